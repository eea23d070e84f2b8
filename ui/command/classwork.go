package command

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"porthole/content"
	"porthole/quiz/class"
	"porthole/ui/words"
)

// verbs are the verbs about set work.
func (c workVerbs) verbs() []*cobra.Command {
	return []*cobra.Command{c.setVerb(), c.assignmentsVerb(), c.extendVerb(), c.reopenVerb(), c.withdrawVerb(), c.resultsVerb(), c.exportVerb()}
}

func (c workVerbs) assignmentsVerb() *cobra.Command {
	var asJSON bool
	verb := &cobra.Command{
		Use:   "assignments",
		Short: "List what a class was set",
		Long: `Assignments lists what a class was set: the number by which other verbs call it,
its title, what it is, and when it is due.

--json prints a list. Each has number, class, title, course (id, title), to_read,
lessons, objectives, kinds (empty: all), questions (of to_read: cards), minutes (0:
no limit), attempts (0: any number), from, until (null: no deadline), feedback
(once, after), same, seed, pass (share of the points), made, withdrawn and version.`,
		Example: "  porthole class assignments --class 7b\n  porthole class assignments --json | jq '.[].title'",
		Args:    atMost(0),
		RunE: func(verb *cobra.Command, _ []string) error {
			return c.opened(verb.Context(), func(ctx context.Context, book class.Book) error {
				g, err := c.group(ctx, book)
				if err != nil {
					return err
				}
				all, err := book.Assignments(ctx, classKey(g.Name))
				if err != nil {
					return err
				}
				if asJSON {
					return writeIndented(c.out, content.Each(all, assignmentForm))
				}
				return c.list(g, all)
			})
		},
	}
	verb.Flags().BoolVar(&asJSON, "json", false, "a JSON list")
	return c.ofClass(verb)
}

func (c workVerbs) list(g class.Group, all []class.Assignment) error {
	if len(all) == 0 {
		c.say("Nothing was set to " + g.Name + " yet; porthole class set does it.")
	}
	table := tabwriter.NewWriter(c.out, 0, 0, 2, ' ', 0)
	for _, a := range all {
		due := words.DueBy(a.Due, c.Now())
		switch {
		case a.Withdrawn:
			due = "withdrawn"
		case c.Now().Before(a.From):
			due = "opens " + words.Deadline(a.From, c.Now()) + ", " + due
		}
		_, _ = fmt.Fprintf(table, "%d\t%s\t%s\t%s\n", a.Number, content.Clean(a.Title), words.SetWork(a), due) // Flush returns what failed
	}
	return table.Flush()
}

// onAssignment runs f on the assignment that is named by its number, or its title.
func (c workVerbs) onAssignment(verb *cobra.Command, given string, f func(context.Context, class.Book, class.Group, class.Assignment) error) error {
	return c.inClass(verb, func(ctx context.Context, book class.Book, g class.Group) error {
		all, err := book.Assignments(ctx, classKey(g.Name))
		if err != nil {
			return err
		}
		titles := content.Texts(all, func(a class.Assignment) string { return a.Title })
		n, numbered := strconv.Atoi(given)
		found := matching(given, titles)
		for i, a := range all {
			if numbered == nil && a.Number == n {
				found = []int{i}
			}
		}
		switch {
		case len(all) == 0:
			return fmt.Errorf("nothing was set to %s yet; porthole class set does it", g.Name)
		case len(found) == 0:
			return noSuchOne("assignment of "+g.Name, given, titles)
		case len(found) > 1:
			return usagef("more than one assignment is called that; give its number, which porthole class assignments lists")
		}
		err = f(ctx, book, g, all[found[0]])
		if errors.Is(err, class.ErrChanged) {
			return errors.New("somebody else changed it meanwhile; look at it with porthole class assignments, and do it again")
		}
		return err
	})
}

