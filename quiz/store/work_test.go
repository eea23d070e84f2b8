package store_test

import (
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"porthole/quiz"
	"porthole/quiz/class"
	"porthole/quiz/store"
	"porthole/quiz/store/internal/storetest"
)

func TestAnAssignmentIsSatOnceAndKeptInTheClassAndInMemory(t *testing.T) {
	eachWork(t, nil, func(w *setWork) {
		e := w.begin(learner)
		if again := w.begin(learner); again.ID != e.ID {
			t.Errorf("two attempts run: %s, %s", e.ID, again.ID)
		}
		w.answer(learner, e, 3)
		first := w.hand(e)
		w.clock.Set(storetest.Noon().Add(time.Hour))
		if diff := cmp.Diff(first, w.hand(e), cmpopts.EquateEmpty(), cmpopts.IgnoreUnexported(quiz.Question{})); diff != "" {
			t.Errorf("handed in twice it is another one: %s", diff)
		}
		if r := first.Result(); r.Points != 3 || r.Open != 1 {
			t.Errorf("%+v", r)
		}
		if n := w.answers(); n != 3 {
			t.Errorf("memory counts %d answers", n)
		}
		if all := w.exams(); len(all) != 1 || all[0].Points != 3 {
			t.Errorf("%+v", all)
		}
		_, err := w.Begin(t.Context(), learner, w.set.ID)
		w.barred(err, class.UsedUp)
		papers := w.papers()
		if len(papers) != 2 || len(papers[0].Exams) != 1 || len(papers[1].Exams) != 0 {
			t.Fatalf("%+v", papers)
		}
		if best, _ := papers[0].Work.Counts(); best.Points != 3 || papers[0].Exams[0].Verdicts[0].Credit != 1 {
			t.Errorf("%+v", best)
		}
	})
}

func TestManyHandInsAtOnceAreOne(t *testing.T) {
	eachWork(t, nil, func(w *setWork) {
		e := w.begin(learner)
		w.answer(learner, e, 4)
		var all sync.WaitGroup
		for range 8 {
			all.Go(func() {
				if got, err := w.HandIn(t.Context(), learner, e.ID, w.deck); err != nil || got.Result().Points != 4 {
					t.Errorf("%+v, %v", got.Result(), err)
				}
			})
		}
		all.Wait()
		if n, exams := w.answers(), w.exams(); n != 4 || len(exams) != 1 {
			t.Errorf("%d answers, %d exams", n, len(exams))
		}
	})
}

func TestAfterTheEndNothingIsTaken(t *testing.T) {
	eachWork(t, nil, func(w *setWork) {
		e := w.begin(learner)
		w.answer(learner, e, 2)
		_, c, _ := e.Give(2, quiz.Response{Text: e.Questions[2].Answers[0]}, w.clock.Now())
		w.clock.Set(storetest.Noon().Add(30*time.Minute + class.Grace))
		if err := w.Step(t.Context(), learner, e.ID, c); err != nil {
			t.Errorf("what was on its way: %v", err)
		}
		w.clock.Set(storetest.Noon().Add(30*time.Minute + class.Grace + time.Millisecond))
		w.barred(w.Step(t.Context(), learner, e.ID, c), class.TooLate)
		paper := w.papers()[0] // the teacher looks, and nobody else has been there since
		if len(paper.Work.Sat) != 1 || !paper.Work.Sat[0].Ended.Equal(storetest.Noon().Add(30*time.Minute)) || paper.Work.Sat[0].Points != 3 {
			t.Errorf("%+v", paper.Work.Sat)
		}
		if n := w.answers(); n != 3 {
			t.Errorf("memory counts %d answers", n)
		}
	})
}

func TestADeadlineEndsAnAttemptBeforeItsTimeIsUp(t *testing.T) {
	eachWork(t, nil, func(w *setWork) {
		w.clock.Set(w.set.Due.Add(-10 * time.Minute))
		e := w.begin(learner)
		if e.Limit != 10*time.Minute {
			t.Errorf("it lasts %v", e.Limit)
		}
		w.clock.Set(w.set.Due.Add(time.Minute))
		if work := w.work(); !work.Sat[0].Ended.Equal(w.set.Due) {
			t.Errorf("%+v", work.Sat)
		}
		_, err := w.Begin(t.Context(), other, w.set.ID)
		w.barred(err, class.TooLate)
	})
}

