package command_test

import (
	"bytes"
	"cmp"
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"porthole/quiz"
	"porthole/quiz/exam"
	"porthole/ui/command"
)

// archive is a place to keep things in memory, with a log of what was done to it.
type archive struct {
	stores   map[string]*kept
	status   quiz.Status
	imported quiz.Imported // what an import brings, where it is not what it usually does
	problems []string
	err      error // of Open and Check
	log      []string
	closed   int
}

var _ command.Archive = (*archive)(nil)

// kept is a learner's store that counts how often it was closed.
type kept struct {
	*exam.InMemory
	archive *archive
	fails   error // of SaveAnswer
	saved   atomic.Int32
}

func (k *kept) Close() error { k.archive.closed++; return nil }

func (k *kept) SaveAnswer(ctx context.Context, a quiz.Answer) (int64, error) {
	if k.fails != nil {
		return 0, k.fails
	}
	k.saved.Add(1)
	return k.InMemory.SaveAnswer(ctx, a)
}

func newArchive() *archive {
	return &archive{stores: map[string]*kept{}, status: quiz.Status{Folder: "/data", Database: "/data/porthole.db"}}
}

func (a *archive) Open(_ context.Context, learner string) (exam.OpenStore, error) {
	if a.err != nil {
		return nil, a.err
	}
	if a.stores[learner] == nil {
		a.stores[learner] = &kept{InMemory: exam.NewInMemory(), archive: a}
	}
	return a.stores[learner], nil
}

func (a *archive) OpenToRead(ctx context.Context, learner string) (exam.OpenStore, error) {
	return a.Open(ctx, learner)
}

func (a *archive) Status(context.Context) (quiz.Status, error) { return a.status, nil }
func (a *archive) Check(context.Context) ([]string, error)     { return a.problems, a.err }
func (a *archive) Learners(context.Context) ([]string, error) {
	return slices.Sorted(maps.Keys(a.stores)), nil
}
func (a *archive) Backup(context.Context) (quiz.Backup, error) { return a.status.Backups[0], nil }
func (a *archive) note(format string, args ...any) {
	a.log = append(a.log, fmt.Sprintf(format, args...))
}
func (a *archive) Forget(_ context.Context, l string) (int, error) {
	a.note("forget %s", l)
	delete(a.stores, l)
	return 3, nil
}

func (a *archive) Restore(_ context.Context, name string) (string, error) {
	if name == "missing" {
		return "", &quiz.StoreError{Path: name, What: "there is no such backup", Help: "porthole data restore lists them"}
	}
	a.note("restore %s", name)
	return "/data/aside.db", nil
}

func (a *archive) Rescue(context.Context) (saved, lost int, aside string, err error) {
	a.note("rescue")
	return 40, 1, "/data/damaged.db", nil
}

func (a *archive) Export(_ context.Context, learner string, to io.Writer) error {
	_, err := fmt.Fprintf(to, "{\"learner\":%q}\n", learner)
	return cmp.Or(err, a.err)
}

func (a *archive) Import(_ context.Context, learner string, from io.Reader) (quiz.Imported, error) {
	text, err := io.ReadAll(from)
	if err != nil || !strings.HasPrefix(string(text), "{") {
		return quiz.Imported{}, errors.New("it is no export of Porthole")
	}
	a.note("import %s: %s", learner, strings.TrimSpace(string(text)))
	if a.imported != (quiz.Imported{}) {
		return a.imported, nil
	}
	return quiz.Imported{Answers: 12, Known: 1, Learner: learner}, nil
}

// outcome is what a run of the command line gave.
type outcome struct {
	out, err string
	code     int
}

// machine runs command lines in one world.
type machine struct {
	t       *testing.T
	archive *archive
	now     time.Time
	tty     bool // there is a terminal to ask on
	folder  string
	school  func(folder string) command.School

	shared   func(address string) command.SharedSchool
	database string // that the machine names
}

func newMachine(t *testing.T) *machine {
	t.Helper()
	return &machine{t: t, archive: newArchive(), now: time.Date(2026, 11, 25, 18, 30, 0, 0, time.UTC)}
}

// run runs a command line; each question takes 20 seconds.
func (m *machine) run(input string, args ...string) outcome {
	m.t.Helper()
	var out bytes.Buffer
	o := m.runTo(&out, input, args...)
	o.out = out.String()
	if err := harmless(o.out); err != nil {
		m.t.Errorf("%q: %v", args, err)
	}
	return o
}

// runTo runs a command line that prints to an output.
func (m *machine) runTo(out io.Writer, input string, args ...string) outcome {
	m.t.Helper()
	var errs bytes.Buffer
	world := command.World{
		Args: args, In: strings.NewReader(input), Out: out, Err: &errs, InTTY: m.tty,
		Now:  func() time.Time { m.now = m.now.Add(20 * time.Second); return m.now },
		Seed: func() uint64 { return 11 }, Version: "v1.2.3", Folder: m.folder,
		School: m.school, Shared: m.shared, Database: m.database, Secret: rand.Reader,
	}
	if m.archive != nil {
		world.Archive = m.archive
	}
	code := command.Run(m.t.Context(), world)
	if err := harmless(errs.String()); err != nil {
		m.t.Errorf("%q: %v", args, err)
	}
	return outcome{err: errs.String(), code: code}
}

// wants checks an exit code and that texts stand in what was printed; one after "!" stands in the
// complaints.
func (o outcome) wants(t *testing.T, code int, texts ...string) {
	t.Helper()
	failed := o.code != code
	if failed {
		t.Errorf("exit code %d, want %d", o.code, code)
	}
	for _, text := range texts {
		where := o.out
		if after, ok := strings.CutPrefix(text, "!"); ok {
			where, text = o.err, after
		}
		if !strings.Contains(strings.Join(strings.Fields(where), " "), text) {
			t.Errorf("no %q", text)
			failed = true
		}
	}
	if failed {
		t.Logf("printed:\n%s\ncomplained:\n%s", o.out, o.err)
	}
}

// decode reads JSON strictly.
func decode(t *testing.T, text string, into any) {
	t.Helper()
	d := json.NewDecoder(strings.NewReader(text))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
}
