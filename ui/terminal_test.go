//go:build unix

package ui_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"porthole/ui/internal/tty"
)

// homeShows is what the home screen of the built-in course holds once it is there: the headings of
// the table and its rows.
func homeShows() []string {
	return []string{"Secure port", "SMTP ", "POP3 ", "IMAP ", "Start"}
}

// The real program in a real terminal. It is built once.
func TestInATerminal(t *testing.T) {
	t.Parallel()
	program := tty.Build(t, "porthole")
	for name, test := range map[string]func(*testing.T, string){
		"a lesson, its check, a drill and the results": learnFromTheKeyboard,
		"every kind, right, wrong and blank":           answerEveryKind,
		"without colour":                               drawWithoutColour,
		"on a dark and on a light ground":              drawOnEitherGround,
		"in few colours":                               drawInFewColours,
		"where the terminal keeps silent":              openWithoutAnAnswer,
		"given back at the end":                        giveTheTerminalBack,
		"on a dumb terminal":                           stayPlainOnADumbTerminal,
		"at any size":                                  resizeAtRandom,
		"with a hostile paste":                         survivePaste,
		"with a hostile course":                        surviveCourse,
		"with hostile input":                           surviveInput,
		"in a window without end":                      boundTheWindow,
		"with its output blocked":                      endThoughOutputIsBlocked,
		"set aside and taken up again":                 goOnAfterAStop,
		"set aside where there is no shell":            goOnWithoutAShell,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test(t, program)
		})
	}
}

// ports is the course of these tests: what a learner who knows it all would answer.
var ports = map[string]string{"SMTP": "25", "POP3": "110", "IMAP": "143", "DNS": "53", "SSH": "22"} //nolint:gochecknoglobals // a table of the tests, never written

const portsCourse = `---
title: Few ports
phrases:
  Port:
    forward: Which port does {subject} use?
    reverse: Which protocol uses port {value}?
    statement: "{subject} uses port {value}."
---
# Few ports

## Mail

Three protocols carry mail.

| Protocol | Port |
|---|---|
| SMTP | 25 |
| POP3 | 110 |
| IMAP | 143 |

## The rest

Two more are good to know.

| Protocol | Port |
|---|---|
| DNS | 53 |
| SSH | 22 |

Which of these find a name or open a shell? Choose all.

- [x] DNS
- [x] SSH
- [ ] SMTP

A laptop finds no web site by name, yet all by number. Which port is blocked?

- [ ] 22
  - That is SSH.
- [x] 53
  - That is DNS.
- [ ] 25
  - That is SMTP.
`

