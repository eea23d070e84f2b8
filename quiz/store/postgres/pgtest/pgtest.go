// Package pgtest starts a PostgreSQL for tests: as a user that is not root, in a folder of its own, which goes with it. Tests
// name the folder of its programs by a flag; where none is named there is no server, and they are skipped.
package pgtest

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver
)

// user owns the databases.
const user = "app"

// Server is a PostgreSQL that listens on a socket in its folder, and on a port of this machine.
type Server struct {
	bin, folder string
	Port        int

	mu       sync.Mutex
	template string // "": none was made
}

// Start makes a server of the programs in a folder, such as /usr/lib/postgresql/15/bin, and starts it.
func Start(bin string) (s *Server, err error) {
	folder, err := os.MkdirTemp("", "porthole-pg-") // its path has to be short: a socket lies there
	if err != nil {
		return nil, err
	}
	s = &Server{bin: bin, folder: folder}
	defer func() {
		if err != nil {
			_ = os.RemoveAll(folder) // it is of no use
		}
	}()
	if failed := give(folder); failed != nil {
		return nil, failed
	}
	if s.Port, err = freePort(); err != nil {
		return nil, err
	}
	if failed := s.run("initdb", "-D", s.data(), "-U", user, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"); failed != nil {
		return nil, failed
	}
	const anyone = "all"
	rules := fmt.Sprintf("local %[1]s %[1]s trust\nhost %[1]s known 127.0.0.1/32 scram-sha-256\nhost %[1]s %[1]s 127.0.0.1/32 trust\n", anyone)
	if failed := os.WriteFile(filepath.Join(s.data(), "pg_hba.conf"), []byte(rules), 0o644); failed != nil { //nolint:gosec // its server reads it
		return nil, failed
	}
	return s, s.Restart()
}

func freePort() (int, error) {
	l, err := (&net.ListenConfig{}).Listen(context.Background(), "tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	at, ok := l.Addr().(*net.TCPAddr)
	if !ok {
		return 0, errors.New("no port")
	}
	return at.Port, l.Close()
}

func (s *Server) data() string { return filepath.Join(s.folder, "data") }

func (s *Server) run(program string, args ...string) error {
	cmd := exec.CommandContext(context.Background(), filepath.Join(s.bin, program), args...) //nolint:gosec // a test names its programs
	cmd.Dir = s.folder
	asNobody(cmd)
	// pg_ctl leaves the server behind, which is not to keep a pipe open.
	log, err := os.OpenFile(filepath.Join(s.folder, "output"), os.O_CREATE|os.O_APPEND|os.O_RDWR, 0o600)
	if err != nil {
		return err
	}
	defer func() { _ = log.Close() }() // it is read by its name
	cmd.Stdout, cmd.Stderr = log, log
	if err := cmd.Run(); err != nil {
		said, _ := os.ReadFile(log.Name())
		more, _ := os.ReadFile(filepath.Join(s.folder, "log"))
		return fmt.Errorf("%s: %w\n%s%s", program, err, said, more)
	}
	return nil
}

// Restart starts the server again after Stop.
func (s *Server) Restart() error {
	options := fmt.Sprintf("-k %s -c listen_addresses=127.0.0.1 -c port=%d -c fsync=off -c shared_buffers=32MB -c max_connections=200", s.folder, s.Port)
	return s.run("pg_ctl", "-D", s.data(), "-w", "-t", "20", "-l", filepath.Join(s.folder, "log"), "-o", options, "start")
}

// Stop stops the server, by one of pg_ctl's modes: fast, or immediate, which is as if it crashed.
func (s *Server) Stop(mode string) error {
	return s.run("pg_ctl", "-D", s.data(), "-m", mode, "-w", "stop")
}

// Close stops the server and removes its folder.
func (s *Server) Close() error {
	if s == nil {
		return nil
	}
	return errors.Join(s.Stop("immediate"), os.RemoveAll(s.folder))
}

// Address is that of a database, by its socket.
func (s *Server) Address(database string) string {
	return fmt.Sprintf("postgres://%s@/%s?host=%s&port=%d&sslmode=disable", user, database, s.folder, s.Port)
}

// TCP is the address of a database by its port, for a user with a password or without.
func (s *Server) TCP(database, login string) string {
	return fmt.Sprintf("postgres://%s@127.0.0.1:%d/%s?sslmode=disable", login, s.Port, database)
}

// Do runs statements in a database.
func (s *Server) Do(database string, statements ...string) error {
	db, err := sql.Open("pgx", s.Address(database))
	if err != nil {
		return err
	}
	for _, statement := range statements {
		if err == nil {
			_, err = db.ExecContext(context.Background(), statement)
		}
	}
	return errors.Join(err, db.Close())
}

// Kill ends the connections of a database, as an administrator may at any time, and returns how many there were.
func (s *Server) Kill(database string) (n int, err error) {
	db, err := sql.Open("pgx", s.Address("postgres"))
	if err != nil {
		return 0, err
	}
	err = db.QueryRowContext(context.Background(),
		`SELECT count(*) FROM (SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1) AS ended`, database).Scan(&n)
	return n, errors.Join(err, db.Close())
}

// Database makes a database that is gone with the test, and returns its name. prepared is called once, with the address of a
// database that the others are copies of; nil: they are empty.
func (s *Server) Database(t testing.TB, prepared func(address string) error) (name string) {
	t.Helper()
	name = "t" + strings.ToLower(rand.Text())
	statement := "CREATE DATABASE " + name
	if prepared != nil {
		if err := s.prepare(prepared); err != nil {
			t.Fatal(err)
		}
		statement += " TEMPLATE " + s.template
	}
	if err := s.Do("postgres", statement); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Do("postgres", "DROP DATABASE "+name+" WITH (FORCE)"); err != nil {
			t.Error(err)
		}
	})
	return name
}

func (s *Server) prepare(prepared func(address string) error) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.template != "" {
		return nil
	}
	const template = "prepared"
	if err := s.Do("postgres", "CREATE DATABASE "+template); err != nil {
		return err
	}
	if err := prepared(s.Address(template)); err != nil {
		return err
	}
	s.template = template
	time.Sleep(10 * time.Millisecond) //nolint:forbidigo // its last connection goes
	return nil
}
