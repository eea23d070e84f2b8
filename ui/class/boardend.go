package class

import (
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"porthole/content"
	"porthole/ui/look"
	"porthole/ui/screen"
	"porthole/ui/words"
)

// joinPage shows how the class comes in, to be read out or shown to everyone.
func (b *board) joinPage() screen.Screen {
	g, now, join := b.group, b.now, b.Join
	return screen.NewPage(b.Key, "How to join", func(width int, t *look.Theme) []string {
		lines := look.Wrap("Type one of these lines in a terminal, with your own name for NAME:", width)
		lines = append(lines, "")
		for _, line := range join.Lines {
			lines = append(lines, look.Hang("  ", t.Strong.Render(line), width)...)
		}
		lines = append(lines, "")
		switch {
		case g.Name == "":
		case !g.Lets(g.Code, now):
			lines = append(lines, look.Wrap("The class code has ended. porthole class code --new makes another.", width)...)
		default:
			lines = append(lines, look.Wrap("The class code: "+t.Accent.Render(g.Code.String()), width)...)
			if !g.Until.IsZero() {
				lines = append(lines, look.Wrap(t.Muted.Render("It lets people in until "+g.Until.In(now.Location()).Format("2 January 15:04")+"."), width)...)
			}
		}
		lines = append(append(lines, ""), look.Wrap("The first time ssh asks about the server's key. Its fingerprint is", width)...)
		lines = append(lines, look.Hang("  ", t.Strong.Render(join.Fingerprint), width)...)
		if join.Log != "" {
			lines = append(append(lines, ""), look.Wrap(t.Muted.Render("The log is written to "+content.Clean(join.Log)+". No name stands in it."), width)...)
		}
		return append(lines, pageLines(join, g, now, width, t)...)
	})
}

// ending asks before the server is ended.
type ending struct{ board *board }

// Init implements screen.Screen.
func (e *ending) Init() tea.Cmd { return nil }

// Update implements screen.Screen.
func (e *ending) Update(msg tea.Msg, _ time.Time) (screen.Move, tea.Cmd) {
	press, ok := msg.(tea.KeyPressMsg)
	switch {
	case !ok:
		return screen.Stay(), nil
	case key.Matches(press, e.board.Key.Sure):
		return screen.Quit(), nil
	}
	return screen.Otherwise(press, e.board.Key), nil
}

// View implements screen.Screen.
func (e *ending) View(f look.Frame) string {
	here := len(e.board.Here())
	says := "Nobody is connected."
	if here > 0 {
		says = words.CountAre(here, "session") + " open. Everyone is told, and nothing is lost: what was answered is kept."
	}
	lines := []string{f.Theme.Title.Render("End the server?"), ""}
	lines = append(lines, look.Wrap(says, f.Prose())...)
	return strings.Join(look.Indent(lines), "\n")
}

// Keys implements screen.Screen.
func (e *ending) Keys() []key.Binding {
	k := e.board.Key
	return []key.Binding{look.As(k.Sure, "end the server"), k.Help, look.As(k.Back, "go on")}
}
