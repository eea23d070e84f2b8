//go:build unix

package ui_test

import (
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"porthole/quiz"
	"porthole/quiz/exam"
	"porthole/ui/internal/tty"
)

// The program with a clock of the tests. It is built once.
func TestExamsInATerminal(t *testing.T) {
	t.Parallel()
	program := tty.Build(t, "./testdata/clock")
	for name, test := range map[string]func(*testing.T, desk){
		"killed, taken up again and handed in":       sitThroughAKill,
		"the same seed":                              setTheSameExam,
		"out of time at home, the program closed":    runOutOfTimeAtHome,
		"out of time on the way to it":               runOutOfTimeOnTheWay,
		"in two windows, handed in from one of them": sitInTwoWindows,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test(t, newDesk(t, program))
		})
	}
}

// desk is where an exam is sat: a program, a document, and a folder where everything is kept.
type desk struct {
	t                     *testing.T
	program, file, folder string
}

func newDesk(t *testing.T, program string) desk {
	t.Helper()
	return desk{t, program, write(t, "exam.md", examDocument(t)), filepath.Join(t.TempDir(), "data")}
}

// elsewhere is the same desk with a folder of its own.
func (d desk) elsewhere() desk {
	d.folder = filepath.Join(d.t.TempDir(), "data")
	return d
}

// evening is when the exams begin.
func evening() time.Time { return time.Date(2026, time.November, 23, 18, 0, 0, 0, time.UTC) }

// environ is what the program needs to know, so long after the evening has begun. Its clock stands, however long the test
// takes.
func (d desk) environ(after time.Duration) []string {
	return []string{"PORTHOLE_DATA=" + d.folder, "PORTHOLE_CLOCK=" + evening().Add(after).Format(time.RFC3339), "PORTHOLE_CLOCK_STANDS=1"}
}

// sit starts the program so long after the evening has begun, in a window that holds every question.
func (d desk) sit(after time.Duration, args ...string) candidate {
	d.t.Helper()
	term := tty.Start(d.t, tty.Options{Cols: 100, Rows: 40, Ground: tty.Dark, Env: d.environ(after)}, d.program, args...)
	return candidate{learner{d.t, term}, d.folder}
}

func sitThroughAKill(t *testing.T, d desk) {
	c := d.sit(0, d.file)
	c.term.WaitFor("Tasks", "Start", "25 questions in 30 minutes")
	c.term.Type("down", "down", "down", "down", "down", "enter")
	c.begin()
	set := c.kept()
	if kinds := kindsOf(set); len(kinds) != len(quiz.Kinds())-1 {
		t.Fatalf("the exam asks in %v, want every kind but flash cards", kinds)
	}
	given := replies(set, rand.New(rand.NewPCG(3, 4)))
	const half, flagged, last = 12, 4, 24
	for i := range half {
		c.answersInExam(set, i, given[i], i == flagged)
	}
	c.at(set, half)
	c.settles(half)
	before := c.kept()
	c.term.Kill()

	change(t, d.file, set, half+1)
	c = d.sit(10*time.Minute, d.file)
	c.term.WaitFor("Continue", "12 of 25 answered")
	c.term.Type("enter")
	wants(t, c.at(set, half), " 20:00 left")
	sameExam(t, c.kept(), before)
	if got, want := c.signs(), signsFor(half, flagged, last); !slices.Equal(got, want) {
		t.Errorf("the strip is %v, want %v", got, want)
	}
	for i := half - 1; i >= 0; i-- { // what was given stands there
		c.term.Type("ctrl+p")
		shows(t, c.at(set, i), set.Questions[i].Question, given[i].Response)
	}
	c.term.Type("ctrl+l") // back by the list of all questions
	c.term.WaitFor("■ 12 answered")
	c.term.Type(slices.Repeat([]string{"down"}, half)...)
	c.term.Type("enter")
	for i := half; i < last; i++ {
		c.answersInExam(set, i, given[i], false)
	}
	c.at(set, last)
	c.term.Type("ctrl+s")
	c.term.WaitFor("1 is open, 1 flagged. Hand in?")
	c.term.Type("y")
	result := c.term.WaitFor(" points · ", "1 question is open")

	over := c.handedIn()
	sameQuestions(t, over, before)
	wants(t, result, marks(t, over, given[:last], set, d.file))
	c.term.Type("enter")
	c.term.WaitFor("Exam            last ", "Fill the table") // the home screen
	c.term.Type("home", "down", "down", "down", "down", "down", "enter")
	c.term.WaitFor("earlier exams")
	c.term.Type("e")
	c.term.WaitFor("Exams", "23 Nov 2026 18:1", "passed")
	c.term.Type("enter")
	c.term.WaitFor("Exam of 23 November 2026", marks(t, over, given[:last], set, d.file))
	c.quit()
	stays(t, d.folder, over)
}

// kindsOf are the kinds of question of an exam.
func kindsOf(e exam.Exam) []quiz.Kind {
	var kinds []quiz.Kind
	for _, q := range e.Questions {
		kinds = append(kinds, q.Kind)
	}
	slices.Sort(kinds)
	return slices.Compact(kinds)
}

// answersInExam answers a question, and sees it saved. Where it is flagged that is done first.
func (c candidate) answersInExam(e exam.Exam, i int, r reply, flagged bool) {
	c.t.Helper()
	c.at(e, i)
	sign := "■"
	if flagged {
		sign = "⚑"
		c.term.Type("ctrl+x")
		c.saved(i, "⚐")
	}
	c.term.Type(r.keys...)
	c.saved(i, sign)
}

