package sqlite

import (
	"os"
	"sync"
)

// lent are the files of the database that are read by hand, as long as a store is open.
type lent struct {
	mu       sync.Mutex
	stores   int // that are open
	borrowed []borrowed
}

// borrowed is a file of the database that is read by hand. The end of any descriptor of a file ends every POSIX lock that
// the process has on it (fcntl(2)), SQLite's own included. So it stays open as long as a store is, and who wants to read
// the same file meanwhile is given the same descriptor.
type borrowed struct {
	*os.File
	how  int // it was opened
	what os.FileInfo
}

// borrow opens a file of the database to be read by hand at offsets. It is closed when no store is open any more.
func (l *lent) borrow(path string, how int) (*os.File, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if failed := regular(path); failed != nil {
		return nil, failed
	}
	for _, b := range l.borrowed {
		if b.how == how && os.SameFile(b.what, info) {
			return b.File, nil
		}
	}
	file, err := os.OpenFile(path, how, 0)
	if err != nil {
		return nil, err
	}
	l.borrowed = append(l.borrowed, borrowed{file, how, info})
	if opened, err := file.Stat(); err == nil {
		l.borrowed[len(l.borrowed)-1].what = opened // another one may have taken its name meanwhile
	}
	return file, nil
}

// enter says that the database is in use; leave, that it is no longer.
func (l *lent) enter() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.stores++
}

func (l *lent) leave() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.stores--
	if l.stores > 0 {
		return
	}
	for _, file := range l.borrowed {
		_ = file.Close() // it was only read
	}
	l.borrowed = nil
}
