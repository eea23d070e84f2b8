package quiz

import (
	"slices"
	"testing"

	"porthole/quiz/task"
)

func TestLinesOfATranscript(t *testing.T) {
	d := NewDeck(tasks())
	q := taskOf(t, d, "who-reads", 1)
	for _, c := range []struct {
		fields   []string
		credit   float64
		headline string
		given    string
	}{
		{[]string{"7", "none", "1", "the server"}, 1, "Right: all 4 parts.", "line 7; no line; line 1; the server"},
		{[]string{"line 7", "None", "3", "The server"}, 1, "Right: all 4 parts.", "line 7; None; line 3; The server"},
		{
			[]string{"6", "none", "2", "the server"}, 3. / 4,
			"3 of 4 parts are right. Which is the first line that an eavesdropper can no longer read? line 7.", "line 6; no line; line 2; the server",
		},
		{[]string{"7", "7", "7", "the client"}, 1. / 4, "1 of 4 parts is right.", "line 7; line 7; line 7; the client"},
		{[]string{"none", "5", "none", "both at once"}, 0, "None of 4 parts is right.", "no line; line 5; no line; both at once"},
		{[]string{"7"}, 1. / 4, "1 of 4 parts is right.", "line 7; –; –; –"},
		{[]string{"1, 7", "", "", ""}, 0, "None of 4 parts is right.", "1, 7; –; –; –"},
	} {
		v := d.Mark(q, Response{Fields: c.fields})
		if !sameCredit(v.Credit, c.credit) || v.Headline() != c.headline || v.Given != c.given {
			t.Errorf("%q: credit %.3f of %.3f, %q, given %q", c.fields, v.Credit, c.credit, v.Headline(), v.Given)
		}
	}
}

func TestATranscriptAsItIsShown(t *testing.T) {
	d := NewDeck(tasks())
	q := taskOf(t, d, "who-reads", 1)
	if len(q.Task.Lines) != 7 || !slices.Equal(q.Task.Blanks[0].Choices, []string{"1", "2", "3", "4", "5", "6", "7", task.NoLine}) || len(q.Task.Blanks[3].Choices) != 3 {
		t.Errorf("%q, %+v", q.Task.Lines, q.Task.Blanks)
	}
	v := d.Mark(q, Response{Fields: []string{"7", "none", "1", "the client"}})
	if v.Answer != "line 7; no line; line 1 or 2 or 3; the server" || v.Explanation != "It waits for 220." {
		t.Errorf("%q, %q", v.Answer, v.Explanation)
	}
	if p := v.Parts[2]; p.Label != "Which line names a host?" || p.Want != "line 1 or 2 or 3" || p.Given != "line 1" {
		t.Errorf("%+v", p)
	}
	if v := d.Mark(q, Response{Fields: []string{"7", "none", "1", "the server"}}); v.Explanation != "Its greeting is line 1." {
		t.Errorf("%q", v.Explanation)
	}
}
