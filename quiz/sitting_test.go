package quiz

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"porthole/content"
	"porthole/quiz/memory"
)

// learnerOf answers as a learner does: what it was told once it knows, but for the cards it never gets.
func learnerOf(never func(q Question) bool) func(q Question) bool {
	told := map[string]bool{}
	return func(q Question) bool {
		known := told[q.ID] && !never(q)
		told[q.ID] = true
		return known
	}
}

// whole sits through a sitting, reading each lesson that comes in, and returns what was asked.
func whole(t testing.TB, s Drill, now time.Time, right func(q Question) bool) (Drill, []Question, time.Time) {
	t.Helper()
	var asked []Question
	for len(asked) < 1000 {
		part, questions, at := study(s, now, 1000, right)
		s, now, asked = part, at, append(asked, questions...)
		if _, ok := s.Upcoming(); !ok {
			return s, asked, now
		}
		now = now.Add(time.Minute)
		s = s.Open(now)
	}
	t.Fatal("the sitting does not end")
	return s, nil, now
}

// spaced fails where a stem comes again before four others, or too often.
func spaced(t interface{ Fatalf(string, ...any) }, asked []Question, others int) {
	times := map[string]int{}
	for i, q := range asked {
		if times[q.Stem]++; times[q.Stem] > mostTimes {
			t.Fatalf("“%s” comes %d times", q.Stem, times[q.Stem])
		}
		for _, before := range asked[max(0, i-min(apart, others)):i] {
			if before.Stem == q.Stem {
				t.Fatalf("“%s” comes again within %d others", q.Stem, apart)
			}
		}
	}
}

func TestASittingEndsOnceAllIsDoneForToday(t *testing.T) {
	d := NewDeck(mail())
	never := d.IDs()[2]
	for name, right := range map[string]func(Question) bool{
		"who knows everything":           yes,
		"who is told once":               learnerOf(no),
		"who never gets one":             learnerOf(func(q Question) bool { return q.ID == never }),
		"who never answers":              no,
		"who leaves one question blank":  learnerOf(func(q Question) bool { return q.ID == d.IDs()[0] }),
		"who gets every second card not": learnerOf(func(q Question) bool { return len(q.ID)%2 == 0 }),
	} {
		for _, minutes := range []int{30, 120, 300} {
			p := Progress{Goal: goalIn(10), Read: readOf(d, 1)}
			p.Goal.Budget = time.Duration(minutes) * time.Minute
			s, err := NewSitting(d, p, Selection{}, noon())
			if err != nil {
				t.Fatal(err)
			}
			s, asked, now := whole(t, s, noon(), right)
			if !s.Over() || len(asked) > longest {
				t.Errorf("%s, %d minutes: over %t after %d questions", name, minutes, s.Over(), len(asked))
			}
			spaced(t, asked, len(d.IDs())-1)
			sum := s.Summary(p, now)
			if sum.Done+sum.Open == 0 || sum.New == 0 || sum.After.Met != sum.New {
				t.Errorf("%s, %d minutes: %+v", name, minutes, sum)
			}
		}
	}
}

func TestWhatIsDoneIsNotAskedAgainToday(t *testing.T) {
	d := NewDeck(mail())
	p := Progress{Goal: goalIn(10), Read: readOf(d, len(d.course.Lessons))}
	p.Goal.Budget = 5 * time.Hour
	now := noon()
	for range 20 { // sittings of one day, as long as there is anything to ask
		s, err := NewSitting(d, p, Selection{}, now)
		if err != nil {
			break
		}
		for {
			q, ok := s.Question()
			if !ok {
				break
			}
			before := s.Record().Card(q.ID)
			if memory.DayOf(before.Last) == memory.DayOf(now) && before.Asked > 0 && !before.Memory.InMinutes() {
				t.Fatalf("%s was done for today", q.ID)
			}
			now = now.Add(10 * time.Second)
			s, _ = s.Answer(respond(q, true), now)
			s = s.Next(now)
		}
		p.Record, now = s.Record(), now.Add(time.Hour)
	}
	if _, err := NewSitting(d, p, Selection{}, now); err == nil {
		t.Error("the day does not end")
	}
	if a := Advise(d, p, now); a.Step != ComeBack {
		t.Errorf("with minutes to spare: %+v", a)
	}
	if got := d.Coverage(p.Record, now); got.Met != got.All {
		t.Errorf("not everything was met: %+v", got)
	}
}

