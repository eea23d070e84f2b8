package sqlite

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"porthole/quiz"
)

// marker is the file that says that the database is damaged, so that the next program knows, too.
func (a *Archive) marker() string { return a.path() + ".damaged" }

// mark notes what is wrong.
func (a *Archive) mark(fault *quiz.StoreError) {
	_ = os.WriteFile(a.marker(), []byte(fault.What+"\n"), 0o600) // without it the next check finds it again
}

// unmark says that nothing is wrong any more.
func (a *Archive) unmark() error {
	if err := os.Remove(a.marker()); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return faultOf(a.marker(), err)
	}
	return nil
}

// marked returns what is known to be wrong.
func (a *Archive) marked() error {
	text, err := os.ReadFile(a.marker())
	if err != nil {
		return nil //nolint:nilerr // there is none: nothing is known to be wrong
	}
	return &quiz.StoreError{Path: a.path(), What: fmt.Sprintf("%.200s", firstLine(text)), Help: helpDamaged, Blocks: true}
}

func firstLine(text []byte) string {
	for i, c := range text {
		if c == '\n' {
			return string(text[:i])
		}
	}
	return string(text)
}
