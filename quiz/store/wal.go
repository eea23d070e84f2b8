package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"io/fs"
	"os"
)

// A wal is what was committed beside a database and is not in it yet (sqlite.org/fileformat2.html, 4).
type wal struct {
	first []byte         // the header of the newest first page; nil where it holds none
	holds map[int64]bool // the pages it holds
	pages int64          // of the database with them; 0 where it holds none
}

const (
	walHeader   = 32
	frameHeader = 24
)

// readWAL reads what the newest commits tell. Its checksums are SQLite's business.
func readWAL(path string, pageSize int64) (wal, error) {
	file, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return wal{}, nil
	}
	if err != nil {
		return wal{}, err
	}
	defer func() { _ = file.Close() }() // it was only read
	return frames(file, pageSize)
}

func frames(file io.ReaderAt, pageSize int64) (wal, error) {
	var head [walHeader]byte
	if _, err := file.ReadAt(head[:], 0); err != nil {
		return wal{}, unlessEnd(err)
	}
	var kept, open wal // open: what no commit has confirmed yet
	open.holds, kept.holds = map[int64]bool{}, map[int64]bool{}
	frame := make([]byte, frameHeader+headerSize)
	for at := int64(walHeader); ; at += frameHeader + pageSize {
		if _, err := file.ReadAt(frame, at); err != nil {
			return kept, unlessEnd(err)
		}
		if !bytes.Equal(frame[8:16], head[16:24]) { // left over from an earlier round
			return kept, nil
		}
		page := int64(binary.BigEndian.Uint32(frame))
		open.holds[page] = true
		if page == 1 {
			open.first = bytes.Clone(frame[frameHeader:])
		}
		if pages := int64(binary.BigEndian.Uint32(frame[4:])); pages > 0 { // a commit
			kept.pages = pages
			for page := range open.holds {
				kept.holds[page] = true
			}
			clear(open.holds)
			if open.first != nil {
				kept.first = open.first
			}
		}
	}
}

func unlessEnd(err error) error {
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}
