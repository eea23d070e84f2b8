package sqlite

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"porthole/quiz"
	"porthole/quiz/store/internal/storetest"
)

func TestAFolderThatCannotBeUsedIsSaidInPlainWords(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for folder, want := range map[string]string{
		"":                            "PORTHOLE_DATA",
		file:                          "a file where a folder should be",
		filepath.Join(file, "deeper"): "a file where a folder should be",
	} {
		_, err := archiveIn(folder).Open(t.Context(), "")
		if fault, ok := errors.AsType[*quiz.StoreError](err); !ok || !strings.Contains(err.Error(), want) || fault.Help == "" {
			t.Errorf("%q: %v", folder, err)
		}
	}
}

func TestWhatMayNotBeWrittenIsSaidAtOnce(t *testing.T) {
	if os.Getuid() <= 0 || runtime.GOOS == "windows" {
		t.Skip("who may do everything, or has no such modes, cannot see it")
	}
	a := busyArchive(t)
	if err := os.Chmod(a.path(), 0o400); err != nil {
		t.Fatal(err)
	}
	_, err := a.Open(t.Context(), "")
	if fault, ok := errors.AsType[*quiz.StoreError](err); !ok || fault.Help != helpAllow || fault.Blocks {
		t.Errorf("a file: %v", err)
	}
	if err = os.Chmod(a.folder, 0o500); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(a.folder, 0o700) })
	b := archiveIn(filepath.Join(a.folder, "deeper"))
	_, err = b.Open(t.Context(), "")
	if fault, ok := errors.AsType[*quiz.StoreError](err); !ok || fault.Blocks || fault.What != "it may not be written" {
		t.Errorf("a folder: %v", err)
	}
}

func TestAClosedStoreSaysSo(t *testing.T) {
	s := open(t, anArchive(t), "")
	for range 2 {
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.SaveAnswer(t.Context(), storetest.At("a", 0, true)); !errors.Is(err, errClosed) {
		t.Errorf("%v", err)
	}
	if _, err := s.Record(t.Context(), "mail"); !errors.Is(err, errClosed) {
		t.Errorf("%v", err)
	}
}

func TestTextStaysOutOfNumbers(t *testing.T) {
	a := busyArchive(t)
	d, err := connect(a.path(), []string{"_txlock=immediate"})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = d.Close() }() // the test removes it
	for _, statement := range []string{
		`UPDATE answers SET at = 'noon'`, `UPDATE answers SET at = 1.5`, `UPDATE answers SET words = 'many'`,
		`UPDATE answers SET guess = 'perhaps'`, `UPDATE answers SET zone = 'CET'`, `UPDATE runs SET took = 'long'`,
		`UPDATE goals SET exam = 'soon'`, `UPDATE forecasts SET day = 'today'`, `UPDATE learners SET id = 'me'`,
		`UPDATE answers SET luck = 'much'`, `UPDATE exams SET ended = 'now'`,
		`UPDATE exams SET points = 'all'`, `UPDATE exams SET seed = 'x'`, `UPDATE exams SET ended = NULL WHERE id = 'over'`,
		`UPDATE exam_steps SET at = 'noon'`, `UPDATE exam_steps SET question = 'first'`, `UPDATE exam_papers SET checksum = 'x'`,
		`UPDATE confusions SET times = 'twice'`, `UPDATE answers SET checksum = 'x'`,
	} {
		if _, err := d.pool.ExecContext(t.Context(), statement); err == nil || !strings.Contains(err.Error(), "CHECK") {
			t.Errorf("%s: %v", statement, err)
		}
	}
}

func FuzzImport(f *testing.F) {
	f.Add([]byte(`{"format":"porthole-export","version":1,"learner":"",
"answers":[
{"id":"5","kind":"typed","session":"s","course":"mail","card":"a","given":"25","right":true,"members":[],"at":"2026-03-28T12:00:00+01:00"},
{"id":"6","kind":"choice","session":"s","course":"mail","card":"a","given":"25","mistaken":["x"],"luck":0.25,"members":null,"at":"2026-03-28T12:00:00Z"}],
"runs":[{"id":"r","course":"mail","kind":"drill","right":1,"asked":2,"mistakes":1,"took_ms":5,"at":"2026-03-28T12:00:00Z"}],
"lessons_read":[{"course":"mail","lesson":"IMAP","at":"2026-03-28T12:00:00Z"}],
"goals":[{"course":"mail","exam":"2026-03-28T12:00:00Z","budget_ms":1,"target":0.5,"choices":4,"cap_ms":0,"set":"2026-03-28T12:00:00Z","before_ms":0}],
"forecasts":[{"course":"mail","day":3,"expected":0.5,"low":0.1,"high":0.9}],
"settings":[{"name":"a","value":"b"}],
"exams":[{"id":"e","course":"mail","began":"2026-03-28T12:00:00Z","ended":"2026-03-28T12:10:00Z","paper":{"version":1,"title":"Mail","seed":"7",
"limit_ms":3600000,"pass":0.8,"questions":[{"kind":"choice","question":{"ID":"q","Options":[{"Text":"25","Right":true}]},"place":"IMAP"}]},
"steps":[{"question":0,"at":"2026-03-28T12:01:00Z","step":{"picks":[0]}}],"verdicts":[{"Right":true,"Credit":1}]}]}`))
	f.Add([]byte(`{"format":"porthole-export","version":1}`))
	f.Add([]byte(`{"format":"porthole-export","version":2}`))
	f.Fuzz(func(t *testing.T, document []byte) {
		a, b := anArchive(t), anArchive(t)
		if _, err := a.Import(t.Context(), "", bytes.NewReader(document)); err != nil {
			if isThere(a) {
				t.Fatalf("it was refused, and a database was made: %v", err)
			}
			return
		}
		once := exported(t, a, "")
		if _, err := b.Import(t.Context(), "", strings.NewReader(once)); err != nil {
			t.Fatal(err)
		}
		if twice := exported(t, b, ""); once != twice {
			t.Fatalf("%s\nbecame\n%s", once, twice)
		}
		if found, err := inspect(t.Context(), b.path()); len(found) > 0 || err != nil {
			t.Fatal(found, err)
		}
	})
}
