package markdown

import (
	"strings"
	"testing"

	"porthole/content"
)

// shownOf returns the text that a lesson shows of a document of one paragraph.
func shownOf(t *testing.T, paragraph string) string {
	t.Helper()
	c, _ := Parse("x.md", []byte("# Mail\n\n"+paragraph+"\n"))
	var out []string
	for _, b := range c.Lessons[0].Blocks {
		if out = append(out, b.Lines...); b.Text != nil {
			out = append(out, content.PlainText(b.Text))
		}
	}
	return strings.Join(out, "\n")
}

func TestTheSignsOfMarksAreNeverShown(t *testing.T) {
	for text, want := range map[string]string{
		"IMAPS uses port ==993==.":                        "IMAPS uses port 993.",
		"==Two words== and ==**more**==":                  "Two words and more",
		"IMAPS uses {{c1::993}}, POP3S {{c2::995}}.":      "IMAPS uses 993, POP3S 995.",
		"{{c1::IMAPS::protocol}} is on 993":               "IMAPS is on 993",
		"{{c1::**IMAPS**}} and {{c12::`993`}}":            "IMAPS and 993",
		"=={{c1::993}}== is the port":                     "993 is the port",
		"{{c1::never closed":                              "never closed",
		"```\nA: {{c1::EHLO}}\nB: {{c1::250::code}}\n```": "A: EHLO\nB: 250",
		// what is no mark stays
		"a == b and c == d":                       "a == b and c == d",
		"a==b or c==d":                            "a==b or c==d",
		"`==x==` and === and ==":                  "==x== and === and ==",
		"{{c::x}} {{c0::x}} {{ name }} {{cx::1}}": "{{c::x}} {{c0::x}} {{ name }} {{cx::1}}",
		"```\nif a ==b== c\n```":                  "if a ==b== c",
	} {
		if got := shownOf(t, text); got != want {
			t.Errorf("%q is shown as %q, not as %q", text, got, want)
		}
	}
}

func FuzzMarks(f *testing.F) {
	for _, s := range []string{"a ==b== c", "{{c1::x::y}}", "=={{c1::x}}==", "{{c1::{{c2::x}}", "====", "{{c99999999999999999999::x}}", "== a==", "{{c1::}}"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		marks := marksIn(text, func(int) bool { return false })
		for i, m := range marks {
			if m.from > m.inner || m.inner > m.until || m.until > m.to || m.to > len(text) || i > 0 && m.from < marks[i-1].from {
				t.Fatalf("%q has the mark %+v", text, m)
			}
		}
		shown := signsOf(marks).without(text, 0, len(text))
		if len(shown) > len(text) || len(marks) == 0 && shown != text {
			t.Fatalf("%q is shown as %q", text, shown)
		}
		if again := unmarked([]content.Span{{Text: text}}); len(again) > 1 || len(again) == 1 && again[0].Text != shown || len(again) == 0 && shown != "" {
			t.Fatalf("%q is shown as %q and as %v", text, shown, again)
		}
	})
}
