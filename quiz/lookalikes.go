package quiz

import (
	"cmp"
	"maps"
	"slices"

	"porthole/content"
	"porthole/quiz/spelling"
)

// The weights by which look-alikes are offered. Whatever else a card of the same kind answers
// weighs nothing and fills up.
const (
	weightOwn    = 4.0 // for each time the learner gave it
	weightFamily = 2.0 // the plain or secure twin, the same row or a group of the author's
	weightNear   = 1.0 // a number that is easily misread or misremembered for it
)

// A LookAlike is an answer that a card is mixed up with.
type LookAlike struct {
	Text   string  // as it is offered
	Owner  string  // what it is the answer to: "POP3S" of 995, "995" of POP3S
	Weight float64 // the more, the closer
}

// LookAlikes returns what a card is mixed up with, the closest first. Nothing in it is a right answer.
// own tells how often the learner gave a text for the card.
func (d *Deck) LookAlikes(c Card, own map[string]int) []LookAlike {
	c, ok := d.CardByID(c.ID)
	if !ok {
		return nil
	}
	p := d.distractors(c)
	var out []LookAlike
	for _, m := range d.lookAlikes(c, own) {
		if p.fits(m.item) {
			out = append(out, LookAlike{m.text, d.owner(c, m.item), m.weight})
		}
	}
	return out
}

// lookAlike is an item with what speaks for it.
type lookAlike struct {
	item
	family, near bool
	weight       float64
}

// maxLookAlikes bounds the look-alikes of one sort.
const maxLookAlikes = 16

// lookAlikeSearch gathers the look-alikes of a card.
type lookAlikeSearch struct {
	d     *knowledge
	c     Card
	kind  content.ValueKind
	found []lookAlike
}

func (d *poser) lookAlikes(c Card, own map[string]int) []lookAlike {
	g := lookAlikeSearch{d: &d.knowledge, c: c, kind: d.kindOf(c)}
	if c.Direction == Forward {
		g.values()
	} else {
		g.subjects()
	}
	for _, text := range slices.Sorted(maps.Keys(own)) {
		if it, ok := g.scoped(spelling.Norm(text)); ok {
			g.meet(it)
		}
	}
	for i := range g.found {
		m := &g.found[i]
		if m.family {
			m.weight += weightFamily
		}
		if m.near {
			m.weight += weightNear
		}
		m.weight += weightOwn * float64(own[m.text])
	}
	slices.SortStableFunc(g.found, func(a, b lookAlike) int { return cmp.Compare(b.weight, a.weight) })
	return g.found
}

// meet returns where an item stands among what was found; it is entered where it was not.
func (g *lookAlikeSearch) meet(it item) int {
	i := slices.IndexFunc(g.found, func(m lookAlike) bool { return m.key == it.key })
	if i < 0 {
		i = len(g.found)
		g.found = append(g.found, lookAlike{item: it})
	}
	return i
}

func (g *lookAlikeSearch) add(it item, family bool) {
	i := g.meet(it)
	g.found[i].family = g.found[i].family || family
	g.found[i].near = g.found[i].near || !family
}

// addValues offers the values of a fact, where they are of the right kind.
func (g *lookAlikeSearch) addValues(fact int) {
	f := g.d.course.Facts[fact]
	for n, v := range f.Values {
		if f.Kind == g.kind && n < maxLookAlikes {
			g.add(item{v.Text, g.d.index().nodes[fact].values[n], fact}, true)
		}
	}
}

func (g *lookAlikeSearch) addSubject(fact int, family bool) {
	if f := g.d.course.Facts[fact]; f.SubjectKind == g.kind {
		g.add(item{f.Subject, g.d.index().nodes[fact].subject, fact}, family)
	}
}

// scoped looks a key up among the answers of the card's relation, then among numbers of the same
// sort or words of the same relation, for a reverse card among the subjects of its table.
func (g *lookAlikeSearch) scoped(key string) (item, bool) {
	d := g.d
	x, i := d.index(), g.c.Facts[0]
	s := scopes(&x.nodes[i], g.c.Direction, g.kind)
	if it, ok := x.pools[s[ofRelation]].find(key); ok {
		return it, true
	}
	if g.c.Direction == Reverse {
		return x.pools[s[ofTable]].find(key)
	}
	return x.pools[s[ofSort]].find(key)
}

// values finds the look-alikes of a forward card: numbers of the same sort in its row, members of the groups of
// its values, the values of members of its subject's groups, and near numbers.
func (g *lookAlikeSearch) values() {
	d, x := g.d, g.d.index()
	i := g.c.Facts[0]
	f := d.course.Facts[i]
	for _, j := range firsts(x.rows[tableRow{f.Table, f.Row}]) {
		if o := d.course.Facts[j]; o.Column != f.Column && f.Kind == content.Number && x.nodes[j].sort == x.nodes[i].sort {
			g.addValues(j)
		}
	}
	for _, key := range firsts(x.nodes[i].values) {
		g.grouped(key)
	}
	for member := range d.groupMembers(x.nodes[i].subject) {
		for _, j := range firsts(x.ofSubject[member]) {
			if x.nodes[j].relation == x.nodes[i].relation && x.nodes[j].authority == x.nodes[i].authority {
				g.addValues(j)
			}
		}
	}
	for _, key := range firsts(x.nodes[i].values) {
		g.nearby(key)
	}
}

// subjects finds the look-alikes of a reverse card: the names in the same rows, members of the groups of
// its subjects, the subjects of members of its value's groups, and those of near numbers.
func (g *lookAlikeSearch) subjects() {
	d, x := g.d, g.d.index()
	i := g.c.Facts[0]
	for _, own := range firsts(g.c.Facts) {
		f := d.course.Facts[own]
		for _, j := range firsts(x.rows[tableRow{f.Table, f.Row}]) {
			g.addSubject(j, true)
		}
		g.grouped(x.nodes[own].subject)
		g.nearby(x.nodes[own].subject)
	}
	values := x.pools[scopes(&x.nodes[i], Forward, x.nodes[i].Kind)[ofRelation]]
	given := g.d.valueKey(g.c)
	for member := range d.groupMembers(given) {
		if it, ok := values.find(member); ok {
			g.addSubject(it.fact, true)
		}
	}
	for _, key := range spelling.Neighbours(given) {
		if it, ok := values.find(key); ok {
			g.addSubject(it.fact, false)
		}
	}
}

func (g *lookAlikeSearch) grouped(key string) {
	for member := range g.d.groupMembers(key) {
		if it, ok := g.scoped(member); ok {
			g.add(it, true)
		}
	}
}

func (g *lookAlikeSearch) nearby(key string) {
	for _, near := range spelling.Neighbours(key) {
		if it, ok := g.scoped(near); ok {
			g.add(it, false)
		}
	}
}

// groupMembers yields the other members of the groups of a key.
func (d *knowledge) groupMembers(key string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for _, i := range firsts(d.index().groups[key]) {
			for _, member := range firsts(d.course.Groups[i]) {
				if m := spelling.Norm(member); m != key && !yield(m) {
					return
				}
			}
		}
	}
}

func firsts[T any](list []T) []T { return list[:min(len(list), maxLookAlikes)] }
