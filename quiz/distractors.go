package quiz

import (
	"cmp"
	"math/rand/v2"
	"slices"

	"porthole/content"
)

// distractors chooses what a question offers beside its right answers.
type distractors struct {
	d      *poser
	c      Card
	given  string
	told   bool           // the stem tells the members of an Apart set from one another
	strict bool           // only answers of the very relation fit
	chosen []item         // the right ones first
	own    map[string]int // how often the learner gave a text
}

func (d *poser) distractors(c Card, right ...item) *distractors {
	f := d.fact(c)
	told := f.Authority != "" || d.phrases(c.Facts[0]).TellsApart
	return &distractors{d: d, c: c, given: d.given(c), told: told, chosen: slices.Clip(right)}
}

// fits reports whether an item may stand beside those that are chosen: it is not what the stem says,
// no other right answer, and means nothing that is there already.
func (p *distractors) fits(it item) bool {
	x := p.d.index()
	if p.strict && x.nodes[it.fact].relation != x.nodes[p.c.Facts[0]].relation {
		return false
	}
	if it.key == p.given || p.d.alsoRight(p.c, it) || p.sharesRow(it) || p.d.mayBeRight(p.c, it) {
		return false
	}
	if p.strict && p.namesItsOwn(it) || !p.told && p.c.Direction == Forward && p.rightApart(it) {
		return false
	}
	return !slices.ContainsFunc(p.chosen, func(o item) bool {
		return p.d.overlap(o, it) || p.d.same(o.key, it.key) || alikeButForSpaces(o.key, it.key) || !p.told && p.d.apart(o.key, it.key)
	})
}

// namesItsOwn reports whether a text names what it is true of, so that anybody sees that it is not true of another: "A circuit is a closed path".
func (p *distractors) namesItsOwn(it item) bool {
	f := p.d.course.Facts[it.fact]
	if p.c.Direction != Forward || f.Kind != content.Sentence {
		return false
	}
	return slices.ContainsFunc(append(slices.Clone(f.Names), f.Subject), func(name string) bool { return content.HasWord(it.key, content.Key(name)) })
}

// alikeButForSpaces reports whether two keys differ in spaces and hyphens alone: nobody tells "-ar / -er" from "- ar /er".
func alikeButForSpaces(a, b string) bool {
	i, j, same := 0, 0, 0
	for {
		for i < len(a) && (a[i] == ' ' || a[i] == '-') {
			i++
		}
		for j < len(b) && (b[j] == ' ' || b[j] == '-') {
			j++
		}
		if i == len(a) || j == len(b) {
			return i == len(a) && j == len(b) && same > 2
		}
		if a[i] != b[j] {
			return false
		}
		i, j, same = i+1, j+1, same+1
	}
}

// sharesRow reports whether an item is a name of which the table says no more than its ports: whether
// SMTPS has the purpose of the row it stands in, too, nobody knows.
func (p *distractors) sharesRow(it item) bool {
	facts := p.d.course.Facts
	return p.c.Direction == Reverse && p.d.fact(p.c).Kind != content.Number && facts[it.fact].Secondary
}

// rightApart reports whether the item must not be offered against a right answer, shown or not.
func (p *distractors) rightApart(it item) bool {
	return len(p.d.index().apart[it.key]) > 0 && slices.ContainsFunc(p.d.answers(p.c), func(a item) bool {
		return p.d.apart(a.key, it.key)
	})
}

// apart reports whether the author keeps two values apart.
func (d *knowledge) apart(a, b string) bool {
	x := d.index()
	return slices.ContainsFunc(x.apart[a], func(i int) bool { return slices.Contains(x.apart[b], i) })
}

// maxTries bounds the draws from one pool, so that a big one costs no more than a small one.
const maxTries = 24

// enough is how many distractors make a question good, so that no others need be looked for farther off.
const enough = 2

// choose returns up to n wrong answers: look-alikes first, then others of the relation, for a reverse card
// of the table. What is less near fills up only as far as there is enough: answers by another
// authority, ports of another column, things under the same heading. A value of another relation
// answers no question about this one ("IMAP: purpose?" — "SMTPS") and is never offered.
func (p *distractors) choose(n int, r *rand.Rand) []item {
	d, c := p.d, p.c
	right := len(p.chosen)
	alike := d.lookAlikes(c, p.own)
	shuffle(alike, r)
	slices.SortStableFunc(alike, func(a, b lookAlike) int { return cmp.Compare(b.weight, a.weight) })
	for _, m := range alike {
		if len(p.chosen) < right+n && p.fits(m.item) {
			p.chosen = append(p.chosen, m.item)
		}
	}
	x, i := d.index(), c.Facts[0]
	s := scopes(&x.nodes[i], c.Direction, d.kindOf(c))
	p.drawNear(x.pools[s[ofTable]], right+n, r)
	p.draw(x.pools[s[ofRelation]], right+n, r)
	if c.Direction == Reverse {
		p.draw(x.pools[s[ofTable]], right+n, r)
	}
	p.draw(x.pools[s[ofSort]], right+min(n, enough), r)
	return p.chosen[right:]
}

// draw fills up from a pool. A small one is gone through, a big one sampled.
func (p *distractors) draw(from *pool, want int, r *rand.Rand) {
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
