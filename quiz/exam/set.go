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
	group string
}

// setter chooses the questions of an exam: always one of the kind that is furthest behind its weight, and of these one
// of the lesson that is.
type setter struct {
	deck      *quiz.Deck
	blueprint Blueprint
	random    *rand.Rand
	pools     map[quiz.Kind]map[string][]candidate // in a random order
	kinds     []quiz.Kind                          // that have candidates
	groups    []string                             // in document order
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
	s := &setter{
		deck: d, blueprint: b, random: rand.New(rand.NewPCG(seed, orderStream)),
		pools: make(map[quiz.Kind]map[string][]candidate), gotKind: make(map[quiz.Kind]int), gotGroup: map[string]int{},
		used: map[string]bool{}, facts: map[int]bool{}, asked: map[string]bool{},
	}
	for _, c := range d.Candidates(b.Authority) {
		s.add(candidate{c, b.group(c.Objectives, c.Lesson)})
	}
	for _, k := range s.kinds { // in a fixed order, so that the seed decides
		for _, g := range s.groups {
			s.random.Shuffle(len(s.pools[k][g]), reflect.Swapper(s.pools[k][g]))
		}
	}
	return s
}

// add takes a candidate in, where its kind and its group are asked at all.
func (s *setter) add(c candidate) {
	if !s.blueprint.asks(c.Kind, c.group) {
		return
	}
	if s.pools[c.Kind] == nil {
		s.pools[c.Kind] = map[string][]candidate{}
		s.kinds = append(s.kinds, c.Kind)
	}
	s.pools[c.Kind][c.group] = append(s.pools[c.Kind][c.group], c)
	if !slices.Contains(s.groups, c.group) {
		s.groups = append(s.groups, c.group)
	}
}

// set returns the questions, those that are performance-based first, as certification exams have them.
func (s *setter) set() []quiz.Question {
	var out []quiz.Question
	for _, strict := range []bool{true, false} {
		for len(out) < s.blueprint.Questions {
			q, ok := s.next(strict)
			if !ok {
				break
			}
			out = append(out, q)
		}
	}
	s.random.Shuffle(len(out), reflect.Swapper(out))
	slices.SortStableFunc(out, func(a, b quiz.Question) int { return cmp.Compare(rank(a.Kind), rank(b.Kind)) })
	return out
}

func rank(k quiz.Kind) int {
	if k.Performed() {
		return 0
	}
	return 1
}

// next returns one more question. strict asks nothing about a fact that was asked about before.
func (s *setter) next(strict bool) (quiz.Question, bool) {
	for _, k := range s.behind() {
		for _, g := range s.groupsBehind(k) {
			if q, ok := s.take(k, g, strict); ok {
				s.gotKind[k]++
				s.gotGroup[g]++
				return q, true
			}
		}
	}
	return quiz.Question{}, false
}

// behind returns the kinds, the one that is furthest behind its weight first.
func (s *setter) behind() []quiz.Kind {
	return sortedBehind(s.kinds, s.gotKind, func(k quiz.Kind) float64 { return s.blueprint.Kinds[k] })
}

func (s *setter) groupsBehind(k quiz.Kind) []string {
	var having []string
	for _, g := range s.groups {
		if len(s.pools[k][g]) > 0 {
			having = append(having, g)
		}
	}
	return sortedBehind(having, s.gotGroup, s.blueprint.weight)
}

func sortedBehind[T comparable](list []T, got map[T]int, weight func(T) float64) []T {
	out := slices.Clone(list)
	slices.SortStableFunc(out, func(a, b T) int { // by how full each would be
		return cmp.Compare((float64(got[a])+0.5)/weight(a), (float64(got[b])+0.5)/weight(b))
	})
	return out
}

// take makes a question of the first candidate that can be asked.
func (s *setter) take(k quiz.Kind, g string, strict bool) (quiz.Question, bool) {
	pool := s.pools[k][g]
	for i, c := range pool {
		if s.used[c.ID] || strict && s.knows(c) {
			continue
		}
		q, ok := s.pose(c)
		if !ok || s.asked[q.Stem] {
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

// pose makes the question of a candidate, with all that marks it.
func (s *setter) pose(c candidate) (quiz.Question, bool) {
	return s.deck.Pose(c.Candidate, rand.New(rand.NewPCG(s.random.Uint64(), poseStream)))
}
