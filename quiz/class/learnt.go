package class

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"time"

	"porthole/quiz"
	"porthole/quiz/memory"
)

// Fewest is how many learners there have to be for anything to be said of them together: where there are fewer, a mean
// would tell of one what it seems to tell of all.
const Fewest = 5

// Learnt is what a member has learnt in a course.
type Learnt struct {
	Member
	// Record is what is known of them in the course, as far as it tells how they stand with each card, how they forget, and
	// when they answered last. Of the course of an exam it is put together from the courses that it is made of.
	Record memory.Record
	Mark   int64 // changes with what is read; for whoever reads it
}

// Answers is how often the member has answered in the course.
func (l Learnt) Answers() (n int) {
	for _, s := range l.Record.Cards {
		n += s.Asked
	}
	return n
}

// Last is when the member answered in the course last; the zero time: never.
func (l Learnt) Last() time.Time { return l.Record.Pace.Last }

// Answered are first answers of a member: one to each question in each kind, without hints, in the order in which they were
// given.
type Answered struct {
	Member
	Answers []quiz.Answer
}

// Learning is what is read of all members of a class together. A class is called by the key of its name. Errors are
// ErrNotFound and those of the database.
type Learning interface {
	// Learnt returns what each member has learnt in a course, in the order of their names. Where before is what was
	// returned of the same course earlier, no more is read than what has changed since.
	Learnt(ctx context.Context, class, course string, before []Learnt) ([]Learnt, error)
	// Answered returns the first answers of each member in a course, in the order of their names.
	Answered(ctx context.Context, class, course string) ([]Answered, error)
}

// Cell is how many cards are known how well, by a learner or by all.
type Cell [quiz.Levels]int

// Of is how many there are.
func (c Cell) Of() (n int) {
	for _, at := range c {
		n += at
	}
	return n
}

// Known is how many are known.
func (c Cell) Known() int { return c[quiz.Known] + c[quiz.Strong] }

// Met is how many were ever answered right.
func (c Cell) Met() int { return c.Of() - c[quiz.Unmet] }

// Share is the share that is known, from 0 to 1; 0 of nothing.
func (c Cell) Share() float64 { return float64(c.Known()) / float64(max(1, c.Of())) }

// Level is what stands for all of them: how well so many are known of those that there are. Nothing met is Unmet, under a
// third known is JustMet, under two thirds Fading, under nine tenths Known, and more is Strong.
func (c Cell) Level() quiz.Level {
	const third, most = 1.0 / 3, 0.9
	switch share := c.Share(); {
	case c.Met() == 0:
		return quiz.Unmet
	case share < third:
		return quiz.JustMet
	case share < 2*third:
		return quiz.Fading
	case share < most:
		return quiz.Known
	}
	return quiz.Strong
}

// Standing is how a member stands in a course.
type Standing struct {
	Learnt
	Cards   []quiz.Level // as Chart.Cards
	Lessons []Cell       // as Chart.Lessons
	All     Cell
}

// Chart is how well the members of a class know a course.
type Chart struct {
	Lessons []string // titles of those in which something is asked, in the order of the course
	Cards   []string // ids of cards and authored questions, lesson by lesson
	Of      []int    // of each card the lesson, an index into Lessons
	Rows    []Standing
	// Together are the cells of all members, as Lessons; nil where fewer than Fewest have answered anything.
	Together []Cell
}

// NewChart works out how well members know a course at a time.
func NewChart(d *quiz.Deck, all []Learnt, now time.Time) Chart {
	var c Chart
	for i, ids := range d.Lessons() {
		if len(ids) == 0 {
			continue
		}
		for range ids {
			c.Of = append(c.Of, len(c.Lessons))
		}
		c.Cards = append(c.Cards, ids...)
		c.Lessons = append(c.Lessons, d.Course().Lessons[i].Title)
	}
	together, active := make([]Cell, len(c.Lessons)), 0
	for _, l := range all {
		row := c.standing(l, now)
		c.Rows = append(c.Rows, row)
		if len(l.Record.Cards) == 0 {
			continue
		}
		active++
		for i, cell := range row.Lessons {
			together[i] = together[i].with(cell)
		}
	}
	if active >= Fewest {
		c.Together = together
	}
	return c
}

