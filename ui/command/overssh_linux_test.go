package command_test

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"

	"porthole/ui/internal/tty"
)

var sweepSSH = flag.Bool("sweep-ssh", false, "compare each screen over SSH with the local one at every one of four sizes, also by way of OpenSSH")

// twins are the local program and a session of the built server: the same course, the same learner, the same chance, the same
// moment. What is typed to one is typed to the other.
type twins struct {
	t             *testing.T
	what          string
	local, remote *tty.Window
	start         string // the first screen, over SSH
}

// tour leads to each screen of the program and through the journeys of a learner, each from home and back. A journey begins on
// the line of the menu where the one before ended. Each key has to show something else.
func tour() [][]string {
	return [][]string{
		{"t", "esc"},
		{"?", "?"},
		{"/", "9", "9", "3", "esc"},
		{"c", "down", "esc"},
		{"down", "enter", "enter", "s", "esc", "n", "esc", "esc"},                                       // lessons, one of them, its sources
		{"down", "enter", "down", "down", "right", "esc"},                                               // what to practise
		{"down", "enter", "esc"},                                                                        // match
		{"down", "enter", "2", "5", "right", "esc"},                                                     // the table
		{"down", "enter", "enter", "ctrl+n", "ctrl+x", "ctrl+n", "ctrl+l", "esc", "ctrl+s", "y", "esc"}, // an exam
		{"down", "enter", "down", "esc"},                                                                // the wire lab
		{"down", "enter", "3", "2", "esc"},                                                              // a goal that is none
		{"down", "enter", "esc"},                                                                        // progress
		{"up", "up", "up", "up", "up", "up", "up"},
	}
}

// quickly is how many of the journeys are made where there is little time.
const quickly = 5

// practice goes on from the second line of the menu, answers a few questions, and is left.
func practice() []string {
	return []string{"down", "enter", "down", "down", "down", "down", "enter", "enter", "1", "enter", "1", "enter", "esc", "esc"}
}

// walk types the keys, and compares what each shows.
func (w *twins) walk(keys ...string) {
	w.t.Helper()
	for i, key := range keys {
		before := w.local.Screen()
		w.local.Type(key)
		w.remote.Type(key)
		w.changes(before, key)
		w.compare(fmt.Sprintf("%q, key %d of %q", key, i+1, keys))
	}
}

// changes waits until the local program shows something else.
func (w *twins) changes(before, key string) {
	w.t.Helper()
	for deadline := time.Now().Add(patience * 10); w.local.Screen() == before; time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			w.t.Fatalf("%s: %q shows nothing new:\n%s", w.what, key, before)
		}
	}
}

// compare waits until both show the same, and still do a moment later: what is read of a database comes when it comes.
func (w *twins) compare(what string) {
	w.t.Helper()
	const moment = 15 * time.Millisecond
	same := 0
	for deadline := time.Now().Add(patience * 10); same < 2; time.Sleep(moment) {
		differs := w.differs()
		if same++; differs != "" {
			same = 0
		}
		if time.Now().After(deadline) {
			w.t.Fatalf("%s: after %s over SSH another screen is shown, %s\n%s\n— the local one:\n%s", w.what, what, differs, w.remote.Screen(), w.local.Screen())
		}
	}
}

// resized shows both at another size.
func (w *twins) resized(cols, rows uint16) {
	w.t.Helper()
	w.local.Resize(cols, rows)
	w.remote.Resize(cols, rows)
	w.compare(fmt.Sprintf("%d × %d", cols, rows))
}

// differs says where the two differ, "" where they do not: cell by cell, colours too. Over SSH there are no documents of
// one's own, and nothing to set the program aside to; how long something took may be a second more. Home has a line more in
// its menu, My data, by which all below it moves.
func (w *twins) differs() string {
	local, remote := w.local.Cells(), w.remote.Cells()
	if strings.Contains(strings.Join(rowsOf(local), "\n"), "q quit") {
		return homeDiffers(local, remote)
	}
	return cellsDiffer(local, remote)
}

