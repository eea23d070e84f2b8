package ui

import (
	"context"
	"errors"
	"io"
	"os"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"porthole/content"
	"porthole/quiz"
	"porthole/ui/look"
)

// Start says which screen the program opens on.
type Start int

// The screens to open on. Home always lies below.
const (
	AtHome Start = iota
	AtDrill
	AtMatch
	AtGrid
	AtReview // what the schedule asks
	AtExam   // a practice exam, the one that runs where there is one
	AtExams  // the exams that were handed in
)

// Course is a course made ready for asking, and what is wrong with its document.
type Course struct {
	Deck     *quiz.Deck
	Problems []content.Problem
	Own      bool // a document of the learner's, not a built-in course
}

// Options are what the program needs of the world.
type Options struct {
	// Course waits for the course, and returns the same one each time. It may still be read while the terminal is made
	// ready.
	Course func() Course
	// Store opens the store. It may take a while: it is called beside the first frame, and nothing but what needs the
	// store waits for it. A [quiz.StoreError] is told to the learner, who can go on without saving.
	Store func() (quiz.Store, error)
	Now   func() time.Time
	Seed  func() uint64 // a fresh seed for each session whose Selection has none

	Start     Start
	Selection quiz.Selection // of the session to open on
	Blueprint quiz.Blueprint // of the exam to open on; the zero one: the course's own
	// Follow, where it is set, is told how a drill goes: when it begins, and after each answer, one taken back, a
	// guess, the end. It keeps what it is told and does no more.
	Follow func(quiz.Drill)

	Courses func() []string // the built-in courses
	Open    func(name string) (Course, error)

	NoColor bool
	In      io.Reader
	Out     io.Writer
	Environ []string
}

// A frame is drawn this often in a second at most. At 120 the first one is on the screen 8 ms earlier than at the usual 60.
const framesPerSecond = 120

// Run shows the program until the learner leaves it. It returns a [quiz.NothingError] where the session to open
// on has nothing to ask.
func Run(ctx context.Context, o Options) error {
	go ansi.WcWidth.StringWidth("─") // builds the table of widths, which would else be built inside the first frame
	queue := &storeQueue{}
	defer queue.finish()
	drawn := make(chan struct{})
	draw := sync.OnceFunc(func() { close(drawn) })
	defer draw()
	open := o.Store
	o.Store = func() (quiz.Store, error) {
		<-drawn // a database takes processor time that the first frame needs
		return open()
	}
	app, err := newProgram(o, queue)
	if err != nil {
		return err
	}
	app.drawn = draw
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	options := []tea.ProgramOption{
		tea.WithContext(ctx), tea.WithInput(untilEnd(o.In, cancel)), tea.WithOutput(o.Out),
		tea.WithEnvironment(o.Environ), tea.WithFPS(framesPerSecond),
	}
	if o.NoColor {
		options = append(options, tea.WithColorProfile(colorprofile.ASCII))
	}
	_, err = tea.NewProgram(app, options...).Run()
	if errors.Is(err, context.Canceled) || errors.Is(err, tea.ErrInterrupted) {
		return nil // the input ended or the learner interrupted: every answer is kept
	}
	return err
}

// newProgram builds the App. Where it opens at home, the course is waited for only with the first message. A session to
// open on is tried at once, to see that there is something to ask; it begins when it is known what the learner knows.
func newProgram(o Options, q *storeQueue) (*App, error) {
	keys := look.NewKeys()
	if o.Start == AtHome {
		return newApp(keys, o.Now, func() []Screen { return []Screen{newHome(newStudy(o, keys, q))} }), nil
	}
	s := newStudy(o, keys, q)
	if tried := opening(s, o, o.Now()); tried.err != nil {
		return nil, tried.err
	}
	h := newHome(s)
	h.opens, h.straight = func(now time.Time) Move { return opening(s, o, now) }, true
	return newApp(keys, o.Now, func() []Screen { return []Screen{h} }), nil
}

func newStudy(o Options, keys *look.Keys, q *storeQueue) *study {
	course := o.Course()
	s := &study{
		waiting: map[string]examWaiting{},
		deck:    course.Deck, problems: course.Problems, store: newLateStore(o.Store), queue: q, seed: o.Seed, follow: o.Follow, keys: keys,
		shelf: shelf{names: o.Courses, open: o.Open}, after: tickAfter,
	}
	if course.Own {
		s.shelf.own = course
	}
	return s
}

// opening is the move to the screen the program opens on.
func opening(s *study, o Options, now time.Time) Move {
	switch o.Start {
	case AtHome:
		return Stay()
	case AtDrill:
		return startDrill(s, o.Selection, now)
	case AtMatch:
		return startMatch(s, o.Selection, now)
	case AtGrid:
		return startGrid(s, o.Selection, now)
	case AtReview:
		return startAgenda(s, o.Selection, now)
	case AtExam:
		return openExam(s, o.Blueprint, now)
	case AtExams:
		return Push(newExams(s))
	}
	return Stay()
}

// ending is a terminal whose end of input ends the program, which Bubble Tea leaves running.
type ending struct {
	*os.File
	ended func()
}

// Read reads; at the end of the input, or when the terminal has gone, it says so.
func (e ending) Read(p []byte) (int, error) {
	n, err := e.File.Read(p)
	if err != nil {
		e.ended()
	}
	return n, err
}

func untilEnd(in io.Reader, ended func()) io.Reader {
	if f, ok := in.(*os.File); ok {
		return ending{f, ended}
	}
	return in
}
