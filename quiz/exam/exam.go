// Package exam sets practice exams and takes them: the blueprint of an exam, its questions and its steps, how it is handed
// in and what its result is. It is pure as quiz is. What keeps exams, and everything else of a learner, is a Store.
package exam

import (
	"math"
	"slices"
	"time"

	"porthole/quiz"
	"porthole/quiz/memory"
)

// Exam is a practice exam: a run of questions without a word on the answers until it is handed in. It is a value: every
// transition returns the next one. It holds all it needs, so that it can be taken up again whatever became of its course.
type Exam struct {
	ID        string
	Course    string // Course.ID
	Title     string // of the course
	Seed      uint64 // the same one makes the same exam of the same course
	Authority string // whose wording it follows; "" for the course's own
	Began     time.Time
	Limit     time.Duration   // its clock runs on by wall time, whether the program runs or not
	Pass      float64         // share of the points, from 0 to 1
	Forecast  memory.Forecast // of its score, made before it; zero: there was none
	Questions []Question
	Steps     []Step         // what was done with each question
	Ended     time.Time      // zero until it is handed in
	Verdicts  []quiz.Verdict // on each question, once it is handed in
}

// Question is a question with its lesson and objectives, as they were when the exam began.
type Question struct {
	quiz.Question
	LessonTitle string // title of its lesson
	Objectives  []string
	Others      []quiz.Said // what other authorities say, where they differ
}

// Step is how things stand with one question of an exam. Its zero value is one that was not touched.
type Step struct {
	Question int // index into Exam.Questions
	Response quiz.Response
	Flagged  bool      // to be looked at again
	At       time.Time // when it was changed, or gone to, last
}

// Change is what was done with one question of an exam. It holds no more than that, for another program may have done
// something else with it meanwhile.
type Change struct {
	Question int            // index into Exam.Questions
	Response *quiz.Response // nil: what was there stays
	Flagged  *bool          // nil: as above
	At       time.Time      // when it was changed, or gone to
}

// Then returns what two changes of one question come to, one after the other.
func (c Change) Then(next Change) Change {
	if next.Response == nil {
		next.Response = c.Response
	}
	if next.Flagged == nil {
		next.Flagged = c.Flagged
	}
	return next
}

// Changed returns how things stand with a question once it was changed, whoever did it.
func (s Step) Changed(c Change) Step {
	s.Question = c.Question
	if c.Response != nil {
		s.Response = *c.Response
	}
	if c.Flagged != nil {
		s.Flagged = *c.Flagged
	}
	if c.At.After(s.At) {
		s.At = c.At
	}
	return s
}

// New sets an exam by a blueprint. known is what is known of the learner: the forecast is made of it, the questions are
// not. The error is a *NothingError where the course has nothing to ask.
func New(d *quiz.Deck, b Blueprint, seed uint64, known memory.Record, now time.Time) (Exam, error) {
	c := d.Course()
	b = b.bounded()
	e := Exam{
		ID: "exam-" + quiz.SessionID(now, seed), Course: c.ID, Title: c.Title, Seed: seed, Authority: b.Authority,
		Began: now.Truncate(time.Millisecond), Pass: b.Pass,
	}
	if b.Test != "" {
		e.ID = TestID(c.ID, b.Test)
	}
	for _, q := range newSetter(d, b, seed).set() {
		lesson, objectives := d.LessonAndObjectives(q)
		e.Questions = append(e.Questions, Question{q, lesson, objectives, d.Others(q.ID, q.Authority)})
		e.Steps = append(e.Steps, Step{Question: len(e.Steps)})
	}
	if len(e.Questions) == 0 {
		return e, quiz.Selection{}.Nothing(c)
	}
	e.Limit = b.limitFor(len(e.Questions))
	if answers, delayed := known.Wanting(); answers == 0 && delayed == 0 {
		e.Forecast = e.forecast(known, now)
	}
	return e, nil
}

// forecast returns the score that is to be expected of this very exam, as Record.Forecast does of a whole course.
func (e Exam) forecast(known memory.Record, now time.Time) memory.Forecast {
	sum, variance := 0.0, 0.0
	for _, q := range e.Questions {
		p, chance := known.Recall(q.ID, now), q.Chance()
		right := p + (1-p)*chance
		sum += right
		variance += right * (1 - right)
	}
	n := float64(len(e.Questions))
	return memory.Around(sum/n, math.Sqrt(variance)/n)
}

// Over reports whether the exam was handed in.
func (e Exam) Over() bool { return !e.Ended.IsZero() }

// clock returns the time by which the exam goes: never before what was done last, so that setting the clock back gains
// nothing.
func (e Exam) clock(now time.Time) time.Time {
	if now.Before(e.Began) {
		now = e.Began
	}
	for _, s := range e.Steps {
		if now.Before(s.At) {
			now = s.At
		}
	}
	return now
}

