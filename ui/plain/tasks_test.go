package plain_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"porthole/content"
	"porthole/quiz"
	"porthole/quiz/exam"
	"porthole/quiz/memory"
	"porthole/ui/plain"
)

// taskKinds are the performance-based kinds.
func taskKinds() map[quiz.Kind]float64 {
	kinds := map[quiz.Kind]float64{}
	for _, k := range quiz.Kinds() {
		if k.Performed() {
			kinds[k] = 1
		}
	}
	return kinds
}

// tasks are the options of an exam of all performance-based questions of a built-in course, and that very
// exam handed in with nothing.
func tasks(t *testing.T, name string) (plain.Options, exam.Exam) {
	t.Helper()
	text, ok := content.Builtin(name)
	if !ok {
		t.Fatalf("there is no course %s", name)
	}
	o := options(deck(t, string(text)))
	o.Start, o.Blueprint = quiz.AtExam, exam.BlueprintOf(o.Deck.Course())
	o.Blueprint.Questions, o.Blueprint.Limit, o.Blueprint.Kinds = exam.MostQuestions, time.Hour, taskKinds()
	e, err := exam.New(o.Deck, o.Blueprint, o.Seed(), memory.Record{}, o.Now())
	if err != nil {
		t.Fatal(err)
	}
	return o, e.HandIn(o.Deck, o.Now())
}

// rightly are the lines that answer a performance-based question right.
func rightly(q quiz.Question) []string {
	right := q.Task.Solution()
	if q.Kind == quiz.Order {
		var numbers []string
		for _, step := range right {
			numbers = append(numbers, strconv.Itoa(slices.Index(q.Task.Blanks[0].Choices, step)+1))
		}
		return []string{strings.Join(numbers, " ")}
	}
	var lines []string
	for i, b := range q.Task.Blanks {
		if len(b.Choices) != 1 {
			lines = append(lines, right[i])
		}
	}
	return append(lines, "")
}

// blankly are the lines that leave a performance-based question as it is.
func blankly(q quiz.Question) []string {
	if q.Kind == quiz.Order {
		return []string{""}
	}
	lines := []string{""}
	for _, b := range q.Task.Blanks {
		if len(b.Choices) != 1 {
			lines = append(lines, "")
		}
	}
	return lines
}

func TestEveryTaskOfTheBuiltInCourseIsAnsweredRightAndNotAtAll(t *testing.T) {
	o, e := tasks(t, "email")
	if len(e.Questions) != 69 {
		t.Fatalf("%d questions are set", len(e.Questions))
	}
	lines := []string{""}
	for _, q := range e.Questions {
		lines = append(lines, rightly(q.Question)...)
	}
	out := say(t, o, append(lines, "y")...)
	wants(t, out, "Exam result: passed. 69 of 69 points, 100 %")
	wantsNot(t, out, "is none of the choices", "is no order")

	o, _ = tasks(t, "email")
	lines = []string{""}
	for _, q := range e.Questions {
		lines = append(lines, blankly(q.Question)...)
	}
	out = say(t, o, append(lines, "y")...)
	wants(t, out, "Exam result: not passed. 0 of 69 points, 0 %", "69 questions were not answered.")
	if n := strings.Count(out, "Nothing was filled in."); n != 69 {
		t.Errorf("%d questions are said to be blank", n)
	}
}

// shown returns the number that a choice has in what was printed.
func shown(t *testing.T, out, choice string) string {
	t.Helper()
	for line := range strings.Lines(out) {
		if n, text, ok := strings.Cut(strings.TrimSpace(line), ". "); ok && text == choice {
			return n
		}
	}
	t.Fatalf("no choice %q in:\n%s", choice, out)
	return ""
}

func TestStepsAndThingsToSortAreAnsweredByTheNumbersThatAreShown(t *testing.T) {
	d := deck(t, performed)
	begin := func(k quiz.Kind) plain.Options {
		o := options(d)
		o.Start, o.Selection.Kinds = quiz.AtDrill, []quiz.Kind{k}
		return o
	}
	steps := say(t, begin(quiz.Order), "/quit")
	greet, upgrade, login := shown(t, steps, "Greet"), shown(t, steps, "Upgrade"), shown(t, steps, "Log in")
	wants(t, say(t, begin(quiz.Order), greet+" "+upgrade+" "+login, ""), "Right")
	wants(t, say(t, begin(quiz.Order), greet+upgrade+login, ""), "Right")
	wants(t, say(t, begin(quiz.Order), greet+greet+login, "/quit"), "is no order of all 3 steps.")
	wants(t, say(t, begin(quiz.Order), upgrade+" "+login+" "+greet, ""), "Partly right: 1 of 3 parts.", "The right order: Greet, then Upgrade, then Log in.")

	fields := say(t, begin(quiz.Sort), "/quit")
	right := map[string]string{
		"110": shown(t, fields, "Download, Clear"), "995": shown(t, fields, "Download, TLS first"),
		"143": shown(t, fields, "Sync, Clear"), "993": shown(t, fields, "Sync, TLS first"),
	}
	asked := say(t, begin(quiz.Sort), "", "", "", "", "")
	wants(t, asked, "Nothing was filled in.")
	var lines []string
	for line := range strings.Lines(asked) {
		if port, _, ok := strings.Cut(line, " (1 to 4):"); ok {
			lines = append(lines, right[port])
		}
	}
	wants(t, say(t, begin(quiz.Sort), append(slices.Clone(lines), "", "")...), "Right: all 4 parts.")
	lines[0] = ""
	wants(t, say(t, begin(quiz.Sort), append(lines, "", "", "")...), "Partly right: 3 of 4 parts.", "given nothing, right is")
}
