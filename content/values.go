package content

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// cellValue is what a cell says, apart from the row and column it stands in.
type cellValue struct {
	values []Value
	kind   ValueKind
	text   string // the whole of it, on one line
}

// blank reports whether the cell says nothing.
func (v cellValue) blank() bool { return len(v.values) == 0 }

// parseCell reads a cell. ports says that its column speaks of ports.
func parseCell(spans []Span, ports bool) cellValue {
	raw := stripEmoji(rawText(spans))
	if isBlankCell(raw) {
		return cellValue{}
	}
	whole := strings.Join(strings.Fields(raw), " ")
	if values, ok := numbers(raw, ports); ok {
		return cellValue{values: values, kind: Number, text: whole}
	}
	values, isName := nameValues(raw)
	if !isName {
		return cellValue{values: []Value{{Text: whole}}, kind: Sentence, text: whole}
	}
	return cellValue{values: values, kind: Name, text: whole}
}

// asSentence is v in a column of sentences.
func (v cellValue) asSentence() cellValue {
	return cellValue{values: []Value{{Text: v.text}}, kind: Sentence, text: v.text}
}

// isBlankCell reports whether a cell is left empty or crossed out.
func isBlankCell(s string) bool {
	if strings.EqualFold(s, "n/a") || strings.EqualFold(s, "n.a.") {
		return true
	}
	return strings.IndexFunc(s, func(r rune) bool { return !isDash(r) && r != '―' && !unicode.IsSpace(r) }) < 0
}

// nameValues reads a cell of names; ok is false where it holds a sentence. Lines are members of a
// set, as are the parts of "SFTP or FTPS": it splits where every part is an abbreviation.
func nameValues(raw string) (values []Value, ok bool) {
	for line := range strings.SplitSeq(raw, "\n") {
		base, note := splitNote(line)
		if base == "" {
			continue
		}
		if isSentence(base) && !allAbbreviations(splitNames(line)) {
			return nil, false
		}
		if parts := splitNames(line); len(parts) > 1 && allAbbreviations(parts) {
			values = append(values, parts...)
			continue
		}
		values = append(values, Value{Text: base, Note: note})
	}
	return withoutDoubles(values), true
}

// splitNote takes the brackets out of a text: "POP3 (Post Office Protocol)".
func splitNote(s string) (base, note string) {
	if !strings.ContainsAny(s, "(（") {
		return strings.Join(strings.Fields(s), " "), ""
	}
	var b strings.Builder
	closed := true // a bracket that is never closed is looked for once
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if closed && (r == '(' || r == '（') {
			var in, rest string
			if in, rest, closed = cutBracket(s[i:], size); closed {
				note = joinNotes(note, in)
				i = len(s) - len(rest)
				continue
			}
		}
		b.WriteString(s[i : i+size])
		i += size
	}
	return strings.Join(strings.Fields(b.String()), " "), note
}

// splitNames splits a text at "/", ",", ";", "&", "and" and "or", outside of brackets.
func splitNames(s string) []Value {
	if s == "TCP/IP" {
		return nil
	}
	var out []Value
	depth, from := 0, 0
	part := func(to, next int) {
		base, note := splitNote(s[from:to])
		out = append(out, Value{Text: base, Note: note})
		from = next
	}
	for i, r := range s {
		switch {
		case r == '(' || r == '（':
			depth++
		case r == ')' || r == '）':
			depth--
		case depth > 0 || i < from:
		case strings.ContainsRune("/,;&+、，", r):
			part(i, i+utf8.RuneLen(r))
		case r == ' ':
			if n := joiningWord(s[i:]); n > 0 {
				part(i, i+n)
			}
		}
	}
	part(len(s), len(s))
	return out
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

func allAbbreviations(parts []Value) bool {
	for _, p := range parts {
		if !isAbbreviation(p.Text) {
			return false
		}
	}
	return len(parts) > 0
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
	if strings.IndexFunc(s, unicode.IsUpper) < 0 || capitals+others > 12 {
		return false
	}
	return others == 0 || capitals >= 2 && capitals*2 >= others
}

// The length from which a cell holds a sentence, not a name.
const (
	maxNameWords = 3
	maxNameRunes = 32
)

// isSentence reports whether a text is too long to be typed as a name, or ends as sentences do.
func isSentence(s string) bool {
	words := strings.Fields(s)
	return len(words) > maxNameWords || utf8.RuneCountInString(s) > maxNameRunes || len(words) > 1 && endsSentence(words[len(words)-1])
}

// endsSentence tells the full stop after a sentence from that of "D.C.", "Inc." or "No. 5".
func endsSentence(word string) bool {
	r, _ := utf8.DecodeLastRuneInString(word)
	if strings.ContainsRune("!?…。！？", r) {
		return true
	}
	core := strings.TrimRight(word, ".")
	if core == word || strings.Contains(core, ".") {
		return false
	}
	first, _ := utf8.DecodeRuneInString(core)
	return !unicode.IsUpper(first) && utf8.RuneCountInString(core) > 2
}

// stripEmoji takes pictures out of a cell.
func stripEmoji(s string) string {
	if isPlain(s) {
		return s
	}
	s = strings.Map(func(r rune) rune {
		if isEmoji(r) {
			return -1
		}
		return r
	}, s)
	return strings.Trim(s, " \u00a0\n")
}

// isEmoji reports whether r is a picture: emoji, dingbats (but for the circled digits), symbols of
// the same blocks, and the parts that keycaps and flags are made of.
func isEmoji(r rune) bool {
	switch {
	case r >= 0x1f000 && r <= 0x1fbff, r >= 0x2600 && r <= 0x2775, r >= 0x2794 && r <= 0x27bf:
		return true
	case r >= 0x231a && r <= 0x231b, r >= 0x23e9 && r <= 0x23fa, r >= 0x2b1b && r <= 0x2b1c, r == 0x2b50, r == 0x2b55, r == 0x20e3:
		return true
	}
	return false
}
