package quiz

import (
	"cmp"
	"math/rand/v2"
	"slices"

	"porthole/content"
)

// The weights by which look-alikes are offered. Whatever else a card of the same kind answers
// weighs nothing and fills up.
const (
	weightOwn    = 4.0 // for each time the learner gave it
	weightFamily = 2.0 // the plain or secure twin, the same row or a group of the author's
	weightNear   = 1.0 // a number that is easily misread or misremembered for it
)

// A Mate is an answer that a card is mixed up with.
type Mate struct {
	Text   string  // as it is offered
	Owner  string  // what it is the answer to: "POP3S" of 995, "995" of POP3S
	Weight float64 // the more, the closer
}

// Mates returns what a card is mixed up with, the closest first. Nothing in it is a right answer.
// own tells how often the learner gave a text for the card; nil: never.
func (d *Deck) Mates(c Card, own func(text string) int) []Mate {
	c, ok := d.CardByID(c.ID)
	if !ok {
		return nil
	}
	p := d.picker(c)
	var out []Mate
	for _, m := range d.mates(c, own) {
		if p.fits(m.item) {
			out = append(out, Mate{m.text, d.owner(c, m.item), m.weight})
		}
	}
	return out
}

// mate is an item with what speaks for it.
type mate struct {
	item
	family, near bool
	weight       float64
}

// maxMates bounds the look-alikes of one sort.
const maxMates = 16

// circle gathers the mates of a card.
type circle struct {
	d     *Deck
	c     Card
	kind  content.ValueKind
	found []mate
}

func (d *Deck) mates(c Card, own func(string) int) []mate {
	g := circle{d: d, c: c, kind: d.kindOf(c)}
	if c.Direction == Forward {
		g.values()
	} else {
		g.subjects()
	}
	for i := range g.found {
		m := &g.found[i]
		if m.family {
			m.weight += weightFamily
		}
		if m.near {
			m.weight += weightNear
		}
		if own != nil {
			m.weight += weightOwn * float64(own(m.text))
		}
	}
	slices.SortStableFunc(g.found, func(a, b mate) int { return cmp.Compare(b.weight, a.weight) })
	return g.found
}

func (g *circle) add(it item, family bool) {
	i := slices.IndexFunc(g.found, func(m mate) bool { return m.key == it.key })
	if i < 0 {
		i = len(g.found)
		g.found = append(g.found, mate{item: it})
	}
	g.found[i].family = g.found[i].family || family
	g.found[i].near = g.found[i].near || !family
}

// addValues offers the values of a fact, where they are of the right kind.
func (g *circle) addValues(fact int) {
	f := g.d.course.Facts[fact]
	for n, v := range f.Values {
		if f.Kind == g.kind && n < maxMates {
			g.add(item{v.Text, g.d.index().keys[fact].values[n], fact}, true)
		}
	}
}

func (g *circle) addSubject(fact int, family bool) {
	if f := g.d.course.Facts[fact]; f.SubjectKind == g.kind {
		g.add(item{f.Subject, g.d.index().keys[fact].subject, fact}, family)
	}
}

// scoped looks a key up among the answers of the card's relation, then of its table.
func (g *circle) scoped(key string) (item, bool) {
	d := g.d
	x, i := d.index(), g.c.Facts[0]
	s := scopes(d.course.Facts[i], x.keys[i], g.c.Direction, g.kind)
	if it, ok := x.pools[s[ofRelation]].find(key); ok {
		return it, true
	}
	return x.pools[s[ofTable]].find(key)
}

// values finds the mates of a forward card: other numbers of its row, members of the groups of
// its values, the values of members of its subject's groups, and near numbers.
func (g *circle) values() {
	d, x := g.d, g.d.index()
	i := g.c.Facts[0]
	f := d.course.Facts[i]
	for _, j := range firsts(x.rows[place{f.Table, f.Row}]) {
		if d.course.Facts[j].Column != f.Column && f.Kind == content.Number {
			g.addValues(j)
		}
	}
	for _, key := range firsts(x.keys[i].values) {
		g.grouped(key)
	}
	for member := range d.company(x.keys[i].subject) {
		for _, j := range firsts(x.ofSubject[member]) {
			if x.keys[j].relation == x.keys[i].relation && x.keys[j].authority == x.keys[i].authority {
				g.addValues(j)
			}
		}
	}
	for _, key := range firsts(x.keys[i].values) {
		g.nearby(key)
	}
}

