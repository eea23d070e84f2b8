// Package content says what a course is: lessons to read, facts from its tables, questions its
// author wrote, and the sources they rest on, as plain values; and what makes one poor to learn
// from. Package markdown beside it reads a document into a course. Nothing here knows of a
// terminal, a database or a learner.
//
// A course is known by the id in its front matter. One without is known by its title and what it asks: where a document is
// opened, [Course.Identify] compares a sketch of its facts and questions with those of the documents that were opened on this
// machine before. So two documents headed "Vocabulary" that have next to nothing in common are two courses, one that was moved
// or edited is found again, and one file is the same course on every machine, named by its title as it always was. The path
// only tells namesakes apart.
//
// Every string in a Course, and in a Problem, has been through [Clean], so text from a document
// can be printed as it stands.
package content

// Course is one Markdown document, read.
type Course struct {
	// ID names the course in a learner's memory: the front matter's id, else the title, with what tells it from a namesake
	// (see [Course.Identify]).
	ID string
	// Named says that the front matter gives the ID.
	Named bool
	// Title is the front matter's, else the first h1, else the first lesson's title or the file's name.
	Title string

	Lessons   []Lesson
	Tables    []Table
	Facts     []Fact     // in document order; identities (authority, subject, relation) are unique
	Questions []Question // in document order; ids are unique
	Sources   []Source   // in order of first use, numbered from 1
	Notes     []Note
	// Objectives are the names of exam objectives, in the order of the front matter: "N10-009 1.4".
	Objectives []string
	// Disagreements are what authorities say where they differ.
	Disagreements []Disagreement
	// Wires are the exercises for the wire lab, in document order; ids are unique. They are no questions.
	Wires []Wire
	// Exam is what the author says of a practice exam.
	Exam Blueprint

	// Phrases words the questions about a relation; the key is a relation as [Key] writes it. PhrasesOf looks them up, in the
	// course of an exam, too.
	Phrases map[string]Phrases
	// Spellings lists what else is accepted for a name; the key is a name as [Key] writes it.
	Spellings map[string][]string
	// Groups are sets of look-alikes: subjects or values that learners mix up.
	Groups [][]string
	// Apart are sets of values that may be offered against each other only where the stem tells
	// them apart: the fact has an authority, or its Phrases say TellsApart.
	Apart [][]string

	// Map is the index in Tables of the table that sums the course up, -1 where no table has
	// facts. The author marks it with <!-- map -->; else it is the table with the most facts.
	Map int
}

// Phrases are the sentences that ask about a relation. "{subject}" and "{value}" stand for the
// fact's own words; an empty phrase means the plain form ("SMTPS: secure port?").
type Phrases struct {
	Forward    string // asks for a value: "Which port does {subject} use?"
	ForwardAll string // asks for every value: "Which ports does {subject} use? Name all of them."
	Reverse    string // asks for a subject: "Which protocol uses port {value}?"
	ReverseAll string // asks for every subject, how many being added: "Which protocols use port {value}?"
	Statement  string // says it: "{subject} uses port {value}."
	// StatementAll says it of several values: "{subject} uses ports {value}.", with "500 and 4500" for the value.
	StatementAll string
	// OneWay says that a value is not asked back, since there are subjects beyond the tables that have it, too.
	OneWay bool
	// TellsApart says that these phrases tell the members of an Apart set from one another.
	TellsApart bool
}

// Source is where something is written: the text of a footnote.
type Source struct {
	Label string `json:"label"` // as in [^label]
	Text  string `json:"text"`  // "RFC 8314 §3.3"
	// Objective is the exam objective that it stands for, "N10-009 1.4"; "" for none. Facts and questions belong to an
	// objective by citing it.
	Objective string `json:"objective"`
	Line      int    `json:"line"`
}

// Note explains one thing, or the difference between several. It is a block quote that opens with
// its keys in bold: "> **993**: Both IMAP ports end in 3." or "> **993 ↔ 995**: …".
type Note struct {
	Keys []string // subjects or values; two or more make it a note on a mix-up
	Text string
	// Sources are indexes into Course.Sources.
	Sources []int
	Lesson  int
	Line    int
}
