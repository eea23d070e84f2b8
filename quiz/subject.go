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

// lessonCards returns the cards of a lesson: of its own facts, and of facts that it tells, though their table stands in
// another one: those whose subject its title names, and those of which its text has the subject.
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
		text.WriteString(" \n " + strings.Join(b.Lines, " \n ") + " \n ")
	}
	told := d.told(lesson, wordsOf(l.Title+" \n "+text.String()))
	return own, d.cardsNamed(wordsOf(l.Title), told), d.cardsNamed(wordsOf(text.String()), told)
}

// told returns what says of a card whether its answer can be known once a lesson was read: it stands in the words of that
// lesson, or in a table of it or of one before.
func (d *Deck) told(lesson int, words []string) func(c Card) bool {
	said := " " + strings.Join(words, " ") + " "
	says := func(text string) bool { return strings.Contains(said, " "+strings.Join(wordsOf(text), " ")+" ") }
	return func(c Card) bool {
		return slices.ContainsFunc(c.Facts, func(i int) bool {
			f := d.course.Facts[i]
			if c.Direction == Reverse {
				return f.Lesson <= lesson || says(c.Value) && says(f.Subject)
			}
			return f.Lesson <= lesson || !slices.ContainsFunc(f.Values, func(v content.Value) bool { return !says(v.Text) })
		})
	}
}

// maxWords is the length of the longest subject that is looked for in a text, in words.
const maxWords = 4

// wordsOf are the words of a text as keys write them, without what stands about them.
func wordsOf(text string) []string {
	words := strings.FieldsFunc(content.Key(text), func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune("/,;:()|\"", r)
	})
	for i, w := range words {
		words[i] = strings.TrimFunc(w, func(r rune) bool { return unicode.IsPunct(r) && r != '#' })
	}
	return words
}

// cardsNamed returns the cards of every fact whose subject is among the words, as far as they are told.
func (d *Deck) cardsNamed(words []string, told func(c Card) bool) []int {
	x, h := d.index(), d.cards()
	seen := map[int]bool{}
	var out []int
	for i := range words {
		for n := 1; n <= maxWords && i+n <= len(words); n++ {
			for _, fact := range x.ofSubject[strings.Join(words[i:i+n], " ")] {
				for _, card := range h.ofFact[fact] {
					if !seen[card] && told(h.cards[card]) {
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
