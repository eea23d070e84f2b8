package quiz

import (
	"slices"

	"porthole/content"
	"porthole/quiz/memory"
	"porthole/quiz/spelling"
)

// Authorities returns whose wording an exam can follow: "" for the course's own, then the others in the order in which
// the course names them.
func (d *Deck) Authorities() []string {
	list := []string{""}
	for _, f := range d.course.Facts {
		list = appendNew(list, f.Authority)
	}
	for _, q := range d.course.Questions {
		list = appendNew(list, q.Authority)
	}
	return list
}

// Disagreement returns what authorities say where they differ on what a card or an authored question asks. It is false
// where they do not.
func (d *Deck) Disagreement(id string) (content.Disagreement, bool) {
	if len(d.course.Disagreements) == 0 {
		return content.Disagreement{}, false
	}
	c, isCard := d.CardByID(id)
	for _, x := range d.course.Disagreements {
		if isCard && d.concerns(x, c) || !isCard && slices.Contains(x.About, content.Key(id)) {
			return x, true
		}
	}
	return content.Disagreement{}, false
}

// concerns reports whether a disagreement is on what a card asks.
func (d *knowledge) concerns(x content.Disagreement, c Card) bool {
	if !slices.Contains(x.About, content.Key(d.fact(c).Relation)) {
		return false
	}
	about := append(d.answerKeys(c), d.given(c))
	return slices.ContainsFunc(x.Keys, func(key string) bool { return slices.Contains(about, spelling.Norm(key)) })
}

func (d *knowledge) answerKeys(c Card) []string {
	answers := d.answers(c)
	return content.Texts(answers, func(a item) string { return a.key })
}

// unlockAfter is on how many days the course's own answer must have been recalled before the learner is told what
// others say: two truths at once would be mixed up.
const unlockAfter = 2

// Unlocked returns what authorities say of what was asked, once the course's own answer was recalled on two days. It is
// false before that, and where they agree.
func (d *Deck) Unlocked(id string, r memory.Record) (content.Disagreement, bool) {
	x, ok := d.Disagreement(id)
	if !ok {
		return x, false
	}
	for _, c := range d.cards().cards {
		if d.fact(c).Authority == "" && r.Card(c.ID).Recalled >= unlockAfter && d.concerns(x, c) {
			return x, true
		}
	}
	return x, false
}

// follows reports whether an exam by an authority may ask what is by another one: what is by neither of the two is asked
// where nobody differs on it.
func (d *Deck) follows(authority, by, id string) bool {
	if by == authority {
		return true
	}
	if by != "" {
		return false
	}
	_, differ := d.Disagreement(id)
	return !differ
}

// Said is what an authority says; Authority is "" for the course's own word.
type Said struct {
	Authority string `json:"authority"`
	Text      string `json:"text"`
}

// Others returns what those say who are not the authority that a question was asked by.
func (d *Deck) Others(id, by string) []Said {
	x, ok := d.Disagreement(id)
	if !ok {
		return nil
	}
	var out []Said
	for _, w := range x.Positions {
		if w.Authority != by {
			out = append(out, Said{w.Authority, w.Text})
		}
	}
	return out
}
