package quiz

import (
	"slices"
	"testing"
	"time"
)

// readOf are the first so many lessons of a course, read.
func readOf(d *Deck, n int) map[string]time.Time {
	out := map[string]time.Time{}
	for _, lesson := range d.course.Lessons[:n] {
		out[lesson.Title] = noon()
	}
	return out
}

func TestAnExamPlanDoesNotSkipTheLessons(t *testing.T) {
	d := NewDeck(mail())
	p := Progress{Goal: goalIn(10), Read: readOf(d, 1)}
	if a := Advise(d, p, noon()); a.Step != FollowPlan || a.Time == 0 {
		t.Fatalf("with a lesson read whose facts are new: %+v", a)
	}
	s, err := NewSitting(d, p, Selection{Limit: time.Hour}, noon())
	if err != nil {
		t.Fatal(err)
	}
	s, asked, now := study(s, noon(), 200, yes)
	for _, q := range asked {
		if q.Lesson != 0 {
			t.Fatalf("%s is of a lesson that was not read", q.ID)
		}
	}
	next, ok := s.Upcoming()
	if !ok || next.Lesson != 1 || next.New == 0 {
		t.Fatalf("once all that was read is done: %+v, %t", next, ok)
	}
	s = s.Open(now)
	if q, ok := s.Question(); !ok || q.Lesson != 1 {
		t.Errorf("once the next lesson is opened: %+v", q)
	}
}

func TestWhoOnlyWantsToBeAskedIsAskedEverything(t *testing.T) {
	d := NewDeck(mail())
	p := Progress{Goal: goalIn(10)}
	s, err := NewSitting(d, p, Selection{Limit: time.Hour}, noon())
	if err != nil {
		t.Fatal(err)
	}
	_, asked, _ := study(s, noon(), 200, yes)
	if !slices.ContainsFunc(asked, func(q Question) bool { return q.Lesson > 0 }) {
		t.Error("where nothing was read only the first lesson is asked")
	}
	p.Read = readOf(d, 1)
	s, err = NewSitting(d, p, Selection{Relations: []string{"secure port"}}, noon())
	if err != nil {
		t.Fatal(err)
	}
	if s, _, _ = study(s, noon(), 200, yes); !s.Over() {
		t.Error("what was chosen waits for its lesson")
	}
}

func TestWhatIsDueComesBeforeTheNextLesson(t *testing.T) {
	d := NewDeck(mail())
	p := Progress{Read: readOf(d, 1)}
	for _, id := range d.IDs()[:manyDue] {
		p.Record = p.Record.After(Answer{Card: id, Kind: Typed, Right: true, At: noon()}.ForMemory())
	}
	if a := Advise(d, p, noon()); a.Step != ReadLesson {
		t.Errorf("before anything is due: %+v", a)
	}
	if a := Advise(d, p, noon().AddDate(0, 0, 1)); a.Step != ReviewDue || a.Cards != manyDue {
		t.Errorf("on the next day: %+v", a)
	}
}

func TestWhenAllIsRememberedItIsTimeToComeBack(t *testing.T) {
	d := NewDeck(mail())
	p := Progress{Read: readOf(d, len(d.course.Lessons))}
	if a := Advise(d, p, noon()); a.Step != LearnNew || a.Cards != newAtLeast {
		t.Errorf("before anything was asked: %+v", a)
	}
	for _, id := range d.IDs() {
		for n := range 2 {
			p.Record = p.Record.After(Answer{Card: id, Kind: Typed, Right: true, At: noon().Add(time.Duration(n) * 10 * time.Minute)}.ForMemory())
		}
	}
	if a := Advise(d, p, noon().Add(time.Hour)); a.Step != ComeBack || !a.Next.After(noon()) {
		t.Errorf("once all is remembered: %+v", a)
	}
}
