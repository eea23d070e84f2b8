package plain

import (
	"porthole/quiz"
	"porthole/ui/words"
)

// grid asks for the open cells of the course's table one after the other.
func (t *talk) grid(s quiz.Selection) (action, error) {
	for {
		g, err := quiz.NewGrid(t.Deck, -1, t.seeded(s), t.Now())
		if err != nil {
			return answer, err
		}
		g, act := t.cells(g, t.clock(s.Limit))
		now := t.Now()
		result := g.GiveUp(now).Result(now) // counts what was not come to
		if act == answer && g.Over() {      // a table that was not filled sets no record
			t.saveRun(g.ID(), "grid", result, now)
		}
		t.result(result)
		if n := len(openCells(g)) - g.Result(now).Asked; n > 0 && len(result.Answered) > 0 {
			t.out.say("Left open: " + words.Count(n, "cell") + ".")
		}
		if act != answer || !t.oneMore("table", &act) {
			return act, nil
		}
	}
}

// cells asks for each open cell once, until all were asked, time is up, the grid is left or the
// input ends.
func (t *talk) cells(g quiz.Grid, timeUp func() bool) (quiz.Grid, action) {
	t.out.gap()
	t.out.say("Fill the table, cell after cell.")
	t.mention(true)
	open := openCells(g)
	over := func(_ quiz.Grid, done int) bool { return done == len(open) }
	return rounds(t, g, over, timeUp, func(g quiz.Grid, done int) (quiz.Grid, []quiz.Answer, quiz.Verdict, action) {
		at := open[done]
		given := t.ask(cellPrompt(g, at, done > 0))
		if given.act != answer {
			return g, nil, quiz.Verdict{}, given.act
		}
		next, verdict := g.Fill(at.row, at.column, given.text).Check(at.row, at.column, t.Now())
		return next, next.Since(g), verdict, answer
	}, quiz.Typed)
}

type cell struct{ row, column int }

// openCells lists the cells to be filled, row by row.
func openCells(g quiz.Grid) []cell {
	var open []cell
	for r, row := range g.Rows() {
		for c, field := range row {
			if field.Blank {
				open = append(open, cell{r, c})
			}
		}
	}
	return open
}

func cellPrompt(g quiz.Grid, at cell, undoable bool) prompt {
	subject := g.Rows()[at.row][0].Text
	return prompt{
		text: subject + ", " + g.Header()[at.column] + ": ", undo: undoable,
		hint: func() string { return g.Hint(at.row, at.column) },
		help: "Type what belongs into this cell. A blank line means that you don't know.",
	}
}
