package look

import (
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"
)

// drawn is a chart without colours.
func drawn(c Chart, width, height int) []string {
	lines := c.Lines(width, height, NewTheme(true))
	for i := range lines {
		lines[i] = ansi.Strip(lines[i])
	}
	return lines
}

func TestAChartHasItsLineInItsBandAndALevelBeside(t *testing.T) {
	falling := Chart{Level: 0.95, Mark: 0.5, Points: []Point{{0, 0.6, 0.8, 1}, {1, 0, 0.2, 0.4}}}
	want := []string{
		"100 %┤░░░╌╌╌╌╌╌╌",
		"     │▔━▁░░░░   ",
		" 50 %┤░░░▔━━▁░░░",
		"     │   ░░░░▔━▁",
		"  0 %┤       ░░░",
		"     └─────┴────",
	}
	if got := drawn(falling, 16, 6); strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestAChartFitsAnySize(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		width, height := rapid.IntRange(7, 90).Draw(t, "width"), rapid.IntRange(2, 20).Draw(t, "height")
		value := rapid.Float64Range(0, 1)
		c := Chart{Level: value.Draw(t, "level"), Mark: rapid.Float64Range(-1, 2).Draw(t, "mark")}
		n := rapid.IntRange(0, 6).Draw(t, "points")
		for i := range n {
			c.Points = append(c.Points, Point{float64(i) / float64(max(1, n-1)), value.Draw(t, "low"), value.Draw(t, "middle"), value.Draw(t, "high")})
		}
		lines := drawn(c, width, height)
		if len(lines) != height {
			t.Fatalf("%d lines, want %d", len(lines), height)
		}
		for column := chartAxis; column < width; column++ {
			strokes := 0
			for _, line := range lines[:height-1] {
				if cells := []rune(line); strings.ContainsRune("▔━▁", cells[column]) {
					strokes++
				}
			}
			if n > 1 && strokes != 1 {
				t.Fatalf("column %d has %d strokes:\n%s", column, strokes, strings.Join(lines, "\n"))
			}
		}
		for _, line := range lines {
			if lipgloss.Width(line) != width {
				t.Fatalf("%d wide, want %d: %q", lipgloss.Width(line), width, line)
			}
		}
	})
}

func TestAMeterIsAsLongAsItsPart(t *testing.T) {
	theme := NewTheme(true)
	for share, want := range map[float64]string{-1: "░░░░", 0: "░░░░", 0.26: "█░░░", 0.5: "██░░", 1: "████", 2: "████"} {
		if got := ansi.Strip(theme.Meter(share, 4)); got != want {
			t.Errorf("%v: %q, want %q", share, got, want)
		}
	}
}

func TestABarReachesThePassMarkWhereThePartDoes(t *testing.T) {
	theme := NewTheme(true)
	for share, want := range map[float64]string{0: "░░░░░░░░│░░", 0.5: "█████░░░│░░", 0.79: "███████░│░░", 0.8: "████████│░░", 0.9: "████████│█░", 1: "████████│██"} {
		bar := theme.PassMeter(share, 0.8, 10)
		if got := ansi.Strip(bar); got != want {
			t.Errorf("%v: %q, want %q", share, got, want)
		}
		if green := strings.Contains(bar, theme.Right.Render("████████")); green != (share >= 0.8) {
			t.Errorf("%v: green is %v", share, green)
		}
	}
}
