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
	held  map[int64][]byte // the newest of each page it holds: its beginning, or all of it
	pages int64            // of the database with them; 0 where it holds none
}

const (
	walHeader   = 32
	frameHeader = 24
)

// readWAL reads what was committed beside a database: of each page the first bytes, as many as are
// wanted. Its checksums are SQLite's business.
func readWAL(path string, pageSize, wanted int64) (wal, error) {
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
	kept, open := wal{held: map[int64][]byte{}}, map[int64][]byte{} // open: what no commit has confirmed yet
	frame := make([]byte, frameHeader+wanted)
	for at := int64(walHeader); ; at += frameHeader + pageSize {
		if _, err := file.ReadAt(frame, at); err != nil {
			return kept, unlessEnd(err)
		}
		if !bytes.Equal(frame[8:16], head[16:24]) { // left over from an earlier round
			return kept, nil
		}
		open[int64(binary.BigEndian.Uint32(frame))] = bytes.Clone(frame[frameHeader:])
		if pages := int64(binary.BigEndian.Uint32(frame[4:])); pages > 0 { // a commit
			kept.pages = pages
			maps.Copy(kept.held, open)
			clear(open)
		}
	}
}

func unlessEnd(err error) error {
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}
