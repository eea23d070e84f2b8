package markdown

import (
	"slices"
	"strings"
)

// pair is two tables.
type pair struct{ first, second *factReader }

// tellKindsApart finds subjects that are things of two kinds: what "ε + ο" becomes as a prefix, and as a suffix. Where two tables
// whose first columns have different headings say different things of most of what they share, that is named with its heading.
func tellKindsApart(tables []*factReader) {
	clashes, shared := clashesOf(tables)
	named := map[*factReader]map[string]bool{}
	for p, subjects := range clashes {
		if len(subjects) < 2 || 2*len(subjects) <= shared[p] {
			continue
		}
		for _, t := range [...]*factReader{p.first, p.second} {
			if named[t] == nil {
				named[t] = map[string]bool{}
			}
			for _, subject := range subjects {
				named[t][subject] = true
			}
		}
	}
	for t, keys := range named {
		t.nameSection(t.headings[0], func(s subject) bool { return keys[s.key] })
	}
}

// clashesOf returns the subjects of which two tables say different things, and how often two say something of the same.
func clashesOf(tables []*factReader) (clashes map[pair][]string, shared map[pair]int) {
	tables = slices.DeleteFunc(slices.Clone(tables), func(t *factReader) bool { return t.authored || t.cards || t.headings[0] == "" })
	if !slices.ContainsFunc(tables, func(t *factReader) bool { return t.headKeys[0] != tables[0].headKeys[0] }) {
		return nil, nil // they are about things of one kind
	}
	first, said := map[identity]*factReader{}, map[identity]string{}
	clashes, shared = map[pair][]string{}, map[pair]int{}
	for _, t := range tables {
		t.each(func(id identity, value cellValue, _ bool) {
			other := first[id]
			switch {
			case other == nil:
				first[id], said[id] = t, value.text
			case other.headKeys[0] != t.headKeys[0]:
				p := pair{other, t}
				if shared[p]++; !strings.EqualFold(said[id], value.text) {
					clashes[p] = append(clashes[p], id.subject)
				}
			}
		})
	}
	return clashes, shared
}
