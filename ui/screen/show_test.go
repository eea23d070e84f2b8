package screen

import (
	"bytes"
	"errors"
	"io"
	"os"
	"strings"
	"testing"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"porthole/ui/look"
	"porthole/ui/terminal"
)

// broken is a screen that panics at one place.
type broken struct{ at string }

func (b broken) here(place string) {
	if b.at == place {
		panic("broken at " + place)
	}
}

func (b broken) Init() tea.Cmd {
	b.here("Init")
	return tea.Batch(
		func() tea.Msg { b.here("a command"); return nil },
		func() tea.Msg {
			return tea.BatchMsg{nil, func() tea.Msg { b.here("a command of a command"); return nil }}
		},
	)
}

func (b broken) Update(msg tea.Msg, _ time.Time) (Move, tea.Cmd) {
	if _, ok := msg.(tea.KeyPressMsg); ok {
		b.here("Update")
		return Quit(), nil
	}
	return Stay(), nil
}

func (b broken) View(look.Frame) string { b.here("View"); return "a screen" }
func (b broken) Keys() []key.Binding    { return nil }

// shown shows a broken screen; a key is pressed, and its window has a size.
func shown(t *testing.T, at string) (string, error) {
	t.Helper()
	var out bytes.Buffer
	in, keys := io.Pipe()
	go func() {
		_, _ = io.WriteString(keys, "q") // it fails where the program has ended already
	}()
	app := NewApp(look.NewKeys(), time.Now, func() []Screen { return []Screen{broken{at}} }, nil)
	terminal := Terminal{In: in, Out: &out, Environ: []string{"TERM=xterm-256color"}, Width: 80, Height: 24, NoSuspend: true}
	err := Show(t.Context(), app, terminal)
	_ = in.Close() // whoever still writes to it stops
	return out.String(), err
}

func TestAPanicGivesTheTerminalBack(t *testing.T) {
	for _, at := range []string{"Init", "Update", "View"} {
		out, err := shown(t, at)
		fault, ok := errors.AsType[*PanicError](err)
		if !ok || fault.Value != "broken at "+at || !bytes.Contains(fault.Stack, []byte("broken.here")) {
			t.Errorf("%s: %v", at, err)
		}
		for on, off := range map[string]string{"\x1b[?1049h": "\x1b[?1049l", "\x1b[?2004h": "\x1b[?2004l", "\x1b[?1002h": "\x1b[?1002l", "\x1b[?25l": "\x1b[?25h"} {
			if strings.LastIndex(out, off) < strings.LastIndex(out, on) {
				t.Errorf("%s: after %q there is no %q", at, on, off)
			}
		}
	}
}

func TestAPanicOfACommandEndsTheProgram(t *testing.T) {
	for _, at := range []string{"a command", "a command of a command"} {
		ended := &guard{stop: func() {}}
		run(ended.command(broken{at}.Init()))
		if fault := ended.fault(); fault == nil || fault.Value != "broken at "+at {
			t.Errorf("%s: %v", at, fault)
		}
	}
}

// run carries out a command, and those that it brings.
func run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	if batch, ok := cmd().(tea.BatchMsg); ok {
		for _, c := range batch {
			run(c)
		}
	}
}

func TestAServedSessionIsNotSetAside(t *testing.T) {
	app := opened(t)
	s := &show{Terminal: Terminal{NoSuspend: true}}
	if msg := s.filter(nil, tea.SuspendMsg{}); msg != nil {
		t.Errorf("it is told of %T", msg)
	}
	app.suspend.SetEnabled(false)
	if _, cmd := app.Update(tea.KeyPressMsg{Code: 'z', Mod: tea.ModCtrl}); cmd != nil {
		t.Errorf("ctrl+z does %T", cmd())
	}
	if size, ok := s.filter(nil, tea.WindowSizeMsg{Width: 65535, Height: 65535}).(tea.WindowSizeMsg); !ok || size.Width > 400 || size.Height > 200 {
		t.Errorf("the window is %v", size)
	}
}

