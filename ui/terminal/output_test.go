package terminal

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"sync"
	"testing"
)

// stopped is a terminal that takes nothing until it is told to.
type stopped struct {
	mu     sync.Mutex
	open   chan struct{}
	begun  chan struct{}
	got    bytes.Buffer
	failed error
}

func (s *stopped) Write(p []byte) (int, error) {
	select {
	case s.begun <- struct{}{}:
	default:
	}
	<-s.open
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.failed != nil {
		return 0, s.failed
	}
	return s.got.Write(p)
}

func newStopped() *stopped {
	return &stopped{open: make(chan struct{}), begun: make(chan struct{}, 1)}
}

func TestNobodyWaitsForATerminalThatTakesNothing(t *testing.T) {
	to := newStopped()
	out := NewOutput(to, func() { t.Error("all is drawn anew, though nothing was dropped") })
	var want strings.Builder
	for _, text := range []string{"one ", "two ", "three"} {
		want.WriteString(text)
		if n, err := out.Write([]byte(text)); n != len(text) || err != nil {
			t.Fatalf("%d, %v", n, err)
		}
	}
	if out.Flush(0) {
		t.Error("all is said to be written")
	}
	close(to.open)
	if !out.Flush(1 << 40) {
		t.Fatal("it was not written")
	}
	if to.got.String() != want.String() {
		t.Errorf("%q", to.got.String())
	}
}

func TestATerminalThatComesBackIsDrawnAnew(t *testing.T) {
	to, drawn := newStopped(), make(chan struct{})
	out := NewOutput(to, func() { close(drawn) })
	frame := make([]byte, 1<<20)
	for range 10 {
		if _, err := out.Write(frame); err != nil {
			t.Fatal(err)
		}
	}
	close(to.open)
	<-drawn
	if to.got.Len() > maxQueue+len(frame) {
		t.Errorf("%d bytes were kept", to.got.Len())
	}
	if _, err := out.Write([]byte("again")); err != nil || !bytes.HasSuffix(to.got.Bytes(), []byte("again")) {
		t.Errorf("what is drawn then does not arrive: %v", err)
	}
}

func TestATerminalThatFailsSaysSo(t *testing.T) {
	to := newStopped()
	to.failed = io.ErrClosedPipe
	close(to.open)
	out := NewOutput(to, func() { t.Error("a terminal that failed is drawn on") })
	_, _ = out.Write([]byte("a")) // it is written beside
	out.Flush(1 << 40)
	if _, err := out.Write([]byte("b")); !errors.Is(err, io.ErrClosedPipe) {
		t.Error(err)
	}
}

func TestAnOutputIsWaitedForUntilTheContextIsDone(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	to := newStopped()
	out := Until(ctx, to)
	go func() {
		<-to.begun
		cancel()
	}()
	if _, err := out.Write([]byte("a")); !errors.Is(err, context.Canceled) {
		t.Errorf("a write that nobody takes: %v", err)
	}
	close(to.open)
	if _, err := out.Write([]byte("b")); !errors.Is(err, context.Canceled) {
		t.Errorf("the next one: %v", err)
	}
	var taken bytes.Buffer
	if _, err := Until(ctx, &taken).Write([]byte("last words")); err != nil || taken.String() != "last words" {
		t.Errorf("last words: %q, %v", taken.String(), err)
	}
}

func TestAWindowIsBounded(t *testing.T) {
	for given, want := range map[[2]int][2]int{
		{80, 24}: {80, 24}, {65535, 65535}: {MaxWidth, MaxHeight}, {1<<32 - 1, 1}: {MaxWidth, 1}, {-1, 0}: {0, 0},
	} {
		if w, h := Bound(given[0], given[1]); w != want[0] || h != want[1] {
			t.Errorf("%v: %d × %d", given, w, h)
		}
	}
}
