package markdown

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"

	"porthole/content"
)

// transcriptReader reads what is asked about a conversation, which is the body of a question.
type transcriptReader struct {
	*document

	q     *content.Question
	lines int // of the conversation
}

// transcript reads the lines of a conversation and the list of what is asked about it.
func (r *questionReader) transcript(q *content.Question, blocks []ast.Node) bool {
	line := r.lineOf(blocks[0])
	d := &content.TranscriptBody{Lines: r.codeLines(blocks[0])}
	for len(d.Lines) > 0 && strings.TrimSpace(d.Lines[len(d.Lines)-1]) == "" {
		d.Lines = d.Lines[:len(d.Lines)-1]
	}
	switch {
	case len(d.Lines) < 2:
		r.Fail(line, "write at least two lines of the conversation", "the transcript has fewer than two lines")
		return false
	case len(d.Lines) > content.MaxTaskLines:
		r.Fail(line, "leave out what is not asked", "the transcript has %d lines where a question may have %d", len(d.Lines), content.MaxTaskLines)
		return false
	case len(blocks) < 2:
		r.Fail(line, "write a list after it: - Which line …? **4**", "nothing is asked about the transcript")
		return false
	case blocks[1].ChildCount() > content.MaxPrompts:
		r.Fail(r.lineOf(blocks[1]), "make two questions of it", "the list asks for %d things where a question may have %d", blocks[1].ChildCount(), content.MaxPrompts)
		return false
	}
	t, usable := &transcriptReader{document: r.document, q: q, lines: len(d.Lines)}, true
	for item := blocks[1].FirstChild(); item != nil; item = item.NextSibling() {
		p, ok := t.prompt(item)
		usable = usable && ok
		d.Prompts = append(d.Prompts, p)
	}
	q.Transcript = d
	return usable
}

// prompt reads one item of what is asked.
func (t *transcriptReader) prompt(item ast.Node) (p content.Prompt, usable bool) {
	p.Line = t.itemLine(item, t.lineOf(item.Parent()))
	if item.FirstChild() == nil {
		t.Fail(p.Line, "write what is asked", "the item asks nothing")
		return p, false
	}
	spans := t.spans(item.FirstChild())
	t.q.Sources = addAll(t.q.Sources, sourcesIn(spans))
	for c := item.FirstChild().NextSibling(); c != nil; c = c.NextSibling() {
		if isTaskList(c) {
			p.Text = content.PlainText(spans)
			return p, t.options(&p, c) && t.asks(p)
		}
	}
	text, answer := cutBold(spans)
	p.Text = text
	if answer == "" {
		t.Fail(p.Line, "end it in the number of the line, **4**, in **none**, or put a list of options under it", "the item does not say what is right")
		return p, false
	}
	return p, t.lineAnswers(&p, answer) && t.asks(p)
}

func (t *transcriptReader) asks(p content.Prompt) bool {
	if p.Text == "" {
		t.Fail(p.Line, "write what is asked before the answer", "the item asks nothing")
	}
	return p.Text != ""
}

// cutBold takes the bold text that spans end in off; footnotes, spaces and a full stop may follow it.
func cutBold(spans []content.Span) (text, bold string) {
	end := len(spans)
	for end > 0 && spans[end-1].Style&content.Strong == 0 && strings.Trim(spans[end-1].Text, " .\n") == "" {
		end--
	}
	from := end
	for from > 0 && (spans[from-1].Style&content.Strong != 0 || spans[from-1].Source > 0) {
		from--
	}
	return content.PlainText(spans[:from]), content.PlainText(spans[from:end])
}

// lineAnswers reads "4", "4 or 5" or "none".
func (t *transcriptReader) lineAnswers(p *content.Prompt, answer string) bool {
	if content.Key(answer) == "none" {
		p.Lines = []int{0}
		return true
	}
	for _, part := range alternatives(answer) {
		n, err := strconv.Atoi(part)
		if err != nil || strings.IndexFunc(part, unicode.IsDigit) != 0 {
			t.Fail(p.Line, "write **4**, **4 or 5**, or **none**", "%q is no number of a line", part)
			return false
		}
		if n < 1 || n > t.lines {
			t.Fail(p.Line, "count from 1", "there is no line %d: the transcript has %d lines", n, t.lines)
			return false
		}
		if !slices.Contains(p.Lines, n) {
			p.Lines = append(p.Lines, n)
		}
	}
	return len(p.Lines) > 0
}

// options reads the options of an item, one of which is right.
func (t *transcriptReader) options(p *content.Prompt, list ast.Node) bool {
	right, texts := 0, map[string]bool{}
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		o, sources := t.option(item)
		t.q.Sources = addAll(t.q.Sources, sources)
		if o.Right {
			right++
		}
		if texts[content.Key(o.Text)] {
			t.Fail(t.itemLine(item, p.Line), "word them apart, or take one away", "the item offers %q twice", o.Text)
			return false
		}
		texts[content.Key(o.Text)] = true
		p.Options = append(p.Options, o)
	}
	switch {
	case len(p.Options) < 2:
		t.Fail(p.Line, "add a second one: - [ ] …", "the item offers only one option")
	case len(p.Options) > content.MaxTaskChoices:
		t.Fail(p.Line, "leave some out", "the item offers %d options where a question may have %d", len(p.Options), content.MaxTaskChoices)
	case right == 0:
		t.Fail(p.Line, "mark the right option with [x]", "the item has no right option")
	case right > 1:
		t.Fail(p.Line, "mark one", "%d options of the item are marked right", right)
	default:
		return true
	}
	return false
}
