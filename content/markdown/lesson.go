package markdown

import (
	"github.com/yuin/goldmark/ast"

	"porthole/content"
)

// lessonReader divides a course into lessons and puts their blocks into them.
type lessonReader struct {
	*document

	directives *directiveReader
	tables     *tableReader

	level   int // of the headings that make lessons
	chapter string
	titles  [maxLevel + 1]string // by level, of the headings under which the next block stands; not that of the document
	next    *content.Lesson      // a lesson that begins with the next block
}

// heading begins a lesson, a chapter, or a part of the lesson.
func (l *lessonReader) heading(n ast.Node, isTitle bool) {
	level := levelOf(n)
	title := cleanTitle(content.PlainText(l.spans(n)))
	l.tables.heading, l.tables.above = title, l.above(level, title, isTitle)
	if level > l.level && !isTitle {
		l.block(n, place{})
		return
	}
	begun := content.Lesson{Title: title, Line: l.lineOf(n)}
	switch {
	case isTitle:
		l.course.Title, l.chapter = title, ""
		l.next = &begun
	case level < l.level:
		l.chapter, begun.Chapter = title, title
		l.next = &begun
	default:
		begun.Chapter = l.chapter
		l.course.Lessons = append(l.course.Lessons, begun)
		l.next = nil
	}
}

// maxLevel is the deepest level of a heading.
const maxLevel = 6

// above notes a heading, and returns the one that it stands under, "" for none but the title of the document.
func (l *lessonReader) above(level int, title string, isTitle bool) (above string) {
	for _, t := range l.titles[:level] {
		if t != "" {
			above = t
		}
	}
	clear(l.titles[level:])
	if !isTitle {
		l.titles[level] = title
	}
	return above
}

// lesson returns the index of the lesson that takes the next block; one without a heading of its
// own begins here.
func (l *lessonReader) lesson() int {
	if len(l.course.Lessons) == 0 && l.next == nil {
		l.next = &content.Lesson{Line: 1}
	}
	if l.next != nil {
		l.course.Lessons = append(l.course.Lessons, *l.next)
		l.next = nil
	}
	return len(l.course.Lessons) - 1
}

// coming is the index of the lesson that takes the next block, without beginning it.
func coming(l *lessonReader) int {
	if l.next != nil || len(l.course.Lessons) == 0 {
		return len(l.course.Lessons)
	}
	return len(l.course.Lessons) - 1
}

// add puts a block into the current lesson.
func (l *lessonReader) add(b content.Block) {
	lesson := &l.course.Lessons[l.lesson()]
	if lesson.Blocks == nil {
		lesson.Blocks = make([]content.Block, 0, 8)
	}
	lesson.Blocks = append(lesson.Blocks, b)
}

// quotation reads a block quote, and returns the lesson it stands in and its blocks.
func (l *lessonReader) quotation(n *ast.Blockquote) (lesson int, blocks []content.Block) {
	lesson = l.lesson()
	from := len(l.course.Lessons[lesson].Blocks)
	l.block(n, place{})
	return lesson, l.course.Lessons[lesson].Blocks[from:]
}

// close takes the rules at the end of lessons away. A document of a title alone becomes a lesson.
func (l *lessonReader) close() {
	for i := range l.course.Lessons {
		lesson := &l.course.Lessons[i]
		for n := len(lesson.Blocks); n > 0 && lesson.Blocks[n-1].Kind == content.Rule; n-- {
			lesson.Blocks = lesson.Blocks[:n-1]
		}
	}
	if len(l.course.Lessons) == 0 && l.next != nil && l.next.Title != "" {
		l.lesson()
	}
}
