package plain_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"porthole/content/markdown"
	"porthole/quiz"
	"porthole/quiz/exam"
	"porthole/ui/plain"
)

// sat are the options of an exam on mail of two questions in ten minutes.
func sat(t *testing.T) plain.Options {
	t.Helper()
	o := options(deck(t, mail))
	o.Start = quiz.AtExam
	o.Blueprint = exam.BlueprintOf(o.Deck.Course())
	o.Blueprint.Questions, o.Blueprint.Limit = 2, 10*time.Minute
	o.Blueprint.Kinds = map[quiz.Kind]float64{quiz.Typed: 1}
	return o
}

func results(t *testing.T, o plain.Options) []exam.Result {
	t.Helper()
	found, err := stored(t, o).ExamResults(t.Context(), o.Deck.Course().ID)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestAnExamSaysNothingOfAnAnswerBeforeItsEnd(t *testing.T) {
	o := sat(t)
	out := say(t, o, "", "1", "2", "y", "")
	before, after, ok := strings.Cut(out, "Exam result")
	if !ok {
		t.Fatalf("there is no result in:\n%s", out)
	}
	wants(t, before, "Exam: 2 questions, 10 minutes, 80 % passes.", "Question 1 of 2, 10 minutes left.", "Open: none. Flagged: none.")
	wantsNot(t, before, "Right", "Wrong", "The answer")
	wants(t, after, ": not passed. 0 of 2 points, 0 %", "There was no forecast before it.", "By lesson:", "By kind of question: - Type the answer: 0 of 2", "Given: 1.", "The answer:")
	if got := results(t, o); len(got) != 1 || got[0].Questions != 2 || got[0].Open != 0 {
		t.Errorf("kept is %+v", got)
	}
}

func TestAnExamIsMovedAboutIn(t *testing.T) {
	out := say(t, sat(t), "", "/flag", "/list", "/next", "/time", "/back", "/go 7", "/go 2", "2", "", "/undo", "7", "/handin", "/list", "")
	wants(t, out, "Flagged: /list shows it.", "1. open, flagged, you are here:", "10 minutes left. Answer:", "Please give the number of a question, from 1 to 2",
		"Open: 1. Flagged: 1.", "The exam is not handed in. Its clock runs on until 09:10. This takes it up again: porthole exam")
}

func TestHandingInIsUnderstoodAsOneWordOrTwo(t *testing.T) {
	for _, typed := range []string{"/handin", "/hand in", "/hand", "/Hand In"} {
		out := say(t, sat(t), "", typed, "y")
		wants(t, out, "Open: 1, 2. Flagged: none.", "Exam result: not passed.")
		wantsNot(t, out, "There is no command")
	}
	wants(t, say(t, sat(t), "", "/handin", "/handin"), "Exam result: not passed.")
}

func TestAnAnswerIsOfferedOnlyWhereOneIsAskedFor(t *testing.T) {
	begin, asked, closing := say(t, sat(t), "/nonsense", "/quit"), say(t, sat(t), "", "/nonsense", "/quit"), say(t, sat(t), "", "/handin", "/nonsense", "/quit")
	for _, out := range []string{begin, asked, closing} {
		wants(t, out, "There is no command /nonsense.", "/help lists the commands.")
	}
	wants(t, asked, "type /answer")
	wantsNot(t, begin, "/answer")
	wantsNot(t, closing, "/answer")
}

func TestAnAnswerOfAnExamIsKeptByEnterAndTakenBackByUndo(t *testing.T) {
	out := say(t, sat(t), "", "11", "/back", "", "/back", "/undo", "/quit")
	wants(t, out, "Your answer so far: 11. Enter keeps it.", "Taken back.")
	if strings.Count(out, "Your answer so far") != 2 {
		t.Errorf("the answer was not kept, or not taken back:\n%s", out)
	}
}

func TestAtTheEndOfInputTheExamWaits(t *testing.T) {
	o := sat(t)
	say(t, o, "", "11")
	if got := results(t, o); len(got) != 0 {
		t.Fatalf("it was handed in: %+v", got)
	}
	wants(t, say(t, o, "/quit"), "The exam that began at 09:00 goes on: 1 of 2 questions answered, 10 minutes left.", "Question 2 of 2")
}

// later is a clock that stands still, so long after the beginning.
func later(d time.Duration) func() time.Time {
	return func() time.Time { return time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC).Add(d) }
}

func TestTimeThatRanOutWhileTheProgramWasClosedEndsTheExamAsItStood(t *testing.T) {
	for _, start := range []quiz.Start{quiz.AtHome, quiz.AtExam} {
		o := sat(t)
		say(t, o, "", "11")
		o.Now, o.Start = later(time.Hour), start
		wants(t, say(t, o, "/quit"), "The time of your exam ran out at 09:10. It was handed in as it stood then.", "Exam result: not passed.", "1 question was not answered.")
		if got := results(t, o); len(got) != 1 || !got[0].Ended.Equal(later(10*time.Minute)()) {
			t.Errorf("kept is %+v", got)
		}
	}
}

