package command

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"porthole/content"
	"porthole/content/markdown"
	"porthole/quiz"
	"porthole/quiz/exam"
	"porthole/ui"
)

// defaultCourse is opened where none is named.
const defaultCourse = "email"

// courseArg returns the course that is named by the i-th argument, else the default one.
func courseArg(args []string, i int) string {
	if i < len(args) {
		return args[i]
	}
	return defaultCourse
}

// known checks that name is a built-in course or can be a file: it exists, has a path, or ends
// in .md. The words of a message say what else was looked for.
func known(name, what string, others ...string) error {
	if _, ok := content.Builtin(name); ok || looksLikeFile(name) {
		return nil
	}
	return noSuch(what, name, append(content.BuiltinNames(), others...))
}

func looksLikeFile(name string) bool {
	if strings.ContainsRune(name, '/') || strings.ContainsRune(name, os.PathSeparator) {
		return true
	}
	if ext := strings.ToLower(filepath.Ext(name)); ext == ".md" || ext == ".markdown" {
		return true
	}
	_, err := os.Stat(name)
	return err == nil
}

// read returns the text of a course that is known: a built-in one, which a file of the same name does not hide,
// else a file.
func read(name string) ([]byte, error) {
	if src, ok := content.Builtin(name); ok {
		return src, nil
	}
	return content.ReadFile(name)
}

// load reads and parses a course, which has to be known.
func load(name string) (*content.Course, []content.Problem, error) {
	if err := known(name, "built-in course or file"); err != nil {
		return nil, nil, err
	}
	src, err := read(name)
	if err != nil {
		return nil, nil, err
	}
	course, problems := parse(name, src)
	return course, problems, nil
}

// parse reads a course from its text, and what there is to tell of it in the order of its lines.
func parse(name string, src []byte) (*content.Course, []content.Problem) {
	course, problems := markdown.Parse(name, src)
	problems = append(problems, exam.CheckKinds(name, course)...)
	slices.SortStableFunc(problems, byLine)
	return course, problems
}

func byLine(a, b content.Problem) int { return cmp.Compare(a.Line, b.Line) }

// openDeck opens a built-in course or a document for a screen.
func (c *cli) openDeck(name string) (ui.Course, error) {
	course, problems, err := load(name)
	if err != nil {
		return ui.Course{}, err
	}
	opened := ready(name, course, problems)
	c.settings().remember(opened)
	return opened, nil
}

// ready makes a course ready for the screens.
func ready(name string, course *content.Course, problems []content.Problem) ui.Course {
	_, builtIn := content.Builtin(name)
	c := ui.Course{Deck: quiz.NewDeck(course), Problems: problems, Own: !builtIn}
	if path, err := filepath.Abs(name); err == nil && c.Own {
		c.Path = path
	}
	return c
}

// completeCourse offers the built-in courses for the i-th argument; the shell adds files.
func completeCourse(i int) cobra.CompletionFunc {
	return func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		if len(args) != i {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return content.BuiltinNames(), cobra.ShellCompDirectiveDefault
	}
}
