package quiz

import (
	"strings"

	"porthole/content"
	"porthole/quiz/spelling"
)

// elsewhere says what a thing is that was given and answers no question of this kind: FTPS, typed for FTP's secure twin,
// has a port of its own in another table, or a sentence of a lesson tells of it; "" where the course has no word on it.
func (d *phrasing) elsewhere(c Card, key string) string {
	x := d.index()
	if key == d.given(c) || key == "" {
		return ""
	}
	facts := x.ofSubject[key]
	if c.Direction == Reverse {
		facts = x.owners(key)
	}
	for _, i := range firsts(facts) {
		f := d.course.Facts[i]
		if x.nodes[i].shadowed || x.nodes[i].subject == d.given(c) {
			continue
		}
		said := d.statement(i, f.Subject, strings.Join(f.Texts(), " / "))
		if f.Authority != "" {
			said = authorised(f.Authority, said, f.Subject)
		}
		return said
	}
	return d.defined(key)
}

// defined returns the sentence of a lesson that sets a term off in bold, and so says what it is.
func (d *knowledge) defined(key string) string {
	for _, l := range d.course.Lessons {
		for _, b := range l.Blocks {
			for _, span := range b.Text {
				if span.Style&content.Strong != 0 && spelling.Norm(strings.TrimRight(span.Text, ": ")) == key {
					return d.quotable(content.PlainText(b.Text))
				}
			}
		}
	}
	return ""
}

// quotable returns the first sentence of a text, "" where it is too long or too short to be quoted in a verdict.
func (d *knowledge) quotable(text string) string {
	const most = 240 // bytes
	if end := strings.Index(text, ". "); end >= 0 {
		text = text[:end+1]
	}
	if len(text) > most || len(strings.Fields(text)) <= maxShort {
		return ""
	}
	return spelling.Stop(text)
}
