package quiz

import (
	"cmp"
	"slices"
	"strings"

	"porthole/content"
)

// explain completes a verdict: what was given instead, the true statement, why, and where it is
// written. given are the wrong answers.
func (d *Deck) explain(q Question, given []string, v *Verdict) {
	v.Explanation, v.Sources = q.Explanation, q.Sources
	c, ok := d.CardByID(q.ID)
	if !ok || q.authored {
		v.Explanation = joined(d.whys(q, v), q.Explanation)
		return
	}
	if q.lure != "" {
		v.Correction = d.correction(c)
		given = []string{q.lure}
	}
	if len(given) == 0 {
		return
	}
	key := norm(given[0])
	if it, ok := d.known(c, key); ok && (q.lure == "" || !v.Right) {
		v.Mate = d.matesSentence(c, it)
	}
	if n, ok := d.contrast(c, key); ok {
		v.Explanation = d.course.Notes[n].Text
		v.Sources = d.sources(d.fact(c).Sources, d.course.Notes[n].Sources)
	}
}

// joined joins sentences, leaving out the empty ones.
func joined(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), " ")
}

// whys returns what the author says of the options that were given; of the wrong ones, if any.
func (d *Deck) whys(q Question, v *Verdict) string {
	var whys []string
	for _, o := range q.Options {
		if o.Why != "" && o.Right == v.Right && v.gave(o.Text) {
			whys = append(whys, o.Why)
		}
	}
	return joined(whys...)
}

// known finds what else a key is the answer to: in the card's relation and authority, else
// anywhere in the course.
func (d *Deck) known(c Card, key string) (item, bool) {
	x := d.index()
	own := x.keys[c.Facts[0]]
	facts := x.ofSubject[key]
	if c.Direction == Forward {
		facts = x.ofValue[key]
		f := d.fact(c)
		if it, ok := x.pools[scopes(f, own, Forward, f.Kind)[ofRelation]].find(key); ok {
			return it, true
		}
	}
	best := -1
	for _, i := range facts {
		if best < 0 || d.closer(c, i, best) {
			best = i
		}
	}
	if best < 0 {
		return item{}, false
	}
	return d.itemOf(c, best, key), true
}

// closer says whether fact a tells more about a card than fact b: its relation, its authority, a
// named variant.
func (d *Deck) closer(c Card, a, b int) bool {
	x := d.index()
	own := x.keys[c.Facts[0]]
	score := func(i int) int {
		n := 0
		if x.keys[i].relation == own.relation {
			n += 4
		}
		if x.keys[i].authority == own.authority {
			n += 2
		}
		if !x.shadowed[i] {
			n++
		}
		return n
	}
	return score(a) > score(b)
}

// itemOf returns the subject or the value of a fact that has the key.
func (d *Deck) itemOf(c Card, fact int, key string) item {
	f := d.course.Facts[fact]
	if c.Direction == Reverse {
		return item{f.Subject, key, fact}
	}
	n := max(0, slices.Index(d.index().keys[fact].values, key))
	return item{f.Values[n].Text, key, fact}
}

// owner returns what an item belongs to: the subject of a value, the values of a subject.
func (d *Deck) owner(c Card, it item) string {
	f := d.course.Facts[d.unshadowed(it.fact)]
	if c.Direction == Forward {
		return f.Subject
	}
	if best, ok := d.known(c, it.key); ok {
		f = d.course.Facts[best.fact]
	}
	var values []string
	for _, v := range f.Values {
		values = append(values, v.Text)
	}
	return strings.Join(values, " / ")
}

// matesSentence says what was given instead: "995 is POP3S.", "POP3S is 995."; of the same subject
// "143 is IMAP (default port).". What is not about a number is said in full: "POP3 — purpose:
// Retrieving.".
func (d *Deck) matesSentence(c Card, it item) string {
	fact := d.unshadowed(it.fact)
	if best, ok := d.known(c, it.key); ok && c.Direction == Reverse {
		fact = best.fact
	}
	f, owner := d.course.Facts[fact], d.owner(c, it)
	text := stop(it.text + " is " + owner)
	switch {
	case f.Kind != content.Number && c.Direction == Reverse:
		text = d.statement(fact, it.text, owner)
	case f.Kind != content.Number:
		text = d.statement(fact, owner, it.text)
	case c.Direction == Forward && norm(owner) == d.given(c):
		text = stop(it.text + " is " + owner + " (" + lowered(f.Relation) + ")")
	}
	if f.Authority == d.fact(c).Authority {
		return text
	}
	return authorised(cmp.Or(f.Authority, "this course"), text)
}

