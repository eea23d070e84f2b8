package command

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"porthole/content"
	"porthole/quiz"
	"porthole/quiz/exam"
	"porthole/ui"
	"porthole/ui/plain"
)

// examFlags hold what an exam is to be like, and what is wanted of those that were handed in.
type examFlags struct {
	questions, minutes, pass int
	seed                     uint64
	authority, report, tasks string
	typed, history, asJSON   bool
}

// setting are the flags that say what a new exam is like.
func setting() []string {
	return []string{"questions", "minutes", "pass", "tasks", "typed", "seed", "authority"}
}

// examVerbs are what exam does: it sits one, lists those that were handed in, and writes the result of one.
type examVerbs struct{ *cli }

func (c examVerbs) examVerb() *cobra.Command {
	var f examFlags
	verb := &cobra.Command{
		Use:   "exam [COURSE]",
		Short: "Sit a practice exam, or go on with the one that runs",
		Long: `Exam asks against the clock, and says nothing of an answer until the exam is
handed in. The course says how many questions, how long and what passes; the
flags say otherwise. Where a course has fewer questions than are wanted, the time
is shorter, too, unless --minutes says how long. The clock runs on when you
leave; exam without flags takes the running one up. When its time is up it is
handed in as it stands.

It asks what certification exams ask: choices, situations, and performance-based
tasks, at least one in ten where the course has any. --tasks says how many of
them, --typed brings questions whose answers are typed, too. A course that names
the kinds of its exam has those instead.

No question comes again before the others of its kind and lesson were asked in
your exams. The same --seed sets the same exam of the same course for everyone,
whatever was asked before.

An exam that is not passed is no failure of the program: the exit code is 0.

--history lists the exams that were handed in; with --json as a list of objects:

  id, seed, authority ("" for the course's own wording)
  start, end (RFC 3339)
  questions, open (not answered)
  points, score, pass (shares from 0 to 1), passed
  forecast  expected, low, high, as they were before it; null: there was none

--report FILE writes the result of the exam as JSON, to be handed in, once the
exam is: program, version, learner, course, exam (as above), and questions, each
with question, kind, lesson, objectives, given, answer, right, credit (0 to 1),
at (null: not answered).`,
		Example: `  porthole exam                                  the course's own exam, or the one that runs
  porthole exam --questions 10 --minutes 12
  porthole exam --tasks 5 --typed                five tasks, and some answers to type
  porthole exam --seed 7 --report exam.json      everyone gets the same one
  porthole exam ports --authority N10-009 --pass 75
  porthole exam --history --json | jq '.[-1].score'`,
		Args:              atMost(1),
		ValidArgsFunction: completeCourse(0),
	}
	verb.RunE = func(verb *cobra.Command, args []string) error { return c.examine(verb, args, &f) }
	flags := verb.Flags()
	flags.SortFlags = false
	flags.IntVar(&f.questions, "questions", 0, "`NUMBER` of questions")
	flags.IntVar(&f.minutes, "minutes", 0, "`MINUTES` until it is handed in")
	flags.IntVar(&f.pass, "pass", 0, "`PERCENT` of the points that pass")
	flags.StringVar(&f.tasks, "tasks", "", "`NUMBER` of performance-based questions, or none")
	flags.BoolVar(&f.typed, "typed", false, "ask for typed answers, too")
	flags.Uint64Var(&f.seed, "seed", 0, "`SEED` of the exam: the same one sets the same exam")
	flags.StringVar(&f.authority, "authority", "", "`NAME` of the authority whose wording it follows")
	flags.StringVar(&f.report, "report", "", "write the result to `FILE`, as JSON")
	flags.BoolVar(&f.history, "history", false, "list the exams that were handed in")
	flags.BoolVar(&f.asJSON, "json", false, "with --history: JSON")
	// It fails only for a flag that is not registered.
	_ = verb.RegisterFlagCompletionFunc("authority", completeFrom(authorities))
	_ = verb.RegisterFlagCompletionFunc("tasks", cobra.FixedCompletions([]string{"none", "5"}, cobra.ShellCompDirectiveNoFileComp))
	return verb
}

// authorities lists whose wording an exam can follow beside the course's own.
func authorities(course *content.Course) []string { return quiz.NewDeck(course).Authorities()[1:] }

