package command

import (
	"fmt"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"porthole/content"
	"porthole/ui/words"
)

func (c *cli) coursesVerb() *cobra.Command {
	return &cobra.Command{
		Use:   "courses",
		Short: "List the built-in courses",
		Example: `  porthole courses
  porthole email          opens the course of that name`,
		Args:              atMost(0),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(*cobra.Command, []string) error {
			table := tabwriter.NewWriter(c.out, 0, 0, 2, ' ', 0)
			for _, name := range content.BuiltinNames() {
				course, _, err := load(name)
				if err != nil {
					return err
				}
				// The writer keeps its error until Flush returns it.
				_, _ = fmt.Fprintf(table, "%s\t%s\t%s, %s\n", name, course.Title,
					words.Count(len(course.Lessons), "lesson"), words.Count(len(course.Facts), "fact"))
			}
			return table.Flush()
		},
	}
}
