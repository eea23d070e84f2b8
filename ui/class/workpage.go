package class

import (
	"context"
	"errors"
	"strconv"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"porthole/content"
	"porthole/quiz"
	"porthole/quiz/class"
	"porthole/quiz/exam"
	exams "porthole/ui/exam"
	"porthole/ui/look"
	"porthole/ui/screen"
	"porthole/ui/study"
	"porthole/ui/words"
)

// workPage tells what was set, and begins it, goes on with it, or shows how it went.
type workPage struct {
	*setWork
	work  class.Work
	asked bool // the desk was asked
	now   time.Time
	body  screen.Scroll
}

func newWorkPage(p *setWork, w class.Work, now time.Time) *workPage {
	return &workPage{setWork: p, work: w, now: now, body: screen.NewScroll(p.Key)}
}

func (p *workPage) Init() tea.Cmd { return nil }

// attemptRead is an attempt that begins, goes on, or was handed in.
type attemptRead struct {
	by   *workPage
	exam exam.Exam
	err  error
}

func (p *workPage) Update(msg tea.Msg, now time.Time) (screen.Move, tea.Cmd) {
	p.now = now
	switch msg := msg.(type) {
	case look.Frame:
		p.body.Fill(look.Indent(look.Paragraphs(p.text(), msg.Prose())), msg, screen.ListHead)
	case attemptRead:
		return p.opened(msg, now), nil
	case tea.KeyPressMsg:
		return p.press(msg)
	case tea.MouseWheelMsg:
		p.body.Press(msg, p.Key)
	}
	return screen.Stay(), nil
}

func (p *workPage) press(msg tea.KeyPressMsg) (screen.Move, tea.Cmd) {
	switch {
	case key.Matches(msg, p.openKey()):
		return p.open()
	case key.Matches(msg, p.resultKey()):
		best, _ := p.work.Counts()
		return p.ask(best.ID)
	default:
		p.body.Press(msg, p.Key)
	}
	return screen.Otherwise(msg, p.Key), nil
}

// open begins an attempt, or goes on with it; of lessons to read it drills their cards.
func (p *workPage) open() (screen.Move, tea.Cmd) {
	if p.work.ToRead {
		return p.Drill(p.Study, quiz.Selection{Lessons: p.lessons(), Count: -1}, p.now).Instead(), nil
	}
	return p.ask("")
}

// ask reads an attempt that was handed in; without an id it begins one.
func (p *workPage) ask(id string) (screen.Move, tea.Cmd) {
	if p.asked {
		return screen.Stay(), nil
	}
	p.asked = true
	desk, learner, assignment := p.desk, p.learner, p.work.ID
	return screen.Stay(), study.Write(p.Queue, func(ctx context.Context, _ exam.Store) (exam.Exam, error) {
		if id != "" {
			return desk.Attempt(ctx, learner, id)
		}
		return desk.Begin(ctx, learner, assignment)
	}, func(e exam.Exam, err error) tea.Msg { return attemptRead{p, e, err} })
}

func (p *workPage) opened(msg attemptRead, now time.Time) screen.Move {
	if msg.by != p || !p.asked {
		return screen.Stay()
	}
	p.asked, p.stale = false, true
	switch {
	case msg.err != nil:
		return screen.Stay().Saying(refusal(msg.err))
	case msg.exam.Over():
		return screen.Replace(exams.Result(p.Study, msg.exam, false))
	}
	set := exams.Set{Title: content.Clean(p.work.Title), After: p.after, Gone: p.gone}
	return screen.Replace(exams.Sit(p.Study, p.waiting, msg.exam, set, now))
}

// refusal says in a notice why something is not done.
func refusal(err error) string {
	if bar, ok := errors.AsType[*class.BarError](err); ok {
		return words.Sentence(bar.Error())
	}
	return study.Fault(err)
}

