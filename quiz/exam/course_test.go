package exam

import (
	"strings"

	"testing"
	"time"

	"porthole/content"
	"porthole/content/markdown"
	"porthole/quiz"
)

func builtin(t testing.TB, name string) *quiz.Deck {
	t.Helper()
	src, ok := content.Builtin(name)
	if !ok {
		t.Fatalf("there is no built-in course %s", name)
	}
	c, _ := markdown.Parse(name+".md", src)
	return quiz.NewDeck(c)
}

func mustParse(t testing.TB, text string) *content.Course {
	t.Helper()
	c, _ := markdown.Parse("test.md", []byte(text))
	return c
}

// rightly is a response that is right in full, as far as the kind can be answered from outside.
func rightly(q quiz.Question) quiz.Response {
	r := quiz.Response{Text: strings.Join(q.Answers, ", ")}
	if q.Kind.Performed() {
		r.Fields = q.Task.Solution()
	}
	for i, o := range q.Options {
		if o.Right && (q.All || len(r.Picks) == 0) {
			r.Picks = append(r.Picks, i)
		}
	}
	if q.Kind == quiz.Typed && !q.All {
		r.Text = q.Answers[0]
	}
	return r
}

func noon() time.Time { return time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC) }
