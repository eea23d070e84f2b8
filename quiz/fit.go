package quiz

import "math"

// The grid a Fit is over: what this learner's stability is of the one FSRS expects (λ), and how the
// forgetting curve falls (w).
const (
	scales  = 10 // λ = 1/128, 1/64 … 4
	decays  = 4
	lowest  = -7 // log2 of the smallest λ
	keeping = 0.999
)

// decayOf returns the i-th decay of the grid. The first one is that of FSRS-6.
func decayOf(i int) float64 { return [decays]float64{0.1542, 0.3, 0.5, 0.8}[i] }

// Fit is how FSRS's memory states have to be read for this learner: a posterior over the scale of
// stability and the decay of the forgetting curve, updated with every answer. Its zero value knows
// nothing of the learner yet. It is a value.
type Fit struct {
	Answers int                      // that it was updated with
	Log     [scales * decays]float64 // log-posterior, not normalised; of no meaning without answers
}

// prior is what is believed before the first answer: λ about 1, within a factor of four either way;
// the decay about that of FSRS-6.
func prior(scale, decay int) float64 {
	const sdScale, sdDecay = 2, 0.3
	l, w := float64(lowest+scale)/sdScale, (decayOf(decay)-decayOf(0))/sdDecay
	return -l*l/2 - w*w/2
}

func (f Fit) at(i int) float64 {
	if f.Answers == 0 {
		return prior(i/decays, i%decays)
	}
	return f.Log[i]
}

// curve is the forgetting curve R(t, S) = (1 + F·t/(λ·S))^−w with F = 0.9^(−1/w) − 1, so that
// R(λ·S, S) is 0.9.
type curve struct{ scale, decay, factor float64 }

func newCurve(scale, decay float64) curve {
	return curve{scale, decay, math.Pow(0.9, -1/decay) - 1}
}

func (c curve) recall(days, stability float64) float64 {
	if stability <= 0 {
		return 0
	}
	return math.Pow(1+c.factor*days/(c.scale*stability), -c.decay)
}

// curve returns the curve of the posterior means of ln λ and w.
func (f Fit) curve() curve {
	most := math.Inf(-1)
	for i := range f.Log {
		most = max(most, f.at(i))
	}
	var sum, scale, decay float64
	for i := range f.Log {
		p := math.Exp(f.at(i) - most)
		sum += p
		scale += p * float64(lowest+i/decays)
		decay += p * decayOf(i%decays)
	}
	return newCurve(math.Exp2(scale/sum), decay/sum)
}

// after returns the fit once an answer is counted: that of a card of the given stability, so many
// days after it was last answered, which a guess gets right with the probability luck.
func (f Fit) after(days, stability, luck float64, right bool) Fit {
	const least = 0.005 // no one answer proves anything
	next := Fit{Answers: f.Answers + 1}
	for i := range f.Log {
		r := newCurve(math.Exp2(float64(lowest+i/decays)), decayOf(i%decays)).recall(days, stability)
		p := min(1-least, max(least, r+(1-r)*luck))
		if !right {
			p = 1 - p
		}
		next.Log[i] = keeping*f.at(i) + math.Log(p)
	}
	return next
}
