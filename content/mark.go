package content

import "strings"

// SourceMark returns the letter that stands for the n-th source of a page, from 1, behind what it proves: "a", "b", after
// "z" "aa". A digit would be read as one of the number before it.
func SourceMark(n int) string {
	const letters = 26
	mark := ""
	for ; n > 0; n = (n - 1) / letters {
		mark = string(rune('a'+(n-1)%letters)) + mark
	}
	return mark
}

// MarkSources sets spans as text: each one by set, and the sources that stand side by side as one mark in brackets, such
// as "[a, b]", a space that does not break before it. number is the place of a source on the page, from 1; 0
// stands for one that has none.
func MarkSources(spans []Span, set func(Span) string, number func(source int) int, mark func(string) string) string {
	var b strings.Builder
	var marks []string
	flush := func() {
		if len(marks) == 0 {
			return
		}
		if text := b.String(); text != "" && !strings.HasSuffix(text, " ") && !strings.HasSuffix(text, "\n") {
			b.WriteString("\u00a0")
		}
		b.WriteString(mark("[" + strings.Join(marks, ",\u00a0") + "]"))
		marks = nil
	}
	for _, span := range spans {
		if span.Source > 0 {
			if n := number(span.Source - 1); n > 0 {
				marks = append(marks, SourceMark(n))
			}
			continue
		}
		flush()
		b.WriteString(set(span))
	}
	flush()
	return b.String()
}
