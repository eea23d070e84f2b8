package quiz

import (
	"slices"

	"porthole/content"
	"porthole/quiz/spelling"
)

// maxAnswers bounds the answers of a question that are shown; twenty protocols may run over TCP.
const maxAnswers = 24

// answers returns the right answers of a card, the ones to name first. Relations that are asked by
// the same sentence answer together.
func (d *knowledge) answers(c Card) []item {
	x := d.index()
	var out []item
	add := func(it item) {
		if len(out) < maxAnswers && !slices.ContainsFunc(out, func(o item) bool { return d.synonyms(o.key, it.key) }) {
			out = append(out, it)
		}
	}
	if c.Direction == Forward {
		for _, i := range d.alike(c) {
			for n, v := range x.nodes[i].Values {
				add(item{v.Text, x.nodes[i].values[n], i})
			}
		}
		return out
	}
	for _, i := range d.alike(c) {
		if !x.nodes[i].shadowed || x.nodes[c.Facts[0]].shadowed {
			add(item{x.nodes[i].Subject, x.nodes[i].subject, i})
		}
		if len(out) == maxAnswers {
			break
		}
	}
	return out
}

// alike returns the facts that answer a card: its own, and those of its relation's class with the
// same authority.
func (d *knowledge) alike(c Card) []int {
	x := d.index()
	facts := c.Facts
	k := &x.nodes[facts[0]]
	relations := x.relations[class{c.Direction, k.class[c.Direction]}]
	if len(relations) < 2 || x.nodes[facts[0]].shadowed {
		return facts
	}
	f, h := d.fact(c), d.cards()
	facts = slices.Clip(facts)
	for _, relation := range relations {
		id := h.forwardID(f.Course, f.Authority, f.SubjectKey(), relation)
		if c.Direction == Reverse {
			id = h.reverseID(f.Course, f.Authority, relation, d.value(c).Key())
		}
		if i, ok := h.byID[id]; ok && relation != k.relation && !x.nodes[h.cards[i].Facts[0]].shadowed {
			facts = append(facts, h.cards[i].Facts...)
		}
	}
	return facts
}

// answer returns the right answer that a key stands for: the answer itself, a listed spelling or a
// further name of it, and the row of a named variant (SMTP, where SMTPS is asked for).
func (d *knowledge) answer(c Card, key string) (text string, ok bool) {
	if c.Direction == Forward {
		for _, a := range d.answers(c) {
			if a.key == key || slices.Contains(d.index().aliases[a.key], key) {
				return a.text, true
			}
		}
		return "", false
	}
	x := d.index()
	best := -1
	for _, i := range x.ofSubject[key] {
		if x.nodes[i].authority == x.nodes[c.Facts[0]].authority && d.tells(i, c) && (best < 0 || d.literal(i, key) > d.literal(best, key)) {
			best = i
		}
	}
	if best < 0 {
		return "", false
	}
	return d.asNamed(c, d.unshadowed(best)), true
}

// literal tells how nearly a fact is about the very name that was given.
func (d *knowledge) literal(fact int, key string) int {
	x, n := d.index(), 0
	if x.nodes[fact].subject == key {
		n += 2
	}
	if !x.nodes[fact].shadowed {
		n++
	}
	return n
}

// asNamed returns the subject of a fact by the name it has among the answers of a card.
func (d *knowledge) asNamed(c Card, fact int) string {
	key := d.index().nodes[fact].subject
	for _, a := range d.answers(c) {
		if d.synonyms(a.key, key) {
			return a.text
		}
	}
	return d.course.Facts[fact].Subject
}

// tells reports whether a fact answers what a reverse card asks, by whatever authority.
func (d *knowledge) tells(fact int, c Card) bool {
	k, own := &d.index().nodes[fact], &d.index().nodes[c.Facts[0]]
	return k.class[Reverse] == own.class[Reverse] && slices.Contains(k.values, d.valueKey(c))
}

// unshadowed returns the fact about the name in the row, where there is exactly that.
func (d *knowledge) unshadowed(fact int) int {
	x := d.index()
	if !x.nodes[fact].shadowed {
		return fact
	}
	f := d.course.Facts[fact]
	for _, i := range x.rows[tableRow{f.Table, f.Row}] {
		if g := d.course.Facts[i]; g.Secondary && g.Column == f.Column {
			return i
		}
	}
	return fact
}

// alsoRight reports whether an item would be a right answer to a card, by any authority.
func (d *knowledge) alsoRight(c Card, it item) bool {
	x := d.index()
	if c.Direction == Reverse {
		return slices.ContainsFunc(x.ofSubject[it.key], func(i int) bool { return d.tells(i, c) })
	}
	own := &x.nodes[c.Facts[0]]
	for _, i := range x.ofSubject[own.subject] {
		k := &x.nodes[i]
		if k.relation != own.relation && k.class[Forward] != own.class[Forward] {
			continue
		}
		if slices.ContainsFunc(k.values, func(v string) bool { return d.same(v, it.key) }) {
			return true
		}
	}
	return false
}

// same reports whether two keys mean the same: synonyms, or numbers that overlap.
func (d *knowledge) same(a, b string) bool {
	if s, ok := spelling.SpanOf(a); ok {
		t, ok := spelling.SpanOf(b)
		return ok && s.Lo <= t.Hi && t.Lo <= s.Hi
	}
	return d.synonyms(a, b)
}

// synonyms reports whether two keys are equal, or spellings of one another.
func (d *knowledge) synonyms(a, b string) bool {
	x, y := d.index().aliases[a], d.index().aliases[b]
	return a == b || slices.Contains(x, b) || slices.Contains(y, a) ||
		slices.ContainsFunc(x, func(s string) bool { return slices.Contains(y, s) })
}

// kindOf returns the kind of a card's answers.
func (d *knowledge) kindOf(c Card) content.ValueKind {
	f := d.fact(c)
	if c.Direction == Forward {
		return f.Kind
	}
	return f.SubjectKind
}

func texts(items []item) []string {
	return content.Texts(items, func(it item) string { return it.text })
}
