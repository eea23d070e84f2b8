package quiz

import (
	"slices"
	"strings"
	"time"

	"porthole/content"
	"porthole/quiz/task"
)

// Question is what is shown: a card, or an authored question, in one kind.
type Question struct {
	ID   string // of the card, or of the authored question
	Kind Kind
	Stem string // a sentence; names the authority where the fact has one that is not the course's own
	// All says that every member of Answers is asked for, and no other; else one is enough.
	All bool
	// Options are what is offered, already in their order: for Choice, ChooseAll, Scenario and TrueFalse
	// (where they are True and False, in this order).
	Options []Option
	// Answers are the right answers as they are shown; the first is the one to name.
	Answers []string
	// Task is what a performance-based question asks, with the key that marks it; nil for any other.
	Task       *task.Task
	typed      *typedKey // what is right where text is typed
	distractor string    // the key of what a false statement says instead of the answer
	truth      string    // of a false statement from Questions: what is true
	said       string    // the answer that a true statement says
	set        bool      // a subject has several values
	authored   bool
	contrast   bool // it sets an answer against the one that it is mixed up with

	Explanation string           // in a sentence or two; "" where nothing is known
	Sources     []content.Source // where it is written
	Lesson      int              // index into Course.Lessons
	Direction   Direction        // of the card
	Relation    string           // of the card, "" for an authored question
	Subject     string           // what was given: the subject, or the value of a reverse card
	Authority   string
	Numeric     bool // the answers are numbers
}

// Option is one answer that is offered.
type Option struct {
	Text  string `json:"text"`
	Right bool   `json:"right"`
	Why   string `json:"why"` // shown once answered: "POP3S", or what the author says of it
}

// Response is what a learner gave.
type Response struct {
	Text    string        // Typed
	Picks   []int         // Choice, ChooseAll, TrueFalse, Scenario: indexes into Options
	Fields  []string      // of a performance-based question: what stands in each blank of the Task, "" for nothing
	Knew    bool          // Flash: the learner's own mark
	Hinted  bool          // a hint was taken
	Latency time.Duration // from showing the question to the first key of the answer; 0 when unknown
}

// Blank reports whether nothing was given.
func (r Response) Blank() bool {
	return strings.TrimSpace(r.Text) == "" && len(r.Picks) == 0 && !slices.ContainsFunc(r.Fields, func(s string) bool { return s != "" })
}

// Same reports whether two responses give the same answer.
func (r Response) Same(other Response) bool {
	return r.Text == other.Text && slices.Equal(r.Picks, other.Picks) && slices.Equal(r.Fields, other.Fields)
}

// Verdict is what the marker says of a response.
type Verdict struct {
	Right bool `json:"right"`
	// Credit is the share of a question that was right, from 0 to 1: 1 where Right. Only a performance-based question
	// knows anything between.
	Credit float64    `json:"credit"`
	Parts  task.Parts `json:"parts"` // of a performance-based question, in the order of Blanks or of what else was counted
	Blank  bool       `json:"blank"` // nothing was given
	Given  string     `json:"given"` // as the learner gave it, cleaned; option texts joined with ", "
	// Answer is the right answer: "993", "465, 587". Of options of which one is asked for it is the
	// one that was offered.
	Answer string `json:"answer"`
	// Rest names the other members of the set where one was asked for, and given or offered: ["587"].
	Rest []string `json:"rest"`
	// Found are the right answers that were given, in the order and spelling of the course; of a
	// response that is wrong only where all were asked for.
	Found []string `json:"found"`
	// Written are those of the right answers that were given without their accents, or with others, as they are written.
	Written []string `json:"written,omitempty"`
	// Missing and Extra tell of a wrong response, where all were asked for, which right answers it
	// lacks and what it has beside them.
	Missing []string `json:"missing"`
	Extra   []string `json:"extra"`
	// MixUp says what was given instead, where it is the answer to something else: "995 is POP3S."
	MixUp string `json:"mate"`
	// Mistaken are the look-alikes that were given, in the spelling of the course: what is the answer
	// to something else.
	Mistaken []string `json:"mistaken"`
	// Correction is the true statement after a false one: "IMAPS uses port 993."
	Correction  string           `json:"correction"`
	Explanation string           `json:"explanation"`
	Sources     []content.Source `json:"sources"`
}
