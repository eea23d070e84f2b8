package markdown

import (
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"porthole/content"
)

// What looks like something to learn, and gave neither a fact nor a question nor a word on it, is told: nothing is lost in silence.

// leftSort is what a block that nothing came of looks like.
type leftSort int

const (
	notLeft leftSort = iota
	leftPairs
	leftOptions
	leftNested
	leftLines
	leftQuestion
	leftTable
	leftHTML
	leftQuote
	leftCode
	leftLetters
	leftSorts // how many there are
)

// told returns what is told of such a block, and what to do.
func (s leftSort) told() (message, hint string) {
	texts := [...][2]string{
		leftPairs:    {"the list looks like one of terms with what they mean, and is not asked", "write it as a table, or each item as **term**: meaning"},
		leftOptions:  {"the list stands below a question, and nothing in it is read as the right answer; it is not asked", "write it with boxes, and [x] before what is right"},
		leftNested:   {"the items of the list have something below them, as terms have what they mean; it is not asked", "write it as a table, or each item as **term**: meaning"},
		leftLines:    {"the lines look like terms with what they mean, and are not asked", "write them as a table, or as a list: - **term**: meaning"},
		leftQuestion: {"the question has no answer that is read, and is not asked", "answer it in a short paragraph below a heading that asks, or write options with [x] before what is right"},
		leftTable:    {"nothing is asked of the table", "give each column a heading, and each row a name in the first column"},
		leftHTML:     {"what is written in HTML here is only shown, and is not asked", "write it as a table or a list of Markdown"},
		leftQuote:    {"the quotation looks like something to learn, and is not asked", "put it outside of the quotation, as a table or a list"},
		leftCode:     {"the block of code looks like a table or a list of terms, and is not asked", "write it as a table outside of the code"},
		leftLetters:  {"the options have letters, and no answer names one; they are not asked", "write the right letter after them: Answer: B"},
	}
	return texts[s][0], texts[s][1]
}

// mostLookedThrough is the size of a document, in bytes, that is looked through once more for such blocks.
const mostLookedThrough = 1 << 20

// mostLeft is how many blocks of a sort are told of one by one.
const mostLeft = 12

// leftReader finds the blocks that nothing came of.
type leftReader struct {
	*document

	o      outline
	lines  []int // in order: of what was asked or told
	counts [leftSorts]int
	first  [leftSorts]int // the line of the first that is not told of alone
}

// tellLeft tells of the blocks that look like something to learn and that nothing came of.
func (r *reader) tellLeft(o outline) {
	l := leftReader{document: r.document, o: o, lines: r.accounted()}
	for i := range o.nodes {
		if role := o.roles[i]; role != shown && role != heading && role != asking {
			continue
		}
		from, to := l.extent(i)
		if l.isAccounted(from, to) || l.answers(i) || isOtherSide(o.nodes[i], l.src) {
			continue
		}
		if sort := l.sortOf(i); sort != notLeft {
			l.tell(sort, from)
		}
	}
	for sort, n := range l.counts {
		if n > mostLeft {
			message, hint := l.told(leftSort(sort))
			r.Notice(l.first[sort], hint, "%d more such from here on: %s", n-mostLeft, message)
		}
	}
	l.tellHeaded()
	l.tellDefinitions()
	l.tellAnnounced()
}

// accounted returns the lines of all that is asked and all that is told, in order.
func (r *reader) accounted() []int {
	var lines []int
	for _, f := range r.course.Facts {
		lines = append(lines, f.Line)
	}
	for _, q := range r.course.Questions {
		lines = append(lines, q.Line)
	}
	for i, t := range r.course.Tables {
		if t.Reading || r.tables.perTab[i] > 0 {
			lines = append(lines, t.Line)
		}
	}
	for _, n := range r.course.Notes {
		lines = append(lines, n.Line)
	}
	for _, p := range r.Problems() {
		lines = append(lines, p.Line)
	}
	lines = append(lines, r.fields...)
	slices.Sort(lines)
	return lines
}

// extent returns the first and the last line of the block at i.
func (l *leftReader) extent(i int) (from, to int) {
	from = l.lineOf(l.o.nodes[i])
	for j := i + 1; j < len(l.o.nodes); j++ {
		if next := l.lineOf(l.o.nodes[j]); next > 0 {
			return from, max(from, next-1)
		}
	}
	return from, int(^uint(0) >> 1)
}

func (l *leftReader) isAccounted(from, to int) bool {
	at, _ := slices.BinarySearch(l.lines, from)
	return at < len(l.lines) && l.lines[at] <= to
}

// isToldBelow reports whether what stands below the block at i was asked or told of.
func (l *leftReader) isToldBelow(i int) bool {
	if i+1 >= len(l.o.nodes) || levelOf(l.o.nodes[i+1]) > 0 {
		return false
	}
	from, to := l.extent(i + 1)
	return l.isAccounted(from, to)
}

// answers reports whether the block at i stands right below a heading that was asked, or told of.
func (l *leftReader) answers(i int) bool {
	if i == 0 || levelOf(l.o.nodes[i]) > 0 || levelOf(l.o.nodes[i-1]) == 0 || !l.asks(l.o.nodes[i-1]) {
		return false
	}
	from, to := l.extent(i - 1)
	return l.isAccounted(from, to)
}