// cellsDiffer compares two screens row by row, each cell of it.
func cellsDiffer(local, remote [][]tty.Cell) string {
	for y := range local {
		here, there := textOf(local[y]), textOf(remote[y])
		if own(here) || own(there) || here != there && took(here) == took(there) {
			continue
		}
		for x := range local[y] {
			if a, b := drawn(local[y][x]), drawn(remote[y][x]); a != b {
				return fmt.Sprintf("row %q, column %d: %+v, locally %q and %+v", there, x+1, b, here, a)
			}
		}
	}
	return ""
}

// took is a row without the time that something took.
func took(row string) string {
	return regexp.MustCompile(`\d+:\d\d|\d+(\.\d)? ?s\b`).ReplaceAllString(row, "TIME")
}

// drawn is a cell as it is seen: one without a character is a blank.
func drawn(c tty.Cell) tty.Cell {
	if c.Rune == 0 {
		c.Rune = ' '
	}
	return c
}

// own reports whether a row tells of what there is on a machine of one's own alone.
func own(row string) bool {
	for _, text := range []string{"A course of your own: porthole FILE.md", "ctrl+z", "program aside", "aside until fg", "fg."} {
		if strings.Contains(row, text) {
			return true
		}
	}
	return false
}

// ofData is the line of the menu that is there over SSH alone.
const ofData = "My data"

// homeDiffers compares two homes: where there is room for all, each row of the one but My data is there in the other, cell by
// cell and in the same order. In a low window the map gives way to that line, or the menu scrolls.
func homeDiffers(local, remote [][]tty.Cell) string {
	const enough = 24
	if len(local) < enough {
		return lowHomeDiffers(rowsOf(local), rowsOf(remote))
	}
	here, there := filled(local), filled(remote)
	if !strings.Contains(strings.Join(rowsOf(remote), "\n"), ofData) || len(here) != len(there) {
		return fmt.Sprintf("over SSH there are %d rows without %s, locally %d", len(there), ofData, len(here))
	}
	return cellsDiffer(here, there)
}

// filled are the rows that are not blank, and that both programs have.
func filled(cells [][]tty.Cell) (rows [][]tty.Cell) {
	for _, row := range cells {
		if text := textOf(row); text != "" && !strings.Contains(text, ofData) && !own(text) {
			rows = append(rows, row)
		}
	}
	return rows
}

// lowHomeDiffers compares two homes in a low window: each row but a few has to be on both.
func lowHomeDiffers(local, remote []string) string {
	const whole = "t shows the whole table" // stands for the rows that gave way
	for _, row := range without(remote, local) {
		if !strings.Contains(row, ofData) && !strings.Contains(row, whole) {
			return fmt.Sprintf("locally there is no row %q", row)
		}
	}
	if few, missing := 2, without(local, remote); len(missing) > few {
		return fmt.Sprintf("over SSH there are no rows %q", missing)
	}
	return ""
}

// without are the rows that are not among others, blank ones aside. A row that is cut off has less room where there is a
// sign beside it that the menu scrolls.
func without(rows, others []string) (out []string) {
	is := func(row, other string) bool {
		row, cut := strings.CutSuffix(strings.TrimRight(row, " ↑↓"), "…")
		other, otherCut := strings.CutSuffix(strings.TrimRight(other, " ↑↓"), "…")
		return took(row) == took(other) || cut && strings.HasPrefix(other, row) || otherCut && strings.HasPrefix(row, other)
	}
	for _, row := range rows {
		if row != "" && !own(row) && !slices.ContainsFunc(others, func(other string) bool { return is(row, other) }) {
			out = append(out, row)
		}
	}
	return out
}

func textOf(row []tty.Cell) string {
	var b strings.Builder
	for _, c := range row {
		b.WriteRune(drawn(c).Rune)
	}
	return strings.TrimRight(b.String(), " ")
}

func rowsOf(cells [][]tty.Cell) (rows []string) {
	for _, row := range cells {
		rows = append(rows, textOf(row))
	}
	return rows
}

// pair starts both programs at a size. data is where the local one keeps what is learnt.
func (c *classroom) pair(t *testing.T, key ssh.Signer, data string, cols, rows uint16) *twins {
	t.Helper()
	o := tty.Options{Cols: cols, Rows: rows, Ground: tty.Dark, Env: []string{still + "=1", "PORTHOLE_DATA=" + data}}
	w := &twins{t: t, what: fmt.Sprintf("%d × %d", cols, rows)}
	w.remote = c.screen(t, key, o)
	w.local = tty.Start(t, o, os.Args[0]).Window
	w.local.WaitFor("Lessons")
	w.remote.WaitFor("Lessons")
	w.compare("the start")
	w.start = w.remote.Screen()
	return w
}

