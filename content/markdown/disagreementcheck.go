package markdown

import (
	"slices"

	"porthole/content"
)

// check puts the disagreements into the course, and tells what they name that the course does not have.
func (r *disagreementReader) check() {
	if len(r.written) == 0 {
		return
	}
	k := knownIn(r.course)
	for _, d := range r.written {
		d.About = r.about(d, k)
		if len(d.About) == 0 {
			r.Fail(d.Line, "name the heading of a column or the id of a question", "the disagreement concerns nothing in the course and is not used")
			continue
		}
		d.Keys = r.keysOf(d, k)
		for i := range d.Positions {
			d.Positions[i].Authority = r.authority(d.Positions[i].Authority, d.lines[i], k)
		}
		r.course.Disagreements = append(r.course.Disagreements, d.Disagreement)
	}
}

// known is what the whole document names, each by its Key.
type known struct {
	relations   map[string]*names // what the facts of a relation name
	questions   map[string]bool
	authorities map[string]string // as the course writes them
	listed      []string          // relations and questions, for hints
	byAuthority []string
}

// knownIn gathers what a course names.
func knownIn(c *content.Course) known {
	k := known{relations: map[string]*names{}, questions: map[string]bool{}, authorities: map[string]string{}}
	authority := func(name string) {
		if key := content.Key(name); name != "" && k.authorities[key] == "" {
			k.authorities[key] = name
			k.byAuthority = append(k.byAuthority, name)
		}
	}
	for i := range c.Facts {
		f := &c.Facts[i]
		key := content.Key(f.Relation)
		if k.relations[key] == nil {
			k.relations[key] = &names{byKey: map[string]string{}}
			k.listed = append(k.listed, f.Relation)
		}
		k.relations[key].addFact(f)
		authority(f.Authority)
	}
	for i := range c.Tables {
		authority(c.Tables[i].Authority)
	}
	for i := range c.Questions {
		q := &c.Questions[i]
		k.questions[content.Key(q.ID)] = true
		k.listed = append(k.listed, q.ID)
		authority(q.Authority)
	}
	return k
}

// about returns the relations and questions of the course that a disagreement concerns.
func (r *disagreementReader) about(d writtenDisagreement, k known) []string {
	var out []string
	for _, name := range d.about {
		key := content.Key(name)
		if k.relations[key] == nil && !k.questions[key] {
			hint := r.nearestHint(name, k.listed, "name the heading of a column or the id of a question")
			r.Warn(d.Line, hint, "the disagreement names %q, which is neither a relation nor a question of the course", name)
		} else if !slices.Contains(out, key) {
			out = append(out, key)
		}
	}
	return out
}

// keysOf returns the subjects and values that a disagreement is about, as the tables write them.
func (r *disagreementReader) keysOf(d writtenDisagreement, k known) []string {
	var relations []*names
	var listed []string
	for _, key := range d.About {
		if n := k.relations[key]; n != nil {
			relations = append(relations, n)
			listed = append(listed, n.list[:min(len(n.list), maxCompared)]...)
		}
	}
	var out []string
	for _, key := range d.keys {
		if name, ok := findIn(relations, key); ok {
			out = append(out, name)
		} else {
			r.Warn(d.keyLine, r.nearestHint(key, listed, "name a subject or a value that stands there"),
				"the disagreement is about %q, which is in none of its relations", key)
		}
	}
	if len(relations) > 0 && len(d.keys) == 0 {
		r.Warn(d.Line, "begin the quotation with them in bold: > **SMTPS, 465**", "the disagreement names no subject and no value of its relations")
	}
	return out
}

func findIn(relations []*names, key string) (string, bool) {
	for _, n := range relations {
		if name, ok := n.find(key); ok {
			return name, true
		}
	}
	return "", false
}

// authority returns an authority as the course writes it, "" for the course itself.
func (r *disagreementReader) authority(name string, line int, k known) string {
	key := content.Key(name)
	if key == courseItself {
		return ""
	}
	if own := k.authorities[key]; own != "" {
		return own
	}
	hint := r.nearestHint(name, k.byAuthority, "name one that stands in <!-- authority: … -->, or This course")
	r.Warn(line, hint, "the authority %q has no table and no question in the course", name)
	return name
}
