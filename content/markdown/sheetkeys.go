package markdown

import (
	"strings"

	"porthole/content"
)

// bringKeyForward finds the column that tells the rows of a sheet apart together with the first one, as a verb and a tense do, and makes it the second.
// It reports whether there is one: what the rows are about are both then, and no column that happens to differ from row to row.
func bringKeyForward(t *content.Table) bool {
	words := wordsOf(t.Header)
	if len(t.Header) < 3 || len(t.Rows) < minRepeats || !mayBeKey(t, words, 0) {
		return false
	}
	for c := 1; c < len(t.Header); c++ {
		if mayBeKey(t, words, c) && tellApart(t, c) {
			moveColumn(t, c)
			return true
		}
	}
	return false
}

// mayBeKey reports whether a column says each thing in several rows, leaves nothing open, and is headed as something that is learnt.
func mayBeKey(t *content.Table, words columnWords, c int) bool {
	heading := headingText(t.Header[c])
	if !namesSomething(heading) || isMachineHeading(heading) || asideOf(heading, words[c], true) > classAside {
		return false
	}
	if sort := sortOfHeading(heading); sort != anyHeading && sort != nameHeading {
		return false
	}
	seen := map[string]bool{}
	for _, row := range t.Rows {
		text := content.PlainText(row[c].Text)
		if text == "" || strings.Trim(text, "0123456789.,-") == "" || len(text) > maxNamed {
			return false
		}
		seen[content.CaseKey(text)] = true
	}
	return len(seen) > 1 && 2*len(seen) <= len(t.Rows)
}

// tellApart reports whether no two rows say the same in the first column and in column c.
func tellApart(t *content.Table, c int) bool {
	seen := map[string]bool{}
	for _, row := range t.Rows {
		key := content.CaseKey(content.PlainText(row[0].Text) + "\x00" + content.PlainText(row[c].Text))
		if seen[key] {
			return false
		}
		seen[key] = true
	}
	return true
}

// moveColumn makes column c the second one.
func moveColumn(t *content.Table, c int) {
	move := func(cells []content.Cell) []content.Cell {
		out := append(make([]content.Cell, 0, len(cells)), cells[0], cells[c])
		return append(append(out, cells[1:c]...), cells[c+1:]...)
	}
	t.Header = move(t.Header)
	for i, row := range t.Rows {
		t.Rows[i] = move(row)
	}
}
