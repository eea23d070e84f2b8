package markdown

import (
	"strconv"
	"strings"
	"unicode"

	"porthole/content"
)

// isRunning reports whether a column only numbers the rows: under "#", "No." or nothing it counts from 0 or 1, or goes on where
// the table before it ended.
func (r *tableReader) isRunning(t *content.Table, c int) bool {
	if heading := headingText(t.Header[c]); len(t.Rows) < 2 || !isCounter(heading) && (c > 0 || !isCounterWord(heading)) {
		return false
	}
	prefix := counterPrefix(t, c)
	next, counted, slips := -1, 0, 0
	for _, row := range t.Rows {
		text := content.PlainText(row[c].Text)
		if text == "" {
			continue // a heading between the rows
		}
		n, err := strconv.Atoi(strings.TrimPrefix(strings.TrimRight(text, ".) "), prefix))
		switch {
		case err != nil || next < 0 && n != 0 && n != 1 && n != r.counted+1:
			return false
		case next >= 0 && n != next:
			slips++
		}
		next = n + 1
		counted++
	}
	if counted < 2 || 2*counted <= len(t.Rows) || slips*10 > counted {
		return false
	}
	r.counted = next - 1
	return true
}

// counterPrefix returns what stands before the number in each cell of a long column, "PT-" of "PT-0001"; "" for nothing. In a
// short one it is a name: "A01" of a list of ten.
func counterPrefix(t *content.Table, c int) string {
	if len(t.Rows) < minPrefixed {
		return ""
	}
	text := content.PlainText(t.Rows[0][c].Text)
	return strings.TrimRightFunc(text, unicode.IsDigit)
}

// minPrefixed is how many rows a column has whose numbers may have letters before them.
const minPrefixed = 20

// isCounter reports whether a heading says that its column numbers the rows, in a language or another.
func isCounter(heading string) bool {
	switch strings.ToLower(strings.TrimRight(heading, ". :")) {
	case "", "#", "no", "nr", "n", "№", "nº", "n°", "n.º", "s.no", "s. no", "sl. no", "sl no", "sr. no", "sr no", "sr", "lp", "l.p",
		"п/п", "№ п/п", "nro", "ord", "poř", "p.č", "č", "ssz", "sorszám", "stt", "sıra", "sıra no", "α/α", "a/a", "מס'", "מס׳", "מס", "מספר", "م", "رقم", "الرقم", "ردیف",
		"序号", "序號", "编号", "編號", "番号", "번호", "순번", "ลำดับ", "ลำดับที่", "ที่", "क्रम", "क्रमांक", "क्र", "क्र.सं", "क्र. सं", "क्रम संख्या":
		return true
	}
	return false
}

// isCounterWord reports whether a heading says so where it stands over the first column. Over another one its numbers say
// something of the first: an element and its number, a field and its index.
func isCounterWord(heading string) bool {
	switch strings.ToLower(strings.TrimRight(heading, ". :")) {
	case "num", "number", "id", "idx", "index":
		return true
	}
	return false
}
