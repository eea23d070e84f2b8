package class

import "unicode"

// scripts is a set of scripts, a bit each.
type scripts uint64

// The scripts that are written beside others.
const (
	latin scripts = 1 << iota
	han
	hiragana
	katakana
	bopomofo
	hangul
	others // the first of those that are written alone
)

// goTogether reports whether one language is written in all of them.
func (s scripts) goTogether() bool {
	for _, together := range []scripts{latin, han | hiragana | katakana, han | bopomofo, han | hangul} {
		if s&^together == 0 {
			return true
		}
	}
	return s&(s-1) == 0
}

// scriptOf returns the script of a letter or of its accents; none of what is written in every script, or in none that is
// known here.
func scriptOf(r rune) scripts {
	switch {
	case r < 0x80:
		if unicode.IsLetter(r) {
			return latin
		}
		return 0
	case r < 0x250 || r >= 0x1e00 && r < 0x1f00: // the phonetic alphabet and its like are left out
		if unicode.Is(unicode.Latin, r) {
			return latin
		}
		return 0
	}
	for i, table := range []*unicode.RangeTable{unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Bopomofo, unicode.Hangul} {
		if unicode.Is(table, r) {
			return han << i
		}
	}
	for i, table := range []*unicode.RangeTable{
		unicode.Greek, unicode.Cyrillic, unicode.Armenian, unicode.Hebrew, unicode.Arabic, unicode.Devanagari, unicode.Bengali,
		unicode.Gurmukhi, unicode.Gujarati, unicode.Tamil, unicode.Telugu, unicode.Kannada, unicode.Malayalam, unicode.Sinhala,
		unicode.Thai, unicode.Lao, unicode.Tibetan, unicode.Myanmar, unicode.Georgian, unicode.Ethiopic, unicode.Khmer, unicode.Mongolian,
	} {
		if unicode.Is(table, r) {
			return others << i
		}
	}
	return 0
}

// cells returns how many cells of a terminal a letter takes.
func cells(r rune) int {
	if scriptOf(r)&(han|hiragana|katakana|bopomofo|hangul) != 0 {
		return 2
	}
	return 1
}
