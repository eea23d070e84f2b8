package exam

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"porthole/content"
	"porthole/quiz/exam"
	"porthole/quiz/memory"
	"porthole/ui/look"
	"porthole/ui/screen"
	"porthole/ui/study"
	"porthole/ui/words"
)

// history lists the exams of a course that were handed in, the newest first, to read one again.
type history struct {
	*study.Study
	list  screen.Picker
	asked string // the exam that is being read; "" for none
	frame look.Frame
	zone  *time.Location
}

// NewHistory returns the screen that lists the exams that were handed in.
func NewHistory(s *study.Study) screen.Screen {
	e := &history{Study: s, zone: time.UTC}
	e.list.N = len(s.Learner.Exams)
	return e
}

func (e *history) Init() tea.Cmd { return nil }

// readBack is an exam that was read of the store.
type readBack struct {
	by   *history
	exam exam.Exam
	err  error
}

func (e *history) Update(msg tea.Msg, now time.Time) (screen.Move, tea.Cmd) {
	e.zone = now.Location()
	e.list.N = len(e.Learner.Exams)
	switch msg := msg.(type) {
	case look.Frame:
		e.frame = msg
	case readBack:
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

func (e *history) press(msg tea.KeyPressMsg) (screen.Move, tea.Cmd) {
	switch {
	case e.list.Press(msg, e.Key):
	case key.Matches(msg, e.Key.Open):
		return e.open()
	}
	return screen.Otherwise(msg, e.Key), nil
}

// open reads the exam that the cursor is on.
func (e *history) open() (screen.Move, tea.Cmd) {
	if e.list.N == 0 || e.asked != "" {
		return screen.Stay(), nil
	}
	id := e.newest()[e.list.At].ID
	e.asked = id
	return screen.Stay(), study.Read(e.Queue, func(ctx context.Context, store exam.Store) (exam.Exam, error) { return store.Exam(ctx, id) },
		func(read exam.Exam, err error) tea.Msg { return readBack{by: e, exam: read, err: err} })
}

func (e *history) read(msg readBack) screen.Move {
	if msg.by != e || e.asked == "" {
		return screen.Stay()
	}
	e.asked = ""
	if msg.err != nil {
		return screen.Stay().Saying("It cannot be read: " + words.Sentence(content.Clean(msg.err.Error())))
	}
	return screen.Push(newResult(e.Study, msg.exam, false))
}

// newest are the exams, the newest first.
func (e *history) newest() []exam.Result {
	list := slices.Clone(e.Learner.Exams)
	slices.Reverse(list)
	return list
}

// rows are the exams in sight, and how many are above them.
func (e *history) rows(f look.Frame) (shown []string, above int) {
	all := e.newest()
	rows := make([]string, len(all))
	for i, r := range all {
		line, expected := Line(r, e.zone, f.Width-2*look.Margin, f.Theme)
		if f.Width >= narrow { // else there is no room, and the result tells it
			line += expected
		}
		rows[i] = look.Cut(e.list.Mark(i, f.Theme)+line, f.Width-2*look.Margin)
	}
	return look.Window(rows, max(1, f.Height-screen.ListHead), e.list.At, e.list.At)
}

// wide is the width from which on the whole date of an exam is told.
const wide = 60

// Line tells of an exam in a line: day, score, passed or not, what was expected, and whose wording
// where that is not the course's own.
func Line(r exam.Result, zone *time.Location, width int, t *look.Theme) (went, expected string) {
	passed := t.Right.Render("✓ passed    ")
	if !r.Passed() {
		passed = t.Wrong.Render("✗ not passed")
	}
	day, column := r.Ended.In(zone).Format("2 Jan 2006 15:04"), len("20 Nov 2026 15:04")
	if width < wide {
		day, column = r.Ended.In(zone).Format("2 Jan"), len("20 Nov")
	}
	line := look.ToColumn(day, column) + fmt.Sprintf("  %5s  ", words.WholePercent(r.Percent())) + passed
	expected = "no forecast"
	if r.Forecast != (memory.Forecast{}) {
		expected = "expected " + words.Band(r.Forecast)
	}
	if r.Authority != "" {
		expected += " · by " + r.Authority
	}
	if test := r.Test(); test != "" {
		expected = "test " + test + " · " + expected
	}
	return line, t.Muted.Render("  " + expected)
}

func (e *history) View(f look.Frame) string {
	width := f.Width - 2*look.Margin
	head := []string{look.Spread(f.Theme.Title.Render("Exams"), f.Theme.Muted.Render(look.Cut(e.Course().Title, width-8)), width), ""}
	shown, above := e.rows(f)
	if e.list.N == 0 {
		shown = look.Wrap("No exam was handed in yet.", f.Prose())
	}
	return strings.Join(look.Indent(append(head, f.Theme.More(shown, above, max(e.list.N, len(shown)), width)...)), "\n")
}

func (e *history) Keys() []key.Binding {
	return []key.Binding{
		look.Only(look.As(e.Key.Open, "its result"), e.list.N > 0), look.As(e.Key.Up, "choose"), e.Key.Down, e.Key.Help, e.Key.Back,
	}
}
