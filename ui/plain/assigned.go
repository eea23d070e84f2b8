package plain

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"porthole/quiz/class"
	"porthole/ui/words"
)

// assigned lists what was handed in.
func (p *paper) assigned(all []class.Piece) {
	p.gap()
	p.say("Handed in:")
	for _, a := range all {
		p.hang("- ", assignedSays(a, all))
	}
}

// assignedSays tells of one test, one drill, or the rest: "Test week 3: 5 of 6 learners, 78 % on average, 4 passed. Missing: Bob."
func assignedSays(a class.Piece, all []class.Piece) string {
	says := assignedName(a, all) + ": " + handedText(a) + ", " + words.Percent(a.Mean()) + " on average"
	if a.Form == class.Test || a.Form == class.OtherExam {
		says += fmt.Sprintf(", %d passed", a.Passed())
	}
	says += "."
	if a.Lone != "" {
		says += " Only " + a.Scores[0].Name + " has it; others have " + words.ExamOrTest(a.Lone) + ". Is one of the names mistyped?"
	}
	if len(a.Missing) > 0 {
		says += " Not handed in: " + words.Absent(a.Missing) + "."
	}
	return says
}

// assignedName is the name, with the lessons where another drill has the same seed.
func assignedName(a class.Piece, all []class.Piece) string {
	name, same := words.Piece(a), 0
	for _, other := range all {
		if a.Form == class.Drill && words.Piece(other) == name {
			same++
		}
	}
	if same > 1 {
		name += " (" + strings.Join(a.Lessons, ", ") + ")"
	}
	return name
}

// handedText says by how many it was handed in.
func handedText(a class.Piece) string {
	n := len(a.Learners())
	switch {
	case a.Form > class.Drill:
		return strconv.Itoa(len(a.Scores)) + " of " + words.Count(n, "learner")
	case len(a.Missing) == 0:
		return words.Count(n, "learner")
	}
	return fmt.Sprintf("%d of %s", n, words.Count(n+len(a.Missing), "learner"))
}

// notes say what the stars in the table stand for.
func (p *paper) notes(rows []class.Row, assigned []class.Piece) {
	gap := p.gap
	for _, r := range rows {
		if note := rowNote(r, assigned); note != "" {
			gap()
			gap = func() {}
			p.hang("* ", ansi.Truncate(r.Learner, nameWidth, "…")+": "+note)
		}
	}
}

// rowNote says what of a learner is missing, was left early or is left out, "" where nothing is.
func rowNote(r class.Row, assigned []class.Piece) string {
	var parts []string
	if lacks := words.Lacking(assigned, r.Who()); lacks != "" {
		parts = append(parts, "Missing: "+lacks+".")
	}
	if r.Left > 0 {
		parts = append(parts, words.CountWere(r.Left, "drill")+" left early.")
	}
	if r.LeftOut > 0 {
		parts = append(parts, words.CountAre(r.LeftOut, "report")+" left out.")
	}
	return strings.Join(parts, " ")
}
