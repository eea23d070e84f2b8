package terminal

import (
	"bytes"
	"context"
	"io"
	"time"
)

// Until returns an output that is waited for until ctx is done, and a little longer for last words: whoever reads it may
// have stopped without a word. From then on it fails with ctx's error.
func Until(ctx context.Context, to io.Writer) io.Writer { return &until{ctx: ctx, to: to} }

type until struct {
	ctx    context.Context //nolint:containedctx // a writer has no other way to hear of it
	to     io.Writer
	gaveUp error
}

// lastWords is how long an output has to take what is said at the end.
const lastWords = 500 * time.Millisecond

type written struct {
	n   int
	err error
}

// Write implements io.Writer.
func (u *until) Write(p []byte) (int, error) {
	if u.gaveUp != nil {
		return 0, u.gaveUp
	}
	done := make(chan written, 1)
	own := bytes.Clone(p) // it may be read long after this has returned
	go func() {
		n, err := u.to.Write(own)
		done <- written{n, err}
	}()
	select {
	case w := <-done:
		return w.n, w.err
	case <-u.ctx.Done():
	}
	timer := time.NewTimer(lastWords)
	defer timer.Stop()
	select {
	case w := <-done:
		return w.n, w.err
	case <-timer.C:
		u.gaveUp = u.ctx.Err()
		return 0, u.gaveUp
	}
}

// Pause waits a while, or until ctx is done: then it returns ctx's error.
func Pause(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}