func (c workVerbs) withdrawVerb() *cobra.Command {
	verb := &cobra.Command{
		Use:   "withdraw ASSIGNMENT",
		Short: "Take back what a class was set",
		Long: `Withdraw takes an assignment back: no learner sees it any more, and who sits it is
told so; what they did of it is not handed in. What was handed in before stays, and
class results still tells of it. It cannot be taken back; set it anew instead.`,
		Example: "  porthole class withdraw 3 --class 7b",
		Args:    between(1, 1),
		RunE: func(verb *cobra.Command, args []string) error {
			return c.onAssignment(verb, args[0], func(ctx context.Context, book class.Book, g class.Group, a class.Assignment) error {
				if a.Withdrawn {
					return fmt.Errorf("number %d, %s, is withdrawn already", a.Number, content.Clean(a.Title))
				}
				if err := book.Withdraw(ctx, classKey(g.Name), a); err != nil {
					return err
				}
				_, err := fmt.Fprintf(c.out, "Number %d, %s, is withdrawn.\n", a.Number, content.Clean(a.Title))
				return err
			})
		},
	}
	return c.ofClass(verb)
}

// grantVerb makes a verb that grants one learner something.
func (c workVerbs) grantVerb(verb *cobra.Command, grant func(*class.Work) error) *cobra.Command {
	verb.Args = between(2, 2)
	verb.RunE = func(verb *cobra.Command, args []string) error {
		return c.onAssignment(verb, args[0], func(ctx context.Context, book class.Book, g class.Group, a class.Assignment) error {
			m, err := member(ctx, book, g, args[1])
			if err != nil {
				return err
			}
			w, err := workOf(ctx, book, g, a, m)
			if err != nil {
				return err
			}
			if refused := grant(&w); refused != nil {
				return refused
			}
			if failed := book.Grant(ctx, classKey(g.Name), a.ID, classKey(m.Name), w.Override); failed != nil {
				return failed
			}
			says := cmp.Or(words.Granted(w.Override, c.Now()), "what all have")
			_, err = fmt.Fprintf(c.out, "%s has, for number %d, %s: %s.\n", m.Name, a.Number, content.Clean(a.Title), says)
			return err
		})
	}
	return c.ofClass(verb)
}

// workOf returns an assignment as one member has it.
func workOf(ctx context.Context, book class.Book, g class.Group, a class.Assignment, m class.Member) (class.Work, error) {
	if a.Withdrawn {
		return class.Work{}, withdrawn(a)
	}
	papers, err := book.HandedIn(ctx, classKey(g.Name), a.ID)
	for _, p := range papers {
		if p.Member.Learner == m.Learner {
			return p.Work, err
		}
	}
	return class.Work{}, cmp.Or(err, class.ErrNotFound)
}

func (c workVerbs) extendVerb() *cobra.Command {
	var until, factor string
	verb := &cobra.Command{
		Use:   "extend ASSIGNMENT [NAME]",
		Short: "Give one learner a later deadline, or more time; or all a later deadline",
		Long: `Extend gives one learner a later deadline with --until, or more time for an attempt
with --time: 1.5 or 2 times as long, or none for no limit but the deadline. It holds
for an attempt that runs, too. --time 1 takes more time back. A deadline that is not
later than that of all changes nothing.

Without NAME --until moves the deadline of all. What was handed in by then stays.`,
		Example: `  porthole class extend 3 --until "monday 10:00" --class 7b
  porthole class extend 3 Ann --until "monday 10:00"
  porthole class extend 3 Bob --time 1.5`,
	}
	verb.Flags().SortFlags = false
	verb.Flags().StringVar(&until, "until", "", "`WHEN` it is due for them: \"monday 10:00\", \"in 2 weeks\"")
	verb.Flags().StringVar(&factor, "time", "", "`TIMES` as long: 1, 1.5, 2, or none for no limit")
	c.grantVerb(verb, func(w *class.Work) error {
		if until == "" && factor == "" {
			return usagef("--until or --time says what they are given")
		}
		return cmp.Or(c.later(w, until), longer(w, factor))
	})
	one := verb.RunE
	verb.Args = between(1, 2)
	verb.RunE = func(verb *cobra.Command, args []string) error {
		switch {
		case len(args) > 1:
			return one(verb, args)
		case factor != "":
			return usagef("--time is for one learner: name whom it is given")
		case until == "":
			return usagef("--until says until when all have time; or name whom --until or --time is given")
		}
		return c.onAssignment(verb, args[0], func(ctx context.Context, book class.Book, g class.Group, a class.Assignment) error {
			return c.postpone(ctx, book, g, a, until)
		})
	}
	return verb
}

