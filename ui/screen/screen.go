package screen

import (
	"context"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"porthole/ui/look"
	"porthole/ui/terminal"
)

// Screen is one screen of the program. It lies on a stack, sees neither the App nor the other screens, and
// says where to go next by the Move it returns.
//
// A screen is told of its room by a [look.Frame] message before it is first drawn and whenever that changes, and
// by [Shown] whenever it comes to the top.
type Screen interface {
	// Init returns what to do when the screen is opened.
	Init() tea.Cmd
	// Update takes a message; the App stamps it with the time of its arrival.
	Update(msg tea.Msg, now time.Time) (Move, tea.Cmd)
	// View draws the screen into the frame it is given; what does not fit is cut off.
	View(look.Frame) string
	// Keys are the keys that can act now: the footer and the help are made of them, and the last is shown always.
	Keys() []key.Binding
}

// Move says what becomes of the stack of screens after a message, and what to tell the learner. It is carried out
// before the next message is looked at, so that keys typed ahead reach the screen they were meant for; a command would
// come too late for that.
type Move struct {
	kind   moveKind
	to     Screen
	notice string
	aside  bool              // the notice can be left out: it takes no other one's place
	ahead  []tea.KeyPressMsg // typed before the screen that opens was there
	err    error             // why what was to be opened could not be
}

type moveKind int

const (
	staying moveKind = iota
	pushing
	covering
	replacing
	resetting
	popping
	quitting
	helping
)

// Stay keeps the screen.
func Stay() Move { return Move{} }

// Push opens a screen on top of this one.
func Push(next Screen) Move { return Move{kind: pushing, to: next} }

// Cover opens a screen on top of all others.
func Cover(next Screen) Move { return Move{kind: covering, to: next} }

// Replace puts a screen in the place of this one.
func Replace(next Screen) Move { return Move{kind: replacing, to: next} }

// Reset closes every screen and opens this one.
func Reset(next Screen) Move { return Move{kind: resetting, to: next} }

// Pop closes the screen.
func Pop() Move { return Move{kind: popping} }

// Otherwise is what a screen does with a key that is none of its own: one opens the help, one closes the screen.
func Otherwise(msg tea.KeyPressMsg, k *look.Keys) Move {
	switch {
	case key.Matches(msg, k.Help):
		return Help()
	case key.Matches(msg, k.Back):
		return Pop()
	}
	return Stay()
}

// Quit ends the program.
func Quit() Move { return Move{kind: quitting} }

// Help opens the list of this screen's keys.
func Help() Move { return Move{kind: helping} }

// Saying adds a sentence for the notice line, which stands until the next key.
func (m Move) Saying(notice string) Move {
	m.notice = notice
	return m
}

// Notice is the sentence for the notice line, "" where there is none.
func (m Move) Notice() string { return m.notice }

// Aside makes the sentence one that takes no other one's place.
func (m Move) Aside() Move {
	m.aside = true
	return m
}

// Instead opens what would have been opened on top in the place of the screen.
func (m Move) Instead() Move {
	if m.kind == pushing {
		m.kind = replacing
	}
	return m
}

// Before plays keys on the screen that opens: they were typed before it was there.
func (m Move) Before(keys []tea.KeyPressMsg) Move {
	m.ahead = keys
	return m
}

// Failing notes why what was to be opened could not be.
func (m Move) Failing(err error) Move {
	m.err = err
	return m
}

// Err is why what was to be opened could not be; nil where it could.
func (m Move) Err() error { return m.err }

// Stays reports whether the screen keeps its place.
func (m Move) Stays() bool { return m.kind == staying }

// Shown tells a screen that it has come to the top of the stack.
type Shown struct{}

// Tick makes a screen with a clock draw it anew; it names the screen it is for.
type Tick struct{ Of Screen }

// After returns what makes a message of a while later, by the real clock. When ctx is done nothing waits any more: Bubble Tea
// keeps a whole program, with all cells of its window, for as long as one of its commands runs.
func After(ctx context.Context) func(time.Duration, tea.Msg) tea.Cmd {
	return func(d time.Duration, msg tea.Msg) tea.Cmd {
		return func() tea.Msg {
			if terminal.Pause(ctx, d) != nil {
				return nil
			}
			return msg
		}
	}
}
