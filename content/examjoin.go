package content

import (
	"cmp"
	"slices"
)

// ForExam makes the course of an exam: the facts and questions of the courses that cite one of its objectives, and the
// lessons these stand in. What two courses say of one thing in the same words is taken from the one that has more for the
// exam, which comes first. The courses stay as they are.
func ForExam(exam string, courses []*Course) *Course {
	j := &examJoin{exam: exam, out: &Course{
		ID: ExamCourseID(exam), Title: ExamTitle(exam), Map: -1,
		Phrases: map[string]Phrases{}, Spellings: map[string][]string{},
	}, said: map[string]Fact{}}
	courses = slices.Clone(courses)
	slices.SortStableFunc(courses, func(a, b *Course) int { return cmp.Compare(j.asks(b), j.asks(a)) })
	parts := make([]*part, len(courses))
	for i, c := range courses {
		parts[i] = j.choose(c)
	}
	j.arrange(parts)
	for _, p := range parts {
		j.add(p)
	}
	for _, f := range j.out.Facts {
		if f.Authority == exam {
			j.out.Exam.Authority = exam
		}
	}
	return j.out
}

// examJoin makes the course of an exam out of others, one after the other.
type examJoin struct {
	exam string
	out  *Course
	said map[string]Fact // facts that are in it, by authority, subject and relation

	facts, tables int // taken so far
}

// asks counts what an exam asks of a course.
func (j *examJoin) asks(c *Course) (n int) {
	for _, f := range c.Facts {
		n += j.wants(c, f.Sources)
	}
	for _, q := range c.Questions {
		n += j.wants(c, q.Sources)
	}
	return n
}

// wants is 1 where one of the sources stands for an objective of the exam, else 0.
func (j *examJoin) wants(c *Course, sources []int) int {
	for _, s := range c.SourcesOf(sources) {
		if ExamOf(s.Objective) == j.exam {
			return 1
		}
	}
	return 0
}

// part is what becomes of one course: where its sources, lessons, tables and facts come to stand; -1: nowhere.
type part struct {
	*Course

	sources                int // how far they move
	lessons, tables, facts []int
	rows                   [][]int // by table
	asked                  []bool  // lessons
}

// choose tells which facts, rows and lessons of a course are taken.
func (j *examJoin) choose(c *Course) *part {
	p := &part{Course: c, lessons: fill(len(c.Lessons)), tables: fill(len(c.Tables)), facts: fill(len(c.Facts)), asked: make([]bool, len(c.Lessons))}
	for i, f := range p.Facts {
		key := Key(f.Authority) + "\x00" + f.SubjectKey() + "\x00" + Key(f.Relation)
		twin, met := j.said[key]
		if j.wants(c, f.Sources) == 0 || met && slices.Equal(twin.Texts(), f.Texts()) {
			continue
		}
		j.said[key] = f
		p.facts[i], p.asked[f.Lesson] = j.facts, true
		j.facts++
	}
	for _, q := range p.Questions {
		if j.wants(c, q.Sources) > 0 {
			p.asked[q.Lesson] = true
		}
	}
	p.rows = make([][]int, len(p.Tables))
	for i, t := range p.Tables {
		p.rows[i] = p.rowsOf(i)
		if p.asked[t.Lesson] {
			p.tables[i] = j.tables
			j.tables++
		}
	}
	return p
}

// arrange sets the lessons in one row: those of each course in their order, and the courses mixed evenly, so that whoever
// does not come to the end has met something of each.
func (j *examJoin) arrange(parts []*part) {
	type lesson struct {
		of    *part
		index int
		share float64 // of the lessons of its course that stand before it
	}
	var row []lesson
	for _, p := range parts {
		first := len(row)
		for i := range p.Lessons {
			if p.asked[i] {
				row = append(row, lesson{of: p, index: i})
			}
		}
		for i := first; i < len(row); i++ {
			row[i].share = (float64(i-first) + 0.5) / float64(len(row)-first)
		}
	}
	slices.SortStableFunc(row, func(a, b lesson) int { return cmp.Compare(a.share, b.share) })
	for at, l := range row {
		l.of.lessons[l.index] = at
	}
	j.out.Lessons = make([]Lesson, len(row))
}

func (j *examJoin) add(p *part) {
	p.sources = len(j.out.Sources)
	j.out.Sources = append(j.out.Sources, p.Sources...)
	for _, name := range p.Objectives {
		if ExamOf(name) == j.exam && !slices.Contains(j.out.Objectives, name) {
			j.out.Objectives = append(j.out.Objectives, name)
		}
	}
	j.addTables(p)
	j.addLessons(p)
	j.addFacts(p)
	j.addQuestions(p)
	j.addWires(p)
	j.addWords(p)
	if j.out.Map < 0 && p.Map >= 0 && slices.ContainsFunc(p.facts, func(fact int) bool { return fact >= 0 && j.out.Facts[fact].Table == p.tables[p.Map] }) {
		j.out.Map = p.tables[p.Map]
	}
}

// fill returns a list of so many places that are nowhere yet.
func fill(n int) []int { return slices.Repeat([]int{-1}, n) }

