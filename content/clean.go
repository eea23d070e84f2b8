package content

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Clean takes out of a text what could control a terminal or hide something: escape sequences as a
// whole, other control characters, direction controls, and characters that have no width of their
// own, but for those that join letters or keep them apart in scripts that need it. A newline, a tab and the Unicode line separators become a space, a byte that is not UTF-8
// becomes U+FFFD. Clean(Clean(s)) is Clean(s).
func Clean(s string) string {
	if IsPlain(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	open := true // whether a string sequence may still find its terminator in what follows
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == 0x1b || r >= 0x80 && r < 0xa0:
			i += escapeLen(s[i:], &open)
			continue
		case r == '\t', r == '\n', r == '\u2028', r == '\u2029':
			b.WriteByte(' ')
		case r == zeroWidthNonJoiner, r == zeroWidthJoiner:
			if before, _ := utf8.DecodeLastRuneInString(b.String()); joins(before) {
				if after, _ := utf8.DecodeRuneInString(s[i+size:]); joins(after) {
					b.WriteRune(r)
				}
			}
		case r == utf8.RuneError, !isHidden(r):
			b.WriteRune(r)
		}
		i += size
	}
	return b.String()
}

// These two say whether the letters beside them are joined. In the scripts that join letters they belong to the spelling (Unicode 16.0,
// section 23.2): "می‌خواهم".
const zeroWidthNonJoiner, zeroWidthJoiner = '\u200c', '\u200d'

// joins reports whether r is a letter, or a mark on one, of a script that joins letters.
func joins(r rune) bool {
	return r >= 0x600 && (unicode.IsLetter(r) || unicode.IsMark(r)) &&
		unicode.In(r, unicode.Arabic, unicode.Syriac, unicode.Mongolian, unicode.Devanagari, unicode.Bengali, unicode.Gurmukhi, unicode.Gujarati, unicode.Oriya, unicode.Tamil, unicode.Telugu, unicode.Kannada, unicode.Malayalam, unicode.Sinhala, unicode.Khmer)
}

// IsPlain reports whether s is printable ASCII, as most texts are: then there is nothing to clean.
func IsPlain(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// isHidden reports whether r is a control, or a character that terminals draw without a width or
// not at all (Unicode's Default_Ignorable_Code_Point and category Cf).
func isHidden(r rune) bool {
	switch {
	case r < ' ', r == 0x7f, r >= 0x80 && r < 0xa0:
		return true
	case r < 0xad:
		return false
	case r == 0x34f, r == 0x115f, r == 0x1160, r == 0x17b4, r == 0x17b5, r == 0x3164, r == 0xffa0:
		return true
	case r >= 0x180b && r <= 0x180f, r >= 0xfe00 && r <= 0xfe0f, r == 0x2065, r >= 0xfff0 && r <= 0xfff8:
		return true
	case r >= 0xe0000 && r <= 0xe0fff:
		return true
	}
	return unicode.Is(unicode.Cf, r)
}

// escapeLen returns the length of the control sequence that s begins with (ECMA-48 §5.3, §5.4,
// §5.6), in its seven- or eight-bit form; of the control alone where no whole sequence follows.
func escapeLen(s string, open *bool) int {
	r, size := utf8.DecodeRuneInString(s)
	if r == 0x1b {
		if size == len(s) {
			return size
		}
		r = rune(s[size]) + 0x40
		size++
	}
	switch r {
	case 0x9b:
		return csiLen(s, size)
	case 0x90, 0x98, 0x9d, 0x9e, 0x9f:
		return stringLen(s, size, open)
	}
	if s[0] != 0x1b {
		return size
	}
	return shortLen(s)
}

// csiLen measures a control sequence whose parameters begin at i.
func csiLen(s string, i int) int {
	from := i
	for i < len(s) && s[i] >= 0x30 && s[i] <= 0x3f {
		i++
	}
	for i < len(s) && s[i] >= 0x20 && s[i] <= 0x2f {
		i++
	}
	if i < len(s) && s[i] >= 0x40 && s[i] <= 0x7e {
		return i + 1
	}
	return from
}

// stringLen measures a sequence that runs up to BEL or a string terminator. A search that failed
// is not made again: many openings without an end would cost the square of their number.
func stringLen(s string, from int, open *bool) int {
	if !*open {
		return from
	}
	for i := from; i < len(s); i++ {
		switch {
		case s[i] == 0x07:
			return i + 1
		case strings.HasPrefix(s[i:], "\x1b\\"), strings.HasPrefix(s[i:], "\u009c"):
			return i + 2
		}
	}
	*open = false
	return from
}

// shortLen measures ESC, intermediates and a final byte; ESC alone where they do not follow.
func shortLen(s string) int {
	i := 1
	for i < len(s) && s[i] >= 0x20 && s[i] <= 0x2f {
		i++
	}
	if i < len(s) && s[i] >= 0x30 && s[i] <= 0x7e {
		return i + 1
	}
	return 1
}

// Each returns the form of each of some things, in their order; it is never nil.
func Each[T, Form any](things []T, form func(T) Form) []Form {
	out := make([]Form, len(things))
	for i, thing := range things {
		out[i] = form(thing)
	}
	return out
}

// CountFunc returns how many of some things are so.
func CountFunc[T any](things []T, so func(T) bool) int {
	n := 0
	for _, thing := range things {
		if so(thing) {
			n++
		}
	}
	return n
}

// Texts is Each for a text of each.
func Texts[T any](things []T, text func(T) string) []string { return Each(things, text) }
