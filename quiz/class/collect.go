package class

import (
	"cmp"
	"slices"
	"strings"

	"porthole/content"
)

// Fault is what is the matter with a sheet beside others.
type Fault int

// The faults.
const (
	Edited         Fault = iota // it was changed after it was written
	OtherCourse                 // most are of another course
	Copy                        // another one is of the same sitting
	Empty                       // a drill in which nothing was answered
	Twice                       // the learner sat the same test before
	Again                       // the learner did the same drill before, or did that one to its end
	Left                        // a drill that was left before its end
	OtherVersion                // most are of another version of the course
	OtherQuestions              // its test has other questions than that of most
)

// Remark is what is to be said of a sheet.
type Remark struct {
	Fault   Fault
	Sheet   Sheet
	Beside  Sheet // one that it is compared with; of Edited, Empty and Left none
	Even    bool  // no more are like Beside than like Sheet, but Beside came first
	LeftOut bool  // the sheet is not counted
}

// Collect returns the sheets that can be counted together, in their order, and what is to be said of them and of the others.
// Those that were edited are left out, unless they are wanted; so are those of another course than most. Of two sheets of one
// sitting the first one counts; where a learner sat a test twice, the sitting that began first. So does the first of the same
// drill, but that one which was left gives way to one that was not.
func Collect(sheets []Sheet, edited bool) (counted []Sheet, remarks []Remark) {
	c := collector{sheets: sheets}
	c.look(Edited, !edited, c.alone(func(s Sheet) bool { return s.Edited }))
	c.look(OtherCourse, true, c.unusual(func(s Sheet) string { return s.Course.ID }))
	c.look(Copy, true, c.beaten(sameSitting))
	c.look(Empty, true, c.alone(func(s Sheet) bool { return !s.Exam && len(s.Answers) == 0 }))
	c.look(Twice, true, c.beaten(func(a, b Sheet) bool { return a.Test != "" && a.Test == b.Test }))
	c.look(Again, true, c.beaten(sameDrill))
	c.look(Left, false, c.alone(func(s Sheet) bool { return s.Left }))
	c.look(OtherVersion, false, c.unusual(func(s Sheet) string { return s.Course.Version }))
	for _, test := range c.tests() {
		c.look(OtherQuestions, false, c.unusualAmong(func(s Sheet) bool { return s.Test == test }, Sheet.asks))
	}
	return c.sheets, c.remarks
}

type collector struct {
	sheets  []Sheet
	remarks []Remark
}

// faulty tells of a sheet by its index whether it has a fault, and beside which other one.
type faulty func(i int) (beside Remark, has bool)

// look remarks on the sheets that have a fault, and leaves them out.
func (c *collector) look(f Fault, leaveOut bool, faulty faulty) {
	var stay []Sheet
	for i, s := range c.sheets {
		r, has := faulty(i)
		if has {
			r.Fault, r.Sheet, r.LeftOut = f, s, leaveOut
			c.remarks = append(c.remarks, r)
		}
		if !has || !leaveOut {
			stay = append(stay, s)
		}
	}
	c.sheets = stay
}

// alone tells which sheets have a fault that needs no other one.
func (c *collector) alone(has func(Sheet) bool) faulty {
	all := c.sheets
	return func(i int) (Remark, bool) { return Remark{}, has(all[i]) }
}

// unusual tells which sheets differ in something from most.
func (c *collector) unusual(of func(Sheet) string) faulty {
	return c.unusualAmong(func(Sheet) bool { return true }, of)
}

// unusualAmong does so within some of them. Of two things that are as frequent the first one is usual.
func (c *collector) unusualAmong(within func(Sheet) bool, of func(Sheet) string) faulty {
	counts, usual := map[string]int{}, -1
	for _, s := range c.sheets {
		if within(s) {
			counts[of(s)]++
		}
	}
	for i, s := range c.sheets {
		if within(s) && (usual < 0 || counts[of(s)] > counts[of(c.sheets[usual])]) {
			usual = i
		}
	}
	all := c.sheets
	return func(i int) (Remark, bool) {
		if !within(all[i]) || of(all[i]) == of(all[usual]) {
			return Remark{}, false
		}
		return Remark{Beside: all[usual], Even: counts[of(all[i])] == counts[of(all[usual])]}, true
	}
}

// beaten tells which sheets stand behind another one of the same learner with which they have something in common: one that
// was not left, else one that began before, else one that was given before.
func (c *collector) beaten(alike func(a, b Sheet) bool) faulty {
	all := c.sheets
	return func(i int) (Remark, bool) {
		best := i
		for j := range all {
			if j != i && all[j].before(all[best], j < best) && sameLearner(all[j], all[i]) && alike(all[j], all[i]) {
				best = j
			}
		}
		return Remark{Beside: all[best]}, best != i
	}
}

// before reports whether a sheet counts rather than another one; first: it was given before it.
func (s Sheet) before(other Sheet, first bool) bool {
	by := cmp.Or(last(s.Left)-last(other.Left), s.Began.Compare(other.Began))
	return by < 0 || by == 0 && first
}

func last(left bool) int {
	if left {
		return 1
	}
	return 0
}

// sameDrill reports whether two sheets are of the same drill: one seed asks everyone the same questions, the same one first,
// where the same was chosen.
func sameDrill(a, b Sheet) bool {
	return !a.Exam && !b.Exam && a.Seed == b.Seed && a.Course.Version == b.Course.Version && a.Answers[0].Asked == b.Answers[0].Asked
}

// sameSitting reports whether two sheets are of one sitting. All sittings of a test have one session, and may begin in one
// second; what was given tells them apart.
func sameSitting(a, b Sheet) bool {
	given := func(a Answer) string { return a.ID + "\x00" + a.Given }
	return a.Session == b.Session && a.Began.Equal(b.Began) &&
		(a.Test == "" || slices.Equal(content.Texts(a.Answers, given), content.Texts(b.Answers, given)))
}

func sameLearner(a, b Sheet) bool {
	return sameName(a.Class, b.Class) && sameName(a.Learner, b.Learner)
}

// tests are the names of all tests, in the order in which they come.
func (c *collector) tests() (names []string) {
	for _, s := range c.sheets {
		if s.Test != "" && !slices.Contains(names, s.Test) {
			names = append(names, s.Test)
		}
	}
	return names
}

// asks is a text that two sheets have in common where they ask the same questions.
func (s Sheet) asks() string {
	all := content.Texts(s.Answers, func(a Answer) string { return a.ID + "\x00" + a.Kind + "\x00" + a.Stem })
	slices.Sort(all)
	return strings.Join(all, "\x01")
}
