package exam

import (
	"cmp"
	"math/rand/v2"
	"reflect"
	"slices"

	"porthole/quiz"
)

// candidate is a question that an exam may ask, in one kind.
type candidate struct {
	quiz.Candidate
	group  string
	age    age
	frozen int // index into Frozen.Questions, of an exam that is made of those
}

// setter chooses the questions of an exam: always one of the kind that is furthest behind its weight, and of these one
// of the line of the blueprint that is. What the learner has seen comes once there is nothing else of that kind and line.
type setter struct {
	pose      func(candidate) (quiz.Question, bool) // makes its question, with all that marks it
	blueprint Blueprint
	random    *rand.Rand
	pools     map[quiz.Kind]map[string][]candidate // in a random order, what was seen last
	kinds     []quiz.Kind                          // that have candidates, in a random order
	groups    []string                             // lines of the blueprint, in a random order
	unnamed   []string                             // of these the lessons that no weight names
	gotKind   map[quiz.Kind]int
	gotGroup  map[string]int
	used      map[string]bool // ids
	facts     map[int]bool
	asked     map[string]bool // stems
}

// The streams of the random sources of an exam.
const (
	orderStream = 1 << 60
	poseStream  = orderStream + 1
)

func newSetter(d *quiz.Deck, b Blueprint, seed uint64) *setter {
	s, age := emptySetter(b, seed), agesOf(b.seen())
	s.pose = func(c candidate) (quiz.Question, bool) {
		return d.Pose(c.Candidate, rand.New(rand.NewPCG(s.random.Uint64(), poseStream)))
	}
	for _, c := range d.Candidates(b.Authority) {
		if b.asks(c) {
			s.add(candidate{Candidate: c, group: b.group(c.Objectives, c.Lesson), age: age(Asked{c.ID, c.Kind})})
		}
	}
	return s.shuffled()
}

// emptySetter is one without a candidate.
func emptySetter(b Blueprint, seed uint64) *setter {
	return &setter{
		blueprint: b, random: rand.New(rand.NewPCG(seed, orderStream)),
		pools: make(map[quiz.Kind]map[string][]candidate), gotKind: make(map[quiz.Kind]int), gotGroup: map[string]int{},
		used: map[string]bool{}, facts: map[int]bool{}, asked: map[string]bool{},
	}
}

// shuffled puts all candidates into the order in which they are looked at.
func (s *setter) shuffled() *setter {
	for _, k := range s.kinds { // in a fixed order, so that the seed decides
		for _, g := range s.groups {
			s.random.Shuffle(len(s.pools[k][g]), reflect.Swapper(s.pools[k][g]))
			slices.SortStableFunc(s.pools[k][g], func(a, b candidate) int { return a.age.compare(b.age) }) // longest unseen first
		}
	}
	s.random.Shuffle(len(s.kinds), reflect.Swapper(s.kinds)) // else those that stand first would be in every exam
	s.random.Shuffle(len(s.groups), reflect.Swapper(s.groups))
	s.unnamed = slices.DeleteFunc(slices.Clone(s.groups), func(g string) bool { _, named := s.blueprint.Weights[g]; return named })
	return s
}

// add takes a candidate in.
func (s *setter) add(c candidate) {
	if s.pools[c.Kind] == nil {
		s.pools[c.Kind] = map[string][]candidate{}
		s.kinds = append(s.kinds, c.Kind)
	}
	s.pools[c.Kind][c.group] = append(s.pools[c.Kind][c.group], c)
	if !slices.Contains(s.groups, c.group) {
		s.groups = append(s.groups, c.group)
	}
}

// set returns the questions, those that are performance-based first, as certification exams have them. They are chosen
// first, too: how many there are to be is known beforehand.
func (s *setter) set() []quiz.Question {
	tasks := slices.DeleteFunc(slices.Clone(s.kinds), func(k quiz.Kind) bool { return !k.Performed() })
	others := slices.DeleteFunc(slices.Clone(s.kinds), quiz.Kind.Performed)
	out := s.choose(nil, tasks, s.blueprint.tasks(tasks, others))
	out = s.choose(out, others, s.blueprint.Questions)
	if s.blueprint.Tasks == 0 { // else their number is the learner's own
		out = s.choose(out, tasks, s.blueprint.Questions)
	}
	s.random.Shuffle(len(out), reflect.Swapper(out))
	slices.SortStableFunc(out, func(a, b quiz.Question) int { return cmp.Compare(rank(a.Kind), rank(b.Kind)) })
	return out
}

// manner is how hard the setter looks for a question.
type manner struct {
	strict  bool // it asks nothing about a fact that was asked about before
	patient bool // it asks nothing that was seen where something was not seen and can only not stand in this exam
}

// choose adds questions of some kinds until there are so many, or no more to be had.
func (s *setter) choose(out []quiz.Question, kinds []quiz.Kind, most int) []quiz.Question {
	for _, m := range []manner{{true, true}, {true, false}, {false, false}} {
		for len(out) < most {
			q, ok := s.next(kinds, m)
			if !ok {
				break
			}
			out = append(out, q)
		}
	}
	return out
}

