package words

import (
	"strconv"
	"strings"

	"porthole/content"
	"porthole/quiz/exam"
)

// TestRule is what tells a test from other exams.
const TestRule = "It is the same for everyone, and each sits it once."

// ExamOrTest names an exam: "Test week 3" of a test, else "Exam".
func ExamOrTest(test string) string {
	if test == "" {
		return "Exam"
	}
	return "Test " + test
}

// FewerForExam says that an exam has fewer questions than were asked for; "" where it has not.
func FewerForExam(have, wanted int, b exam.Blueprint) string {
	if have >= wanted {
		return ""
	}
	of := "the course has"
	switch len(b.Lessons) {
	case 0:
	case 1:
		of = "this lesson has"
	default:
		of = "these lessons have"
	}
	return strconv.Itoa(wanted) + " were asked for; " + of + " " + Count(have, "question") + " for an exam."
}

// NextExam tells what the result of one exam says of the next one.
func NextExam(r exam.Result) string {
	f := r.Readiness()
	says := "Going by the last exam alone, expect " + Range(f, " to ") + " % in the next one: "
	switch {
	case f.Ready(r.Pass):
		return says + "you would pass."
	case f.High < r.Pass:
		return says + "you would not pass yet."
	}
	return says + "you may pass, or not."
}

// ExamForms says which exams can be learnt for, for help and messages.
func ExamForms() string {
	return "the exams are " + strings.Join(content.Texts(content.Exams(), content.ExamTitle), ", ")
}
