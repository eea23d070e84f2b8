package command_test

import (
	"context"
	"crypto/ed25519"
	secret "crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/netip"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"

	"porthole/quiz/class"
	"porthole/quiz/store/sqlite"
	"porthole/ui/command"
	"porthole/ui/serve"
)

// schooled is a machine with a folder for classes, and a class in it: 7b.
func schooled(t *testing.T) *machine {
	t.Helper()
	m := newMachine(t)
	m.folder = t.TempDir()
	chance := rand.New(rand.NewPCG(1, 2)).Uint64
	m.school = func(folder string) command.School {
		return sqlite.New(sqlite.Options{
			Folder: folder, Now: func() time.Time { return m.now }, After: time.After,
			Random: chance,
		})
	}
	m.run("", "class", "new", "7b").wants(t, 0, "The code of 7b is ", "It ends on 2 December 2026 at")
	return m
}

// code is the code of the class.
func (m *machine) code() string {
	m.t.Helper()
	return regexp.MustCompile(`[0-9A-Z]{4}-[0-9A-Z]{4}`).FindString(m.run("", "class", "code").out)
}

// gate opens the gate of the folder until the test or a closer ends it.
func (m *machine) gate() (g serve.Gate, shut func()) {
	m.t.Helper()
	folder := filepath.Join(m.folder, "class")
	book, err := m.school(folder).Classes(m.t.Context())
	if err != nil {
		m.t.Fatal(err)
	}
	door := class.NewDoor(book, func() time.Time { return m.now }, secret.Reader, class.Cost{Memory: 8, Passes: 1, Threads: 1})
	return command.NewGate(folder, door), func() {
		if err := book.Close(); err != nil {
			m.t.Error(err)
		}
	}
}

// asks has somebody come to the gate who types this once.
func (m *machine) asks(g serve.Gate, code, name, pin, fingerprint string) (serve.Person, error) {
	m.t.Helper()
	over, rounds := errors.New("hung up"), 0
	return g.Ask(m.t.Context(), netip.MustParseAddr("192.0.2.1"), "", fingerprint, func(_, prompt string, _ bool) (string, error) {
		switch {
		case strings.HasPrefix(prompt, "Class"):
			if rounds++; rounds > 1 {
				return "", over
			}
			return code, nil
		case strings.HasPrefix(prompt, "Name"):
			return name, nil
		}
		return pin, nil
	})
}

// joined is a machine with members in 7b.
func joined(t *testing.T, names ...string) *machine {
	t.Helper()
	m := schooled(t)
	code := m.code()
	g, shut := m.gate()
	defer shut()
	for _, name := range names {
		if p, err := m.asks(g, code, name, "204815", "SHA256:"+name); err != nil || p.Name != name || p.Class != "7b" || p.Teacher {
			t.Fatalf("%+v, %v", p, err)
		}
	}
	return m
}

func TestAMemberIsListedRenamedRemovedAndForgotten(t *testing.T) {
	m := joined(t, "Ann", "Bob")
	m.run("", "class", "list").wants(t, 0, "7b "+m.code()+" 2 members It ends on")
	m.run("", "class", "list", "--class", "7B").wants(t, 0, "Ann PIN, 1 key", "Bob PIN, 1 key")
	m.run("", "class", "rename", "Ann", "bob").wants(t, 1, `!"bob": that name, or one that looks like it, is taken; choose another`)
	m.run("", "class", "rename", "ann", "Ann Lee").wants(t, 0, "Ann is called Ann Lee now.")
	m.run("", "class", "rename", "Anne", "Eve").wants(t, 1, `!there is no member of 7b "Anne"`)
	m.run("", "class", "remove", "Bob").wants(t, 0, "Bob does not come in any more.")
	m.run("", "class", "list", "--class", "7b").wants(t, 0, "Bob removed")
	g, shut := m.gate()
	if _, known, err := g.Key(t.Context(), "SHA256:Bob"); known || err != nil {
		t.Errorf("Bob was removed: %v, %v", known, err)
	}
	if p, known, err := g.Key(t.Context(), "SHA256:Ann"); !known || p.Name != "Ann Lee" || err != nil {
		t.Errorf("%+v, %v, %v", p, known, err)
	}
	shut()
	m.run("", "class", "let-back", "bob").wants(t, 0, "Bob comes in again.")
	m.run("", "class", "forget", "Bob").wants(t, 1, "!there is no terminal to ask on; --yes")
	m.run("", "class", "forget", "Bob", "--yes").wants(t, 0, "Deleted 1 member and 0 answers.")
	m.run("", "class", "forget", "Bob", "--yes").wants(t, 1, `!there is no member of 7b "Bob"`)
	m.tty = true
	m.run("no\n", "class", "purge", "--class", "7b").wants(t, 1, "!Delete the class 7b, its 1 member and all that they learnt?", "!nothing was changed")
	m.run("7B\n", "class", "purge", "--class", "7b").wants(t, 0, "Deleted the class 7b, 1 member and 0 answers.")
	m.run("", "class", "list").wants(t, 0, "!There is no class yet")
}