// Left returns the time that is left; 0 once it is up, or the exam was handed in.
func (e Exam) Left(now time.Time) time.Duration {
	if e.Over() {
		return 0
	}
	return max(0, e.Limit-e.clock(now).Sub(e.Began))
}

// Warned reports whether it is time to warn that time runs out: the last tenth of it, at most five minutes.
func (e Exam) Warned(now time.Time) bool {
	return !e.Over() && e.Left(now) <= min(5*time.Minute, e.Limit/10)
}

// At returns the index of the question that was looked at last.
func (e Exam) At() int {
	at := 0
	for i, s := range e.Steps {
		if s.At.After(e.Steps[at].At) {
			at = i
		}
	}
	return at
}

// Answered reports whether there is a response to a question.
func (e Exam) Answered(i int) bool { return !e.Questions[i].Unanswered(e.Steps[i].Response) }

// Partly reports whether a question is filled in only in part; see Question.Partly.
func (e Exam) Partly(i int) bool { return e.Questions[i].Partly(e.Steps[i].Response) }

// PartlyFilled returns how many questions are filled in only in part.
func (e Exam) PartlyFilled() int {
	return e.count(e.Partly)
}

// count returns of how many questions something is so.
func (e Exam) count(is func(i int) bool) int {
	n := 0
	for i := range e.Steps {
		if is(i) {
			n++
		}
	}
	return n
}

// Open returns how many questions have no response.
func (e Exam) Open() int {
	return len(e.Steps) - e.count(e.Answered)
}

// Give notes the response to a question, in the place of the one before; a blank one takes it back. Flag flags a question,
// or takes the flag away; Go goes to it. Each returns the exam and the change to keep; false, and the exam as it is, where
// time is up, the exam was handed in, or there is no such question.
func (e Exam) Give(i int, r quiz.Response, now time.Time) (Exam, Change, bool) {
	given := quiz.Response{Text: r.Text, Picks: slices.Clone(r.Picks), Fields: slices.Clone(r.Fields)}
	return e.change(Change{Question: i, Response: &given}, now)
}

// Flag flags a question to be looked at again, or takes the flag away; see Give.
func (e Exam) Flag(i int, now time.Time) (Exam, Change, bool) {
	flagged := i >= 0 && i < len(e.Steps) && !e.Steps[i].Flagged
	return e.change(Change{Question: i, Flagged: &flagged}, now)
}

// Go goes to a question; see Give.
func (e Exam) Go(i int, now time.Time) (Exam, Change, bool) {
	return e.change(Change{Question: i}, now)
}

func (e Exam) change(c Change, now time.Time) (Exam, Change, bool) {
	if c.Question < 0 || c.Question >= len(e.Steps) || e.Left(now) == 0 {
		return e, Change{}, false
	}
	c.At = e.clock(now).Truncate(time.Millisecond)
	if at := e.Steps[e.At()].At; !c.At.After(at) && e.At() != c.Question { // what was looked at last must be told apart
		c.At = at.Add(time.Millisecond)
	}
	return e.Changed(c), c, true
}

// Changed returns the exam once a question of it was changed; a change of a question that it does not have
// changes nothing.
func (e Exam) Changed(c Change) Exam {
	if c.Question < 0 || c.Question >= len(e.Steps) {
		return e
	}
	return e.With(e.Steps[c.Question].Changed(c))
}

// With returns the exam with a step as it is kept.
func (e Exam) With(s Step) Exam {
	if s.Question < 0 || s.Question >= len(e.Steps) {
		return e
	}
	e.Steps = slices.Clone(e.Steps)
	e.Steps[s.Question] = s
	return e
}

// HandIn closes the exam and marks it, what is open included. Where time was up before, it ended then. An exam that was
// handed in stays as it is. d is the course as it is now: it adds what was mixed up, and decides nothing.
func (e Exam) HandIn(d *quiz.Deck, now time.Time) Exam {
	if e.Over() {
		return e
	}
	now = e.clock(now)
	if end := e.Began.Add(e.Limit); now.After(end) {
		now = end
	}
	e.Ended = now.Truncate(time.Millisecond)
	e.Verdicts = make([]quiz.Verdict, len(e.Questions))
	for i, q := range e.Questions {
		e.Verdicts[i] = d.Mark(q.Question, e.Steps[i].Response)
	}
	return e
}

// Answers returns what of a handed-in exam counts for memory, in the order in which it was answered: every response that
// is not blank. Nothing tells how quickly it came, so none of it is rated as easy.
func (e Exam) Answers() []quiz.Answer {
	if !e.Over() {
		return nil
	}
	var out []quiz.Answer
	for i, s := range e.Steps {
		if e.Answered(i) {
			out = append(out, quiz.NewAnswer(e.Course, e.ID, e.Questions[i].Question, s.Response, e.Verdicts[i], s.At))
		}
	}
	slices.SortStableFunc(out, func(a, b quiz.Answer) int { return a.At.Compare(b.At) })
	return out
}
