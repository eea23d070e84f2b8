package quiz

import (
	"slices"
	"strings"

	"porthole/content"
	"porthole/quiz/spelling"
)

// background explains a card: a note of the author's, else the rest of its row; "" where neither
// says more than the fact itself. And where that is written. answers are the right ones, the one to
// name first.
func (d *explainer) background(c Card, answers []item) (string, []content.Source) {
	f := d.course.Facts[answers[0].fact]
	if n, ok := d.noteOn(c, answers); ok {
		return n.Text, d.sources(f.Sources, n.Sources)
	}
	return d.row(answers[0].fact), d.sources(f.Sources, nil)
}

// cellQuestion asks for a cell of a table that is being filled. The rest of its row is what the other
// cells ask, so that it is not told.
func (d *poser) cellQuestion(c Card) Question {
	answers := d.answers(c)
	q := d.question(c, Typed, answers)
	if q.Explanation == d.row(answers[0].fact) {
		q.Explanation = ""
	}
	return q
}

// noteOn finds the author's note on one thing that explains a card. Such a note says what a name or
// a number is and how to keep it apart, so it explains only a relation by which things are told
// apart: port, secure variant, purpose; not when TLS begins, which is the same for several ports.
// Between a number and a name it is the note on the number, else that on the name; of several
// answers that on what they are the answers to; between words that on the answer alone.
func (d *knowledge) noteOn(c Card, answers []item) (content.Note, bool) {
	if !d.identifies(c) {
		return content.Note{}, false
	}
	given := d.given(c)
	keys := []string{answers[0].key}
	_, one := spelling.SpanOf(answers[0].key)
	_, other := spelling.SpanOf(given)
	switch {
	case one == other:
	case len(answers) > 1 || other:
		keys = append([]string{given}, keys...)
	default:
		keys = append(keys, given)
	}
	for _, key := range keys {
		for _, n := range firsts(d.index().notes[key]) {
			if note := d.course.Notes[n]; len(note.Keys) == 1 {
				return note, true
			}
		}
	}
	return content.Note{}, false
}

// identifies reports whether the values of a card's relation tell its subjects apart: at least three
// in four of them are no other subject's.
func (d *knowledge) identifies(c Card) bool {
	x, f := d.index(), d.fact(c)
	p := x.pools[scopes(&x.nodes[c.Facts[0]], Forward, f.Kind)[ofRelation]]
	return p != nil && len(p.items)*4 >= p.added*3
}

// maxCell is the longest cell that is quoted in an explanation, in bytes.
const maxCell = 120

// row tells what else its row says of the subject of a fact, and the notes in the cell that was
// asked about: "IMAP · Purpose: Managing Emails · Default Port: 143". A single cell that the author
// has a sentence for is told in that sentence.
func (d *phrasing) row(fact int) string {
	cells := d.besides(fact)
	parts := notesOf(d.course.Facts[fact])
	for _, i := range cells {
		parts = append(parts, d.course.Facts[i].Relation+": "+shownValues(d.course.Facts[i]))
	}
	if len(parts) == 0 {
		return ""
	}
	about := d.course.Facts[d.inRow(fact)]
	if len(cells) == 1 && len(parts) == 1 && usable(d.phrases(cells[0]).Statement, "{subject}") {
		return d.statement(cells[0], about.Subject, shownValues(d.course.Facts[cells[0]]))
	}
	return about.Subject + " · " + strings.Join(parts, " · ")
}

// inRow returns a fact about the subject of the row a fact stands in: SMTP, where SMTPS has it too.
func (d *knowledge) inRow(fact int) int {
	f := d.course.Facts[fact]
	for _, i := range firsts(d.index().rows[tableRow{f.Table, f.Row}]) {
		if f.Secondary && !d.course.Facts[i].Secondary {
			return i
		}
	}
	return fact
}

// besides returns the other facts of a fact's row and subject, each relation once.
func (d *knowledge) besides(fact int) []int {
	x, f := d.index(), d.course.Facts[fact]
	subject := x.nodes[d.inRow(fact)].subject
	columns := []int{f.Column}
	var out []int
	for _, i := range firsts(x.rows[tableRow{f.Table, f.Row}]) {
		g := d.course.Facts[i]
		if g.Secondary || x.nodes[i].subject != subject || slices.Contains(columns, g.Column) || len(shownValues(g)) > maxCell {
			continue
		}
		columns = append(columns, g.Column)
		out = append(out, i)
	}
	return out
}

// notesOf lists what the cell of a fact says of its values: "161: get", "162: trap".
func notesOf(f content.Fact) []string {
	var out []string
	for _, v := range f.Values {
		if v.Note != "" && len(v.Note) <= maxCell {
			out = append(out, v.Text+": "+v.Note)
		}
	}
	return out
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

// sources returns the sources with the indexes, no reference twice.
func (d *knowledge) sources(own, more []int) []content.Source {
	return references(d.course.SourcesOf(slices.Concat(own, more)))
}

// references leaves out of sources what an earlier one refers to already. What stands between
// semicolons is one reference.
func references(sources []content.Source) []content.Source {
	var out []content.Source
	var seen []string
	for _, s := range sources {
		var fresh []string
		for part := range strings.SplitSeq(s.Text, ";") {
			if part = strings.TrimSpace(part); part != "" && !slices.Contains(seen, part) {
				seen, fresh = append(seen, part), append(fresh, part)
			}
		}
		if len(fresh) > 0 {
			s.Text = strings.Join(fresh, "; ")
			out = append(out, s)
		}
	}
	return out
}
