package command

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

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

// servedFrames is how many frames a second a session that begins among so many others draws at most. A key is shown with the
// next one: of 200 learners who answered every two seconds 99 % saw theirs within 67 ms at 15, 35 ms at 30 and 19 ms at 60
// (TestLoad). Each session wakes up for each frame, drawn or not, so that many of them take time from one another's keys.
func servedFrames(others int) int {
	const few, quick, many = 250, 60, 20
	if others < few {
		return quick
	}
	return many
}

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
	meter    *serve.Meter
	state    state // what everybody is told of this server
}

// session is one of them: as screens, or as lines of text.
func (s *served) session(ctx context.Context, p serve.Person, t serve.Terminal) error {
	if t.Export {
		if _, err := s.book.Due(ctx, p.Learner); err != nil && !errors.Is(err, class.ErrNotFound) { // what may be seen by now goes with it
			return err
		}
		return s.school.Export(ctx, p.Learner, t.Out)
	}
	course, err := s.courses.open(s.courses.first)
	if err != nil {
		return err
	}
	var saving atomic.Int64
	ended, end := context.WithCancel(ctx)
	defer end()
	tells := s.state.told(ended, &saving, t.Again)
	book := &countedBook{s.book, &saving, s.meter}
	var store lazyStore
	open := func() (exam.Store, error) {
		return store.open(func() (exam.Store, io.Closer, error) {
			opened, failed := s.school.Open(ctx, p.Learner)
			if failed != nil || p.Teacher {
				return opened, opened, failed
			}
			return &counted{class.AtDesk(opened, s.book, p.Learner), &saving, s.meter}, opened, nil
		})
	}
	if t.Plain {
		go linesTold(ended, tells, t.Out)
		err = s.lines(ctx, p, t, course, book, open)
	} else {
		err = s.screens(ctx, p, t, course, book, tells, open)
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
	ctx context.Context, p serve.Person, t serve.Terminal, course ui.Course, book class.Book, tells <-chan string, store func() (exam.Store, error),
) error {
	return ui.Run(ctx, ui.Options{
		Course: func() ui.Course { return course }, Store: store, Now: s.Now, Seed: s.Seed, Start: quiz.AtHome,
		Courses: s.courses.names, Open: s.courses.open, Does: t.Does, Parts: s.parts(ctx, p, book), Welcome: s.welcome(ctx, p),
		Terminal: screen.Terminal{
			Tells: tells, In: t.In, Out: t.Out, Environ: t.Environ, NoColor: told(t.Environ, "NO_COLOR"),
			Width: t.Window.Width, Height: t.Window.Height, Sizes: t.Sizes, FramesPerSecond: servedFrames(s.presence.Count()), NoSuspend: true, Decodes: true,
		},
	})
}

func (s *served) lines(
	ctx context.Context, p serve.Person, t serve.Terminal, course ui.Course, book class.Book, store func() (exam.Store, error),
) error {
	t.Does("in lines of text")
	var desk class.Desk
	if !p.Teacher {
		desk = s.book
	}
	return plain.Run(ctx, plain.Options{
		Desk: desk, Learner: p.Learner, Live: s.plainLive(p, book), Own: s.ownPlain(p),
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
