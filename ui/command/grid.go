package command

import (
	"github.com/spf13/cobra"

	"porthole/quiz"
)

func (c *cli) gridVerb() *cobra.Command {
	return c.sessionVerb(&cobra.Command{
		Use:   "grid [COURSE]",
		Short: "Fill the course's table from memory",
		Long: `Grid empties the table that sums a course up, or the first table of a lesson;
you fill in its numbers and names. The flags --kind and --direction of drill
are taken, and make no difference.`,
		Example: `  porthole grid                                   the table on email
  porthole grid --relation "secure port"          one column of it
  porthole grid capitals.md --plain               cell after cell, as lines of text`,
	}, quiz.AtGrid, &choice{})
}
