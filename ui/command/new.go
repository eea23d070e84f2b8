package command

import (
	"cmp"
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"github.com/spf13/cobra"

	"porthole/content"
)

// newCourse is the course to start from. TITLE, TITLE_ID and FILE stand for the author's own.
//
//go:embed new.md
var newCourse string

func (c *cli) newVerb() *cobra.Command {
	return &cobra.Command{
		Use:   "new FILE.md",
		Short: "Write a small course to start your own from",
		Long: `New writes a small course with a table, a note, a question and their sources.
Comments in it tell what is what: write your own over it, and try it as you go.
A file that is there already is left as it is.`,
		Example: `  porthole new capitals.md
  porthole check capitals.md
  porthole drill capitals.md`,
		Args: between(1, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			path := args[0]
			if err := cmp.Or(notOwn(c.Folder, path), writeNew(path)); err != nil {
				return err
			}
			c.say(content.Clean(path) + " is a small course. Open it in an editor and write your own over it; porthole check tells how it stands.")
			return nil
		},
	}
}

// writeNew writes the course to start from, where nothing is.
func writeNew(path string) error {
	if info, err := os.Stat(path); path == "" || os.IsPathSeparator(path[len(path)-1]) || err == nil && info.IsDir() {
		return usagef("name a file, with .md at its end: %s", shorten(filepath.Join(path, "capitals.md")))
	}
	if ext := filepath.Ext(path); !strings.EqualFold(ext, ".md") && !strings.EqualFold(ext, ".markdown") {
		return usagef("name the file with .md at its end: %s.md", strings.TrimSuffix(shorten(strings.TrimSuffix(path, ".txt")), "."))
	}
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666) //nolint:gosec // the umask decides who may read it
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%q: it is there already; name another file", path)
	}
	if err != nil {
		return notWritten(path, err)
	}
	_, err = file.WriteString(courseFor(path))
	if err = cmp.Or(err, file.Close()); err != nil {
		_ = os.Remove(path) // half a course is none
		return notWritten(path, err)
	}
	return nil
}

// courseFor puts the author's own names into the course to start from.
func courseFor(path string) string {
	base := content.Clean(strings.TrimSuffix(filepath.Base(path), filepath.Ext(path)))
	words := strings.FieldsFunc(base, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	title, id := "My course", "my-course"
	if len(words) > 0 {
		id = strings.ToLower(strings.Join(words, "-"))
		first := []rune(words[0])
		first[0] = unicode.ToUpper(first[0])
		title = strings.Join(append([]string{string(first)}, words[1:]...), " ")
	}
	file := filepath.Base(path)
	if strings.ContainsFunc(file, func(r rune) bool { return !isPlain(r) }) {
		file = "FILE" // it would have to be quoted, and who has it knows how
	}
	return strings.NewReplacer(
		"id: TITLE_ID ", fmt.Sprintf("id: %q ", id), "title: TITLE\n", fmt.Sprintf("title: %q\n", title), "# TITLE\n", "# "+title+"\n",
		"porthole check FILE ", "porthole check "+file+" ", "porthole FILE ", "porthole "+file+" ", "porthole drill FILE ", "porthole drill "+file+" ",
	).Replace(newCourse)
}

// isPlain reports whether a shell takes the letter as it is.
func isPlain(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("._-", r)
}
