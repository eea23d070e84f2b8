package quiz

import (
	"cmp"
	"math/rand/v2"
	"slices"

	"porthole/quiz/memory"
)

// turn is one question of a drill, before it is made.
type turn struct {
	id       string
	card     int // index of the card, -1: authored
	authored int // index into Course.Questions
	repeat   bool
	tries    int    // how often it came back
	stream   uint64 // of the random source that makes it
	against  int    // index of the card it is set against, -1: none
}

// queue decides what a drill asks, in which order and kind.
type queue struct {
	deck      *Deck
	selection Selection
	known     memory.Record
	share     int // one question in so many is an authored one, where there are enough of both
	schedule  *schedule
}

// random returns the source for one purpose; the same purpose has always the same.
func (p queue) random(stream uint64) *rand.Rand {
	return rand.New(rand.NewPCG(p.selection.Seed, stream))
}

// pose makes the question of a turn. It is false where the card cannot be asked in a kind that is
// selected.
func (p queue) pose(t turn) (Question, bool) {
	r := p.random(t.stream)
	if t.card < 0 {
		return p.deck.Authored(t.authored, r), true
	}
	c := p.deck.cards().cards[t.card]
	if t.against >= 0 && p.selection.wantsKind(Choice) {
		if q, ok := p.deck.askContrast(c, p.deck.cards().cards[t.against], r); ok {
			return q, true
		}
	}
	for _, k := range p.kinds(t, r) {
		if q, ok := p.deck.ask(c, k, p.known.Mistaken(c.ID), r); ok {
			return q, true
		}
	}
	return Question{}, false
}

// kinds returns the kinds a turn may be asked in, the one wanted most first. What was never right
// is chosen, what was is typed; sets and statements come in between, and what comes back within
// minutes is typed, for a choice may have been luck.
func (p queue) kinds(t turn, r *rand.Rand) []Kind {
	if own := p.selection.Kinds; len(own) > 0 {
		kinds := slices.Clone(own)
		shuffle(kinds, r)
		if t.repeat && slices.Contains(kinds, Typed) {
			kinds = append([]Kind{Typed}, kinds...)
		}
		return kinds
	}
	standing := p.known.Card(t.id)
	roll, met := r.IntN(8), standing.Right > 0
	switch {
	case t.repeat, met && standing.Memory.InMinutes():
		return []Kind{Typed, Choice, TrueFalse}
	case roll == 0:
		return []Kind{TrueFalse, Choice, Typed}
	case roll <= 3:
		return append([]Kind{ChooseAll}, usual(met)...)
	}
	return usual(met)
}

func usual(met bool) []Kind {
	if met {
		return []Kind{Typed, Choice, TrueFalse}
	}
	return []Kind{Choice, Typed, TrueFalse}
}

// maxStreak is the streak from which on cards are equally well known.
const maxStreak = 4

// ranked returns the turns in random order, the least known first.
func (p queue) ranked(turns []turn, r *rand.Rand) []turn {
	turns = slices.Clone(turns)
	shuffle(turns, r)
	slices.SortStableFunc(turns, func(a, b turn) int {
		return cmp.Compare(min(p.known.Card(a.id).Streak, maxStreak), min(p.known.Card(b.id).Streak, maxStreak))
	})
	return turns
}

// take returns up to n turns that can be asked, negative: all. Of the cards of one fact a second
// one is taken only where there is nothing else.
func (p queue) take(turns []turn, n int) []turn {
	var out, later []turn
	families := map[tableRow]map[int]bool{}
	for _, t := range turns {
		if len(out) == n {
			return out
		}
		if n >= 0 && p.relative(t, families) {
			later = append(later, t)
		} else if _, ok := p.pose(t); ok {
			out = append(out, t)
		}
	}
	for _, t := range later {
		if len(out) == n {
			break
		}
		if _, ok := p.pose(t); ok {
			out = append(out, t)
		}
	}
	return out
}

// relative reports whether a turn's fact was met before, and remembers it.
func (p queue) relative(t turn, met map[tableRow]map[int]bool) bool {
	if t.card < 0 {
		return false
	}
	f := p.deck.fact(p.deck.cards().cards[t.card])
	row := tableRow{f.Table, f.Row}
	if met[row][f.Column] {
		return true
	}
	if met[row] == nil {
		met[row] = map[int]bool{}
	}
	met[row][f.Column] = true
	return false
}

// mix puts the authored questions among the cards, and what is left of them at the end.
func (p queue) mix(cards, authored []turn) []turn {
	var out []turn
	every := max(1, p.share-1)
	for i, t := range cards {
		out = append(out, t)
		if i%every == every/2 && len(authored) > 0 {
			out = append(out, authored[0])
			authored = authored[1:]
		}
	}
	return append(out, authored...)
}

// round returns the turns of one round of a drill.
func (p queue) round(cards, authored []turn, n int, round uint64) []turn {
	r := p.random(queueStream + round)
	cards, authored = p.ranked(cards, r), p.ranked(authored, r)
	if n >= 0 {
		share := min((n+p.share/2)/p.share, len(authored))
		cards = p.take(cards, n-share)
		authored = p.take(authored, n-len(cards))
	} else {
		cards = p.take(cards, -1)
	}
	return p.spread(p.mix(cards, authored))
}

// queueStream keeps the random source of the order apart from those of the questions.
const queueStream = 1 << 32

const (
	spacing = 5  // between the cards of one fact, in questions
	horizon = 64 // how far ahead a better next question is looked for
)

// spread reorders turns so that cards of one fact stand apart, and two of a group that are both
// new do not follow one another, as far as that goes.
func (p queue) spread(turns []turn) []turn {
	out := make([]turn, 0, len(turns))
	rest := slices.Clone(turns)
	for len(rest) > 0 {
		best, least := 0, p.crowding(out, rest[0])
		for i := 1; i < min(len(rest), horizon) && least > 0; i++ {
			if c := p.crowding(out, rest[i]); c < least {
				best, least = i, c
			}
		}
		out = append(out, rest[best])
		copy(rest[1:best+1], rest[:best])
		rest = rest[1:]
	}
	return out
}

// crowding tells how badly a turn follows the ones before it: 0 is well.
func (p queue) crowding(before []turn, t turn) int {
	worst := 0
	for back := 1; back <= min(spacing, len(before)); back++ {
		o := before[len(before)-back]
		if p.deck.siblings(o, t) {
			worst = max(worst, 2*(spacing+1-back))
		}
		if back == 1 && p.known.Card(o.id).Right == 0 && p.known.Card(t.id).Right == 0 && p.deck.grouped(o, t) {
			worst = max(worst, 1)
		}
	}
	return worst
}

// siblings reports whether two turns tell of one fact.
func (d *knowledge) siblings(a, b turn) bool {
	if a.card < 0 || b.card < 0 {
		return a.id == b.id
	}
	cards := d.cards().cards
	for _, i := range firsts(cards[a.card].Facts) {
		f := d.course.Facts[i]
		for _, j := range firsts(cards[b.card].Facts) {
			if g := d.course.Facts[j]; f.Table == g.Table && f.Row == g.Row && f.Column == g.Column {
				return true
			}
		}
	}
	return false
}

// grouped reports whether two cards give members of one group of look-alikes.
func (d *knowledge) grouped(a, b turn) bool {
	if a.card < 0 || b.card < 0 {
		return false
	}
	x, cards := d.index(), d.cards().cards
	one, other := d.given(cards[a.card]), d.given(cards[b.card])
	return one != other && slices.ContainsFunc(x.groups[one], func(g int) bool { return slices.Contains(x.groups[other], g) })
}
