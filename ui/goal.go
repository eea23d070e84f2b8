package ui

import (
	"context"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"porthole/content"
	"porthole/quiz"
	"porthole/quiz/exam"
	"porthole/quiz/memory"
	"porthole/ui/ask"
	"porthole/ui/look"
	"porthole/ui/screen"
	"porthole/ui/study"
	"porthole/ui/words"
)

// goal sets the exam to learn for. Under the fields stands the plan, drawn anew with every key.
type goal struct {
	*study.Study
	known   memory.Record
	form    goalForm
	reading goalReading
	input   *textinput.Model // of the field that the cursor is in
	at      int
	left    [goalFields]bool // the cursor has left it: what is wrong is said
	top     int              // the first line in sight once it was scrolled by hand, else -1

	filled, edited bool
	removing       bool   // the key was pressed once
	saving         string // what to say once it is kept; "" while nothing is
	now            time.Time
	frame          look.Frame
}

func newGoal(s *study.Study) screen.Screen { return &goal{Study: s, input: ask.NewInput(), top: -1} }

func (g *goal) Init() tea.Cmd { return g.Load() }

func (g *goal) Update(msg tea.Msg, now time.Time) (screen.Move, tea.Cmd) {
	g.now = now
	if !g.filled {
		g.fill(g.Learner.Progress)
	}
	switch msg := msg.(type) {
	case look.Frame:
		g.frame = msg.Whole()
		g.input.SetWidth(fieldWidth)
	case study.Learner:
		if !g.edited && msg.Err == nil && msg.Course == g.Course().ID {
			g.fill(msg.Progress)
		}
	case study.Kept:
		return g.kept(msg), nil
	case tea.KeyPressMsg:
		return g.press(msg)
	case tea.PasteMsg:
		g.edit(msg)
	case tea.MouseWheelMsg:
		g.wheel(msg)
	case tea.MouseClickMsg:
		g.click(msg)
	}
	return screen.Stay(), nil
}

// fill fills the form with what is known of the learner.
func (g *goal) fill(p quiz.Progress) {
	g.known, g.form, g.filled = p.Record, newGoalForm(p, g.now), true
	g.enter(g.at)
}

// enter puts the cursor into a field, at its end.
func (g *goal) enter(field int) {
	g.at, g.top = field, -1
	g.input.SetValue(g.form.texts[field])
	g.input.CursorEnd()
	g.read()
}

func (g *goal) read() { g.reading = g.form.read(g.known, g.now) }

// move leaves the field for another one; past either end it goes round.
func (g *goal) move(by int) {
	g.left[g.at] = true
	g.enter((g.at + by + goalFields) % goalFields)
}

func (g *goal) press(msg tea.KeyPressMsg) (screen.Move, tea.Cmd) {
	if g.saving != "" {
		return screen.Stay(), nil
	}
	again := g.removing
	g.removing = false
	switch {
	case key.Matches(msg, g.Key.FieldBack):
		return screen.Pop(), nil
	case key.Matches(msg, g.Key.Save), key.Matches(msg, g.Key.Open) && g.at == goalFields-1:
		return g.save()
	case key.Matches(msg, g.Key.Open, g.Key.FieldDown):
		g.move(1)
	case key.Matches(msg, g.Key.FieldUp):
		g.move(-1)
	case key.Matches(msg, g.removeKey()) && again:
		return g.keepGoal(memory.Goal{}, "There is no goal any more. All you know is kept.")
	case key.Matches(msg, g.removeKey()):
		g.removing = true
		return screen.Stay().Saying("ctrl+d again removes the goal."), nil
	case key.Matches(msg, g.Key.RollUp):
		g.roll(-g.room())
	case key.Matches(msg, g.Key.RollDown):
		g.roll(g.room())
	default:
		g.edit(msg)
	}
	return screen.Stay(), nil
}

func (g *goal) edit(msg tea.Msg) {
	before := g.input.Value()
	*g.input, _ = g.input.Update(msg) // the cursor does not blink, so there is no command
	if text := g.input.Value(); text != before {
		g.form.texts[g.at], g.edited, g.top = content.Clean(text), true, -1
		g.read()
	}
}

// save keeps the goal, or goes to the first field that is wrong.
func (g *goal) save() (screen.Move, tea.Cmd) {
	for i := range g.left {
		g.left[i] = true
	}
	g.read()
	if wrong := g.reading.first(); wrong >= 0 {
		g.enter(wrong)
		return screen.Stay().Saying("Not saved yet: " + fieldNames()[wrong] + "."), nil
	}
	date := g.reading.goal.Exam
	return g.keepGoal(g.reading.goal, "The exam is "+words.InDays(date, g.now)+": "+date.Format("Monday, 2 January, 15:04")+".")
}

// keepGoal keeps a goal; the screen closes once that is done.
func (g *goal) keepGoal(next memory.Goal, says string) (screen.Move, tea.Cmd) {
	g.saving = says
	course := g.Course().ID
	return screen.Stay(), g.Keep(func(ctx context.Context, store exam.Store) error { return store.SetGoal(ctx, course, next) })
}

func (g *goal) kept(msg study.Kept) screen.Move {
	says := g.saving
	g.saving = ""
	switch {
	case says == "":
		return screen.Stay()
	case msg.Err != nil:
		return screen.Stay().Saying(study.NotSaved(msg.Err))
	}
	return screen.Pop().Saying(says)
}

func (g *goal) wheel(msg tea.MouseWheelMsg) {
	switch msg.Button {
	case tea.MouseWheelUp:
		g.roll(-1)
	case tea.MouseWheelDown:
		g.roll(1)
	}
}

func (g *goal) click(msg tea.MouseClickMsg) {
	_, hits := g.layout(g.frame)
	if msg.Button == tea.MouseLeft && msg.Y < len(hits) && hits[msg.Y] >= 0 {
		g.move(hits[msg.Y] - g.at)
	}
}

// roll moves what is in sight by some lines.
func (g *goal) roll(by int) {
	body, _, focus, last := g.body(g.frame)
	top := g.top
	if top < 0 {
		_, top = look.Window(body, g.room(), focus, last)
	}
	g.top = max(0, min(top+by, len(body)-g.room()))
}

// room is the height for the fields and the plan.
func (g *goal) room() int { return max(1, g.frame.Height-g.head(g.frame)) }

// head is the number of lines above them.
func (g *goal) head(f look.Frame) int {
	if f.Roomy() {
		return 2
	}
	return 1
}

func (g *goal) View(f look.Frame) string {
	lines, _ := g.layout(f.Whole())
	return strings.Join(lines, "\n")
}

func (g *goal) removeKey() key.Binding {
	does := "remove"
	if g.passed() {
		does = "go on without an exam"
	}
	return look.Only(look.As(g.Key.Remove, does), !g.form.was.Exam.IsZero())
}

// passed reports whether there is a goal whose exam has been.
func (g *goal) passed() bool { return !g.form.was.Exam.IsZero() && !g.form.was.Open(g.now) }

func (g *goal) Keys() []key.Binding {
	does := "next"
	if g.at == goalFields-1 {
		does = "save"
	}
	body, _, _, _ := g.body(g.frame)
	more := len(body) > g.room()
	return []key.Binding{
		look.As(g.Key.Open, does), look.Only(g.Key.Save, does != "save"), look.Only(g.Key.RollUp, more), look.Only(g.Key.RollDown, more),
		g.Key.FieldUp, g.Key.FieldDown, g.removeKey(), g.Key.FieldBack,
	}
}