func (c examVerbs) examine(verb *cobra.Command, args []string, f *examFlags) error {
	name := courseArg(args, 0)
	if err := known(name, "built-in course or file"); err != nil {
		return err
	}
	if err := f.fits(verb); err != nil {
		return err
	}
	course, problems, err := load(name)
	if err != nil {
		return err
	}
	if f.history {
		return c.examHistory(verb.Context(), course, f.asJSON)
	}
	opened := ready(name, course, problems)
	run := session{open: func() ui.Course { return opened }, start: ui.AtExam}
	if run.blueprint, err = f.blueprint(verb, course); err != nil {
		return err
	}
	if err := c.noOther(verb, course); err != nil {
		return err
	}
	verbs := c
	if verb.Flags().Changed("seed") {
		verbs.Seed = func() uint64 { return f.seed }
		run.blueprint.Seeded = true
	}
	return verbs.examReported(verb.Context(), f.report, course, run)
}

// fits refuses flags that cannot stand together, or have no sense.
func (f *examFlags) fits(verb *cobra.Command) error {
	changed := verb.Flags().Changed
	if f.asJSON && !f.history {
		return usagef("--json stands beside --history")
	}
	for _, flag := range append(setting(), "report") {
		if f.history && changed(flag) {
			return usagef("--%s cannot stand beside --history", flag)
		}
	}
	if changed("report") && (f.report == "" || f.report == "-") {
		return usagef("--report takes the name of a file, not %q", f.report)
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
	return b.Timed(), nil
}

// noOther refuses flags that would set another exam while one runs. A store that cannot be opened is told of later.
func (c examVerbs) noOther(verb *cobra.Command, course *content.Course) error {
	for _, flag := range setting() {
		if !verb.Flags().Changed(flag) {
			continue
		}
		store, err := c.openStore(verb.Context())
		if err != nil {
			return nil //nolint:nilerr // the session tells why, and asks whether to go on
		}
		e, ok, err := store.RunningExam(verb.Context(), course.ID)
		if err != nil {
			return fmt.Errorf("whether an exam is running could not be looked up: %w", err)
		}
		if left := e.Left(c.Now()); ok && left > 0 {
			return fmt.Errorf("an exam of this course is running, %d minutes left, and --%s would set another; take it up without flags, hand it in, and set the next one then",
				int(left.Minutes()), flag)
		}
		return nil
	}
	return nil
}

// examHistory lists the exams of a course that were handed in, the latest last.
func (c examVerbs) examHistory(ctx context.Context, course *content.Course, asJSON bool) error {
	store, err := c.openToRead(ctx)
	if err != nil {
		return err
	}
	results, err := store.ExamResults(ctx, course.ID)
	if err != nil {
		return fmt.Errorf("the exams could not be read: %w", err)
	}
	if asJSON {
		return writeIndented(c.out, each(results, examJSON))
	}
	if len(results) == 0 {
		_, err := fmt.Fprintln(c.out, "No exam of this course was handed in yet.")
		return err
	}
	return plain.ExamTable(c.out, results, c.Now())
}

// examReported runs an exam and writes its result to a file, where one is named: that of the exam which was handed in
// meanwhile.
func (c examVerbs) examReported(ctx context.Context, path string, course *content.Course, s session) error {
	if path == "" {
		return c.run(ctx, s)
	}
	file, err := createFile(path, kept)
	if err != nil {
		return err
	}
	before, err := c.examsSoFar(ctx, course.ID)
	if err != nil {
		file.discard()
		return err
	}
	ran := c.run(ctx, s)
	e, err := c.newExam(ctx, course.ID, len(before))
	if err != nil {
		file.discard()
		if ran == nil && errors.Is(err, exam.ErrNotFound) {
			c.say("No exam was handed in: " + path + " is not written.")
			return nil
		}
		return cmp.Or(ran, err)
	}
	if failed := cmp.Or(writeIndented(file, c.examReport(course, e)), file.Chmod(handedIn)); failed != nil {
		file.discard()
		return cmp.Or(ran, notWritten(path, failed))
	}
	if failed := file.commit(); failed != nil {
		return cmp.Or(ran, failed)
	}
	c.say("The result is in " + path + ".")
	return ran
}

func (c examVerbs) examsSoFar(ctx context.Context, course string) ([]exam.Result, error) {
	store, err := c.openStore(ctx)
	if err != nil {
		return nil, err
	}
	return store.ExamResults(ctx, course)
}

// newExam returns the first exam that was handed in after the first n. exam.ErrNotFound: there is none.
func (c examVerbs) newExam(ctx context.Context, course string, n int) (exam.Exam, error) {
	results, err := c.examsSoFar(ctx, course)
	if err != nil {
		return exam.Exam{}, err
	}
	if len(results) <= n {
		return exam.Exam{}, exam.ErrNotFound
	}
	store, err := c.openStore(ctx)
	if err != nil {
		return exam.Exam{}, err
	}
	return store.Exam(ctx, results[len(results)-1].ID)
}
