package markdown

import (
	"github.com/yuin/goldmark/ast"

	"porthole/content"
)

// read turns the outline into lessons, in the order of the document.
func (r *reader) read(o outline) {
	r.level = o.lessonLevel()
	for i := 0; i < len(o.nodes); i++ {
		n := o.nodes[i]
		switch o.roles[i] {
		case heading, asking:
			r.dropDirectives()
			if o.roles[i] == heading || levelOf(n) <= r.level {
				r.heading(n, i == o.title)
			}
		case comment:
			r.directive(n)
		case stem, options, body:
			i = r.questionFrom(o, i)
		case astray:
			r.astray(n)
		case slipped:
			r.slipped(n)
		case disagree:
			r.disagreement(n)
		case shown:
			r.topBlock(n)
		case explains, unseen:
		}
	}
	r.dropDirectives()
	for i := range r.course.Lessons {
		l := &r.course.Lessons[i]
		for len(l.Blocks) > 0 && l.Blocks[len(l.Blocks)-1].Kind == content.Rule {
			l.Blocks = l.Blocks[:len(l.Blocks)-1]
		}
	}
	if len(r.course.Lessons) == 0 && r.next != nil && r.next.Title != "" {
		r.lesson()
	}
}

// topBlock reads a block that belongs to the text of a lesson.
func (r *reader) topBlock(n ast.Node) {
	if q, ok := n.(*ast.Blockquote); ok {
		r.quotation(q)
		return
	}
	if isTaskList(n) {
		r.Warn(r.lineOf(n), "put a paragraph that asks right before it", "a list of check boxes has no question before it")
	} else if list, ok := n.(*ast.List); ok {
		r.checkBoxesOf(list)
		r.checkForNestedBoxes(list)
	}
	r.block(n, place{})
}

// heading begins a lesson, a chapter, or a part of the lesson.
func (r *reader) heading(n ast.Node, isTitle bool) {
	level := levelOf(n)
	if level > r.level && !isTitle {
		r.block(n, place{})
		return
	}
	title := cleanTitle(content.PlainText(r.spans(n)))
	l := content.Lesson{Title: title, Line: r.lineOf(n)}
	switch {
	case isTitle:
		r.course.Title, r.chapter = title, ""
		r.next = &l
	case level < r.level:
		r.chapter, l.Chapter = title, title
		r.next = &l
	default:
		l.Chapter = r.chapter
		r.course.Lessons = append(r.course.Lessons, l)
		r.next = nil
	}
}

// lesson returns the index of the lesson that takes the next block; one without a heading of its
// own begins here.
func (r *reader) lesson() int {
	if len(r.course.Lessons) == 0 && r.next == nil {
		r.next = &content.Lesson{Line: 1}
	}
	if r.next != nil {
		r.course.Lessons = append(r.course.Lessons, *r.next)
		r.next = nil
	}
	return len(r.course.Lessons) - 1
}
