package exam

import (
	"math/rand/v2"

	"porthole/quiz"
)

// Fit returns the blueprint as a course fills it: where it has fewer questions than are planned, there are as many as it
// has, in as much less time. Its Questions are 0 where there is nothing to ask.
func (b Blueprint) Fit(d *quiz.Deck) Blueprint {
	b = b.bounded()
	n := b.count(d)
	b.Questions, b.Limit = n, b.limitFor(n)
	return b
}

// count returns how many questions an exam has.
func (b Blueprint) count(d *quiz.Deck) int {
	ids, stems, tasks := map[string]bool{}, map[string]bool{}, 0
	for _, c := range d.Candidates(b.Authority) {
		if len(ids) == b.Questions {
			break
		}
		if ids[c.ID] || !b.asks(c) || c.Kind.Performed() && b.Tasks != 0 && tasks >= b.Tasks {
			continue
		}
		q, ok := d.Pose(c, rand.New(rand.NewPCG(0, poseStream)))
		if !ok || stems[q.Stem] {
			continue
		}
		ids[c.ID], stems[q.Stem] = true, true
		if c.Kind.Performed() {
			tasks++
		}
	}
	return len(ids)
}