func write(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// learner answers what the screen asks about the course of these tests.
type learner struct {
	t    *testing.T
	term *tty.Terminal
}

// asked waits for a question that is not answered yet.
func (l learner) asked() string {
	l.t.Helper()
	return l.term.WaitUntil("question", func() bool {
		screen := l.term.Screen()
		return !judged(screen) && (knows(screen) != nil || over(screen))
	})
}

func over(screen string) bool { return strings.Contains(screen, "right at the first try") }

func judged(screen string) bool { return strings.Contains(screen, "enter next") }

// knows returns the right answers to the question on the screen, nil where there is none.
func knows(screen string) []string {
	screen = strings.Join(strings.Fields(screen), " ") // a stem may be broken into lines
	one := func(pattern string) string {
		if m := regexp.MustCompile(pattern).FindStringSubmatch(screen); m != nil {
			return m[1]
		}
		return ""
	}
	if subject := one(`Which port does (\w+) use\?`); subject != "" {
		return []string{ports[subject]}
	}
	if port := one(`Which protocol uses port (\d+)\?`); port != "" {
		for subject, its := range ports {
			if its == port {
				return []string{subject}
			}
		}
	}
	if m := regexp.MustCompile(`(\w+) uses port (\d+)\.`).FindStringSubmatch(screen); m != nil {
		return []string{map[bool]string{true: "True", false: "False"}[ports[m[1]] == m[2]]}
	}
	switch {
	case strings.Contains(screen, "open a shell? Choose all."):
		return []string{"DNS", "SSH"}
	case strings.Contains(screen, "Which port is blocked?"):
		return []string{"53"}
	}
	return nil
}

// option finds the number under which an answer is offered, or one that is not among the answers.
func option(screen string, answers []string, right bool) string {
	for _, m := range regexp.MustCompile(`(?m)^ +(?:› )?(\d)  (?:\[.\] )?(\S+)$`).FindAllStringSubmatch(screen, -1) {
		if slices.Contains(answers, m[2]) == right {
			return m[1]
		}
	}
	return ""
}

// answer answers the question on the screen, rightly or wrongly, and waits for the verdict.
func (l learner) answer(screen string, right bool) string {
	l.t.Helper()
	answers := knows(screen)
	switch {
	case strings.Contains(screen, "turn the card"):
		l.term.Type("enter")
		l.term.WaitFor("I knew it")
		l.term.Type(map[bool]string{true: "y", false: "n"}[right])
	case strings.Contains(screen, "[ ]"):
		for _, one := range answers[:map[bool]int{true: len(answers), false: 1}[right]] {
			l.term.Type(option(screen, []string{one}, true))
		}
		l.term.WaitFor("[x]")
		l.term.Type("enter")
	case option(screen, answers, true) != "":
		l.term.Type(option(screen, answers, right))
	case right:
		l.term.Type(answers[0], "enter")
	default:
		l.term.Type("7", "enter")
	}
	return l.verdict(answers, right)
}

// verdict waits for the verdict and checks that it says right or wrong, and the right answer.
func (l learner) verdict(answers []string, right bool) string {
	l.t.Helper()
	screen := l.term.WaitUntil("verdict", func() bool { return judged(l.term.Screen()) })
	if got := !strings.Contains(screen, "✗"); got != right {
		l.t.Fatalf("the verdict is right: %t, want %t\n%s", got, right, screen)
	}
	for _, answer := range answers {
		if !strings.Contains(screen, answer) {
			l.t.Fatalf("the verdict does not say %q\n%s", answer, screen)
		}
	}
	return screen
}

// session answers question after question, the first so many of them wrongly, and returns the result.
func (l learner) session(wrong int) string {
	l.t.Helper()
	for range 100 {
		screen := l.asked()
		if over(screen) {
			return screen
		}
		l.answer(screen, wrong <= 0)
		wrong--
		l.term.Type("enter")
		l.term.WaitUntil("next question", func() bool { return !judged(l.term.Screen()) })
	}
	l.t.Fatal("a session of a hundred questions does not end")
	return ""
}

func learnFromTheKeyboard(t *testing.T, program string) {
	term := tty.Start(t, tty.Options{Cols: 80, Rows: 24, Ground: tty.Dark}, program, write(t, "ports.md", portsCourse))
	l := learner{t, term}

	term.WaitFor("Few ports", "Start", "lesson 1: Mail")
	term.Type("enter")
	term.WaitFor("1 of 2 · Mail", "Three protocols carry mail.", "questions on this")
	term.Type("enter")
	result := l.session(1)
	wants(t, result, "Mail", "1 question missed", "again")
	term.Type("a") // what was missed, again
	term.WaitFor("Again · 1 of 1")
	wants(t, l.session(0), "1 of 1 right at the first try", "Nothing missed.")
	term.Type("enter")
	term.WaitFor("2 of 2 · The rest", "Two more are good to know.", "questions on this")
	term.Type("enter")
	wants(t, l.session(0), "The rest", "Nothing missed.")
	term.Type("enter")

	screen := term.WaitFor("Continue", "2 of 2 read")
	if !regexp.MustCompile(`[1-9]\d* of 12 met`).MatchString(screen) {
		t.Errorf("the map has not filled in\n%s", screen)
	}
	term.Type("down", "down", "enter")
	term.WaitFor("Questions", "Direction")
	term.Type("enter")
	wants(t, l.session(0), "12 of 12 right at the first try", "Nothing missed.")
	term.Type("ctrl+c")
	if code := term.Wait(); code != 0 {
		t.Errorf("exit %d, want 0", code)
	}
}

func wants(t *testing.T, screen string, texts ...string) {
	t.Helper()
	for _, text := range texts {
		if !strings.Contains(screen, text) {
			t.Errorf("the screen does not show %q\n%s", text, screen)
		}
	}
}

func answerEveryKind(t *testing.T, program string) {
	course := write(t, "ports.md", portsCourse)
	for _, kind := range []string{"flash", "choice", "choose-all", "typed", "true-false", "scenario"} {
		t.Run(kind, func(t *testing.T) {
			term := tty.Start(t, tty.Options{Ground: tty.Light}, program, "drill", course, "--kind="+kind, "--count=3", "--seed=5")
			l := learner{t, term}
			wants(t, l.answer(l.asked(), true), "✓")
			term.Type("u") // taken back: asked again as if it had not been
			first := l.asked()
			wants(t, l.answer(first, false), "✗")
			term.Type("enter")
			if screen := l.asked(); !over(screen) && kind != "flash" {
				term.Type("enter") // blank: said so at first, then taken for an answer
				term.WaitFor("Nothing yet")
				term.Type("enter")
				l.verdict(knows(screen), false)
				term.Type("enter")
			}
			wants(t, l.session(0), "right at the first try", "missed:")
		})
	}
}