// screen is a session with a key, in a window.
func (c *classroom) screen(t *testing.T, key ssh.Signer, o tty.Options) *tty.Window {
	t.Helper()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	conn, err := ssh.Dial("tcp", "127.0.0.1:"+c.port, &ssh.ClientConfig{
		User: "learner", Auth: []ssh.AuthMethod{ssh.PublicKeys(key)}, HostKeyCallback: ssh.InsecureIgnoreHostKey(), //nolint:gosec // it is on this machine
	})
	must(err)
	t.Cleanup(func() { _ = conn.Close() })
	s, err := conn.NewSession()
	must(err)
	must(s.Setenv("COLORTERM", "truecolor"))
	must(s.RequestPty("xterm-256color", int(o.Rows), int(o.Cols), nil))
	in, err := s.StdinPipe()
	must(err)
	out, err := s.StdoutPipe()
	must(err)
	w := tty.Look(t, o, in, out, func(cols, rows uint16) error { return s.WindowChange(int(rows), int(cols)) })
	must(s.Shell())
	return w
}

func sizesOverSSH() [][2]uint16 { return [][2]uint16{{40, 12}, {60, 20}, {80, 24}, {120, 35}} }

// What a learner over SSH sees is what the local program shows: each screen, and each key on it.
func TestOverSSHEachScreenIsTheLocalOne(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	all := sizesOverSSH()
	if !*sweepSSH {
		all = [][2]uint16{all[0], all[2]}
	}
	learners := enrolled(t, filepath.Join(data, "class"), len(all))
	c := servingBy(t, os.Args[0], data, "email")
	for i, size := range all {
		t.Run(fmt.Sprint(size[0], "x", size[1]), func(t *testing.T) {
			t.Parallel()
			own := t.TempDir()
			w := c.pair(t, learners[i], own, size[0], size[1])
			journeys := tour()
			if !*sweepSSH {
				journeys = journeys[:quickly]
			}
			for _, keys := range journeys {
				w.walk(keys...)
			}
			w.walk(practice()...)
			again := c.pair(t, learners[i], own, size[0], size[1]) // what was learnt is there with the next login
			again.walk("down", "down", "down", "down", "down", "down", "down", "enter", "esc")
			if fresh := w.start; again.start == fresh {
				t.Errorf("nothing was learnt:\n%s", fresh)
			}
		})
	}
}

// The same by way of OpenSSH in a terminal of its own, at each size in turn.
func TestByOpenSSHEachScreenIsTheLocalOneAtEachSize(t *testing.T) {
	t.Parallel()
	if !*sweepSSH {
		t.Skip("-sweep-ssh compares them")
	}
	if _, err := exec.LookPath("ssh"); err != nil {
		t.Skip("there is no ssh program here")
	}
	data, own := t.TempDir(), t.TempDir()
	c := servingBy(t, os.Args[0], data, "email")
	o := tty.Options{Cols: 80, Rows: 24, Ground: tty.Dark, Env: []string{still + "=1", "PORTHOLE_DATA=" + own}}
	ann := c.sshIn(o, []string{"-o", "SendEnv=COLORTERM"})
	for _, one := range [][2]string{{"Class code:", c.code}, {"Name [ann]:", ""}, {"PIN:", "271828"}, {"PIN again:", "271828"}} {
		ann.WaitFor(one[0])
		ann.Type(one[1] + "\r")
	}
	ann.WaitFor("What the class keeps of you")
	ann.Type("enter")
	w := &twins{t: t, what: "OpenSSH", remote: ann.Window, local: tty.Start(t, o, os.Args[0]).Window}
	w.local.WaitFor("Lessons")
	w.remote.WaitFor("Lessons")
	for _, keys := range append(tour(), practice()) {
		for _, key := range keys {
			w.walk(key)
			for _, size := range sizesOverSSH() {
				w.resized(size[0], size[1])
			}
			w.resized(80, 24)
		}
	}
	c.ends()
}
