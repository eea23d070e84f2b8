package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"

	"porthole/content"
)

// performed reads what a performance-based question works on, from index i of the outline, and what explains it. It
// returns the index of the last of these blocks.
func (r *questionReader) performed(q *content.Question, d directives, o outline, i int) (usable bool, last int) {
	q.Kind = d.kind
	first := i
	for i+1 < len(o.roles) && o.roles[i+1] == body {
		i++
	}
	blocks := o.nodes[first : i+1]
	switch {
	case q.Stem == "":
		r.Fail(r.lineOf(blocks[0]), "put a paragraph between the comment and "+descriptorOf(q.Kind).work, "the question has no text")
	case !worksOn(q.Kind, blocks[0]):
		r.Fail(r.lineOf(blocks[0]), descriptorOf(q.Kind).hint, "a question of the kind %s works on %s, and here is %s", q.Kind, descriptorOf(q.Kind).work, blockName(blocks[0]))
	default:
		usable = descriptorOf(q.Kind).read(r, q, blocks)
	}
	if d.all {
		r.Warn(d.line, "take it away", "all is for a list of options, and a question of the kind %s follows", q.Kind)
	}
	return usable, r.explanation(q, o, i)
}

func blockName(n ast.Node) string {
	switch {
	case isTable(n):
		return "a table"
	case isTaskList(n):
		return "a list of check boxes"
	case isListBlock(n):
		return "a list"
	case isQuote(n):
		return "a quotation"
	case isCode(n):
		return "a block of code"
	}
	return "something else"
}

// astray tells of a comment that names a kind of question where nothing follows to work on.
func (r *questionReader) astray(n ast.Node) {
	r.directives.drop()
	text, _ := commentText(n, r.src)
	d, _, _ := parseDirectives(text)
	tell := r.Fail
	if d.id == "" { // one word alone may be anybody's remark
		tell = r.Warn
	}
	tell(r.lineOf(n), descriptorOf(d.kind).hint, "the comment says %s, and no %s follows before the next heading or question",
		d.kind, strings.TrimPrefix(descriptorOf(d.kind).work, "a "))
}

// slipped tells of a comment that nearly names the kind of the question that follows.
func (r *questionReader) slipped(n ast.Node) {
	text, _ := commentText(n, r.src)
	kind, _ := commentKind(n, r.src)
	r.Warn(r.lineOf(n), "did you mean "+kind.String()+"?", "the comment %q is not understood and not used", strings.TrimSpace(text))
}
