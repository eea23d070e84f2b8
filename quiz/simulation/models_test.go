package simulation

import (
	"math"
	"testing"
	"time"
)

// typical makes the person of a model of whom nothing is peculiar.
func typical(t *testing.T, name string) remembering {
	t.Helper()
	switch name {
	case "actr":
		return &activation{ease: []float64{0.25}, traces: make([][]trace, 1)}
	case "hlr":
		return &halfLife{
			ease: []float64{math.Log2(halfFirst)}, right: make([]float64, 1), wrong: make([]float64, 1),
			last: make([]moment, 1), seen: make([]bool, 1),
		}
	case "mcm":
		return &multiscale{facts: []leaks{newLeaks(0.92)}}
	case "dash":
		return &windows{facts: []counts{{ease: -2.4}}}
	}
	t.Fatalf("no model %q", name)
	return nil
}

// TestModelsRememberByTheirFormulas compares with figures of an independent implementation: studied at
// 18:00, wrong a minute later, right nine minutes after that, right the next evening, wrong two
// days later.
func TestModelsRememberByTheirFormulas(t *testing.T) {
	for name, want := range map[string][]float64{
		"actr": {0.506036, 0.566974, 0.602395, 0.641396, 0.253393},
		"hlr":  {0.998626, 0.986789, 0.283580, 0.181365, 0.000000},
		"mcm":  {0.799875, 0.731880, 0.559812, 0.872490, 0.342629},
		"dash": {0.430300, 0.749841, 0.782567, 0.825381, 0.421892},
	} {
		m := typical(t, name)
		m.pass(evening, false)
		m.study(0, false)
		for i, step := range []struct {
			at       moment
			studying bool
			right    bool
		}{
			{evening + time.Minute, true, false}, {evening + 10*time.Minute, true, true},
			{evening + day, false, true}, {evening + 3*day, false, false},
		} {
			m.pass(step.at, step.studying)
			if got := m.recall(0, 0); math.Abs(got-want[i]) > 1e-6 {
				t.Errorf("%s, answer %d: recall %.6f, want %.6f", name, i+1, got, want[i])
			}
			m.study(0, step.right)
		}
		if got := m.recall(0, monthOff); math.Abs(got-want[4]) > 1e-6 {
			t.Errorf("%s, a month later: recall %.6f, want %.6f", name, got, want[4])
		}
	}
}

func TestAFactThatWasNeverShownIsNotKnown(t *testing.T) {
	for _, m := range models() {
		l := newLearner(m, 6, strong, 1)
		if l.score(0) != 0 {
			t.Errorf("%s knows %.2f before the first question", m.name, l.score(0))
		}
		if right, took := l.answer(0); right || took != firstSight {
			t.Errorf("%s answers what it sees for the first time, in %v", m.name, took)
		}
	}
}

func TestLookAlikesInterfereUntilTheyAreToldApart(t *testing.T) {
	for _, m := range models() {
		l := newLearner(m, 3, strong, 1)
		l.answer(0)
		alone := l.knows(0, 0) / l.recall(0, 0)
		l.answer(1)
		mixed := l.knows(0, 0) / l.recall(0, 0)
		for range 20 {
			l.answer(0)
			l.answer(1)
		}
		apart := l.knows(0, 0) / l.recall(0, 0)
		if alone != 1 || mixed >= 0.99 || apart < 0.98 {
			t.Errorf("%s recalls %.2f of what it remembers alone, %.2f beside a look-alike, %.2f once they were compared", m.name, alone, mixed, apart)
		}
	}
}

func TestTheSameSeedIsTheSameLearner(t *testing.T) {
	for _, m := range models() {
		one, same, other := newLearner(m, 45, 0, 7), newLearner(m, 45, 0, 7), newLearner(m, 45, 0, 8)
		for fact := range 45 {
			one.study(fact, false)
			same.study(fact, false)
			other.study(fact, false)
		}
		if one.score(day) != same.score(day) || one.score(day) == other.score(day) {
			t.Errorf("%s: %v, %v and, of another seed, %v", m.name, one.score(day), same.score(day), other.score(day))
		}
	}
}
