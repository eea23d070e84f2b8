//go:build unix

package ui_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"porthole/ui/internal/tty"
)

// threeLessonsOfCapitals is a document that no course of ours has anything to do with.
const threeLessonsOfCapitals = `# Capitals

## South America

| Country | Capital |
|---|---|
| Peru | Lima |
| Chile | Santiago |
| Ecuador | Quito |

## Europe

| Country | Capital |
|---|---|
| Norway | Oslo |
| Latvia | Riga |
| Greece | Athens |

## Africa

| Country | Capital |
|---|---|
| Ghana | Accra |
| Kenya | Nairobi |
| Mali | Bamako |
`

// sitter is somebody who reads nothing but the screen.
type sitter struct {
	t     *testing.T
	term  *tty.Terminal
	reads bool // the lessons that come in
	stems []string
}

// press types a key, and waits until the footer has come to something, or the sitting to its end.
func (s *sitter) press(what, key string, there func(footer string) bool) {
	s.t.Helper()
	s.term.Type(key)
	s.term.WaitUntil(what, func() bool { return there(s.footer()) || s.over() })
}

func (s *sitter) footer() string {
	screen := strings.TrimRight(s.term.Screen(), "\n ")
	return screen[strings.LastIndex(screen, "\n")+1:]
}

func (s *sitter) over() bool { return strings.Contains(s.term.Screen(), "right at the first try") }

func (s *sitter) quit() {
	s.t.Helper()
	s.term.Type("ctrl+c")
	if code := s.term.Wait(); code != 0 {
		s.t.Errorf("exit %d", code)
	}
}

// stem is what is asked: the first line below the head of the screen.
func (s *sitter) stem(screen string) string {
	var lines []string
	for line := range strings.SplitSeq(screen, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
	}
	return lines[1]
}

// step does what the screen asks for.
func (s *sitter) step() {
	s.t.Helper()
	verdict := func(footer string) bool { return strings.Contains(footer, "enter next") }
	comes := func(footer string) bool { return strings.Contains(footer, "ask me at once") }
	reading := func(footer string) bool { return strings.Contains(footer, "enter its ") }
	asked := func(footer string) bool {
		return strings.Contains(footer, "don't know") || strings.Contains(footer, "answer") && strings.Contains(footer, "leave")
	}
	switch footer := s.footer(); {
	case comes(footer) && s.reads:
		s.press("the lesson", "enter", reading)
		s.press("its cards", "enter", asked)
	case comes(footer):
		s.press("its cards", "a", asked)
	case verdict(footer):
		s.press("what comes next", "enter", func(footer string) bool { return asked(footer) || comes(footer) })
	default:
		s.stems = append(s.stems, s.stem(s.term.Screen()))
		s.term.Type("enter")
		s.press("the verdict on a blank", "enter", verdict)
	}
}

func TestASittingInATerminalEndsForWhoeverLeavesEverythingBlank(t *testing.T) {
	t.Parallel()
	for name, reads := range map[string]bool{"who reads": true, "who is asked at once": false} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			program, course := tty.Build(t, "porthole"), write(t, "capitals.md", threeLessonsOfCapitals)
			env := []string{"PORTHOLE_DATA=" + filepath.Join(t.TempDir(), "data")}
			options := tty.Options{Cols: 100, Rows: 30, Ground: tty.Dark, Env: env}
			s := &sitter{t: t, reads: reads, term: tty.Start(t, options, program, course)}
			s.term.WaitFor("Start", "lesson 1: South America")
			s.term.Type("enter")
			s.term.WaitFor("1 of 3 · South America")
			s.term.Type("enter") // it is read
			s.term.WaitFor("South America · 1 of")
			s.term.Type("esc") // its questions can wait
			s.term.WaitFor("Continue", "next: Europe")
			s.quit()
			s.term = tty.Start(t, options, program, "drill", course)
			s.term.WaitFor("New cards")
			for range 400 {
				if s.over() {
					break
				}
				s.step()
			}
			if last := s.term.Screen(); !strings.Contains(last, "right at the first try") || !strings.Contains(last, "for the first time") {
				t.Fatalf("the sitting does not end:\n%s", last)
			}
			times := map[string]int{}
			for i, stem := range s.stems {
				if times[stem]++; times[stem] > 5 {
					t.Errorf("“%s” came %d times", stem, times[stem])
				}
				if slices.Contains(s.stems[max(0, i-4):i], stem) {
					t.Errorf("“%s” came again within four others", stem)
				}
			}
			s.quit()
		})
	}
}
