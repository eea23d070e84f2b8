package ask

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"porthole/quiz"
	"porthole/ui/look"
)

// flash is a card with two sides: think, turn it, say whether you knew.
type flash struct {
	q      quiz.Question
	keys   *look.Keys
	turned bool
}

// ofFlash is the descriptor of flash cards, which their owner marks.
func ofFlash() descriptor {
	return descriptor{
		widget: func(q quiz.Question, keys *look.Keys, _ bool) Widget { return newFlash(q, keys) },
		headline: func(v quiz.Verdict, t *look.Theme) string {
			if v.Right {
				return t.Right.Render("✓ You knew it.")
			}
			return t.Wrong.Render("✗ Not yet.")
		},
	}
}

func newFlash(q quiz.Question, keys *look.Keys) *flash { return &flash{q: q, keys: keys} }

func (f *flash) Update(msg tea.Msg) Outcome {
	press, ok := msg.(tea.KeyPressMsg)
	switch {
	case !ok:
	case !f.turned:
		f.turned = key.Matches(press, f.keys.Open, f.keys.Toggle)
	case key.Matches(press, f.keys.Yes):
		return Outcome{Given: true, Response: quiz.Response{Knew: true}}
	case key.Matches(press, f.keys.No):
		return Outcome{Given: true}
	case key.Matches(press, f.keys.Open, f.keys.Toggle):
		return Outcome{Notice: "Did you know it? " + f.keys.Yes.Help().Key + ": yes, " + f.keys.No.Help().Key + ": no."}
	}
	return Outcome{}
}

func (f *flash) Area(width int, t *look.Theme, _ *quiz.Verdict) Area {
	var a Area
	if f.turned {
		a.add(-1, look.Hang(t.Accent.Render("›")+" ", t.Strong.Render(strings.Join(f.q.Answers, ", ")), width)...)
	} else {
		a.add(-1, t.Accent.Render("›")+" "+t.Muted.Render("…"))
	}
	a.add(-1, "")
	return a
}

func (f *flash) Begun() bool { return f.turned }

func (f *flash) Typing() bool { return false }

func (f *flash) Keys() []key.Binding {
	return []key.Binding{
		look.Only(look.As(f.keys.Open, "turn the card"), !f.turned),
		look.Only(look.As(f.keys.Toggle, ""), !f.turned),
		look.Only(f.keys.Yes, f.turned), look.Only(f.keys.No, f.turned),
	}
}

// Response is blank: a card is marked by its keys.
func (f *flash) Response() quiz.Response { return quiz.Response{} }

// Fill does nothing: a card holds no answer.
func (f *flash) Fill(quiz.Response) {}