// change takes a card and a scenario that are still to be answered out of a document, and corrects the port of another card.
func change(t *testing.T, file string, e exam.Exam, from int) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	document := string(text)
	edit := func(pattern, by string) bool {
		before := document
		document = regexp.MustCompile(pattern).ReplaceAllString(document, by)
		return document != before
	}
	changed := map[string]bool{}
	for _, q := range e.Questions[from : len(e.Questions)-1] {
		switch {
		case q.Kind == quiz.Scenario && !changed["scenario"]:
			changed["scenario"] = edit(`(?s)<!-- id: `+q.ID+` -->.*?\n\n(<!--|$)`, `$1`)
		case q.Relation != "Number":
		case q.Direction == quiz.Forward && !changed["port"]:
			changed["port"] = edit(`(?m)^\| `+q.Subject+` \| (\d+) \|$`, `| `+q.Subject+` | 1$1 |`)
		case q.Direction == quiz.Reverse && !changed["card"]:
			changed["card"] = edit(`(?m)^\| \w+ \| `+q.Subject+` \|\n`, "")
		}
	}
	if len(changed) != 3 || !changed["scenario"] || !changed["port"] || !changed["card"] {
		t.Fatalf("of the course was changed: %v, want a scenario, a card and a port", changed)
	}
	if err := os.WriteFile(file, []byte(document), 0o600); err != nil {
		t.Fatal(err)
	}
}

// sameExam checks that an exam holds the questions, the answers and the flags that it did before.
func sameExam(t *testing.T, got, want exam.Exam) {
	t.Helper()
	sameQuestions(t, got, want)
	for i, s := range got.Steps {
		if w := want.Steps[i]; !s.Response.Same(w.Response) || s.Flagged != w.Flagged {
			t.Errorf("question %d: %+v, before %+v", i+1, s, w)
		}
	}
}

// sameQuestions checks that an exam holds the questions that it did before, to the letter.
func sameQuestions(t *testing.T, got, want exam.Exam) {
	t.Helper()
	if diff := cmp.Diff(paperOf(t, want), paperOf(t, got)); diff != "" || got.ID != want.ID || !got.Began.Equal(want.Began) {
		t.Errorf("%s of %v is another exam than %s of %v:\n%s", got.ID, got.Began, want.ID, want.Began, diff)
	}
}

// paperOf is the stored form of an exam's questions.
func paperOf(t *testing.T, e exam.Exam) string {
	t.Helper()
	paper, err := e.Encode()
	if err != nil {
		t.Fatal(err)
	}
	return string(paper)
}

// signsFor is the strip once the first questions are answered and one of them is flagged.
func signsFor(answered, flagged, last int) []string {
	signs := slices.Repeat([]string{"■"}, answered)
	signs = append(signs, slices.Repeat([]string{"□"}, last+1-answered)...)
	signs[flagged] = "⚑"
	return signs
}

// shows checks that an answer stands on the screen of its question.
func shows(t *testing.T, screen string, q quiz.Question, r quiz.Response) {
	t.Helper()
	wants(t, screen, r.Text)
	for _, i := range r.Picks {
		if box := map[bool]string{true: "[x] ", false: "(•) "}[q.Kind == quiz.ChooseAll]; !strings.Contains(screen, box+q.Options[i].Text) {
			t.Errorf("%q is not chosen\n%s", q.Options[i].Text, screen)
		}
	}
	if q.Kind != quiz.Transcript { // it shows one part at a time
		wants(t, screen, r.Fields...)
	}
}

// marks checks that an exam was marked as it was set, and returns what the result says of the points.
func marks(t *testing.T, over exam.Exam, given []reply, set exam.Exam, file string) string {
	t.Helper()
	for i, r := range given {
		if !over.Steps[i].Response.Same(r.Response) {
			t.Errorf("question %d: %+v is in the store, given was %+v", i+1, over.Steps[i].Response, r.Response)
		}
		set.Steps[i] = over.Steps[i]
	}
	changed, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	points := over.Result().Points
	for _, document := range []string{examDocument(t), string(changed)} {
		if got := set.HandIn(deckOf(document), over.Ended).Result().Points; got != points {
			t.Errorf("marked again it has %v points, in the store it has %v", got, points)
		}
	}
	in := func(f float64) string { return strings.TrimSuffix(strconv.FormatFloat(f, 'f', 1, 64), ".0") }
	return in(points) + " of 25 points · " + strconv.Itoa(int(points/25*100+0.5)) + " %"
}

// stays checks that an exam that was handed in counts for memory, and can be neither changed nor handed in again.
func stays(t *testing.T, folder string, over exam.Exam) {
	t.Helper()
	kept, err := archiveOf(folder).Open(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = kept.Close() }()
	_, again := kept.HandIn(t.Context(), over.ID, deckOf(""), evening().Add(time.Hour))
	step := kept.SaveExamStep(t.Context(), over.ID, exam.Change{Question: 1, At: evening()})
	if !errors.Is(again, quiz.ErrExamHanded) || !errors.Is(step, quiz.ErrExamHanded) {
		t.Errorf("a second hand-in: %v, a step: %v; want both refused", again, step)
	}
	e, err := kept.Exam(t.Context(), over.ID)
	if err != nil {
		t.Fatal(err)
	}
	sameExam(t, e, over)
	if answered := len(over.Questions) - over.Open(); keptOf(t, folder, examCourse) != answered {
		t.Errorf("%d answers count, want %d", keptOf(t, folder, examCourse), answered)
	}
}
