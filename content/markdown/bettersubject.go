package markdown

import (
	"slices"
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
	if first != anyHeading && first != nameHeading {
		if c := phraseColumn(t); c > 0 {
			return c
		}
	}
	if len(t.Header) == 2 {
		if first == describeHeading && !isLongColumn(t, 1) && namesRows(t, 1) {
			return 1
		}
		return 0
	}
	if themed := first == themeHeading || first == typeHeading; !themed && namesNothing(t, first) {
		return firstNaming(t, true)
	} else if repeated, distinct := repeatedIn(t, 0); themed || repeated && 4*distinct <= 3*len(t.Rows) {
		return firstNaming(t, themed && repeated)
	}
	if isLongColumn(t, 0) {
		return firstNaming(t, false)
	}
	return 0
}

// phraseColumn returns the column of whole phrases behind one that only sorts or numbers them, where they are translated; 0 for none.
func phraseColumn(t *content.Table) int {
	if len(t.Header) < 2 {
		return 0
	}
	if first := sortOfHeading(headingText(t.Header[0])); first != themeHeading && first != codeHeading && first != iconHeading && first != typeHeading {
		return 0
	}
	words := wordsOf(t.Header)
	if !translates(words) {
		return 0
	}
	for c := 1; c < len(t.Header); c++ {
		if repeated, distinct := repeatedIn(t, c); slices.ContainsFunc(words[c], isPhraseWord) && !isExampleWord(words[c][0]) && !repeated && distinct == len(t.Rows) {
			return c
		}
	}
	return 0
}

// translates reports whether a heading says that what stands elsewhere is translated below it, and none heads single words, to which phrases would be examples.
func translates(words columnWords) bool {
	some := false
	for _, heading := range words {
		if len(heading) > 0 && slices.Contains([]string{"word", "words", "wort", "palabra", "mot", "слово", "单词", "単語", "단어"}, heading[0]) {
			return false
		}
		some = some || slices.ContainsFunc(heading, func(word string) bool { return tellsMeaning(word) || content.IsLanguage(word) || word == "translation" })
	}
	return some
}

// namesNothing reports whether the first column, of which a heading says the sort, holds pictures or codes, or is headed as one of explanations.
func namesNothing(t *content.Table, first headingSort) bool {
	return first == iconHeading || first == describeHeading || isMachineHeading(headingText(t.Header[0])) || areHashes(t, 0) || areOwnCodes(t, 0, first == codeHeading) || areSigns(t, 0)
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
	if len(t.Rows) <= maxRowsCompared {
		return repeatedInFew(t, c)
	}
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

// maxRowsCompared is how many rows are compared one with another: a map for them costs more.
const maxRowsCompared = 12

func repeatedInFew(t *content.Table, c int) (repeated bool, distinct int) {
	for i, row := range t.Rows {
		text := content.PlainText(row[c].Text)
		if text == "" {
			continue
		}
		if slices.ContainsFunc(t.Rows[:i], func(above []content.Cell) bool { return content.PlainText(above[c].Text) == text }) {
			repeated = true
		} else {
			distinct++
		}
	}
	return repeated, distinct
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

// areHashes reports whether a column has nothing but numbers by which programs know the rows.
func areHashes(t *content.Table, c int) bool {
	return !slices.ContainsFunc(t.Rows, func(row []content.Cell) bool {
		return rawCellOf(row[c].Text).literal || !isHash(content.PlainText(row[c].Text))
	})
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
	for i, row := range t.Rows {
		if text := content.PlainText(row[c].Text); isLong(text) && !endsInQuestion(text) {
			long++
		} else if 3*(long+len(t.Rows)-i-1) < 2*len(t.Rows) {
			return false
		}
	}
	return 3*long >= 2*len(t.Rows)
}
