package class

import (
	"cmp"
	"slices"

	"porthole/content"
)

// Form says what it is that learners handed in.
type Form int

// The forms, in the order in which they are listed.
const (
	Test      Form = iota // an exam with a name, sat once by each
	Drill                 // a drill with a seed that was given: the same for everyone
	OtherExam             // any other exams, all together
	OtherWork             // any other drills, all together
)

// Piece is a piece of work: what was handed in of one thing that learners were told to do.
type Piece struct {
	Form    Form
	Name    string // of a test
	Seed    uint64 // of a drill
	Lessons []string
	Scores  []Score // of each sheet that is counted
	// Missing are those of whom it is not counted, though somebody of their class handed it in. There are none of what is
	// Lone.
	Missing []Absent
	// Lone is the name of the test that most have where only one learner has this one: one of the names may be mistyped.
	Lone string
}

// Score is what one sheet came to.
type Score struct {
	Learner
	All    Share
	Passed bool // of an exam
}

// Learner is a learner of a class.
type Learner struct{ Class, Name string }

// Absent is a learner of whom something is missing.
type Absent struct {
	Learner
	LeftOut bool // it was handed in, and is not counted
}

// Pieces tells what was handed in: each test, each drill with a seed, and the rest. counted and remarks are those of
// Collect.
func Pieces(counted []Sheet, remarks []Remark) []Piece {
	g := absences{learners(counted, remarks), remarks}
	out := grouped(counted)
	slices.SortStableFunc(out, func(a, b Piece) int {
		return cmp.Or(cmp.Compare(a.Form, b.Form), cmp.Compare(a.Name, b.Name), cmp.Compare(a.Seed, b.Seed))
	})
	for i := range out {
		out[i].Lone = lone(out[i], out)
		if out[i].Lone == "" && out[i].Form <= Drill {
			out[i].Missing = g.of(out[i])
		}
	}
	return out
}

// form tells what a sheet is. A drill that two have with one seed is no drill of one's own, even if its report does not say so.
func form(s Sheet, all []Sheet) Form {
	switch {
	case s.Test != "":
		return Test
	case s.Exam:
		return OtherExam
	case s.Alike || slices.ContainsFunc(all, func(o Sheet) bool { return sameDrill(o, s) && !sameLearner(o, s) }):
		return Drill
	}
	return OtherWork
}

// grouped puts sheets of the same thing together.
func grouped(sheets []Sheet) (out []Piece) {
	var groups []group
	for _, s := range sheets {
		f := form(s, sheets)
		i := slices.IndexFunc(groups, func(g group) bool { return g.form == f && g.holds(s) })
		if i < 0 {
			i, groups = len(groups), append(groups, group{form: f})
		}
		groups[i].sheets = append(groups[i].sheets, s)
	}
	return content.Each(groups, group.piece)
}

// group are sheets of the same thing.
type group struct {
	form   Form
	sheets []Sheet
}

// holds reports whether a sheet of the same form belongs to the group.
func (g group) holds(s Sheet) bool {
	first := g.sheets[0]
	return g.form > Drill || g.form == Test && first.Test == s.Test || g.form == Drill && sameDrill(first, s)
}

func (g group) piece() Piece {
	first := g.sheets[0]
	return Piece{
		Form: g.form, Name: first.Test, Seed: first.Seed, Lessons: lessons(g.sheets),
		Scores: content.Each(g.sheets, func(s Sheet) Score { return Score{s.learner(), s.score(), s.Passed} }),
	}
}

// Learners are those whose sheets are counted.
func (a Piece) Learners() (all []Learner) {
	for _, s := range a.Scores {
		all = with(all, s.Learner)
	}
	return all
}

// Mean is the mean share that was right, from 0 to 1. Each sheet weighs the same.
func (a Piece) Mean() float64 {
	return mean(content.Each(a.Scores, func(s Score) float64 { return s.All.Part() }))
}

// Passed is how many passed.
func (a Piece) Passed() (n int) {
	for _, s := range a.Scores {
		if s.Passed {
			n++
		}
	}
	return n
}

// Of returns the score of a learner; false: it is not counted.
func (a Piece) Of(l Learner) (Score, bool) {
	i := slices.IndexFunc(a.Scores, func(s Score) bool { return s.is(l) })
	if i < 0 {
		return Score{}, false
	}
	return a.Scores[i], true
}

// LacksOf reports whether it is missing of a learner.
func (a Piece) LacksOf(l Learner) bool {
	return slices.ContainsFunc(a.Missing, func(m Absent) bool { return m.is(l) })
}

// lone returns the test that most have where only one learner has this one; "" where that is not so.
func lone(a Piece, all []Piece) string {
	who := a.Learners()
	if a.Form != Test || len(who) != 1 {
		return ""
	}
	for _, other := range all {
		here := slices.DeleteFunc(other.Learners(), func(l Learner) bool { return !sameName(l.Class, who[0].Class) })
		if other.Form == Test && len(here) > 1 && !slices.ContainsFunc(here, who[0].is) {
			return other.Name
		}
	}
	return ""
}
