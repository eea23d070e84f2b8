package command_test

import (
	"path/filepath"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"
)

// besieged is a served class in which one member asks for too much while another one works.
type besieged struct {
	*classroom
	keys []ssh.Signer // of those who ask for too much

	neighbour *client
	pressed   atomic.Int64 // keys of the neighbour that were answered
	stop      chan struct{}
	ended     chan struct{}

	memory, files, threads int // at first
}

// besiege starts a server, and has a neighbour work until relieved is called.
func besiege(t *testing.T, foes int) *besieged {
	t.Helper()
	data := t.TempDir()
	keys := enrolled(t, filepath.Join(data, "class"), foes+1)
	b := &besieged{classroom: serving(t, data), keys: keys[1:], stop: make(chan struct{}), ended: make(chan struct{})}
	b.neighbour = b.logsIn(keys[0])
	b.memory, b.files, b.threads = b.resident(), b.descriptors(), b.status("Threads")
	go func() {
		defer close(b.ended)
		for keys := "jk"; ; keys = keys[1:] + keys[:1] {
			select {
			case <-b.stop:
				return
			case <-time.After(50 * time.Millisecond):
				b.neighbour.press(keys[:1])
				b.pressed.Add(1)
			}
		}
	}()
	return b
}

// few descriptors more are none that stay for each connection.
const few = 2

// relieved checks that the neighbour was served all the time, and that the server is what it was. What is more than growth MB
// half a minute later is an error where the full figures are wanted: the runtime gives memory back in its own time.
func (b *besieged) relieved(growth int) {
	b.t.Helper()
	for deadline := time.Now().Add(10 * time.Second); b.descriptors() > b.files+few && time.Now().Before(deadline); {
		time.Sleep(50 * time.Millisecond) // connections end on both sides
	}
	close(b.stop)
	<-b.ended
	b.neighbour.press("j")
	waits := b.neighbour.waits
	slices.Sort(waits)
	grown := func() int { return (b.resident() - b.memory) / 1024 }
	atOnce := grown()
	for n := 0; *hostile && grown() > growth && n < 30; n++ {
		time.Sleep(time.Second)
	}
	b.t.Logf("the neighbour: %d keys, 99 %% shown within %v, not shown: %v; the server: %+d MB, then %+d MB, %+d descriptors, %+d threads",
		len(waits), waits[(len(waits)-1)*99/100].Round(time.Millisecond/10), b.neighbour.unanswered, atOnce, grown(), b.descriptors()-b.files, b.status("Threads")-b.threads)
	if lost := b.neighbour.unanswered; len(lost) > 0 {
		b.t.Errorf("%v: keys of the neighbour showed nothing", lost)
	}
	if b.descriptors() > b.files+few {
		b.t.Errorf("%d descriptors became %d", b.files, b.descriptors())
	}
	if more := b.status("Threads") - b.threads; more > 16 { // the runtime keeps a few for later
		b.t.Errorf("%d threads more", more)
	}
	if grown := grown(); *hostile && grown > growth {
		b.t.Errorf("the server holds %d MB more, want %d at most", grown, growth)
	}
	_ = b.neighbour.conn.Close()
	b.ends()
}
