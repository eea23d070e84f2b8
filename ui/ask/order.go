package ask

import (
	"slices"
	"strconv"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"porthole/quiz"
	"porthole/quiz/task"
	"porthole/ui/look"
)

// order is a list of steps to put in order: one is picked up and carried, moved by shift and an arrow, or sent to a place
// by its number.
type order struct {
	q      quiz.Question
	keys   *look.Keys
	open   bool // see [NewOpen]
	steps  []string
	cursor int
	held   bool // the step under the cursor is picked up
	moved  bool // the order is the learner's, not the one it was shown in
	warned bool
}

func newOrder(q quiz.Question, keys *look.Keys, open bool) *order {
	o := &order{q: q, keys: keys, open: open}
	o.Fill(quiz.Response{})
	return o
}

func (o *order) shown() []string {
	if len(o.q.Task.Blanks) == 0 {
		return nil
	}
	return o.q.Task.Blanks[0].Choices
}

func (o *order) Update(msg tea.Msg) Outcome {
	switch msg := msg.(type) {
	case Click:
		o.click(msg.Hit)
	case tea.KeyPressMsg:
		return o.press(msg)
	}
	return Outcome{}
}

func (o *order) press(msg tea.KeyPressMsg) Outcome {
	switch {
	case key.Matches(msg, o.keys.Raise):
		o.carry(o.cursor - 1)
	case key.Matches(msg, o.keys.Lower):
		o.carry(o.cursor + 1)
	case key.Matches(msg, o.keys.Digits):
		o.carry(look.Digit(msg) - 1)
	case key.Matches(msg, o.keys.Up):
		o.step(-1)
	case key.Matches(msg, o.keys.Down):
		o.step(1)
	case key.Matches(msg, o.keys.Toggle):
		o.held = !o.held && len(o.steps) > 0
	case key.Matches(msg, o.keys.Open) && o.held:
		o.held = false
	case key.Matches(msg, o.keys.Open):
		return o.submit()
	}
	return Outcome{}
}

// step moves the cursor, and what it holds.
func (o *order) step(by int) {
	if o.held {
		o.carry(o.cursor + by)
		return
	}
	o.cursor = max(0, min(o.cursor+by, len(o.steps)-1))
}

// carry brings the step under the cursor to another place; the others close up.
func (o *order) carry(to int) {
	if to < 0 || to >= len(o.steps) || to == o.cursor {
		return
	}
	step := o.steps[o.cursor]
	o.steps = slices.Insert(slices.Delete(o.steps, o.cursor, o.cursor+1), to, step)
	o.cursor, o.moved, o.warned = to, true, false
}

// click picks a step up, and puts it down where the next click is.
func (o *order) click(i int) {
	switch {
	case i < 0 || i >= len(o.steps):
	case o.held:
		o.carry(i)
		o.held = false
	default:
		o.cursor, o.held = i, true
	}
}

func (o *order) submit() Outcome {
	if !o.moved && !o.warned && !o.open {
		o.warned = true
		return Outcome{Notice: blankTwice}
	}
	return Outcome{Given: true, Response: o.Response()}
}

func (o *order) Response() quiz.Response {
	if !o.moved {
		return quiz.Response{}
	}
	return quiz.Response{Fields: slices.Clone(o.steps)}
}

// Fill takes no other steps than those of the question.
func (o *order) Fill(r quiz.Response) {
	o.steps, o.moved, o.held, o.warned = slices.Clone(o.shown()), false, false, false
	if slices.Equal(slices.Sorted(slices.Values(r.Fields)), slices.Sorted(slices.Values(o.steps))) && len(o.steps) > 0 {
		o.steps, o.moved = slices.Clone(r.Fields), true
	}
}

func (o *order) Begun() bool { return o.moved || o.held }

func (o *order) Typing() bool { return false }

func (o *order) Area(width int, t *look.Theme, v *quiz.Verdict) Area {
	var a Area
	parts := o.parts(v)
	for i, step := range o.steps {
		if i == o.cursor {
			a.Focus = len(a.Lines)
		}
		a.add(i, o.line(i, step, parts, width, t)...)
	}
	says := ""
	switch {
	case v != nil:
	case o.held:
		says = "Picked up: ↑↓ carries it, space puts it down."
	case !o.moved && !o.open:
		says = "Not in order yet."
	}
	a.add(-1, t.Hint.Render(look.Cut(says, width)))
	return a
}

func (o *order) line(i int, step string, parts []*task.Part, width int, t *look.Theme) []string {
	mark := "  "
	switch {
	case parts != nil:
		mark = sign(parts[i], t) + " "
	case i == o.cursor && o.held:
		mark = t.Accent.Render("↕") + " "
	case i == o.cursor:
		mark = t.Accent.Render("›") + " "
	}
	text := step
	if i == o.cursor && parts == nil {
		text = t.Strong.Render(step)
	}
	return look.Hang(mark+t.Muted.Render(strconv.Itoa(i+1))+"  ", text, width)
}

// parts finds what the marker says of each step where it was put: it names them in the right order.
func (o *order) parts(v *quiz.Verdict) []*task.Part {
	if v == nil {
		return nil
	}
	out := make([]*task.Part, len(o.steps))
	used := map[int]bool{}
	for i, step := range o.steps {
		for n, right := range o.q.Answers {
			if right == step && !used[n] {
				used[n] = true
				out[i] = part(v, n)
				break
			}
		}
	}
	return out
}

func (o *order) Keys() []key.Binding {
	does := "answer"
	switch {
	case o.held:
		does = "put down"
	case o.open:
		does = "done"
	}
	enter := look.As(o.keys.Open, does)
	if does == "answer" && !o.moved {
		enter = blankKey(enter, o.warned)
	}
	pick, up := "pick up", "move"
	if o.held {
		pick, up = "put down", "carry"
	}
	several := len(o.steps) > 1
	digits := o.keys.Digits
	digits.SetHelp("1–"+strconv.Itoa(max(1, min(9, len(o.steps)))), "put there")
	return []key.Binding{
		enter, look.Only(look.As(o.keys.Toggle, pick), several), look.Only(look.As(o.keys.Up, up), several),
		look.Only(digits, several), look.Only(o.keys.Raise, several), look.Only(o.keys.Down, several), look.Only(o.keys.Lower, several),
	}
}