// subjects finds the mates of a reverse card: the names in the same rows, members of the groups of
// its subjects, the subjects of members of its value's groups, and those of near numbers.
func (g *circle) subjects() {
	d, x := g.d, g.d.index()
	i := g.c.Facts[0]
	for _, own := range firsts(g.c.Facts) {
		f := d.course.Facts[own]
		for _, j := range firsts(x.rows[place{f.Table, f.Row}]) {
			g.addSubject(j, true)
		}
		g.grouped(x.keys[own].subject)
		g.nearby(x.keys[own].subject)
	}
	values := x.pools[scopes(d.course.Facts[i], x.keys[i], Forward, d.course.Facts[i].Kind)[ofRelation]]
	given := norm(g.c.Value)
	for member := range d.company(given) {
		if it, ok := values.find(member); ok {
			g.addSubject(it.fact, true)
		}
	}
	for _, key := range neighbours(given) {
		if it, ok := values.find(key); ok {
			g.addSubject(it.fact, false)
		}
	}
}

func (g *circle) grouped(key string) {
	for member := range g.d.company(key) {
		if it, ok := g.scoped(member); ok {
			g.add(it, true)
		}
	}
}

func (g *circle) nearby(key string) {
	for _, near := range neighbours(key) {
		if it, ok := g.scoped(near); ok {
			g.add(it, false)
		}
	}
}

// company yields the other members of the groups of a key.
func (d *Deck) company(key string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for _, i := range firsts(d.index().groups[key]) {
			for _, member := range firsts(d.course.Groups[i]) {
				if m := norm(member); m != key && !yield(m) {
					return
				}
			}
		}
	}
}

func firsts[T any](list []T) []T { return list[:min(len(list), maxMates)] }

// picker chooses what a question offers beside its right answers.
type picker struct {
	d      *Deck
	c      Card
	given  string
	told   bool   // the stem tells the members of an Apart set from one another
	chosen []item // the right ones first
}

func (d *Deck) picker(c Card, right ...item) *picker {
	f := d.fact(c)
	told := f.Authority != "" || d.phrases(c.Facts[0]).TellsApart
	return &picker{d: d, c: c, given: d.given(c), told: told, chosen: slices.Clip(right)}
}

// fits says whether an item may stand beside those that are chosen: it is not what the stem says,
// no other right answer, and means nothing that is there already.
func (p *picker) fits(it item) bool {
	if it.key == p.given || p.d.alsoRight(p.c, it) {
		return false
	}
	if !p.told && p.c.Direction == Forward && p.rightApart(it) {
		return false
	}
	return !slices.ContainsFunc(p.chosen, func(o item) bool {
		return p.d.same(o.key, it.key) || !p.told && p.d.apart(o.key, it.key)
	})
}

// rightApart says whether the item must not be offered against a right answer, shown or not.
func (p *picker) rightApart(it item) bool {
	return len(p.d.index().apart[it.key]) > 0 && slices.ContainsFunc(p.d.answers(p.c), func(a item) bool {
		return p.d.apart(a.key, it.key)
	})
}

// apart says whether the author keeps two values apart.
func (d *Deck) apart(a, b string) bool {
	x := d.index()
	return slices.ContainsFunc(x.apart[a], func(i int) bool { return slices.Contains(x.apart[b], i) })
}

// maxTries bounds the draws from one pool, so that a big one costs no more than a small one.
const maxTries = 24

// lures returns up to n wrong answers: mates first, then others of the relation, of the table, of
// the same sort. Words of another column answer no question about this one ("IMAP: purpose?" —
// "SMTPS"), so they are offered only where there would be no choice at all.
func (d *Deck) lures(c Card, n int, r *rand.Rand, right ...item) []item {
	p := d.picker(c, right...)
	mates := d.mates(c, nil)
	r.Shuffle(len(mates), func(i, j int) { mates[i], mates[j] = mates[j], mates[i] })
	slices.SortStableFunc(mates, func(a, b mate) int { return cmp.Compare(b.weight, a.weight) })
	want := len(right) + n
	for _, m := range mates {
		if len(p.chosen) < want && p.fits(m.item) {
			p.chosen = append(p.chosen, m.item)
		}
	}
	x, i, kind := d.index(), c.Facts[0], d.kindOf(c)
	s := scopes(d.course.Facts[i], x.keys[i], c.Direction, kind)
	near := []level{ofRelation, ofTable, ofSort}
	if c.Direction == Forward && kind != content.Number {
		near = []level{ofRelation, ofSort}
	}
	for _, l := range near {
		p.draw(x.pools[s[l]], want, r)
	}
	for _, l := range []level{ofTable, ofCourse} {
		p.draw(x.pools[s[l]], min(want, len(right)+1), r)
	}
	return p.chosen[len(right):]
}

// draw fills up from a pool. A small one is gone through, a big one sampled.
func (p *picker) draw(from *pool, want int, r *rand.Rand) {
	if from == nil || len(p.chosen) >= want {
		return
	}
	var order []int
	if len(from.items) <= maxTries {
		order = r.Perm(len(from.items))
	} else {
		for range maxTries {
			order = append(order, r.IntN(len(from.items)))
		}
	}
	for _, i := range order {
		if len(p.chosen) < want && p.fits(from.items[i]) {
			p.chosen = append(p.chosen, from.items[i])
		}
	}
}
