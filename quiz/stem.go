package quiz

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"porthole/content"
)

// usable says whether a phrase says what it is asked about; without that it would be the same
// question for every fact.
func usable(phrase, placeholder string) bool { return strings.Contains(phrase, placeholder) }

// phrases returns the sentences that ask about a fact. A shadowed fact has none: they are worded
// for the name in its row.
func (d *Deck) phrases(fact int) content.Phrases {
	if x := d.index(); !x.shadowed[fact] {
		return d.course.Phrases[x.keys[fact].relation]
	}
	return content.Phrases{}
}

// stem asks for one answer of a card, or for all n of them.
func (d *Deck) stem(c Card, all bool, n int) string {
	f, p, by := d.fact(c), d.phrases(c.Facts[0]), d.by(c)
	phrase, placeholder := p.Forward, "{subject}"
	if c.Direction == Reverse {
		phrase, placeholder = p.Reverse, "{value}"
	}
	if all && c.Direction == Forward && usable(p.ForwardAll, placeholder) {
		return authorised(by, sentence(p.ForwardAll, f.Subject, ""))
	}
	text := plain(c, f, by)
	if usable(phrase, placeholder) {
		text = authorised(by, sentence(phrase, f.Subject, c.Value))
	}
	if all {
		text = fmt.Sprintf("%s Name all %d.", text, n)
	}
	return text
}

// sentence fills a phrase in.
func sentence(phrase, subject, value string) string {
	return strings.NewReplacer("{subject}", subject, "{value}", value).Replace(phrase)
}

// plain asks without a phrase and, but for a mark or two, without a language:
// "SMTPS: secure port?", "465 (secure port): protocol?", "By IANA: SMTPS — secure port?".
func plain(c Card, f content.Fact, by string) string {
	given, wanted := f.Subject, lowered(f.Relation)
	if c.Direction == Reverse {
		given, wanted = c.Value+" ("+wanted+")", lowered(f.SubjectHeading)
	}
	text := given + ": " + wanted
	if by != "" {
		text = "By " + by + ": " + given + " — " + wanted
	}
	return strings.TrimRight(text, ":— ") + "?"
}

// statement says a fact: "SMTPS uses port 465.", plainly "SMTPS — secure port: 465."
func (d *Deck) statement(fact int, subject, value string) string {
	if p := d.phrases(fact).Statement; usable(p, "{subject}") && usable(p, "{value}") {
		return sentence(p, subject, value)
	}
	return strings.TrimRight(fmt.Sprintf("%s — %s: %s", subject, lowered(d.course.Facts[fact].Relation), value), ".") + "."
}

// by returns whose word a stem must name: the authority of the fact, and the course itself where
// another authority has a word on the same.
func (d *Deck) by(c Card) string {
	if f := d.fact(c); f.Authority != "" {
		return f.Authority
	}
	if d.contested(c) {
		return "this course"
	}
	return ""
}

// authorised names whose word is asked for, where the sentence does not do so itself.
func authorised(by, text string) string {
	if by == "" || strings.Contains(content.Key(text), content.Key(by)) {
		return text
	}
	return "By " + by + ": " + uncapital(text)
}

func (d *Deck) contested(c Card) bool {
	x := d.index()
	return x.contested[asked{c.Direction, d.given(c), x.keys[c.Facts[0]].relation}].several
}

// given returns what a card gives, in the form it is compared in.
func (d *Deck) given(c Card) string {
	if c.Direction == Reverse {
		return norm(c.Value)
	}
	return d.index().keys[c.Facts[0]].subject
}

// uncapital lowers the first letter of a sentence, unless its first word is written with more than
// one capital, or with none.
func uncapital(text string) string {
	word, rest, more := strings.Cut(text, " ")
	if !more {
		return text
	}
	return lowered(word) + " " + rest
}

// lowered writes a heading within a sentence: words that only begin with a capital lose it,
// "TLS" and "IPv6" stay.
func lowered(heading string) string {
	words := strings.Fields(heading)
	for i, w := range words {
		first, size := utf8.DecodeRuneInString(w)
		if rest := w[size:]; rest != "" && rest == strings.ToLower(rest) {
			words[i] = string(unicode.ToLower(first)) + rest
		}
	}
	return strings.Join(words, " ")
}

// listed joins answers as they are shown.
func listed(answers []string) string { return strings.Join(answers, ", ") }
