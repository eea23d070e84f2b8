package command

import (
	"fmt"

	"github.com/spf13/cobra"

	"porthole/content"
)

func (c dataVerbs) dataBackupVerb() *cobra.Command {
	return &cobra.Command{
		Use:   "backup",
		Short: "Make a backup now",
		Long:  "Backup checks the database and makes a copy of it beside the others. It says\nwhere that lies.",
		Example: `  porthole data backup
  porthole data restore          lists it with the others`,
		Args:              atMost(0),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(verb *cobra.Command, _ []string) error {
			archive, err := c.toChange(verb)
			if err != nil {
				return err
			}
			b, err := archive.Backup(verb.Context())
			if err != nil {
				return err
			}
			_, err = fmt.Fprintf(c.out, "Backup %s, %s: %s\n", content.Clean(b.Name), size(b.Size), content.Clean(b.Path))
			return err
		},
	}
}
