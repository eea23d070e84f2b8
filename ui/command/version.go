package command

import (
	"io"

	"github.com/spf13/cobra"
)

func (c *cli) versionVerb() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version",
		Example: `  porthole version
  porthole --version`,
		Args:              atMost(0),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(*cobra.Command, []string) error {
			_, err := io.WriteString(c.out, "porthole version "+c.Version+"\n")
			return err
		},
	}
}
