package command

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"porthole/content"
	"porthole/quiz"
	"porthole/quiz/exam"
	"porthole/quiz/memory"
	"porthole/ui/plain"
	"porthole/ui/words"
)

// wish holds the flags that say what a learner aims at.
type wish struct {
	name, exam, clock             string
	minutes, target, choices, cap int
	none, asJSON                  bool
	given                         func(flag string) bool
}

func (c *cli) goalVerb() *cobra.Command {
	var w wish
	verb := &cobra.Command{
		Use:   "goal [COURSE]",
		Short: "Set an exam to learn for, and see the plan",
		Long: `Goal shows what you aim at in a course, the score to be expected, and the plan:
on which days to learn, for how long and what: lessons to read, new cards, cards
to review, and a practice exam where a sitting has room for one. The days between
get fewer towards the exam, so that what is learnt early is met again late. With flags it sets the goal first; what
you leave out stays as it was, or is usual: at 09:00, 80 percent, 4 choices, ten
minutes a day.

A date is written 2026-12-05, "5 Dec" or "in 10 days". --minutes is the time for
learning from now until the exam. --cap is the most for one day; without it, or
with 0, it is three times the average day. A tight one flattens the plan and costs some
of its worth: goal says how much time it moves, and what it leaves no room for.

--exam-name says which exam: N10-009 (Network+), 220-1201 (A+) or SY0-701
(Security+). The plan, the drills, the forecast and the practice exams are then
about what this exam asks, out of all built-in courses, and Porthole opens on it.
What you learn there counts in the courses, too. --none goes back to them.

With --json it is one JSON object, the "goal" and "plan" of porthole stats.`,
		Example: `  porthole goal                                     the goal and the plan
  porthole goal --exam "in 10 days" --minutes 120
  porthole goal --exam 2026-12-05 --time 09:00 --minutes 120 --target 80 --choices 4 --cap 20
  porthole goal --exam-name N10-009 --exam "in 10 days" --minutes 300
  porthole goal --target 90                         the rest stays as it was
  porthole goal --none                              no goal any more`,
		Args:              atMost(1),
		ValidArgsFunction: completeCourse(0),
		RunE: func(verb *cobra.Command, args []string) error {
			w.given = verb.Flags().Changed
			name, err := w.course(c, args)
			if err != nil {
				return err
			}
			course, _, err := c.load(name)
			if err != nil {
				return err
			}
			return c.goal(verb.Context(), quiz.NewDeck(course), w)
		},
	}
	w.register(verb)
	return verb
}

// course returns the course that the goal is of: that of the exam that is named, else the one that the arguments name.
func (w *wish) course(c *cli, args []string) (string, error) {
	if !w.given("exam-name") {
		return c.learning(args), nil
	}
	exam, ok := content.ExamNamed(w.name)
	switch {
	case !ok:
		return "", usagef("--exam-name: no course names the exam %q; %s", w.name, words.ExamForms())
	case len(args) > 0 && !sameExam(args[0], exam):
		return "", usagef("--exam-name is about all courses; it cannot stand beside one of them")
	}
	return exam, nil
}

func sameExam(name, exam string) bool {
	named, ok := content.ExamNamed(name)
	return ok && named == exam
}

func (w *wish) register(verb *cobra.Command) {
	flags := verb.Flags()
	flags.SortFlags = false
	flags.StringVar(&w.exam, "exam", "", "`DATE` of the exam")
	flags.StringVar(&w.name, "exam-name", "", "`EXAM` to learn for, of all courses what it asks: "+strings.Join(content.Exams(), ", "))
	flags.StringVar(&w.clock, "time", "", "`TIME` of the exam, such as 09:00")
	flags.IntVar(&w.minutes, "minutes", 0, "`MINUTES` for learning until the exam")
	flags.IntVar(&w.target, "target", 0, "score to reach, in `PERCENT`")
	flags.IntVar(&w.choices, "choices", 0, "`NUMBER` of choices to a question of the exam; 0: answers are written")
	flags.IntVar(&w.cap, "cap", 0, "most `MINUTES` on one day; 0: the usual")
	flags.BoolVar(&w.none, "none", false, "remove the goal")
	flags.BoolVar(&w.asJSON, "json", false, "one JSON object")
	// It fails only for a flag that is not registered.
	_ = verb.RegisterFlagCompletionFunc("exam-name", cobra.FixedCompletions(content.Exams(), cobra.ShellCompDirectiveNoFileComp))
	for _, flag := range goalFlags() {
		// It fails only for a flag that is not registered.
		_ = verb.RegisterFlagCompletionFunc(flag, cobra.NoFileCompletions)
	}
}

