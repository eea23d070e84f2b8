package content

// QuestionKind is the kind of a question that its author wrote.
type QuestionKind int

// The kinds of authored question. From Firewall on they are performance-based: there is something to
// do, and part of it may be right.
const (
	Scenario   QuestionKind = iota // one option is right
	ChooseAll                      // the stem asks for all that are right
	TrueFalse                      // the options are True and False
	Firewall                       // a table of rules to fill in
	Settings                       // the settings of a mail program to repair
	Transcript                     // a conversation with lines to find
	Order                          // steps to put in order
	Sort                           // things to sort into a table
	Cloze                          // a text with gaps
)

// String returns the kind as it is written in JSON, on the command line and in a document.
func (k QuestionKind) String() string {
	switch k {
	case Scenario:
		return "scenario"
	case ChooseAll:
		return "choose-all"
	case TrueFalse:
		return "true-false"
	case Firewall:
		return "firewall"
	case Settings:
		return "settings"
	case Transcript:
		return "transcript"
	case Order:
		return "order"
	case Sort:
		return "sort"
	case Cloze:
		return "cloze"
	}
	return ""
}

// Question is a paragraph followed by what it asks about, and perhaps a block quote that explains: a
// task list, or, after a comment that names the kind, what a performance-based question works on; or a text of a lesson with
// gaps.
type Question struct {
	// ID is what <!-- id: … --> before the stem says, else made from the stem.
	ID          string
	Kind        QuestionKind
	Stem        string
	Options     []Option
	Form        *Form           // of Firewall and Settings
	Transcript  *TranscriptBody // of Transcript
	Order       []string        // of Order, as they follow each other
	Sorting     *Sorting        // of Sort
	Cloze       *ClozeText      // of Cloze
	Explanation string          // the block quote after the options
	Authority   string          // from <!-- authority: … -->; "" for the course's own word
	Sources     []int           // indexes into Course.Sources
	Lesson      int
	Line        int
}

// Option is one answer that is offered.
type Option struct {
	Text  string `json:"text"`
	Right bool   `json:"right"`
	Why   string `json:"why"` // why it is wrong, or right; "" where the author says nothing
}
