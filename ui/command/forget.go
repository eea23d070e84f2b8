package command

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"porthole/content"
	"porthole/ui/words"
)

func (c dataVerbs) forgetVerb() *cobra.Command {
	verb := &cobra.Command{
		Use:   "forget",
		Short: "Delete all that is kept of a learner",
		Long: `Forget deletes all that is kept of a learner: every answer, what was read, goals
and forecasts. Backups still hold it: those of each day until newer ones take
their places, those made by hand until you delete them, as what was set aside
by a restore; porthole data shows where they lie. It asks first, unless --yes is
given.`,
		Example: `  porthole forget
  porthole forget --learner Ada
  porthole forget --learner Ada --yes`,
		Args:              atMost(0),
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	yes := yesFlag(verb)
	verb.RunE = func(verb *cobra.Command, _ []string) error {
		if err := c.mayChange(verb); err != nil {
			return err
		}
		ctx, learner := verb.Context(), c.learner.String()
		archive, err := c.knownLearner(ctx)
		if err != nil {
			return err
		}
		err = c.confirmForget(ctx, *yes, learner)
		if err != nil {
			return err
		}
		n, err := archive.Forget(ctx, learner)
		if err != nil {
			return err
		}
		_, err = fmt.Fprintln(c.out, content.Clean("Deleted "+words.Count(n, "answer")+" and the rest that was kept of "+whose(learner)+"."))
		return err
	}
	return verb
}

func (c dataVerbs) confirmForget(ctx context.Context, yes bool, learner string) error {
	question := "Delete all that is kept of " + whose(learner) + "? It cannot be taken back. "
	if learner == "" {
		return c.confirm(ctx, yes, question+"yes or no:", "yes")
	}
	return c.confirm(ctx, yes, question+"Type the name, or yes:", "yes", learner)
}

// nobody says that nothing is kept of a learner, and of whom something is.
func nobody(learner string, names []string) error {
	named := slices.DeleteFunc(slices.Clone(names), func(n string) bool { return n == "" })
	switch {
	case len(names) == 0:
		return errors.New("nothing is kept of anyone yet")
	case learner == "":
		return fmt.Errorf("nothing is kept of this machine's learner; --learner names another: %s", strings.Join(named, ", "))
	case len(named) == 0:
		return fmt.Errorf("nothing is kept of %q; this machine has one learner, who goes without --learner", learner)
	}
	return fmt.Errorf("nothing is kept of %q; %s", learner, knownAre(named))
}
