package simulation

import (
	"math"
	"math/rand/v2"
	"slices"
	"time"
)

// moment is the time since midnight of the first day.
type moment = time.Duration

const day = 24 * time.Hour

func days(d time.Duration) float64 { return d.Hours() / 24 }

// remembering is how a simulated learner remembers; no teacher can look into it.
type remembering interface {
	// pass moves the time on, in a session or between two.
	pass(to moment, studying bool)
	// recall is the probability that a fact is recalled so much later than now.
	recall(fact int, later time.Duration) float64
	// study is what an answer leaves behind, once the right one has been seen.
	study(fact int, right bool)
}

// model names a memory and makes one for so many facts, of a person drawn at random.
type model struct {
	name   string
	stream uint64 // of the random source: people of two models have nothing in common
	make   func(r *rand.Rand, facts int) remembering
}

// models are the learners: none of them remembers by FSRS, and they disagree about spacing.
func models() []model {
	return []model{{"actr", 11, newActivation}, {"hlr", 21, newHalfLife}, {"mcm", 31, newMultiscale}, {"dash", 41, newWindows}}
}

const (
	groupSize   = 3
	slip        = 0.01            // of the answers that are known
	tellHalved  = 30 * day        // how long what tells look-alikes apart lasts
	tellByBoth  = 0.20            // from look-alikes asked within two questions
	tellByError = 0.04            // from an answer that was corrected
	firstSight  = 9 * time.Second // of a fact
	wrongAnswer = 9.5             // seconds, the reading of the right one included
	rightAnswer = 2.5             // seconds at least
	hesitation  = 3.0             // seconds more where little is remembered
	nobody      = -1              // before the first question
	noiseRight  = 0.25            // of the logarithm of a time
	noiseWrong  = 0.20            // the same
)

// learner is a memory in which look-alikes interfere, and which takes time to answer.
type learner struct {
	remembering
	now    moment
	facts  int
	kappa  float64   // how much a look-alike takes away
	apart  []float64 // by group: how well its members are told apart, 0 to 1
	since  []moment  // by group: when that was so
	recent [2]int    // the last facts asked
	seen   []bool
	luck   *rand.Rand
	// knowing says whether a fact is answered right, of one that memory would answer so; nil: as memory does.
	knowing func(fact int, right bool) bool
}

func newLearner(m model, facts int, kappa float64, seed uint64) *learner {
	groups := (facts + groupSize - 1) / groupSize
	return &learner{
		remembering: m.make(rand.New(rand.NewPCG(seed, m.stream)), facts), facts: facts, kappa: kappa,
		apart: make([]float64, groups), since: make([]moment, groups), recent: [2]int{nobody, nobody},
		seen: make([]bool, facts), luck: rand.New(rand.NewPCG(seed, m.stream+1)),
	}
}

func (l *learner) wait(to moment, studying bool) {
	l.pass(to, studying)
	l.now = to
}

// told returns how well the members of a group are told apart so much later than now.
func (l *learner) told(group int, later time.Duration) float64 {
	return l.apart[group] * math.Exp2(-float64(l.now+later-l.since[group])/float64(tellHalved))
}

// knows is the probability that a fact is answered right so much later than now: what is remembered
// of it, less what the look-alike that is remembered best takes away.
func (l *learner) knows(fact int, later time.Duration) float64 {
	p := l.recall(fact, later)
	if l.kappa == 0 || p == 0 {
		return p
	}
	group, rival := fact/groupSize, 0.0
	for other := group * groupSize; other < min(l.facts, (group+1)*groupSize); other++ {
		if other != fact {
			rival = max(rival, l.recall(other, later))
		}
	}
	return p * (1 - l.kappa*(1-l.told(group, later))*rival)
}

// score is the mean over all facts.
func (l *learner) score(later time.Duration) float64 {
	sum := 0.0
	for fact := range l.facts {
		sum += l.knows(fact, later)
	}
	return sum / float64(l.facts)
}

// answer asks the learner a fact, and lets the time pass that this takes. The first showing counts
// as not known.
func (l *learner) answer(fact int) (right bool, took time.Duration) {
	p := l.knows(fact, 0)
	right = l.seen[fact] && l.luck.Float64() < p*(1-slip)
	if l.knowing != nil {
		right = l.knowing(fact, right)
	}
	seconds := firstSight.Seconds()
	switch {
	case right:
		seconds = (rightAnswer + hesitation*(1-p)) * math.Exp(noiseRight*l.luck.NormFloat64())
	case l.seen[fact]:
		seconds = wrongAnswer * math.Exp(noiseWrong*l.luck.NormFloat64())
	}
	took = time.Duration(seconds * float64(time.Second))
	l.compare(fact, right)
	l.wait(l.now+took, true)
	l.study(fact, right)
	l.seen[fact] = true
	return right, took
}

// compare lets a question tell a fact from its look-alikes.
func (l *learner) compare(fact int, right bool) {
	group, gain := fact/groupSize, 0.0
	beside := func(o int) bool { return o != nobody && o != fact && o/groupSize == group }
	switch {
	case slices.ContainsFunc(l.recent[:], beside):
		gain = tellByBoth
	case l.seen[fact] && !right:
		gain = tellByError
	}
	if gain > 0 {
		told := l.told(group, 0)
		l.apart[group], l.since[group] = told+gain*(1-told), l.now
	}
	l.recent = [2]int{l.recent[1], fact}
}
