package plain_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"porthole/quiz"
	"porthole/quiz/exam"
	"porthole/quiz/memory"
	"porthole/ui/plain"
)

// learner answers questions of the course mail, right as long as they are to.
func learner(t *testing.T, right func(asked int) bool) func(printed string) string {
	t.Helper()
	asked := 0
	return func(printed string) string {
		prompt := printed[strings.LastIndex(printed, "\n")+1:]
		switch {
		case strings.Contains(prompt, "Enter"):
			return ""
		case strings.HasPrefix(prompt, "Number") || strings.HasPrefix(prompt, "Answer") || strings.HasPrefix(prompt, "t or f"):
		default:
			return "/quit"
		}
		asked++
		if !right(asked) {
			return ""
		}
		return answerTo(printed)
	}
}

// answerTo is the right answer to a question of the course mail.
func answerTo(printed string) string {
	question := printed[max(0, strings.LastIndex(printed, "Question "), strings.LastIndex(printed, "Again: ")):]
	for _, pair := range [][2]string{{"IMAPS", "993"}, {"POP3S", "995"}, {"SMTPS", "465, 587"}} {
		name, port := pair[0], pair[1]
		first, _, _ := strings.Cut(port, ",")
		stem, _, _ := strings.Cut(question, "\n")
		switch {
		case strings.Contains(stem, "clinic"):
			return "993"
		case strings.Contains(question, "t or f: ") && strings.Contains(stem, name):
			for part := range strings.SplitSeq(port, ", ") {
				if strings.Contains(stem, part) {
					return "t"
				}
			}
			return "f"
		case strings.Contains(stem, name) && (strings.Contains(question, "Number: ") || strings.Contains(stem, " port ")):
			return first
		case strings.Contains(stem, name):
			return port
		case strings.Contains(stem, first) || strings.Contains(stem, "587") && name == "SMTPS":
			return name
		}
	}
	return ""
}

func always(int) bool { return true }

// done is a run on a schedule that has nothing to ask.
func done(t *testing.T) plain.Options {
	t.Helper()
	o := options(deck(t, mail))
	o.Start = quiz.AtReview
	start := o.Now()
	minute := start
	o.Now = func() time.Time { minute = minute.Add(20 * time.Second); return minute }
	for range 4 { // the last new one may be the sibling of the one before it, and waits
		partner(t, o, learner(t, always))
		minute = minute.Add(20 * time.Minute)
	}
	last := minute
	o.Now = func() time.Time { return last.Add(time.Hour) }
	return o
}

func TestTheScheduleAsksAndSaysWhenToComeBack(t *testing.T) {
	o := options(deck(t, mail))
	o.Start = quiz.AtReview
	minute := o.Now()
	o.Now = func() time.Time { minute = minute.Add(20 * time.Second); return minute }
	out := partner(t, o, learner(t, always))
	wants(t, out, "Question 1. ", "Result: ", "Done for now. Next: ", "p goes on as practice, Enter ends:")
	wantsNot(t, out, "a asks again", "Wrong")
}

func TestOnceAllIsDonePracticeLeavesTheScheduleAlone(t *testing.T) {
	o := done(t)
	course := o.Deck.Course().ID
	before, err := stored(t, o).Record(t.Context(), course)
	if err != nil {
		t.Fatal(err)
	}
	out := say(t, o, "x", "p", "", "", "", "/quit", "")
	wants(t, out, "Done for now. Next: ", "Please type p, or Enter alone.", "Question 1.", "Nothing was given.")
	after, err := stored(t, o).Record(t.Context(), course)
	if err != nil {
		t.Fatal(err)
	}
	asked := 0
	for id, s := range after.Cards {
		asked += s.Asked - before.Card(id).Asked
		if m := before.Card(id).Memory; s.Memory != m {
			t.Errorf("%s: practice made %+v of %+v", id, s.Memory, m)
		}
	}
	if asked != 3 {
		t.Errorf("%d answers were kept, want 3", asked)
	}
}

