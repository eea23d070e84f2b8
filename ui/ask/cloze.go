package ask

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"porthole/quiz"
	"porthole/quiz/task"
	"porthole/ui/look"
)

// cloze is a text with a field in each of its gaps.
type cloze struct{ typing }

// ofCloze is the descriptor of texts with gaps. The text stands in the widget, so that above it only what to do is said.
func ofCloze() descriptor {
	return descriptor{
		widget: made(newCloze), headline: scored,
		stem: func(q quiz.Question) string {
			if len(q.Task.Blanks) == 1 {
				return "Fill in the gap."
			}
			return "Fill in the gaps."
		},
	}
}

func newCloze(q quiz.Question, keys *look.Keys, open bool) *cloze {
	c := &cloze{newTyping(q, keys, open)}
	c.arrive = c.reach
	c.reach()
	return c
}

func (c *cloze) Update(msg tea.Msg) Outcome {
	switch msg := msg.(type) {
	case Click:
		c.turnTo(msg.Hit)
		c.reach()
	case tea.PasteMsg:
		c.edit(msg)
	case tea.KeyPressMsg:
		return c.press(msg)
	}
	return Outcome{}
}

func (c *cloze) press(msg tea.KeyPressMsg) Outcome {
	out, taken := c.pressText(msg)
	switch {
	case taken:
	case key.Matches(msg, c.keys.NextBlank, c.keys.Down):
		c.step(1)
	case key.Matches(msg, c.keys.LastBlank, c.keys.Up):
		c.step(-1)
	default:
		c.edit(msg)
	}
	return out
}

func (c *cloze) Keys() []key.Binding {
	several := len(c.turn) > 1
	return []key.Binding{
		c.enterKey(), c.all(), look.Only(c.keys.NextBlank, several), look.Only(c.keys.LastBlank, several),
		look.Only(c.keys.Up, several), look.Only(c.keys.Down, several),
	}
}

// gapWidth is the width of a gap, in cells. Each has the same: it does not tell the length of what is right.
const gapWidth = 14

// gapSign is the first of the signs that stand for the gaps while the text is broken into lines. They are for private use,
// and each is a cell wide.
const gapSign = '\ue000'

// signOf stands for a gap of so many cells.
func signOf(i, gap int) string {
	return strings.Repeat(string(gapSign+rune(i)), gap) //nolint:gosec // an index
}

// Area draws the text. A gap is as wide empty as filled, and before the verdict as after it: nothing moves.
func (c *cloze) Area(width int, t *look.Theme, v *quiz.Verdict) Area {
	a := Area{Told: make([]bool, len(c.q.Task.Blanks))}
	for i := range a.Told {
		p := part(v, i)
		a.Told[i] = p != nil && p.Right
	}
	gap := max(1, min(gapWidth, width))
	text := c.q.Task.Text(func(i int) string { return signOf(i, gap) })
	for line := range strings.SplitSeq(text, "\n") {
		for _, l := range look.Wrap(line, width) {
			c.line(&a, l, gap, t, v)
		}
	}
	c.hint(&a, width, t, v)
	return a
}

// hint names the gap that is filled in, where its author gave a hint to any of them.
func (c *cloze) hint(a *Area, width int, t *look.Theme, v *quiz.Verdict) {
	hinted := func(b task.Blank) bool { return strings.HasSuffix(b.Label, ")") }
	if !slices.ContainsFunc(c.q.Task.Blanks, hinted) {
		return
	}
	high, says := 0, []string(nil)
	for i, b := range c.q.Task.Blanks {
		lines := look.Wrap(t.Muted.Render(b.Label), width)
		if high = max(high, len(lines)); i == c.now() && v == nil {
			says = lines
		}
	}
	a.add(-1, append(says, make([]string, high-len(says))...)...)
}

// line adds a line of the text, its signs replaced by what stands in the gaps.
func (c *cloze) line(a *Area, text string, gap int, t *look.Theme, v *quiz.Verdict) {
	hit := -1
	for i := range c.q.Task.Blanks {
		sign := signOf(i, gap)
		if !strings.Contains(text, sign) {
			continue
		}
		text = strings.Replace(text, sign, c.entry(i, gap, t, v), 1)
		if i == c.now() {
			a.Focus, hit = len(a.Lines), i
		} else if hit < 0 {
			hit = i
		}
	}
	a.add(hit, text)
}

// entry is what stands in a gap, in so many cells.
func (c *cloze) entry(i, gap int, t *look.Theme, v *quiz.Verdict) string {
	p, text := part(v, i), c.fields[i]
	switch {
	case p != nil && p.Right:
		return padded(look.Cut(text, max(0, gap-2))+" "+sign(p, t), gap)
	case p != nil:
		return padded(t.Wrong.Render(look.Cut(orDash(text), max(0, gap-2)))+" "+sign(p, t), gap)
	case i == c.now():
		c.input.SetWidth(max(1, gap-1)) // the cursor stands behind the text
		return padded(c.input.View(), gap)
	case text != "":
		return padded(t.Strong.Render(look.Cut(text, gap)), gap)
	}
	return t.Muted.Render(strings.Repeat("_", gap))
}

// padded fills a text up to a width.
func padded(text string, width int) string {
	return text + strings.Repeat(" ", max(0, width-look.Width(text)))
}
