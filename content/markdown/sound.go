package markdown

import (
	"slices"
	"strings"

	"porthole/content"
)

// headsSound reports whether a heading, in small letters, says that a word is written below it as it is spoken: in signs, or in a spelling of the
// author's own, which nobody can type.
func headsSound(key string) bool {
	return slices.ContainsFunc(headingWords(key), func(word string) bool {
		switch word {
		case "pronunciation", "pronounced", "ipa", "phonetic", "phonetics", "transliteration", "aussprache", "lautschrift", "pronunciación", "pronúncia", "prononciation", "pronuncia", "wymowa", //nolint:misspell // as they write it
			"произношение", "транскрипция", "вимова", "транскрипція", "telaffuz", "okunuş", "uitspraak", "uttale", "uttal", "kiejtés", "발음", "发音", "發音", "发音方式", "発音", "النطق", "تلفظ", "הגייה", "उच्चारण":
			return true
		}
		return false
	})
}

// isFormula reports whether a text is written as TeX writes formulas, which nobody can type.
func isFormula(text string) bool {
	return strings.Count(text, "$") > 1 && strings.ContainsAny(text, `\\^_{`)
}

// soundsAlike reports whether two texts differ in capitals and marks alone.
func soundsAlike(a, b string) bool {
	return content.Key(strings.Trim(a, "?!.¿¡ /")) == content.Key(strings.Trim(b, "?!.¿¡ /"))
}
