package command

import (
	"bytes"
	"context"
	_ "embed"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"porthole/content"
	"porthole/quiz/spelling"
)

// bashScript hands bash's command line to bashVerb. Cobra's own script loses what stands behind a colon, leaves spaces
// unquoted where several words fit, and runs what is typed; it also needs a package that not every machine has.
//
//go:embed bash.sh
var bashScript string

// zshScript is for zsh. Cobra's own takes words apart at quoted spaces, and runs what is typed.
//
//go:embed zsh.sh
var zshScript string

// fishScript is for fish. Cobra's own runs what stands between quotes, which may be the title of a stranger's lesson.
//
//go:embed fish.fish
var fishScript string

// bashVerb completes a line of bash, for bash.sh: it is given COMP_TYPE, COMP_WORDBREAKS, COLUMNS, and the line up to the
// cursor. The first line that it prints holds options for compopt, each further one a completion.
func (c shellVerbs) bashVerb() *cobra.Command {
	const given = 4
	return &cobra.Command{
		Use:                "__bash",
		Hidden:             true,
		DisableFlagParsing: true,
		Args:               between(given, given),
		RunE: func(verb *cobra.Command, args []string) error {
			line, last := bashWords(args[3], args[1])
			found, directive := c.completions(verb.Context(), line)
			if name, value, ok := strings.Cut(last.text, "="); ok && strings.HasPrefix(name, "-") {
				last.flag, last.text = name+"=", value
			}
			found = slices.DeleteFunc(found, func(o offered) bool { return !strings.HasPrefix(o.text, last.text) })
			replies := content.Texts(found, func(o offered) string { return last.quoted(last.flag + o.text) })
			if width, err := strconv.Atoi(args[2]); args[0] == listing && err == nil {
				replies = listed(found, width)
			}
			_, err := fmt.Fprintln(c.out, strings.Join(append([]string{bashOptions(directive)}, replies...), "\n"))
			return err
		},
	}
}

// listing is the COMP_TYPE of a list that is only looked at: bash puts nothing of it into the line.
const listing = "63"

// offered is a completion, and what is said of it.
type offered struct{ text, about string }

// completions are what Cobra offers for the last of the words.
func (c shellVerbs) completions(ctx context.Context, line []string) ([]offered, cobra.ShellCompDirective) {
	var printed bytes.Buffer
	inner := &cli{World: c.World, out: &sink{w: &printed}}
	inner.Args, inner.Err = append([]string{cobra.ShellCompRequestCmd}, line...), io.Discard
	err := inner.root().ExecuteContext(ctx) //nolint:contextcheck // cobra hands it to the verb
	if cmpError(err, inner.store.close()) != nil {
		return nil, cobra.ShellCompDirectiveError
	}
	lines := strings.Split(strings.TrimSpace(printed.String()), "\n")
	directive, err := strconv.Atoi(strings.TrimPrefix(lines[len(lines)-1], ":"))
	if err != nil {
		return nil, cobra.ShellCompDirectiveError
	}
	var found []offered
	for _, l := range lines[:len(lines)-1] {
		text, about, _ := strings.Cut(l, "\t")
		found = append(found, offered{text, about})
	}
	return found, cobra.ShellCompDirective(directive)
}

// bashOptions are what compopt is to be told.
func bashOptions(directive cobra.ShellCompDirective) string {
	var options []string
	if directive&cobra.ShellCompDirectiveNoSpace != 0 {
		options = append(options, "-o nospace")
	}
	if directive&cobra.ShellCompDirectiveNoFileComp != 0 {
		options = append(options, "+o default")
	}
	return strings.Join(options, " ")
}

// listed are completions for the eye: not quoted, and with what is said of them, as far as the width allows.
func listed(found []offered, width int) []string {
	widest := 0
	for _, o := range found {
		widest = max(widest, len(o.text))
	}
	return content.Texts(found, func(o offered) string {
		if o.about == "" {
			return o.text
		}
		return spelling.Cut(fmt.Sprintf("%-*s  (%s)", widest, o.text, o.about), max(width-2, 1))
	})
}
