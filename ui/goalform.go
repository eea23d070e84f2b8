package ui

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"porthole/content"
	"porthole/quiz"
	"porthole/quiz/memory"
	"porthole/ui/words"
)

// The fields of a goal, in their order.
const (
	examName = iota
	examDay
	examTime
	budget
	target
	choices
	dailyCap
	goalFields
)

// fieldNames are what stands before them.
func fieldNames() [goalFields]string {
	return [goalFields]string{"Exam", "Exam day", "Time", "Minutes", "Pass mark", "Choices", "A day at most"}
}

// goalForm is what was typed for a goal.
type goalForm struct {
	texts [goalFields]string
	exam  string        // whose course is open; "" for any other course
	was   memory.Goal   // the goal there was
	left  time.Duration // of its time, as the form told at first
}

// newGoalForm is filled with what there is: with the goal, as far as that is still to come.
func newGoalForm(course string, p quiz.Progress, now time.Time) goalForm {
	f := goalForm{was: p.Goal}
	f.exam = examOf(course)
	if p.Goal.Exam.IsZero() {
		f.texts = [goalFields]string{examName: f.exam, examTime: "09:00", target: "80 %", choices: "4"}
		return f
	}
	exam := p.Goal.Exam.In(now.Location())
	f.texts = [goalFields]string{
		examName: f.exam, examTime: exam.Format("15:04"), target: words.Percent(p.Goal.Target), choices: strconv.Itoa(p.Goal.Choices),
	}
	if p.Goal.Cap > 0 {
		f.texts[dailyCap] = words.MinutesOf(p.Goal.Cap)
	}
	if p.Goal.Open(now) {
		f.left = p.Goal.Plan(p.Record, now).Left
		f.texts[examDay], f.texts[budget] = exam.Format("2006-01-02"), words.MinutesOf(f.left)
	}
	return f
}

// examOf is the exam whose course is open, "" for any other course.
func examOf(course string) string {
	exam, ok := content.ExamOfCourse(course)
	if !ok {
		return ""
	}
	return exam
}

// goalReading is what was understood of a form.
type goalReading struct {
	exam  string // whose course the goal is for; "" for the course that is open
	goal  memory.Goal
	plan  memory.Plan
	says  [goalFields]string // what was understood, or what is wrong
	wrong [goalFields]bool
	timed bool // day, time and minutes are understood: there is a plan
}

// first returns the first field that is wrong, -1 where none is.
func (r *goalReading) first() int {
	for i, wrong := range r.wrong {
		if wrong {
			return i
		}
	}
	return -1
}

// tell notes what was understood of a field or, where there is something to say of that, what is wrong.
func (r *goalReading) tell(field int, understood, wrong string) {
	r.says[field], r.wrong[field] = understood, wrong != ""
	if wrong != "" {
		r.says[field] = wrong
	}
}

// read reads the form. A goal of the same exam, minutes and cap as the one before keeps its plan.
func (f goalForm) read(known memory.Record, now time.Time) goalReading {
	var r goalReading
	r.goal = memory.Goal{Set: now, Before: known.Practised(memory.DayOf(now)).Spent}
	f.readName(&r)
	was, left := f.was, f.left
	if r.exam != f.exam { // there a goal is set anew
		was, left = memory.Goal{}, 0
	}
	f.readExam(&r, now)
	f.readBudget(&r, now)
	f.readTarget(&r)
	f.readChoices(&r)
	f.readCap(&r)
	if r.goal.Exam.Equal(was.Exam) && r.goal.Cap == was.Cap && r.goal.Budget == left && was.Open(now) {
		r.goal.Budget, r.goal.Set, r.goal.Before = was.Budget, was.Set, was.Before
	}
	r.timed = !r.wrong[examDay] && !r.wrong[examTime] && !r.wrong[budget] && !r.wrong[dailyCap]
	if r.timed {
		r.plan = r.goal.Plan(known, now)
		if r.goal.Cap == 0 {
			r.says[dailyCap] = "empty: " + words.Minutes(r.plan.Cap)
		}
	}
	return r
}

