package look

import (
	"charm.land/lipgloss/v2"
)

// Theme holds a style for each role that text plays on a screen. Ordinary text has the terminal's own colour.
// Colour never carries a meaning alone: a sign or a word stands beside it.
type Theme struct {
	Text, Muted, Rule, Accent, Right, Wrong, Hint lipgloss.Style
	Title, Strong, Emphasis, Literal, Struck      lipgloss.Style
	// Memory goes from nothing (0) over just met (1) to strong (4).
	Memory [Levels]lipgloss.Style
}

// Levels is the number of signs that tell how well something is known, "not at all" included.
const Levels = 5

// NewTheme returns the theme for a dark or a light ground. It is a pure function of its argument. Each colour
// has a contrast of at least 4.5 : 1 on its ground (rules excepted, which carry no text); greys are those of the
// 256-colour palette, where others would turn greenish.
func NewTheme(dark bool) *Theme {
	pick := lipgloss.LightDark(dark)
	ink := func(onLight, onDark string) lipgloss.Style {
		return lipgloss.NewStyle().Inline(true).Foreground(pick(lipgloss.Color(onLight), lipgloss.Color(onDark)))
	}
	plain := lipgloss.NewStyle().Inline(true)
	muted := ink("#585858", "#A8A8A8")
	return &Theme{
		Text:     plain,
		Muted:    muted,
		Rule:     ink("#C6C6C6", "#444444"),
		Accent:   ink("#0550AE", "#8AB4F8"),
		Right:    ink("#116329", "#9ECE6A"),
		Wrong:    ink("#A40E26", "#F7768E"),
		Hint:     ink("#7D4E00", "#E0AF68"),
		Title:    plain.Bold(true),
		Strong:   plain.Bold(true),
		Emphasis: plain.Italic(true),
		Literal:  ink("#0550AE", "#8AB4F8"),
		Struck:   plain.Strikethrough(true),
		Memory: [Levels]lipgloss.Style{
			muted,
			ink("#A0522D", "#D98C5F"),
			ink("#806000", "#D9B45F"),
			ink("#2E7D32", "#8FC28A"),
			ink("#00687A", "#5FB6C9"),
		},
	}
}

// Sign returns the block that stands for a level of memory; its height says what its colour says.
func (t *Theme) Sign(level int) string {
	level = max(0, min(level, Levels-1))
	return t.Memory[level].Render([...]string{"·", "▁", "▃", "▅", "▇"}[level])
}
