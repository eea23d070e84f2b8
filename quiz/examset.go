package quiz

import (
	"cmp"
	"math/rand/v2"
	"slices"

	"porthole/content"
)

// candidate is a question that an exam may ask, in one kind.
type candidate struct {
	turn
	kind  Kind
	group string
}

// setter chooses the questions of an exam: always one of the kind that is furthest behind its weight, and of these one
// of the lesson that is.
type setter struct {
	deck      *Deck
	blueprint Blueprint
	random    *rand.Rand
	pools     map[Kind]map[string][]candidate // in a random order
	kinds     []Kind                          // that have candidates
	groups    []string                        // in document order
	gotKind   map[Kind]int
	gotGroup  map[string]int
	used      map[string]bool // ids
	facts     map[int]bool
	asked     map[string]bool // stems
}

// The streams of the random sources of an exam.
const (
	examOrder = 1 << 60
	examPose  = examOrder + 1
)

func newSetter(d *Deck, b Blueprint, seed uint64) *setter {
	s := &setter{
		deck: d, blueprint: b, random: rand.New(rand.NewPCG(seed, examOrder)),
		pools: make(map[Kind]map[string][]candidate), gotKind: make(map[Kind]int), gotGroup: map[string]int{},
		used: map[string]bool{}, facts: map[int]bool{}, asked: map[string]bool{},
	}
	for i, c := range d.cards().cards {
		s.addCard(i, c)
	}
	for i, q := range d.course.Questions {
		if k := authoredKind(q.Kind); d.follows(b.Authority, q.Authority, q.ID) {
			s.add(candidate{authoredTurns(d, []int{i})[0], k, s.groupOf(q.Sources, q.Lesson)})
		}
	}
	for _, k := range s.kinds { // in a fixed order, so that the seed decides
		for _, g := range s.groups {
			shuffle(s.pools[k][g], s.random)
		}
	}
	return s
}

func (s *setter) addCard(i int, c Card) {
	f := s.deck.fact(c)
	if s.deck.index().nodes[c.Facts[0]].shadowed || !s.deck.follows(s.blueprint.Authority, f.Authority, c.ID) {
		return
	}
	group := s.groupOf(f.Sources, c.Lesson)
	for _, k := range []Kind{Choice, ChooseAll, Typed, TrueFalse} {
		if k == Typed && !s.deck.typable(c) || k == ChooseAll && !isSet(s.deck.answers(c)) {
			continue
		}
		s.add(candidate{turnsOf(s.deck, []int{i})[0], k, group})
	}
}

func (s *setter) groupOf(sources []int, lesson int) string {
	return s.blueprint.group(s.deck.course.ObjectivesOf(sources), s.deck.lessonTitle(lesson))
}

// add takes a candidate in, where its kind and its group are asked at all.
func (s *setter) add(c candidate) {
	if s.blueprint.Kinds[c.kind] <= 0 || s.blueprint.weight(c.group) <= 0 {
		return
	}
	if s.pools[c.kind] == nil {
		s.pools[c.kind] = map[string][]candidate{}
		s.kinds = append(s.kinds, c.kind)
	}
	s.pools[c.kind][c.group] = append(s.pools[c.kind][c.group], c)
	if !slices.Contains(s.groups, c.group) {
		s.groups = append(s.groups, c.group)
	}
}

// set returns the questions, those that are performance-based first, as certification exams have them.
func (s *setter) set() []Question {
	var out []Question
	for _, strict := range []bool{true, false} {
		for len(out) < s.blueprint.Questions {
			q, ok := s.next(strict)
			if !ok {
				break
			}
			out = append(out, q)
		}
	}
	shuffle(out, s.random)
	slices.SortStableFunc(out, func(a, b Question) int { return cmp.Compare(rank(a.Kind), rank(b.Kind)) })
	return out
}

func rank(k Kind) int {
	if k.Performed() {
		return 0
	}
	return 1
}

// next returns one more question. strict asks nothing about a fact that was asked about before.
func (s *setter) next(strict bool) (Question, bool) {
	for _, k := range s.behind() {
		for _, g := range s.groupsBehind(k) {
			if q, ok := s.take(k, g, strict); ok {
				s.gotKind[k]++
				s.gotGroup[g]++
				return q, true
			}
		}
	}
	return Question{}, false
}

// behind returns the kinds, the one that is furthest behind its weight first.
func (s *setter) behind() []Kind {
	return sortedBehind(s.kinds, s.gotKind, func(k Kind) float64 { return s.blueprint.Kinds[k] })
}

func (s *setter) groupsBehind(k Kind) []string {
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
func (s *setter) take(k Kind, g string, strict bool) (Question, bool) {
	pool := s.pools[k][g]
	for i, c := range pool {
		if s.used[c.id] || strict && s.knows(c) {
			continue
		}
		q, ok := s.pose(c)
		if !ok || s.asked[q.Stem] {
			continue
		}
		s.used[c.id], s.asked[q.Stem] = true, true
		for _, f := range s.factsOf(c) {
			s.facts[f] = true
		}
		s.pools[k][g] = slices.Delete(pool, i, i+1)
		return q, true
	}
	return Question{}, false
}

func (s *setter) knows(c candidate) bool {
	return slices.ContainsFunc(s.factsOf(c), func(f int) bool { return s.facts[f] })
}

func (s *setter) factsOf(c candidate) []int {
	if c.card < 0 {
		return nil
	}
	return s.deck.cards().cards[c.card].Facts
}

// pose makes the question of a candidate, with all that marks it.
func (s *setter) pose(c candidate) (Question, bool) {
	r := rand.New(rand.NewPCG(s.random.Uint64(), examPose))
	if c.card < 0 {
		return s.deck.Authored(c.authored, r), true
	}
	card := s.deck.cards().cards[c.card]
	return s.deck.ask(card, c.kind, nil, r)
}

func (d *Deck) lessonTitle(i int) string {
	if i < 0 || i >= len(d.course.Lessons) {
		return d.course.Title
	}
	return d.course.Lessons[i].Title
}

// LessonAndObjectives returns the title of the lesson that a question belongs to, and its exam objectives.
func (d *Deck) LessonAndObjectives(q Question) (lesson string, objectives []string) {
	sources := []int(nil)
	if c, ok := d.CardByID(q.ID); ok && !q.authored {
		sources = d.fact(c).Sources
	} else if i := slices.IndexFunc(d.course.Questions, func(a content.Question) bool { return a.ID == q.ID }); i >= 0 {
		sources = d.course.Questions[i].Sources
	}
	return d.lessonTitle(q.Lesson), d.course.ObjectivesOf(sources)
}
