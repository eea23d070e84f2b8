package store_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"porthole/quiz"
	"porthole/quiz/class"
	"porthole/quiz/store"
	"porthole/quiz/store/internal/storetest"
)

// book is the classes of a database that a test closes.
type book struct{ *store.Classes }

func (book) Close() error { return nil }

// elsewhere is another database, with another class in it.
type elsewhere struct {
	*setWork
	book book
}

// eachMove runs a test on a class with all that there can be of one, and a database that it may go to: each there is.
func eachMove(t *testing.T, test func(from *setWork, to elsewhere)) {
	t.Helper()
	eachWork(t, func(a *class.Assignment) { a.Attempts = 0 }, func(from *setWork) {
		from.lives()
		for name, open := range databases() {
			from.Run("to "+name, func(t *testing.T) {
				to := &setWork{T: t, db: open(t), clock: from.clock, set: from.set}
				chance := storetest.Counter()
				to.Classes = store.NewClasses(to.db, store.Options{Now: to.clock.Now, Random: func() uint64 { return chance() ^ 0xff00 }})
				if err := to.Found(t.Context(), storetest.Name(t, "8a"), "K7QM2R4U", time.Time{}); err != nil {
					t.Fatal(err)
				}
				joins(t, to.Classes, newcomer(t, "three", "Ann", "SHA256:three"))
				source := *from
				source.T = t
				test(&source, elsewhere{to, book{to.Classes}})
			})
		}
	})
}

// lives has the class do all that a class does.
func (w *setWork) lives() {
	w.Helper()
	must := func(errs ...error) {
		if err := errors.Join(errs...); err != nil {
			w.Fatal(err)
		}
	}
	w.answer(learner, w.begin(learner), 2)
	w.hand(w.begin(learner))
	w.answer(other, w.begin(other), 4)
	storetest.Fill(w, store.New(w.db, learner, options()))
	must(w.Bind(w.Context(), learner, "SHA256:one"),
		w.SetRoster(w.Context(), "7b", []class.Listed{{Name: storetest.Name(w, "Ann"), ID: "s17"}}, true),
		w.SetKeep(w.Context(), "7b", 30))
	h := &hall{t: w.T, c: w.Classes, db: w.db, clock: w.clock}
	id := h.round(0, class.Rules{Board: class.WholeBoard})
	must(w.Sit(w.Context(), id, learner, class.Name{}), w.Sit(w.Context(), id, other, class.Name{}))
	h.does(id, class.GoOn)
	h.gives(id, learner, true)
	h.gives(id, other, false)
	must(w.SetRemoved(w.Context(), "7b", "bob", true))
}

func TestAClassThatMovesIsThereAsItWasHere(t *testing.T) {
	eachMove(t, func(from *setWork, to elsewhere) {
		t := to.T
		w, err := from.CopyTo(t.Context(), "7b", to.book, storetest.Name(t, "7 blue"))
		if err != nil {
			t.Fatal(err)
		}
		if w.Members != 2 || w.Assigned != 1 || w.Rounds != 1 || w.Answers < storetest.Filled || w.Exams < 3 {
			t.Errorf("%+v", w)
		}
		if got, err := to.Whole(t.Context(), storetest.Name(t, "7 blue").Key); err != nil || got != w {
			t.Errorf("%+v, %v", got, err)
		}
		for _, who := range []string{learner, other} {
			if diff := cmp.Diff(from.export(who), to.export(who)); diff != "" {
				t.Errorf("of %s: %s", who, diff)
			}
		}
		mine, theirs := store.New(from.db, learner, options()), store.New(to.db, learner, options())
		if diff := cmp.Diff(storetest.RecordOf(t, mine, "mail"), storetest.RecordOf(t, theirs, "mail"), storetest.Same()); diff != "" {
			t.Error(diff)
		}
		if diff := cmp.Diff(whoIsIn(from, "7b"), whoIsIn(to.setWork, storetest.Name(t, "7 blue").Key)); diff != "" {
			t.Error(diff)
		}
		if m, known, err := to.Owner(t.Context(), "SHA256:one"); err != nil || !known || m.Learner != learner || m.Class != "7 blue" {
			t.Errorf("%+v, %v, %v", m, known, err)
		}
		if here, there := storetest.Save(t, mine, storetest.At("z", 900, true)), storetest.Save(t, theirs, storetest.At("z", 900, true)); here != there {
			t.Errorf("the next answer is %d here and %d there", here, there)
		}
		if _, err := from.CopyTo(t.Context(), "7b", to.book, storetest.Name(t, "7 red")); !errors.Is(err, class.ErrTaken) {
			t.Errorf("once more: %v", err)
		}
	})
}

// whoIsIn are the members of a class, its round and what was handed in.
func whoIsIn(w *setWork, in string) (all []any) {
	w.Helper()
	members, err := w.Members(w.Context(), in)
	roster, failed := w.Roster(w.Context(), in)
	scenes, wrong := w.Look(w.Context(), nil)
	papers, odd := w.HandedIn(w.Context(), in, w.set.ID)
	if err = errors.Join(err, failed, wrong, odd); err != nil {
		w.Fatal(err)
	}
	for _, m := range members {
		m.Class = ""
		all = append(all, m)
	}
	for _, p := range papers {
		for _, e := range p.Exams {
			all = append(all, p.Member.Name, e.Result())
		}
	}
	for _, s := range scenes {
		all = append(all, s.State, s.At, s.Seats, s.Replies, s.Places())
	}
	return append(all, roster)
}

