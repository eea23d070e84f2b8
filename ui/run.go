// Package ui is all that is shown: the program's screens and, in its folders, the command line and the plain mode.
package ui

import (
	"context"
	"sync"
	"time"

	"github.com/charmbracelet/x/ansi"

	"porthole/content"
	"porthole/quiz"
	"porthole/quiz/exam"
	"porthole/ui/class"
	exams "porthole/ui/exam"
	"porthole/ui/look"
	"porthole/ui/screen"
	"porthole/ui/study"
	"porthole/ui/wire"
	"porthole/ui/wire/attempt"
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

	Start     quiz.Start
	Selection quiz.Selection // of the session to open on
	Wire      string         // the id of the exercise to open on, at quiz.AtWire; "": their list
	Blueprint exam.Blueprint // of the exam to open on; the zero one: the course's own
	// Follow, where it is set, is told how a drill goes: when it begins, and after each answer, one taken back, a
	// guess, the end. It keeps what it is told and does no more.
	Follow func(quiz.Drill)
	// Does, where it is set, is told what the learner does: one of the words of study. It keeps what it is told and does no
	// more.
	Does func(what string)

	Courses func() []string         // the built-in courses, and the exams that have one
	Aim     func(exam string) error // keeps in mind which exam the learner aims at, "" for none; nil: nothing does
	Open    func(name string) (Course, error)
	Recent  func() []string // the paths of documents that were opened before, the last one first; nil: none

	Contrast bool // high contrast is wanted

	// Parts are what stands first at home of somebody in a class, made anew for each course that is opened; nil: nothing does.
	Parts func(*study.Study) []class.Part
	// Welcome is shown before all else to somebody who has just joined a class; nil: nothing is.
	Welcome func(*look.Keys) screen.Screen

	bench *attempt.Bench // where exercises of the wire lab are tried; Run makes it

	screen.Terminal
}

// Run shows the program until the learner leaves it. It returns a [quiz.NothingError] where the session to open
// on has nothing to ask, and a [screen.PanicError] where the program panicked.
func Run(ctx context.Context, o Options) error {
	ctx, end := context.WithCancel(ctx)
	defer end()
	go ansi.WcWidth.StringWidth("─") // builds the table of widths, which would else be built inside the first frame
	drawn := make(chan struct{})
	draw := sync.OnceFunc(func() { close(drawn) })
	queue := study.NewStoreQueue(ctx, func() (exam.Store, error) {
		<-drawn // a database takes processor time that the first frame needs
		return o.Store()
	})
	defer queue.Finish()
	defer draw()
	o.bench = &attempt.Bench{Now: o.Now}
	defer o.bench.Close()
	app, err := newProgram(ctx, o, queue, draw)
	if err != nil {
		return err
	}
	if o.Contrast {
		app.Contrast()
	}
	return screen.Show(ctx, app, o.Terminal)
}

// newProgram builds the App. Where it opens at home, the course is waited for only with the first message. A session to
// open on is tried at once, to see that there is something to ask; it begins when it is known what the learner knows.
func newProgram(ctx context.Context, o Options, q *study.StoreQueue, drawn func()) (*screen.App, error) {
	keys := look.NewKeys()
	first := func() []screen.Screen {
		all := []screen.Screen{firstHome(ctx, o, keys, q)}
		if o.Welcome != nil {
			all = append(all, o.Welcome(keys))
		}
		return all
	}
	if o.Start != quiz.AtHome {
		h := firstHome(ctx, o, keys, q)
		if err := h.opening(o, o.Now()).Err(); err != nil {
			return nil, err
		}
		h.opens, h.straight = func(now time.Time) screen.Move { return h.opening(o, now) }, true
		first = func() []screen.Screen { return []screen.Screen{h} }
	}
	return screen.NewApp(keys, o.Now, first, drawn), nil
}

// firstHome is the home screen of the course the program is opened with.
func firstHome(ctx context.Context, o Options, keys *look.Keys, q *study.StoreQueue) *home {
	course := o.Course()
	s := &study.Study{
		Deck: course.Deck, Problems: course.Problems, Queue: q, Key: keys,
		Seed: o.Seed, Follow: o.Follow, Does: o.Does, After: screen.After(ctx), Drill: startDrill,
		Bench: o.bench,
	}
	built := shelf{names: o.Courses, open: o.Open, recent: o.Recent, aim: o.Aim, waiting: exams.NewWaiting(), parts: o.Parts, served: o.NoSuspend}
	if course.Own {
		built.own = course
	}
	return newHome(s, built)
}

// opening is the move to the screen the program opens on.
func (h *home) opening(o Options, now time.Time) screen.Move {
	s := h.Study
	switch o.Start {
	case quiz.AtHome:
		return screen.Stay()
	case quiz.AtDrill:
		return startDrill(s, o.Selection, now)
	case quiz.AtMatch:
		return startMatch(s, o.Selection, now)
	case quiz.AtGrid:
		return startGrid(s, o.Selection, now)
	case quiz.AtReview:
		return openSitting(s, o.Selection, now)
	case quiz.AtExam:
		return h.exams.Open(o.Blueprint, now)
	case quiz.AtExams:
		return screen.Push(exams.NewHistory(s))
	case quiz.AtWire:
		return openWire(s, o.Wire)
	}
	return screen.Stay()
}

// openWire opens an exercise of the wire lab, or their list, or says why there is none.
func openWire(s *study.Study, id string) screen.Move {
	if len(s.Course().Wires) == 0 {
		return study.Nothing(&quiz.NothingError{Reason: "this course has no exercise for the wire lab", Hint: "those of the email course: porthole wire"})
	}
	if at := wire.Named(s.Course(), id); at >= 0 {
		return screen.Push(wire.New(s, at))
	}
	return screen.Push(wire.NewList(s))
}
