package ui

import (
	"fmt"
	"maps"
	"slices"
	"testing"
	"time"

	"porthole/content"
	"porthole/content/markdown"
	"porthole/quiz"
	"porthole/quiz/exam"
	"porthole/quiz/memory"
)

// builtins opens what comes with the program, and keeps in mind which exam the learner aims at.
type builtins struct {
	courses []*content.Course
	decks   []*quiz.Deck // of them
	aim     string
}

func newBuiltins() *builtins {
	b := &builtins{}
	for _, name := range content.BuiltinNames() {
		src, _ := content.Builtin(name)
		course, _ := markdown.Parse(name, src)
		b.courses, b.decks = append(b.courses, course), append(b.decks, quiz.NewDeck(course))
	}
	return b
}

func (b *builtins) options(o *Options) {
	o.Courses = func() []string { return append(content.BuiltinNames(), content.Exams()...) }
	o.Open = func(name string) (Course, error) {
		if exam, ok := content.ExamNamed(name); ok {
			return Course{Deck: quiz.NewDeck(content.ForExam(exam, b.courses))}, nil
		}
		i := slices.Index(content.BuiltinNames(), name)
		if i < 0 {
			return Course{}, fmt.Errorf("no course %s", name)
		}
		return Course{Deck: b.decks[i]}, nil
	}
	o.Aim = func(exam string) error {
		b.aim = exam
		return nil
	}
}

// asks returns the course that a card of an exam's course is from, and whether that course says, by itself, that the exam
// asks it.
func (b *builtins) asks(t *testing.T, exam, card string) (course string, wanted bool) {
	t.Helper()
	course, own, ok := content.CardOfExam(card)
	if !ok {
		t.Fatalf("%s is of no built-in course", card)
	}
	at := slices.Index(content.BuiltinNames(), course)
	c := b.courses[at]
	var sources []int
	if one, isCard := b.decks[at].CardByID(own); isCard {
		for _, fact := range one.Facts {
			sources = append(sources, c.Facts[fact].Sources...)
		}
	} else if i := slices.IndexFunc(c.Questions, func(q content.Question) bool { return q.ID == own }); i >= 0 {
		sources = c.Questions[i].Sources
	} else {
		t.Fatalf("the course %s asks no %s", course, own)
	}
	return course, slices.ContainsFunc(c.ObjectivesOf(sources), func(o string) bool { return content.ExamOf(o) == exam })
}

// set counts cards by the course that they are from, and tells of those that the exam does not ask.
func (b *builtins) set(t *testing.T, what string, cards []string) map[string]int {
	t.Helper()
	from := map[string]int{}
	for _, card := range cards {
		course, wanted := b.asks(t, networkPlus, card)
		if from[course]++; !wanted {
			t.Errorf("%s: %s is not asked by %s", what, card, networkPlus)
		}
	}
	return from
}

const networkPlus = "N10-009"

// sitToday does what home advises until it says to come back, or the sitting has been long, and notes what is asked.
func (d *driver) sitToday(asked map[string]bool) {
	d.t.Helper()
	for until := d.clock.Add(40 * time.Minute); d.clock.Before(until); d.clock = d.clock.Add(8 * time.Second) {
		switch top := d.top().(type) {
		case *home:
			if top.advice.Step == quiz.ComeBack {
				return
			}
			d.press("enter")
		case *upcoming:
			d.press("a")
		case *drill:
			q := d.asked()
			asked[q.ID] = true
			if q.Kind.Performed() {
				d.answerBlank(q.Kind)
			} else {
				d.answer(true)
			}
			d.press("enter")
		default: // a lesson, a result
			d.press("enter")
		}
	}
	for range 5 {
		if _, ok := d.top().(*home); ok {
			return
		}
		d.press("esc")
	}
	d.t.Fatalf("no way home:\n%s", d.screen())
}