func (c Cell) with(other Cell) Cell {
	for i, n := range other {
		c[i] += n
	}
	return c
}

func (c Chart) standing(l Learnt, now time.Time) Standing {
	s := Standing{Learnt: l, Cards: make([]quiz.Level, len(c.Cards)), Lessons: make([]Cell, len(c.Lessons))}
	falling := l.Record.Curve()
	for i, id := range c.Cards {
		level := quiz.LevelOfCard(l.Record.Card(id), falling, now)
		s.Cards[i] = level
		s.Lessons[c.Of[i]][level]++
		s.All[level]++
	}
	return s
}

// Weakest returns the rows in another order: whoever knows least comes first. Those who know alike stay as they are.
func (c Chart) Weakest() []Standing {
	rows := slices.Clone(c.Rows)
	slices.SortStableFunc(rows, func(a, b Standing) int {
		return cmp.Or(cmp.Compare(a.All.Known(), b.All.Known()), cmp.Compare(a.All.Met(), b.All.Met()))
	})
	return rows
}

// Missed is a card or an authored question, and how often members of a class answered it wrong.
type Missed struct {
	ID           string
	Wrong, Asked int // answers
	By, Of       int // members who ever had it wrong, and who were asked
}

// MostMissed tells of what members of a class answered wrong, the most often missed first.
func MostMissed(all []Learnt) []Missed {
	found := map[string]*Missed{}
	for _, l := range all {
		for id, s := range l.Record.Cards {
			m := found[id]
			if m == nil {
				m = &Missed{ID: id}
				found[id] = m
			}
			m.Asked, m.Wrong, m.Of = m.Asked+s.Asked, m.Wrong+s.Asked-s.Right, m.Of+1
			if s.Right < s.Asked {
				m.By++
			}
		}
	}
	var out []Missed
	for _, id := range slices.Sorted(maps.Keys(found)) {
		if found[id].Wrong > 0 {
			out = append(out, *found[id])
		}
	}
	slices.SortStableFunc(out, func(a, b Missed) int {
		return cmp.Or(cmp.Compare(b.Wrong, a.Wrong), cmp.Compare(b.By, a.By), cmp.Compare(a.Asked, b.Asked))
	})
	return out
}

// FirstSheets makes a sheet of the first answers of each member, as Items takes them: so nobody counts twice in a question.
// What the course does not ask any more is left out.
func FirstSheets(d *quiz.Deck, all []Answered) []Sheet {
	asked := map[string]quiz.Asked{}
	var sheets []Sheet
	for _, member := range all {
		s := Sheet{Learner: member.Name, Class: member.Class, Course: Course{ID: d.Course().ID, Title: d.Course().Title}}
		for _, a := range member.Answers {
			q, known := asked[a.Card]
			if !known {
				q, _ = d.Asked(a.Card)
				asked[a.Card] = q
			}
			if q.ID != "" {
				s.Answers = append(s.Answers, answerOf(a, q))
			}
		}
		if len(s.Answers) > 0 {
			s.Began = member.Answers[0].At
			sheets = append(sheets, s)
		}
	}
	return sheets
}

func answerOf(a quiz.Answer, q quiz.Asked) Answer {
	out := Answer{
		Asked: Asked{ID: q.ID, Kind: a.Kind.String(), Stem: q.Stem}, Lesson: q.Lesson, Objectives: q.Objectives, Given: a.Given, Right: q.Answer,
	}
	if a.Right {
		out.Credit = 1
	}
	if a.Given == "" || slices.Contains(a.Options, a.Given) { // one was to be chosen
		out.Options = a.Options
	}
	return out
}
