package content

// QuestionKind is the kind of a question its author wrote as a task list.
type QuestionKind int

// The kinds of authored question.
const (
	Scenario  QuestionKind = iota // one option is right
	ChooseAll                     // the stem asks for all that are right
	TrueFalse                     // the options are True and False
)

// String returns the kind as it is written in JSON and on the command line.
func (k QuestionKind) String() string {
	return [...]string{"scenario", "choose-all", "true-false"}[k]
}

// Question is a paragraph followed by a task list, and perhaps a block quote that explains.
type Question struct {
	// ID is what <!-- id: … --> before the stem says, else made from the stem.
	ID          string
	Kind        QuestionKind
	Stem        string
	Options     []Option
	Explanation string // the block quote after the options
	Authority   string // from <!-- authority: … -->; "" for the course's own word
	Sources     []int  // indexes into Course.Sources
	Lesson      int
	Line        int
}

// Option is one answer that is offered.
type Option struct {
	Text  string
	Right bool
	Why   string // why it is wrong, or right; "" where the author says nothing
}
