package command_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"porthole/quiz"
)

// backedUp is a machine with a database and two backups.
func backedUp(t *testing.T) *machine {
	t.Helper()
	m := newMachine(t)
	m.archive.status = quiz.Status{
		Folder: "/data\x1b[2J", Database: "/data/porthole.db", Size: 1_234_567, Answers: 412, Exams: 3, Learners: 2, Version: 3,
		Backups: []quiz.Backup{
			{Name: "tuesday", Path: "/data/backups/tuesday.db", Size: 812, At: time.Date(2026, 11, 24, 9, 5, 0, 0, time.UTC), Why: "daily"},
			{Name: "monday", Path: "/data/backups/monday.db", Size: 4300, At: time.Date(2026, 11, 23, 9, 5, 0, 0, time.UTC), Why: "by hand"},
		},
	}
	return m
}

func TestDataShowsWhereEverythingLies(t *testing.T) {
	m := backedUp(t)
	m.run("", "data").wants(t, 0, "folder /data database /data/porthole.db 1.2 MB, 412 answers and 3 exams of 2 learners backups 2, the last one made yesterday",
		"tuesday 24 November 2026 09:05 812 bytes daily monday 23 November 2026 09:05 4.3 kB by hand")
	var got struct {
		Folder, Database                  string
		Size                              int64
		Answers, Exams, Learners, Version int
		Names                             []string
		Backups                           []struct {
			Name, Path, Why string
			Size            int64
			At              time.Time
		}
	}
	decode(t, m.run("", "data", "--json").out, &got)
	if got.Answers != 412 || got.Exams != 3 || len(got.Backups) != 2 || got.Backups[1].Why != "by hand" {
		t.Errorf("%+v", got)
	}
	newMachine(t).run("", "data").wants(t, 0, "/data/porthole.db, not there yet", "backups 0")
	m.run("", "data", "chekc").wants(t, 2, `!there is no verb of data "chekc"; the nearest is "check"`)
}

func TestDataCheckTellsWhatIsWrong(t *testing.T) {
	m := newMachine(t)
	m.run("", "data", "check").wants(t, 0, "The database is sound.")
	m.archive.problems = []string{"row 7 of answers cannot be read", "page 3 is used twice\x1b[2J"}
	m.run("", "data", "check").wants(t, 1, "row 7 of answers cannot be read page 3 is used twice", "!porthole data restore lists the backups, porthole data rescue")
	var got struct {
		Sound    bool
		Problems []string
	}
	checked := m.run("", "data", "check", "--json")
	checked.wants(t, 1)
	decode(t, checked.out, &got)
	if got.Sound || len(got.Problems) != 2 {
		t.Errorf("%+v", got)
	}
}

func TestABackupIsMade(t *testing.T) {
	backedUp(t).run("", "data", "backup").wants(t, 0, "Backup tuesday, 812 bytes: /data/backups/tuesday.db")
}

func TestRestoringAsksFirst(t *testing.T) {
	m := backedUp(t)
	m.run("", "data", "restore").wants(t, 0, "tuesday", "monday")
	m.run("", "data", "restore", "monday").wants(t, 1, "!--yes does it without asking")
	m.tty = true
	for _, input := range []string{"no\n", "\n", "", "maybe"} {
		m.run(input, "data", "restore", "monday").wants(t, 1, "!the backup monday of 23 November 2026 09:05 (4.3 kB) in the place of the database?", "!nothing was changed")
	}
	if len(m.archive.log) > 0 {
		t.Fatalf("done: %q", m.archive.log)
	}
	m.run("yes\n", "data", "restore", "monday").wants(t, 0, "Restored monday. The database that was there is now /data/aside.db.")
	m.tty = false
	m.run("", "data", "restore", "/stick/old.db", "--yes").wants(t, 0, "Restored /stick/old.db.")
	m.run("", "data", "restore", "missing", "--yes").wants(t, 1, "!there is no such backup; porthole data restore lists them")
	if !slices.Equal(m.archive.log, []string{"restore monday", "restore /stick/old.db"}) {
		t.Errorf("done: %q", m.archive.log)
	}
	newMachine(t).run("", "data", "restore").wants(t, 1, "!there is no backup yet; porthole data backup makes one")
}

func TestRescuingAsksFirst(t *testing.T) {
	m := newMachine(t)
	m.run("yes\n", "data", "rescue").wants(t, 1, "!there is no terminal")
	m.tty = true
	m.run("no\n", "data", "rescue").wants(t, 1, "!nothing was changed")
	if len(m.archive.log) > 0 {
		t.Fatalf("done: %q", m.archive.log)
	}
	m.run("y\n", "data", "rescue").wants(t, 0, "Saved 40 answers, lost 1 row. The database that was there is now /data/damaged.db.")
}

