package simulation

import (
	"math"
	"runtime"
	"sync"
)

// outcome is what became of one learner.
type outcome struct {
	exam    float64 // the score, 0 to 1
	later   float64 // the score thirty days later
	minutes float64 // used
	error   float64 // of the forecast: positive where it was too high
}

// teach takes one learner through a course, up to the exam.
func teach(l *learner, t teacher, c calendar) outcome {
	used := moment(0)
	for _, began := range c.occasions() {
		length := t.sitting(began)
		if length <= 0 {
			continue
		}
		l.wait(began, false)
		t.begin(began)
		for l.now-began < length {
			if r, ok := t.(reader); ok {
				l.wait(l.now+r.reading(l.now), true)
			}
			fact := t.ask(l.now)
			if fact == nobody {
				break
			}
			right, took := l.answer(fact)
			t.mark(fact, right, took, l.now)
		}
		used += l.now - began
	}
	l.wait(c.exam(), false)
	exam := l.score(0)
	return outcome{exam: exam, later: l.score(monthOff), minutes: used.Minutes(), error: t.expects(c.exam()) - exam}
}

// summary is what became of all learners of a cell.
type summary struct {
	exam, spread   float64 // the mean, and half of its 95 % interval
	later, minutes float64
	missed, bias   float64 // of the forecast: the mean absolute error, the mean error
}

func summarise(all []outcome) summary {
	var s summary
	n := float64(len(all))
	for _, o := range all {
		s.exam += o.exam / n
		s.later += o.later / n
		s.minutes += o.minutes / n
		s.missed += math.Abs(o.error) / n
		s.bias += o.error / n
	}
	variance := 0.0
	for _, o := range all {
		variance += (o.exam - s.exam) * (o.exam - s.exam) / max(1, n-1)
	}
	s.spread = 1.96 * math.Sqrt(variance/n)
	return s
}

// study is which learners are simulated.
type study struct {
	first    uint64 // seed
	learners int
	calendar
}

// cell is one model taught by one arm.
type cell struct {
	model model
	arm   arm
	kappa float64
}

// outcomes teaches every learner of a cell; the same seed is the same person in every cell of a model.
func (s study) outcomes(c cell) []outcome {
	all := make([]outcome, s.learners)
	each(s.learners, func(i int) {
		seed := s.first + uint64(i)
		all[i] = teach(newLearner(c.model, s.facts, c.kappa, seed), c.arm.make(s.calendar, seed), s.calendar)
	})
	return all
}

// each calls do for 0 to n-1, as many at a time as there are processors.
func each(n int, do func(i int)) {
	var wait sync.WaitGroup
	next := make(chan int)
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			for i := range next {
				do(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	wait.Wait()
}

// table holds the summaries of arms by model, at one strength of interference.
type table struct {
	kappa float64
	arms  []string
	cells map[string]map[string]summary // by arm, by model
}

func (s study) table(kappa float64, arms []arm) table {
	t := table{kappa: kappa, cells: map[string]map[string]summary{}}
	for _, a := range arms {
		t.arms = append(t.arms, a.name)
		t.cells[a.name] = map[string]summary{}
		for _, m := range models() {
			t.cells[a.name][m.name] = summarise(s.outcomes(cell{m, a, kappa}))
		}
	}
	return t
}

// mean is over the models.
func (t table) mean(arm string, of func(summary) float64) float64 {
	sum := 0.0
	for _, s := range t.cells[arm] {
		sum += of(s) / float64(len(t.cells[arm]))
	}
	return sum
}

func (s summary) score() float64 { return s.exam }
func (s summary) kept() float64  { return s.later }
func (s summary) used() float64  { return s.minutes }