// postpone moves the deadline of all.
func (c workVerbs) postpone(ctx context.Context, book class.Book, g class.Group, a class.Assignment, until string) error {
	w := class.Work{Assignment: a}
	switch err := c.later(&w, until); {
	case err == nil && !w.Override.Due.After(c.Now()):
		return usagef("--until: %s is over", w.Override.Due.Format("2 January 2006 15:04"))
	case a.Withdrawn:
		return withdrawn(a)
	case err != nil:
		return err
	case a.Feedback == class.AfterDue && c.Now().After(a.Due):
		return errors.New("its deadline is over, and those who handed it in have seen what was right; give single learners more time")
	}
	if err := book.Postpone(ctx, classKey(g.Name), a, w.Override.Due); err != nil {
		return err
	}
	a.Due = w.Override.Due
	_, err := fmt.Fprintf(c.out, "Number %d, %s, is %s now, for all.\n", a.Number, content.Clean(a.Title), words.DueBy(a.Due, c.Now()))
	return err
}

// withdrawn says that an assignment was withdrawn.
func withdrawn(a class.Assignment) error {
	return fmt.Errorf("number %d, %s, is withdrawn", a.Number, content.Clean(a.Title))
}

// later gives a later deadline.
func (c workVerbs) later(w *class.Work, until string) error {
	if until == "" {
		return nil
	}
	due, err := c.deadline(until)
	switch {
	case err != nil:
		return err
	case w.Due.IsZero():
		return errors.New("it has no deadline, so there is no later one")
	case !due.After(w.Due):
		return usagef("--until: all have until %s", w.Due.Format("2 January 2006 15:04"))
	}
	w.Override.Due = due
	return nil
}

// longer gives more time for an attempt.
func longer(w *class.Work, factor string) error {
	switch strings.ToLower(factor) {
	case "":
		return nil
	case "none":
		w.Override.NoLimit, w.Override.Factor = true, 0
	case "1":
		w.Override.NoLimit, w.Override.Factor = false, 0
	case "1.5":
		w.Override.NoLimit, w.Override.Factor = false, 1.5
	case "2":
		w.Override.NoLimit, w.Override.Factor = false, 2
	default:
		return usagef("--time takes 1, 1.5, 2 or none, not %q", shorten(factor))
	}
	return nil
}

func (c workVerbs) reopenVerb() *cobra.Command {
	var until string
	verb := &cobra.Command{
		Use:   "reopen ASSIGNMENT NAME",
		Short: "Give one learner one more attempt",
		Long: `Reopen gives one learner one more attempt. What they handed in before stays, and the
best attempt counts. Once their deadline is over they need a later one: --until.`,
		Example: `  porthole class reopen 3 Ann --until "friday 10:00" --class 7b`,
	}
	verb.Flags().StringVar(&until, "until", "", "`WHEN` it is due for them")
	return c.grantVerb(verb, func(w *class.Work) error {
		if err := c.later(w, until); err != nil {
			return err
		}
		switch due := w.Until(); {
		case w.ToRead:
			return errors.New("lessons to read have no attempts")
		case w.Left() < 0:
			return errors.New("it may be sat as often as one likes")
		case !due.IsZero() && !c.Now().Before(due):
			return usagef("its deadline was %s; --until gives a later one", due.Format("2 January 2006 15:04"))
		}
		w.Override.More++
		return nil
	})
}
