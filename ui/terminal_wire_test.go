//go:build unix

package ui_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"porthole/ui/internal/tty"
)

// waysToType are the ways through the exercises of the email course, by exercise and way: lines, and what their answers hold.
func waysToType(t *testing.T) map[string][][2]string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("wire", "testdata", "ways.txt"))
	if err != nil {
		t.Fatal(err)
	}
	all, name := map[string][][2]string{}, ""
	for line := range strings.Lines(string(text)) {
		line = strings.TrimRight(line, "\n")
		if head, ok := strings.CutPrefix(line, "== "); ok {
			name = head
		} else if typed, answer, ok := strings.Cut(line, "\t|"); ok {
			all[name] = append(all[name], [2]string{typed, answer})
		}
	}
	return all
}

// Somebody reads a password off the wire, logs in with it, and is asked the two questions, which memory keeps.
func TestAPasswordIsReadOffTheWireInATerminal(t *testing.T) {
	t.Parallel()
	program, folder := tty.Build(t, "porthole"), filepath.Join(t.TempDir(), "data")
	term := tty.Start(t, tty.Options{Cols: 120, Rows: 35, Ground: tty.Dark, Env: []string{"PORTHOLE_DATA=" + folder}}, program)
	term.WaitFor("find the password · 3 minutes")
	term.Type("down", "down", "down", "down", "down", "down", "enter")
	term.WaitFor("Find the password", "A certificate for another name")
	term.Type("enter")
	term.WaitFor("= base64 for bob · sail-away-7", "+OK")
	for _, step := range waysToType(t)["find-the-password right"] {
		term.Type(step[0], "enter")
		term.WaitFor("> "+step[0], step[1])
	}
	term.WaitFor("Done. Enter")
	term.Type("enter")
	term.WaitFor("Seen", "Why", "RFC 4616 §2")
	term.Type("enter")
	for _, place := range []string{"1 of 2", "2 of "} {
		term.WaitFor(place)
		term.Type("1")
		term.Type("enter")
	}
	term.Type("ctrl+c")
	if code := term.Wait(); code != 0 {
		t.Errorf("exit %d, want 0", code)
	}
	cmd := exec.CommandContext(t.Context(), program, "stats", "email", "--json")
	cmd.Env = append(os.Environ(), "PORTHOLE_DATA="+folder)
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{"pop-in-the-clear", "base64-captured"} {
		if !strings.Contains(string(out), id) {
			t.Errorf("memory does not keep %s:\n%.2000s", id, out)
		}
	}
}

// Each exercise is done by keys in the program itself: right as its hints have it, right in another way, and wrong.
func TestEveryExerciseIsTriedInATerminal(t *testing.T) {
	t.Parallel()
	program, ways := tty.Build(t, "porthole"), waysToType(t)
	if len(ways) < 3*12 {
		t.Fatalf("%d ways", len(ways))
	}
	for name, way := range ways {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			id, kind, _ := strings.Cut(name, " ")
			w := atWire{tty.Start(t, tty.Options{Cols: 160, Rows: 50, Ground: tty.Dark, Env: []string{"PORTHOLE_DATA=" + t.TempDir()}}, program, "wire", id)}
			w.WaitFor("(connected to port ")
			for _, step := range way {
				w.goes(step[0], step[1])
			}
			if kind == "wrong" {
				time.Sleep(looked)
				if screen := w.Screen(); strings.Contains(screen, "Done.") || !strings.Contains(screen, " reached") {
					t.Errorf("it counts as done:\n%s", screen)
				}
				w.Type("esc")
				w.WaitFor("Start")
			} else {
				w.WaitFor("Done. Enter on an empty line tells what happened.")
				w.Type("enter")
				w.WaitFor("Seen", "Why", "Enter asks 2 questions on it.")
			}
			w.Type("ctrl+c")
			if code := w.Wait(); code != 0 {
				t.Errorf("exit %d, want 0", code)
			}
		})
	}
}

// looked is how long a goal may take to be seen: an exercise looks once a second.
const looked = 1500 * time.Millisecond

// atWire is an exercise in a terminal in a wide window.
type atWire struct{ *tty.Terminal }

// said is the conversation: what stands left of the line between the two sides.
func (w atWire) said() string {
	var left strings.Builder
	for row := range strings.Lines(w.Screen()) {
		side, _, both := strings.Cut(strings.ReplaceAll(row, "┃", "│"), "│")
		if both {
			left.WriteString(strings.TrimSpace(side) + "\n")
		}
	}
	return left.String()
}

// goes types a line of a way, and waits until it stands there and is answered.
func (w atWire) goes(line, answer string) {
	mark := "> " + line
	order, rest, _ := strings.Cut(line, " ")
	switch order {
	case "*":
		w.WaitUntil(answer, func() bool { return strings.Contains(w.said(), answer) })
		return
	case "-":
		line, mark = "", ">\n"
	case "/connect", "/tls", "/plain":
		mark = "(connected to port " + rest + ")"
	case "/hangup":
		mark = "> (you hang up)"
	case "/no":
		mark = "> (you break off)"
	case "/yes":
		mark = "(the certificate is for "
	case "/phone", "/laptop":
		w.Type(line, "enter")
		w.WaitUntil(line+" is in hand", func() bool {
			return regexp.MustCompile(order[1:]+` · \d of \d reached`).MatchString(w.Screen()) && strings.Contains(w.said(), answer)
		})
		return
	}
	since := func() string { said := w.said(); return said[max(0, strings.LastIndex(said, mark)):] }
	before := since()
	w.Type(line, "enter")
	w.WaitUntil(line+" is answered by "+answer, func() bool {
		now := since()
		return now != before && strings.HasPrefix(now, mark) && strings.Contains(now, strings.TrimSpace(answer))
	})
}

// A narrow window shows one side at a time, and an upgrade can be seen on both.
func TestAnUpgradeIsSeenFromBothSidesInASmallTerminal(t *testing.T) {
	t.Parallel()
	term := tty.Start(t, tty.Options{Cols: 40, Rows: 12, Ground: tty.Dark, Env: []string{"PORTHOLE_DATA=" + t.TempDir()}}, tty.Build(t, "porthole"), "wire", "upgrade-by-hand")
	term.WaitFor("220 mail.example.test")
	for _, step := range waysToType(t)["upgrade-by-hand right"][:3] {
		term.Type(step[0], "enter")
		term.WaitFor(strings.TrimSpace(step[1]))
	}
	term.Type("ctrl+o")
	term.WaitFor("encrypted, ")
	term.Type("esc")
	term.WaitFor("Start")
	term.Type("ctrl+c")
	if code := term.Wait(); code != 0 {
		t.Errorf("exit %d, want 0", code)
	}
}
