package content

import "strings"

// PlainText returns the text of spans without their styles. The marks of footnotes are left out, a
// hard line break is a space.
func PlainText(spans []Span) string {
	spans = withoutMarks(spans)
	if len(spans) == 1 && spans[0].Text != "\n" {
		return strings.TrimSpace(spans[0].Text)
	}
	var b strings.Builder
	b.Grow(textLen(spans))
	for _, s := range spans {
		if s.Text == "\n" {
			b.WriteByte(' ')
			continue
		}
		b.WriteString(s.Text)
	}
	return strings.TrimSpace(b.String())
}

// withoutMarks cuts off the footnotes' marks that spans end in: most texts are one span and a mark.
func withoutMarks(spans []Span) []Span {
	for len(spans) > 0 && spans[len(spans)-1].Source > 0 {
		spans = spans[:len(spans)-1]
	}
	return spans
}

func textLen(spans []Span) int {
	n := 0
	for _, s := range spans {
		n += len(s.Text)
	}
	return n
}
