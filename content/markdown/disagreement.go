package markdown

import (
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"porthole/content"
)

// writtenDisagreement is a disagreement as it is written, before the whole document is known.
type writtenDisagreement struct {
	content.Disagreement

	about, keys []string
	keyLine     int   // of the keys
	lines       []int // of the positions
}

// disagreementReader reads what authorities say where they differ.
type disagreementReader struct {
	*document

	directives *directiveReader
	lessons    *lessonReader

	written []writtenDisagreement
}

// courseItself is the name of the course among authorities.
const courseItself = "this course"

// disagreeList returns what a comment lists after "disagree:"; it is false where the comment says anything else.
func disagreeList(text string) (list []string, is bool) {
	name, rest, ok := strings.Cut(text, ":")
	if !ok || content.Key(name) != "disagree" {
		return nil, false
	}
	for part := range strings.SplitSeq(rest, "/") {
		if part = oneLine(content.Clean(part)); part != "" {
			list = append(list, part)
		}
	}
	return list, true
}

func isDisagreement(n ast.Node, src []byte) bool {
	text, ok := commentText(n, src)
	if !ok {
		return false
	}
	list, _ := disagreeList(text)
	return len(list) > 0
}

// disagreement gives the comment of a disagreement at index i and its quotation their roles.
func (o *outline) disagreement(i int) {
	o.roles[i] = disagree
	if i+1 < len(o.nodes) && isQuote(o.nodes[i+1]) {
		o.roles[i+1] = explains
	}
}

// read reads the quotation after a comment that says disagree.
func (r *disagreementReader) read(n ast.Node) {
	r.directives.drop()
	line := r.lineOf(n)
	text, _ := commentText(n, r.src)
	list, _ := disagreeList(text)
	quote, ok := n.NextSibling().(*ast.Blockquote)
	if !ok {
		r.Fail(line, "write a quotation right after it: its subjects in bold, and a list of who says what", "the comment says disagree, and no quotation follows")
		return
	}
	if len(list) > maxDisagreeing {
		r.Fail(line, "name those that learners are asked about", "the comment names %d relations and questions where it may name %d", len(list), maxDisagreeing)
		return
	}
	d := writtenDisagreement{about: list, Disagreement: content.Disagreement{Line: line}}
	for c := quote.FirstChild(); c != nil; c = c.NextSibling() {
		if isListBlock(c) {
			r.positions(&d, c)
			continue
		}
		r.opening(&d, c)
	}
	if r.hasPositions(d) {
		d.Lesson = r.lessons.lesson()
		r.written = append(r.written, d)
	}
}

// opening reads what stands in the quotation before its list: in bold what it is about.
func (r *disagreementReader) opening(d *writtenDisagreement, n ast.Node) {
	var bold, rest string
	if is[*ast.Paragraph](n) {
		bold, rest = openingBold(r.spans(n))
	} else {
		rest = blockName(n)
	}
	for key := range strings.SplitSeq(bold, ",") {
		if key = strings.TrimSpace(strings.Trim(key, ":. ")); key != "" && len(d.keys) < maxDisagreeing {
			d.keys, d.keyLine = append(d.keys, key), r.lineOf(n)
		}
	}
	if strings.Trim(rest, ":. ") != "" {
		r.Notice(r.lineOf(n), "say it in the list, in one authority's words", "what stands in a disagreement beside its list is not shown")
	}
}

// openingBold splits spans where the bold text that they begin with ends.
func openingBold(spans []content.Span) (bold, rest string) {
	i := 0
	for i < len(spans) && spans[i].Style&content.Strong != 0 {
		i++
	}
	return content.PlainText(spans[:i]), content.PlainText(spans[i:])
}

// maxDisagreeing is how many relations, subjects or authorities one disagreement may name.
const maxDisagreeing = 24

// positions reads the list of who says what.
func (r *disagreementReader) positions(d *writtenDisagreement, list ast.Node) {
	if n := list.ChildCount(); n > maxDisagreeing {
		r.Fail(r.lineOf(list), "keep to those that an exam or a standard speaks for", "the disagreement lists %d authorities where it may list %d", n, maxDisagreeing)
		return
	}
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		r.position(d, item)
	}
}

// position reads what one authority says: "**IANA**: 465 is submissions."
func (r *disagreementReader) position(d *writtenDisagreement, item ast.Node) {
	line := r.itemLine(item, d.Line)
	if item.FirstChild() == nil {
		return
	}
	spans := r.spans(item.FirstChild())
	bold, rest := openingBold(spans)
	p := content.Position{Authority: strings.TrimRight(bold, ": "), Text: strings.TrimLeft(rest, ":–— "), Sources: sourcesIn(spans)}
	for c := item.FirstChild().NextSibling(); c != nil; c = c.NextSibling() {
		text, sources := r.prose(c)
		p.Text = strings.TrimSpace(p.Text + " " + text)
		p.Sources = addAll(p.Sources, sources)
	}
	switch {
	case p.Authority == "":
		r.Fail(line, "begin it with the authority in bold: - **IANA**: …", "the item does not say whose word it is")
	case p.Text == "":
		r.Fail(line, "write what it says after the colon", "the item does not tell what %s says", p.Authority)
	case slices.ContainsFunc(d.Positions, func(o content.Position) bool { return content.Key(o.Authority) == content.Key(p.Authority) }):
		r.Fail(line, "write one item for each authority", "%s has two items", p.Authority)
	default:
		d.Positions = append(d.Positions, p)
		d.lines = append(d.lines, line)
	}
}

// hasPositions reports whether a disagreement is one, and tells where it is too long to be read beside an answer.
func (r *disagreementReader) hasPositions(d writtenDisagreement) bool {
	if len(d.Positions) < 2 {
		r.Fail(d.Line, "list two or more: - **IANA**: …", "the number of authorities that differ is %d", len(d.Positions))
		return false
	}
	n := 0
	for _, p := range d.Positions {
		n += wordsIn(p.Authority) + wordsIn(p.Text)
	}
	if n > content.MaxWords {
		r.Warn(d.Line, "say it shorter", "the disagreement has %d words where %d are read", n, content.MaxWords)
	}
	return true
}
