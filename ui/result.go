package ui

import (
	"fmt"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"porthole/quiz"
	"porthole/ui/ask"
	"porthole/ui/look"
	"porthole/ui/screen"
	"porthole/ui/study"
	"porthole/ui/words"
)

// result shows how a session went: what was missed, with the right answer and why, and again with one key.
type result struct {
	*study.Study
	from    *drill // to go back into when an answer is taken back
	result  quiz.Result
	closing []string // what else is to be said
	done    bool     // nothing more is due today
	moment  string   // what was reached, with its picture until the next key; "" for nothing
	frame   look.Frame
	body    screen.Scroll
}

func newResult(from *drill, r quiz.Result, now time.Time) *result {
	res := &result{Study: from.Study, from: from, result: r, body: screen.NewScroll(from.Key)}
	res.closing, res.done = from.closing(now)
	res.moment = from.moment(r, now)
	return res
}

// resultHead is the number of lines above what was missed.
const resultHead = 3

func (r *result) Init() tea.Cmd { return r.Load() }

func (r *result) Update(msg tea.Msg, now time.Time) (screen.Move, tea.Cmd) {
	switch msg := msg.(type) {
	case look.Frame:
		r.frame = msg
		r.set()
	case tea.KeyPressMsg:
		if r.moment != "" {
			r.moment = ""
			r.set()
		}
		if key.Matches(msg, r.takeBackKey()) {
			return r.takeBack(now)
		}
		return r.press(msg, now), nil
	case tea.MouseWheelMsg:
		r.body.Press(msg, r.Key)
	}
	return screen.Stay(), nil
}

// set fits the text to the frame.
func (r *result) set() { r.body.Fill(look.Indent(r.text(r.frame)), r.frame, resultHead) }

func (r *result) press(msg tea.KeyPressMsg, now time.Time) screen.Move {
	switch {
	case key.Matches(msg, r.againKey()):
		return r.again(now)
	case key.Matches(msg, r.Key.Open):
		if r.from.onward != nil {
			return r.from.onward(r.result)
		}
		return screen.Pop()
	case key.Matches(msg, r.goOnKey()):
		return startPractice(r.Study, now).Instead()
	}
	r.body.Press(msg, r.Key)
	return screen.Otherwise(msg, r.Key)
}

// again drills what was missed; its result leads on as this one does.
func (r *result) again(now time.Time) screen.Move {
	sel := quiz.Selection{Cards: r.result.Missed, Count: -1, Seed: r.Seed()}
	session, err := quiz.NewDrill(r.Deck, sel, r.Learner.Record, now)
	if err != nil {
		return study.Nothing(err)
	}
	return screen.Replace(newDrill(r.Study, study.RunDrill, "Again", session, 0, r.from.onward, now))
}

// takeBack goes back into the session, to the question whose answer is taken back.
func (r *result) takeBack(now time.Time) (screen.Move, tea.Cmd) {
	move, cmd := r.from.takeBack(now)
	return screen.Replace(r.from).Saying(move.Notice()), cmd
}

func (r *result) text(f look.Frame) []string {
	width, t := f.Prose(), f.Theme
	var lines []string
	if r.moment != "" {
		lines = f.Moment(r.moment)
	}
	for _, says := range r.closing {
		lines = append(lines, look.Wrap(t.Hint.Render(says), width)...)
	}
	if n := r.notSaved(); n > 0 {
		lines = append(lines, look.Wrap(t.Hint.Render(words.CountWere(n, "answer")+" not saved."), width)...)
	}
	first, again := r.wrong()
	lines = append(lines, look.Wrap(praise(len(first), len(again)), width)...)
	lines = append(lines, r.verdicts(first, width, t)...)
	if len(again) > 0 {
		lines = append(append(lines, ""), look.Wrap("Missed when asked again:", width)...)
	}
	return append(lines, r.verdicts(again, width, t)...)
}

// wrong lists what was answered wrong, each question once: at the first try, and only when it was asked again.
func (r *result) wrong() (first, again []quiz.Answered) {
	seen := map[string]bool{}
	for _, a := range r.result.Answered {
		if a.Verdict.Right || seen[a.Question.ID] {
			continue
		}
		seen[a.Question.ID] = true
		if a.Repeat {
			again = append(again, a)
		} else {
			first = append(first, a)
		}
	}
	return first, again
}

// verdicts are questions with what there is to learn from them.
func (r *result) verdicts(answered []quiz.Answered, width int, t *look.Theme) []string {
	var lines []string
	for _, a := range answered {
		lines = append(lines, "")
		lines = append(lines, look.Wrap(t.Strong.Render(a.Question.Stem), width)...)
		lines = append(lines, look.Indent(ask.Verdict(a.Question.Kind, a.Verdict, nil, width-look.Margin, t))...)
	}
	return lines
}

// praise counts what was missed at the first try.
func praise(first, again int) string {
	switch {
	case first > 0:
		return words.Count(first, "question") + " missed:"
	case again > 0:
		return "Nothing missed at the first try."
	}
	return "Nothing missed."
}

// notSaved counts the answers that will be gone.
func (r *result) notSaved() int {
	if r.Ephemeral {
		return len(r.result.Answered)
	}
	return r.from.lost
}

func (r *result) View(f look.Frame) string {
	t, width := f.Theme, f.Width-2*look.Margin
	took := t.Muted.Render(r.result.Took.Round(time.Second).String())
	score := fmt.Sprintf("%d of %d right at the first try", r.result.Right, r.result.Asked)
	head := []string{look.Spread(t.Muted.Render(look.Cut(r.from.title, width-8)), took, width), t.Title.Render(score), ""}
	return strings.Join(look.Indent(head), "\n") + "\n" + r.body.View()
}

func (r *result) againKey() key.Binding {
	return look.Only(r.Key.Again, len(r.result.Missed) > 0)
}

func (r *result) goOnKey() key.Binding     { return look.Only(r.Key.GoOn, r.done) }
func (r *result) takeBackKey() key.Binding { return look.Only(r.Key.TakeBack, len(r.from.past) > 0) }

func (r *result) Keys() []key.Binding {
	onward := "done"
	if r.from.onward != nil {
		onward = "go on"
	}
	keys := []key.Binding{r.againKey(), look.As(r.Key.Open, onward), r.goOnKey(), r.takeBackKey()}
	return append(append(keys, r.body.Keys(r.Key)...), r.Key.Back, r.Key.Help)
}
