package quiz

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"porthole/content"
	"porthole/quiz/task"
)

func TestHeadlinesOfParts(t *testing.T) {
	right, wrong := task.Part{Label: "Rule 1, port", Want: "993", Right: true}, task.Part{Label: "Rule 2, port", Want: "465 or 587"}
	kept, broken := task.Part{Label: "Rule 3, action", Want: "deny", Right: true, Before: true}, task.Part{Label: "Rule 3, action", Want: "deny", Before: true}
	for want, v := range map[string]Verdict{
		"Right: both parts.":     {Right: true, Parts: task.Parts{right, right, kept}},
		"Right: 993.":            {Right: true, Parts: task.Parts{right, kept}},
		"Nothing was filled in.": {Blank: true, Parts: task.Parts{wrong, wrong}},
		"1 of 2 parts is right. Rule 2, port: 465 or 587.":                             {Parts: task.Parts{right, wrong, kept}},
		"2 of 5 parts are right.":                                                      {Parts: task.Parts{right, right, wrong, wrong, wrong}},
		"Not right. Rule 2, port: 465 or 587.":                                         {Parts: task.Parts{wrong, kept}},
		"None of 3 parts is right; 1 part was right before and is wrong now.":          {Parts: task.Parts{wrong, wrong, wrong, broken}},
		"It is right; 1 part was right before and is wrong now. Rule 3, action: deny.": {Parts: task.Parts{right, broken}},
		"2 of 2 parts are right; 3 parts were right before and are wrong now.":         {Parts: task.Parts{right, right, broken, broken, broken}},
		"1 of 2 parts is right. Who spoke first? The server.":                          {Parts: task.Parts{right, {Label: "Who spoke first?", Want: "The server"}}},
		"1 of 2 parts is right. AUTH follows EHLO.":                                    {Parts: task.Parts{right, {Label: "AUTH follows EHLO", Want: "EHLO"}}},
		"Right: none.": {Right: true, Parts: task.Parts{{Label: "Which?", Want: task.NoLine, Right: true}}},
	} {
		v.Answer = "line 7"
		if got := v.Headline(); got != want {
			t.Errorf("%q, not %q", got, want)
		}
		if got := v.Score(); !strings.HasPrefix(want, got) || strings.Contains(got, "Rule") || got == "" {
			t.Errorf("%q is the score of %q", got, want)
		}
	}
}

func TestHintsThatTellNoAnswer(t *testing.T) {
	d := NewDeck(tasks())
	for id, want := range map[string]string{
		"who-reads": "Which is the first line that an eavesdropper can no longer read? Not 2, 4, 6",
		"upgrade":   "First: The server greets",
	} {
		if q := taskOf(t, d, id, 1); q.Hint() != want {
			t.Errorf("%s: %q", id, q.Hint())
		}
	}
	for i := range d.Course().Questions {
		for seed := range uint64(50) {
			q := d.Authored(i, seeded(seed))
			if q.Hint() == "" {
				t.Fatalf("%s has no hint", q.ID)
			}
		}
	}
	typed := tasks()
	typed.Questions[1].Form.Choices = nil
	q := taskOf(t, NewDeck(typed), "phone", 1)
	if q.Hint() != "Incoming, port: 3 digits, begins with 9" || !sameCredit(told(q), 1./18) {
		t.Errorf("where all is typed the hint is %q, which tells %.2f", q.Hint(), told(q))
	}
	if told := told(taskOf(t, d, "upgrade", 1)); !sameCredit(told, 1./5) {
		t.Errorf("the first of five steps tells %.2f", told)
	}
}

func TestWhatIsKeptOfATask(t *testing.T) {
	d := NewDeck(tasks())
	q := taskOf(t, d, "who-reads", 1)
	r := Response{Fields: []string{"6", "none", "2", "the server"}}
	a := NewAnswer("mail", "", q, r, d.Mark(q, r), noon())
	words := 6 + 20 + 12 + 6 + 5 + 3 + 7 // the stem, the lines, what is asked, the options
	want := Answer{Course: "mail", Card: "who-reads", Kind: Transcript, Given: "line 6; no line; line 2; the server", Words: words, At: noon()}
	if diff := cmp.Diff(want, a); diff != "" {
		t.Error(diff)
	}
	long := taskOf(t, d, "two-by-two", 1)
	r.Fields = slices.Repeat([]string{strings.Repeat("wörd ", 5000)}, 4)
	if v := d.Mark(long, r); len([]rune(v.Given)) > 500+1 || v.Right {
		t.Errorf("%d characters are kept", len([]rune(v.Given)))
	}
}

func TestWhatBelongsToATaskIsInItsCourse(t *testing.T) {
	d := NewDeck(tasks())
	q := taskOf(t, d, "fw", 1)
	v := d.Mark(q, Response{Fields: q.Task.Solution()})
	if diff := cmp.Diff([]content.Source{{Label: "a", Text: "RFC 8314 §3.3"}}, v.Sources); diff != "" || v.Explanation == "" {
		t.Error(diff)
	}
}

func told(q Question) float64 {
	_, told := q.hint()
	return told
}
