package look

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

func TestAPortholeIsRoundAndFillsUp(t *testing.T) {
	theme, sea := NewTheme(true), -1
	for _, share := range []float64{0, 0.5, 1} {
		lines := theme.Porthole(share)
		if len(lines) != PortholeHeight {
			t.Fatalf("%d lines", len(lines))
		}
		drawn := 0
		for _, line := range lines {
			if Width(line) > PortholeWidth {
				t.Errorf("%d wide: %q", Width(line), line)
			}
			drawn += strings.Count(ansi.Strip(line), "~") + strings.Count(ansi.Strip(line), "≈")
		}
		if drawn <= sea {
			t.Errorf("at %v there is no more sea than before:\n%s", share, ansi.Strip(strings.Join(lines, "\n")))
		}
		sea = drawn
	}
}

func TestAMomentHasItsPictureWhereThereIsRoom(t *testing.T) {
	for _, height := range []int{10, 24} {
		f := Frame{Width: 40, Height: height, Theme: NewTheme(true)}
		text := ansi.Strip(strings.Join(f.Moment("Passed."), "\n"))
		if !strings.Contains(text, "✓ Passed.") || strings.Contains(text, "≈") != (height == 24) {
			t.Errorf("%d high:\n%s", height, text)
		}
	}
}