func TestTwoWhoAreOnePersonAreMerged(t *testing.T) {
	m := joined(t, "Ann", "Annie")
	m.run("", "class", "merge", "Annie", "Annie", "--yes").wants(t, 2, "!are one member already")
	m.run("", "class", "merge", "Annie", "Ann", "--yes").wants(t, 0, "Ann has 0 answers more, and comes in by the keys of Annie.")
	g, shut := m.gate()
	defer shut()
	if p, known, err := g.Key(t.Context(), "SHA256:Annie"); !known || p.Name != "Ann" || err != nil {
		t.Errorf("%+v, %v, %v", p, known, err)
	}
}

func TestAPINIsReset(t *testing.T) {
	m := joined(t, "Ann")
	pin := regexp.MustCompile(`[0-9]{6}`).FindString(m.run("", "class", "reset-pin", "ann").out)
	g, shut := m.gate()
	defer shut()
	for given, want := range map[string]bool{"204815": false, pin: true} {
		if p, err := m.asks(g, "", "Ann", given, ""); (err == nil) != want {
			t.Errorf("%s: %+v, %v", given, p, err)
		}
	}
}

func TestATeacherComesInByAKeyAlone(t *testing.T) {
	m := schooled(t)
	public, _, err := ed25519.GenerateKey(secret.Reader)
	if err != nil {
		t.Fatal(err)
	}
	key, err := ssh.NewPublicKey(public)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "id_ed25519.pub")
	line := strings.TrimSpace(string(ssh.MarshalAuthorizedKey(key)))
	write := func(text string) {
		t.Helper()
		if failed := os.WriteFile(file, []byte(text), 0o600); failed != nil {
			t.Fatal(failed)
		}
	}
	for text, says := range map[string]string{
		"":                                    "!no public key of SSH stands in it",
		`from="10.0.0.1" ` + line:             "!no public key of SSH stands in it",
		"-----BEGIN OPENSSH PRIVATE KEY-----": "!this is a private key",
	} {
		write(text)
		m.run("", "class", "teacher", file).wants(t, 1, says)
	}
	m.run("", "class", "teacher", file+"x").wants(t, 1, "!there is no such file; ssh-keygen")
	m.run("", "class", "teacher").wants(t, 0, "!No key is a teacher's yet")
	write(line + " Ms Gray@school\x1b[2J\n")
	for range 2 {
		m.run("", "class", "teacher", file).wants(t, 0, ssh.FingerprintSHA256(key)+" ssh-ed25519 Ms Gray")
	}
	g, shut := m.gate()
	defer shut()
	p, known, err := g.Key(t.Context(), ssh.FingerprintSHA256(key))
	if !known || !p.Teacher || p.Name != "Ms Gray" || p.Class != "" || p.Learner == "" || err != nil {
		t.Errorf("%+v, %v, %v", p, known, err)
	}
	if _, known, err := g.Key(t.Context(), "SHA256:another"); known || err != nil {
		t.Errorf("another's: %v, %v", known, err)
	}
	if p, err := m.asks(g, m.code(), "Ms Gray", "204815", ""); err != nil || p.Teacher {
		t.Errorf("by her name alone somebody is %+v, %v", p, err)
	}
}

func TestARefusalAtTheGateIsOne(t *testing.T) {
	m := schooled(t)
	g, shut := m.gate()
	defer shut()
	said := 0
	_, err := g.Ask(t.Context(), netip.MustParseAddr("2001:db8::1"), "ann", "", func(_, prompt string, _ bool) (string, error) {
		said++
		return map[string]string{"Name [ann]: ": "Ann", "PIN: ": "204815"}[prompt], nil
	})
	if !errors.Is(err, serve.ErrRefused) || said != 3*3+1 {
		t.Errorf("%v after %d questions", err, said)
	}
}

