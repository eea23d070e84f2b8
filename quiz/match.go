package quiz

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"porthole/content"
	"porthole/quiz/spelling"
)

const (
	pairCount = 6               // pairs in a match, where its Selection does not say
	penalty   = 3 * time.Second // what a mistake costs
)

// Match is a run against the clock: the two sides of the facts of one relation, to be put
// together. It is a value like Drill.
type Match struct {
	deck           *Deck
	pairs          []pair
	left, right    []Tile // never changed in place
	leftOf         []int  // index into pairs, by index into left
	rightOf        []int
	mistakes       int
	missed         []bool // pairs that were missed, by index into pairs
	answered       []Answered
	started, ended time.Time
	id             string
}

// ID names the session; see Run.ID.
func (m Match) ID() string { return m.id }

// pair is a fact with its values on one tile.
type pair struct {
	card  Card
	items []item
	left  string
	right string
}

// Tile is one side of a pair. Pair is -1 while it is open, else the index of its partner in the
// other column.
type Tile struct {
	Text string
	Pair int
}

// NewMatch begins a match of Selection.Count pairs (0: six) from one of the selected relations.
// The error is a *NothingError where no relation has two pairs that can be told apart.
func NewMatch(d *Deck, s Selection, now time.Time) (Match, error) {
	r := queue{selection: s}.random(queueStream)
	want := cmp.Or(s.Count, pairCount)
	if want == 1 {
		return Match{}, &NothingError{Reason: "one pair is no match", Hint: "a match needs at least two pairs"}
	}
	pairs := d.pairs(s, want, r)
	if len(pairs) < 2 {
		return Match{}, s.nothingToMatch(d.course)
	}
	m := Match{deck: d, pairs: pairs, missed: make([]bool, len(pairs)), started: now, id: SessionID(now, s.Seed)}
	m.leftOf, m.rightOf = r.Perm(len(pairs)), r.Perm(len(pairs))
	for i := range pairs {
		m.left = append(m.left, Tile{pairs[m.leftOf[i]].left, -1})
		m.right = append(m.right, Tile{pairs[m.rightOf[i]].right, -1})
	}
	return m, nil
}

func (s Selection) nothingToMatch(c *content.Course) error {
	if len(c.Facts) == 0 {
		return &NothingError{
			Reason: "there is nothing to match: this course has no table with facts",
			Hint:   "write a table whose first column names things and whose other columns tell of them",
		}
	}
	if len(s.Relations) > 0 && !overlap(keys(s.Relations), keys(c.Relations())) {
		return s.Nothing(c)
	}
	return &NothingError{
		Reason: strings.TrimSpace("no two facts can be told apart by their sides " + s.describe(c)),
		Hint:   "choose another column, or more lessons",
	}
}

// pairs picks pairs from one relation and authority: one that has as many as are wanted, or the
// one that has most.
func (d *Deck) pairs(s Selection, want int, r *rand.Rand) []pair {
	of := map[[2]string][]Card{}
	var order [][2]string
	x := d.index()
	s.Directions = nil
	for _, i := range s.cards(d) {
		c := d.cards().cards[i]
		if c.Direction == Reverse || x.nodes[c.Facts[0]].shadowed {
			continue
		}
		k := &x.nodes[c.Facts[0]]
		id := [2]string{k.relation, k.authority}
		if of[id] == nil {
			order = append(order, id)
		}
		of[id] = append(of[id], c)
	}
	shuffle(order, r)
	var best []pair
	for _, id := range order {
		if pairs := d.distinct(of[id], want, r); len(pairs) > len(best) {
			best = pairs
		}
		if len(best) == want {
			break
		}
	}
	return best
}

// distinct picks cards at random whose sides mean nothing that another one's do.
func (d *Deck) distinct(cards []Card, want int, r *rand.Rand) []pair {
	shuffle(cards, r)
	var out []pair
	for _, c := range cards {
		p := d.pairOf(c)
		if !slices.ContainsFunc(out, func(o pair) bool { return d.clash(p, o) }) {
			out = append(out, p)
		}
		if len(out) == want {
			break
		}
	}
	return out
}

func (d *Deck) pairOf(c Card) pair {
	f, k := d.fact(c), &d.index().nodes[c.Facts[0]]
	p := pair{card: c, left: f.Subject}
	var values []string
	for n, v := range f.Values {
		p.items = append(p.items, item{v.Text, k.values[n], c.Facts[0]})
		values = append(values, v.Text)
	}
	p.right = strings.Join(values, " / ")
	return p
}

