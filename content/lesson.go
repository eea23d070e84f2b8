package content

import (
	"strings"
	"time"
)

// Lesson is a section of the course, read on one or a few screens.
type Lesson struct {
	Title   string
	Chapter string // the shallower heading it stands under, "" under the title; a chapter's own text bears its name twice
	Course  string // the ID of the course it is from, in the course of an exam; else ""
	Blocks  []Block
	Line    int // of its heading, from 1
}

// ReadingTime is how long the lesson takes to read with care, at 150 words a minute.
func (l Lesson) ReadingTime() time.Duration {
	const wordsPerMinute = 150
	words := 0
	for _, block := range l.Blocks {
		words += len(strings.Fields(PlainText(block.Text)))
	}
	return time.Duration(words) * time.Minute / wordsPerMinute
}

// BlockKind tells how a block of a lesson is set.
type BlockKind int

// The kinds of block.
const (
	Paragraph BlockKind = iota
	Heading             // a heading below the lesson's own
	Item                // one entry of a list
	Code                // preformatted: Lines
	Rule
	TableBlock // Table is an index into Course.Tables
)

// Block is one piece of a lesson, in reading order. Lists and quotations are flat: an item knows
// how deep it stands, a block how many quotation bars stand before it.
type Block struct {
	Kind   BlockKind
	Depth  int    // of a Heading below the lesson's (1, 2 …), of an Item in its list (0, 1 …)
	Quote  int    // quotation depth, at most MaxDepth
	Marker string // of an Item's first block: "•", "1."; "" on what continues an item
	Text   []Span
	Lines  []string // of Code
	Table  int      // of a TableBlock
	Line   int
}

// MaxDepth is how deep lists and quotations are told apart; what is nested deeper is kept at it.
const MaxDepth = 8

// SpanStyle is a set of inline styles.
type SpanStyle uint8

// The inline styles.
const (
	Strong SpanStyle = 1 << iota
	Emphasis
	Literal // `code`
	Struck
)

// Span is a run of text in one style. A span with a Source is the mark of a footnote and has no
// text of its own. A span whose text is "\n" is a hard line break.
type Span struct {
	Text   string
	Style  SpanStyle
	Link   string // address of a link, "" for none
	Source int    // index into Course.Sources plus one; 0 for none
}
