package command

import (
	"github.com/spf13/cobra"

	"porthole/ui/plain"
)

func (c *cli) findVerb() *cobra.Command {
	return &cobra.Command{
		Use:   "find WORD [COURSE]",
		Short: "Look up a port, a name or a word, with its source",
		Long: `Find tells what a course says of a port, a name or any other word: facts and
notes with their sources, and the lessons it stands in. The exit code is 1
where there is nothing.`,
		Example: `  porthole find 993
  porthole find submission
  porthole find Paris capitals.md`,
		Args: between(1, 2),
		ValidArgsFunction: func(verb *cobra.Command, args []string, start string) ([]string, cobra.ShellCompDirective) {
			if len(args) == 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return completeCourse(1)(verb, args, start)
		},
		RunE: func(_ *cobra.Command, args []string) error {
			course, _, err := load(courseArg(args, 1))
			if err != nil {
				return err
			}
			found, err := plain.Find(c.out, course, args[0])
			if err == nil && !found {
				c.complain(course.Title + " says nothing of \"" + shorten(args[0]) + "\"")
				return errReported
			}
			return err
		},
	}
}
