package command_test

import (
	"os"
	"os/exec"
	"testing"

	"porthole/ui/internal/tty"
)

// Who is taken out of the class, or deleted, is told so in each window, and it ends; who sits beside them goes on.
func TestAtTheRealDoorWhoIsNoMemberAnyMoreIsSentAway(t *testing.T) {
	t.Parallel()
	g := guardedClass(t)
	o := tty.Options{Cols: 80, Rows: 24, Ground: tty.Dark}
	one, two := g.screen(t, g.bob, o), g.screen(t, g.bob, o)
	teacher := g.screen(t, g.teacher, o)
	for _, w := range []*tty.Window{one, two, teacher} {
		w.WaitFor("Lessons")
	}
	does := func(args ...string) {
		t.Helper()
		cmd := exec.CommandContext(t.Context(), "porthole", append([]string{"class"}, args...)...)
		cmd.Env = append(os.Environ(), "PORTHOLE_DATA="+g.data)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%q: %v: %s", args, err, out)
		}
	}
	does("remove", "Bob")
	for _, w := range []*tty.Window{one, two} {
		w.WaitFor("Your teacher has taken you out of the class. What you learnt is kept.")
	}
	does("let-back", "Bob")
	again := g.screen(t, g.bob, o)
	again.WaitFor("Lessons")
	does("forget", "Bob", "--yes")
	again.WaitFor("You are not in the class any more under this name")
	teacher.Type("?")
	teacher.WaitFor("ctrl+c")
	g.ends()
}
