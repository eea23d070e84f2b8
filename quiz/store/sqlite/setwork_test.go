package sqlite

import (
	"testing"
	"time"

	diff "github.com/google/go-cmp/cmp"

	"porthole/quiz"
	"porthole/quiz/class"
	"porthole/quiz/exam"
	"porthole/quiz/store/internal/storetest"
)

// working has a class set an exam of three questions, of which one learner hands in one answer. Another one is granted more
// time, and sits it.
func working(t *testing.T, c class.Book) {
	t.Helper()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	d := storetest.DeckOf("set", 4)
	frozen, err := exam.Freeze(d, exam.Blueprint{Questions: 3, Pass: 0.8, Kinds: map[quiz.Kind]float64{quiz.Typed: 1}}, 7, true)
	must(err)
	a, err := c.Set(t.Context(), "7b", class.Assignment{
		Title: "Ports", Course: class.Course{ID: "mail", Title: "Mail"}, Questions: 3, Limit: time.Hour, Due: storetest.Noon().Add(48 * time.Hour), Same: true,
	}, class.Frozen{Exam: frozen})
	must(err)
	must(c.Grant(t.Context(), "7b", a.ID, "bob", class.Override{Factor: 2}))
	for i, learner := range []string{"one", "two"} {
		e, err := c.Begin(t.Context(), learner, a.ID)
		must(err)
		_, change, _ := e.Give(i, quiz.Response{Text: e.Questions[i].Answers[0]}, storetest.Noon())
		must(c.Step(t.Context(), learner, e.ID, change))
		if learner == "one" {
			_, err = c.HandIn(t.Context(), learner, e.ID, d)
			must(err)
		}
	}
}

// set is what is known of set work: what is asked, granted, begun, answered and handed in.
func set(t *testing.T, c class.Book) (all []class.Paper) {
	t.Helper()
	work, err := c.Assignments(t.Context(), "7b")
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range work {
		papers, err := c.HandedIn(t.Context(), "7b", a.ID)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, papers...)
	}
	return all
}

// works is what a test compares of papers.
type works struct {
	Name     string
	Work     class.Work
	Steps    [][]exam.Step
	Verdicts [][]quiz.Verdict
}

func worksOf(papers []class.Paper) (all []works) {
	for _, p := range papers {
		w := works{Name: p.Member.Name, Work: p.Work}
		for _, e := range p.Exams {
			w.Steps, w.Verdicts = append(w.Steps, e.Steps), append(w.Verdicts, e.Verdicts)
		}
		all = append(all, w)
	}
	return all
}

// withWork is taught with set work in it.
func withWork(t *testing.T) *Archive {
	t.Helper()
	a := taught(t)
	c := classesOf(t, a)
	if err := c.SetRemoved(t.Context(), "7b", "bob", false); err != nil {
		t.Fatal(err)
	}
	working(t, c)
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	return a
}

func workKept(t *testing.T, a *Archive) []works {
	t.Helper()
	c := classesOf(t, a)
	all := worksOf(set(t, c))
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	return all
}

func TestARescueLosesNothingOfSetWork(t *testing.T) {
	t.Parallel()
	a := withWork(t)
	before := workKept(t, a)
	if _, lost, _, err := a.Rescue(t.Context()); lost != 0 || err != nil {
		t.Errorf("%d lost, %v", lost, err)
	}
	if wrong := diff.Diff(before, workKept(t, a), storetest.AsKept()); wrong != "" || len(before) != 2 || len(before[0].Work.Sat) != 1 || before[0].Work.Sat[0].Points != 1 {
		t.Errorf("%s\n%+v", wrong, before)
	}
}

func TestABackupHasSetWorkToo(t *testing.T) {
	t.Parallel()
	a := withWork(t)
	before := workKept(t, a)
	b, err := a.Backup(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	c := classesOf(t, a)
	if _, _, err := c.Purge(t.Context(), "7b"); err != nil {
		t.Fatal(err)
	}
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := a.Restore(t.Context(), b.Name); err != nil {
		t.Fatal(err)
	}
	if wrong := diff.Diff(before, workKept(t, a), storetest.AsKept()); wrong != "" {
		t.Error(wrong)
	}
}
