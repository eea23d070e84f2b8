package content

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Finding is what Find found: indexes into the course's Facts, Lessons and Notes, in their order.
type Finding struct{ Facts, Lessons, Notes []int }

// Find looks a word up: the facts of which it is the subject, a name, a value or an accepted
// spelling, else those in which it occurs; the lessons that speak of it; the notes on it. A number
// is found within a range, and with a protocol or the word "port" before or after it.
func (c *Course) Find(word string) Finding {
	key := lookupKey(word)
	if key == "" {
		return Finding{}
	}
	f := Finding{Facts: c.factsWhere(func(text string) bool { return c.names(text, key) })}
	if f.Facts == nil {
		f.Facts = c.factsWhere(func(text string) bool { return strings.Contains(Key(text), key) })
	}
	for i := range c.Lessons {
		if c.mentions(&c.Lessons[i], key) {
			f.Lessons = append(f.Lessons, i)
		}
	}
	for i, n := range c.Notes {
		if slices.ContainsFunc(n.Keys, func(k string) bool { return c.names(k, key) }) || HasWord(Key(n.Text), key) {
			f.Notes = append(f.Notes, i)
		}
	}
	return f
}

// lookupKey is the Key of a word, of a port without what stands around its number: "tcp/993", "port 993", "993 (imaps)".
func lookupKey(word string) string {
	key := Key(word)
	before, _, _ := strings.Cut(strings.ReplaceAll(key, " - ", "-"), "(")
	words := strings.FieldsFunc(before, func(r rune) bool { return !isWordRune(r) && r != '-' })
	words = slices.DeleteFunc(words, func(w string) bool { return IsPortWord(w) || IsCarrier(w) })
	if len(words) == 1 && strings.Trim(words[0], "0123456789-") == "" {
		return words[0]
	}
	return key
}

// names reports whether a text of the course is the word with the given key.
func (c *Course) names(text, key string) bool {
	own := Key(text)
	if own == key || inRange(own, key) {
		return true
	}
	return slices.ContainsFunc(c.Spellings[own], func(s string) bool { return Key(s) == key })
}

// inRange reports whether a number lies in a range: 138 in "137-139".
func inRange(span, number string) bool {
	from, to, ok := strings.Cut(span, "-")
	if !ok {
		return false
	}
	n, err := strconv.Atoi(number)
	low, errLow := strconv.Atoi(from)
	high, errHigh := strconv.Atoi(to)
	return err == nil && errLow == nil && errHigh == nil && low <= n && n <= high
}

func (c *Course) factsWhere(is func(string) bool) []int {
	var out []int
	for i := range c.Facts {
		f := &c.Facts[i]
		if is(f.Subject) || slices.ContainsFunc(f.Names, is) ||
			slices.ContainsFunc(f.Values, func(v Value) bool { return is(v.Text) }) {
			out = append(out, i)
		}
	}
	return out
}

// mentions reports whether a lesson's title or text has the word.
func (c *Course) mentions(l *Lesson, key string) bool {
	if HasWord(Key(l.Title), key) {
		return true
	}
	return slices.ContainsFunc(l.Blocks, func(b Block) bool {
		if b.Kind == TableBlock {
			return c.Tables[b.Table].mentions(key)
		}
		return HasWord(Key(PlainText(b.Text)), key) ||
			slices.ContainsFunc(b.Lines, func(line string) bool { return HasWord(Key(line), key) })
	})
}

func (t *Table) mentions(key string) bool {
	inRow := func(row []Cell) bool {
		return slices.ContainsFunc(row, func(c Cell) bool { return HasWord(Key(PlainText(c.Text)), key) })
	}
	return inRow(t.Header) || slices.ContainsFunc(t.Rows, inRow)
}

// HasWord reports whether word stands in text with no letter or digit next to it.
func HasWord(text, word string) bool {
	for from := 0; ; {
		i := strings.Index(text[from:], word)
		if i < 0 {
			return false
		}
		start, end := from+i, from+i+len(word)
		before, _ := utf8.DecodeLastRuneInString(text[:start])
		after, _ := utf8.DecodeRuneInString(text[end:])
		if !isWordRune(before) && !isWordRune(after) {
			return true
		}
		from = end
	}
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// SourcesOf returns the sources with the indexes idx.
func (c *Course) SourcesOf(idx []int) []Source {
	var out []Source
	for _, i := range idx {
		if i >= 0 && i < len(c.Sources) {
			out = append(out, c.Sources[i])
		}
	}
	return out
}

// SourceTexts returns sources as they are cited. An objective of an exam is none: it says who asks, not what is so; see Tags.
func SourceTexts(sources []Source) []string {
	out := []string{}
	for _, s := range sources {
		if s.Objective == "" {
			out = append(out, s.Text)
		}
	}
	return out
}

// Tags returns the exam objectives that stand among sources, each once and as short as candidates call them: "A+ 2.1".
func Tags(sources []Source) []string {
	var out []string
	for _, s := range sources {
		if tag := objectiveTag(s.Objective); tag != "" && !slices.Contains(out, tag) {
			out = append(out, tag)
		}
	}
	return out
}

// Cited returns sources as they are cited, and at the end, in one text, by which objectives what they stand behind is asked:
// "asked by Network+ 1.4, A+ 2.1".
func Cited(sources []Source) []string {
	out := SourceTexts(sources)
	if tags := Tags(sources); tags != nil {
		out = append(out, "asked by "+strings.Join(tags, ", "))
	}
	return out
}

// ObjectivesOf returns the exam objectives that the sources with these indexes stand for, each once, in
// the order of Course.Objectives; nil where there are none. What cites a source belongs to its objective.
func (c *Course) ObjectivesOf(sources []int) []string {
	if len(c.Objectives) == 0 {
		return nil
	}
	cited := c.SourcesOf(sources)
	var out []string
	for _, name := range c.Objectives {
		if slices.ContainsFunc(cited, func(s Source) bool { return s.Objective == name }) {
			out = append(out, name)
		}
	}
	return out
}

// Relations returns the relations of the course's facts in the order of the document, each once whatever its case.
func (c *Course) Relations() []string {
	var names []string
	seen := map[string]bool{}
	for _, f := range c.Facts {
		if key := Key(f.Relation); !seen[key] {
			seen[key] = true
			names = append(names, f.Relation)
		}
	}
	return names
}

// Passage returns the paragraph or list item that has the most of the words in it, of the lesson with an index where that
// has one with any, else of the whole course. It is "" where no text has one.
func (c *Course) Passage(lesson int, words []string) (of int, text string) {
	keys := Texts(words, Key)
	most := 0
	look := func(i int) {
		for _, b := range c.Lessons[i].Blocks {
			if n := b.holds(keys); n > most {
				of, text, most = i, PlainText(b.Text), n
			}
		}
	}
	if lesson >= 0 && lesson < len(c.Lessons) {
		look(lesson)
	}
	if most > 0 {
		return of, text
	}
	for i := range c.Lessons {
		look(i)
	}
	return of, text
}

// holds counts the words that stand in the text of a block.
func (b Block) holds(keys []string) int {
	if b.Kind != Paragraph && b.Kind != Item {
		return 0
	}
	text := Key(PlainText(b.Text))
	return CountFunc(keys, func(key string) bool { return key != "" && HasWord(text, key) })
}