// after is what is shown of what was just handed in.
func (p *workPage) after(e exam.Exam, now time.Time) screen.Screen {
	p.stale = true
	if p.work.Shows(now) {
		return exams.Result(p.Study, e, true)
	}
	says := []string{
		strconv.Itoa(len(e.Questions)-e.Open()) + " of " + words.Count(len(e.Questions), "question") + " answered.",
		"It is handed in and saved. " + later(p.work, now),
	}
	return screen.NewPage(p.Key, "Handed in", func(width int, _ *look.Theme) []string { return look.Paragraphs(says, width) })
}

// later says when a result is shown.
func later(w class.Work, now time.Time) string {
	if w.Closes.IsZero() {
		return "Your teacher shows the result later."
	}
	return "The result is shown after the last deadline of the class: " + words.Deadline(w.Closes, now) + "."
}

// gone says why what was set cannot go on.
func (p *workPage) gone(err error) (screen.Screen, bool) {
	bar, ok := errors.AsType[*class.BarError](err)
	if !ok {
		return nil, false
	}
	p.stale = true
	says := []string{words.Sentence(bar.Error()), "What you did of it does not count."}
	return screen.NewPage(p.Key, content.Clean(p.work.Title), func(width int, _ *look.Theme) []string { return look.Paragraphs(says, width) }), true
}

// lessons are the lessons to read, in the course that is open.
func (p *workPage) lessons() (indexes []int) {
	for i, lesson := range p.Course().Lessons {
		for _, title := range p.work.Lessons {
			if lesson.Title == title && p.here() {
				indexes = append(indexes, i)
			}
		}
	}
	return indexes
}

// here reports whether the course that is open is the one that it is about.
func (p *workPage) here() bool { return p.Course().ID == p.work.Course.ID }

// text tells what was set.
func (p *workPage) text() []string {
	w := p.work
	says := []string{words.Sentence(words.SetFor(w)), words.Sentence(words.DueBy(w.Until(), p.now)), "Course: " + content.Clean(w.Course.Title) + "."}
	if granted := words.Granted(w.Override, p.now); granted != "" {
		says = append(says, "You were granted: "+granted+".")
	}
	if len(w.Lessons) > 0 {
		says = append(says, "Lessons: "+content.Clean(strings.Join(w.Lessons, ", "))+".")
	}
	if w.ToRead {
		return append(says, "So far: "+reading(w.Reading)+".", p.way())
	}
	says = append(says, words.Sentence(words.AttemptsLeft(w)), p.rule())
	if best, some := w.Counts(); some && w.Shows(p.now) {
		says = append(says, "Your best attempt: "+words.PointsOf(best.Points, best.Questions)+".")
	}
	return says
}

// way says how lessons are read, and their cards met.
func (p *workPage) way() string {
	if !p.here() {
		return "Open the course first: c at home shows all courses."
	}
	return "Read them under Lessons at home. Answer each of their cards once, in any kind of drill; a wrong answer counts, too."
}

// rule says when the result is shown.
func (p *workPage) rule() string {
	if p.work.Feedback == class.AtOnce {
		return "You see the result once it is handed in."
	}
	return later(p.work, p.now)
}

// openKey begins, or goes on.
func (p *workPage) openKey() key.Binding {
	_, runs := p.work.Running()
	switch {
	case p.work.ToRead:
		return look.Only(look.As(p.Key.Open, "drill"), len(p.lessons()) > 0)
	case runs:
		return look.As(p.Key.Open, "go on")
	}
	return look.Only(look.As(p.Key.Open, "begin"), p.work.Bar(p.now) == class.NoBar)
}

// resultKey shows how the attempt went that counts.
func (p *workPage) resultKey() key.Binding {
	_, some := p.work.Counts()
	return look.Only(look.As(p.Key.Every, "result"), some && p.work.Shows(p.now))
}

func (p *workPage) View(f look.Frame) string {
	title := f.Theme.Title.Render(look.Cut(content.Clean(p.work.Title), f.Width-2*look.Margin))
	return strings.Join(look.Indent([]string{title}), "") + "\n\n" + p.body.View()
}

func (p *workPage) Keys() []key.Binding {
	return append(append([]key.Binding{p.openKey(), p.resultKey()}, p.body.Keys(p.Key)...), p.Key.Help, p.Key.Back)
}
