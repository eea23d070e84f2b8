// Package exam holds the screens of an exam: the form that sets one up, the exam as it is taken, the list of its questions,
// the handing in, the result, and the exams so far. Whatever a learner does is saved step by step, and none of these screens
// says what is right before the exam is handed in.
package exam

import (
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"porthole/quiz/exam"
	"porthole/ui/ask"
	"porthole/ui/look"
	"porthole/ui/screen"
	"porthole/ui/study"
)

// taking is a practice exam that runs: no hint, and no word on any answer until it is handed in. Clock, place and the strip
// of all questions stand above the question, each in its own line.
type taking struct {
	*study.Study
	waiting *Waiting
	set     *Set // by whom it was set; nil: it is the learner's own
	run     exam.Exam
	book    book
	at      int
	widget  ask.Widget
	top     int // the first line in sight once it was scrolled by hand, else -1

	warned   bool  // it was said that time runs out
	handing  bool  // it is being handed in
	unhanded error // why it could not be handed in

	now   time.Time
	frame look.Frame
}

// newTaking opens an exam that is kept already, at the question that was looked at last. unstored: it could not be kept, and
// goes on for as long as the program runs.
func newTaking(s *study.Study, waiting *Waiting, run exam.Exam, unstored bool, now time.Time) *taking {
	x := &taking{Study: s, waiting: waiting, run: run, book: newBook(run, unstored), at: run.At(), now: now, warned: run.Warned(now)}
	waiting.shown = run.ID
	x.ask()
	return x
}

// ask prepares the widget for the question it is at, with what was given before.
func (x *taking) ask() {
	q := x.run.Questions[x.at]
	x.widget = ask.NewOpen(q.Question, x.Key, x.run.Steps[x.at].Response)
	x.widget.Update(fit(x, x.frame))
	x.top = -1
}

// Init starts the clock, and tries again what could not be saved when the exam was left.
func (x *taking) Init() tea.Cmd {
	x.Doing(study.InExam)
	return tea.Batch(x.After(time.Second, screen.Tick{Of: x}), x.book.again(x))
}

func (x *taking) Update(msg tea.Msg, now time.Time) (screen.Move, tea.Cmd) {
	x.now = now
	switch msg := msg.(type) {
	case look.Frame:
		x.frame = msg
		x.widget.Update(fit(x, msg))
	case screen.Tick:
		if msg.Of == screen.Screen(x) {
			return x.watch(), tea.Batch(x.After(time.Second, screen.Tick{Of: x}), x.timeUp())
		}
	case stepsKept:
		return x.kept(msg)
	case HandedIn:
		return x.handed(msg)
	case timeAsked:
		return x.timeTold(msg)
	case tea.KeyPressMsg, tea.PasteMsg, tea.MouseClickMsg, tea.MouseWheelMsg:
		return x.input(msg)
	}
	return screen.Stay(), nil
}

// input takes what the learner does, as long as there is time.
func (x *taking) input(msg tea.Msg) (screen.Move, tea.Cmd) {
	if x.handing {
		return screen.Stay(), nil
	}
	if cmd := x.timeUp(); cmd != nil {
		return screen.Stay(), cmd
	}
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return x.press(msg)
	case tea.PasteMsg:
		return x.give(msg)
	case tea.MouseClickMsg:
		return x.click(msg)
	case tea.MouseWheelMsg:
		screen.Wheel(msg, x.scroll)
	}
	return screen.Stay(), nil
}

// watch says once that time runs out.
func (x *taking) watch() screen.Move {
	if x.warned || !x.run.Warned(x.now) {
		return screen.Stay()
	}
	x.warned = true
	return screen.Stay().Saying("Time runs out: " + clock(x.left()) + " left.")
}

// left is the time that is left.
func (x *taking) left() time.Duration { return x.run.Left(x.now) }

// timeUp hands the exam in once its time is up; nil before. Where that failed the learner tries it again.
func (x *taking) timeUp() tea.Cmd {
	if x.left() > 0 || x.handing || x.unhanded != nil {
		return nil
	}
	if x.set != nil {
		return x.askTime()
	}
	return x.handIn()
}

