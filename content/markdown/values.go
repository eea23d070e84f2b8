package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"porthole/content"
)

// cellValue is what a cell says, apart from the row and column it stands in.
type cellValue struct {
	values []content.Value
	kind   content.ValueKind
	text   string // the whole of it, on one line
}

// blank reports whether the cell says nothing.
func (v cellValue) blank() bool { return len(v.values) == 0 }

// parseCell reads a cell. ports says that its column speaks of ports.
func parseCell(spans []content.Span, ports bool) cellValue {
	raw := stripEmoji(rawText(spans))
	if isBlankCell(raw) {
		return cellValue{}
	}
	whole := oneLine(raw)
	if values, ok := numbers(raw, ports); ok {
		return cellValue{values: values, kind: content.Number, text: whole}
	}
	values, isName := nameValues(raw)
	if !isName {
		return cellValue{values: []content.Value{{Text: whole}}, kind: content.Sentence, text: whole}
	}
	return cellValue{values: values, kind: content.Name, text: whole}
}

// asSentence is v in a column of sentences.
func (v cellValue) asSentence() cellValue {
	return cellValue{values: []content.Value{{Text: v.text}}, kind: content.Sentence, text: v.text}
}

// isBlankCell reports whether a cell is left empty or crossed out.
func isBlankCell(s string) bool {
	if strings.EqualFold(s, "n/a") || strings.EqualFold(s, "n.a.") {
		return true
	}
	return strings.IndexFunc(s, func(r rune) bool { return !isDash(r) && r != '―' && !unicode.IsSpace(r) }) < 0
}

// nameValues reads a cell of names; ok is false where it holds a sentence. Lines are members of a
// set, as are the names of a list.
func nameValues(raw string) (values []content.Value, ok bool) {
	for line := range strings.SplitSeq(raw, "\n") {
		base, note := splitNote(line)
		if base == "" {
			continue
		}
		if list := listedNames(line); list != nil {
			values = append(values, list...)
			continue
		}
		if isSentence(base) {
			return nil, false
		}
		values = append(values, content.Value{Text: base, Note: note})
	}
	return withoutDoubles(values), true
}

// splitNote takes the brackets out of a text: "POP3 (Post Office Protocol)".
func splitNote(s string) (base, note string) {
	if !strings.ContainsAny(s, "(（") {
		return oneLine(s), ""
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
	return oneLine(b.String()), note
}

// oneLine returns s with single spaces between its words and none around them.
func oneLine(s string) string {
	s = strings.Trim(s, " ")
	if content.IsPlain(s) && !strings.Contains(s, "  ") {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
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
	if content.IsPlain(s) {
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
