package storetest

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"porthole/content"
	"porthole/quiz"
	"porthole/quiz/exam"
	"porthole/quiz/memory"
)

// AnExam returns an exam of so many questions in a course, with ids of their own.
func AnExam(id, course string, questions int) exam.Exam {
	e := exam.Exam{
		ID: id, Course: course, Title: "Mail", Seed: 1<<63 + 5, Authority: "IANA", Began: Noon(), Limit: time.Hour, Pass: 0.8,
		Forecast: memory.Forecast{Expected: 0.5, Low: 0.25, High: 1},
	}
	for i := range questions {
		e.Questions = append(e.Questions, exam.Question{
			Question: quiz.Question{
				ID: CardID(id, i), Kind: quiz.Choice, Stem: fmt.Sprint("Which port, ", i, "?"),
				Options: []quiz.Option{{Text: "25"}, {Text: "993", Right: true}}, Answers: []string{"993"},
			},
			LessonTitle: "IMAP", Objectives: []string{"1.5"}, Others: []quiz.Said{{Authority: "N10-009", Text: "993"}},
		})
		e.Steps = append(e.Steps, exam.Step{Question: i})
	}
	return e
}

// CardID is the id of the card that a question of AnExam asks.
func CardID(exam string, question int) string {
	return "mail/forward//" + cardSubject(exam, question) + "/port"
}

func cardSubject(exam string, question int) string { return fmt.Sprint(exam, " card ", question) }

// DeckOf returns the course that an exam of AnExam asks about. It knows what 25 is the answer to.
func DeckOf(exam string, questions int) *quiz.Deck {
	c := &content.Course{ID: "mail"}
	add := func(subject, port string) {
		c.Facts = append(c.Facts, content.Fact{
			Subject: subject, Relation: "Port", Kind: content.Number, Values: []content.Value{{Text: port}}, Row: len(c.Facts),
		})
	}
	add("SMTP", "25")
	for i := range questions {
		add(cardSubject(exam, i), "993")
	}
	return quiz.NewDeck(c)
}

// Later is when exams are handed in.
func Later() time.Time { return Noon().Add(30 * time.Minute) }

// Marked hands an exam in.
func Marked(e exam.Exam) exam.Exam { return e.HandIn(DeckOf(e.ID, len(e.Questions)), Later()) }

// Picked returns a step that picks an option, so many minutes after the beginning.
func Picked(question, option int) exam.Step {
	return exam.Step{
		Question: question, Response: quiz.Response{Picks: []int{option}}, Flagged: option == 0,
		At: Noon().Add(time.Duration(question+1) * time.Minute),
	}
}

// Change returns the change that makes an untouched question stand as a step says.
func Change(s exam.Step) exam.Change {
	return exam.Change{Question: s.Question, Response: &s.Response, Flagged: &s.Flagged, At: s.At}
}

// Take begins an exam and answers all of it but the last question.
func Take(t testing.TB, s exam.Store, e exam.Exam) {
	t.Helper()
	if err := s.BeginExam(t.Context(), e); err != nil {
		t.Fatal(err)
	}
	for i := range len(e.Questions) - 1 {
		if err := s.SaveExamStep(t.Context(), e.ID, Change(Picked(i, (i+1)%2))); err != nil {
			t.Fatal(err)
		}
	}
}

// most is the most questions that an exam of the tests has.
const most = 25

// HandIn hands an exam in where it is kept.
func HandIn(t testing.TB, s exam.Store, id string) exam.Exam {
	t.Helper()
	e, err := s.HandIn(t.Context(), id, DeckOf(id, most), Later())
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// AsKept compares exams by what they hold.
func AsKept() cmp.Option {
	return cmp.Options{cmp.AllowUnexported(quiz.Question{}), cmpopts.EquateEmpty()}
}

// ExamOf returns an exam as it is kept.
func ExamOf(t testing.TB, s exam.Store, id string) exam.Exam {
	t.Helper()
	e, err := s.Exam(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return e
}
