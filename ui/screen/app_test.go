package screen

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"porthole/ui/look"
)

// opened is an App in a window, with a page on it.
func opened(t *testing.T) *App {
	t.Helper()
	keys := look.NewKeys()
	text := func(int, *look.Theme) []string { return []string{"Text."} }
	a := NewApp(keys, func() time.Time { return time.Time{} }, func() []Screen { return []Screen{NewPage(keys, "A page", text)} }, nil)
	a.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	return a
}

func TestARemarkTakesNoNoticesPlace(t *testing.T) {
	a := opened(t)
	sees := func(text string) {
		t.Helper()
		if got := a.View().Content; !strings.Contains(got, text) {
			t.Fatalf("the screen does not show %q:\n%s", text, got)
		}
	}
	a.Make(Stay().Saying("Time was up.").Aside(), time.Time{})
	sees("Time was up.")
	a.Make(Stay().Saying("1 thing may be wrong.").Aside(), time.Time{})
	sees("Time was up.")
	a.Make(Stay().Saying("Not saved."), time.Time{})
	sees("Not saved.")
}

func TestTheFrameThatWasDrawnIsToldOf(t *testing.T) {
	keys, drawn := look.NewKeys(), 0
	a := NewApp(keys, func() time.Time { return time.Time{} }, func() []Screen { return nil }, func() { drawn++ })
	if a.View(); drawn != 0 {
		t.Error("a window without a size was drawn")
	}
	a.width, a.height = 80, 24
	if a.View(); drawn != 1 {
		t.Errorf("told %d times", drawn)
	}
}

func TestALineStandsUntilItIsTakenAway(t *testing.T) {
	a := opened(t)
	shows := func(text string) bool { return strings.Contains(a.View().Content, text) }
	a.Update(standing("The database is away.\x1b[2J"))
	a.Make(Stay().Saying("Not saved."), time.Time{})
	a.Update(tea.KeyPressMsg{Code: 'x', Text: "x"})
	if !shows("The database is away.") || shows("\x1b[2J") || shows("Not saved.") {
		t.Errorf("the screen shows\n%s", a.View().Content)
	}
	a.Make(Stay().Saying("Not saved."), time.Time{})
	a.Update(standing(""))
	if shows("The database is away.") || !shows("Not saved.") {
		t.Errorf("when it is taken away, the screen shows\n%s", a.View().Content)
	}
}
