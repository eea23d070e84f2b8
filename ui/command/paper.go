package command

import (
	"cmp"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"porthole/content"
	"porthole/quiz"
	"porthole/ui/paper"
)

// printing holds the flags of the paper verb beside those that choose what is asked.
type printing struct {
	versions   int
	format, to string
	key, force bool
}

func (c *cli) paperVerb() *cobra.Command {
	var f choice
	var p printing
	verb := &cobra.Command{
		Use:   "paper [COURSE]",
		Short: "Print a test for a class, in several versions, with a key",
		Long: `Paper sets a test to be printed. Every version has the same questions, in an
order of its own. With --output FILE it writes the test there, and the key with
the answers, the reasons and the sources beside it (test.html, test-key.html);
else it writes to the standard output, the test or, with --key, the key.

The form is that of the file's name: a page to print (.html) or Markdown (.md).
What is asked can be chosen as in drill. The same --seed prints the same test;
it stands on every sheet.`,
		Example: `  porthole paper --versions 3 --output test.html
  porthole paper --lesson imap --count 10 > test.md
  porthole paper --lesson imap --count 10 --key > key.md
  porthole paper capitals.md --kind typed --seed 7 --output capitals.html`,
		Args:              atMost(1),
		ValidArgsFunction: completeCourse(0),
	}
	f.register(verb)
	hide(verb, "minutes")
	flags := verb.Flags()
	flags.Lookup("count").Usage = "`NUMBER` of questions, or all"
	flags.Lookup("seed").Usage = "`SEED` of the test: the same one prints the same test"
	flags.IntVar(&p.versions, "versions", 1, "`NUMBER` of versions: A, B, C …")
	flags.StringVarP(&p.to, "output", "o", "", "write to `FILE`, and the key beside it")
	flags.StringVar(&p.format, "format", "", "`FORMAT` where FILE does not tell: html or markdown")
	flags.BoolVar(&p.key, "key", false, "write the key to the standard output, not the test")
	flags.BoolVar(&p.force, "force", false, "replace files that are there already")
	verb.RunE = func(verb *cobra.Command, args []string) error {
		html, err := p.html()
		if err != nil {
			return err
		}
		test, err := c.test(verb, courseArg(args, 0), &f, p.versions)
		if err != nil {
			return err
		}
		return c.print(courseArg(args, 0), test, html, p)
	}
	return verb
}

// html reports whether a page is wanted, not Markdown.
func (p printing) html() (bool, error) {
	byName := map[string]string{".html": "html", ".htm": "html", ".md": "markdown", ".markdown": "markdown"}[strings.ToLower(filepath.Ext(p.to))]
	format := strings.ToLower(cmp.Or(p.format, byName, "markdown"))
	switch {
	case !slices.Contains([]string{"html", "markdown"}, format):
		return false, noSuch("format", p.format, []string{"html", "markdown"})
	case p.versions < 1 || p.versions > paper.MostVersions:
		return false, usagef("--versions takes a number from 1 to %d, not %d", paper.MostVersions, p.versions)
	case p.key && p.to != "":
		return false, usagef("--key writes the key to the standard output; --output writes both the test and the key")
	case p.to != "" && p.format == "" && byName == "":
		return false, usagef("name the file with .html or .md at its end, or say --format html or --format markdown")
	}
	return format == "html", nil
}

// test sets the test that the flags choose.
func (c *cli) test(verb *cobra.Command, name string, f *choice, versions int) (paper.Test, error) {
	course, problems, err := load(name)
	if err != nil {
		return paper.Test{}, err
	}
	selection, err := f.selection(course, false)
	if err != nil {
		return paper.Test{}, err
	}
	if !verb.Flags().Changed("seed") {
		selection.Seed = c.Seed()
	}
	questions, err := quiz.Questions(ready(name, course, problems).Deck, selection)
	if err != nil {
		return paper.Test{}, err
	}
	return paper.New(course.Title, questions, versions, selection.Seed, c.Now()), nil
}

func (c *cli) print(course string, test paper.Test, html bool, p printing) error {
	sheets, key := test.Markdown, test.MarkdownKey
	if html {
		sheets, key = test.HTML, test.HTMLKey
	}
	switch {
	case p.to != "":
		return c.printFiles(course, p, sheets, key)
	case p.key:
		return key(c.out)
	}
	return sheets(c.out)
}

// printFiles writes the test and the key, or neither where one of them cannot have its name.
func (c *cli) printFiles(course string, p printing, sheets, key func(io.Writer) error) error {
	ext := filepath.Ext(p.to)
	keyPath := strings.TrimSuffix(p.to, ext) + "-key" + ext
	if err := cmp.Or(notCourse(course, p.to), notCourse(course, keyPath)); err != nil {
		return err
	}
	if err := vacant(keyPath, forced(p.force)); err != nil {
		return err
	}
	if err := cmp.Or(c.output(p.to, p.force, sheets), c.output(keyPath, p.force, key)); err != nil {
		return err
	}
	c.say("The test is in " + content.Clean(p.to) + ", the key in " + content.Clean(keyPath) + ".")
	return nil
}
