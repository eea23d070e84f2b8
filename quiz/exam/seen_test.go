package exam

import (
	"testing"
	"time"

	"porthole/quiz"
	"porthole/quiz/memory"
)

// sat sets exams in a row for one learner, who saw what each of them asks.
func sat(t *testing.T, d *quiz.Deck, b Blueprint, exams int, then func(e Exam, before Seen)) {
	t.Helper()
	b.Seen = Seen{}
	for i := range exams {
		at := noon().Add(time.Duration(i) * 24 * time.Hour)
		e, err := New(d, b, uint64(i)*7+1, memory.Record{}, at)
		if err != nil {
			t.Fatal(err)
		}
		then(e, b.Seen)
		b.Seen.Note(e.Asked(), e.Began)
	}
}

func TestNoQuestionComesAgainBeforeItsPoolIsUsed(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"email", "ports"} {
		d := builtin(t, name)
		b, all, repeats := BlueprintOf(d.Course()), map[Asked]bool{}, 0
		sat(t, d, b, 12, func(e Exam, before Seen) {
			if len(e.Questions) != 25 {
				t.Fatalf("%s: an exam has %d questions", name, len(e.Questions))
			}
			unused := unusedOf(d, b, before)
			facts := factsOfExam(d, e)
			for i, a := range e.Asked() {
				all[a] = true
				if before[a].IsZero() {
					continue
				}
				repeats++
				line := lineOf(d, b, e.Questions[i].Question)
				for c := range unused[poolOf{a.Kind, line}] {
					if !facts.knows(d, c) && !e.asks(c.ID) {
						t.Errorf("%s: %s comes again before %v of %s was asked", name, a.ID, c, line)
					}
				}
			}
		})
		t.Logf("%s: %d questions in twelve exams, %d of them again", name, len(all), repeats)
	}
}

type poolOf struct {
	kind quiz.Kind
	line string
}

// unusedOf are the questions that can be asked and were not yet.
func unusedOf(d *quiz.Deck, b Blueprint, before Seen) map[poolOf]map[Asked]bool {
	out := map[poolOf]map[Asked]bool{}
	s := newSetter(d, b, 1)
	for k, lines := range s.pools {
		for line, pool := range lines {
			for _, c := range pool {
				if _, ok := s.pose(c); !ok || !before[Asked{c.ID, k}].IsZero() {
					continue
				}
				p := poolOf{k, line}
				if out[p] == nil {
					out[p] = map[Asked]bool{}
				}
				out[p][Asked{c.ID, k}] = true
			}
		}
	}
	return out
}

func lineOf(d *quiz.Deck, b Blueprint, q quiz.Question) string {
	lesson, objectives := d.LessonAndObjectives(q)
	return b.group(objectives, lesson)
}

type factSet map[int]bool

func factsOfExam(d *quiz.Deck, e Exam) factSet {
	facts := factSet{}
	for _, q := range e.Questions {
		if c, ok := d.CardByID(q.ID); ok {
			for _, f := range c.Facts {
				facts[f] = true
			}
		}
	}
	return facts
}

func (s factSet) knows(d *quiz.Deck, a Asked) bool {
	c, ok := d.CardByID(a.ID)
	if !ok {
		return false
	}
	for _, f := range c.Facts {
		if s[f] {
			return true
		}
	}
	return false
}

func (e Exam) asks(id string) bool {
	for _, q := range e.Questions {
		if q.ID == id {
			return true
		}
	}
	return false
}

func TestWhatWasSeenLongestAgoComesAgainFirst(t *testing.T) {
	d := quiz.NewDeck(mustParse(t, "# M\n\n| Protocol | Port |\n|---|---|\n| SMTP | 25 |\n| POP3 | 110 |\n| IMAP | 143 |\n| HTTP | 80 |\n| DNS | 53 |\n| SSH | 22 |\n"))
	b := Blueprint{Questions: 3, Pass: 0.8, Kinds: map[quiz.Kind]float64{quiz.Choice: 1}}
	var last time.Time
	sat(t, d, b, 12, func(e Exam, before Seen) {
		for _, a := range e.Asked() {
			if at := before[a]; at.After(noon()) && e.Began.Sub(at) < 2*24*time.Hour {
				t.Errorf("%s comes again after %v, with %d questions in the course", a.ID, e.Began.Sub(at), len(d.Cards()))
			}
			last = e.Began
		}
	})
	if last.IsZero() {
		t.Error("nothing was asked")
	}
}

