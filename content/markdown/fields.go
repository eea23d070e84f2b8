package markdown

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"porthole/content"
)

// A glossary may have a section for each term, and in each the same fields: "## SYN", "Full name: synchronize", "Meaning: opens a connection". It is read
// as the table that it is.

// headed is a section with fields.
type headed struct {
	term   string
	line   int
	fields []field
}

// field is a label with what stands behind it, on a line.
type field struct {
	label, text string
	line        int
}

// The fewest sections that make such a glossary, and the longest label and term, in letters.
const (
	minHeaded     = 3
	maxFieldLabel = 24
)

// takeFields reads the sections of each level of headings that have the same fields.
func (r *reader) takeFields(o outline) {
	if r.front.authored() {
		return
	}
	var at [maxLevel + 1][]headed
	var all [maxLevel + 1]int
	for i := range o.nodes {
		level := levelOf(o.nodes[i])
		if level == 0 || i == o.title || o.roles[i] != heading || i+1 == len(o.nodes) || levelOf(o.nodes[i+1]) > 0 {
			continue
		}
		all[level]++
		if !r.mayBeField(o.nodes[i+1]) || namesSides(o.nodes[i+1], r.src) {
			continue
		}
		if h, ok := r.headedAt(o, i); ok && !isLabel(h.fields[0].label+": …") { // a card, which is read as one
			at[level] = append(at[level], h)
		}
	}
	for level, sections := range at {
		if len(sections) >= minHeaded && 3*len(sections) >= 2*all[level] {
			r.addFields(sections)
		}
	}
	slices.Sort(r.fields)
}

// mayBeField reports whether a block is a paragraph whose first line may begin with a label.
func (r *reader) mayBeField(n ast.Node) bool {
	if !isParagraph(n) || n.Lines().Len() == 0 {
		return false
	}
	at := n.Lines().At(0)
	line := r.srcText[at.Start:at.Stop]
	end := strings.IndexByte(line, ':')
	if end < 0 {
		end = strings.Index(line, "：")
	}
	return end > 0 && end <= 2*maxTerm
}

// headedAt reads the section that the heading at i begins; ok is false where it has anything but fields.
func (r *reader) headedAt(o outline, i int) (h headed, ok bool) {
	h.term, h.line = cleanTitle(content.PlainText(r.spans(o.nodes[i]))), r.lineOf(o.nodes[i])
	if h.term == "" || utf8.RuneCountInString(h.term) > maxTerm || asksAtItsEnd(h.term) || isLabelWord(h.term) || strings.ContainsAny(h.term[:1], "0123456789") {
		return h, false
	}
	for j := i + 1; j < len(o.nodes) && levelOf(o.nodes[j]) == 0; j++ {
		switch n := o.nodes[j].(type) {
		case *ast.ThematicBreak:
		case *ast.Paragraph:
			if o.roles[j] != shown || !r.fieldsOf(n, &h) {
				return h, false
			}
		default:
			return h, false
		}
	}
	return h, len(h.fields) > 0
}

// fieldsOf adds the fields in the lines of a paragraph; it is false where the paragraph does not begin with one.
func (r *reader) fieldsOf(n *ast.Paragraph, h *headed) bool {
	if n.Lines().Len() > maxLines {
		return false
	}
	r.softBreak = "\n"
	text := rawText(r.spans(n))
	r.softBreak = " "
	for i, line := range strings.Split(text, "\n") {
		label, rest, ok := cutField(strings.TrimSpace(line))
		switch {
		case ok:
			h.fields = append(h.fields, field{label, rest, r.lineOf(n) + i})
		case i == 0:
			return false
		default:
			last := &h.fields[len(h.fields)-1]
			last.text += " " + strings.TrimSpace(line)
		}
	}
	return true
}

// cutField parts a line behind its label.
func cutField(line string) (label, rest string, ok bool) {
	at, size := strings.Index(line, ": "), 1
	if wide := strings.Index(line, "："); wide >= 0 && (at < 0 || wide < at) {
		at, size = wide, len("：")
	}
	if at < 1 {
		return "", "", false
	}
	label, rest = strings.TrimSpace(line[:at]), strings.TrimSpace(line[at+size:])
	return label, rest, rest != "" && utf8.RuneCountInString(label) <= maxFieldLabel && wordsIn(label) < maxTermWords && strings.IndexFunc(label, isWordRune) >= 0
}

// addFields makes a table of sections whose labels come back: a column for each label that most of them have.
func (r *reader) addFields(sections []headed) {
	var labels []string
	count := map[string]int{}
	for _, h := range sections {
		for _, f := range h.fields {
			key := content.Key(f.label)
			if count[key]++; count[key] == 1 {
				labels = append(labels, f.label)
			}
		}
	}
	labels = slices.DeleteFunc(labels, func(label string) bool { return 3*count[content.Key(label)] < 2*len(sections) })
	if len(labels) == 0 || slices.ContainsFunc(labels, func(label string) bool { return count[content.Key(label)] > len(sections) }) {
		return
	}
	t := content.Table{Lesson: max(0, len(r.course.Lessons)-1), Line: sections[0].line, Header: plainCells(append([]string{"Term"}, labels...), 1+len(labels))}
	lines := make([]int, 0, len(sections))
	for _, h := range sections {
		row := make([]string, 1+len(labels))
		row[0] = h.term
		for _, f := range h.fields {
			if c := slices.IndexFunc(labels, func(label string) bool { return content.Key(label) == content.Key(f.label) }); c >= 0 {
				row[1+c] = f.text
				r.fields = append(r.fields, f.line)
			}
		}
		t.Rows, lines = append(t.Rows, plainCells(row, len(row))), append(lines, h.line)
	}
	read := map[int]bool{}
	for _, line := range r.fields {
		read[line] = true
	}
	r.cards.entries = slices.DeleteFunc(r.cards.entries, func(c card) bool { return read[c.line] })
	r.tables.heading, r.tables.above, r.tables.before = "", "", ""
	r.tables.enter(t, directives{}, lines)
}
