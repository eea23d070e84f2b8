package markdown

import (
	"slices"
	"strings"

	"porthole/content"
)

// section is what tells the tables of one heading from those of another.
type section struct{ authority, subjects, title string }

// tellSectionsApart finds subjects that mean something only under their heading: "yo" under "cantar" and under "beber". Where
// tables of different sections say different things of the same subjects, each subject is named with its section.
func tellSectionsApart(tables []*factReader) {
	count := sectionCounts(tables)
	k := namesakes{first: map[identity]*factReader{}, values: map[identity]string{}, apart: map[*factReader]bool{}, alone: map[*factReader]map[string]bool{}}
	for _, t := range tables {
		s := t.section()
		if s.title = ""; count[s] > 1 {
			k.compare(t)
		}
	}
	tellKindsApart(tables)
	markFlags(tables, k.apart)
	gates := truthTables(tables)
	if len(k.apart)+len(k.alone)+len(gates) == 0 {
		return
	}
	names := sectionNames(tables)
	tellGatesApart(gates, names)
	for t := range k.apart {
		if slices.Contains(gates, t) {
			continue
		}
		t.nameSection(names[t], func(subject) bool { return true })
	}
	for t, keys := range k.alone {
		if !k.apart[t] && !slices.Contains(gates, t) {
			t.nameSection(names[t], func(s subject) bool { return keys[s.key] })
		}
	}
}

// markFlags has the options of programs named with their sections, where several sections have some: what "-v" does depends
// on the program.
func markFlags(tables []*factReader, apart map[*factReader]bool) {
	var flags []*factReader
	sections := map[section]bool{}
	for _, t := range tables {
		if !t.authored && t.heading != "" && t.hasFlags() {
			flags = append(flags, t)
			sections[section{title: t.heading + "\x00" + t.above}] = true
		}
	}
	for _, t := range flags {
		if len(sections) > 1 {
			apart[t] = true
		}
	}
}

// hasFlags reports whether most subjects of a table are options: "-v", "--help".
func (s *factReader) hasFlags() bool {
	flags := 0
	for _, cell := range s.subjects {
		if rest := strings.TrimLeft(cell.base, "-"); len(cell.base)-len(rest) == 1 || len(cell.base)-len(rest) == 2 && rest != "" && isWordRune(rune(rest[0])) {
			flags++
		}
	}
	return 2*flags > len(s.subjects)
}

// sectionNames returns what tells the tables of one section from those of another: its heading, or the one above where the
// heading comes back under others, such as "Options" of each program; both where more than one section with a table stands there.
func sectionNames(tables []*factReader) map[*factReader]string {
	parents, within, announced := map[string]map[string]bool{}, map[string]map[string]bool{}, map[string]map[string]bool{}
	note := func(in map[string]map[string]bool, key, value string) {
		if in[key] == nil {
			in[key] = map[string]bool{}
		}
		in[key][value] = true
	}
	for _, t := range tables {
		note(parents, content.Key(t.heading), t.above)
		note(within, t.above, t.heading)
		note(announced, t.above+"\x00"+t.heading, t.before)
	}
	names := make(map[*factReader]string, len(tables))
	for _, t := range tables {
		switch alone := len(parents[content.Key(t.heading)]) < 2 && !isPartHeading(t.heading); {
		case t.before != "" && len(announced[t.above+"\x00"+t.heading]) > 1:
			names[t] = t.before
		case t.above == "" || alone && !t.hasFlags():
			names[t] = t.heading
		case len(within[t.above]) < 2:
			names[t] = t.above
		default:
			names[t] = t.above + ", " + t.heading
		}
	}
	return names
}

// isPartHeading reports whether a heading names a part that many things have, and so says nothing without the heading above.
func isPartHeading(heading string) bool {
	switch content.Key(heading) {
	case "option", "options", "flags", "switches", "parameters", "arguments", "usage", "syntax", "commands", "basics", "examples", "format", "modes", "methods",
		"properties", "attributes", "fields", "values", "types", "operators", "functions", "keys", "shortcuts", "general", "other", "others", "misc", "miscellaneous",
		"overview", "summary", "optionen", "opciones", "paramètres", "опции", "параметры", "选项", "参数", "オプション":
		return true
	}
	return false
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
	alone  map[*factReader]map[string]bool // by their keys: single subjects to be named with their section
}

// compare finds the tables of other sections that say something else of most subjects of a table.
func (k *namesakes) compare(t *factReader) {
	clashes, shared := map[*factReader]int{}, map[*factReader]int{}
	t.each(func(id identity, value cellValue, literal bool) {
		other := k.first[id]
		switch {
		case other == nil:
			k.first[id], k.values[id] = t, value.text
		case other.heading != t.heading || other.above != t.above || other.before != t.before:
			shared[other]++
			if !strings.EqualFold(k.values[id], value.text) {
				clashes[other]++
				if literal || value.kind == content.Sentence {
					k.mark(other, id.subject)
					k.mark(t, id.subject)
				}
			}
		}
	})
	for other, n := range clashes {
		if n > 1 && n*2 > shared[other] {
			k.apart[other], k.apart[t] = true, true
		}
	}
}

func (k *namesakes) mark(t *factReader, subject string) {
	if t.heading == "" || t.authored {
		return
	}
	if k.alone[t] == nil {
		k.alone[t] = map[string]bool{}
	}
	k.alone[t][subject] = true
}

func (s *factReader) section() section {
	title := content.Key(s.heading)
	if s.above != "" {
		title = content.Key(s.above) + "\x00" + title
	}
	if s.before != "" {
		title += "\x00" + content.Key(s.before)
	}
	return section{s.authority, s.headKeys[0], title}
}

// each calls do for what each cell says.
func (s *factReader) each(do func(id identity, value cellValue, literal bool)) {
	for row := range s.t.Rows {
		for _, sub := range s.subjects[row].subjects {
			for c := 1; c < len(s.cells); c++ {
				if s.cells[c] != nil && !s.cells[c][row].blank() {
					do(identity{s.authority, sub.key, s.keys[c]}, s.cells[c][row], sub.literal)
				}
			}
		}
	}
}

// nameSection puts the name of the table's section after each subject that is to be told apart.
func (s *factReader) nameSection(name string, told func(subject) bool) {
	for i := range s.subjects {
		for j := range s.subjects[i].subjects {
			sub := &s.subjects[i].subjects[j]
			if !told(*sub) {
				continue
			}
			sub.nameAfter(name)
		}
	}
}

// nameAfter puts a name after a subject that tells it apart. The subject alone is right as an answer, too.
func (s *subject) nameAfter(name string) {
	s.names = append(s.names, s.name)
	s.name += " (" + name + ")"
	if s.key = content.Key(s.name); s.exact {
		s.key = content.CaseKey(s.name)
	}
}
