package quiz

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

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
	return d.course.PhrasesOf(k.Fact)
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
	if all && c.Direction == Reverse && usable(p.ReverseAll, placeholder) {
		phrase = p.ReverseAll
	}
	text := d.plain(c, f, by)
	if usable(phrase, placeholder) {
		text = authorised(by, d.sentence(phrase, f.Subject, c.Value), f.Subject, c.Value)
	} else if words := d.inWords(c, f); words != "" {
		text = authorised(by, words, c.Value)
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
	if c.Direction == Forward && by == "" && d.asksItself(f) {
		return f.Subject
	}
	given, wanted, begins := f.Subject, d.lowered(f.Relation), f.Subject
	if c.Direction == Reverse {
		begins = c.Value
		given, wanted = c.Value+" ("+wanted+")", d.lowered(f.SubjectHeading)
	}
	text := given + ": " + wanted
	if by != "" {
		text = "By " + by + ": " + given + " — " + wanted
	}
	return d.capital(strings.TrimRight(text, ":—? ")+"?", begins)
}

// asksItself reports whether the subject of a fact is a question, and its table has nothing but the answers.
func (d *phrasing) asksItself(f content.Fact) bool {
	return (isQuestion(f.Subject) || f.OneWay && f.SubjectKind == content.Sentence && endsSentence(f.Subject)) && len(d.course.Tables[f.Table].Header) < 3
}

func isQuestion(text string) bool {
	return strings.HasSuffix(text, "?") || strings.HasSuffix(text, "？") || strings.HasSuffix(text, "؟")
}

// statement says a fact: "SMTPS uses port 465.", plainly "SMTPS: the secure port is 465."
func (d *phrasing) statement(fact int, subject, value string) string {
	p := d.phrases(fact)
	if all := p.StatementAll; several(value) && usable(all, "{subject}") && usable(all, "{value}") {
		return d.sentence(all, subject, inSentence(value))
	}
	if p.Statement == "{subject} {value}" && !isQuestion(subject) && !endsSentence(subject) {
		return subject + ": " + value
	}
	if usable(p.Statement, "{subject}") && usable(p.Statement, "{value}") {
		return d.sentence(p.Statement, subject, value)
	}
	if d.asksItself(d.course.Facts[fact]) {
		return subject + " " + value
	}
	return d.plainly(subject, d.lowered(d.course.Facts[fact].Relation), value)
}

// endsSentence reports whether a mark at the end of a text sets it off from what follows.
func endsSentence(text string) bool {
	last, _ := utf8.DecodeLastRuneInString(text)
	return unicode.IsPunct(last) && !strings.ContainsRune(")]}”\"'%", last)
}

// several reports whether a value, as it is shown, is more than one: "500 / 4500", "137–139".
func several(value string) bool {
	span, isNumber := spelling.SpanOf(value)
	return strings.Contains(value, " / ") || isNumber && span.Lo != span.Hi
}

// inSentence writes values that are shown with strokes as they stand in a sentence: "500 and 4500", "1, 2 and 3".
func inSentence(value string) string {
	values := strings.Split(value, " / ")
	if n := len(values) - 1; n > 0 {
		return strings.Join(values[:n], ", ") + " and " + values[n]
	}
	return value
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

// lowered writes a heading within a sentence. In a course that is not in English it stays as it is: German writes nouns with
// a capital, and nothing tells which words are names.
func (d *phrasing) lowered(heading string) string {
	if d.index().foreign {
		return heading
	}
	return spelling.Lowered(heading)
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
