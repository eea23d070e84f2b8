package markdown

import (
	"bytes"
	"cmp"
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
	marks       bool   // the right ones are marked where they stand
	leaning     bool   // an option speaks of the letters of others
	unasked     bool   // there is no question before the options
	explanation string
}

// answerWords are what stands before an answer.
const answerWords = `(?:correct |right )?(?:answers?|ans|antwort(?:en)?|lösung|respuestas?|réponses?|risposta|resposta|solution|antwoord|odpowiedź|cevap|jawaban|ответ|відповідь|đáp án|答え|答案|正解|解答|정답|답변|답|απάντηση|תשובה|(?:ال)?[إأا]جابة|(?:ال)?جواب|उत्तर|คำตอบ)`

// The signs of such a question: an option, and the line that tells the answer.
var (
	letteredOption = pattern(`^\**\(?([A-Ha-h])(?:[).:]|\\[).])\**\s+(\S.*)$`)
	// A label of any language, where it is known that an answer follows.
	anyAnswer      = pattern(`^[^:：]{1,30}[:：]\s*\**\s*([A-H](?:\s*[,&+/、]\s*[A-H])*)\W*$`)
	letteredAnswer = pattern(`(?i)^\W*(?:` + answerWords + `(?: is| are|\(s\))?\W*[:：]?|` + correctWords + `(?: option)?\W*[:：])\W*` +
		`((?:option )?[A-H](?:\s*(?:,|and|&|\+|/)\s*[A-H]|[A-H])*)(?:$|[^\pL\pN](.*)$)`)
	// A line that only says that the answer follows, and one before what explains it.
	answerLabel      = pattern(`(?i)^\W*` + answerWords + `\W*$`)
	explanationLabel = pattern(`(?i)^\W*(?:explanation|reason|rationale|erklärung|begründung|explicación|explicação|explication|spiegazione|wyjaśnienie|açıklama|giải thích|объяснение|пояснення|解析|解説|해설|설명|شرح)\W*[:：]\W*`)
	// An option that speaks of others by their letters, which no one sees once they are shuffled.
	leansOnLetters = pattern(`(?i)^\W*(?:both |either |neither |only |仅|只有)?[A-H](?: ?(?:and|or|nor|und|oder|y|et|ou|e|и|или|ve|veya|và|hoặc|和|与|及|或|と|또는|및) ?[A-H])+(?:$|\PL.*$| (?:only|alone|are |is ).*$)|^[A-H] ?(?:正确|对|错误|都对|is correct|is right|are correct)`)
)

// findLettered finds the questions whose options have letters.
func (o *outline) findLettered() {
	var waiting []pending
	answered := false
	for i := range o.nodes {
		if o.roles[i] != shown {
			continue
		}
		q, ok := letteredAt(o.nodes[i], o.src)
		if !ok {
			o.findMarked(i)
			continue
		}
		from := o.stemOf(i, q)
		last := o.answerAfter(i, &q)
		if right := q.readMarks(); right != "" && q.right == "" {
			q.right, last = right, i
		} else if right != "" && right != q.right {
			q.right = "" // nobody can tell which of the two is meant
		}
		if q.unasked = q.stem == "" && from == i; q.unasked && last < 0 {
			continue
		}
		if q.leaning = slices.ContainsFunc(q.options, leansOnLetters().MatchString); last < 0 || !q.valid() || q.leaning || q.unasked {
			o.lettered[i] = q // what is told of it; it is shown
			number := numberOf(cmp.Or(q.stem, textOf(o.nodes[from], o.src)))
			waiting, answered = append(waiting, pending{from, i, number}), answered || q.right != ""
			continue
		}
		answered = true
		o.takeLettered(from, i, last)
		o.lettered[i] = q
	}
	if !answered {
		o.keyedAtEnd(waiting)
	}
}

// stemOf is where the stem of the question with the options at i begins: with them, or with a block before them.
func (o *outline) stemOf(i int, q lettered) int {
	if q.stem != "" {
		return i
	}
	if from := o.askedBefore(i); from != i {
		return from
	}
	return o.headingBefore(i)
}

// findMarked takes the list at i for a question whose options have no letters, where one is said to be right and a question stands before them.
func (o *outline) findMarked(i int) {
	q, ok := markedList(o.nodes[i], o.src)
	if !ok {
		return
	}
	from := o.askedBefore(i)
	if from == i || !asksAbout(plainText(o.nodes[from], o.src)) {
		return
	}
	o.takeLettered(from, i, i)
	o.lettered[i] = q
}

// takeLettered gives the blocks of a question with letters their roles: its text begins at from, its options stand at i, and what
// tells the answer goes on to last.
func (o *outline) takeLettered(from, i, last int) {
	for j := from; j < i; j++ {
		if o.roles[j] = stem; j > from && o.isLabelText(j) {
			o.roles[j] = hidden
		}
	}
	o.roles[i] = options
	for j := i + 1; j <= last; j++ {
		o.roles[j] = hidden
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
	if !mayHaveLetters(n, src) {
		return q, false
	}
	switch n := n.(type) {
	case *ast.List:
		for item := n.FirstChild(); item != nil; item = item.NextSibling() {
			if item.FirstChild() == nil || !q.option(textOf(item.FirstChild(), src)) {
				return q, false
			}
		}
	case *ast.Paragraph:
		return lettersIn(n, src)
	}
	return q, len(q.options) > 1
}

// lettersIn reads a question, its options and perhaps its answer in the lines of a text.
func lettersIn(n ast.Node, src []byte) (q lettered, ok bool) {
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
	return q, len(q.options) > 1
}

// mayHaveLetters reports whether a list begins like an option, or a line of a paragraph does.
func mayHaveLetters(n ast.Node, src []byte) bool {
	if list, ok := n.(*ast.List); ok && list.FirstChild() != nil {
		n = list.FirstChild().FirstChild()
	}
	if n == nil || n.Lines() == nil {
		return false
	}
	for i := range min(n.Lines().Len(), maxLines+1) {
		line := n.Lines().At(i)
		if mayBeOption(line.Value(src)) {
			return true
		}
	}
	return false
}

// mayBeOption looks at the first bytes of a line, which tell of most that they are no option.
func mayBeOption(line []byte) bool {
	line = bytes.TrimLeft(line, " \t*(")
	if len(line) < 2 {
		return false
	}
	letter := lower(line[0])
	return isOdd(line[0]) || letter >= 'a' && letter <= 'h' && (strings.IndexByte(").:\\*", line[1]) >= 0 || isOdd(line[1]))
}

// isOdd reports whether a byte is none of printable ASCII, and may be cleaned away.
func isOdd(c byte) bool { return c < ' ' || c > '~' }

// option takes a line that has the next letter.
func (q *lettered) option(line string) bool {
	found := letteredOption().FindStringSubmatch(strings.TrimRight(line, " \\"))
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
	found := letteredAnswer().FindStringSubmatch(strings.TrimSpace(text))
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
			if found := letteredOption().FindStringSubmatch(option.Text); found != nil {
				q.Options[i].Text, q.Options[i].Why = found[2], option.Why
				if l.marks {
					q.Options[i].Text, _ = withoutMark(found[2])
				}
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
