package sqlite

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"porthole/quiz"
)

// marker is the file that says that the database is damaged, so that the next program knows, too, and one that has it open.
func (p place) marker() string { return p.name() + ".damaged" }

// mostMarked is how many characters are told of what is wrong: a check may find the same a hundred times.
const mostMarked = 200

// mark notes what is wrong.
func (p place) mark(fault *quiz.StoreError) {
	_ = p.markAs(fault.What) // without it the next check finds it again
}

func (p place) markAs(what string) error {
	if err := regular(p.marker()); err != nil {
		return err
	}
	return os.WriteFile(p.marker(), []byte(what+"\n"), 0o600)
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
	info, err := os.Stat(p.marker())
	if err != nil {
		return nil //nolint:nilerr // there is none: nothing is known to be wrong
	}
	what := "the database is damaged"
	if info.Mode().IsRegular() { // a full disk may have left it empty
		text, _ := os.ReadFile(p.marker()) // that it is there says enough
		if first, _, _ := bytes.Cut(text, []byte("\n")); len(first) > 0 {
			what = fmt.Sprintf("%.*s", mostMarked, first)
		}
	}
	return &quiz.StoreError{Path: p.path(), What: what, Help: helpDamaged, Blocks: true}
}