func TestASeedSetsTheSameExamForEveryone(t *testing.T) {
	d := builtin(t, "ports")
	b := BlueprintOf(d.Course())
	own := newExam(t, d, 7)
	b.Seen, b.Seeded = Seen{}, true
	b.Seen.Note(own.Asked(), noon())
	e, err := New(d, b, 7, memory.Record{}, noon())
	if err != nil {
		t.Fatal(err)
	}
	for i, q := range e.Questions {
		if q.ID != own.Questions[i].ID || q.Stem != own.Questions[i].Stem {
			t.Fatalf("question %d is %q for one learner and %q for another", i+1, own.Questions[i].Stem, q.Stem)
		}
	}
}

func TestOneInTenIsPerformanceBased(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"email", "ports"} {
		d := builtin(t, name)
		for _, n := range []int{10, 14, 25, 90} {
			b := BlueprintOf(d.Course())
			b.Questions = n
			for seed := range uint64(10) {
				e, err := New(d, b, seed, memory.Record{}, noon())
				if err != nil || performedOf(e) < n/10 {
					t.Errorf("%s: of %d questions %d are performance-based: %v", name, n, performedOf(e), err)
				}
			}
		}
	}
}

func performedOf(e Exam) (n int) {
	for _, q := range e.Questions {
		if q.Kind.Performed() {
			n++
		}
	}
	return n
}

func TestAnExamAsksAsCertificationExamsDoUnlessToldOtherwise(t *testing.T) {
	d := builtin(t, "ports")
	kinds := func(b Blueprint) map[quiz.Kind]int {
		e, err := New(d, b, 3, memory.Record{}, noon())
		if err != nil {
			t.Fatal(err)
		}
		got := map[quiz.Kind]int{}
		for _, q := range e.Questions {
			got[q.Kind]++
		}
		return got
	}
	usual := BlueprintOf(d.Course())
	if got := kinds(usual); got[quiz.Typed]+got[quiz.TrueFalse]+got[quiz.Flash] > 0 || got[quiz.Choice] == 0 || got[quiz.Scenario] == 0 || got[quiz.ChooseAll] == 0 {
		t.Errorf("an exam asks %v", got)
	}
	if got := kinds(usual.WithTyped(true)); got[quiz.Typed] == 0 {
		t.Errorf("with typed ones it asks %v", got)
	}
	if got := kinds(usual.WithTyped(true).WithTyped(false)); got[quiz.Typed] > 0 {
		t.Errorf("without typed ones it asks %v", got)
	}
	for _, n := range []int{1, 4, 12} {
		e, err := New(d, usual.WithTasks(n), 3, memory.Record{}, noon())
		if err != nil || performedOf(e) != n || len(e.Questions) != 25 {
			t.Errorf("of %d questions %d are performance-based, want %d: %v", len(e.Questions), performedOf(e), n, err)
		}
	}
	if e, err := New(d, usual.WithTasks(NoTasks), 3, memory.Record{}, noon()); err != nil || performedOf(e) != 0 || len(e.Questions) != 25 {
		t.Errorf("without tasks %d of %d are performance-based: %v", performedOf(e), len(e.Questions), err)
	}
}

func TestTheKindsThatACourseNamesWin(t *testing.T) {
	d := quiz.NewDeck(mustParse(t, "---\nexam:\n  kinds:\n    typed: 1\n    true-false: 1\n---\n# M\n\n| Protocol | Port |\n|---|---|\n| SMTP | 25 |\n| POP3 | 110 |\n| IMAP | 143 |\n| HTTP | 80 |\n"))
	for _, q := range newExam(t, d, 1).Questions {
		if q.Kind != quiz.Typed && q.Kind != quiz.TrueFalse {
			t.Errorf("it asks %v", q.Kind)
		}
	}
}

func TestWhatAnExamAskedIsReadOfItsPaper(t *testing.T) {
	e := newExam(t, builtin(t, "email"), 1)
	text, err := e.Encode()
	if err != nil {
		t.Fatal(err)
	}
	asked, err := DecodeAsked(text)
	if err != nil || len(asked) != len(e.Questions) {
		t.Fatalf("%d of %d questions, %v", len(asked), len(e.Questions), err)
	}
	for i, a := range asked {
		if a != e.Asked()[i] {
			t.Errorf("question %d is %v, want %v", i+1, a, e.Asked()[i])
		}
	}
	if _, err := DecodeAsked([]byte("{")); err == nil {
		t.Error("what is no paper is read")
	}
}
