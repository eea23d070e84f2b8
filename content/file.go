package content

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strconv"
)

// MaxSize is the size in bytes of the largest document that is read: 8 MiB.
const MaxSize = 8 << 20

// FileError says why a document could not be read. Its text is a sentence for the learner with
// what to do next; Err is the cause, nil where the file itself is at fault.
type FileError struct {
	Path string // as it was given, not cleaned
	What string // "there is no such file"
	Hint string // what to do
	Err  error
}

// Error returns the file's name, quoted and cleaned, what is wrong, and what to do.
func (e *FileError) Error() string {
	return fmt.Sprintf("%s: %s; %s", Quote(e.Path), e.What, e.Hint)
}

// Unwrap returns the cause.
func (e *FileError) Unwrap() error { return e.Err }

// Quote returns a name from outside in double quotes, cleaned, for use in a message.
func Quote(name string) string { return strconv.Quote(Clean(name)) }

// ReadFile reads the document at path. A path that is no regular file, a file that is not text and
// one over MaxSize give a *FileError, without the whole of it being read.
func ReadFile(path string) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, openError(path, err)
	}
	if refused := acceptable(path, info); refused != nil {
		return nil, refused
	}
	f, err := os.Open(path) // #nosec G304 -- the learner names the file to read
	if err != nil {
		return nil, openError(path, err)
	}
	defer func() { _ = f.Close() }() // only read from
	if info, err = f.Stat(); err != nil {
		return nil, openError(path, err)
	}
	if refused := acceptable(path, info); refused != nil {
		return nil, refused
	}
	return readText(path, f, info.Size())
}

// readText looks at the beginning before it reads on: most binary files show there what they are.
func readText(path string, r io.Reader, size int64) ([]byte, error) {
	src := bytes.NewBuffer(make([]byte, 0, size+bytes.MinRead))
	if _, err := io.CopyN(src, r, headSize); err != nil && !errors.Is(err, io.EOF) {
		return nil, openError(path, err)
	}
	if err := binaryError(path, src.Bytes()); err != nil {
		return nil, err
	}
	if _, err := io.CopyN(src, r, MaxSize+1-int64(src.Len())); err != nil && !errors.Is(err, io.EOF) {
		return nil, openError(path, err)
	}
	if src.Len() > MaxSize {
		return nil, tooLarge(path)
	}
	if err := binaryError(path, src.Bytes()); err != nil {
		return nil, err
	}
	return src.Bytes(), nil
}

// headSize is how much of a file is read before it is looked at.
const headSize = 8 << 10

func openError(path string, err error) error {
	e := &FileError{Path: path, What: "it cannot be read", Hint: "try another file", Err: err}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		e.What, e.Hint = "there is no such file", "check the spelling and the folder you are in"
	case errors.Is(err, fs.ErrPermission):
		e.What, e.Hint = "reading it is not permitted", "check the permissions of the file and its folder"
	}
	return e
}

func acceptable(path string, info fs.FileInfo) error {
	switch {
	case info.IsDir():
		return &FileError{Path: path, What: "it is a folder", Hint: "name the Markdown file in it"}
	case !info.Mode().IsRegular():
		return &FileError{Path: path, What: "it is not a regular file", Hint: "name a Markdown file, or save its text in one"}
	case info.Size() > MaxSize:
		return tooLarge(path)
	}
	return nil
}

func tooLarge(path string) error {
	return &FileError{Path: path, What: fmt.Sprintf("it is larger than %d MiB", MaxSize>>20), Hint: "split it into several documents"}
}

// binaryError returns an error for what is not text: it holds a NUL, or more than one byte in ten
// is a control character.
func binaryError(path string, b []byte) error {
	utf16 := bytes.HasPrefix(b, []byte{0xff, 0xfe}) || bytes.HasPrefix(b, []byte{0xfe, 0xff})
	if !utf16 && bytes.IndexByte(b, 0) < 0 && !mostlyControls(b) {
		return nil
	}
	what := "it is a binary file, not text"
	if utf16 {
		what = "it is written in UTF-16"
	}
	return &FileError{Path: path, What: what, Hint: "name a Markdown file saved as UTF-8 (a text in UTF-16 has to be converted)"}
}

func mostlyControls(b []byte) bool {
	n := 0
	for _, c := range b {
		if c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 0x1b || c == 0x7f {
			n++
		}
	}
	return n*10 > len(b)
}
