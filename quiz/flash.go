package quiz

import (
	"math/rand/v2"

	"porthole/quiz/memory"
)

// flash: an answer that the learner gives in the head, and marks.
func flash() descriptor {
	return descriptor{
		name: "flash", title: "Flash cards", hint: hintText, chance: noChance, manner: memory.Claimed,
		ask: func(d *poser, c Card, _ map[string]int, _ *rand.Rand) (Question, bool) {
			return d.question(c, Flash, d.answers(c)), true
		},
		mark: func(q Question, r Response) (Verdict, []string) {
			v := Verdict{Right: r.Knew, Answer: listed(q.Answers)}
			if r.Knew {
				v.Found = q.Answers
			}
			return v, nil
		},
	}
}
