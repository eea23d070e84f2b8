package store

import (
	"cmp"
	"slices"
)

// The columns of an exam's rows that a rescue looks at.
const (
	endedColumn  = 7 // of exams
	atColumn     = 5 // of exam_steps
	ownerColumns = 2 // learner and exam come first in each of the tables
)

func ownerOf(row []any) (o owned, ok bool) {
	if len(row) < ownerColumns {
		return o, false
	}
	learner, whose := row[0].(int64)
	id, which := row[1].(string)
	return owned{learner, id}, whose && which
}

// wholeExams leaves out exams that are of no use: without their questions, or handed in without their verdicts. Their
// answers are rows of their own, and stay. Of one that was found as it ran, too, and of a step that was found as it was
// before, what is newer comes first, and so is what is written.
func (f *Salvage) wholeExams() {
	papers, verdicts := f.owners("exam_papers"), f.owners("exam_verdicts")
	over := func(row []any) bool { return row[endedColumn] != nil }
	slices.SortStableFunc(f.rows["exams"], func(a, b []any) int { return cmp.Compare(order(over(b)), order(over(a))) })
	slices.SortStableFunc(f.rows["exam_steps"], func(a, b []any) int {
		newer, _ := b[atColumn].(int64)
		older, _ := a[atColumn].(int64)
		return cmp.Compare(newer, older)
	})
	seen := map[owned]bool{}
	f.rows["exams"] = slices.DeleteFunc(f.rows["exams"], func(row []any) bool {
		o, ok := ownerOf(row)
		if !ok || seen[o] {
			return true
		}
		seen[o] = true
		whole := papers[o] && verdicts[o] == over(row)
		if !whole {
			f.dropped++
		}
		return !whole
	})
}

func order(first bool) int {
	if first {
		return 1
	}
	return 0
}

// owners returns the exams of which a table has a row.
func (f *Salvage) owners(table string) map[owned]bool {
	out := map[owned]bool{}
	for _, row := range f.rows[table] {
		if o, ok := ownerOf(row); ok {
			out[o] = true
		}
	}
	return out
}
