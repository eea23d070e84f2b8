package markdown

import (
	"fmt"

	"github.com/goccy/go-yaml/ast"

	"porthole/content"
)

// objective is what the front matter says of an objective of an exam: the footnotes that stand for it.
type objective struct {
	name   string
	labels []objectiveLabel
	line   int
}

// objectiveLabel is a footnote's label as the front matter writes it: "n10" for [^n10].
type objectiveLabel struct {
	text string
	line int
}

// readObjectives reads the objectives and their labels: a list, or one label alone.
func (r *frontReader) readObjectives(n ast.Node) {
	entries, _ := r.mapping(n, "objectives")
	for _, e := range entries {
		o := objective{name: e.key, line: e.line}
		items := []ast.Node{e.value}
		switch unwrapYAML(e.value).(type) {
		case *ast.SequenceNode, *ast.NullNode, nil:
			items = r.sequence(e.value, "objectives")
		}
		for _, item := range items {
			if label, ok := r.scalar(item, "objectives"); ok && label != "" {
				o.labels = append(o.labels, objectiveLabel{label, yamlLine(item)})
			}
		}
		r.front.objectives = append(r.front.objectives, o)
	}
}

// checkObjectives puts the objectives into the course and marks the sources that stand for them. An
// objective without a footnote of the course is told and left out.
func (s *sources) checkObjectives(objectives []objective) {
	owner := map[*footnote]string{}
	for _, o := range objectives {
		if len(o.labels) == 0 {
			s.Warn(o.line, "list the labels of footnotes: [n10] for [^n10]", "the objective %q lists no footnote and is not used", o.name)
			continue
		}
		used := false
		for _, l := range o.labels {
			used = s.claim(o.name, l, owner) || used
		}
		if used {
			s.course.Objectives = append(s.course.Objectives, o.name)
		}
	}
}

// claim makes the footnote with a label one of an objective's; it is false where it cannot be.
func (s *sources) claim(name string, l objectiveLabel, owner map[*footnote]string) bool {
	n := s.byLabel[content.Key(l.text)]
	if n == nil || n.missing {
		s.Warn(l.line, s.labelHint(l.text), "objectives names the footnote %q, which is not defined", l.text)
		return false
	}
	if first, taken := owner[n]; taken {
		if first != name {
			s.Warn(l.line, "leave it under one of them", "the footnote [^%s] stands under two objectives; %q is used", n.label, first)
		}
		return first == name
	}
	owner[n] = name
	if n.source >= 0 {
		s.course.Sources[n.source].Objective = name
	}
	return true
}

// labelHint says what an unknown label may have meant.
func (s *sources) labelHint(label string) string {
	labels := make([]string, len(s.defined))
	for i, n := range s.defined {
		labels[i] = n.label
	}
	if near, ok := content.Nearest(label, labels); ok {
		return fmt.Sprintf("did you mean %q?", near)
	}
	return "add a line [^" + label + "]: with the source"
}
