package ui

import (
	"fmt"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"porthole/quiz"
	"porthole/ui/look"
	"porthole/ui/screen"
	"porthole/ui/study"
	"porthole/ui/wire"
	"porthole/ui/words"
)

// lesson is one lesson to read: one column of text, the place in the course, and what comes next.
type lesson struct {
	*study.Study
	at      int
	line    int // the line of the document to begin at; 0 for the top
	page    look.Page
	body    screen.Scroll
	check   int                         // questions that can be asked about it
	leads   func(time.Time) screen.Move // where its end leads; nil: to the questions on it, then the next lesson
	onwards string                      // what leads does
	read    bool

	opened time.Time
}

func newLesson(s *study.Study, at int) *lesson {
	l := &lesson{Study: s, at: at, body: screen.NewScroll(s.Key)}
	l.check = checkSize(s, at)
	return l
}

// checkSize is the number of questions that can be asked about a lesson.
func checkSize(s *study.Study, at int) int {
	check, err := quiz.NewCheck(s.Deck, at, s.Learner.Record, 1, time.Time{})
	if err != nil {
		return 0
	}
	_, of := check.Position()
	return of
}

func (l *lesson) Init() tea.Cmd {
	l.Doing(study.Reading)
	return nil
}

func (l *lesson) Update(msg tea.Msg, now time.Time) (screen.Move, tea.Cmd) {
	switch msg := msg.(type) {
	case look.Frame:
		l.set(msg)
		if l.opened.IsZero() {
			l.opened = now
		}
		return screen.Stay(), nil
	case screen.Shown:
		l.Doing(study.Reading)
	case tea.KeyPressMsg:
		return l.press(msg, now)
	case tea.MouseWheelMsg:
		l.body.Press(msg, l.Key)
	}
	return screen.Stay(), nil
}

// set lays the text out for a frame and keeps the place.
func (l *lesson) set(f look.Frame) {
	top := l.body.YOffset()
	l.page = f.Theme.Lesson(l.Course(), l.Course().Lessons[l.at].Blocks, f.Prose())
	if len(l.page.Lines) == 0 {
		l.page.Lines = []string{f.Theme.Muted.Render("There is nothing to read here, only questions to answer.")}
	}
	l.body.Fill(look.Indent(l.page.Lines), f, headHeight(f))
	l.body.SetYOffset(top)
	if l.line > 0 {
		l.body.SetYOffset(l.lineOf(l.line))
		l.line = 0
	}
}

// lineOf is the line of the page on which a line of the document begins.
func (l *lesson) lineOf(line int) int {
	at := 0
	for i, block := range l.Course().Lessons[l.at].Blocks {
		if block.Line <= line {
			at = l.page.Starts[i]
		}
	}
	return at
}

// A lesson whose end is in sight counts as read after this long: leafing through is not reading.
const readingTime = 5 * time.Second

// note marks the lesson as read once its end has been in sight for a while.
func (l *lesson) note(now time.Time) tea.Cmd {
	if l.read || !l.body.AtBottom() || now.Sub(l.opened) < readingTime {
		return nil
	}
	l.read = true
	title := l.Course().Lessons[l.at].Title
	if l.Learner.Read == nil {
		l.Learner.Read = map[string]time.Time{}
	}
	l.Learner.Read[title] = now
	return l.MarkRead(title, now)
}

func (l *lesson) press(msg tea.KeyPressMsg, now time.Time) (screen.Move, tea.Cmd) {
	if key.Matches(msg, l.Key.Open) && l.body.AtBottom() {
		l.opened = time.Time{} // going on from the end is having read it
	}
	noted := l.note(now)
	move, cmd := l.act(msg, now)
	return move, tea.Batch(noted, cmd)
}

func (l *lesson) act(msg tea.KeyPressMsg, now time.Time) (screen.Move, tea.Cmd) {
	switch {
	case key.Matches(msg, l.Key.Open):
		return l.onward(now)
	case key.Matches(msg, l.nextKey()):
		return screen.Replace(newLesson(l.Study, l.at+1)), nil
	case key.Matches(msg, l.previousKey()):
		return screen.Replace(newLesson(l.Study, l.at-1)), nil
	case key.Matches(msg, l.sourcesKey()):
		return screen.Push(l.sources()), nil
	case key.Matches(msg, l.wireKey()):
		return screen.Push(wire.New(l.Study, l.wire())), nil
	case key.Matches(msg, l.Key.Find):
		return screen.Push(newFind(l.Study)), nil
	}
	l.body.Press(msg, l.Key)
	return screen.Otherwise(msg, l.Key), nil
}

