package quiz

import (
	"math/rand/v2"
	"slices"
	"time"

	"porthole/content"
	"porthole/quiz/spelling"
)

// maxRows bounds the rows of a grid: nobody fills in more in one go.
const maxRows = 40

// Grid is a table with gaps to fill in. It is a value like Drill.
type Grid struct {
	deck           *Deck
	header         []string
	rows           [][]GridCell // never changed in place
	cards          [][]string   // ids of the cards of the blanks
	answered       []Answered
	gaveUp         bool
	started, ended time.Time
	id             string
}

// ID names the session; see Run.ID.
func (g Grid) ID() string { return g.id }

// GridCell is one cell of a Grid.
type GridCell struct {
	Text    string // given, or as it was typed
	Blank   bool   // to be filled in
	Checked bool
	Shown   bool    // given up: Text is the answer
	Verdict Verdict // once Checked or Shown
}

// right reports whether nothing is left to do about the cell.
func (c GridCell) right() bool { return !c.Blank || c.Checked && c.Verdict.Right }

// NewGrid begins a grid of the table with an index into Course.Tables, -1 for the course's map or,
// where the selection names lessons without it, the first table in these that has facts.
// Its numbers and names are blank, what is a sentence is given. Of the selection Relations says
// which columns are blank and Count how many cells at most (0: all). Of a long table forty rows
// are shown. The error is a *NothingError where there is no such table or nothing in it to type.
func NewGrid(d *Deck, table int, s Selection, now time.Time) (Grid, error) {
	if table == -1 {
		table = s.tableIn(d.course)
	}
	if table < 0 || table >= len(d.course.Tables) {
		return Grid{}, &NothingError{Reason: "there is no table to fill in", Hint: "write a table whose first column names things"}
	}
	r := queue{selection: s}.random(queueStream)
	t := d.course.Tables[table]
	g := Grid{deck: d, started: now, id: SessionID(now, s.Seed)}
	for _, c := range t.Header {
		g.header = append(g.header, content.PlainText(c.Text))
	}
	asked := map[string]bool{}
	for _, row := range sample(t.Rows, maxRows, r) {
		cells, cards := d.gaps(row, keys(s.Relations))
		if !anew(cards, asked) {
			continue
		}
		g.rows, g.cards = append(g.rows, cells), append(g.cards, cards)
	}
	if s.Count > 0 {
		g.fillIn(s.Count, r)
	}
	if !slices.ContainsFunc(g.rows, func(row []GridCell) bool {
		return slices.ContainsFunc(row, func(c GridCell) bool { return c.Blank })
	}) {
		return Grid{}, &NothingError{Reason: "no cell of this table can be typed", Hint: "choose a table with numbers or names, or other columns"}
	}
	return g, nil
}

// anew reports whether a row asks anything that was not asked before, and remembers what it asks: rows of one subject
// ask for the same set.
func anew(cards []string, asked map[string]bool) bool {
	fresh, asks := false, false
	for _, id := range cards {
		if id != "" {
			fresh, asks = fresh || !asked[id], true
			asked[id] = true
		}
	}
	return fresh || !asks
}

// tableIn returns the table that sums the selected lessons up, -1 where there is none.
func (s Selection) tableIn(c *content.Course) int {
	if c.Map < 0 || s.wantsLesson(c.Tables[c.Map].Lesson) {
		return c.Map
	}
	i := slices.IndexFunc(c.Facts, func(f content.Fact) bool { return s.wantsLesson(c.Tables[f.Table].Lesson) })
	if i < 0 {
		return -1
	}
	return c.Facts[i].Table
}

// sample picks n members at random and keeps their order.
func sample[T any](list []T, n int, r *rand.Rand) []T {
	if len(list) <= n {
		return list
	}
	picked := r.Perm(len(list))[:n]
	slices.Sort(picked)
	return content.Each(picked, func(at int) T { return list[at] })
}

// gaps returns the cells of a row, those blank that can be typed, and the ids of their cards.
func (d *Deck) gaps(row []content.Cell, relations []string) ([]GridCell, []string) {
	cells, cards := make([]GridCell, len(row)), make([]string, len(row))
	for i, c := range row {
		cells[i].Text = content.PlainText(c.Text)
		if i == 0 || c.Fact < 0 || c.Fact >= len(d.course.Facts) {
			continue
		}
		f := d.course.Facts[c.Fact]
		if f.Kind == content.Sentence || len(relations) > 0 && !slices.Contains(relations, content.Key(f.Relation)) {
			continue
		}
		cells[i] = GridCell{Blank: true}
		cards[i] = d.cards().cards[d.cards().ofFact[c.Fact][0]].ID
	}
	return cells, cards
}

// fillIn gives cells until no more than n are blank. It is for a new grid only.
func (g Grid) fillIn(n int, r *rand.Rand) {
	var blanks [][2]int
	for i, row := range g.rows {
		for j, c := range row {
			if c.Blank {
				blanks = append(blanks, [2]int{i, j})
			}
		}
	}
	shuffle(blanks, r)
	for _, at := range blanks[min(n, len(blanks)):] {
		q := g.question(at[0], at[1])
		g.rows[at[0]][at[1]] = GridCell{Text: listed(q.Answers)}
	}
}

