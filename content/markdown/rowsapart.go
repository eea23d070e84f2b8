package markdown

import (
	"slices"
	"strconv"
	"strings"

	"porthole/content"
)

// passOverRepeated leaves out the rows whose first cell comes back in other rows, where several columns are asked: which of the rows an
// answer is from nobody could tell.
func (s sifter) passOverRepeated() {
	if s.authored || s.cards || s.asked() < 2 {
		return
	}
	rows := map[string][]int{}
	for i, cell := range s.subjects {
		if len(cell.subjects) == 1 && len(s.t.Rows[i][0].Text) > 0 {
			key := cell.subjects[0].key
			rows[key] = append(rows[key], i)
		}
	}
	var over []int
	for _, same := range rows {
		if len(same) > 1 && s.differ(same) {
			over = append(over, same...)
		}
	}
	if len(over) == 0 {
		return
	}
	slices.Sort(over)
	for _, row := range over {
		s.subjects[row] = subjectCell{}
		for c := 1; c < len(s.cells); c++ {
			if s.cells[c] != nil {
				s.cells[c][row] = cellValue{}
			}
		}
	}
	s.Notice(s.lines[over[0]], "say in the first column what tells them apart", "%d rows begin as others do, the first of them with %q; they are not asked", len(over), content.PlainText(s.t.Rows[over[0]][0].Text))
}

// asked counts the columns that are asked.
func (s sifter) asked() int {
	n := 0
	for c := 1; c < len(s.cells); c++ {
		if s.cells[c] != nil {
			n++
		}
	}
	return n
}

// differ reports whether rows differ in more than one of their columns, so that values of one column belong to values of another.
func (s sifter) differ(rows []int) bool {
	columns := 0
	for c := 1; c < len(s.cells); c++ {
		if s.cells[c] != nil && slices.ContainsFunc(rows[1:], func(r int) bool { return s.cells[c][r].text != s.cells[c][rows[0]].text }) {
			columns++
		}
	}
	return columns > 1
}

// leaveOutRecurring takes out of a column whose cells differ from one another what many rows say nevertheless: it was filled in for
// want of something else.
func (s sifter) leaveOutRecurring(c int) {
	if s.authored || s.cells[c] == nil || len(s.cells[c]) < minRecurringIn {
		return
	}
	count, filled := map[string]int{}, 0
	for _, v := range s.cells[c] {
		switch {
		case v.yesNo || v.kind == content.Number:
			return
		case !v.blank():
			filled++
			count[v.text]++
		}
	}
	rows, most, recurring := 0, "", 0
	for text, n := range count {
		if n < minRecurring {
			continue
		}
		rows += n
		if recurring++; n > count[most] || n == count[most] && text < most {
			most = text
		}
	}
	if most == "" || 10*(len(count)-recurring) < 9*(filled-rows) || len(count) < 2*recurring*minRecurring {
		return
	}
	s.Notice(s.t.Line, "write what belongs to each", "%d rows say the same under %q as others do, such as %q, where most differ; they are not asked", rows, s.headings[c], most)
	for i, v := range s.cells[c] {
		if count[v.text] >= minRecurring {
			s.cells[c][i] = cellValue{}
		}
	}
}

// The fewest rows of a column in which that is looked for, and how often a text comes back.
const (
	minRecurringIn = 40
	minRecurring   = 4
)

// ways returns what is asked in one way alone: the whole table, where it has questions with their answers, and the columns that sort the
// rows.
func (s sifter) ways() (table bool, columns []int) {
	if s.sorts == nil {
		return s.oneWay, nil
	}
	questions, filled := 0, 0
	for _, cell := range s.subjects {
		if cell.base == "" {
			continue
		}
		if filled++; endsInQuestion(cell.base) {
			questions++
		}
	}
	for c := 1; c < len(s.cells); c++ {
		if s.cells[c] != nil && (s.sorts[c] == themeHeading || s.comesBackMuch(c)) {
			columns = append(columns, c)
		}
	}
	return 2*questions > filled || isQuestionHeading(s.headKeys[0]), columns
}

// comesBackMuch reports whether a column says few things of many rows: who is asked which rows they are of would have to name them all.
func (s sifter) comesBackMuch(c int) bool {
	if len(s.cells[c]) < minComingBack {
		return false
	}
	distinct, filled := map[string]bool{}, 0
	for _, v := range s.cells[c] {
		if !v.blank() {
			distinct[nearlySame(v.text)] = true
			filled++
		}
	}
	return filled >= minComingBack && 2*len(distinct) <= filled
}

// nearlySame returns what cells have in common that say the same to a reader, whatever stands in brackets behind it.
func nearlySame(text string) string {
	key := content.Key(text)
	if at := strings.IndexAny(key, "(（"); at > 0 {
		key = key[:at]
	}
	return strings.TrimRight(key, " .,;:。、")
}

// minComingBack is the number of rows from which on a column may say few things of many.
const minComingBack = 6

// counted writes a number with what is counted.
func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}

// tellUnnamed tells of the rows that were passed over because nothing says what they are about.
func (s sifter) tellUnnamed() {
	if len(s.unnamed) > mostUnnamed {
		s.Notice(s.lines[s.unnamed[0]], "name in the first column what they are about", "%d rows from here on have no subject and are passed over", len(s.unnamed))
		return
	}
	for _, row := range s.unnamed {
		hint := "name in the first column what the row is about"
		if row > 0 {
			hint += ", where it goes on with the row above, too"
		}
		s.Notice(s.lines[row], hint, "the row has no subject and is passed over")
	}
}

// mostUnnamed is how many rows without a subject are told of one by one.
const mostUnnamed = 3
