package sqlite

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"io/fs"
	"maps"
	"os"
)

// A wal is what was committed beside a database and is not in it yet (sqlite.org/fileformat2.html, 4).
type wal struct {
	held  map[int64][]byte // the newest of each page that SQLite finds there: its beginning, or all of it
	pages int64            // of the database with them; 0 where there are none
	hole  bool             // more was committed than SQLite finds
	loose []frame          // what lies behind the place where SQLite stops, up to the last commit
	last  uint32           // the number of the last frame of what SQLite finds
	salts [8]byte
}

// A frame is one page in a -wal.
type frame struct {
	page    int64
	commits int64 // the pages of the database, in the last frame of a transaction; else 0
	content []byte
	linked  bool // its checksum goes on from the one before it
}

const (
	walHeader   = 32
	frameHeader = 24
	walVersion  = 3007000
)

// readWAL reads what was committed beside a database: of each page the first bytes, as many as are wanted. It stops where
// SQLite stops, at the first frame that is not what was written, and tells whether that is the end of what was committed.
func readWAL(path string, pageSize, wanted int64) (wal, error) {
	if err := regular(path); err != nil {
		return wal{}, err
	}
	file, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return wal{}, nil
	}
	if err != nil {
		return wal{}, err
	}
	defer func() { _ = file.Close() }() // it was only read
	return frames(file, pageSize, wanted)
}

func frames(file io.ReaderAt, pageSize, wanted int64) (wal, error) {
	var head [walHeader]byte
	if _, err := file.ReadAt(head[:], 0); err != nil {
		return wal{}, unlessEnd(err)
	}
	r := newWALReader(head[:], pageSize)
	buf := make([]byte, frameHeader+pageSize)
	for at := int64(walHeader); ; at += frameHeader + pageSize {
		if _, err := file.ReadAt(buf, at); err != nil {
			return r.end(), unlessEnd(err)
		}
		r.add(buf, wanted)
	}
}

// A walReader takes frames in their order. The checksum of each is computed from the one of the frame before: so a frame that
// is not what was written ends what SQLite finds, and one behind it can still be told to be what was written after it.
type walReader struct {
	wal
	order    binary.ByteOrder // of the words that checksums are computed of
	salts    []byte           // nil: the header does not tell
	intact   bool             // what was read so far is what SQLite finds
	stored   [2]uint32        // the checksum in the frame before
	computed [2]uint32        // the one that it should have
	open     map[int64][]byte // what no commit has confirmed yet
	count    uint32
	ended    bool // behind the place where SQLite stops a transaction has ended
}

func newWALReader(head []byte, pageSize int64) *walReader {
	word := func(i int) uint32 { return binary.BigEndian.Uint32(head[i:]) }
	r := &walReader{order: binary.LittleEndian, open: map[int64][]byte{}}
	r.held = map[int64][]byte{}
	if word(0)&1 == 1 {
		r.order = binary.BigEndian
	}
	r.stored = [2]uint32{word(24), word(28)}
	r.computed = checksumOf(r.order, [2]uint32{}, head[:24])
	const magicOfWAL = 0x377f0682
	if r.intact = word(0)&^1 == magicOfWAL && word(4) == walVersion && int64(word(8)) == pageSize && r.stored == r.computed; r.intact {
		r.salts = bytes.Clone(head[16:24])
		copy(r.wal.salts[:], r.salts)
	}
	r.ended = !r.intact // the header reaches the disk before the first transaction
	return r
}

// add takes the next frame.
func (r *walReader) add(buf []byte, wanted int64) {
	f := frame{page: int64(binary.BigEndian.Uint32(buf)), commits: int64(binary.BigEndian.Uint32(buf[4:]))}
	if r.count++; r.salts == nil { // a header that is not what was written tells nothing of them
		r.salts = bytes.Clone(buf[8:16])
	}
	mine := bytes.Equal(buf[8:16], r.salts) && f.page > 0
	stored := [2]uint32{binary.BigEndian.Uint32(buf[16:]), binary.BigEndian.Uint32(buf[20:])}
	sum := func(before [2]uint32) [2]uint32 {
		return checksumOf(r.order, checksumOf(r.order, before, buf[:8]), buf[frameHeader:])
	}
	fromStored, fromComputed := sum(r.stored), sum(r.computed)
	f.linked = mine && (stored == fromStored || stored == fromComputed)
	f.content = bytes.Clone(buf[frameHeader : frameHeader+wanted])
	r.intact = r.intact && f.linked
	r.stored, r.computed = stored, fromStored
	if !r.intact {
		r.behind(f)
		return
	}
	r.open[f.page] = f.content
	if f.commits > 0 {
		r.pages, r.last = f.commits, r.count
		maps.Copy(r.held, r.open)
		clear(r.open)
	}
}

// behind takes a frame behind the place where SQLite stops. A transaction is on the disk before the next one begins: so one
// that is whole behind another's end tells that what lies between was there. The last one of all may be half there after a
// power cut.
func (r *walReader) behind(f frame) {
	r.loose = append(r.loose, f)
	if f.commits == 0 {
		return
	}
	r.hole = r.hole || f.linked && r.ended
	r.ended = true
}

// end returns what was read.
func (r *walReader) end() wal {
	for len(r.loose) > 0 && r.loose[len(r.loose)-1].commits == 0 {
		r.loose = r.loose[:len(r.loose)-1]
	}
	return r.wal
}

// checksumOf is the checksum of SQLite's -wal, which goes on from the one before (sqlite.org/fileformat2.html, 4.2).
func checksumOf(order binary.ByteOrder, before [2]uint32, b []byte) [2]uint32 {
	s0, s1 := before[0], before[1]
	for ; len(b) >= 8; b = b[8:] {
		s0 += order.Uint32(b) + s1
		s1 += order.Uint32(b[4:]) + s0
	}
	return [2]uint32{s0, s1}
}

func unlessEnd(err error) error {
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}
