package class

import (
	"context"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"porthole/ui/look"
	"porthole/ui/screen"
	"porthole/ui/words"
)

// Own is a learner's way to what a class keeps of them.
type Own struct {
	Key *look.Keys
	// Read counts what there is, and Delete deletes all of it; errors are those of the database. Each is done beside the screen.
	Read   func(ctx context.Context) (words.OwnData, error)
	Delete func(ctx context.Context) error
	Line   string // that they log in with
}

// ownPart has what is kept of a learner stand last at home.
type ownPart struct {
	ctx context.Context //nolint:containedctx // of the session, which its commands end with
	own Own
}

// NewOwnData returns the part of home that opens what a class keeps of a learner.
func NewOwnData(ctx context.Context, o Own) Part { return &ownPart{ctx, o} }

// Load implements Part.
func (p *ownPart) Load() tea.Cmd { return nil }

// Take implements Part.
func (p *ownPart) Take(tea.Msg, time.Time) {}

// Entries implements Part.
func (p *ownPart) Entries(time.Time) []Entry {
	return []Entry{{Name: "My data", Says: "what the class keeps of you", Last: true, Open: func(time.Time) screen.Move {
		return screen.Push(NewOwnPage(p.ctx, p.own, false))
	}}}
}

// ownPage says what a class keeps of a learner, and deletes it where they want that.
type ownPage struct {
	ctx     context.Context //nolint:containedctx // see ownPart
	own     Own
	joining bool // it is shown to somebody who has just joined
	body    screen.Scroll
	frame   look.Frame

	data    words.OwnData
	read    bool
	failed  string
	sure    bool // it was asked to delete everything
	deleted bool
	now     time.Time
}

// NewOwnPage returns the screen that says what a class keeps of a learner. joining: they have just joined, and are told once.
func NewOwnPage(ctx context.Context, o Own, joining bool) screen.Screen {
	return &ownPage{ctx: ctx, own: o, joining: joining, body: screen.NewScroll(o.Key)}
}

type (
	ownRead struct {
		by   *ownPage
		data words.OwnData
		err  error
	}
	ownDeleted struct {
		by  *ownPage
		err error
	}
)

// Init implements screen.Screen.
func (p *ownPage) Init() tea.Cmd {
	return func() tea.Msg {
		data, err := p.own.Read(p.ctx)
		return ownRead{p, data, err}
	}
}

// Update implements screen.Screen.
func (p *ownPage) Update(msg tea.Msg, now time.Time) (screen.Move, tea.Cmd) {
	p.now = now
	switch msg := msg.(type) {
	case look.Frame:
		p.frame = msg
	case ownRead:
		if msg.by == p {
			p.data, p.read, p.failed = msg.data, msg.err == nil, failure(msg.err)
		}
	case ownDeleted:
		if msg.by == p {
			p.deleted, p.failed = msg.err == nil, failure(msg.err)
		}
	case tea.KeyPressMsg:
		return p.press(msg)
	case tea.MouseWheelMsg:
		p.body.Press(msg, p.own.Key)
	}
	p.set()
	return screen.Stay(), nil
}

func failure(err error) string {
	if err == nil {
		return ""
	}
	return words.Ended(words.Sentence(err.Error()))
}

func (p *ownPage) press(msg tea.KeyPressMsg) (screen.Move, tea.Cmd) {
	k, wasSure := p.own.Key, p.sure
	p.sure = false
	defer p.set()
	switch {
	case p.deleted:
		return screen.Quit(), nil
	case wasSure && key.Matches(msg, k.Sure):
		return screen.Stay(), func() tea.Msg { return ownDeleted{p, p.own.Delete(p.ctx)} }
	case wasSure:
		return screen.Stay(), nil
	case key.Matches(msg, k.Open, k.Back):
		return screen.Pop(), nil
	case key.Matches(msg, p.eraseKey()):
		p.sure = true
		return screen.Stay(), nil
	case key.Matches(msg, k.Help):
		return screen.Help(), nil
	}
	p.body.Press(msg, k)
	return screen.Stay(), nil
}

func (p *ownPage) eraseKey() key.Binding {
	return look.Only(look.As(p.own.Key.Remove, "delete everything"), p.read && !p.joining)
}

// set fits the text to the frame.
func (p *ownPage) set() {
	if p.frame.Theme != nil {
		f := p.frame
		p.body.Fill(look.Indent(p.lines(max(1, f.Width-2*look.Margin), f.Theme)), f, screen.ListHead)
	}
}

func (p *ownPage) lines(width int, t *look.Theme) (lines []string) {
	say := func(style func(...string) string, text string) {
		for line := range strings.SplitSeq(text, "\n") {
			lines = append(lines, look.Wrap(style(line), width)...)
		}
		lines = append(lines, "")
	}
	plain := func(text ...string) string { return strings.Join(text, " ") }
	switch {
	case p.deleted:
		say(plain, "Everything of you is deleted. Any key leaves.")
		return lines
	case p.failed != "":
		say(t.Strong.Render, p.failed)
	case p.sure:
		say(t.Strong.Render, "Delete everything that is kept of you, all that you have learnt here too? It cannot be taken back. y deletes it, any other key does not.")
	}
	if p.read {
		say(t.Strong.Render, p.data.Held(p.now))
	}
	for _, paragraph := range p.data.Kept() {
		say(plain, paragraph)
	}
	if p.joining {
		say(t.Hint.Render, "My data, at the end of the first screen, shows this again, and deletes it.")
	} else {
		say(plain, words.TakeHome(p.own.Line))
	}
	return lines
}

// View implements screen.Screen.
func (p *ownPage) View(f look.Frame) string {
	return strings.Repeat(" ", look.Margin) + f.Theme.Title.Render("What the class keeps of you") + "\n\n" + p.body.View()
}

// Keys implements screen.Screen.
func (p *ownPage) Keys() []key.Binding {
	k := p.own.Key
	switch {
	case p.deleted:
		return []key.Binding{look.As(k.Open, "leave")}
	case p.sure:
		return []key.Binding{look.As(k.Sure, "delete"), look.As(k.Back, "keep")}
	case p.joining:
		return append([]key.Binding{look.As(k.Open, "go on")}, p.body.Keys(k)...)
	}
	return append(append([]key.Binding{p.eraseKey()}, p.body.Keys(k)...), k.Help, k.Back)
}
