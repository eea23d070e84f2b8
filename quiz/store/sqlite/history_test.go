package sqlite

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// In testdata/history lies what an earlier program kept of two learners in a fortnight, and its exports of both. Whoever
// learnt with that program must find all of it. What the command line tells of it is proved in ui/command.
const historyCourse = "fixture-mail"

// keptHistory returns an archive of a copy of the database.
func keptHistory(t *testing.T) *Archive {
	t.Helper()
	folder := t.TempDir()
	err := os.WriteFile(filepath.Join(folder, "porthole.db"), ofHistory(t, "porthole.db"), 0o600)
	if err != nil {
		t.Fatal(err)
	}
	return archiveIn(folder)
}

func ofHistory(t *testing.T, name string) []byte {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "testdata", "history", name))
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func TestADatabaseOfAnEarlierProgramIsSound(t *testing.T) {
	t.Parallel()
	a := keptHistory(t)
	s := open(t, a, "") // which brings it up to date
	r, err := s.Record(t.Context(), historyCourse)
	if err != nil || r.Answers != 387 || len(r.Cards) != 66 || len(r.Days) != 11 {
		t.Errorf("the record has %d answers to %d cards on %d days, %v", r.Answers, len(r.Cards), len(r.Days), err)
	}
	if found, err := a.Check(t.Context()); len(found) > 0 || err != nil {
		t.Errorf("%v, %v", found, err)
	}
}

func TestAnExamThatAnEarlierProgramBeganGoesOn(t *testing.T) {
	t.Parallel()
	s := open(t, keptHistory(t), "")
	e, runs, err := s.RunningExam(t.Context(), historyCourse)
	if err != nil || !runs {
		t.Fatalf("no exam is running: %v", err)
	}
	var answered, flagged []int
	for i, step := range e.Steps {
		if e.Answered(i) {
			answered = append(answered, i)
		}
		if step.Flagged {
			flagged = append(flagged, i)
		}
	}
	if !slices.Equal(answered, []int{0, 2, 4, 6, 8, 10, 12, 14}) || !slices.Equal(flagged, []int{1, 2, 5, 6, 9, 13}) {
		t.Errorf("answered are %v, flagged %v", answered, flagged)
	}
	if e.At() != 14 || e.Left(e.Began.Add(8*time.Minute)) != 12*time.Minute || e.Seed != 12 || e.Pass != 0.75 {
		t.Errorf("it stands at %d, with the seed %d and the pass mark %v", e.At(), e.Seed, e.Pass)
	}
}

func TestWhatAnEarlierProgramNotedBesideAnswersIsThere(t *testing.T) {
	t.Parallel()
	s := open(t, keptHistory(t), "")
	p, err := s.Learner(t.Context(), historyCourse)
	if err != nil || len(p.Read) != 3 || len(p.Forecasts) != 10 || len(p.Exams) != 1 || p.Goal.Target != 0.85 || p.Goal.Budget != 3*time.Hour {
		t.Errorf("%d lessons, %d forecasts, %d exams, the goal %+v, %v", len(p.Read), len(p.Forecasts), len(p.Exams), p.Goal, err)
	}
	best, ok, err := s.BestRun(t.Context(), historyCourse, "grid")
	if err != nil || !ok || best.Asked != 9 || best.Took != 90*time.Second {
		t.Errorf("the best run is %+v, %v, %v", best, ok, err)
	}
}

func TestAnEarlierExportIsStillTheOneOfItsDatabase(t *testing.T) {
	t.Parallel()
	a, other := keptHistory(t), anArchive(t)
	for name, file := range map[string]string{"": "export.json", "Ada": "export-ada.json"} {
		want := string(ofHistory(t, file))
		if exported(t, a, name) != want {
			t.Errorf("%s: the export is not what it was", file)
		}
		if _, err := other.Import(t.Context(), name, strings.NewReader(want)); err != nil {
			t.Errorf("%s: %v", file, err)
		}
		if exported(t, other, name) != want {
			t.Errorf("%s: once it is imported the export is not what it was", file)
		}
	}
}

func TestADatabaseOfAnEarlierProgramIsRescuedWhole(t *testing.T) {
	t.Parallel()
	a := keptHistory(t)
	if _, lost, _, err := a.Rescue(t.Context()); lost > 0 || err != nil {
		t.Errorf("%d lost, %v", lost, err)
	}
	for name, file := range map[string]string{"": "export.json", "Ada": "export-ada.json"} {
		if exported(t, a, name) != string(ofHistory(t, file)) {
			t.Errorf("%s: something is lost", file)
		}
	}
}

func TestABitFlippedInAStepOfAnEarlierProgramIsFoundBeforeItIsBroughtUpToDate(t *testing.T) {
	t.Parallel()
	a := keptHistory(t)
	flipped(t, a, `{"picks":[`)
	before := onDisk(t, a)
	if _, err := a.Open(t.Context(), ""); err == nil {
		t.Error("it was opened")
	} else {
		saysTheWayBack(t, "a step", err)
	}
	if onDisk(t, a) != before {
		t.Error("it was written to")
	}
}
