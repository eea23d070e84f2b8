package markdown

import (
	"strconv"
	"strings"
	"unicode"

	"porthole/content"
)

// subjectColumn returns the column that tells what the rows are about: the first one, unless it sorts the rows under a few
// words or counts them, and another one names each row by a short name of its own.
func subjectColumn(t *content.Table) int {
	if len(t.Header) < 3 || len(t.Rows) < minNamed || !repeats(t, 0) && !counts(t, 0) {
		return 0
	}
	for c := 1; c < len(t.Header); c++ {
		if namesRows(t, c) {
			return c
		}
	}
	return 0
}

// The fewest rows of which a column other than the first is the subject, and the longest name there.
const (
	minNamed = 3
	maxNamed = 40
)

// repeats reports whether a column says the same in many rows: fewer than half of its cells are the first to say something. An
// open cell goes on with the one above.
func repeats(t *content.Table, c int) bool {
	seen := map[string]bool{}
	for _, row := range t.Rows {
		cell := rawCellOf(row[c].Text)
		if cell.text == "" || isDitto(cell) {
			return false
		}
		seen[content.CaseKey(cell.text)] = true
	}
	return 2*len(seen) < len(t.Rows)
}

// counts reports whether a column counts the rows, up from 0 or 1 or down to it.
func counts(t *content.Table, c int) bool {
	step, first, last := 0, 0, 0
	for i, row := range t.Rows {
		n, err := strconv.Atoi(strings.TrimRight(content.PlainText(row[c].Text), ".) "))
		switch {
		case err != nil:
			return false
		case i == 0:
			first = n
		case i == 1:
			step = n - last
		case i > 1 && n-last != step:
			return false
		}
		last = n
	}
	return step == 1 && (first == 0 || first == 1) || step == -1 && (last == 0 || last == 1)
}

// namesRows reports whether each cell of a column is a short name that no other one has.
func namesRows(t *content.Table, c int) bool {
	heading := headingText(t.Header[c])
	if !namesSomething(heading) || isProse(heading) || tellsMeaning(heading) || isLinkHeading(heading) || isMachineHeading(heading) {
		return false
	}
	seen := map[string]bool{}
	for _, row := range t.Rows {
		cell := rawCellOf(row[c].Text)
		key := content.CaseKey(cell.text)
		if cell.blank() || cell.placeholder() || seen[key] || len(cell.text) > maxNamed || !cell.literal && isSentence(cell.text) ||
			strings.IndexFunc(cell.text, unicode.IsLetter) < 0 || strings.Contains(cell.text, "\n") || isHash(cell.text) {
			return false
		}
		seen[key] = true
	}
	return true
}

// isHash reports whether a text is a number by which programs know something: hexadecimal digits, letters and digits among them, perhaps in groups.
func isHash(text string) bool {
	text = strings.ToLower(strings.ReplaceAll(text, "-", ""))
	return len(text) >= 2*maxCode && strings.Trim(text, "0123456789abcdef") == "" && strings.ContainsAny(text, "0123456789") && strings.ContainsAny(text, "abcdef")
}

// nameColumn returns the column that names the rows of a large table in a file of its own whose first column only has their
// codes; 0 where it finds none.
func nameColumn(t *content.Table) int {
	if len(t.Header) < minWideSheet || len(t.Rows) < minNamed {
		return 0
	}
	for _, row := range t.Rows {
		if text := content.PlainText(row[0].Text); len(text) > maxCode || strings.ToUpper(text) != text {
			return 0
		}
	}
	best, most := 0, 0
	for c := 1; c < len(t.Header); c++ {
		if score := namingScore(headingText(t.Header[c])); score > most && nearlyNamesRows(t, c) {
			best, most = c, score
		}
	}
	return best
}

// The fewest columns of such a table, and the longest code in bytes.
const (
	minWideSheet = 8
	maxCode      = 4
)

// namingScore tells how well a heading says that names stand under it, in the language of the headings.
func namingScore(heading string) int {
	score, named := 0, false
	words := strings.FieldsFunc(content.Key(heading), func(r rune) bool { return !unicode.IsLetter(r) })
	for _, word := range words {
		switch word {
		case "name", "title", "label", "country":
			named = true
		case "display", "common", "english", "en":
			score++
		case "formal", "official", "code", "full", "native", "local", "currency", "region":
			score--
		default:
			if content.IsLanguage(word) || len(word) == len("fr") {
				score -= 2
			}
		}
	}
	if !named {
		return 0
	}
	if len(words) == 1 {
		score++
	}
	return score + 3
}

// nearlyNamesRows reports whether nearly each row has a name of its own in a column.
func nearlyNamesRows(t *content.Table, c int) bool {
	seen := map[string]bool{}
	for _, row := range t.Rows {
		text := content.PlainText(row[c].Text)
		key := content.CaseKey(text)
		if seen[key] || len(text) > 2*maxNamed {
			return false
		}
		if strings.IndexFunc(text, unicode.IsLetter) >= 0 {
			seen[key] = true
		} else if text != "" {
			return false
		}
	}
	return 20*len(seen) >= 19*len(t.Rows)
}

// bringForward makes a column the first one.
func bringForward(t *content.Table, c int) {
	if c == 0 {
		return
	}
	forward := func(cells []content.Cell) []content.Cell {
		out := append(make([]content.Cell, 0, len(cells)), cells[c])
		return append(append(out, cells[:c]...), cells[c+1:]...)
	}
	t.Header = forward(t.Header)
	for i, row := range t.Rows {
		t.Rows[i] = forward(row)
	}
}