// onward is what Enter does: the rest of the text, then the questions on it, then the next lesson.
func (l *lesson) onward(now time.Time) (screen.Move, tea.Cmd) {
	switch {
	case !l.body.AtBottom():
		l.body.PageDown()
		return screen.Stay(), nil
	case l.leads != nil:
		return l.leads(now), nil
	case l.check > 0:
		return startCheck(l.Study, l.at, now), nil
	case l.last():
		return screen.Pop(), nil
	}
	return screen.Replace(newLesson(l.Study, l.at+1)), nil
}

// onwardSays tells what Enter does.
func (l *lesson) onwardSays() string {
	switch {
	case !l.body.AtBottom():
		return "read on"
	case l.leads != nil:
		return l.onwards
	case l.check > 0:
		return words.Count(l.check, "question") + " on this"
	case l.last():
		return "back"
	}
	return "next lesson"
}

func (l *lesson) last() bool { return l.at == len(l.Course().Lessons)-1 }

func (l *lesson) sources() *screen.Page {
	return screen.NewPage(l.Key, "Sources of this lesson", func(width int, t *look.Theme) []string {
		return t.SourceList(l.Course(), l.page, width)
	})
}

func (l *lesson) View(f look.Frame) string {
	width := f.Width - 2*look.Margin
	of := len(l.Course().Lessons)
	place := fmt.Sprintf("%d of %d · ", l.at+1, of)
	bar := ""
	if width >= 60 && l.body.TotalLineCount() > l.body.Height() {
		seen := int(100 * l.body.ScrollPercent())
		bar = f.Theme.Bar(seen, 100, 16) + f.Theme.Muted.Render(fmt.Sprintf(" %3d %%", seen))
	}
	title := look.Cut(f.Theme.Muted.Render(place)+f.Theme.Title.Render(l.Course().Lessons[l.at].Title), width-look.Width(bar)-1)
	head := strings.Repeat(" ", look.Margin) + look.Spread(title, bar, width)
	if headHeight(f) > 1 {
		head += "\n"
	}
	lines := strings.Split(head+"\n"+l.body.View(), "\n")
	return strings.Join(f.Beside(lines, l.beside(f)), "\n")
}

// beside lists the sources of the lesson beside its text, in a wide window.
func (l *lesson) beside(f look.Frame) []string {
	if f.Side() <= 0 || !l.cites() {
		return nil
	}
	lines := []string{f.Theme.Muted.Render("Sources"), ""}
	return append(lines, f.Theme.SourceList(l.Course(), l.page, f.Side())...)
}

func (l *lesson) nextKey() key.Binding {
	return look.Only(look.As(l.Key.Next, "next lesson"), !l.last() && l.leads == nil)
}

func (l *lesson) previousKey() key.Binding {
	return look.Only(look.As(l.Key.Previous, "lesson before"), l.at > 0 && l.leads == nil)
}

func (l *lesson) sourcesKey() key.Binding {
	return look.Only(l.Key.Sources, l.cites())
}

// wire is the exercise for the wire lab that the lesson leads to, by its index in the course; -1: none.
func (l *lesson) wire() int {
	if l.Bench == nil {
		return -1
	}
	return wire.NextOf(l.Study, l.at)
}

// wireKey opens it.
func (l *lesson) wireKey() key.Binding {
	at := l.wire()
	if at < 0 {
		return look.Only(l.Key.Wire, false)
	}
	return look.As(l.Key.Wire, wire.Label(l.Course().Wires[at]))
}

func (l *lesson) Keys() []key.Binding {
	keys := []key.Binding{look.As(l.Key.Open, l.onwardSays()), l.Key.Back, l.wireKey()}
	keys = append(keys, l.body.Keys(l.Key)...)
	return append(keys, l.Key.Find, l.sourcesKey(), l.nextKey(), l.previousKey(), l.Key.Help)
}

// cites reports whether the lesson names a source or an objective of an exam.
func (l *lesson) cites() bool { return len(l.page.Sources)+len(l.page.Objectives) > 0 }
