package markdown

import (
	"strings"

	"porthole/content"
)

// section is what tells the tables of one heading from those of another.
type section struct{ authority, subjects, title string }

// tellSectionsApart finds subjects that mean something only under their heading: "yo" under "cantar" and under "beber". Where
// tables of different sections say different things of the same subjects, each subject is named with its section.
func tellSectionsApart(tables []*factReader) {
	count := sectionCounts(tables)
	k := namesakes{first: map[identity]*factReader{}, values: map[identity]string{}, apart: map[*factReader]bool{}}
	for _, t := range tables {
		s := t.section()
		if s.title = ""; count[s] > 1 {
			k.compare(t)
		}
	}
	for t := range k.apart {
		t.nameSection()
	}
}

// sectionCounts returns how many sections have tables of the same subjects.
func sectionCounts(tables []*factReader) map[section]int {
	titles, count := map[section]bool{}, map[section]int{}
	for _, t := range tables {
		s := t.section()
		if s.title != "" && !titles[s] {
			titles[s] = true
			s.title = ""
			count[s]++
		}
	}
	return count
}

// namesakes are what the tables so far say, and those of them that share subjects with another section.
type namesakes struct {
	first  map[identity]*factReader
	values map[identity]string
	apart  map[*factReader]bool
}

// compare finds the tables of other sections that say something else of most subjects of a table.
func (k *namesakes) compare(t *factReader) {
	clashes, shared := map[*factReader]int{}, map[*factReader]int{}
	t.each(func(id identity, value string) {
		other := k.first[id]
		switch {
		case other == nil:
			k.first[id], k.values[id] = t, value
		case other.heading != t.heading:
			shared[other]++
			if k.values[id] != value {
				clashes[other]++
			}
		}
	})
	for other, n := range clashes {
		if n > 1 && n*2 > shared[other] {
			k.apart[other], k.apart[t] = true, true
		}
	}
}

func (s *factReader) section() section {
	return section{s.authority, content.Key(s.headings[0]), content.Key(s.heading)}
}

// each calls do for what each cell says.
func (s *factReader) each(do func(id identity, value string)) {
	for row := range s.t.Rows {
		for _, sub := range s.subjects[row].subjects {
			for c := 1; c < len(s.cells); c++ {
				if s.cells[c] != nil && !s.cells[c][row].blank() {
					do(identity{s.authority, sub.key, s.keys[c]}, strings.ToLower(s.cells[c][row].text))
				}
			}
		}
	}
}

// nameSection puts the heading of the table's section after each subject.
func (s *factReader) nameSection() {
	for i := range s.subjects {
		for j := range s.subjects[i].subjects {
			sub := &s.subjects[i].subjects[j]
			sub.names = append(sub.names, sub.name)
			sub.name += " (" + s.heading + ")"
			if sub.key = content.Key(sub.name); sub.exact {
				sub.key = content.CaseKey(sub.name)
			}
		}
	}
}
