package command

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"porthole/content"
	"porthole/quiz"
	"porthole/quiz/class"
	"porthole/quiz/exam"
	"porthole/ui/words"
)

// workVerbs are the verbs about set work.
type workVerbs struct{ *classVerbs }

const setHelp = `Set sets a class something to do by a deadline: an exam, or with --read lessons to
read until all their cards are met. It stands first on each learner's home. What
it asks is frozen now: a course that is changed or removed later changes nothing.

An exam asks what porthole exam asks of the course; --lesson, --objective and
--kind narrow it down. All get the same questions, or with --own each draws their
own from what is frozen, other ones with each attempt. The same questions come in
the same order, each with its options in the same order, so that "the second one"
can be talked about; --own is the way to have neighbours see other ones. An attempt ends once its
minutes are over, and at the deadline at the latest; it is handed in as it stands.
--minutes 0 leaves only the deadline. Of several attempts the best one counts, of
two alike the first.

--feedback once shows score and answers when an attempt is handed in; after shows
them when the deadline of the last one in the class is over, so that nobody hears
them before: they stand in no list, no map and no export of a learner's own, and
in your heat map from then on, too. With the same questions for all and more than
one attempt, after is the better choice.

Lessons to read are done when each was read to its end and each of their cards was
answered at least once, rightly or not, at any time.

--json prints the assignment as class assignments --json lists it.`

// setFlags say what is set.
type setFlags struct {
	course, title, from, until, feedback string
	lessons, read, objectives, kinds     []string
	count, minutes, attempts, pass       int
	same, own, asJSON                    bool
	seed                                 uint64
}

