package markdown

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"porthole/content"
)

// questionReader reads the questions that the author wrote, of every kind.
type questionReader struct {
	*document

	directives *directiveReader
	lessons    *lessonReader

	ids      map[string]int // how many questions asked for each
	authored bool           // the document has an id: it was written for Porthole
	coded    bool           // an option of the question that is read has a block of code
}

// read reads the question whose stem begins at index i of the outline and returns the index
// of its last block.
func (r *questionReader) read(o outline, i int) int {
	line := r.lineOf(o.nodes[i])
	q := content.Question{Line: line}
	var stems []string
	unseen, pictured := false, false // it asks about a picture
	for ; o.roles[i] != options && o.roles[i] != body; i++ {
		switch o.roles[i] {
		case comment:
			r.directives.read(o.nodes[i])
		case stem:
			text, sources := r.stem(o.nodes[i])
			if isPicture(o.nodes[i]) {
				text, pictured = unlessAgain(text, stems), true
				unseen = unseen || text == ""
			}
			stems = append(stems, text)
			q.Sources = addAll(q.Sources, sources)
		case shown, asks, heading, asking, options, body, explains, astray, slipped, disagree, wired, hidden:
		}
	}
	d := r.directives.take()
	if d.reading || d.isMap {
		r.Warn(d.line, "write id, all or authority before a question", "reading and map are for a table, and a question follows")
	}
	q.Stem, q.Authority = strings.TrimSpace(strings.Join(stems, " ")), d.authority
	var usable bool
	if l, ok := o.lettered[i]; ok {
		usable = r.letters(&q, l, o.nodes[i], d)
	} else if o.roles[i] == body {
		usable, i = r.performed(&q, d, o, i)
	} else {
		usable, i = r.choices(&q, d, o, i)
	}
	if usable && (unseen || pictured && namesPictures(q.Options)) {
		r.Warn(q.Line, "say in words what is to be seen, between the brackets of the picture", "the question shows a picture, which cannot be seen here; it is not asked")
		usable = false
	}
	if usable && r.isPlain(q, len(stems) > 1) {
		q.ID = r.questionID(d.id, q)
		q.Lesson = r.lessons.lesson()
		r.course.Questions = append(r.course.Questions, q)
	}
	return i
}

// unlessAgain returns what stands for a picture, "" where it only asks the question again.
func unlessAgain(text string, stems []string) string {
	if slices.ContainsFunc(stems, func(s string) bool { return asksAgain(s, text) }) {
		return ""
	}
	return text
}

// asksAgain reports whether a text only says a question again, perhaps without its number.
func asksAgain(question, text string) bool {
	key, again := content.Key(question), content.Key(text)
	return key == again || len(again) > minAgain && strings.HasSuffix(key, again)
}

// minAgain is the length in bytes of a text that is a question again.
const minAgain = 12

// namesPictures reports whether options are letters alone, as they stand in a picture.
func namesPictures(options []content.Option) bool {
	return len(options) > 0 && !slices.ContainsFunc(options, func(o content.Option) bool {
		text := strings.TrimSpace(o.Text)
		return utf8.RuneCountInString(text) > 2 || strings.IndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }) >= 0
	})
}

// within reads the questions that stand in the block at index i of the outline, which is part of the lesson, too.
func (r *questionReader) within(o outline, i int) {
	d := r.directives.take()
	for _, kind := range namedKinds() {
		how := descriptorOf(kind)
		if how.holds == nil || !how.holds(o.nodes[i], o.src, d.kind == kind) {
			continue
		}
		for _, q := range how.within(r, d, o.nodes[i]) {
			r.explanation(&q, o, i)
			q.Kind, q.Authority, q.Line = kind, d.authority, r.lineOf(o.nodes[i])
			q.Lesson = r.lessons.lesson()
			q.ID = r.questionID(q.ID, q)
			r.course.Questions = append(r.course.Questions, q)
		}
	}
}

// choices reads the task list at index i of the outline and what explains it, and returns the index of the last of
// these blocks.
func (r *questionReader) choices(q *content.Question, d directives, o outline, i int) (usable bool, last int) {
	q.Options = make([]content.Option, 0, o.nodes[i].ChildCount())
	r.coded = false
	for item := o.nodes[i].FirstChild(); item != nil; item = item.NextSibling() {
		option, sources := r.option(item)
		r.coded = r.coded || holdsCode(item)
		q.Options = append(q.Options, option)
		q.Sources = addAll(q.Sources, sources)
	}
	last = r.explanation(q, o, i)
	var wanted int
	var told bool
	if last, told = r.answeredByKey(q, o, last); told {
		return false, last
	}
	q.Kind, wanted = kindOf(*q, d.all)
	return r.usable(*q, wanted), last
}

// explanation reads the quotation that follows index i of the outline, where one explains, and returns the index of
// the last block read.
func (r *questionReader) explanation(q *content.Question, o outline, i int) int {
	if i+1 >= len(o.roles) || o.roles[i+1] != explains {
		return i
	}
	text, sources := r.prose(o.nodes[i+1])
	q.Explanation, q.Sources = text, addAll(q.Sources, sources)
	return i + 1
}

// questionID returns the id that the author gave, else one made from the stem; where it is taken,
// with a number after it.
func (r *questionReader) questionID(given string, q content.Question) string {
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
	r.Warn(q.Line, "write <!-- id: … --> before it with an id of its own",
		"another question has the id %q already; this one is called %q", id, unique)
	return unique
}

// slug writes a text as words in lower case joined by hyphens.
func slug(s string) string {
	words := strings.FieldsFunc(content.Key(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if len(words) == 0 {
		return "question"
	}
	return strings.Join(words, "-")
}
