package quiz

import (
	"fmt"
	"slices"
	"strings"

	"porthole/content"
	"porthole/quiz/spelling"
)

// phrasing writes sentences about the facts of a course: what asks for them, and what says them.
type phrasing struct{ knowledge }

// usable reports whether a phrase says what it is asked about; without that it would be the same
// question for every fact.
func usable(phrase, placeholder string) bool { return strings.Contains(phrase, placeholder) }

// phrases returns the sentences that ask about a fact. A shadowed fact is asked as the name in its
// row is, for both have the same values; but where the sentence is that of another relation, too
// ("Which port does SMTP use?"), it would ask for that one's.
func (d *phrasing) phrases(fact int) content.Phrases {
	x := d.index()
	k := &x.nodes[fact]
	for direction, stem := range k.class {
		if x.nodes[fact].shadowed && len(x.relations[class{Direction(direction), stem}]) > 1 {
			return content.Phrases{}
		}
	}
	return d.course.Phrases[k.relation]
}

// stem asks for one answer of a card, or for all n of them.
func (d *phrasing) stem(c Card, all bool, n int) string {
	f, p, by := d.fact(c), d.phrases(c.Facts[0]), d.by(c)
	phrase, placeholder := p.Forward, "{subject}"
	if c.Direction == Reverse {
		phrase, placeholder = p.Reverse, "{value}"
	}
	if all && c.Direction == Forward && usable(p.ForwardAll, placeholder) {
		return authorised(by, d.sentence(p.ForwardAll, f.Subject, ""), f.Subject)
	}
	text := d.plain(c, f, by)
	if usable(phrase, placeholder) {
		text = authorised(by, d.sentence(phrase, f.Subject, c.Value), f.Subject, c.Value)
	}
	if all {
		text += " " + nameAll(n)
	}
	return text
}

func nameAll(n int) string {
	if n == 2 {
		return "Name both."
	}
	return fmt.Sprintf("Name all %d.", n)
}

// sentence fills a phrase in.
func (d *phrasing) sentence(phrase, subject, value string) string {
	text := strings.NewReplacer("{subject}", subject, "{value}", value).Replace(phrase)
	return d.capital(d.capital(text, subject), value)
}

// plain asks without a phrase and, but for a mark or two, without a language:
// "SMTPS: secure port?", "465 (secure port): protocol?", "By IANA: SMTPS — secure port?".
func (d *phrasing) plain(c Card, f content.Fact, by string) string {
	given, wanted, begins := f.Subject, spelling.Lowered(f.Relation), f.Subject
	if c.Direction == Reverse {
		begins = c.Value
		given, wanted = c.Value+" ("+wanted+")", spelling.Lowered(f.SubjectHeading)
	}
	text := given + ": " + wanted
	if by != "" {
		text = "By " + by + ": " + given + " — " + wanted
	}
	return d.capital(strings.TrimRight(text, ":—? ")+"?", begins)
}

// statement says a fact: "SMTPS uses port 465.", plainly "SMTPS: the secure port is 465."
func (d *phrasing) statement(fact int, subject, value string) string {
	if p := d.phrases(fact).Statement; usable(p, "{subject}") && usable(p, "{value}") {
		return d.sentence(p, subject, value)
	}
	return d.plainly(subject, spelling.Lowered(d.course.Facts[fact].Relation), value)
}

// plainly says a fact without a phrase. Under a heading that may be anything, in any language, it
// does so by marks alone: "25, who connects: a mail server."
func (d *phrasing) plainly(subject, heading, value string) string {
	text := subject + ", " + heading + ": " + value
	switch {
	case heading == "":
		text = subject + ": " + value
	case isThing(heading) && !strings.Contains(value, " / "):
		text = subject + ": the " + heading + " is " + value
	}
	return spelling.Stop(d.capital(text, subject))
}

// isThing reports whether a heading is known to be one thing, so that a sentence can be made with it.
func isThing(heading string) bool {
	words := strings.Fields(heading)
	return isOneOf(words[len(words)-1], "port", "protocol", "transport", "purpose", "name", "number", "service", "variant", "version",
		"capital", "currency", "language", "country", "extension", "ending", "role", "task", "layer", "type", "code", "year", "population")
}

// by returns whose word a stem must name: the authority of the fact, and the course itself where
// another authority has a word on the same.
func (d *phrasing) by(c Card) string {
	if f := d.fact(c); f.Authority != "" {
		return f.Authority
	}
	if d.contested(c) {
		return "this course"
	}
	if slices.ContainsFunc(d.course.Disagreements, func(x content.Disagreement) bool { return d.concerns(x, c) }) {
		return "this course"
	}
	return ""
}

// authorised names whose word is asked for, where the sentence does not do so itself. A name that the sentence begins
// with keeps its capital.
func authorised(by, text string, names ...string) string {
	if by == "" || strings.Contains(content.Key(text), content.Key(by)) {
		return text
	}
	mark := ": "
	if strings.Contains(text, ": ") {
		mark = ", "
	}
	if !slices.ContainsFunc(names, func(name string) bool { return name != "" && strings.HasPrefix(text, name) }) {
		text = uncapital(text)
	}
	return "By " + by + mark + text
}

func (d *knowledge) contested(c Card) bool {
	x := d.index()
	return x.contested[asked{c.Direction, d.given(c), x.nodes[c.Facts[0]].relation}].several
}

// given returns what a card gives, in the form it is compared in.
func (d *knowledge) given(c Card) string {
	if c.Direction == Reverse {
		return d.valueKey(c)
	}
	return d.index().nodes[c.Facts[0]].subject
}

// uncapital lowers the first letter of a sentence, unless its first word is written with more than
// one capital, or with none.
func uncapital(text string) string {
	word, rest, more := strings.Cut(text, " ")
	if !more {
		return text
	}
	return spelling.Lowered(word) + " " + rest
}

// listed joins answers as they are shown.
func listed(answers []string) string { return strings.Join(answers, ", ") }
