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
	a := Advise(d, p, noon())
	if a.Step != FollowPlan || a.Time == 0 {
		t.Fatalf("with a lesson read whose facts are new: %+v", a)
	}
	s, g := p.Scheduled(d, Selection{}, noon())
	session := review(t, d, s, p.Record, g, noon())
	session, asked, now := study(session, noon(), 200, yes)
	for _, q := range asked {
		if q.Lesson != 0 {
			t.Fatalf("%s is of a lesson that was not read", q.ID)
		}
	}
	p.Record, p.Goal.Budget = session.Record(), 10*time.Hour // there is time left
	if d.Due(p.told(d), p.Record, now).New > 0 {
		t.Fatal("the session has not met all that the lesson tells")
	}
	if a := Advise(d, p, now); a.Step != ReadLesson || a.Lesson != 1 {
		t.Errorf("once all that was read is met: %+v", a)
	}
	p.Read = readOf(d, len(d.course.Lessons))
	if a := Advise(d, p, now); a.Step != FollowPlan {
		t.Errorf("once every lesson is read: %+v", a)
	}
}

func TestWhoOnlyWantsToBeAskedIsAskedEverything(t *testing.T) {
	d := NewDeck(mail())
	p := Progress{Goal: goalIn(10), Record: Record{}.After(Answer{Card: d.IDs()[0], Kind: Typed, Right: true, At: noon().Add(-time.Hour)})}
	if s, _ := p.Scheduled(d, Selection{}, noon()); len(s.Cards) > 0 {
		t.Errorf("only %q", s.Cards)
	}
	chosen := Selection{Relations: []string{"secure port"}}
	p.Read = readOf(d, 1)
	if s, _ := p.Scheduled(d, chosen, noon()); len(s.Cards) > 0 || !slices.Equal(s.Relations, chosen.Relations) {
		t.Errorf("what was chosen became %+v", s)
	}
}

func TestWhatIsDueComesBeforeTheNextLesson(t *testing.T) {
	d := NewDeck(mail())
	p := Progress{Read: readOf(d, 1)}
	for _, id := range d.IDs()[:manyDue] {
		p.Record = p.Record.After(Answer{Card: id, Kind: Typed, Right: true, At: noon()})
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
			p.Record = p.Record.After(Answer{Card: id, Kind: Typed, Right: true, At: noon().Add(time.Duration(n) * 10 * time.Minute)})
		}
	}
	if a := Advise(d, p, noon().Add(time.Hour)); a.Step != ComeBack || !a.Next.After(noon()) {
		t.Errorf("once all is remembered: %+v", a)
	}
}
