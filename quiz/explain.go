package quiz

import (
	"cmp"
	"slices"
	"strings"

	"porthole/content"
	"porthole/quiz/spelling"
)

// explainer says why a response is right or wrong.
type explainer struct{ phrasing }

// explain completes a verdict: what was given instead, the true statement, why, and where it is
// written. given are the wrong answers.
func (d *explainer) explain(q Question, given []string, v *Verdict) {
	v.Explanation, v.Sources = q.Explanation, q.Sources
	c, ok := d.CardByID(q.ID)
	if !ok || q.authored {
		v.Explanation = joined(append(d.whys(q, v), q.Explanation)...)
		return
	}
	d.instead(c, q, given, v)
	if v.Explanation == "" && d.worthStating(c, q, v) {
		v.Explanation = d.correction(c)
	}
	if v.MixUp == v.Correction {
		v.MixUp = ""
	}
	for _, said := range []string{v.MixUp, v.Correction} {
		v.Explanation = unsaid(v.Explanation, said)
	}
}

// unsaid takes off the beginning of a text what was said before it.
func unsaid(text, said string) string {
	rest, begins := strings.CutPrefix(text, strings.TrimSuffix(said, "."))
	switch rest = strings.TrimPrefix(rest, "."); {
	case said == "" || !begins || rest != "" && rest[0] != ' ':
		return text
	default:
		return strings.TrimSpace(rest)
	}
}

// worthStating reports whether the fact as a statement tells more than the headline does: after a
// wrong response, where the answer is no sentence itself. Of a statement that was to be judged it
// is the stem again, or the correction.
func (d *explainer) worthStating(c Card, q Question, v *Verdict) bool {
	return !v.Right && q.Kind != TrueFalse && d.kindOf(c) != content.Sentence && isShort(q.Answers[0])
}

// instead says of a card what was given instead of the answer, and how the two differ.
func (d *explainer) instead(c Card, q Question, given []string, v *Verdict) {
	if q.distractor != "" {
		v.Correction = d.correction(c)
		given = []string{q.distractor}
	}
	if len(given) == 0 {
		return
	}
	key := spelling.Norm(given[0])
	if it, ok := d.known(c, key); ok && (q.distractor == "" || !v.Right) {
		v.MixUp = d.mixUpSentence(c, it)
	} else if !ok && q.Kind == Typed && !v.Right {
		v.MixUp = d.elsewhere(c, key)
	}
	for _, text := range given {
		if it, ok := d.known(c, spelling.Norm(text)); ok && !v.Right {
			v.Mistaken = appendNew(v.Mistaken, it.text)
		}
	}
	if n, ok := d.contrast(c, key, d.about(c, q, v)); ok {
		v.Explanation = d.course.Notes[n].Text
		v.Sources = d.sources(d.fact(c).Sources, d.course.Notes[n].Sources)
	}
}

// joined joins sentences, leaving out the empty ones and what another one says already.
func joined(parts ...string) string {
	var out []string
	for i, p := range parts {
		said := func(o string) bool { return strings.Contains(o, p) }
		if p != "" && !slices.ContainsFunc(out, said) && !slices.ContainsFunc(parts[i+1:], func(o string) bool { return o != p && said(o) }) {
			out = append(out, p)
		}
	}
	return strings.Join(out, " ")
}

// whys returns what the author says of the options that were given; of the wrong ones, if any.
func (d *explainer) whys(q Question, v *Verdict) []string {
	if q.Task != nil {
		return q.Task.Whys(v.Parts, v.Right)
	}
	var whys []string
	for _, o := range q.Options {
		if o.Why != "" && o.Right == v.Right && v.gave(o.Text) {
			whys = append(whys, o.Why)
		}
	}
	return whys
}

