package ui

import (
	"fmt"
	"time"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"porthole/content"
	"porthole/quiz"
	"porthole/ui/ask"
	"porthole/ui/look"
	"porthole/ui/screen"
	"porthole/ui/study"
)

// grid is the comparison table to fill in: arrow keys and typing, checked cell by cell or as a whole.
type grid struct {
	*study.Study
	session quiz.Grid
	sel     quiz.Selection
	started time.Time
	saver   study.AnswerSaver
	blanks  []place
	room    []int         // cells that a column keeps for its blanks; 0 where it has none
	list    screen.Picker // over the blanks
	input   *textinput.Model
	hint    string
	touched bool // the cell under the cursor was edited since it was come to
	marked  bool // all were checked, and nothing was changed since
	frame   look.Frame
	over    bool
	moment  string // what was reached, until the next key
	now     time.Time
}

type place struct{ row, col int }

// startGrid opens the table to fill in, or says why there is none.
func startGrid(s *study.Study, sel quiz.Selection, now time.Time) screen.Move {
	if sel.Seed == 0 {
		sel.Seed = s.Seed()
	}
	session, err := quiz.NewGrid(s.Deck, -1, sel, now)
	if err != nil {
		return study.Nothing(err)
	}
	g := &grid{Study: s, session: session, sel: sel, started: now, input: ask.NewInput(), now: now}
	g.room = make([]int, len(session.Header()))
	for i, row := range session.Rows() {
		for j, cell := range row {
			if cell.Blank {
				g.room[j] = max(g.room[j], cellRoom(session.Answer(i, j)))
				g.blanks = append(g.blanks, place{i, j})
			}
		}
	}
	g.list.N = len(g.blanks)
	return screen.Push(g)
}

func (g *grid) Init() tea.Cmd {
	g.Doing(study.Filling)
	return g.After(time.Second, screen.Tick{Of: g})
}

func (g *grid) Update(msg tea.Msg, now time.Time) (screen.Move, tea.Cmd) {
	g.now = now
	switch msg := msg.(type) {
	case look.Frame:
		g.frame = msg.Whole()
	case screen.Tick:
		if msg.Of == screen.Screen(g) && !g.over {
			g.over = g.sel.Limit > 0 && now.Sub(g.started) >= g.sel.Limit // a run that was to take no longer
			return screen.Stay(), g.After(time.Second, screen.Tick{Of: g})
		}
	case study.Saved:
		return g.saver.Saved(msg, now, g.press)
	case tea.KeyPressMsg:
		g.moment = ""
		return g.press(msg, now)
	case tea.PasteMsg:
		if !g.over && !g.saver.Saving() {
			g.edit(msg)
		}
	}
	return screen.Stay(), nil
}

func (g *grid) press(msg tea.KeyPressMsg, now time.Time) (screen.Move, tea.Cmd) {
	switch {
	case g.saver.Hold(msg):
	case key.Matches(msg, g.Key.FieldBack):
		return screen.Pop(), nil
	case g.over:
		return g.pressOver(msg, now), nil
	case key.Matches(msg, g.Key.CheckAll):
		return g.checkAll(now)
	case key.Matches(msg, g.Key.FieldHint):
		g.hint = g.session.Hint(g.at().row, g.at().col)
	case key.Matches(msg, g.Key.Open):
		return g.check(now)
	case msg.Text != "":
		g.edit(msg)
	case key.Matches(msg, g.Key.Up):
		g.vertical(-1)
	case key.Matches(msg, g.Key.Down):
		g.vertical(1)
	case key.Matches(msg, g.Key.Left):
		g.move(g.list.At - 1)
	case key.Matches(msg, g.Key.Right):
		g.move(g.list.At + 1)
	default:
		g.edit(msg)
	}
	return screen.Stay(), nil
}

func (g *grid) pressOver(msg tea.KeyPressMsg, now time.Time) screen.Move {
	switch {
	case key.Matches(msg, g.Key.Replay):
		g.sel.Seed = g.Seed()
		return startGrid(g.Study, g.sel, now).Instead()
	case key.Matches(msg, g.Key.Up):
		g.list.To(max(0, g.list.At-1))
	case key.Matches(msg, g.Key.Down):
		g.list.To(min(g.list.N-1, g.list.At+1))
	case key.Matches(msg, g.Key.Help):
		return screen.Help()
	case key.Matches(msg, g.Key.Open, g.Key.Back):
		return screen.Pop()
	}
	return screen.Stay()
}

func (g *grid) at() place { return g.blanks[g.list.At] }

