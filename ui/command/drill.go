package command

import (
	"github.com/spf13/cobra"

	"porthole/ui"
)

func (c *cli) drillVerb() *cobra.Command {
	return c.sessionVerb(&cobra.Command{
		Use:   "drill [COURSE]",
		Short: "Answer questions; what is missed comes back",
		Long: `Drill asks what you choose, twelve questions if you say nothing else. What you
miss comes back before the end, and the answer comes with the reason and the
source.`,
		Example: `  porthole drill                                 twelve questions on everything
  porthole drill --lesson imap --kind typed      one lesson, without options to choose
  porthole drill --relation "secure port" --count all
  porthole drill capitals.md --minutes 5`,
	}, ui.AtDrill)
}
