package ui

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"porthole/quiz"
	"porthole/ui/look"
)

// side is what stands beside a question in a wide window: before the answer the map, by its signs alone, for a value would
// be an answer; after it what the lesson says of it.
type side struct {
	chart   *chart
	outlook outlook
	lesson  int    // of the passage
	passage string // "" for none
}

// see works out how the map stands, where there is room to show it.
func (s *side) see(d *drill, now time.Time) {
	s.passage = ""
	if d.frame.Side() <= 0 {
		return
	}
	if s.chart == nil {
		s.chart = newChart(d.Deck)
	}
	if s.chart != nil {
		s.outlook = s.chart.outlook(d.counted(), false, now)
	}
}

// find looks up what a lesson says of what was just answered.
func (s *side) find(d *drill) {
	q, _ := d.session.Question()
	if _, leech := d.session.Leech(); leech || d.frame.Side() <= 0 || q.Subject == "" {
		return // a card that rests shows its passage by itself
	}
	s.lesson, s.passage = d.Course().Passage(q.Lesson, append([]string{q.Subject}, q.Answers...))
}

// lines are what stands beside the question, in the height of the frame.
func (s *side) lines(d *drill, f look.Frame) []string {
	t, width := f.Theme, f.Side()
	if width <= 0 {
		return nil
	}
	if s.passage != "" && d.judged() {
		title := fmt.Sprintf("Lesson %d, %s", s.lesson+1, d.Course().Lessons[s.lesson].Title)
		lines := append(look.Wrap(t.Muted.Render(title), width), "")
		return append(lines, look.Wrap(s.passage, width)...)
	}
	if s.chart == nil {
		return nil
	}
	return append([]string{t.Muted.Render("How well you know it"), ""}, s.chart.signs(s.outlook, width, f.Height-2, t)...)
}

// signs draws the map by its signs alone: a row in a line, each value as the sign of its level.
func (m *chart) signs(o outlook, width, height int, t *look.Theme) []string {
	names := 0
	for _, row := range m.cells {
		names = max(names, look.Width(row[0].name()))
	}
	names = min(names, width/2)
	var lines []string
	for i, row := range m.cells {
		var signs []string
		for j, cell := range row {
			levels := o.at(i, j)
			for value := range cell.values {
				level := quiz.Unmet
				if value < len(levels) {
					level = levels[value]
				}
				signs = append(signs, t.Sign(int(level)))
			}
		}
		lines = append(lines, look.ToColumn(look.Cut(row[0].name(), names), names+2)+strings.Join(signs, " "))
	}
	if len(lines) > height {
		lines = append(slices.Clip(lines[:max(0, height-1)]), t.Muted.Render("…"))
	}
	return lines
}

// name is what the cell says by itself.
func (c chartCell) name() string {
	if c.values == nil {
		return c.text
	}
	return strings.Join(c.values, ", ")
}
