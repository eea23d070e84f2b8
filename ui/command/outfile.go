package command

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// outFile is a file in the making: it is written under a name of its own and gets the one it is to
// have when it is whole.
type outFile struct {
	*os.File
	path  string
	force bool // what has the name already is replaced
}

// createFile begins a file. It refuses a name that something has already, unless that is a file and
// is to be replaced.
func createFile(path string, force bool) (*outFile, error) {
	if err := vacant(path, force); err != nil {
		return nil, err
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".porthole-*")
	if err != nil {
		return nil, notWritten(path, err)
	}
	return &outFile{f, path, force}, nil
}

// vacant returns why a name cannot be given to a file.
func vacant(path string, force bool) error {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return notWritten(path, err)
	case info.IsDir():
		return fmt.Errorf("%q: it is a folder; name a file in it", path)
	case !info.Mode().IsRegular():
		return fmt.Errorf("%q: it is no file that could be replaced; name another", path)
	case !force:
		return fmt.Errorf("%q: it is there already; name another file, or remove it", path)
	}
	return nil
}

// commit gives the file its name, once it is on the disk.
func (f *outFile) commit() error {
	err := firstError(f.Sync(), f.Close())
	if err == nil {
		err = vacant(f.path, f.force)
	}
	if err == nil {
		err = os.Rename(f.Name(), f.path)
	}
	if err != nil {
		f.discard()
		return notWritten(f.path, err)
	}
	return nil
}

// discard removes what was written.
func (f *outFile) discard() {
	_ = f.Close() // it may be closed already
	_ = os.Remove(f.Name())
}

// notWritten says why a file could not be written, without the name it has in the making.
func notWritten(path string, err error) error {
	if failed, ok := errors.AsType[*fs.PathError](err); ok {
		err = failed.Err
	}
	return fmt.Errorf("%q could not be written: %w", path, err)
}
