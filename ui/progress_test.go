package ui

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"porthole/quiz"
	"porthole/quiz/memory"
	"porthole/ui/words"
)

// practise keeps answers to the first cards, given on a day counted from noon's, eight seconds each; every third is wrong,
// and where the card has a rival, that is what was given.
func (d *driver) practise(day, answers int) {
	d.t.Helper()
	cards := d.study().Deck.Cards()
	for i := range answers {
		a := quiz.Answer{
			Session: "s" + string(rune('a'+day)), Course: d.study().Course().ID, Card: cards[i%len(cards)].ID, Kind: quiz.Typed,
			Right: i%3 != 2, At: noon().AddDate(0, 0, day).Add(time.Duration(i) * 8 * time.Second),
		}
		if !a.Right {
			a.Mistaken = []string{"995"}
		}
		if _, err := d.store.SaveAnswer(context.Background(), a); err != nil {
			d.t.Fatal(err)
		}
	}
	d.run(d.study().Load())
}

// fortnight is a learner two weeks on, ten days before her exam.
func (d *driver) fortnight() {
	d.t.Helper()
	for _, day := range []int{0, 1, 4, 13} {
		d.practise(day, 24)
		d.keepForecast(day, 0.5+float64(day)/100)
	}
	d.clock = noon().AddDate(0, 0, 14)
	g := tenDaysAway()
	g.Exam = g.Exam.AddDate(0, 0, 14)
	d.setGoal(g)
}

func (d *driver) keepForecast(day int, expected float64) {
	d.t.Helper()
	s := memory.Snapshot{Day: memory.DayOf(noon()) + memory.Day(day), Forecast: memory.Forecast{Expected: expected, Low: expected - 0.1, High: expected + 0.1}}
	if err := d.store.SaveForecast(context.Background(), d.study().Course().ID, s); err != nil {
		d.t.Fatal(err)
	}
}

func TestProgressSaysWhatAForecastStillWants(t *testing.T) {
	d := open(t, emailCourse(t), 100, 30)
	d.sees("Progress        30 more answers until a forecast")
	d.press("up", "enter")
	d.sees("A forecast needs 30 more answers, 10 of them to cards of an earlier day.", "Nothing was asked yet.")
	d.misses("drill the weakest", "100 %┤")
	d.press("esc")
	d.practise(0, 24)
	d.sees("10 more answers until a forecast")
	d.open(newProgress(d.study()))
	d.sees("A forecast needs 10 more answers, to cards of an earlier day.")
	d.press("esc")
	d.practise(1, 7)
	d.sees("3 more answers until a forecast, on another day")
}

func TestProgressShowsTheForecastInWordsAndAsALine(t *testing.T) {
	d := open(t, emailCourse(t), 100, 30)
	d.fortnight()
	deck, p := d.study().Deck, d.study().Learner.Progress
	want := words.Band(p.Forecast(deck, d.clock))
	d.sees("Progress        forecast " + want)
	d.press("up", "enter")
	d.sees(want+" on 17 December, target 80 %: not ready yet.", "100 %┤", "╌╌╌", "23 Nov", "today", "17 Dec", "if nothing", "in the shade")
}

func TestTheForecastIsToldInWords(t *testing.T) {
	f, g := memory.Forecast{Expected: 0.78, Low: 0.7, High: 0.85}, tenDaysAway()
	for says, c := range map[string]struct {
		target float64
		after  int
	}{
		"78 % (70–85) on 3 December, target 80 %: not ready yet.":                            {0.8, 0},
		"78 % (70–85) on 3 December, target 75 %: not ready yet, the lower end is below it.": {0.75, 0},
		"78 % (70–85) on 3 December, target 70 %: ready, even at the lower end.":             {0.7, 0},
		"78 % (70–85) if the exam were today. It was on 3 December.":                         {0.8, 12},
	} {
		g.Target = c.target
		if got := prospect(f, g, noon().AddDate(0, 0, c.after)); got != says {
			t.Errorf("got  %s\nwant %s", got, says)
		}
	}
	if got := prospect(f, memory.Goal{}, noon()); !strings.Contains(got, "No exam is set.") {
		t.Errorf("without a goal: %s", got)
	}
}

func TestTheFutureOfTheLineFallsAndEndsAtTheExam(t *testing.T) {
	d := open(t, emailCourse(t), 100, 30)
	d.fortnight()
	d.open(newProgress(d.study()))
	s := on[*progress](d)
	chart, first := s.curve()
	if !first.Equal(memory.DayOf(noon()).Begin(time.UTC)) {
		t.Errorf("the line begins at %v", first)
	}
	last := chart.Points[len(chart.Points)-1]
	if f := s.stats.Forecast; last.X != 1 || last.Middle != f.Expected || last.Low != f.Low || last.High != f.High {
		t.Errorf("it ends at %+v, the forecast of the exam is %+v", last, f)
	}
	future := 0
	for i := 1; i < len(chart.Points); i++ {
		a, b := chart.Points[i-1], chart.Points[i]
		if a.X >= b.X {
			t.Errorf("from %+v to %+v the line goes back", a, b)
		}
		if a.X >= chart.Mark {
			future++
			if b.Middle >= a.Middle {
				t.Errorf("after today it rises from %+v to %+v", a, b)
			}
		}
	}
	if future < 10 {
		t.Errorf("%d days to come, want ten", future)
	}
}

