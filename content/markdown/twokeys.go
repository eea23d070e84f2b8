package markdown

import (
	"slices"
	"strings"

	"porthole/content"
)

// maxKeys is how many columns may tell together what a row is about.
const maxKeys = 4

// joinKeys makes one subject of the first columns where only together they tell what a row is about, as in a table of
// gates: what comes out depends on both things that go in.
func (s *factReader) joinKeys() {
	n := s.keyColumns()
	if n < 2 {
		return
	}
	said := make([]string, n)
	for c := range n {
		said[c] = strings.TrimSpace(s.headings[c])
	}
	shared := s.sameWords(n)
	for row := range s.subjects {
		parts := make([]string, n)
		for c := range parts {
			parts[c] = s.keyText(row, c)
		}
		if slices.Contains(parts, "") {
			s.subjects[row] = subjectCell{}
			continue
		}
		name := strings.Join(parts, ", ")
		if shared {
			for c := range parts {
				parts[c] = strings.TrimSpace(said[c] + " " + parts[c])
			}
			name = strings.Join(parts, ", ")
		}
		s.subjects[row] = subjectCell{base: name, subjects: []subject{{name: name, key: content.Key(name), kind: content.Sentence}}}
	}
	for c := 1; c < n; c++ {
		s.cells[c] = nil
	}
	s.headings[0] = strings.Join(said, ", ")
	s.headKeys[0] = content.Key(s.headings[0])
}

// keyColumns returns how many of the first columns it takes to tell the rows apart, where each of them comes back in other
// rows and one is left to be asked; 0 where fewer columns do, or none.
func (s *factReader) keyColumns() int {
	rows := len(s.t.Rows)
	if rows < 3 || len(s.t.Header) < 3 || 2*rows < 3*s.distinct(1) || !s.varies() {
		return 0
	}
	for n := 1; n <= maxKeys && n < len(s.t.Header); n++ {
		if n > 1 && (s.cells[n-1] == nil || s.distinctIn(n-1) == rows || 2*rows < 3*s.distinctIn(n-1)) {
			return 0
		}
		if s.distinct(n) == rows {
			return n
		}
	}
	return 0
}

// varies reports whether the last column that is asked says different things of one subject.
func (s *factReader) varies() bool {
	for c := len(s.cells) - 1; c > 0; c-- {
		if s.cells[c] == nil {
			continue
		}
		said := map[string]string{}
		for row := range s.t.Rows {
			key, value := s.keyText(row, 0), content.Key(s.keyText(row, c))
			if first, ok := said[key]; ok && first != value {
				return true
			}
			said[key] = value
		}
	}
	return false
}

// distinct counts how many different things the first n columns say; rows that leave one open count as one.
func (s *factReader) distinct(n int) int {
	seen := map[string]bool{}
	for row := range s.t.Rows {
		var parts []string
		for c := range n {
			parts = append(parts, s.keyText(row, c))
		}
		seen[strings.Join(parts, "\x00")] = true
	}
	return len(seen)
}

func (s *factReader) distinctIn(c int) int {
	seen := map[string]bool{}
	for row := range s.t.Rows {
		seen[s.keyText(row, c)] = true
	}
	return len(seen)
}

// keyText is what a cell says where it is part of what a row is about.
func (s *factReader) keyText(row, c int) string {
	if c == 0 {
		var names []string
		for _, sub := range s.subjects[row].subjects {
			names = append(names, sub.name)
		}
		return strings.Join(names, ", ")
	}
	return s.cells[c][row].text
}

// sameWords reports whether the first n columns have words in common, so that their headings must tell them apart.
func (s *factReader) sameWords(n int) bool {
	in := map[string]int{}
	for c := range n {
		for row := range s.t.Rows {
			key := content.Key(s.keyText(row, c))
			if other, ok := in[key]; ok && other != c && key != "" {
				return true
			}
			in[key] = c
		}
	}
	return false
}
