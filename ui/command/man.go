package command

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"porthole/content"
	"porthole/ui/words"
)

func (c shellVerbs) manVerb() *cobra.Command {
	return &cobra.Command{
		Use:   "man FOLDER",
		Short: "Write the manual pages into a folder",
		Long: `Man writes a manual page for Porthole and one for each of its verbs into a folder,
in the place of pages that are there already. Packages bring them; with go
install this verb does.

The pages bear the day that SOURCE_DATE_EPOCH tells, in seconds since 1970, so
that they can be made the same once more; without it they bear today's.`,
		Example: `  porthole man ~/.local/share/man/man1
  man porthole-drill`,
		Args: between(1, 1),
		RunE: func(verb *cobra.Command, args []string) error {
			day, err := c.dayOfSource()
			if err != nil {
				return err
			}
			n, err := c.writePages(verb.Root(), args[0], day)
			if err != nil {
				return err
			}
			c.say(words.Count(n, "page") + " written to " + args[0] + ".")
			return nil
		},
	}
}

// dayOfSource is the day that the pages bear: https://reproducible-builds.org/specs/source-date-epoch/.
func (c shellVerbs) dayOfSource() (time.Time, error) {
	epoch := c.env("SOURCE_DATE_EPOCH")
	if epoch == "" {
		return c.Now(), nil
	}
	seconds, err := strconv.ParseInt(epoch, 10, 64)
	if err != nil {
		return time.Time{}, usagef("SOURCE_DATE_EPOCH is a number of seconds since 1970, not %q", shorten(epoch))
	}
	return time.Unix(seconds, 0).UTC(), nil
}

// writePages writes the page of a verb and those of the verbs below it, and returns how many they are.
func (c shellVerbs) writePages(verb *cobra.Command, folder string, day time.Time) (int, error) {
	if err := os.MkdirAll(folder, 0o755); err != nil { //nolint:gosec // manual pages are for everybody
		return 0, notMade(folder, err)
	}
	n := 0
	for _, v := range documented(verb) {
		page := manPage(v, day, c.Version)
		file, err := c.createFile(filepath.Join(folder, pageName(v)+".1"), replaced, forOthers)
		if err != nil {
			return n, err
		}
		if err := file.fill(func(w io.Writer) error { _, err := io.WriteString(w, page); return err }); err != nil {
			return n, err
		}
		n++
	}
	return n, nil
}

func notMade(folder string, err error) error {
	if failed, ok := errors.AsType[*fs.PathError](err); ok {
		err = failed.Err
	}
	return fmt.Errorf("the folder %q could not be made: %w", folder, err)
}

// documented are a verb and all below it that the help shows.
func documented(verb *cobra.Command) []*cobra.Command {
	all := []*cobra.Command{verb}
	for _, below := range verb.Commands() {
		if below.IsAvailableCommand() || below.Name() == "help" {
			all = append(all, documented(below)...)
		}
	}
	return all
}

// pageName is how the page of a verb is called: porthole-data-restore.
func pageName(verb *cobra.Command) string {
	return strings.ReplaceAll(content.Clean(verb.CommandPath()), " ", "-")
}
