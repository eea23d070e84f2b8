package quiz

import (
	"errors"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"porthole/content"
	"porthole/quiz/memory"
)

// goalIn is a goal whose exam is so many days away.
func goalIn(days int) memory.Goal {
	return memory.Goal{Exam: noon().AddDate(0, 0, days), Budget: time.Hour, Target: 0.8, Choices: 4, Set: noon()}
}

func review(t testing.TB, d *Deck, s Selection, r memory.Record, g memory.Goal, now time.Time) Drill {
	t.Helper()
	out, err := NewSitting(d, Progress{Record: r, Goal: g}, s, now)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// study answers until the session is over, or so many times, and returns what was asked.
func study(s Drill, now time.Time, most int, right func(q Question) bool) (Drill, []Question, time.Time) {
	var asked []Question
	for range most {
		q, ok := s.Question()
		if !ok {
			break
		}
		asked = append(asked, q)
		now = now.Add(10 * time.Second)
		s, _ = s.Answer(respond(q, right(q)), now)
		s = s.Next(now)
	}
	return s, asked, now
}

func yes(Question) bool { return true }
func no(Question) bool  { return false }

func TestWithoutAnExamASessionEndsWhenNothingIsDue(t *testing.T) {
	d := NewDeck(mail())
	s := review(t, d, Selection{}, memory.Record{}, memory.Goal{}, noon())
	s, asked, now := study(s, noon(), 500, yes)
	if !s.Over() || len(asked) < newAtLeast || len(asked) > 4*newAtLeast {
		t.Fatalf("over %t after %d questions", s.Over(), len(asked))
	}
	met := map[string]bool{}
	for _, q := range asked {
		met[q.ID] = true
	}
	if len(met) != newAtLeast {
		t.Errorf("%d new cards, want %d", len(met), newAtLeast)
	}
	for id := range met {
		if m := s.Record().Card(id).Memory; !m.Due.After(now) {
			t.Errorf("%s is due %v before the end", id, now.Sub(m.Due))
		}
	}
	due := d.Due(Selection{}, s.Record(), now)
	if due.New != len(d.IDs())-newAtLeast || due.Reviews != 0 || due.Next.IsZero() {
		t.Errorf("%+v", due)
	}
}

func TestWhatIsDoneForTodaySaysWhenItIsDueAgain(t *testing.T) {
	d := NewDeck(plainMail())
	r, ports := memory.Record{}, Selection{Relations: []string{"default port"}}
	s := review(t, d, ports, r, memory.Goal{}, noon())
	s, _, now := study(s, noon(), 50, yes)
	_, err := NewSitting(d, Progress{Record: s.Record()}, ports, now)
	done, ok := errors.AsType[*DoneError](err)
	if !ok || !done.Next.After(now) {
		t.Fatalf("%v", err)
	}
	if again := review(t, d, ports, s.Record(), memory.Goal{}, done.Next); again.Over() {
		t.Error("nothing is asked when it is due")
	}
	if _, err := NewSitting(d, Progress{Record: r}, Selection{Relations: []string{"colour"}}, now); err == nil {
		t.Error("a relation that is not there can be asked")
	} else if _, ok := errors.AsType[*NothingError](err); !ok {
		t.Errorf("%v", err)
	}
}

func TestPracticeGoesOnAndLeavesTheScheduleAlone(t *testing.T) {
	d := NewDeck(mail())
	s, _, now := study(review(t, d, Selection{}, memory.Record{}, memory.Goal{}, noon()), noon(), 500, yes)
	before := s.Record()
	p, asked, _ := study(review(t, d, Selection{Practice: true}, before, memory.Goal{}, now), now, 50, no)
	if len(asked) != 50 || p.Over() {
		t.Fatalf("over after %d questions", len(asked))
	}
	for _, id := range d.IDs() {
		if p.Record().Card(id).Memory != before.Card(id).Memory {
			t.Errorf("the memory of %s has changed", id)
		}
	}
	if _, err := NewSitting(d, Progress{}, Selection{Practice: true}, now); err == nil {
		t.Error("what was never met can be practised")
	}
}

func TestTheTimeOfASittingEndsIt(t *testing.T) {
	d := NewDeck(mail())
	s := review(t, d, Selection{Limit: 3 * time.Minute}, memory.Record{}, goalIn(10), noon())
	s, asked, now := study(s, noon(), 1000, yes)
	if !s.Over() || now.Sub(noon()) != 3*time.Minute || len(asked) != 18 {
		t.Errorf("over %t after %v and %d questions", s.Over(), now.Sub(noon()), len(asked))
	}
}

func TestANearExamBringsInMoreThatIsNew(t *testing.T) {
	t.Parallel()
	d := NewDeck(manyFacts(100))
	for _, c := range []struct{ days, want int }{{2, len(d.IDs())}, {4, (len(d.IDs()) + 1) / 2}, {400, 20}} {
		s := review(t, d, Selection{Limit: 10 * time.Hour}, memory.Record{}, goalIn(c.days), noon())
		_, asked, _ := study(s, noon(), 900, yes)
		met := map[string]bool{}
		for _, q := range asked {
			met[q.ID] = true
		}
		if len(met) != c.want {
			t.Errorf("%d days before: %d new of %d, want %d", c.days, len(met), len(d.IDs()), c.want)
		}
	}
}

// rules holds what is true of any session of the schedule.
func TestTheRulesOfTheSchedule(t *testing.T) {
	t.Parallel()
	courses := []func() *content.Course{mail, plainMail, protocols}
	rapid.Check(t, func(t *rapid.T) {
		d := NewDeck(rapid.SampledFrom(courses).Draw(t, "course")())
		g := rapid.SampledFrom([]memory.Goal{{}, goalIn(1), goalIn(10)}).Draw(t, "goal")
		now, r := noon(), memory.Record{}
		for range rapid.IntRange(1, 3).Draw(t, "days") {
			s, err := NewSitting(d, Progress{Record: r, Goal: g}, Selection{Seed: rapid.Uint64().Draw(t, "seed"), Limit: time.Hour}, now)
			if err != nil {
				break
			}
			for n := range rapid.IntRange(1, 60).Draw(t, "answers") {
				q, ok := s.Question()
				if !ok {
					break
				}
				last, before := s.turns[0], s.before
				if n > 0 {
					last = s.past.turn
				}
				if n > 0 && d.siblings(last, s.turns[0]) {
					t.Fatalf("%s right after %s", q.ID, last.id)
				}
				if n > 0 && before.Card(last.id).Asked == 0 && s.record.Card(q.ID).Asked == 0 && d.grouped(last, s.turns[0]) {
					t.Fatalf("%s is met right after its look-alike %s", q.ID, last.id)
				}
				now = now.Add(time.Duration(rapid.IntRange(3, 40).Draw(t, "seconds")) * time.Second)
				old := s
				s, _ = s.Answer(respond(q, rapid.Bool().Draw(t, "right")), now)
				if old.record.Card(q.ID).Asked != s.record.Card(q.ID).Asked-1 {
					t.Fatal("the value before an answer has changed")
				}
				s = s.Next(now)
			}
			r, now = s.Record(), now.AddDate(0, 0, rapid.IntRange(0, 4).Draw(t, "pause"))
		}
	})
}

func TestAWrongAnswerIsFollowedByWhatItIsMixedUpWith(t *testing.T) {
	d := NewDeck(mail())
	now, r := noon(), memory.Record{}
	for _, id := range d.IDs() { // everything was met, and is due
		r = r.After(Answer{Card: id, Kind: Typed, Right: true, At: now}.ForMemory())
		r = r.After(Answer{Card: id, Kind: Typed, Right: true, At: now.Add(time.Minute)}.ForMemory())
	}
	now = now.AddDate(0, 0, 30)
	contrasts := 0
	for seed := range uint64(20) {
		s := review(t, d, Selection{Seed: seed, Limit: time.Hour}, r, goalIn(60), now)
		for range 12 {
			q, _ := s.Question()
			card := s.turns[0].card
			now = now.Add(time.Minute)
			s, _ = s.Answer(respond(q, false), now)
			s = s.Next(now)
			rivals := []int(nil)
			if card >= 0 {
				rivals = d.rivals(card, s.record.Mistaken(q.ID))
			}
			next, ok := s.Question()
			if !ok {
				break
			}
			if next.contrast {
				contrasts++
				if len(next.Options) != 2 || next.Kind != Choice {
					t.Errorf("a contrast with %d options", len(next.Options))
				}
			}
			if at := s.turns[0]; at.against >= 0 && !slices.Contains(rivals, at.card) {
				t.Errorf("%s is set against %s, which is none of its look-alikes", next.ID, q.ID)
			}
		}
	}
	if contrasts == 0 {
		t.Error("no contrast in 240 wrong answers")
	}
}

func TestAContrastSetsTheTwoAgainstEachOther(t *testing.T) {
	d := NewDeck(mail())
	imaps, pop3s := cardFor(t, d, "forward//imaps/secure port"), cardFor(t, d, "forward//pop3s/secure port")
	q, ok := d.askContrast(imaps, pop3s, seeded(1))
	if !ok || !q.contrast || q.Chance() != 0.5 {
		t.Fatalf("%+v", q)
	}
	if options := slices.Sorted(slices.Values(optionTexts(q))); !slices.Equal(options, []string{"993", "995"}) {
		t.Errorf("offers %q", options)
	}
	smtps := cardFor(t, d, "reverse//secure port/465")
	if q, ok := d.askContrast(smtps, cardFor(t, d, "reverse//secure port/587"), seeded(1)); ok {
		t.Errorf("465 against 587: %+v", q)
	}
}

func TestWhatTheLearnerMixedUpIsOfferedAgain(t *testing.T) {
	d := NewDeck(manyFacts(40))
	c := d.Cards()[0]
	other := d.course.Facts[factOf(t, d, "proto17", "Port")].Values[0].Text
	r := memory.Record{}
	for range 3 {
		r = r.After(Answer{Card: c.ID, Kind: Typed, Mistaken: []string{other}, At: noon()}.ForMemory())
	}
	for seed := range uint64(20) {
		q, ok := d.ask(c, Choice, r.Mistaken(c.ID), seeded(seed))
		if !ok || !slices.Contains(optionTexts(q), other) {
			t.Fatalf("%q without %s", optionTexts(q), other)
		}
	}
}

func TestLessonsComeInTheirOrder(t *testing.T) {
	d := NewDeck(mail())
	_, asked, _ := study(review(t, d, Selection{Seed: 4}, memory.Record{}, memory.Goal{}, noon()), noon(), 500, yes)
	last, seen := 0, map[string]bool{}
	for _, q := range asked {
		if !seen[q.ID] && q.Lesson < last {
			t.Errorf("%s of lesson %d is new after lesson %d", q.ID, q.Lesson, last)
		}
		seen[q.ID] = true
		last = max(last, q.Lesson)
	}
}

func TestAGuessTakesBackWhatTheAnswerWasWorth(t *testing.T) {
	d := NewDeck(mail())
	s := review(t, d, Selection{}, memory.Record{}, memory.Goal{}, noon())
	if _, ok := s.Guess(); ok {
		t.Error("a guess without an answer")
	}
	q, _ := s.Question()
	right, _ := s.Answer(respond(q, true), noon())
	guess, ok := right.Guess()
	if !ok || guess.Record().Card(q.ID).Memory.Stability >= right.Record().Card(q.ID).Memory.Stability {
		t.Errorf("%v, %+v", ok, guess.Record().Card(q.ID).Memory)
	}
	if _, ok := guess.Guess(); ok {
		t.Error("a guess of a guess")
	}
	wrong, _ := s.Answer(respond(q, false), noon())
	if _, ok := wrong.Guess(); ok {
		t.Error("a wrong answer is called a guess")
	}
	if right.Answered()[0].Answer.Guess {
		t.Error("the value before the guess has changed")
	}
}

func TestASessionBeginsWithWhatIsDueAndGrowsWithItsOwnSteps(t *testing.T) {
	d := NewDeck(mail())
	now, r, ids := noon(), memory.Record{}, d.IDs()
	for _, id := range ids[:8] {
		r = r.After(Answer{Card: id, Kind: Typed, Right: true, At: now}.ForMemory())
	}
	now = now.AddDate(0, 0, 30)
	for _, id := range ids[:3] { // missed just now: steps, of which none is due yet
		r = r.After(Answer{Card: id, Kind: Typed, At: now}.ForMemory())
	}
	due := d.Due(Selection{}, r, now)
	s := review(t, d, Selection{Cards: ids[:8]}, r, memory.Goal{}, now)
	if _, of := s.Progress(); of != due.Reviews || of != 5 {
		t.Fatalf("begins with %d, %d are due", of, due.Reviews)
	}
	q, _ := s.Question()
	s, _ = s.Answer(respond(q, false), now)
	s = s.Next(now.Add(5 * time.Second))
	if done, of := s.Progress(); done != 1 || of != 6 {
		t.Errorf("after a wrong answer %d of %d, want 1 of 6", done, of)
	}
	s, _, _ = study(s, now, 100, yes)
	if done, of := s.Progress(); !s.Over() || done < 6 || done != of {
		t.Errorf("ends at %d of %d", done, of)
	}
}
