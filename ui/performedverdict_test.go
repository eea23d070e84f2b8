package ui

import (
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"porthole/content"
	"porthole/quiz"
)

// performedOf lists the performance-based questions of a course.
func performedOf(course *content.Course) []string {
	var ids []string
	for i := range course.Questions {
		if q := &course.Questions[i]; q.Form != nil || q.Transcript != nil || q.Sorting != nil || len(q.Order) > 0 {
			ids = append(ids, course.Questions[i].ID)
		}
	}
	return ids
}

// landmarks are the rows on which the stem, the parts and the lines of a conversation stand that are in sight.
func (d *driver) landmarks(q quiz.Question) map[string]int {
	texts := []string{q.Stem}
	texts = append(texts, q.Task.Lines...)
	for _, b := range q.Task.Blanks {
		switch q.Kind {
		case quiz.Firewall, quiz.Settings:
			texts = append(texts, q.Task.Header[b.Column])
		case quiz.Order:
			texts = append(texts, b.Choices...)
		case quiz.Sort:
			texts = append(texts, " "+b.Label+"   ")
		case quiz.Transcript, quiz.Cloze, quiz.Flash, quiz.Choice, quiz.ChooseAll, quiz.Typed, quiz.TrueFalse, quiz.Scenario:
		}
	}
	out, rows := map[string]int{}, d.rows()
	for _, text := range texts {
		start := text[:min(24, len(text))]
		if at := slices.IndexFunc(rows, func(r string) bool { return strings.Contains(r, start) }); at >= 0 {
			out[text] = at
		}
	}
	return out
}

func TestNoPartMovesWhenTheVerdictComes(t *testing.T) {
	t.Parallel()
	course := emailCourse(t)
	for _, id := range performedOf(course) {
		for way, size := range map[string][2]int{"blank": {72, 26}, "in part": {80, 30}} {
			d := open(t, course, size[0], size[1])
			d.drill(quiz.Selection{Cards: []string{id}, Count: 1})
			q := d.asked()
			give := func() { d.answerBlank(q.Kind) }
			if way == "in part" {
				d.press("2", "tab", "1")
				give = d.giveAll
			}
			before := d.landmarks(q)
			if len(before) < 2 {
				t.Fatalf("%s: little is in sight:\n%s", id, d.screen())
			}
			give()
			after := d.landmarks(q)
			for text, row := range before {
				if at, ok := after[text]; !ok || at != row {
					t.Errorf("%s, %s in %v: %q stood on row %d, then on %d:\n%s", id, way, size, text, row, at, d.screen())
				}
			}
		}
	}
}

func TestAllOfAConversationCanBeReachedFromAnyPrompt(t *testing.T) {
	t.Parallel()
	course := emailCourse(t)
	for _, id := range performedOf(course) {
		d := open(t, course, 40, 12)
		d.drill(quiz.Selection{Cards: []string{id}, Count: 1})
		q := d.asked()
		if q.Kind != quiz.Transcript {
			continue
		}
		for range q.Task.Blanks {
			reaches(t, d, q.Task.Lines...)
			d.press("tab")
		}
		d.answerBlank(q.Kind)
		reaches(t, d, q.Task.Lines...)
	}
}

func TestAVerdictIsScrolledWhileItsQuestionStands(t *testing.T) {
	d := open(t, emailCourse(t), 60, 20)
	d.drill(quiz.Selection{Kinds: []quiz.Kind{quiz.Transcript}, Count: 1, Seed: 3})
	d.press("ctrl+d", "ctrl+d")
	v, _ := on[*drill](d).session.Verdict()
	stem := d.rows()[2]
	d.sees("Nothing was filled in.")
	source := v.Sources[len(v.Sources)-1].Text
	shown := func() bool { return strings.Contains(strings.Join(strings.Fields(d.screen()), " "), source) } // it may take two lines
	if shown() {
		t.Fatalf("%q is shown before it is scrolled to", source)
	}
	for range 40 {
		if d.press("down"); shown() {
			break
		}
	}
	if !shown() {
		t.Errorf("%q is not reached:\n%s", source, d.screen())
	}
	d.misses("Nothing was filled in.")
	if d.rows()[2] != stem {
		t.Errorf("the stem %q went:\n%s", stem, d.screen())
	}
	for range 40 {
		d.press("up")
	}
	d.sees("Nothing was filled in.")
}

func TestWhereAllIsScrolledTheVerdictTellsAllOrNothing(t *testing.T) {
	course := emailCourse(t)
	for _, id := range performedOf(course) {
		d := open(t, course, 40, 12)
		d.drill(quiz.Selection{Cards: []string{id}, Count: 1})
		q := d.asked()
		d.answerBlank(q.Kind)
		v, _ := on[*drill](d).session.Verdict()
		wrong, told := 0, 0
		asked := on[*drill](d).question(on[*drill](d).frame)
		p := on[*drill](d).pane(on[*drill](d).frame)
		if len(p.fixed.Lines) > 0 || q.Kind == quiz.Order {
			continue
		}
		text := strings.Join(strings.Fields(ansi.Strip(strings.Join(p.area.Lines[len(asked.Lines):], " "))), " ")
		for _, part := range v.Parts {
			if !part.Right {
				wrong++
				if strings.Contains(text, strings.TrimSuffix(part.Label, ":")) {
					told++
				}
			}
		}
		if told != 0 && told != wrong {
			t.Errorf("%s: %d of %d parts are told:\n%s", id, told, wrong, text)
		}
	}
}
