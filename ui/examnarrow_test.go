package ui

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"porthole/quiz"
	"porthole/ui/screen"
)

func TestTheChoicesOfEachPartOfAnExamAreInSight(t *testing.T) {
	course := emailCourse(t)
	for _, size := range [][2]int{{40, 12}, {60, 20}, {80, 24}, {100, 32}} {
		d := open(t, course, size[0], size[1])
		var asked []quiz.Question
		for _, id := range performedOf(course) {
			d.drill(quiz.Selection{Cards: []string{id}, Count: 1})
			asked = append(asked, d.asked())
			d.move(screen.Pop())
		}
		d.beginExam()
		x := on[*exam](d)
		for _, q := range asked {
			if q.Kind == quiz.Transcript || q.Kind == quiz.Order || q.Kind == quiz.Sort && size[0] >= 80 {
				continue // those stand otherwise, and where there is room a sorting has its table
			}
			x.run.Questions[x.at].Question = q
			x.run.Steps[x.at].Response = quiz.Response{}
			x.ask()
			for _, b := range q.Task.Blanks {
				if len(b.Choices) == 1 {
					continue
				}
				screen := strings.Join(strings.Fields(d.screen()), " ")
				for n := range b.Choices {
					number := regexp.MustCompile(`(^| )` + strconv.Itoa(n+1) + " (•)?" + regexp.QuoteMeta(b.Choices[n]))
					if !number.MatchString(screen) {
						t.Errorf("%v, %s: choice %d of %s is out of sight:\n%s", size, q.ID, n+1, b.Label, d.screen())
					}
				}
				d.press("tab")
			}
		}
	}
}