// A candidate of Network+ has ten days. What the plan, the sittings, the practice exam and the forecast are about is what
// the exam asks, of both courses, and nothing else.
func TestTenDaysTowardsNetworkPlus(t *testing.T) {
	t.Parallel()
	built := newBuiltins()
	d := open(t, emailCourse(t), 100, 30, built.options)
	d.press("up", "up", "enter", "up")
	d.sees("N10-009, 220-1201, SY0-701 or none")
	d.typed("network+")
	d.sees("Network+ N10-009, of all courses")
	d.misses("The date is missing") // nobody was asked for it yet
	d.press("down")
	d.typed("in 10 days")
	d.press("down", "down")
	d.typed("300")
	d.sees("lessons 1", "new cards") // before the course of the exam was ever opened
	d.press("ctrl+s")
	d.sees("Network+ N10-009", "N10-009 in 10 days · pass mark 80 %", "The exam is in 10 days")
	if built.aim != networkPlus {
		t.Errorf("the program opens on %q", built.aim)
	}

	deck := d.study().Deck
	if from := built.set(t, "the course", deck.IDs()); from["email"] == 0 || from["ports"] == 0 {
		t.Errorf("what is to be learnt is from %v", from)
	}
	g := d.home().Learner.Goal
	asked := map[string]bool{}
	for _, day := range g.Plan(d.home().Learner.Record, d.clock).Sittings {
		d.clock = day.At
		d.reload()
		plan := g.Plan(d.home().Learner.Record, d.clock)
		if plan.Today == 0 {
			t.Errorf("nothing is planned for %s", d.clock)
		}
		d.sitToday(asked)
		d.reload()
		if left := g.Plan(d.home().Learner.Record, d.clock).Today; left >= plan.Today {
			t.Errorf("%s: of %s planned %s are left after a sitting", d.clock, plan.Today, left)
		}
	}
	from := built.set(t, "the sittings", slices.Sorted(maps.Keys(asked)))
	if from["email"] == 0 || from["ports"] == 0 {
		t.Errorf("%d cards were asked, of %v", len(asked), from)
	}
	d.reportsForecast(deck)
	d.keepsProgressWithItsCourse(asked)
	d.sitsAnExam(built)
}

// reportsForecast checks that the forecast is about the cards of the exam's course, and is kept with it.
func (d *driver) reportsForecast(deck *quiz.Deck) {
	d.t.Helper()
	l := d.home().Learner
	got, ok := l.Snapshot(deck, d.clock)
	want := l.Record.Forecast(deck.IDs(), l.Goal.Horizon(d.clock), l.Goal.Choices)
	if !ok || got.Forecast != want || len(l.Forecasts) == 0 {
		d.t.Errorf("the forecast is %v (%v), want %v; kept are %d", got.Forecast, ok, want, len(l.Forecasts))
	}
}

// keepsProgressWithItsCourse checks that each card is known in the course that it is from, too, and time is counted once.
func (d *driver) keepsProgressWithItsCourse(asked map[string]bool) {
	d.t.Helper()
	records, answers := map[string]memory.Record{}, 0
	for _, course := range content.BuiltinNames() {
		r, err := d.store.Record(d.t.Context(), course)
		if err != nil {
			d.t.Fatal(err)
		}
		records[course], answers = r, answers+r.Answers
	}
	joined := d.home().Learner.Record
	if joined.Answers != answers {
		d.t.Errorf("%d answers count in the exam's course, %d in its parts", joined.Answers, answers)
	}
	for card := range asked {
		course, own, _ := content.CardOfExam(card)
		if got, want := records[course].Card(own), joined.Card(card); got.Asked != want.Asked || got.Right != want.Right {
			d.t.Errorf("%s was asked %d times in its course, %d times here", card, got.Asked, want.Asked)
		}
	}
	read, err := d.store.LessonsRead(d.t.Context(), "ports")
	if err != nil || len(read) == 0 {
		d.t.Errorf("of ports %d lessons were read (%v)", len(read), err)
	}
}

// sitsAnExam sits a practice exam and hands it in.
func (d *driver) sitsAnExam(built *builtins) {
	d.t.Helper()
	from := map[string]int{}
	for range 3 {
		d.beginExam()
		e := d.running()
		if e.Authority != networkPlus {
			d.t.Errorf("the exam follows the wording of %q", e.Authority)
		}
		cards := make([]string, len(e.Questions))
		for i, q := range e.Questions {
			cards[i] = q.ID
			if objectives := q.Objectives; !slices.ContainsFunc(objectives, func(o string) bool { return content.ExamOf(o) == networkPlus }) {
				d.t.Errorf("%s counts for %q", q.ID, objectives)
			}
		}
		set, ok := d.t.(*testing.T)
		if !ok {
			d.t.Fatal("no test")
		}
		for course, n := range built.set(set, "the exam", cards) {
			from[course] += n
		}
		d.respond(true)
		if _, err := d.store.HandIn(d.t.Context(), e.ID, d.study().Deck, d.clock); err != nil {
			d.t.Fatal(err)
		}
		d.clock = d.clock.Add(time.Minute)
		d.move(d.home().exams.Open(exam.Blueprint{}, d.clock))
		for range 6 {
			if _, ok := d.top().(*home); !ok {
				d.press("esc")
			}
		}
	}
	if from["email"] == 0 || from["ports"] == 0 {
		d.t.Errorf("three exams asked of %v", from)
	}
}
