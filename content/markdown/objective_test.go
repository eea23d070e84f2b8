package markdown

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"porthole/content"
)

// examined is a course whose front matter has the objectives given. Its rows cite the footnotes n10, a1201 and rfc.
func examined(objectives string) string {
	return "---\nobjectives:\n" + objectives + "---\n" +
		"| Name | Port |\n|---|---|\n| SMTP | 25[^n10][^a1201] |\n| POP3 | 110[^a1201] |\n| IMAPS | 993[^rfc] |\n\n" +
		"Which port?[^N10]\n\n- [x] 25\n- [ ] 110\n\n" +
		"[^n10]: Network+, objective 1.4\n[^a1201]: A+, objective 2.1\n[^rfc]: RFC 8314 §7.2\n"
}

func TestWhatCitesAnObjectivesFootnoteBelongsToIt(t *testing.T) {
	c, problems := Parse("x.md", []byte(examined("  N10-009 1.4: [n10]\n  220-1201 2.1: A1201\n")))
	wantProblems(t, problems)
	if diff := cmp.Diff([]string{"N10-009 1.4", "220-1201 2.1"}, c.Objectives); diff != "" {
		t.Errorf("objectives (-want +got):\n%s", diff)
	}
	of := map[string][]string{}
	for _, f := range c.Facts {
		of[f.Subject] = c.ObjectivesOf(f.Sources)
	}
	of["question"] = c.ObjectivesOf(c.Questions[0].Sources)
	if diff := cmp.Diff(map[string][]string{
		"SMTP": {"N10-009 1.4", "220-1201 2.1"}, "POP3": {"220-1201 2.1"}, "IMAPS": nil, "question": {"N10-009 1.4"},
	}, of); diff != "" {
		t.Errorf("objectives of facts and questions (-want +got):\n%s", diff)
	}
}

func TestObjectivesAreDistinctAndInTheOrderOfTheCourse(t *testing.T) {
	c := &content.Course{
		Objectives: []string{"B", "A"},
		Sources:    []content.Source{{Objective: "A"}, {Objective: "B"}, {Objective: "A"}, {}},
	}
	if got := c.ObjectivesOf([]int{2, 3, 0, 1, 9, -1}); !slices.Equal(got, []string{"B", "A"}) {
		t.Errorf("got %q", got)
	}
}

func TestObjectivesThatCannotBeUsedAreTold(t *testing.T) {
	for _, tc := range []struct {
		name, objectives string
		want             []string // problems
		kept             []string // objectives
	}{
		{"an unknown label", "  N10-009 1.4: [n1O, n10]\n", []string{
			`x.md:3: warning: objectives names the footnote "n1O", which is not defined (did you mean "n10"?)`}, []string{"N10-009 1.4"}},
		{"a label that is like no other", "  N10-009 1.4: [secplus]\n", []string{
			`x.md:3: warning: objectives names the footnote "secplus", which is not defined (add a line [^secplus]: with the source)`}, nil},
		{"a label under two objectives", "  N10-009 1.4: [n10]\n  220-1201 2.1: [a1201, n10]\n", []string{
			`x.md:4: warning: the footnote [^n10] stands under two objectives; "N10-009 1.4" is used (leave it under one of them)`},
			[]string{"N10-009 1.4", "220-1201 2.1"}},
		{"a label twice under one", "  N10-009 1.4: [n10, n10]\n", nil, []string{"N10-009 1.4"}},
		{"empty lists", "  N10-009 1.4: []\n  220-1201 2.1:\n", []string{
			`x.md:3: warning: the objective "N10-009 1.4" lists no footnote and is not used (list the labels of footnotes: [n10] for [^n10])`,
			`x.md:4: warning: the objective "220-1201 2.1" lists no footnote and is not used (list the labels of footnotes: [n10] for [^n10])`}, nil},
		{"a wrong type", "  N10-009 1.4: {a: b}\n", []string{
			`x.md:3: error: objectives: a text is wanted here (see how it is written in the README)`,
			`x.md:3: warning: the objective "N10-009 1.4" lists no footnote and is not used (list the labels of footnotes: [n10] for [^n10])`}, nil},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c, problems := Parse("x.md", []byte(examined(tc.objectives)))
			wantProblems(t, problems, tc.want...)
			if !slices.Equal(c.Objectives, tc.kept) {
				t.Errorf("objectives %q, want %q", c.Objectives, tc.kept)
			}
		})
	}
}
