package sqlite

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"

	"porthole/quiz"
	"porthole/quiz/store"
)

// Export implements command.Archive.
func (a *Archive) Export(ctx context.Context, learner string, to io.Writer) error {
	out := bufio.NewWriter(to)
	known := false
	err := a.reading(ctx, func(ctx context.Context, q *store.Conn) (err error) {
		known, err = store.Export(ctx, q, learner, out)
		return err
	})
	if err == nil && !known {
		err = unknownLearner(a.path(), learner)
	}
	if err != nil {
		return err
	}
	return out.Flush()
}

func unknownLearner(path, learner string) error {
	what := fmt.Sprintf("nothing is kept of a learner %q", learner)
	if learner == "" {
		what = "nothing is kept yet"
	}
	return &quiz.StoreError{Path: path, What: what, Help: "porthole data shows who there is"}
}

// Import implements Transfer.
func (a *Archive) Import(ctx context.Context, learner string, from io.Reader) (quiz.Imported, error) {
	incoming, err := store.ReadExport(ctx, from)
	if err != nil {
		return quiz.Imported{}, err
	}
	d, err := a.Database(ctx)
	if err != nil {
		return quiz.Imported{}, err
	}
	var got quiz.Imported
	err = d.Write(ctx, func(ctx context.Context, q *store.Conn) (failed error) {
		got, failed = incoming.Add(ctx, q, learner, a.storeOptions())
		return failed
	})
	return got, errors.Join(err, d.Close())
}
