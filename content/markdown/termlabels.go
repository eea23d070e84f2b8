package markdown

import (
	"regexp"
	"slices"

	"github.com/yuin/goldmark/ast"

	"porthole/content"
)

// listsOfTerms returns, by term, the lists that have it.
func (r *cardReader) listsOfTerms() map[string]map[int]bool {
	lists := map[string]map[int]bool{}
	for _, c := range r.cards {
		if key := content.Key(c.front); c.list > 0 {
			if lists[key] == nil {
				lists[key] = map[int]bool{}
			}
			lists[key][c.list] = true
		}
	}
	return lists
}

// linkedTerms counts the items of a list that begin with a link in bold: "**[SYN](#syn)**: opens a connection". Such a list may
// as well be one of contents.
func (r *cardReader) linkedTerms(list *ast.List) int {
	n := 0
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		if first := item.FirstChild(); first != nil && first.Lines() != nil {
			if spans := r.spans(first); len(spans) > 1 && spans[0].Link != "" && spans[0].Style&content.Strong != 0 {
				n++
			}
		}
	}
	return n
}

// withoutLabels leaves out the lists whose terms come back in other lists: they are labels, as "Time" and "Space" are of each
// algorithm.
func (r *cardReader) withoutLabels() {
	lists := r.listsOfTerms()
	again, all, line := map[int]int{}, map[int]int{}, map[int]int{}
	for _, c := range r.cards {
		if all[c.list]++; len(lists[content.Key(c.front)]) > 1 {
			again[c.list]++
		}
		if line[c.list] == 0 {
			line[c.list] = c.line
		}
	}
	for list := 1; list <= r.lists; list++ {
		if again[list]*2 >= all[list] && all[list] > 0 {
			r.Notice(line[list], "write a table where they are", "the terms of the list stand in other lists, too; it is not asked")
		}
	}
	told := map[int]bool{}
	r.cards = slices.DeleteFunc(r.cards, func(c card) bool {
		drop := c.list > 0 && len(lists[content.Key(c.front)]) > 1
		if drop && !told[c.list] && again[c.list]*2 < all[c.list] {
			told[c.list] = true
			text := "%d terms of the list stand in other lists, too, such as %q; they are not asked"
			if again[c.list] == 1 {
				text = "%d term of the list stands in other lists, too, %q; it is not asked"
			}
			r.Notice(c.line, "name what tells them apart", text, again[c.list], c.front)
		}
		return drop
	})
	r.cards = slices.DeleteFunc(r.cards, func(c card) bool { return c.list > 0 && again[c.list]*2 >= all[c.list] })
}

// questionCount is how many questions a part of a document has.
var questionCount = regexp.MustCompile(`^(?i:(?:about|approx\.?|ca\.?|circa|около|约|約|~|≈)\s*)?[0-9]+\+?\s*(?i:questions?|cards?|flashcards?|quiz(?:zes)?|fragen|karten|preguntas|tarjetas|perguntas|domande|вопрос\pL*|карточ\pL*|pytań|pytania|sorular?|題|题|问|問|문제|道题)\.?$`)

// countsQuestions reports whether a text says how many questions there are: "20 questions".
func countsQuestions(text string) bool { return questionCount.MatchString(text) }
