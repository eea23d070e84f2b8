// Package markdown reads a Markdown document into a course: a file for each construct, from the
// front matter to the questions. Document in, [content.Course] out, with a [content.Problem] for
// whatever cannot be used; nothing here opens a file.
package markdown

import (
	"bytes"
	"cmp"
	"path/filepath"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"porthole/content"
)

// Parse reads a course from the text of a Markdown document. It never fails: what cannot be used
// is told as a Problem, and the rest loads. The Problems are in the order of their lines. file is
// the name they carry, and the title where the document has none.
func Parse(file string, src []byte) (*content.Course, []content.Problem) {
	d := newDocument(file)
	src = d.decode(src)
	if isSheet(file, src) {
		return readSheet(d, file, src)
	}
	d.whole = src
	yaml, body, first := d.frontMatter(src)
	front := make(chan *frontReader, 1)
	if len(yaml) == 0 {
		front <- readFront(file, yaml)
	} else {
		go func() { front <- readFront(file, yaml) }() // while goldmark reads the text, which takes three times as long
	}
	if len(bytes.TrimSpace(body)) == 0 {
		d.Warn(0, "write a heading, some text and a table", "there is no text in it")
	}
	tree, defined := d.parse(body, first)
	f := <-front
	d.Merge(f.Report)
	r := newReader(d, f.front)
	d.sources.define(defined)
	o := outlineOf(tree, d.src)
	r.read(o)
	r.takeFields(o)
	large := len(d.src) > mostLookedThrough
	if large {
		o = outline{} // it is most of the memory, and finish needs some
	}
	r.finish(content.Clean(file))
	switch {
	case f.front.authored():
	case !large:
		r.tellLeft(o)
	default:
		d.Notice(1, "split it into several documents", "it is larger than %d MiB, and is not looked through for what gave no question", mostLookedThrough>>20)
	}
	return d.course, d.Problems()
}

// reader turns the blocks of a document into the parts of its course, each by a reader of its own.
type reader struct {
	*document

	front         front
	directives    *directiveReader
	tables        *tableReader
	lessons       *lessonReader
	questions     *questionReader
	notes         *noteReader
	disagreements *disagreementReader
	wires         *wireReader
	cards         *cardReader
	fields        []int // in order: lines of what was read as a field of the heading above it
}

func newReader(d *document, f front) *reader {
	d.sources = &sources{document: d, byLabel: map[string]*footnote{}}
	directives := &directiveReader{document: d}
	tables := &tableReader{document: d, directives: directives, facts: map[identity]int{}, mapMark: -1, authored: f.authored()}
	lessons := &lessonReader{document: d, directives: directives, tables: tables}
	return &reader{
		document: d, front: f, directives: directives, tables: tables, lessons: lessons,
		questions:     &questionReader{document: d, directives: directives, lessons: lessons, ids: map[string]int{}, authored: f.authored()},
		notes:         &noteReader{document: d},
		disagreements: &disagreementReader{document: d, directives: directives, lessons: lessons},
		wires:         &wireReader{document: d, directives: directives, lessons: lessons, ids: map[string]bool{}},
		cards:         &cardReader{document: d, lessons: lessons, textual: f.authored()},
	}
}

// read turns the outline into lessons, in the order of the document.
func (r *reader) read(o outline) {
	r.lessons.level = o.lessonLevel()
	r.tables.asksMostly = func() bool { return slices.Contains(o.levels().all[:], true) }
	r.course.Lessons = make([]content.Lesson, 0, o.sections(r.lessons.level))
	for i := 0; i < len(o.nodes); i++ {
		n := o.nodes[i]
		switch o.roles[i] {
		case heading, asking:
			r.directives.drop()
			if o.roles[i] == heading || levelOf(n) <= r.lessons.level {
				r.lessons.heading(n, i == o.title)
				r.cards.consider(n)
			}
		case comment:
			r.directives.read(n)
		case stem, options, body:
			r.cards.drop()
			i = r.questions.read(o, i)
		case astray:
			r.questions.astray(n)
		case slipped:
			r.questions.slipped(n)
		case disagree:
			r.disagreements.read(n)
		case wired:
			r.wires.note(n)
		case asks:
			r.questions.within(o, i)
			r.topBlock(n)
		case shown:
			if l, ok := o.lettered[i]; ok {
				r.notAsked(n, l)
				r.cards.drop()
				r.lessons.block(n, place{})
				continue
			}
			r.topBlock(n)
		case explains, hidden:
		}
	}
	r.directives.drop()
	r.cards.drop()
	r.lessons.close()
	r.tables.asksMostly = nil // it holds the whole tree
}

