package look

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"charm.land/bubbles/v2/key"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"porthole/content"
	"porthole/content/markdown"
)

func TestEachLevelOfMemoryHasASignOfItsOwn(t *testing.T) {
	theme := NewTheme(true)
	var signs []string
	for level := range Levels {
		signs = append(signs, ansi.Strip(theme.Sign(level)))
	}
	slices.Sort(signs)
	if got := len(slices.Compact(signs)); got != Levels {
		t.Errorf("%d signs for %d levels", got, Levels)
	}
	if theme.Sign(-1) != theme.Sign(0) || theme.Sign(99) != theme.Sign(Levels-1) {
		t.Error("a level out of range has no sign")
	}
}

func TestAWindowHoldsItsFocus(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		total := rapid.IntRange(1, 60).Draw(t, "total")
		height := rapid.IntRange(1, 40).Draw(t, "height")
		focus := rapid.IntRange(0, total-1).Draw(t, "focus")
		last := rapid.IntRange(focus, total-1).Draw(t, "last")
		lines := make([]string, total)
		for i := range lines {
			lines[i] = fmt.Sprint(i)
		}
		shown, above := Window(lines, height, focus, last)
		if len(shown) != min(total, height) || !slices.Equal(shown, lines[above:above+len(shown)]) {
			t.Fatalf("%d lines from %d", len(shown), above)
		}
		if !slices.Contains(shown, fmt.Sprint(focus)) {
			t.Fatalf("line %d is out of sight: %v", focus, shown)
		}
		if last-focus < height && !slices.Contains(shown, fmt.Sprint(last)) {
			t.Fatalf("line %d is out of sight: %v", last, shown)
		}
	})
}

func TestMoreTellsOfHiddenLines(t *testing.T) {
	theme := NewTheme(true)
	lines := []string{"first", "a second line that is too long", "third"}
	for _, c := range []struct{ above, total int }{{0, 3}, {1, 4}, {0, 4}, {1, 5}} {
		out := theme.More(lines, c.above, c.total, 20)
		if up := strings.HasSuffix(ansi.Strip(out[0]), "↑"); up != (c.above > 0) {
			t.Errorf("%+v: %q", c, out[0])
		}
		if down := strings.HasSuffix(ansi.Strip(out[2]), "↓"); down != (c.above+3 < c.total) {
			t.Errorf("%+v: %q", c, out[2])
		}
	}
	if lines[0] != "first" {
		t.Error("the lines themselves were changed")
	}
}

func TestTheFooterKeepsTheFirstKeysAndTheLast(t *testing.T) {
	theme := NewTheme(true)
	bind := func(k, does string) key.Binding { return key.NewBinding(key.WithKeys(k), key.WithHelp(k, does)) }
	off := bind("x", "not now")
	off.SetEnabled(false)
	keys := []key.Binding{bind("enter", "answer"), off, bind("h", "a rather long hint"), bind("u", "take back"), bind("?", "help")}
	for width := 1; width < 80; width++ {
		if footer := theme.Footer(keys, width); lipgloss.Width(footer) > width {
			t.Fatalf("%d wide, want %d: %q", lipgloss.Width(footer), width, footer)
		}
	}
	if got := ansi.Strip(theme.Footer(keys, 80)); got != "enter answer · h a rather long hint · u take back · ? help" {
		t.Errorf("with room for all: %q", got)
	}
	if got := ansi.Strip(theme.Footer(keys, 30)); got != "enter answer · ? help" {
		t.Errorf("with little room: %q", got)
	}
}

func TestALessonFitsAnyWidth(t *testing.T) {
	for _, name := range content.BuiltinNames() {
		src, _ := content.Builtin(name)
		course, _ := markdown.Parse(name, src)
		theme := NewTheme(false)
		for _, lesson := range course.Lessons {
			for _, width := range []int{1, 2, 7, 20, 36, 55, 72, 116} {
				page := theme.Lesson(course, lesson.Blocks, width)
				for _, line := range page.Lines {
					if lipgloss.Width(line) > max(width, 4) && width >= 20 {
						t.Errorf("%s at %d: %q is %d wide", lesson.Title, width, line, lipgloss.Width(line))
					}
				}
				if len(page.Starts) != len(lesson.Blocks) {
					t.Errorf("%s at %d: %d blocks begin, want %d", lesson.Title, width, len(page.Starts), len(lesson.Blocks))
				}
			}
		}
	}
}

func TestEveryWordOfALessonIsSet(t *testing.T) {
	course, _ := markdown.Parse("t.md", []byte("# T\n\n## L\n\nA **strong** word.[^1]\n\n> quoted\n\n- one\n  - two\n\n1. first\n\n```\ncode here\n```\n\n| A | B |\n|---|---|\n| x | y |\n\n### Sub\n\nEnd.\n\n[^1]: Source §1\n"))
	for _, width := range []int{12, 30, 72} {
		page := NewTheme(true).Lesson(course, course.Lessons[0].Blocks, width)
		text := strings.ReplaceAll(ansi.Strip(strings.Join(page.Lines, " ")), "\u00a0", " ")
		for _, word := range []string{"strong", "word. [a]", "│ quoted", "• one", "two", "1. first", "code here", "x", "y", "Sub", "End."} {
			if !strings.Contains(text, word) {
				t.Errorf("at %d there is no %q in %q", width, word, text)
			}
		}
		if !slices.Equal(page.Sources, []int{0}) {
			t.Errorf("sources %v", page.Sources)
		}
	}
}

func TestATableTooWideBecomesRecords(t *testing.T) {
	theme := NewTheme(true)
	header, rows := []string{"Protocol", "Secure variant"}, [][]string{{"SMTP", "SMTPS"}, {"POP3", "POP3S"}}
	wide := ansi.Strip(strings.Join(theme.Table(header, rows, 60), "\n"))
	if !strings.Contains(wide, "Protocol") || !strings.Contains(wide, "─") {
		t.Errorf("columns:\n%s", wide)
	}
	narrow := ansi.Strip(strings.Join(theme.Table(header, rows, 14), "\n"))
	if !strings.Contains(narrow, "SMTP\n") || !strings.Contains(narrow, "variant:") {
		t.Errorf("records:\n%s", narrow)
	}
}
