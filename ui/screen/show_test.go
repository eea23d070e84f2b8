package screen

import (
	"bytes"
	"context"
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

// shown shows a broken screen; its window has a size, and a key is pressed until it ends.
func shown(t *testing.T, at string) (string, error) {
	t.Helper()
	var out bytes.Buffer
	in, keys := io.Pipe()
	go func() { // a key that comes before the size of the window is for nobody
		for {
			if _, err := io.WriteString(keys, "q"); err != nil {
				return // the program has ended
			}
			time.Sleep(time.Millisecond)
		}
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
	if frame, ok := msg.(look.Frame); ok && frame.Height > 0 && frame.Height <= s.ends {
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

// counting is a screen that counts the frames it is told of.
type counting struct {
	sized
	frames *int
}

func (c counting) Update(msg tea.Msg, now time.Time) (Move, tea.Cmd) {
	if _, ok := msg.(look.Frame); ok {
		*c.frames++
	}
	return c.sized.Update(msg, now)
}

func TestAWindowThatGoesOnChangingIsFollowedSeldom(t *testing.T) {
	in, keys := io.Pipe()
	defer func() { _ = keys.Close() }()
	sizes := make(chan terminal.Window, 1)
	changed := 0
	go func() { // as a server does it: who is slow gets the latest size
		change := func(height int) {
			select {
			case <-sizes:
			default:
			}
			sizes <- terminal.Window{Width: 100, Height: height}
		}
		for ; changed < 500; changed++ {
			change(40 + changed%2)
			time.Sleep(time.Millisecond)
		}
		change(12)
	}()
	told := 0
	app := NewApp(look.NewKeys(), time.Now, func() []Screen { return []Screen{counting{sized{12}, &told}} }, nil)
	if err := Show(t.Context(), app, Terminal{
		In: in, Out: io.Discard, Environ: []string{"TERM=xterm"}, Width: 80, Height: 24, Sizes: sizes, FramesPerSecond: 60, NoSuspend: true,
	}); err != nil {
		t.Error(err)
	}
	if most := 15; told > most { // the times between them double, from one frame's to half a second
		t.Errorf("told of %d frames for %d changes", told, changed)
	}
}

func TestAMessageOfLaterWaitsNoLongerThanItsProgram(t *testing.T) {
	ctx, end := context.WithCancel(t.Context())
	later := After(ctx)
	if got := later(time.Nanosecond, "later")(); got != "later" {
		t.Errorf("got %v", got)
	}
	end()
	if got := later(time.Hour, "never")(); got != nil {
		t.Errorf("got %v", got)
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
