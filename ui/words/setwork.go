package words

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"porthole/quiz/class"
)

// SetWork says what was set: "20 questions, 25 minutes", "2 lessons to read, 31 cards to meet".
func SetWork(a class.Assignment) string {
	if a.ToRead {
		return Count(len(a.Lessons), "lesson") + " to read, " + Count(a.Questions, "card") + " to meet"
	}
	if a.Limit == 0 {
		return Count(a.Questions, "question") + ", no time limit"
	}
	return Count(a.Questions, "question") + ", " + Minutes(a.Limit)
}

// FewerSet says that an exam that was set has fewer questions than were asked for, and what of the course has no more; ""
// where it has not.
func FewerSet(a class.Assignment, wanted int) string {
	if a.ToRead || a.Questions >= wanted {
		return ""
	}
	what := "The course"
	switch len(a.Lessons) {
	case 0:
	case 1:
		what = "This lesson"
	default:
		what = "Together these lessons"
	}
	has, of := " has ", ""
	if len(a.Lessons) > 1 {
		has = " have "
	}
	if len(a.Objectives) > 0 {
		of += " on what --objective names"
	}
	if len(a.Kinds) > 0 {
		of += " of the kinds that --kind names"
	}
	why := "."
	if a.Same { // what each draws of their own holds a fact in each of its kinds
		why = ": no fact is asked twice."
	}
	return strconv.Itoa(wanted) + " questions were asked for. " + what + has + Count(a.Questions, "question") + " for an exam" + of + why
}

// TasksSet says which of the questions that were set are tasks, each of which takes a while; "" where none is.
func TasksSet(a class.Assignment, asks class.Frozen) string {
	n, names := 0, map[string]bool{}
	for _, q := range asks.Exam.Questions {
		if q.Kind.Performed() {
			n++
			names[strings.ToLower(q.Kind.Name())] = true
		}
	}
	which := strings.Join(slices.Sorted(maps.Keys(names)), ", ")
	switch {
	case n == 0:
		return ""
	case !a.Same:
		return "Among what is drawn may be tasks (" + which + "), longer than the other questions; --kind says which kinds are asked."
	}
	what := "tasks"
	if n == 1 {
		what = "a task"
	}
	return CountAre(n, "question") + " " + what + " (" + which + "), longer than the others; --kind says which kinds are asked."
}

// SetFor says what one learner was set, with the time that they have.
func SetFor(w class.Work) string {
	a := w.Assignment
	a.Limit = w.Time()
	return SetWork(a)
}

// Deadline names a deadline to come: "today 17:30", "tomorrow 10:00", "Friday 10:00", "12 December 10:00".
func Deadline(t, now time.Time) string {
	t = t.In(now.Location())
	switch DaysUntil(t, now) {
	case 0:
		return "today " + t.Format("15:04")
	case 1:
		return "tomorrow " + t.Format("15:04")
	case 2, 3, 4, 5, 6:
		return t.Format("Monday 15:04")
	}
	return Day(t, now) + t.Format(" 15:04")
}

// DueBy says when something has to be done: "due Friday 10:00", "was due 3 December 10:00", "no deadline".
func DueBy(until, now time.Time) string {
	switch {
	case until.IsZero():
		return "no deadline"
	case !now.Before(until):
		return "was due " + Deadline(until, now)
	}
	return "due " + Deadline(until, now)
}

// Granted says what a learner is granted: "until Friday 10:00, 1.5 times the time, 1 attempt more"; "" for nothing.
func Granted(o class.Override, now time.Time) string {
	var says []string
	if !o.Due.IsZero() {
		says = append(says, "until "+Deadline(o.Due, now))
	}
	switch {
	case o.NoLimit:
		says = append(says, "no time limit")
	case o.Factor > 0:
		says = append(says, strconv.FormatFloat(o.Factor, 'f', -1, 64)+" times the time")
	}
	if o.More > 0 {
		says = append(says, Count(o.More, "attempt")+" more")
	}
	return strings.Join(says, ", ")
}

// AttemptsLeft says how many attempts there are: "1 attempt", "2 of 3 attempts left", "any number of attempts".
func AttemptsLeft(w class.Work) string {
	left, all := w.Left(), w.Attempts+w.Override.More
	switch {
	case left < 0:
		return "any number of attempts"
	case left == all:
		return Count(all, "attempt")
	}
	return strconv.Itoa(left) + " of " + Count(all, "attempt") + " left"
}