func TestATeacherGrantsOneMoreTimeAndAnotherAttempt(t *testing.T) {
	eachWork(t, nil, func(w *setWork) {
		e := w.begin(learner)
		later := w.set.Due.Add(24 * time.Hour)
		if err := w.Grant(t.Context(), "7b", w.set.ID, "ann", class.Override{Due: later, Factor: 1.5, More: 1}); err != nil {
			t.Fatal(err)
		}
		if err := w.Grant(t.Context(), "7b", w.set.ID, "ann", class.Override{More: 9}); !errors.Is(err, class.ErrChanged) {
			t.Errorf("of a version that is not there any more: %v", err)
		}
		if now, err := w.Attempt(t.Context(), learner, e.ID); err != nil || now.Limit != 45*time.Minute {
			t.Errorf("the one that runs lasts %v, %v", now.Limit, err)
		}
		w.hand(e)
		w.clock.Set(later.Add(-time.Minute))
		w.begin(learner)
		w.clock.Set(later.Add(time.Minute))
		if work := w.work(); work.Left() != 0 || len(work.Sat) != 2 || !work.Sat[1].Ended.Equal(later) || !work.Until().Equal(later) {
			t.Errorf("%+v", work)
		}
	})
}

func TestWhatIsShownAfterTheDeadlineIsNowhereBefore(t *testing.T) {
	eachWork(t, func(a *class.Assignment) { a.Feedback = class.AfterDue }, func(w *setWork) {
		if err := w.Grant(t.Context(), "7b", w.set.ID, "bob", class.Override{Due: w.set.Due.Add(time.Hour)}); err != nil {
			t.Fatal(err)
		}
		e := w.begin(learner)
		w.answer(learner, e, 4)
		w.hand(e)
		w.clock.Set(w.set.Due.Add(30 * time.Minute)) // Bob may still sit it
		if w.work().Shows(w.clock.Now()) || len(w.exams()) > 0 {
			t.Error("it is shown while another sits it")
		}
		if n := w.answers(); n != 0 {
			t.Errorf("memory counts %d answers, which tells what was right", n)
		}
		if taken := w.export(learner); strings.Contains(taken, e.ID) {
			t.Errorf("it stands in what they take home: %s", taken)
		}
		w.clock.Set(w.set.Due.Add(61 * time.Minute))
		w.work()
		if exams := w.exams(); len(exams) != 1 || exams[0].Points != 4 || !exams[0].Ended.Equal(storetest.Noon()) {
			t.Errorf("%+v", exams)
		}
		if n := w.answers(); n != 4 {
			t.Errorf("memory counts %d answers", n)
		}
		w.papers()
		if n := w.answers(); n != 4 {
			t.Errorf("shown once more, memory counts %d answers", n)
		}
		if !strings.Contains(w.export(learner), e.ID) {
			t.Error("it is missing in what they take home")
		}
	})
}

func TestWhatIsWithdrawnIsSatNoMore(t *testing.T) {
	eachWork(t, nil, func(w *setWork) {
		e := w.begin(learner)
		if err := w.Withdraw(t.Context(), "7b", w.set); err != nil {
			t.Fatal(err)
		}
		if err := w.Withdraw(t.Context(), "7b", w.set); err != class.ErrChanged { //nolint:errorlint // as it is: nothing went wrong with the database
			t.Errorf("withdrawn twice: %v", err)
		}
		_, c, _ := e.Go(1, w.clock.Now())
		w.barred(w.Step(t.Context(), learner, e.ID, c), class.Withdrawn)
		_, err := w.HandIn(t.Context(), learner, e.ID, w.deck)
		w.barred(err, class.Withdrawn)
		_, err = w.Begin(t.Context(), other, w.set.ID)
		w.barred(err, class.Withdrawn)
		if all, err := w.Due(t.Context(), learner); len(all) != 0 || err != nil {
			t.Errorf("%+v, %v", all, err)
		}
		w.papers()
	})
}

func TestTheDeadlineOfAllIsMoved(t *testing.T) {
	eachWork(t, nil, func(w *setWork) {
		later := w.set.Due.Add(24 * time.Hour)
		if err := w.Postpone(t.Context(), "7b", w.set, later); err != nil {
			t.Fatal(err)
		}
		if err := w.Postpone(t.Context(), "7b", w.set, later); !errors.Is(err, class.ErrChanged) {
			t.Errorf("by the version before: %v", err)
		}
		w.clock.Set(w.set.Due.Add(time.Hour))
		if got := w.work(); !got.Until().Equal(later) || !got.Closes.Equal(later) || got.Bar(w.clock.Now()) != class.NoBar {
			t.Errorf("%+v", got)
		}
		w.begin(other)
	})
}

