package ui

import (
	"cmp"
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
	known   quiz.Progress
	other   *study.Study // of the exam that is typed, where its course is not the one that is open; nil: none
	asks    tea.Cmd      // for what is known of the learner there; nil: it was asked
	form    goalForm
	reading goalReading
	agenda  quiz.Agenda      // of what was read, where that makes a plan
	input   *textinput.Model // of the field that the cursor is in
	at      int
	left    [goalFields]bool // the cursor has gone on from it: what is wrong is said
	top     int              // the first line in sight once it was scrolled by hand, else -1

	filled, edited bool
	removing       bool   // the key was pressed once
	saving         string // what to say once it is kept; "" while nothing is
	shelf          shelf
	opens          string // the course of another exam, which opens once its goal is kept; "": none
	now            time.Time
	frame          look.Frame
}

func newGoal(s *study.Study, shelf shelf) screen.Screen {
	return &goal{Study: s, shelf: shelf, input: ask.NewInput(), top: -1, at: examDay}
}

func (g *goal) Init() tea.Cmd { return g.Load() }

func (g *goal) Update(msg tea.Msg, now time.Time) (screen.Move, tea.Cmd) {
	move, cmd := g.update(msg, now)
	asks := g.asks
	g.asks = nil
	return move, tea.Batch(cmd, asks)
}

func (g *goal) update(msg tea.Msg, now time.Time) (screen.Move, tea.Cmd) {
	g.now = now
	if !g.filled {
		g.fill(g.Learner.Progress)
	}
	switch msg := msg.(type) {
	case look.Frame:
		g.frame = msg.Whole()
		g.input.SetWidth(fieldWidth)
	case study.Learner:
		switch {
		case msg.Err != nil:
		case !g.edited && msg.Course == g.Course().ID:
			g.fill(msg.Progress)
		case g.other != nil && msg.Course == g.other.Course().ID:
			g.other.Learner = msg
			g.read()
		}
	case study.Kept:
		return g.kept(msg), nil
	case tea.KeyPressMsg:
		return g.press(msg)
	case tea.PasteMsg:
		g.edit(msg)
	case tea.MouseWheelMsg:
		screen.Wheel(msg, g.roll)
	case tea.MouseClickMsg:
		g.click(msg)
	}
	return screen.Stay(), nil
}

// fill fills the form with what is known of the learner.
func (g *goal) fill(p quiz.Progress) {
	g.known, g.form, g.filled = p, newGoalForm(g.Course().ID, p, g.now), true
	g.enter(g.at)
}

// enter puts the cursor into a field, at its end.
func (g *goal) enter(field int) {
	g.at, g.top = field, -1
	g.input.SetValue(g.form.texts[field])
	g.input.CursorEnd()
	g.read()
}

// read reads the form, and makes the plan of the course that it is about.
func (g *goal) read() {
	g.reading = g.form.read(g.known.Record, g.now)
	g.agenda = quiz.Agenda{}
	if g.reading.exam != g.form.exam {
		if !g.openOther(g.reading.exam) {
			return
		}
		g.reading = g.form.read(g.other.Learner.Record, g.now)
	}
	if g.reading.timed {
		deck, p := g.aimed()
		p.Goal = g.reading.goal
		g.agenda = deck.Agenda(p, exam.MockTime(deck), g.now)
	}
}

// openOther opens the course of another exam beside this one. It reports whether there is one.
func (g *goal) openOther(name string) bool {
	if name == "" || g.shelf.open == nil {
		return false
	}
	if g.other != nil && g.other.Course().ID == content.ExamCourseID(name) {
		return true
	}
	course, err := g.shelf.open(name)
	if err != nil {
		return false
	}
	other := *g.Study
	other.Deck, other.Problems, other.Learner = course.Deck, course.Problems, study.Learner{}
	g.other, g.asks = &other, other.Load()
	return true
}

// aimed is the course that the goal is for, with what is known of the learner in it.
func (g *goal) aimed() (*quiz.Deck, quiz.Progress) {
	if g.reading.exam != g.form.exam && g.other != nil {
		return g.other.Deck, g.other.Learner.Progress
	}
	return g.Deck, g.known
}

// move leaves the field for another one; past either end it goes round.
func (g *goal) move(by int) {
	if by > 0 || g.form.texts[g.at] != "" { // who goes back has not been there yet
		g.left[g.at] = true
	}
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
		return g.keepGoal("", memory.Goal{}, "There is no goal any more. All you know is kept.")
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
	return g.keepGoal(g.reading.exam, g.reading.goal, "The exam is "+words.InDays(date, g.now)+": "+date.Format("Monday, 2 January, 15:04")+".")
}

// keepGoal keeps a goal; the screen closes once that is done. The goal of another exam opens the course of that.
func (g *goal) keepGoal(name string, next memory.Goal, says string) (screen.Move, tea.Cmd) {
	g.saving, g.opens = says, ""
	course, aim, now := g.Course().ID, g.shelf.aim, g.now
	if name != g.form.exam && name != "" {
		course, g.opens = content.ExamCourseID(name), name
	}
	if aim == nil || g.form.exam == "" && name == "" {
		aim = func(string) error { return nil }
	}
	opens := g.opens != ""
	return screen.Stay(), g.Keep(func(ctx context.Context, store exam.Store) error {
		if opens {
			known, err := store.Record(ctx, course)
			if err != nil {
				return err
			}
			next = next.From(known, now)
		}
		return cmp.Or(store.SetGoal(ctx, course, next), aim(name))
	})
}

func (g *goal) kept(msg study.Kept) screen.Move {
	says := g.saving
	g.saving = ""
	switch {
	case says == "":
		return screen.Stay()
	case msg.Err != nil:
		return screen.Stay().Saying(study.NotSaved(msg.Err))
	case g.opens != "":
		return g.shelf.change(g.Study, g.opens).Saying(says)
	}
	return screen.Pop().Saying(says)
}

func (g *goal) click(msg tea.MouseClickMsg) {
	_, hits := g.layout(g.frame)
	if i, ok := look.Hit(hits, msg.Y); ok && msg.Button == tea.MouseLeft {
		g.move(i - g.at)
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
func (g *goal) room() int { return max(1, g.frame.Height-headHeight(g.frame)) }

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