func TestAMissedCardRestsAfterItsThirdMiss(t *testing.T) {
	d := NewDeck(mail())
	hard := cardFor(t, d, "forward//imaps/secure port").ID
	p := Progress{Read: readOf(d, len(d.course.Lessons))}
	s, err := NewSitting(d, p, Selection{Cards: d.IDs()[:12], Count: 200}, noon())
	if err != nil {
		t.Fatal(err)
	}
	now, misses := noon(), 0
	for {
		q, ok := s.Question()
		if !ok {
			break
		}
		if misses >= leech && q.ID == hard {
			t.Fatal("it is asked again")
		}
		now = now.Add(time.Minute)
		s, _ = s.Answer(respond(q, q.ID != hard), now)
		if q.ID == hard {
			misses++
		}
		l, is := s.Leech()
		if is != (q.ID == hard && misses == leech) {
			t.Fatalf("after %d misses it is said to rest: %t", misses, is)
		}
		if is && (l.Answer == "" || l.Row == "") {
			t.Errorf("nothing is told that may help: %+v", l)
		}
		s = s.Next(now)
	}
	if misses == leech && s.Summary(p, now).Open == 0 {
		t.Error("what rests counts as done")
	}
}

func TestTheTargetEndsASitting(t *testing.T) {
	d := NewDeck(mail())
	now, p := noon(), Progress{Goal: goalIn(20), Read: readOf(d, len(d.course.Lessons))}
	p.Goal.Budget = 20 * time.Hour
	for range 20 {
		s, err := NewSitting(d, p, Selection{}, now)
		if err == nil {
			s, _, _ = whole(t, s, now, yes)
			p.Record = s.Record()
		}
		now = now.AddDate(0, 0, 1)
	}
	spent := time.Duration(0)
	for _, day := range p.Record.Days {
		spent += day.Spent
	}
	if f, ready := p.Ready(d, p.Goal.Exam.Add(-time.Hour)); !ready || spent > p.Goal.Budget/4 {
		t.Errorf("forecast %+v, after %v of %v", f, spent, p.Goal.Budget)
	}
}

// knownBefore is a learner who answered everything rightly on each of the ten days before the exam.
func knownBefore(t *testing.T, d *Deck) (Progress, time.Time) {
	t.Helper()
	now, p := noon(), Progress{Goal: goalIn(10), Read: readOf(d, len(d.course.Lessons))}
	p.Goal.Budget = 10 * time.Hour
	for range 10 {
		if s, err := NewSitting(d, p, Selection{}, now); err == nil {
			s, _, _ = whole(t, s, now, yes)
			p.Record = s.Record()
		}
		now = now.AddDate(0, 0, 1)
	}
	return p, p.Goal.Exam.Add(-time.Hour)
}

func TestTheLastSittingUsesItsMinutes(t *testing.T) {
	d := NewDeck(mail())
	p, morning := knownBefore(t, d)
	if _, ready := p.Ready(d, morning); !ready {
		t.Fatal("the target is not reached before it")
	}
	s, err := NewSitting(d, p, Selection{}, morning)
	if err != nil {
		t.Fatal(err)
	}
	s, asked, now := whole(t, s, morning, yes)
	times, often := map[string]int{}, 0
	for _, q := range asked {
		times[q.ID]++
		often = max(often, times[q.ID])
	}
	for _, id := range d.IDs() {
		if p.Record.Card(id).Asked > 0 && times[id] != lastTimes {
			t.Errorf("%s, which was met, is asked %d times", id, times[id])
		}
	}
	if !s.Over() || often > lastTimes || len(times) < 20 {
		t.Errorf("over %t after %d questions on %d cards, one of them %d times", s.Over(), len(asked), len(times), often)
	}
	spaced(t, asked, len(d.IDs())-1)
	p.Record = s.Record()
	if _, err := NewSitting(d, p, Selection{}, now); err == nil {
		t.Error("after it there is another one, though everything was asked")
	}
}

