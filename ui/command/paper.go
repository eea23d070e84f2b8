package command

import (
	"cmp"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"porthole/content"
	"porthole/quiz"
	"porthole/ui/paper"
	"porthole/ui/words"
)

// printing holds the flags of the paper verb beside those that choose what is asked.
type printing struct {
	versions   int
	format, to string
	key, force bool
	slides     bool
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
What is asked can be chosen as in drill. A part of a title may be of several
lessons; the title of the sheets tells which. A lesson without a table of its own
is asked about what its title or its text names in others, too. The same --seed
prints the same test; it stands on every sheet. A question gives one point; a
share of it for a part.

With --slides it writes a page to project instead: a question on a slide, large, and
its answer on the next. Page down goes on.`,
		Example: `  porthole paper --versions 3 --output test.html
  porthole paper --lesson imap --count 10 --slides --output slides.html
  porthole paper --lesson imap --count 10 > test.md
  porthole paper --lesson imap --count 10 --key > key.md
  porthole paper capitals.md --kind typed --seed 7 --output capitals.html`,
		Args:              atMost(1),
		ValidArgsFunction: completeCourse(0),
	}
	f.register(verb, func(args []string) string { return courseArg(args, 0) })
	hide(verb, "minutes")
	flags := verb.Flags()
	flags.Lookup("count").Usage = "`NUMBER` of questions, or all"
	flags.Lookup("seed").Usage = "`SEED` of the test: the same one prints the same test"
	flags.IntVar(&p.versions, "versions", 1, "`NUMBER` of versions: A, B, C …")
	flags.StringVarP(&p.to, "output", "o", "", "write to `FILE`, and the key beside it")
	flags.StringVar(&p.format, "format", "", "`FORMAT` where FILE does not tell: html or markdown")
	flags.BoolVar(&p.key, "key", false, "write the key to the standard output, not the test")
	flags.BoolVar(&p.slides, "slides", false, "write slides to project, a page (.html)")
	flags.BoolVar(&p.force, "force", false, "replace files that are there already")
	// It fails only for a flag that is not registered.
	_ = verb.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(paperFormats(), cobra.ShellCompDirectiveNoFileComp))
	verb.RunE = func(verb *cobra.Command, args []string) error {
		html, err := p.html()
		if err != nil {
			return err
		}
		test, err := testOf(verb, courseArg(args, 0), &f, p.versions, c.Seed, c.Now())
		if err != nil {
			return err
		}
		sayFewer(c, test, &f)
		return p.print(c, courseArg(args, 0), test, html)
	}
	return verb
}

func paperFormats() []string { return []string{"html", "markdown"} }

// html reports whether a page is wanted, not Markdown.
func (p printing) html() (bool, error) {
	byName := map[string]string{".html": "html", ".htm": "html", ".md": "markdown", ".markdown": "markdown"}[strings.ToLower(filepath.Ext(p.to))]
	format := strings.ToLower(cmp.Or(p.format, byName, "markdown"))
	if p.slides {
		format = "html"
	}
	switch {
	case p.slides && (p.key || p.versions > 1 || strings.EqualFold(p.format, "markdown") || byName == "markdown"):
		return false, usagef("--slides writes one page to project, with the answers: no --key, no --versions, a name that ends in .html")
	case !slices.Contains(paperFormats(), format):
		return false, noSuch("format", p.format, paperFormats())
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
func testOf(verb *cobra.Command, name string, f *choice, versions int, seed func() uint64, now time.Time) (paper.Test, error) {
	course, problems, err := load(name)
	if err != nil {
		return paper.Test{}, err
	}
	selection, err := f.selection(course, false)
	if err != nil {
		return paper.Test{}, err
	}
	if !verb.Flags().Changed("seed") {
		selection.Seed = seed()
	}
	questions, err := quiz.Questions(ready(name, course, problems).Deck, selection)
	if err != nil {
		return paper.Test{}, err
	}
	return paper.New(testTitle(course, selection.Lessons), questions, versions, selection.Seed, now), nil
}

// mostTitled is how many lessons are named in the title of a test.
const mostTitled = 2

// testTitle names the course, and the lessons that the test is about where not all of them were chosen.
func testTitle(course *content.Course, lessons []int) string {
	titles := content.Each(lessons, func(i int) string { return course.Lessons[i].Title })
	switch n := len(titles); {
	case n == 0:
		return course.Title
	case n <= mostTitled:
		return course.Title + ": " + strings.Join(titles, ", ")
	default:
		return course.Title + ": " + words.Count(n, "lesson")
	}
}

// sayFewer tells that there are fewer questions than were asked for.
func sayFewer(c *cli, test paper.Test, f *choice) {
	if wanted, err := strconv.Atoi(f.count); err == nil && wanted > len(test.Versions[0].Questions) {
		c.say(fmt.Sprintf("%d questions were asked for; there are %d to be had.", wanted, len(test.Versions[0].Questions)))
	}
}

func (p printing) print(c *cli, course string, test paper.Test, html bool) error {
	sheets, key := test.Markdown, test.MarkdownKey
	if html {
		sheets, key = test.HTML, test.HTMLKey
	}
	switch {
	case p.slides:
		return p.printSlides(c, course, test)
	case p.to != "":
		return p.printFiles(c, course, test.Title, sheets, key)
	case p.key:
		return key(c.out)
	}
	return sheets(c.out)
}

// printSlides writes the slides, to a file where one is named.
func (p printing) printSlides(c *cli, course string, test paper.Test) error {
	if p.to == "" {
		return test.Slides(c.out)
	}
	if err := cmp.Or(notCourse(course, p.to), c.output(p.to, p.force, test.Slides)); err != nil {
		return err
	}
	c.say(content.Clean(test.Title) + ". The slides are in " + content.Clean(p.to) + ".")
	return nil
}

// printFiles writes the test and the key, or neither where one of them cannot have its name.
func (p printing) printFiles(c *cli, course, title string, sheets, key func(io.Writer) error) error {
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
	c.say(content.Clean(title) + ". The test is in " + content.Clean(p.to) + ", the key in " + content.Clean(keyPath) + ".")
	return nil
}
