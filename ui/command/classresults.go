package command

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"porthole/content"
	"porthole/quiz/class"
	"porthole/ui/plain"
	"porthole/ui/words"
)

// graded is what a class has done of an assignment.
type graded struct {
	class.Assignment
	papers []class.Paper
	ids    map[string]string // on the roster, by the key of the name
}

func (c workVerbs) graded(ctx context.Context, book class.Book, g class.Group, a class.Assignment) (out graded, err error) {
	out = graded{Assignment: a, ids: map[string]string{}}
	if out.papers, err = book.HandedIn(ctx, classKey(g.Name), a.ID); err != nil {
		return out, err
	}
	listed, err := book.Roster(ctx, classKey(g.Name))
	for _, l := range listed {
		out.ids[l.Name.Key] = l.ID
	}
	return out, err
}

func (c workVerbs) resultsVerb() *cobra.Command {
	var asJSON, questions bool
	verb := &cobra.Command{
		Use:   "results ASSIGNMENT",
		Short: "Show who has handed in what, and how it went",
		Long: `Results shows of each member how an assignment went: the points of the attempt that
counts, which is the best one, and of lessons to read how far they are. Whatever ran
out of time by now is handed in as it stands.

--questions tells instead what each question shows, the weakest first, and what was
right by lesson, over all attempts; the help of porthole results says what the
figures mean. --json prints what class export --format json does.`,
		Example: "  porthole class results 3 --class 7b\n  porthole class results \"Week 3\" --json",
		Args:    between(1, 1),
		RunE: func(verb *cobra.Command, args []string) error {
			return c.onAssignment(verb, args[0], func(ctx context.Context, book class.Book, g class.Group, a class.Assignment) error {
				all, err := c.graded(ctx, book, g, a)
				switch {
				case err != nil:
					return err
				case asJSON && questions:
					return usagef("--json and --questions cannot stand together")
				case questions:
					return c.items(all)
				case asJSON:
					return writeIndented(c.out, all.form())
				}
				return c.grid(all)
			})
		},
	}
	verb.Flags().BoolVar(&questions, "questions", false, "the questions, the weakest first")
	verb.Flags().BoolVar(&asJSON, "json", false, "one JSON object")
	return c.ofClass(verb)
}

// items tells what each question shows.
func (c workVerbs) items(g graded) error {
	var sheets []class.Sheet
	for _, p := range g.papers {
		sheets = append(sheets, p.Sheets()...)
	}
	if len(sheets) == 0 {
		c.say("Nothing is handed in yet.")
		return nil
	}
	return plain.Results(c.out, content.Clean(g.Title), class.Tally(sheets, nil), nil, class.Items(sheets), true)
}

// grid has a line for each member.
func (c workVerbs) grid(g graded) error {
	due := words.DueBy(g.Due, c.Now())
	if g.Withdrawn {
		due = "withdrawn"
	}
	_, _ = fmt.Fprintf(c.out, "Number %d, %s: %s, %s.\n", g.Number, content.Clean(g.Title), words.SetWork(g.Assignment), due) // Flush returns what failed
	if len(g.papers) == 0 {
		c.say("Nobody is in the class yet.")
	}
	table := tabwriter.NewWriter(c.out, 0, 0, 2, ' ', 0)
	for _, p := range g.papers {
		_, _ = fmt.Fprintln(table, strings.Join(append([]string{p.Member.Name}, c.cells(p.Work)...), "\t"))
	}
	return table.Flush()
}

// cells tell how far one learner is.
func (c workVerbs) cells(w class.Work) []string {
	var notes []string
	if says := words.Granted(w.Override, c.Now()); says != "" {
		notes = append(notes, says)
	}
	if w.ToRead {
		return c.readCells(w, notes)
	}
	best, some := w.Counts()
	if run, runs := w.Running(); runs && !w.Withdrawn {
		notes = append([]string{"sits it since " + run.Began.In(c.Now().Location()).Format("15:04")}, notes...)
	}
	if !some {
		return []string{"–", "", "", strings.Join(notes, "; ")}
	}
	if w.Late(best.Ended) {
		notes = append(notes, "late")
	}
	if n := len(w.Sat); n > 1 {
		notes = append(notes, "attempt "+strconv.Itoa(best.Number)+" of "+strconv.Itoa(n))
	}
	return []string{
		words.Points(best.Points) + " of " + strconv.Itoa(best.Questions), words.Percent(best.Points / float64(max(1, best.Questions))),
		best.Ended.In(c.Now().Location()).Format("2 Jan 15:04"), strings.Join(notes, "; "),
	}
}

func (c workVerbs) readCells(w class.Work, notes []string) []string {
	r := w.Reading
	done := "not yet"
	if w.Done() {
		done = "done " + r.Done.In(c.Now().Location()).Format("2 Jan 15:04")
		if w.Late(r.Done) {
			notes = append(notes, "late")
		}
	}
	return []string{fmt.Sprintf("%d of %d read", r.Read, r.Lessons), fmt.Sprintf("%d of %d met", r.Met, r.Cards), done, strings.Join(notes, "; ")}
}
