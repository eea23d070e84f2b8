package quiz

import (
	"fmt"
	"slices"
	"time"

	"porthole/quiz/memory"
)

// A check asks this many questions on a lesson.
const (
	minCheck = 3
	maxCheck = 5
)

// NewCheck begins the check of a lesson, by its index: three to five questions. It asks what the
// author wrote for the lesson and what its own tables say; where that is too little, what the
// course says of the subjects that the lesson names in its title, then in its text. The error is a
// *NothingError where there is nothing of all this.
func NewCheck(d *Deck, lesson int, r memory.Record, seed uint64, now time.Time) (Drill, error) {
	if lesson < 0 || lesson >= len(d.course.Lessons) {
		return Drill{over: true}, &NothingError{Reason: fmt.Sprintf("there is no lesson %d", lesson+1)}
	}
	p := queue{deck: d, selection: Selection{Lessons: []int{lesson}, Seed: seed}, known: r, share: 2}
	authored := authoredTurns(d, p.selection.authored(d.course))
	cards, titled, named := d.lessonCards(lesson)
	for _, more := range [][]int{titled, named} {
		if len(p.round(turnsOf(d, cards), authored, maxCheck, 0)) < minCheck {
			cards = slices.Compact(slices.Sorted(slices.Values(slices.Concat(cards, more))))
		}
	}
	if len(cards) == 0 && len(authored) == 0 {
		return Drill{over: true}, &NothingError{
			Reason: "nothing is asked about “" + d.course.Lessons[lesson].Title + "”",
			Hint:   "it has no questions, no table, and names nothing that a table of this course tells of",
		}
	}
	return newDrill(p, turnsOf(d, cards), authored, maxCheck, now)
}
