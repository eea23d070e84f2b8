package markdown

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"porthole/content"
)

// quotation is a block quote that opens with bold text: a note, should the bold text name
// something the course knows.
type quotation struct {
	keys    string
	text    string
	sources []int
	lesson  int
	line    int
}

// noteReader finds the notes among the quotations.
type noteReader struct {
	*document

	quotes []quotation // that may be notes
}

// consider keeps a block quote where it may be a note; blocks are what it says, in a lesson.
func (r *noteReader) consider(n *ast.Blockquote, lesson int, blocks []content.Block) {
	p, ok := n.FirstChild().(*ast.Paragraph)
	if !ok || len(blocks) == 0 || blocks[0].Kind != content.Paragraph {
		return
	}
	if e, ok := p.FirstChild().(*ast.Emphasis); !ok || e.Level != 2 {
		return
	}
	first := blocks[0].Text
	bold := 0
	for bold < len(first) && first[bold].Style&content.Strong != 0 {
		bold++
	}
	q := quotation{lesson: lesson, line: r.lineOf(n)}
	q.keys, q.text = splitQuotation(content.PlainText(first[:bold]), content.PlainText(first[bold:]))
	q.sources = sourcesIn(first)
	for _, b := range blocks[1:] {
		q.sources = addAll(q.sources, sourcesIn(b.Text))
		if more := content.PlainText(b.Text); more != "" {
			q.text += " " + more
		}
	}
	r.quotes = append(r.quotes, q)
}

// splitQuotation tells the keys of a note from its text. A key that goes on in lower case without a colon is the
// beginning of the first sentence, and belongs to it: "**IMAPS** is IMAP inside TLS."
func splitQuotation(bold, rest string) (keys, text string) {
	keys = strings.TrimSpace(strings.TrimRight(bold, ": "))
	after := strings.TrimLeft(rest, " ")
	first, _ := utf8.DecodeRuneInString(after)
	if unicode.IsLower(first) && !strings.HasSuffix(strings.TrimSpace(bold), ":") {
		return keys, strings.TrimSpace(bold) + " " + after
	}
	return keys, strings.TrimLeft(rest, ":–— ")
}

// check makes notes of the quotations whose keys are known.
func (r *noteReader) check(k *names) {
	for _, q := range r.quotes {
		keys := r.noteKeys(q, k)
		if len(keys) == 0 || q.text == "" {
			continue
		}
		r.course.Notes = append(r.course.Notes, content.Note{
			Keys: keys, Text: q.text, Sources: q.sources, Lesson: q.lesson, Line: q.line,
		})
	}
}

// noteKeys returns what a note explains, nil where it is an ordinary quotation. One key in several
// that nothing in the course bears is told.
func (r *noteReader) noteKeys(q quotation, k *names) []string {
	if name, ok := k.find(q.keys); ok {
		return []string{name}
	}
	var keys, unknown []string
	for _, part := range strings.FieldsFunc(q.keys, func(c rune) bool { return strings.ContainsRune("↔⇔/,", c) }) {
		if part = strings.TrimSpace(part); part == "" {
			continue
		}
		if name, ok := k.find(part); ok {
			keys = append(keys, name)
		} else {
			unknown = append(unknown, part)
		}
	}
	if len(keys) > 0 && len(unknown) > 0 {
		r.Warn(q.line, k.hint(unknown[0]), "the note names %q, which no table of the course does", unknown[0])
		return nil
	}
	if len(unknown) > 0 && !slices.ContainsFunc(unknown, func(s string) bool { return !k.isSlip(s) }) {
		r.Warn(q.line, k.hint(unknown[0]), "the note names %q, which no table of the course does", unknown[0])
	}
	return keys
}
