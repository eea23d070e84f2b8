package quiz

import (
	"time"

	"porthole/quiz/memory"
)

// Level is how well something is known.
type Level int

// The levels.
const (
	Unmet   Level = iota // never answered right
	JustMet              // right, but not yet twice in each direction
	Fading               // recalled too rarely, or just missed
	Known
	Strong
)

// Levels is how many levels there are.
const Levels = int(Strong) + 1

// The recall from which on something is known, and from which on it is strong: four times in five is what most exams want,
// nineteen times in twenty leaves room for forgetting.
const (
	knownFrom  = 0.8
	strongFrom = 0.95
)

// Something is just met until it was right so often in each direction.
const timesMet = 2

// LevelOf says how well a value is known at a time: by the mean recall over the cards that tell of it, in both directions.
// What was missed when it was last asked counts as forgotten, though FSRS takes it for fresh: the answer has just been seen.
func LevelOf(value string, cards []string, r memory.Record, at time.Time) Level {
	met, early, sum := false, false, 0.0
	for _, id := range cards {
		s := r.Card(id)
		knows := s.Met(value)
		met = met || knows
		early = early || !knows || s.Right < timesMet
		if knows && s.Streak > 0 {
			sum += r.Recall(id, at)
		}
	}
	return levelOf(met, early, sum/float64(len(cards)))
}

// LevelOfCard says how well one card is known at a time, whatever it asks for, by the same measure. falling is how the
// learner forgets.
func LevelOfCard(s memory.Standing, falling memory.Curve, at time.Time) Level {
	recall := 0.0
	if s.Streak > 0 {
		recall = falling.Of(s, at)
	}
	return levelOf(s.Right > 0, s.Right < timesMet, recall)
}

func levelOf(met, early bool, recall float64) Level {
	switch {
	case !met:
		return Unmet
	case early:
		return JustMet
	case recall < knownFrom:
		return Fading
	case recall < strongFrom:
		return Known
	}
	return Strong
}

// Lessons returns what may be asked of each lesson of the course, by its index: ids of cards and authored questions, in the
// order of the document. Each stands in the lesson that it is of, and in no other. What is of no lesson is left out.
func (d *Deck) Lessons() [][]string {
	lessons := make([][]string, len(d.course.Lessons))
	add := func(lesson int, id string) {
		if lesson >= 0 && lesson < len(lessons) {
			lessons[lesson] = append(lessons[lesson], id)
		}
	}
	for _, c := range d.cards().cards {
		add(c.Lesson, c.ID)
	}
	for _, q := range d.course.Questions {
		add(q.Lesson, q.ID)
	}
	return lessons
}

// Asked is a card or an authored question in words.
type Asked struct {
	ID     string
	Stem   string // as a sentence
	Answer string
	Lesson string // title
	// Objectives are those of the exam that it belongs to.
	Objectives []string
	Authored   bool
}

// Asked returns what a card or an authored question asks, by its id; false where the course has none of that id.
func (d *Deck) Asked(id string) (Asked, bool) {
	if c, ok := d.CardByID(id); ok {
		asked := d.askedOf(c)
		asked.Objectives = d.course.ObjectivesOf(d.fact(c).Sources)
		return asked, true
	}
	for i, q := range d.course.Questions {
		if q.ID == id {
			return d.askedAs(i), true
		}
	}
	return Asked{}, false
}

// askedOf is a card in words, without its objectives.
func (d *Deck) askedOf(c Card) Asked {
	return Asked{ID: c.ID, Stem: d.stem(c, false, 1), Answer: listed(texts(d.answers(c))), Lesson: d.lessonTitle(c.Lesson)}
}

// askedAs is the authored question with an index.
func (d *Deck) askedAs(i int) Asked {
	q := d.course.Questions[i]
	posed := d.Authored(i, queue{}.random(queueStream))
	return Asked{
		ID: q.ID, Stem: posed.Stem, Answer: listed(posed.Answers), Lesson: d.lessonTitle(q.Lesson),
		Objectives: d.course.ObjectivesOf(q.Sources), Authored: true,
	}
}
