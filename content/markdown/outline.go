package markdown

import (
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"porthole/content"
)

// role is what a block at the top of the tree is for.
type role int

const (
	shown    role = iota // it is part of a lesson
	heading              // it begins a section
	asking               // a heading over questions alone
	comment              // a comment, perhaps with directives
	stem                 // the text of a question
	options              // its task list
	body                 // what a performance-based question works on
	explains             // the quotation after it
	astray               // a comment that names a kind of question, and nothing follows to work on
	slipped              // a comment that nearly names the kind of the question that follows
	disagree             // a comment after which stands what authorities say where they differ
	wired                // a comment after which an exercise for the wire lab stands
	hidden               // a footnote, or a part of such an exercise
	asks                 // it is part of a lesson, and questions stand in it
)

// outline is the top of the tree with the role of each block.
type outline struct {
	nodes []ast.Node
	roles []role
	title int // index of the heading that is the course's title, -1 for none
	src   []byte

	lettered     map[int]lettered // by index: the questions whose options have letters
	askingLevels *askingLevels    // see levels
}

// outlineOf classifies the blocks of a document whose text is src.
func outlineOf(doc ast.Node, src []byte) outline {
	hoist(doc, src)
	n := doc.ChildCount()
	o := outline{nodes: make([]ast.Node, 0, n), roles: make([]role, 0, n), title: -1, src: src, lettered: map[int]lettered{}}
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		o.nodes = append(o.nodes, n)
		o.roles = append(o.roles, roleOf(n))
		if h, ok := n.(*ast.Heading); ok && h.Level == 1 && o.title < 0 {
			o.title = len(o.nodes) - 1
		}
	}
	o.findPerformed()
	for i, n := range o.nodes {
		if o.roles[i] == shown && isTaskList(n) {
			o.question(i)
		}
	}
	o.findLettered()
	o.findWithin()
	o.findAsking()
	return o
}

// asksByHeading reports whether the heading at j is a question, and not the title of the document.
func (o *outline) asksByHeading(j int) bool {
	return j != o.title && (isAsking(textOf(o.nodes[j], o.src)) || o.asksLikeOthers(j))
}

func roleOf(n ast.Node) role {
	switch n := n.(type) {
	case *ast.Heading:
		return heading
	case *footnoteDef:
		return hidden
	case *ast.HTMLBlock:
		if n.HTMLBlockType == ast.HTMLBlockType2 {
			return comment
		}
	}
	return shown
}

// question gives the blocks around the task list at i their roles; the list stays part of the
// lesson where no question stands before it.
func (o *outline) question(i int) {
	from := o.stemStart(i)
	if from == i {
		return
	}
	for j := from; j < i; j++ {
		switch {
		case j > from && o.isLabel(j):
			o.roles[j] = hidden
		case o.roles[j] == shown:
			o.roles[j] = stem
		}
	}
	o.roles[i] = options
	if i+1 < len(o.nodes) {
		if _, ok := o.nodes[i+1].(*ast.Blockquote); ok {
			o.roles[i+1] = explains
		}
	}
}

// stemStart returns the index of the first block of the stem before the task list at i: what
// follows a comment with an id, else the paragraph before the list. i itself means there is none.
func (o *outline) stemStart(i int) int {
	for j := i - 1; j >= 0; j-- {
		if o.roles[j] == comment && opensQuestion(o.nodes[j], o.src) {
			return j + 1
		}
		if o.roles[j] != shown && o.roles[j] != comment || isTaskList(o.nodes[j]) {
			break
		}
	}
	return o.askedBefore(i)
}

// askedBefore returns the index of the paragraph or heading that asks, before the block at i and before the code and pictures
// that it asks about; i where there is none.
func (o *outline) askedBefore(i int) int {
	j := o.beforeLabels(i) - 1
	for ; j > 0 && o.roles[j] == shown && isSnippet(o.nodes[j], o.src); j-- {
		if o.roles[j-1] == heading && !o.asksByHeading(j-1) {
			break
		}
	}
	switch {
	case j >= 0 && o.roles[j] == heading && o.asksByHeading(j):
		o.roles[j] = shown // it is no section
		return j
	case j >= 0 && o.roles[j] == shown && isParagraph(o.nodes[j]) && !remindsOfWork(textOf(o.nodes[j], o.src)):
		return j
	}
	return i
}

// beforeLabels returns the index of the first of the labels before the block at i, "Options:" and "Difficulty: ★★", where a
// question stands before them; else i.
func (o *outline) beforeLabels(i int) int {
	j := i
	for j > 1 && i-j < maxLabels && o.isLabel(j-1) {
		j--
	}
	if j == i || o.asksByHeading(j-1) && o.roles[j-1] == heading || o.roles[j-1] == shown && isParagraph(o.nodes[j-1]) {
		return j
	}
	return i
}

