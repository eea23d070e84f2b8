package plain

import (
	"cmp"
	"errors"
	"fmt"
	"strconv"
	"time"

	"porthole/quiz"
	"porthole/quiz/class"
	"porthole/quiz/exam"
	"porthole/ui/words"
)

// examTalk is the part of a talk that is about exams.
type examTalk struct{ *talk }

// exam begins a practice exam, or takes up the one that runs, and tells its result once it is handed in.
func (t examTalk) exam() (action, error) {
	run, ok := t.running()
	if ok && run.Left(t.Now()) == 0 {
		return t.ranOut(run), nil
	}
	s := &sitting{examTalk: t, exam: run, at: run.At()}
	if ok {
		t.out.gap()
		t.out.say("The exam that began " + clockTime(run.Began, t.Now()) + " goes on: " + strconv.Itoa(len(run.Questions)-run.Open()) + " of " +
			words.Count(len(run.Questions), "question") + " answered, " + s.timeLeft() + ".")
	} else if act, err := s.begin(); act != answer || err != nil {
		return act, err
	}
	return s.sit(), nil
}

// running returns the exam that was not handed in yet.
func (t examTalk) running() (exam.Exam, bool) {
	e, ok, err := t.store.RunningExam(t.ctx, t.course.ID)
	t.keep("Whether an exam is running could not be looked up", err)
	return e, ok && err == nil
}

// overdue hands in an exam whose time ran out while nobody was there, and says so.
func (t examTalk) overdue() {
	if e, ok := t.running(); ok && e.Left(t.Now()) == 0 {
		t.ranOut(e)
	}
}

// ranOut hands in an exam whose time ran out while the program was closed.
func (t examTalk) ranOut(e exam.Exam) action {
	t.out.gap()
	t.out.say("The time of your exam ran out " + clockTime(e.Began.Add(e.Limit), t.Now()) + ".")
	s := &sitting{examTalk: t, exam: e}
	if act := s.handIn(); act != answer {
		return act
	}
	t.out.say("It was handed in as it stood then.")
	t.examResult(s.exam)
	return answer
}

// blueprint is the plan of the exam that would be set.
func (t examTalk) blueprint() exam.Blueprint {
	if t.Blueprint.Questions == 0 {
		return exam.BlueprintOf(t.course)
	}
	return t.Blueprint.Timed()
}

// examEntry is the line of the menu for exams.
func (t examTalk) examEntry() string {
	if e, ok := t.running(); ok {
		if left := e.Left(t.Now()); left > 0 {
			return "Exam: go on with the one that runs, " + words.Minutes(left) + " left"
		}
		return "Exam: hand in the one whose time ran out"
	}
	b := t.blueprint().Fit(t.Deck)
	if b.Questions == 0 {
		return "Exam: nothing to ask"
	}
	return "Exam: " + words.Count(b.Questions, "question") + ", " + words.Minutes(b.Limit)
}

// sitting is an exam as it is sat.
type sitting struct {
	examTalk
	exam     exam.Exam
	at       int
	warned   bool
	unstored bool          // it could not be kept at all
	pending  []exam.Change // that could not be kept so far, in their order
	failed   error         // why they could not; nil where all is kept
	done     bool          // it was handed in elsewhere
	set      *class.Work   // what it is an attempt of; nil: it is the learner's own
	barred   error         // why it cannot go on
}

// begin says what the exam is, and keeps it once the learner begins.
func (s *sitting) begin() (action, error) {
	b, seed, known := s.blueprint(), s.seeded(s.Selection).Seed, s.progress().Record
	seen, err := s.store.SeenInExams(s.ctx, s.course.ID)
	s.keep("What earlier exams asked could not be read, so some of it may come again", err)
	b.Seen = seen
	set, err := exam.New(s.Deck, b, seed, known, s.Now())
	if err != nil {
		return answer, err
	}
	s.out.gap()
	s.out.say(words.ExamOrTest(b.Test) + ": " + words.Count(len(set.Questions), "question") + ", " + words.Minutes(set.Limit) + ", " + words.Percent(set.Pass) +
		" passes. Worded by " + words.Wording(set.Authority) + ". Seed " + seedText(seed) + ".")
	if says := words.FewerForExam(len(set.Questions), b.Questions, b); says != "" {
		s.out.say(says)
	}
	if says := cmp.Or(words.ExamAbout(s.course, b, true), words.ExamCoverage(s.course)); says != "" {
		s.out.say(says)
	}
	if b.Test != "" {
		s.out.say(words.TestRule)
	}
	s.out.say("Nothing is said of an answer before the end. The clock runs on when you leave. /help tells what you can type.")
	p := prompt{text: "Enter begins, /quit goes back: ", letters: true, help: "Enter begins the exam, and its clock."}
	r := s.ask(p)
	for ; r.act == answer && r.text != ""; r = s.ask(p) {
		s.refuse("Please press Enter alone.")
	}
	if r.act != answer {
		return r.act, nil
	}
	if s.exam, err = exam.New(s.Deck, b, seed, known, s.Now()); err != nil {
		return answer, err
	}
	err = s.store.BeginExam(s.ctx, s.exam)
	if errors.Is(err, exam.ErrRuns) {
		if run, ok := s.running(); ok {
			s.exam, s.at = run, run.At()
			s.out.say("An exam of this course was begun meanwhile, in another window. It goes on here.")
			return answer, nil
		}
	}
	if err != nil && b.Test != "" {
		return answer, untaken(err)
	}
	s.unstored = err != nil
	s.keep("The exam could not be saved; it goes on for as long as the program runs", err)
	return answer, nil
}

// untaken says why a test does not begin: it is kept, or not sat.
func untaken(err error) error {
	if errors.Is(err, quiz.ErrExamHanded) {
		return errors.New("this test was sat meanwhile, in another window")
	}
	return fmt.Errorf("the test could not be kept, so it does not begin: %w", err)
}

// left is the time that is left, in short.
func (s *sitting) left() string {
	left := s.exam.Left(s.Now()).Round(time.Second) // a step can be a millisecond later than the clock
	if left < time.Minute {
		return words.Count(int(left.Seconds()), "second")
	}
	return words.Count(int(left.Minutes()), "minute")
}
