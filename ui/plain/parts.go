package plain

import (
	"cmp"
	"strconv"
	"strings"

	"porthole/content"
	"porthole/quiz"
	"porthole/ui/words"
)

// partsRight says how much of a performance-based question is right: "Partly right: 3 of 5 parts."
func partsRight(v quiz.Verdict) string {
	if v.Blank {
		return "Nothing was filled in."
	}
	right, of, broken := v.Parts.Count()
	text := "Wrong: "
	if v.Credit > 0 {
		text = "Partly right: "
	}
	text += strconv.Itoa(right) + " of " + words.Count(of, v.Parts.Unit())
	if broken > 0 {
		text += "; no longer right that were so at the start: " + strconv.Itoa(broken)
	}
	return text + "."
}

// wrongParts tells of each part that is wrong what was given and what is right.
func (t *talk) wrongParts(q quiz.Question, v quiz.Verdict) {
	if v.Right {
		return
	}
	if rows := wantedRows(q, v); rows != nil {
		for _, row := range rows {
			t.out.hang("- ", words.Ended(row))
		}
		return
	}
	inOrder := descriptorOf(q.Kind).inOrder
	for _, p := range v.Parts {
		switch {
		case p.Right, inOrder && v.Blank: // the order itself says it
		case inOrder:
			t.out.hang("- ", words.Ended(p.Label))
		case v.Blank:
			t.out.hang("- ", labelled(p.Label)+words.Ended(p.Want))
		default:
			t.out.hang("- ", labelled(p.Label)+"given "+cmp.Or(p.Given, "nothing")+", right is "+words.Ended(p.Want))
		}
	}
	if inOrder {
		t.out.say("The right order: " + words.Ended(spoken(q.Kind, v.Answer)))
	}
}

// wantedRows tells what belongs into a form that was left as it was, a line for each of its rows:
// "Rule 1: from staff, port 993". It is nil for all else.
func wantedRows(q quiz.Question, v quiz.Verdict) []string {
	if !v.Blank || !descriptorOf(q.Kind).inRows || len(v.Parts) != len(q.Task.Blanks) {
		return nil
	}
	var rows []string
	last := -1
	for i, b := range q.Task.Blanks {
		if v.Parts[i].Right {
			continue
		}
		cell := strings.ToLower(columnOf(q, b)) + " " + v.Parts[i].Want
		if len(rows) > 0 && b.Row == last {
			rows[len(rows)-1] += ", " + cell
			continue
		}
		rows, last = append(rows, rowOf(q, b)+": "+cell), b.Row
	}
	return rows
}

// spoken writes an answer without signs that a screen reader spells out.
func spoken(k quiz.Kind, text string) string {
	if !k.Performed() {
		return text
	}
	return strings.NewReplacer(" → ", ", then ", "–", "nothing").Replace(text)
}

// disagreement tells what authorities say where they differ.
func (t *talk) disagreement(x content.Disagreement) {
	t.out.say("Authorities differ on this:")
	for _, w := range x.Positions {
		t.out.hang("- ", words.Authority(w.Authority)+": "+words.Ended(w.Text))
	}
}
