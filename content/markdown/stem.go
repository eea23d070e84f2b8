package markdown

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"porthole/content"
)

// stem reads a block of the text of a question: a heading without its number, a picture as the words that stand for it.
func (r *questionReader) stem(n ast.Node) (text string, sources []int) {
	text, sources = r.prose(n)
	switch {
	case levelOf(n) > 0:
		text = cleanQuestion(text)
	case numberedLen(text) < len(text):
		text = text[numberedLen(text):]
	}
	if isPicture(n) && wordsIn(text) < 2 {
		text = ""
	}
	return text, sources
}

// cleanQuestion takes the number before a question away: "1.", "Q12.", "Question 3:".
func cleanQuestion(s string) string {
	if rest := s[numberedLen(s):]; rest != "" {
		s = rest
	}
	number, rest, ok := strings.Cut(s, " ")
	hundreds := strings.TrimRight(number, ".)")
	if rest = strings.TrimSpace(rest); ok && rest != "" && (isSectionNumber(strings.TrimRight(number, ":")) || len(hundreds) == 3 && hundreds != number && digits(hundreds) == 3) {
		return rest
	}
	return s
}

// numberedLen returns the length of what numbers a question at the start of s, and says that it is one: "Q12. ".
func numberedLen(s string) int {
	if s == "" || strings.IndexByte("QqFfPpDdSsCc", s[0]) < 0 && s[0] < utf8.RuneSelf || !strings.ContainsAny(s[:min(len(s), maxQuestionNumber)], "0123456789") {
		return 0
	}
	return len(questionNumber().FindString(s))
}

// maxQuestionNumber is more than the bytes before the digits of a question's number.
const maxQuestionNumber = 24

var questionNumber = pattern(`^(?:(?i:q|f|question|frage|pregunta|domanda|вопрос|питання|pitanje|soru|câu)\s?[0-9]{1,3}|(?:問|问|第)\s?[0-9]{1,3}\s?[題题]?)\s?[.:)：、]\s*`)

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
	if numberedLen(strings.TrimLeft(text, " *_")) > 0 {
		return true
	}
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
