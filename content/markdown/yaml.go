package markdown

import (
	"strings"

	"github.com/goccy/go-yaml/ast"

	"porthole/content"
)

// go-yaml parses the front matter; what stands here walks its tree. Decoding into a struct would not do: it gives up at
// the first value of the wrong type, and keeps no lines for what is read later than it, while an author is to be told of
// every slip in its line.

// entry is a key of a YAML mapping with its value.
type entry struct {
	key   string
	value ast.Node
	line  int
}

// yamlLine returns the line of the document that a node of the front matter stands in.
func yamlLine(n ast.Node) int {
	if n == nil || n.GetToken() == nil || n.GetToken().Position == nil {
		return 1
	}
	return n.GetToken().Position.Line + 1
}

// unwrapYAML takes anchors and tags off a node.
func unwrapYAML(n ast.Node) ast.Node {
	for {
		switch w := n.(type) {
		case *ast.AnchorNode:
			n = w.Value
		case *ast.TagNode:
			n = w.Value
		default:
			return n
		}
	}
}

// mapping returns the entries of a mapping, in their order.
func (r *frontReader) mapping(n ast.Node, what string) ([]entry, bool) {
	var values []*ast.MappingValueNode
	switch m := unwrapYAML(n).(type) {
	case *ast.MappingNode:
		values = m.Values
	case *ast.MappingValueNode:
		values = []*ast.MappingValueNode{m}
	case *ast.NullNode, nil:
		return nil, true
	default:
		r.wrongType(n, what, "keys with values")
		return nil, false
	}
	var out []entry
	for _, v := range values {
		key, ok := r.scalar(keyNode(v.Key), "a key of "+what)
		if ok {
			out = append(out, entry{key: key, value: v.Value, line: yamlLine(v.Key)})
		}
	}
	return out, true
}

func keyNode(k ast.MapKeyNode) ast.Node {
	if m, ok := k.(*ast.MappingKeyNode); ok {
		return m.Value
	}
	return k
}

func (r *frontReader) sequence(n ast.Node, what string) []ast.Node {
	switch s := unwrapYAML(n).(type) {
	case *ast.SequenceNode:
		return s.Values
	case *ast.NullNode, nil:
		return nil
	}
	r.wrongType(n, what, "a list")
	return nil
}

// strings reads a list of names; a number counts as it is written.
func (r *frontReader) strings(n ast.Node, what string) []string {
	var out []string
	for _, item := range r.sequence(n, what) {
		if s, ok := r.scalar(item, what); ok && s != "" {
			out = append(out, s)
		}
	}
	return out
}

// scalar reads a text; a number or a truth value counts as it is written.
func (r *frontReader) scalar(n ast.Node, what string) (string, bool) {
	text := ""
	switch s := unwrapYAML(n).(type) {
	case *ast.StringNode:
		text = s.Value
	case *ast.LiteralNode:
		if s.Value != nil {
			text = s.Value.Value
		}
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.InfinityNode, *ast.NanNode:
		text = s.GetToken().Value
	case *ast.NullNode, nil:
		if n == nil || n.GetToken() == nil {
			return "", true
		}
		text = n.GetToken().Value
		if text == "null" || text == "~" {
			text = ""
		}
	default:
		r.wrongType(n, what, "a text")
		return "", false
	}
	return strings.TrimSpace(content.Clean(text)), true
}

func (r *frontReader) truth(f entry) bool {
	b, ok := unwrapYAML(f.value).(*ast.BoolNode)
	if !ok {
		r.wrongType(f.value, f.key, "true or false")
		return false
	}
	return b.Value
}

func (r *frontReader) wrongType(n ast.Node, what, wanted string) {
	if _, ok := unwrapYAML(n).(*ast.AliasNode); ok {
		r.Fail(yamlLine(n), "write the value out", "the front matter's %s is an alias (*…), which is not read", what)
		return
	}
	r.Fail(yamlLine(n), shape(what, wanted), "%s: %s is wanted here", what, wanted)
}

// shape shows how a key that takes more than a text is written.
func shape(what, wanted string) string {
	example := map[string]string{
		"groups a list": "- [SSH, Telnet]", "apart a list": "- [SSH, Telnet]",
		"objectives keys with values": "N10-009 1.4: [n10]", "spellings keys with values": "Domain Name System: [domain names]",
		"exam keys with values": "questions: 25", "weights keys with values": "Names and shells: 2", "kinds keys with values": "choice: 6",
	}[what+" "+wanted]
	switch {
	case what == "phrases":
		return "write Port: below it, and below that forward: Which port does {subject} use?, each two spaces further in"
	case example == "":
		return "see how it is written in the README"
	}
	return "write lines below it, two spaces further in, such as " + example
}
