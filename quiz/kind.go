package quiz

import (
	"math/rand/v2"
	"slices"

	"porthole/quiz/memory"
	"porthole/quiz/task"
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
	// What follows is performance-based: a question has a Task, and part of the answer may be right.
	Firewall   // rules to fill in
	Settings   // settings to repair
	Transcript // lines of a conversation to find
	Order      // steps to put in order
	Sort       // things to sort into a table
	Cloze      // gaps in a text to type
)

// Kinds lists every kind in the order of their constants.
func Kinds() []Kind {
	return []Kind{Flash, Choice, ChooseAll, Typed, TrueFalse, Scenario, Firewall, Settings, Transcript, Order, Sort, Cloze}
}

// descriptor tells how the questions of one kind are called, asked, marked, hinted and guessed. It stands in the file of
// its kind; that of a kind whose questions have a Task is made by performed.
type descriptor struct {
	name, title string
	task        task.Kind // where performed
	performed   bool
	// ask makes a question of a card; nil for a kind that only an author writes. own is what the learner gave for it.
	ask func(d *poser, c Card, own map[string]int, r *rand.Rand) (Question, bool)
	// mark marks a response by the key of the question, and returns the wrong answers in it.
	mark func(q Question, r Response) (v Verdict, wrong []string)
	// hint helps without telling, and returns the share of the answer that it tells.
	hint func(q Question) (text string, told float64)
	// chance is the probability with which a blind guess is right.
	chance func(q Question) float64
	manner memory.Manner // how its answers show what was recalled
}

// about returns the descriptor of a kind; it is the one table of them.
func (k Kind) about() descriptor {
	switch k {
	case Flash:
		return flash()
	case Choice:
		return choice()
	case ChooseAll:
		return chooseAll()
	case Typed:
		return typed()
	case TrueFalse:
		return trueFalse()
	case Scenario:
		return scenario()
	case Firewall:
		return performed(task.Firewall, "firewall", "Firewall rules")
	case Settings:
		return performed(task.Settings, "settings", "Mail settings")
	case Transcript:
		return performed(task.Transcript, "transcript", "Transcripts")
	case Order:
		return performed(task.Order, "order", "Steps in order")
	case Sort:
		return performed(task.Sort, "sort", "Sorting")
	case Cloze:
		return performed(task.Cloze, "cloze", "Texts with gaps")
	}
	return descriptor{}
}

// String returns the kind's name on the command line: "flash", "choice", "choose-all", "typed", "true-false", "scenario",
// "firewall", "settings", "transcript", "order", "sort", "cloze". It is "" for what is no kind.
func (k Kind) String() string { return k.about().name }

// Name returns the kind in words, for people: "Choose one".
func (k Kind) Name() string { return k.about().title }

// Performed reports whether the kind is performance-based: its questions have a Task, and give partial credit.
func (k Kind) Performed() bool { return k.about().performed }

// AuthoredOnly reports whether no card is asked so: an author writes such questions.
func (k Kind) AuthoredOnly() bool { return k.about().ask == nil }

// KindNamed returns the kind with the name that String returns.
func KindNamed(name string) (Kind, bool) {
	all := Kinds()
	i := slices.IndexFunc(all, func(k Kind) bool { return k.String() == name })
	if i < 0 {
		return 0, false
	}
	return all[i], true
}
