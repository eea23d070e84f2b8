package sqlite

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"porthole/quiz"
	"porthole/quiz/store"
)

// What helps.
const (
	helpDamaged = "porthole data check tells more, porthole data restore goes back to a backup, " +
		"porthole data rescue saves what can be read"
	helpNewer   = "use the newer porthole, or go back to an older backup: porthole data restore"
	helpOther   = "move it away, or restore a backup: porthole data restore"
	helpBroken  = helpOther + "; if it was porthole's, porthole data rescue saves what can be read"
	helpFolder  = "move the file away, or set PORTHOLE_DATA to a folder"
	helpPlace   = "set PORTHOLE_DATA to another folder, or look whether the disk is there"
	helpRoom    = "make room and go on"
	helpAllow   = "allow porthole to write there, or set PORTHOLE_DATA to another folder"
	helpRead    = "allow porthole to read it and to write there, or set PORTHOLE_DATA to another folder"
	helpMount   = "mount the disk that it is on, or put back what the link leads to; a link that leads nowhere any more can be removed"
	helpHalf    = "put the database back, or go back to a backup: porthole data restore; porthole data rescue saves what can be read of what is there"
	helpMissing = "put it back, or go back to a backup: porthole data restore; to begin anew, move the folder backups away"
	helpAway    = "move it away and try again"
	helpGone    = "put it back where it was; what is done until then is saved there"
	helpSwapped = "what is done now is saved, with what was done before, in what lies there as soon as that can be"
	helpShorter = "set PORTHOLE_DATA to a folder with a shorter path"
	helpUnknown = "porthole data check looks at all of it"
	helpDisk    = "look after the disk, then run porthole data check"
	helpBusy    = "close what else uses it and try again"
)

// errClosed is returned once a store is closed.
var errClosed = errors.New("the store is closed")

// faultOf says an error of the database or the file system in words for the learner. What is no such
// error stays as it is.
func faultOf(path string, err error) error {
	if err == nil || store.Says(err) || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) ||
		errors.Is(err, errClosed) {
		return err
	}
	if known, ok := errors.AsType[*quiz.StoreError](err); ok {
		return known
	}
	if found, ok := errors.AsType[*store.DamageError](err); ok {
		return damaged(path, found.What, err)
	}
	what, help := "something went wrong with the data ("+err.Error()+")", helpUnknown
	if failed, ok := errors.AsType[*sqlite.Error](err); ok {
		what, help = ofSQLite(failed.Code(), what, help)
	} else {
		what, help = ofFiles(err, what, help)
	}
	return &quiz.StoreError{Path: path, What: what, Help: help, Blocks: help == helpDamaged, Err: err}
}

// unreadable says why something cannot be looked at: it may not be read, or its disk fails. Where the folder that it lies in
// may not be read, it names that.
func unreadable(path string, err error) error {
	if errors.Is(err, fs.ErrPermission) {
		for _, hidden := os.Lstat(path); errors.Is(hidden, fs.ErrPermission) && path != filepath.Dir(path); _, hidden = os.Lstat(path) {
			path = filepath.Dir(path)
		}
		return &quiz.StoreError{Path: path, What: "it may not be read", Help: helpRead, Err: err}
	}
	return faultOf(path, err)
}

// damaged returns the error for data that is not what was written.
func damaged(path, what string, err error) *quiz.StoreError {
	what = fmt.Sprintf("%.*s", mostMarked, "the database is damaged: "+what)
	return &quiz.StoreError{Path: path, What: what, Help: helpDamaged, Blocks: true, Err: err}
}

func ofSQLite(code int, what, help string) (string, string) {
	const primary = 0xff // the rest of a code says more of the same
	switch code & primary {
	case lib.SQLITE_FULL:
		return "the disk is full", helpRoom
	case lib.SQLITE_IOERR:
		switch code {
		case lib.SQLITE_IOERR_READ, lib.SQLITE_IOERR_SHORT_READ, lib.SQLITE_IOERR_FSTAT, lib.SQLITE_IOERR_ACCESS, lib.SQLITE_IOERR_CORRUPTFS:
			return "the disk does not read what it is asked to", helpDisk
		} // a full disk has a code of its own
		return "it could not be written: the file may not grow, or the disk fails", helpRoom
	case lib.SQLITE_READONLY, lib.SQLITE_PERM, lib.SQLITE_CANTOPEN, lib.SQLITE_AUTH:
		return "it may not be written", helpAllow
	case lib.SQLITE_BUSY, lib.SQLITE_LOCKED:
		return "another program keeps it busy", helpBusy
	case lib.SQLITE_CORRUPT, lib.SQLITE_NOTADB:
		return "the database is damaged", helpDamaged
	case lib.SQLITE_NOMEM:
		return "the memory is used up", "close other programs and try again"
	}
	return what, help
}

func ofFiles(err error, what, help string) (string, string) {
	switch {
	case errors.Is(err, syscall.ENOSPC):
		return "the disk is full", helpRoom
	case errors.Is(err, syscall.EFBIG):
		return "the file may not grow", helpRoom
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return "it may not be written", helpAllow
	case errors.Is(err, syscall.ENAMETOOLONG):
		return "its path is too long", helpShorter
	case errors.Is(err, syscall.EIO):
		return "the disk does not do what it is asked to", helpDisk
	case errors.Is(err, syscall.ENOTDIR):
		return "there is a file where a folder should be", helpFolder
	case errors.Is(err, fs.ErrNotExist):
		return "it is not there", helpPlace
	}
	return what, help
}

// isDamage reports whether an error means that the data is not what was written.
func isDamage(err error) bool {
	if _, ok := errors.AsType[*store.DamageError](err); ok {
		return true
	}
	failed, ok := errors.AsType[*sqlite.Error](err)
	return ok && (failed.Code()&0xff == lib.SQLITE_CORRUPT || failed.Code()&0xff == lib.SQLITE_NOTADB)
}
