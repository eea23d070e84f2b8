package command

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"porthole/content"
)

// over says what becomes of a file that has the name already.
type over int

const (
	kept     over = iota // it stays, and the verb has no flag to replace it
	forcible             // it stays, for --force was not given
	replaced
)

func forced(force bool) over {
	if force {
		return replaced
	}
	return forcible
}

// outFile is a file in the making: it is written under a name of its own and gets the one it is to
// have when it is whole.
type outFile struct {
	*os.File
	path string
	over over
}

// meant says for whom a file is.
type meant int

const (
	forOne    meant = iota // what is kept of a learner: for nobody else to read
	forOthers              // a course or a report: the umask decides who may read it
)

// createFile begins a file. It refuses a name that something has already, unless that is a file and
// is to be replaced, and whatever is the program's own.
func (w World) createFile(path string, over over, meant meant) (*outFile, error) {
	if err := cmp.Or(notOwn(w.Folder, path), vacant(path, over)); err != nil {
		return nil, err
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".porthole-*") // mode 0600
	if err == nil && meant == forOthers {
		f, err = anew(f)
	}
	if err != nil {
		return nil, notWritten(path, err)
	}
	return &outFile{f, path, over}, nil
}

// anew makes a file once more, as the umask wants it: that is asked only where a file is made.
func anew(f *os.File) (*os.File, error) {
	if err := errors.Join(f.Close(), os.Remove(f.Name())); err != nil {
		return nil, err
	}
	return os.OpenFile(f.Name(), os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o666) //nolint:gosec // the umask decides who may read it
}

// vacant returns why a name cannot be given to a file.
func vacant(path string, over over) error {
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
	case over == forcible:
		return fmt.Errorf("%q: it is there already; name another file, or say --force to replace it", path)
	case over == kept:
		return fmt.Errorf("%q: it is there already; name another file, or remove it", path)
	}
	return nil
}

// fill writes the file and gives it its name; what could not be written is no file.
func (f *outFile) fill(write func(io.Writer) error) error {
	if err := write(f); err != nil {
		f.discard()
		return notWritten(f.path, err)
	}
	return f.commit()
}

// commit gives the file its name, once it is on the disk.
func (f *outFile) commit() error {
	err := cmp.Or(f.Sync(), f.Close())
	if err == nil {
		err = vacant(f.path, f.over)
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
	if dir := filepath.Dir(path); errors.Is(err, fs.ErrNotExist) {
		if _, gone := os.Stat(dir); errors.Is(gone, fs.ErrNotExist) {
			return fmt.Errorf("%q could not be written: there is no folder %q; make it first", path, dir)
		}
	}
	if failed, ok := errors.AsType[*fs.PathError](err); ok {
		err = failed.Err
	}
	return fmt.Errorf("%q could not be written: %w", path, err)
}

// notCourse returns why a file cannot be written over: it is the course that is read.
func notCourse(course, path string) error {
	if _, builtin := content.Builtin(course); builtin {
		return nil
	}
	from, notRead := os.Stat(course)
	to, notThere := os.Stat(path)
	if notRead == nil && notThere == nil && os.SameFile(from, to) {
		return fmt.Errorf("%q: it is the course itself; name another file", path)
	}
	return nil
}
