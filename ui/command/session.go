package command

import (
	"context"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"porthole/content"
	"porthole/quiz"
	"porthole/quiz/exam"
	"porthole/quiz/memory"
	"porthole/ui"
	"porthole/ui/plain"
	"porthole/ui/screen"
)

// choice holds the flags that say what a session asks.
type choice struct {
	lessons, relations, kinds, directions []string
	count                                 string
	minutes                               int
	seed                                  uint64
	due                                   bool // of a drill: ask what is due of the selection
	handIn                                     // of a drill
}

// selecting are the flags that choose what is asked; without any of them a drill asks what memory needs.
func selecting() []string {
	return []string{"lesson", "relation", "kind", "direction", "count", "minutes", "seed"}
}

// scheduled reports whether memory chooses what a drill asks.
func (f *choice) scheduled(verb *cobra.Command) bool {
	return f.due || !slices.ContainsFunc(selecting(), verb.Flags().Changed)
}

// sessionVerb completes a verb that goes straight into a session: its course, flags and run.
func (c *cli) sessionVerb(verb *cobra.Command, start quiz.Start, f *choice) *cobra.Command {
	f.register(verb, c.learning)
	if start != quiz.AtDrill {
		hide(verb, "kind", "direction")
	}
	verb.Args = atMost(1)
	verb.ValidArgsFunction = completeCourse(0)
	verb.RunE = func(verb *cobra.Command, args []string) error {
		name := c.learning(args)
		course, problems, err := c.load(name)
		if err != nil {
			return err
		}
		selection, err := f.selection(course, verb.Flags().Changed("minutes"))
		if err != nil {
			return err
		}
		if err := f.fits(verb); err != nil {
			return err
		}
		if verb.Flags().Changed("seed") {
			c.Seed = func() uint64 { return f.seed }
		}
		opened := ready(name, course, problems)
		run := session{open: func() ui.Course { return opened }, start: start, selection: selection}
		switch {
		case start != quiz.AtDrill: // a pair and a cell tell both directions, each in its one kind
			run.selection.Kinds, run.selection.Directions = nil, nil
		case f.scheduled(verb):
			run.start = quiz.AtReview
		default:
			run.selection.Alike = verb.Flags().Changed("seed")
			sayFewerIn(c, opened.Deck, run.selection)
		}
		return c.reported(verb.Context(), f.handIn, run)
	}
	return verb
}

// sayFewerIn tells that a drill has fewer questions than were asked for. Where it has none, the session says so.
func sayFewerIn(c *cli, deck *quiz.Deck, s quiz.Selection) {
	d, err := quiz.NewDrill(deck, s, memory.Record{}, c.Now())
	if err != nil {
		return
	}
	if _, of := d.Progress(); s.Count > of {
		c.say(strconv.Itoa(s.Count) + " questions were asked for; what was chosen has " + strconv.Itoa(of) + ".")
	}
}

// register adds the flags; course is the one that the arguments stand for.
func (f *choice) register(verb *cobra.Command, course func(args []string) string) {
	flags := verb.Flags()
	flags.SortFlags = false
	flags.StringArrayVar(&f.lessons, "lesson", nil, "`LESSON` to ask about: its number or a part of its title (repeatable)")
	flags.StringArrayVar(&f.relations, "relation", nil, "`RELATION` to ask: the heading of a column (repeatable)")
	flags.StringArrayVar(&f.kinds, "kind", nil, "`KIND` of question: "+strings.Join(kindNames(), ", ")+" (repeatable)")
	flags.StringArrayVar(&f.directions, "direction", nil, "`DIRECTION` to ask in: forward or reverse (repeatable)")
	flags.StringVar(&f.count, "count", "", "`NUMBER` of questions, pairs or cells, or all")
	flags.IntVar(&f.minutes, "minutes", 0, "`MINUTES` until the end")
	flags.Uint64Var(&f.seed, "seed", 0, "`SEED` of the order: the same one makes the same session")
	f.offer(verb, course)
}

// offer completes the values of flags with what the course has.
func (f *choice) offer(verb *cobra.Command, course func(args []string) string) {
	for flag, complete := range map[string]func(*content.Course) []string{
		"lesson": lessonTitles, "relation": (*content.Course).Relations,
		"kind":      func(*content.Course) []string { return kindNames() },
		"direction": func(*content.Course) []string { return directionNames() },
	} {
		// It fails only for a flag that is not registered.
		_ = verb.RegisterFlagCompletionFunc(flag, completeFrom(course, complete))
	}
}

// hide leaves flags out of the help that a verb takes though they make no difference to it, so that
// any session can be tried with the flags of another.
func hide(verb *cobra.Command, names ...string) {
	for _, name := range names {
		verb.Flags().Lookup(name).Hidden = true
	}
}

// session is a run of a course: how it is begun, and who follows it.
type session struct {
	open      func() ui.Course
	start     quiz.Start
	selection quiz.Selection
	blueprint exam.Blueprint // of an exam; the zero one: the course's own
	resume    string         // what takes an exam up that was left; "": porthole exam
	follow    func(quiz.Drill)
	wire      string // the id of the exercise to open on; "": their list
}

// run runs the course: as screens, or as lines of text where these are asked for or nothing else is
// possible. The store is opened when it is first needed.
func (c *cli) run(ctx context.Context, s session) error {
	store := func() (exam.Store, error) { return c.openStore(ctx) }
	contrast, err := c.settings().contrast(c.theme.String())
	if err != nil {
		return err
	}
	warnOfOthers(c)
	aim := func(exam string) error { return c.settings().aimAt(c.learner.String(), exam) }
	remember := sync.OnceFunc(func() { c.settings().remember(s.open()) })
	if c.plain || !c.InTTY || !c.OutTTY || c.dumb() {
		course := s.open()
		remember()
		return plain.Run(ctx, plain.Options{
			Deck: course.Deck, Problems: course.Problems, Store: store, Now: c.Now, Seed: c.Seed,
			Start: s.start, Selection: s.selection, Blueprint: s.blueprint, Resume: s.resume, Follow: s.follow, Wire: s.wire, In: c.In, Out: c.out, Echo: !c.InTTY,
			Aim: aim,
			Open: func(exam string) (*quiz.Deck, error) {
				course, err := c.openDeck(exam)
				return course.Deck, err
			},
		})
	}
	defer remember()
	return ui.Run(ctx, ui.Options{
		Course: s.open, Store: store, Contrast: contrast, Recent: c.settings().recent, Now: c.Now, Seed: c.Seed,
		Start: s.start, Selection: s.selection, Blueprint: s.blueprint, Follow: s.follow, Wire: s.wire, Courses: builtInNames, Open: c.openDeck, Aim: aim,
		Terminal: screen.Terminal{NoColor: c.env("NO_COLOR") != "", In: c.In, Out: c.Out, Environ: c.Environ},
	})
}

// dumb reports whether the terminal can do no more than lines of text, or does not say what it can.
// On Windows none says it.
func (w World) dumb() bool {
	kind := w.env("TERM")
	return kind == "dumb" || kind == "" && runtime.GOOS != "windows"
}
