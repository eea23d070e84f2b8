package markdown

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"porthole/content"
)

// cloze is a text with gaps: a paragraph or a block of code of a lesson. "{{c1::993}}" is a gap wherever it stands, with a
// hint "{{c1::993::port}}"; gaps of one number are asked together, the others are shown meanwhile. In a paragraph whose
// comment says cloze, "==993==" is one, too.
func cloze() descriptor { return descriptor{holds: holdsGaps, within: (*questionReader).cloze} }

// The bounds of a text with gaps.
const (
	maxGaps      = 20   // of one question
	maxClozeText = 2000 // bytes
)

func holdsGaps(n ast.Node, src []byte, marked bool) bool {
	if _, ok := n.(*ast.Paragraph); !ok && !isCode(n) {
		return false
	}
	lines := n.Lines()
	if lines == nil || lines.Len() == 0 {
		return false
	}
	raw := src[lines.At(0).Start:lines.At(lines.Len()-1).Stop]
	if marked || !bytes.Contains(raw, []byte("{{c")) {
		return marked
	}
	for m := range eachMark(string(raw), func(int) bool { return true }) {
		if m.group > 0 {
			return true
		}
	}
	return false
}

// cloze reads the questions of a text with gaps: one for each number, then one for what is marked "==…==".
func (r *questionReader) cloze(d directives, n ast.Node) []content.Question {
	text, literal, sources := r.gapText(n)
	if len(text) > maxClozeText {
		r.tooLong(n)
		return nil
	}
	all := marksIn(text, literal)
	byGroup := map[int][]mark{}
	var groups []int
	for _, m := range all {
		if m.group == 0 && d.kind != content.Cloze {
			continue
		}
		if r.badGap(n, text, m) {
			return nil
		}
		if byGroup[m.group] == nil {
			groups = append(groups, m.group)
		}
		byGroup[m.group] = append(byGroup[m.group], m)
	}
	slices.Sort(groups)
	if len(groups) == 0 {
		r.Fail(r.lineOf(n), "write a gap: ==993== or {{c1::993}}", "the comment says cloze, and there is no gap")
		return nil
	}
	id, signs := d.id, signsOf(all)
	if id == "" {
		id = slug(signs.without(text, 0, len(text)))
	}
	var out []content.Question
	for _, group := range groups {
		if len(byGroup[group]) > maxGaps {
			r.tooLong(n)
			continue
		}
		q := content.Question{ID: id, Sources: sources, Cloze: clozeOf(text, byGroup[group], signs)}
		if group > 0 {
			q.ID = fmt.Sprintf("%s-c%d", id, group)
		}
		q.Stem = q.Cloze.Stem()
		out = append(out, q)
	}
	return out
}

func (r *questionReader) tooLong(n ast.Node) {
	r.Fail(r.lineOf(n), "make two texts of it", "a text may have %d gaps to ask together, and %d characters", maxGaps, maxClozeText)
}

// gapText returns a block as one text with the signs of its marks.
func (r *questionReader) gapText(n ast.Node) (text string, literal func(int) bool, sources []int) {
	if isCode(n) {
		return strings.TrimRight(strings.Join(r.markedLines(n), "\n"), "\n "), func(int) bool { return true }, nil
	}
	spans := r.markedSpans(n)
	for i := range spans {
		if spans[i].Text == "\n" { // a hard line break is a space
			spans[i].Text = " "
		}
	}
	text, literal = joined(spans)
	return text, literal, sourcesIn(spans)
}

// badGap tells of a gap in which nothing can be typed.
func (r *questionReader) badGap(n ast.Node, text string, m mark) bool {
	answer := strings.TrimSpace(text[m.inner:m.until])
	hint := "write what is right between the signs: {{c1::993}}"
	switch {
	case m.open:
		r.Fail(r.lineOf(n), "end it with }}", "the gap {{c%d:: has no end", m.group)
	case answer == "":
		r.Fail(r.lineOf(n), hint, "a gap is empty")
	case strings.Contains(answer, "\n"):
		r.Fail(r.lineOf(n), "make a gap of each line", "a gap goes over the end of a line")
	default:
		return false
	}
	return true
}

// clozeOf cuts a text into what stands around the gaps that are asked. The other gaps are shown.
func clozeOf(text string, gaps []mark, signs signs) *content.ClozeText {
	c := &content.ClozeText{}
	at := 0
	for _, m := range gaps {
		if m.from < at {
			continue // it stands within another one
		}
		c.Around = append(c.Around, signs.without(text, at, m.from))
		answer := strings.TrimSpace(signs.without(text, m.inner, m.until))
		c.Gaps = append(c.Gaps, content.Gap{Answer: answer, Hint: m.hint})
		at = m.to
	}
	c.Around = append(c.Around, signs.without(text, at, len(text)))
	return c
}
