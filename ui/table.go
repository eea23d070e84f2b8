package ui

import (
	"porthole/ui/look"
	"porthole/ui/screen"
	"porthole/ui/study"
)

// newTablePage shows the course's table whole, for reading.
func newTablePage(s *study.Study) *screen.Page {
	c := s.Course()
	table := c.Map
	return screen.NewPage(s.Key, c.Title, func(width int, t *look.Theme) []string {
		return t.WholeTable(c, table, width)
	}).Wide()
}
