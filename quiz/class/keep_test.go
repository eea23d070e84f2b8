package class_test

import (
	"testing"
	"time"

	"porthole/quiz/class"
)

func TestAClassThatNobodyUsesIsDeletedAfterAWarning(t *testing.T) {
	t.Parallel()
	g := class.Group{Used: noon(), Keep: class.UsualKeep}
	on := func(day int) time.Time { return noon().AddDate(0, 0, day) }
	for _, is := range []struct {
		what        string
		warned, now int // days after the last use; 0: no warning
		warn, purge bool
		ends        int
	}{
		{"in use", 0, 60, false, false, 90},
		{"two weeks before", 0, 76, true, false, 90},
		{"warned, not over", 76, 89, false, false, 90},
		{"warned, over", 76, 90, false, true, 90},
		{"the server did not run for a year", 0, 365, true, false, 90},
		{"and says so two weeks before it deletes", 365, 378, false, false, 379},
		{"two weeks later", 365, 379, false, true, 379},
	} {
		g.Warned = time.Time{}
		if is.warned > 0 {
			g.Warned = on(is.warned)
		}
		warn, purge := g.Idle(on(is.now))
		if warn != is.warn || purge != is.purge || !g.Ends().Equal(on(is.ends)) {
			t.Errorf("%s: warn %v, delete %v, ends %v", is.what, warn, purge, g.Ends())
		}
	}
	g.Warned, g.Used = on(80), on(85)
	if warn, purge := g.Idle(on(95)); warn || purge {
		t.Error("it was used after the warning")
	}
	g.Keep = 0
	if warn, purge := g.Idle(on(5000)); warn || purge || !g.Ends().IsZero() {
		t.Error("it is to be kept for ever")
	}
}