func TestSetWorkGoesWithItsLearnerAndItsClass(t *testing.T) {
	eachWork(t, func(a *class.Assignment) { a.Attempts = 0 }, func(w *setWork) {
		done, runs := w.begin(learner), w.begin(other)
		w.answer(learner, done, 2)
		w.hand(done)
		w.answer(other, runs, 4)
		if _, err := w.Merge(t.Context(), "7b", "bob", "ann"); err != nil {
			t.Fatal(err)
		}
		papers := w.papers()
		if best, _ := papers[0].Work.Counts(); len(papers) != 1 || len(papers[0].Exams) != 2 || best.Points != 4 {
			t.Fatalf("%+v", papers)
		}
		if n := w.answers(); n != 6 {
			t.Errorf("memory counts %d answers", n)
		}
		if _, err := w.ForgetMember(t.Context(), "7b", "ann"); err != nil {
			t.Fatal(err)
		}
		if papers := w.papers(); len(papers) != 0 {
			t.Errorf("%+v", papers)
		}
		if _, _, err := w.Purge(t.Context(), "7b"); err != nil {
			t.Fatal(err)
		}
		for _, table := range []string{"class_assignments", "class_papers", "class_grants", "class_attempts", "class_steps"} {
			if n := w.rows(table); n != 0 {
				t.Errorf("%s has %d rows", table, n)
			}
		}
	})
}

func TestLessonsToReadAreDoneOnceTheyAreReadAndTheirCardsMet(t *testing.T) {
	eachWork(t, nil, func(w *setWork) {
		due := storetest.Noon().Add(time.Hour)
		a, err := w.Set(t.Context(), "7b", class.Assignment{Title: "Read", ToRead: true, Course: class.Course{ID: "mail"}, Due: due},
			class.Frozen{Lessons: []string{"IMAP", "SMTP"}, Cards: []string{"a", "b"}})
		if err != nil || a.Number != 2 {
			t.Fatalf("%+v, %v", a, err)
		}
		s := store.New(w.db, learner, options())
		for i, lesson := range []string{"IMAP", "SMTP"} {
			if failed := s.MarkRead(t.Context(), "mail", lesson, storetest.Noon().Add(time.Duration(i)*time.Minute)); failed != nil {
				t.Fatal(failed)
			}
		}
		storetest.Save(t, s, quiz.Answer{Course: "mail", Card: "a", At: storetest.Noon()})
		all, err := w.Due(t.Context(), learner)
		if r := all[0].Reading; err != nil || !all[0].ToRead || r.Read != 2 || r.Met != 1 || r.Cards != 2 || all[0].Done() {
			t.Errorf("%+v, %v", r, err)
		}
		storetest.Save(t, s, quiz.Answer{Course: "mail", Card: "b", At: due})
		if all, err = w.Due(t.Context(), learner); err != nil || !all[0].Done() || !all[0].Reading.Done.Equal(due) {
			t.Errorf("%+v, %v", all[0].Reading, err)
		}
		if _, err := w.Begin(t.Context(), learner, a.ID); err == nil {
			t.Error("lessons can be sat")
		}
	})
}

func TestWhatIsAskedIsFrozenWhateverBecomesOfTheCourse(t *testing.T) {
	eachWork(t, nil, func(w *setWork) {
		e := w.begin(learner)
		w.answer(learner, e, 4)
		w.deck = storetest.DeckOf("something else", 1)
		if r := w.hand(e).Result(); r.Points != 4 {
			t.Errorf("%+v", r)
		}
		second := w.begin(other)
		for i, q := range second.Questions {
			if q.Stem != e.Questions[i].Stem || len(second.Questions) != 4 {
				t.Errorf("question %d is %q and %q", i, q.Stem, e.Questions[i].Stem)
			}
		}
	})
}

func TestAnotherOneIsNotSeenByWhoIsInNoClass(t *testing.T) {
	eachWork(t, nil, func(w *setWork) {
		e := w.begin(learner)
		for _, who := range []string{"nobody", other} {
			if _, err := w.Attempt(t.Context(), who, e.ID); err == nil {
				t.Errorf("%s sees the attempt of another", who)
			}
		}
		if _, err := w.Due(t.Context(), "nobody"); !errors.Is(err, class.ErrNotFound) {
			t.Errorf("%v", err)
		}
	})
}
