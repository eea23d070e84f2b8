package command

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"porthole/content"
	"porthole/quiz"
	"porthole/ui/words"
)

func (c *cli) checkVerb() *cobra.Command {
	var asJSON, verbose bool
	verb := &cobra.Command{
		Use:   "check FILE...",
		Short: "Tell what a document holds, and what is wrong with it",
		Long: `Check tells what was found in each document (a Markdown, CSV or TSV file, or a
built-in course): what will be asked, three examples of each table, and what was
passed over, with its file, line and a hint. With --verbose it lists every
lesson and fact, and every problem. The exit code is 1 where one of them is an error, or
where a file cannot be read; it is 2 for a plain word that is neither a file nor
a built-in course.

A bar stands between the values of one cell: "465 | 587" was read as two
values, "465, 587" as one.

With --json each document becomes one JSON object on a line of its own:

  title, cards   the name of the course, and the number of its cards
  lessons        title, chapter, line
  facts          subject, relation, authority, values, sources, objectives, line
  questions      id, kind, lesson, authority, stem, what its kind has (options,
                 form, transcript, steps, sorting, cloze), explanation, sources,
                 objectives, line
  disagreements  about, keys, words (authority, text, sources), lesson, line
  wires          id, title, task, port, minutes, goals, hints, seen, why, sources,
                 questions, lesson, line
  exam           what the front matter says of it
  problems       severity, file, line (0: of the whole), message, hint`,
		Example: `  porthole check notes.md
  porthole check --verbose email capitals.md
  porthole check --json notes.md | jq .facts`,
		Args: func(verb *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usagef("%s needs a file or the name of a built-in course", verb.CommandPath())
			}
			return nil
		},
		ValidArgsFunction: func(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
			return offerDocuments(content.BuiltinNames(), typed)
		},
		RunE: func(verb *cobra.Command, args []string) error {
			for _, name := range args {
				if err := known(name, "built-in course or file"); err != nil {
					return err
				}
			}
			if asJSON {
				return c.check(verb.Context(), args, writeJSON)
			}
			if verbose {
				return c.check(verb.Context(), args, writeFound)
			}
			return c.check(verb.Context(), args, writeSummary)
		},
	}
	verb.Flags().BoolVar(&asJSON, "json", false, "one JSON object a document")
	verb.Flags().BoolVar(&verbose, "verbose", false, "list every lesson, fact and problem")
	return verb
}

// finding is what was found in one document.
type finding struct {
	name     string
	course   *content.Course
	deck     *quiz.Deck
	cards    int
	problems []content.Problem
}

// check reads one document after the other and writes what it found. A document that is refused
// does not keep the others from being checked.
func (c *cli) check(ctx context.Context, names []string, write func(*bufio.Writer, finding) error) error {
	failed := false
	out := bufio.NewWriter(c.out)
	for _, name := range names {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		course, problems, err := loadText(name)
		if err != nil {
			c.complain(sentenceOf(err))
			failed = true
			continue
		}
		problems = append(problems, content.Check(name, course)...)
		slices.SortStableFunc(problems, byLine)
		deck := quiz.NewDeck(course)
		f := finding{content.Clean(name), course, deck, len(deck.Cards()), problems}
		if err := write(out, f); err != nil {
			return err
		}
		if err := out.Flush(); err != nil {
			return err
		}
		failed = failed || tally(problems)[content.Error] > 0
	}
	if failed {
		return errReported
	}
	return nil
}

// tally counts the problems of each severity.
func tally(problems []content.Problem) map[content.Severity]int {
	n := make(map[content.Severity]int)
	for _, p := range problems {
		n[p.Severity]++
	}
	return n
}

// mostListed is how many facts are listed for a reader; JSON has them all.
const mostListed = 200

// writeFound writes what was found for a person. An error of out stays until it is flushed.
func writeFound(out *bufio.Writer, f finding) error {
	say := func(format string, args ...any) { _, _ = fmt.Fprintf(out, format+"\n", args...) }
	say("%s: %s", f.name, f.course.Title)
	say("  %s", words.Count(len(f.course.Lessons), "lesson"))
	for i, l := range f.course.Lessons {
		say("    %d. %s (line %d)", i+1, l.Title, l.Line)
	}
	say("  %s", words.Count(len(f.course.Facts), "fact"))
	for _, fact := range f.course.Facts[:min(len(f.course.Facts), mostListed)] {
		say("    %s (line %d)", factLine(fact), fact.Line)
	}
	if more := len(f.course.Facts) - mostListed; more > 0 {
		say("    and %d more; --json lists all", more)
	}
	writeAuthored(say, f.course)
	say("  %s", words.Count(f.cards, "card"))
	return writeProblems(out, f.problems)
}

// writeAuthored tells what an author wrote beside lessons and tables.
func writeAuthored(say func(format string, args ...any), c *content.Course) {
	say("  %s", words.Count(len(c.Questions), "written question")+byKind(c.Questions))
	if n := len(c.Notes); n > 0 {
		say("  %s", words.Count(n, "note"))
	}
	if n := len(c.Disagreements); n > 0 {
		say("  %s", words.Count(n, "disagreement"))
	}
	if n := len(c.Wires); n > 0 {
		say("  %s", words.Count(n, "wire exercise"))
	}
	if plan := planLine(c.Exam); plan != "" {
		say("  exam: %s", plan)
	}
}

// byKind tells how many questions there are of each kind, in the order of the kinds: ": 3 scenario, 1 order".
func byKind(questions []content.Question) string {
	if len(questions) == 0 {
		return ""
	}
	count := make(map[content.QuestionKind]int)
	for _, q := range questions {
		count[q.Kind]++
	}
	parts := content.Texts(slices.Sorted(maps.Keys(count)), func(k content.QuestionKind) string { return fmt.Sprintf("%d %s", count[k], k) })
	return ": " + strings.Join(parts, ", ")
}

// planLine tells what the front matter says of the exam, "" where it says nothing.
func planLine(x content.Blueprint) string {
	var parts []string
	add := func(is bool, part string) {
		if is {
			parts = append(parts, part)
		}
	}
	add(x.Questions > 0, words.Count(x.Questions, "question"))
	add(x.Minutes > 0, words.Count(x.Minutes, "minute"))
	add(x.Pass > 0, fmt.Sprintf("pass at %.4g %%", x.Pass*100))
	add(x.Authority != "", "by "+x.Authority)
	for _, w := range append(slices.Clone(x.Weights), x.Kinds...) {
		parts = append(parts, fmt.Sprintf("%s × %g", w.Name, w.Weight))
	}
	return strings.Join(parts, ", ")
}

// factLine shows with a bar, which hardly a cell holds, what was split and what was not.
func factLine(f content.Fact) string {
	line := f.Subject + ", " + f.Relation + ": " + strings.Join(f.Texts(), " | ")
	if f.Authority != "" {
		line += " (by " + f.Authority + ")"
	}
	return line
}

func writeProblems(out io.Writer, problems []content.Problem) error {
	for _, p := range problems {
		if _, err := fmt.Fprintln(out, p); err != nil {
			return err
		}
	}
	return writeTally(out, problems)
}

// writeTally writes how many problems there are of each severity.
func writeTally(out io.Writer, problems []content.Problem) error {
	n := tally(problems)
	_, err := fmt.Fprintf(out, "%s, %s, %s\n", words.Count(n[content.Error], "error"),
		words.Count(n[content.Warning], "warning"), words.Count(n[content.Notice], "notice"))
	return err
}
