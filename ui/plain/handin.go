package plain

import (
	"cmp"
	"errors"
	"time"

	"porthole/content"
	"porthole/quiz"
	"porthole/quiz/exam"
	"porthole/ui/words"
)

// keepStep takes a change and keeps it; ok: time was not up, and it counts. What cannot be kept is tried again with the
// next change. Both are said once.
func (s *sitting) keepStep(next exam.Exam, change exam.Change, ok bool) {
	if !ok {
		return
	}
	s.exam = next
	s.pending = append(s.pending, change)
	before := s.failed
	s.failed = s.settle()
	switch {
	case s.ctx.Err() != nil:
	case s.failed != nil && before == nil:
		s.out.say("This step of the exam could not be saved: " + words.Ended(content.Clean(s.failed.Error())))
		s.out.say("You can go on; it is tried again with every further step.")
	case s.failed == nil && before != nil && !s.done:
		s.out.say("What could not be saved before is saved now.")
	}
}

// settle keeps what is not kept so far.
func (s *sitting) settle() (failed error) {
	if s.failed != nil && quiz.IsLater(s.failed) {
		failed = s.failed
	}
	for !s.unstored && !s.done && len(s.pending) > 0 {
		err := s.store.SaveExamStep(s.ctx, s.exam.ID, s.pending[0])
		if errors.Is(err, quiz.ErrExamHanded) {
			s.done = true
			return nil
		}
		if s.bars(err) {
			return nil
		}
		if err != nil && !quiz.IsLater(err) {
			return err
		}
		failed = err // it is kept until it can be saved, and the last one knows whether that was
		s.pending = s.pending[1:]
	}
	return failed
}

// leave keeps what was filled in so far, and says what becomes of the exam.
func (s *sitting) leave(so quiz.Response) {
	if !so.Blank() {
		s.keepStep(s.exam.Give(s.at, so, s.Now()))
	}
	switch {
	case s.unstored:
		return
	case s.done:
		s.out.say("The exam was handed in meanwhile, in another window.")
		return
	case quiz.IsLater(s.failed) && s.ctx.Err() == nil:
		s.out.say("What you did last is not saved yet. It is tried again until the program ends.")
	case s.failed != nil && s.ctx.Err() == nil:
		s.unsaved = cmp.Or(s.unsaved, s.failed)
		s.out.say("What you did last could not be saved. The exam waits as it stood before.")
	}
	if s.set != nil && !s.done {
		s.out.say("It is not handed in, and waits in the menu.")
		return
	}
	if s.exam.Left(s.Now()) > 0 {
		s.out.say("The exam is not handed in. Its clock runs on until " + s.exam.Began.Add(s.exam.Limit).In(s.Now().Location()).Format("15:04") +
			". This takes it up again:")
		s.out.line(s.resume())
	}
}

// resume is what to type to take the exam up again.
func (s *sitting) resume() string { return content.Clean(cmp.Or(s.Resume, "porthole exam")) }

// handIn closes the exam. Where that fails it says so, and tries again for as long as the learner wants; else the exam
// stays as it is, and there is no result.
func (s *sitting) handIn() action {
	now := s.Now() // of the first try: what comes later is not the learner's
	for {
		err := s.close(now)
		if err == nil {
			return answer
		}
		if s.ctx.Err() != nil {
			return end
		}
		s.out.say("The exam could not be handed in: " + words.Ended(content.Clean(err.Error())))
		says := "Nothing is lost: all your answers are saved, and the exam waits."
		if len(s.pending) > 0 || quiz.IsLater(s.failed) {
			says = "What you did last is not saved yet, and is lost if you leave now; the rest of the exam waits."
		}
		s.out.say(says)
		r := s.ask(prompt{text: "Enter tries again, /quit leaves: ", letters: true, extra: extra{closed: true},
			help: "Enter tries to hand the exam in once more. After /quit, " + s.resume() + " takes it up; once its time is up it is handed in as it stands."})
		if r.act != answer {
			s.unsaved = cmp.Or(s.unsaved, err)
			return r.act
		}
	}
}

// close hands the exam in where it is kept; one that could not be kept is marked here.
func (s *sitting) close(now time.Time) error {
	if s.unstored {
		s.exam = s.exam.HandIn(s.Deck, now)
		return nil
	}
	if err := s.settle(); err != nil {
		return err
	}
	handed, err := s.store.HandIn(s.ctx, s.exam.ID, s.Deck, now)
	if errors.Is(err, quiz.ErrExamHanded) {
		if handed, err = s.store.Exam(s.ctx, s.exam.ID); err == nil {
			s.out.say("It was handed in meanwhile, in another window.")
		}
	}
	if s.bars(err) {
		return nil
	}
	if err == nil {
		s.exam, s.pending, s.failed = handed, nil, nil
	}
	return err
}

// finish hands the exam in, tells the result and offers to drill what was missed.
func (s *sitting) finish() action {
	if act := s.handIn(); act != answer {
		return act
	}
	if s.set != nil && s.told() {
		return answer
	}
	s.examResult(s.exam)
	s.saveForecast(s.progress())
	missed := s.exam.Breakdown().Missed
	if len(missed) == 0 {
		return answer
	}
	missed, act := s.again(missed)
	if act != answer || len(missed) == 0 {
		return act
	}
	act, err := s.drill(quiz.Selection{Cards: missed, Count: -1})
	if err != nil {
		s.out.say(words.Ended(content.Clean(err.Error())))
	}
	return act
}
