package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

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
		r.Fail(r.lineOf(blocks[0]), "put a paragraph between the comment and "+workName(q.Kind), "the question has no text")
	case !worksOn(q.Kind, blocks[0]):
		r.Fail(r.lineOf(blocks[0]), workHint(q.Kind), "a question of the kind %s works on %s, and here is %s", q.Kind, workName(q.Kind), blockName(blocks[0]))
	default:
		usable = r.work(q, blocks)
	}
	if d.all {
		r.Warn(d.line, "take it away", "all is for a list of options, and a question of the kind %s follows", q.Kind)
	}
	return usable, r.explanation(q, o, i)
}

// work reads the blocks, at least one and that of the right sort, that a question works on. It is false where they are
// of no use.
func (r *questionReader) work(q *content.Question, blocks []ast.Node) bool {
	switch q.Kind {
	case content.Firewall, content.Settings:
		return r.form(q, blocks)
	case content.Transcript:
		return r.transcript(q, blocks)
	case content.Order:
		list, ok := blocks[0].(*ast.List)
		return ok && r.order(q, list)
	case content.Sort:
		table, ok := blocks[0].(*extast.Table)
		return ok && r.sorting(q, table)
	case content.Scenario, content.ChooseAll, content.TrueFalse:
	}
	return false
}

// workName says in words what a kind works on.
func workName(kind content.QuestionKind) string {
	switch kind {
	case content.Transcript:
		return "a block of code"
	case content.Order:
		return "a numbered list"
	case content.Firewall, content.Settings, content.Sort, content.Scenario, content.ChooseAll, content.TrueFalse:
	}
	return "a table"
}

func workHint(kind content.QuestionKind) string {
	switch kind {
	case content.Firewall:
		return "write the right rules as a table after the question"
	case content.Settings:
		return "write the right settings as a table after the question"
	case content.Transcript:
		return "write its lines between ``` and ``` after the question"
	case content.Order:
		return "write the steps as 1. … 2. … after the question"
	case content.Sort:
		return "write a table with the things in its cells after the question"
	case content.Scenario, content.ChooseAll, content.TrueFalse:
	}
	return ""
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
	tell(r.lineOf(n), workHint(d.kind), "the comment says %s, and no %s follows before the next heading or question",
		d.kind, strings.TrimPrefix(workName(d.kind), "a "))
}

// slipped tells of a comment that nearly names the kind of the question that follows.
func (r *questionReader) slipped(n ast.Node) {
	text, _ := commentText(n, r.src)
	kind, _ := commentKind(n, r.src)
	r.Warn(r.lineOf(n), "did you mean "+kind.String()+"?", "the comment %q is not understood and not used", strings.TrimSpace(text))
}
