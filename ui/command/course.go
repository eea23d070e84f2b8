package command

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

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

// learning returns the course to learn that is named by the first argument, else that of the exam which the learner aims at,
// else the default one.
func (c *cli) learning(args []string) string {
	if len(args) > 0 {
		return args[0]
	}
	return cmp.Or(c.settings().aim(c.learner.String()), defaultCourse)
}

// known checks that name is a built-in course or can be a file: it exists, has a path, or ends
// in .md. The words of a message say what else was looked for.
func known(name, what string, others ...string) error {
	if isBuiltIn(name) || looksLikeFile(name) {
		return nil
	}
	return noSuch(what, name, append(builtInNames(), others...))
}

// isBuiltIn reports whether a course comes with the program: one of the built-in courses, or that of an exam.
func isBuiltIn(name string) bool {
	if _, ok := content.Builtin(name); ok {
		return true
	}
	_, ok := content.ExamNamed(name)
	return ok && !isFile(name)
}

// builtInNames lists what comes with the program: the built-in courses, and the exams that have one.
func builtInNames() []string { return append(content.BuiltinNames(), content.Exams()...) }

func isFile(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}

func looksLikeFile(name string) bool {
	ext := strings.ToLower(filepath.Ext(name))
	return strings.ContainsAny(name, "/"+string(os.PathSeparator)) || ext == ".md" || ext == ".markdown" || isFile(name)
}

// load returns a course, which has to be known.
func load(name string) (*content.Course, []content.Problem, error) {
	if err := known(name, "built-in course or file"); err != nil {
		return nil, nil, err
	}
	parsed, err := reading(name)
	if err != nil {
		return nil, nil, err
	}
	course, problems := parsed()
	return course, problems, nil
}

// loadText does so by reading its text: a built-in course is not taken as it was read beforehand.
func loadText(name string) (*content.Course, []content.Problem, error) {
	if src, ok := content.Builtin(name); ok {
		course, problems := parse(name, src)
		return course, problems, nil
	}
	return load(name)
}

// reading returns what makes a course that is known. The error tells why its file cannot be read.
func reading(name string) (func() (*content.Course, []content.Problem), error) {
	if exam, ok := content.ExamNamed(name); ok && isBuiltIn(name) {
		return func() (*content.Course, []content.Problem) { return examCourse(exam), nil }, nil
	}
	if _, ok := content.Builtin(name); ok {
		return func() (*content.Course, []content.Problem) { return builtIn(name), nil }, nil
	}
	src, err := content.ReadFile(name)
	if err != nil {
		return nil, err
	}
	return func() (*content.Course, []content.Problem) { return parse(name, src) }, nil
}

// builtIn returns a built-in course as it was read beforehand, else by reading it. It has no problems.
func builtIn(name string) *content.Course {
	if course, ok := content.Compiled(name); ok {
		return course
	}
	src, _ := content.Builtin(name)
	course, _ := markdown.Parse(name, src)
	return course
}

// examCourse makes the course of an exam out of the built-in ones, which are made side by side. They have no problems.
func examCourse(exam string) *content.Course {
	names := content.BuiltinNames()
	courses := make([]*content.Course, len(names))
	var all sync.WaitGroup
	for i, name := range names {
		all.Go(func() { courses[i] = builtIn(name) })
	}
	all.Wait()
	return content.ForExam(exam, courses)
}

// load does so for a learner's progress: a document without an id is told from its namesakes.
func (c *cli) load(name string) (*content.Course, []content.Problem, error) {
	course, problems, err := load(name)
	if err != nil {
		return nil, nil, err
	}
	if !isBuiltIn(name) {
		if path, err := filepath.Abs(name); err == nil {
			c.settings().identify(course, path)
		}
	}
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

// openDeck opens a course that comes with the program, or a document. What comes with the program is read once.
func (c *cli) openDeck(name string) (ui.Course, error) {
	if opened, ok := c.opened.Load(name); ok {
		course, _ := opened.(ui.Course)
		return course, nil
	}
	course, problems, err := c.load(name)
	if err != nil {
		return ui.Course{}, err
	}
	opened := ready(name, course, problems)
	if !opened.Own {
		c.opened.Store(name, opened)
	}
	c.settings().remember(opened)
	return opened, nil
}

// ready makes a course ready for the screens.
func ready(name string, course *content.Course, problems []content.Problem) ui.Course {
	c := ui.Course{Deck: quiz.NewDeck(course), Problems: problems, Own: !isBuiltIn(name)}
	if path, err := filepath.Abs(name); err == nil && c.Own {
		c.Path = path
	}
	return c
}
