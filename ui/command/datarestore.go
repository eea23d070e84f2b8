package command

import (
	"context"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"porthole/content"
	"porthole/quiz"
)

func (c dataVerbs) dataRestoreVerb() *cobra.Command {
	verb := &cobra.Command{
		Use:   "restore [NAME]",
		Short: "Put a backup in the place of the database",
		Long: `Restore puts a backup in the place of the database. NAME is one of the list that
restore shows without a name, or the path of a backup. What was learnt since
the backup is not in it; the database as it was is kept, and restore says where.
It asks first, unless --yes is given.`,
		Example: `  porthole data restore                         the backups to choose from
  porthole data restore NAME                    asks, then restores
  porthole data restore /media/stick/porthole.db --yes`,
		Args: atMost(1),
		ValidArgsFunction: func(verb *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return c.backupNames(verb.Context()), cobra.ShellCompDirectiveDefault
		},
	}
	yes := yesFlag(verb)
	verb.RunE = func(verb *cobra.Command, args []string) error {
		archive, err := c.toChange(verb)
		switch {
		case err != nil:
			return err
		case len(args) == 0:
			return c.listBackups(verb.Context(), archive)
		}
		return c.restore(verb.Context(), archive, args[0], *yes)
	}
	return verb
}

// listBackups shows what can be restored. A database that cannot be read keeps none of it back.
func (c dataVerbs) listBackups(ctx context.Context, archive Archive) error {
	status, err := archive.Status(ctx)
	switch {
	case len(status.Backups) > 0:
		return c.writeBackups(status.Backups)
	case err != nil:
		return err
	}
	c.complain("there is no backup yet; porthole data backup makes one")
	return errReported
}

func (c dataVerbs) restore(ctx context.Context, archive Archive, name string, yes bool) error {
	question := "Put " + c.described(ctx, archive, name) + " in the place of the database? What was learnt since is set aside. yes or no:"
	if err := c.confirm(ctx, yes, question, "yes", "y"); err != nil {
		return err
	}
	aside, err := archive.Restore(ctx, name)
	if err != nil {
		return err
	}
	return c.replaced("Restored "+name+".", aside)
}

// described names a backup with what is known of it.
func (c dataVerbs) described(ctx context.Context, archive Archive, name string) string {
	status, _ := archive.Status(ctx) // a database that cannot be read is why one restores
	for _, b := range status.Backups {
		if b.Name == name {
			return fmt.Sprintf("the backup %s of %s (%s)", name, c.clock(b.At), size(b.Size))
		}
	}
	return name
}

// replaced says what was done, and where the database lies that was there before.
func (c dataVerbs) replaced(done, aside string) error {
	if aside != "" {
		done += " The database that was there is now " + aside + "."
	}
	_, err := fmt.Fprintln(c.out, content.Clean(done))
	return err
}

// backupNames are the names of the backups, the newest first where they come so.
func (c dataVerbs) backupNames(ctx context.Context) []string {
	archive, err := c.archive()
	if err != nil {
		return nil
	}
	status, _ := archive.Status(ctx) // without it there is nothing to offer
	names := content.Texts(status.Backups, func(b quiz.Backup) string { return content.Clean(b.Name) })
	return slices.Clip(names)
}
