package command

import (
	"context"

	"porthole/quiz/class"
	classes "porthole/ui/class"
	"porthole/ui/look"
	"porthole/ui/plain"
	"porthole/ui/screen"
	"porthole/ui/serve"
	"porthole/ui/words"
)

// own is a learner's way to what the class keeps of them.
func (s *served) own(p serve.Person) classes.Own {
	own := classes.Own{
		Read: func(ctx context.Context) (words.OwnData, error) {
			held, err := s.book.Held(ctx, p.Learner)
			return words.OwnData{
				Name: held.Name, Class: held.Class, Joined: held.Joined, PIN: held.PIN != "", Keys: held.Keys,
				Answers: held.Answers, Exams: held.Exams, Keep: held.Group.Keep,
			}, err
		},
		Delete: func(ctx context.Context) error {
			held, err := s.book.Held(ctx, p.Learner)
			if err != nil {
				return err
			}
			answers, err := s.book.ForgetMember(ctx, class.KeyOf(held.Class), class.KeyOf(held.Name))
			if err == nil && s.log != nil {
				s.log.Info("a learner deleted what was kept of them", "answers", answers)
			}
			return err
		},
	}
	if len(s.join.Lines) > 0 {
		own.Line = s.join.Lines[0]
	}
	return own
}

// ownPlain is the same in lines of text; nil for a teacher.
func (s *served) ownPlain(p serve.Person) *plain.Own {
	if p.Teacher {
		return nil
	}
	own := s.own(p)
	return &plain.Own{Read: own.Read, Delete: own.Delete, Line: own.Line, Joining: p.New}
}

// welcome is what somebody is shown who has just joined; nil: nothing.
func (s *served) welcome(ctx context.Context, p serve.Person) func(*look.Keys) screen.Screen {
	if !p.New {
		return nil
	}
	return func(keys *look.Keys) screen.Screen {
		own := s.own(p)
		own.Key = keys
		return classes.NewOwnPage(ctx, own, true)
	}
}
