package command

import (
	"github.com/spf13/cobra"

	"porthole/ui/words"
)

func (c dataVerbs) dataRescueVerb() *cobra.Command {
	verb := &cobra.Command{
		Use:   "rescue",
		Short: "Save what can be read of a damaged database",
		Long: `Rescue reads what can be read of a damaged database, on a copy, into a new one
that takes its place. The damaged one is kept, and rescue says where. With a
recent backup, porthole data restore may be better. It asks first, unless --yes
is given.`,
		Example: `  porthole data check            is anything wrong at all?
  porthole data rescue`,
		Args:              atMost(0),
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	yes := yesFlag(verb)
	verb.RunE = func(verb *cobra.Command, _ []string) error {
		archive, err := c.toChange(verb)
		if err != nil {
			return err
		}
		const question = "Read what can be read of the database into a new one in its place? yes or no:"
		if refused := c.confirm(verb.Context(), *yes, question, "yes", "y"); refused != nil {
			return refused
		}
		saved, lost, aside, err := archive.Rescue(verb.Context())
		if err != nil {
			return err
		}
		return c.replaced("Saved "+words.Count(saved, "answer")+", lost "+words.Count(lost, "row")+".", aside)
	}
	return verb
}
