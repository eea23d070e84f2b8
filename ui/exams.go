package ui

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"porthole/content"
	"porthole/quiz"
	"porthole/ui/look"
	"porthole/ui/screen"
	"porthole/ui/study"
	"porthole/ui/words"
)

// exams lists the exams of a course that were handed in, the newest first, to read one again.
type exams struct {
	*study.Study
	list  screen.Picker
	asked string // the exam that is being read; "" for none
	frame look.Frame
	zone  *time.Location
}

func newExams(s *study.Study) *exams {
	e := &exams{Study: s, zone: time.UTC}
	e.list.N = len(s.Learner.Exams)
	return e
}

func (e *exams) Init() tea.Cmd { return nil }

// examRead is an exam that was read of the store.
type examRead struct {
	by   *exams
	exam quiz.Exam
	err  error
}

func (e *exams) Update(msg tea.Msg, now time.Time) (screen.Move, tea.Cmd) {
	e.zone = now.Location()
	e.list.N = len(e.Learner.Exams)
	switch msg := msg.(type) {
	case look.Frame:
		e.frame = msg
	case examRead:
		return e.read(msg), nil
	case tea.KeyPressMsg:
		return e.press(msg)
	case tea.MouseWheelMsg:
		e.list.Wheel(msg)
	case tea.MouseClickMsg:
		_, above := e.rows(e.frame)
		if i := msg.Y - screen.ListHead + above; msg.Button == tea.MouseLeft && msg.Y >= screen.ListHead && i < e.list.N {
			e.list.To(i)
			return e.open()
		}
	}
	return screen.Stay(), nil
}

func (e *exams) press(msg tea.KeyPressMsg) (screen.Move, tea.Cmd) {
	switch {
	case e.list.Press(msg, e.Key):
	case key.Matches(msg, e.Key.Open):
		return e.open()
	case key.Matches(msg, e.Key.Help):
		return screen.Help(), nil
	case key.Matches(msg, e.Key.Back):
		return screen.Pop(), nil
	}
	return screen.Stay(), nil
}

// open reads the exam that the cursor is on.
func (e *exams) open() (screen.Move, tea.Cmd) {
	if e.list.N == 0 || e.asked != "" {
		return screen.Stay(), nil
	}
	id := e.newest()[e.list.At].ID
	e.asked = id
	return screen.Stay(), study.Read(e.Queue, func(ctx context.Context, store quiz.Store) (quiz.Exam, error) { return store.Exam(ctx, id) },
		func(exam quiz.Exam, err error) tea.Msg { return examRead{by: e, exam: exam, err: err} })
}

func (e *exams) read(msg examRead) screen.Move {
	if msg.by != e || e.asked == "" {
		return screen.Stay()
	}
	e.asked = ""
	if msg.err != nil {
		return screen.Stay().Saying("It cannot be read: " + words.Sentence(content.Clean(msg.err.Error())))
	}
	return screen.Push(newExamResult(e.Study, msg.exam, false))
}

// newest are the exams, the newest first.
func (e *exams) newest() []quiz.ExamResult {
	list := slices.Clone(e.Learner.Exams)
	slices.Reverse(list)
	return list
}

// rows are the exams in sight, and how many are above them.
func (e *exams) rows(f look.Frame) (shown []string, above int) {
	all := e.newest()
	rows := make([]string, len(all))
	for i, r := range all {
		line, expected := examLine(r, e.zone, f.Width-2*look.Margin, f.Theme)
		if f.Width >= narrowExam { // else there is no room, and the result tells it
			line += expected
		}
		rows[i] = look.Cut(e.list.Mark(i, f.Theme)+line, f.Width-2*look.Margin)
	}
	return look.Window(rows, max(1, f.Height-screen.ListHead), e.list.At, e.list.At)
}

// wideExam is the width from which on the whole date of an exam is told.
const wideExam = 60

// examLine tells of an exam in a line: day, score, passed or not, what was expected, and whose wording
// where that is not the course's own.
func examLine(r quiz.ExamResult, zone *time.Location, width int, t *look.Theme) (went, expected string) {
	passed := t.Right.Render("✓ passed    ")
	if !r.Passed() {
		passed = t.Wrong.Render("✗ not passed")
	}
	day, column := r.Ended.In(zone).Format("2 Jan 2006 15:04"), len("20 Nov 2026 15:04")
	if width < wideExam {
		day, column = r.Ended.In(zone).Format("2 Jan"), len("20 Nov")
	}
	line := toColumn(day, column) + fmt.Sprintf("  %5s  ", words.WholePercent(r.Percent())) + passed
	expected = "no forecast"
	if r.Forecast != (quiz.Forecast{}) {
		expected = "expected " + words.Band(r.Forecast)
	}
	if r.Authority != "" {
		expected += " · by " + r.Authority
	}
	return line, t.Muted.Render("  " + expected)
}

func (e *exams) View(f look.Frame) string {
	width := f.Width - 2*look.Margin
	head := []string{look.Spread(f.Theme.Title.Render("Exams"), f.Theme.Muted.Render(look.Cut(e.Course().Title, width-8)), width), ""}
	shown, above := e.rows(f)
	if e.list.N == 0 {
		shown = look.Wrap("No exam was handed in yet.", f.Prose())
	}
	return strings.Join(look.Indent(append(head, f.Theme.More(shown, above, max(e.list.N, len(shown)), width)...)), "\n")
}

func (e *exams) Keys() []key.Binding {
	return []key.Binding{
		look.Only(look.As(e.Key.Open, "its result"), e.list.N > 0), look.As(e.Key.Up, "choose"), e.Key.Down, e.Key.Help, e.Key.Back,
	}
}
