package markdown

import (
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"porthole/content"
)

// kindNamed returns the kind that a word, as Key writes it, names; Scenario where it names none.
func kindNamed(word string) content.QuestionKind {
	for _, k := range namedKinds() {
		if k.String() == word {
			return k
		}
	}
	return content.Scenario
}

// nearlyKind returns the kind that a word is most likely a slip for, Scenario for none. "port" and "sorted" are words of
// their own: a slip keeps the first letter and nearly the length.
func nearlyKind(word string) content.QuestionKind {
	first, _ := utf8.DecodeRuneInString(word)
	var known []string
	for _, k := range namedKinds() {
		name := k.String()
		if name[0] == byte(first&0x7f) && first < utf8.RuneSelf && max(len(name), len(word))-min(len(name), len(word)) <= 1 {
			known = append(known, name)
		}
	}
	near, _ := content.Nearest(word, known)
	return kindNamed(near)
}

// commentKind returns the kind of question that a comment names, or, where slip is true, nearly names.
func commentKind(n ast.Node, src []byte) (kind content.QuestionKind, slip bool) {
	text, ok := commentText(n, src)
	if !ok {
		return content.Scenario, false
	}
	d, odd, ok := parseDirectives(text)
	if ok || strings.Contains(odd, ":") {
		return d.kind, false
	}
	return nearlyKind(content.Key(odd)), true
}

// findPerformed gives their roles to the blocks of performance-based questions, and of disagreements.
func (o *outline) findPerformed() {
	for i, n := range o.nodes {
		if o.roles[i] != comment {
			continue
		}
		if isDisagreement(n, o.src) {
			o.disagreement(i)
			continue
		}
		if is, slip := isWire(n, o.src); is || slip {
			o.wire(i, slip)
			continue
		}
		kind, slip := commentKind(n, o.src)
		if descriptorOf(kind).works == nil {
			continue
		}
		from, found := o.bodyStart(i)
		switch {
		case !found && !slip:
			o.roles[i] = astray
		case !found:
		case slip && worksOn(kind, o.nodes[from]):
			o.roles[i] = slipped
		case !slip:
			o.perform(kind, i+1, from)
		}
	}
}

// bodyStart returns the index of the first block after the comment at i that is no part of a stem. It is false where
// the section or another question begins before it.
func (o *outline) bodyStart(i int) (from int, found bool) {
	begun := false
	for j := i + 1; j < len(o.nodes); j++ {
		switch o.nodes[j].(type) {
		case *ast.Paragraph:
			begun = true
			continue
		case *ast.Heading, *ast.ThematicBreak:
			return 0, false
		case *ast.HTMLBlock, *footnoteDef:
			if o.opensAnother(j, begun) {
				return 0, false
			}
			continue
		}
		return j, true
	}
	return 0, false
}

// opensAnother reports whether a block is a comment after which something else begins; an id belongs to the question
// that is open where no stem has begun yet.
func (o *outline) opensAnother(j int, begun bool) bool {
	if is, _ := isWire(o.nodes[j], o.src); is || isDisagreement(o.nodes[j], o.src) {
		return true
	}
	kind, _ := commentKind(o.nodes[j], o.src)
	return kind != content.Scenario || begun && opensQuestion(o.nodes[j], o.src)
}

// perform gives the blocks of a question their roles: its stem begins at index from, what it works on at index at. What
// is of the wrong sort is taken in alone, and told when it is read.
func (o *outline) perform(kind content.QuestionKind, from, at int) {
	for j := from; j < at; j++ {
		if o.roles[j] == shown {
			o.roles[j] = stem
		}
	}
	end := at + 1
	if worksOn(kind, o.nodes[at]) {
		end = o.bodyEnd(kind, at)
	}
	for j := at; j < end; j++ {
		o.roles[j] = body
	}
	if end < len(o.nodes) && isQuote(o.nodes[end]) {
		o.roles[end] = explains
	}
}

// bodyEnd returns the index after the last block that a question of a kind works on.
func (o *outline) bodyEnd(kind content.QuestionKind, at int) int {
	how := descriptorOf(kind)
	at++
	for how.several && at < len(o.nodes) && how.works(o.nodes[at]) {
		at++
	}
	if how.then != nil && at < len(o.nodes) && how.then(o.nodes[at]) {
		at++
	}
	return at
}

// worksOn reports whether a question of a kind works on a block.
func worksOn(kind content.QuestionKind, n ast.Node) bool {
	works := descriptorOf(kind).works
	return works != nil && works(n)
}

func isTable(n ast.Node) bool { return is[*extast.Table](n) }

func isListBlock(n ast.Node) bool { return is[*ast.List](n) }

func isQuote(n ast.Node) bool { return is[*ast.Blockquote](n) }

func isCode(n ast.Node) bool { return is[*ast.CodeBlock](n) || is[*ast.FencedCodeBlock](n) }

func is[T ast.Node](n ast.Node) bool {
	_, ok := n.(T)
	return ok
}
