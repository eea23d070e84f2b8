package command

import (
	"context"
	"time"

	"github.com/spf13/cobra"

	"porthole/content"
	"porthole/quiz"
	"porthole/quiz/class"
	"porthole/ui/plain"
)

// learningVerbs are the verbs that tell what a class has learnt.
type learningVerbs struct{ *classVerbs }

func (c learningVerbs) verbs() []*cobra.Command {
	return []*cobra.Command{c.progressVerb(), c.questionsVerb()}
}

type jsonProgress struct {
	Class    string        `json:"class"`
	Course   jsonCourse    `json:"course"`
	Lessons  []string      `json:"lessons"`
	Learners []jsonLearner `json:"learners"`
	Together []jsonKnown   `json:"together"` // nil: too few
}

type jsonLearner struct {
	Name    string      `json:"name"`
	Learner string      `json:"learner"`
	Answers int         `json:"answers"`
	Seen    time.Time   `json:"seen"`
	Last    *time.Time  `json:"last"` // nil: never
	All     jsonKnown   `json:"all"`
	Lessons []jsonKnown `json:"lessons"` // as jsonProgress.Lessons
}

// jsonKnown is how many cards are known how well.
type jsonKnown struct {
	Cards   int `json:"cards"`
	NotMet  int `json:"not_met"`
	JustMet int `json:"just_met"`
	Fading  int `json:"fading"`
	Known   int `json:"known"`
	Strong  int `json:"strong"`
}

func knownJSON(c class.Cell) jsonKnown {
	return jsonKnown{c.Of(), c[quiz.Unmet], c[quiz.JustMet], c[quiz.Fading], c[quiz.Known], c[quiz.Strong]}
}

// taught registers --course and --json, and has f run on the class and the course that are meant.
func (c learningVerbs) taught(verb *cobra.Command, f func(ctx context.Context, book class.Book, g class.Group, d *quiz.Deck, asJSON bool) error) *cobra.Command {
	var course string
	var asJSON bool
	verb.Args = atMost(0)
	verb.Flags().SortFlags = false
	verb.Flags().StringVar(&course, "course", defaultCourse, "`COURSE` it is about: a built-in one, or a file that is served, too")
	verb.Flags().BoolVar(&asJSON, "json", false, "one JSON object")
	verb.RunE = func(verb *cobra.Command, _ []string) error {
		taught, err := c.openDeck(course)
		if err != nil {
			return err
		}
		return c.opened(verb.Context(), func(ctx context.Context, book class.Book) error {
			g, err := c.group(ctx, book)
			if err != nil {
				return err
			}
			return f(ctx, book, g, taught.Deck, asJSON)
		})
	}
	return c.ofClass(verb)
}

func (c learningVerbs) progressVerb() *cobra.Command {
	return c.taught(&cobra.Command{
		Use:   "progress",
		Short: "Show how well each member knows each lesson",
		Long: `Progress shows how well the members of a class know each lesson of a course: the
share of its cards that is known, by the memory of each member as of now. All
members are told of together where five or more have answered.

--json prints one object, which .github/schemas/class-progress.schema.json
describes: class, course (id and title), lessons (titles), learners, and together
(as lessons, or null where fewer than five have answered). Each learner has name,
learner (for --learner of other verbs, in the folder of the class), answers, seen,
last (the last answer, or null), all, and lessons in the order of the titles. all
and each lesson have cards, and of these not_met, just_met, fading, known, strong.`,
		Example: `  porthole class progress --class 7b
  porthole class progress --course ports
  porthole class progress --json | jq '.learners[] | [.name, .all.known + .all.strong]'`,
	}, c.progress)
}

func (c learningVerbs) progress(ctx context.Context, book class.Book, g class.Group, d *quiz.Deck, asJSON bool) error {
	learnt, err := book.Learnt(ctx, classKey(g.Name), d.Course().ID, nil)
	if err != nil {
		return err
	}
	chart := class.NewChart(d, learnt, c.Now())
	if asJSON {
		return writeIndented(c.out, progressJSON(g, d, chart))
	}
	return plain.ClassProgress(c.out, g.Name, d.Course().Title, chart)
}

