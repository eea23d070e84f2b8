package command

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"porthole/content"
	"porthole/quiz"
	"porthole/quiz/spelling"
)

// usageError is a command line that cannot be understood, in one sentence.
type usageError struct{ text string }

// Error returns the sentence.
func (e *usageError) Error() string { return e.text }

func usagef(format string, args ...any) error { return &usageError{fmt.Sprintf(format, args...)} }

// errReported ends a verb as failed after it has said itself what failed.
var errReported = errors.New("reported")

// cmpError returns what a verb failed with, else what writing its output failed with.
func cmpError(verb, output error) error {
	if verb == nil && output != nil {
		return fmt.Errorf("the output could not be written: %w", output)
	}
	return verb
}

// sentenceOf says an error to a person.
func sentenceOf(err error) string {
	if nothing, ok := errors.AsType[*quiz.NothingError](err); ok {
		return nothing.Error()
	}
	return err.Error()
}

// sink passes on what is written and keeps the first error, which cobra drops.
type sink struct {
	w   io.Writer
	err error
}

// Write writes to the output.
func (s *sink) Write(p []byte) (int, error) {
	n, err := s.w.Write(p)
	if s.err == nil {
		s.err = err
	}
	return n, err
}

// flagError words what is wrong with a flag.
func flagError(verb *cobra.Command, err error) error {
	if unknown, ok := errors.AsType[*pflag.NotExistError](err); ok {
		return unknownFlag(verb, unknown)
	}
	if bare, ok := errors.AsType[*pflag.ValueRequiredError](err); ok {
		return usagef("--%s needs a value", bare.GetFlag().Name)
	}
	if invalid, ok := errors.AsType[*pflag.InvalidValueError](err); ok {
		return usagef("--%s takes %s, not %q", invalid.GetFlag().Name, takes(invalid.GetFlag()), shorten(invalid.GetValue()))
	}
	return usagef("%s", shorten(err.Error()))
}

// takes says what a flag's value looks like.
func takes(f *pflag.Flag) string {
	switch f.Value.Type() {
	case "bool":
		return "true or false"
	case "theme":
		return themeUsual + " or " + themeContrast
	case "name":
		return fmt.Sprintf("a name of 1 to %d characters on one line", longestName)
	}
	return "a whole number"
}

func unknownFlag(verb *cobra.Command, err *pflag.NotExistError) error {
	if letters := err.GetSpecifiedShortnames(); letters != "" {
		return usagef("%s has no flag -%s", verb.CommandPath(), shorten(letters))
	}
	var known []string
	verb.Flags().VisitAll(func(f *pflag.Flag) { known = append(known, f.Name) })
	name := err.GetSpecifiedName()
	if nearest, ok := content.Nearest(name, known); ok {
		return usagef("%s has no flag --%s; the nearest is --%s", verb.CommandPath(), shorten(name), nearest)
	}
	return usagef("%s has no flag --%s; it has --%s", verb.CommandPath(), shorten(name), strings.Join(known, ", --"))
}

// noSuch says that an argument names none of what is known: which is nearest, else all there is.
func noSuch(what, given string, known []string) error {
	if len(known) == 0 {
		return usagef("there is no %s %q; this course has none", what, shorten(given))
	}
	if nearest, ok := content.Nearest(given, known); ok {
		return usagef("there is no %s %q; the nearest is %q", what, shorten(given), nearest)
	}
	return usagef("there is no %s %q; %s", what, shorten(given), knownAre(known))
}

// knownAre lists what is known: "known is email", "known are Ada, Bob".
func knownAre(known []string) string {
	const most = 8
	if len(known) == 1 {
		return "known is " + known[0]
	}
	more := ""
	if len(known) > most {
		known, more = known[:most], fmt.Sprintf(" and %d more", len(known)-most)
	}
	return "known are " + strings.Join(known, ", ") + more
}

// shorten cleans an argument that is shown in a message, and cuts it where it is very long.
func shorten(given string) string { return spelling.Cut(content.Clean(given), 100) }

// atMost returns a check that a verb got no more than the n arguments that its Use line names.
func atMost(n int) cobra.PositionalArgs { return between(0, n) }

func between(least, most int) cobra.PositionalArgs {
	return func(verb *cobra.Command, args []string) error {
		switch {
		case len(args) < least:
			return usagef("%s needs more: %s", verb.CommandPath(), verb.UseLine())
		case len(args) > most:
			return usagef("%s takes %s; %q is too much", verb.CommandPath(), taken(verb.Use), shorten(args[most]))
		}
		return nil
	}
}

// taken says in words which arguments a Use line names: "one WORD and one COURSE".
func taken(use string) string {
	words := strings.Fields(use)[1:]
	if len(words) == 0 {
		return "no argument"
	}
	for i, word := range words {
		words[i] = "one " + strings.Trim(word, "[]")
	}
	return strings.Join(words, " and ")
}
