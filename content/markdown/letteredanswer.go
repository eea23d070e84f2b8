package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
)

// answerAfter looks for the line that tells the answer after the options at i, also between the tags of <details>, and returns
// the index of the last block that belongs to it, -1 for none.
func (o *outline) answerAfter(i int, q *lettered) int {
	if q.right != "" {
		return i
	}
	open, awaits := false, false
	for j := i + 1; j < len(o.nodes) && j <= i+maxAnswerBlocks; j++ {
		switch n := o.nodes[j].(type) {
		case *ast.HTMLBlock:
			raw := htmlOf(n, o.src)
			open = open || strings.Contains(raw, "<details")
			q.answerHTML(raw, open)
			if strings.Contains(raw, "</details>") || !open && q.right != "" {
				return found(j, q)
			}
		case *ast.Paragraph, *ast.Heading:
			text := untagged(plainText(n, o.src))
			switch {
			case !open && !awaits && answerLabel().MatchString(text):
				awaits = true
			case !q.answerText(text, open || awaits):
				return -1
			case !open:
				return o.explained(j, q)
			}
		default:
			if !open || q.right == "" {
				return -1
			}
		}
	}
	return -1
}

// untagged leaves out the tags of a text that has some.
func untagged(text string) string {
	if !strings.Contains(text, "<") {
		return text
	}
	return oneLine(withoutTags(text))
}

// explained takes what explains the answer at j below it, where a label says so, and returns the index of the last block.
func (o *outline) explained(j int, q *lettered) int {
	if j+1 >= len(o.nodes) || !isParagraph(o.nodes[j+1]) && levelOf(o.nodes[j+1]) == 0 {
		return j
	}
	text := plainText(o.nodes[j+1], o.src)
	label := explanationLabel().FindString(text)
	switch rest := strings.TrimSpace(text[len(label):]); {
	case label == "":
	case rest != "":
		q.explain(cutBytes(rest, maxWhy))
		return j + 1
	case j+2 < len(o.nodes) && isParagraph(o.nodes[j+2]):
		q.explain(cutBytes(plainText(o.nodes[j+2], o.src), maxWhy))
		return j + 2
	}
	return j
}

// cutBytes returns at most so many bytes of a text, and no half of a letter.
func cutBytes(text string, most int) string {
	if len(text) <= most {
		return text
	}
	return strings.ToValidUTF8(text[:most], "") + "…"
}

// htmlOf returns a block of HTML as it is written.
func htmlOf(n *ast.HTMLBlock, src []byte) string {
	raw := string(n.Lines().Value(src))
	if n.HasClosure() {
		raw += string(n.ClosureLine.Value(src))
	}
	return raw
}

// answerHTML takes the answer from what stands below a <summary>.
func (q *lettered) answerHTML(raw string, open bool) {
	if _, body, ok := strings.Cut(raw, "</summary>"); ok {
		raw = body
	}
	if text := plainHTML(raw); text != "" && q.right == "" && !q.answer(text) && !q.bare(text, open) && open {
		q.labelled(text)
	}
}

// answerText takes the answer from a paragraph, or what explains it; it is false where it is neither.
func (q *lettered) answerText(text string, open bool) bool {
	if q.right == "" {
		return q.answer(text) || q.bare(text, open) || open && q.labelled(text)
	}
	if open && len(q.explanation) < maxWhy {
		q.explain(text)
	}
	return open
}

// How many blocks after the options the answer may take, and how many bytes of them explain it.
const (
	maxAnswerBlocks = 60
	maxWhy          = 600
)

// labelled takes a letter after a label in whatever language, as it stands within <details>.
func (q *lettered) labelled(text string) bool {
	found := anyAnswer().FindStringSubmatch(text)
	return found != nil && q.answer("Answer: "+found[1])
}

func found(j int, q *lettered) int {
	if q.right == "" {
		return -1
	}
	return j
}

// bare takes an answer that is no more than a letter and perhaps its option, as it stands within <details>.
func (q *lettered) bare(text string, open bool) bool {
	return open && q.right == "" && (letteredOption().MatchString(text) || len(strings.Trim(text, " *_().")) == 1) && q.answer("Answer: "+strings.Trim(text, " *_("))
}

// optionLetters finds the letters before the options that a text runs through: "A) here B) there".
var optionLetters = pattern(`(?:^|[\s;,])\(?([A-Ea-e])[.)]\s`)

// listsOptions reports whether a text is no answer but the options of a question, from A on.
func listsOptions(text string) bool {
	if !strings.ContainsAny(text, ").") || !strings.ContainsAny(text, "Bb") {
		return false
	}
	found := optionLetters().FindAllStringSubmatch(text, 3)
	return len(found) > 1 && strings.EqualFold(found[0][1], "a") && strings.EqualFold(found[1][1], "b") && strings.HasPrefix(strings.TrimLeft(text, "( "), found[0][1])
}
