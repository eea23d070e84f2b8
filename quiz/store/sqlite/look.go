package sqlite

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"porthole/quiz"
	"porthole/quiz/store"
)

const (
	magic       = "SQLite format 3\x00"
	application = 0x506f7274 // "Port", the application_id of our databases
	headerSize  = 100
)

// A header is what the first page of a database tells of it (sqlite.org/fileformat2.html, 1.3).
type header struct {
	pageSize    int64
	pages       int64
	schema      uint32 // changes with every change of the schema
	version     int    // user_version: of the database's form
	application uint32
}

func parseHeader(b []byte) header {
	at := func(i int) uint32 { return binary.BigEndian.Uint32(b[i:]) }
	h := header{
		pageSize: int64(binary.BigEndian.Uint16(b[16:])), pages: int64(at(28)),
		schema: at(40), version: int(at(60)), application: at(68),
	}
	if h.pageSize == 1 {
		h.pageSize = 65536
	}
	if at(24) != at(92) { // the number of pages was written by a program that did not know of it
		h.pages = 0
	}
	return h
}

// lookUnlessMarked is look, but where the database is known to be damaged it says so.
func (a *Archive) lookUnlessMarked(ctx context.Context) (version int, err error) {
	if err := a.marked(); err != nil {
		return 0, err
	}
	return a.look(ctx)
}

// look tells what lies at a path without changing it: the version of the database, 0 where there is
// none. What cannot be used is a *quiz.StoreError. SQLite itself is not asked, for it may repair what
// it opens.
func (a *Archive) look(ctx context.Context) (version int, err error) {
	path := a.path()
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return 0, a.absent()
	case err != nil:
		return 0, unreadable(path, err)
	case !info.Mode().IsRegular():
		return 0, &quiz.StoreError{Path: path, What: "it is no file", Help: helpOther, Blocks: true}
	}
	for _, suffix := range beside() {
		if failed := regular(path + suffix); failed != nil {
			return 0, failed
		}
	}
	file, err := a.borrow(path, os.O_RDWR) // it has to be one that may be written
	if errors.Is(err, fs.ErrPermission) {
		if _, failed := a.borrow(path, os.O_RDONLY); failed != nil {
			return 0, unreadable(path, failed)
		}
	}
	if err != nil {
		return 0, faultOf(path, err)
	}
	if info, err = file.Stat(); err != nil {
		return 0, faultOf(path, err)
	}
	h, err := a.lookAt(ctx, path, file, info.Size())
	if err != nil {
		return 0, err
	}
	return h.version, nil
}

// lookAt looks at an open database, and at what is written beside it.
func (l *lent) lookAt(ctx context.Context, path string, file io.ReaderAt, size int64) (header, error) {
	var first [headerSize]byte
	if _, err := file.ReadAt(first[:], 0); errors.Is(err, io.EOF) {
		return header{}, damaged(path, fmt.Sprintf("it has %d bytes, too few for a database", size), err)
	} else if err != nil {
		return header{}, faultOf(path, err)
	}
	if string(first[:len(magic)]) != magic {
		return header{}, &quiz.StoreError{Path: path, What: "it is no database", Help: helpWithout(size), Blocks: true}
	}
	h := parseHeader(first[:])
	if h.pageSize < 512 || h.pageSize&(h.pageSize-1) != 0 {
		return header{}, damaged(path, fmt.Sprintf("its pages would have %d bytes", h.pageSize), nil)
	}
	beside, lost, err := l.readBeside(path, h.pageSize)
	if err != nil {
		return header{}, faultOf(path, err)
	}
	main := h
	if first, ok := beside.held[1]; ok {
		h = parseHeader(first)
	}
	if beside.pages > 0 {
		h.pages = beside.pages
	}
	if err := h.check(path, size, beside); err != nil {
		return header{}, err
	}
	if lost {
		return header{}, damaged(path, "what lies beside it has a hole, and what was saved behind that cannot be found", nil)
	}
	if main.schema == h.schema && main.pages*main.pageSize <= size {
		return h, schemaFault(ctx, path, path, h.version, "mode=ro", "immutable=1")
	}
	return h, lookAtCopy(ctx, path, file, size, h.version) // the file alone is not a whole database
}

// lookAtCopy looks at the schema of a database with what is written beside it.
func lookAtCopy(ctx context.Context, path string, file io.ReaderAt, size int64, version int) error {
	folder, err := os.MkdirTemp(filepath.Dir(path), "examined-*.tmp")
	if err != nil {
		return faultOf(path, err)
	}
	defer func() { _ = os.RemoveAll(folder) }() // a copy
	beside, err := os.Open(path + "-wal")
	if err != nil {
		return faultOf(path, err)
	}
	defer func() { _ = beside.Close() }() // it was only read
	whole := filepath.Join(folder, "porthole.db")
	if err := errors.Join(copyFile(io.NewSectionReader(file, 0, size), whole), copyFile(beside, whole+"-wal")); err != nil {
		return faultOf(path, err)
	}
	return schemaFault(ctx, path, whole, version, "mode=rw")
}

// helpWithout says what helps where a file does not begin as a database does: one of a database's size
// may have lost no more than that.
func helpWithout(size int64) string {
	const smallest = 512 // page
	if size < 8*smallest || size%smallest != 0 {
		return helpOther
	}
	return helpBroken
}

func (h header) check(path string, size int64, beside wal) error {
	switch {
	case h.application != application:
		return &quiz.StoreError{Path: path, What: "it is a database, but not one of porthole's", Help: helpOther, Blocks: true}
	case h.version > store.Form:
		what := fmt.Sprintf("a newer porthole has written it (form %d; this one knows up to %d)", h.version, store.Form)
		return &quiz.StoreError{Path: path, What: what, Help: helpNewer, Blocks: true}
	case h.version < 1:
		return damaged(path, "it does not say which form it has", nil)
	case h.pages == 0 || size%h.pageSize != 0 && (beside.pages == 0 || size/h.pageSize >= h.pages):
		// One page may be half there: a disk was full while pages were brought here from beside it, where that one is, too.
		return damaged(path, fmt.Sprintf("its size, %d bytes, is not what its first page tells", size), nil)
	}
	for page := size/h.pageSize + 1; page <= h.pages; page++ {
		if _, ok := beside.held[page]; !ok {
			return damaged(path, fmt.Sprintf("it has %d bytes and should have %d", size, h.pages*h.pageSize), nil)
		}
	}
	return nil
}
