package sqlite

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"porthole/quiz"
)

// marker is the file that says that the database is damaged, so that the next program knows, too.
func (p place) marker() string { return p.path() + ".damaged" }

// mark notes what is wrong.
func (p place) mark(fault *quiz.StoreError) {
	_ = os.WriteFile(p.marker(), []byte(fault.What+"\n"), 0o600) // without it the next check finds it again
}

// unmark says that nothing is wrong any more.
func (p place) unmark() error {
	if err := os.Remove(p.marker()); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return faultOf(p.marker(), err)
	}
	return nil
}

// marked returns what is known to be wrong.
func (p place) marked() error {
	text, err := os.ReadFile(p.marker())
	if err != nil {
		return nil //nolint:nilerr // there is none: nothing is known to be wrong
	}
	first, _, _ := bytes.Cut(text, []byte("\n"))
	return &quiz.StoreError{Path: p.path(), What: fmt.Sprintf("%.200s", first), Help: helpDamaged, Blocks: true}
}
