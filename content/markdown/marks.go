package markdown

import (
	"cmp"
	"iter"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"porthole/content"
)

// A mark is a piece of text that its author set apart: "==highlighted==", or a gap, "{{c1::answer::hint}}". Its signs are
// never shown.
type mark struct {
	from, to     int // bytes, the signs included
	inner, until int // bytes of what is shown
	group        int // of a gap; 0 for a highlight
	hint         string
	link         bool // it is a link to a page, "[[page|text]]"
	open         bool // it is a gap without an end: its signs alone are in it
}

// marksIn returns the marks of a text in order. In code, which literal tells of a byte, an equals sign is one.
func marksIn(text string, literal func(at int) bool) []mark {
	return slices.Collect(eachMark(text, literal))
}

// eachMark goes through the marks of a text in order.
func eachMark(text string, literal func(at int) bool) iter.Seq[mark] {
	return func(yield func(mark) bool) {
		closed := map[int]bool{} // where a highlight ends; a gap may stand within one
		ends := closings{text: text, literal: literal}
		for at := 0; at < len(text); {
			m, ok := mark{}, false
			if !closed[at] {
				m, ok = ends.markAt(at)
			}
			if !ok {
				at++
				continue
			}
			if !yield(m) {
				return
			}
			at = m.to
			if m.group == 0 && !m.link {
				closed[m.until], at = true, m.inner
			}
		}
	}
}

// closings finds where the highlights of a text end. It goes through the text once, however many of them begin.
type closings struct {
	text    string
	literal func(at int) bool
	next    int // the first end that is not passed; len(text) for none
}

// markAt reads the mark that begins at a byte.
func (c *closings) markAt(at int) (mark, bool) {
	switch rest := c.text[at:]; {
	case strings.HasPrefix(rest, "{{c"):
		return gapAt(c.text, at)
	case strings.HasPrefix(rest, "==") && !c.literal(at):
		return c.highlightAt(at)
	case strings.HasPrefix(rest, "[[") && !c.literal(at):
		return wikiLinkAt(c.text, at)
	}
	return mark{}, false
}

// maxGroup is the highest number of a gap.
const maxGroup = 99

// gapAt reads the gap that begins at a byte. It ends at the next "}}"; where there is none before another begins, it is open.
func gapAt(text string, at int) (mark, bool) {
	body := text[at+len("{{c"):]
	size := digits(body[:min(len(body), maxGroupDigits)])
	group, err := strconv.Atoi(body[:size])
	body, found := strings.CutPrefix(body[size:], "::")
	if !found || err != nil || group < 1 || group > maxGroup {
		return mark{}, false
	}
	m := mark{from: at, inner: at + len("{{c") + size + len("::"), group: group}
	if next := strings.Index(body, "{{c"); next >= 0 {
		body = body[:next] // so that no byte is looked at by more than two gaps
	}
	end := strings.Index(body, "}}")
	if end < 0 {
		m.open, m.until, m.to = true, m.inner, m.inner
		return m, true
	}
	answer, hint, _ := strings.Cut(body[:end], "::")
	m.until, m.to, m.hint = m.inner+len(answer), m.inner+end+len("}}"), strings.TrimSpace(hint)
	return m, true
}

// maxGroupDigits is how many digits the number of a gap is looked for in: more than maxGroup has.
const maxGroupDigits = 3

// after returns the first place from a byte on where a highlight may end, -1 for none. It is asked for later and later bytes.
func (c *closings) after(from int) int {
	if c.next < from {
		for c.next = from; c.next < len(c.text) && !c.ends(c.next); {
			c.next++
		}
	}
	if c.next >= len(c.text) {
		return -1
	}
	return c.next
}

