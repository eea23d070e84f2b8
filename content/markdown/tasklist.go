package markdown

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

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

// checkBoxesOf tells of the first item that is meant to have a check box and has none: "- []a", or among several
// that have one. One such item makes the whole list an ordinary one.
func (d *document) checkBoxesOf(list *ast.List) {
	var slip, plain ast.Node
	slips, boxes := 0, 0
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		switch {
		case checkBox(item) != nil:
			boxes++
		case d.nearlyBox(item):
			if slips++; slip == nil {
				slip = item.FirstChild()
			}
		case plain == nil:
			plain = item
		}
	}
	if slips == 0 && boxes > 1 && plain != nil && 2*boxes >= list.ChildCount() {
		d.Notice(d.lineOf(plain), `write "- [ ]" before it, or begin its line two spaces further in where it explains the option above`,
			"the item has no check box, so the list is no question")
	}
	if slips > 0 && (boxes > 0 || slips == list.ChildCount()) {
		d.Warn(d.lineOf(slip), `write "- [ ] text", or "- [x] text" where it is right`, "the item has no check box that can be read, so the list is no question")
	}
}

// explainsSign reports whether what follows a bracket says what it means, "- a set of letters", so that it is no check box.
func explainsSign(after []byte) bool {
	for _, sign := range [...]string{"- ", "– ", "— ", ": ", "= ", "-> ", "→ "} {
		if bytes.HasPrefix(after, []byte(sign)) {
			return true
		}
	}
	return false
}

// nearlyBox reports whether an item begins with something like a check box, and not with a link.
func (d *document) nearlyBox(item ast.Node) bool {
	first := item.FirstChild()
	if first == nil || first.Type() != ast.TypeBlock || first.Lines().Len() == 0 {
		return false
	}
	line := first.Lines().At(0)
	inside, isBracket := bytes.CutPrefix(line.Value(d.src), []byte{'['})
	inside, after, closed := bytes.Cut(inside, []byte{']'})
	if !isBracket || !closed || bytes.HasPrefix(after, []byte{'('}) || bytes.HasPrefix(after, []byte{'['}) {
		return false
	}
	mark := strings.TrimSpace(string(inside))
	return (mark == "" || strings.EqualFold(mark, "x")) && !explainsSign(bytes.TrimLeft(after, " "))
}

// cutOption tells an option from the reason below it: the option is the first line, and what its author only wrapped.
func cutOption(spans []content.Span) (first, rest []content.Span) {
	from := 0
	for i, s := range spans {
		if s.Text != "\n" {
			continue
		}
		if !goesOn(content.PlainText(spans[from:i]), content.PlainText(spans[i+1:])) {
			return unbroken(spans[:i]), spans[i+1:]
		}
		from = i + 1
	}
	return unbroken(spans), nil
}

// goesOn reports whether a line was wrapped: it is long and ends within a sentence, and the next line begins with a small
// letter.
func goesOn(line, next string) bool {
	last, _ := utf8.DecodeLastRuneInString(line)
	begin, _ := utf8.DecodeRuneInString(next)
	return utf8.RuneCountInString(line) >= minWrapped && !strings.ContainsRune(".!?:;", last) && (unicode.IsLower(begin) || begin == '(')
}

const minWrapped = 40

// unbroken writes a space for each line break.
func unbroken(spans []content.Span) []content.Span {
	out := slices.Clone(spans)
	for i := range out {
		if out[i].Text == "\n" {
			out[i].Text = " "
		}
	}
	return out
}

// option reads an item: its first line is the option, whatever else it holds is the reason.
func (d *document) option(item ast.Node) (content.Option, []int) {
	d.softBreak = "\n"
	spans := d.spans(item.FirstChild())
	d.softBreak = " "
	first, rest := cutOption(spans)
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
		t, s := d.prose(c)
		if t != "" {
			why = append(why, t)
		}
		sources = addAll(sources, s)
	}
	o.Why = strings.Join(why, " ")
	return o, sources
}