// edit changes the text of the cell under the cursor.
func (g *grid) edit(msg tea.Msg) {
	before := g.input.Value()
	if press, ok := msg.(tea.KeyPressMsg); g.anew() && (!ok || press.Text != "") {
		g.input.SetValue("")
	}
	g.touched = true
	g.input.SetWidth(max(cellWidth, look.Width(before)+2)) // room for one letter more and the cursor behind it
	*g.input, _ = g.input.Update(msg)                      // the cursor does not blink, so there is no command
	if after := g.input.Value(); after != before {
		g.session = g.session.Fill(g.at().row, g.at().col, content.Clean(after))
		g.marked = false
	}
}

// anew reports whether what is typed takes the place of what stands in the cell: that was wrong.
func (g *grid) anew() bool {
	cell := g.session.Rows()[g.at().row][g.at().col]
	return !g.touched && cell.Checked && !cell.Verdict.Right
}

// move puts the cursor on a blank and its text into the field.
func (g *grid) move(to int) {
	g.list.To(to)
	g.hint, g.touched = "", false
	text := g.session.Rows()[g.at().row][g.at().col].Text
	g.input.SetWidth(max(cellWidth, look.Width(text)+1))
	g.input.SetValue(text)
	g.input.CursorEnd()
}

// vertical goes to the nearest blank of the same column above or below, else to the one before or after.
func (g *grid) vertical(by int) {
	for i := g.list.At + by; i >= 0 && i < g.list.N; i += by {
		if g.blanks[i].col == g.at().col {
			g.move(i)
			return
		}
	}
	g.move(g.list.At + by)
}

// check marks the cell and goes on to the next one that is not right yet.
func (g *grid) check(now time.Time) (screen.Move, tea.Cmd) {
	session, verdict := g.session.Check(g.at().row, g.at().col, now)
	g.hint, g.touched = "", false
	return g.keep(session, now, func() screen.Move {
		says := verdict.Headline()
		if verdict.MixUp != "" && !verdict.Right {
			says += " " + verdict.MixUp
		}
		if verdict.Right {
			g.forward()
		}
		return screen.Stay().Saying(says)
	})
}

// checkAll marks every cell; once more, with nothing changed in between, it shows the answers.
func (g *grid) checkAll(now time.Time) (screen.Move, tea.Cmd) {
	if g.marked {
		return g.keep(g.session.GiveUp(now), now, screen.Stay)
	}
	g.marked, g.hint = true, ""
	return g.keep(g.session.CheckAll(now), now, func() screen.Move {
		right := content.CountFunc(g.blanks, func(p place) bool { return g.session.Rows()[p.row][p.col].Verdict.Right })
		return screen.Stay().Saying(fmt.Sprintf("%d of %d right · ctrl+d: the answers", right, len(g.blanks)))
	})
}

// keep saves what was checked, then shows it; a cell without text leaves nothing to save.
func (g *grid) keep(next quiz.Grid, now time.Time, then func() screen.Move) (screen.Move, tea.Cmd) {
	fresh := next.Since(g.session)
	show := func(_ study.Saved, now time.Time) (screen.Move, tea.Cmd) {
		g.session = next
		return g.settle(then(), now)
	}
	if len(fresh) == 0 {
		return show(study.Saved{}, now)
	}
	return screen.Stay(), g.saver.Save(g.Study, fresh, show)
}

// settle ends the run when every cell is right.
func (g *grid) settle(move screen.Move, now time.Time) (screen.Move, tea.Cmd) {
	if !g.session.Over() || g.over {
		return move, nil
	}
	g.over = true
	if !g.filled() {
		return move, nil // given up
	}
	result := g.session.Result(now)
	g.moment = newBest(g.Study, study.RunGrid, result, now)
	return move, g.SaveRun(g.session.ID(), study.RunGrid, result, now)
}

// forward goes to the next cell that is not right.
func (g *grid) forward() {
	for range g.blanks {
		g.move(g.list.At + 1)
		if cell := g.session.Rows()[g.at().row][g.at().col]; !cell.Checked || !cell.Verdict.Right {
			return
		}
	}
}

func (g *grid) Keys() []key.Binding {
	if g.over {
		return []key.Binding{g.Key.Replay, look.As(g.Key.Open, "done"), look.Only(look.As(g.Key.Up, "scroll"), g.long()), look.Only(g.Key.Down, g.long()), g.Key.Back, g.Key.Help}
	}
	return []key.Binding{
		look.As(g.Key.Open, "check"), g.Key.CheckAll, look.As(g.Key.Up, "move"), g.Key.Down, look.As(g.Key.Left, "move"), g.Key.Right,
		g.Key.FieldHint, g.Key.FieldBack,
	}
}
