package quiz

import (
	"time"

	"porthole/content"
)

// Kind is how a question is shown and answered.
type Kind int

// The kinds of question a drill asks. Match and Grid are sessions of their own.
const (
	Flash     Kind = iota // think, reveal, mark yourself
	Choice                // one option of several
	ChooseAll             // every right option
	Typed                 // text
	TrueFalse             // a statement
	Scenario              // an authored situation with options
	// What follows is performance-based: a question has Blanks, and part of the answer may be right.
	Firewall   // rules to fill in
	Settings   // settings to repair
	Transcript // lines of a conversation to find
	Order      // steps to put in order
	Sort       // things to sort into a table
)

// Kinds lists every kind in the order of their constants.
func Kinds() []Kind {
	return []Kind{Flash, Choice, ChooseAll, Typed, TrueFalse, Scenario, Firewall, Settings, Transcript, Order, Sort}
}

// String returns the kind's name on the command line: "flash", "choice", "choose-all", "typed",
// "true-false", "scenario", "firewall", "settings", "transcript", "order", "sort".
func (k Kind) String() string {
	return [...]string{
		"flash", "choice", "choose-all", "typed", "true-false", "scenario", "firewall", "settings", "transcript", "order", "sort",
	}[k]
}

// Name returns the kind in words, for people: "Choose one".
func (k Kind) Name() string {
	return [...]string{
		"Flash cards", "Choose one", "Choose all", "Type the answer", "True or false", "Scenarios",
		"Firewall rules", "Mail settings", "Transcripts", "Steps in order", "Sorting",
	}[k]
}

// Performed reports whether the kind is performance-based: it has Blanks, and gives partial credit.
func (k Kind) Performed() bool { return k >= Firewall }

// Question is what is shown: a card, or an authored question, in one kind.
type Question struct {
	ID   string `json:"id"` // of the card, or of the authored question
	Kind Kind   `json:"-"`
	Stem string `json:"stem"` // a sentence; names the authority where the fact has one that is not the course's own
	// All says that every member of Answers is asked for, and no other; else one is enough.
	All bool `json:"all"`
	// Options are what is offered, already in their order: for Choice, ChooseAll, Scenario and TrueFalse
	// (where they are True and False, in this order).
	Options []Option `json:"options"`
	// Blanks are what a performance-based question asks to fill in, in the order to go through them.
	Blanks []Blank  `json:"blanks"`
	Header []string `json:"header"` // of its table: of a form every column's, of Sort those of the columns
	// Labels name the rows of its table: of Settings what each row sets, of Sort the headings of the rows.
	Labels []string `json:"labels"`
	Lines  []string `json:"lines"` // of Transcript
	// Answers are the right answers as they are shown; the first is the one to name.
	Answers    []string  `json:"answers"`
	key        *taskKey  // what is right in the Blanks
	typed      *typedKey // what is right where text is typed; nil: the deck says
	distractor string    // the key of what a false statement says instead of the answer
	truth      string    // of a false statement from Questions: what is true
	said       string    // the answer that a true statement says
	set        bool      // a subject has several values
	authored   bool
	contrast   bool // it sets an answer against the one that it is mixed up with

	Explanation string           `json:"explanation"` // in a sentence or two; "" where nothing is known
	Sources     []content.Source `json:"sources"`     // where it is written
	Lesson      int              `json:"lesson"`      // index into Course.Lessons
	Direction   Direction        `json:"direction"`   // of the card
	Relation    string           `json:"relation"`    // of the card, "" for an authored question
	Subject     string           `json:"subject"`     // what was given: the subject, or the value of a reverse card
	Authority   string           `json:"authority"`
	Numeric     bool             `json:"numeric"` // the answers are numbers
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
	Fields  []string      // of a performance-based question: what stands in each of Blanks, "" for nothing
	Knew    bool          // Flash: the learner's own mark
	Hinted  bool          // a hint was taken
	Latency time.Duration // from showing the question to the first key of the answer; 0 when unknown
}

// Blank is one place to fill in of a performance-based question.
type Blank struct {
	Label string `json:"label"` // names it where it is asked for by itself: "Rule 2, port", "Outgoing, security"
	// Choices are what can be put there; of text that is typed nil. A line of a transcript is chosen by its number, "4", or
	// NoLine; of Order every blank has the same ones, in the order in which they are shown first.
	Choices []string `json:"choices"`
	Start   string   `json:"start"` // what stands there at the beginning; "" for nothing
	Row     int      `json:"row"`   // of its table
	Column  int      `json:"column"`
}

// NoLine is chosen where no line of a transcript is the one asked for.
const NoLine = "none"

// Part is what the marker says of one part of a performance-based question.
type Part struct {
	Label  string `json:"label"` // of the blank, or what else was counted: "Look up MX follows Open a connection"
	Given  string `json:"given"` // "" where nothing was given; of what follows a step the one that it follows
	Want   string `json:"want"`  // what is right: "465 or 587", "line 7"
	Right  bool   `json:"right"`
	Before bool   `json:"before"` // it was right at the start already: it earns nothing, and takes from the credit where it no longer is
}

// Verdict is what the marker says of a response.
type Verdict struct {
	Right bool `json:"right"`
	// Credit is the share of a question that was right, from 0 to 1: 1 where Right. Only a performance-based question
	// knows anything between.
	Credit float64 `json:"credit"`
	Parts  []Part  `json:"parts"` // of a performance-based question, in the order of Blanks or of what else was counted
	Blank  bool    `json:"blank"` // nothing was given
	Given  string  `json:"given"` // as the learner gave it, cleaned; option texts joined with ", "
	// Answer is the right answer: "993", "465, 587". Of options of which one is asked for it is the
	// one that was offered.
	Answer string `json:"answer"`
	// Rest names the other members of the set where one was asked for, and given or offered: ["587"].
	Rest []string `json:"rest"`
	// Found are the right answers that were given, in the order and spelling of the course; of a
	// response that is wrong only where all were asked for.
	Found []string `json:"found"`
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