func (d *Deck) clash(a, b pair) bool {
	if d.same(spelling.Norm(a.left), spelling.Norm(b.left)) {
		return true
	}
	return slices.ContainsFunc(a.items, func(it item) bool {
		return d.alsoRight(b.card, it) || d.mayBeRight(b.card, it) || slices.ContainsFunc(b.items, func(o item) bool {
			return d.same(it.key, o.key) || d.alsoRight(a.card, o)
		})
	})
}

// Title returns the headings of the two columns.
func (m Match) Title() (left, right string) {
	if len(m.pairs) == 0 {
		return "", ""
	}
	f := m.deck.fact(m.pairs[0].card)
	right = f.Relation
	if f.Authority != "" {
		right += " (" + f.Authority + ")"
	}
	return f.SubjectHeading, right
}

// Left returns the tiles of the left column, the subjects.
func (m Match) Left() []Tile { return slices.Clone(m.left) }

// Right returns the tiles of the right column, the values.
func (m Match) Right() []Tile { return slices.Clone(m.right) }

// Pick puts a left tile and a right one together. A wrong pair stays open, costs three seconds and
// is told what belongs together. A tile that is not open, or does not exist, changes nothing: the
// verdict is blank.
func (m Match) Pick(left, right int, now time.Time) (Match, Verdict) {
	if m.Over() || !open(m.left, left) || !open(m.right, right) {
		return m, Verdict{Blank: true}
	}
	p, given := m.leftOf[left], m.rightOf[right]
	q, v := m.mark(p, given)
	first := !m.missed[p]
	r := Response{Picks: []int{slices.IndexFunc(q.Options, func(o Option) bool { return o.Text == m.pairs[given].right })}}
	m.answered = append(slices.Clip(m.answered), Answered{
		Question: q, Response: r, Verdict: v, Repeat: !first, Answer: NewAnswer(m.deck.course.ID, m.id, q, r, v, now),
	})
	if p != given {
		m.mistakes++
		m.missed = slices.Clone(m.missed)
		m.missed[p] = true
		return m, v
	}
	m.left, m.right = slices.Clone(m.left), slices.Clone(m.right)
	m.left[left].Pair, m.right[right].Pair = right, left
	if m.Over() {
		m.ended = now
	}
	return m, v
}

func open(tiles []Tile, i int) bool { return i >= 0 && i < len(tiles) && tiles[i].Pair < 0 }

// mark asks the left side of a pair as a choice among the tiles that are open on the right, and
// says what of the one that was given.
func (m Match) mark(p, given int) (Question, Verdict) {
	d, own, other := m.deck, m.pairs[p], m.pairs[given]
	q := d.question(own.card, Choice, own.items)
	q.Answers = []string{own.right}
	for i, t := range m.right {
		if t.Pair < 0 {
			o := m.pairs[m.rightOf[i]]
			q.Options = append(q.Options, Option{Text: o.right, Right: o.right == own.right, Why: o.left})
		}
	}
	v := Verdict{Right: p == given, Given: other.right, Answer: own.right}
	if v.Right {
		v.Found = texts(own.items)
		d.explain(q, nil, &v)
		return q, v
	}
	d.explain(q, []string{other.items[0].text}, &v)
	whole := other.items[0]
	whole.text = other.right
	v.MixUp = d.mixUpSentence(own.card, whole)
	return q, v
}

// Since returns what is to be kept of the pairs that were picked since the match stood as before.
func (m Match) Since(before Match) []Answer { return answersOf(m.answered[len(before.answered):]) }

// Mistakes returns how many wrong pairs were picked.
func (m Match) Mistakes() int { return m.mistakes }

// Over reports whether every pair is found.
func (m Match) Over() bool {
	return !slices.ContainsFunc(m.left, func(t Tile) bool { return t.Pair < 0 })
}

// Elapsed returns the time the match has taken, three seconds a mistake included. It stands still
// when the match is over.
func (m Match) Elapsed(now time.Time) time.Duration {
	if m.started.IsZero() {
		return 0
	}
	if !m.ended.IsZero() {
		now = m.ended
	}
	return max(0, now.Sub(m.started)) + time.Duration(m.mistakes)*penalty
}

// Result tells how the match went: Asked are its pairs, Right those that were never missed. While
// it is not over only what was found or missed counts.
func (m Match) Result(now time.Time) Result {
	res := resultOf(slices.Clone(m.answered))
	res.Took = m.Elapsed(now)
	return res
}
