// Package ui is all that is shown: the program's screens and, in its folders, the command line and the plain mode.
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
	"porthole/quiz/exam"
	exams "porthole/ui/exam"
	"porthole/ui/look"
	"porthole/ui/screen"
	"porthole/ui/study"
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
	Own      bool   // a document of the learner's, not a built-in course
	Path     string // of such a document
}

// Options are what the program needs of the world.
type Options struct {
	// Course waits for the course, and returns the same one each time. It may still be read while the terminal is made
	// ready.
	Course func() Course
	// Store opens the store. It may take a while: it is called beside the first frame, and nothing but what needs the
	// store waits for it. A [quiz.StoreError] is told to the learner, who can go on without saving.
	Store func() (exam.Store, error)
	Now   func() time.Time
	Seed  func() uint64 // a fresh seed for each session whose Selection has none

	Start     Start
	Selection quiz.Selection // of the session to open on
	Blueprint exam.Blueprint // of the exam to open on; the zero one: the course's own
	// Follow, where it is set, is told how a drill goes: when it begins, and after each answer, one taken back, a
	// guess, the end. It keeps what it is told and does no more.
	Follow func(quiz.Drill)

	Courses func() []string // the built-in courses
	Open    func(name string) (Course, error)
	Recent  func() []string // the paths of documents that were opened before, the last one first; nil: none

	Contrast bool // high contrast is wanted

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
	drawn := make(chan struct{})
	draw := sync.OnceFunc(func() { close(drawn) })
	queue := study.NewStoreQueue(ctx, func() (exam.Store, error) {
		<-drawn // a database takes processor time that the first frame needs
		return o.Store()
	})
	defer queue.Finish()
	defer draw()
	app, err := newProgram(o, queue, draw)
	if err != nil {
		return err
	}
	if o.Contrast {
		app.Contrast()
	}
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
func newProgram(o Options, q *study.StoreQueue, drawn func()) (*screen.App, error) {
	keys := look.NewKeys()
	first := func() []screen.Screen { return []screen.Screen{firstHome(o, keys, q)} }
	if o.Start != AtHome {
		h := firstHome(o, keys, q)
		if err := h.opening(o, o.Now()).Err(); err != nil {
			return nil, err
		}
		h.opens, h.straight = func(now time.Time) screen.Move { return h.opening(o, now) }, true
		first = func() []screen.Screen { return []screen.Screen{h} }
	}
	return screen.NewApp(keys, o.Now, first, drawn), nil
}

// firstHome is the home screen of the course the program is opened with.
func firstHome(o Options, keys *look.Keys, q *study.StoreQueue) *home {
	course := o.Course()
	s := &study.Study{
		Deck: course.Deck, Problems: course.Problems, Queue: q, Key: keys,
		Seed: o.Seed, Follow: o.Follow, After: screen.After, Drill: startDrill,
	}
	built := shelf{names: o.Courses, open: o.Open, recent: o.Recent}
	if course.Own {
		built.own = course
	}
	return newHome(s, built, exams.NewWaiting())
}

// opening is the move to the screen the program opens on.
func (h *home) opening(o Options, now time.Time) screen.Move {
	s := h.Study
	switch o.Start {
	case AtHome:
		return screen.Stay()
	case AtDrill:
		return startDrill(s, o.Selection, now)
	case AtMatch:
		return startMatch(s, o.Selection, now)
	case AtGrid:
		return startGrid(s, o.Selection, now)
	case AtReview:
		return openSitting(s, o.Selection, now)
	case AtExam:
		return h.exams.Open(o.Blueprint, now)
	case AtExams:
		return screen.Push(exams.NewHistory(s))
	}
	return screen.Stay()
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
