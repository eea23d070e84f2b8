package content_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"porthole/content"
)

func performedKinds() []content.QuestionKind {
	return []content.QuestionKind{content.Firewall, content.Settings, content.Transcript, content.Order, content.Sort}
}

func eachPerformed(t *testing.T, test func(t *testing.T, c builtin, q content.Question)) {
	t.Helper()
	eachBuiltin(t, func(t *testing.T, c builtin) {
		for _, q := range c.Questions {
			if slices.Contains(performedKinds(), q.Kind) {
				test(t, c, q)
			}
		}
	})
}

func TestThereAreEnoughQuestionsOfEachPerformanceBasedKind(t *testing.T) {
	eachBuiltin(t, func(t *testing.T, c builtin) {
		all := 0
		for _, kind := range performedKinds() {
			n := 0
			for _, q := range c.Questions {
				if q.Kind == kind {
					n++
				}
			}
			if all += n; n < c.performed {
				t.Errorf("there are %d questions of the kind %s, at least %d are wanted", n, kind, c.performed)
			}
		}
		if all < c.tasks {
			t.Errorf("there are %d performance-based questions, at least %d are wanted", all, c.tasks)
		}
	})
}

// What is done in one task is not done again in another: each has a stem and a solution of its own.
func TestPerformanceBasedQuestionsDiffer(t *testing.T) {
	stems, solutions := map[string]string{}, map[string]string{}
	eachPerformed(t, func(t *testing.T, _ builtin, q content.Question) {
		solution := fmt.Sprintln(q.Kind, q.Order)
		switch {
		case q.Form != nil:
			for _, row := range q.Form.Rows {
				solution += fmt.Sprintln(row.Row, row.Cells)
			}
		case q.Transcript != nil:
			solution += strings.Join(q.Transcript.Lines, "\n")
		case q.Sorting != nil:
			solution += fmt.Sprintln(q.Sorting.Things)
		}
		if other, ok := stems[content.Key(q.Stem)]; ok {
			t.Errorf("line %d: %s has the stem of %s", q.Line, q.ID, other)
		}
		if other, ok := solutions[solution]; ok {
			t.Errorf("line %d: %s has the solution of %s", q.Line, q.ID, other)
		}
		stems[content.Key(q.Stem)], solutions[solution] = q.ID, q.ID
	})
}

func TestPerformanceBasedQuestionsAreShortAndExplained(t *testing.T) {
	eachPerformed(t, func(t *testing.T, c builtin, q content.Question) {
		if n := len(strings.Fields(q.Stem)); n > 30 {
			t.Errorf("line %d: the stem of %s has %d words", q.Line, q.ID, n)
		}
		if n := len(strings.Fields(q.Explanation)); n < 5 || n > 40 {
			t.Errorf("line %d: the explanation of %s has %d words", q.Line, q.ID, n)
		}
		if !hasSection(c.Course, q.Sources) {
			t.Errorf("line %d: no source of %s names a section: %v", q.Line, q.ID, c.SourcesOf(q.Sources))
		}
	})
}

// What is chosen has three choices or more; a firewall's action has no third one.
func TestColumnsOfFormsGiveNothingAway(t *testing.T) {
	eachPerformed(t, func(t *testing.T, _ builtin, q content.Question) {
		if q.Form == nil {
			return
		}
		for i, choices := range q.Form.Choices {
			action := q.Kind == content.Firewall && i == len(q.Form.Header)-1
			if choices != nil && !action && len(choices) < 3 {
				t.Errorf("line %d: in %s, the column %s can only be one of %q", q.Line, q.ID, q.Form.Header[i], choices)
			}
		}
	})
}

// An option of a prompt that is wrong says why.
func TestPromptsOfTranscriptsGiveReasons(t *testing.T) {
	eachPerformed(t, func(t *testing.T, _ builtin, q content.Question) {
		if q.Transcript == nil {
			return
		}
		for _, p := range q.Transcript.Prompts {
			for _, o := range p.Options {
				if !o.Right && o.Why == "" {
					t.Errorf("line %d: in %s, %q has no reason", p.Line, q.ID, o.Text)
				}
			}
		}
	})
}

// Where both submission ports are not equally right, the stem says which one is meant.
func TestTasksTellTheSubmissionPortsApart(t *testing.T) {
	words := append(discriminating(), "port 25", "listens only on")
	eachPerformed(t, func(t *testing.T, c builtin, q content.Question) {
		if c.name != "email" || q.Form == nil {
			return
		}
		has := map[string]bool{}
		for _, row := range q.Form.Rows {
			for _, cell := range row.Cells {
				for _, text := range cell {
					has[text] = true
				}
			}
		}
		told := slices.ContainsFunc(words, func(w string) bool { return strings.Contains(q.Stem, w) })
		if has["465"] != has["587"] && !told {
			t.Errorf("line %d: the stem of %s leaves open which of 465 and 587 is right", q.Line, q.ID)
		}
	})
}

func TestDisagreementsAreSourcedAndEndWithTheExam(t *testing.T) {
	eachBuiltin(t, disagreementsAreSourcedAndEndWithTheExam)
}

func disagreementsAreSourcedAndEndWithTheExam(t *testing.T, c builtin) {
	if len(c.Disagreements) == 0 {
		t.Fatal("the course tells of no disagreement")
	}
	for _, d := range c.Disagreements {
		if last := d.Positions[len(d.Positions)-1].Authority; last != "N10-009" {
			t.Errorf("line %d: the last word has %q, not the exam", d.Line, last)
		}
		for _, p := range d.Positions {
			if len(p.Sources) == 0 {
				t.Errorf("line %d: the word of %q has no source", d.Line, p.Authority)
			}
		}
	}
}

func TestTheCourseOnMailPlansItsExam(t *testing.T) {
	x := email(t).Exam
	if x.Questions != 25 || x.Minutes != 30 || x.Pass != 0.8 || len(x.Weights) == 0 {
		t.Errorf("the exam is planned as %+v", x)
	}
}
