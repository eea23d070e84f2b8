package serve

import (
	"io"
	"log/slog"
	"sync"
	"time"
)

// keyboard is what somebody types: it is taken from the connection as fast as it comes, so that nothing piles up there, and
// kept within bounds. What is more than anybody types or pastes is dropped.
type keyboard struct {
	limits Limits
	now    func() time.Time
	typed  func() // is called whenever something comes
	flood  func() // is called once, when too much was dropped

	mu      sync.Mutex
	some    *sync.Cond
	buf     []byte
	ended   bool
	allowed bucket
	dropped int
}

func newKeyboard(l Limits, now func() time.Time, typed, flood func()) *keyboard {
	k := &keyboard{limits: l, now: now, typed: typed, flood: flood, allowed: newBucket(l.Input, l.InputSecond, time.Second)}
	k.some = sync.NewCond(&k.mu)
	return k
}

// pump takes what comes until it ends.
func (k *keyboard) pump(from io.Reader, log *slog.Logger) {
	defer k.end()
	safely(log, "input", func() {
		buf := make([]byte, 4<<10) //nolint:mnd // a page
		for {
			n, err := from.Read(buf)
			if n > 0 && !k.put(buf[:n]) {
				k.flood()
				return
			}
			if err != nil {
				return
			}
		}
	})
}

// put keeps what is within bounds, and reports whether to go on.
func (k *keyboard) put(p []byte) bool {
	k.typed()
	k.mu.Lock()
	defer k.mu.Unlock()
	n := min(k.allowed.take(len(p), k.now()), max(0, k.limits.Input-len(k.buf)))
	k.buf = append(k.buf, p[:n]...)
	k.dropped += len(p) - n
	k.some.Signal()
	return k.dropped <= k.limits.Flood
}

// end ends the input once what was kept is read.
func (k *keyboard) end() {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.ended = true
	k.some.Broadcast()
}

// Read implements io.Reader.
func (k *keyboard) Read(p []byte) (int, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	for len(k.buf) == 0 && !k.ended {
		k.some.Wait()
	}
	if len(k.buf) == 0 {
		return 0, io.EOF
	}
	n := copy(p, k.buf)
	k.buf = k.buf[n:]
	if len(k.buf) == 0 {
		k.buf = nil
	}
	return n, nil
}
