package serve

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"runtime/debug"
	"sync"
	"time"
)

// A log gets so many lines at once, and so many more each minute.
const (
	lines       = 200
	linesMinute = 120
)

// NewLog returns a log that is written as lines of text, each value quoted where it holds more than a word. Where somebody
// makes it grow, what is beyond a measure is left out, and how much that was is said with the next line.
func NewLog(to io.Writer, now func() time.Time) *slog.Logger {
	return slog.New(&measured{
		Handler: slog.NewTextHandler(to, nil),
		meter:   &meter{now: now, left: newBucket(lines, linesMinute, time.Minute)},
	})
}

// measured is a handler that leaves out what is too much.
type measured struct {
	slog.Handler
	*meter
}

// meter is what handlers of one log share.
type meter struct {
	now  func() time.Time
	mu   sync.Mutex
	left bucket
	lost int
}

// allow reports whether a line may be written, and how many were not since the last one.
func (m *meter) allow() (ok bool, lost int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.left.take(1, m.now()) == 0 {
		m.lost++
		return false, 0
	}
	lost, m.lost = m.lost, 0
	return true, lost
}

// Handle implements slog.Handler.
func (m *measured) Handle(ctx context.Context, r slog.Record) error {
	ok, lost := m.allow()
	if !ok {
		return nil
	}
	if lost > 0 {
		r.AddAttrs(slog.Int("left_out", lost))
	}
	return m.Handler.Handle(ctx, r) //nolint:wrapcheck // slog drops it
}

// WithAttrs implements slog.Handler.
func (m *measured) WithAttrs(attrs []slog.Attr) slog.Handler {
	return &measured{m.Handler.WithAttrs(attrs), m.meter}
}

// WithGroup implements slog.Handler.
func (m *measured) WithGroup(name string) slog.Handler {
	return &measured{m.Handler.WithGroup(name), m.meter}
}

// short bounds what goes into a line of the log.
func short(text string) string {
	const most = 200
	if len(text) > most {
		return text[:most] + "…"
	}
	return text
}

// safely does something that must not end the program, and reports whether it panicked.
func safely(log *slog.Logger, what string, do func()) (panicked bool) {
	defer func() {
		if fault := recover(); fault != nil {
			const most = 4 << 10
			stack := debug.Stack()
			log.Error("panic", "in", what, "value", short(fmt.Sprint(fault)), "stack", string(stack[:min(len(stack), most)]))
			panicked = true
		}
	}()
	do()
	return false
}
