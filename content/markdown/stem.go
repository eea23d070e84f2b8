package markdown

import (
	"bytes"
	"slices"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"

	"porthole/content"
)

// stem reads a block of the text of a question: a heading without its number, a picture as the words that stand for it.
func (r *questionReader) stem(n ast.Node) (text string, sources []int) {
	text, sources = r.prose(n)
	switch {
	case levelOf(n) > 0:
		text = cleanQuestion(text)
	case isPicture(n) && len(strings.Fields(text)) < 2:
		text = ""
	}
	return text, sources
}

// cleanQuestion takes the number before a question away.
func cleanQuestion(s string) string {
	number, rest, ok := strings.Cut(s, " ")
	if rest = strings.TrimSpace(rest); ok && rest != "" && isSectionNumber(strings.TrimRight(number, ":")) {
		return rest
	}
	return s
}

// isSnippet reports whether a block is what a question is about, and does not ask: code, or a picture.
func isSnippet(n ast.Node, src []byte) bool {
	switch n.(type) {
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		return true
	}
	return isPicture(n) || isParagraph(n) && !slices.ContainsFunc(childrenOf(n), func(c ast.Node) bool {
		_, code := c.(*ast.CodeSpan)
		text, plain := c.(*ast.Text)
		return !code && (!plain || len(bytes.TrimSpace(text.Segment.Value(src))) > 0)
	})
}

// isPicture reports whether a block is nothing but a picture.
func isPicture(n ast.Node) bool {
	if !isParagraph(n) || n.ChildCount() != 1 {
		return false
	}
	_, ok := n.FirstChild().(*ast.Image)
	return ok
}

func isParagraph(n ast.Node) bool {
	_, ok := n.(*ast.Paragraph)
	return ok
}

func childrenOf(n ast.Node) []ast.Node {
	var out []ast.Node
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		out = append(out, c)
	}
	return out
}

// textOf returns what a block says as it is written, on one line.
func textOf(n ast.Node, src []byte) string {
	if n.Lines() == nil {
		return ""
	}
	return content.Clean(string(bytes.TrimSpace(n.Lines().Value(src))))
}

// isAsking reports whether a text is a question, or asks for something to be chosen or filled in.
func isAsking(text string) bool {
	text = strings.TrimRight(text, " *_`#:.)")
	if strings.HasSuffix(text, "?") || strings.HasSuffix(text, "？") || strings.HasSuffix(text, "؟") || strings.Contains(text, "___") || strings.HasSuffix(text, "…") {
		return true
	}
	return isAskingWord(firstWord(text))
}

// isAskingWord reports whether a word begins a question, or tells what to do in a test.
func isAskingWord(word string) bool {
	return slices.Contains([]string{"which", "what", "who", "whose", "when", "where", "why", "how", "choose", "select", "pick", "mark", "identify"}, word)
}

// firstWord returns the first word of a text, in small letters, after a number.
func firstWord(text string) string {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) })
	if len(words) == 0 {
		return ""
	}
	return words[0]
}

// remindsOfWork reports whether a text stands above things to do: "What is left to do:". A question mark makes it a question.
func remindsOfWork(text string) bool {
	if strings.ContainsAny(text, "?？؟") || isAskingWord(firstWord(text)) && !strings.HasSuffix(strings.TrimRight(text, " *_"), ":") {
		return false
	}
	key := " " + strings.Join(strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }), " ") + " "
	for _, words := range [...]string{
		"to do", "todo", "to-do", "todos", "left to", "checklist", "roadmap", "progress", "homework", "next steps", "milestones",
		"still open", "zu tun", "noch offen", "aufgaben", "por hacer", "pendiente", "à faire",
	} {
		if strings.Contains(key, " "+words+" ") {
			return true
		}
	}
	return false
}
