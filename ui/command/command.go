// Package command is the command line of Porthole: one file for each verb. It finds the course,
// understands the flags, chooses between the screens and plain lines, and turns what went wrong
// into one sentence and an exit code.
package command

import (
	"context"
	"errors"
	"io"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"porthole/content"
	"porthole/ui/screen"
	"porthole/ui/terminal"
)

// World is all that the command line knows of the machine it runs on.
type World struct {
	Args          []string // without the name of the program
	In            io.Reader
	Out, Err      io.Writer
	InTTY, OutTTY bool     // In and Out are terminals
	Environ       []string // "KEY=value"
	Now           func() time.Time
	Seed          func() uint64 // any number; sessions get one of six digits
	Folder        string        // where settings are kept, beside everything else; "": they are not
	Archive       Archive       // where everything is kept; nil: nothing is
	// School is the place of a folder where everything of classes is kept; nil: there is none. A program makes one of a folder.
	School func(folder string) School
	// Shared is the place of a database that several servers share, by its address; nil: there is none.
	Shared   func(address string) SharedSchool
	Database string    // the address of it that the machine names; "": it names none
	Secret   io.Reader // chance that nobody guesses
	Version  string
	// Serving is called when this run begins to serve many people, with how many sessions there are; nil: nobody wants to know.
	Serving func(sessions func() int)
	// Hurry is called where this run may take its time to end, and returns what is closed when it is asked to end a second
	// time; nil: nobody asks twice.
	Hurry func() <-chan struct{}
	// Scratch makes a SQLite database of a file that is not there yet, in one transaction: for packages of Anki.
	Scratch func(ctx context.Context, path string, fill func(exec func(statement string, values ...any) error) error) error
}

// The exit codes.
const (
	exitOK     = 0
	exitFailed = 1 // something went wrong, or was not found
	exitUsage  = 2 // the command line cannot be understood
)

// Run does what the command line says and returns the exit code.
func Run(ctx context.Context, w World) int {
	random := w.Seed
	w.Seed = func() uint64 { return random() % 1e6 } // short enough to be typed from a screen or from paper
	w.Err = terminal.Until(ctx, w.Err)
	out := &sink{w: terminal.Until(ctx, w.Out)}
	c := &cli{World: w, out: out}
	var verb *cobra.Command
	var err error
	fault := screen.Guard(func() {
		verb, err = c.root().ExecuteContextC(ctx) //nolint:contextcheck // cobra hands it to the verb
	})
	if closing := c.store.close(); err == nil || closing != nil && errors.Is(err, context.Canceled) {
		err = closing
	}
	if fault == nil {
		fault, _ = errors.AsType[*screen.PanicError](err)
	}
	if fault != nil {
		return c.fault(fault)
	}
	return c.report(verb, cmpError(err, out.err))
}

// cli is one run of the command line.
type cli struct {
	World
	out     *sink // Out, for all verbs but the screens, which need the terminal itself
	plain   bool  // --plain
	learner name  // --learner
	theme   theme // --theme
	noSave  bool  // --no-save
	store   lazyStore
	opened  sync.Map // courses that came with the program and were opened on the way, by name
}

func (c *cli) root() *cobra.Command {
	root := c.openVerb()
	root.SetArgs(slices.Clip(append([]string{}, c.Args...)))
	root.SetIn(c.In)
	root.SetOut(c.out)
	root.SetErr(c.Err)
	root.SilenceErrors, root.SilenceUsage = true, true
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetFlagErrorFunc(flagError)
	c.flags(root.PersistentFlags())
	group(root, "Learn:", c.drillVerb(), c.matchVerb(), c.gridVerb(), examVerbs{c}.examVerb(), c.alsoListening(wireVerbs{c}.wireVerb()), c.goalVerb(), c.statsVerb(), c.findVerb())
	group(root, "Courses:", c.coursesVerb(), c.newVerb(), c.checkVerb(), c.shareVerb())
	group(root, "For a class:", c.paperVerb(), resultVerbs{c}.resultsVerb(), (&serveVerb{cli: c}).serveVerb(), (&classVerbs{cli: c}).classVerb())
	data := dataVerbs{c}
	group(root, "What is kept:", data.dataVerb(), data.exportVerb(), data.importVerb(), data.forgetVerb())
	const more = "More:"
	shell := shellVerbs{c}
	group(root, more, shell.completionVerb(), shell.manVerb(), c.versionVerb())
	root.AddCommand(shell.bashVerb())
	// It fails only for a flag that is not registered.
	_ = root.RegisterFlagCompletionFunc("learner", c.completeLearners)
	_ = root.RegisterFlagCompletionFunc("theme", cobra.FixedCompletions([]string{themeUsual, themeContrast}, cobra.ShellCompDirectiveNoFileComp))
	root.SetHelpCommand(c.helpVerb())
	root.SetHelpCommandGroupID(more)
	completeNoFiles(root)
	return root
}

// group adds verbs that the help lists under a heading of their own.
func group(root *cobra.Command, heading string, verbs ...*cobra.Command) {
	root.AddGroup(&cobra.Group{ID: heading, Title: heading})
	for _, verb := range verbs {
		verb.GroupID = heading
	}
	root.AddCommand(verbs...)
}

// flags registers what every verb takes.
func (c *cli) flags(flags *pflag.FlagSet) {
	flags.SortFlags = false
	flags.BoolVar(&c.plain, "plain", false, "lines of text instead of screens")
	flags.Var(&c.learner, "learner", "`NAME` of the learner, where several share this machine")
	flags.Var(&c.theme, "theme", "`THEME` of the screens: usual or high-contrast; it is kept")
	flags.BoolVar(&c.noSave, "no-save", false, "begin with nothing known, and keep nothing of what is done")
}

// report says what went wrong, if anything did, and returns the exit code.
func (c *cli) report(verb *cobra.Command, err error) int {
	usage, isUsage := errors.AsType[*usageError](err)
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, errReported), errors.Is(err, context.Canceled), readerGone(err):
		return exitFailed
	case isUsage:
		c.complain(usage.text)
		c.writeErr("Try '" + verb.CommandPath() + " --help'.\n")
		return exitUsage
	}
	c.complain(sentenceOf(err))
	return exitFailed
}

// complain writes one line to the error output, cleaned: it may hold a file's name or an argument.
func (c *cli) complain(text string) { c.writeErr("porthole: " + content.Clean(text) + "\n") }

// say writes one line to the error output that is no complaint.
func (c *cli) say(text string) { c.writeErr(content.Clean(text) + "\n") }

func (c *cli) writeErr(text string) {
	// Where errors cannot be written there is nobody left to tell.
	_, _ = io.WriteString(c.Err, text)
}

// env returns a variable of the environment, "" where it is not set.
func (w World) env(key string) string {
	for _, pair := range slices.Backward(w.Environ) {
		if name, value, _ := strings.Cut(pair, "="); name == key {
			return value
		}
	}
	return ""
}