// question returns what a blank cell asks.
func (g Grid) question(row, col int) Question {
	c, ok := g.deck.CardByID(g.cards[row][col])
	if !ok {
		return Question{Kind: Typed}
	}
	return g.deck.cellQuestion(c)
}

// Answer returns what belongs into a blank cell, as a grid that was given up shows it; "" for one that is given.
func (g Grid) Answer(row, col int) string {
	if !g.blank(row, col) {
		return ""
	}
	return listed(g.question(row, col).Answers)
}

// Header returns the headings of the columns.
func (g Grid) Header() []string { return slices.Clone(g.header) }

// Rows returns the cells, row by row; the first of each row is the subject.
func (g Grid) Rows() [][]GridCell { return content.Each(g.rows, slices.Clone[[]GridCell]) }

func (g Grid) blank(row, col int) bool {
	return row >= 0 && row < len(g.rows) && col >= 0 && col < len(g.rows[row]) && g.rows[row][col].Blank
}

// with returns the grid with another cell in a place.
func (g Grid) with(row, col int, c GridCell) Grid {
	g.rows = slices.Clone(g.rows)
	g.rows[row] = slices.Clone(g.rows[row])
	g.rows[row][col] = c
	return g
}

// Fill puts text into a blank cell and clears its check. A cell that is given, or does not exist,
// stays as it is.
func (g Grid) Fill(row, col int, text string) Grid {
	if !g.blank(row, col) || g.gaveUp {
		return g
	}
	return g.with(row, col, GridCell{Text: text, Blank: true})
}

// Check marks a cell. One member of a set is right, and the verdict tells the rest. A cell without
// text is wrong, and blank, but no mistake; one that is given, shown, or does not exist, is not
// marked.
func (g Grid) Check(row, col int, now time.Time) (Grid, Verdict) {
	if !g.blank(row, col) {
		return g, Verdict{}
	}
	cell := g.rows[row][col]
	if cell.Checked || g.gaveUp {
		return g, cell.Verdict
	}
	q := g.question(row, col)
	r := Response{Text: cell.Text}
	v := g.deck.Mark(q, r)
	g.answered = append(slices.Clip(g.answered), Answered{
		Question: q, Response: r, Verdict: v, Repeat: g.tried(q.ID), Answer: NewAnswer(g.deck.course.ID, g.id, q, r, v, now),
	})
	cell.Checked, cell.Verdict = true, v
	g = g.with(row, col, cell)
	if g.Over() {
		g.ended = now
	}
	return g, v
}

// Since returns what is to be kept of the cells that were checked since the grid stood as before.
func (g Grid) Since(before Grid) []Answer { return answersOf(g.answered[len(before.answered):]) }

func (g Grid) tried(card string) bool {
	return slices.ContainsFunc(g.answered, func(a Answered) bool { return a.Question.ID == card })
}

// Hint helps with a blank cell without telling; it is "" for any other.
func (g Grid) Hint(row, col int) string {
	if !g.blank(row, col) || g.gaveUp {
		return ""
	}
	q := g.question(row, col)
	return q.Hint()
}

// CheckAll marks every cell that was filled in; what is still empty stays open.
func (g Grid) CheckAll(now time.Time) Grid {
	for i, row := range g.rows {
		for j, c := range row {
			if spelling.Tidy(c.Text) != "" {
				g, _ = g.Check(i, j, now)
			}
		}
	}
	return g
}

// GiveUp ends the grid: every cell that is not marked right shows its answer, and counts as missed.
// What was answered stays as it was. Of a grid that is over it changes nothing.
func (g Grid) GiveUp(now time.Time) Grid {
	if g.Over() {
		return g
	}
	for i, row := range g.rows {
		for j, c := range row {
			if c.right() {
				continue
			}
			q := g.question(i, j)
			if !c.Checked {
				c.Verdict = g.deck.Mark(q, Response{})
			}
			c.Text, c.Shown = listed(q.Answers), true
			g = g.with(i, j, c)
		}
	}
	g.gaveUp, g.ended = true, now
	return g
}

// Over reports whether every blank cell is filled in right, or was given up.
func (g Grid) Over() bool {
	return g.gaveUp || !slices.ContainsFunc(slices.Concat(g.rows...), func(c GridCell) bool { return !c.right() })
}

// Result tells how the grid went: Asked are the cells that were checked, blank ones too, and those
// given up, Right those that were right at the first try. What was left blank is missed, but no
// mistake.
func (g Grid) Result(now time.Time) Result {
	res := resultOf(slices.Clone(g.answered))
	res.Mistakes -= content.CountFunc(g.answered, func(a Answered) bool { return a.Verdict.Blank })
	for i, row := range g.rows {
		for j, c := range row {
			if c.Shown && !g.tried(g.cards[i][j]) {
				res.Asked++
				res.Missed = appendNew(res.Missed, g.cards[i][j])
			}
		}
	}
	if !g.ended.IsZero() {
		now = g.ended
	}
	if !g.started.IsZero() {
		res.Took = max(0, now.Sub(g.started))
	}
	return res
}
