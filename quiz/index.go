package quiz

import (
	"slices"

	"porthole/content"
	"porthole/quiz/spelling"
)

// maxOwners bounds how many facts are remembered to have a value.
const maxOwners = 8

// index is what a deck looks up when it asks and marks. It is made once, in one pass over the
// facts, so that a question costs the same from ten facts as from ten thousand.
type index struct {
	nodes     []node             // of the facts, in the order of the course
	ofSubject map[string][]int   // facts by their subject, its further names and its spellings
	ofValue   map[string][]int   // the first facts that have the value
	ofName    map[string]int     // the first fact with a value of which it is another name
	rows      map[tableRow][]int // facts by the row of the table they stand in
	relations map[class][]string
	contested map[asked]authorities
	pools     map[scope]*pool
	aliases   map[string][]string // what else is accepted for a name
	groups    map[string][]int    // indexes into Course.Groups
	apart     map[string][]int    // indexes into Course.Apart
	literal   map[string]bool     // subjects and values that are code
	notes     map[string][]int    // indexes into Course.Notes
	foreign   bool                // most headings are not in English
}

// node is a fact with its words in the form they are compared in.
type node struct {
	*content.Fact

	subject, relation, authority string
	values                       []string
	class                        [2]string // of the relation, by direction
	sort                         string    // of the numbers, by the heading
	shadowed                     bool      // its cell has a secondary fact
}

type tableRow struct{ table, row int }

// class is what a relation asks in one direction. Relations that are asked by the same sentence
// are of one class: an answer by the one is an answer by the other.
type class struct {
	direction Direction
	stem      string
}

// asked is what a stem asks, whoever's word it is.
type asked struct {
	direction       Direction
	given, relation string
}

// authorities remembers whether a stem has more than one.
type authorities struct {
	first   string
	several bool
}

func newIndex(c *content.Course) *index {
	x := &index{
		nodes:     nodes(c.Facts),
		ofSubject: make(map[string][]int, len(c.Facts)),
		ofValue:   make(map[string][]int, len(c.Facts)),
		ofName:    map[string]int{},
		rows:      map[tableRow][]int{},
		relations: map[class][]string{},
		contested: map[asked]authorities{},
		pools:     map[scope]*pool{},
		aliases:   map[string][]string{},
		groups:    byMember(c.Groups),
		apart:     byMember(c.Apart),
		literal:   map[string]bool{},
		notes:     map[string][]int{},
	}
	for name, spellings := range c.Spellings {
		for _, s := range spellings {
			x.aliases[spelling.Norm(name)] = append(x.aliases[spelling.Norm(name)], spelling.Norm(s))
		}
	}
	for i, n := range c.Notes {
		for _, key := range n.Keys {
			x.notes[spelling.Norm(key)] = append(x.notes[spelling.Norm(key)], i)
		}
	}
	for i := range c.Facts {
		x.learn(c, i)
	}
	x.foreign = isForeign(c)
	return x
}

// nodes returns a node for each fact, and marks those that repeat themselves about a name in their row: SMTP → secure
// port, where the row says SMTPS as well. They are true, but the other one is the better answer, and a sentence made for
// the name ("Which port does SMTPS use?") does not fit them.
func nodes(facts []content.Fact) []node {
	type cell struct{ table, row, column int }
	named := map[cell]bool{}
	for _, f := range facts {
		if f.Secondary {
			named[cell{f.Table, f.Row, f.Column}] = true
		}
	}
	out := make([]node, len(facts))
	for i := range facts {
		f := &facts[i]
		out[i] = node{Fact: f, shadowed: !f.Secondary && named[cell{f.Table, f.Row, f.Column}]}
	}
	return out
}

func byMember(sets [][]string) map[string][]int {
	of := map[string][]int{}
	for i, set := range sets {
		for _, member := range set {
			of[spelling.Norm(member)] = append(of[spelling.Norm(member)], i)
		}
	}
	return of
}

