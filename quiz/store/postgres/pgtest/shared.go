package pgtest

import (
	"flag"
	"fmt"
	"os"
	"sync"
	"testing"
)

//nolint:gochecknoglobals // a flag of the tests that import this, and the server that those of a package share
var (
	programs = flag.String("postgres", "", "the `FOLDER` of PostgreSQL's programs, such as /usr/lib/postgresql/15/bin: what is tested is tested there, too")
	shared   one
)

// one is a server that is started where it is first wanted.
type one struct {
	mu     sync.Mutex
	begun  bool
	server *Server
	err    error
}

// Named reports whether -postgres names PostgreSQL's programs.
func Named() bool { return *programs != "" }

// Of returns the server that the tests of a package share. Where -postgres names no programs the test is skipped.
func Of(t testing.TB) *Server {
	t.Helper()
	if !Named() {
		t.Skip("-postgres names no server")
	}
	shared.mu.Lock()
	defer shared.mu.Unlock()
	if !shared.begun {
		shared.begun = true
		shared.server, shared.err = Start(*programs)
	}
	if shared.err != nil {
		t.Fatal(shared.err)
	}
	return shared.server
}

// Run runs the tests of a package for its TestMain, and stops the server that they shared.
func Run(m *testing.M) int {
	code := m.Run()
	shared.mu.Lock()
	defer shared.mu.Unlock()
	if err := shared.server.Close(); err != nil {
		fmt.Fprintln(os.Stderr, err) //nolint:forbidigo // a test reports, not the program
		return max(code, 1)
	}
	return code
}