func TestContinueReadsThenReviewsThenWaits(t *testing.T) {
	o := options(deck(t, mail))
	out := say(t, o, "1", "n", "n", "n", "n", "n", "1", "/quit", "q")
	wants(t, out, "1. Start: lesson 1, Reading on many devices, about 1 minute", "That was the last lesson.",
		"1. Continue: ", "Question 1. ")
	d := done(t)
	d.Start = quiz.AtHome
	wants(t, say(t, d, "2", "1", "n", "n", "n", "n", "n", "", "1", "", "q"), "1. Continue: nothing is due now. Next: ")
}

func TestAGuessIsNotTakenForKnown(t *testing.T) {
	o := typedOn(t, imaps, 2)
	o.Selection.Kinds, o.Selection.Lessons = []quiz.Kind{quiz.Choice}, []int{imaps, pop3s}
	out := say(t, o, "/guess", "993", "995", "/quit")
	wants(t, out, "There is no answer to count as a guess")
	for _, lines := range [][]string{{"993", "/guess", "/quit", ""}, {"995", "/guess", "/quit", ""}} {
		o.Store = in(exam.NewInMemory())
		out := say(t, o, lines...)
		right := strings.Contains(out, "Right: ")
		if right != strings.Contains(out, "Counted as a guess, not as known.") || right != strings.Contains(out, "If that was a guess, type /guess at the next question.") {
			t.Errorf("after %q:\n%s", lines[0], out)
		}
		r, err := stored(t, o).Record(t.Context(), o.Deck.Course().ID)
		if err != nil {
			t.Fatal(err)
		}
		for id, s := range r.Cards {
			if s.Memory.Stage != memory.Learning || s.Memory.Steps != 2 {
				t.Errorf("%s: %+v", id, s.Memory)
			}
		}
	}
}

func TestAHintStaysTakenWhenTheAnswerBeforeWasAGuess(t *testing.T) {
	o := typedOn(t, imaps, 2)
	o.Selection.Lessons = []int{imaps, pop3s}
	var kept quiz.Answer
	o.Store = in(answerSpy{stored(t, o), &kept})
	out := say(t, o, "993", "/hint", "/guess", "995", "/quit")
	if !strings.Contains(out, "Counted as a guess") { // the other one came first
		out = say(t, o, "995", "/hint", "/guess", "993", "/quit")
	}
	wants(t, out, "Counted as a guess")
	if !kept.Hinted {
		t.Errorf("kept %+v", kept)
	}
}

func TestThirtyAnswersCanBeTakenBack(t *testing.T) {
	o := options(deck(t, mail))
	o.Start, o.Selection = quiz.AtDrill, quiz.Selection{Limit: time.Hour}
	lines := make([]string, 0, 80)
	for range 35 {
		lines = append(lines, "")
	}
	for range 33 {
		lines = append(lines, "/undo")
	}
	o.Selection.Kinds = []quiz.Kind{quiz.Typed}
	out := say(t, o, append(lines, "/quit")...)
	if n := strings.Count(out, "Taken back."); n != 30 {
		t.Errorf("%d answers were taken back", n)
	}
	if n := strings.Count(out, "There is nothing to take back."); n != 3 {
		t.Errorf("refused %d times", n)
	}
}

func TestALearnerWhoIsReadyIsOfferedToStop(t *testing.T) {
	o := options(deck(t, mail))
	o.Start = quiz.AtReview
	now := o.Now()
	o.Now = func() time.Time { now = now.Add(5 * time.Second); return now }
	practise := learner(t, always)
	for range 12 {
		partner(t, o, practise)
		now = now.Add(24 * time.Hour)
	}
	course := o.Deck.Course().ID
	r, err := stored(t, o).Record(t.Context(), course)
	if err != nil {
		t.Fatal(err)
	}
	goal := memory.Goal{}.For(now.AddDate(0, 0, 1), r, now)
	goal.Target = 0.5
	if err = stored(t, o).SetGoal(t.Context(), course, goal); err != nil {
		t.Fatal(err)
	}
	out := say(t, o, "/quit", "")
	wants(t, out, "You are ready for the exam: ", "Done for now.", "p goes on as practice")
	kept, err := stored(t, o).Learner(t.Context(), course)
	if forecasts := kept.Forecasts; err != nil || len(forecasts) != 1 || forecasts[0].Day != memory.DayOf(now) {
		t.Errorf("%v, %v", forecasts, err)
	}
	o.Start = quiz.AtHome
	out = say(t, o, "7", "", "8", "q")
	wants(t, out, "You are ready: even the lower end reaches your target.", "Forecast: ", "The weakest:", "Practised on ", "were expected to be right")
}

