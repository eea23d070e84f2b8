package command_test

import (
	"errors"
	"strings"
	"testing"

	"porthole/quiz"
)

func TestEachLearnerHasAStoreOfTheirOwn(t *testing.T) {
	m := newMachine(t)
	m.run("1\n1\n", "drill", seed(), "--count", "2", "--learner", " Ada   King ").wants(t, 0, "Question 2 of 2.")
	m.run("1\n", "drill", seed(), "--count", "2").wants(t, 0)
	ada, machine := m.archive.stores["Ada King"], m.archive.stores[""]
	if ada == nil || machine == nil || len(m.archive.stores) != 2 {
		t.Fatalf("stores of %v", m.archive.stores)
	}
	for store, want := range map[*kept]int{ada: 2, machine: 1} {
		r, err := store.Record(t.Context(), "Email Ports and Protocols")
		asked := 0
		for _, s := range r.Cards {
			asked += s.Asked
		}
		if err != nil || asked != want {
			t.Errorf("%d answers, %v; want %d", asked, err, want)
		}
	}
	if m.archive.closed != 2 {
		t.Errorf("stores were closed %d times, want 2", m.archive.closed)
	}
}

func TestALearnersNameIsBounded(t *testing.T) {
	m := newMachine(t)
	for _, name := range []string{"", " \u200b ", strings.Repeat("x", 65), "a\nb", "a\tb", "a\x1b[31mb", "a\u009bb"} {
		m.run("", "drill", "--learner", name).wants(t, 2, "!--learner takes a name of 1 to 64 characters")
	}
	m.run("", "drill", seed(), "--learner", strings.Repeat("ü", 64)).wants(t, 0)
}

func TestWithoutSavingNothingIsOpened(t *testing.T) {
	m := newMachine(t)
	m.archive.err = errors.New("must not be asked")
	m.run("1\n1\n", "drill", seed(), "--count", "2", "--no-save").wants(t, 0, "Result: ")
	m.run("", "stats", seed(), "--no-save").wants(t, 0, "Nothing was asked yet.")
	m.archive = nil
	m.run("1\n1\n", "drill", seed(), "--count", "2", "--no-save").wants(t, 0, "Result: ")
	m.run("", "data").wants(t, 1, "!without a place to keep anything")
}

func TestAStoreThatCannotBeOpenedEndsInExitCodeOne(t *testing.T) {
	m := newMachine(t)
	m.archive.err = &quiz.StoreError{Path: "/data/porthole.db", What: "the database is damaged", Help: "porthole data restore lists the backups"}
	m.run("", "drill", seed()).wants(t, 1, "Why: the database is damaged.", "What helps: porthole data restore", "!/data/porthole.db: the database is damaged; porthole data restore lists the backups")
	m.run("y\n1\n\n", "drill", seed(), "--count", "1").wants(t, 0, "Question 1 of 1.", "Result: ")
	m.run("", "stats").wants(t, 1, "!the database is damaged")
	m.run("", "goal", "--target", "90").wants(t, 1, "!the database is damaged")
	m.run("", "find", "993").wants(t, 0)
}

func TestWhatCannotBeSavedEndsInExitCodeOne(t *testing.T) {
	m := newMachine(t)
	m.run("", "drill", seed()).wants(t, 0)
	m.archive.stores[""].fails = errors.New("no space left on device")
	m.run("1\n1\n1\n1\n1\n\n", "drill", seed(), "--count", "3").wants(t, 1, "This answer could not be saved: no space left on device.", "!no space left on device")
}
