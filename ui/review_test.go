package ui

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"porthole/quiz"
	"porthole/quiz/exam"
)

// finish answers what the session still asks, rightly.
func (d *driver) finish() {
	d.t.Helper()
	d.answerUntil(func() bool { _, over := d.top().(*result); return over })
}

// answerUntil answers rightly, up to a screen.
func (d *driver) answerUntil(there func() bool) {
	d.t.Helper()
	for range 200 {
		if there() {
			return
		}
		d.answer(true)
		d.clock = d.clock.Add(5 * time.Second)
		d.press("enter")
	}
	d.t.Fatalf("the session does not end:\n%s", d.screen())
}

func TestContinueReviewsWhatIsDue(t *testing.T) {
	d := open(t, seedCourse(t), 100, 30)
	ids := d.study().Deck.IDs()[:6]
	d.before(40, true, ids...)
	d.sees("› Continue        6 cards are due · about 1 minute")
	d.press("enter")
	d.sees("Review · 1 of 25") // with the new ones that follow
	if id := d.asked().ID; !slices.Contains(ids, id) {
		t.Errorf("asked %s, which was never met", id)
	}
	d.answer(true)
	d.sees("Review · 1 of 25") // an answer makes it no longer
	d.press("enter")
	d.sees("Review · 2 of 25")
	d.finish()
	d.sees("right at the first try")
	d.press("enter")
	d.sees("next: Definition and Core Summary · about 1 minute")
}

func TestWhenNothingIsDueContinueSaysUntilWhenAndPractisesBesideTheSchedule(t *testing.T) {
	store := &noting{InMemory: exam.NewInMemory()}
	d := open(t, seedCourse(t), 100, 30, func(o *Options) { o.Store = opened(store) })
	d.readAll()
	for _, ago := range []int{9, 5, 0} {
		d.before(ago, true, d.study().Deck.IDs()...)
	}
	d.sees("nothing is due until", "practise anyway")
	before, _ := store.Record(t.Context(), d.study().Course().ID)
	d.press("enter")
	d.sees("Practice · 1 of 12", "Practice: the schedule stays as is.")
	id := d.asked().ID
	d.answer(false)
	after, _ := store.Record(t.Context(), d.study().Course().ID)
	if a := store.answers[len(store.answers)-1]; !a.Practice {
		t.Errorf("kept as %+v", a)
	}
	if m := after.Card(id).Memory; m != before.Card(id).Memory {
		t.Errorf("memory was %+v and is %+v", before.Card(id).Memory, m)
	}
	d.press("enter")
	d.finish()
	d.sees("Practice: the schedule is as it was.")
}

func TestAfterTheLastReviewItIsDoneForToday(t *testing.T) {
	d := open(t, seedCourse(t), 100, 30)
	d.readAll()
	ids := d.study().Deck.IDs()
	d.before(9, true, ids...)
	for _, ago := range []int{5, 0} {
		d.before(ago, true, ids[4:]...)
	}
	d.sees("4 cards are due")
	d.press("enter")
	d.finish()
	d.sees("Done for today: nothing is due until", "g go on anyway")
	d.press("g")
	d.sees("Practice · 1 of 12", "Practice: the schedule stays as is.")
}

func TestWhereNothingIsDueAfterAllItIsDoneForTodayToo(t *testing.T) {
	d := open(t, seedCourse(t), 100, 30)
	d.readAll()
	d.before(40, true, d.study().Deck.IDs()...)
	d.sees("cards are due")
	d.clock = d.clock.AddDate(0, 0, -41) // the clock is put back
	d.press("enter")
	d.sees("Done for today", "Nothing is due until tomorrow.", "leaves the schedule as it is.")
	d.press("g")
	d.sees("Practice · 1 of 12")
}

func TestLeftOpenOvernightHomeLooksAnew(t *testing.T) {
	d := open(t, seedCourse(t), 100, 30)
	d.readAll()
	d.learnt()
	d.before(0, true, d.study().Deck.IDs()...)
	d.sees("nothing is due until")
	d.clock = d.clock.AddDate(0, 2, 0)
	d.press("enter")
	d.sees("cards are due", "This is next now.")
	d.press("enter")
	d.sees("Review · 1 of")
}

func TestWhatIsNewComesOnceEveryLessonIsRead(t *testing.T) {
	d := open(t, seedCourse(t), 100, 30)
	d.readAll()
	d.sees("20 new cards · about 7 minutes")
	d.press("enter")
	d.sees("New cards · 1 of 20")
}

func TestWithAGoalContinueIsTodaysPartAndEndsWithIt(t *testing.T) {
	d := open(t, seedCourse(t), 100, 30)
	d.readAll()
	d.aims(9, 0.8)
	d.sees("3 minutes today · 7 new cards")
	d.press("enter")
	d.sees("Today's part · question 1", "3:00 left")
	for range 100 {
		if _, over := d.top().(*result); over {
			break
		}
		d.clock = d.clock.Add(10 * time.Second)
		d.answer(true)
		d.press("enter")
	}
	d.sees("Today's part is done. Next in your plan: Friday, 4 minutes: ")
	d.press("enter")
	d.misses("minutes today")
}

