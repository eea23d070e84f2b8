package markdown

import (
	"slices"
	"strings"

	"porthole/content"
)

// beginsWithHeadings reports whether the first row heads the others: it has one of the words that headings are, or no number
// where all other rows have one.
func (s *sheet) beginsWithHeadings() bool {
	first := s.rows[0]
	if len(s.rows) < 2 || len(first) < 2 || slices.Contains(first, "") || len(distinct(first)) < len(first) {
		return false
	}
	for c, heading := range first {
		if isHeadingWord(heading) || tellsMeaning(heading) || speaksOfPorts(heading) {
			return true
		}
		numbers := !strings.ContainsAny(heading, "0123456789")
		for _, row := range s.rows[1:] {
			numbers = numbers && c < len(row) && row[c] != "" && strings.Trim(row[c], "0123456789.,- ") == ""
		}
		if numbers {
			return true
		}
	}
	return false
}

func isHeadingWord(heading string) bool {
	return slices.Contains([]string{
		"term", "word", "front", "back", "question", "answer", "name", "title", "description", "code", "country", "capital", "protocol", "command", "key", "value",
		"symbol", "event", "date", "year", "author", "begriff", "wort", "frage", "antwort", "palabra", "mot", "id", "#", "no", "category", "type", "notes", "example",
	}, content.Key(heading))
}

// sidesOf heads a table without headings as what it is taken for, cards: the first two columns that say something of their own in
// each row are front and back. What the others hold nobody can tell; they have no heading.
func sidesOf(rows [][]string, columns int) []string {
	headings := make([]string, columns)
	sides := []string{"Front", "Back"}
	for c := 0; c < columns && len(sides) > 0; c++ {
		if len(rows) < minNamed || columns < 3 || tellsRows(rows, c) {
			headings[c], sides = sides[0], sides[1:]
		}
	}
	if front, back := slices.Index(headings, "Front"), slices.Index(headings, "Back"); back > 0 && saysTheSame(rows, front, back) {
		for c := columns - 1; c > back; c-- { // it only spells the front in another way
			if tellsRows(rows, c) {
				headings[back], headings[c] = "", "Back"
				break
			}
		}
	}
	return headings
}

// saysTheSame reports whether two columns say the same in many rows.
func saysTheSame(rows [][]string, a, b int) bool {
	same := 0
	for _, row := range rows {
		if max(a, b) < len(row) && row[a] == row[b] {
			same++
		}
	}
	return 5*same > len(rows)
}

// phraseSides has the sides of cards asked without naming them: nobody knows what they are called.
func (d *document) phraseSides(headings []string, rows [][]string) {
	front := slices.Index(headings, "Front")
	if front < 0 || !slices.Contains(headings, "Back") {
		return
	}
	questions := 0
	for _, row := range rows {
		if front < len(row) && endsInQuestion(row[front]) {
			questions++
		}
	}
	said := content.Phrases{Forward: "What goes with “{subject}”?", Reverse: "What goes with “{value}”?", Statement: "“{subject}” goes with “{value}”."}
	if 2*questions > len(rows) {
		said = content.Phrases{Forward: "{subject}", Statement: "{subject} {value}"}
	}
	d.course.Phrases = map[string]content.Phrases{content.Key("Back"): said}
}

// tellsRows reports whether a column says something of each row: it does not number them, and does not say the same in all.
func tellsRows(rows [][]string, c int) bool {
	numbers, same, filled := 0, 0, 0
	first := ""
	for _, row := range rows {
		if c >= len(row) || row[c] == "" {
			continue
		}
		if filled++; filled == 1 {
			first = row[c]
		}
		if row[c] == first {
			same++
		}
		if strings.Trim(row[c], "0123456789") == "" {
			numbers++
		}
	}
	return filled > 0 && numbers < filled && same < filled
}

// withoutRunning takes the columns before the front out, which only number the rows.
func withoutRunning(headings []string, rows [][]string, columns int) ([]string, [][]string, int) {
	n := slices.Index(headings, "Front")
	if n < 1 {
		return headings, rows, columns
	}
	cut := make([][]string, len(rows))
	for i, row := range rows {
		cut[i] = row[min(n, len(row)):]
	}
	return headings[n:], cut, columns - n
}
