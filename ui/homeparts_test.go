package ui

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"porthole/ui/class"
	"porthole/ui/screen"
	"porthole/ui/study"
)

// notices is a part of home that has an entry for each word it was told of last.
type notices struct {
	known  func() []string
	told   []string
	opened *string
}

type noticed []string

func (n *notices) Load() tea.Cmd {
	known := n.known()
	return func() tea.Msg { return noticed(known) }
}

func (n *notices) Take(msg tea.Msg, _ time.Time) {
	if words, mine := msg.(noticed); mine {
		n.told = words
	}
}

func (n *notices) Entries(time.Time) (all []class.Entry) {
	for _, name := range n.told {
		all = append(all, class.Entry{Name: name, Says: "is new", Open: func(time.Time) screen.Move {
			*n.opened = name
			return screen.Stay()
		}})
	}
	return all
}

func TestWhatAClassHasStandsFirstAtHomeAndTheChosenEntryStaysChosen(t *testing.T) {
	t.Parallel()
	known, opened := []string{"Due today"}, ""
	d := open(t, emailCourse(t), 80, 24, func(o *Options) {
		o.Parts = func(*study.Study) []class.Part {
			return []class.Part{&notices{known: func() []string { return known }, opened: &opened}}
		}
	})
	if !strings.Contains(d.screen(), "› Due today") {
		t.Fatalf("what is due is not the first choice:\n%s", d.screen())
	}
	d.press("enter")
	if opened != "Due today" {
		t.Errorf("enter opened %q", opened)
	}
	d.press("down", "down")
	chosen := d.home().entries()[d.home().list.At].name
	known = []string{"Join", "Due today"}
	d.run(func() tea.Msg { return reload{d.home()} })
	if now := d.home().entries()[d.home().list.At].name; now != chosen || len(d.home().parts.all) != 2 {
		t.Errorf("%q was chosen; now it is %q, with %d entries before", chosen, now, len(d.home().parts.all))
	}
	known = nil
	d.press("up", "up", "up")
	d.run(func() tea.Msg { return reload{d.home()} })
	if at, n := d.home().list.At, d.home().list.N; at != 0 || n != len(d.home().entries()) {
		t.Errorf("the class has nothing any more: the cursor is on %d of %d", at, n)
	}
}

// Home reads what a class has while it is on top, again when it comes back there, and not beneath another screen.
func TestWhatAClassHasIsReadWhileHomeIsOnTop(t *testing.T) {
	t.Parallel()
	reads := 0
	d := open(t, emailCourse(t), 80, 24, func(o *Options) {
		o.Parts = func(*study.Study) []class.Part {
			return []class.Part{&notices{known: func() []string { reads++; return nil }}}
		}
	})
	home := d.home()
	reads = 1 // however often on the way there
	reading := func(want int, what string) {
		t.Helper()
		if reads != want {
			t.Fatalf("%s: read %d times, want %d", what, reads, want)
		}
	}
	passes := func() { d.run(func() tea.Msg { return reload{home} }) }
	passes()
	reading(2, "some time has passed")
	d.press("/", "esc")
	reading(3, "home is back before more has")
	if !home.parts.waits {
		t.Error("nothing reads later")
	}
	d.press("/")
	passes()
	reading(3, "another screen is on top")
	if home.parts.waits {
		t.Error("home is read for beneath another screen")
	}
	d.press("esc")
	reading(4, "home is back")
	passes()
	reading(5, "some time has passed again")
}
