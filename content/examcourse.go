package content

import (
	"cmp"
	"slices"
	"strings"
)

// The course of an exam is made of the built-in courses: what a certification exam asks of them, and nothing else. It has
// an ID of its own, under which a goal and practice exams are kept; a card, a question and a lesson stay those of the course
// they are from, so that what is learnt in the one is known in the other.

// Exams returns the certification exams whose objectives the built-in courses name, as their makers number them.
func Exams() []string { return []string{"N10-009", "220-1201", "SY0-701"} }

// ExamTitle returns the name of an exam that people know, with its number: "Network+ N10-009".
func ExamTitle(exam string) string {
	brand := map[string]string{"N10-009": "Network+", "220-1201": "A+", "SY0-701": "Security+"}[exam]
	return strings.TrimSpace(brand + " " + exam)
}

// ExamNamed returns the exam that a text names, by its number, its name or both, in any case; false: none of Exams.
func ExamNamed(text string) (exam string, ok bool) {
	key := Key(text)
	for _, exam := range Exams() {
		title := Key(ExamTitle(exam))
		brand, _, _ := strings.Cut(title, " ")
		if key != "" && (key == Key(exam) || key == title || key == brand) {
			return exam, true
		}
	}
	return "", false
}

const examPrefix = "exam/"

// ExamCourseID returns the ID of the course of an exam.
func ExamCourseID(exam string) string { return examPrefix + exam }

// ExamOfCourse returns the exam whose course has an ID; false: it is the ID of any other course.
func ExamOfCourse(id string) (exam string, ok bool) {
	exam, ok = strings.CutPrefix(id, examPrefix)
	return exam, ok && slices.Contains(Exams(), exam)
}

// CoursesOf returns the IDs of the courses that the course of an exam is made of; of any other course none.
func CoursesOf(id string) []string {
	if _, ok := ExamOfCourse(id); !ok {
		return nil
	}
	return BuiltinNames()
}

// questionPart stands between the ID of a course and that of its question, where it is asked in the course of an exam.
const questionPart = "/question/"

// CardInExam returns the ID that a card or an authored question of a course has in the course of an exam. The ID of a card
// begins with its course, so it stays; two courses may have a question of one ID.
func CardInExam(course, card string) string {
	if own := Key(course) + "/"; strings.HasPrefix(card, own+"forward/") || strings.HasPrefix(card, own+"reverse/") {
		return card
	}
	return Key(course) + questionPart + card
}

// CardOfExam returns the built-in course that a card of an exam's course is from, and its ID there: what CardInExam made of
// it. It is false for any other card.
func CardOfExam(card string) (course, own string, ok bool) {
	course, _, _ = strings.Cut(card, "/")
	if !slices.Contains(BuiltinNames(), course) {
		return "", card, false
	}
	if id, isQuestion := strings.CutPrefix(card, course+questionPart); isQuestion {
		return course, id, true
	}
	return course, card, true
}

// CourseOfLesson returns the ID of the course that a lesson is from: this one's own, unless it is the course of an exam.
func (c *Course) CourseOfLesson(title string) string {
	for i := range c.Lessons {
		if c.Lessons[i].Title == title {
			return cmp.Or(c.Lessons[i].Course, c.ID)
		}
	}
	return c.ID
}

// PhrasesOf returns the sentences that ask about a fact: those of the course that it is from.
func (c *Course) PhrasesOf(f *Fact) Phrases {
	return c.Phrases[phraseKey(f.Course, f.Relation)]
}

// phraseKey is the key of the phrases of a relation; course is "" but in the course of an exam.
func phraseKey(course, relation string) string {
	if course == "" {
		return Key(relation)
	}
	return course + "\x00" + Key(relation)
}
