package quiz

import (
	"math/rand/v2"
	"slices"

	"porthole/content"
)

// Candidate is what an exam may ask: a card or an authored question, in one kind.
type Candidate struct {
	ID         string // of the card, or of the authored question
	Kind       Kind
	Lesson     string   // title of its lesson
	Objectives []string // of the exam that it belongs to
	Facts      []int    // that it tells of, indexes into Course.Facts; none for an authored question
	card       int      // index of the card, -1: authored
	authored   int      // index into Course.Questions
}

// Candidates returns what an exam by the wording of an authority may ask, "" for the course's own: cards before authored
// questions, both in document order.
func (d *Deck) Candidates(authority string) []Candidate {
	var out []Candidate
	for i, c := range d.cards().cards {
		f := d.fact(c)
		if d.index().nodes[c.Facts[0]].shadowed || !d.follows(authority, f.Authority, c.ID) {
			continue
		}
		one := Candidate{ID: c.ID, Lesson: d.lessonTitle(c.Lesson), Objectives: d.course.ObjectivesOf(f.Sources), Facts: c.Facts, card: i}
		for _, one.Kind = range d.kindsOf(c) {
			out = append(out, one)
		}
	}
	for i, q := range d.course.Questions {
		if d.follows(authority, q.Authority, q.ID) {
			out = append(out, Candidate{
				ID: q.ID, Kind: authoredKind(q.Kind), Lesson: d.lessonTitle(q.Lesson), Objectives: d.course.ObjectivesOf(q.Sources),
				card: -1, authored: i,
			})
		}
	}
	return out
}

// kindsOf returns the kinds in which an exam may ask a card.
func (d *Deck) kindsOf(c Card) []Kind {
	return slices.DeleteFunc([]Kind{Choice, ChooseAll, Typed, TrueFalse}, func(k Kind) bool {
		return k == Typed && !d.typable(c) || k == ChooseAll && !isSet(d.answers(c))
	})
}

// Pose makes the question of a candidate. It is false where there is nothing that its answer is mixed up with.
func (d *Deck) Pose(c Candidate, r *rand.Rand) (Question, bool) {
	if c.card < 0 {
		return d.Authored(c.authored, r), true
	}
	return d.ask(d.cards().cards[c.card], c.Kind, nil, r)
}

func (d *Deck) lessonTitle(i int) string {
	if i < 0 || i >= len(d.course.Lessons) {
		return d.course.Title
	}
	return d.course.Lessons[i].Title
}

// LessonAndObjectives returns the title of the lesson that a question belongs to, and its exam objectives.
func (d *Deck) LessonAndObjectives(q Question) (lesson string, objectives []string) {
	sources := []int(nil)
	if c, ok := d.CardByID(q.ID); ok && !q.authored {
		sources = d.fact(c).Sources
	} else if i := slices.IndexFunc(d.course.Questions, func(a content.Question) bool { return a.ID == q.ID }); i >= 0 {
		sources = d.course.Questions[i].Sources
	}
	return d.lessonTitle(q.Lesson), d.course.ObjectivesOf(sources)
}
