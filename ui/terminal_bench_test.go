//go:build unix

package ui_test

import (
	"fmt"
	"math/rand/v2"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"porthole/ui/internal/tty"
)

// contender is a program whose start is timed, and what its first frame holds.
type contender struct {
	name    string
	command []string
	shows   []string
}

// From the start of the process to the frame that holds the course's table, in a pseudo-terminal,
// beside a bare Bubble Tea program (at its default rate and at 120 frames a second) and less with
// the same document, and beside itself without a database. Every round runs them all, in another order. Figures are medians over the
// rounds; "of-bare" is Porthole's time as a share of the bare program's.
func BenchmarkFirstFrame(b *testing.B) {
	bare, program := tty.Build(b, "porthole/ui/testdata/bare"), tty.Build(b, "porthole")
	contenders := []contender{
		{"porthole", []string{program}, homeShows()},
		{"unsaved", []string{program, "--no-save"}, homeShows()},
		{"bare", []string{bare}, []string{"a bare program"}},
		{"bare-120fps", []string{bare, "-fps=120"}, []string{"a bare program"}},
	}
	if less, err := exec.LookPath("less"); err == nil {
		document, err := filepath.Abs("../content/courses/email.md")
		if err != nil {
			b.Fatal(err)
		}
		contenders = append(contenders, contender{"less", []string{less, document}, []string{"title: "}})
	}
	took := map[string][]time.Duration{}
	order := rand.New(rand.NewPCG(1, 2))
	for b.Loop() {
		for _, i := range order.Perm(len(contenders)) {
			c := contenders[i]
			took[c.name] = append(took[c.name], c.start(b))
		}
	}
	b.ReportMetric(0, "ns/op") // of all of them together: says nothing
	for name, all := range took {
		b.ReportMetric(float64(median(all).Microseconds())/1000, name+"-ms")
	}
	b.ReportMetric(float64(median(took["porthole"]))/float64(median(took["bare"])), "of-bare")
	b.ReportMetric(float64(median(took["porthole"]))/float64(median(took["unsaved"])), "of-unsaved")
	b.ReportMetric(float64(median(took["bare-120fps"]))/float64(median(took["bare"])), "bare-120fps-of-bare")
}

// start times one start of the program and ends it.
func (c contender) start(b *testing.B) time.Duration {
	b.Helper()
	began := time.Now()
	term := tty.Start(b, tty.Options{Cols: 100, Rows: 30, Ground: tty.Dark, Env: []string{"LESSHISTFILE=-"}}, c.command[0], c.command[1:]...)
	term.WaitFor(c.shows...)
	took := time.Since(began)
	term.Type("q")
	if code := term.Wait(); code != 0 {
		b.Fatalf("%s ended with %d", c.name, code)
	}
	return took
}

// What a key costs in the running program: processor time of the process for each key that changes
// the screen, its frame included, and bytes written to the terminal.
func BenchmarkKey(b *testing.B) {
	program := tty.Build(b, "porthole")
	for _, c := range []typist{
		{"bare", nil, nil, "keys: ", []string{"a"}},
		{"menu", nil, nil, "Start", []string{"down", "up"}},
		{"lesson", nil, []string{"enter"}, "1 of ", []string{"down", "up"}},
		{"options", []string{"drill", "--kind=choice", "--seed=1"}, nil, "1 of ", []string{"down", "up"}},
		{"field", []string{"drill", "--kind=typed", "--seed=1"}, nil, "1 of ", []string{"9", "backspace"}},
	} {
		b.Run(c.name, func(b *testing.B) {
			if c.name == "bare" { // beside the others, what the library takes for itself
				c.run(b, tty.Build(b, "porthole/ui/testdata/bare"))
				return
			}
			c.run(b, program)
		})
	}
}

// typist types keys on one screen of the program.
type typist struct {
	name  string
	args  []string
	open  []string // the keys that lead to the screen from where the program opens
	shows string   // what the screen shows
	keys  []string // typed in turn; each changes the screen
}

func (c typist) run(b *testing.B, program string) {
	b.Helper()
	idle := c.start(b, program) // runs as long, and is left alone: what it uses is no key's
	term := c.start(b, program)
	keys, before := 0, term.Written()
	for b.Loop() {
		for _, key := range c.keys {
			seen := term.Written()
			term.Type(key)
			term.WaitUntil(fmt.Sprintf("frame for %q", key), func() bool { return term.Written() > seen })
			keys++
		}
	}
	written := term.Written() - before
	quit(b, term)
	quit(b, idle)
	b.ReportMetric(0, "ns/op") // mostly the wait for the next frame
	b.ReportMetric(float64((term.CPU()-idle.CPU()).Microseconds())/float64(keys), "cpu-µs/key")
	b.ReportMetric(float64(written)/float64(keys), "B/key")
}

// start opens the screen, in a window low enough for a lesson to be longer.
func (c typist) start(b *testing.B, program string) *tty.Terminal {
	b.Helper()
	term := tty.Start(b, tty.Options{Cols: 100, Rows: 20, Ground: tty.Dark}, program, c.args...)
	if c.open != nil {
		term.WaitFor("Start")
		term.Type(c.open...)
	}
	term.WaitFor(c.shows)
	term.WaitQuiet(100 * time.Millisecond)
	return term
}

func quit(b *testing.B, term *tty.Terminal) {
	b.Helper()
	term.Type("ctrl+c")
	if code := term.Wait(); code != 0 {
		b.Fatalf("the program ended with %d", code)
	}
}

func median[T int | time.Duration](all []T) T {
	sorted := slices.Sorted(slices.Values(all))
	return sorted[len(sorted)/2]
}
