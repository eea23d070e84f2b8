package content

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// directives are what comments before a table or a question ask for: "<!-- map, authority: IANA -->".
type directives struct {
	reading, isMap, all bool
	authority, id       string
	line                int // of the first of them, 0 where there is none
}

// directiveNames lists the words that are directives; those with a colon take a value.
func directiveNames() []string { return []string{"reading", "map", "all", "authority:", "id:"} }

// commentText returns what stands between the marks of a comment, ok false where the block holds
// anything else.
func commentText(n ast.Node, src []byte) (text string, ok bool) {
	b, isHTML := n.(*ast.HTMLBlock)
	if !isHTML || b.HTMLBlockType != ast.HTMLBlockType2 {
		return "", false
	}
	raw := bytes.TrimSpace(b.Lines().Value(src))
	if b.HasClosure() {
		raw = append(bytes.Clone(raw), b.ClosureLine.Value(src)...)
	}
	raw, ok = bytes.CutPrefix(bytes.TrimSpace(raw), []byte("<!--"))
	text, _, _ = strings.Cut(string(raw), "-->")
	return text, ok
}

// parseDirectives reads a comment; ok is false where a part of it is no directive: then it is
// somebody's remark. near is the directive that an unknown "word: value" is a slip for.
func parseDirectives(text string) (d directives, near string, ok bool) {
	for part := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == ',' || r == ';' || r == '\n' }) {
		name, value, hasValue := strings.Cut(part, ":")
		value = strings.TrimSpace(Clean(value))
		switch word := Key(name); {
		case word == "" && !hasValue:
		case word == "reading" && !hasValue:
			d.reading, ok = true, true
		case word == "map" && !hasValue:
			d.isMap, ok = true, true
		case word == "all" && !hasValue:
			d.all, ok = true, true
		case word == "authority" && value != "":
			d.authority, ok = value, true
		case word == "id" && value != "":
			d.id, ok = value, true
		default:
			if hasValue && !strings.Contains(word, " ") {
				near, _ = Nearest(word+":", []string{"authority:", "id:"})
			}
			return directives{}, near, false
		}
	}
	return d, "", ok
}

// opensQuestion reports whether a block is a comment that gives a question its id.
func opensQuestion(n ast.Node, src []byte) bool {
	text, ok := commentText(n, src)
	if !ok {
		return false
	}
	d, _, ok := parseDirectives(text)
	return ok && d.id != ""
}

// directive takes in a comment.
func (r *reader) directive(n ast.Node) {
	text, _ := commentText(n, r.src)
	line := r.lineOf(n)
	d, near, ok := parseDirectives(text)
	if !ok {
		if near != "" {
			r.warn(line, "did you mean "+near+"?", "the comment %q is not understood and not used", strings.TrimSpace(text))
		}
		return
	}
	p := &r.pending
	if p.line == 0 {
		p.line = line
	}
	p.reading, p.isMap, p.all = p.reading || d.reading, p.isMap || d.isMap, p.all || d.all
	if d.authority != "" {
		p.authority = d.authority
	}
	if d.id != "" {
		p.id = d.id
	}
}

// takeDirectives returns what stood before the block that begins now.
func (r *reader) takeDirectives() directives {
	d := r.pending
	r.pending = directives{}
	return d
}

// dropDirectives tells that what stood before a block is of no use there.
func (r *reader) dropDirectives() {
	if d := r.takeDirectives(); d.line > 0 {
		r.warn(d.line, "put "+strings.Join(directiveNames(), ", ")+" right before a table or a question",
			"the comment stands before neither a table nor a question")
	}
}
