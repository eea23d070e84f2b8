package command

import (
	"context"
	"fmt"
	"log/slog"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"porthole/content"
	"porthole/quiz/class"
	"porthole/ui/terminal"
)

// mostDays is how long a class is kept at most that nobody uses, unless it is kept for ever.
const mostDays = 3650

func (c *classVerbs) keepVerb() *cobra.Command {
	var asJSON bool
	verb := &cobra.Command{
		Use:   "keep [DAYS|forever]",
		Short: "Say how long a class is kept that nobody uses",
		Long: `Keep says for how many days a class is kept after its last use. Then it is deleted,
with its members and all that they learnt; a server warns of that two weeks before
at least. Without DAYS it shows how long the class is kept. A new class is kept for
90 days.

--json prints one object, as class list --json does: keep are the days, 0 for ever,
and ends is when it is deleted as things stand, or null.`,
		Example: `  porthole class keep
  porthole class keep 365 --class 7b
  porthole class keep forever --class 7b`,
		Args:              atMost(1),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(verb *cobra.Command, args []string) error {
			return c.inClass(verb, func(ctx context.Context, book class.Book, g class.Group) error {
				if len(args) == 1 {
					days, err := daysGiven(args[0])
					if err != nil {
						return err
					}
					if failed := book.SetKeep(ctx, classKey(g.Name), days); failed != nil {
						return failed
					}
					g.Keep, g.Warned = days, time.Time{}
				}
				if asJSON {
					return writeIndented(c.out, c.classJSON(g))
				}
				_, err := fmt.Fprintln(c.out, g.Name+" "+howLong(g))
				return err
			})
		},
	}
	verb.Flags().BoolVar(&asJSON, "json", false, "one JSON object")
	return c.ofClass(verb)
}

func daysGiven(given string) (int, error) {
	if strings.EqualFold(given, "forever") {
		return 0, nil
	}
	days, err := strconv.Atoi(given)
	if err != nil || days < 1 || days > mostDays {
		return 0, usagef("%q: how long is a number of days from 1 to %d, or forever", shorten(given), mostDays)
	}
	return days, nil
}

// howLong says how long a class is kept.
func howLong(g class.Group) string {
	if g.Keep == 0 {
		return "is kept for ever."
	}
	return fmt.Sprintf("is kept for %d days after its last use. If nobody uses it any more it is deleted on %s.", g.Keep, g.Ends().Format("2 January 2006"))
}

// carer deletes classes that nobody uses any more, after a warning.
type carer struct {
	*cli
	book class.Book
	log  *slog.Logger
}

// watch cares from time to time until ctx ends.
func (c carer) watch(ctx context.Context) {
	for {
		if err := c.care(ctx); err != nil && ctx.Err() == nil {
			c.log.Error("classes that nobody uses could not be looked after", "error", err.Error())
		}
		if terminal.Pause(ctx, time.Hour) != nil {
			return
		}
	}
}

// care warns of what will be deleted, and deletes what is due.
func (c carer) care(ctx context.Context) error {
	all, err := c.book.Groups(ctx)
	if err != nil {
		return err
	}
	for _, g := range all {
		warn, purge := g.Idle(c.Now())
		switch {
		case purge:
			members, answers, failed := c.book.Purge(ctx, classKey(g.Name))
			if failed != nil {
				return failed
			}
			c.log.Info("a class that nobody used any more is deleted", "members", members, "answers", answers)
		case warn:
			if failed := c.book.Warn(ctx, classKey(g.Name)); failed != nil {
				return failed
			}
			g.Warned = c.Now()
			c.log.Warn("a class that nobody uses will be deleted; porthole class keep says otherwise", "on", g.Ends().Format(time.DateOnly))
		}
	}
	return nil
}

// threats says which classes will be deleted soon because nobody uses them.
func threats(to *strings.Builder, groups []class.Group, now time.Time) {
	for _, g := range groups {
		if warn, _ := g.Idle(now); warn || g.Threatened() {
			fmt.Fprintf(to, "%s has not been used since %s. It will be deleted on %s, unless porthole class keep says otherwise.\n",
				content.Clean(g.Name), g.Used.Format("2 January 2006"), g.Ends().Format("2 January 2006"))
		}
	}
}
