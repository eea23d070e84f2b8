package exam

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"time"

	"porthole/content"
	"porthole/quiz"
)

// Asked names a question as an exam asked it: a card that is asked in another kind is another question.
type Asked struct {
	ID   string // Question.ID
	Kind quiz.Kind
}

// Seen tells when exams last asked a learner each question, answered or not. Nil stands for a learner who saw none.
type Seen map[Asked]time.Time

// Note notes that an exam that began then asked these questions.
func (s Seen) Note(asked []Asked, began time.Time) {
	for _, a := range asked {
		if began.After(s[a]) {
			s[a] = began
		}
	}
}

// Asked returns what an exam asks, in its order.
func (e Exam) Asked() []Asked {
	return content.Each(e.Questions, func(q Question) Asked { return Asked{q.ID, q.Kind} })
}

// DecodeAsked reads of what Exam.Encode wrote no more than what the exam asks. A question of a kind that is not known is
// left out. The error tells that it cannot be read.
func DecodeAsked(text []byte) ([]Asked, error) {
	var paper struct {
		Questions []struct {
			Kind     string `json:"kind"`
			Question struct {
				ID string `json:"id"`
			} `json:"question"`
		} `json:"questions"`
	}
	if err := json.Unmarshal(text, &paper); err != nil {
		return nil, fmt.Errorf("the questions of an exam cannot be read: %w", err)
	}
	var out []Asked
	for _, q := range paper.Questions {
		if k, ok := quiz.KindNamed(q.Kind); ok {
			out = append(out, Asked{q.Question.ID, k})
		}
	}
	return out, nil
}

// age tells how long ago a candidate was seen, for an order: those never seen come first, then what was seen longest ago.
// Of two that are alike in this the card that was not asked in another kind either comes first.
type age struct{ asked, card time.Time }

func (a age) compare(b age) int { return cmp.Or(a.asked.Compare(b.asked), a.card.Compare(b.card)) }

func (a age) fresh() bool { return a.asked.IsZero() }

// agesOf returns a function that tells the age of a question.
func agesOf(s Seen) func(Asked) age {
	cards := map[string]time.Time{}
	for a, at := range s {
		if at.After(cards[a.ID]) {
			cards[a.ID] = at
		}
	}
	return func(a Asked) age { return age{s[a], cards[a.ID]} }
}

// oldest is the age of what would be asked next of a kind, by line of the blueprint that has something left.
func (s *setter) oldest(k quiz.Kind) map[string]age {
	out := make(map[string]age, len(s.pools[k]))
	for g, pool := range s.pools[k] {
		if i := slices.IndexFunc(pool, func(c candidate) bool { return !s.used[c.ID] }); i >= 0 {
			out[g] = pool[i].age
		}
	}
	return out
}

// oldestOf is the age of what would be asked next of each of some kinds, in any line.
func (s *setter) oldestOf(kinds []quiz.Kind) map[quiz.Kind]age {
	out := make(map[quiz.Kind]age, len(kinds))
	for _, k := range kinds {
		ages := slices.SortedFunc(maps.Values(s.oldest(k)), age.compare)
		if len(ages) > 0 {
			out[k] = ages[0]
		}
	}
	return out
}
