package memory

import (
	"iter"
	"maps"
	"time"

	"porthole/quiz/spelling"
)

// Rules numbers the rules by which a Record is derived from answers. What was derived by others is
// derived anew.
const Rules = 4

// Record is what is known of a learner in one course: all of it derived from the answers, in their
// order. It is a value; After returns the next one. The zero value knows of no answer.
type Record struct {
	Cards       map[string]Standing       // by the id of the card or the authored question
	Confusions  map[string]map[string]int // by card: how often each look-alike was given for it
	Days        map[Day]Practised
	Calibration Calibration
	Pace        Pace
	Reliability [10]Bin // by the probability that was forecast, in tenths
	Answers     int     // that count for memory
	Delayed     int     // of them those of cards last answered on an earlier day

	changed *changes // what was counted over the maps; nil: After counts in copies of them
}

// Practised is what was done on a day.
type Practised struct {
	Answers, Right int
	Spent          time.Duration // with answers and verdicts; breaks are left out
}

// Bin counts answers whose forecasts were alike.
type Bin struct {
	Answers         int
	Forecast, Right float64 // sums: of the probabilities that were forecast, and of what came
}

// Standing is how a learner stands with one card.
type Standing struct {
	Asked, Right int
	Streak       int       // right ones since the last wrong one
	Last         time.Time // of the last answer
	// Recalled counts the days on which it was answered rightly, guesses and hints left out; RecalledOn is the last of them.
	Recalled   int `json:",omitempty"`
	RecalledOn Day `json:",omitempty"`
	// Missed counts the wrong answers of a day; MissedOn is the last day that had one.
	Missed   int `json:",omitempty"`
	MissedOn Day `json:",omitempty"`
	// Members counts for each member of the card's set the right answers since the last wrong one
	// in which it was given; one that was given before stands at 0. Nil where the card has no set, or
	// no member was ever given. StreakOf and Met read it.
	Members map[string]int
	Memory  Memory
}

// StreakOf returns how often in a row a value of the card was known: of a card with a set of values
// the right answers in which this one was given, so that 465 alone does not make 587 known; of any
// other card its Streak.
func (s Standing) StreakOf(value string) int {
	if s.Members == nil {
		return s.Streak
	}
	return s.Members[spelling.Norm(value)]
}

// Met reports whether a value of the card was ever given rightly: of a card with a set of values this
// very one.
func (s Standing) Met(value string) bool {
	if s.Members == nil {
		return s.Right > 0
	}
	_, met := s.Members[spelling.Norm(value)]
	return met
}

// MissesOn returns how often the card was missed on a day, if that is the last one on which it was; else 0.
func (s Standing) MissesOn(d Day) int {
	if s.MissedOn != d {
		return 0
	}
	return s.Missed
}

// broken returns the members of a set after a wrong answer: met, but no longer in a row.
func broken(members map[string]int) map[string]int {
	if members == nil {
		return nil
	}
	out := make(map[string]int, len(members))
	for m := range members {
		out[m] = 0
	}
	return out
}

// after returns the standing once the answer is counted, but for its memory.
func (s Standing) after(a Answer) Standing {
	s.Asked++
	s.Last = a.At
	if !a.Right {
		s.Streak, s.Members = 0, broken(s.Members)
		switch day := DayOf(a.At); {
		case a.Practice:
		case s.MissedOn == day:
			s.Missed++
		default:
			s.Missed, s.MissedOn = 1, day
		}
		return s
	}
	if a.Members != nil {
		counts := make(map[string]int, len(s.Members)+len(a.Members))
		maps.Copy(counts, s.Members)
		for _, m := range a.Members {
			counts[spelling.Norm(m)]++
		}
		s.Members = counts
	}
	s.Right++
	s.Streak++
	if day := DayOf(a.At); !a.Guess && !a.Hinted && (s.Recalled == 0 || s.RecalledOn != day) {
		s.Recalled, s.RecalledOn = s.Recalled+1, day
	}
	return s
}

// Layered returns the record as one that shares its maps with those that After makes of it: they hold beside them what
// changed.
func (r Record) Layered() Record {
	if r.changed == nil {
		r.changed = &changes{}
	}
	return r
}

// Card returns how the learner stands with a card or an authored question.
func (r Record) Card(id string) Standing {
	if state := r.changed.card(id); state != nil {
		return state.standing
	}
	return r.Cards[id]
}

// Mistaken returns how often each look-alike was given for a card. It is not to be changed.
func (r Record) Mistaken(card string) map[string]int {
	if state := r.changed.card(card); state != nil && state.mistaken != nil {
		return state.mistaken
	}
	return r.Confusions[card]
}

// Practised returns what was done on a day.
func (r Record) Practised(d Day) Practised {
	if p, ok := r.changed.day(d); ok {
		return p
	}
	return r.Days[d]
}

const (
	pause    = 2 * time.Minute  // a longer gap between two answers is a break
	firstOne = 10 * time.Second // what the first answer of a session is taken to have taken
	soon     = 10 * time.Minute // when what may have been luck is asked again
)

