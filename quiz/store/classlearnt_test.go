package store_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"porthole/content"
	"porthole/quiz"
	"porthole/quiz/class"
	"porthole/quiz/store"
	"porthole/quiz/store/internal/storetest"
)

// lessonOf has members of a class answer at random in two courses; it returns what each answered in mail.
type lessonOf struct {
	t      *testing.T
	db     store.DB
	r      *rand.Rand
	n      int
	stores map[string]*store.Store
	given  map[string][]quiz.Answer
}

func newLesson(t *testing.T, db store.DB, learners ...string) *lessonOf {
	t.Helper()
	l := &lessonOf{t: t, db: db, r: rand.New(rand.NewPCG(5, 6)), stores: map[string]*store.Store{}, given: map[string][]quiz.Answer{}}
	for _, who := range learners {
		l.stores[who] = store.New(db, who, options())
	}
	return l
}

// answers has one learner answer something.
func (l *lessonOf) answers(who string) {
	l.t.Helper()
	l.n++
	a := storetest.At(fmt.Sprint("card ", l.r.IntN(6)), 20*l.n, l.r.IntN(3) > 0)
	a.Kind = []quiz.Kind{quiz.Choice, quiz.Typed}[l.r.IntN(2)]
	a.Hinted, a.Practice = l.r.IntN(5) == 0, l.r.IntN(5) == 0
	if l.r.IntN(4) == 0 {
		a.Course = "web"
	}
	storetest.Save(l.t, l.stores[who], a)
	if a.Course == "mail" {
		l.given[who] = append(l.given[who], a)
	}
}

// firsts are the first answers of a learner to each card in each kind, without hints.
func (l *lessonOf) firsts(who string) (firsts []string) {
	seen := map[string]bool{}
	for _, a := range l.given[who] {
		if key := fmt.Sprint(a.Card, a.Kind); !a.Hinted && !seen[key] {
			seen[key] = true
			firsts = append(firsts, said(a))
		}
	}
	return firsts
}

func said(a quiz.Answer) string {
	return fmt.Sprint(a.Card, " ", a.Kind, " ", a.Right, " ", a.At.Unix())
}

// What is read of a class at once is what is read of each member alone, also where no more is read than what has changed.
func TestWhatAClassHasLearntIsWhatItsMembersHave(t *testing.T) {
	eachClass(t, func(t *testing.T, c *store.Classes, db store.DB) {
		var who []string
		for i := range 12 {
			who = append(who, fmt.Sprint("learner ", i))
			joins(t, c, newcomer(t, who[i], fmt.Sprintf("Pupil %02d", i), ""))
		}
		l := newLesson(t, db, append(who, "stranger")...)
		l.answers("stranger")
		var before []class.Learnt
		for round := range 6 {
			for range []int{150, 0, 1, 3, 40, 2}[round] {
				l.answers(who[l.r.IntN(len(who)-1)]) // one never answers
			}
			all, err := c.Learnt(t.Context(), "7b", "mail", before)
			if err != nil || len(all) != len(who) {
				t.Fatalf("%d members, %v", len(all), err)
			}
			for i, m := range all {
				want := storetest.RecordOf(t, l.stores[who[i]], "mail")
				if m.Learner != who[i] || m.Class != "7b" || m.Answers() != len(l.given[who[i]]) {
					t.Errorf("round %d: %s of %s has %d answers, want %d of %s", round, m.Learner, m.Class, m.Answers(), len(l.given[who[i]]), who[i])
				}
				if diff := cmp.Diff(want.Cards, m.Record.Cards, storetest.Same()); diff != "" {
					t.Errorf("round %d, %s: -want +got:\n%s", round, who[i], diff)
				}
				if diff := cmp.Diff(want.Calibration, m.Record.Calibration, storetest.Same()); diff != "" || !m.Last().Equal(want.Pace.Last) {
					t.Errorf("round %d: %s answered last at %v, want %v", round, who[i], m.Last(), want.Pace.Last)
				}
			}
			before = all
		}
	})
}

func TestTheFirstAnswersOfEachMemberAreRead(t *testing.T) {
	eachClass(t, func(t *testing.T, c *store.Classes, db store.DB) {
		who := []string{"one", "two", "three"}
		for i, name := range []string{"Ann", "Bob", "Cem"} {
			joins(t, c, newcomer(t, who[i], name, ""))
		}
		l := newLesson(t, db, who...)
		for range 120 {
			l.answers(who[l.r.IntN(2)])
		}
		all, err := c.Answered(t.Context(), "7b", "mail")
		if err != nil || len(all) != 3 || len(all[2].Answers) > 0 {
			t.Fatalf("%+v, %v", all, err)
		}
		for i, m := range all {
			if diff := cmp.Diff(l.firsts(who[i]), content.Texts(m.Answers, said)); diff != "" && len(m.Answers) > 0 {
				t.Errorf("%s: -want +got:\n%s", m.Name, diff)
			}
		}
		if _, err := c.Answered(t.Context(), "8a", "mail"); err == nil {
			t.Error("there is no such class")
		}
	})
}

// In the course of an exam what was learnt in each of its courses counts.
func TestAClassIsKnownInTheCourseOfAnExamToo(t *testing.T) {
	eachClass(t, func(t *testing.T, c *store.Classes, db store.DB) {
		joins(t, c, newcomer(t, "one", "Ann", ""))
		s, network := store.New(db, "one", options()), content.ExamCourseID("N10-009")
		for i, a := range []quiz.Answer{
			{Course: network, Card: "ports/forward//ssh/port", Right: true, Members: []string{}}, {Course: "email", Card: "why-mx"},
			{Course: "notes", Card: "x", Right: true},
		} {
			a.At = storetest.Noon().Add(time.Duration(i) * 20 * time.Second)
			storetest.Save(t, s, a)
		}
		want := storetest.RecordOf(t, s, network)
		all, err := c.Learnt(t.Context(), "7b", network, nil)
		if err != nil || len(all) != 1 {
			t.Fatal(all, err)
		}
		if diff := cmp.Diff(want.Cards, all[0].Record.Cards, storetest.Same()); diff != "" {
			t.Errorf("-want +got:\n%s", diff)
		}
		answered, err := c.Answered(t.Context(), "7b", network)
		if err != nil || len(answered[0].Answers) != 2 || !slices.ContainsFunc(answered[0].Answers, func(a quiz.Answer) bool { return a.Card == "email/question/why-mx" }) {
			t.Errorf("%+v, %v", answered, err)
		}
	})
}
