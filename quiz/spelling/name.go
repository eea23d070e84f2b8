// Package spelling reads what a learner types and compares it with what is right: names in any spelling, numbers in any
// notation. It also writes answers within sentences.
package spelling

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"porthole/content"
)

// Norm returns the form in which subjects, values and answers are compared: a number or range as
// its digits, anything else as content.Key writes it, without a full stop at its end.
func Norm(text string) string {
	if s, ok := SpanOf(text); ok {
		return s.String()
	}
	key := content.Key(text)
	if short := strings.TrimRight(key, " ."); short != "" {
		return short
	}
	return key
}

// Tidy returns what a learner gave on one line, fit to be shown.
func Tidy(text string) string {
	return strings.Join(strings.Fields(visible(content.Clean(text))), " ")
}

// visible drops what cannot be seen: a paste of zero-width spaces is blank.
func visible(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.Is(unicode.Cf, r), unicode.IsControl(r), r == '\u2800', r == '\u3164', r == '\u115f', r == '\u1160', r == '\uffa0':
			return -1
		}
		return r
	}, text)
}

// maxEnds bounds how far a name is looked for from where it begins, in word ends.
const maxEnds = 32

// Names reads a list of names in the form of Norm. A comma, a slash, "and" and the like stand
// between them; a space does not, it may be part of a name, and so may all the others: the longest
// name that is known is taken. known returns the answer that a name stands for. It is false where
// anything is left over.
func Names(text string, known func(name string) (answer string, ok bool)) ([]string, bool) {
	n := nameReader{text: text, known: known, failed: map[state]bool{}}
	if answer, ok := n.name(text); ok {
		return []string{answer}, true
	}
	found, ok := n.from(0, true)
	return found, ok && len(found) > 0
}

type nameReader struct {
	text   string
	known  func(string) (string, bool)
	failed map[state]bool // from which nothing fits
}

// state is a place in the text, and whether a name may begin there.
type state struct {
	at    int
	begin bool
}

func (n *nameReader) name(text string) (string, bool) {
	text = strings.TrimRight(text, " .")
	if text == "" {
		return "", false
	}
	return n.known(text)
}

func (n *nameReader) from(at int, begin bool) ([]string, bool) {
	if at == len(n.text) {
		return nil, true
	}
	if n.failed[state{at, begin}] {
		return nil, false
	}
	ends := wordEnds(n.text, at)
	for i := len(ends) - 1; i >= 0 && begin; i-- {
		if answer, ok := n.name(n.text[at:ends[i]]); ok {
			if rest, ok := n.from(ends[i], false); ok {
				return append([]string{answer}, rest...), true
			}
		}
	}
	if next, space := afterSeparator(n.text, at); next > at {
		if rest, ok := n.from(next, begin || !space); ok {
			return rest, true
		}
	}
	n.failed[state{at, begin}] = true
	return nil, false
}

// wordEnds returns the places after at where a name may end, in order.
func wordEnds(text string, at int) []int {
	var ends []int
	for i, r := range text[at:] {
		end := at + i + utf8.RuneLen(r)
		if next, _ := utf8.DecodeRuneInString(text[end:]); end < len(text) && InWord(r) && InWord(next) {
			continue
		}
		if ends = append(ends, end); len(ends) == maxEnds {
			break
		}
	}
	return ends
}

// InWord reports whether a rune is part of a word: a letter, a digit or a mark on one.
func InWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

// WithoutHyphens sets words apart that hyphens join: "dial in user" for "dial-in user".
func WithoutHyphens(text string) string {
	runes := []rune(text)
	for i := 1; i < len(runes)-1; i++ {
		if runes[i] == '-' && InWord(runes[i-1]) && InWord(runes[i+1]) {
			runes[i] = ' '
		}
	}
	return strings.Join(strings.Fields(string(runes)), " ")
}

// afterSeparator returns the place after the separator at at, and at where there is none; space
// says that it separates words only.
func afterSeparator(text string, at int) (next int, space bool) {
	r, size := utf8.DecodeRuneInString(text[at:])
	if unicode.IsSpace(r) || strings.ContainsRune(",;/&|.、，", r) {
		return at + size, unicode.IsSpace(r)
	}
	if ends := wordEnds(text, at); len(ends) > 0 && IsJoin(text[at:ends[0]]) {
		return ends[0], false
	}
	return at, false
}
