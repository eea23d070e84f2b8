package task

import (
	"math/rand/v2"
	"slices"
	"testing"

	"porthole/content"
)

func TestAHintRulesNothingOutThatCouldBeRight(t *testing.T) {
	rule := func(row int, port, action string) content.FormRow {
		return content.FormRow{Row: row, Cells: [][]string{{port}, {action}}}
	}
	rules := content.Question{Form: &content.Form{
		Header:  []string{"Port", "Action"},
		Choices: [][]string{{"25", "80", "443", "587"}, {"allow", "deny"}},
		Rows:    []content.FormRow{rule(0, "993", "allow"), rule(1, "587", "allow"), rule(2, "25", "deny")},
	}}
	for seed := range uint64(50) {
		q := New(Firewall, rules, rand.New(rand.NewPCG(seed, 0)))
		for i := range q.Blanks {
			out := q.ruledOut(i)
			if slices.ContainsFunc(q.manner().couldBe(q, i), func(text string) bool { return slices.Contains(out, text) }) {
				t.Fatalf("%s: %q is ruled out", q.Blanks[i].Label, out)
			}
		}
		if out := q.ruledOut(0); len(out) == 0 {
			t.Fatal("nothing is ruled out of six ports")
		}
	}
}
