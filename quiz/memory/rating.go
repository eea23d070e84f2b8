package memory

import (
	"maps"
	"math"
	"slices"
	"time"
)

// Pace is how quickly the learner answers in one session. It is a value: its lists are never
// changed in place.
type Pace struct {
	Session   string            // Run.ID
	Last      time.Time         // of the last answer
	Latencies map[int][]float64 // natural logarithms of seconds, of right answers, by kind
}

const (
	perWord     = 250 * time.Millisecond // for reading
	interrupted = time.Minute            // who takes longer was called away
	quickest    = 200 * time.Millisecond // less is a slip of the finger
	fewest      = 10                     // answers before a median means something
	mostKept    = 50                     // latencies of a kind
	slow, quick = 2.5, 0.6               // of the median
)

// corrected is the time an answer took beyond reading; 0 where it tells nothing.
func corrected(a Answer) time.Duration {
	if a.Latency <= 0 {
		return 0
	}
	took := max(quickest, a.Latency-time.Duration(a.Words)*perWord)
	if took > interrupted {
		return 0
	}
	return took
}

// after returns the pace once an answer is counted.
func (p Pace) after(a Answer) Pace {
	if p.Session != a.Session {
		p = Pace{Session: a.Session}
	}
	p.Last = a.At
	took := corrected(a)
	if took == 0 || !a.Right {
		return p
	}
	latencies := make(map[int][]float64, len(p.Latencies)+1)
	maps.Copy(latencies, p.Latencies)
	list := append(slices.Clip(latencies[a.Kind]), math.Log(took.Seconds()))
	latencies[a.Kind] = list[max(0, len(list)-mostKept):]
	p.Latencies = latencies
	return p
}

// ratio is how long an answer took for one of its kind in this session: 1 is the median. It is false
// where that is not known.
func (p Pace) ratio(a Answer) (float64, bool) {
	took := corrected(a)
	list := p.Latencies[a.Kind]
	if took == 0 || p.Session != a.Session || len(list) < fewest {
		return 0, false
	}
	return took.Seconds() / math.Exp(median(list)), true
}

func median(list []float64) float64 {
	sorted := slices.Sorted(slices.Values(list))
	middle := len(sorted) / 2
	if len(sorted)%2 == 1 {
		return sorted[middle]
	}
	return (sorted[middle-1] + sorted[middle]) / 2
}

const (
	toldMost = 0.5 // a hint that tells so much of the answer leaves nothing to remember
	believed = 0.7 // the probability from which on a right choice is not taken for luck
)

// GaveAway reports whether a hint told so much of the answer that nothing was left to remember.
func (a Answer) GaveAway() bool { return a.Hinted && a.Told >= toldMost }

// rate returns what an answer says about the memory of its card, which stands as s before it and is
// recalled with the probability recall (0: never met). lucky says that a right answer may well have
// been luck, so that it is to be asked for as text on the same day.
func rate(a Answer, s Standing, recall float64, p Pace) (r Rating, lucky bool) {
	switch {
	case a.Practice || a.Chance >= 1: // the last pair of a match says nothing
		return None, false
	case !a.Right || a.Guess || a.GaveAway():
		return Again, false
	case a.Chance > 0 && recall/(recall+(1-recall)*a.Chance) < believed:
		return Hard, true
	case a.Hinted:
		return Hard, false
	}
	ratio, known := p.ratio(a)
	again := s.Asked > 0 && DayOf(s.Last) == DayOf(a.At)
	switch {
	case a.Manner != Claimed && known && ratio > slow:
		return Hard, false
	case a.Manner == Written && known && ratio <= quick && s.Asked > 0 && !again:
		return Easy, false
	}
	return Good, false
}