// taught is a machine with two learners.
func taught(t *testing.T) *machine {
	t.Helper()
	m := newMachine(t)
	for _, learner := range []string{"", "Ada"} {
		if _, err := m.archive.Open(t.Context(), learner); err != nil {
			t.Fatal(err)
		}
	}
	return m
}

func TestForgettingAsksFirst(t *testing.T) {
	m := taught(t)
	m.run("Ada\n", "forget", "--learner", "Ada").wants(t, 1, "!there is no terminal to ask on; --yes")
	m.tty = true
	m.run("Adda\n", "forget", "--learner", "Ada").wants(t, 1, "!Type the name, or yes:", "!nothing was changed")
	m.run("", "forget").wants(t, 1, "!nothing was changed")
	if len(m.archive.log) > 0 {
		t.Fatalf("done: %q", m.archive.log)
	}
	m.run("ada\n", "forget", "--learner", "Ada").wants(t, 0, "Deleted 3 answers and the rest that was kept of Ada.")
	m.run("yes\n", "forget", "--learner", "Ada").wants(t, 1, `!nothing is kept of "Ada"; this machine has one learner`)
	m.tty = false
	m.run("", "forget", "--yes").wants(t, 0, "this machine's learner")
	m.run("", "forget", "--yes").wants(t, 1, "!nothing is kept of anyone yet")
	if !slices.Equal(m.archive.log, []string{"forget Ada", "forget "}) {
		t.Errorf("done: %q", m.archive.log)
	}
}

func TestAnExportGoesToTheOutputOrToANewFile(t *testing.T) {
	m := taught(t)
	m.run("", "export").wants(t, 0, `{"learner":""}`)
	m.run("", "export", "-", "--learner", "Ada").wants(t, 0, `{"learner":"Ada"}`)
	m.run("", "export", "--learner", "Bob").wants(t, 1, `!nothing is kept of "Bob"; known is Ada`)
	dir := t.TempDir()
	file := filepath.Join(dir, "ada.json")
	holds := func(want string) {
		t.Helper()
		text, err := os.ReadFile(file)
		if err != nil || string(text) != want {
			t.Errorf("the file holds %q, %v", text, err)
		}
		if left, err := os.ReadDir(dir); err != nil || len(left) != 1 {
			t.Errorf("left: %v, %v", left, err)
		}
	}
	m.run("", "export", file, "--learner", "Ada").wants(t, 0, "!All that is kept of Ada is in "+file)
	holds("{\"learner\":\"Ada\"}\n")
	m.run("", "export", file).wants(t, 1, "!it is there already")
	m.archive.err = errors.New("the database is damaged")
	m.run("", "export", file, "--force").wants(t, 1, "!the database is damaged")
	holds("{\"learner\":\"Ada\"}\n")
	m.archive.err = nil
	m.run("", "export", file, "--force").wants(t, 0)
	holds("{\"learner\":\"\"}\n")
	m.run("", "export", dir, "--force").wants(t, 1, "!it is a folder")
	m.run("", "export", filepath.Join(dir, "no", "where.json")).wants(t, 1, "!could not be written")
	m.run("", "export", os.DevNull, "--force").wants(t, 1, "!no file that could be replaced")
}

func TestAnImportAddsToALearner(t *testing.T) {
	m := newMachine(t)
	file := filepath.Join(t.TempDir(), "ada.json")
	if err := os.WriteFile(file, []byte("{}"), 0o600); err != nil {
		t.Fatal(err)
	}
	m.run("", "import", file, "--learner", "Ada").wants(t, 0, "Added 12 answers to Ada. 1 answer was there already.")
	m.run("{ }", "import", "-").wants(t, 0, "Added 12 answers to this machine's learner.")
	m.run("no", "import", "-").wants(t, 1, `!"-" was not imported: it is no export of Porthole`)
	m.run("", "import", file+"x").wants(t, 1, "!there is no such file")
	m.run("", "import", filepath.Dir(file)).wants(t, 1, "!it is a folder")
	m.run("", "import").wants(t, 2, "!porthole import needs more")
	m.archive.imported = quiz.Imported{Answers: 2, Exams: 1, ExamsKnown: 2, ExamsClosed: 1, ExamsLeft: 1}
	m.run("{}", "import", "-").wants(t, 0, "Added 2 answers to this machine's learner. Added 1 exam. 2 exams were there already.",
		"1 exam that ran here was handed in elsewhere;", "1 exam was left out, for another one of the same course runs here:")
	if !slices.Equal(m.archive.log[:2], []string{"import Ada: {}", "import : { }"}) {
		t.Errorf("done: %q", m.archive.log)
	}
}
