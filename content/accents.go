package content

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// WithoutAccents returns a text without the accents and vowel marks that its readers can do without: "Reykjavik" for
// "Reykjavík", كتاب for كِتَاب, "ежик" for "ёжик". Marks of scripts that have their vowels in them stay.
func WithoutAccents(s string) string {
	if IsPlain(s) {
		return s
	}
	var b strings.Builder
	base := ' '
	for _, r := range norm.NFD.String(s) {
		if !unicode.Is(unicode.Mn, r) {
			base = r
		} else if isOptional(r, base) {
			continue
		}
		b.WriteRune(r)
	}
	return norm.NFC.String(b.String())
}

// isOptional reports whether a mark on a letter may be left out.
func isOptional(mark, base rune) bool {
	const grave, acute, diaeresis = 0x300, 0x301, 0x308
	switch {
	case unicode.In(base, unicode.Latin, unicode.Greek):
		return true
	case unicode.Is(unicode.Cyrillic, base):
		return mark == grave || mark == acute || mark == diaeresis && (base == 'е' || base == 'Е') // the stress, and the dots of ё
	case unicode.Is(unicode.Arabic, base):
		return mark >= 0x64b && mark <= 0x652 || mark == 0x670 || base == 'ا' && mark >= 0x653 && mark <= 0x655 // vowels, and the hamza of an alif
	case unicode.Is(unicode.Hebrew, base):
		return mark >= 0x591 && mark <= 0x5c7
	}
	return false
}
