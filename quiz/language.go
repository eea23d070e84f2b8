package quiz

import (
	"strings"
	"unicode"

	"porthole/content"
)

// isForeign takes a course for one that is not in English: by the letters of its headings, by the small words of its text, or where letters stand in it
// that English has not and none of its words is a small one of English. The headings of such a course keep their capitals.
func isForeign(c *content.Course) bool {
	if foreignHeadings(c.Tables) {
		return true
	}
	w := wordCount{}
	w.count(c.Title)
	for i := range c.Lessons {
		w.count(c.Lessons[i].Title)
		for _, b := range c.Lessons[i].Blocks {
			for _, s := range b.Text {
				w.count(s.Text)
			}
		}
	}
	if w.foreign > w.english {
		return w.foreign > 1
	}
	for i := range c.Facts {
		w.count(c.Facts[i].Subject)
		for _, v := range c.Facts[i].Values {
			w.count(v.Text)
		}
	}
	return w.english == 0 && w.lettered > 2 && 20*w.lettered > w.seen
}

// foreignHeadings reports whether at least one in eight headings of tables, and more than one, has a letter that English has not.
func foreignHeadings(tables []content.Table) bool {
	headings, foreign := 0, 0
	for _, t := range tables {
		for _, h := range t.Header {
			headings++
			if hasOtherLetter(content.PlainText(h.Text)) {
				foreign++
			}
		}
	}
	return 8*foreign >= headings && foreign > 1
}

func hasOtherLetter(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return r > unicode.MaxASCII && unicode.IsLetter(r) })
}

// wordCount counts small words, by which a language is known, and words with letters that English has not. It looks at some words of a course, not at all.
type wordCount struct{ english, foreign, lettered, seen int }

// mostWords is how many words it looks at.
const mostWords = 4000

func (w *wordCount) count(text string) {
	if w.seen > mostWords {
		return
	}
	for word := range strings.FieldsSeq(text) {
		w.seen++
		switch {
		case hasOtherLetter(word):
			w.lettered++
		case isEnglishWord(word):
			w.english++
		case isSmallWordElsewhere(word):
			w.foreign++
		}
	}
}

func isEnglishWord(word string) bool {
	return isOneOf(word, "the", "The", "of", "and", "is", "with", "from", "are", "that", "which", "for", "by", "this", "This", "it", "not", "what", "What", "how", "How")
}

func isSmallWordElsewhere(word string) bool {
	return isOneOf(word, "der", "die", "das", "und", "ist", "ein", "eine", "mit", "von", "nicht", "el", "la", "los", "las", "de", "que", "en", "una", "por", "para", "con", "le", "les", "des", "et", "une", "est", "pour", "dans",
		"il", "di", "che", "per", "het", "een", "van", "voor", "jest", "nie", "lub", "oraz", "ve", "bir", "ile", "og", "och", "som", "er")
}
