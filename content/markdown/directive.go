package markdown

import (
	"bytes"
	"iter"
	"strings"

	"github.com/yuin/goldmark/ast"

	"porthole/content"
)

// directives are what comments before a table or a question ask for: "<!-- map, authority: IANA -->".
type directives struct {
	reading, isMap, all bool
	wire                bool // an exercise for the wire lab follows
	authority, id       string
	kind                content.QuestionKind // of the performance-based question that follows; Scenario for none
	disagree            []string             // the relations and questions on which authorities differ
	line                int                  // of the first of them, 0 where there is none
	slip                slip                 // a remark of one word that nearly is one of them
}

// slip is a comment that its author may have meant as a directive.
type slip struct {
	text, meant string
	line        int
}

// directiveNames lists the words that are directives of a table or of any question; those with a colon take a value.
func directiveNames() []string { return []string{"reading", "map", "all", "authority:", "id:"} }

// directiveReader reads the comments before tables and questions.
type directiveReader struct {
	*document

	pending directives // of the table or question that is to come
}

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
// somebody's remark, and odd that part.
func parseDirectives(text string) (d directives, odd string, ok bool) {
	if list, is := disagreeList(text); is {
		return directives{disagree: list}, text, len(list) > 0
	}
	for part := range directiveParts(text) {
		name, value, hasValue := strings.Cut(part, ":")
		value = strings.TrimSpace(content.Clean(value))
		switch word := content.Key(name); {
		case word == "" && !hasValue:
		case !hasValue && d.flag(word):
			ok = true
		case word == "authority" && value != "":
			d.authority, ok = value, true
		case word == "id" && value != "":
			d.id, ok = value, true
		case kindNamed(word) != content.Scenario && !hasValue:
			d.kind, ok = kindNamed(word), true
		default:
			return directives{}, part, false
		}
	}
	return d, "", ok
}

// directiveParts are those of a comment.
func directiveParts(text string) iter.Seq[string] {
	return strings.FieldsFuncSeq(text, func(r rune) bool { return r == ',' || r == ';' || r == '\n' })
}

// saysID reports whether one of them is an id.
func saysID(text string) bool {
	for part := range directiveParts(text) {
		if name, value, _ := strings.Cut(part, ":"); content.Key(name) == "id" && strings.TrimSpace(value) != "" {
			return true
		}
	}
	return false
}

// flag takes in a word that stands alone; false: it is none.
func (d *directives) flag(word string) bool {
	switch word {
	case "reading":
		d.reading = true
	case "map":
		d.isMap = true
	case "all":
		d.all = true
	case "wire":
		d.wire = true
	default:
		return false
	}
	return true
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

// read takes in a comment.
func (r *directiveReader) read(n ast.Node) {
	text, _ := commentText(n, r.src)
	line := r.lineOf(n)
	d, odd, ok := parseDirectives(text)
	p := &r.pending
	if !ok {
		if s := r.remark(text, odd, line); s.meant != "" {
			p.slip = s
		}
		return
	}
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
	if d.kind != content.Scenario {
		p.kind = d.kind
	}
}

// remark tells of a comment that looks like a directive for its colon. One word alone may be
// anybody's remark: the slip it may be is told if a table or a question follows.
func (r *directiveReader) remark(text, odd string, line int) slip {
	name, value, hasValue := strings.Cut(odd, ":")
	word := content.Key(name)
	switch {
	case strings.Contains(word, " "):
	case !hasValue:
		meant, _ := content.Nearest(word, []string{"reading", "map", "all"})
		return slip{text: strings.TrimSpace(text), meant: meant, line: line}
	case (word == "kind" || word == "type") && kindNamed(content.Key(value)) != content.Scenario:
		r.Warn(line, "write the kind alone: <!-- "+kindNamed(content.Key(value)).String()+" -->", "the comment %q is not understood and not used", strings.TrimSpace(text))
	case strings.TrimSpace(content.Clean(value)) == "" && word == "authority":
		r.Warn(line, "name the authority: <!-- authority: IANA -->", "the comment says authority and names none")
	case strings.TrimSpace(content.Clean(value)) == "" && word == "disagree":
		r.Warn(line, "name a relation or a question: <!-- disagree: Secure port / which-port -->", "the comment says disagree and names nothing")
	case strings.TrimSpace(content.Clean(value)) == "" && word == "id":
		r.Warn(line, "name the question: <!-- id: which-port -->", "the comment says id and gives none")
	default:
		if near, ok := content.Nearest(word+":", []string{"authority:", "id:", "disagree:"}); ok {
			r.Warn(line, "did you mean "+near+"?", "the comment %q is not understood and not used", strings.TrimSpace(text))
		}
	}
	return slip{}
}

// take returns what stood before the table or question that begins now.
func (r *directiveReader) take() directives {
	d := r.pending
	r.pending = directives{}
	if d.slip.meant != "" {
		r.Warn(d.slip.line, "did you mean "+d.slip.meant+"?", "the comment %q is not understood and not used", d.slip.text)
	}
	return d
}

// drop tells that what stood before a block is of no use there.
func (r *directiveReader) drop() {
	d := r.pending
	r.pending = directives{}
	if d.line > 0 {
		r.Warn(d.line, "put "+strings.Join(directiveNames(), ", ")+" right before a table or a question",
			"the comment stands before neither a table nor a question")
	}
}