// still is a screen that never changes: r has the program taken up, as after a stop, and q ends it.
type still struct{ broken }

func (still) Update(msg tea.Msg, _ time.Time) (Move, tea.Cmd) {
	switch key, _ := msg.(tea.KeyPressMsg); key.Code {
	case 'r':
		return Stay(), func() tea.Msg { return tea.ResumeMsg{} }
	case 'q':
		return Quit(), nil
	}
	return Stay(), nil
}

// answering is a terminal whose keys follow from what it is shown: one for each time that it has shown all.
type answering struct {
	keys string
	in   io.Writer
}

func (a *answering) Write(p []byte) (int, error) {
	if bytes.Contains(p, []byte("a screen")) && a.keys != "" {
		pressed := a.keys[:1]
		a.keys = a.keys[1:]
		go func() { _, _ = io.WriteString(a.in, pressed) }() // it fails where the program has ended already
	}
	return len(p), nil
}

// Where the toolkit draws nothing after it was taken up again, it is taken up once more.
func TestAProgramThatIsTakenUpIsDrawn(t *testing.T) {
	t.Parallel()
	in, keys, err := os.Pipe() // of any other reader the toolkit loses a key when it lets go of it
	if err != nil {
		t.Fatal(err)
	}
	app := NewApp(look.NewKeys(), time.Now, func() []Screen { return []Screen{still{}} }, nil)
	terminal := Terminal{
		In: in, Out: &answering{"rq", keys}, Environ: []string{"TERM=xterm-256color"}, Width: 80, Height: 24, NoSuspend: true,
	}
	if err := Show(t.Context(), app, terminal); err != nil {
		t.Fatal(err)
	}
	_, _ = in.Close(), keys.Close()
}

// sized is a screen that ends in a window of so many rows.
type sized struct{ ends int }

func (s sized) Init() tea.Cmd { return nil }

func (s sized) Update(msg tea.Msg, _ time.Time) (Move, tea.Cmd) {
	if frame, ok := msg.(look.Frame); ok && frame.Height <= s.ends {
		return Quit(), nil
	}
	return Stay(), nil
}

func (s sized) View(look.Frame) string { return "a screen" }
func (s sized) Keys() []key.Binding    { return nil }

func TestAWindowElsewhereIsFollowed(t *testing.T) {
	in, keys := io.Pipe()
	defer func() { _ = keys.Close() }()
	sizes := make(chan terminal.Window, 2)
	sizes <- terminal.Window{Width: 100, Height: 30}
	sizes <- terminal.Window{Width: 1 << 30, Height: 12}
	app := NewApp(look.NewKeys(), time.Now, func() []Screen { return []Screen{sized{12}} }, nil)
	err := Show(t.Context(), app, Terminal{
		In: in, Out: io.Discard, Environ: []string{"TERM=xterm"}, Width: 80, Height: 24, Sizes: sizes, FramesPerSecond: 60, NoSuspend: true,
	})
	if err != nil {
		t.Error(err)
	}
}

func TestColoursAreThoseOfTheTerminalElsewhere(t *testing.T) {
	for _, of := range []struct {
		environ []string
		noColor bool
		want    colorprofile.Profile
	}{
		{[]string{"TERM=xterm-256color", "COLORTERM=truecolor"}, false, colorprofile.TrueColor},
		{[]string{"TERM=xterm-256color"}, false, colorprofile.ANSI256},
		{[]string{"TERM=vt220"}, false, colorprofile.ANSI},
		{[]string{"TERM=xterm-256color", "COLORTERM=truecolor"}, true, colorprofile.ASCII},
	} {
		s := &show{Terminal: Terminal{Out: io.Discard, Environ: of.environ, NoColor: of.noColor}}
		if got := s.profile(); got != of.want {
			t.Errorf("%v: %v", of.environ, got)
		}
	}
}
