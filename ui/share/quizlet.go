package share

import (
	"bufio"
	"strings"

	"porthole/quiz"
)

// writeQuizlet writes a term and a definition on a line, with a tab between them: what Quizlet's import takes by itself
// (Create > Import: "Between term and definition: Tab", "Between rows: New line").
func writeQuizlet(out *bufio.Writer, job Job, _ func(quiz.Question, Loss)) error {
	oneLine := func(lines []string) string {
		return strings.Join(strings.Fields(strings.ReplaceAll(strings.Join(lines, " / "), "\n", " / ")), " ")
	}
	for _, q := range byLesson(job) {
		asked := strings.Split(text(q), "\n")
		for _, o := range q.Options {
			asked = append(asked, o.Text)
		}
		_, _ = out.WriteString(oneLine(append(asked, asks(q)...)) + "\t" + oneLine(answerLines(q)) + "\n") // Flush tells
	}
	return nil
}
