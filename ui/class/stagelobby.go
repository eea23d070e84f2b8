package class

import (
	"charm.land/lipgloss/v2"

	"porthole/content"
	"porthole/ui/look"
	"porthole/ui/words"
)

// lobby tells how to come in, and who is in. Where there is room for it, a QR code that leads in by a browser stands beside.
func (x *stage) lobby(width, room int, t *look.Theme) []string {
	const gap = 2
	var drawn []string
	if x.room.Page != "" {
		drawn = picture(pageOf(x.room.Page, x.group, x.now))
	}
	beside := width
	if len(drawn) > 0 {
		beside -= lipgloss.Width(drawn[0]) + gap
	}
	for _, line := range x.room.Lines {
		if look.Width(line) > beside {
			drawn = nil
		}
	}
	if len(drawn) == 0 || len(drawn) > room {
		return x.coming(width, room, t)
	}
	lines := x.coming(beside, room, t)
	for i, part := range drawn {
		if i == len(lines) {
			lines = append(lines, "")
		}
		lines[i] = look.ToColumn(lines[i], beside+gap) + part
	}
	return lines
}

// coming is what is written in the lobby.
func (x *stage) coming(width, room int, t *look.Theme) []string {
	var lines []string
	for _, line := range x.room.Lines {
		lines = append(lines, centred(t.Strong.Render(line), width))
	}
	if code := x.group.Code; code != "" && x.group.Lets(code, x.now) {
		lines = append(lines, centred("Class code "+t.Strong.Render(code.String()), width))
	}
	for _, line := range look.Wrap("In Porthole, choose “Live round” at the top.", width) {
		lines = append(lines, centred(t.Muted.Render(line), width))
	}
	if room > len(lines)+6 {
		lines = append(lines, "")
	}
	lines = append(lines, t.Strong.Render(words.Count(len(x.scene.Seats), "learner")+" in."))
	var in []string
	for i, s := range x.scene.Seats {
		in = append(in, x.list.Mark(i, t)+content.Clean(s.Name)+paceSays(s.Pace, t))
	}
	shown, above := look.Window(in, max(1, room-len(lines)), x.list.At, x.list.At)
	return append(lines, t.More(shown, above, len(in), width)...)
}