func TestAClassDoesNotTakeThePlaceOfAnother(t *testing.T) {
	eachMove(t, func(from *setWork, to elsewhere) {
		t := to.T
		if _, err := from.CopyTo(t.Context(), "7b", to.book, storetest.Name(t, "8A")); !errors.Is(err, class.ErrTaken) {
			t.Errorf("a name that is taken: %v", err)
		}
		if _, err := from.CopyTo(t.Context(), "9c", to.book, storetest.Name(t, "9c")); !errors.Is(err, class.ErrNotFound) {
			t.Errorf("a class that is not there: %v", err)
		}
		if err := to.Bind(t.Context(), "three", "SHA256:one"); err != nil {
			t.Fatal(err)
		}
		if _, err := from.CopyTo(t.Context(), "7b", to.book, storetest.Name(t, "7b")); err == nil || errors.Is(err, class.ErrTaken) {
			t.Errorf("a key that is another's: %v", err)
		}
		if groups, err := to.Groups(t.Context()); err != nil || len(groups) != 1 || groups[0].Name != "8a" {
			t.Errorf("%+v, %v", groups, err)
		}
		if n := to.rows("learners"); n != 1 {
			t.Errorf("%d learners", n)
		}
	})
}

// onWrite does something before each write.
type onWrite struct {
	store.DB
	before func(n int) error
	n      *int
}

func (o onWrite) Write(ctx context.Context, f func(context.Context, *store.Conn) error) error {
	*o.n++
	if err := o.before(*o.n); err != nil {
		return err
	}
	return o.DB.Write(ctx, f)
}

// onRead does something before each read.
type onRead onWrite

func (o onRead) Read(ctx context.Context, f func(context.Context, *store.Conn) error) error {
	*o.n++
	if err := o.before(*o.n); err != nil {
		return err
	}
	return o.DB.Read(ctx, f)
}

func TestABrokenMoveLetsNobodyInAndIsBegunAnew(t *testing.T) {
	eachMove(t, func(from *setWork, to elsewhere) {
		t := to.T
		broken := errors.New("the database is gone")
		for last := 1; ; last++ {
			through := book{store.NewClasses(onWrite{to.db, func(n int) error {
				if n == last {
					return broken
				}
				return nil
			}, new(int)}, store.Options{Now: to.clock.Now, Random: storetest.Counter()})}
			_, err := from.CopyTo(t.Context(), "7b", through, storetest.Name(t, "7b"))
			if err == nil {
				if last < 4 {
					t.Errorf("it took %d writes", last)
				}
				break
			}
			if !errors.Is(err, broken) {
				t.Fatalf("write %d: %v", last, err)
			}
			if m, known, failed := to.Owner(t.Context(), "SHA256:one"); failed != nil || known && !m.Removed && m.Class == "7b" && groupOf(to.setWork, "7b").Code != "" {
				t.Errorf("write %d: %+v may come in (%v)", last, m, failed)
			}
		}
		here, err := from.Whole(t.Context(), "7b")
		there, failed := to.Whole(t.Context(), "7b")
		if err != nil || failed != nil || here != there {
			t.Errorf("%+v, %+v, %v, %v", here, there, err, failed)
		}
		if g := groupOf(to.setWork, "7b"); g.Code != "K7QM2R4T" {
			t.Errorf("%+v", g)
		}
	})
}

func groupOf(w *setWork, name string) class.Group {
	w.Helper()
	all, err := w.Groups(w.Context())
	if err != nil {
		w.Fatal(err)
	}
	for _, g := range all {
		if g.Name == name {
			return g
		}
	}
	return class.Group{}
}

func TestWhatIsAnsweredWhileAClassMovesIsNotLost(t *testing.T) {
	eachMove(t, func(from *setWork, to elsewhere) {
		t := to.T
		s := store.New(from.db, learner, options())
		used := store.NewClasses(onRead{from.db, func(n int) error {
			if n == 3 { // the first of it has been read
				_, err := s.SaveAnswer(t.Context(), quiz.Answer{Course: "mail", Card: "late", At: storetest.Noon().Add(time.Hour)})
				return err
			}
			return nil
		}, new(int)}, options())
		if _, err := used.CopyTo(t.Context(), "7b", to.book, storetest.Name(t, "7b")); !errors.Is(err, class.ErrChanged) {
			t.Fatalf("%v, want that it changed", err)
		}
		if groups, err := to.Groups(t.Context()); err != nil || len(groups) != 1 {
			t.Errorf("%+v, %v", groups, err)
		}
		if _, err := from.CopyTo(t.Context(), "7b", to.book, storetest.Name(t, "7b")); err != nil {
			t.Error(err)
		}
	})
}
