package command

import (
	"context"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"porthole/content"
	"porthole/quiz/class"
	"porthole/ui/share"
)

func (c workVerbs) exportVerb() *cobra.Command {
	var format string
	var force bool
	verb := &cobra.Command{
		Use:   "export ASSIGNMENT [FILE]",
		Short: "Write what was handed in for Moodle, a spreadsheet, or as JSON",
		Long: `Export writes what a class has done of an assignment, to FILE or to the output.

  grades     CSV for the grade import of Moodle, a row for each member: username (the
             name in the class), idnumber (of the roster), email (empty), and a column
             by the title: per cent of the points of the attempt that counts, 100 for
             lessons that are read, - where nothing is handed in, which Moodle takes for
             no grade. Let Moodle map idnumber to the ID number. Where the roster has
             an id for some, members without one are left out, and named: Moodle would
             give their grade to the learner in the row above.
  responses  CSV, a row for each question of each attempt that was handed in: student,
             question_id, attempt, answered_at (RFC 3339 in UTC, empty where it was not),
             choice (what was given), correct (the share that was right, from 0 to 1),
             ms (empty: an exam does not measure it), late (yes, no: handed in after the
             deadline of all), override (yes, no: the learner was granted something)
  json       one object: assignment (as class assignments --json lists it) and learners,
             each with name, id (on the roster), until, override (in words), done, read
             and met (of lessons to read), and attempts: attempt, began, ended (null: it
             runs), questions, open, points, passed, counts, late, answers (question_id,
             kind, lesson, answered_at, choice, correct)

A text that a spreadsheet would run as a formula has an apostrophe before it.`,
		Example: `  porthole class export 3 week3.csv --class 7b
  porthole class export 3 --format responses > answers.csv`,
		Args: between(1, 2),
	}
	verb.Flags().SortFlags = false
	verb.Flags().StringVar(&format, "format", "grades", "`FORM`: grades, responses, json")
	verb.Flags().BoolVar(&force, "force", false, "replace FILE where it is there already")
	verb.RunE = func(verb *cobra.Command, args []string) error {
		write, known := map[string]func(io.Writer, graded) error{
			"grades": writeGrades, "responses": writeResponses, "json": func(w io.Writer, g graded) error { return writeIndented(w, g.form()) },
		}[format]
		if !known {
			return noSuch("format", format, []string{"grades", "responses", "json"})
		}
		return c.onAssignment(verb, args[0], func(ctx context.Context, book class.Book, g class.Group, a class.Assignment) error {
			all, err := c.graded(ctx, book, g, a)
			if err != nil {
				return err
			}
			if missing := all.unnamed(); format == "grades" && len(missing) > 0 {
				c.say("Left out, for the roster has no id of them: " + strings.Join(missing, ", ") + ".")
			}
			if len(args) == 1 {
				return write(c.out, all)
			}
			file, err := c.createFile(args[1], forced(force), forOne)
			if err != nil {
				return err
			}
			return file.fill(func(w io.Writer) error { return write(w, all) })
		})
	}
	return c.ofClass(verb)
}

// unnamed are the members whom Moodle would not know by an ID number, where it knows others by theirs. Its grade import
// passes over an empty number, and then takes the row for that of the learner before (grade/import/csv/classes/load_data.php).
func (g graded) unnamed() (names []string) {
	for _, p := range g.papers {
		if g.ids[classKey(p.Member.Name)] == "" {
			names = append(names, p.Member.Name)
		}
	}
	if len(names) == len(g.papers) {
		return nil // it goes by the names
	}
	return names
}

func writeGrades(out io.Writer, g graded) error {
	const none = "-" // an empty grade is one of 0 where it makes a new grade item
	rows := [][]string{{"username", "idnumber", "email", content.Clean(g.Title)}}
	unnamed := g.unnamed()
	for _, p := range g.papers {
		if slices.Contains(unnamed, p.Member.Name) {
			continue
		}
		grade := none
		best, some := p.Work.Counts()
		switch {
		case g.ToRead && p.Work.Done():
			grade = "100"
		case some:
			grade = decimal(100 * best.Points / float64(max(1, best.Questions)))
		}
		rows = append(rows, []string{p.Member.Name, g.ids[classKey(p.Member.Name)], "", grade})
	}
	return share.WriteTable(out, rows, 3)
}

func writeResponses(out io.Writer, g graded) error {
	rows := [][]string{{"student", "question_id", "attempt", "answered_at", "choice", "correct", "ms", "late", "override"}}
	yes := map[bool]string{true: "yes", false: "no"}
	for _, p := range g.papers {
		form := g.paperForm(p)
		for _, attempt := range form.Attempts {
			for _, a := range attempt.Answers {
				at := ""
				if a.At != nil {
					at = a.At.Format(time.RFC3339)
				}
				rows = append(rows, []string{
					p.Member.Name, a.Question, strconv.Itoa(attempt.Attempt), at, content.Clean(a.Choice), decimal(a.Correct), "", yes[attempt.Late],
					yes[p.Work.Override.Granted()],
				})
			}
		}
	}
	return share.WriteTable(out, rows, 2, 5, 6)
}
