package markdown

import (
	"strings"
	"unicode/utf8"

	"porthole/content"
)

// saysAgain reports whether a cell only says again what its row is about, or its heading, or is said there. It is noted.
func (s sifter) saysAgain(sub subject, row, c int) bool {
	noted := s.factReader
	switch {
	case s.saysAHeading(row, c) || s.saysItself(sub, row, c):
		noted.repeats = true
	case s.isSaidBy(sub, row, c):
		noted.said = append(noted.said, s.lines[row])
	default:
		return false
	}
	return true
}

// saysItself reports whether a cell says no more than what its row is about.
func (s sifter) saysItself(sub subject, row, c int) bool {
	cell := s.cells[c][row]
	return !s.authored && !cell.yesNo && cell.kind != content.Number && len(cell.values) == 1 &&
		(content.CaseKey(cell.values[0].Text) == content.CaseKey(sub.name) || len(cell.values[0].Text) <= len(sub.name)+2 && headsSound(s.headKeys[c]) && soundsAlike(cell.values[0].Text, sub.name) || s.sheet && utf8.RuneCountInString(sub.name) > 1 && content.Key(cell.values[0].Text) == content.Key(sub.name))
}

// saysAHeading reports whether a cell says no more than a heading of the table does.
func (s sifter) saysAHeading(row, c int) bool {
	if s.authored || s.cards {
		return false
	}
	key := content.Key(s.cells[c][row].text)
	return key == s.headKeys[0] || key == s.headKeys[c]
}

// isSaidBy reports whether what a row is about says a cell of it, so that a question gives its answer away.
func (s sifter) isSaidBy(sub subject, row, c int) bool {
	v := s.cells[c][row]
	if s.authored || v.yesNo || v.kind != content.Name || len(v.values) != 1 || len(v.values[0].Text) > len(s.subjects[row].base)+maxNamed/4 {
		return false
	}
	if cell := s.subjects[row]; strings.Contains(cell.base, "("+v.values[0].Text+")") || cell.note == v.values[0].Text && sub.name != cell.base {
		return true
	}
	if sub.kind != content.Name && !s.cards {
		return false
	}
	name, value := content.Key(s.subjects[row].base), content.Key(v.values[0].Text)
	return name != value && content.Says(name, value)
}