func rank(k quiz.Kind) int {
	if k.Performed() {
		return 0
	}
	return 1
}

// next returns one more question of some kinds.
func (s *setter) next(kinds []quiz.Kind, m manner) (quiz.Question, bool) {
	for _, k := range s.behind(kinds) {
		for _, g := range s.groupsBehind(k) {
			if q, ok := s.take(k, g, m); ok {
				s.gotKind[k]++
				s.gotGroup[g]++
				return q, true
			}
		}
	}
	return quiz.Question{}, false
}

// behind returns the kinds, the one that is furthest behind its weight first; of those alike the one whose questions were
// seen longest ago.
func (s *setter) behind(kinds []quiz.Kind) []quiz.Kind {
	out, ages := slices.Clone(kinds), s.oldestOf(kinds)
	slices.SortStableFunc(out, func(a, b quiz.Kind) int { return ages[a].compare(ages[b]) })
	return sortedBehind(out, s.gotKind, func(k quiz.Kind) float64 { return s.blueprint.Kinds[k] })
}

// groupsBehind returns the lines of the blueprint that have questions of a kind, the one that is furthest behind its
// weight first. The lessons that no weight names are one line: of them the one comes first whose questions were seen
// longest ago. Of performance-based questions, which are few, that goes for all lines; the other kinds make up for it.
func (s *setter) groupsBehind(k quiz.Kind) []string {
	named, rest := s.having(k)
	ages := s.oldest(k)
	older := func(a, b string) int { return ages[a].compare(ages[b]) }
	if k.Performed() {
		all := sortedBehind(slices.Concat(named, rest), s.gotGroup, s.blueprint.weight)
		slices.SortStableFunc(all, older)
		return all
	}
	rest = sortedBehind(rest, s.gotGroup, s.blueprint.weight)
	slices.SortStableFunc(rest, older)
	slices.SortStableFunc(named, older)
	named = sortedBehind(named, s.gotGroup, s.blueprint.weight)
	before := slices.IndexFunc(named, func(g string) bool { return s.fullness(g) > s.fullness(s.unnamed...) })
	if before < 0 {
		before = len(named)
	}
	return s.deferring(k, slices.Insert(named, before, rest...))
}

// deferring puts the lines last of which this kind has only what was seen, and another kind has more: that one will ask
// about them.
func (s *setter) deferring(k quiz.Kind, groups []string) []string {
	seen := func(k quiz.Kind, g string) bool {
		return !slices.ContainsFunc(s.pools[k][g], func(c candidate) bool { return !s.used[c.ID] && c.age.fresh() })
	}
	elsewhere := func(g string) bool {
		return slices.ContainsFunc(s.kinds, func(o quiz.Kind) bool { return !o.Performed() && o != k && !seen(o, g) })
	}
	var now, later []string
	for _, g := range groups {
		if seen(k, g) && elsewhere(g) {
			later = append(later, g)
		} else {
			now = append(now, g)
		}
	}
	return append(now, later...)
}

// having returns the lines that have questions of a kind, those apart that no weight names.
func (s *setter) having(k quiz.Kind) (named, rest []string) {
	for _, g := range s.groups {
		switch {
		case len(s.pools[k][g]) == 0:
		case slices.Contains(s.unnamed, g):
			rest = append(rest, g)
		default:
			named = append(named, g)
		}
	}
	return named, rest
}

// fullness is how full some lines would be with one question more.
func (s *setter) fullness(groups ...string) float64 {
	got, weight := 0, 0.0
	for _, g := range groups {
		got += s.gotGroup[g]
		weight += s.blueprint.weight(g)
	}
	return (float64(got) + 0.5) / weight
}

func sortedBehind[T comparable](list []T, got map[T]int, weight func(T) float64) []T {
	out := slices.Clone(list)
	slices.SortStableFunc(out, func(a, b T) int { // by how full each would be
		return cmp.Compare((float64(got[a])+0.5)/weight(a), (float64(got[b])+0.5)/weight(b))
	})
	return out
}

// take makes a question of the first candidate that can be asked.
func (s *setter) take(k quiz.Kind, g string, m manner) (quiz.Question, bool) {
	pool := s.pools[k][g]
	waits := false // a candidate that was not seen has to wait for another exam
	for i, c := range pool {
		fresh := c.age.fresh()
		if waits && m.patient && !fresh {
			break
		}
		if s.used[c.ID] || m.strict && s.knows(c) {
			waits = waits || fresh
			continue
		}
		q, ok := s.pose(c)
		if !ok || s.asked[q.Stem] {
			waits = waits || ok && fresh
			continue
		}
		s.used[c.ID], s.asked[q.Stem] = true, true
		for _, f := range c.Facts {
			s.facts[f] = true
		}
		s.pools[k][g] = slices.Delete(pool, i, i+1)
		return q, true
	}
	return quiz.Question{}, false
}

func (s *setter) knows(c candidate) bool {
	return slices.ContainsFunc(c.Facts, func(f int) bool { return s.facts[f] })
}