func progressJSON(g class.Group, d *quiz.Deck, chart class.Chart) jsonProgress {
	out := jsonProgress{
		Class: content.Clean(g.Name), Course: jsonCourse{d.Course().ID, d.Course().Title}, Lessons: append([]string{}, chart.Lessons...),
		Learners: content.Each(chart.Rows, func(s class.Standing) jsonLearner {
			l := jsonLearner{
				Name: content.Clean(s.Name), Learner: s.Learner, Answers: s.Answers(), Seen: s.Seen.UTC().Truncate(time.Second),
				All: knownJSON(s.All), Lessons: content.Each(s.Lessons, knownJSON),
			}
			if !s.Last().IsZero() {
				l.Last = new(s.Last().UTC().Truncate(time.Second))
			}
			return l
		}),
	}
	if chart.Together != nil {
		out.Together = content.Each(chart.Together, knownJSON)
	}
	return out
}

type jsonQuestions struct {
	Class     string         `json:"class"`
	Course    jsonCourse     `json:"course"`
	Questions []jsonAnalysed `json:"questions"`
}

// jsonAnalysed is a question with what is striking about it, and how often each option was offered.
type jsonAnalysed struct {
	jsonItem
	Options []jsonOffered `json:"options"`
	Flags   []string      `json:"flags"`
}

type jsonOffered struct {
	Text    string `json:"text"`
	Taken   int    `json:"taken"`
	Offered int    `json:"offered"`
	Right   bool   `json:"right"`
}

func (c learningVerbs) questionsVerb() *cobra.Command {
	return c.taught(&cobra.Command{
		Use:   "questions",
		Short: "Show what the answers tell of each question",
		Long: `Questions shows what the answers of a class tell of each question of a course: how
many have it right, how far it goes with the other answers, and what was given
instead. The first answer of each member to each question counts, in each kind in
which it was asked; answers with a hint are left out.

A question is marked where fewer than 30 % or more than 95 % have it right, where
its discrimination is under 0.1, which is told from 20 answers on, and where a
wrong answer is given more often than the right one: look whether the key is
right. Under five answers nothing is marked.

--json prints one object, which .github/schemas/class-questions.schema.json
describes: class, course (id and title) and questions. Each has what those of
results --json have, options (where one was to be chosen: text, taken, offered,
right), and flags: hard, easy, blurred, preferred.`,
		Example: `  porthole class questions --class 7b
  porthole class questions --json | jq '.questions[] | select(.flags != [])'`,
	}, c.questions)
}

func (c learningVerbs) questions(ctx context.Context, book class.Book, g class.Group, d *quiz.Deck, asJSON bool) error {
	answered, err := book.Answered(ctx, classKey(g.Name), d.Course().ID)
	if err != nil {
		return err
	}
	items := class.Items(class.FirstSheets(d, answered))
	if !asJSON {
		return plain.ClassQuestions(c.out, g.Name, d.Course().Title, items)
	}
	return writeIndented(c.out, jsonQuestions{
		content.Clean(g.Name), jsonCourse{d.Course().ID, d.Course().Title}, append([]jsonAnalysed{}, content.Each(items, analysedJSON)...),
	})
}

func analysedJSON(item class.Item) jsonAnalysed {
	out := jsonAnalysed{itemJSON(item), []jsonOffered{}, []string{}}
	for _, g := range item.Given {
		if g.Offered > 0 {
			out.Options = append(out.Options, jsonOffered{content.Clean(g.Text), g.Times, g.Offered, g.Right})
		}
	}
	for _, f := range item.Flags() {
		out.Flags = append(out.Flags, flagName(f))
	}
	return out
}

// flagName is how a flag is called in files.
func flagName(f class.Flag) string {
	switch f {
	case class.Hard:
		return "hard"
	case class.Easy:
		return "easy"
	case class.Blurred:
		return "blurred"
	case class.Preferred:
		return "preferred"
	}
	return ""
}
