package command

import (
	"bufio"
	"cmp"
	"context"
	"slices"

	"github.com/spf13/cobra"
)

func (c dataVerbs) exportVerb() *cobra.Command {
	var force bool
	verb := &cobra.Command{
		Use:   "export [FILE]",
		Short: "Write all that is kept of you as JSON",
		Long: `Export writes all that is kept of a learner as JSON: every answer, what was
read, goals and forecasts. Without FILE, or with -, it goes to the standard
output. A file that is there already is replaced only with --force.`,
		Example: `  porthole export progress.json
  porthole export --learner Ada > ada.json
  porthole export | jq .`,
		Args: atMost(1),
		RunE: func(verb *cobra.Command, args []string) error {
			archive, err := c.knownLearner(verb.Context())
			if err != nil {
				return err
			}
			if len(args) == 0 || args[0] == "-" {
				out := bufio.NewWriter(c.out)
				return cmp.Or(archive.Export(verb.Context(), c.learner.String(), out), out.Flush())
			}
			return c.exportFile(verb.Context(), archive, args[0], force)
		},
	}
	verb.Flags().BoolVar(&force, "force", false, "replace FILE where it is there already")
	return verb
}

func (c dataVerbs) exportFile(ctx context.Context, archive Archive, path string, force bool) error {
	file, err := c.createFile(path, forced(force), forOne)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(file)
	if err := archive.Export(ctx, c.learner.String(), out); err != nil {
		file.discard()
		return err
	}
	if err := out.Flush(); err != nil {
		file.discard()
		return notWritten(path, err)
	}
	if err := file.commit(); err != nil {
		return err
	}
	c.say("All that is kept of " + whose(c.learner.String()) + " is in " + path + ".")
	return nil
}

// knownLearner returns the archive where something is kept of the learner, else an error that names
// those of whom something is.
func (c dataVerbs) knownLearner(ctx context.Context) (Archive, error) {
	archive, err := c.archive()
	if err != nil {
		return nil, err
	}
	names, err := archive.Learners(ctx)
	if err != nil || slices.Contains(names, c.learner.String()) {
		return archive, err
	}
	return nil, nobody(c.learner.String(), names)
}
