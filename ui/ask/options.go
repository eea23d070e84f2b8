package ask

import (
	"slices"
	"strconv"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"porthole/quiz"
	"porthole/ui/look"
)

// options is a list to choose one or several from. The cursor stands on nothing until it is moved, so that
// Enter cannot give an answer that nobody looked at; it is no answer by itself.
type options struct {
	q      quiz.Question
	keys   *look.Keys
	many   bool
	open   bool   // see [NewOpen]
	cursor int    // -1 before it is moved
	ticked []bool // what is chosen: one at most, unless many
	hint   string
	warned bool
}

func newOneOption(q quiz.Question, keys *look.Keys, open bool) *options {
	return newOptions(q, keys, false, open)
}

func newSeveralOptions(q quiz.Question, keys *look.Keys, open bool) *options {
	return newOptions(q, keys, true, open)
}

func newOptions(q quiz.Question, keys *look.Keys, many, open bool) *options {
	return &options{q: q, keys: keys, many: many, open: open, cursor: -1, ticked: make([]bool, len(q.Options))}
}

func (o *options) Update(msg tea.Msg) Outcome {
	switch msg := msg.(type) {
	case Click:
		return o.choose(msg.Hit)
	case tea.KeyPressMsg:
		return o.press(msg)
	}
	return Outcome{}
}

func (o *options) press(msg tea.KeyPressMsg) Outcome {
	switch {
	case key.Matches(msg, o.keys.Digits):
		return o.choose(look.Digit(msg) - 1)
	case key.Matches(msg, o.truth(o.keys.True)):
		return o.choose(0)
	case key.Matches(msg, o.truth(o.keys.False)):
		return o.choose(1)
	case key.Matches(msg, o.keys.Up):
		o.move(-1)
	case key.Matches(msg, o.keys.Down):
		o.move(1)
	case key.Matches(msg, o.toggle()) && o.cursor >= 0:
		o.pick(o.cursor)
	case key.Matches(msg, o.hintKey()):
		o.hint = o.q.Hint()
	case key.Matches(msg, o.keys.Open):
		return o.submit()
	}
	return Outcome{}
}

func (o *options) move(by int) {
	n := len(o.q.Options)
	switch {
	case n == 0:
	case o.cursor < 0 && by < 0:
		o.cursor = n - 1
	default:
		o.cursor = (o.cursor + by + n) % n
	}
}

// choose picks an option; of one of several that is the answer.
func (o *options) choose(i int) Outcome {
	if i < 0 || i >= len(o.q.Options) {
		return Outcome{}
	}
	o.pick(i)
	if o.many {
		return Outcome{}
	}
	return o.give()
}

// pick puts the cursor on an option and chooses it, or takes the tick away where there are several.
func (o *options) pick(i int) {
	o.cursor, o.warned = i, false
	if o.many {
		o.ticked[i] = !o.ticked[i]
		return
	}
	clear(o.ticked)
	o.ticked[i] = true
}

// submit gives what is chosen; of one of several that is where the cursor stands.
func (o *options) submit() Outcome {
	if !o.many && o.cursor >= 0 {
		o.pick(o.cursor)
	}
	if !slices.Contains(o.ticked, true) && !o.warned && !o.open {
		o.warned = true
		return Outcome{Notice: blankTwice}
	}
	return o.give()
}

func (o *options) Response() quiz.Response {
	var picks []int
	for i, on := range o.ticked {
		if on {
			picks = append(picks, i)
		}
	}
	return quiz.Response{Picks: picks, Hinted: o.hint != ""}
}

func (o *options) Fill(r quiz.Response) {
	clear(o.ticked)
	o.cursor, o.hint = -1, ""
	for _, i := range r.Picks {
		if i >= 0 && i < len(o.ticked) && (o.many || o.cursor < 0) {
			o.cursor, o.ticked[i] = i, true
		}
	}
	if r.Hinted {
		o.hint = o.q.Hint()
	}
}

func (o *options) give() Outcome { return Outcome{Given: true, Response: o.Response()} }

