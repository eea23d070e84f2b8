package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// splitNote tells a text from the brackets at its end: "POP3 (Post Office Protocol)". A bracket within a text, at its
// beginning or joined to a word is part of it: "Ca(OH)2", "sin(x)", "(minutes) past".
func splitNote(s string) (base, note string) {
	base = oneLine(s)
	for strings.HasSuffix(base, ")") || strings.HasSuffix(base, "）") {
		from := openingOf(base)
		if from <= 0 {
			break
		}
		_, size := utf8.DecodeRuneInString(base[from:])
		before := strings.TrimRight(base[:from], " ")
		before = strings.TrimRight(before, ",;、")
		if before == "" || before == base[:from] && size == 1 {
			break
		}
		_, last := utf8.DecodeLastRuneInString(base)
		in := strings.TrimSpace(base[from+size : len(base)-last])
		if in == "" {
			break
		}
		base, note = before, joinNotes(in, note)
	}
	return base, note
}

// openingOf returns where the bracket begins that ends a text, -1 where none does.
func openingOf(s string) int {
	depth := 0
	for i := len(s); i > 0; {
		r, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
		switch r {
		case ')', '）':
			depth++
		case '(', '（':
			if depth--; depth == 0 {
				return i
			}
		}
		if depth > maxBrackets {
			return -1
		}
	}
	return -1
}

const maxBrackets = 16

// isPhrase reports whether what stands before a bracket is part of a phrase, from which the bracket cannot be told: it is
// several words of which the first is small, or begins with something other than a word.
func isPhrase(base string) bool {
	first, _ := utf8.DecodeRuneInString(base)
	if !unicode.IsLetter(first) && !unicode.IsDigit(first) {
		return !strings.ContainsRune(".$#@/\\-_~:`\"“'«", first) || strings.HasPrefix(base, "..")
	}
	return unicode.IsLower(first) && strings.Contains(base, " ")
}

// cutBracket reads the bracket that s begins with, whose opening is size bytes long.
func cutBracket(s string, size int) (note, rest string, ok bool) {
	depth := 0
	for i, r := range s {
		switch r {
		case '(', '（':
			depth++
		case ')', '）':
			if depth--; depth == 0 {
				return strings.TrimSpace(s[size:i]), s[i+utf8.RuneLen(r):], true
			}
		}
	}
	return "", s, false
}

// bracketed counts how deep in brackets of any kind a text is after one more rune.
func bracketed(depth int, r rune) int {
	switch r {
	case '(', '（', '[', '{', '【', '「', '“', '«', '〈', '《':
		return depth + 1
	case ')', '）', ']', '}', '】', '」', '”', '»', '〉', '》':
		return max(0, depth-1)
	}
	return depth
}
