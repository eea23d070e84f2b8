package markdown

import (
	"strconv"
	"strings"
	"unicode"

	"porthole/content"
)

// betterSubject returns the column that names the rows where the first one only sorts, numbers or adorns them: themes, the codes of a
// document's own, pictures, or the sentences that explain what stands beside them; 0 where it is the first.
func betterSubject(t *content.Table) int {
	if len(t.Header) < 2 || len(t.Rows) < 2 {
		return 0
	}
	first := sortOfHeading(headingText(t.Header[0]))
	if len(t.Header) == 2 {
		if first == describeHeading && !isLongColumn(t, 1) && namesRows(t, 1) {
			return 1
		}
		return 0
	}
	repeated, distinct := repeatedIn(t, 0)
	themed := first == themeHeading || first == typeHeading
	weak := themed || namesNothing(t, first)
	if !weak && (!repeated || 4*distinct > 3*len(t.Rows)) {
		return 0
	}
	return firstNaming(t, weak && (repeated || !themed))
}

// namesNothing reports whether the first column, of which a heading says the sort, holds pictures, codes or explanations.
func namesNothing(t *content.Table, first headingSort) bool {
	return first == iconHeading || first == describeHeading || areOwnCodes(t, 0, first == codeHeading) || areSigns(t, 0) || isLongColumn(t, 0)
}

// firstNaming returns the first column after the first that names the rows and whose heading says so; else, where any will do, the
// first that names them; else 0.
func firstNaming(t *content.Table, anyDoes bool) int {
	best := 0
	for c := 1; c < len(t.Header); c++ {
		named := sortOfHeading(headingText(t.Header[c])) == nameHeading
		if named && namesRows(t, c) {
			return c
		}
		if anyDoes && best == 0 && namesRows(t, c) {
			best = c
		}
	}
	return best
}

// repeatedIn reports whether a column says the same in more than one row, and how many different things it says.
func repeatedIn(t *content.Table, c int) (repeated bool, distinct int) {
	seen := make(map[string]bool, len(t.Rows))
	filled := 0
	for _, row := range t.Rows {
		if text := content.PlainText(row[c].Text); text != "" {
			seen[text] = true
			filled++
		}
	}
	return len(seen) < filled, len(seen)
}

// areSigns reports whether the cells of a column are pictures: each has something, and none a letter or a digit.
func areSigns(t *content.Table, c int) bool {
	some := false
	for _, row := range t.Rows {
		cell := rawCellOf(row[c].Text)
		if cell.literal || strings.IndexFunc(cell.text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) >= 0 {
			return false
		}
		some = some || strings.IndexFunc(cell.text, isEmoji) >= 0
	}
	return some
}

// areOwnCodes reports whether a column numbers the rows by codes that mean nothing outside the document: "SUSU001", "SUSU002". Where the
// heading says that they are codes, any that count do: "Q1", "Q2".
func areOwnCodes(t *content.Table, c int, said bool) bool {
	if len(t.Rows) < minNamed {
		return false
	}
	prefix, next := "", -1
	for i, row := range t.Rows {
		text := content.PlainText(row[c].Text)
		letters := strings.TrimRightFunc(text, unicode.IsDigit)
		digits := text[len(letters):]
		n, err := strconv.Atoi(digits)
		if err != nil || i > 0 && (letters != prefix || n != next) || letters == "" || !said && (len(digits) < minOwnCode || digits[0] != '0') || len(letters) > maxNamed/2 {
			return false
		}
		prefix, next = letters, n+1
	}
	return true
}

// minOwnCode is how many digits a code has that only numbers the rows.
const minOwnCode = 3

// isLongColumn reports whether most cells of a column are sentences that do not ask.
func isLongColumn(t *content.Table, c int) bool {
	long := 0
	for _, row := range t.Rows {
		if text := content.PlainText(row[c].Text); isLong(text) && !endsInQuestion(text) {
			long++
		}
	}
	return 3*long >= 2*len(t.Rows)
}
