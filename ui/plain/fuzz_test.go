package plain_test

import (
	"bytes"
	"strings"
	"testing"

	"porthole/content"
	"porthole/content/markdown"
	"porthole/quiz"
	"porthole/ui/plain"
)

// FuzzTextCannotControlTheTerminal runs any document and any input from end to end.
func FuzzTextCannotControlTheTerminal(f *testing.F) {
	f.Add([]byte(mail), "1\n1\nc\n993\n/hint\n\nn\n\n2\n993\nq\n4\n1a\nq\n5\n1\n/undo\n/quit\n6\n993\nq\n")
	f.Add([]byte("# \x1b]0;x\a\u202eT\n\n| A\x1b[2J | B |\n|-|-|\n| \x9b1m | 2\u200b |\n| c | 3 |\n"), "\x1b[A\n2\n\x00\n\r\n")
	f.Add([]byte("---\ntitle: \"a\\e[31mb\"\n---\n# T\n\n    code\x1b\x07\n\n<!-- id: x\x1b -->\nS?\n\n- [x] a\x7f\n  - w\u2066\n- [ ] b\n"), "1\n1\n\n\n2\nb\n")
	f.Add([]byte(performed), "1\n\n/back\n-\n2\n/show\n3 1 2\nnone\n/next\n/flag\n/list\n/go 2\n/time\n/handin\ny\n")
	f.Fuzz(func(t *testing.T, document []byte, input string) {
		if len(document) > 4096 || strings.Count(input, "\n") > 60 {
			t.Skip("more of the same")
		}
		course, problems := markdown.Parse("x\x1b[m.md", document)
		d := quiz.NewDeck(course)
		for _, start := range []quiz.Start{quiz.AtHome, quiz.AtDrill, quiz.AtMatch, quiz.AtGrid, quiz.AtExam} {
			var out bytes.Buffer
			o := options(d)
			o.Problems, o.Start, o.In, o.Out = problems, start, strings.NewReader(input), &out
			err := plain.Run(t.Context(), o)
			if err == nil {
				orderly(t, out.String())
			} else if content.Clean(err.Error()) != err.Error() {
				t.Errorf("the error %q is not clean", err)
			}
		}
	})
}
