package quiz

import (
	"hash/fnv"
	"slices"
	"time"

	"porthole/quiz/memory"
	"porthole/quiz/spelling"
)

// Questions returns what a drill of the selection asks everyone alike, each question once, in its order: to be printed, or
// given to another program. The error is a *NothingError where the selection leaves nothing to ask.
func Questions(d *Deck, s Selection) ([]Question, error) {
	s.Alike, s.Limit = true, 0
	drill, err := NewDrill(d, s, memory.Record{}, time.Time{})
	if err != nil {
		return nil, err
	}
	out := make([]Question, 0, len(drill.turns))
	for _, t := range drill.turns {
		q, ok := drill.queue.pose(t)
		if !ok {
			continue
		}
		if c, isCard := d.CardByID(q.ID); isCard && q.distractor != "" {
			q.truth = spelling.Stop(d.correction(c))
		}
		out = append(out, q)
	}
	return out, nil
}

// Truth returns the true statement for one that is false, empty for any other question and for one that does not come from
// Questions: on paper no verdict corrects it.
func (q Question) Truth() string { return q.truth }

// Accepted returns what is taken as an answer of a question that is typed: the answers as they are shown, then what else
// is accepted for them, in the form in which spellings are compared. Nil for any other question.
func (q Question) Accepted() []string {
	if q.Kind != Typed || q.typed == nil {
		return nil
	}
	out := slices.Clone(q.Answers)
	keys := make(map[string]bool, len(out))
	for _, a := range out {
		keys[spelling.Norm(a)] = true
	}
	var more []string
	for key := range q.typed.Answers {
		if !keys[key] {
			more = append(more, key)
		}
	}
	slices.Sort(more)
	return append(out, more...)
}

// Bank returns every question of a course in document order, for another program to ask: each card to be typed, or chosen
// where its answer is a sentence; of a set of values one of them, and then all; and what its author wrote. The same seed
// makes the same options.
func Bank(d *Deck, seed uint64) []Question {
	var out []Question
	p := queue{deck: d, selection: Selection{Seed: seed, Alike: true}}
	for _, t := range turnsOf(d, Selection{}.cards(d)) {
		c := d.cards().cards[t.card]
		if d.index().nodes[c.Facts[0]].shadowed {
			continue
		}
		t.stream = streamOf(t.id)
		if q, ok := d.bankCard(c, p, t.stream); ok {
			out = append(out, q)
		}
		if q, ok := d.askAll(c, nil, p.random(t.stream)); ok && c.Direction == Forward {
			out = append(out, q)
		}
	}
	for _, t := range authoredTurns(d, Selection{}.authored(d.course)) {
		t.stream = authoredStream + streamOf(t.id)
		if q, ok := p.pose(t); ok {
			out = append(out, q)
		}
	}
	return out
}

// streamOf is the random source of a question by its id: what is added or taken out beside it changes nothing in it.
func streamOf(id string) uint64 {
	h := fnv.New32a()
	_, _ = h.Write([]byte(id)) // it never fails
	return uint64(h.Sum32())
}

// bankCard asks for one answer of a card.
func (d *poser) bankCard(c Card, p queue, stream uint64) (Question, bool) {
	if !d.typable(c) {
		return d.askChoice(c, nil, p.random(stream))
	}
	return d.question(c, Typed, d.answers(c)), true
}
