package markdown

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"porthole/content"
)

// list returns the members of a list of names, or the one value whose words mean the same; nil where a text is no list.
//
// A comma, a semicolon or a slash stands in many names: "Ulm, Germany", "CI/CD". So the column has to say that they list:
// its heading is in the plural, or the members stand alone in its other cells. A slash with spaces lists names anywhere, "and"
// and "or" abbreviations alone, "SFTP or FTPS": they are part of too many other names, "Trinidad and Tobago".
func (h habits) list(s string) []content.Value {
	if len(s) > maxCell || !strings.ContainsAny(s, " /,;&、") || isOneName(s) {
		return nil
	}
	if list, signs := splitNames(s, true); len(list) > 1 && !signs.tight && allAbbreviations(list) && !slices.ContainsFunc(list, isShort) {
		return list
	}
	list, signs := splitNames(s, false)
	switch {
	case len(list) < 2:
	case signs.tight && allCarriers(list):
		return list
	case allShortNames(list, signs.tight) && (h.lists(list, signs) || !h.synonyms && (signs.semicolon || signs.slash || allNoted(list))):
		return list
	}
	if h.synonyms {
		return synonyms(s)
	}
	return nil
}

// isShort reports whether a part is one letter, as of "R & D".
func isShort(v content.Value) bool { return utf8.RuneCountInString(v.Text) < 2 }

func allCarriers(list []content.Value) bool {
	return !slices.ContainsFunc(list, func(v content.Value) bool { return !content.IsCarrier(strings.ToLower(v.Text)) })
}

// allNoted reports whether each member has a note of its own, which no name of one thing has.
func allNoted(list []content.Value) bool {
	return !slices.ContainsFunc(list, func(v content.Value) bool { return v.Note == "" })
}

// synonyms reads words that mean the same, "few, scanty": one value, for which any of them is right.
func synonyms(s string) []content.Value {
	base, _ := splitNote(s)
	if base != oneLine(s) {
		return nil
	}
	var names []string
	for part := range strings.FieldsFuncSeq(strings.ReplaceAll(s, " or ", ","), func(r rune) bool { return strings.ContainsRune(",;/、", r) }) {
		part = strings.TrimSpace(part)
		if part == "" || isSentence(part) || strings.IndexFunc(part, unicode.IsLetter) < 0 || strings.ContainsAny(part, "()[]{}") {
			return nil
		}
		names = append(names, part)
	}
	if len(names) < 2 || len(names) > maxSynonyms {
		return nil
	}
	return []content.Value{{Text: s, Names: names}}
}

const maxSynonyms = 8

// isOneName reports whether s is among the names and phrases that are written with a slash.
func isOneName(s string) bool {
	if strings.IndexByte(s, '/') < 0 {
		return false
	}
	switch strings.ToLower(strings.ReplaceAll(s, " ", "")) {
	case "tcp/ip", "yes/no", "on/off", "and/or", "client/server", "read/write", "input/output", "true/false", "he/she":
		return true
	}
	return false
}

// listSigns are the signs that stand between the members of a list.
type listSigns struct{ tight, slash, semicolon bool }

// splitNames splits a text at commas, semicolons and slashes, and at "and", "or" and "&" where words is set, outside of
// brackets.
func splitNames(s string, words bool) (list []content.Value, signs listSigns) {
	depth, from := 0, 0
	part := func(to, next int) {
		base, note := splitNote(s[from:to])
		list = append(list, content.Value{Text: base, Note: note})
		from = next
	}
	for i, r := range s {
		depth = bracketed(depth, r)
		switch {
		case depth > 0 || i < from:
		case strings.ContainsRune(",;、/", r):
			next := i + utf8.RuneLen(r)
			spaced := strings.HasSuffix(s[:i], " ") || strings.HasPrefix(s[next:], " ")
			signs.tight = signs.tight || r == '/' && !spaced
			signs.semicolon, signs.slash = signs.semicolon || r == ';', signs.slash || r == '/' && spaced
			part(i, next)
		case r == ' ' && words:
			if n := joiningWord(s[i:]); n > 0 {
				part(i, i+n)
			}
		}
	}
	part(len(s), len(s))
	return list, signs
}

// joiningWord returns the length of a space, "and" or "or", and a space at the start of s.
func joiningWord(s string) int {
	for _, w := range [...]string{" and ", " or ", " & ", " y ", " e ", " o ", " u ", " et ", " ou ", " und ", " oder "} {
		if len(s) >= len(w) && strings.EqualFold(s[:len(w)], w) {
			return len(w)
		}
	}
	return 0
}

func allAbbreviations(parts []content.Value) bool {
	return len(parts) > 0 && !slices.ContainsFunc(parts, func(p content.Value) bool { return !isAbbreviation(p.Text) })
}

// isAbbreviation reports whether s is one word made mostly of capitals and digits: "SFTP", "TLS1.3",
// "MySQL". Ordinary words are not, so that "Bosnia and Herzegovina" stays whole.
func isAbbreviation(s string) bool {
	capitals, others := 0, 0
	for _, r := range s {
		switch {
		case unicode.IsUpper(r), unicode.IsDigit(r):
			capitals++
		case unicode.IsLetter(r):
			others++
		case r == '-' || r == '.' || r == '_':
		default:
			return false
		}
	}
	if !hasCapital(s) || capitals+others > 12 {
		return false
	}
	return others == 0 || capitals >= 2 && capitals*2 >= others
}

func hasCapital(s string) bool { return strings.IndexFunc(s, unicode.IsUpper) >= 0 }

// allShortNames reports whether each part is a short name, and all are written as names of a list.
func allShortNames(parts []content.Value, tight bool) bool {
	first, _ := utf8.DecodeRuneInString(parts[0].Text)
	for _, p := range parts {
		if !isShortName(p.Text) {
			return false
		}
		lower := strings.IndexFunc(p.Text, unicode.IsLower) == 0 && !hasCapital(p.Text)
		if lower && (tight || unicode.IsUpper(first)) {
			return false
		}
	}
	return true
}

// maxShortName is the length in letters of a short name.
const maxShortName = 16

// isShortName reports whether s is a word, or two of which the first begins with a capital, or with a
// letter that is neither large nor small. No word ends in a full stop, as in "D.C.".
func isShortName(s string) bool {
	if utf8.RuneCountInString(s) > maxShortName || strings.IndexFunc(s, unicode.IsLetter) < 0 || strings.ContainsAny(s, "\"“”()[]{}") {
		return false
	}
	words := strings.Fields(s)
	first, _ := utf8.DecodeRuneInString(s)
	if len(words) > 2 || len(words) == 2 && (!unicode.IsLetter(first) || unicode.IsLower(first)) {
		return false
	}
	return !slices.ContainsFunc(words, func(w string) bool {
		last, _ := utf8.DecodeLastRuneInString(w)
		return strings.ContainsRune(".!?…:", last)
	})
}
