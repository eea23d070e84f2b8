//go:build unix

package ui_test

import (
	"path/filepath"
	"regexp"
	"testing"
	"time"

	"porthole/ui/internal/tty"
)

// calendar starts the program on one day after another. The clock is that of a program of the tests
// alone, testdata/clock.
type calendar struct {
	t                       *testing.T
	program, course, folder string
	now                     time.Time
}

// begin starts the program on the evening so many days later.
func (c *calendar) begin(days int, shows ...string) learner {
	c.t.Helper()
	c.now = c.now.AddDate(0, 0, days)
	term := tty.Start(c.t, tty.Options{Cols: 90, Rows: 30, Ground: tty.Dark, Env: []string{
		"PORTHOLE_DATA=" + c.folder, "PORTHOLE_CLOCK=" + c.now.Format(time.RFC3339),
	}}, c.program, c.course)
	term.WaitFor(append([]string{"Few ports"}, shows...)...)
	return learner{c.t, term}
}

// quit leaves the program, which loses nothing.
func (l learner) quit() {
	l.t.Helper()
	l.term.Type("ctrl+c")
	if code := l.term.Wait(); code != 0 {
		l.t.Errorf("exit %d, want 0", code)
	}
}

func TestFromTheFirstDayToTheForecast(t *testing.T) {
	t.Parallel()
	c := &calendar{
		t: t, program: tty.Build(t, "./testdata/clock"), course: write(t, "ports.md", portsCourse),
		folder: filepath.Join(t.TempDir(), "data"), now: time.Date(2026, time.November, 23, 18, 0, 0, 0, time.UTC),
	}

	l := c.begin(0, "Start", "lesson 1: Mail", "no exam set") // an empty home: the course, and no question
	for _, lesson := range []string{"1 of 2 · Mail", "2 of 2 · The rest"} {
		l.term.Type("enter")
		l.term.WaitFor(lesson)
		l.term.Type("enter")
		l.session(1)
	}
	l.term.Type("enter")
	l.term.WaitFor("2 of 2 read")
	l.term.Type("down", "down", "enter")
	l.term.WaitFor("Direction")
	l.term.Type("enter")
	l.session(2)
	l.quit()

	l = c.begin(1, "2 of 2 read", "cards are") // due again on the day after
	l.term.Type("enter")
	l.term.WaitFor("Review")
	l.session(0)
	l.term.Type("enter")
	l.term.WaitFor("Goal")
	l.term.Type("up", "up", "enter")
	l.term.WaitFor("Exam day")
	l.term.Type("in 9 days", "down", "down", "60", "ctrl+s")
	l.term.WaitFor("nothing is due until", "in 9 days · pass mark 80 %") // all three facts are done for today
	l.term.Type("home", "enter")                                         // what else is asked is practice
	l.answer(l.asked(), true)
	l.quit() // in the middle of it: what was answered is kept

	l = c.begin(5, "in 4 days")
	screen := l.term.WaitUntil("forecast", func() bool { return forecasts.MatchString(l.term.Screen()) })
	if regexp.MustCompile(`forecast 100 %`).MatchString(screen) {
		t.Errorf("a forecast that is certain\n%s", screen)
	}
	l.term.Type("up", "enter")
	wants(t, l.term.WaitFor("Forecast", "Days practised"), "target 80 %", "% (")
	l.quit()
}

var forecasts = regexp.MustCompile(`forecast \d+ % \(\d+–\d+\)`)