// ends reports whether a highlight may end at a byte: the signs stand after a word.
func (c *closings) ends(i int) bool {
	if !strings.HasPrefix(c.text[i:], "==") || c.literal(i) {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(c.text[:i])
	next, _ := utf8.DecodeRuneInString(c.text[i+len("=="):])
	return !unicode.IsSpace(last) && next != '=' && !isWordRune(next)
}

// highlightAt reads the highlight that begins at a byte: the signs stand at the edges of words, so that "a == b" is none.
func (c *closings) highlightAt(at int) (mark, bool) {
	text, from := c.text, at+len("==")
	if before, _ := utf8.DecodeLastRuneInString(text[:at]); at > 0 && isWordRune(before) || before == '=' || from == len(text) {
		return mark{}, false
	}
	if first, _ := utf8.DecodeRuneInString(text[from:]); unicode.IsSpace(first) || first == '=' {
		return mark{}, false
	}
	until := c.after(from)
	return mark{from: at, to: until + len("=="), inner: from, until: until}, until >= 0
}

// wikiLinkAt reads the link to a page that begins at a byte: of "[[page|text]]" the text is shown, else the page.
func wikiLinkAt(text string, at int) (mark, bool) {
	inner := at + len("[[")
	if before, _ := utf8.DecodeLastRuneInString(text[:at]); at > 0 && isWordRune(before) {
		return mark{}, false
	}
	size := strings.Index(text[inner:min(len(text), inner+maxLink)], "]]")
	if size <= 0 || strings.ContainsAny(text[inner:inner+size], "[]") || text[inner] == ' ' {
		return mark{}, false
	}
	from := at
	if strings.HasSuffix(text[:at], "!") {
		from-- // the page is embedded
	}
	m := mark{from: from, to: inner + size + len("]]"), inner: inner, until: inner + size, link: true}
	if bar := strings.IndexByte(text[m.inner:m.until], '|'); bar >= 0 && bar+1 < size {
		m.inner += bar + 1
	}
	return m, true
}

// maxLink is the length in bytes of a link to a page that is looked for.
const maxLink = 300

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// mayHoldMarks reports whether a text is worth looking for marks.
func mayHoldMarks(text string) bool {
	for i := 1; i < len(text); i++ {
		if c := text[i]; c == text[i-1] && (c == '{' || c == '=' || c == '[') {
			return true
		}
	}
	return false
}

// joined returns the text of spans as one, and what tells which bytes of it are code.
func joined(spans []content.Span) (text string, literal func(at int) bool) {
	var b strings.Builder
	var code []bool
	for _, s := range spans {
		b.WriteString(s.Text)
		for range len(s.Text) {
			code = append(code, s.Style&content.Literal != 0)
		}
	}
	return b.String(), func(at int) bool { return code[at] }
}

// unmarked takes the signs of marks out of spans, across their styles.
func unmarked(spans []content.Span) []content.Span {
	text, literal := joined(spans)
	hidden := signsOf(marksIn(text, literal))
	if len(hidden) == 0 {
		return spans
	}
	out, at := spans[:0], 0
	for _, s := range spans {
		had := s.Text != ""
		end := at + len(s.Text)
		s.Text = hidden.without(text, at, end)
		at = end
		if s.Text != "" || !had {
			out = append(out, s)
		}
	}
	return out
}

// signs are where the signs of the marks of a text stand, in bytes, one after the other and apart.
type signs []struct{ from, to int }

// signsOf returns the signs of marks. Where signs stand within others, as in a hint, they are one.
func signsOf(marks []mark) signs {
	all := make(signs, 0, 2*len(marks))
	for _, m := range marks {
		all = append(all, signs{{m.from, m.inner}, {m.until, m.to}}...)
	}
	slices.SortFunc(all, func(a, b struct{ from, to int }) int { return cmp.Compare(a.from, b.from) })
	apart := all[:0]
	for _, s := range all {
		if n := len(apart); n > 0 && s.from <= apart[n-1].to {
			apart[n-1].to = max(apart[n-1].to, s.to)
			continue
		}
		apart = append(apart, s)
	}
	return apart
}

// without returns a part of the text without the signs in it.
func (s signs) without(text string, from, to int) string {
	first, _ := slices.BinarySearchFunc(s, from, func(sign struct{ from, to int }, at int) int { return cmp.Compare(sign.to, at+1) })
	var b strings.Builder
	at := from
	for _, sign := range s[first:] {
		if sign.from >= to {
			break
		}
		b.WriteString(text[at:max(at, sign.from)])
		at = min(sign.to, to)
	}
	b.WriteString(text[at:to])
	return b.String()
}

// unmarkedLines takes the signs of gaps out of lines of code.
func unmarkedLines(lines []string) []string {
	text := strings.Join(lines, "\n")
	if !strings.Contains(text, "{{c") {
		return lines
	}
	marks := marksIn(text, func(int) bool { return true })
	return strings.Split(signsOf(marks).without(text, 0, len(text)), "\n")
}
