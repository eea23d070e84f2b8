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
	keys      []factKeys
	ofSubject map[string][]int   // facts by their subject, its further names and its spellings
	ofValue   map[string][]int   // the first facts that have the value
	rows      map[tableRow][]int // facts by the row of the table they stand in
	shadowed  []bool             // facts whose cell has a secondary one
	relations map[class][]string
	contested map[asked]authorities
	pools     map[scope]*pool
	aliases   map[string][]string // what else is accepted for a name
	groups    map[string][]int    // indexes into Course.Groups
	apart     map[string][]int    // indexes into Course.Apart
	notes     map[string][]int    // indexes into Course.Notes
}

// factKeys are the words of a fact in the form they are compared in.
type factKeys struct {
	subject, relation, authority string
	values                       []string
	class                        [2]string // of the relation, by direction
	sort                         string    // of the numbers, by the heading
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
		keys:      make([]factKeys, len(c.Facts)),
		ofSubject: make(map[string][]int, len(c.Facts)),
		ofValue:   make(map[string][]int, len(c.Facts)),
		rows:      map[tableRow][]int{},
		shadowed:  shadows(c.Facts),
		relations: map[class][]string{},
		contested: map[asked]authorities{},
		pools:     map[scope]*pool{},
		aliases:   map[string][]string{},
		groups:    byMember(c.Groups),
		apart:     byMember(c.Apart),
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
	return x
}

// shadows finds the facts that repeat themselves about a name in their row: SMTP → secure port,
// where the row says SMTPS as well. They are true, but the other one is the better answer, and a
// sentence made for the name ("Which port does SMTPS use?") does not fit them.
func shadows(facts []content.Fact) []bool {
	type cell struct{ table, row, column int }
	named := map[cell]bool{}
	for _, f := range facts {
		if f.Secondary {
			named[cell{f.Table, f.Row, f.Column}] = true
		}
	}
	shadowed := make([]bool, len(facts))
	for i, f := range facts {
		shadowed[i] = !f.Secondary && named[cell{f.Table, f.Row, f.Column}]
	}
	return shadowed
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
	f := c.Facts[i]
	k := factKeys{subject: spelling.Norm(f.Subject), relation: content.Key(f.Relation), authority: content.Key(f.Authority)}
	k.class, k.sort = classes(c.Phrases[k.relation], k.relation), sortOf(k.relation)
	x.rows[tableRow{f.Table, f.Row}] = append(x.rows[tableRow{f.Table, f.Row}], i)
	for direction, stem := range k.class {
		x.relate(class{Direction(direction), stem}, k.relation)
	}
	for _, name := range f.Names {
		x.aliases[k.subject] = appendNew(x.aliases[k.subject], spelling.Norm(name))
	}
	x.ofSubject[k.subject] = append(x.ofSubject[k.subject], i)
	for _, alias := range x.aliases[k.subject] {
		if alias != k.subject {
			x.ofSubject[alias] = append(x.ofSubject[alias], i)
		}
	}
	x.contest(asked{Forward, k.subject, k.relation}, k.authority)
	for _, v := range f.Values {
		key := spelling.Norm(v.Text)
		k.values = append(k.values, key)
		if len(x.ofValue[key]) < maxOwners {
			x.ofValue[key] = append(x.ofValue[key], i)
		}
		x.contest(asked{Reverse, key, k.relation}, k.authority)
	}
	x.keys[i] = k
	if !x.shadowed[i] {
		x.pool(f, k, i)
	}
}

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
func (x *index) pool(f content.Fact, k factKeys, i int) {
	for n, v := range f.Values {
		it := item{text: v.Text, key: k.values[n], fact: i}
		for _, s := range scopes(f, k, Forward, f.Kind) {
			x.drawer(s).add(it)
		}
	}
	it := item{text: f.Subject, key: k.subject, fact: i}
	for _, s := range scopes(f, k, Reverse, f.SubjectKind) {
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
