package command_test

import (
	"context"
	"crypto/rand"
	"io"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"porthole/ui/command"
	"porthole/ui/serve"
)

// sayings hands on each thing that is written.
type sayings chan string

func (s sayings) Write(text []byte) (int, error) {
	s <- string(text)
	return len(text), nil
}

// serves runs a server until it logs a line with a text.
func (m *machine) serves(until string) {
	m.t.Helper()
	ctx, stop := context.WithCancel(m.t.Context())
	defer stop()
	now := m.now
	said, over := make(sayings), make(chan int)
	go func() {
		over <- command.Run(ctx, command.World{
			Args: []string{"serve", "--listen", "127.0.0.1:0"}, In: strings.NewReader(""), Out: io.Discard, Err: said,
			Folder: m.folder, Archive: m.archive, School: m.school, Secret: rand.Reader, Now: func() time.Time { return now }, Seed: func() uint64 { return 1 },
		})
	}()
	all := ""
	for seen := false; ; {
		select {
		case line := <-said:
			all += line
			if strings.Contains(line, until) {
				seen = true
				stop()
			}
		case code := <-over:
			if code != 0 || !seen {
				m.t.Errorf("exit %d, and no %q in %s", code, until, all)
			}
			return
		}
	}
}

func TestAClassThatNobodyUsesIsDeletedByTheServerAfterItWarned(t *testing.T) {
	t.Parallel()
	m := joined(t, "Ann", "Bob")
	if _, err := serve.HostKey(filepath.Join(m.folder, "class"), true); err != nil {
		t.Fatal(err)
	}
	m.run("", "class", "keep").wants(t, 0, "7b is kept for 90 days after its last use.", "it is deleted on 23 February 2027.")
	m.run("", "class", "keep", "soon").wants(t, 2, `!"soon": how long is a number of days from 1 to 3650, or forever`)
	m.now = m.now.AddDate(1, 0, 0)
	m.serves("will be deleted")
	m.run("", "class", "keep").wants(t, 0, "it is deleted on 9 December 2027.")
	m.now = m.now.AddDate(0, 0, 14)
	m.serves("is deleted")
	m.run("", "class", "list").wants(t, 0, "!There is no class yet")
	m = joined(t, "Cem")
	m.run("", "class", "keep", "forever").wants(t, 0, "7b is kept for ever.")
	m.now = m.now.AddDate(20, 0, 0)
	m.run("", "class", "list", "--json").wants(t, 0, `"keep": 0, "ends": null`)
}
