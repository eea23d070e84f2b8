package content

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// Key returns the form names are compared in: cleaned, without the markup around it or around its
// words, in lower case, with plain hyphens and quotes, and with single spaces.
func Key(s string) string {
	switch keyFormOf(s) {
	case isKey:
		return s
	case needsCase:
		return strings.ToLower(s)
	case needsMore:
	}
	return strings.ToLower(CaseKey(s))
}

// CaseKey is Key with capitals kept: the form in which names are compared where nothing else tells them apart.
func CaseKey(s string) string {
	if keyFormOf(s) != needsMore {
		return s
	}
	words := strings.Fields(unwrap(strings.TrimSpace(foldMarks(Clean(s)))))
	for i, w := range words {
		words[i] = unwrap(w)
	}
	return strings.Join(words, " ")
}

// keyForm is what is to be done to a text to make it a key.
type keyForm int

const (
	isKey keyForm = iota
	needsCase
	needsMore
)

// keyFormOf looks at a text once: most are words of plain letters, and many are keys already.
func keyFormOf(s string) keyForm {
	form := isKey
	space := true // before this byte, or nothing
	for i := range len(s) {
		c := s[i]
		switch {
		case c == ' ' && space, c < ' ', c > '~', c == '*', c == '_', c == '~', c == '`':
			return needsMore
		case c >= 'A' && c <= 'Z':
			form = needsCase
		}
		space = c == ' '
	}
	if space && s != "" {
		return needsMore
	}
	return form
}

// unwrap takes off pairs of Markdown marks that enclose the whole of s.
func unwrap(s string) string {
	for {
		inner := s
		for _, mark := range [...]string{"**", "__", "~~", "*", "_", "`"} {
			if len(s) > 2*len(mark) && strings.HasPrefix(s, mark) && strings.HasSuffix(s, mark) {
				inner = strings.TrimSpace(s[len(mark) : len(s)-len(mark)])
				break
			}
		}
		if inner == s || inner == "" {
			return s
		}
		s = inner
	}
}

// foldMarks writes the dashes and quotes of print as those of the keyboard, and a letter with its accents as one.
func foldMarks(s string) string {
	if IsPlain(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch r {
		case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2212':
			return '-'
		case '\u2018', '\u2019':
			return '\''
		case '\u201c', '\u201d':
			return '"'
		case zeroWidthNonJoiner, zeroWidthJoiner:
			return -1 // many keyboards have none
		}
		return r
	}, norm.NFC.String(s))
}
