package quiz

import (
	"math/rand/v2"
	"slices"
)

// askContrast asks a card with one wrong option: the answer to the card it is mixed up with. It is
// false where that cannot stand beside the right one.
func (d *poser) askContrast(c, against Card, r *rand.Rand) (Question, bool) {
	answers := leading(d.answers(c), r)
	p := d.distractors(c, answers[0])
	for _, m := range d.lookAlikes(c, nil) {
		if !slices.Contains(against.Facts, m.fact) || !p.fits(m.item) {
			continue
		}
		q := d.question(c, Choice, answers)
		q.contrast = true
		q.Options = d.options(c, answers[:1], []item{m.item}, r)
		return q, true
	}
	return Question{}, false
}

// Contrast reports whether the question sets an answer against the one that it is mixed up with.
func (q Question) Contrast() bool { return q.contrast }

// rivals returns the cards of the things that a card is mixed up with, by family, by the author's
// groups, or by this learner: of the same direction, the closest first.
func (d *poser) rivals(card int, own map[string]int) []int {
	h := d.cards()
	c := h.cards[card]
	var out []int
	for _, m := range d.lookAlikes(c, own) {
		if m.weight < weightFamily {
			break // they are sorted
		}
		for _, i := range h.ofFact[m.fact] {
			if i != card && h.cards[i].Direction == c.Direction && !slices.Contains(out, i) {
				out = append(out, i)
			}
		}
	}
	return out
}
