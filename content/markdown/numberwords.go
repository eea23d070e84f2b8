package markdown

import (
	"slices"
	"strings"
	"unicode"

	"porthole/content"
)

// namesCarrier reports whether a text names a protocol that has ports: "TCP 53".
func namesCarrier(text string) bool {
	return slices.ContainsFunc(strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) }), func(w string) bool {
		return content.IsCarrier(w) || content.IsPortWord(w)
	})
}

// isFraction reports whether a slash stands between two digits, without spaces: "3/4", "120/80", "02/09/1666".
func isFraction(text string) bool {
	for i := 1; i+1 < len(text); i++ {
		if text[i] == '/' && isDigit(text[i-1]) && isDigit(text[i+1]) {
			return true
		}
	}
	return false
}

// allAlone reports whether each part between slashes stands alone in another cell of the column.
func (h habits) allAlone(text string) bool {
	for part := range strings.SplitSeq(text, "/") {
		if !h.alone[content.Key(strings.TrimSpace(part))] {
			return false
		}
	}
	return true
}

// isConjunction reports whether a word joins two numbers.
func isConjunction(word string) bool {
	return slices.Contains([]string{
		"and", "or", "y", "e", "o", "u", "et", "ou", "und", "oder", "sowie", "og", "eller", "och", "en", "ed", "oppure", "i", "lub", "oraz",
		"a", "nebo", "alebo", "ja", "tai", "és", "vagy", "ve", "veya", "dan", "atau", "и", "или", "та", "або",
	}, word)
}
