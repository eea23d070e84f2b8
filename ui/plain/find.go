package plain

import (
	"io"
	"strconv"
	"strings"

	"porthole/content"
	"porthole/ui/words"
)

// Find writes what a course says of a word: its facts, each with its sources, its notes, and the
// lessons it stands in. It returns whether there was anything, and the error of the output.
func Find(w io.Writer, c *content.Course, word string) (bool, error) {
	out := newPaper(w)
	found := find(out, c, word)
	return found, out.flush()
}

func find(out *paper, c *content.Course, word string) bool {
	found := c.Find(word)
	for _, i := range found.Facts {
		out.say(factText(c.Facts[i]))
		sourceLine(out, c, c.Facts[i].Sources)
	}
	for _, i := range found.Notes {
		out.say("Note: " + words.Ended(c.Notes[i].Text))
		sourceLine(out, c, c.Notes[i].Sources)
	}
	for _, i := range found.Lessons {
		out.say("Lesson " + strconv.Itoa(i+1) + ": " + words.Ended(c.Lessons[i].Title))
	}
	return len(found.Facts)+len(found.Notes)+len(found.Lessons) > 0
}

func sourceLine(out *paper, c *content.Course, sources []int) {
	if says := sourceTexts(c.SourcesOf(sources)); says != "" {
		out.hang("  ", says)
	}
}

// factText says a fact plainly: "SMTPS, Secure Port: 465, 587 (by N10-009)."
func factText(f content.Fact) string {
	values := make([]string, len(f.Values))
	for i, v := range f.Values {
		values[i] = v.Text
		if v.Note != "" {
			values[i] += " (" + v.Note + ")"
		}
	}
	text := f.Subject + ", " + f.Relation + ": " + strings.Join(values, ", ")
	if f.Authority != "" {
		text += " (by " + f.Authority + ")"
	}
	return words.Ended(text)
}
