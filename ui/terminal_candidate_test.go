//go:build unix

package ui_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"porthole/content/markdown"
	"porthole/quiz"
	"porthole/quiz/exam"
	"porthole/quiz/task"
	"porthole/ui/ask"
)

// examCourse is the identity of the course of the exams of these tests.
const examCourse = "tasks"

// examDocument is a document with questions of every kind, and more of them than an exam asks.
func examDocument(t *testing.T) string {
	t.Helper()
	tasks, err := os.ReadFile("testdata/tasks.md")
	if err != nil {
		t.Fatal(err)
	}
	more, err := os.ReadFile("testdata/more.md")
	if err != nil {
		t.Fatal(err)
	}
	return strings.Replace(string(tasks), "---\n", "---\n"+everyKind, 1) + "\n" + string(more)
}

// everyKind makes an exam ask in every kind that it can.
const everyKind = `exam:
  kinds: {choice: 6, typed: 3, true-false: 1, choose-all: 3, scenario: 8, firewall: 0.8, settings: 0.8, transcript: 0.8, order: 0.8, sort: 0.8, cloze: 2}
`

// deckOf makes a document ready for asking.
func deckOf(document string) *quiz.Deck {
	course, _ := markdown.Parse("exam.md", []byte(document))
	return quiz.NewDeck(course)
}

// candidate sits an exam in a terminal. What it answers it reads of the store, where the program has put the exam; that it
// is saved it sees in the strip.
type candidate struct {
	learner
	folder string
}

// kept is the exam that runs, as it is in the store.
func (c candidate) kept() exam.Exam {
	c.t.Helper()
	return keptExam(c.t, c.folder, func(s exam.Store) (exam.Exam, error) {
		e, found, err := s.RunningExam(c.t.Context(), examCourse)
		if err == nil && !found {
			err = exam.ErrNotFound
		}
		return e, err
	})
}

// handedIn is the one exam that was handed in, as it is in the store.
func (c candidate) handedIn() exam.Exam {
	c.t.Helper()
	return keptExam(c.t, c.folder, func(s exam.Store) (exam.Exam, error) {
		results, err := s.ExamResults(c.t.Context(), examCourse)
		if err == nil && len(results) != 1 {
			err = fmt.Errorf("%d exams were handed in, want 1", len(results))
		}
		if err != nil {
			return exam.Exam{}, err
		}
		return s.Exam(c.t.Context(), results[0].ID)
	})
}

