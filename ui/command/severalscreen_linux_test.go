package command_test

import (
	"strings"
	"testing"

	"porthole/quiz/class"
)

// Whoever reads screens sees the same as whoever reads lines: what waits for the database is not shown as saved.
func TestOnTheScreenNothingIsSavedWhileTheDatabaseIsAway(t *testing.T) {
	s := newSite(t, nil)
	c := s.joins(1, 1, 0)[0]
	screen := s.atScreen(c.newcomer("Zoe"))
	screen.WaitFor("› Live round", "join it")
	screen.Type("enter")
	screen.WaitFor("You are in")
	s.commands(c.round, class.GoOn)
	screen.WaitFor("1 of 1")
	c.must(s.database.Stop("fast"))
	screen.WaitFor("The database is away. Waiting.")
	screen.Type("1", "enter", "2", "enter")
	screen.WaitFor("Not saved yet: the database is away. Waiting.")
	if text := screen.Screen(); strings.Contains(text, "Saved.") {
		t.Errorf("it shows\n%s", text)
	}
	c.must(s.database.Restart())
	screen.WaitFor("Saved.")
	screen.WaitUntil("nothing more is waited for", func() bool { return !strings.Contains(screen.Screen(), "database is away") })
	if replies := s.scene(c.round).Replies; len(replies) != 1 || replies[0].Response.Picks[0] != 0 {
		t.Errorf("kept is %v", replies)
	}
}
