package command

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/spf13/cobra"

	"porthole/content"
	"porthole/quiz"
	"porthole/quiz/exam"
)

// name is the name of a learner, as a flag.
type name string

// longestName is how many characters a learner's name may have.
const longestName = 64

// Set takes the name, cleaned and on one line: it is shown, and it is what answers are kept under.
// What controls a terminal is no part of one, and two names must not become the same.
func (n *name) Set(given string) error {
	if strings.ContainsFunc(given, unicode.IsControl) {
		return errors.New("a name without control characters")
	}
	clean := strings.Join(strings.Fields(content.Clean(given)), " ")
	switch length := len([]rune(clean)); {
	case length == 0:
		return errors.New("a name")
	case length > longestName:
		return fmt.Errorf("a name of at most %d characters", longestName)
	}
	*n = name(clean)
	return nil
}

// String returns the name, "" where none was given.
func (n *name) String() string { return string(*n) }

// Type names what the flag takes.
func (n *name) Type() string { return "name" }

// lazyStore is a store that is opened when it is first needed, and closed at the end of the run. The
// screens open it on a goroutine of their own.
type lazyStore struct {
	mu     sync.Mutex
	store  exam.Store
	opened io.Closer // nil: nothing is to be closed
	over   bool
}

func (s *lazyStore) open(begin func() (exam.Store, io.Closer, error)) (exam.Store, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case s.over:
		return nil, context.Canceled
	case s.store != nil:
		return s.store, nil
	}
	store, opened, err := begin()
	if err != nil {
		return nil, err
	}
	s.store, s.opened = store, opened
	return store, nil
}

func (s *lazyStore) close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.over = true
	if s.opened == nil {
		return nil
	}
	if err := s.opened.Close(); err != nil {
		if unsaved, ok := errors.AsType[*quiz.UnsavedError](err); ok {
			return unsaved
		}
		return fmt.Errorf("what was done now may not be saved: %w", err)
	}
	return nil
}

// openStore opens the learner's store, once.
func (c *cli) openStore(ctx context.Context) (exam.Store, error) {
	return c.openWith(ctx, Archive.Open)
}

// openToRead opens the learner's store for a verb that only tells what is in it.
func (c *cli) openToRead(ctx context.Context) (exam.Store, error) {
	return c.openWith(ctx, Archive.OpenToRead)
}

func (c *cli) openWith(ctx context.Context, open func(Archive, context.Context, string) (exam.OpenStore, error)) (exam.Store, error) {
	return c.store.open(func() (exam.Store, io.Closer, error) {
		if c.noSave || c.Archive == nil {
			return exam.NewInMemory(), nil, nil
		}
		archive, err := c.archive()
		if err != nil {
			return nil, nil, err
		}
		store, err := open(archive, ctx, c.learner.String())
		return store, store, err
	})
}

// archive returns the place where everything is kept.
func (c *cli) archive() (Archive, error) {
	if c.Archive == nil {
		return nil, errors.New("this program was built without a place to keep anything")
	}
	return c.Archive, nil
}

// toChange returns the place where everything is kept for a verb that does nothing but change it.
func (c *cli) toChange(verb *cobra.Command) (Archive, error) {
	if err := c.mayChange(verb); err != nil {
		return nil, err
	}
	return c.archive()
}

// mayChange refuses --no-save beside a verb that does nothing but change what is kept.
func (c *cli) mayChange(verb *cobra.Command) error {
	if c.noSave {
		return usagef("--no-save cannot stand beside %s, which changes what is kept", strings.TrimPrefix(verb.CommandPath(), "porthole "))
	}
	return nil
}

// completeLearners offers the names that are known.
func (c *cli) completeLearners(verb *cobra.Command, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
	archive, err := c.archive()
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	names, err := archive.Learners(verb.Context())
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return slices.DeleteFunc(names, func(n string) bool { return n == "" }), cobra.ShellCompDirectiveNoFileComp
}

// whose says whose data it is that a message is about.
func whose(learner string) string {
	return cmp.Or(learner, "this machine's learner")
}