func (x *taking) press(msg tea.KeyPressMsg) (screen.Move, tea.Cmd) {
	switch {
	case key.Matches(msg, x.Key.RollUp):
		x.scroll(-max(1, x.frame.Height/2))
	case key.Matches(msg, x.Key.RollDown):
		x.scroll(max(1, x.frame.Height/2))
	case key.Matches(msg, x.field(x.Key.HandIn)):
		return screen.Push(newClosing(x)), nil
	case x.left() == 0: // nothing but handing it in is left to do
		return x.late(msg)
	case key.Matches(msg, x.field(x.Key.Onward)):
		return x.goTo(x.at + 1)
	case key.Matches(msg, x.field(x.Key.Before)):
		return x.goTo(x.at - 1)
	case key.Matches(msg, x.field(x.Key.Flag)):
		return screen.Stay(), x.change(x.run.Flag(x.at, x.now))
	case key.Matches(msg, x.field(x.Key.List)):
		return screen.Push(newQuestionList(x)), nil
	case key.Matches(msg, x.Key.Open, x.Key.CheckAll):
		return x.enter(msg)
	case x.typing():
		return x.give(msg)
	case key.Matches(msg, x.Key.Help):
		return screen.Help(), nil
	case key.Matches(msg, x.Key.Back):
		return x.leave()
	default:
		return x.give(msg)
	}
	return screen.Stay(), nil
}

// late takes a key once time is up and the exam could not be handed in.
func (x *taking) late(msg tea.KeyPressMsg) (screen.Move, tea.Cmd) {
	if key.Matches(msg, x.Key.FieldBack) {
		return x.leave()
	}
	return screen.Stay().Saying("Time is up. Nothing can be changed any more."), nil
}

// typing reports whether printable keys are text.
func (x *taking) typing() bool { return x.widget.Typing() }

// field is a binding as it is for the question: where that takes text, with ctrl.
func (x *taking) field(b key.Binding) key.Binding {
	if x.typing() {
		return look.InField(b)
	}
	return b
}

// enter goes on to the next question once the widget is done with this one; after the last it asks whether to hand in.
func (x *taking) enter(msg tea.KeyPressMsg) (screen.Move, tea.Cmd) {
	out := x.widget.Update(msg)
	saved := x.note()
	switch {
	case !out.Given:
		return screen.Stay().Saying(out.Notice), saved
	case x.at == len(x.run.Questions)-1:
		return screen.Push(newClosing(x)), saved
	}
	move, cmd := x.goTo(x.at + 1)
	return move, tea.Batch(saved, cmd)
}

// give hands something to the widget, and notes what stands in it then.
func (x *taking) give(msg tea.Msg) (screen.Move, tea.Cmd) {
	x.top = -1
	out := x.widget.Update(msg)
	if out.Leave {
		return x.leave()
	}
	return screen.Stay().Saying(out.Notice), x.note()
}

// note notes what stands in the widget, where that has changed.
func (x *taking) note() tea.Cmd {
	r := x.widget.Response()
	if r.Same(x.run.Steps[x.at].Response) {
		return nil
	}
	return x.change(x.run.Give(x.at, r, x.now))
}

// goTo goes to a question; past either end it stays.
func (x *taking) goTo(i int) (screen.Move, tea.Cmd) {
	switch {
	case i < 0:
		return screen.Stay().Saying("This is the first question."), nil
	case i >= len(x.run.Questions):
		return screen.Stay().Saying("This is the last question; " + x.field(x.Key.HandIn).Help().Key + " hands in."), nil
	case i == x.at:
		return screen.Stay(), nil
	}
	cmd := x.change(x.run.Go(i, x.now))
	x.at = i
	x.ask()
	return screen.Stay(), cmd
}

// leave goes home; what could not be saved is tried once more, and waits for the exam to be taken up.
func (x *taking) leave() (screen.Move, tea.Cmd) {
	x.waiting.shown = ""
	x.wait()
	return screen.Pop().Saying(x.leaves()), x.book.again(x)
}
