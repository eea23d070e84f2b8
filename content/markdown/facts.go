package markdown

import (
	"slices"
	"strings"

	"porthole/content"
)

// identity is what makes a fact the same fact, each part as Key writes it.
type identity struct{ authority, subject, relation string }

// maxValues is how many values one fact keeps.
const maxValues = 100

// factReader takes the facts from a table.
type factReader struct {
	*tableReader

	t         *content.Table
	heading   string   // under which it stands
	above     string   // and that above it
	before    string   // what announces it
	cards     bool     // the rows are cards, of which nothing is split
	oneWay    bool     // and are asked in one way alone
	prose     []bool   // by row: its back is a paragraph
	under     []string // by row: what its front is asked with
	said      []int    // lines of the cells that their row's first cell says
	repeats   bool     // cells only say again what their row is about
	index     int
	lines     []int // of each row
	relations []string
	keys      []string // of the relations
	headings  []string
	headKeys  []string // of the headings
	sorts     []headingSort
	words     columnWords
	unnamed   []int  // rows without a subject
	oneWays   []int  // columns that are asked in one way
	authority string // as Key writes it
	subjects  []subjectCell
	cells     [][]cellValue // by column, then by row
	partner   []int         // by column: the name column a port column goes with, 0 for none
}

// prepare reads the columns. It is false where the table has nothing to take facts from.
func (s *factReader) prepare() bool {
	if !s.hasRelations() {
		return false
	}
	s.readHeadings()
	if s.holdsQuestions() || (sifter{s}).unasked() {
		return false
	}
	if s.cards {
		s.cardColumns()
		return true
	}
	s.subjects = parseSubjects(s.subjectCells(), s.headings[0], !s.authored)
	if s.namesSides() {
		return false
	}
	s.cells = make([][]cellValue, len(s.t.Header))
	for c := 1; c < len(s.t.Header); c++ {
		s.cells[c] = s.column(c)
	}
	ofWords := false
	if s.sorts != nil {
		s.words = wordsOf(s.t.Header)
		ofWords = s.words.areOfWords()
	}
	for c := 1; c < len(s.t.Header); c++ {
		switch {
		case s.saysNothing(c):
			s.Notice(s.t.Line, "write what differs from row to row", "each cell under %q says %q; the column is not asked", s.headings[c], s.cells[c][0].text)
			s.cells[c] = nil
		case s.namesItself(c):
			s.Notice(s.t.Line, "say it without the name", "what stands under %q names what its row is about, so that the answer would give itself away; the column is not asked", s.headings[c])
			s.cells[c] = nil
		case (sifter{s}).standsAside(c, ofWords):
		case s.pointsElsewhere(c):
			s.Notice(s.t.Line, "write what is to be known", "what stands under %q only names or points to something; the column is not asked", s.headings[c])
			s.cells[c] = nil
		}
	}
	sifter{s}.leaveOutThemes()
	if s.asksNothing() {
		return false
	}
	for c := 1; c < len(s.t.Header); c++ {
		s.leaveOutCommon(c)
		sifter{s}.leaveOutRecurring(c)
	}
	s.joinKeys()
	sifter{s}.passOverRepeated()
	s.oneWay, s.oneWays = sifter{s}.ways()
	s.findPartners()
	return true
}

// readHeadings reads what stands above the columns.
func (s *factReader) readHeadings() {
	s.authority = content.Key(s.t.Authority)
	var alike string
	if s.relations, alike = relations(s.t.Header); alike != "" {
		s.Warn(s.t.Line, "give each column a heading of its own", "several columns are headed %q, and what stands to their left does not tell them apart", alike)
	}
	n := len(s.t.Header)
	s.headings, s.headKeys, s.keys = make([]string, 0, n), make([]string, 0, n), make([]string, 0, n)
	for c, h := range s.t.Header {
		heading := headingText(h)
		key := content.Key(heading)
		s.headings, s.headKeys = append(s.headings, heading), append(s.headKeys, key)
		if s.relations[c] != heading {
			key = content.Key(s.relations[c])
		}
		s.keys = append(s.keys, key)
		if c > 0 && s.relations[c] == "" {
			s.Notice(s.t.Line, "give every column a heading", "column %d of the table has no heading and is not used", c+1)
		}
	}
	s.sorts = sifter{s}.sortHeadings()
}

