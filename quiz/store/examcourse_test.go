package store_test

import (
	"slices"
	"testing"
	"time"

	"porthole/content"
	"porthole/quiz"
	"porthole/quiz/exam"
	"porthole/quiz/store/internal/storetest"
)

// An answer that is given in the course of an exam counts in the course that its card is from, and the other way round.
func TestWhatIsLearntForAnExamIsKnownInTheCourses(t *testing.T) {
	eachStore(t, func(t *testing.T, s exam.Store) {
		ctx, network := t.Context(), content.ExamCourseID("N10-009")
		var ids []int64
		for i, a := range []quiz.Answer{
			{Course: network, Card: "ports/forward//ssh/port", Right: true, Members: []string{}},
			{Course: network, Card: "email/question/why-mx", Mistaken: []string{"A"}},
			{Course: "email", Card: "why-mx", Right: true},
			{Course: "notes", Card: "ports/forward//ssh/port", Right: true},
		} {
			a.Session, a.At = "s", storetest.Noon().Add(time.Duration(i)*20*time.Second)
			id, err := s.SaveAnswer(ctx, a)
			if err != nil {
				t.Fatal(err)
			}
			ids = append(ids, id)
		}
		for course, want := range map[string]map[string]int{
			"ports": {"ports/forward//ssh/port": 1}, "email": {"why-mx": 2}, "notes": {"ports/forward//ssh/port": 1},
			network: {"ports/forward//ssh/port": 1, "email/question/why-mx": 2},
		} {
			r, err := s.Record(ctx, course)
			if err != nil || len(r.Cards) != len(want) {
				t.Fatalf("%s knows of %v (%v)", course, r.Cards, err)
			}
			for card, asked := range want {
				if got := r.Card(card).Asked; got != asked {
					t.Errorf("%s was asked %d times in %s, want %d", card, got, course, asked)
				}
			}
		}
		r, err := s.Record(ctx, network)
		if day := r.Practised(20_000); err != nil || day.Answers != 0 {
			t.Errorf("%v %v", day, err)
		}
		for _, p := range r.Days { // 5 seconds for the first answer, then 20 and 20: no second is counted in two courses
			if p.Spent != 45*time.Second || p.Answers != 3 {
				t.Errorf("%d answers took %s", p.Answers, p.Spent)
			}
		}
		if err = s.TakeBack(ctx, ids[1]); err != nil {
			t.Fatal(err)
		}
		if r, err = s.Record(ctx, network); err != nil || r.Card("email/question/why-mx").Asked != 1 || len(r.Confusions) != 0 {
			t.Errorf("after one was taken back: %+v (%v)", r, err)
		}
	})
}

func TestALessonThatWasReadInACourseIsReadForItsExam(t *testing.T) {
	eachStore(t, func(t *testing.T, s exam.Store) {
		network := content.ExamCourseID("N10-009")
		for course, lesson := range map[string]string{"email": "MX", "ports": "Tunnels", "notes": "Mine"} {
			if err := s.MarkRead(t.Context(), course, lesson, storetest.Noon()); err != nil {
				t.Fatal(err)
			}
		}
		l, err := s.Learner(t.Context(), network)
		if err != nil || len(l.Read) != 2 || l.Read["MX"].IsZero() || l.Read["Tunnels"].IsZero() {
			t.Errorf("read are %v (%v)", l.Read, err)
		}
	})
}

// The answers of an exam that was handed in count in the courses that they are from; the exam itself stays with the course
// of the exam.
func TestAPracticeExamForAnExamCountsInTheCourses(t *testing.T) {
	deck := examDeck(t)
	eachStore(t, func(t *testing.T, s exam.Store) {
		now := storetest.Noon()
		e, err := exam.New(deck, exam.BlueprintOf(deck.Course()), 7, exam.Learner{}.Record, now)
		if err != nil {
			t.Fatal(err)
		}
		if err = s.BeginExam(t.Context(), e); err != nil {
			t.Fatal(err)
		}
		given := 0
		for i, q := range e.Questions {
			if len(q.Options) == 0 {
				continue
			}
			_, change, _ := e.Give(i, quiz.Response{Picks: []int{0}}, now.Add(time.Duration(i+1)*time.Second))
			if err = s.SaveExamStep(t.Context(), e.ID, change); err != nil {
				t.Fatal(err)
			}
			given++
		}
		if _, err = s.HandIn(t.Context(), e.ID, deck, now.Add(time.Minute)); err != nil {
			t.Fatal(err)
		}
		counted := 0
		for _, course := range content.BuiltinNames() {
			r, failed := s.Record(t.Context(), course)
			if failed != nil {
				t.Fatal(failed)
			}
			counted += len(r.Cards)
			if results, failed := s.ExamResults(t.Context(), course); failed != nil || len(results) != 0 {
				t.Errorf("%s has the exams %v (%v)", course, results, failed)
			}
		}
		l, err := s.Learner(t.Context(), deck.Course().ID)
		if err != nil || given == 0 || counted != given || len(l.Record.Cards) != given || len(l.Exams) != 1 {
			t.Errorf("%d answers were given; %d count in the courses, %d for the exam, which has %d exams (%v)", given, counted, len(l.Record.Cards), len(l.Exams), err)
		}
	})
}

// examDeck is the course of an exam, made of two small ones.
func examDeck(t *testing.T) *quiz.Deck {
	t.Helper()
	var courses []*content.Course
	for _, id := range content.BuiltinNames() {
		c := &content.Course{ID: id, Lessons: []content.Lesson{{Title: id}}, Objectives: []string{"N10-009 1.4"}}
		c.Sources = []content.Source{{Text: "N10-009", Objective: "N10-009 1.4"}}
		for i, subject := range []string{"SSH", "SMTP", "LDAP", "SNMP"} {
			c.Facts = append(c.Facts, content.Fact{
				Subject: id + " " + subject, Relation: "Port", SubjectHeading: "Protocol", SubjectKind: content.Name,
				Values: []content.Value{{Text: []string{"22", "25", "389", "161"}[i]}}, Sources: []int{0}, Row: i, Column: 1, Line: i + 1,
			})
		}
		c.Tables = []content.Table{{Rows: slices.Repeat([][]content.Cell{{{Fact: -1}, {Fact: -1}}}, 4)}}
		c.Questions = []content.Question{{
			ID: "q", Stem: "Which one of " + id + "?", Sources: []int{0}, Options: []content.Option{{Text: "a", Right: true}, {Text: "b"}},
		}}
		courses = append(courses, c)
	}
	return quiz.NewDeck(content.ForExam("N10-009", courses))
}
