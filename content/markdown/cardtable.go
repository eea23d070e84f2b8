package markdown

import (
	"porthole/content"
)

// takeCards makes a table of the cards of each form and lesson, from which the facts are taken as from any other. It is no
// part of a lesson: the cards are there as they were written.
func (r *cardReader) takeCards(tables *tableReader) {
	type group struct {
		form   cardForm
		lesson int
		ways   bool
	}
	r.takeEntries()
	r.withoutLabels()
	at := map[group]int{}
	for _, c := range r.cards {
		g := group{c.form, min(c.lesson, len(r.course.Lessons)-1), c.bothWays}
		i, ok := at[g]
		if !ok {
			i = len(tables.pending)
			at[g] = i
			tables.addCards(g.form, g.lesson, c.line, c.bothWays)
		}
		tables.pending[i].addCard(r.course, c)
	}
	for g := range at {
		r.phrase(g.form)
	}
}

// phrase has the front of a card asked as it is written.
func (r *cardReader) phrase(f cardForm) {
	if f == termCard || f == boldCard {
		return
	}
	if r.course.Phrases == nil {
		r.course.Phrases = map[string]content.Phrases{}
	}
	key := content.Key(f.headings()[1])
	if _, ok := r.course.Phrases[key]; ok {
		return
	}
	if r.course.Phrases[key] = sidesPhrases(); f != pairCard {
		r.course.Phrases[key] = content.Phrases{Forward: "{subject}", Statement: "{subject} {value}"}
	}
}

// addCards begins a table for cards.
func (r *tableReader) addCards(f cardForm, lesson, line int, bothWays bool) {
	t := content.Table{Lesson: lesson, Line: line}
	for _, h := range f.headings() {
		t.Header = append(t.Header, content.Cell{Text: []content.Span{{Text: h}}, Fact: -1})
	}
	index := len(r.course.Tables)
	r.course.Tables = append(r.course.Tables, t)
	r.perTab = append(r.perTab, 0)
	r.pending = append(r.pending, &factReader{tableReader: r, index: index, cards: true, oneWay: !bothWays})
}

// addCard adds a row.
func (s *factReader) addCard(course *content.Course, c card) {
	cell := func(text string, sources []int) content.Cell {
		spans := []content.Span{{Text: text}}
		for _, i := range sources {
			spans = append(spans, content.Span{Source: i + 1})
		}
		return content.Cell{Text: spans, Fact: -1}
	}
	t := &course.Tables[s.index]
	front := cell(c.front, nil)
	if c.literal {
		front.Text[0].Style = content.Literal
	}
	t.Rows = append(t.Rows, []content.Cell{front, cell(c.back, c.sources)})
	s.lines, s.prose, s.under = append(s.lines, c.line), append(s.prose, c.prose), append(s.under, c.under)
}

// cardColumns reads the two columns of cards as they stand: nothing in them is split.
func (s *factReader) cardColumns() {
	s.cells = make([][]cellValue, 2)
	s.cells[1] = make([]cellValue, len(s.t.Rows))
	s.subjects = make([]subjectCell, len(s.t.Rows))
	for i, row := range s.t.Rows {
		front, back := content.PlainText(row[0].Text), content.PlainText(row[1].Text)
		s.subjects[i] = subjectCell{base: front, subjects: []subject{{name: front, key: content.Key(front), kind: textKind(front), literal: isLiteral(row[0].Text)}}}
		kind := textKind(back)
		if s.prose[i] {
			kind = content.Sentence
		} else if numbers, ok := numbers(back, habits{}); ok && len(numbers) == 1 && numbers[0].Text == back {
			kind = content.Number
		}
		s.cells[1][i] = cellValue{values: []content.Value{{Text: back}}, kind: kind, text: back}
	}
	addPlainForms(s.cells[1])
	s.nameUnder()
	s.partner = make([]int, 2)
}

// nameUnder puts what the fronts of cards are asked with behind them.
func (s *factReader) nameUnder() {
	for i, under := range s.under {
		if under != "" {
			s.subjects[i].subjects[0].nameAfter(under)
		}
	}
}