// readFacts takes the facts row by row, in the order of the columns.
func (s *factReader) readFacts() {
	c := s.course
	c.Facts = slices.Grow(c.Facts, min(len(s.t.Rows)*(len(s.t.Header)-1), content.MaxFacts-min(len(c.Facts), content.MaxFacts)))
	for row := range s.t.Rows {
		s.row(row)
	}
	if s.repeats {
		s.Notice(s.t.Line, "leave them empty", "cells that only say again what their row is about are not asked")
	}
	if len(s.said) > 0 {
		s.Notice(s.said[0], "say it in other words", "%s, from here on; not asked", counted(len(s.said), "question would say its own answer", "questions would say their own answers"))
	}
	sifter{s}.tellUnnamed()
	if s.perTab[s.index] == 0 {
		s.Notice(s.t.Line, "fill its cells, or mark it <!-- reading -->", "the table yields no facts")
	}
}

func (s *factReader) hasRelations() bool {
	switch {
	case len(s.t.Header) < 2:
		s.Notice(s.t.Line, "add a column that says something of the first", "the table has only one column and yields no facts")
	case len(s.t.Rows) == 1 && len(s.t.Header) > 2 && headingText(s.t.Header[0]) == "" && !s.authored:
		s.Notice(s.t.Line, "give its first column a heading", "the table shows how one thing is written, and yields no facts")
	case len(s.t.Rows) == 0:
		s.Notice(s.t.Line, "add rows under the heading", "the table has no rows and yields no facts")
	default:
		return true
	}
	return false
}

// findPartners finds the columns of numbers that say something of the names directly to their
// left, as in "Secure variant | Secure port": the headings belong together, and the names are
// abbreviations that hardly repeat.
func (s *factReader) findPartners() {
	s.partner = make([]int, len(s.cells))
	for c := 2; c < len(s.cells); c++ {
		if s.belongs(c) && isNumberColumn(s.cells[c]) && isNameColumn(s.cells[c-1]) {
			s.partner[c] = c - 1
		}
	}
}

// belongs reports whether the headings say that column c goes with the one to its left.
func (s *factReader) belongs(c int) bool {
	if s.headings[c] == "" || s.headings[c-1] == "" {
		return false
	}
	if speaksOfPorts(s.headings[c]) || s.relations[c] != s.headings[c] {
		return true
	}
	left := strings.Fields(s.headKeys[c-1])
	return slices.ContainsFunc(strings.Fields(s.headKeys[c]), func(w string) bool { return slices.Contains(left, w) })
}

func isNumberColumn(cells []cellValue) bool {
	numbers, all := 0, 0
	for _, v := range cells {
		if !v.blank() {
			all++
			if v.kind == content.Number {
				numbers++
			}
		}
	}
	return numbers*2 > all
}

func isNameColumn(cells []cellValue) bool {
	abbreviations, all, single := 0, 0, 0
	distinct := map[string]bool{}
	for _, v := range cells {
		if v.blank() {
			continue
		}
		all++
		if v.kind == content.Name && allAbbreviations(v.values) {
			abbreviations++
		}
		if v.kind == content.Name && len(v.values) == 1 {
			single++
			distinct[content.Key(v.values[0].Text)] = true
		}
	}
	return abbreviations*2 > all && len(distinct)*3 > single*2
}

// saysAnything reports whether a row has a value.
func (s *factReader) saysAnything(row int) bool {
	for c := 1; c < len(s.cells); c++ {
		if s.cells[c] != nil && !s.cells[c][row].blank() {
			return true
		}
	}
	return false
}

// row takes the facts of one row.
func (s *factReader) row(row int) {
	subjects := s.subjects[row].subjects
	if len(subjects) == 0 {
		if s.saysAnything(row) {
			s.unnamed = append(s.unnamed, row)
		}
		return
	}
	if !s.authored && s.headings[0] == "" && isExampleLabel(s.subjects[row].base) {
		s.Notice(s.lines[row], "write a table of its own for it", "the row gives examples of its columns; it is not asked")
		return
	}
	for c := 1; c < len(s.cells); c++ {
		if s.cells[c] == nil || s.cells[c][row].blank() || !s.hasRoom(row, len(subjects)) {
			continue
		}
		for _, sub := range subjects {
			if (sifter{s}).saysAgain(sub, row, c) {
				continue
			}
			i := s.put(s.fact(sub, row, c), sub.key, s.keys[c])
			if s.t.Rows[row][c].Fact < 0 {
				s.t.Rows[row][c].Fact = i
				s.perTab[s.index]++
			}
		}
		s.secondary(row, c)
	}
}