// known finds what else a key is the answer to: in the card's relation and authority, else
// anywhere in the course.
func (d *knowledge) known(c Card, key string) (item, bool) {
	x := d.index()
	own := &x.nodes[c.Facts[0]]
	facts := x.ofSubject[key]
	if c.Direction == Forward {
		facts = x.owners(key)
		if it, ok := x.pools[scopes(own, Forward, own.Kind)[ofRelation]].find(key); ok {
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

// closer reports whether fact a tells more about a card than fact b: its relation, its authority, a
// named variant.
func (d *knowledge) closer(c Card, a, b int) bool {
	x := d.index()
	own := &x.nodes[c.Facts[0]]
	score := func(i int) int {
		n := 0
		if x.nodes[i].relation == own.relation {
			n += 4
		}
		if x.nodes[i].authority == own.authority {
			n += 2
		}
		if !x.nodes[i].shadowed {
			n++
		}
		return n
	}
	return score(a) > score(b)
}

// itemOf returns the subject or the value of a fact that has the key.
func (d *knowledge) itemOf(c Card, fact int, key string) item {
	f := d.course.Facts[fact]
	if c.Direction == Reverse {
		return item{f.Subject, key, fact}
	}
	named := func(v content.Value) bool {
		return slices.ContainsFunc(v.Names, func(name string) bool { return spelling.Norm(name) == key })
	}
	n := slices.Index(d.index().nodes[fact].values, key)
	if n < 0 {
		n = slices.IndexFunc(f.Values, named)
	}
	return item{f.Values[max(0, n)].Text, key, fact}
}

// owner returns what an item belongs to: the subject of a value, the values of a subject.
func (d *knowledge) owner(c Card, it item) string {
	f := d.course.Facts[d.unshadowed(it.fact)]
	if c.Direction == Forward {
		return f.Subject
	}
	if best, ok := d.known(c, it.key); ok {
		f = d.course.Facts[best.fact]
	}
	return strings.Join(f.Texts(), " / ")
}

// mixUpSentence says what was given instead: "995 is POP3S.", "POP3S is 995."; of the same subject
// "143 is IMAP (default port).". What is not about a port is said in full: "POP3: the purpose is
// Retrieving.".
func (d *phrasing) mixUpSentence(c Card, it item) string {
	fact := d.unshadowed(it.fact)
	if best, ok := d.known(c, it.key); ok && c.Direction == Reverse {
		fact = best.fact
	}
	f, owner := d.course.Facts[fact], d.owner(c, it)
	text := d.capital(spelling.Stop(it.text+" is "+owner), it.text)
	is := f.Kind == content.Number && d.index().nodes[fact].sort == portSort
	switch {
	case !is && c.Direction == Reverse:
		text = d.statement(fact, it.text, owner)
	case !is:
		text = d.statement(fact, owner, it.text)
	case c.Direction == Forward && spelling.Norm(owner) == d.given(c):
		text = spelling.Stop(it.text + " is " + owner + " (" + d.lowered(f.Relation) + ")")
	}
	if f.Authority == d.fact(c).Authority {
		return text
	}
	return authorised(cmp.Or(f.Authority, "this course"), text, it.text, owner)
}

// gave reports whether an option is among what was given.
func (v Verdict) gave(text string) bool {
	return v.Given == text || strings.Contains(", "+v.Given+", ", ", "+text+", ")
}

// contrast finds the note on a mix-up of what was given with what was asked about.
func (d *explainer) contrast(c Card, given string, asked []string) (note int, ok bool) {
	x := d.index()
	instead := []string{given}
	if it, ok := d.known(c, given); ok && c.Direction == Forward {
		instead = append(instead, x.nodes[d.unshadowed(it.fact)].subject)
	}
	for _, key := range instead {
		for _, n := range firsts(x.notes[key]) {
			if slices.ContainsFunc(d.course.Notes[n].Keys, func(k string) bool {
				return spelling.Norm(k) != key && slices.Contains(asked, spelling.Norm(k))
			}) {
				return n, true
			}
		}
	}
	return 0, false
}

// about returns what a question is about: the answer that was offered, else every answer of its
// card, then what it gives.
func (d *explainer) about(c Card, q Question, v *Verdict) []string {
	if q.Kind == Choice {
		return []string{spelling.Norm(v.Answer), d.given(c)}
	}
	return append(d.answerKeys(c), d.given(c))
}
