package exam

import (
	"fmt"
	"slices"
	"strings"

	"porthole/content"
	"porthole/quiz"
)

// CheckKinds finds what the exam of a course asks of kinds of question that there are not. It adds to the Problems that
// reading the document gave; file is the name that its own carry. They are in the order of their lines.
func CheckKinds(file string, c *content.Course) []content.Problem {
	r := content.NewReport(file)
	weights := kindWeights(c, r)
	for _, w := range weights {
		if w.Weight > 0 && slices.Contains(writtenKinds(), w.Name) && !hasKind(c, w.Name) {
			r.Warn(w.Line, "write one, or leave the kind out", "the exam asks for the kind %s, of which the course has no question", w.Name)
		}
	}
	return r.Problems()
}

// KindWeights returns the weights that the exam of a course gives to kinds of question, by the names of the kinds. What
// CheckKinds calls an error is left out.
func KindWeights(c *content.Course) []content.Weight { return kindWeights(c, content.NewReport("")) }

func kindWeights(c *content.Course, r *content.Report) []content.Weight {
	known := weighedKinds()
	var out []content.Weight
	for _, w := range c.Exam.Kinds {
		i := slices.Index(known, content.Key(w.Name))
		if i < 0 {
			r.Fail(w.Line, kindHint(w.Name, known), "the exam weighs %q, which is no kind of question", w.Name)
			continue
		}
		w.Name = known[i]
		out = append(out, w)
	}
	if len(out) > 0 && !slices.ContainsFunc(out, func(w content.Weight) bool { return w.Weight > 0 }) {
		r.Fail(out[0].Line, "give one of them a weight", "the exam leaves out everything")
		return nil
	}
	return out
}

func kindHint(name string, known []string) string {
	if near, ok := content.Nearest(name, known); ok {
		return fmt.Sprintf("did you mean %q?", near)
	}
	return "known are " + strings.Join(known, ", ")
}

// weighedKinds are the names of the kinds that an exam asks: all but flash cards, which their owner marks.
func weighedKinds() []string {
	return kindsThat(func(k quiz.Kind) bool { return k != quiz.Flash })
}

// writtenKinds are the names of the kinds that only an author writes; the others are made of cards, too.
func writtenKinds() []string {
	return kindsThat(quiz.Kind.AuthoredOnly)
}

func kindsThat(are func(quiz.Kind) bool) []string {
	kinds := slices.DeleteFunc(quiz.Kinds(), func(k quiz.Kind) bool { return !are(k) })
	return content.Texts(kinds, quiz.Kind.String)
}

func hasKind(c *content.Course, name string) bool {
	return slices.ContainsFunc(c.Questions, func(q content.Question) bool { return q.Kind.String() == name })
}
