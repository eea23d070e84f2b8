package markdown

import (
	"slices"
	"strings"

	"porthole/content"
)

// A table of what comes out of a gate for each thing that goes in says nothing without the name of the gate: each row of it stands in the table of
// every other gate, too.

// isTruthTable reports whether each cell of a table is one of two signs.
func isTruthTable(t *content.Table) bool {
	if len(t.Rows) < 2 || len(t.Header) < 2 || len(t.Header) > maxGateColumns {
		return false
	}
	signs := ""
	for _, row := range t.Rows {
		for _, cell := range row {
			sign := strings.ToLower(content.PlainText(cell.Text))
			at := strings.Index(" 0 1 t f true false w v wahr falsch и л h l high low ", " "+sign+" ")
			if sign == "" || at < 0 {
				return false
			}
			if !strings.Contains(signs, " "+sign+" ") {
				signs += " " + sign + " "
			}
		}
	}
	return wordsIn(signs) == 2
}

// maxGateColumns is how many columns a table of a gate has at most.
const maxGateColumns = 10

// truthTables returns the tables of gates.
func truthTables(tables []*factReader) (gates []*factReader) {
	for _, t := range tables {
		if !t.authored && !t.cards && isTruthTable(t.t) {
			gates = append(gates, t)
		}
	}
	return gates
}

// hasLetterFor reports whether what heads a column is a letter, as what comes out of a gate is called.
func (s *factReader) hasLetterFor(c int) bool { return len(s.headings[c]) == 1 }

// tellGatesApart names the tables of gates with their sections, and passes over those that nothing tells apart and that say different things.
func tellGatesApart(gates []*factReader, names map[*factReader]string) {
	alone := map[string]int{} // tables whose last column is headed by a letter, which only the name explains
	for _, t := range gates {
		if t.hasLetterFor(len(t.relations) - 1) {
			alone[names[t]]++
		}
	}
	var alike []*factReader
	for _, t := range gates {
		name, letter := names[t], t.hasLetterFor(len(t.relations)-1)
		switch {
		case letter && alone[name] > 1:
			alike = append(alike, t)
		case name != "" && (len(gates) > 1 || letter):
			t.nameSection(name, func(subject) bool { return true })
		}
	}
	said := map[identity]string{}
	from := map[identity]*factReader{}
	for _, t := range gates {
		t.each(func(id identity, value cellValue, _ bool) {
			if other := from[id]; other == nil {
				from[id], said[id] = t, value.text
			} else if said[id] != value.text {
				alike = append(alike, other, t)
			}
		})
	}
	for _, t := range gates {
		if slices.Contains(alike, t) {
			t.Notice(t.t.Line, "put each under a heading that names its gate", "tables of gates stand under one heading, and nothing tells them apart; the table is not asked")
			clear(t.cells)
		}
	}
}
