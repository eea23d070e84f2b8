package command

import (
	"context"
	"math"
	"time"

	"github.com/spf13/cobra"

	"porthole/content"
	"porthole/quiz"
	"porthole/quiz/exam"
	"porthole/quiz/memory"
	"porthole/ui/plain"
)

func (c *cli) statsVerb() *cobra.Command {
	var asJSON bool
	verb := &cobra.Command{
		Use:   "stats [COURSE]",
		Short: "Tell how well you know a course",
		Long: `Stats tells what score is to be expected, or what it still takes to say so; what
is due; the weakest cards; the pairs you mix up most; the days on which you
practised; and how what was forecast came out.

With --json it is one JSON object. Shares are from 0 to 1, times RFC 3339, days
are dates; what there is none of is null or an empty list:

  course       id, title
  learner      "" where none was named
  at, horizon  now, and the time that recall is told for: the exam, else now
  asked, of    cards that were asked, and that there are
  due          reviews, new, next (when something is due that is not yet)
  forecast     expected, low, high; null while more is wanted
  wanting      answers, delayed (of them to cards of an earlier day)
  goal         exam, minutes, target, choices, cap, set, open
  plan         today, left, cap, moved, lost (minutes), free (days without a
               sitting), unread and unmet (lessons and cards that no sitting
               gets to), and sittings, each with date, at, minutes, morning,
               lessons (to read), new, reviews (cards), exam (a practice exam)
  cards        the weakest first: id, question, answer, direction ("" for a
               written question), recall, asked, right, due
  confusions   most often first: card, question, answer, given, times
  days         date, answers, right, minutes
  reliability  of answers by what was forecast: answers, forecast, right
  forecasts    so far, day by day: date, expected, low, high
  exams        handed in, the earliest first: see exam --help`,
		Example: `  porthole stats
  porthole stats capitals.md
  porthole stats --json | jq '.cards[:5]'`,
		Args:              atMost(1),
		ValidArgsFunction: completeCourse(0),
		RunE:              func(verb *cobra.Command, args []string) error { return c.stats(verb.Context(), args, asJSON) },
	}
	verb.Flags().BoolVar(&asJSON, "json", false, "one JSON object")
	return verb
}

// stats tells of the progress in the course that the arguments name.
func (c *cli) stats(ctx context.Context, args []string, asJSON bool) error {
	course, _, err := c.load(c.learning(args))
	if err != nil {
		return err
	}
	store, err := c.openToRead(ctx)
	if err != nil {
		return err
	}
	known, err := store.Learner(ctx, course.ID)
	if err != nil {
		return err
	}
	deck, now := quiz.NewDeck(course), c.Now()
	if asJSON {
		stats := statsJSON(deck, c.learner.String(), known.Progress, now)
		stats.Exams = content.Each(known.Exams, examJSON)
		return writeIndented(c.out, stats)
	}
	return plain.Stats(c.out, deck, known.Progress, known.Exams, now)
}

// jsonStats is a learner's progress as it is written. Its fields are promised in the help of stats.
type jsonStats struct {
	Course      jsonCourse      `json:"course"`
	Learner     string          `json:"learner"`
	At          time.Time       `json:"at"`
	Horizon     time.Time       `json:"horizon"`
	Asked       int             `json:"asked"`
	Of          int             `json:"of"`
	Due         jsonDue         `json:"due"`
	Forecast    *jsonForecast   `json:"forecast"`
	Wanting     jsonWanting     `json:"wanting"`
	Goal        *jsonGoal       `json:"goal"`
	Plan        *jsonPlan       `json:"plan"`
	Cards       []jsonCard      `json:"cards"`
	Confusions  []jsonConfusion `json:"confusions"`
	Days        []jsonDay       `json:"days"`
	Reliability []jsonBin       `json:"reliability"`
	Forecasts   []jsonSnapshot  `json:"forecasts"`
	Exams       []jsonExam      `json:"exams"`
}

