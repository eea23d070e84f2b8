package content

import (
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
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

// questionFrom reads the question whose stem begins at index i of the outline and returns the index
// of its last block. apart says that it stands under a heading that is not shown.
func (r *reader) questionFrom(o outline, i int, apart bool) int {
	line := r.lineOf(o.nodes[i])
	q := Question{Line: line}
	var stems []string
	for ; o.roles[i] != options; i++ {
		if o.roles[i] == comment {
			r.directive(o.nodes[i])
			continue
		}
		text, sources := r.prose(o.nodes[i])
		stems = append(stems, text)
		q.Sources = addAll(q.Sources, sources)
	}
	d := r.takeDirectives()
	if d.reading || d.isMap {
		r.warn(d.line, "write id, all or authority before a question", "reading and map are for a table, and a question follows")
	}
	q.Stem, q.Authority = strings.Join(stems, " "), d.authority
	for item := o.nodes[i].FirstChild(); item != nil; item = item.NextSibling() {
		option, sources := r.option(item)
		q.Options = append(q.Options, option)
		q.Sources = addAll(q.Sources, sources)
	}
	if i+1 < len(o.roles) && o.roles[i+1] == explains {
		i++
		text, sources := r.prose(o.nodes[i])
		q.Explanation, q.Sources = text, addAll(q.Sources, sources)
	}
	q.Kind = kindOf(q, d.all)
	if r.usable(q) {
		q.ID = r.questionID(d.id, q)
		q.Lesson = r.lessonOf(apart)
		r.course.Questions = append(r.course.Questions, q)
	}
	return i
}

func (r *reader) lessonOf(apart bool) int {
	if apart {
		return r.lessonBefore()
	}
	return r.lesson()
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
		return PlainText(spans), sourcesIn(spans)
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
func (r *reader) option(item ast.Node) (Option, []int) {
	r.softBreak = "\n"
	spans := r.spans(item.FirstChild())
	r.softBreak = " "
	first, rest := cutLine(spans)
	o := Option{Text: PlainText(first)}
	if box := checkBox(item); box != nil {
		o.Right = box.IsChecked
		o.Text = strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(o.Text, "[x]"), "[ ]"))
	}
	why, sources := []string{}, sourcesIn(spans)
	if t := PlainText(rest); t != "" {
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

// kindOf tells what kind of question q is.
func kindOf(q Question, all bool) QuestionKind {
	if len(q.Options) == 2 {
		switch Key(q.Options[0].Text) + " " + Key(q.Options[1].Text) {
		case "true false", "false true", "yes no", "no yes":
			return TrueFalse
		}
	}
	if all || asksForSeveral(Key(q.Stem)) {
		return ChooseAll
	}
	return Scenario
}

// asksForSeveral reports whether a stem, as Key writes it, asks for more than one option.
func asksForSeveral(stem string) bool {
	if strings.Contains(stem, "all that apply") || strings.Contains(stem, "all that are ") {
		return true
	}
	for _, verb := range [...]string{"choose ", "select ", "pick ", "mark ", "check ", "tick ", "which "} {
		for rest := stem; ; {
			var found bool
			if _, rest, found = strings.Cut(rest, verb); !found {
				break
			}
			word := strings.TrimRight(strings.TrimLeft(rest, " "), ")")
			word, _, _ = strings.Cut(word, " ")
			switch strings.Trim(word, ".,:;)?!") {
			case "two", "three", "four", "five", "2", "3", "4", "5":
				return true
			case "all":
				if verb != "which " {
					return true
				}
			}
		}
	}
	return false
}

// usable reports whether q can be asked, and tells what is wrong where it cannot.
func (r *reader) usable(q Question) bool {
	right, texts := 0, map[string]bool{}
	for _, o := range q.Options {
		if o.Right {
			right++
		}
		if key := Key(o.Text); texts[key] {
			r.warn(q.Line, "word them apart, or take one away", "the question offers %q twice", o.Text)
		} else {
			texts[key] = true
		}
	}
	switch {
	case q.Stem == "":
		r.fail(q.Line, "put a paragraph that asks before the list", "the question has no text")
	case len(texts) < 2:
		r.fail(q.Line, "add a second item: - [ ] …", "the question offers only one option")
	case right == 0:
		r.fail(q.Line, "mark the right option with [x]", "the question has no right option")
	case right > 1 && q.Kind == Scenario:
		r.fail(q.Line, "mark one, or end the question with (choose all)", "%d options are marked right where one is asked for", right)
	case right > 1 && q.Kind == TrueFalse:
		r.fail(q.Line, "mark one of the two", "both options are marked right")
	default:
		return true
	}
	return false
}

// questionID returns the id that the author gave, else one made from the stem; where it is taken,
// with a number after it.
func (r *reader) questionID(given string, q Question) string {
	id := given
	if id == "" {
		id = slug(q.Stem)
	}
	n := r.ids[id]
	r.ids[id] = n + 1
	if n == 0 {
		return id
	}
	unique := id
	for n++; r.ids[unique] > 0; n++ {
		unique = fmt.Sprintf("%s-%d", id, n)
	}
	r.ids[unique] = 1
	r.warn(q.Line, "write <!-- id: … --> before it with an id of its own",
		"another question has the id %q already; this one is called %q", id, unique)
	return unique
}

// slug writes a text as words in lower case joined by hyphens.
func slug(s string) string {
	words := strings.FieldsFunc(Key(s), func(r rune) bool { return !isWordRune(r) })
	if len(words) == 0 {
		return "question"
	}
	return strings.Join(words, "-")
}