func TestAnEarlierSittingLetsGoOnceTheTargetIsReached(t *testing.T) {
	d := NewDeck(mail())
	p, _ := knownBefore(t, d)
	now := noon().AddDate(0, 0, 10)
	p.Goal.Exam = now.AddDate(0, 0, 3)
	if plan := p.Goal.Plan(p.Record, now); plan.Today <= 0 {
		t.Fatalf("the plan has no time on that day: %+v", plan)
	}
	s, err := NewSitting(d, p, Selection{}, now)
	if _, done := errors.AsType[*DoneError](err); !done {
		q, _ := s.Question()
		t.Errorf("with sittings to come it asks %q, error %v", q.Stem, err)
	}
}

func TestStemsStandApartWhateverIsAnswered(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := NewDeck(rapid.SampledFrom([]func() *content.Course{mail, plainMail, protocols}).Draw(t, "course")())
		p := Progress{Goal: rapid.SampledFrom([]memory.Goal{{}, goalIn(1), goalIn(10)}).Draw(t, "goal"), Read: readOf(d, rapid.IntRange(0, len(d.course.Lessons)).Draw(t, "read"))}
		s, err := NewSitting(d, p, Selection{Seed: rapid.Uint64().Draw(t, "seed")}, noon())
		if err != nil {
			t.Skip()
		}
		now := noon()
		var asked []Question
		for len(asked) < 200 {
			if _, ok := s.Upcoming(); ok {
				s = s.Open(now)
			}
			q, ok := s.Question()
			if !ok {
				break
			}
			asked = append(asked, q)
			now = now.Add(time.Duration(rapid.IntRange(1, 90).Draw(t, "seconds")) * time.Second)
			s, _ = s.Answer(respond(q, rapid.Bool().Draw(t, "right")), now)
			s = s.Next(now)
		}
		if len(asked) > longest {
			t.Fatalf("%d questions", len(asked))
		}
		spaced(t, asked, len(d.IDs())-1)
	})
}

func TestALessonThatIsNotWantedEndsTheSittingWithItsSummary(t *testing.T) {
	d := NewDeck(mail())
	p := Progress{Read: readOf(d, 1)}
	s, err := NewSitting(d, p, Selection{}, noon())
	if err != nil {
		t.Fatal(err)
	}
	s, asked, now := study(s, noon(), 200, yes)
	if _, ok := s.Upcoming(); !ok || s.Over() {
		t.Fatalf("no lesson comes in after %d questions", len(asked))
	}
	if _, ok := s.Question(); ok {
		t.Error("a question stands beside the lesson")
	}
	end := s.Finish(now)
	if _, ok := end.Upcoming(); ok || !end.Over() {
		t.Error("it goes on")
	}
	if sum := end.Summary(p, now); sum.More == 0 || fmt.Sprint(sum.After) == fmt.Sprint(sum.Before) {
		t.Errorf("%+v", sum)
	}
	if !slices.ContainsFunc(asked, func(q Question) bool { return q.Lesson == 0 }) {
		t.Error("nothing was asked of what was read")
	}
}

// What a document has may be a thing that nobody can be asked: there is nothing to ask then, and no crash.
func TestASittingOfWhatCannotBeAskedHasNothing(t *testing.T) {
	for _, subject := range []string{"?", "", "…", "x"} {
		for _, value := range []string{"d", "", "?"} {
			d := NewDeck(&content.Course{
				Lessons: []content.Lesson{{Title: "L"}},
				Facts: []content.Fact{{
					Subject: subject, Relation: "Answer", Values: []content.Value{{Text: value}}, Kind: content.Sentence, SubjectKind: content.Sentence, OneWay: true,
				}},
			})
			for range 2 {
				s, err := NewSitting(d, Progress{}, Selection{}, noon())
				if nothing := (*NothingError)(nil); err == nil && s.Over() || err != nil && !errors.As(err, &nothing) && !errors.As(err, new(*DoneError)) {
					t.Errorf("%q, %q: over %v, %v", subject, value, s.Over(), err)
				}
			}
		}
	}
}
