package quiz

import (
	"iter"
	"maps"
	"time"

	"porthole/quiz/spelling"
)

// Rules numbers the rules by which a Record is derived from answers. What was derived by others is
// derived anew.
const Rules = 2

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

	below *Record // what this one is laid over: what its maps lack is looked up there
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

// over returns an empty record laid over r: what is counted on it leaves r's maps alone and costs
// no copy of them.
func (r Record) over() Record {
	top := r
	top.Cards, top.Confusions, top.Days, top.below = nil, nil, nil, &r
	return top
}

// Card returns how the learner stands with a card or an authored question.
func (r Record) Card(id string) Standing {
	for at := &r; ; at = at.below {
		if s, ok := at.Cards[id]; ok || at.below == nil {
			return s
		}
	}
}

// Mistaken returns how often each look-alike was given for a card. It is not to be changed.
func (r Record) Mistaken(card string) map[string]int {
	for at := &r; ; at = at.below {
		if c, ok := at.Confusions[card]; ok || at.below == nil {
			return c
		}
	}
}

// Practised returns what was done on a day.
func (r Record) Practised(d Day) Practised {
	for at := &r; ; at = at.below {
		if p, ok := at.Days[d]; ok || at.below == nil {
			return p
		}
	}
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
	r.Cards, r.Confusions, r.Days = maps.Clone(r.Cards), maps.Clone(r.Confusions), maps.Clone(r.Days)
	count(&r, a)
	return r
}

// Replay derives a record from answers in their order.
func Replay(answers iter.Seq[Answer]) Record {
	r := Record{}
	for a := range answers {
		count(&r, a)
	}
	return r
}

// count counts an answer in the maps of the record itself.
func count(r *Record, a Answer) {
	own(r)
	before := r.Card(a.Card)
	recall := r.curve().of(before, a.At)
	rating, lucky := rate(a, before, recall, r.Pace)
	if rating != None {
		learn(r, a, before, recall)
	}
	next := before.after(a)
	next.Memory = before.Memory.Review(rating, a.At)
	if lucky && next.Memory.Stage == Reviewing {
		next.Memory.Due = a.At.Add(soon)
	}
	r.Cards[a.Card] = next
	for _, text := range a.Mistaken {
		given := maps.Clone(r.Mistaken(a.Card))
		if given == nil {
			given = map[string]int{}
		}
		given[text]++
		r.Confusions[a.Card] = given
	}
	r.Days[DayOf(a.At)] = r.practised(a)
	r.Pace = r.Pace.after(a)
}

func own(r *Record) {
	if r.Cards == nil {
		r.Cards = map[string]Standing{}
	}
	if r.Confusions == nil {
		r.Confusions = map[string]map[string]int{}
	}
	if r.Days == nil {
		r.Days = map[Day]Practised{}
	}
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
	return r.curve().of(r.Card(card), at)
}

func (r Record) curve() curve { return r.Calibration.curve() }

// of returns the probability that a card is recalled.
func (c curve) of(s Standing, at time.Time) float64 {
	if s.Memory.Stage == New {
		return 0
	}
	return c.recall(s.Memory.elapsed(at), s.Memory.Stability, s.Right)
}
