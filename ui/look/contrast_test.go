package look

import (
	"fmt"
	"image/color"
	"math"
	"testing"

	"charm.land/lipgloss/v2"
)

// luminance is the relative luminance of a colour by WCAG 2.2.
func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	linear := func(v uint32) float64 {
		s := float64(v) / math.MaxUint16
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

// contrast is the contrast ratio of two colours by WCAG 2.2.
func contrast(a, b color.Color) float64 {
	x, y := luminance(a), luminance(b)
	return (math.Max(x, y) + 0.05) / (math.Min(x, y) + 0.05)
}

// xterm are the sixteen colours as xterm shows them.
func xterm(c color.Color) color.Color {
	names := []string{
		"#000000", "#CD0000", "#00CD00", "#CDCD00", "#0000EE", "#CD00CD", "#00CDCD", "#E5E5E5",
		"#7F7F7F", "#FF0000", "#00FF00", "#FFFF00", "#5C5CFF", "#FF00FF", "#00FFFF", "#FFFFFF",
	}
	for i, named := range []color.Color{
		lipgloss.Black, lipgloss.Red, lipgloss.Green, lipgloss.Yellow, lipgloss.Blue, lipgloss.Magenta, lipgloss.Cyan, lipgloss.White,
		lipgloss.BrightBlack, lipgloss.BrightRed, lipgloss.BrightGreen, lipgloss.BrightYellow, lipgloss.BrightBlue, lipgloss.BrightMagenta,
		lipgloss.BrightCyan, lipgloss.BrightWhite,
	} {
		if c == named {
			return lipgloss.Color(names[i])
		}
	}
	return c
}

func TestEveryRoleStandsOutFromItsGround(t *testing.T) {
	for _, l := range []Look{
		{}, {Light: true}, {Contrast: true}, {Contrast: true, Light: true}, {Sixteen: true}, {Sixteen: true, Light: true},
	} {
		ground, text, rule := lipgloss.Color("#1A1A1A"), 4.5, 1.5
		if l.Light {
			ground = lipgloss.Color("#FAFAFA")
		}
		if l.Sixteen && !l.Light {
			ground = color.Black
		}
		if l.Contrast {
			text, rule = 7, 4.5
		}
		p := paletteOf(l)
		roles := map[string]color.Color{"muted": p.muted, "accent": p.accent, "right": p.right, "wrong": p.wrong, "hint": p.hint}
		for i, c := range p.memory {
			roles[fmt.Sprintf("memory %d", i+1)] = c
		}
		for role, c := range roles {
			if c == nil {
				continue // the terminal's own
			}
			if got := contrast(xterm(c), ground); got < text {
				t.Errorf("%+v: %s has %.2f : 1, want %.1f", l, role, got, text)
			}
		}
		if p.rule != nil {
			if got := contrast(xterm(p.rule), ground); got < rule {
				t.Errorf("%+v: the rule has %.2f : 1, want %.1f", l, got, rule)
			}
		}
	}
}

func TestBlackOnWhiteIsAsHighAsItGets(t *testing.T) {
	if got := contrast(color.Black, color.White); math.Abs(got-21) > 1e-9 {
		t.Errorf("%v, want 21", got)
	}
}

func TestInSixteenColoursEachLevelOnADarkGroundHasItsOwn(t *testing.T) {
	seen := map[color.Color]bool{}
	for _, c := range sixteenOnDark().memory {
		if seen[c] {
			t.Errorf("%v twice", c)
		}
		seen[c] = true
	}
}
