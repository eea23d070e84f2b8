package plain_test

import (
	"context"
	"math/rand/v2"
	"testing"
	"time"

	"porthole/quiz"
	"porthole/quiz/class"
	"porthole/quiz/exam"
	"porthole/quiz/store/sqlite"
	"porthole/ui/plain"
)

// pupil is a learner whose class was set two questions on mail in ten minutes, due on Friday at ten.
type pupil struct {
	plain.Options
	book class.Book
	set  class.Assignment
	now  time.Time
}

// never has nothing go on in the background, where it would read a clock that tests move.
func never(time.Duration) <-chan time.Time { return nil }

func inClass(t *testing.T, change func(*class.Assignment)) *pupil {
	t.Helper()
	d := deck(t, mail)
	p := &pupil{Options: options(d), now: options(d).Now()}
	p.Now = func() time.Time { return p.now }
	archive := sqlite.New(sqlite.Options{Folder: t.TempDir(), Now: p.Now, Random: rand.New(rand.NewPCG(5, 6)).Uint64, After: never})
	var err error
	if p.book, err = archive.Classes(t.Context()); err != nil {
		t.Fatal(err)
	}
	name, _ := class.ReadName("7b")
	ann, _ := class.ReadName("Ann")
	if err = p.book.Found(t.Context(), name, "K7QM2R4T", time.Time{}); err != nil {
		t.Fatal(err)
	}
	groups, err := p.book.Groups(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if joined, failed := p.book.Join(t.Context(), groups[0], class.Newcomer{Learner: "pupil", Name: ann}); failed != nil || !joined {
		t.Fatal(joined, failed)
	}
	b := sat(t).Blueprint
	frozen, err := exam.Freeze(d, b, 7, true)
	if err != nil {
		t.Fatal(err)
	}
	a := class.Assignment{
		Title: "Week 3", Course: class.Course{ID: d.Course().ID}, Questions: 2, Limit: 10 * time.Minute, Attempts: 1, From: p.now,
		Due: p.now.Add(97 * time.Hour), Pass: 0.8, Same: true,
	}
	if change != nil {
		change(&a)
	}
	if p.set, err = p.book.Set(t.Context(), "7b", a, class.Frozen{Exam: frozen, Lessons: a.Lessons}); err != nil {
		t.Fatal(err)
	}
	own, err := archive.Open(t.Context(), "pupil")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _, _ = own.Close(), p.book.Close() }) // what counts is tested elsewhere
	p.Store, p.Desk, p.Learner, p.Start = in(class.AtDesk(own, p.book, "pupil")), p.book, "pupil", quiz.AtHome
	return p
}

func TestWhatIsDueStandsFirstInTheMenu(t *testing.T) {
	p := inClass(t, nil)
	out := say(t, p.Options, "1", "", "1", "/quit", "/quit")
	wants(t, out, "1. Due Friday 10:00: Week 3, 2 questions, 10 minutes", "1 attempt. Nothing is said of an answer before the end.",
		"Question 1 of 2, 10 minutes left.", "It is not handed in, and waits in the menu.", "1. Go on: Week 3, due today 09:10")
	out = say(t, p.Options, "1", "", "993", "y", "", "/quit")
	wants(t, out, "Question 2 of 2", "Open: none.", "Exam result:", "1. Handed in: Week 3,")
}

func TestTheResultWaitsForTheDeadlineOfAll(t *testing.T) {
	p := inClass(t, func(a *class.Assignment) { a.Feedback = class.AfterDue })
	out := say(t, p.Options, "1", "", "1", "2", "y", "1", "/quit")
	wants(t, out, "It is handed in and saved: 2 of 2 questions answered.", "The result is shown after the last deadline of the class: Friday 10:00.",
		"1. Handed in: Week 3, the result comes later", "You have no attempt left.")
	wantsNot(t, out, "Exam result", "The answer:")
	p.now = p.set.Due.Add(time.Minute)
	wants(t, say(t, p.Options, "1", "/quit"), "of 2 points", "Exam result:")
}

// leaving is a desk at which something happens once an attempt has begun.
type leaving struct {
	class.Desk
	then func()
}

func (l leaving) Begin(ctx context.Context, learner string, assignment int64) (exam.Exam, error) {
	e, err := l.Desk.Begin(ctx, learner, assignment)
	l.then()
	return e, err
}

func TestWhatIsWithdrawnWhileItIsSatIsSaid(t *testing.T) {
	p := inClass(t, nil)
	p.Desk = leaving{p.book, func() {
		if err := p.book.Withdraw(t.Context(), "7b", p.set); err != nil {
			t.Error(err)
		}
	}}
	out := say(t, p.Options, "1", "", "1", "/quit")
	wants(t, out, "Your teacher has withdrawn it. What you did of it does not count.")
	wantsNot(t, out, "Exam result")
}

func TestMoreTimeIsTakenUpWhenTimeIsUp(t *testing.T) {
	p := inClass(t, nil)
	p.Desk = leaving{p.book, func() {
		if err := p.book.Grant(t.Context(), "7b", p.set.ID, "ann", class.Override{Factor: 2}); err != nil {
			t.Error(err)
		}
		p.now = p.now.Add(10 * time.Minute)
	}}
	wants(t, say(t, p.Options, "1", "", "1", "2", "y", "", "/quit"), "You were given more time: 10 minutes left.", "Exam result:")
}

func TestWithoutALimitADayIsTold(t *testing.T) {
	p := inClass(t, func(a *class.Assignment) { a.Limit = 0 })
	wants(t, say(t, p.Options, "1", "", "/time", "/quit", "/quit"), "2 questions, no time limit.", "Question 1 of 2, due Friday 10:00.", "Due Friday 10:00.")
}

func TestLessonsToReadSayHowFarTheyAre(t *testing.T) {
	p := inClass(t, func(a *class.Assignment) { a.ToRead, a.Lessons = true, []string{"Sending"} })
	wants(t, say(t, p.Options, "1", "/quit"), "1. Due Friday 10:00: Week 3, 0 of 1 lesson read", "Lessons: Sending.", "So far: 0 of 1 lesson read, 0 of 0 cards met.")
}
