package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
)

// maxHeadedWords is how many words a heading, or an item with something below it, has at most that names what stands there.
const maxHeadedWords = 6

// tellHeaded tells of headings that stand over texts, as the terms of a glossary do.
func (l *leftReader) tellHeaded() {
	var count, first [maxLevel + 1]int
	for i, n := range l.o.nodes {
		level := levelOf(n)
		if level == 0 || i == l.o.title || i+1 >= len(l.o.nodes) || l.o.roles[i] != heading {
			continue
		}
		if from, to := l.section(i); l.explains(i+1, level) && !l.isAccounted(from, to) && wordsIn(l.line(n, 0)) <= maxHeadedWords {
			if count[level]++; first[level] == 0 {
				first[level] = from
			}
		}
	}
	for level, n := range count {
		if n > 1 {
			l.Notice(first[level], "write it as a table, or as a list: - **term**: meaning", "%d headings from here on stand over texts or lists, as terms do over what they mean; they are not asked", n)
		}
	}
}

// explains reports whether the block at i says what the heading of a level above it names: a text, a list, code, or a heading that is a sentence and has nothing
// below it.
func (l *leftReader) explains(i, level int) bool {
	switch n := l.o.nodes[i].(type) {
	case *ast.Paragraph:
		return l.o.roles[i] == shown
	case *ast.FencedCodeBlock, *ast.CodeBlock:
		return l.o.roles[i] == shown
	case *ast.List:
		return l.o.roles[i] == shown && !isTaskList(n)
	case *ast.Heading:
		return n.Level > level && wordsIn(l.line(n, 0)) > maxTermWords && (i+1 == len(l.o.nodes) || levelOf(l.o.nodes[i+1]) > 0)
	}
	return false
}

// tellAnnounced tells of texts that announce the code below them, as the lines of a cheat sheet do.
func (l *leftReader) tellAnnounced() {
	count, first := 0, 0
	for i, n := range l.o.nodes {
		p, ok := n.(*ast.Paragraph)
		if !ok || l.o.roles[i] != shown || i+1 == len(l.o.nodes) || l.o.nodes[i+1].Kind() != ast.KindFencedCodeBlock || wordsIn(l.line(p, 0)) > 2*maxHeadedWords {
			continue
		}
		if from, to := l.extent(i); !l.isAccounted(from, to) {
			if count++; first == 0 {
				first = from
			}
		}
	}
	if count >= minPlainTerms {
		l.Notice(first, "write them as a table: what is done, and how it is written", "%d texts from here on stand over code, as the lines of a cheat sheet do; they are not asked", count)
	}
}

// tellDefinitions tells of paragraphs that begin with a term: in bold, as code, or before a colon.
func (l *leftReader) tellDefinitions() {
	count, first := 0, 0
	for i, n := range l.o.nodes {
		p, ok := n.(*ast.Paragraph)
		if !ok || l.o.roles[i] != shown {
			continue
		}
		from, to := l.extent(i)
		if l.isAccounted(from, to) || isOtherSide(p, l.src) {
			continue
		}
		text := l.line(p, 0)
		_, paired := pairedTerm(text)
		if bold := strings.HasPrefix(text, "**") && strings.Contains(text[2:], "**"); !bold && !paired {
			continue
		}
		if count++; first == 0 {
			first = from
		}
	}
	if count > 1 {
		l.Notice(first, "write them as a table, or as a list: - **term**: meaning", "%d paragraphs from here on begin as terms with what they mean do; they are not asked", count)
	}
}