// topBlock reads a block that belongs to the text of a lesson.
func (r *reader) topBlock(n ast.Node) {
	if q, ok := n.(*ast.Blockquote); ok {
		lesson, blocks := r.lessons.quotation(q)
		r.notes.consider(q, lesson, blocks)
		if !(belowReader{r.cards}).answersBy(q) {
			r.cards.quoted(q)
		}
		return
	}
	if isTaskList(n) {
		r.noQuestion(n)
	} else if list, ok := n.(*ast.List); ok {
		r.checkBoxesOf(list)
		r.checkForNestedBoxes(list)
	}
	r.lessons.block(n, place{})
	r.cards.consider(n)
}

// notAsked tells why options that have letters are no question.
func (r *reader) notAsked(n ast.Node, l lettered) {
	if l.unasked {
		r.Notice(r.lineOf(n), "put a paragraph that asks right before them", "the options have no question before them; they are not asked")
		return
	}
	if l.leaning {
		r.Notice(r.lineOf(n), "name what it means instead of the letters", "an option speaks of the letters of others, which are not seen once the options are shuffled; they are not asked")
		return
	}
	message, hint := r.noAnswer(n)
	r.Notice(r.lineOf(n), hint, "%s", message)
}

// noQuestion tells why a list of check boxes is no question.
func (r *reader) noQuestion(list ast.Node) {
	if before := list.PreviousSibling(); before != nil && remindsOfWork(textOf(before, r.src)) {
		r.Notice(r.lineOf(list), "end the line before it with a question mark where it asks", "the list of check boxes is taken for things to do, and is not asked")
		return
	}
	r.Warn(r.lineOf(list), "put a paragraph that asks right before it", "a list of check boxes has no question before it")
}

// finish settles what needs the whole document, which is in a file of the given name.
func (r *reader) finish(file string) {
	c := r.course
	c.Title = cmp.Or(r.front.title, c.Title)
	if c.Title == "" && len(c.Lessons) > 0 {
		c.Title = c.Lessons[0].Title
	}
	c.Title = cmp.Or(c.Title, strings.TrimSpace(strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))), "Course")
	c.ID, c.Named = cmp.Or(r.front.id, c.Title), r.front.id != ""
	for i := range c.Lessons {
		c.Lessons[i].Title = cmp.Or(c.Lessons[i].Title, c.Title)
	}
	r.cards.takeCards(r.tables)
	r.tables.takeFacts()
	r.tables.chooseMap()
	r.wires.read()
	names := namesIn(c)
	r.notes.check(names)
	front := &frontCheck{document: r.document, front: r.front, names: names}
	front.check()
	r.sources.check()
	r.sources.checkObjectives(r.front.objectives)
	r.disagreements.check()
	front.checkExam()
	if len(c.Facts) == 0 && len(r.src) > 0 {
		r.noFacts()
	}
}

func (r *reader) noFacts() {
	if len(r.course.Questions) > 0 {
		r.Notice(0, "a table adds questions in both directions", "there is no table with facts; only the written questions are asked")
		return
	}
	r.Warn(0, "a table looks like this: | Protocol | Port |, under it |---|---|, under that | IMAPS | 993 |",
		"there is no table with facts, so there is nothing to drill")
}
