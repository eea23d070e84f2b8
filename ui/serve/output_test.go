package serve

import (
	"errors"
	"net"
	"os"
	"testing"
	"testing/synctest"
	"time"
)

// untaken takes nothing, and says so after a while.
type untaken struct {
	after time.Duration
	err   error
}

func (u untaken) Write([]byte) (int, error) {
	time.Sleep(u.after)
	return 0, u.err
}

// Whoever takes nothing is cut off once, whether the session's clock or the connection's comes first. A connection that has ended
// ends its session by itself.
func TestWhoTakesNothingIsCutOffWhicheverClockComesFirst(t *testing.T) {
	t.Parallel()
	const wait = 10 * time.Second
	late := &net.OpError{Op: "write", Err: os.ErrDeadlineExceeded}
	for name, c := range map[string]struct {
		to   untaken
		cuts int
	}{
		"the connection's clock": {untaken{wait - 1, late}, 1},
		"the session's clock":    {untaken{wait + 1, late}, 1},
		"it has ended":           {untaken{0, net.ErrClosed}, 0},
	} {
		synctest.Test(t, func(t *testing.T) {
			cuts := 0
			p := &paper{to: c.to, wait: wait, slow: func() { cuts++ }, done: func() { t.Errorf("%s: it is said to be taken", name) }}
			if _, err := p.Write([]byte("a frame")); !errors.Is(err, c.to.err) {
				t.Errorf("%s: %v", name, err)
			}
			synctest.Wait()
			if cuts != c.cuts {
				t.Errorf("%s: cut off %d times, want %d", name, cuts, c.cuts)
			}
		})
	}
}