type jsonDue struct {
	Reviews int        `json:"reviews"`
	New     int        `json:"new"`
	Next    *time.Time `json:"next"`
}

type jsonForecast struct {
	Expected float64 `json:"expected"`
	Low      float64 `json:"low"`
	High     float64 `json:"high"`
}

type jsonWanting struct {
	Answers int `json:"answers"`
	Delayed int `json:"delayed"`
}

type jsonCard struct {
	ID        string     `json:"id"`
	Question  string     `json:"question"`
	Answer    string     `json:"answer"`
	Direction string     `json:"direction"`
	Recall    float64    `json:"recall"`
	Asked     int        `json:"asked"`
	Right     int        `json:"right"`
	Due       *time.Time `json:"due"`
}

type jsonConfusion struct {
	Card     string `json:"card"`
	Question string `json:"question"`
	Answer   string `json:"answer"`
	Given    string `json:"given"`
	Times    int    `json:"times"`
}

type jsonDay struct {
	Date    string  `json:"date"`
	Answers int     `json:"answers"`
	Right   int     `json:"right"`
	Minutes float64 `json:"minutes"`
}

type jsonBin struct {
	Answers  int     `json:"answers"`
	Forecast float64 `json:"forecast"`
	Right    float64 `json:"right"`
}

type jsonSnapshot struct {
	Date string `json:"date"`
	jsonForecast
}

func statsJSON(deck *quiz.Deck, learner string, p quiz.Progress, now time.Time) jsonStats {
	s := quiz.NewStats(deck, p, now)
	course := deck.Course()
	goal := goalJSON(course, p.Goal, exam.AgendaOf(deck, p, now), now)
	out := jsonStats{
		Course: jsonCourse{course.ID, course.Title}, Learner: learner,
		At: seconds(s.At), Horizon: seconds(s.Horizon), Asked: s.Asked, Of: s.Of,
		Due:     jsonDue{s.Due.Reviews, s.Due.New, moment(s.Due.Next)},
		Wanting: jsonWanting{s.Wanting[0], s.Wanting[1]},
		Goal:    goal.Goal, Plan: goal.Plan,
	}
	if s.Wanting == [2]int{} {
		out.Forecast = new(forecastJSON(s.Forecast))
	}
	out.Cards = content.Each(s.Cards, cardJSON)
	out.Confusions = content.Each(s.Confusions, func(x quiz.Confusion) jsonConfusion {
		return jsonConfusion{x.Card, x.Asks, x.Answer, x.Given, x.Times}
	})
	out.Days = content.Each(s.Days, func(d quiz.DayStat) jsonDay {
		return jsonDay{date(d.Day), d.Answers, d.Right, tenths(d.Spent)}
	})
	out.Reliability = content.Each(s.Reliability, func(b memory.Bin) jsonBin {
		return jsonBin{b.Answers, thousandths(b.Forecast / float64(b.Answers)), thousandths(b.Right / float64(b.Answers))}
	})
	out.Forecasts = content.Each(p.Forecasts, func(f memory.Snapshot) jsonSnapshot { return jsonSnapshot{date(f.Day), forecastJSON(f.Forecast)} })
	return out
}

func cardJSON(x quiz.CardStat) jsonCard {
	direction := x.Direction.String()
	if x.Authored {
		direction = ""
	}
	return jsonCard{x.ID, x.Asks, x.Answer, direction, thousandths(x.Recall), x.Asked, x.Right, moment(x.Due)}
}

func forecastJSON(f memory.Forecast) jsonForecast {
	return jsonForecast{thousandths(f.Expected), thousandths(f.Low), thousandths(f.High)}
}

// date writes a learner's day.
func date(d memory.Day) string { return d.Begin(time.UTC).Format(time.DateOnly) }

// moment returns a time, nil for the zero one.
func moment(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	return new(seconds(t))
}

func thousandths(share float64) float64 { return math.Round(1000*share) / 1000 }

// tenths returns a time in minutes.
func tenths(d time.Duration) float64 { return math.Round(10*d.Minutes()) / 10 }
