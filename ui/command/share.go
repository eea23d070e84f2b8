package command

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"porthole/content"
	"porthole/ui/share"
	"porthole/ui/words"
)

// sharing holds the flags of the share verb.
type sharing struct {
	format, to string
	seed       uint64
	force      bool
}

func (c *cli) shareVerb() *cobra.Command {
	var f sharing
	verb := &cobra.Command{
		Use:   "share [COURSE]",
		Short: "Write a course's facts and questions for Moodle, Anki, a spreadsheet or a program",
		Long: `Share writes the facts and questions of a course in the form of another program:

  gift         Moodle, text: Question bank > Import > GIFT format
  moodle-xml   Moodle 4.4 or newer: Import > Moodle XML format. Tables and gaps to fill
               in, steps to put in order, a word on every option, a category per lesson
  anki         Anki, text: File > Import. The note type is Anki's own "Basic"
  apkg         Anki, a package: a note type of its own, both directions of a fact as
               siblings, answers to type, a deck per lesson
  csv          a spreadsheet; what it would run as a formula has an apostrophe before it
  xlsx         Excel, LibreOffice, Google Sheets: every cell is text
  quizlet      Quizlet: a term, a tab and a definition on each line
  json         any other program

It goes to the standard output, or to --output FILE, whose name tells the format
where --format does not: .gift, .xml, .txt (Anki), .apkg, .csv, .xlsx, .tsv (Quizlet)
or .json. The same --seed writes the same wrong options. What a format cannot say of a
question is told, question by question, on the standard error.

A second import into Anki updates the notes of the first; its tags replace the tags that
you gave them. A second import into Moodle adds all questions once more: import into an
empty category, or delete the old questions first.`,
		Example: `  porthole share --format gift > email.gift
  porthole share ports --output ports.apkg
  porthole share capitals.md --output capitals.xlsx
  porthole share --format json | jq .questions`,
		Args:              atMost(1),
		ValidArgsFunction: completeCourse(0),
		RunE: func(verb *cobra.Command, args []string) error {
			return f.share(verb.Context(), c, courseArg(args, 0))
		},
	}
	flags := verb.Flags()
	flags.SortFlags = false
	flags.StringVar(&f.format, "format", "", "`FORMAT`: "+strings.Join(share.Formats(), ", "))
	flags.StringVarP(&f.to, "output", "o", "", "write to `FILE` instead")
	flags.BoolVar(&f.force, "force", false, "replace FILE where it is there already")
	flags.Uint64Var(&f.seed, "seed", 1, "`SEED` of the wrong options and their order")
	// It fails only for a flag that is not registered.
	_ = verb.RegisterFlagCompletionFunc("format", func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return share.Formats(), cobra.ShellCompDirectiveNoFileComp
	})
	return verb
}

// share writes a course for another program, and tells what that cannot be told.
func (f sharing) share(ctx context.Context, c *cli, name string) error {
	format := cmp.Or(f.format, share.FormatOf(f.to))
	if format == "" {
		return usagef("say for which program: --format %s", strings.Join(share.Formats(), ", "))
	}
	if _, err := indexes("format", []string{format}, share.Formats()); err != nil {
		return err
	}
	format = strings.ToLower(format)
	if share.Binary(format) && (f.to == "" || f.to == "-") && c.OutTTY {
		return usagef("%s is nothing to read in a terminal: name a file with --output", format)
	}
	course, problems, err := c.load(name)
	if err != nil {
		return err
	}
	if taken := notCourse(name, f.to); taken != nil {
		return taken
	}
	job := share.Job{
		Format: format, Deck: ready(name, course, problems).Deck, Seed: f.seed, Now: c.Now(),
		Database: func(path string, fill func(share.Exec) error) error { return c.Scratch(ctx, path, fill) },
	}
	var losses []share.Loss
	err = c.output(f.to, f.force, func(out io.Writer) (failed error) {
		losses, failed = share.Write(out, job)
		return failed
	})
	if err != nil {
		return err
	}
	sayBroken(c, name, problems)
	sayLost(c, losses)
	if f.to != "" && f.to != "-" {
		c.say("The questions are in " + f.to + ".")
	}
	return nil
}

// sayLost names the questions of which something is lost, and where to find them.
func sayLost(c *cli, losses []share.Loss) {
	if slices.ContainsFunc(losses, func(l share.Loss) bool { return l.Order }) {
		c.say("Moodle marks each field by itself. Porthole also takes a right answer in another order, where the order makes no difference; " +
			"in Moodle a learner who gives it loses marks there. So tell them the order, or leave these questions out:")
	}
	for _, l := range losses {
		c.say(fmt.Sprintf("%s: %q: %s", cmp.Or(l.Lesson, "No lesson"), l.Question, l.What))
	}
}

// sayBroken tells that something of a document could not be understood, and so is missing in what was made of it.
func sayBroken(c *cli, name string, problems []content.Problem) {
	if n := tally(problems)[content.Error]; n > 0 {
		c.say(words.Count(n, "part") + " of the document could not be understood and is left out; porthole check tells of it: " + content.Clean(name))
	}
}

// output writes to a file, which is there when it is whole, or to the standard output where the path is empty or -.
func (c *cli) output(path string, force bool, write func(io.Writer) error) error {
	if path == "" || path == "-" {
		return write(c.out)
	}
	file, err := c.createFile(path, forced(force), forOthers)
	if err != nil {
		return err
	}
	return file.fill(write)
}
