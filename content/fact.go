package content

// Table is a table of the document. Its first column holds subjects, each further one a relation.
type Table struct {
	Header    []Cell
	Rows      [][]Cell // each as long as Header
	Authority string   // whose word it is; "" for the course's own
	Reading   bool     // marked for reading only: yields no facts
	Lesson    int      // index into Course.Lessons
	Line      int
}

// Cell is one field of a table.
type Cell struct {
	Text []Span
	Fact int // index into Course.Facts, -1 where the cell yields none
}

// ValueKind tells what the values of a fact are, and so how they can be asked for.
type ValueKind int

// The kinds of value.
const (
	Number   ValueKind = iota // digits, or a range of them: typed exactly
	Name                      // a short name: typed without regard to case
	Sentence                  // longer text: chosen or matched, never typed
)

// Fact is what one cell of a table says: subject, relation, values. "SMTPS — secure port → {465, 587}".
// Subject, relation and authority together identify it.
type Fact struct {
	Subject   string
	Relation  string // the column's heading, told apart from a namesake by the column to its left
	Authority string // "" for the course's own word
	Values    []Value
	Kind      ValueKind
	// SubjectKind is the kind of the subject: a port-first table has Numbers here.
	SubjectKind ValueKind
	// Names are further names of the subject that are accepted as an answer: "MySQL" and "MariaDB" of
	// "MySQL/MariaDB", "Post Office Protocol" of "POP3 (Post Office Protocol)".
	Names []string
	// SubjectHeading is the heading of the subject's column: "Protocol".
	SubjectHeading string
	// Secondary facts repeat another one about a name in the same row: SMTPS → secure port
	// beside SMTP → secure port.
	Secondary bool
	// Exact facts have a subject that only its capitals tell from another one: "x" and "X" are two keys of an editor.
	Exact bool
	// Literal says that the subject is written as code, in which every letter counts.
	Literal bool
	// OneWay facts are not asked the other way round: they say Yes or No of their subject, or answer a question.
	OneWay bool

	// Course is the ID of the course that the fact is from, in the course of an exam; else "". See ForExam.
	Course string

	Sources            []int // indexes into Course.Sources
	Lesson             int   // index into Course.Lessons
	Table, Row, Column int   // where its first value stands; indexes
	Line               int
}

// Texts returns the values as they were written.
func (f Fact) Texts() []string {
	return Texts(f.Values, func(v Value) string { return v.Text })
}

// Value is one member of a fact's set.
type Value struct {
	Text string // "993", "137–139" (ranges are written with an en dash), "IMAPS"
	// Note is what stood in brackets after it, or a protocol beside it: "TCP/UDP". A bracket at the
	// end of several values that has as many parts is dealt out: of "161 / 162 (get / trap)" 161
	// has the note "get".
	Note string
	// Names are what else is right for it: "few" and "scanty" for "few, scanty", 1250000 for "1 250 000".
	Names []string
	// Exact values are told by their capitals alone from another one of their column: "m" and "M".
	Exact bool
	// Literal values are written as code.
	Literal bool
}

// Key returns the form in which the value is told from others.
func (v Value) Key() string {
	if v.Exact {
		return CaseKey(v.Text)
	}
	return Key(v.Text)
}

// SubjectKey returns the form in which the subject is told from others.
func (f Fact) SubjectKey() string {
	if f.Exact {
		return CaseKey(f.Subject)
	}
	return Key(f.Subject)
}
