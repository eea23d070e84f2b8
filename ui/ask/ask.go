// Package ask holds one widget per way of answering: options to choose from, a line to type, a card to turn.
// A widget takes keys until it has a response; it knows no session and no store.
package ask

import (
	"slices"
	"strings"

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
type Area struct {
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
func New(q quiz.Question, keys *look.Keys) Widget { return build(q, keys, false) }

// NewOpen returns the widget for a question that is left and come back to, as in an exam, with what was given to it
// before. Whatever is chosen, ticked or typed stands in Response at once, and shows. It gives no hint and does not ask
// twice; Outcome.Given tells that the learner is done with it for now: one option was chosen, or Enter pressed.
func NewOpen(q quiz.Question, keys *look.Keys, r quiz.Response) Widget {
	w := build(q, keys, true)
	w.Fill(r)
	return w
}

func build(q quiz.Question, keys *look.Keys, open bool) Widget {
	switch q.Kind {
	case quiz.Typed:
		return newField(q, keys, open)
	case quiz.Flash:
		return newFlash(q, keys)
	case quiz.ChooseAll:
		return newOptions(q, keys, true, open)
	case quiz.Choice, quiz.TrueFalse, quiz.Scenario:
		return newOptions(q, keys, false, open)
	case quiz.Firewall, quiz.Settings:
		return newForm(q, keys, open)
	case quiz.Transcript:
		return newTranscript(q, keys, open)
	case quiz.Order:
		return newOrder(q, keys, open)
	case quiz.Sort:
		return newSorting(q, keys, open)
	}
	return newFlash(q, keys)
}

// blankTwice is said at the first blank answer; the second one counts.
const blankTwice = "Nothing yet. Enter again: don't know."

// hintLine is the line kept for a hint, so that nothing moves when it appears.
func hintLine(hint string, width int, t *look.Theme) string {
	if hint == "" {
		return ""
	}
	return t.Hint.Render(look.Cut("Hint: "+hint, width))
}

// Verdict sets what the marker says: right or wrong, the answer, why, what it was taken for, and where it is written.
// told are the parts of which the answer stands beside it, see [Area]; nil: of none.
func Verdict(k quiz.Kind, v quiz.Verdict, told []bool, width int, t *look.Theme) []string {
	lines := Headline(k, v, width, t)
	if k.Performed() {
		lines = severally(k, v, told, width, t)
	}
	for _, text := range slices.Compact([]string{mateOf(v), v.Correction, v.Explanation}) {
		lines = append(lines, look.Wrap(text, width)...)
	}
	var sources []string
	for _, s := range v.Sources {
		sources = append(sources, s.Text)
	}
	for _, line := range look.Wrap(strings.Join(sources, " · "), width) {
		lines = append(lines, t.Muted.Render(line))
	}
	return lines
}

// Headline is the first sentence of a verdict: right or wrong, and the answer.
func Headline(k quiz.Kind, v quiz.Verdict, width int, t *look.Theme) []string {
	return look.Wrap(headline(k, v, t), width)
}

// headline tells right from wrong and names the answer; what was given stands marked above.
func headline(k quiz.Kind, v quiz.Verdict, t *look.Theme) string {
	switch {
	case k == quiz.Flash && v.Right:
		return t.Right.Render("✓ You knew it.")
	case k == quiz.Flash:
		return t.Wrong.Render("✗ Not yet.")
	case k.Performed():
		return score(v, false, t)
	case v.Right:
		return t.Right.Render("✓ " + v.Headline())
	case v.Blank:
		return t.Wrong.Render("✗ ") + v.Headline()
	}
	v.Given = ""
	return t.Wrong.Render("✗ Wrong.") + " " + v.Headline()
}

func mateOf(v quiz.Verdict) string {
	if v.Right {
		return ""
	}
	return v.MixUp
}
