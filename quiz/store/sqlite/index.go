package sqlite

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io/fs"
	"os"
)

// An index is what a -shm tells of the -wal it belongs to (sqlite.org/walformat.html, 2): it lives as long as a program has
// the database open, and stays where that is killed. It is written once a commit has reached the disk, so that it never
// tells of more than was there.
type index struct {
	last     uint32 // the number of the last frame that was committed
	backfill uint32 // up to which the frames are in the database
	salts    [8]byte
}

const indexHeader = 48

// readIndex reads a -shm, which SQLite has locks on, so that it is borrowed; false: there is none, or none that can be
// trusted.
func (l *lent) readIndex(path string) (index, bool, error) {
	if err := regular(path); err != nil {
		return index{}, false, err
	}
	file, err := l.borrow(path, os.O_RDONLY)
	if errors.Is(err, fs.ErrNotExist) {
		return index{}, false, nil
	}
	if err != nil {
		return index{}, false, err
	}
	var head [2*indexHeader + 4]byte
	if _, err := file.ReadAt(head[:], 0); err != nil {
		return index{}, false, unlessEnd(err)
	}
	one, other, order := head[:indexHeader], head[indexHeader:2*indexHeader], binary.NativeEndian
	sum := checksumOf(order, [2]uint32{}, one[:40])
	if !bytes.Equal(one, other) || order.Uint32(one) != walVersion || one[12] != 1 ||
		sum != [2]uint32{order.Uint32(one[40:]), order.Uint32(one[44:])} {
		return index{}, false, nil
	}
	i := index{last: order.Uint32(one[16:]), backfill: order.Uint32(head[2*indexHeader:])}
	copy(i.salts[:], one[32:40])
	return i, true, nil
}

// readBeside reads what was committed beside a database, and reports whether more was than SQLite will find there.
func (l *lent) readBeside(path string, pageSize int64) (beside wal, lost bool, err error) {
	before, known, err := l.readIndex(path + "-shm")
	if err != nil {
		return wal{}, false, err
	}
	if beside, err = readWAL(path+"-wal", pageSize, headerSize); err != nil {
		return wal{}, false, err
	}
	after, still, err := l.readIndex(path + "-shm")
	if err != nil {
		return wal{}, false, err
	}
	if !known || !still || before != after { // another program is writing
		return beside, beside.hole, nil
	}
	return beside, beside.hole || before.proves(beside), nil
}

// proves reports whether an index tells of more than SQLite finds in the -wal beside it.
func (i index) proves(w wal) bool {
	switch {
	case i.last <= i.backfill: // all of it is in the database
		return false
	case w.held == nil: // it is empty, or gone
		return true
	}
	return w.salts == i.salts && i.last > w.last
}
