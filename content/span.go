package content

import "strings"

// PlainText returns the text of spans without their styles. The marks of footnotes are left out, a
// hard line break is a space.
func PlainText(spans []Span) string {
	if len(spans) == 1 && spans[0].Text != "\n" {
		return strings.TrimSpace(spans[0].Text)
	}
	var b strings.Builder
	for _, s := range spans {
		if s.Text == "\n" {
			b.WriteByte(' ')
			continue
		}
		b.WriteString(s.Text)
	}
	return strings.TrimSpace(b.String())
}

// rawText is PlainText with hard line breaks kept as "\n".
func rawText(spans []Span) string {
	if len(spans) == 1 {
		return strings.TrimSpace(spans[0].Text)
	}
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(s.Text)
	}
	return strings.TrimSpace(b.String())
}

// sourcesIn returns the indexes of the sources that spans mark, each once.
func sourcesIn(spans []Span) []int {
	var out []int
	for _, s := range spans {
		if s.Source > 0 {
			out = addOnce(out, s.Source-1)
		}
	}
	return out
}

// cutLine splits spans at their first hard line break.
func cutLine(spans []Span) (first, rest []Span) {
	for i, s := range spans {
		if s.Text == "\n" {
			return spans[:i], spans[i+1:]
		}
	}
	return spans, nil
}
