package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"

	"porthole/content"
)

// order reads a numbered list of steps in their order.
func (r *questionReader) order(q *content.Question, list *ast.List) bool {
	line := r.lineOf(list)
	if !list.IsOrdered() {
		r.Fail(line, "number the steps: 1. … 2. …", "the steps have no order: the list has no numbers")
		return false
	}
	if n := list.ChildCount(); n > content.MaxSteps {
		r.Fail(line, "make two questions of it", "the list has %d steps where a question may have %d", n, content.MaxSteps)
		return false
	}
	taken := map[string]bool{}
	usable := true
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		text, sources := r.prose(item)
		q.Sources = addAll(q.Sources, sources)
		switch key := content.Key(text); {
		case key == "":
			r.Fail(r.itemLine(item, line), "write what is done there", "step %d says nothing", len(q.Order)+1)
			usable = false
		case taken[key]:
			r.Fail(r.itemLine(item, line), "word them apart: nobody can tell which comes first", "two steps say %q", text)
			usable = false
		default:
			taken[key] = true
		}
		q.Order = append(q.Order, text)
	}
	withoutStops(q.Order)
	if len(q.Order) < 3 {
		r.Fail(line, "add steps, or ask another way", "the number of steps is %d, and an order takes three or more", len(q.Order))
		return false
	}
	return usable
}

// withoutStops takes the full stop from the end of every step where all have one: a step stands within other sentences.
func withoutStops(steps []string) {
	for _, step := range steps {
		if !strings.HasSuffix(step, ".") || strings.HasSuffix(step, "..") {
			return
		}
	}
	for i, step := range steps {
		steps[i] = strings.TrimRight(strings.TrimSuffix(step, "."), " ")
	}
}
