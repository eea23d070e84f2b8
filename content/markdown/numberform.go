package markdown

import (
	"slices"
	"strings"
	"unicode/utf8"

	"porthole/content"
)

// numberLen returns the length of the number at the start of s, with its sign, decimals and thousands; 0 where what begins
// with digits is something else: a date, an address, a number with a unit.
func numberLen(s string, ports bool) int {
	i := len(s) - len(strings.TrimLeft(s, "+-−"))
	first := i
	i += digits(s[i:])
	for i < len(s) {
		if i > maxNumber {
			return 0
		}
		n, ends := nextGroup(s, first, i, ports)
		if ends {
			return i
		}
		if n == 0 {
			return 0
		}
		i += n
	}
	return i
}

// nextGroup returns the length of the separator and the digits at i that belong to the number that began at first. The number
// ends where it says so; 0 means that it is none.
func nextGroup(s string, first, i int, ports bool) (size int, ends bool) {
	r, size := utf8.DecodeRuneInString(s[i:])
	group := digits(s[i+size:])
	thousands := group == 3 && i-first <= 3+4*strings.Count(s[first:i], string(r))
	switch {
	case strings.ContainsRune(thousandsMarks, r) && thousands && (!ports || r != ','),
		r == ' ' && thousands && !ports && !strings.ContainsAny(s[first:i], ",."):
		return size + group, false
	case r == ',' && group > 0 && !ports && !strings.Contains(s[first:i], ","),
		r == '.' && group > 0 && (thousands || !strings.Contains(s[first:i], ".")):
		return size + group, false
	case r == ',' && group > 0 && !ports, r == '.' && group > 0:
		return 0, false
	}
	return 0, endsNumber(s[i:], r, size, group, ports)
}

// endsNumber reports whether a number ends before r, which begins the rest: a separator follows, and not a unit.
func endsNumber(rest string, r rune, size, group int, ports bool) bool {
	if r == '.' && size == len(rest) || strings.ContainsRune(" \n/,;|&()（）、，；\u00a0", r) || isDash(r) {
		return true
	}
	return ports && (r == '+' && group > 0 || r == '·' || r == '•')
}

// isTightList reports whether commas stand between digits as in "20,21,22", which are three numbers, and not as in "8,96" or
// "1,000,000".
func isTightList(text string) bool {
	commas, odd := 0, false
	for i := 1; i+1 < len(text); i++ {
		switch {
		case text[i] == ',' && isDigit(text[i-1]) && isDigit(text[i+1]):
			commas++
			odd = odd || digits(text[i+1:]) != 3
		case !isDigit(text[i]):
			if commas > 1 && odd {
				return true
			}
			commas, odd = 0, false
		}
	}
	return commas > 1 && odd
}

// The length in bytes of the longest number, and of a note that is still added to.
const (
	maxNumber = 64
	maxNote   = 256
)

func digits(s string) int {
	n := 0
	for n < len(s) && isDigit(s[n]) {
		n++
	}
	return n
}

// withNumberForms adds to each number the ways to write it with plain digits: 1250000 for "1 250 000", and with the other
// decimal sign: 8.96 for "8,96".
func withNumberForms(values []content.Value) []content.Value {
	for i, v := range values {
		if strings.IndexFunc(v.Text, func(r rune) bool { return r != '-' && (r < '0' || r > '9') }) < 0 || strings.Contains(v.Text, "–") {
			continue
		}
		for _, form := range numberForms(v.Text) {
			if form != v.Text && !slices.Contains(values[i].Names, form) {
				values[i].Names = append(values[i].Names, form)
			}
		}
	}
	return values
}

func numberForms(text string) []string {
	at := strings.LastIndexAny(text, ",.")
	if at < 0 {
		return []string{strings.ReplaceAll(withoutThousands(text), " ", "")}
	}
	sign, rest := text[at], text[at+1:]
	whole := strings.NewReplacer(" ", "", ".", "", ",", "").Replace(withoutThousands(text[:at]))
	once := strings.Count(text, string(sign)) == 1
	if len(rest) != 3 || once && strings.ContainsAny(text[:at], ",.") {
		return []string{whole + "." + rest, whole + "," + rest}
	}
	if sign == ',' || !once {
		return []string{whole + rest}
	}
	return nil
}