func TestAStoreThatCannotBeOpenedIsTold(t *testing.T) {
	why := &quiz.StoreError{Path: "/home/ada/port\x1bhole.db", What: "the database is damaged", Help: "run porthole data restore"}
	o := options(deck(t, mail))
	o.Store = func() (exam.Store, error) { return nil, fmt.Errorf("open: %w", why) }
	for _, lines := range [][]string{{"n"}, {"/quit"}, {"maybe", "no"}, {}} {
		var out strings.Builder
		o.In, o.Out = strings.NewReader(strings.Join(lines, "\n")), &out
		if err := plain.Run(t.Context(), o); !errors.Is(err, why) {
			t.Errorf("after %q Run returned %v", lines, err)
		}
		orderly(t, out.String())
		wants(t, out.String(), "Why: the database is damaged.", "Where: /home/ada/port", "What helps: run porthole data restore.", "Go on without saving? y or n:")
		wantsNot(t, out.String(), "Lessons")
	}
	out := say(t, o, "/undo", "y", "3", "", "q", "q")
	wants(t, out, "Question 1 of")
}

// failing is a store in which nothing can be kept.
type failing struct {
	exam.Store
	err error
}

func (f failing) SaveAnswer(context.Context, quiz.Answer) (int64, error) { return 0, f.err }
func (f failing) SaveRun(context.Context, quiz.Run) error                { return f.err }
func (f failing) SetGoal(context.Context, string, memory.Goal) error     { return f.err }

func TestWhatCannotBeSavedIsSaidOnceAndLearningGoesOn(t *testing.T) {
	o := typedOn(t, imaps, 3)
	o.Selection.Lessons = nil
	full := errors.New("no space left on device")
	o.Store = in(failing{stored(t, o), full})
	var out strings.Builder
	o.In, o.Out = strings.NewReader("1\n2\n3\n/guess\n4\n5\n\n\n\n\n\n\n\n\n\n"), &out
	if err := plain.Run(t.Context(), o); !errors.Is(err, full) {
		t.Errorf("Run returned %v", err)
	}
	if n := strings.Count(out.String(), "This answer could not be saved: no space left on device."); n != 1 {
		t.Errorf("it is said %d times in\n%s", n, out.String())
	}
	wants(t, out.String(), "You can go on learning", "Result: 0 of 3")
	wantsNot(t, out.String(), "saved.", "is saved")
}

func TestWhoFollowsADrillSeesEachStep(t *testing.T) {
	o := typedOn(t, imaps, 1)
	var seen []string
	o.Follow = func(d quiz.Drill) { seen = append(seen, fmt.Sprint(len(d.Answered()), d.Over())) }
	say(t, o, "993", "/undo", "993", "/guess", "")
	want := "0 false, 1 false, 1 true, 0 false, 1 false, 1 true, 1 false, 1 true"
	if got := strings.Join(seen, ", "); got != want {
		t.Errorf("seen %s, want %s", got, want)
	}
}

func TestContinueBeginsWithWhatFades(t *testing.T) {
	o := typedOn(t, imaps, 3)
	o.Selection.Lessons = []int{imaps, pop3s, smtps}
	say(t, o, "993", "995", "465, 587", "993", "995", "465, 587", "993", "995", "465, 587", "", "/quit")
	known, err := stored(t, o).Record(t.Context(), o.Deck.Course().ID)
	if err != nil {
		t.Fatal(err)
	}
	later := o.Now().AddDate(0, 0, 5)
	o.Now = func() time.Time { later = later.Add(20 * time.Second); return later }
	o.Start, o.Selection = quiz.AtHome, quiz.Selection{}
	out := say(t, o, "1", "993", "993", "993", "/quit", "/quit", "/quit", "/quit")
	wants(t, out, "1. Continue: 3 cards are fading, about 1 minute", "Question 1. ")
	after, err := stored(t, o).Record(t.Context(), o.Deck.Course().ID)
	if err != nil || len(after.Cards) != len(known.Cards) || len(known.Cards) != 3 {
		t.Errorf("%d cards were known, then %d, %v", len(known.Cards), len(after.Cards), err)
	}
}
