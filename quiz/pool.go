package quiz

import (
	"strings"
	"unicode"

	"porthole/content"
)

// scope names a pool of answers, by how near they are to one another.
type scope struct {
	level               level
	relation, authority string
	table               int
	direction           Direction
	number              bool
}

// level says what the answers of a pool have in common.
type level int

const (
	ofRelation level = iota // relation and authority
	ofTable                 // table
	ofSort                  // the sort of thing: ports, the same relation or heading of subjects
)

// scopes returns the pools an answer of a fact stands in, by level.
func scopes(n *node, direction Direction, kind content.ValueKind) [3]scope {
	number := kind == content.Number
	s := [3]scope{
		{level: ofRelation, relation: n.relation, authority: n.authority},
		{level: ofTable, table: n.Table},
		{level: ofSort, relation: n.relation},
	}
	if direction == Reverse {
		s[ofSort].relation = content.Key(n.SubjectHeading)
	} else if number {
		s[ofSort].relation = n.sort
	}
	for i := range s {
		s[i].direction, s[i].number = direction, number
	}
	return s
}

// item is something that can be offered as an answer.
type item struct {
	text string
	key  string
	fact int // that it answers
}

// pool is a set of items.
type pool struct {
	items []item
	at    map[string]int // index by key
	added int            // how often one was added
}

func (p *pool) add(it item) {
	p.added++
	if _, ok := p.at[it.key]; !ok {
		p.at[it.key] = len(p.items)
		p.items = append(p.items, it)
	}
}

func (p *pool) find(key string) (item, bool) {
	if p == nil {
		return item{}, false
	}
	i, ok := p.at[key]
	if !ok {
		return item{}, false
	}
	return p.items[i], true
}

// portSort is the sort of number that is a port, whatever else its heading says.
const portSort = "port"

// sortOf says what sort of number stands under a heading, given as a key: ports, else what its last word says, so
// that "Population 1990" is drawn together with "Population 2000" and never with "Founded".
func sortOf(relation string) string {
	words := strings.FieldsFunc(relation, func(r rune) bool { return !unicode.IsLetter(r) })
	if len(words) == 0 {
		return relation
	}
	for _, w := range words {
		if isOneOf(w, "port", "ports", "puerto", "puertos", "porta", "porte", "portas", "porty", "порт", "порты") {
			return portSort
		}
	}
	return words[len(words)-1]
}
