package markdown

import (
	"strings"

	"porthole/content"
)

// rawText is PlainText with hard line breaks kept as "\n".
func rawText(spans []content.Span) string {
	if len(spans) == 1 || len(spans) == 2 && spans[1].Source > 0 { // most texts are one span and the mark of a footnote
		return strings.TrimSpace(spans[0].Text)
	}
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(s.Text)
	}
	return strings.TrimSpace(b.String())
}

// sourcesIn returns the indexes of the sources that spans mark, each once.
func sourcesIn(spans []content.Span) []int {
	var out []int
	for _, s := range spans {
		if s.Source > 0 {
			out = addOnce(out, s.Source-1)
		}
	}
	return out
}

// cutLine splits spans at their first hard line break.
func cutLine(spans []content.Span) (first, rest []content.Span) {
	for i, s := range spans {
		if s.Text == "\n" {
			return spans[:i], spans[i+1:]
		}
	}
	return spans, nil
}