// rowsOf tells where the rows of a table come to stand. Of a table that the exam asks about in some rows the others are left
// out; one that it does not ask about is text, and stays whole.
func (p *part) rowsOf(table int) []int {
	rows := fill(len(p.Tables[table].Rows))
	some := false
	for i, f := range p.Facts {
		if f.Table == table && p.facts[i] >= 0 && f.Row < len(rows) {
			rows[f.Row], some = 0, true
		}
	}
	at := 0
	for i := range rows {
		if rows[i] == 0 || !some {
			rows[i] = at
			at++
		}
	}
	return rows
}

func (j *examJoin) addTables(p *part) {
	for i, t := range p.Tables {
		if p.tables[i] < 0 {
			continue
		}
		rows := make([][]Cell, 0, len(t.Rows))
		for at, row := range t.Rows {
			if p.rows[i][at] >= 0 {
				rows = append(rows, p.cells(row))
			}
		}
		t.Header, t.Rows, t.Lesson = p.cells(t.Header), rows, p.lessons[t.Lesson]
		j.out.Tables = append(j.out.Tables, t)
	}
}

func (p *part) cells(cells []Cell) []Cell {
	out := make([]Cell, len(cells))
	for i, c := range cells {
		out[i] = Cell{Text: p.spans(c.Text), Fact: -1}
		if c.Fact >= 0 {
			out[i].Fact = p.facts[c.Fact]
		}
	}
	return out
}

// spans returns a text whose footnotes are those of the exam's course.
func (p *part) spans(spans []Span) []Span {
	out := slices.Clone(spans)
	for i := range out {
		if out[i].Source > 0 {
			out[i].Source += p.sources
		}
	}
	return out
}

func (p *part) cited(sources []int) []int {
	return Each(sources, func(source int) int { return source + p.sources })
}

func (j *examJoin) addLessons(p *part) {
	for i, l := range p.Lessons {
		if p.lessons[i] < 0 {
			continue
		}
		l.Course, l.Chapter = p.ID, ""
		l.Blocks = slices.Clone(l.Blocks)
		for at := range l.Blocks {
			b := &l.Blocks[at]
			b.Text = p.spans(b.Text)
			if b.Kind == TableBlock {
				b.Table = p.tables[b.Table]
			}
		}
		j.out.Lessons[p.lessons[i]] = l
	}
}

func (j *examJoin) addFacts(p *part) {
	for i, f := range p.Facts {
		if p.facts[i] < 0 {
			continue
		}
		f.Course, f.Sources, f.Lesson = p.ID, p.cited(f.Sources), p.lessons[f.Lesson]
		f.Row, f.Table = p.rows[f.Table][f.Row], p.tables[f.Table]
		j.out.Facts = append(j.out.Facts, f)
	}
}

func (j *examJoin) addQuestions(p *part) {
	for _, q := range p.Questions {
		if j.wants(p.Course, q.Sources) == 0 {
			continue
		}
		q.ID, q.Sources, q.Lesson = CardInExam(p.ID, q.ID), p.cited(q.Sources), p.lessons[q.Lesson]
		j.out.Questions = append(j.out.Questions, q)
	}
}

// addWires adds the exercises for the wire lab whose questions the exam asks.
func (j *examJoin) addWires(p *part) {
	for _, w := range p.Wires {
		w.Course, w.Lesson, w.Sources = p.ID, p.lessons[w.Lesson], p.cited(w.Sources)
		w.Questions = Texts(w.Questions, func(id string) string { return CardInExam(p.ID, id) })
		asked := func(q Question) bool { return slices.Contains(w.Questions, q.ID) }
		if CountFunc(j.out.Questions, asked) == len(w.Questions) {
			j.out.Wires = append(j.out.Wires, w)
		}
	}
}

// addWords adds what words and explains questions: phrases, spellings, look-alikes, notes and disagreements. A note may
// stand in a lesson that is not read for the exam; it belongs to what it explains.
func (j *examJoin) addWords(p *part) {
	for key, phrases := range p.Phrases {
		j.out.Phrases[p.ID+"\x00"+key] = phrases
	}
	for name, spellings := range p.Spellings {
		j.out.Spellings[name] = slices.Concat(j.out.Spellings[name], spellings)
	}
	j.out.Groups, j.out.Apart = slices.Concat(j.out.Groups, p.Groups), slices.Concat(j.out.Apart, p.Apart)
	for _, n := range p.Notes {
		n.Sources, n.Lesson = p.cited(n.Sources), p.lessons[n.Lesson]
		j.out.Notes = append(j.out.Notes, n)
	}
	for _, d := range p.Disagreements {
		d.Lesson, d.About, d.Positions = p.lessons[d.Lesson], slices.Clone(d.About), slices.Clone(d.Positions)
		for i, about := range d.About {
			if slices.ContainsFunc(p.Questions, func(q Question) bool { return Key(q.ID) == about }) {
				d.About[i] = Key(CardInExam(p.ID, about))
			}
		}
		for i := range d.Positions {
			d.Positions[i].Sources = p.cited(d.Positions[i].Sources)
		}
		j.out.Disagreements = append(j.out.Disagreements, d)
	}
}
