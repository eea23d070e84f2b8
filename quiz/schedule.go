package quiz

import (
	"slices"
	"time"

	"porthole/content"
	"porthole/quiz/memory"
)

// Due is what a schedule has to ask.
type Due struct {
	Reviews int       // cards and questions that are due now
	New     int       // that were never asked
	Next    time.Time // when something is due that is not yet; zero: never
}

// Due returns what there is to ask of a selection.
func (d *Deck) Due(s Selection, r memory.Record, now time.Time) Due {
	var out Due
	for _, t := range slices.Concat(turnsOf(d, s.cards(d)), authoredTurns(d, s.authored(d.course))) {
		switch m := r.Card(t.id).Memory; {
		case m.Stage == memory.New:
			out.New++
		case !m.Due.After(now):
			out.Reviews++
		case out.Next.IsZero() || m.Due.Before(out.Next):
			out.Next = m.Due
		}
	}
	return out
}

// Ahead is what comes due next.
type Ahead struct {
	At    time.Time // when the first of it is due; zero: nothing ever
	Cards int       // that are due by the end of that day
}

// Ahead returns what of the course comes due after now.
func (d *Deck) Ahead(r memory.Record, now time.Time) Ahead {
	a := Ahead{At: d.Due(Selection{}, r, now).Next}
	if a.At.IsZero() {
		return a
	}
	for _, id := range d.IDs() {
		if m := r.Card(id).Memory; m.Stage != memory.New && m.Due.After(now) && memory.DayOf(m.Due) <= memory.DayOf(a.At) {
			a.Cards++
		}
	}
	return a
}

// IDs returns the ids of every card and authored question of the course that a drill can ask.
func (d *Deck) IDs() []string {
	cards := content.Texts(d.cards().cards, func(c Card) string { return c.ID })
	return append(cards, content.Texts(d.course.Questions, func(q content.Question) string { return q.ID })...)
}
