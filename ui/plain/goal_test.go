package plain_test

import (
	"testing"
	"time"

	"porthole/content"
	"porthole/quiz"
	"porthole/quiz/memory"
)

func TestAGoalIsSetByQuestionsInSequence(t *testing.T) {
	o := options(deck(t, mail))
	out := say(t, o, "7", "x", "s", "soon", "5 Dec", "25:00", "14:30", "none", "120", "101", "90", "1", "0", "", "", "q")
	wants(t, out, "7. Exam goal: none", "No goal is set.", "Please type s, or Enter alone.",
		`"soon" is no date; a date is written 2026-12-05, "5 Dec", "Friday" or "in 10 days".`,
		"Time of the exam [09:00]: 25:00", `"25:00" is no time of day`, "Minutes for learning until then [120]: none", `"none" is no whole number`,
		"Score to reach, in percent [80]: 101", "The target is"[4:], "Choices to a question, 0 where answers are written [4]: 1", "2 to 10 choices",
		"Exam: Saturday 5 December at 14:30, in 12 days. Target: 90 %, answers are written.",
		"A forecast needs 30 more answers, 10 of them to cards of an earlier day.",
		"Time for learning: 2 hours.", "Today's part: ", "The plan: - Today: ", "before the exam", "7. Exam goal: 90 % in 12 days")
	kept, err := stored(t, o).Learner(t.Context(), o.Deck.Course().ID)
	g := kept.Goal
	want := time.Date(2026, 12, 5, 14, 30, 0, 0, time.UTC)
	if err != nil || !g.Exam.Equal(want) || g.Budget != 2*time.Hour || g.Target != 0.9 || g.Choices != 0 || !g.Set.Equal(o.Now()) {
		t.Errorf("%+v, %v", g, err)
	}
	out = say(t, o, "7", "s", "", "", "", "", "", "5", "", "q")
	wants(t, out, "Date of the exam [2026-12-05]: ", "At most 5 minutes a day.", "days on which learning is worth less", "no room for")
	out = say(t, o, "7", "n", "", "q")
	wants(t, out, "n removes it", "No goal is set.")
}

func TestLeavingTheQuestionsLeavesTheGoalAsItWas(t *testing.T) {
	o := options(deck(t, mail))
	for _, lines := range [][]string{{"7", "s", "", "", "q"}, {"7", "s", "in 3 days", "", "/quit", "", "q"}, {"7", "s", "in 3 days"}} {
		say(t, o, lines...)
		if p, err := stored(t, o).Learner(t.Context(), o.Deck.Course().ID); err != nil || p.Goal != (memory.Goal{}) {
			t.Errorf("after %q: %+v, %v", lines, p.Goal, err)
		}
	}
}

func TestAnExamThatHasPassedIsNoGoal(t *testing.T) {
	o := options(deck(t, mail))
	g := memory.Goal{}.For(o.Now().AddDate(0, 0, 2), memory.Record{}, o.Now())
	if err := stored(t, o).SetGoal(t.Context(), o.Deck.Course().ID, g); err != nil {
		t.Fatal(err)
	}
	later := o.Now().AddDate(0, 0, 5)
	o.Now = func() time.Time { return later }
	wants(t, say(t, o, "7", "", "q"), "7. Exam goal: none", "The exam was on 25 November.")
}

func TestProgressOfSomeoneWhoHasDoneNothing(t *testing.T) {
	wants(t, say(t, options(deck(t, mail)), "8", "q"), "Nothing was asked yet. This course has 9 cards.")
}

func TestProgressTellsWhatWasMixedUp(t *testing.T) {
	o := typedOn(t, imaps, 1)
	say(t, o, "995", "/quit")
	o.Start = 0
	wants(t, say(t, o, "8", "q"), "Asked so far: 1 of 9 cards.", "Mixed up most: - 995 for 993, 1 time: Which port does IMAPS use?",
		"Answer: 993. Comes again soon; right 0 of 1 times.", "Practised on 1 day.", "- Today: 1 answer, 0 right")
}

func TestWithAGoalProgressTellsOfTheDayOfTheExam(t *testing.T) {
	o := typedOn(t, imaps, 1)
	say(t, o, "993", "/quit")
	g := memory.Goal{}.For(o.Now().AddDate(0, 0, 9), memory.Record{}, o.Now())
	if err := stored(t, o).SetGoal(t.Context(), o.Deck.Course().ID, g); err != nil {
		t.Fatal(err)
	}
	o.Start = 0
	out := say(t, o, "8", "q")
	wants(t, out, " % on exam day; right 1 of 1 times.")
	later := o.Now().AddDate(0, 0, 5)
	o.Now = func() time.Time { return later }
	wants(t, say(t, o, "8", "q"), "1 card is due now. 8 cards were never asked.")
}

func TestAGoalForAnExamGoesOnWithWhatThatAsks(t *testing.T) {
	o := options(deck(t, mail))
	exam, aim := content.ForExam("N10-009", []*content.Course{o.Deck.Course()}), ""
	o.Open = func(string) (*quiz.Deck, error) { return quiz.NewDeck(exam), nil }
	o.Aim = func(exam string) error {
		aim = exam
		return nil
	}
	out := say(t, o, "7", "s", "N10-008", "network+", "in 10 days", "", "300", "", "", "", "", "q")
	wants(t, out, "Exam, or Enter for this course alone: N10-008", "No course names that exam; the exams are Network+ N10-009, A+ 220-1201, Security+ SY0-701.",
		"Network+ N10-009: what this exam asks, out of all courses.", "Time for learning: 5 hours.", "7. Exam goal: 80 % in 10 days")
	kept, err := stored(t, o).Learner(t.Context(), exam.ID)
	if err != nil || kept.Goal.Budget != 5*time.Hour || aim != "N10-009" {
		t.Errorf("%+v, %q, %v", kept.Goal, aim, err)
	}
	o.Deck = quiz.NewDeck(exam)
	out = say(t, o, "7", "s", "", "", "", "", "90", "", "", "n", "", "q")
	wants(t, out, "Exam [N10-009]: ", "Target: 90 %", "No goal is set.")
	if aim != "" {
		t.Errorf("the program opens on %q", aim)
	}
}
