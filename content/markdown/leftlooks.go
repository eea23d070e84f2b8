package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"porthole/content"
)

// line returns line i of a block, without the white space around it.
func (l *leftReader) line(n ast.Node, i int) string {
	if n.Lines() == nil || i < 0 || i >= n.Lines().Len() {
		return ""
	}
	at := n.Lines().At(i)
	return strings.TrimSpace(l.srcText[at.Start:at.Stop])
}

// linesOf returns the lines of a block that say something, and the first of them.
func (l *leftReader) linesOf(n ast.Node) []string {
	out := make([]string, 0, max(1, n.Lines().Len()))
	for i := range n.Lines().Len() {
		if text := l.line(n, i); text != "" || i == 0 {
			out = append(out, text)
		}
	}
	if len(out) == 0 {
		return []string{""}
	}
	return out
}

// asks reports whether a block ends in a question mark, whatever stands behind it that says nothing.
func (l *leftReader) asks(n ast.Node) bool {
	return n.Lines() != nil && asksAtItsEnd(l.line(n, n.Lines().Len()-1))
}

// looksPaired reports whether most of several lines have a sign between a short text and another.
func looksPaired(lines []string) bool {
	return len(lines) > 1 && mostAre(lines, isPaired)
}

func isPaired(line string) bool {
	_, ok := pairedTerm(line)
	return ok
}

// arePairs reports whether most items of a list, or some of a long one, are pairs.
func arePairs(items []string) bool {
	pairs := content.CountFunc(items, isPaired)
	return pairs >= minEntries || pairs > 0 && len(items) > 1 && 3*pairs >= 2*len(items)
}

// isOption reports whether a line is an option with a letter.
func isOption(line string) bool {
	return mayBeOption([]byte(line)) && letteredOption().MatchString(line)
}

// hasOneComma reports whether a line is a short text, a comma and another one, as the rows of a sheet are.
func hasOneComma(line string) bool {
	before, after, ok := strings.Cut(line, ",")
	return ok && wordsIn(before) <= maxTermWords && strings.IndexFunc(after, isWordRune) >= 0 && len(line) <= 2*maxTerm && !strings.Contains(after, ",") && !saysAll(line)
}

// mostAre reports whether two in three of some lines are so.
func mostAre(lines []string, so func(string) bool) bool {
	return len(lines) > 0 && 3*content.CountFunc(lines, so) >= 2*len(lines)
}

// signAt returns the size of the sign that people write between a term and what it means, where one begins at i of a line; else 0.
func signAt(line string, i int) int {
	switch c := line[i]; {
	case c == '\t':
		return 1
	case c != ' ' && c != ':' && c != '-' && c != '=' && c < utf8.RuneSelf:
		return 0
	}
	for _, sign := range [...]string{" - ", " – ", " — ", ": ", "：", " :", " = ", "＝", " → ", "→", "->", "=>", "⇒", " | ", " ; ", "::", ":**", " ~ ", " ≈ ", "——"} {
		if strings.HasPrefix(line[i:], sign) {
			return len(sign)
		}
	}
	return 0
}

// pairedTerm returns what stands before the first sign that parts a line, and whether a short text stands there and something behind it.
func pairedTerm(line string) (term string, ok bool) {
	if line = strings.TrimSpace(line); !mayBePaired(line) {
		return "", false
	}
	at, size := 1, 0
	for ; at < len(line); at++ {
		if size = signAt(line, at); size > 0 {
			break
		}
	}
	if size == 0 {
		return "", false
	}
	term = strings.TrimSpace(line[:at])
	rest := strings.TrimLeft(line[at+size:], "* _")
	return term, utf8.RuneCountInString(term) <= maxTerm && strings.IndexFunc(term, isWordRune) >= 0 && rest != "" && !isLabelWord(strings.Trim(term, "*_ ")) && !strings.HasPrefix(rest, "//")
}

// isOneQuestionAlone reports whether a line is a question and nothing else.
func isOneQuestionAlone(line string) bool {
	if !mayAsk(line) {
		return false
	}
	if line = bareLine(line); len(line) > maxAnswer || !endsInQuestion(line) {
		return false
	}
	body := strings.TrimRight(line, "?？؟ *_")
	return wordsIn(line) > 1 && !strings.ContainsAny(body, "?？؟") || utf8.RuneCountInString(body) >= minWide/2
}

// bareLine returns a line without what stands behind its last mark and says nothing: pictures, brackets, the tag of a line break.
func bareLine(line string) string {
	for {
		before := len(line)
		line = strings.TrimRightFunc(line, func(r rune) bool {
			return unicode.IsSpace(r) || strings.ContainsRune("*_`#\ufe0f\"”»)\\", r) || isEmoji(r)
		})
		if at := strings.LastIndexByte(line, '<'); at >= 0 && strings.HasSuffix(line, ">") && isBreakTag(line[at:]) {
			line = line[:at]
		}
		if len(line) == before {
			return line
		}
	}
}

// asksAtItsEnd reports whether a text ends in a question mark, whatever stands behind it that says nothing.
func asksAtItsEnd(text string) bool { return mayAsk(text) && endsInQuestion(bareLine(text)) }

// mayBePaired looks for a byte that a sign between the parts of a line begins with, or that is none of ASCII.
func mayBePaired(line string) bool {
	for i := range len(line) {
		switch c := line[i]; {
		case c >= utf8.RuneSelf, c == '-', c == ':', c == '=', c == '|', c == '\t', c == ';', c == '~':
			return true
		}
	}
	return false
}

// listsBelow returns the lists that stand within the items of a list.
func listsBelow(n *ast.List) (below []*ast.List) {
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		for c := item.FirstChild(); c != nil; c = c.NextSibling() {
			if list, ok := c.(*ast.List); ok {
				below = append(below, list)
			}
		}
	}
	return below
}

// minLeftWords is how many words of HTML may be something to learn.
const minLeftWords = 4

func isComment(n ast.Node, src []byte) bool {
	_, ok := commentText(n, src)
	return ok
}

// areOptions reports whether the items of a list are options with letters.
func (l *leftReader) areOptions(n *ast.List) bool {
	options := 0
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		if first := item.FirstChild(); first != nil && isOption(l.line(first, 0)) {
			options++
		}
	}
	return options > 1
}

// hasSemicolons reports whether a line is a row of cells with semicolons between them, and no line of a program.
func hasSemicolons(line string) bool {
	line = strings.Trim(line, "` ")
	return strings.IndexByte(line, ';') > 0 && !strings.HasSuffix(line, ";") && !strings.ContainsAny(line, "{}()=<>$")
}
