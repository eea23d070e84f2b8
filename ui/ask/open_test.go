package ask

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"porthole/quiz"
	"porthole/ui/look"
)

// press types keys by their names, and returns what came of the last one.
func press(w Widget, names ...string) (out Outcome) {
	named := map[string]tea.KeyPressMsg{
		"enter": {Code: tea.KeyEnter}, "esc": {Code: tea.KeyEscape}, "tab": {Code: tea.KeyTab}, "up": {Code: tea.KeyUp}, "down": {Code: tea.KeyDown},
		"left": {Code: tea.KeyLeft}, "right": {Code: tea.KeyRight}, "space": {Code: tea.KeySpace, Text: " "}, "backspace": {Code: tea.KeyBackspace},
		"shift+up": {Code: tea.KeyUp, Mod: tea.ModShift}, "shift+down": {Code: tea.KeyDown, Mod: tea.ModShift}, "shift+tab": {Code: tea.KeyTab, Mod: tea.ModShift},
		"home": {Code: tea.KeyHome}, "end": {Code: tea.KeyEnd}, "ctrl+home": {Code: tea.KeyHome, Mod: tea.ModCtrl}, "ctrl+end": {Code: tea.KeyEnd, Mod: tea.ModCtrl},
	}
	for _, name := range names {
		msg, ok := named[name]
		if !ok {
			r, _ := utf8.DecodeRuneInString(name)
			msg = tea.KeyPressMsg{Code: r, Text: name}
		}
		out = w.Update(msg)
	}
	return out
}

// drawn is the widget as a person sees it.
func drawn(w Widget, width int, v *quiz.Verdict) string {
	return ansi.Strip(strings.Join(w.Area(width, look.NewTheme(true), v).Lines, "\n"))
}

func ports(k quiz.Kind) quiz.Question {
	return quiz.Question{Kind: k, Stem: "Which?", Options: []quiz.Option{{Text: "143"}, {Text: "993", Right: true}, {Text: "995"}}}
}

func TestTheCursorIsNoAnswer(t *testing.T) {
	for _, w := range []Widget{New(ports(quiz.Choice), look.NewKeys()), NewOpen(ports(quiz.Choice), look.NewKeys(), quiz.Response{})} {
		press(w, "down", "down")
		if r := w.Response(); r.Picks != nil {
			t.Errorf("moving the cursor chose %v", r.Picks)
		}
		if out := press(w, "enter"); !out.Given || !slices.Equal(w.Response().Picks, []int{1}) || !slices.Equal(out.Response.Picks, []int{1}) {
			t.Errorf("enter gave %+v, in it stands %v", out, w.Response().Picks)
		}
	}
}

func TestAnOpenChoiceShowsWhatIsChosenApartFromTheCursor(t *testing.T) {
	w := NewOpen(ports(quiz.Choice), look.NewKeys(), quiz.Response{Picks: []int{2}})
	press(w, "up", "up")
	if got := drawn(w, 40, nil); !strings.Contains(got, "› 1  ( ) 143") || !strings.Contains(got, "  3  (•) 995") {
		t.Errorf("drawn as\n%s", got)
	}
	if out := press(w, "space"); out.Given || !slices.Equal(w.Response().Picks, []int{0}) {
		t.Errorf("space gave %+v; in it stands %v", out, w.Response().Picks)
	}
	if out := press(w, "2"); !out.Given || !slices.Equal(w.Response().Picks, []int{1}) {
		t.Errorf("2 gave %+v; in it stands %v", out, w.Response().Picks)
	}
}

func TestAnOpenQuestionTakesABlankAtOnceAndGivesNoHint(t *testing.T) {
	keys := look.NewKeys()
	for _, k := range []quiz.Kind{quiz.Choice, quiz.ChooseAll, quiz.TrueFalse, quiz.Typed} {
		w := NewOpen(ports(k), keys, quiz.Response{})
		press(w, "tab")
		if k != quiz.Typed {
			press(w, "h")
		}
		if out := press(w, "enter"); !out.Given || out.Notice != "" || w.Response().Hinted {
			t.Errorf("%s: a blank gave %+v", k, out)
		}
		if got := drawn(w, 40, nil); strings.Contains(got, "int") {
			t.Errorf("%s: a hint is spoken of:\n%s", k, got)
		}
		for _, b := range w.Keys() {
			if b.Enabled() && b.Help().Desc == "hint" {
				t.Errorf("%s: there is a key for a hint", k)
			}
		}
	}
}

func TestWhatIsTickedOrTypedStandsInAnOpenQuestionAtOnce(t *testing.T) {
	all := NewOpen(ports(quiz.ChooseAll), look.NewKeys(), quiz.Response{Picks: []int{0}})
	if out := press(all, "3"); out.Given || !slices.Equal(all.Response().Picks, []int{0, 2}) {
		t.Errorf("a tick gave %+v, in it stands %v", out, all.Response().Picks)
	}
	typed := NewOpen(ports(quiz.Typed), look.NewKeys(), quiz.Response{Text: "9"})
	for i, want := range []string{"99", "993"} {
		if press(typed, []string{"9", "3"}[i]); typed.Response().Text != want {
			t.Errorf("in it stands %q, want %q", typed.Response().Text, want)
		}
	}
}
