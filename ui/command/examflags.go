package command

import (
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"porthole/content"
	"porthole/quiz/exam"
)

// examFlags hold what an exam is to be like, and what is wanted of those that were handed in.
type examFlags struct {
	handIn
	questions, minutes, pass int
	seed                     uint64
	authority, tasks, test   string
	typed, history, asJSON   bool
	lessons                  []string
}

// setting are the flags that say what a new exam is like.
func setting() []string {
	return []string{"questions", "minutes", "pass", "tasks", "typed", "lesson", "seed", "authority"}
}

// fits refuses flags that cannot stand together, or have no sense.
func (f *examFlags) fits(verb *cobra.Command) error {
	changed := verb.Flags().Changed
	if f.asJSON && !f.history {
		return usagef("--json stands beside --history")
	}
	for _, flag := range append(setting(), "test", "report", "class") {
		if f.history && changed(flag) {
			return usagef("--%s cannot stand beside --history", flag)
		}
	}
	if err := f.handIn.fits(verb); err != nil {
		return err
	}
	if changed("test") {
		name, ok := exam.TestName(f.test)
		if !ok {
			return usagef("--test takes a name of 1 to %d characters, not %q", exam.LongestTest, shorten(f.test))
		}
		f.test = name
	}
	for _, limit := range []struct {
		flag  string
		given int
		most  int
	}{
		{"questions", f.questions, exam.MostQuestions},
		{"minutes", f.minutes, int(exam.MostTime / time.Minute)},
		{"pass", f.pass, 100},
	} {
		if changed(limit.flag) && (limit.given < 1 || limit.given > limit.most) {
			return usagef("--%s takes a number from 1 to %d, not %d", limit.flag, limit.most, limit.given)
		}
	}
	if _, ok := f.taskCount(); changed("tasks") && !ok {
		return usagef("--tasks takes a number from 1 to %d, or none, not %q", exam.MostQuestions, f.tasks)
	}
	return nil
}

// taskCount reads how many questions are to be performance-based; false: that is no number of them.
func (f *examFlags) taskCount() (int, bool) {
	if f.tasks == "none" {
		return exam.NoTasks, true
	}
	n, err := strconv.Atoi(f.tasks)
	return n, err == nil && n >= 1 && n <= exam.MostQuestions
}

// blueprint is the course's own plan with what the flags say otherwise. Fewer or more questions have their own time.
func (f *examFlags) blueprint(verb *cobra.Command, course *content.Course) (exam.Blueprint, error) {
	b, changed := exam.BlueprintOf(course), verb.Flags().Changed
	if changed("questions") {
		b.Limit = b.Limit * time.Duration(f.questions) / time.Duration(max(1, b.Questions))
		b.Questions, b.Limit = f.questions, b.Limit.Round(time.Minute)
	}
	if changed("minutes") {
		b.Limit, b.Fixed = time.Duration(f.minutes)*time.Minute, true
	}
	if changed("pass") {
		b.Pass = float64(f.pass) / 100
	}
	if changed("tasks") {
		n, _ := f.taskCount()
		b = b.WithTasks(n)
	}
	if changed("typed") {
		b = b.WithTyped(f.typed)
	}
	if changed("authority") {
		found := matching(f.authority, append(authorities(course), "this course"))
		switch names := authorities(course); {
		case len(found) == 0:
			return b, noSuch("authority", f.authority, names)
		case found[0] == len(names):
			b.Authority = ""
		default:
			b.Authority = names[found[0]]
		}
	}
	lessons, err := lessonIndexes(course, f.lessons)
	b.Lessons = content.Each(lessons, func(i int) string { return content.Key(course.Lessons[i].Title) })
	return b.Timed(), err
}
