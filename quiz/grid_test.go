package quiz

import (
	"errors"
	"slices"
	"testing"
	"time"

	"porthole/content"
	"porthole/content/markdown"
)

func newGrid(t *testing.T, c *content.Course, table int, s Selection) Grid {
	t.Helper()
	g, err := NewGrid(NewDeck(c), table, s, noon())
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func blanks(g Grid) (n int) {
	for _, row := range g.Rows() {
		for _, c := range row {
			if c.Blank {
				n++
			}
		}
	}
	return n
}

func TestAGridIsFilledIn(t *testing.T) {
	g := newGrid(t, mail(), -1, Selection{})
	if !slices.Equal(g.Header(), mailHeader()) || blanks(g) != 12 || g.Rows()[2][0].Text != "IMAP" || g.Rows()[2][0].Blank {
		t.Errorf("%q, %d blanks", g.Header(), blanks(g))
	}
	empty := g
	g = g.Fill(2, 4, "995")
	g, v := g.Check(2, 4, noon())
	if v.Right || v.MixUp != "995 is POP3S." || !g.Rows()[2][4].Checked || empty.Rows()[2][4].Text != "" {
		t.Errorf("%+v", v)
	}
	g = g.Fill(2, 4, " tcp/993 ")
	if g.Rows()[2][4].Checked {
		t.Error("filling in does not clear the check")
	}
	if g, v = g.Check(2, 4, noon()); !v.Right {
		t.Errorf("%+v", v)
	}
	if g, v = g.Fill(0, 4, "587").Check(0, 4, noon()); !v.Right || !slices.Equal(v.Rest, []string{"465"}) {
		t.Errorf("%+v", v)
	}
	for i, row := range [][]string{{"sending", "25", "smtps", ""}, {"Retrieving", "110", "POP3S", "995"}, {"managing", "143", "IMAPS"}} {
		for j, text := range row {
			if text != "" {
				g = g.Fill(i, j+1, text)
			}
		}
	}
	if g.Over() {
		t.Error("over before it is checked")
	}
	if g = g.CheckAll(noon().Add(time.Minute)); !g.Over() {
		t.Errorf("not over: %+v", g.Rows())
	}
	res := g.Result(noon().Add(time.Hour))
	if res.Asked != 12 || res.Right != 11 || res.Mistakes != 1 || !slices.Equal(res.Missed, []string{"mail/forward//imap/secure port"}) || res.Took != time.Minute {
		t.Errorf("%+v", res)
	}
}

func TestABlankCellIsMissedButNoMistake(t *testing.T) {
	g := newGrid(t, mail(), 0, Selection{})
	g, _ = g.Fill(0, 1, "sending").Check(0, 1, noon())
	g, _ = g.Check(0, 2, noon())
	g, v := g.Fill(0, 3, "  ").Check(0, 3, noon())
	if c := g.Rows()[0][2]; !c.Checked || c.Verdict.Right || !c.Verdict.Blank || !v.Blank || g.Over() {
		t.Errorf("%+v", c)
	}
	res := g.Result(noon())
	if res.Asked != 3 || res.Right != 1 || res.Mistakes != 0 || len(res.Missed) != 2 || len(res.Answered) != 3 {
		t.Errorf("two of three cells were left blank: %+v", res)
	}
	g, _ = g.Fill(0, 2, "25").Check(0, 2, noon())
	if again := g.Result(noon()); again.Asked != 3 || again.Right != 1 || !again.Answered[3].Repeat {
		t.Errorf("what was blank at first counts as right: %+v", again)
	}
}

func TestCheckingAllLeavesEmptyCellsOpen(t *testing.T) {
	g := newGrid(t, mail(), 0, Selection{}).Fill(0, 2, "25").Fill(1, 2, "143").CheckAll(noon())
	if res := g.Result(noon()); res.Asked != 2 || res.Right != 1 || g.Rows()[2][2].Checked {
		t.Errorf("%+v", res)
	}
}

func TestAGridThatIsGivenUpShowsItsAnswers(t *testing.T) {
	g := newGrid(t, mail(), 0, Selection{})
	g, _ = g.Fill(0, 2, "25").Check(0, 2, noon())
	g, _ = g.Fill(2, 4, "995").Check(2, 4, noon())
	before := g.Fill(1, 2, "110")
	g = before.GiveUp(noon().Add(time.Minute))
	rows := g.Rows()
	if !g.Over() || before.Over() || rows[0][2].Shown || rows[0][2].Text != "25" {
		t.Errorf("%+v", rows[0][2])
	}
	for _, c := range []GridCell{rows[2][4], rows[0][4]} {
		if !c.Shown || c.Verdict.Right || c.Verdict.Answer != c.Text {
			t.Errorf("%+v", c)
		}
	}
	if rows[2][4].Verdict.Given != "995" || rows[0][4].Text != "465, 587" || rows[1][2].Text != "110" || !rows[1][2].Shown {
		t.Errorf("%+v", rows)
	}
	res := g.Result(noon().Add(time.Hour))
	if res.Asked != 12 || res.Right != 1 || len(res.Missed) != 11 || res.Mistakes != 1 || len(res.Answered) != 2 || res.Took != time.Minute {
		t.Errorf("%+v", res)
	}
	again, v := g.Fill(0, 4, "465").GiveUp(noon().Add(time.Hour)).Check(0, 4, noon())
	if v.Right || again.Hint(0, 4) != "" || len(again.Result(noon()).Answered) != 2 || again.Rows()[0][4].Text != "465, 587" {
		t.Errorf("a grid that was given up goes on: %+v", v)
	}
	done := newGrid(t, mail(), 0, Selection{Count: 1, Relations: []string{"default port"}})
	for i, port := range []string{"25", "110", "143"} {
		done = done.Fill(i, 2, port).CheckAll(noon())
	}
	if res := done.GiveUp(noon().Add(time.Hour)).Result(noon()); res.Asked != 1 || res.Right != 1 {
		t.Errorf("giving a finished grid up changes it: %+v", res)
	}
}

func TestWhatIsBlankInAGrid(t *testing.T) {
	sentences := newGrid(t, protocols(), 0, Selection{})
	if c := sentences.Rows()[0][3]; c.Blank || c.Text == "" {
		t.Errorf("a sentence is to be typed: %+v", c)
	}
	column := newGrid(t, mail(), 0, Selection{Relations: []string{"default port"}})
	if blanks(column) != 3 || !column.Rows()[0][2].Blank {
		t.Errorf("%d blanks in one column", blanks(column))
	}
	some := newGrid(t, mail(), 0, Selection{Count: 4, Seed: 9})
	if blanks(some) != 4 || slices.ContainsFunc(some.Rows(), func(row []GridCell) bool {
		return slices.ContainsFunc(row, func(c GridCell) bool { return !c.Blank && c.Text == "" })
	}) {
		t.Errorf("%+v", some.Rows())
	}
	for _, at := range [][2]int{{0, 0}, {-1, 1}, {9, 1}, {0, 9}, {0, -1}} {
		if g, v := column.Fill(at[0], at[1], "x").Check(at[0], at[1], noon()); v.Right || v.Answer != "" || g.Rows()[0][0].Text != "SMTP" {
			t.Errorf("%v can be filled in", at)
		}
	}
	long := &content.Course{ID: "x", Lessons: []content.Lesson{{}}}
	addTable(long, "", []string{"Name", "Port"}, manyRows(200), nil)
	if g := newGrid(t, long, 0, Selection{}); len(g.Rows()) != maxRows {
		t.Errorf("%d rows", len(g.Rows()))
	}
}

func TestAGridOfALessonIsOfItsOwnTable(t *testing.T) {
	c := mail()
	c.Lessons = append(c.Lessons, content.Lesson{Title: "Listed"})
	addTable(c, "N10-009", []string{"Service", "Listed port"}, [][]string{{"SMTP", "25"}}, nil)
	for lesson, want := range map[int]string{2: "Protocol", 3: "Service"} {
		if got := newGrid(t, c, -1, Selection{Lessons: []int{lesson}}).Header()[0]; got != want {
			t.Errorf("lesson %d is asked about %q, want %q", lesson, got, want)
		}
	}
	if _, err := NewGrid(NewDeck(c), -1, Selection{Lessons: []int{0}}, noon()); err == nil {
		t.Error("a lesson without a table has a grid")
	}
}

func TestNothingToFillIn(t *testing.T) {
	for name, test := range map[string]struct {
		course *content.Course
		table  int
	}{"no map": {&content.Course{Map: -1}, -1}, "no table": {mail(), 5}, "sentences": {oneSentence(), 0}} {
		g, err := NewGrid(NewDeck(test.course), test.table, Selection{}, noon())
		var nothing *NothingError
		if !errors.As(err, &nothing) || nothing.Hint == "" || blanks(g) != 0 {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestAHintHelpsWithABlankCellOnly(t *testing.T) {
	g, err := NewGrid(NewDeck(mail()), -1, Selection{}, noon())
	if err != nil {
		t.Fatal(err)
	}
	blanks := 0
	for i, row := range g.Rows() {
		for j, cell := range row {
			hint := g.Hint(i, j)
			if (hint != "") != cell.Blank {
				t.Errorf("the hint for %+v is %q", cell, hint)
			}
			if cell.Blank {
				blanks++
			}
		}
	}
	if blanks == 0 || g.Hint(-1, 99) != "" {
		t.Errorf("%d blanks; outside the grid the hint is %q", blanks, g.Hint(-1, 99))
	}
}

func TestRowsOfOneSubjectAskOnce(t *testing.T) {
	c, _ := markdown.Parse("t.md", []byte("# T\n\n| Name | Port |\n|---|---|\n| x | 1 |\n| x | 2 |\n| y | 3 |\n"))
	g, err := NewGrid(NewDeck(c), -1, Selection{}, noon())
	if err != nil {
		t.Fatal(err)
	}
	if n := len(g.Rows()); n != 2 {
		t.Errorf("%d rows, want one for x and one for y", n)
	}
}
