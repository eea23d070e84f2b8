package command_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"io"
	"net"
	"net/http"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"porthole/ui/command"
)

// gone is a database that is away at first, and is another server's when it is back.
type gone struct {
	agreeing
	told chan<- struct{} // is closed when it was told that it is away
	back <-chan struct{}
	err  error // of what no waiting mends
}

var errGone = errors.New("a database: the database does not answer; look whether it runs")

func (g *gone) Await(ctx context.Context, told func(error)) error {
	if g.err != nil {
		return g.err
	}
	told(errGone)
	close(g.told)
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-g.back:
		return nil
	}
}

// noted is an output that may be read while it is written to.
type noted struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (n *noted) Write(p []byte) (int, error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.text.Write(p)
}

func (n *noted) String() string {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.text.String()
}

// A server whose database is away when it starts says so, to whoever started it and to machines, and goes on when it is back.
func TestAServerWaitsForItsDatabaseWhenItStarts(t *testing.T) {
	t.Parallel()
	for _, ends := range []bool{false, true} {
		m := schooled(t)
		school := m.school(filepath.Join(m.folder, "class"))
		told, back := make(chan struct{}), make(chan struct{})
		ctx, end := context.WithCancel(t.Context())
		t.Cleanup(end)
		var out, errs noted
		health, over := "127.0.0.1:"+freePort(t), make(chan int, 1)
		go func() {
			over <- command.Run(ctx, command.World{
				Args: []string{"serve", "--listen", "127.0.0.1:0", "--db", "postgres://a@flag/x", "--health", health},
				In:   strings.NewReader(""), Out: &out, Err: &errs, Now: time.Now, Seed: func() uint64 { return 11 }, Folder: m.folder,
				School: m.school, Secret: rand.Reader,
				Shared: func(string) command.SharedSchool {
					return &gone{agreeing: agreeing{school, false}, told: told, back: back}
				},
			})
		}()
		<-told
		if code, says := healthOf(t, health); code != http.StatusServiceUnavailable || says != "the database is away\n" {
			t.Errorf("while it waits its health is %d, %q", code, says)
		}
		if said := errs.String(); !strings.Contains(said, errGone.Error()) || !strings.Contains(said, "Nobody is let in meanwhile.") || out.String() != "" {
			t.Errorf("while it waits it says %q and %q", said, out.String())
		}
		if ends {
			end()
			if code := <-over; code != 0 || !strings.HasPrefix(out.String(), "The server has ended.") {
				t.Errorf("it ended with %d and %q", code, out.String())
			}
			continue
		}
		close(back)
		if code, said := <-over, errs.String(); code != 1 || !strings.Contains(said, "The database is there.\nporthole: ") || !strings.Contains(said, "SHA256:theirs") {
			t.Errorf("once it was back it went on with %d and %q", code, said)
		}
	}
}

func TestAServerWithAWrongPasswordDoesNotWait(t *testing.T) {
	t.Parallel()
	m := schooled(t)
	m.shared = func(string) command.SharedSchool {
		return &gone{err: errors.New("the database does not let this user in")}
	}
	got := m.run("", "serve", "--listen", "127.0.0.1:0", "--db", "postgres://a@flag/x")
	got.wants(t, 1, "!the database does not let this user in")
	if strings.Contains(got.err, "Waiting") {
		t.Errorf("it says %q", got.err)
	}
}

// healthOf asks a server at once: nothing may be wrong with it.
func healthOf(t *testing.T, address string) (code int, says string) {
	t.Helper()
	ask, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "http://"+address+"/healthz", http.NoBody)
	if err != nil {
		t.Fatal(err)
	}
	reply, err := http.DefaultClient.Do(ask)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = reply.Body.Close() }()
	text, err := io.ReadAll(reply.Body)
	if err != nil {
		t.Fatal(err)
	}
	return reply.StatusCode, string(text)
}

// freePort is a port that nobody listened at a moment ago.
func freePort(t *testing.T) string {
	t.Helper()
	l, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	_, port, err := net.SplitHostPort(l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	return port
}
