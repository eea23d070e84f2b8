package class

import (
	"cmp"
	"slices"

	"porthole/content"
)

func (s Sheet) learner() Learner { return Learner{s.Class, s.Learner} }

func (l Learner) is(other Learner) bool {
	return sameName(l.Name, other.Name) && sameName(l.Class, other.Class)
}

func (l Learner) compare(other Learner) int {
	return cmp.Or(cmp.Compare(content.Key(l.Class), content.Key(other.Class)), cmp.Compare(content.Key(l.Name), content.Key(other.Name)))
}

func with(list []Learner, l Learner) []Learner {
	if slices.ContainsFunc(list, l.is) {
		return list
	}
	return append(list, l)
}

// learners are all who handed in anything of the course, counted or not, by class and name.
func learners(counted []Sheet, remarks []Remark) (all []Learner) {
	for _, s := range counted {
		all = with(all, s.learner())
	}
	for _, r := range remarks {
		if r.Fault != OtherCourse {
			all = with(all, r.Sheet.learner())
		}
	}
	slices.SortStableFunc(all, Learner.compare)
	return all
}

// absences tells of whom something is missing.
type absences struct {
	all     []Learner
	remarks []Remark
}

func (g absences) of(a Piece) (missing []Absent) {
	have := a.Learners()
	for _, l := range g.all {
		ofClass := slices.ContainsFunc(have, func(other Learner) bool { return sameName(other.Class, l.Class) })
		if ofClass && !slices.ContainsFunc(have, l.is) {
			missing = append(missing, Absent{l, g.leftOut(l, a)})
		}
	}
	return missing
}

// leftOut reports whether a learner handed in what is not counted.
func (g absences) leftOut(l Learner, a Piece) bool {
	return slices.ContainsFunc(g.remarks, func(r Remark) bool {
		s := r.Sheet
		same := a.Form == Test && s.Test == a.Name || a.Form == Drill && !s.Exam && s.Seed == a.Seed
		return same && r.LeftOut && r.Fault != OtherCourse && s.learner().is(l)
	})
}

// leftOutOf is how many sheets of a learner are not counted, second copies aside.
func leftOutOf(l Learner, remarks []Remark) (n int) {
	for _, r := range remarks {
		if r.LeftOut && r.Fault != Copy && r.Sheet.learner().is(l) {
			n++
		}
	}
	return n
}