func (c workVerbs) setVerb() *cobra.Command {
	var f setFlags
	verb := &cobra.Command{
		Use:   "set [CLASS]",
		Short: "Set a class an exam, or lessons to read, by a deadline",
		Long:  setHelp,
		Example: `  porthole class set 7b --count 20 --minutes 25 --until "friday 10:00"
  porthole class set 7b --course ports --lesson 3 --lesson 4 --own --attempts 2 --until "in 1 week"
  porthole class set 7b --read 3 --read 4 --read 5 --until 12.12.`,
		Args:              atMost(1),
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	verb.RunE = func(verb *cobra.Command, args []string) error {
		c.names(args)
		if err := f.fits(verb); err != nil {
			return err
		}
		return c.inClass(verb, func(ctx context.Context, book class.Book, g class.Group) error { return c.set(ctx, verb, book, g, &f) })
	}
	f.register(verb)
	return verb
}

func (f *setFlags) register(verb *cobra.Command) {
	flags := verb.Flags()
	flags.SortFlags = false
	flags.StringVar(&f.title, "title", "", "`TITLE` that learners see; else the lessons, or the course")
	flags.StringVar(&f.course, "course", defaultCourse, "`COURSE` it is about: a built-in one, or a file that is served, too")
	flags.StringArrayVar(&f.lessons, "lesson", nil, "`LESSON` to ask about: its number or a part of its title (repeatable)")
	flags.StringArrayVar(&f.objectives, "objective", nil, "`OBJECTIVE` to ask about, as the course names it (repeatable)")
	flags.StringArrayVar(&f.kinds, "kind", nil, "`KIND` of question (repeatable)")
	flags.IntVar(&f.count, "count", 0, "`NUMBER` of questions")
	flags.IntVar(&f.minutes, "minutes", 0, "`MINUTES` for an attempt, 0 for no limit; else what the course gives")
	flags.IntVar(&f.attempts, "attempts", 1, "`NUMBER` of attempts, 0 for any")
	flags.IntVar(&f.pass, "pass", 0, "`PERCENT` of the points that pass")
	flags.StringVar(&f.from, "from", "", "`WHEN` it opens: 10:45, \"monday 8:00\"; else now")
	flags.StringVar(&f.until, "until", "", "`WHEN` it is due: \"friday 10:00\", \"in 2 weeks\"; else there is no deadline")
	flags.StringVar(&f.feedback, "feedback", "once", "`RULE` when learners see what was right: once, after")
	flags.BoolVar(&f.same, "same", false, "the same questions for all, which is the rule")
	flags.BoolVar(&f.own, "own", false, "each learner draws their own questions")
	flags.StringArrayVar(&f.read, "read", nil, "`LESSON` to read, with all its cards to meet, instead of an exam (repeatable)")
	flags.Uint64Var(&f.seed, "seed", 0, "`SEED` of the questions; else a new one")
	flags.BoolVar(&f.asJSON, "json", false, "one JSON object")
}

// fits refuses flags that cannot stand together, or have no sense.
func (f *setFlags) fits(verb *cobra.Command) error {
	changed := verb.Flags().Changed
	for _, flag := range []string{"lesson", "objective", "kind", "count", "minutes", "attempts", "pass", "feedback", "same", "own", "seed"} {
		if len(f.read) > 0 && changed(flag) {
			return usagef("--read sets lessons to read, and no exam; --%s cannot stand beside it", flag)
		}
	}
	const mostAttempts = 100
	for _, limit := range []struct {
		flag               string
		given, least, most int
	}{
		{"count", f.count, 1, exam.MostQuestions}, {"minutes", f.minutes, 0, int(exam.MostTime / time.Minute)}, {"attempts", f.attempts, 0, mostAttempts}, {"pass", f.pass, 1, 100},
	} {
		if changed(limit.flag) && (limit.given < limit.least || limit.given > limit.most) {
			return usagef("--%s takes a number from %d to %d, not %d", limit.flag, limit.least, limit.most, limit.given)
		}
	}
	switch {
	case f.same && f.own:
		return usagef("--same and --own cannot stand together")
	case f.feedback != "once" && f.feedback != "after":
		return usagef("--feedback takes once or after, not %q", shorten(f.feedback))
	case f.feedback == "after" && f.until == "":
		return usagef("--feedback after needs a deadline; --until sets it")
	}
	return nil
}

// set sets a class something.
func (c workVerbs) set(ctx context.Context, verb *cobra.Command, book class.Book, g class.Group, f *setFlags) error {
	course, _, err := load(f.course)
	if err != nil {
		return err
	}
	a := class.Assignment{Course: class.Course{ID: course.ID, Title: course.Title}, Attempts: f.attempts, From: c.Now(), Same: !f.own, Seed: f.seed}
	if a.Seed == 0 {
		a.Seed = c.Seed()
	}
	if f.feedback == "after" {
		a.Feedback = class.AfterDue
	}
	if wrong := c.times(&a, f); wrong != nil {
		return wrong
	}
	var asks class.Frozen
	if len(f.read) > 0 {
		asks, err = f.toRead(quiz.NewDeck(course), &a)
	} else {
		asks, err = f.exam(verb, quiz.NewDeck(course), &a)
	}
	if err != nil {
		return err
	}
	if a.Title, err = titleOf(f.title, a); err != nil {
		return err
	}
	if a, err = book.Set(ctx, classKey(g.Name), a, asks); err != nil {
		return err
	}
	a.Class = g.Name
	for _, says := range []string{words.FewerSet(a, f.count), words.TasksSet(a, asks)} {
		if says != "" {
			c.say(says)
		}
	}
	if f.asJSON {
		return writeIndented(c.out, assignmentForm(a))
	}
	_, err = fmt.Fprintf(c.out, "Set %s number %d, %s: %s, %s.\n", g.Name, a.Number, a.Title, words.SetWork(a), words.DueBy(a.Due, c.Now()))
	return err
}

// times reads when it opens and when it is due.
func (c workVerbs) times(a *class.Assignment, f *setFlags) (err error) {
	if f.from != "" {
		if a.From, err = c.moment("from", f.from); err != nil {
			return err
		}
	}
	if f.until != "" {
		if a.Due, err = c.deadline(f.until); err != nil {
			return err
		}
	}
	if !a.Due.IsZero() && !a.Due.After(a.From) {
		return usagef("--until: it would be due before it opens")
	}
	return nil
}

// deadline reads when something is due. The end of a day is told as its last minute, which nobody takes for its beginning.
func (c workVerbs) deadline(given string) (time.Time, error) {
	due, err := c.moment("until", given)
	if err == nil && due.Hour() == 0 && due.Minute() == 0 {
		due = due.Add(-time.Minute)
	}
	return due, err
}

// toRead sets lessons to read.
func (f *setFlags) toRead(d *quiz.Deck, a *class.Assignment) (asks class.Frozen, err error) {
	lessons, err := lessonIndexes(d.Course(), f.read)
	if err != nil {
		return asks, err
	}
	cards := d.Lessons()
	for _, i := range lessons {
		asks.Lessons = append(asks.Lessons, d.Course().Lessons[i].Title)
		asks.Cards = append(asks.Cards, cards[i]...)
	}
	a.ToRead, a.Attempts, a.Lessons, a.Questions = true, 0, asks.Lessons, len(asks.Cards)
	return asks, nil
}

// exam sets an exam.
func (f *setFlags) exam(verb *cobra.Command, d *quiz.Deck, a *class.Assignment) (asks class.Frozen, err error) {
	b, err := f.blueprint(verb, d.Course(), a)
	if err != nil {
		return asks, err
	}
	if asks.Exam, err = exam.Freeze(d, b, a.Seed, a.Same); err != nil {
		return asks, err
	}
	frozen := asks.Exam.Blueprint
	a.Questions, a.Pass, a.Limit = frozen.Questions, frozen.Pass, frozen.Limit
	if verb.Flags().Changed("minutes") {
		a.Limit = time.Duration(f.minutes) * time.Minute
	}
	return asks, nil
}

// blueprint is the course's own plan with what the flags say otherwise; a learns what it is about.
func (f *setFlags) blueprint(verb *cobra.Command, course *content.Course, a *class.Assignment) (exam.Blueprint, error) {
	b := exam.BlueprintOf(course)
	if f.count > 0 {
		b.Limit = max(time.Minute, (b.Limit * time.Duration(f.count) / time.Duration(max(1, b.Questions))).Round(time.Minute))
		b.Questions = f.count
	}
	if verb.Flags().Changed("pass") {
		b.Pass = float64(f.pass) / 100
	}
	lessons, err := lessonIndexes(course, f.lessons)
	if err != nil {
		return b, err
	}
	for _, i := range lessons {
		a.Lessons = append(a.Lessons, course.Lessons[i].Title)
		b.Lessons = append(b.Lessons, content.Key(course.Lessons[i].Title))
	}
	for _, given := range f.objectives {
		found := matching(given, course.Objectives)
		if len(found) == 0 {
			return b, noSuch("objective", given, course.Objectives)
		}
		for _, i := range found {
			a.Objectives = append(a.Objectives, course.Objectives[i])
			b.Objectives = append(b.Objectives, content.Key(course.Objectives[i]))
		}
	}
	return f.ofKinds(b, a)
}

// ofKinds leaves the kinds of question that are named.
func (f *setFlags) ofKinds(b exam.Blueprint, a *class.Assignment) (exam.Blueprint, error) {
	kinds, err := indexes("kind of question", f.kinds, kindNames())
	if err != nil || len(kinds) == 0 {
		return b, err
	}
	b.Kinds = make(map[quiz.Kind]float64)
	for _, i := range kinds {
		b.Kinds[quiz.Kinds()[i]] = 1
		a.Kinds = append(a.Kinds, quiz.Kinds()[i].String())
	}
	return b, nil
}

// mostTitle is how many characters the title of set work has.
const mostTitle = 60

// titleOf returns the title of set work: the one given, else what it is about.
func titleOf(given string, a class.Assignment) (string, error) {
	title := strings.Join(strings.Fields(content.Clean(given)), " ")
	if len([]rune(title)) > mostTitle {
		return "", usagef("--title takes at most %d characters", mostTitle)
	}
	if title != "" {
		return title, nil
	}
	title = a.Course.Title
	switch about := slices.Concat(a.Lessons, a.Objectives); {
	case len(about) == 1:
		title = about[0]
	case len(about) > 1:
		title = about[0] + " and " + strconv.Itoa(len(about)-1) + " more"
	}
	if long := []rune(title); len(long) > mostTitle {
		title = string(long[:mostTitle-1]) + "…"
	}
	return title, nil
}
