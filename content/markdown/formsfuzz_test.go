package markdown

import (
	"reflect"
	"testing"

	"porthole/content"
)

// mustReadSafely reads a document and fails where what comes out is not clean, or points to nothing.
func mustReadSafely(t *testing.T, file, text string) {
	t.Helper()
	c, problems := Parse(file, []byte(text))
	mustBeClean(t, reflect.ValueOf(c))
	mustBeClean(t, reflect.ValueOf(append(problems, content.Check(file, c)...)))
	mustHold(t, c)
	for _, f := range c.Facts {
		if f.OneWay && len(f.Values) == 0 || f.Subject == gapSign {
			t.Fatalf("the fact %+v", f)
		}
	}
}

// FuzzCards reads cards in the forms that people write them.
func FuzzCards(f *testing.F) {
	for _, s := range []string{
		"Q: a\nA: b\nc\n\nQ: d\n\nA: e", "a :: b\nc ::: d", "a\n?\nb\n\nc\n??\nd", "C: a [b] c [d]", "term\n: meaning\n: another", "## Why?\n\nSo.",
		"<details>\n<summary>Why?</summary>\n\nSo.\n\n</details>", "<details><summary>Why?</summary>So.</details>", "q:\na:\n?", "C: []\n[[a]]", "a :: \n :: b",
		"**Q:** a\n**A:** b", "\x1b]0;x\x07 :: \u202e", "- **SYN**: opens\n- **ACK**: takes", "- a – b\n- c – d", "!!! note \"T\"\n    a\n", "Term {#id}\n:   meaning :smile:",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) { mustReadSafely(t, "x.md", "# T\n\n"+text+"\n") })
}

// FuzzLetters reads questions whose options have letters.
func FuzzLetters(f *testing.F) {
	for _, s := range []string{
		"Which?\n\n- A) a\n- B) b\n\nAnswer: B", "Which?\nA. a\nB. b\nAnswer: A", "Which?\n\nA) a\nB) b\n\n<details><summary>Answer</summary>B</details>",
		"Which?\n\n1. A) a\n2. B) b\n\n**Answer: A, B** for both", "```\nx\n```\n\nA) a\nB) b\n\nAnswer: H", "Which?\n\n(a) x\n(b) y\n\n<details>\n\nB\n\nSo.\n\n</details>",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) { mustReadSafely(t, "x.md", "# T\n\n"+text+"\n") })
}
