package ui

import (
	"slices"

	"porthole/content"
	"porthole/ui/words"
)

// showPositions notes what each authority says of what was just answered: the course first, the one whose wording its exam follows
// last. Before the course's own answer is known nothing is said: two truths at once would be mixed up.
func (d *drill) showPositions() {
	q, _ := d.session.Question()
	x, ok := d.Deck.Unlocked(q.ID, d.session.Record())
	if !ok {
		return
	}
	if _, known := d.Deck.Unlocked(q.ID, d.Learner.Record); !known && !slices.Contains(d.told, x.Line) {
		d.told = append(d.told, x.Line)
		d.words = append(d.words, "New: who says what.")
	}
	for _, w := range inTurn(x.Positions, d.Course().Exam.Authority) {
		d.words = append(d.words, words.SaidBy(w.Authority, w.Text))
	}
}

// inTurn puts the course's own word first and the exam's last.
func inTurn(words []content.Position, exam string) []content.Position {
	rank := func(w content.Position) int {
		switch w.Authority {
		case "":
			return 0
		case exam:
			return 2
		}
		return 1
	}
	out := slices.Clone(words)
	slices.SortStableFunc(out, func(a, b content.Position) int { return rank(a) - rank(b) })
	return out
}
