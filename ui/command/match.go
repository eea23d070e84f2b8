package command

import (
	"github.com/spf13/cobra"

	"porthole/quiz"
)

func (c *cli) matchVerb() *cobra.Command {
	return c.sessionVerb(&cobra.Command{
		Use:   "match [COURSE]",
		Short: "Find the pairs of two columns against the clock",
		Long: `Match shuffles the names and values of one relation; you put together what
belongs together, against the clock. A mistake costs three seconds. The flags
--kind and --direction of drill are taken, and make no difference.`,
		Example: `  porthole match                                  six pairs
  porthole match --relation "secure port" --count 4
  porthole match capitals.md --seed 7             the same pairs again`,
	}, quiz.AtMatch, &choice{})
}
