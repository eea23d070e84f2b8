package command

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"porthole/content"
	"porthole/content/markdown"
	"porthole/quiz"
)

// Whatever a file is called, the course to start from reads well and can be drilled.
func TestTheCourseToStartFromIsAGoodOne(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.OneOf(
			rapid.StringMatching(`[a-zA-Z0-9 ._:"'#-]{1,20}`), rapid.String(), rapid.SampledFrom([]string{"null", "true", "12", "-->", "a--b"}),
		).Draw(t, "name") + ".md"
		text := courseFor(name)
		c, problems := markdown.Parse(name, []byte(text))
		for _, p := range append(problems, content.Check(name, c)...) {
			t.Error(p)
		}
		if c.ID == "" || c.Title == "" || strings.Contains(c.Title, "TITLE") {
			t.Errorf("it is called %q, %q", c.ID, c.Title)
		}
		if len(c.Facts) != 5 || len(c.Questions) != 1 || len(c.Notes) != 1 || len(c.Sources) != 4 {
			t.Errorf("%d facts, %d questions, %d notes, %d sources", len(c.Facts), len(c.Questions), len(c.Notes), len(c.Sources))
		}
		if len(quiz.NewDeck(c).Cards()) == 0 {
			t.Error("nothing can be drilled")
		}
	})
}
