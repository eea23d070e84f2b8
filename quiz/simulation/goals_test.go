package simulation

import (
	"fmt"
	"math"
	"time"
)

// goal is what was set out to be reached, and what was.
type goal struct {
	what      string
	want, got float64
	atMost    bool // else at least
}

func (g goal) reached() bool {
	if g.atMost {
		return g.got <= g.want
	}
	return g.got >= g.want
}

func (g goal) String() string {
	sign, verdict := "≥", "reached"
	if g.atMost {
		sign = "≤"
	}
	if !g.reached() {
		verdict = "**not reached**"
	}
	return fmt.Sprintf("| %s | %s %.2f | %.2f | %s |", g.what, sign, g.want, g.got, verdict)
}

const (
	whole  = "porthole" // the arm with the whole plan
	rival  = "fsrs6"
	strong = 0.35 // interference
)

// thresholds are what the exam scores are to be of those of the baselines, and the minutes to 95 %
// of those that FSRS-6 needs.
func thresholds(kappa float64) (scores map[string]float64, minutes float64) {
	if kappa == strong {
		return map[string]float64{rival: 1.40, "random": 1.45, "leitner": 1.40, "sm2": 1.40}, 0.50
	}
	return map[string]float64{rival: 1.15, "random": 1.28, "leitner": 1.18, "sm2": 1.16}, 0.75
}

// ratio is a mean of the whole plan to that of another arm.
func (t table) ratio(other string, of func(summary) float64) float64 {
	return t.mean(whole, of) / t.mean(other, of)
}

// lead is by how many points the whole plan scores above FSRS-6 where it does so least.
func (t table) lead() float64 {
	least := math.Inf(1)
	for model, s := range t.cells[whole] {
		least = min(least, 100*(s.exam-t.cells[rival][model].exam))
	}
	return least
}

// worstForecast is the greatest mean error of an arm in points, with the model it is made about.
func (t table) worstForecast(arm string) (points float64, of string) {
	for model, s := range t.cells[arm] {
		if 100*s.missed > points {
			points, of = 100*s.missed, model
		}
	}
	return points, of
}

func (t table) goals() []goal {
	scores, _ := thresholds(t.kappa)
	var out []goal
	name := func(what string) string { return fmt.Sprintf("κ = %.2f: %s", t.kappa, what) }
	for _, other := range []string{rival, "random", "leitner", "sm2"} {
		out = append(out, goal{what: name("exam score to that of " + other), want: scores[other], got: t.ratio(other, summary.score)})
	}
	out = append(out,
		goal{what: name("points above fsrs6 in the worst model"), want: -1, got: t.lead()},
		goal{what: name("kept 30 days later, to fsrs6"), want: 0.97, got: t.ratio(rival, summary.kept)})
	for _, a := range ours() {
		missed, of := t.worstForecast(a.name)
		out = append(out, goal{what: name("points the forecast of " + a.name + " misses by, worst: " + of), want: 6.5, got: missed, atMost: true})
	}
	return out
}

// enough is the mean exam score for which minutes are counted.
const enough = 0.95

// within is the same study with another budget.
func (s study) within(budget time.Duration) study {
	return study{s.first, s.learners, calendar{s.facts, s.days, budget}}
}

// needed is how many minutes an arm has to be given for a mean exam score of 95 % over the models, and how many of them its
// learners use: the program lets go of whoever has reached the target.
func (s study) needed(kappa float64, a arm) (given int, used float64) {
	reached := func(minutes int) bool {
		t := s.within(moment(minutes)*minute).table(kappa, []arm{a})
		if t.mean(a.name, summary.score) < enough {
			return false
		}
		used = t.mean(a.name, summary.used)
		return true
	}
	least, most := 0, 16
	for !reached(most) {
		least, most = most, 2*most
	}
	for most-least > 1 {
		if middle := (least + most) / 2; reached(middle) {
			most = middle
		} else {
			least = middle
		}
	}
	return most, used
}
