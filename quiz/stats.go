package quiz

import (
	"cmp"
	"slices"
	"time"

	"porthole/quiz/memory"
)

// Stats is a learner's progress in a course, to look at.
type Stats struct {
	At          time.Time
	Horizon     time.Time // what recall is told for: the exam, else At
	Asked       int       // cards and authored questions that were asked at least once
	Of          int       // that there are
	Due         Due
	Cards       []CardStat      // that were asked, the weakest first
	Confusions  []Confusion     // what was mixed up most, first
	Days        []DayStat       // with practice, in order
	Reliability []memory.Bin    // of the forecasts of single answers, by tenths; those without an answer left out
	Forecast    memory.Forecast // of the exam
	Wanting     [2]int          // answers, and answers after a day, before the forecast is worth showing
	Plan        memory.Plan
}

// CardStat is how well one card is remembered.
type CardStat struct {
	ID        string
	Asks      string // the question, as a sentence
	Answer    string
	Direction Direction
	Authored  bool    // it has no direction
	Recall    float64 // probability at Stats.Horizon
	Asked     int
	Right     int
	Due       time.Time
}

// Confusion is a look-alike that was given instead of the answer.
type Confusion struct {
	Card   string // its id
	Asks   string
	Answer string
	Given  string
	Times  int
}

// DayStat is what was done on a day.
type DayStat struct {
	Day memory.Day
	memory.Practised
}

// NewStats sums a learner's progress up.
func NewStats(d *Deck, p Progress, now time.Time) Stats {
	r := p.Record
	s := Stats{
		At: now, Horizon: p.Goal.Horizon(now), Of: len(d.IDs()), Due: d.Due(Selection{}, r, now),
		Forecast: p.Forecast(d, now), Plan: p.Goal.Plan(r, now),
	}
	s.Wanting[0], s.Wanting[1] = r.Wanting()
	falling := r.Curve()
	for _, c := range d.cards().cards {
		standing := r.Card(c.ID)
		asked := d.askedOf(c)
		s.add(CardStat{ID: c.ID, Asks: asked.Stem, Answer: asked.Answer, Direction: c.Direction}, standing, falling)
		for given, times := range r.Mistaken(c.ID) {
			s.Confusions = append(s.Confusions, Confusion{c.ID, asked.Stem, asked.Answer, given, times})
		}
	}
	for i, q := range d.course.Questions {
		if standing := r.Card(q.ID); standing.Asked > 0 {
			asked := d.askedAs(i)
			s.add(CardStat{ID: q.ID, Asks: asked.Stem, Answer: asked.Answer, Authored: true}, standing, falling)
		}
	}
	slices.SortStableFunc(s.Cards, func(a, b CardStat) int { return cmp.Compare(a.Recall, b.Recall) })
	slices.SortFunc(s.Confusions, func(a, b Confusion) int {
		return cmp.Or(cmp.Compare(b.Times, a.Times), cmp.Compare(a.Card, b.Card), cmp.Compare(a.Given, b.Given))
	})
	for day, practised := range r.Days {
		s.Days = append(s.Days, DayStat{day, practised})
	}
	slices.SortFunc(s.Days, func(a, b DayStat) int { return cmp.Compare(a.Day, b.Day) })
	for _, bin := range r.Reliability {
		if bin.Answers > 0 {
			s.Reliability = append(s.Reliability, bin)
		}
	}
	return s
}

// add enters a card that was asked.
func (s *Stats) add(c CardStat, standing memory.Standing, falling memory.Curve) {
	if standing.Asked == 0 {
		return
	}
	s.Asked++
	c.Asked, c.Right, c.Due = standing.Asked, standing.Right, standing.Memory.Due
	c.Recall = falling.Of(standing, s.Horizon)
	s.Cards = append(s.Cards, c)
}
