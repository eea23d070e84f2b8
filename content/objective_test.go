package content_test

import (
	"slices"
	"testing"

	"porthole/content"
)

func TestACourseTellsWhatItCoversOfAnExam(t *testing.T) {
	c := content.Course{Objectives: []string{"N10-009 1.4", "N10-009 2.1", "SY0-701 4.5", "220-1201 2.1", "harbour"}}
	want := []content.ExamCoverage{{"N10-009", 2, 25}, {"SY0-701", 1, 28}, {"220-1201", 1, 0}}
	if got := c.ExamCoverage(); !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	if got := content.ObjectiveTitle("N10-009 1.4"); got != "N10-009 1.4 Ports, protocols, services, traffic types" {
		t.Error(got)
	}
	if got := content.ObjectiveTitle("harbour"); got != "harbour" {
		t.Error(got)
	}
}

func TestEveryObjectiveOfABuiltInCourseHasATitle(t *testing.T) {
	eachBuiltin(t, func(t *testing.T, c builtin) {
		for _, name := range c.Objectives {
			if content.ObjectiveTitle(name) == name {
				t.Errorf("%s has no title", name)
			}
		}
	})
}
