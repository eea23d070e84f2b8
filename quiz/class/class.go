// Package class knows a class as plain values: what its learners handed in, how that is counted by learner and lesson, and
// what it tells of the questions. It is pure: whoever reads files or a database makes Sheets of them first.
package class

import (
	"slices"
	"time"

	"porthole/content"
)

// Sheet is what one learner handed in: a drill or an exam, with the first try at each question.
type Sheet struct {
	From    string // where it was read: the name of a file
	Edited  bool   // it is not as it was written
	Learner string // "" where it names none
	Class   string
	Course  Course
	Lessons []string // titles of those that it asks about, in the order of the course
	Test    string   // the name of the test it was; "" for any other exam and for a drill
	Exam    bool     // it is an exam, not a drill
	Passed  bool     // of an exam
	Seed    uint64   // of a drill
	Alike   bool     // a drill that asks the same of everyone, for its seed was given
	Session string   // of its own for each exam and each drill
	Left    bool     // a drill that was left before its end
	Began   time.Time
	Answers []Answer
}

// Course names what was asked about.
type Course struct {
	ID, Title string
	Version   string // another one asks something else
}

// Answer is the first try at a question, or the lack of one.
type Answer struct {
	Asked
	Lesson     string // title
	Objectives []string
	Credit     float64 // the share of the question that was right, from 0 to 1
	Given      string  // "" where nothing was
	Right      string  // the right answer
	// Options are those that were offered, where one was to be chosen and it is known.
	Options []string
}

// Asked is a question as it was asked. A card asked in another kind, or of another side, is another question.
type Asked struct {
	ID   string // of the card, or of the authored question
	Kind string
	Stem string
}

// Share is how much was right of how many questions.
type Share struct {
	Points    float64 // 1 for what was right, a part of 1 for what was partly right
	Questions int
}

// Part returns the share from 0 to 1; 0 of nothing.
func (s Share) Part() float64 { return s.Points / float64(max(1, s.Questions)) }

func (s Share) with(credit float64) Share { return Share{s.Points + credit, s.Questions + 1} }

// score is the share of a sheet that was right.
func (s Sheet) score() (all Share) {
	for _, a := range s.Answers {
		all = all.with(a.Credit)
	}
	return all
}

// Row is what one learner, or all of them, got right.
type Row struct {
	Class, Learner string
	Sheets         int
	Edited         bool    // one of the sheets is
	Left           int     // how many of the sheets are drills that were left early
	LeftOut        int     // how many sheets are not counted
	Lessons        []Share // in the order of Table.Lessons
	All            Share
}

func (r *Row) count(s Sheet, lessons []string) {
	r.Sheets++
	r.Edited = r.Edited || s.Edited
	r.Left += last(s.Left)
	for _, a := range s.Answers {
		i := slices.Index(lessons, a.Lesson)
		r.Lessons[i] = r.Lessons[i].with(a.Credit)
		r.All = r.All.with(a.Credit)
	}
}

// Table is what learners got right, lesson by lesson.
type Table struct {
	Lessons []string // in the order of the course
	Rows    []Row    // by class and name
	All     Row
}

// Who is the learner of a row.
func (r *Row) Who() Learner { return Learner{r.Class, r.Learner} }

// Tally counts what learners got right. A learner is known by class and name, however these are capitalized. remarks say what
// is not counted.
func Tally(sheets []Sheet, remarks []Remark) Table {
	t := Table{Lessons: lessons(sheets)}
	t.All.Lessons = make([]Share, len(t.Lessons))
	for _, s := range sheets {
		i := slices.IndexFunc(t.Rows, func(r Row) bool { return sameName(r.Class, s.Class) && sameName(r.Learner, s.Learner) })
		if i < 0 {
			i = len(t.Rows)
			t.Rows = append(t.Rows, Row{Class: s.Class, Learner: s.Learner, Lessons: make([]Share, len(t.Lessons))})
		}
		t.Rows[i].count(s, t.Lessons)
		t.All.count(s, t.Lessons)
	}
	for i, r := range t.Rows {
		t.Rows[i].LeftOut = leftOutOf(r.Who(), remarks)
	}
	slices.SortStableFunc(t.Rows, func(a, b Row) int { return a.Who().compare(b.Who()) })
	return t
}

func sameName(a, b string) bool { return content.Key(a) == content.Key(b) }

// lessons puts the lessons of all sheets in the order of the course, as far as the sheets tell it together.
func lessons(sheets []Sheet) (all []string) {
	left, before := seen(sheets)
	done := map[string]bool{}
	for len(left) > 0 {
		next := slices.IndexFunc(left, func(title string) bool {
			return !slices.ContainsFunc(before[title], func(other string) bool { return !done[other] })
		})
		next = max(0, next) // two versions of a course may contradict each other
		done[left[next]] = true
		all = append(all, left[next])
		left = slices.Delete(left, next, next+1)
	}
	return all
}

// seen returns the lessons of all sheets as they come, and those that some sheet has right before each.
func seen(sheets []Sheet) (titles []string, before map[string][]string) {
	before = map[string][]string{}
	known := map[string]bool{}
	see := func(title string) {
		if !known[title] {
			known[title] = true
			titles = append(titles, title)
		}
	}
	for _, s := range sheets {
		for i, title := range s.Lessons {
			see(title)
			if i > 0 && !slices.Contains(before[title], s.Lessons[i-1]) {
				before[title] = append(before[title], s.Lessons[i-1])
			}
		}
	}
	for _, s := range sheets {
		for _, a := range s.Answers {
			see(a.Lesson)
		}
	}
	return titles, before
}
