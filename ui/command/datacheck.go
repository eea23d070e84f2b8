package command

import (
	"cmp"
	"fmt"

	"github.com/spf13/cobra"

	"porthole/content"
)

func (c dataVerbs) dataCheckVerb() *cobra.Command {
	var asJSON bool
	verb := &cobra.Command{
		Use:   "check",
		Short: "Tell whether the database is sound",
		Long: `Check reads a copy of the whole database and tells what is wrong with it, a line
each. The exit code is 1 where anything is, and nothing is written to the
database until a restore or a rescue. With --json it is one JSON object:
sound (true or false) and problems, a list of sentences.`,
		Example: `  porthole data check
  porthole data check --json | jq .sound`,
		Args:              atMost(0),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(verb *cobra.Command, _ []string) error {
			archive, err := c.archive()
			if err != nil {
				return err
			}
			warnOfOthers(c.cli)
			problems, err := archive.Check(verb.Context())
			if err != nil {
				return err
			}
			return cmp.Or(c.writeProblems(problems, asJSON), c.unsound(problems))
		},
	}
	verb.Flags().BoolVar(&asJSON, "json", false, "one JSON object")
	return verb
}

func (c dataVerbs) writeProblems(problems []string, asJSON bool) error {
	if asJSON {
		return writeIndented(c.out, struct {
			Sound    bool     `json:"sound"`
			Problems []string `json:"problems"`
		}{len(problems) == 0, append([]string{}, problems...)})
	}
	if len(problems) == 0 {
		_, err := fmt.Fprintln(c.out, "The database is sound.")
		return err
	}
	for _, p := range problems {
		if _, err := fmt.Fprintln(c.out, content.Clean(p)); err != nil {
			return err
		}
	}
	return nil
}

// unsound ends a check that found something as failed, and says what helps.
func (c dataVerbs) unsound(problems []string) error {
	if len(problems) == 0 {
		return nil
	}
	c.complain("the database is not sound; porthole data restore lists the backups, porthole data rescue saves what can be read")
	return errReported
}
