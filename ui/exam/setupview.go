package exam

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"porthole/content"
	"porthole/quiz"
	"porthole/quiz/exam"
	"porthole/quiz/memory"
	"porthole/ui/look"
	"porthole/ui/words"
)

func (e *setup) View(f look.Frame) string {
	lines, _ := e.layout(f)
	return strings.Join(lines, "\n")
}

// layout draws the form and says which row stands on each line, -1 for none.
func (e *setup) layout(f look.Frame) (lines []string, hits []int) {
	t, width := f.Theme, f.Prose()
	lines = []string{t.Title.Render(words.ExamOrTest(e.blueprint.Test)) + t.Hint.Render(e.Mark())}
	if f.Roomy() {
		lines = append(lines, "")
	}
	hits = slices.Repeat([]int{-1}, len(lines))
	for i := range e.list.N {
		lines, hits = append(lines, look.Cut(e.row(i, t), f.Width-2*look.Margin)), append(hits, i)
	}
	if f.Roomy() {
		lines = append(lines, "")
	}
	lines = append(lines, look.Paragraphs(e.says(f), width)...)
	lines = lines[:min(len(lines), max(len(hits), f.Height))]
	return look.Indent(lines), append(hits, slices.Repeat([]int{-1}, len(lines)-len(hits))...)
}

// row sets a row of the form.
func (e *setup) row(i int, t *look.Theme) string {
	names := [rows]string{"Questions", "Minutes", "Pass mark", "Tasks", "Typed answers", "Wording"}
	value := e.value(i)
	name := names[i]
	if i == e.list.At {
		name = t.Strong.Render(name)
	}
	const column = 15
	line := e.list.Mark(i, t) + name + strings.Repeat(" ", column-len(names[i])) + t.Accent.Render(value)
	if i == e.list.At {
		line += t.Muted.Render("  ←→")
	}
	return line
}

// value is what a row of the form says.
func (e *setup) value(i int) string {
	switch i {
	case rowTasks:
		return tasksSay(e.tasks)
	case rowTyped:
		if e.typed {
			return "yes"
		}
		return "no"
	case rowWording:
		return words.Wording(e.wordings[e.wording])
	case rowPass:
		return cmp.Or(e.texts[i], "_") + " %"
	}
	return cmp.Or(e.texts[i], "_")
}

// tasksSay says how many performance-based questions are wanted.
func tasksSay(n int) string {
	switch n {
	case exam.NoTasks:
		return "none"
	case 0:
		return "as usual"
	}
	return strconv.Itoa(n)
}

// says tells what the exam will be.
func (e *setup) says(f look.Frame) []string {
	t := f.Theme
	failed := e.failure(t)
	switch says := e.wrong(); {
	case says != "":
		return append([]string{t.Hint.Render("! " + says)}, failed...)
	case failed != nil:
		return failed
	}
	if e.missing != nil {
		return []string{words.Sentence(e.missing.Error())}
	}
	n := len(e.set.Questions)
	is := words.Count(n, "question") + " in " + words.Minutes(e.set.Limit) + ". "
	if e.fixed() {
		is += words.Percent(e.set.Pass) + " passes. "
	}
	if asked, _ := e.number(rowCount); n < asked {
		is += words.FewerForExam(n, asked, e.blueprint) + " "
	}
	var out []string
	if e.foreign && e.wording == 0 && !e.fixed() {
		says := "! Nothing here is worded by " + content.Clean(e.blueprint.Authority) + "; this course's own wording is used."
		out = append(out, t.Hint.Render(says))
	}
	out = append(out, is+e.performed())
	if e.set.Forecast != (memory.Forecast{}) {
		out = append(out, "Expected: "+words.Band(e.set.Forecast)+".")
	} else if n := len(e.Learner.Exams); n > 0 {
		out = append(out, words.NextExam(e.Learner.Exams[n-1]))
	}
	about := words.ExamAbout(e.Course(), e.blueprint, f.Roomy())
	if about != "" {
		out = append(out, about)
	}
	if e.fixed() {
		out = append(out, words.TestRule)
	} else if covers := words.ExamCoverage(e.Course()); covers != "" && about == "" {
		out = append(out, covers)
	}
	return append(out, t.Muted.Render("No hints, and no verdict before you hand in. The clock runs on when you leave."))
}

// failure says why the exam cannot be kept, and what can be done.
func (e *setup) failure(t *look.Theme) []string {
	switch {
	case e.failed == nil:
		return nil
	case e.fixed() && errors.Is(e.failed, quiz.ErrExamHanded):
		return []string{t.Hint.Render("! " + "This test was sat meanwhile, in another window.")}
	}
	why := t.Hint.Render("! The exam cannot be kept: " + words.Sentence(content.Clean(e.failed.Error())))
	if e.fixed() {
		return []string{why, "enter tries it again. A test that is not kept cannot be handed in, so it does not begin."}
	}
	return []string{why, "enter tries it again. w begins without saving: it lasts until the program ends, and does not count."}
}

// wrong names what is wrong with the numbers, "" where nothing is.
func (e *setup) wrong() string {
	for row, name := range []string{"Questions", "Minutes", "Pass mark"} {
		if _, ok := e.number(row); !ok {
			return fmt.Sprintf("%s: 1 to %d.", name, e.most(row))
		}
	}
	return ""
}

// performed says how many questions are performance-based.
func (e *setup) performed() string {
	switch n := content.CountFunc(e.set.Questions, func(q exam.Question) bool { return q.Kind.Performed() }); n {
	case 0:
		return "None is performance-based."
	case 1:
		return "1 is performance-based."
	default:
		return fmt.Sprintf("%d are performance-based.", n)
	}
}
