package command

import (
	"context"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"porthole/content"
	"porthole/quiz"
	"porthole/quiz/exam"
	"porthole/ui"
	"porthole/ui/plain"
)

// choice holds the flags that say what a session asks.
type choice struct {
	lessons, relations, kinds, directions []string
	count                                 string
	minutes                               int
	seed                                  uint64
	due                                   bool   // of a drill: ask what is due of the selection
	report                                string // of a drill: the file that its result is written to
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
func (c *cli) sessionVerb(verb *cobra.Command, start ui.Start, f *choice) *cobra.Command {
	f.register(verb)
	if start != ui.AtDrill {
		hide(verb, "kind", "direction")
	}
	verb.Args = atMost(1)
	verb.ValidArgsFunction = completeCourse(0)
	verb.RunE = func(verb *cobra.Command, args []string) error {
		name := courseArg(args, 0)
		course, problems, err := load(name)
		if err != nil {
			return err
		}
		selection, err := f.selection(course, verb.Flags().Changed("minutes"))
		if err != nil {
			return err
		}
		if err := f.reportable(verb); err != nil {
			return err
		}
		if verb.Flags().Changed("seed") {
			c.Seed = func() uint64 { return f.seed }
		}
		opened := ready(name, course, problems)
		run := session{open: func() ui.Course { return opened }, start: start, selection: selection}
		switch {
		case start != ui.AtDrill: // a pair and a cell tell both directions, each in its one kind
			run.selection.Kinds, run.selection.Directions = nil, nil
		case f.scheduled(verb):
			run.start = ui.AtReview
		default:
			run.selection.Alike = verb.Flags().Changed("seed")
		}
		return c.reported(verb.Context(), f.report, run)
	}
	return verb
}

func (f *choice) register(verb *cobra.Command) {
	flags := verb.Flags()
	flags.SortFlags = false
	flags.StringArrayVar(&f.lessons, "lesson", nil, "`LESSON` to ask about: its number or a part of its title (repeatable)")
	flags.StringArrayVar(&f.relations, "relation", nil, "`RELATION` to ask: the heading of a column (repeatable)")
	flags.StringArrayVar(&f.kinds, "kind", nil, "`KIND` of question: "+strings.Join(kindNames(), ", ")+" (repeatable)")
	flags.StringArrayVar(&f.directions, "direction", nil, "`DIRECTION` to ask in: forward or reverse (repeatable)")
	flags.StringVar(&f.count, "count", "", "`NUMBER` of questions, pairs or cells, or all")
	flags.IntVar(&f.minutes, "minutes", 0, "`MINUTES` until the end")
	flags.Uint64Var(&f.seed, "seed", 0, "`SEED` of the order: the same one makes the same session")
	f.offer(verb)
}

// offer completes the values of flags with what the course has.
func (f *choice) offer(verb *cobra.Command) {
	for flag, complete := range map[string]func(*content.Course) []string{
		"lesson": lessonTitles, "relation": (*content.Course).Relations,
		"kind":      func(*content.Course) []string { return kindNames() },
		"direction": func(*content.Course) []string { return directionNames() },
	} {
		// It fails only for a flag that is not registered.
		_ = verb.RegisterFlagCompletionFunc(flag, completeFrom(complete))
	}
}

// hide leaves flags out of the help that a verb takes though they make no difference to it, so that
// any session can be tried with the flags of another.
func hide(verb *cobra.Command, names ...string) {
	for _, name := range names {
		verb.Flags().Lookup(name).Hidden = true
	}
}

// completeFrom completes a flag with names out of the course that the arguments name.
func completeFrom(names func(*content.Course) []string) cobra.CompletionFunc {
	return func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		course, _, err := load(courseArg(args, 0))
		if err != nil {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return names(course), cobra.ShellCompDirectiveNoFileComp
	}
}

// session is a run of a course: how it is begun, and who follows it.
type session struct {
	open      func() ui.Course
	start     ui.Start
	selection quiz.Selection
	blueprint exam.Blueprint // of an exam; the zero one: the course's own
	follow    func(quiz.Drill)
}

// run runs the course: as screens, or as lines of text where these are asked for or nothing else is
// possible. The store is opened when it is first needed.
func (c *cli) run(ctx context.Context, s session) error {
	store := func() (exam.Store, error) { return c.openStore(ctx) }
	contrast, err := c.settings().contrast(c.theme.String())
	if err != nil {
		return err
	}
	remember := sync.OnceFunc(func() { c.settings().remember(s.open()) })
	if c.plain || !c.InTTY || !c.OutTTY || c.dumb() {
		course := s.open()
		remember()
		return plain.Run(ctx, plain.Options{
			Deck: course.Deck, Problems: course.Problems, Store: store, Now: c.Now, Seed: c.Seed,
			Start: inPlain(s.start), Selection: s.selection, Blueprint: s.blueprint, Follow: s.follow, In: c.In, Out: c.out, Echo: !c.InTTY,
		})
	}
	defer remember()
	return ui.Run(ctx, ui.Options{
		Course: s.open, Store: store, Contrast: contrast, Recent: c.settings().recent, Now: c.Now, Seed: c.Seed,
		Start: s.start, Selection: s.selection, Blueprint: s.blueprint, Follow: s.follow, Courses: content.BuiltinNames, Open: c.openDeck,
		NoColor: c.env("NO_COLOR") != "", In: c.In, Out: c.Out, Environ: c.Environ,
	})
}

// inPlain is where plain mode starts in the place of a screen.
func inPlain(s ui.Start) plain.Start {
	switch s {
	case ui.AtHome:
		return plain.AtHome
	case ui.AtDrill:
		return plain.AtDrill
	case ui.AtMatch:
		return plain.AtMatch
	case ui.AtGrid:
		return plain.AtGrid
	case ui.AtReview:
		return plain.AtReview
	case ui.AtExam:
		return plain.AtExam
	case ui.AtExams:
		return plain.AtExams
	}
	return plain.AtHome
}

// dumb reports whether the terminal can do no more than lines of text, or does not say what it can.
// On Windows none says it.
func (c *cli) dumb() bool {
	kind := c.env("TERM")
	return kind == "dumb" || kind == "" && runtime.GOOS != "windows"
}
