package markdown

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"porthole/content"
)

// sidesOf heads a table without headings as what it is taken for, cards: the first two columns that say something of their own in
// each row are front and back. Where readings stand between, as behind Chinese characters, the last one is the back. What the others hold
// nobody can tell; they have no heading.
func sidesOf(rows [][]string, columns int) []string {
	headings := make([]string, columns)
	var sides []int
	for c := range columns {
		if len(rows) < minNamed || columns < 3 || tellsRows(rows, c) && !isSpelled(rows, c) {
			sides = append(sides, c)
		}
	}
	if len(sides) == 0 {
		return headings
	}
	front, back := sides[0], 0
	headings[front] = "Front"
	for _, c := range sides[1:] {
		if back == 0 || isWide(rows, front) || saysTheSame(rows, front, back) || isSpelled(rows, back) {
			back = c
		}
	}
	if back > 0 {
		headings[back] = "Back"
	}
	return headings
}

// isWide reports whether most cells of a column are written in characters of East Asia.
func isWide(rows [][]string, c int) bool {
	return mostCells(rows, c, func(text string) bool {
		return strings.ContainsFunc(text, func(r rune) bool {
			return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul)
		})
	})
}

// isSpelled reports whether most cells of a column say how a word is spoken: "/fɒks/", "[fɒks]", "ˈfɒksɪz".
func isSpelled(rows [][]string, c int) bool {
	return mostCells(rows, c, func(text string) bool {
		return len(text) > 2 && (text[0] == '/' && strings.HasSuffix(text, "/") || text[0] == '[' && strings.HasSuffix(text, "]")) || strings.ContainsAny(text, "ˈˌəɪʊɔʌɛɜɒɑæʃʒθðŋɹɡː")
	})
}

// mostCells reports whether two in three of the cells of a column that say something are so.
func mostCells(rows [][]string, c int, so func(string) bool) bool {
	are, filled := 0, 0
	for _, row := range rows {
		if c < len(row) && row[c] != "" {
			filled++
			if so(row[c]) {
				are++
			}
		}
	}
	return filled > 0 && 3*are >= 2*filled
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

// sidesPhrases ask what stands beside something, and do not say how the two belong together.
func sidesPhrases() content.Phrases {
	return content.Phrases{Forward: "What goes with “{subject}”?", Reverse: "What goes with “{value}”?", Statement: "“{subject}” goes with “{value}”."}
}

// phraseSides has the sides of cards asked without naming them: nobody knows what they are called, or they are called front and back.
func (d *document) phraseSides(headings []string, rows [][]string) {
	called := func(wanted cardSide) func(string) bool {
		return func(heading string) bool {
			side, _ := sideOf(heading + ":")
			return side == wanted
		}
	}
	front, back := slices.IndexFunc(headings, called(frontSide)), slices.IndexFunc(headings, called(backSide))
	if front < 0 || back < 0 {
		return
	}
	questions, filled := 0, 0
	for _, row := range rows {
		if max(front, back) >= len(row) || row[front] == "" || row[back] == "" {
			continue
		}
		if filled++; endsInQuestion(row[front]) && !endsInQuestion(row[back]) {
			questions++
		}
	}
	said := sidesPhrases()
	if 2*questions > filled {
		said = content.Phrases{Forward: "{subject}", Statement: "{subject} {value}"}
	}
	d.course.Phrases = map[string]content.Phrases{content.Key(headings[back]): said}
}

// tellsRows reports whether a column says something of its own of each row: it does not number or sort them, names no file or place in
// the web, and holds no sentences where another column holds words.
func tellsRows(rows [][]string, c int) bool {
	numbers, filled, said := 0, 0, map[string]bool{}
	for _, row := range rows {
		if c >= len(row) || row[c] == "" {
			continue
		}
		filled++
		said[row[c]] = true
		if strings.IndexFunc(row[c], unicode.IsLetter) < 0 || isAddress(row[c]) || isKeyOfPrograms(row[c]) {
			numbers++
		}
	}
	switch {
	case filled == 0 || 3*filled < 2*len(rows) || 2*numbers >= filled || len(said) == 1 && filled > 1:
		return false
	case filled >= minSorted && 2*len(said) < filled:
		return false
	}
	return !mostCells(rows, c, isLongSide) || !hasWords(rows, c)
}

// isLongSide reports whether a cell is a sentence. Meanings in a script without spaces are parted by the marks of sentences: "春天；泉水".
func isLongSide(text string) bool {
	wide := strings.IndexFunc(text, func(r rune) bool {
		return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul)
	}) >= 0
	return isLong(text) && (!wide || utf8.RuneCountInString(text) > maxNameRunes || strings.ContainsAny(text, "。？！"))
}

// isKeyOfPrograms reports whether a text is one by which programs find a row: letters and digits without a space, as many as no word has.
func isKeyOfPrograms(text string) bool {
	if strings.Contains(text, " ") || !content.IsPlain(text) || !strings.ContainsAny(text, "0123456789") && !strings.ContainsAny(text, "{}^~|$#&") {
		return false
	}
	return len(text) >= minKey || strings.ContainsAny(text, "0123456789") && strings.ContainsAny(text, "-_")
}

// minKey is the length of such a text: Anki's have ten characters.
const minKey = 9

// hasWords reports whether two columns other than c hold words or names.
func hasWords(rows [][]string, c int) bool {
	columns := 0
	for _, row := range rows {
		columns = max(columns, len(row))
	}
	words := 0
	for o := range columns {
		if o != c && !mostCells(rows, o, isLong) && mostCells(rows, o, func(text string) bool { return strings.ContainsFunc(text, unicode.IsLetter) && !isKeyOfPrograms(text) }) {
			words++
		}
	}
	return words > 1
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
