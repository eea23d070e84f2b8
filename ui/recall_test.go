package ui

import (
	"strings"
	"testing"
	"time"

	"porthole/content"
	"porthole/quiz"
	"porthole/quiz/memory"
)

// pop3s995 are both cards of a cell of the map: POP3S's secure port.
func pop3s995(d *driver) []string {
	return d.cards("forward//pop3/secure port", "reverse//secure port/995")
}

func TestACellsSignTellsHowWellItIsRecalled(t *testing.T) {
	ask := func(days ...int) func(*driver) {
		return func(d *driver) {
			for _, ago := range days {
				d.before(ago, true, pop3s995(d)...)
			}
		}
	}
	for name, c := range map[string]struct {
		past func(*driver)
		want string
	}{
		"never answered": {func(d *driver) { d.before(1, false, pop3s995(d)...) }, "···"},
		"right in one direction alone": {func(d *driver) {
			for _, ago := range []int{9, 5, 1} {
				d.before(ago, true, pop3s995(d)[0])
			}
		}, "995 ▁"},
		"right once in each":      {ask(1), "995 ▁"},
		"right lately":            {ask(9, 5, 1), "995 ▇"},
		"right some time ago":     {ask(60, 58, 55), "995 ▅"},
		"right long ago":          {ask(400, 399, 398), "995 ▃"},
		"missed when asked last":  {func(d *driver) { ask(9, 5, 1)(d); d.before(0, false, pop3s995(d)...) }, "995 ▃"},
		"missed in one direction": {func(d *driver) { ask(9, 5, 1)(d); d.before(0, false, pop3s995(d)[1]) }, "995 ▃"},
	} {
		t.Run(name, func(t *testing.T) {
			d := open(t, seedCourse(t), 100, 24)
			c.past(d)
			row := rowWith(d, "POP3 ")
			if !strings.HasSuffix(row, c.want) {
				t.Errorf("%q does not end in %q", row, c.want)
			}
		})
	}
}

// rowWith returns the first row that holds a text, without the blanks at its end.
func rowWith(d *driver, text string) string {
	d.t.Helper()
	for _, row := range d.rows() {
		if strings.Contains(row, text) {
			return strings.TrimRight(row, " ")
		}
	}
	d.t.Fatalf("no row holds %q:\n%s", text, d.screen())
	return ""
}

func TestAMemberOfASetCountsOnlyWhereItWasGiven(t *testing.T) {
	d := open(t, seedCourse(t), 100, 24)
	set := d.cards("forward//smtp/secure port")[0]
	for ago := range 3 {
		a := quiz.Answer{
			Course: d.study().Course().ID, Card: set, Kind: quiz.Typed, Right: ago > 0, Members: []string{"465"}, At: d.clock.AddDate(0, 0, -ago),
		}
		if _, err := d.store.SaveAnswer(t.Context(), a); err != nil {
			t.Fatal(err)
		}
	}
	d.reload()
	d.sees("465 ▁  ···")
}

func TestTheLegendCountsWhatIsKnownAndWhatFadesSoon(t *testing.T) {
	d := open(t, seedCourse(t), 100, 24)
	d.sees("▁ just met  ▃ fading  ▅ known  ▇ strong", "25 cards, none met yet")
	d.before(1, true, pop3s995(d)...)
	d.sees("2 of 25 met")
	d.before(0, true, pop3s995(d)...)
	d.sees("2 of 25 met · 2 safe today")
	for last := range 365 { // until it is known today, and will not be on Thursday: it is Monday
		d = open(t, seedCourse(t), 100, 24)
		for ago := range 3 {
			d.before(last+2-ago, true, pop3s995(d)...)
		}
		recall := func(days int) (mean float64) {
			for _, card := range pop3s995(d) {
				mean += d.study().Learner.Record.Recall(card, d.clock.AddDate(0, 0, days)) / float64(len(pop3s995(d)))
			}
			return mean
		}
		if recall(0) >= 0.8 && recall(3) < 0.8 {
			d.sees(" · 1 fades by Thursday")
			return
		}
		d.misses("fades")
	}
	t.Error("what was learnt in three days does not fade within a year")
}

func TestWithAGoalTheMapIsThatOfExamDayAndOneKeyShowsToday(t *testing.T) {
	d := open(t, seedCourse(t), 100, 24)
	for _, ago := range []int{9, 5, 1} {
		d.before(ago, true, pop3s995(d)...)
	}
	d.misses("d today", "d exam day")
	d.press("d")
	d.sees("995 ▇", "2 of 25 met · 2 safe today")
	d.aims(300, 0.8)
	d.sees("995 ▃", "2 of 25 met · none safe on exam day yet", "d today")
	d.press("d")
	d.sees("995 ▇", "2 of 25 met · 2 safe today · 1 fades by the exam", "d exam day")
	d.press("d")
	d.sees("2 of 25 met · none safe on exam day yet")
}

func TestOnceTheExamIsOverThatIsSaidOnce(t *testing.T) {
	d := open(t, seedCourse(t), 100, 24)
	d.aims(3, 0.8)
	d.clock = d.clock.AddDate(0, 0, 4)
	store := d.store
	d = open(t, seedCourse(t), 100, 24, func(o *Options) {
		clock := d.clock
		o.Store, o.Now = opened(store), func() time.Time { return clock }
	})
	d.sees("Your exam was on 26 November. Goal sets the next one, or go on without.")
	d.press("down")
	d.misses("Your exam was")
	d.reload()
	d.misses("Your exam was", "d today")
}

func TestTheForecastOfADayIsKeptAndReplacedAfterASession(t *testing.T) {
	d := open(t, seedCourse(t), 100, 24)
	course := d.study().Course().ID
	kept := func() []memory.Snapshot {
		t.Helper()
		p, err := d.store.Learner(t.Context(), course)
		if err != nil {
			t.Fatal(err)
		}
		return p.Forecasts
	}
	ids := d.study().Deck.IDs()
	d.before(2, true, ids[:20]...)
	if n := len(kept()); n != 0 {
		t.Fatalf("%d forecasts before there is enough to go by", n)
	}
	d.before(1, true, ids[:20]...)
	first := kept()
	if len(first) != 1 || first[0].Day != memory.DayOf(d.clock) || first[0].Expected <= 0.25 {
		t.Fatalf("%+v", first)
	}
	d.drill(quiz.Selection{Cards: ids[22:25]})
	for range 3 {
		d.answer(true)
		d.press("enter")
	}
	after := kept()
	if len(after) != 1 || after[0].Expected <= first[0].Expected {
		t.Errorf("after a session %+v, before %+v", after, first)
	}
}

func TestEveryCellOfABuiltInMapCanBecomeStrong(t *testing.T) {
	for _, name := range content.BuiltinNames() {
		src, _ := content.Builtin(name)
		d := open(t, parse(t, string(src)), 200, 60)
		if on[*home](d).chart == nil {
			continue
		}
		d.learnt()
		if o := on[*home](d).outlook; o.known != o.of || o.of == 0 {
			t.Errorf("%s: %d of %d known", name, o.known, o.of)
		}
	}
}
