package markdown

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"porthole/content"
)

// listedNames returns the members of a list of names, nil where a text is no list.
//
// Commas, semicolons and slashes list short names: "Sucre, La Paz", ".cpp / .cc / .hpp". "And", "or",
// "&" and "+" join abbreviations alone, "SFTP or FTPS": they are part of too many other names, "Trinidad
// and Tobago". A slash without spaces lists what has capitals or begins with a dot: "text/html" is one
// name, as are "S/MIME" and "AT&T" with a part of one letter. Where a capital begins the first part
// only, "Sending, receiving", it is a phrase. That "Portland, Oregon" is one place nothing in it tells:
// it is read as two, and has to be written "Portland (Oregon)".
func listedNames(s string) []content.Value {
	if len(s) > maxCell || !strings.ContainsAny(s, " /,;&+、，；") || isOneName(s) {
		return nil
	}
	if list, tight := splitNames(s, "/,;、，；", false); isList(list, tight) && allShortNames(list, tight) {
		return list
	}
	if list, tight := splitNames(s, "/,;&+、，；", true); isList(list, tight) && allAbbreviations(list) {
		return list
	}
	return nil
}

// isOneName reports whether s is among the names and phrases that are written with a slash.
func isOneName(s string) bool {
	if strings.IndexByte(s, '/') < 0 {
		return false
	}
	switch strings.ToLower(strings.ReplaceAll(s, " ", "")) {
	case "tcp/ip", "yes/no", "on/off", "and/or", "client/server", "read/write", "input/output":
		return true
	}
	return false
}

// splitNames splits a text at the marks, and at "and" and "or" where words is set, outside of
// brackets. tight tells that one of the marks other than a comma has no space beside it.
func splitNames(s, marks string, words bool) (list []content.Value, tight bool) {
	depth, from := 0, 0
	part := func(to, next int) {
		base, note := splitNote(s[from:to])
		list = append(list, content.Value{Text: base, Note: note})
		from = next
	}
	for i, r := range s {
		switch {
		case r == '(' || r == '（':
			depth++
		case r == ')' || r == '）':
			depth--
		case depth > 0 || i < from:
		case strings.ContainsRune(marks, r):
			next := i + utf8.RuneLen(r)
			tight = tight || strings.ContainsRune("/&+", r) && !strings.HasSuffix(s[:i], " ") && !strings.HasPrefix(s[next:], " ")
			part(i, next)
		case r == ' ' && words:
			if n := joiningWord(s[i:]); n > 0 {
				part(i, i+n)
			}
		}
	}
	part(len(s), len(s))
	return list, tight
}

// joiningWord returns the length of a space, "and" or "or", and a space at the start of s.
func joiningWord(s string) int {
	for _, w := range [...]string{" and ", " or ", " y ", " e ", " o ", " u ", " et ", " ou ", " und ", " oder "} {
		if len(s) >= len(w) && strings.EqualFold(s[:len(w)], w) {
			return len(w)
		}
	}
	return 0
}

// isList reports whether there are several parts that are not the halves of one name: "S/MIME".
func isList(parts []content.Value, tight bool) bool {
	if len(parts) != 2 || !tight {
		return len(parts) > 1
	}
	return utf8.RuneCountInString(parts[0].Text) > 1 && utf8.RuneCountInString(parts[1].Text) > 1
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
	if utf8.RuneCountInString(s) > maxShortName || strings.IndexFunc(s, unicode.IsLetter) < 0 || strings.ContainsAny(s, "\"“”") {
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