// maxLabels is how many labels may stand between a question and its options.
const maxLabels = 3

// isLabel reports whether a block only says what follows, "Options:", or how hard a question is, in signs.
func (o *outline) isLabel(i int) bool {
	return (o.roles[i] == shown || o.roles[i] == heading) && i != o.title && o.isLabelText(i)
}

func (o *outline) isLabelText(i int) bool {
	if !isParagraph(o.nodes[i]) && levelOf(o.nodes[i]) == 0 {
		return false
	}
	text := plainText(o.nodes[i], o.src)
	if len(text) > maxNamed || isAsking(text) || remindsOfWork(text) {
		return false
	}
	at := strings.IndexAny(text, ":：")
	return at > 0 && strings.IndexFunc(text[at:], isWordRune) < 0 && wordsIn(text) <= maxTermWords
}

// findWithin finds the blocks of lessons in which questions stand, and the quotations after them, which explain.
func (o *outline) findWithin() {
	for i, n := range o.nodes {
		if o.roles[i] != shown {
			continue
		}
		if kind := o.within(i, n); kind == content.Scenario {
			continue
		}
		o.roles[i] = asks
		if i+1 < len(o.nodes) && o.roles[i+1] == shown && isQuote(o.nodes[i+1]) {
			o.roles[i+1] = explains
		}
	}
}

// within returns the kind of the questions that stand in the block at i, Scenario for none.
func (o *outline) within(i int, n ast.Node) content.QuestionKind {
	named := content.Scenario
	for j := i - 1; j >= 0 && o.roles[j] == comment; j-- {
		if kind, slip := commentKind(o.nodes[j], o.src); !slip && kind != content.Scenario {
			named = kind
		}
	}
	for _, kind := range namedKinds() {
		if holds := descriptorOf(kind).holds; holds != nil && holds(n, o.src, named == kind) {
			return kind
		}
	}
	return content.Scenario
}

// findAsking finds the headings under which nothing is left once questions are taken out. It goes
// backwards and keeps, for each level, what stands before the next heading that ends a section of
// that level.
func (o *outline) findAsking() {
	var seen, asked [7]bool
	for i := len(o.nodes) - 1; i >= 0; i-- {
		switch o.roles[i] {
		case shown, asks:
			if _, ok := o.nodes[i].(*ast.ThematicBreak); !ok {
				seen = [7]bool{true, true, true, true, true, true, true}
			}
		case options, body, wired:
			asked = [7]bool{true, true, true, true, true, true, true}
		case heading:
			level := levelOf(o.nodes[i])
			if asked[level] && !seen[level] && i != o.title {
				o.roles[i] = asking
			}
			for l := level; l < len(seen); l++ {
				seen[l], asked[l] = false, false
			}
			for l := range level {
				seen[l] = seen[l] || o.roles[i] == heading
			}
		case asking, comment, stem, explains, astray, slipped, disagree, hidden:
		}
	}
}

func levelOf(n ast.Node) int {
	if h, ok := n.(*ast.Heading); ok {
		return h.Level
	}
	return 0
}

// lessonLevel returns the heading level that has the most sections, the shallower of equals. The
// title is no section. Nor is a heading over questions alone within a section that has more to it: its
// questions are the check of that section.
func (o *outline) lessonLevel() int {
	var count [7]int
	var within [7]bool // by level: whether the heading that is open there has more than questions
	for i, n := range o.nodes {
		if o.roles[i] != heading && o.roles[i] != asking || i == o.title {
			continue
		}
		level := levelOf(n)
		if o.roles[i] == heading || !slices.Contains(within[:level], true) {
			count[level]++
		}
		clear(within[level:])
		within[level] = o.roles[i] == heading
	}
	best := 0
	for level := 1; level < len(count); level++ {
		if count[level] > count[best] {
			best = level
		}
	}
	return best
}

// cleanTitle takes the number before a title and the colon after it away.
func cleanTitle(s string) string {
	s = strings.TrimSpace(strings.TrimRight(strings.TrimSpace(s), ":："))
	number, rest, ok := strings.Cut(s, " ")
	if rest = strings.TrimSpace(rest); !ok || rest == "" || !isSectionNumber(number) {
		return s
	}
	if title := withoutDash(rest); title == rest || !isDigit(title[0]) { // "1.5 – 2.0 V" is a range
		return title
	}
	return s
}

// isSectionNumber reports whether s is like "1.", "2)", "3.1" or "3.1.": parts of one or two digits
// with at least one dot or a bracket.
func isSectionNumber(s string) bool {
	core := strings.TrimRight(s, ".)")
	if len(s)-len(core) > 1 || core == s && !strings.Contains(core, ".") {
		return false
	}
	for part := range strings.SplitSeq(core, ".") {
		if len(part) < 1 || len(part) > 2 || strings.Trim(part, "0123456789") != "" {
			return false
		}
	}
	return true
}
