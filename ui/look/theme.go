package look

import (
	"image/color"

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

// Look is what a theme is made for.
type Look struct {
	Light    bool // the ground is light
	Contrast bool // high contrast is wanted
	Sixteen  bool // the terminal has no more than its sixteen named colours
}

// palette is a colour for each role; nil is the terminal's own.
type palette struct {
	muted, rule, accent, right, wrong, hint color.Color
	memory                                  [Levels - 1]color.Color // from just met to strong
}

// NewTheme returns the usual theme for a dark or a light ground.
func NewTheme(dark bool) *Theme { return ThemeFor(Look{Light: !dark}) }

// ThemeFor returns the theme for a look. It is a pure function of its argument. Each colour has a contrast of at least
// 4.5 : 1 on its ground, in high contrast of 7 : 1; of the rule, which carries no text, 1.5 and 4.5.
func ThemeFor(l Look) *Theme {
	plain := lipgloss.NewStyle().Inline(true)
	p := paletteOf(l)
	ink := func(c color.Color) lipgloss.Style {
		if c == nil {
			return plain
		}
		return plain.Foreground(c)
	}
	t := &Theme{
		Text: plain, Muted: ink(p.muted), Rule: ink(p.rule), Accent: ink(p.accent),
		Right: ink(p.right), Wrong: ink(p.wrong), Hint: ink(p.hint), Literal: ink(p.accent),
		Title: plain.Bold(true), Strong: plain.Bold(true), Emphasis: plain.Italic(true), Struck: plain.Strikethrough(true),
	}
	t.Memory[0] = t.Muted
	for i, c := range p.memory {
		t.Memory[i+1] = ink(c)
	}
	return t
}

func paletteOf(l Look) palette {
	switch {
	case l.Sixteen && l.Light:
		// Of the sixteen no more than red and blue can be read on white everywhere; the rest has the terminal's own colour,
		// and is told by its signs.
		return palette{accent: lipgloss.Blue, wrong: lipgloss.Red}
	case l.Sixteen:
		return sixteenOnDark()
	case l.Contrast && l.Light:
		return palette{
			muted: lipgloss.Color("#3A3A3A"), rule: lipgloss.Color("#6C6C6C"), accent: lipgloss.Color("#003A8C"),
			right: lipgloss.Color("#0B4A1D"), wrong: lipgloss.Color("#7A0019"), hint: lipgloss.Color("#5A3800"),
			memory: [...]color.Color{lipgloss.Color("#6B3410"), lipgloss.Color("#544000"), lipgloss.Color("#1B5220"), lipgloss.Color("#004754")},
		}
	case l.Contrast:
		return palette{
			muted: lipgloss.Color("#D0D0D0"), rule: lipgloss.Color("#8A8A8A"), accent: lipgloss.Color("#AFD7FF"),
			right: lipgloss.Color("#AFFF87"), wrong: lipgloss.Color("#FFAFAF"), hint: lipgloss.Color("#FFD787"),
			memory: [...]color.Color{lipgloss.Color("#FFAF87"), lipgloss.Color("#FFD75F"), lipgloss.Color("#AFFFAF"), lipgloss.Color("#87D7FF")},
		}
	case l.Light:
		return palette{
			muted: lipgloss.Color("#585858"), rule: lipgloss.Color("#C6C6C6"), accent: lipgloss.Color("#0550AE"),
			right: lipgloss.Color("#116329"), wrong: lipgloss.Color("#A40E26"), hint: lipgloss.Color("#7D4E00"),
			memory: [...]color.Color{lipgloss.Color("#A0522D"), lipgloss.Color("#806000"), lipgloss.Color("#2E7D32"), lipgloss.Color("#00687A")},
		}
	}
	// Greys are those of the 256-colour palette, where others would turn greenish.
	return palette{
		muted: lipgloss.Color("#A8A8A8"), rule: lipgloss.Color("#444444"), accent: lipgloss.Color("#8AB4F8"),
		right: lipgloss.Color("#9ECE6A"), wrong: lipgloss.Color("#F7768E"), hint: lipgloss.Color("#E0AF68"),
		memory: [...]color.Color{lipgloss.Color("#D98C5F"), lipgloss.Color("#D9B45F"), lipgloss.Color("#8FC28A"), lipgloss.Color("#5FB6C9")},
	}
}

// Of the sixteen those are taken that can be read on black; each level of memory has one of its own.
func sixteenOnDark() palette {
	return palette{
		muted: lipgloss.White, rule: lipgloss.BrightBlack, accent: lipgloss.BrightCyan,
		right: lipgloss.BrightGreen, wrong: lipgloss.BrightRed, hint: lipgloss.BrightYellow,
		memory: [...]color.Color{lipgloss.BrightMagenta, lipgloss.BrightYellow, lipgloss.BrightGreen, lipgloss.BrightCyan},
	}
}

// Sign returns the block that stands for a level of memory; its height says what its colour says.
func (t *Theme) Sign(level int) string {
	level = max(0, min(level, Levels-1))
	return t.Memory[level].Render([...]string{"·", "▁", "▃", "▅", "▇"}[level])
}
