package command

import (
	"slices"
	"sync"

	"github.com/spf13/cobra"

	"porthole/content"
	"porthole/quiz"
	"porthole/ui"
	"porthole/ui/screen"
)

// openVerb is the program without a verb: it opens a course.
func (c *cli) openVerb() *cobra.Command {
	return &cobra.Command{
		Use:   "porthole [COURSE]",
		Short: "Learn ports and protocols, or any Markdown document with a table",
		Long: `Porthole makes lessons and quizzes from a Markdown document.

COURSE is a built-in course (porthole courses lists them) or a Markdown file;
without it the course on email opens. A file that is named like a built-in
course or a verb is opened by its path: ./drill.

What you answer is kept from day to day (porthole data says where); with
--no-save nothing is read from there, and nothing is kept. --learner keeps
several people on one machine apart.

Where there is no terminal, or TERM is dumb or not set, everything runs as
lines of text, as it does with --plain.`,
		Example: `  porthole                     the built-in course on email
  porthole notes/capitals.md   a document of your own
  porthole drill               what is due now
  porthole exam                a practice exam against the clock
  porthole goal                an exam to learn for, and the plan
  porthole --plain             lines of text, for screen readers and pipes`,
		Version:           c.Version,
		Args:              courseAlone,
		ValidArgsFunction: completeCourse(0),
		RunE: func(verb *cobra.Command, args []string) error {
			name := c.learning(args)
			if err := known(name, "verb, built-in course or file", verbNames(verb)...); err != nil {
				return err
			}
			parsed, err := reading(name)
			if err != nil {
				return err
			}
			open := sync.OnceValue(func() ui.Course {
				course, problems := parsed()
				return ready(name, course, problems)
			})
			go func() { _ = screen.Guard(func() { open() }) }() // while the terminal is made ready; whoever waits for it meets a panic, too
			return c.run(verb.Context(), session{open: open, start: quiz.AtHome})
		},
	}
}

// courseAlone checks that there is no more than a course. What is taken for one in front of more may
// have been meant as a verb, and a verb may have been put behind its course.
func courseAlone(verb *cobra.Command, args []string) error {
	if len(args) < 2 {
		return nil
	}
	if !isBuiltIn(args[0]) && !looksLikeFile(args[0]) {
		return noSuch("verb", args[0], verbNames(verb))
	}
	if slices.Contains(verbNames(verb), args[1]) {
		return usagef("the verb comes first: porthole %s %s", args[1], shorten(args[0]))
	}
	return atMost(1)(verb, args)
}

// verbNames lists the verbs that are shown in the help.
func verbNames(root *cobra.Command) []string {
	var names []string
	for _, verb := range root.Commands() {
		if verb.IsAvailableCommand() || verb.Name() == "help" {
			names = append(names, content.Clean(verb.Name()))
		}
	}
	return names
}
