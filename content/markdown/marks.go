package markdown

import (
	"cmp"
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
	var out []mark
	closed := map[int]bool{} // where a highlight ends; a gap may stand within one
	for at := 0; at < len(text); {
		var m mark
		ok := false
		switch {
		case closed[at]:
			at++
		case strings.HasPrefix(text[at:], "{{c"):
			m, ok = gapAt(text, at)
		case strings.HasPrefix(text[at:], "==") && !literal(at):
			m, ok = highlightAt(text, at, literal)
		case strings.HasPrefix(text[at:], "[[") && !literal(at):
			m, ok = wikiLinkAt(text, at)
		}
		if !ok {
			at++
			continue
		}
		out = append(out, m)
		at = m.to
		if m.group == 0 && !m.link {
			closed[m.until], at = true, m.inner
		}
	}
	return out
}

// maxGroup is the highest number of a gap.
const maxGroup = 99

// gapAt reads the gap that begins at a byte. It ends at the next "}}"; where there is none before another begins, it is open.
func gapAt(text string, at int) (mark, bool) {
	digits, body, found := strings.Cut(text[at+len("{{c"):], "::")
	group, err := strconv.Atoi(digits)
	if !found || err != nil || group < 1 || group > maxGroup || digits[0] == '+' {
		return mark{}, false
	}
	m := mark{from: at, inner: at + len("{{c") + len(digits) + len("::"), group: group}
	end := strings.Index(body, "}}")
	if next := strings.Index(body, "{{c"); end < 0 || next >= 0 && next < end {
		m.open, m.until, m.to = true, m.inner, m.inner
		return m, true
	}
	answer, hint, _ := strings.Cut(body[:end], "::")
	m.until, m.to, m.hint = m.inner+len(answer), m.inner+end+len("}}"), strings.TrimSpace(hint)
	return m, true
}

// highlightAt reads the highlight that begins at a byte: the signs stand at the edges of words, so that "a == b" is none.
func highlightAt(text string, at int, literal func(at int) bool) (mark, bool) {
	from := at + len("==")
	if before, _ := utf8.DecodeLastRuneInString(text[:at]); at > 0 && isWordRune(before) || before == '=' || from == len(text) {
		return mark{}, false
	}
	if first, _ := utf8.DecodeRuneInString(text[from:]); unicode.IsSpace(first) || first == '=' {
		return mark{}, false
	}
	for i := from; i < len(text); i++ {
		if !strings.HasPrefix(text[i:], "==") || literal(i) {
			continue
		}
		last, _ := utf8.DecodeLastRuneInString(text[:i])
		next, _ := utf8.DecodeRuneInString(text[i+len("=="):])
		if !unicode.IsSpace(last) && next != '=' && !isWordRune(next) {
			return mark{from: at, to: i + len("=="), inner: from, until: i}, true
		}
	}
	return mark{}, false
}

// wikiLinkAt reads the link to a page that begins at a byte: of "[[page|text]]" the text is shown, else the page.
func wikiLinkAt(text string, at int) (mark, bool) {
	inner := at + len("[[")
	if before, _ := utf8.DecodeLastRuneInString(text[:at]); at > 0 && isWordRune(before) {
		return mark{}, false
	}
	size := strings.Index(text[inner:], "]]")
	if size <= 0 || size > maxLink || strings.ContainsAny(text[inner:inner+size], "[]") || text[inner] == ' ' {
		return mark{}, false
	}
	m := mark{from: at, to: inner + size + len("]]"), inner: inner, until: inner + size, link: true}
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
	return strings.Contains(text, "{{c") || strings.Contains(text, "==") || strings.Contains(text, "[[")
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
	marks := marksIn(text, literal)
	if len(marks) == 0 {
		return spans
	}
	out, at := spans[:0], 0
	for _, s := range spans {
		had := s.Text != ""
		end := at + len(s.Text)
		s.Text = withoutSigns(text, at, end, marks)
		at = end
		if s.Text != "" || !had {
			out = append(out, s)
		}
	}
	return out
}

// withoutSigns returns a part of a text without the signs of the marks in it.
func withoutSigns(text string, from, to int, marks []mark) string {
	var signs [][2]int
	for _, m := range marks {
		signs = append(signs, [2]int{m.from, m.inner}, [2]int{m.until, m.to})
	}
	slices.SortFunc(signs, func(a, b [2]int) int { return cmp.Compare(a[0], b[0]) })
	var b strings.Builder
	at := from
	for _, sign := range signs {
		if begin, end := max(sign[0], at), min(sign[1], to); begin < end {
			b.WriteString(text[at:begin])
			at = end
		}
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
	return strings.Split(withoutSigns(text, 0, len(text), marks), "\n")
}
