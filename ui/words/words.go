// Package words writes the sentences that screens, plain mode and the command line share: counts, times, dates and the
// names of things, each in one way; and it reads the dates and amounts that people type.
package words

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Sentence writes a text with a capital and, where it has no end of its own, a full stop. A text of nothing stays so.
func Sentence(text string) string {
	text = strings.TrimSpace(text)
	if text == "" {
		return ""
	}
	return Ended(Capital(text))
}

// Capital writes a text with a capital. A text of nothing stays so.
func Capital(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	if size == 0 {
		return ""
	}
	return string(unicode.ToUpper(first)) + text[size:]
}

// Ended ends a text with a full stop where it has no end of its own.
func Ended(text string) string {
	text = strings.TrimSpace(text)
	if text == "" || strings.ContainsAny(text[len(text)-1:], ".!?:") {
		return text
	}
	return text + "."
}
