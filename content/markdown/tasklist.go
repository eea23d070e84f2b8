package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"porthole/content"
)

// isTaskList reports whether n is a list of which every item has a check box.
func isTaskList(n ast.Node) bool {
	list, ok := n.(*ast.List)
	if !ok || list.FirstChild() == nil {
		return false
	}
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		if checkBox(item) == nil {
			return false
		}
	}
	return true
}

func checkBox(item ast.Node) *extast.TaskCheckBox {
	if item.FirstChild() == nil {
		return nil
	}
	box, _ := item.FirstChild().FirstChild().(*extast.TaskCheckBox)
	return box
}

// checkBoxesOf tells of the first item that is meant to have a check box and has none: "- [x]a", or among several
// that have one. One such item makes the whole list an ordinary one.
func (r *reader) checkBoxesOf(list *ast.List) {
	var slip, plain ast.Node
	slips, boxes := 0, 0
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		switch {
		case checkBox(item) != nil:
			boxes++
		case r.nearlyBox(item):
			if slips++; slip == nil {
				slip = item.FirstChild()
			}
		case plain == nil:
			plain = item
		}
	}
	if slips == 0 && boxes > 1 && plain != nil {
		r.Notice(r.lineOf(plain), `write "- [ ]" before it, or begin its line two spaces further in where it explains the option above`,
			"the item has no check box, so the list is no question")
	}
	if slips > 0 && (boxes > 0 || slips == list.ChildCount()) {
		r.Warn(r.lineOf(slip), `write "- [ ] text", or "- [x] text" where it is right`, "the item has no check box that can be read, so the list is no question")
	}
}

// nearlyBox reports whether an item begins with something like a check box, and not with a link.
func (r *reader) nearlyBox(item ast.Node) bool {
	first := item.FirstChild()
	if first == nil || first.Type() != ast.TypeBlock || first.Lines().Len() == 0 {
		return false
	}
	line := first.Lines().At(0)
	inside, isBracket := bytes.CutPrefix(line.Value(r.src), []byte{'['})
	inside, after, closed := bytes.Cut(inside, []byte{']'})
	if !isBracket || !closed || bytes.HasPrefix(after, []byte{'('}) || bytes.HasPrefix(after, []byte{'['}) {
		return false
	}
	mark := strings.TrimSpace(string(inside))
	return mark == "" || strings.EqualFold(mark, "x")
}

// questionFrom reads the question whose stem begins at index i of the outline and returns the index
// of its last block.
func (r *reader) questionFrom(o outline, i int) int {
	line := r.lineOf(o.nodes[i])
	q := content.Question{Line: line}
	var stems []string
	for ; o.roles[i] != options && o.roles[i] != body; i++ {
		switch o.roles[i] {
		case comment:
			r.directive(o.nodes[i])
		case stem:
			text, sources := r.prose(o.nodes[i])
			stems = append(stems, text)
			q.Sources = addAll(q.Sources, sources)
		case shown, heading, asking, options, body, explains, astray, slipped, disagree, unseen:
		}
	}
	d := r.takeDirectives()
	if d.reading || d.isMap {
		r.Warn(d.line, "write id, all or authority before a question", "reading and map are for a table, and a question follows")
	}
	q.Stem, q.Authority = strings.Join(stems, " "), d.authority
	var usable bool
	if o.roles[i] == body {
		usable, i = r.performed(&q, d, o, i)
	} else {
		usable, i = r.choices(&q, d, o, i)
	}
	if usable {
		q.ID = r.questionID(d.id, q)
		q.Lesson = r.lesson()
		r.course.Questions = append(r.course.Questions, q)
	}
	return i
}

// choices reads the task list at index i of the outline and what explains it, and returns the index of the last of
// these blocks.
func (r *reader) choices(q *content.Question, d directives, o outline, i int) (usable bool, last int) {
	q.Options = make([]content.Option, 0, o.nodes[i].ChildCount())
	for item := o.nodes[i].FirstChild(); item != nil; item = item.NextSibling() {
		option, sources := r.option(item)
		q.Options = append(q.Options, option)
		q.Sources = addAll(q.Sources, sources)
	}
	last = r.explanation(q, o, i)
	var wanted int
	q.Kind, wanted = kindOf(*q, d.all)
	return r.usable(*q, wanted), last
}

// explanation reads the quotation that follows index i of the outline, where one explains, and returns the index of
// the last block read.
func (r *reader) explanation(q *content.Question, o outline, i int) int {
	if i+1 >= len(o.roles) || o.roles[i+1] != explains {
		return i
	}
	text, sources := r.prose(o.nodes[i+1])
	q.Explanation, q.Sources = text, addAll(q.Sources, sources)
	return i + 1
}

// prose returns the text of a block, whatever it holds, and the sources it marks.
func (r *reader) prose(n ast.Node) (text string, sources []int) {
	switch n := n.(type) {
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		return strings.Join(r.codeLines(n), " "), nil
	case *ast.HTMLBlock:
		return "", nil
	case *ast.Paragraph, *ast.TextBlock, *ast.Heading, *extast.TableCell:
		spans := r.spans(n)
		return content.PlainText(spans), sourcesIn(spans)
	}
	var parts []string
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		t, s := r.prose(c)
		if t != "" {
			parts = append(parts, t)
		}
		sources = addAll(sources, s)
	}
	return strings.Join(parts, " "), sources
}

// option reads an item: its first line is the option, whatever else it holds is the reason.
func (r *reader) option(item ast.Node) (content.Option, []int) {
	r.softBreak = "\n"
	spans := r.spans(item.FirstChild())
	r.softBreak = " "
	first, rest := cutLine(spans)
	o := content.Option{Text: content.PlainText(first)}
	if box := checkBox(item); box != nil {
		o.Right = box.IsChecked
		o.Text = strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(o.Text, "[x]"), "[ ]"))
	}
	why, sources := []string{}, sourcesIn(spans)
	if t := content.PlainText(rest); t != "" {
		why = append(why, t)
	}
	for c := item.FirstChild().NextSibling(); c != nil; c = c.NextSibling() {
		t, s := r.prose(c)
		if t != "" {
			why = append(why, t)
		}
		sources = addAll(sources, s)
	}
	o.Why = strings.Join(why, " ")
	return o, sources
}