func TestProgressListsTheWeakestFirstAndDrillsThem(t *testing.T) {
	d := open(t, emailCourse(t), 100, 60)
	d.fortnight()
	d.open(newProgress(d.study()))
	s := on[*progress](d)
	for i := 1; i < len(s.stats.Cards); i++ {
		if s.stats.Cards[i].Recall < s.stats.Cards[i-1].Recall {
			t.Fatal("not the weakest first")
		}
	}
	d.press("end")
	d.sees("Recall on exam day", "24 of", "█", "→")
	weakest := s.weakest()
	if len(weakest) == 0 || len(weakest) > quiz.DefaultCount || weakest[0] != s.stats.Cards[0].ID || s.stats.Cards[len(weakest)-1].Recall >= weak {
		t.Fatalf("the weakest are %v", weakest)
	}
	d.press("enter")
	if _, of := on[*drill](d).session.Position(); of != len(weakest) {
		t.Errorf("%d are asked, want %d", of, len(weakest))
	}
	if id := d.asked().ID; !strings.Contains(strings.Join(weakest, "\n"), id) {
		t.Errorf("%s is asked, which is none of the weakest", id)
	}
}

func TestProgressNamesWhatIsMixedUpAndTheDays(t *testing.T) {
	d := open(t, seedCourse(t), 100, 60)
	d.fortnight()
	d.open(newProgress(d.study()))
	d.sees("Mixed up most")
	s := on[*progress](d)
	for _, c := range s.stats.Confusions[:3] { // each with its own count and its own question
		d.sees(fmt.Sprintf("%s for %s: %s · %s", quoteWords(c.Given), quoteWords(c.Answer), words.Count(c.Times, "time"), c.Asks[:12]))
	}
	d.sees("Days practised · 4 days, 13 minutes in all", "23 Nov    3   3   ·   ·   3   ·   ·", "30 Nov    ·   ·   ·   ·   ·   ·   3", "7 Dec     ·")
	d.sees("How forecasts held", "expected   right   answers")
}

func TestSectionsAreAKeyAway(t *testing.T) {
	d := open(t, emailCourse(t), 60, 18)
	d.fortnight()
	d.open(newProgress(d.study()))
	for _, section := range []string{"Mixed up most", "Days practised", "How forecasts held", "Recall on exam day"} {
		d.press("n")
		if row := d.rows()[2]; !strings.Contains(row, section) {
			t.Fatalf("%q is not on top but %q", section, row)
		}
	}
	for range 4 {
		d.press("p")
	}
	if row := d.rows()[2]; !strings.Contains(row, "Forecast") {
		t.Errorf("back at %q", row)
	}
}

func TestAllOfProgressCanBeReadInTheSmallestWindow(t *testing.T) {
	d := open(t, seedCourse(t), 40, 12)
	d.fortnight()
	d.open(newProgress(d.study()))
	s := on[*progress](d)
	var lines []string
	for range 120 {
		lines = append(lines, d.rows()[1])
		d.press("down")
	}
	all := strings.Join(append(lines, d.rows()...), " ")
	for _, c := range s.stats.Cards {
		for word := range strings.FieldsSeq(c.Asks + " " + c.Answer) {
			if !strings.Contains(all, word) {
				t.Fatalf("%q of %q cannot be read", word, c.Asks)
			}
		}
	}
	for _, words := range []string{"17 December, target", "ready yet.", "13 minutes", "answers", "today", "17 Dec"} {
		if !strings.Contains(all, words) {
			t.Errorf("%q cannot be read:\n%s", words, strings.Join(lines, "\n"))
		}
	}
}

func TestProgressIsReadAgainWhenADrillOnItEnds(t *testing.T) {
	d := open(t, emailCourse(t), 100, 30)
	d.fortnight()
	d.open(newProgress(d.study()))
	before := on[*progress](d).stats.Days
	d.press("enter")
	d.answer(true)
	d.press("esc", "esc")
	if after := on[*progress](d).stats.Days; len(after) != len(before)+1 {
		t.Errorf("%d days, before %d", len(after), len(before))
	}
}

func TestDaysBeforeTheClockWasPutBackAreShown(t *testing.T) {
	d := open(t, seedCourse(t), 100, 60)
	d.fortnight()
	d.clock = noon().AddDate(0, 0, -20)
	d.open(newProgress(d.study()))
	d.sees("Days practised · 4 days", "23 Nov    3   3   ·   ·   3   ·   ·", "30 Nov    ·   ·   ·   ·   ·   ·   3")
}

func TestOnTheDayOfTheExamRecallIsTodays(t *testing.T) {
	d := open(t, emailCourse(t), 100, 40)
	d.fortnight()
	d.sees("safe on exam day", "for the exam in 10 days", "d today")
	d.clock = d.study().Learner.Goal.Exam.Add(-2 * time.Hour)
	d.reload()
	d.sees("for the exam today at")
	d.misses("on exam day", "d today")
	d.open(newProgress(d.study()))
	d.press("end")
	d.sees("Recall today")
}
