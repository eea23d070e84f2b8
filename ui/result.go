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
)

// result shows how a session went: what was missed, with the right answer and why, and again with one key.
type result struct {
	*study
	from    *drill // to go back into when an answer is taken back
	result  quiz.Result
	closing string // what else is to be said
	done    bool   // nothing more is due today
	body    scroll
}

func newResult(from *drill, r quiz.Result, now time.Time) *result {
	res := &result{study: from.study, from: from, result: r, body: newScroll(from.keys)}
	res.closing, res.done = from.closing(now)
	return res
}

// resultHead is the number of lines above what was missed.
const resultHead = 3

func (r *result) Init() tea.Cmd { return r.load() }

func (r *result) Update(msg tea.Msg, now time.Time) (Move, tea.Cmd) {
	switch msg := msg.(type) {
	case look.Frame:
		r.body.set(look.Indent(r.text(msg)), msg.Width, msg.Height-resultHead)
	case tea.KeyPressMsg:
		if key.Matches(msg, r.takeBackKey()) {
			return r.takeBack(now)
		}
		return r.press(msg, now), nil
	case tea.MouseWheelMsg:
		r.body.press(msg, r.keys)
	}
	return Stay(), nil
}

func (r *result) press(msg tea.KeyPressMsg, now time.Time) Move {
	switch {
	case key.Matches(msg, r.againKey()):
		return r.again(now)
	case key.Matches(msg, r.keys.Open):
		if r.from.onward != nil {
			return r.from.onward(r.result)
		}
		return Pop()
	case key.Matches(msg, r.goOnKey()):
		return startPractice(r.study, now).instead()
	case key.Matches(msg, r.keys.Help):
		return Help()
	case key.Matches(msg, r.keys.Back):
		return Pop()
	}
	r.body.press(msg, r.keys)
	return Stay()
}

// again drills what was missed; its result leads on as this one does.
func (r *result) again(now time.Time) Move {
	sel := quiz.Selection{Cards: r.result.Missed, Count: -1, Seed: r.seed()}
	session, err := quiz.NewDrill(r.deck, sel, r.progress.Record, now)
	if err != nil {
		return nothing(err)
	}
	return Replace(newDrill(r.study, runDrill, "Again", session, 0, r.from.onward, now))
}

// takeBack goes back into the session, to the question whose answer is taken back.
func (r *result) takeBack(now time.Time) (Move, tea.Cmd) {
	move, cmd := r.from.takeBack(now)
	return Replace(r.from).Saying(move.notice), cmd
}

func (r *result) text(f look.Frame) []string {
	width, t := f.Prose(), f.Theme
	lines := look.Wrap(t.Hint.Render(r.closing), width)
	if n := r.notSaved(); n > 0 {
		lines = append(lines, look.Wrap(t.Hint.Render(notKept(n)), width)...)
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
		return count(first, "question") + " missed:"
	case again > 0:
		return "Nothing missed at the first try."
	}
	return "Nothing missed."
}

// notSaved counts the answers that will be gone.
func (r *result) notSaved() int {
	if r.ephemeral {
		return len(r.result.Answered)
	}
	return r.from.lost
}

// notKept says how many answers could not be saved.
func notKept(lost int) string {
	if lost == 1 {
		return "1 answer was not saved."
	}
	return count(lost, "answer") + " were not saved."
}

func (r *result) View(f look.Frame) string {
	t, width := f.Theme, f.Width-2*look.Margin
	took := t.Muted.Render(r.result.Took.Round(time.Second).String())
	score := fmt.Sprintf("%d of %d right at the first try", r.result.Right, r.result.Asked)
	head := []string{look.Spread(t.Muted.Render(look.Cut(r.from.title, width-8)), took, width), t.Title.Render(score), ""}
	return strings.Join(look.Indent(head), "\n") + "\n" + r.body.View()
}

func (r *result) againKey() key.Binding {
	return look.Only(r.keys.Again, len(r.result.Missed) > 0)
}

func (r *result) goOnKey() key.Binding     { return look.Only(r.keys.GoOn, r.done) }
func (r *result) takeBackKey() key.Binding { return look.Only(r.keys.TakeBack, len(r.from.past) > 0) }

func (r *result) Keys() []key.Binding {
	onward := "done"
	if r.from.onward != nil {
		onward = "go on"
	}
	keys := []key.Binding{r.againKey(), look.As(r.keys.Open, onward), r.goOnKey(), r.takeBackKey()}
	return append(append(keys, r.body.scrollKeys(r.keys)...), r.keys.Back, r.keys.Help)
}
