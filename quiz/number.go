package quiz

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// span is a number, or a range of them.
type span struct{ lo, hi uint64 }

// String returns "993" or "137-139".
func (s span) String() string {
	if s.lo == s.hi {
		return strconv.FormatUint(s.lo, 10)
	}
	return strconv.FormatUint(s.lo, 10) + "-" + strconv.FormatUint(s.hi, 10)
}

func (s span) overlaps(o span) bool { return s.lo <= o.hi && o.lo <= s.hi }

// maxDigits keeps a number within an uint64, with room for the number after it.
const maxDigits = 18

// spanOf reads a value that is one number or one range. A number with a leading zero is none: it
// is a code, and "007" is not 7.
func spanOf(text string) (span, bool) {
	if r := digitOf(firstRune(text)); r < '0' || r > '9' {
		return span{}, false
	}
	low, high, ranged := strings.Cut(strings.Map(plainDash, text), "-")
	lo, ok := plainNumber(low)
	if !ok || !ranged {
		return span{lo, lo}, ok
	}
	hi, ok := plainNumber(high)
	return span{lo, hi}, ok && lo <= hi
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

func firstRune(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
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

// numbers reads every number and range of a text. It is false where the text holds anything else
// but separators, joining words and words that are noise: "port 993", "993/tcp", "465 and 587",
// "137 to 139" are fine, "not 993" and "99.3" are not.
func numbers(text string, noise func(word string) bool) ([]span, bool) {
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
	spans  []span
	last   bool // the last word was a number: a range may follow
	open   bool // a range waits for its end
	failed bool
}

func (p *numberReader) word(w string) {
	switch {
	case w == "":
	case w[0] >= '0' && w[0] <= '9':
		p.number(w)
	case p.last && isOneOf(w, "to", "through", "thru", "until", "bis", "a", "à", "hasta"):
		p.open, p.last = true, false
	default:
		p.failed = p.failed || p.open || !isJoin(w) && !p.noise(w)
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
		p.spans = append(p.spans, span{n, n})
		p.last = true
		return
	}
	s := &p.spans[len(p.spans)-1]
	s.hi, p.open = n, false
	p.failed = p.failed || s.hi < s.lo
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

func isOneOf(w string, words ...string) bool { return slices.Contains(words, w) }

// isJoin says whether a word joins the members of a list.
func isJoin(w string) bool {
	return isOneOf(w, "and", "or", "y", "e", "o", "u", "et", "ou", "und", "oder", "og", "och", "i", "en", "of")
}

// merge returns the spans in order, those that touch made one: 137, 138, 139 is 137-139.
func merge(spans []span) []span {
	sorted := slices.SortedFunc(slices.Values(spans), func(a, b span) int { return cmp.Compare(a.lo, b.lo) })
	var out []span
	for _, s := range sorted {
		if n := len(out); n > 0 && s.lo <= out[n-1].hi+1 {
			out[n-1].hi = max(out[n-1].hi, s.hi)
		} else {
			out = append(out, s)
		}
	}
	return out
}

// covers says whether every number of the spans lies in the merged ones.
func covers(merged, spans []span) bool {
	for _, s := range spans {
		if !slices.ContainsFunc(merged, func(m span) bool { return m.lo <= s.lo && s.hi <= m.hi }) {
			return false
		}
	}
	return true
}

// neighbours returns what a number is misread as: one digit changed, dropped, added or two
// swapped, and what lies within ten of it. A range has none.
func neighbours(key string) []string {
	s, ok := spanOf(key)
	if !ok || s.lo != s.hi || len(key) > 6 {
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
		out = append(out, span{s.lo + by, s.lo + by}.String())
		if s.lo >= by {
			out = append(out, span{s.lo - by, s.lo - by}.String())
		}
	}
	return out
}
