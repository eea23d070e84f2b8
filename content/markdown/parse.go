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
	"unicode/utf8"

	"github.com/yuin/goldmark/text"

	"porthole/content"
)

// Parse reads a course from the text of a Markdown document. It never fails: what cannot be used
// is told as a Problem, and the rest loads. The Problems are in the order of their lines. file is
// the name they carry, and the title where the document has none.
func Parse(file string, src []byte) (*content.Course, []content.Problem) {
	r := newReader(file)
	yaml, body, first := r.frontMatter(r.decode(src))
	front := make(chan *frontReader, 1)
	go func() { front <- readFront(file, yaml) }() // a fifth of the work, beside goldmark's three
	if len(bytes.TrimSpace(body)) == 0 {
		r.Warn(0, "write a heading, some text and a table", "there is no text in it")
	}
	b := r.bound(body, first)
	r.src, r.srcText, r.starts, r.origin = b.out, string(b.out), b.starts, b.origin
	notes := &footnotes{}
	doc := newMarkdown(notes).Parse(text.NewReader(r.src))
	f := <-front
	r.front = f.front
	r.Merge(f.Report)
	r.define(notes.defs)
	r.read(outlineOf(doc, r.src))
	r.finish()
	return r.course, r.Problems()
}

// reader holds what is known while a document is read.
type reader struct {
	*content.Report

	file   string // its name, cleaned
	course *content.Course
	front  front

	src            []byte         // what goldmark reads
	srcText        string         // the same
	starts, origin []int32        // of each of its lines: the offset, and the number in the document
	scratch, spare []content.Span // see spans and keep
	buf            []byte

	notes     map[string]*note // footnotes by Key of the label
	defined   []*note          // the same in the order of the document
	softBreak string           // what a line break inside a paragraph becomes
	level     int              // of the headings that make lessons
	chapter   string
	next      *content.Lesson // a lesson that begins with the next block
	pending   directives

	facts         map[identity]int      // index into course.Facts
	perTab        []int                 // cells with facts, by table
	taken         int                   // facts from the tables, those that were joined included
	mapMark       int                   // the table marked as the map, -1 for none
	quotes        []quotation           // block quotes that may be notes
	ids           map[string]int        // of questions: how many asked for each
	hints         int                   // given by nearestHint
	disagreements []writtenDisagreement // disagreements, before what they name is known
}

func newReader(file string) *reader {
	return &reader{
		Report:    content.NewReport(file),
		file:      content.Clean(file),
		course:    &content.Course{Map: -1},
		softBreak: " ",
		notes:     map[string]*note{},
		facts:     map[identity]int{},
		ids:       map[string]int{},
		mapMark:   -1,
	}
}

// lineAt returns the number of the line in the document that offset of what goldmark read is on.
func (r *reader) lineAt(offset int) int {
	i, found := slices.BinarySearchFunc(r.starts, offset, func(start int32, off int) int { return int(start) - off })
	if !found {
		i--
	}
	if i < 0 || i >= len(r.origin) {
		return 0
	}
	return int(r.origin[i])
}

// decode returns src as UTF-8 with line feeds alone, without a byte order mark.
func (r *reader) decode(src []byte) []byte {
	if len(src) > content.MaxSize {
		r.Warn(0, "split it into several documents", "it is larger than %d MiB; the rest is not read", content.MaxSize>>20)
		src = src[:content.MaxSize]
	}
	src = bytes.TrimPrefix(src, []byte("\ufeff"))
	if bytes.IndexByte(src, '\r') >= 0 {
		src = bytes.ReplaceAll(bytes.ReplaceAll(src, []byte("\r\n"), []byte("\n")), []byte("\r"), []byte("\n"))
	}
	if utf8.Valid(src) {
		return src
	}
	r.Warn(invalidLine(src), "save the file as UTF-8", "it holds bytes that are not UTF-8")
	return bytes.ToValidUTF8(src, []byte("\ufffd"))
}

// invalidLine returns the number of the first line that is not UTF-8.
func invalidLine(src []byte) int {
	line := 1
	for l := range bytes.Lines(src) {
		if !utf8.Valid(l) {
			break
		}
		line++
	}
	return line
}

// finish settles what needs the whole document.
func (r *reader) finish() {
	c := r.course
	c.Title = cmp.Or(r.front.title, c.Title)
	if c.Title == "" && len(c.Lessons) > 0 {
		c.Title = c.Lessons[0].Title
	}
	c.Title = cmp.Or(c.Title, strings.TrimSpace(strings.TrimSuffix(filepath.Base(r.file), filepath.Ext(r.file))), "Course")
	c.ID = cmp.Or(r.front.id, c.Title)
	for i := range c.Lessons {
		c.Lessons[i].Title = cmp.Or(c.Lessons[i].Title, c.Title)
	}
	r.chooseMap()
	names := r.names()
	r.readNotes(names)
	r.checkFront(names)
	r.checkFootnotes()
	r.checkObjectives()
	r.checkDisagreements()
	r.checkExam()
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

// chooseMap settles which table sums the course up.
func (r *reader) chooseMap() {
	r.course.Map = -1
	most := 0
	for i, n := range r.perTab {
		if n > most {
			r.course.Map, most = i, n
		}
	}
	if r.mapMark < 0 {
		return
	}
	if r.perTab[r.mapMark] == 0 {
		r.Warn(r.course.Tables[r.mapMark].Line, "mark a table that yields facts", "the table marked as the map has no facts")
		return
	}
	r.course.Map = r.mapMark
}