// After returns the record once an answer is counted. r stays as it is.
//
// It reads and changes no more of the maps than what belongs to the answer: Card, Mistaken and
// Practised of a.Card and DayOf(a.At). So a store need not read the rest.
func (r Record) After(a Answer) Record {
	if r.changed == nil {
		r.Cards, r.Confusions, r.Days = maps.Clone(r.Cards), maps.Clone(r.Confusions), maps.Clone(r.Days)
		put(&r, a, count(&r, a))
		return r
	}
	state := count(&r, a)
	r.changed = &changes{
		cards: r.changed.cards.with(hashOf(a.Card), a.Card, &state.cardState),
		days:  r.changed.days.with(DayOf(a.At), state.practised),
	}
	return r
}

// Replay derives a record from answers in their order.
func Replay(answers iter.Seq[Answer]) Record { return Record{}.Then(answers) }

// Then returns the record once answers are counted, in their order. r stays as it is.
func (r Record) Then(answers iter.Seq[Answer]) Record {
	if r.changed != nil {
		for a := range answers {
			r = r.After(a)
		}
		return r
	}
	r.Cards, r.Confusions, r.Days = maps.Clone(r.Cards), maps.Clone(r.Confusions), maps.Clone(r.Days)
	for a := range answers {
		put(&r, a, count(&r, a))
	}
	return r
}

// outcome is what an answer makes of its card and its day.
type outcome struct {
	cardState
	practised Practised
}

// count counts an answer but in the maps, and returns what belongs into them.
func count(r *Record, a Answer) outcome {
	before := r.Card(a.Card)
	recall := r.Curve().Of(before, a.At)
	rating, lucky := rate(a, before, recall, r.Pace)
	if rating != None {
		learn(r, a, before, recall)
	}
	next := before.after(a)
	next.Memory = before.Memory.Review(rating, a.At)
	if lucky && next.Memory.Stage == Reviewing {
		next.Memory.Due = a.At.Add(soon)
	}
	out := outcome{cardState{next, r.mistakenAfter(a)}, r.practised(a)}
	r.Pace = r.Pace.after(a)
	return out
}

// mistakenAfter returns how often each look-alike was given for the card of an answer, with those of the answer; nil where
// none ever was.
func (r Record) mistakenAfter(a Answer) map[string]int {
	given := r.Mistaken(a.Card)
	if len(a.Mistaken) == 0 {
		return given
	}
	given = maps.Clone(given)
	if given == nil {
		given = map[string]int{}
	}
	for _, text := range a.Mistaken {
		given[text]++
	}
	return given
}

// put enters what an answer makes of its card and its day into the maps.
func put(r *Record, a Answer, c outcome) {
	if r.Cards == nil {
		r.Cards = map[string]Standing{}
	}
	if r.Confusions == nil {
		r.Confusions = map[string]map[string]int{}
	}
	if r.Days == nil {
		r.Days = map[Day]Practised{}
	}
	r.Cards[a.Card] = c.standing
	if c.mistaken != nil {
		r.Confusions[a.Card] = c.mistaken
	}
	r.Days[DayOf(a.At)] = c.practised
}

// learn counts an answer that tells of memory.
func learn(r *Record, a Answer, s Standing, recall float64) {
	r.Answers++
	if s.Memory.Stage == New {
		return
	}
	r.Calibration = r.Calibration.after(s, a)
	if DayOf(s.Memory.Last) >= DayOf(a.At) {
		return
	}
	r.Delayed++
	p := recall + (1-recall)*a.Chance
	bin := &r.Reliability[min(len(r.Reliability)-1, int(p*float64(len(r.Reliability))))]
	bin.Answers++
	bin.Forecast += p
	if a.Right {
		bin.Right++
	}
}

func (r Record) practised(a Answer) Practised {
	p := r.Practised(DayOf(a.At))
	p.Answers++
	if a.Right {
		p.Right++
	}
	switch gap := a.At.Sub(r.Pace.Last); {
	case r.Pace.Session != a.Session || r.Pace.Last.IsZero():
		p.Spent += min(firstOne, max(a.Latency, firstOne/2))
	case gap > 0 && gap <= pause:
		p.Spent += gap
	case gap > pause:
		p.Spent += firstOne
	}
	return p
}

// Recall returns the probability that the learner recalls a card at a time, by FSRS-6 and this
// learner's own answers; 0 for one that was never rated.
func (r Record) Recall(card string, at time.Time) float64 {
	return r.Curve().Of(r.Card(card), at)
}

// Curve returns how this learner forgets.
func (r Record) Curve() Curve { return r.Calibration.curve() }

// Of returns the probability that a card is recalled.
func (c Curve) Of(s Standing, at time.Time) float64 {
	if s.Memory.Stage == New {
		return 0
	}
	return c.recall(s.Memory.elapsed(at), s.Memory.Stability, s.Right)
}
