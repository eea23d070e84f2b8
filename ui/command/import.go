package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"time"

	"github.com/spf13/cobra"

	"porthole/content"
	"porthole/quiz"
	"porthole/ui/words"
)

func (c dataVerbs) importVerb() *cobra.Command {
	return &cobra.Command{
		Use:   "import FILE",
		Short: "Add what was exported to your progress",
		Long: `Import adds an export to a learner: answers, exams, what was read, goals and forecasts.
What is there already stays as it is and is not doubled, so that a file can be
imported twice, and two machines can be brought together. It is all or nothing.
With - the standard input is read.`,
		Example: `  porthole import progress.json
  porthole import ada.json --learner Ada
  ssh laptop porthole export | porthole import -`,
		Args: between(1, 1),
		RunE: func(verb *cobra.Command, args []string) error {
			if err := c.mayChange(verb); err != nil {
				return err
			}
			return c.imports(verb.Context(), args[0])
		},
	}
}

func (c dataVerbs) imports(ctx context.Context, path string) error {
	archive, err := c.archive()
	if err != nil {
		return err
	}
	from, err := c.source(path)
	if err != nil {
		return err
	}
	defer func() { _ = from.Close() }() // it was only read
	got, err := archive.Import(ctx, c.learner.String(), from)
	if err != nil {
		return fmt.Errorf("%q was not imported: %w", path, err)
	}
	text := "Added " + words.Count(got.Answers, "answer")
	if got.Learner != c.learner.String() {
		text += " of " + whose(got.Learner)
	}
	text += " to " + whose(c.learner.String()) + "."
	if got.Known > 0 {
		text += " " + words.CountWere(got.Known, "answer") + " there already."
	}
	aim, err := c.aimOfImport(ctx)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(c.out, content.Clean(text+examsImported(got)+aim))
	return err
}

// aimOfImport lets a learner who aims at no exam aim at the one whose goal came with an import, and says so; "" where nothing
// changes. Of several goals it is the one that was set last, as where they were set.
func (c dataVerbs) aimOfImport(ctx context.Context) (string, error) {
	if c.settings().aim(c.learner.String()) != "" {
		return "", nil
	}
	store, err := c.openToRead(ctx)
	if err != nil {
		return "", err
	}
	var aim string
	var set time.Time
	for _, exam := range content.Exams() {
		known, err := store.Learner(ctx, content.ExamCourseID(exam))
		if err != nil {
			return "", err
		}
		if known.Goal.Open(c.Now()) && (aim == "" || known.Goal.Set.After(set)) {
			aim, set = exam, known.Goal.Set
		}
	}
	if aim == "" {
		return "", nil
	}
	if err := c.settings().aimAt(c.learner.String(), aim); err != nil {
		return "", err
	}
	return " The goal is " + content.ExamTitle(aim) + ", and Porthole opens on it from now on.", nil
}

// examsImported tells what became of the exams of an import, and why; "" where it had none.
func examsImported(got quiz.Imported) string {
	text := ""
	if got.Exams > 0 {
		text += " Added " + words.Count(got.Exams, "exam") + "."
	}
	if n := got.ExamsKnown; n > 0 {
		text += " " + words.CountWere(n, "exam") + " there already."
	}
	if n := got.ExamsClosed; n > 0 {
		text += " " + words.Count(n, "exam") + " that ran here " + words.Were(n) + " handed in elsewhere; what was handed in counts."
	}
	if n := got.ExamsLeft; n > 0 {
		text += " " + words.CountWere(n, "exam") + " left out, for another one of the same course runs here:" +
			" hand that in, then import once more."
	}
	return text
}

// source opens what is to be read: a file, or the input.
func (c dataVerbs) source(path string) (io.ReadCloser, error) {
	if path == "-" {
		return io.NopCloser(c.In), nil
	}
	info, err := os.Stat(path) // before it is opened: a pipe may wait for ever
	switch {
	case err != nil:
		return nil, notRead(path, err)
	case info.IsDir():
		return nil, fmt.Errorf("%q: it is a folder", path)
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("%q: it is not a regular file; what comes through a pipe is read with -", path)
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, notRead(path, err)
	}
	return file, nil
}

func notRead(path string, err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%q: there is no such file", path)
	}
	if failed, ok := errors.AsType[*fs.PathError](err); ok {
		err = failed.Err
	}
	return fmt.Errorf("%q could not be read: %w", path, err)
}
