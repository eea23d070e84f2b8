package command

import (
	"bufio"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"porthole/content"
	"porthole/quiz"
	"porthole/ui"
	"porthole/ui/words"
)

// wireVerbs is the verb of the wire lab.
type wireVerbs struct{ *cli }

func (c wireVerbs) wireVerb() *cobra.Command {
	var list bool
	var course string
	verb := &cobra.Command{
		Use:   "wire [EXERCISE]",
		Short: "Speak to a mail server by hand, and see what a listener reads",
		Long: `Wire starts real mail servers inside the program (SMTP, submission, POP3, IMAP)
and lets you speak to them. Beside the conversation, or in a narrow window behind
ctrl+o, stands what an eavesdropper on the same network reads of it. Each exercise
ends with what was seen, why, and two questions. Kept are your answers, and that
you did the exercise; the servers and their mail are gone at the end.

With --listen the servers are open to the programs of this machine, on 127.0.0.1
alone. Without it no port is opened.

EXERCISE is the name of one, as --list shows it; without it the list opens.`,
		Example: `  porthole wire
  porthole wire find-the-password
  porthole wire --list
  porthole wire --plain find-the-password
  porthole wire --listen --pcap wire.pcap   let curl or openssl in, and write what passes`,
		Args: atMost(1),
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			found, _, err := load(wireCourse(course))
			if err != nil || len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return content.Texts(found.Wires, func(w content.Wire) string { return w.ID }), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(verb *cobra.Command, args []string) error {
			name := wireCourse(course)
			found, problems, err := c.load(name)
			if err != nil {
				return err
			}
			if list {
				return c.listWires(found)
			}
			id, err := wireNamed(found, args)
			if err != nil {
				return err
			}
			opened := ready(name, found, problems)
			return c.run(verb.Context(), session{open: func() ui.Course { return opened }, start: quiz.AtWire, wire: id})
		},
	}
	verb.Flags().SortFlags = false
	verb.Flags().BoolVar(&list, "list", false, "list the exercises")
	verb.Flags().StringVar(&course, "course", "", "`COURSE` whose exercises they are; else email")
	return verb
}

// wireCourse is the course whose exercises are meant.
func wireCourse(named string) string {
	if named != "" {
		return named
	}
	return defaultCourse
}

// wireNamed is the id of the exercise that is named by the arguments, "" where none is.
func wireNamed(c *content.Course, args []string) (string, error) {
	if len(args) == 0 {
		return "", nil
	}
	ids := content.Texts(c.Wires, func(w content.Wire) string { return w.ID })
	if slices.Contains(ids, args[0]) {
		return args[0], nil
	}
	return "", noSuch("exercise", args[0], ids)
}

// listWires lists the exercises of a course, one on a line.
func (c wireVerbs) listWires(course *content.Course) error {
	out := bufio.NewWriter(c.out)
	wide := 0
	for _, w := range course.Wires {
		wide = max(wide, len(w.ID))
	}
	for _, w := range course.Wires {
		_, _ = fmt.Fprintf(out, "%s%s  %s · %s\n", w.ID, strings.Repeat(" ", wide-len(w.ID)), w.Title, words.Count(w.Minutes, "minute")) // an error stays until it is flushed
	}
	return out.Flush()
}
