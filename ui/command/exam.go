package command

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"porthole/content"
	"porthole/quiz"
	"porthole/ui"
	"porthole/ui/plain"
)

const examHelp = `Exam asks against the clock, and says nothing of an answer until the exam is
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

--test NAME makes it a test: all who give the same course, the same NAME and the
same other flags get the same questions, and each learner sits it once. The seed
is made of the name unless --seed says another. The same command takes a test up
that was left; once it was handed in, it tells when that was and the score, and
with --report writes the result once more, with exit code 1. Capitals in NAME
make no difference. It keeps nobody from sitting it as another --learner.

An exam that is not passed is no failure of the program: the exit code is 0.

--history lists the exams that were handed in; with --json as a list of objects:

  id, test ("" for other exams), seed, authority ("" for the course's own wording)
  start, end (RFC 3339)
  questions, open (not answered)
  points, score, pass (shares from 0 to 1), passed
  forecast  expected, low, high, as they were before it; null: there was none

--report FILE writes the result as JSON once the exam is handed in, for a teacher;
porthole results reads it, and its help tells where the fields are documented.
--class NAME says of which class the learner is.`

// examVerbs are what exam does: it sits one, lists those that were handed in, and writes the result of one.
type examVerbs struct{ *cli }

func (c examVerbs) examVerb() *cobra.Command {
	var f examFlags
	verb := &cobra.Command{
		Use:   "exam [COURSE]",
		Short: "Sit a practice exam, or go on with the one that runs",
		Long:  examHelp,
		Example: `  porthole exam                                  the course's own exam, or the one that runs
  porthole exam --questions 10 --minutes 12
  porthole exam --tasks 5 --typed                five tasks, and some answers to type
  porthole exam --seed 7 --report exam.json      everyone gets the same one
  porthole exam --lesson imap --lesson pop3      about some lessons alone
  porthole exam --test "week 3" --learner Ada --class 7b --report ada.json
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
	flags.StringArrayVar(&f.lessons, "lesson", nil, "`LESSON` to ask about: its number or a part of its title (repeatable)")
	flags.Uint64Var(&f.seed, "seed", 0, "`SEED` of the exam: the same one sets the same exam")
	flags.StringVar(&f.authority, "authority", "", "`NAME` of the authority whose wording it follows")
	flags.StringVar(&f.test, "test", "", "`NAME` of the test that it is: the same for everyone, sat once by each")
	f.register(verb)
	flags.BoolVar(&f.history, "history", false, "list the exams that were handed in")
	flags.BoolVar(&f.asJSON, "json", false, "with --history: JSON")
	// It fails only for a flag that is not registered.
	_ = verb.RegisterFlagCompletionFunc("authority", completeFrom(c.learning, authorities))
	_ = verb.RegisterFlagCompletionFunc("lesson", completeFrom(c.learning, lessonTitles))
	_ = verb.RegisterFlagCompletionFunc("test", cobra.NoFileCompletions)
	_ = verb.RegisterFlagCompletionFunc("tasks", cobra.FixedCompletions([]string{"none", "5"}, cobra.ShellCompDirectiveNoFileComp))
	return verb
}

// authorities lists whose wording an exam can follow beside the course's own.
func authorities(course *content.Course) []string { return quiz.NewDeck(course).Authorities()[1:] }

func (c examVerbs) examine(verb *cobra.Command, args []string, f *examFlags) error {
	name := c.learning(args)
	if f.test != "" {
		name = courseArg(args, 0) // whatever a learner aims at, a test is of the same course
	}
	if err := known(name, "built-in course or file"); err != nil {
		return err
	}
	if err := f.fits(verb); err != nil {
		return err
	}
	if f.test != "" && c.noSave {
		return usagef("--no-save cannot stand beside --test: a test is kept, for it is sat once")
	}
	course, problems, err := c.load(name)
	if err != nil {
		return err
	}
	if f.history {
		return c.examHistory(verb.Context(), course, f.asJSON)
	}
	opened := ready(name, course, problems)
	run := session{open: func() ui.Course { return opened }, start: quiz.AtExam}
	if run.blueprint, err = f.blueprint(verb, course); err != nil {
		return err
	}
	run.resume = c.resume(args, f)
	if f.test != "" {
		return c.test(verb.Context(), f, opened.Deck, run)
	}
	if err := c.noOther(verb, course); err != nil {
		return err
	}
	if verb.Flags().Changed("seed") {
		c.sets(f.seed)
		run.blueprint.Seeded = true
	}
	return c.examReported(verb.Context(), f.handIn, course, run)
}

// sets makes a seed that of all that is asked.
func (c examVerbs) sets(seed uint64) {
	run := c.cli
	run.Seed = func() uint64 { return seed }
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
		return writeIndented(c.out, content.Each(results, examJSON))
	}
	if len(results) == 0 {
		_, err := fmt.Fprintln(c.out, "No exam of this course was handed in yet.")
		return err
	}
	return plain.ExamTable(c.out, results, c.Now())
}
