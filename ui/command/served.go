package command

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"slices"
	"strings"
	"sync"

	"porthole/content"
	"porthole/quiz"
	"porthole/quiz/class"
	"porthole/quiz/exam"
	"porthole/ui"
	classes "porthole/ui/class"
	"porthole/ui/plain"
	"porthole/ui/screen"
	"porthole/ui/serve"
)

// servedFrames is how many frames a second a session that is served draws at most. A key is shown with the next one: of 200
// learners who answered every two seconds 99 % saw theirs within 67 ms at 15, 35 ms at 30 and 19 ms at 60 (TestLoad), for a
// twentieth of a core more.
const servedFrames = 60

// catalogue is the courses that are served, each made once and shared by all sessions. A name is looked up, and never a path.
type catalogue struct {
	first   string // opens at home
	named   []string
	courses map[string]ui.Course // documents, by their titles; they never change
	builtIn func(name string) (ui.Course, error)
	mu      sync.Mutex // one is made at a time
}

// names lists what can be opened.
func (s *catalogue) names() []string { return append(slices.Clone(s.named), builtInNames()...) }

func (s *catalogue) open(name string) (ui.Course, error) {
	if course, ok := s.courses[name]; ok {
		return course, nil
	}
	if !slices.Contains(builtInNames(), name) {
		return ui.Course{}, errors.New("there is no such course here")
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.builtIn(name)
}

// served makes the sessions of people who have logged in.
type served struct {
	*cli
	school   School
	courses  *catalogue
	book     class.Book
	presence serve.Presence
	join     classes.Join
	log      *slog.Logger
	live     *classes.Hub
}

// session is one of them: as screens, or as lines of text.
func (s *served) session(ctx context.Context, p serve.Person, t serve.Terminal) error {
	if t.Export {
		return s.school.Export(ctx, p.Learner, t.Out)
	}
	course, err := s.courses.open(s.courses.first)
	if err != nil {
		return err
	}
	var store lazyStore
	open := func() (exam.Store, error) {
		return store.open(func() (exam.Store, io.Closer, error) {
			opened, failed := s.school.Open(ctx, p.Learner)
			if failed != nil || p.Teacher {
				return opened, opened, failed
			}
			return class.AtDesk(opened, s.book, p.Learner), opened, nil
		})
	}
	if t.Plain {
		err = s.lines(ctx, p, t, course, open)
	} else {
		err = s.screens(ctx, p, t, course, open)
	}
	if closing := store.close(); err == nil {
		err = closing
	}
	if err != nil && ctx.Err() == nil {
		_, _ = io.WriteString(t.Out, content.Clean(sentenceOf(err))+"\n") // who has gone reads nothing
	}
	return err
}

func (s *served) screens(
	ctx context.Context, p serve.Person, t serve.Terminal, course ui.Course, store func() (exam.Store, error),
) error {
	return ui.Run(ctx, ui.Options{
		Course: func() ui.Course { return course }, Store: store, Now: s.Now, Seed: s.Seed, Start: quiz.AtHome,
		Courses: s.courses.names, Open: s.courses.open, Does: t.Does, Parts: s.parts(ctx, p), Welcome: s.welcome(ctx, p),
		Terminal: screen.Terminal{
			In: t.In, Out: t.Out, Environ: t.Environ, NoColor: told(t.Environ, "NO_COLOR"),
			Width: t.Window.Width, Height: t.Window.Height, Sizes: t.Sizes, FramesPerSecond: servedFrames, NoSuspend: true,
		},
	})
}

func (s *served) lines(ctx context.Context, p serve.Person, t serve.Terminal, course ui.Course, store func() (exam.Store, error)) error {
	t.Does("in lines of text")
	var desk class.Desk
	if !p.Teacher {
		desk = s.book
	}
	return plain.Run(ctx, plain.Options{
		Desk: desk, Learner: p.Learner, Live: s.plainLive(p), Own: s.ownPlain(p),
		Deck: course.Deck, Problems: course.Problems, Store: store, Now: s.Now, Seed: s.Seed, Start: quiz.AtHome, In: t.In, Out: t.Out,
		Open: func(exam string) (*quiz.Deck, error) {
			course, err := s.courses.open(exam)
			return course.Deck, err
		},
	})
}

// told reports whether a variable is set to anything.
func told(environ []string, name string) bool {
	return slices.ContainsFunc(environ, func(pair string) bool { return strings.HasPrefix(pair, name+"=") && pair != name+"=" })
}
