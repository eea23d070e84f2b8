package command

import (
	"cmp"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"porthole/content"
	"porthole/ui/share"
)

func (c *cli) shareVerb() *cobra.Command {
	var format, to string
	var seed uint64
	var force bool
	verb := &cobra.Command{
		Use:   "share [COURSE]",
		Short: "Write a course's facts and questions for Moodle, Anki, a spreadsheet or a program",
		Long: `Share writes the facts and questions of a course in the form of another program:

  gift         Moodle, text: Question bank > Import > GIFT format
  moodle-xml   Moodle, XML, with a word on every option: Import > Moodle XML format
  anki         Anki: File > Import; ids stay the same, so that a second import updates
  csv          a spreadsheet; what it would run as a formula has an apostrophe before it
  json         any other program

It goes to the standard output, or to --output FILE, whose name tells the format
where --format does not: .gift, .xml, .txt (Anki), .csv or .json. The same --seed
writes the same wrong options.`,
		Example: `  porthole share --format gift > email.gift
  porthole share capitals.md --output capitals.csv
  porthole share --format json | jq .questions`,
		Args:              atMost(1),
		ValidArgsFunction: completeCourse(0),
		RunE: func(_ *cobra.Command, args []string) error {
			name := courseArg(args, 0)
			if format = cmp.Or(format, share.FormatOf(to)); format == "" {
				return usagef("say for which program: --format %s", strings.Join(share.Formats(), ", "))
			}
			if _, err := indexes("format", []string{format}, share.Formats()); err != nil {
				return err
			}
			course, problems, err := load(name)
			if err != nil {
				return err
			}
			err = notCourse(name, to)
			if err != nil {
				return err
			}
			err = c.output(to, force, func(out io.Writer) error {
				return share.Write(out, strings.ToLower(format), ready(name, course, problems).Deck, seed)
			})
			if err == nil && to != "" && to != "-" {
				c.say("The questions are in " + content.Clean(to) + ".")
			}
			return err
		},
	}
	flags := verb.Flags()
	flags.SortFlags = false
	flags.StringVar(&format, "format", "", "`FORMAT`: "+strings.Join(share.Formats(), ", "))
	flags.StringVarP(&to, "output", "o", "", "write to `FILE` instead")
	flags.BoolVar(&force, "force", false, "replace FILE where it is there already")
	flags.Uint64Var(&seed, "seed", 1, "`SEED` of the wrong options and their order")
	// It fails only for a flag that is not registered.
	_ = verb.RegisterFlagCompletionFunc("format", func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return share.Formats(), cobra.ShellCompDirectiveNoFileComp
	})
	return verb
}

// output writes to a file, which is there when it is whole, or to the standard output where the path is empty or -.
func (c *cli) output(path string, force bool, write func(io.Writer) error) error {
	if path == "" || path == "-" {
		return write(c.out)
	}
	file, err := createFile(path, forced(force))
	if err != nil {
		return err
	}
	if err := write(file); err != nil {
		file.discard()
		return notWritten(path, err)
	}
	return file.commit()
}
