package memory

import "math"

// Calibration is how FSRS's memory states have to be read for this learner: a posterior over the forgetting
// curves of a grid, updated with every answer. Its zero value knows nothing of the learner yet. It is
// a value: Log is never changed in place.
type Calibration struct {
	Answers int       // that it was updated with
	Log     []float64 // log-posterior of each curve of the grid, not normalised; nil without answers
}

// Curve is a forgetting curve. A card of stability S that was answered right n times is recalled
// t days after its last answer with the probability
//
//	R = c·(1 + F·t/(λ·√S·(1+n)^β))^−w    with F = 0.9^(−1/w) − 1
//
// FSRS has λ = 1, β = 0, c = 1, and S itself. But it tells cards further apart than the answers of
// the first days bear out, and counts little for what is repeated within a day: hence the root, and
// the right answers. c < 1 is for what is mixed up however well it is remembered. The simulation
// shows what this is worth.
type Curve struct{ scale, decay, practice, ceiling, factor float64 } // λ, w, β, c, F

// recall is R of the curve.
func (c Curve) recall(days, stability float64, right int) float64 {
	if stability <= 0 {
		return 0
	}
	lasting := c.scale * math.Sqrt(stability) * math.Pow(1+float64(right), c.practice)
	return c.ceiling * math.Pow(1+c.factor*days/lasting, -c.decay)
}

// point is where a curve stands in the grid.
type point struct {
	scale                    float64 // log2 λ
	decay, practice, ceiling float64
}

func (p point) curve() Curve {
	return Curve{math.Exp2(p.scale), p.decay, p.practice, p.ceiling, factorOf(p.decay)}
}

// factorOf is F, with which R(S) of a curve with c = 1 is 0.9 at λ = 1 and n = 0.
func factorOf(decay float64) float64 { return math.Pow(0.9, -1/decay) - 1 }

// The grid: λ from 1/128 to 4, w from FSRS-6's to that of a curve that falls nearly exponentially.
const (
	scales   = 10
	decays   = 3
	effects  = 3
	ceilings = 3
	curves   = scales * decays * effects * ceilings

	lowest = -7    // log2 of the smallest λ
	fading = 0.001 // of what older answers told, with each new one

	negligible = -30 // log-posterior of a curve to that of the likeliest, below which it does not count
	// sameDay is what an answer weighs that came on the day of the last one. Most answers do, minutes
	// later; with their full weight the curve would be right about minutes and wrong about days.
	sameDay = 0.035
)

func decayOf(i int) float64   { return [decays]float64{0.1542, 0.5, 1.5}[i] }
func effectOf(i int) float64  { return [effects]float64{0.5, 1.5, 2.5}[i] }
func ceilingOf(i int) float64 { return [ceilings]float64{1, 0.95, 0.85}[i] }

// pointOf returns the i-th point of the grid.
func pointOf(i int) point {
	return point{
		scale:    float64(lowest + i%scales),
		decay:    decayOf(i / scales % decays),
		practice: effectOf(i / (scales * decays) % effects),
		ceiling:  ceilingOf(i / (scales * decays * effects)),
	}
}

// recalls returns what each curve of the grid says of a card; see Curve.recall. What many of them share is computed once.
func recalls(days, stability float64, right int) (out [curves]float64) {
	if stability <= 0 {
		return out
	}
	const below = scales * decays * effects // points of one ceiling
	for e := range effects {
		lasting := math.Ldexp(math.Sqrt(stability)*math.Pow(1+float64(right), effectOf(e)), lowest)
		for d := range decays {
			decay := decayOf(d)
			steep := factorOf(decay) * days / lasting
			for i := range scales {
				out[i+scales*(d+decays*e)] = math.Pow(1+math.Ldexp(steep, -i), -decay)
			}
		}
	}
	for i := len(out) - 1; i >= 0; i-- {
		out[i] = ceilingOf(i/below) * out[i%below]
	}
	return out
}

// prior is what is believed of a point before the first answer: λ about 1.4, within a factor of 2.3
// either way; the decay that of FSRS-6 or somewhat more; practice about as good as its square; and
// hardly a ceiling.
func (p point) prior() float64 {
	const scale, sdScale, sdDecay, practice, perCeiling = 0.5, 1.2, 1, 2, 30
	l, w, b := (p.scale-scale)/sdScale, (p.decay-decayOf(0))/sdDecay, p.practice-practice
	return -(l*l+w*w+b*b)/2 - perCeiling*(1-p.ceiling)
}

func (f Calibration) at(i int) float64 {
	if f.Log == nil {
		return pointOf(i).prior()
	}
	return f.Log[i]
}

// curve returns the curve of the posterior means.
func (f Calibration) curve() Curve {
	most := math.Inf(-1)
	for i := range curves {
		most = max(most, f.at(i))
	}
	var sum float64
	var mean point
	for i := range curves {
		log := f.at(i) - most
		if log < negligible {
			continue
		}
		weight, p := math.Exp(log), pointOf(i)
		sum += weight
		mean.scale += weight * p.scale
		mean.decay += weight * p.decay
		mean.practice += weight * p.practice
		mean.ceiling += weight * p.ceiling
	}
	return point{mean.scale / sum, mean.decay / sum, mean.practice / sum, mean.ceiling / sum}.curve()
}

// after returns the calibration once an answer to a card is counted that stood as s before it.
func (f Calibration) after(s Standing, a Answer) Calibration {
	const least = 0.005 // no one answer proves anything
	next := Calibration{Answers: f.Answers + 1, Log: make([]float64, curves)}
	weight := 1.0
	if DayOf(s.Memory.Last) >= DayOf(a.At) {
		weight = sameDay
	}
	for i, r := range recalls(s.Memory.elapsed(a.At), s.Memory.Stability, s.Right) {
		p := min(1-least, max(least, r+(1-r)*a.Chance))
		if !a.Right {
			p = 1 - p
		}
		next.Log[i] = (1-weight*fading)*f.at(i) + weight*math.Log(p)
	}
	return next
}
