package command

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"porthole/content"
	"porthole/quiz/class"
	"porthole/ui/words"
)

// learnerRows has a row for each learner. Its columns are promised in the help of results.
func learnerRows(t class.Table, assigned []class.Piece) [][]string {
	head := []string{"class", "learner", "reports", "edited", "points", "questions", "percent", "left early", "left out", "missing"}
	for _, a := range assigned {
		head = append(head, assignedHead(a)...)
	}
	for _, lesson := range t.Lessons {
		head = append(head, lesson+": points", lesson+": questions")
	}
	rows := [][]string{head}
	for _, r := range t.Rows {
		row := learnerRow(r, words.Lacking(assigned, r.Who()))
		for _, a := range assigned {
			row = append(row, assignedCells(a, r.Who())...)
		}
		for _, s := range r.Lessons {
			row = append(row, decimal(s.Points), strconv.Itoa(s.Questions))
		}
		rows = append(rows, row)
	}
	return rows
}

// learnerRow is what a row has before the tests, the drills and the lessons.
func learnerRow(r class.Row, missing string) []string {
	edited := ""
	if r.Edited {
		edited = "edited"
	}
	return []string{
		r.Class, r.Learner, strconv.Itoa(r.Sheets), edited, decimal(r.All.Points), strconv.Itoa(r.All.Questions), percentCell(r.All),
		strconv.Itoa(r.Left), strconv.Itoa(r.LeftOut), missing,
	}
}

func percentCell(s class.Share) string { return strconv.Itoa(int(math.Round(100 * s.Part()))) }

// assignedHead are the columns of a test or a drill. What is no such thing has none.
func assignedHead(a class.Piece) []string {
	switch a.Form {
	case class.Test:
		return []string{words.Piece(a) + ": percent", words.Piece(a) + ": passed"}
	case class.Drill:
		return []string{words.Piece(a) + ": percent"}
	case class.OtherExam, class.OtherWork:
	}
	return nil
}

// assignedCells are what one learner has in the columns of assignedHead.
func assignedCells(a class.Piece, l class.Learner) []string {
	cells := make([]string, len(assignedHead(a)))
	score, ok := a.Of(l)
	if !ok || len(cells) == 0 {
		return cells
	}
	cells[0] = percentCell(score.All)
	if len(cells) > 1 {
		cells[1] = "no"
		if score.Passed {
			cells[1] = "yes"
		}
	}
	return cells
}

// learnerNumbers are the columns of learnerRows that hold numbers.
func learnerNumbers(head []string) []int {
	var out []int
	for i, name := range head {
		if i != 0 && i != 1 && i != 3 && i != 9 && !strings.HasSuffix(name, ": passed") {
			out = append(out, i)
		}
	}
	return out
}

// questionRows has a row for each question. Its columns are promised in the help of results.
func questionRows(items []class.Item) [][]string {
	rows := [][]string{{
		"id", "kind", "lesson", "objectives", "question", "answer", "answers", "facility", "discrimination", "open", "wrong",
	}}
	for _, item := range items {
		discrimination := ""
		if item.Discrimination != nil {
			discrimination = decimal(*item.Discrimination)
		}
		rows = append(rows, []string{
			item.ID, item.Kind, item.Lesson, strings.Join(item.Objectives, "\n"), item.Stem, item.Right, strconv.Itoa(item.Answers), decimal(item.Facility),
			discrimination, strconv.Itoa(item.Open()), strings.Join(content.Each(item.Wrong(), timesGiven), "\n"),
		})
	}
	return rows
}

// questionNumbers are the columns of questionRows that hold numbers.
func questionNumbers() []int { return []int{6, 7, 8, 9} }

func timesGiven(g class.Given) string { return fmt.Sprintf("%s (%d)", g.Text, g.Times) }

func decimal(x float64) string { return strconv.FormatFloat(thousandths(x), 'f', -1, 64) }
