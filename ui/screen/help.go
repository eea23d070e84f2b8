package screen

import (
	"charm.land/bubbles/v2/key"

	"porthole/ui/look"
)

// newHelp lists the keys of a screen. aside: ctrl+z sets the program aside.
func newHelp(k *look.Keys, keys []key.Binding, aside bool) *Page {
	more := "Where no text is typed h, j, k and l move like the arrows, and g and G go to the first and the last; a key that stands above comes first."
	if aside {
		more += " ctrl+z sets the program aside until fg."
	}
	return NewPage(k, "Keys", func(width int, t *look.Theme) []string {
		var listed []key.Binding
		for _, b := range keys {
			if b.Enabled() && b.Help().Desc != "" {
				listed = append(listed, b)
			}
		}
		listed = append(listed, key.NewBinding(key.WithKeys("ctrl+c"), key.WithHelp("ctrl+c", "quit, from anywhere")))
		wide := 0
		for _, b := range listed {
			wide = max(wide, look.Width(b.Help().Key))
		}
		var lines []string
		for _, b := range listed {
			lines = append(lines, look.Hang(look.ToColumn(t.Accent.Render(b.Help().Key), wide+2), b.Help().Desc, width)...)
		}
		return append(append(lines, ""), look.Wrap(t.Muted.Render(more), width)...)
	})
}