func TestReadyForTheExamTheSessionOffersToEndOnce(t *testing.T) {
	d := open(t, seedCourse(t), 100, 30)
	d.readAll()
	d.learnt()
	d.clock = d.clock.AddDate(0, 0, 40) // some cards are due
	d.aims(2, 0.5)
	d.press("enter")
	d.misses("You are ready")
	d.answer(true)
	d.sees("You are ready for the exam: ", "You aim at 50 %. e ends here.", "e end here")
	d.press("enter")
	d.answer(true)
	d.misses("You are ready", "e end here")
}

func TestWhoIsReadyAndHasNothingDueIsLetGo(t *testing.T) {
	d := open(t, seedCourse(t), 100, 30)
	d.readAll()
	d.learnt()
	d.aims(2, 0.5)
	d.sees("nothing is due until")
}

func TestWhoIsNotReadyIsOfferedNoEnd(t *testing.T) {
	d := open(t, seedCourse(t), 100, 30)
	d.readAll()
	d.before(1, true, d.study().Deck.IDs()[:10]...)
	d.aims(2, 0.1) // as good as guessing; but there are too few answers to say so
	d.press("enter")
	d.answer(true)
	d.misses("You are ready", "e end here")
}

func TestADrillOfOnesOwnChoiceLeavesNothingOut(t *testing.T) {
	d := open(t, seedCourse(t), 100, 30)
	d.learnt()
	d.drill(quiz.Selection{Count: 4})
	d.sees("Drill · 1 of 4")
}

func TestEveryAnswerNamesItsSessionAndSoDoesItsResult(t *testing.T) {
	store := &noting{InMemory: exam.NewInMemory()}
	d := open(t, seedCourse(t), 100, 30, func(o *Options) { o.Store = opened(store) })
	d.drill(quiz.Selection{Kinds: []quiz.Kind{quiz.Choice}, Count: 2})
	d.finish()
	d.press("enter")
	d.move(startGrid(d.study(), quiz.Selection{}, d.clock))
	grid := on[*grid](d)
	for range grid.blanks {
		at := grid.at()
		fact := d.study().Course().Tables[d.study().Course().Map].Rows[at.row][at.col].Fact
		d.typed(d.study().Course().Facts[fact].Values[0].Text)
		d.press("enter")
	}
	if len(store.runs) != 2 {
		t.Fatalf("%d runs", len(store.runs))
	}
	sessions := map[string]int{}
	for _, a := range store.answers {
		sessions[a.Session]++
	}
	want := map[string]int{store.runs[0].ID: 2, store.runs[1].ID: len(grid.blanks)}
	if fmt.Sprint(sessions) != fmt.Sprint(want) || want[""] > 0 {
		t.Errorf("answers by session %v, want %v", sessions, want)
	}
}

func TestAfterAMixUpTheTwoComeSideBySide(t *testing.T) {
	d := open(t, emailCourse(t), 100, 30)
	d.readAll()
	pop3s, imaps := d.cards("forward//pop3s/secure port"), d.cards("forward//imaps/secure port")
	if len(pop3s) == 0 || len(imaps) == 0 {
		pop3s, imaps = d.cards("forward//pop3/secure port"), d.cards("forward//imap/secure port")
	}
	both := slices.Concat(pop3s, imaps)
	d.before(30, true, both...)
	d.move(openSitting(d.study(), quiz.Selection{Cards: both}, d.clock))
	given := map[bool]string{true: "995", false: "993"}[strings.Contains(d.asked().ID, "imap")]
	d.typed(given)
	d.press("enter")
	d.sees("✗", "Next: the two side by side.")
	d.clock = d.clock.Add(3 * time.Second)
	d.press("enter")
	d.sees("Review · side by side", "993", "995")
}

func TestTheResultCountsWhatItLists(t *testing.T) {
	d := open(t, seedCourse(t), 100, 60)
	d.drill(quiz.Selection{Kinds: []quiz.Kind{quiz.Choice}, Count: 2})
	first := d.asked()
	d.answer(false)
	d.press("enter")
	other := d.asked()
	for range 20 {
		if _, over := d.top().(*result); over {
			break
		}
		d.answer(!on[*drill](d).session.Repeat())
		d.press("enter")
	}
	d.sees("1 of 2 right at the first try", "1 question missed:", "Missed when asked again:")
	screen := d.screen()
	again := strings.Index(screen, "Missed when asked again:")
	if strings.Index(screen, first.Stem) > again || strings.Index(screen, other.Stem) < again {
		t.Errorf("listed elsewhere:\n%s", screen)
	}
}
