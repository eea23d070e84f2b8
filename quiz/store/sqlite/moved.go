package sqlite

import (
	"errors"
	"io/fs"
	"os"

	"porthole/quiz"
)

// An identity is which files a database has open, by what is put behind its path. A file that was moved, removed or replaced
// below a program that has it open still takes what is written to it, and nobody finds it there.
type identity map[string]os.FileInfo

// identify returns which files a database has open that was just used. That of the database itself is the one that was
// looked at before it was opened.
func identify(d *Database) identity {
	who := identity{}
	if d.what != nil {
		who[""] = d.what
	}
	for _, suffix := range []string{"-wal", "-shm"} {
		if info, err := os.Stat(d.path + suffix); err == nil {
			who[suffix] = info
		}
	}
	return who
}

// holds reports whether the files that a database has open lie where they are to lie.
func (who identity) holds(d *Database) bool {
	for suffix, was := range who {
		is, err := os.Stat(d.path + suffix)
		if err != nil || !os.SameFile(was, is) {
			return false
		}
	}
	return true
}

// gone returns why a database that was there is not; nil: one is.
func (p place) gone() error {
	_, err := os.Stat(p.path())
	switch {
	case err == nil:
		return nil
	case !errors.Is(err, fs.ErrNotExist):
		return unreadable(p.path(), err)
	}
	if err := p.absent(); err != nil {
		return err
	}
	return &quiz.StoreError{Path: p.name(), What: "the database is missing", Help: helpGone}
}