func TestACodeEndsWhenItIsToldTo(t *testing.T) {
	m := schooled(t)
	first := m.code()
	for until, want := range map[string]string{
		"never": `null`, "23:30": `"2026-11-25T23:30:00Z"`, "friday 10:00": `"2026-11-27T10:00:00Z"`, "tomorrow": `"2026-11-27T00:00:00Z"`, "2026-12-05": `"2026-12-06T00:00:00Z"`,
	} {
		m.run("", "class", "code", "--until", until, "--json").wants(t, 0, `"until": `+want)
	}
	for _, until := range []string{"7:00", "xx", "xx 10:00", "2020-01-01", " "} {
		if said := m.run("", "class", "code", "--until", until); until != " " && said.code != 2 {
			t.Errorf("%q: %+v", until, said)
		}
	}
	if m.code() != first {
		t.Error("the code changed unasked")
	}
	m.run("", "class", "code", "--new", "--until", "23:30").wants(t, 0, "It ends on 25 November 2026 at 23:30.")
	if m.code() == first {
		t.Error("there is no new code")
	}
	m.now = m.now.Add(24 * time.Hour)
	m.run("", "class", "code").wants(t, 0, "It has ended: porthole class code --new makes another.")
	var got struct {
		Class, Code string
		Ended       bool
		Until       *time.Time
		RosterOnly  bool `json:"roster_only"`
		Members     int
		Made, Used  time.Time
		Keep        int
		Ends        *time.Time
	}
	decode(t, m.run("", "class", "code", "--json").out, &got)
	if !got.Ended || got.Until == nil || got.Class != "7b" || got.Keep != class.UsualKeep || got.Ends == nil {
		t.Errorf("%+v", got)
	}
}

func TestAClassIsNamedWhereThereAreSeveral(t *testing.T) {
	m := schooled(t)
	m.run("", "class", "new", "7B").wants(t, 1, `!"7B": that name, or one that looks like it, is taken`)
	m.run("", "class", "new", "8a", "--json").wants(t, 0, `"class": "8a"`)
	m.run("", "class", "code").wants(t, 2, "!there is more than one class; --class says which: known are 7b, 8a")
	m.run("", "class", "code", "--class", "8b").wants(t, 1, `!there is no class "8b"`)
	m.run("", "class", "purge").wants(t, 2, "!--class says which class is deleted")
	m.run("", "class", "new", "\x1b[2J").wants(t, 2, "!is no name")
	m.run("", "class", "nwe").wants(t, 2, `!there is no verb of class "nwe"; the nearest is "new"`)
	m.run("", "class", "new", "9c", "--no-save").wants(t, 2, "!--no-save cannot stand beside class new")
	var got []json.RawMessage
	decode(t, m.run("", "class", "list", "--json").out, &got)
	if len(got) != 2 {
		t.Errorf("%s", got)
	}
}

func TestClassesLieWhereTheyAreToldTo(t *testing.T) {
	m := schooled(t)
	other := filepath.Join(t.TempDir(), "elsewhere")
	m.run("", "class", "list", "--data", other).wants(t, 0, "!There is no class yet")
	m.run("", "class", "new", "8a", "--data", other).wants(t, 0)
	m.run("", "class", "list", "--data", other).wants(t, 0, "8a")
	for _, lies := range []string{filepath.Join(other, "porthole.db"), filepath.Join(m.folder, "class", "porthole.db")} {
		if _, err := os.Stat(lies); err != nil {
			t.Error(err)
		}
	}
	m.folder = ""
	m.run("", "class", "list").wants(t, 1, "!name a folder with --data")
	m.school = nil
	m.run("", "class", "list", "--data", other).wants(t, 1, "!without a place to keep classes")
}

// A gate stays open beside the verbs: a server runs while its teacher uses them.
func TestVerbsAreUsedWhileAServerRuns(t *testing.T) {
	m := schooled(t)
	g, shut := m.gate()
	defer shut()
	for i := range 3 {
		code := m.code()
		if _, err := m.asks(g, code, fmt.Sprint("Pupil ", 200+i), "204815", ""); err != nil {
			t.Error(err)
		}
		m.run("", "class", "code", "--new").wants(t, 0)
		if _, err := m.asks(g, code, "Eve", "204815", ""); err == nil {
			t.Error("the old code lets people in")
		}
	}
	if _, _, err := g.Key(cancelled(t), "SHA256:x"); err == nil {
		t.Error("a key is looked up for somebody who is gone")
	}
}

func cancelled(t *testing.T) context.Context {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	return ctx
}