// hasRoom reports whether n more facts are taken in, and tells the first time they are not.
func (s *factReader) hasRoom(row, n int) bool {
	if s.taken += n; s.taken <= content.MaxFacts {
		return true
	}
	if s.taken-n <= content.MaxFacts {
		s.taken = content.MaxFacts + 1
		s.Warn(s.lines[row], "split it into several documents", "the tables have more than %d facts; the rest is not used", content.MaxFacts)
	}
	return false
}

func (s *factReader) fact(sub subject, row, c int) content.Fact {
	v := s.cells[c][row]
	return content.Fact{
		Subject: sub.name, Names: sub.names, SubjectKind: sub.kind, SubjectHeading: s.headings[0],
		Relation: s.relations[c], Authority: s.t.Authority,
		Values: v.values, Kind: v.kind, Sources: s.cited(row, c, 0), OneWay: v.yesNo || s.oneWay || slices.Contains(s.oneWays, c) || !s.authored && !s.cards && v.saysYesOrNo(), Exact: sub.exact, Literal: sub.literal,
		Lesson: s.t.Lesson, Table: s.index, Row: row, Column: c, Line: s.lines[row],
	}
}

// cited are the sources of the cell, else of the cell that names the subject, else of the heading.
func (s *factReader) cited(row, c, subject int) []int {
	for _, spans := range [...][]content.Span{s.t.Rows[row][c].Text, s.t.Rows[row][subject].Text, s.t.Header[c].Text} {
		if found := sourcesIn(spans); len(found) > 0 {
			return found
		}
	}
	return nil
}

// secondary gives the fact in column c to the one name in the column it goes with, too.
func (s *factReader) secondary(row, c int) {
	p := s.partner[c]
	if p == 0 || s.cells[c][row].kind != content.Number {
		return
	}
	v := s.cells[p][row]
	if len(v.values) != 1 || v.kind != content.Name || isTransport(v.values[0].Text) {
		return
	}
	sub := subject{name: v.values[0].Text, key: content.Key(v.values[0].Text), kind: content.Name}
	if note := v.values[0].Note; isFullName(note) {
		sub.names = []string{note}
	}
	if slices.ContainsFunc(s.subjects[row].subjects, func(o subject) bool { return o.key == sub.key }) {
		return
	}
	f := s.fact(sub, row, c)
	f.Secondary, f.SubjectHeading, f.Sources = true, s.headings[p], s.cited(row, c, p)
	s.put(f, sub.key, s.keys[c])
}

// put adds a fact to the course, or joins it to the one with the same identity, and returns its
// index.
func (s *factReader) put(f content.Fact, subject, relation string) int {
	c := s.course
	id := identity{s.authority, subject, relation}
	i, ok := s.facts[id]
	if !ok {
		i = len(c.Facts)
		s.facts[id] = i
		f.Values = slices.Clip(f.Values)
		if len(f.Values) > maxValues {
			f.Values = f.Values[:maxValues:maxValues]
			s.tooMany(f)
		}
		c.Facts = append(c.Facts, f)
		return i
	}
	s.join(&c.Facts[i], f)
	return i
}

// join adds to old what f says beyond it.
func (s *factReader) join(old *content.Fact, f content.Fact) {
	old.Secondary = old.Secondary && f.Secondary
	old.Kind = max(old.Kind, f.Kind)
	old.Sources = addAll(slices.Clip(old.Sources), f.Sources)
	for _, n := range f.Names {
		if !slices.Contains(old.Names, n) {
			old.Names = append(slices.Clip(old.Names), n)
		}
	}
	for _, v := range f.Values {
		if len(old.Values) == maxValues {
			s.tooMany(f)
			return
		}
		key := content.Key(v.Text)
		if !slices.ContainsFunc(old.Values, func(o content.Value) bool { return o.Text == v.Text || content.Key(o.Text) == key }) {
			old.Values = append(slices.Clip(old.Values), v)
		}
	}
}

func (s *factReader) tooMany(f content.Fact) {
	s.Warn(f.Line, "split it into several subjects", "%q has more than %d values for %q; the rest is not used", f.Subject, maxValues, f.Relation)
}
