package task

import (
	"math/rand/v2"
	"testing"

	"porthole/content"
)

func gaps(hints ...string) *Task {
	text := &content.ClozeText{Around: []string{"IMAPS uses port ", ", and it is ", "."}, Gaps: []content.Gap{{Answer: "993"}, {Answer: "TLS first"}}}
	for i, hint := range hints {
		text.Gaps[i].Hint = hint
	}
	return New(Cloze, content.Question{Cloze: text}, rand.New(rand.NewPCG(1, 1)))
}

func TestAGapIsMarkedByItself(t *testing.T) {
	q := gaps("", "when?")
	for name, c := range map[string]struct {
		fields []string
		want   Marking
	}{
		"right": {[]string{"tcp/993", "tls FIRST"}, Marking{Right: true, Credit: 1, Given: "tcp/993; tls FIRST"}},
		"half":  {[]string{"995", "TLS first"}, Marking{Credit: 0.5, Given: "995; TLS first"}},
		"wrong": {[]string{"995", "never"}, Marking{Given: "995; never"}},
		"part":  {[]string{"993", ""}, Marking{Credit: 0.5, Given: "993; –"}},
		"blank": {[]string{"", " "}, Marking{Blank: true}},
	} {
		m := q.Mark(c.fields)
		if m.Right != c.want.Right || m.Credit != c.want.Credit || m.Blank != c.want.Blank || m.Given != c.want.Given || m.Answer != "993; TLS first" {
			t.Errorf("%s: %+v", name, m)
		}
	}
	half := q.Mark([]string{"995", "TLS first"})
	if says := half.Parts.Headline(false, false); says != "1 of 2 parts is right. Gap 1: 993." {
		t.Errorf("the headline is %q", says)
	}
	if text, told := q.Hint(); text != "Gap 1: 3 digits, begins with 9" || told == 0 {
		t.Errorf("the hint %q tells %v", text, told)
	}
	if lines := q.KeyLines(); len(lines) != 2 || lines[1] != "Gap 2 (when?): TLS first" {
		t.Errorf("the key is %q", lines)
	}
}