// learn enters one fact.
func (x *index) learn(c *content.Course, i int) {
	n := &x.nodes[i]
	n.subject, n.relation, n.authority = subjectKey(n.Fact), content.Key(n.Relation), content.Key(n.Authority)
	n.class, n.sort = classes(c.PhrasesOf(n.Fact), n.relation), sortOf(n.relation)
	x.rows[tableRow{n.Table, n.Row}] = append(x.rows[tableRow{n.Table, n.Row}], i)
	for direction, stem := range n.class {
		x.relate(class{Direction(direction), stem}, n.relation)
	}
	for _, name := range n.Names {
		x.aliases[n.subject] = appendNew(x.aliases[n.subject], spelling.Norm(name))
	}
	x.ofSubject[n.subject] = append(x.ofSubject[n.subject], i)
	for _, alias := range x.aliases[n.subject] {
		if alias != n.subject {
			x.ofSubject[alias] = append(x.ofSubject[alias], i)
		}
	}
	x.contest(asked{Forward, n.subject, n.relation}, n.authority)
	if n.Literal {
		x.literal[n.Subject] = true
	}
	for _, v := range n.Values {
		key := valueKey(v)
		if v.Literal {
			x.literal[v.Text] = true
		}
		n.values = append(n.values, key)
		for _, name := range v.Names {
			alias := spelling.Norm(name)
			x.aliases[key] = appendNew(x.aliases[key], alias)
			if _, ok := x.ofName[alias]; !ok {
				x.ofName[alias] = i
			}
		}
		if len(x.ofValue[key]) < maxOwners {
			x.ofValue[key] = append(x.ofValue[key], i)
		}
		x.contest(asked{Reverse, key, n.relation}, n.authority)
	}
	if !n.shadowed {
		x.pool(n, i)
	}
}

// owners returns the facts that have a value, or one of which it is another name.
func (x *index) owners(value string) []int {
	if facts := x.ofValue[value]; len(facts) > 0 {
		return facts
	}
	if i, ok := x.ofName[value]; ok {
		return []int{i}
	}
	return nil
}

// subjectKey returns the form in which the subject of a fact is compared.
func subjectKey(f *content.Fact) string {
	if f.Exact {
		return f.SubjectKey()
	}
	return spelling.Norm(f.Subject)
}

// valueKey returns the form in which a value is compared.
func valueKey(v content.Value) string {
	if v.Exact {
		return v.Key()
	}
	return spelling.Norm(v.Text)
}

// value returns the value that a reverse card gives.
func (d *knowledge) value(c Card) content.Value {
	for _, v := range d.fact(c).Values {
		if v.Text == c.Value {
			return v
		}
	}
	return content.Value{Text: c.Value}
}

// valueKey returns it in the form in which it is compared.
func (d *knowledge) valueKey(c Card) string { return valueKey(d.value(c)) }

// classes returns what a relation asks, forward and reverse.
func classes(p content.Phrases, relation string) [2]string {
	own := "relation: " + relation
	c := [2]string{own, own}
	if usable(p.Forward, "{subject}") {
		c[Forward] = p.Forward
	}
	if usable(p.Reverse, "{value}") {
		c[Reverse] = p.Reverse
	}
	return c
}

func (x *index) relate(c class, relation string) {
	x.relations[c] = appendNew(x.relations[c], relation)
}

func isOneOf(w string, words ...string) bool { return slices.Contains(words, w) }

func appendNew(list []string, s string) []string {
	if isOneOf(s, list...) {
		return list
	}
	return append(list, s)
}

func (x *index) contest(a asked, authority string) {
	seen, ok := x.contested[a]
	if !ok {
		seen.first = authority
	}
	seen.several = seen.several || seen.first != authority
	x.contested[a] = seen
}

// pool enters the values and the subject of a fact where distractors are drawn from.
func (x *index) pool(n *node, i int) {
	for at, v := range n.Values {
		it := item{text: v.Text, key: n.values[at], fact: i}
		for _, s := range scopes(n, Forward, n.Kind) {
			x.drawer(s).add(it)
		}
	}
	it := item{text: n.Subject, key: n.subject, fact: i}
	for _, s := range scopes(n, Reverse, n.SubjectKind) {
		x.drawer(s).add(it)
	}
}

func (x *index) drawer(s scope) *pool {
	p := x.pools[s]
	if p == nil {
		p = &pool{at: map[string]int{}}
		x.pools[s] = p
	}
	return p
}
