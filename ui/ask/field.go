package ask

import (
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"porthole/content"
	"porthole/quiz"
	"porthole/ui/look"
)

// field is a line to type an answer in. Printable keys are text; tab is the hint, esc leaves.
type field struct {
	q      quiz.Question
	keys   *look.Keys
	input  *textinput.Model
	open   bool // see [NewOpen]
	hint   string
	warned bool
}

func newField(q quiz.Question, keys *look.Keys, open bool) *field {
	return &field{q: q, keys: keys, input: NewInput(), open: open}
}

// The longest answer that can be typed, in characters.
const maxAnswer = 200

// NewInput returns a focused line to type in, without the keys that reach for the clipboard by themselves:
// a terminal pastes, and what it pastes has been cleaned.
func NewInput() *textinput.Model {
	input := textinput.New()
	input.Prompt = ""
	input.CharLimit = maxAnswer
	input.KeyMap.Paste.SetEnabled(false)
	styles := input.Styles()
	styles.Cursor.Blink = false
	styles.Focused = textinput.StyleState{}
	input.SetStyles(styles)
	input.Focus()
	return &input
}

func (f *field) Update(msg tea.Msg) Outcome {
	switch msg := msg.(type) {
	case look.Frame:
		f.input.SetWidth(max(1, msg.Prose()-look.Width("› ")-1)) // the cursor stands behind the text
		return Outcome{}
	case tea.KeyPressMsg:
		switch {
		case key.Matches(msg, f.hintKey()):
			f.hint = f.q.Hint()
			return Outcome{}
		case key.Matches(msg, f.keys.FieldBack):
			return Outcome{Leave: true}
		case key.Matches(msg, f.keys.Open):
			return f.submit()
		}
	case tea.PasteMsg:
	default:
		return Outcome{}
	}
	*f.input, _ = f.input.Update(msg) // the cursor does not blink, so there is no command
	f.warned = false
	return Outcome{}
}

func (f *field) Response() quiz.Response {
	return quiz.Response{Text: content.Clean(f.input.Value()), Hinted: f.hint != ""}
}

func (f *field) Fill(r quiz.Response) {
	f.input.SetValue(r.Text)
	f.input.CursorEnd()
	f.hint, f.warned = "", false
	if r.Hinted {
		f.hint = f.q.Hint()
	}
}

func (f *field) submit() Outcome {
	r := f.Response()
	if strings.TrimSpace(r.Text) == "" && !f.warned && !f.open {
		f.warned = true
		return Outcome{Notice: blankTwice}
	}
	return Outcome{Given: true, Response: r}
}

func (f *field) Area(width int, t *look.Theme, v *quiz.Verdict) Area {
	var a Area
	hint := ""
	switch {
	case v != nil || f.open: // the verdict says more
	case f.hint == "":
		hint = t.Muted.Render("tab gives a hint")
	default:
		hint = hintLine(f.hint, width, t)
	}
	a.add(-1, f.line(width, t, v), hint)
	return a
}

func (f *field) line(width int, t *look.Theme, v *quiz.Verdict) string {
	prompt := t.Accent.Render("›") + " "
	if v == nil {
		return prompt + f.input.View()
	}
	given := content.Clean(f.input.Value())
	switch {
	case v.Right:
		return prompt + given + " " + t.Right.Render("✓")
	case v.Blank:
		return prompt + t.Right.Render(v.Answer)
	}
	return look.Cut(prompt+t.Wrong.Render(given+" ✗")+"   "+t.Right.Render(v.Answer+" ✓"), width)
}

func (f *field) Begun() bool { return f.input.Value() != "" }

func (f *field) Typing() bool { return true }

func (f *field) Keys() []key.Binding {
	enter := look.As(f.keys.Open, "answer")
	switch {
	case f.open:
		enter = look.As(enter, "done")
	case strings.TrimSpace(f.input.Value()) == "":
		enter = blankKey(enter, f.warned)
	}
	return []key.Binding{enter, f.hintKey()}
}

func (f *field) hintKey() key.Binding { return look.Only(f.keys.FieldHint, !f.open) }
