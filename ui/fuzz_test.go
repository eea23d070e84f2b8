package ui

import (
	"regexp"
	"strings"
	"testing"

	"porthole/content"
	"porthole/content/markdown"
	"porthole/quiz"
)

// FuzzFromBytesToFrame shows any document on every screen: nothing of it may reach the terminal but text.
func FuzzFromBytesToFrame(f *testing.F) {
	f.Add("# T\x1b[2J\n\n## L\u202e\n\nText \x9b31m.\n\n| A | B |\n|---|---|\n| x\x07 | 1 |\n| y\u200b | 2 |\n", "9\x1b]0;x\x07")
	f.Add("---\ntitle: \"\\u001b[31m\"\nspellings: {a: [\"\\u202e\"]}\n---\n## &#27;[2J\n\nWhich? \n\n- [x] &#x9b;1\n- [ ] b\u2066\n", "\u0085")
	f.Add("> > > **a \u200d b**: c[^1]\n\n[^1]: \x1b]8;;x\x07y\n\n```\n\x1b[H\t\n```\n", "993")
	f.Fuzz(func(t *testing.T, document, typed string) {
		course, problems := markdown.Parse("f\x1b[31m.md", []byte(document))
		for _, p := range problems {
			onlyText(t, p.String())
		}
		d := open(t, course, 60, 20)
		for _, scene := range []func(){
			func() {},
			func() { d.press("t") },
			func() { d.open(newLessons(d.study())); d.press("enter", "s") },
			func() { d.press("/"); d.typed(typed) },
			func() { d.open(newChoose(d.study())) },
			func() {
				d.drill(quiz.Selection{Kinds: []quiz.Kind{quiz.Typed}})
				d.typed(typed)
				d.press("enter", "enter")
			},
			func() { d.drill(quiz.Selection{}); d.press("enter", "enter", "enter", "2", "enter") },
			func() { d.move(startMatch(d.study(), quiz.Selection{}, d.clock)); d.press("1", "a") },
			func() { d.move(startGrid(d.study(), quiz.Selection{}, d.clock)); d.typed(typed); d.press("enter") },
		} {
			scene()
			onlyText(t, d.app.View().Content)
			onlyText(t, d.app.View().WindowTitle)
			for len(d.app.Stack()) > 1 {
				d.press("esc")
			}
		}
	})
}

// onlyText fails on anything that could control a terminal or hide text, the program's own colours excepted.
func onlyText(t *testing.T, frame string) {
	t.Helper()
	rest := regexp.MustCompile("\x1b\\[[0-9;:]*m").ReplaceAllString(frame, "")
	for line := range strings.SplitSeq(rest, "\n") {
		if content.Clean(line) != line {
			t.Fatalf("not only text: %q", line)
		}
	}
}