// keptExam reads an exam of what the program keeps in a folder, and writes nothing there.
func keptExam(t *testing.T, folder string, read func(exam.Store) (exam.Exam, error)) exam.Exam {
	t.Helper()
	kept, err := archiveOf(folder).OpenToRead(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = kept.Close() }()
	e, err := read(kept)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// begin begins the exam that is set up on the screen.
func (c candidate) begin() {
	c.t.Helper()
	c.term.WaitFor("Questions      25", "Minutes        30")
	c.term.Type("enter")
	c.term.WaitFor("Exam · 1 of 25")
}

// at waits until a question is on the screen, and checks that it is the one that was set.
func (c candidate) at(e exam.Exam, i int) string {
	c.t.Helper()
	screen := c.term.WaitFor(fmt.Sprintf("Exam · %d of %d ", i+1, len(e.Questions)))
	if !strings.Contains(inOneLine(screen), inOneLine(ask.Stem(e.Questions[i].Question))) {
		c.t.Fatalf("question %d is not %q\n%s", i+1, ask.Stem(e.Questions[i].Question), screen)
	}
	return screen
}

func inOneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// signs are those of the strip, one for each question; nil where no exam is on the screen.
func (c candidate) signs() []string { return signsOf(c.term.Screen()) }

var stripRow = regexp.MustCompile(`(?m)^ +((?:[ ›][■◧□⚑⚐!])+)`)

func signsOf(screen string) []string {
	m := stripRow.FindStringSubmatch(screen)
	if m == nil {
		return nil
	}
	var signs []string
	for i, r := range []rune(m[1]) {
		if i%2 == 1 {
			signs = append(signs, string(r))
		}
	}
	return signs
}

// saved waits until the strip shows a sign for a question.
func (c candidate) saved(i int, sign string) {
	c.t.Helper()
	c.term.WaitUntil(fmt.Sprintf("%s for question %d", sign, i+1), func() bool {
		signs := c.signs()
		return i < len(signs) && signs[i] == sign
	})
}

// settles waits, at an open question, until every step so far is saved: it flags the question and takes the flag away.
func (c candidate) settles(i int) {
	c.t.Helper()
	for _, sign := range []string{"⚐", "□"} {
		c.term.Type("ctrl+x")
		c.saved(i, sign)
	}
}

// reply is an answer: what is typed for it, and what is to be in the store then.
type reply struct {
	keys []string
	quiz.Response
}

// replyTo answers a question by keys, and says what is given by them. style chooses among the ways to do it; all of them
// go on to the next question, or from the last one to the hand-in.
func replyTo(q quiz.Question, right bool, style int) reply {
	switch q.Kind {
	case quiz.Choice, quiz.Scenario, quiz.TrueFalse:
		return oneOf(q, right, style)
	case quiz.ChooseAll:
		var r reply
		for i, o := range q.Options {
			if o.Right == right {
				r.keys, r.Picks = append(r.keys, strconv.Itoa(i+1)), append(r.Picks, i)
			}
		}
		r.keys = append(r.keys, "enter")
		return r
	case quiz.Typed:
		text := map[bool]string{true: q.Answers[0], false: "no idea"}[right]
		if right && q.All {
			text = strings.Join(q.Answers, ", ")
		}
		return reply{[]string{text, "enter"}, quiz.Response{Text: text}}
	case quiz.Firewall, quiz.Settings, quiz.Transcript, quiz.Sort, quiz.Cloze:
		return inBlanks(q, right)
	case quiz.Order:
		return inOrder(q, right, style)
	case quiz.Flash:
	}
	panic(fmt.Sprintf("an exam asks for %s", q.Kind))
}

// oneOf chooses by a digit, by its letter, or by the arrows.
func oneOf(q quiz.Question, right bool, style int) reply {
	i := slices.IndexFunc(q.Options, func(o quiz.Option) bool { return o.Right == right })
	keys := []string{strconv.Itoa(i + 1), "enter"}
	arrows := slices.Repeat([]string{"down"}, i+1)
	switch {
	case q.Kind == quiz.TrueFalse:
		keys = []string{string("tf"[i]), "ctrl+n"}
	case style%3 == 1:
		keys = slices.Concat(arrows, []string{"space", "n"})
	case style%3 == 2:
		keys = slices.Concat(arrows, []string{"enter"})
	}
	return reply{keys, quiz.Response{Picks: []int{i}}}
}

// inBlanks fills every blank in; where that is not to be right in whole, the last one stays as it is.
func inBlanks(q quiz.Question, right bool) reply {
	var r reply
	want, last := q.Task.Solution(), len(q.Task.Blanks)-1
	for i, b := range q.Task.Blanks {
		r.Fields = append(r.Fields, b.Start)
		if len(b.Choices) == 1 && b.Choices[0] == b.Start {
			continue // nothing to fill in
		}
		if i < last || right {
			r.Fields[i] = want[i]
			r.keys = append(r.keys, inBlank(q.Kind, b, want[i]))
		}
		r.keys = append(r.keys, "tab")
	}
	if q.Kind == quiz.Transcript { // there n is no line
		r.keys = append(r.keys, "ctrl+n")
	} else {
		r.keys = append(r.keys, "ctrl+d")
	}
	return r
}

func inBlank(k quiz.Kind, b task.Blank, text string) string {
	number := func(c string) bool { return c != "" && c[0] >= '0' && c[0] <= '9' }
	switch {
	case text == task.NoLine:
		return "0"
	case (k == quiz.Firewall || k == quiz.Settings) && number(text):
		return text // a number is typed, whether it is chosen or not
	case (k == quiz.Firewall || k == quiz.Settings) && slices.ContainsFunc(b.Choices, number):
		presses := slices.Index(b.Choices, text) - slices.Index(b.Choices, b.Start)
		if presses < 0 {
			presses += len(b.Choices)
		}
		return strings.Repeat(" ", presses)
	case b.Choices != nil:
		return strconv.Itoa(slices.Index(b.Choices, text) + 1)
	}
	return text
}

// inOrder brings step after step to its place: by its number, by K, or picked up and carried. Where that is not to be
// right, it swaps the first two steps then.
func inOrder(q quiz.Question, right bool, style int) reply {
	steps, at := slices.Clone(q.Task.Blanks[0].Choices), 0
	var r reply
	for to, step := range q.Answers {
		from := slices.Index(steps, step)
		r.keys = append(r.keys, slices.Repeat([]string{"up"}, max(0, at-from))...)
		r.keys = append(r.keys, slices.Repeat([]string{"down"}, max(0, from-at))...)
		at = from
		if from == to {
			continue
		}
		switch style % 3 {
		case 0:
			r.keys = append(r.keys, strconv.Itoa(to+1))
		case 1:
			r.keys = append(r.keys, slices.Repeat([]string{"K"}, from-to)...)
		default:
			r.keys = append(r.keys, "space")
			r.keys = append(append(r.keys, slices.Repeat([]string{"up"}, from-to)...), "space")
		}
		steps = slices.Insert(slices.Delete(steps, from, from+1), to, step)
		at = to
	}
	if !right {
		r.keys = append(append(r.keys, slices.Repeat([]string{"up"}, at)...), "J")
		steps[0], steps[1] = steps[1], steps[0]
	}
	r.Fields = steps
	r.keys = append(r.keys, "enter")
	return r
}

// replies answers every question of an exam in one way or another, two of three rightly.
func replies(e exam.Exam, r *rand.Rand) []reply {
	out := make([]reply, len(e.Questions))
	for i, q := range e.Questions {
		out[i] = replyTo(q.Question, r.IntN(3) > 0, i)
	}
	return out
}
