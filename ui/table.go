package ui

import (
	"porthole/ui/look"
)

// newTablePage shows the course's table whole, for reading.
func newTablePage(s *study) *page {
	c := s.course()
	table := c.Map
	return newPage(s.keys, c.Title, func(width int, t *look.Theme) []string {
		return t.WholeTable(c, table, width)
	})
}