// gave says whether an option is among what was given.
func (v Verdict) gave(text string) bool {
	return v.Given == text || strings.Contains(", "+v.Given+", ", ", "+text+", ")
}

// contrast finds the note on a mix-up of what was given with what was asked.
func (d *Deck) contrast(c Card, given string) (note int, ok bool) {
	x := d.index()
	asked := d.about(c)
	instead := []string{given}
	if it, ok := d.known(c, given); ok && c.Direction == Forward {
		instead = append(instead, x.keys[d.unshadowed(it.fact)].subject)
	}
	for _, key := range instead {
		for _, n := range firsts(x.notes[key]) {
			if slices.ContainsFunc(d.course.Notes[n].Keys, func(k string) bool {
				return norm(k) != key && slices.Contains(asked, norm(k))
			}) {
				return n, true
			}
		}
	}
	return 0, false
}

// about returns what a card is about: its answers, then what it gives.
func (d *Deck) about(c Card) []string {
	var keys []string
	for _, a := range d.answers(c) {
		keys = append(keys, a.key)
	}
	return append(keys, d.given(c))
}

// background explains a card: a note of the author's on its value, its answer or what it gives,
// else the rest of its row, else the fact as a statement; and where that is written. answers are
// the right ones, the one to name first.
func (d *Deck) background(c Card, answers []item) (string, []content.Source) {
	f := d.course.Facts[answers[0].fact]
	about := []string{answers[0].key, d.given(c)}
	if c.Direction == Reverse {
		slices.Reverse(about)
	}
	for _, a := range answers[1:] {
		about = append(about, a.key)
	}
	for _, key := range about {
		for _, n := range firsts(d.index().notes[key]) {
			if note := d.course.Notes[n]; len(note.Keys) == 1 {
				return note.Text, d.sources(f.Sources, note.Sources)
			}
		}
	}
	if row := d.row(answers[0].fact); row != "" {
		return row, d.sources(f.Sources, nil)
	}
	return d.correction(c), d.sources(f.Sources, nil)
}

// maxCell is the longest cell that is quoted in an explanation, in bytes.
const maxCell = 120

// row tells what else stands in the row of a fact, without the cell that was asked about unless
// there is a note in it: "IMAP · Purpose: Managing Emails · Default Port: 143".
func (d *Deck) row(fact int) string {
	f := d.course.Facts[fact]
	subject, parts := "", []string(nil)
	for _, i := range firsts(d.index().rows[place{f.Table, f.Row}]) {
		g := d.course.Facts[i]
		if g.Secondary {
			continue
		}
		subject = g.Subject
		asked := g.Column == f.Column && !hasNote(g)
		if said := shownValues(g); !asked && len(said) <= maxCell {
			parts = append(parts, g.Relation+": "+said)
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return subject + " · " + strings.Join(parts, " · ")
}

func hasNote(f content.Fact) bool {
	return slices.ContainsFunc(f.Values, func(v content.Value) bool { return v.Note != "" })
}

// shownValues lists the values of a fact with their notes: "161 (get) / 162 (trap)".
func shownValues(f content.Fact) string {
	var values []string
	for _, v := range f.Values {
		if v.Note != "" {
			v.Text += " (" + v.Note + ")"
		}
		values = append(values, v.Text)
	}
	return strings.Join(values, " / ")
}

// sources returns the sources with the indexes, each once.
func (d *Deck) sources(own, more []int) []content.Source {
	all := slices.Clone(own)
	for _, i := range more {
		if !slices.Contains(all, i) {
			all = append(all, i)
		}
	}
	return d.course.SourcesOf(all)
}