func TestWhatIsTypedAfterTheTimeIsUpDoesNotCount(t *testing.T) {
	o := sat(t)
	w := &watch{now: later(0)()}
	o.Now, o.Out, o.In = func() time.Time { return w.now }, w, strings.NewReader("\n11\n12\n\n")
	if err := plain.Run(t.Context(), o); err != nil {
		t.Fatal(err)
	}
	out := w.out.String()
	wants(t, out, "Time runs out: 30 seconds left.", "Time was up before that: what you typed last does not count.", "Time is up. The exam is handed in.", "1 question was not answered.")
}

// watch is an output by which time passes: nine and a half minutes once the first question is shown, another one once the
// second is.
type watch struct {
	out strings.Builder
	now time.Time
}

func (w *watch) Write(p []byte) (int, error) {
	switch text := string(p); {
	case strings.Contains(text, "Question 1 of 2"):
		w.now = w.now.Add(9*time.Minute + 30*time.Second)
	case strings.Contains(text, "Question 2 of 2"):
		w.now = w.now.Add(time.Minute)
	}
	return w.out.Write(p)
}

// shut is a store that keeps no exam.
type shut struct{ exam.Store }

func (shut) BeginExam(context.Context, exam.Exam) error { return errors.New("the disk is full") }

func TestAnExamThatCannotBeKeptGoesOn(t *testing.T) {
	o := sat(t)
	o.Store = in(shut{exam.NewInMemory()})
	var out strings.Builder
	o.In, o.Out = strings.NewReader("\n1\n2\ny\n\n"), &out
	if err := plain.Run(t.Context(), o); err == nil {
		t.Error("it does not end with the error")
	}
	wants(t, out.String(), "The exam could not be saved; it goes on for as long as the program runs: the disk is full.", "Exam result: not passed.")
}

func TestTheSameSeedSetsTheSameExam(t *testing.T) {
	asked := func(seed uint64) string {
		o := sat(t)
		o.Seed = func() uint64 { return seed }
		return say(t, o, "", "/list")
	}
	first, again := asked(3), asked(3)
	if first != again {
		t.Error("the same seed set two exams")
	}
	if first == asked(4) {
		t.Error("two seeds set one exam")
	}
}

func TestExamsSoFarAreListedAndRead(t *testing.T) {
	o := sat(t)
	say(t, o, "", "1", "2", "y", "")
	o.Start = quiz.AtExams
	wants(t, say(t, o, "1", ""), "1. 2026-11-23 09:00: 0 %, not passed, 2 questions", "Exam result: not passed.")
}

const differing = mail + `
<!-- disagree: Secure port -->

> **SMTPS, 465, 587, 993, 995, IMAPS, POP3S**
>
> - **IANA**: 465 is submissions.
> - **This course**: both are SMTPS.
`

func TestWhatAuthoritiesSayIsToldOnceTheCoursesAnswerIsKnown(t *testing.T) {
	if course, problems := markdown.Parse("m.md", []byte(differing)); len(course.Disagreements) != 1 {
		t.Fatalf("no disagreement: %v", problems)
	}
	o := options(deck(t, differing))
	o.Start, o.Selection = quiz.AtDrill, quiz.Selection{Lessons: []int{imaps}, Kinds: []quiz.Kind{quiz.Typed}, Directions: []quiz.Direction{quiz.Forward}, Count: 1}
	for day := range 4 {
		o.Now = later(time.Duration(day) * 72 * time.Hour)
		out := say(t, o, "993", "")
		told := strings.Contains(out, "IANA: 465 is submissions.")
		if day == 0 && told {
			t.Errorf("told on the first day:\n%s", out)
		}
		if day == 3 && !told {
			t.Errorf("not told on the last day:\n%s", out)
		}
	}
}

func TestATestThatIsLeftTellsWhatTakesItUp(t *testing.T) {
	o := sat(t)
	o.Resume = `porthole exam email --test "week 3"`
	wants(t, say(t, o, "", "/quit"), `This takes it up again: porthole exam email --test "week 3"`)
}

func TestAnExamSaysThatItHasFewerQuestionsThanWereAskedFor(t *testing.T) {
	o := sat(t)
	o.Blueprint.Questions, o.Blueprint.Kinds = exam.MostQuestions, map[quiz.Kind]float64{quiz.Choice: 1}
	wants(t, say(t, o, "/quit"), "200 were asked for; the course has ")
}