// sets reports whether a flag was given that sets something.
func (w *wish) sets() bool {
	return slices.ContainsFunc(goalFlags(), w.given)
}

// goalFlags are the flags that set something.
func goalFlags() []string { return []string{"exam", "time", "minutes", "target", "choices", "cap"} }

// goal sets or removes the goal where that is asked for, then shows it.
func (c *cli) goal(ctx context.Context, deck *quiz.Deck, w wish) error {
	now := c.Now()
	if w.none && w.sets() {
		return usagef("--none removes the goal; it cannot stand beside flags that set one")
	}
	date, err := w.date(now)
	if err != nil {
		return err
	}
	store, err := c.openStore(ctx)
	if err != nil {
		return err
	}
	known, err := store.Learner(ctx, deck.Course().ID)
	if err != nil {
		return err
	}
	p := known.Progress
	if w.none || w.sets() || w.given("exam-name") {
		if p.Goal, err = w.goal(p, date, now); err != nil {
			return err
		}
		if err := store.SetGoal(ctx, deck.Course().ID, p.Goal); err != nil {
			return fmt.Errorf("the goal could not be saved: %w", err)
		}
		if err := c.aim(deck.Course().ID, w.none); err != nil {
			return err
		}
	}
	if w.asJSON {
		return writeIndented(c.out, goalJSON(deck.Course(), p.Goal, exam.AgendaOf(deck, p, now), now))
	}
	return plain.Goal(c.out, deck, p, now)
}

// aim keeps in mind that the goal of an exam was set, or removed: the program opens on the exam of the last one.
func (c *cli) aim(course string, none bool) error {
	exam, ok := content.ExamOfCourse(course)
	if !ok {
		return nil
	}
	if none {
		exam = ""
	}
	return c.settings().aimAt(c.learner.String(), exam)
}

// date reads --exam, the zero time where it was not given.
func (w *wish) date(now time.Time) (time.Time, error) {
	if !w.given("exam") {
		return time.Time{}, nil
	}
	date, err := words.ParseDate(w.exam, now)
	if err != nil {
		return date, usagef("--exam: %v", err)
	}
	return date, nil
}

// goal returns the goal as the flags want it.
func (w *wish) goal(p quiz.Progress, date, now time.Time) (memory.Goal, error) {
	if w.none {
		return memory.Goal{}, nil
	}
	g := p.Goal
	switch {
	case w.given("exam"):
		g = g.For(date, p.Record, now)
	case !g.Open(now):
		return g, usagef("no goal is set; --exam says when the exam is: %s", words.DateForms)
	}
	if w.given("time") {
		clock, err := words.ParseClock(w.clock)
		if err != nil {
			return g, usagef("--time: %v", err)
		}
		g = g.On(g.Exam, clock)
	}
	if w.given("minutes") {
		g.Budget = time.Duration(w.minutes) * time.Minute
		g = g.From(p.Record, now)
	}
	if w.given("target") {
		g.Target = float64(w.target) / 100
	}
	if w.given("choices") {
		g.Choices = w.choices
	}
	if w.given("cap") {
		g.Cap = time.Duration(w.cap) * time.Minute
	}
	if err := g.Check(now); err != nil {
		return g, usagef("%v", err)
	}
	return g, nil
}
