package quiz

import (
	"slices"
	"strings"
	"unicode"

	"porthole/content"
)

// lessonFilter says of a card, by its index, whether it belongs to the lessons. A lesson without a
// table is asked about what it names: many documents have their only table at the end.
func (d *Deck) lessonFilter(lessons []int) func(card int) bool {
	if len(lessons) == 0 {
		return func(int) bool { return true }
	}
	wanted := map[int]bool{}
	for _, lesson := range lessons {
		own, titled, named := d.lessonCards(lesson)
		for _, i := range firstFilled(own, titled, named) {
			wanted[i] = true
		}
	}
	return func(card int) bool { return wanted[card] }
}

func firstFilled(lists ...[]int) []int {
	for _, l := range lists {
		if len(l) > 0 {
			return l
		}
	}
	return nil
}

// lessonCards returns the cards of a lesson: of its own facts, of facts whose subject its title
// names, and of those its text names.
func (d *Deck) lessonCards(lesson int) (own, titled, named []int) {
	if lesson < 0 || lesson >= len(d.course.Lessons) {
		return nil, nil, nil
	}
	for i, c := range d.cards().cards {
		if slices.ContainsFunc(c.Facts, func(f int) bool { return d.course.Facts[f].Lesson == lesson }) {
			own = append(own, i)
		}
	}
	l := d.course.Lessons[lesson]
	var text strings.Builder
	for _, b := range l.Blocks {
		for _, span := range b.Text {
			text.WriteString(span.Text)
		}
		text.WriteString(" \n ")
	}
	return own, d.cardsNamed(l.Title), d.cardsNamed(text.String())
}

// maxWords is the length of the longest subject that is looked for in a text, in words.
const maxWords = 4

// cardsNamed returns the cards of every fact whose subject stands in the text as a word of its own.
func (d *Deck) cardsNamed(text string) []int {
	words := strings.FieldsFunc(content.Key(text), func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune("/,;:()|\"", r)
	})
	for i, w := range words {
		words[i] = strings.TrimFunc(w, func(r rune) bool { return unicode.IsPunct(r) && r != '#' })
	}
	x, h := d.index(), d.cards()
	seen := map[int]bool{}
	var out []int
	for i := range words {
		for n := 1; n <= maxWords && i+n <= len(words); n++ {
			for _, fact := range x.ofSubject[strings.Join(words[i:i+n], " ")] {
				for _, card := range h.ofFact[fact] {
					if !seen[card] {
						seen[card] = true
						out = append(out, card)
					}
				}
			}
		}
	}
	slices.Sort(out)
	return out
}
