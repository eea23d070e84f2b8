package spelling

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"porthole/content"
)

// Span is a number, or a range of them.
type Span struct{ Lo, Hi uint64 }

// String returns "993" or "137-139".
func (s Span) String() string {
	if s.Lo == s.Hi {
		return strconv.FormatUint(s.Lo, 10)
	}
	return strconv.FormatUint(s.Lo, 10) + "-" + strconv.FormatUint(s.Hi, 10)
}

// maxDigits keeps a number within an uint64, with room for the number after it.
const maxDigits = 18

// SpanOf reads a value that is one number or one range. A number with a leading zero is none: it
// is a code, and "007" is not 7.
func SpanOf(text string) (Span, bool) {
	first, _ := utf8.DecodeRuneInString(text)
	if r := digitOf(first); r < '0' || r > '9' {
		return Span{}, false
	}
	low, high, ranged := strings.Cut(strings.Map(plainDash, text), "-")
	lo, ok := plainNumber(low)
	if !ok || !ranged {
		return Span{lo, lo}, ok
	}
	hi, ok := plainNumber(high)
	return Span{lo, hi}, ok && lo <= hi
}

func plainDash(r rune) rune {
	if isDash(r) {
		return '-'
	}
	return digitOf(r)
}

func plainNumber(text string) (uint64, bool) {
	text = strings.TrimSpace(text)
	n, err := strconv.ParseUint(text, 10, 64)
	return n, err == nil && len(text) <= maxDigits && (text[0] != '0' || text == "0")
}

// digitOf returns the ASCII digit that a decimal digit of another script stands for, and any
// other rune as it is.
func digitOf(r rune) rune {
	for _, zero := range [...]rune{'０', '٠', '۰', '०'} {
		if r >= zero && r <= zero+9 {
			return '0' + r - zero
		}
	}
	return r
}

// Numbers reads every number and range of a text. It is false where the text holds anything else
// but separators, joining words and words that are noise: "port 993", "993/tcp", "465 and 587",
// "137 to 139" are fine, "not 993" and "99.3" are not.
func Numbers(text string, noise func(word string) bool) ([]Span, bool) {
	p := numberReader{noise: noise}
	text = strings.TrimRight(strings.TrimSpace(text), ". ")
	word := strings.Builder{}
	for _, r := range text {
		r = digitOf(r)
		if unicode.IsLetter(r) || unicode.IsMark(r) || r >= '0' && r <= '9' {
			word.WriteRune(unicode.ToLower(r))
			continue
		}
		p.word(word.String())
		word.Reset()
		p.sign(r)
	}
	p.word(word.String())
	return p.spans, !p.failed && !p.open && len(p.spans) > 0
}

// numberReader takes a text word by word.
type numberReader struct {
	noise  func(string) bool
	spans  []Span
	last   bool // the last word was a number: a range may follow
	open   bool // a range waits for its end
	failed bool
}

func (p *numberReader) word(w string) {
	switch {
	case w == "":
	case w[0] >= '0' && w[0] <= '9':
		p.number(w)
	case p.last && slices.Contains([]string{"to", "through", "thru", "until", "bis", "a", "à", "hasta"}, w):
		p.open, p.last = true, false
	default:
		p.failed = p.failed || p.open || !IsJoin(w) && !p.noise(w)
		p.last = false
	}
}

func (p *numberReader) number(w string) {
	n, err := strconv.ParseUint(w, 10, 64)
	if err != nil || len(w) > maxDigits {
		p.failed = true
		return
	}
	if !p.open {
		p.spans = append(p.spans, Span{n, n})
		p.last = true
		return
	}
	s := &p.spans[len(p.spans)-1]
	s.Hi, p.open = n, false
	p.failed = p.failed || s.Hi < s.Lo
}

func (p *numberReader) sign(r rune) {
	switch {
	case isDash(r):
		p.failed = p.failed || !p.last
		p.open, p.last = p.last, false
	case unicode.IsSpace(r):
	case strings.ContainsRune(",;/&|:()#+、，", r):
		p.failed = p.failed || p.open
		p.last = false
	default:
		p.failed = true
	}
}

func isDash(r rune) bool { return strings.ContainsRune("-‐‑‒–—−", r) }

// IsJoin reports whether a word joins the members of a list.
func IsJoin(w string) bool {
	return slices.Contains([]string{"and", "or", "y", "e", "o", "u", "et", "ou", "und", "oder", "og", "och", "i", "en", "of"}, w)
}

// Merge returns the spans in order, those that touch made one: 137, 138, 139 is 137-139.
func Merge(spans []Span) []Span {
	sorted := slices.SortedFunc(slices.Values(spans), func(a, b Span) int { return cmp.Compare(a.Lo, b.Lo) })
	var out []Span
	for _, s := range sorted {
		if n := len(out); n > 0 && s.Lo <= out[n-1].Hi+1 {
			out[n-1].Hi = max(out[n-1].Hi, s.Hi)
		} else {
			out = append(out, s)
		}
	}
	return out
}

// Covers reports whether every number of the spans lies in the merged ones.
func Covers(merged, spans []Span) bool {
	for _, s := range spans {
		if !slices.ContainsFunc(merged, func(m Span) bool { return m.Lo <= s.Lo && s.Hi <= m.Hi }) {
			return false
		}
	}
	return true
}

// Neighbours returns what a number is misread as: one digit changed, dropped, added or two
// swapped, and what lies within ten of it. A range has none.
func Neighbours(key string) []string {
	s, ok := SpanOf(key)
	if !ok || s.Lo != s.Hi || len(key) > 6 {
		return nil
	}
	var out []string
	for i := range len(key) {
		out = append(out, key[:i]+key[i+1:])
		if i > 0 && key[i] != key[i-1] {
			out = append(out, key[:i-1]+key[i:i+1]+key[i-1:i]+key[i+1:])
		}
		for digit := byte('0'); digit <= '9'; digit++ {
			out = append(out, key[:i]+string(digit)+key[i+1:], key[:i]+string(digit)+key[i:])
		}
	}
	for digit := byte('0'); digit <= '9'; digit++ {
		out = append(out, key+string(digit))
	}
	for by := uint64(2); by <= 10; by++ {
		out = append(out, Span{s.Lo + by, s.Lo + by}.String())
		if s.Lo >= by {
			out = append(out, Span{s.Lo - by, s.Lo - by}.String())
		}
	}
	return out
}

// Words returns the words of a heading, as Key writes them: those that may stand around a number under it.
func Words(heading string) []string {
	return strings.FieldsFunc(content.Key(heading), func(r rune) bool { return !InWord(r) })
}

// Noise returns what tells whether a word may stand around a number: one of those given, or what goes with a port.
func Noise(words []string) func(word string) bool {
	return func(w string) bool {
		return slices.Contains([]string{"port", "ports", "tcp", "udp", "sctp"}, w) || slices.Contains(words, w)
	}
}
