package command

import (
	"context"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"porthole/content"
	"porthole/quiz"
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

// scheduled says whether memory chooses what a drill asks.
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
		if err := known(name, "built-in course or file"); err != nil {
			return err
		}
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
		"lesson": lessonTitles, "relation": relationNames,
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

// selection turns the flags into a selection from the course.
func (f *choice) selection(course *content.Course, timed bool) (s quiz.Selection, err error) {
	if s.Lessons, err = f.lessonIndexes(course); err != nil {
		return s, err
	}
	if s.Relations, err = f.relationsIn(course); err != nil {
		return s, err
	}
	kinds, err := indexes("kind of question", f.kinds, kindNames())
	if err != nil {
		return s, err
	}
	for _, i := range kinds {
		s.Kinds = append(s.Kinds, quiz.Kinds()[i])
	}
	directions, err := indexes("direction", f.directions, directionNames())
	if err != nil {
		return s, err
	}
	for _, i := range directions {
		s.Directions = append(s.Directions, quiz.Direction(i))
	}
	if s.Count, err = f.number(); err != nil {
		return s, err
	}
	const day = 24 * 60
	if timed && (f.minutes < 1 || f.minutes > day) {
		return s, usagef("--minutes takes a number from 1 to %d, not %d", day, f.minutes)
	}
	s.Limit = time.Duration(f.minutes) * time.Minute
	s.Seed = f.seed
	return s, nil
}

// indexes finds words among the known ones; one value may hold several, with commas between them.
func indexes(what string, given, known []string) ([]int, error) {
	var found []int
	for _, list := range given {
		for word := range strings.SplitSeq(list, ",") {
			i := slices.Index(known, strings.ToLower(strings.TrimSpace(word)))
			if i < 0 {
				return nil, noSuch(what, word, known)
			}
			found = append(found, i)
		}
	}
	return found, nil
}

// number reads --count: "all" is -1, nothing 0.
func (f *choice) number() (int, error) {
	switch f.count {
	case "":
		return 0, nil
	case "all":
		return -1, nil
	}
	n, err := strconv.Atoi(f.count)
	if err != nil || n < 1 {
		return 0, usagef("--count takes a number from 1, or all, not %q", shorten(f.count))
	}
	return n, nil
}

// lessonIndexes finds the lessons by number, by title, or by a part of the title.
func (f *choice) lessonIndexes(course *content.Course) ([]int, error) {
	var indexes []int
	titles := lessonTitles(course)
	for _, given := range f.lessons {
		found := matching(given, titles)
		if n, err := strconv.Atoi(given); err == nil {
			if n < 1 || n > len(titles) {
				return nil, usagef("there is no lesson %d; the course has lessons 1 to %d", n, len(titles))
			}
			found = []int{n - 1}
		}
		if len(found) == 0 {
			return nil, noSuch("lesson", given, titles)
		}
		indexes = append(indexes, found...)
	}
	slices.Sort(indexes)
	return slices.Compact(indexes), nil
}

func (f *choice) relationsIn(course *content.Course) ([]string, error) {
	var chosen []string
	names := relationNames(course)
	for _, given := range f.relations {
		found := matching(given, names)
		if len(found) == 0 {
			return nil, noSuch("relation", given, names)
		}
		for _, i := range found {
			chosen = append(chosen, names[i])
		}
	}
	return chosen, nil
}

// matching returns which of the names are the given one, else which of them hold it.
func matching(given string, names []string) []int {
	key := content.Key(given)
	var same, part []int
	for i, name := range names {
		switch {
		case content.Key(name) == key:
			same = append(same, i)
		case key != "" && strings.Contains(content.Key(name), key):
			part = append(part, i)
		}
	}
	if len(same) > 0 {
		return same
	}
	return part
}

func lessonTitles(course *content.Course) []string {
	titles := make([]string, len(course.Lessons))
	for i, l := range course.Lessons {
		titles[i] = l.Title
	}
	return titles
}

func relationNames(course *content.Course) []string {
	var names []string
	seen := map[string]bool{}
	for _, f := range course.Facts {
		if !seen[f.Relation] {
			seen[f.Relation] = true
			names = append(names, f.Relation)
		}
	}
	return names
}

func kindNames() []string {
	var names []string
	for _, k := range quiz.Kinds() {
		names = append(names, k.String())
	}
	return names
}

func directionNames() []string { return []string{quiz.Forward.String(), quiz.Reverse.String()} }

// session is a run of a course: how it is begun, and who follows it.
type session struct {
	open      func() ui.Course
	start     ui.Start
	selection quiz.Selection
	blueprint quiz.Blueprint // of an exam; the zero one: the course's own
	follow    func(quiz.Drill)
}

// run runs the course: as screens, or as lines of text where these are asked for or nothing else is
// possible. The store is opened when it is first needed.
func (c *cli) run(ctx context.Context, s session) error {
	store := func() (quiz.Store, error) { return c.openStore(ctx) }
	if c.plain || !c.InTTY || !c.OutTTY || c.dumb() {
		course := s.open()
		return plain.Run(ctx, plain.Options{
			Deck: course.Deck, Problems: course.Problems, Store: store, Now: c.Now, Seed: c.Seed,
			Start: plain.Start(s.start), Selection: s.selection, Blueprint: s.blueprint, Follow: s.follow, In: c.In, Out: c.out, Echo: !c.InTTY,
		})
	}
	return ui.Run(ctx, ui.Options{
		Course: s.open, Store: store, Now: c.Now, Seed: c.Seed,
		Start: s.start, Selection: s.selection, Blueprint: s.blueprint, Follow: s.follow, Courses: content.BuiltinNames, Open: openDeck,
		NoColor: c.env("NO_COLOR") != "", In: c.In, Out: c.Out, Environ: c.Environ,
	})
}

// dumb reports whether the terminal can do no more than lines of text, or does not say what it can.
// On Windows none says it.
func (c *cli) dumb() bool {
	kind := c.env("TERM")
	return kind == "dumb" || kind == "" && runtime.GOOS != "windows"
}
