package markdown

import (
	"fmt"
	"slices"

	"porthole/content"
)

// frontCheck compares what the front matter names with what the course has.
type frontCheck struct {
	*document

	front front
	names *names
}

// check puts what the front matter says into the course, and tells what it names that the
// course does not have.
func (r *frontCheck) check() {
	r.checkPhrases()
	c := r.course
	for _, s := range r.front.spellings {
		r.mustKnow(s.name, s.line, "spellings")
		if len(s.accepted) == 0 {
			continue
		}
		if c.Spellings == nil {
			c.Spellings = map[string][]string{}
		}
		c.Spellings[content.Key(s.name)] = append(c.Spellings[content.Key(s.name)], s.accepted...)
	}
	c.Groups = r.checkGroups(r.front.groups, "groups")
	c.Apart = r.checkGroups(r.front.apart, "apart")
}

func (r *frontCheck) checkGroups(groups []group, what string) [][]string {
	var out [][]string
	for _, g := range groups {
		if !slices.ContainsFunc(g.names, func(name string) bool { return content.Key(name) != content.Key(g.names[0]) }) {
			r.Warn(g.line, "name two or more", "a list in %s names only %q", what, g.names[0])
		}
		for _, name := range g.names {
			r.mustKnow(name, g.line, what)
		}
		out = append(out, g.names)
	}
	return out
}

func (r *frontCheck) mustKnow(name string, line int, what string) {
	if _, ok := r.names.find(name); !ok {
		r.Warn(line, r.names.hint(name), "%s names %q, which no table of the course does", what, name)
	}
}

// checkPhrases files the phrases under the relations they are for.
func (r *frontCheck) checkPhrases() {
	if len(r.front.phrases) == 0 {
		return
	}
	known := map[string]bool{}
	var relations []string
	for i := range r.course.Facts {
		f := &r.course.Facts[i]
		if key := content.Key(f.Relation); !known[key] {
			known[key] = true
			relations = append(relations, f.Relation)
		}
	}
	if r.course.Phrases == nil {
		r.course.Phrases = make(map[string]content.Phrases, len(r.front.phrases))
	}
	for _, p := range r.front.phrases {
		if !known[content.Key(p.relation)] {
			hint := "a relation is the heading of a column"
			if near, ok := content.Nearest(p.relation, relations); ok {
				hint = fmt.Sprintf("did you mean %q?", near)
			}
			r.Warn(p.line, hint, "phrases names the relation %q, which no table has", p.relation)
		}
		r.course.Phrases[content.Key(p.relation)] = p.Phrases
	}
}
