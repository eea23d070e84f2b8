package sqlite

import (
	"errors"
	"io"
	"os"
	"path/filepath"
)

// temporary is a file that is being made, in the folder of the one it will become.
type temporary struct{ path string }

// temporaryIn makes an empty file for the learner alone.
func temporaryIn(folder, name string) (temporary, error) {
	file, err := os.CreateTemp(folder, name+"-*.tmp") // mode 0600
	if err != nil {
		return temporary{}, err
	}
	return temporary{file.Name()}, file.Close()
}

// remove removes what has not become anything.
func (t temporary) remove() {
	for _, beside := range []string{"", "-wal", "-shm", "-journal"} {
		_ = os.Remove(t.path + beside) // it may not be there
	}
}

// become gives the file its name, once its bytes have reached the disk.
func (t temporary) become(path string) error {
	if err := flush(t.path); err != nil {
		return err
	}
	if err := os.Rename(t.path, path); err != nil {
		return err
	}
	return flushFolder(filepath.Dir(path))
}

// flush makes sure that the bytes of a file have reached the disk.
func flush(path string) error {
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(file.Sync(), file.Close())
}

// copyFile copies bytes to a new file for the learner alone.
func copyFile(from io.Reader, path string) error {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(file, from)
	return errors.Join(err, file.Close())
}
