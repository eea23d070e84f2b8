package serve

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
)

// ReadPrivate reads a file that nobody else may read. The error says so where others can, in the words for what it holds.
func ReadPrivate(path, what string) ([]byte, error) {
	const others = 0o077
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("%s cannot be read: %w", what, err)
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%q: this is to be %s, and it is no file", path, what)
	}
	if runtime.GOOS != "windows" && info.Mode().Perm()&others != 0 {
		return nil, fmt.Errorf("%q: others can read %s; chmod 600 %s, and make a new one where somebody may have read it", path, what, path)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("%s cannot be read: %w", what, err)
	}
	return text, nil
}

// KeepPrivate writes a file that nobody else may read: whole, or not at all.
func KeepPrivate(path, what string, text []byte) error {
	const private600, private700 = 0o600, 0o700
	if err := os.MkdirAll(filepath.Dir(path), private700); err != nil {
		return fmt.Errorf("%s cannot be kept: %w", what, err)
	}
	part := path + ".part"
	file, err := os.OpenFile(part, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, private600)
	if err != nil {
		return fmt.Errorf("%s cannot be kept: %w", what, err)
	}
	_, err = file.Write(text)
	if err = errors.Join(err, file.Sync(), file.Close()); err == nil {
		err = os.Rename(part, path)
	}
	if err != nil {
		_ = os.Remove(part) // what could not be written is of no use
		return fmt.Errorf("%s cannot be kept: %w", what, err)
	}
	return nil
}
