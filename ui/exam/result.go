package exam

import (
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"porthole/quiz"
	"porthole/quiz/exam"
	"porthole/ui/look"
	"porthole/ui/screen"
	"porthole/ui/study"
	"porthole/ui/words"
)

// result shows how an exam went: the score beside the forecast, part by part, and each question with what there is to
// learn from it.
type result struct {
	*study.Study
	exam     exam.Exam
	result   exam.Result
	parts    exam.Breakdown
	unstored bool   // it is not kept
	moment   string // that it was passed, with a picture until the next key
	all      bool   // every question is listed, not only what was missed
	list     int    // the line of the heading over the questions
	lines    []string
	body     screen.Scroll
	frame    look.Frame
}

func newResult(s *study.Study, e exam.Exam, unstored bool) *result {
	return &result{Study: s, exam: e, result: e.Result(), parts: e.Breakdown(), unstored: unstored, body: screen.NewScroll(s.Key)}
}

func (r *result) Init() tea.Cmd { return r.Load() }

func (r *result) Update(msg tea.Msg, now time.Time) (screen.Move, tea.Cmd) {
	switch msg := msg.(type) {
	case look.Frame:
		again := msg.Prose() != r.frame.Prose() || msg.Theme != r.frame.Theme
		r.frame = msg
		r.set(again)
	case tea.KeyPressMsg:
		if r.moment != "" {
			r.moment = ""
			r.set(true)
		}
		return r.press(msg, now), nil
	case tea.MouseWheelMsg:
		r.body.Press(msg, r.Key)
	}
	return screen.Stay(), nil
}

// fresh is the result of an exam that was just handed in: a moment, where it was passed.
func (r *result) fresh() *result {
	if r.result.Passed() {
		r.moment = "Passed with " + words.WholePercent(r.result.Percent()) + ": " + words.Percent(r.result.Pass) + " were asked for."
	}
	return r
}

// set fits the text to the frame; where it is to be set again, in lines of another width.
func (r *result) set(again bool) {
	if again {
		r.lines, r.list = r.text(r.frame.Prose(), r.frame.Theme)
		if r.moment != "" {
			picture := r.frame.Moment(r.moment)
			r.lines, r.list = append(picture, r.lines...), r.list+len(picture)
		}
		r.lines = look.Indent(r.lines)
	}
	top := r.body.YOffset()
	r.body.Fill(r.lines, r.frame, r.head(r.frame))
	r.body.SetYOffset(top)
}

// showList brings the heading over the questions into sight, so that it is seen which ones are listed.
func (r *result) showList() {
	if top := r.body.YOffset(); r.list < top || r.list >= top+r.body.Height() {
		r.body.SetYOffset(r.list)
	}
}

// head is the number of lines above what scrolls.
func (r *result) head(f look.Frame) int {
	if f.Roomy() {
		return 3
	}
	return 2
}

func (r *result) press(msg tea.KeyPressMsg, now time.Time) screen.Move {
	switch {
	case key.Matches(msg, r.againKey()):
		return r.Drill(r.Study, quiz.Selection{Cards: r.parts.Missed, Count: -1}, now).Instead()
	case key.Matches(msg, r.everyKey()):
		r.all = !r.all
		r.set(true)
		r.showList()
	case key.Matches(msg, r.Key.Open):
		return screen.Pop()
	default:
		r.body.Press(msg, r.Key)
	}
	return screen.Otherwise(msg, r.Key)
}

func (r *result) View(f look.Frame) string {
	t, width := f.Theme, f.Width-2*look.Margin
	took := t.Muted.Render(clock(r.result.Ended.Sub(r.result.Began)) + " of " + clock(r.exam.Limit))
	kind := "Exam of " + r.result.Ended.In(r.result.Began.Location()).Format("2 January 2006")
	score := t.Title.Render(words.PointsOf(r.result.Points, r.result.Questions) + " · " + words.WholePercent(r.result.Percent()))
	head := []string{look.Spread(t.Muted.Render(kind), took, width), score + "  " + r.passed(t), ""}
	return strings.Join(look.Indent(head[:r.head(f)]), "\n") + "\n" + r.body.View()
}

// passed says in a word whether the exam was passed, with a sign.
func (r *result) passed(t *look.Theme) string {
	if r.result.Passed() {
		return t.Right.Render("✓ passed")
	}
	return t.Wrong.Render("✗ not passed")
}

func (r *result) againKey() key.Binding {
	return look.Only(look.As(r.Key.Again, "drill missed"), len(r.parts.Missed) > 0)
}

// everyKey lists every question, or what was missed alone.
func (r *result) everyKey() key.Binding {
	does := "all"
	if r.all {
		does = "missed"
	}
	return look.Only(look.As(r.Key.Every, does), len(r.parts.Missed) < len(r.exam.Questions))
}

func (r *result) Keys() []key.Binding {
	keys := append([]key.Binding{r.againKey(), r.everyKey()}, r.body.Keys(r.Key)...)
	return append(keys, look.As(r.Key.Open, "done"), r.Key.Help, r.Key.Back)
}
