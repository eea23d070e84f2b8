package screen

import (
	"strings"

	"charm.land/bubbles/v2/key"

	"porthole/ui/look"
)

// newHelp lists the keys of a screen.
func newHelp(k *look.Keys, keys []key.Binding) *Page {
	return NewPage(k, "Keys", func(width int, t *look.Theme) []string {
		var lines []string
		for _, b := range keys {
			if b.Enabled() && b.Help().Desc != "" {
				lines = append(lines, helpLine(b, width, t)...)
			}
		}
		lines = append(lines, look.Hang(t.Accent.Render(pad("ctrl+c"))+" ", "quit, from anywhere", width)...)
		return append(append(lines, ""), look.Wrap(t.Muted.Render("j and k move like ↓ and ↑ where no text is typed."), width)...)
	})
}

func helpLine(b key.Binding, width int, t *look.Theme) []string {
	return look.Hang(t.Accent.Render(pad(b.Help().Key))+" ", b.Help().Desc, width)
}

// pad makes the names of keys equally wide.
func pad(name string) string {
	return name + strings.Repeat(" ", max(0, 8-look.Width(name)))
}
