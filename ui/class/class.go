// Package class has the screens of a class: what was set and a live round for its learners, and what a teacher sees of them.
package class

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"porthole/ui/screen"
)

// Part is something of a class that stands first at home: work that was set, a live round, the teacher's board. Only Update
// of a screen calls it.
type Part interface {
	// Load reads what there is now. It is asked for when home comes to the top, and every [Often] from then on for as long as
	// home stays there, by each session: it should cost next to nothing. nil: there is nothing to read now.
	Load() tea.Cmd
	// Take is offered each message that comes to home, what Load read among them, and takes what is its own.
	Take(msg tea.Msg, now time.Time)
	// Entries are its lines of the menu, the most urgent first; they stand before all others but those that say Last.
	Entries(now time.Time) []Entry
}

// Entry is a line of the menu at home.
type Entry struct {
	Name string // at most 15 cells: "Due today"
	Says string // what it is, in a few words
	Last bool   // it stands behind all others of the menu, instead of before them
	Open func(now time.Time) screen.Move
}

// Often is how often parts are asked to load while home is open.
const Often = 2 * time.Second
