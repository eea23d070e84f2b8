package markdown

import (
	"slices"
	"strings"

	"porthole/content"
)

// An open first cell may go on with the one above, as where cells were joined, or mean that there is none, as in a glossary that lacks a word.

// subjectCells returns the cells of the first column. One that is left open goes on with the one above where that is plain.
func (s *factReader) subjectCells() []rawCell {
	cells := s.rawColumn(0)
	if !slices.ContainsFunc(cells, func(c rawCell) bool { return c.text == "" }) || !s.authored && !groups(sifter{s}) {
		return cells
	}
	for i, cell := range cells {
		if i == 0 || cell.text != "" || cells[i-1].text == "" || !s.fills(i) {
			continue
		}
		cells[i] = cells[i-1]
		s.Notice(s.lines[i], "write it again where another one is meant", "the first cell of the row is open; it is read as %q", oneLine(cells[i].text))
	}
	return cells
}

// groups reports whether the rows of a table plainly stand in groups, of which only the first row names what they are about: no column is one of a
// language, no row has its first cell alone, and half of the names, or more, head a group, or there are as many open cells as names.
func groups(s sifter) bool {
	if slices.ContainsFunc(s.headings, headsLanguage) {
		return false
	}
	names, groups, open, heads := 0, 0, 0, false
	for _, row := range s.t.Rows {
		switch named, more := says(row[0]) && !isDitto(rawCellOf(row[0].Text)), saysMore(row); {
		case named && !more:
			return false
		case named:
			names, heads = names+1, true
		case more:
			if open++; heads {
				groups, heads = groups+1, false
			}
		}
	}
	return 2*groups >= names || open >= names
}

// headsLanguage reports whether a word of a heading is the name of a language.
func headsLanguage(heading string) bool {
	return slices.ContainsFunc(headingWords(heading), content.IsLanguage)
}

// says reports whether a cell says something.
func says(cell content.Cell) bool {
	return strings.TrimSpace(content.PlainText(cell.Text)) != ""
}

// saysMore reports whether a cell of a row behind the first says something.
func saysMore(row []content.Cell) bool { return len(row) > 1 && slices.ContainsFunc(row[1:], says) }

// fills reports whether a row says something in the columns in which the one above does. In a table that was not written for this program it says
// nothing in others, either.
func (s *factReader) fills(row int) bool {
	for c := 1; c < len(s.t.Header); c++ {
		if above, here := says(s.t.Rows[row-1][c]), says(s.t.Rows[row][c]); above && !here || here && !above && !s.authored {
			return false
		}
	}
	return len(s.t.Header) > 1
}
