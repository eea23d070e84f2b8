package markdown

import (
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"porthole/content"
)

// lettered is a question whose options have letters, and whose answer is named by them: "A) iron", "Answer: B".
type lettered struct {
	stem        string // what stands before the options in their own paragraph
	options     []string
	right       string // letters
	explanation string
}

// The signs of such a question: an option, and the line that tells the answer.
var (
	letteredOption = regexp.MustCompile(`^\**\(?([A-Ha-h])(?:[).:]|\\[).])\**\s+(\S.*)$`)
	letteredAnswer = regexp.MustCompile(`(?i)^\W*(?:correct |right )?(?:answers?|ans|antwort(?:en)?|lösung|respuestas?|réponses?|risposta|resposta|solution)(?: is| are|\(s\))?\W*[:：]?\W*` +
		`((?:option )?[A-H](?:\s*(?:,|and|&|\+|/)\s*[A-H]|[A-H])*)(?:$|[^\pL\pN](.*)$)`)
)

// findLettered finds the questions whose options have letters.
func (o *outline) findLettered() {
	for i := range o.nodes {
		if o.roles[i] != shown {
			continue
		}
		q, ok := letteredAt(o.nodes[i], o.src)
		if !ok {
			continue
		}
		from := i
		if q.stem == "" {
			if from = o.askedBefore(i); from == i {
				continue
			}
		}
		last := o.answerAfter(i, &q)
		if last < 0 || !q.valid() {
			o.lettered[i] = q // what is told of it; it is shown
			continue
		}
		for j := from; j < i; j++ {
			o.roles[j] = stem
		}
		o.roles[i] = options
		for j := i + 1; j <= last; j++ {
			o.roles[j] = hidden
		}
		o.lettered[i] = q
	}
}

// valid reports whether every letter of the answer names an option.
func (q *lettered) valid() bool {
	for _, letter := range q.right {
		if int(letter-'A') >= len(q.options) {
			return false
		}
	}
	return q.right != ""
}

// letteredAt reads the options in a list, or in the lines of a paragraph.
func letteredAt(n ast.Node, src []byte) (q lettered, ok bool) {
	switch n := n.(type) {
	case *ast.List:
		for item := n.FirstChild(); item != nil; item = item.NextSibling() {
			if item.FirstChild() == nil || !q.option(textOf(item.FirstChild(), src)) {
				return q, false
			}
		}
	case *ast.Paragraph:
		for i := range n.Lines().Len() {
			if i >= maxLines && len(q.options) == 0 {
				return q, false
			}
			line := n.Lines().At(i)
			text := strings.TrimSpace(content.Clean(string(line.Value(src))))
			switch {
			case q.option(text):
			case len(q.options) == 0:
				q.stem = strings.TrimSpace(q.stem + " " + text)
			case !q.answer(text):
				return q, false
			}
		}
	}
	return q, len(q.options) > 1
}

// option takes a line that has the next letter.
func (q *lettered) option(line string) bool {
	found := letteredOption.FindStringSubmatch(strings.TrimRight(line, " \\"))
	if found == nil || len(q.options) >= maxLettered || strings.ToUpper(found[1]) != "ABCDEFGH"[len(q.options):len(q.options)+1] {
		return false
	}
	q.options = append(q.options, found[2])
	return true
}

// The most options, and the most lines before them.
const (
	maxLettered = 8
	maxLines    = 40
)

// answer takes a line that tells the answer.
func (q *lettered) answer(text string) bool {
	found := letteredAnswer.FindStringSubmatch(strings.TrimSpace(text))
	if found == nil || q.right != "" {
		return false
	}
	letters := strings.ToUpper(found[1])
	letters = strings.NewReplacer("OPTION ", "", "AND", "").Replace(letters)
	q.right = strings.Map(func(r rune) rune {
		if r >= 'A' && r <= 'H' {
			return r
		}
		return -1
	}, letters)
	q.explain(found[2])
	return true
}

