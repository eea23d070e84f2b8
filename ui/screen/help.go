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
		return append(append(lines, ""), look.Wrap(t.Muted.Render("Where no text is typed h, j, k and l move like the arrows, and g and G go to the first and the last; a key that stands above comes first. ctrl+z sets the program aside until fg."), width)...)
	})
}

func helpLine(b key.Binding, width int, t *look.Theme) []string {
	return look.Hang(t.Accent.Render(pad(b.Help().Key))+" ", b.Help().Desc, width)
}

// pad makes the names of keys equally wide.
func pad(name string) string {
	return name + strings.Repeat(" ", max(0, 8-look.Width(name)))
}
