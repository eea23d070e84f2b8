package exam

import (
	"porthole/quiz/exam"
	"porthole/ui/screen"
	"porthole/ui/study"
	"porthole/ui/words"
)

// Waiting knows of the exams of a program: which one is on the screen, and what of those that were left is not in
// the store.
type Waiting struct {
	shown string                 // the exam that is on the screen; "" for none
	left  map[string]unsavedExam // by Course.ID
}

// NewWaiting returns those of a program that has just begun: none.
func NewWaiting() *Waiting { return &Waiting{left: map[string]unsavedExam{}} }

// unsavedExam is what of an exam that was left is not in the store. It lasts as long as the program runs.
type unsavedExam struct {
	run      exam.Exam
	unstored bool          // none of it is there
	changes  []exam.Change // else what could not be saved
}

// unkept begins the exam though it could not be kept.
func (e *setup) unkept() screen.Move {
	if says := e.wrong(); says != "" {
		return screen.Stay().Saying(says)
	}
	e.make() // its time begins now
	if e.missing != nil {
		return study.Nothing(e.missing)
	}
	return e.open(e.set, true)
}

// wait keeps what of the exam is not in the store until it is taken up again.
func (x *taking) wait() {
	changes := x.book.unsaved()
	if !x.book.unstored && len(changes) == 0 {
		delete(x.waiting.left, x.run.Course)
		return
	}
	x.waiting.left[x.run.Course] = unsavedExam{run: x.run, unstored: x.book.unstored, changes: changes}
}

// running is the exam of the course that goes on: the one that the program alone knows of before the one in the store.
// Nil where there is none.
func (w *Waiting) running(s *study.Study) *exam.Exam {
	if left, ok := w.left[s.Course().ID]; ok && left.unstored {
		return &left.run
	}
	return s.Learner.Running
}

// unstored reports whether the exam of a course that goes on is not in the store.
func (w *Waiting) unstored(course string) bool { return w.left[course].unstored }

// changesOf are the changes of an exam in the store that could not be saved when it was left.
func (w *Waiting) changesOf(run exam.Exam) []exam.Change {
	if left := w.left[run.Course]; !left.unstored && left.run.ID == run.ID {
		return left.changes
	}
	return nil
}

// restore puts what could not be saved onto an exam as it is in the store; it is tried again when the exam opens.
func (x *taking) restore(changes []exam.Change) {
	if len(changes) == 0 {
		return
	}
	for _, c := range changes {
		x.run = x.run.Changed(c)
		x.book.newest[c.Question], x.book.failed[c.Question] = c, true
	}
	x.at = x.run.At()
	x.ask()
}

// leaves is what is told of an exam that is left.
func (x *taking) leaves() string {
	if x.book.unstored {
		return "The exam waits on the home screen until the program ends: it could not be saved."
	}
	says := "The clock runs on. The exam waits on the home screen."
	if x.left() == 0 {
		says = "Time is up. The exam waits on the home screen."
	}
	if x.set != nil && x.left() > mostClock {
		says = "It waits on the home screen."
	}
	if n := len(x.book.failed); n > 0 {
		says = "The exam waits on the home screen; " + words.Count(n, "answer") + " not saved yet."
	}
	return says
}