func (l *leftReader) tell(sort leftSort, line int) {
	l.counts[sort]++
	switch n := l.counts[sort]; {
	case n <= mostLeft:
		message, hint := l.told(sort)
		l.Notice(line, hint, "%s", message)
	case n == mostLeft+1:
		l.first[sort] = line
	}
}

// sortOf returns what the block at i looks like.
func (l *leftReader) sortOf(i int) leftSort {
	switch n := l.o.nodes[i].(type) {
	case *ast.Heading:
		if i != l.o.title && l.asks(n) {
			if _, to := l.section(i); !l.isAccounted(l.lineOf(n), to) {
				return leftQuestion
			}
		}
	case *ast.Paragraph:
		if sort := l.paragraph(n); sort != leftQuestion || !l.isToldBelow(i) {
			return sort
		}
	case *ast.List:
		return l.list(i, n)
	case *extast.Table:
		return leftTable
	case *ast.HTMLBlock:
		if wordsIn(plainHTML(htmlOf(n, l.src))) >= minLeftWords && !isComment(n, l.src) {
			return leftHTML
		}
	case *ast.Blockquote:
		if l.quote(n) {
			return leftQuote
		}
	case *ast.FencedCodeBlock, *ast.CodeBlock:
		if l.code(n) {
			return leftCode
		}
	}
	return notLeft
}

// section returns the lines of the section that the heading at i begins.
func (l *leftReader) section(i int) (from, to int) {
	from = l.lineOf(l.o.nodes[i])
	for j := i + 1; j < len(l.o.nodes); j++ {
		if level := levelOf(l.o.nodes[j]); level > 0 && level <= levelOf(l.o.nodes[i]) {
			return from, l.lineOf(l.o.nodes[j]) - 1
		}
	}
	return from, int(^uint(0) >> 1)
}

func (l *leftReader) paragraph(n *ast.Paragraph) leftSort {
	lines := l.linesOf(n)
	switch {
	case len(lines) == 1 && isOneQuestionAlone(lines[0]):
		return leftQuestion
	case len(lines) > 1 && content.CountFunc(lines, isOption) > 1:
		return leftLetters
	case looksPaired(lines), len(lines) >= minEntries && mostAre(lines, hasOneComma):
		return leftLines
	case len(lines) > 1 && mostAre(lines, isOneQuestionAlone):
		return leftQuestion
	}
	return notLeft
}

func (l *leftReader) list(i int, n *ast.List) leftSort {
	items, short := make([]string, 0, n.ChildCount()), 0
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		first := item.FirstChild()
		if first == nil || first.Lines() == nil {
			continue
		}
		line := l.line(first, 0)
		if items = append(items, line); (first.NextSibling() != nil || first.Lines().Len() > 1) && wordsIn(line) <= maxHeadedWords {
			short++
		}
	}
	switch {
	case len(items) == 0:
		return notLeft
	case slices.ContainsFunc(listsBelow(n), l.areOptions):
		return leftLetters
	case arePairs(items):
		return leftPairs
	case i > 0 && len(items) > 1 && l.asks(l.o.nodes[i-1]):
		return leftOptions
	case mostAre(items, isOneQuestionAlone):
		return leftQuestion
	case len(items) > 1 && 3*short >= 2*len(items):
		return leftNested
	case slices.ContainsFunc(listsBelow(n), func(below *ast.List) bool { return l.list(0, below) == leftPairs }):
		return leftPairs
	}
	return notLeft
}

// quote reports whether a quotation holds pairs or a question, or is a callout that is headed by what it tells of.
func (l *leftReader) quote(n *ast.Blockquote) bool {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Paragraph:
			lines := l.linesOf(c)
			if looksPaired(lines) || slices.ContainsFunc(lines, isOneQuestionAlone) || opensCallout(c, l.src) && namesATerm(lines[0]) && (len(lines) > 1 || c.NextSibling() != nil) {
				return true
			}
		case *ast.List:
			if l.list(0, c) == leftPairs {
				return true
			}
		case *extast.Table:
			return true
		}
	}
	return false
}

// namesATerm reports whether a callout is of a kind of its author's own, or one that asks or defines: "[!word] der Tisch".
func namesATerm(line string) bool {
	kind, title, _ := strings.Cut(strings.TrimPrefix(line, "[!"), "]")
	switch strings.ToLower(kind) {
	case "note", "tip", "info", "caution", "danger", "warning", "important", "success", "quote", "abstract", "details", "hint", "remark", "todo", "bug", "failure", "summary", "tldr", "cite":
		return false
	}
	return strings.IndexFunc(title, isWordRune) >= 0
}

// code reports whether a block of code is none, but lines with signs between their parts.
func (l *leftReader) code(n ast.Node) bool {
	if f, ok := n.(*ast.FencedCodeBlock); ok {
		switch strings.ToLower(string(f.Language(l.src))) {
		case "", "text", "txt", "csv", "tsv", "plain", "plaintext":
		default:
			return false
		}
	}
	lines := l.linesOf(n)
	if len(lines) >= minEntries && mostAre(lines, hasSemicolons) {
		return true
	}
	return len(lines) >= minPlainTerms && mostAre(lines, func(line string) bool { return strings.Count(strings.TrimSpace(line), "\t") == 1 }) || len(lines) >= minPlainTerms && mostAre(lines, func(line string) bool {
		term, ok := pairedTerm(line)
		return ok && wordsIn(term) <= maxTermWords && !strings.ContainsAny(line, "{}()[]$<>\\")
	})
}