func (o *options) Area(width int, t *look.Theme, v *quiz.Verdict) Area {
	var a Area
	for i := range o.q.Options {
		if i == o.cursor {
			a.Focus = len(a.Lines)
		}
		a.add(i, o.line(i, width, t, v)...)
	}
	hint := o.hint
	if v != nil { // the verdict says more
		hint = ""
	}
	a.add(-1, hintLine(hint, width, t))
	return a
}

func (o *options) line(i, width int, t *look.Theme, v *quiz.Verdict) []string {
	option := o.q.Options[i]
	mark, text := o.mark(i, t, v), option.Text
	box := ""
	switch {
	case o.many:
		box = [...]string{"[ ] ", "[x] "}[btoi(o.ticked[i])]
	case o.open:
		box = [...]string{"( ) ", "(•) "}[btoi(o.ticked[i])]
	}
	switch {
	case v == nil && o.hint != "" && slices.Contains(o.q.RuledOut(), i):
		text = t.Muted.Strikethrough(true).Render(text)
	case v == nil && i == o.cursor:
		text = t.Strong.Render(text)
	}
	lines := look.Hang(mark+t.Muted.Render(strconv.Itoa(i+1))+"  "+box, text, width)
	return o.because(lines, i, option, width, t, v)
}

// because adds why an option is what it is behind it, once answered and where there is room: nothing may move.
func (o *options) because(lines []string, i int, option quiz.Option, width int, t *look.Theme, v *quiz.Verdict) []string {
	why := option.Why
	if option.Right || o.ticked[i] && v != nil && v.MixUp+v.Correction != "" { // the verdict tells of what was picked
		why = ""
	}
	if o.missed(i, v) {
		why = "missing"
	}
	if v == nil || why == "" || len(lines) != 1 {
		return lines
	}
	with := lines[0] + "   " + t.Muted.Render(why)
	if look.Width(with) <= width {
		lines[0] = with
	}
	return lines
}

func (o *options) mark(i int, t *look.Theme, v *quiz.Verdict) string {
	switch {
	case v == nil && i == o.cursor:
		return t.Accent.Render("›") + " "
	case v == nil:
		return "  "
	case o.missed(i, v):
		return t.Hint.Render("○") + " "
	case o.q.Options[i].Right:
		return t.Right.Render("✓") + " "
	case o.ticked[i]:
		return t.Wrong.Render("✗") + " "
	}
	return "  "
}

// missed reports whether a right option was left out where all were asked for.
func (o *options) missed(i int, v *quiz.Verdict) bool {
	return v != nil && o.many && o.q.Options[i].Right && !o.ticked[i]
}

func (o *options) Begun() bool { return o.cursor >= 0 }

func (o *options) Typing() bool { return false }

func (o *options) Keys() []key.Binding {
	digits := o.keys.Digits
	digits.SetHelp("1–"+strconv.Itoa(max(1, min(9, len(o.q.Options)))), o.does())
	return []key.Binding{
		digits, o.truth(o.keys.True), o.truth(o.keys.False), o.enterKey(),
		o.hintKey(), o.keys.Up, o.keys.Down,
		look.Only(look.As(o.toggle(), o.does()), (o.many || o.open) && o.cursor >= 0),
	}
}

// does says what it is to pick an option.
func (o *options) does() string {
	switch {
	case o.many:
		return "tick"
	case o.open:
		return "choose"
	}
	return "answer"
}

func (o *options) enterKey() key.Binding {
	switch {
	case o.open:
		return look.As(o.keys.Open, "done")
	case o.cursor >= 0 && !o.many || slices.Contains(o.ticked, true):
		return look.As(o.keys.Open, "answer")
	}
	return blankKey(o.keys.Open, o.warned)
}

func (o *options) hintKey() key.Binding {
	return look.Only(o.keys.Hint, o.q.Kind != quiz.TrueFalse && !o.open)
}

// truth enables t and f for a statement alone.
func (o *options) truth(b key.Binding) key.Binding { return look.Only(b, o.q.Kind == quiz.TrueFalse) }

// toggle is the space bar, which picks where that is not yet the answer.
func (o *options) toggle() key.Binding { return look.Only(o.keys.Toggle, o.many || o.open) }

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}
