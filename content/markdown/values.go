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
	yesNo  bool   // it is a tick, a cross, or says Yes or No
}

// blank reports whether the cell says nothing.
func (v cellValue) blank() bool { return len(v.values) == 0 }

// parse reads a cell in the way its column is written.
func (h habits) parse(c rawCell) cellValue {
	if c.blank() || c.placeholder() {
		return cellValue{}
	}
	whole := oneLine(c.text)
	if c.literal {
		return literalValue(whole)
	}
	if values, ok := numbers(c.text, h); ok && (!h.dialled || !strings.ContainsFunc(c.text, isDash)) {
		return cellValue{values: withNumberForms(values), kind: content.Number, text: whole}
	}
	values, isName := h.nameValues(c.text)
	if isName && len(values) == 0 {
		return cellValue{}
	}
	if !isName {
		return cellValue{values: []content.Value{{Text: whole}}, kind: content.Sentence, text: whole}
	}
	return cellValue{values: values, kind: content.Name, text: whole}
}

// literalValue is a cell of code: one value, as it stands.
func literalValue(whole string) cellValue {
	v := cellValue{values: []content.Value{{Text: whole, Literal: true}}, kind: textKind(whole), text: whole}
	if values, ok := numbers(whole, habits{}); ok && len(values) == 1 && values[0].Text == whole {
		v.kind = content.Number
	}
	return v
}

// asSentence is v in a column of sentences.
func (v cellValue) asSentence() cellValue {
	literal := len(v.values) == 1 && v.values[0].Literal
	return cellValue{values: []content.Value{{Text: v.text, Literal: literal}}, kind: content.Sentence, text: v.text}
}

// nameValues reads a cell of names; ok is false where it holds a sentence. Lines are members of a set, unless one goes on
// in the next.
func (h habits) nameValues(raw string) (values []content.Value, ok bool) {
	lines := linesOf(raw)
	if isWrapped(lines) {
		lines = []string{strings.Join(lines, " ")}
	}
	for _, line := range lines {
		if line = oneLine(line); len(lines) > 1 {
			line = strings.TrimRight(line, " ,;，；、")
		}
		if line == "" {
			continue
		}
		if list := h.list(line); list != nil {
			values = append(values, list...)
			continue
		}
		v, isName := oneName(line, h.whole)
		switch {
		case !isName, len(lines) > 1 && isPiece(line):
			return nil, false
		case isBlankCell(v.Text):
			continue // "- (depends)" says that there is none
		}
		values = append(values, v)
	}
	return withoutDoubles(values), true
}

// linesOf returns the lines of a cell that say something.
func linesOf(text string) []string {
	if strings.IndexByte(text, '\n') < 0 {
		return []string{text}
	}
	return strings.FieldsFunc(text, func(r rune) bool { return r == '\n' })
}

// isPiece reports whether a line makes no sense alone: it is nothing but a bracket, or opens one that another line closes.
func isPiece(line string) bool {
	depth := 0
	for _, r := range line {
		switch r {
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			depth--
		}
	}
	return depth != 0
}

// oneName reads a text that is one name; ok is false where it is a sentence.
func oneName(text string, whole bool) (v content.Value, ok bool) {
	base, note := splitNote(text)
	if isSentence(base) {
		return content.Value{}, false
	}
	if note != "" && (isPhrase(base) || whole && !isAbbreviation(base) && !isBlankCell(base)) {
		return content.Value{Text: text, Names: []string{base}}, true
	}
	return content.Value{Text: base, Note: note}, true
}

// isWrapped reports whether lines are one text that was broken: it begins with a capital, and a further line does not.
func isWrapped(lines []string) bool {
	if len(lines) < 2 {
		return false
	}
	first, _ := utf8.DecodeRuneInString(strings.TrimSpace(lines[0]))
	for i, line := range lines[1:] {
		next, _ := utf8.DecodeRuneInString(strings.TrimSpace(line))
		if unicode.IsUpper(first) && unicode.IsLower(next) && !strings.HasSuffix(strings.TrimSpace(lines[i]), ",") {
			return true
		}
	}
	return false
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

// isSentence reports whether a text is too long to be typed as a name, ends as sentences do, or is made of clauses.
func isSentence(s string) bool {
	if len(s) <= maxNameRunes && strings.IndexByte(s, ' ') < 0 && content.IsPlain(s) {
		return false
	}
	words := strings.Fields(s)
	return len(words) > maxNameWords || utf8.RuneCountInString(s) > maxNameRunes || len(words) > 1 && endsSentence(words[len(words)-1]) ||
		strings.ContainsAny(s, "，；。")
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
