package plain

import (
	"fmt"
	"io"
	"strconv"

	"github.com/charmbracelet/x/ansi"

	"porthole/content"
	"porthole/quiz"
	"porthole/quiz/class"
	"porthole/ui/words"
)

// ClassProgress writes how well the members of a class know each lesson of a course: the share of its cards that is known.
func ClassProgress(w io.Writer, name, course string, c class.Chart) error {
	out := newPaper(w)
	out.say(content.Clean(name) + ", " + words.Count(len(c.Rows), "member") + ", in " + words.Ended(course) +
		" Known of each lesson, in percent; - where nothing was met yet.")
	rows := [][]string{{"Learner", "Answers", "All"}}
	for i := range c.Lessons {
		rows[0] = append(rows[0], number(i))
	}
	for _, s := range c.Rows {
		rows = append(rows, append([]string{ansi.Truncate(content.Clean(s.Name), nameWidth, "…"), strconv.Itoa(s.Answers()), cellText(s.All)},
			content.Each(s.Lessons, cellText)...))
	}
	if c.Together != nil {
		rows = append(rows, append([]string{"Together", "", ""}, content.Each(c.Together, cellText)...))
	}
	const fixed = 3
	for _, part := range parted(rows, fixed) {
		out.gap()
		widths := columnWidths(part)
		for _, row := range part {
			out.line(columns(row, widths))
		}
	}
	out.gap()
	out.list(c.Lessons)
	if c.Together == nil {
		out.gap()
		out.say(words.TooFew())
	}
	return out.flush()
}

func cellText(c class.Cell) string {
	if c.Level() == quiz.Unmet {
		return "-"
	}
	return fmt.Sprintf("%.0f", 100*c.Share())
}

// ClassQuestions writes what the first answers of a class tell of each question, the hardest first.
func ClassQuestions(w io.Writer, name, course string, items []class.Item) error {
	out := newPaper(w)
	out.say(content.Clean(name) + ": " + words.Count(len(items), "question") + " of " + words.Ended(course) +
		" The first answer of each learner counts, the hardest questions come first.")
	for i, item := range items {
		out.gap()
		out.item(i, item)
		for _, f := range item.Flags() {
			out.hang(fmt.Sprintf("%*s", len(number(i))+1, ""), "! "+words.Ended(words.Sentence(words.Flag(f))))
		}
	}
	out.gap()
	out.say(discriminationSays(items))
	return out.flush()
}