// readName reads which exam it is. A course knows only its own goal: that of an exam belongs to the exam's own course.
func (f goalForm) readName(r *goalReading) {
	listed := strings.Join(content.Exams(), ", ")
	text := strings.TrimSpace(f.texts[examName])
	exam, ok := content.ExamNamed(text)
	switch {
	case ok:
		r.exam = exam
		r.tell(examName, content.ExamTitle(exam)+", of all courses", "")
	case text == "" && f.exam == "":
		r.tell(examName, listed+" or none", "")
	default:
		r.exam = f.exam
		r.tell(examName, "", "Type one of "+listed+".")
	}
}

func (f goalForm) readExam(r *goalReading, now time.Time) {
	day, err := words.ParseDate(f.texts[examDay], now)
	clock, errTime := words.ParseClock(f.texts[examTime])
	wrong, wrongTime := told(err), told(errTime)
	exam := memory.Goal{}.On(day, clock).Exam
	if wrong == "" && wrongTime == "" {
		r.goal.Exam = exam
		if !exam.After(now) {
			wrongTime = exam.Format("15:04") + " is past: it is " + now.Format("15:04") + " now."
		}
	}
	if wrong != "" {
		exam = memory.Goal{}.On(now, clock).Exam
	}
	r.tell(examDay, day.Format("Mon 2 January 2006")+", "+words.InDays(exam, now), wrong)
	r.tell(examTime, exam.Format("15:04 MST"), wrongTime)
}

// told is what is wrong, as a sentence; "" where nothing is.
func told(err error) string {
	if err == nil {
		return ""
	}
	return words.Sentence(err.Error())
}

func (f goalForm) readBudget(r *goalReading, now time.Time) {
	text := f.texts[budget]
	length, ok := words.ReadMinutes(text)
	r.goal.Budget = length
	known, most := !r.goal.Exam.IsZero(), r.goal.MostBudget(now)
	const accepted = "type 30, 90 min or 1 h 30."
	wrong := ""
	switch {
	case strings.TrimSpace(text) == "":
		wrong = "The minutes are missing: " + accepted
	case !ok:
		wrong = "There is no such length of time: " + accepted
	case length == f.left && f.was.Open(now): // as it was; even where nothing is left
	case length < time.Minute:
		wrong = "A plan needs a minute at least: " + accepted
	case known && length > most:
		wrong = "That is too much: at most " + words.Minutes(most) + " until the exam."
	}
	r.tell(budget, words.Minutes(length)+", from now to the exam", wrong)
}

func (f goalForm) readTarget(r *goalReading) {
	share, ok := words.ReadShare(f.texts[target])
	wrong := ""
	if !ok {
		wrong = "There is no such score: type 1 to 100 %."
	}
	r.goal.Target = share
	r.tell(target, words.Percent(share)+" of the points", wrong)
}

func (f goalForm) readChoices(r *goalReading) {
	text := strings.TrimSpace(f.texts[choices])
	n, err := strconv.Atoi(text)
	wrong := ""
	if err != nil || n < 0 || n == 1 || n > memory.MostChoices {
		wrong = fmt.Sprintf("Type 2 to %d options a question, or 0 for written answers.", memory.MostChoices)
	}
	says := fmt.Sprintf("%d options a question", n)
	if n == 0 {
		says = "written answers"
	}
	r.goal.Choices = n
	r.tell(choices, says, wrong)
}

func (f goalForm) readCap(r *goalReading) {
	text := strings.TrimSpace(f.texts[dailyCap])
	if text == "" {
		r.tell(dailyCap, "empty: three times the average day", "")
		return
	}
	length, ok := words.ReadMinutes(text)
	wrong := ""
	switch {
	case !ok || length < time.Minute:
		wrong = "Type minutes, such as 15, or nothing."
	case length > memory.MostADay:
		wrong = "That is too much for a day: at most " + words.Minutes(memory.MostADay) + "."
	}
	r.goal.Cap = length
	r.tell(dailyCap, words.Minutes(length), wrong)
}
