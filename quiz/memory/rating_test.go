package memory

import (
	"testing"
	"time"
)

// paced is a session in which ten typed answers took four seconds each.
func paced() Pace {
	p := Pace{}
	for range fewest {
		p = p.after(Answer{Kind: 3, Manner: Written, Right: true, Latency: 4 * time.Second})
	}
	return p
}

func TestRatings(t *testing.T) {
	met := Standing{Asked: 3, Right: 2, Last: noon().AddDate(0, 0, -2)}
	for _, c := range []struct {
		name   string
		answer Answer
		before Standing
		recall float64
		want   Rating
		lucky  bool
	}{
		{"wrong", Answer{Kind: 3, Manner: Written}, met, 0.9, Again, false},
		{"a wrong choice", Answer{Kind: 1, Chance: 0.25}, met, 0.9, Again, false},
		{"not known on a flash card", Answer{Manner: Claimed}, met, 0.9, Again, false},
		{"known on a flash card", Answer{Manner: Claimed, Right: true}, met, 0.9, Good, false},
		{"typed right", Answer{Kind: 3, Manner: Written, Right: true}, met, 0.9, Good, false},
		{"typed right with a hint", Answer{Kind: 3, Manner: Written, Right: true, Hinted: true, Told: 0.25}, met, 0.9, Hard, false},
		{"a hint that told half of it", Answer{Kind: 3, Manner: Written, Right: true, Hinted: true, Told: 0.5}, met, 0.9, Again, false},
		{"said to be a guess", Answer{Kind: 3, Manner: Written, Right: true, Guess: true}, met, 0.9, Again, false},
		{"quick", Answer{Kind: 3, Manner: Written, Right: true, Latency: 2 * time.Second}, met, 0.9, Easy, false},
		{"quick, at the first time", Answer{Kind: 3, Manner: Written, Right: true, Latency: 2 * time.Second}, Standing{}, 0, Good, false},
		{"quick, on the same day", Answer{Kind: 3, Manner: Written, Right: true, Latency: 2 * time.Second}, Standing{Asked: 1, Last: noon()}, 0.9, Good, false},
		{"quick with a hint", Answer{Kind: 3, Manner: Written, Right: true, Latency: 2 * time.Second, Hinted: true}, met, 0.9, Hard, false},
		{"slow", Answer{Kind: 3, Manner: Written, Right: true, Latency: 11 * time.Second}, met, 0.9, Hard, false},
		{"slow for a long question", Answer{Kind: 3, Manner: Written, Right: true, Latency: 11 * time.Second, Words: 12}, met, 0.9, Good, false},
		{"interrupted", Answer{Kind: 3, Manner: Written, Right: true, Latency: 2 * time.Minute}, met, 0.9, Good, false},
		{"chosen by one who knows", Answer{Kind: 1, Right: true, Chance: 0.25}, met, 0.9, Good, false},
		{"chosen quickly", Answer{Kind: 1, Right: true, Chance: 0.25, Latency: time.Second}, met, 0.9, Good, false},
		{"chosen at the first time", Answer{Kind: 1, Right: true, Chance: 0.25}, Standing{}, 0, Hard, true},
		{"one of two, hardly known", Answer{Kind: 1, Right: true, Chance: 0.5}, met, 0.5, Hard, true},
		{"one of four, half known", Answer{Kind: 1, Right: true, Chance: 0.25}, met, 0.5, Good, false},
		{"the last pair of a match", Answer{Kind: 1, Right: true, Chance: 1}, met, 0.9, None, false},
		{"beside the schedule", Answer{Kind: 3, Manner: Written, Practice: true}, met, 0.9, None, false},
	} {
		c.answer.At = noon()
		if got, lucky := rate(c.answer, c.before, c.recall, paced()); got != c.want || lucky != c.lucky {
			t.Errorf("%s: rated %d, lucky %t, want %d, %t", c.name, got, lucky, c.want, c.lucky)
		}
	}
}

func TestLatencyMeansNothingBeforeTheLearnersPaceIsKnown(t *testing.T) {
	p := Pace{}
	before := Standing{Asked: 3, Last: noon().AddDate(0, 0, -2)}
	a := Answer{Kind: 3, Manner: Written, Right: true, Latency: 100 * time.Millisecond, At: noon()}
	for n := range fewest {
		if got, _ := rate(a, before, 0.9, p); got != Good {
			t.Fatalf("rated %d after %d answers", got, n)
		}
		p = p.after(Answer{Kind: 3, Manner: Written, Right: true, Latency: 4 * time.Second})
	}
	if got, _ := rate(a, before, 0.9, p); got != Easy {
		t.Errorf("rated %d once the pace is known", got)
	}
	a.Session = "another"
	if got, _ := rate(a, before, 0.9, p); got != Good {
		t.Errorf("rated %d by the pace of another session", got)
	}
	if got, _ := rate(Answer{Manner: Claimed, Right: true, Latency: 100 * time.Millisecond, At: noon()}, before, 0.9, p); got != Good {
		t.Errorf("a flash card is rated %d by the pace of typing", got)
	}
}

func TestAGuessIsNeverWorthMoreThanTheAnswer(t *testing.T) {
	for _, right := range []bool{false, true} {
		for manner := Chosen; manner <= Claimed; manner++ {
			a := Answer{Manner: manner, Right: right, At: noon()}
			without, _ := rate(a, Standing{}, 0, Pace{})
			a.Guess = true
			if with, _ := rate(a, Standing{}, 0, Pace{}); with > without {
				t.Errorf("%v: a guess is rated %d, no guess %d", manner, with, without)
			}
		}
	}
}
