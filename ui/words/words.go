// Package words writes the sentences that screens, plain mode and the command line share: counts, times, dates and the
// names of things, each in one way.
package words

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Sentence writes a text with a capital and a full stop.
func Sentence(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + strings.TrimSuffix(text[size:], ".") + "."
}
