package command_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"porthole/quiz/class"
	"porthole/quiz/store/postgres"
	"porthole/quiz/store/postgres/pgtest"
	"porthole/ui/command"
)

// named is a shared database that only tells by which address it was asked for.
type named struct {
	command.SharedSchool
	address string
}

var errNamed = errors.New("asked")

func (a *named) Classes(context.Context) (class.Book, error) { return nil, errNamed }

func TestTheDatabaseIsNamedByFlagFileOrMachine(t *testing.T) {
	folder := t.TempDir()
	write := func(name, text string, mode os.FileMode) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(text), mode); err != nil {
			t.Fatal(err)
		}
		return path
	}
	kept := write("kept", "postgres://a:secret@file/x\n", 0o600)
	open, empty := write("open", "postgres://a:secret@file/x\n", 0o644), write("empty", "\n", 0o600)
	for _, c := range []struct {
		args          []string
		machine, want string // the address, or what is said
		warns         bool
	}{
		{[]string{}, "postgres://env/x", "postgres://env/x", false},
		{[]string{"--db", "postgres://a@flag/x"}, "postgres://env/x", "postgres://a@flag/x", false},
		{[]string{"--data", folder}, "postgres://env/x", "PORTHOLE_DB is not looked at", false},
		{[]string{"--data", folder, "--db", "postgres://a@flag/x"}, "", "cannot stand beside", false},
		{[]string{"--data", folder, "--db-file", kept}, "", "cannot stand beside", false},
		{[]string{"--db", "host=flag user=a password=secret"}, "", "host=flag user=a password=secret", true},
		{[]string{"--db", "postgres://a@flag/x?sslpassword=secret"}, "", "postgres://a@flag/x?sslpassword=secret", true},
		{[]string{"--db", "postgres://a:secret%zz@flag/x"}, "", "postgres://a:secret%zz@flag/x", true},
		{[]string{"--db", "postgres://a:secret@flag/x"}, "", "postgres://a:secret@flag/x", true},
		{[]string{"--db-file", kept}, "postgres://env/x", "postgres://a:secret@file/x", false},
		{[]string{"--db-file", open}, "", "chmod 600", false},
		{[]string{"--db-file", empty}, "", "it is empty", false},
		{[]string{"--db-file", filepath.Join(folder, "none")}, "", "there is no such file", false},
		{[]string{"--db-file", kept, "--db", "postgres://flag/x"}, "", "cannot stand beside", false},
	} {
		m := newMachine(t)
		m.folder, m.database = t.TempDir(), c.machine
		to := &named{}
		m.shared = func(address string) command.SharedSchool {
			to.address = address
			return to
		}
		got := m.run("", append([]string{"class", "list"}, c.args...)...)
		if to.address != c.want && (to.address != "" || !strings.Contains(got.err, c.want)) {
			t.Errorf("%v: %q, %s", c.args, to.address, got.err)
		}
		if warns := strings.Contains(got.err, "by ps"); warns != c.warns || strings.Contains(got.err, "secret") {
			t.Errorf("%v: %s", c.args, got.err)
		}
	}
}

// agreeing is a database that is shared with servers which have another key. The first who look find it empty, as long as
// somebody else makes the class in it that they would make.
type agreeing struct {
	command.School
	first bool
}

func (a *agreeing) Name() string { return "a database" }

func (a *agreeing) Now() time.Time { return time.Now() }

func (a *agreeing) Sound(context.Context) error { return nil }

func (a *agreeing) Await(context.Context, func(error)) error { return nil }

func (a *agreeing) Agree(context.Context, string, string) (string, error) {
	return "SHA256:theirs", nil
}

func (a *agreeing) Classes(ctx context.Context) (class.Book, error) {
	book, err := a.School.Classes(ctx)
	return &behind{book, &a.first}, err
}

type behind struct {
	class.Book
	first *bool
}

func (b *behind) Groups(ctx context.Context) ([]class.Group, error) {
	if *b.first {
		*b.first = false
		return nil, nil
	}
	return b.Book.Groups(ctx)
}

// Servers that are started at once make one class, and a server with another key is told what to type.
func TestAServerWithAnotherKeyIsToldTheWayOut(t *testing.T) {
	for _, first := range []bool{true, false} {
		m := schooled(t)
		m.run("", "class", "new", "Class").wants(t, 0)
		school := m.school(filepath.Join(m.folder, "class"))
		m.shared = func(string) command.SharedSchool { return &agreeing{school, first} }
		got := m.run("", "serve", "--listen", "127.0.0.1:0", "--db", "postgres://a@flag/x")
		key := filepath.Join(m.folder, "class", "host_key")
		got.wants(t, 1, "!SHA256:theirs", "!scp OTHER:FOLDER/host_key "+key, "!DELETE FROM agreed WHERE name = 'host key'")
	}
}

// Two machines with folders of their own have one class, and only one key.
func TestMachinesThatShareADatabaseHaveOneClass(t *testing.T) {
	server := pgtest.Of(t)
	address := server.Address(server.Database(t, nil))
	machines := []*machine{newMachine(t), newMachine(t)}
	for _, m := range machines {
		m.folder = t.TempDir()
		m.shared = func(address string) command.SharedSchool {
			return postgres.New(postgres.Options{Address: address, Now: time.Now, Random: func() uint64 { return uint64(time.Now().UnixNano()) }, After: time.After})
		}
	}
	machines[0].run("", "class", "new", "7b", "--db", address).wants(t, 0, "The code of 7b is ")
	machines[1].run("", "class", "list", "--db", address).wants(t, 0, "7b")
	machines[1].run("", "class", "new", "7B", "--db", address).wants(t, 1, "")
	machines[1].run("", "class", "list", "--db", "postgres://app:secret@127.0.0.1:1/none?sslmode=disable").wants(t, 1, "")
}

// A class that was kept in a folder is known in a database, and comes back from there.
func TestAClassMovesToMachinesThatShareADatabase(t *testing.T) {
	server := pgtest.Of(t)
	address := server.Address(server.Database(t, nil))
	m := schooled(t)
	m.shared = func(address string) command.SharedSchool {
		return postgres.New(postgres.Options{Address: address, Now: time.Now, Random: func() uint64 { return uint64(time.Now().UnixNano()) }, After: time.After})
	}
	m.run("", "class", "move", "--class", "7b", "--to-db", address, "--yes").wants(t, 0, "and no more here.")
	m.run("", "class", "list").wants(t, 0, "")
	m.run("", "class", "list", "--db", address).wants(t, 0, "7b")
	m.run("", "class", "move", "--db", address, "--class", "7b", "--to-data", m.folder+"/back", "--yes").wants(t, 0, "and no more here.")
	m.run("", "class", "list", "--data", m.folder+"/back").wants(t, 0, "7b")
}
