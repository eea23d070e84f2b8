package class_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"porthole/quiz/class"
)

// homework is a drill that a learner handed in, with a seed that the teacher gave.
func homework(learner string, seed uint64, marks string) class.Sheet {
	s := sheet(learner, marks)
	s.Test, s.Exam, s.Seed, s.Alike, s.Session = "", false, seed, true, fmt.Sprint(learner, seed, marks)
	return s
}

// listed tells of pieces of work in short: how many learners, who is missing, which other test most have.
func listed(all []class.Piece) string {
	var lines []string
	for _, a := range all {
		line := fmt.Sprintf("%d %s%d: %d of %d, %.2f, %d passed", a.Form, a.Name, a.Seed, len(a.Scores), len(a.Learners()), a.Mean(), a.Passed())
		for _, m := range a.Missing {
			line += " -" + m.Name
			if m.LeftOut {
				line += "!"
			}
		}
		lines = append(lines, strings.TrimSpace(line+" "+a.Lone))
	}
	return strings.Join(lines, "\n")
}

func TestAssignmentsTellTestsFromHomeworkAndWhoIsMissing(t *testing.T) {
	ada, bob, cem, eve := sheet("Ada", "11"), sheet("Bob", "10"), sheet("Cem", "00"), sheet("Eve", "11")
	ada.Passed = true
	cem.Edited = true
	eve.Test = "week1"
	own := homework("Eve", 99, "10")
	own.Alike = false
	other := homework("Gil", 7, "1")
	other.Class = "another class"
	counted, remarks := class.Collect([]class.Sheet{
		ada, bob, cem, eve, homework("Ada", 7, "11"), homework("Bob", 7, "00"), homework("Eve", 7, ""), own, other,
	}, false)
	if diff := cmp.Diff(strings.Join([]string{
		"0 week 10: 2 of 2, 0.75, 1 passed -Cem! -Eve",
		"0 week10: 1 of 1, 1.00, 0 passed week 1",
		"1 7: 3 of 3, 0.67, 0 passed -Cem -Eve!",
		"3 99: 1 of 1, 0.50, 0 passed",
	}, "\n"), listed(class.Pieces(counted, remarks))); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	table := class.Tally(counted, remarks)
	if eve := table.Rows[2]; eve.Learner != "Eve" || eve.LeftOut != 1 {
		t.Errorf("%+v", eve)
	}
}

func TestOneDrillOfTwoLearnersIsTheSameEvenIfTheirReportsDoNotSaySo(t *testing.T) {
	ada, bob := homework("Ada", 5, "11"), homework("Bob", 5, "10")
	ada.Alike, bob.Alike = false, false
	if got := listed(class.Pieces([]class.Sheet{ada, bob}, nil)); got != "1 5: 2 of 2, 0.75, 0 passed" {
		t.Error(got)
	}
}

func TestOfOneDrillTheFirstThatWasFinishedCounts(t *testing.T) {
	left, done, late, other, empty := homework("Ada", 7, "1"), homework("Ada", 7, "11"), homework("Ada", 7, "10"), homework("Ada", 8, "11"), homework("Ada", 9, "")
	left.Left, other.Left = true, true
	done.Began, late.Began = left.Began.Add(time.Hour), left.Began.Add(2*time.Hour)
	counted, remarks := class.Collect([]class.Sheet{left, late, done, other, empty}, false)
	var said []string
	for _, r := range remarks {
		said = append(said, fmt.Sprint(r.Fault, r.Sheet.Seed, len(r.Sheet.Answers), r.Beside.Session, r.LeftOut))
	}
	if diff := cmp.Diff([]string{
		fmt.Sprint(class.Empty, 9, 0, "", true), fmt.Sprint(class.Again, 7, 1, done.Session, true), fmt.Sprint(class.Again, 7, 2, done.Session, true),
		fmt.Sprint(class.Left, 8, 2, "", false),
	}, said); diff != "" || len(counted) != 2 {
		t.Errorf("%d counted, -want +got:\n%s", len(counted), diff)
	}
	if table := class.Tally(counted, remarks); table.Rows[0].Left != 1 || table.Rows[0].LeftOut != 3 {
		t.Errorf("%+v", table.Rows)
	}
}