// explain adds to what explains the answer. That an option is only named again explains nothing.
func (q *lettered) explain(text string) {
	text = strings.Trim(strings.TrimSpace(text), " *_).:-–—\\")
	if slices.ContainsFunc(q.options, func(o string) bool { return content.Key(o) == content.Key(text) }) {
		return
	}
	q.explanation = strings.TrimSpace(q.explanation + " " + text)
}

// answerAfter looks for the line that tells the answer after the options at i, also between the tags of <details>, and returns
// the index of the last block that belongs to it, -1 for none.
func (o *outline) answerAfter(i int, q *lettered) int {
	if q.right != "" {
		return i
	}
	open := false
	for j := i + 1; j < len(o.nodes) && j <= i+maxAnswerBlocks; j++ {
		switch n := o.nodes[j].(type) {
		case *ast.HTMLBlock:
			raw := htmlOf(n, o.src)
			open = open || strings.Contains(raw, "<details")
			q.answerHTML(raw, open)
			if strings.Contains(raw, "</details>") {
				return found(j, q)
			}
		case *ast.Paragraph:
			if !q.answerText(plainText(n, o.src), open) {
				return -1
			}
			if !open {
				return j
			}
		default:
			return -1
		}
	}
	return -1
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
	if text := plainHTML(raw); text != "" && q.right == "" && !q.answer(text) {
		q.bare(text, open)
	}
}

// answerText takes the answer from a paragraph, or what explains it; it is false where it is neither.
func (q *lettered) answerText(text string, open bool) bool {
	if q.right == "" {
		return q.answer(text) || q.bare(text, open)
	}
	if open {
		q.explain(text)
	}
	return open
}

// maxAnswerBlocks is how many blocks after the options the answer may take.
const maxAnswerBlocks = 8

func found(j int, q *lettered) int {
	if q.right == "" {
		return -1
	}
	return j
}

// bare takes an answer that is no more than a letter and perhaps its option, as it stands within <details>.
func (q *lettered) bare(text string, open bool) bool {
	return open && q.right == "" && (letteredOption.MatchString(text) || len(strings.Trim(text, " *_().")) == 1) && q.answer("Answer: "+strings.Trim(text, " *_("))
}

// plainText is what a paragraph says, without its marks of emphasis.
func plainText(n ast.Node, src []byte) string {
	return oneLine(strings.NewReplacer("**", "", "__", "", "`", "").Replace(strings.ReplaceAll(textOf(n, src), "\n", " ")))
}

// letters makes a question of options that have letters.
func (r *questionReader) letters(q *content.Question, l lettered, n ast.Node, d directives) bool {
	if l.stem != "" {
		q.Stem = strings.TrimSpace(q.Stem + " " + cleanQuestion(r.plainMarkup(l.stem)))
	}
	for i, text := range l.options {
		q.Options = append(q.Options, content.Option{Text: r.plainMarkup(text), Right: strings.ContainsRune(l.right, rune('A'+i))})
	}
	if list, ok := n.(*ast.List); ok {
		i := 0
		for item := list.FirstChild(); item != nil; item = item.NextSibling() {
			option, sources := r.option(item)
			if found := letteredOption.FindStringSubmatch(option.Text); found != nil {
				q.Options[i].Text, q.Options[i].Why = found[2], option.Why
			}
			q.Sources = addAll(q.Sources, sources)
			i++
		}
	}
	q.Explanation = r.plainMarkup(l.explanation)
	var wanted int
	q.Kind, wanted = kindOf(*q, d.all || len(l.right) > 1)
	return r.usable(*q, wanted)
}

// plainMarkup takes the simplest marks out of a text that was read line by line.
func (r *questionReader) plainMarkup(text string) string {
	return oneLine(content.Clean(unescape(strings.NewReplacer("**", "", "`", "", "<br>", " ").Replace(text))))
}
