// Package ask holds one widget per way of answering: options to choose from, a line to type, a card to turn.
// A widget takes keys until it has a response; it knows no session and no store.
package ask

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"porthole/quiz"
	"porthole/ui/look"
)

// Widget is the part of a question screen in which the answer is given.
type Widget interface {
	// Update takes a key, a paste, a [Click], or the [look.Frame] it will be drawn in.
	Update(msg tea.Msg) Outcome
	// Area draws the widget, and the verdict's marks once there is one. It is as high after the verdict as before.
	Area(width int, t *look.Theme, v *quiz.Verdict) Area
	// Begun reports whether there is something of an answer that would be lost: a letter typed, a line chosen, a card turned.
	Begun() bool
	// Typing reports whether printable keys are text now: a screen's own keys need ctrl then.
	Typing() bool
	// Keys are the keys that can act before there is a verdict.
	Keys() []key.Binding
	// Response is what stands in it now, whether it was given or not; blank where nothing does.
	Response() quiz.Response
	// Fill puts a response that was given before back into it.
	Fill(r quiz.Response)
}

// Outcome is what came of a message.
type Outcome struct {
	Response quiz.Response
	Given    bool   // Response is the answer
	Leave    bool   // the learner wants to leave a field that takes text
	Notice   string // a sentence for the learner
}

// Click is a press of the mouse on a line of the widget's Area.
type Click struct{ Hit int }

// Area is a widget drawn.
type Area struct { //nolint:recvcheck // add builds it; all else takes it as it is
	Lines []string
	Hits  []int // by line: what a click there chooses, -1 for nothing
	Focus int   // the line to keep in sight
	Until int   // the last of the lines to keep in sight with it, where there is height; before Focus: it alone

	Told []bool   // by part of the verdict: what is right there stands in Lines, as a whole
	Rest []string // the whole of what is cut off in Lines for want of height; to be found further down
}

func (a *Area) add(hit int, lines ...string) {
	for _, line := range lines {
		a.Lines = append(a.Lines, line)
		a.Hits = append(a.Hits, hit)
	}
}

// New returns the widget for a question that is answered once and judged then.
func New(q quiz.Question, keys *look.Keys) Widget { return descriptorOf(q.Kind).widget(q, keys, false) }

// NewOpen returns the widget for a question that is left and come back to, as in an exam, with what was given to it
// before. Whatever is chosen, ticked or typed stands in Response at once, and shows. It gives no hint and does not ask
// twice; Outcome.Given tells that the learner is done with it for now: one option was chosen, or Enter pressed.
func NewOpen(q quiz.Question, keys *look.Keys, r quiz.Response) Widget {
	w := descriptorOf(q.Kind).widget(q, keys, true)
	w.Fill(r)
	return w
}

// blankTwice is said at the first blank answer; the second one counts.
const blankTwice = "Nothing yet. Enter again: don't know."

// blankKey is the key of a blank answer: the first time it asks back.
func blankKey(enter key.Binding, warned bool) key.Binding {
	if warned {
		return look.As(enter, "don't know")
	}
	return look.Twice(enter, "don't know")
}

// hintLine is the line kept for a hint, so that nothing moves when it appears.
func hintLine(hint string, width int, t *look.Theme) string {
	if hint == "" {
		return ""
	}
	return t.Hint.Render(look.Cut("Hint: "+hint, width))
}
