package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"

	"porthole/content"
)

// Options may stand as check boxes of which none is marked, with the right letter in a line below them: "**Réponse correcte : b**".

// key is what is found below options that tells which is right.
type key struct {
	seen        bool
	right       int // index of the option, -1 where the key is not read
	last        int // index of the last block that belongs to it
	explanation string
}

// The lines of a key: a label, and a letter with perhaps its option again; and the heading of keys at the end of a document.
var (
	keyLine    = pattern(`(?i)^[^\pL\pN]*(?:` + answerWords + `(?: (?:correct\pL*|richtig\pL*|juste|exacte|corretta|certa|poprawna))?|correct[ao]|correct option|richtig|вірно|верно|правильный ответ)(?:\(s\))?[^\pL\pN:：]*[:：][^\pL\pN]*(\S.*)$`)
	keyLetter  = pattern(`^\(?([A-Ha-h])(?:[).:]+(?:\s+(\S.*))?)?$`)
	keyHeading = pattern(`(?im)^ {0,3}#{1,6}[^\pL\n]*` + keyHeadingWords + `[^\pL\n]*$`)
	// The same heading, as it reads.
	answersHeading = pattern(`(?i)^[^\pL]*` + keyHeadingWords + `[^\pL]*$`)
)

// keyHeadingWords are what stands over the answers of all questions.
const keyHeadingWords = `(?:(?:answer|solution) ?key|key|clave(?: de respuestas)?|(?:hoja de )?respuestas(?: correctas)?|soluciones|lösungen|lösungsschlüssel|musterlösung|corrigé|corrections?|solutions?|gabarito|respostas|risposte|soluzioni|antwoorden|odpowiedzi|klucz(?: odpowiedzi)?|cevaplar|cevap anahtarı|ответы|ключи?|правильные ответы|відповіді|правильні відповіді|kunci jawaban|答案与解析|参考答案|正确答案|해답|정답표|الإجابات|الأجوبة|תשובות|उत्तरमाला|उत्तर कुंजी|เฉลย|đáp án|απαντήσεις|svar|facit|vastaukset|řešení|odpovědi|megoldások|` + answerWords + `)`

// maxKeyBlocks is how many blocks below options are looked through for their key.
const maxKeyBlocks = 4

// keyBelow looks for the key of some options below index i of the outline, up to the next heading, rule or question.
func (o *outline) keyBelow(i int, opts []content.Option) key {
	k := key{right: -1, last: i}
	open := false
	for j := i + 1; j < len(o.nodes) && j <= i+maxKeyBlocks && levelOf(o.nodes[j]) == 0 && o.roles[j] == shown; j++ {
		if _, rule := o.nodes[j].(*ast.ThematicBreak); rule {
			break
		}
		lines := keyLines(o.nodes[j], o.src)
		for at, line := range lines {
			if found := keyLine().FindStringSubmatch(line); found != nil && !k.seen {
				k.seen, k.last = true, j
				k.right = optionOf(found[1], opts)
				k.explanation = cutBytes(strings.TrimSpace(strings.Join(lines[at+1:], " ")), maxWhy)
			}
		}
		raw := ""
		if block, ok := o.nodes[j].(*ast.HTMLBlock); ok {
			raw = htmlOf(block, o.src)
		}
		if open = (open || strings.Contains(raw, "<details")) && !strings.Contains(raw, "</details>"); !open && k.seen {
			k.last = j
			return k
		}
	}
	return k
}

// optionOf returns the index of the option that a key names by its letter, -1 where it does not plainly name one. Where the option is written again, it
// has to be that option.
func optionOf(text string, opts []content.Option) int {
	found := keyLetter().FindStringSubmatch(strings.TrimRight(text, " *_`\\"))
	if found == nil {
		return -1
	}
	at := int(strings.ToUpper(found[1])[0] - 'A')
	if at >= len(opts) || found[2] != "" && content.Key(found[2]) != content.Key(opts[at].Text) {
		return -1
	}
	return at
}

// keyLines returns the lines of a block as they read; those of each item for a list.
func keyLines(n ast.Node, src []byte) (lines []string) {
	switch n := n.(type) {
	case *ast.List:
		for item := n.FirstChild(); item != nil; item = item.NextSibling() {
			if item.FirstChild() != nil {
				lines = append(lines, keyLines(item.FirstChild(), src)...)
			}
		}
	case *ast.HTMLBlock:
		raw := htmlOf(n, src)
		if _, body, ok := strings.Cut(raw, "</summary>"); ok {
			raw = body
		}
		return []string{plainHTML(raw)}
	case *ast.Paragraph, *ast.TextBlock:
		for i := range n.Lines().Len() {
			at := n.Lines().At(i)
			lines = append(lines, strings.TrimSpace(withoutMarkup(string(at.Value(src)))))
		}
	}
	return lines
}

// lettersOff returns options without the letters before them; ok is false where they have none, or speak of each other by them.
func lettersOff(opts []content.Option) (out []content.Option, ok bool) {
	var q lettered
	for _, o := range opts {
		if !q.option(o.Text) || leansOnLetters().MatchString(q.options[len(q.options)-1]) {
			return nil, false
		}
		o.Text = q.options[len(q.options)-1]
		out = append(out, o)
	}
	return out, true
}

// marked reports whether an option is marked as right.
func marked(opts []content.Option) bool {
	for _, o := range opts {
		if o.Right {
			return true
		}
	}
	return false
}

// answeredByKey marks the option that a key below them names, where none is marked. It returns the index of the last block that belongs to the
// question, and told where a key stands there that is not read.
func (r *questionReader) answeredByKey(q *content.Question, o outline, i int) (last int, told bool) {
	if len(q.Options) < 2 || marked(q.Options) {
		return i, false
	}
	opts, ok := lettersOff(q.Options)
	if !ok {
		opts = q.Options
	}
	switch k := o.keyBelow(i, opts); {
	case k.seen && ok && k.right >= 0:
		opts[k.right].Right = true
		q.Options = opts
		if q.Explanation == "" {
			q.Explanation = r.plainMarkup(k.explanation)
		}
		for j := i + 1; j <= k.last; j++ {
			o.roles[j] = hidden
		}
		return i, false
	case k.seen:
		r.Notice(q.Line, "mark the right option with [x]", "a key stands below the options, and is not read: it does not name one of them by its letter; the question is not asked")
		return i, true
	case r.hasKeyHeading():
		r.Notice(q.Line, "mark the right option with [x]", "no option is marked, and the answers under a heading of their own are not read; the question is not asked")
		return i, true
	}
	return i, false
}

// hasKeyHeading reports whether a heading of the document says that answers stand under it.
func (d *document) hasKeyHeading() bool { return keyHeading().MatchString(d.srcText) }

// told returns why blocks of a sort are not asked, and what to do.
func (d *document) told(sort leftSort) (message, hint string) {
	if sort == leftLetters && d.hasKeyHeading() {
		return "the options have letters, and the answers under a heading of their own are not read; they are not asked", "write the right letter after the options: Answer: B"
	}
	return sort.told()
}

// noAnswer returns why options that have letters are not asked, and what to do.
func (d *document) noAnswer(n ast.Node) (message, hint string) {
	for at, next := 0, n; at < maxKeyBlocks && next != nil && next.NextSibling() != nil && levelOf(next.NextSibling()) == 0; at++ {
		next = next.NextSibling()
		for _, line := range keyLines(next, d.src) {
			if keyLine().MatchString(line) {
				return "the options have letters, and the key below them is not read; they are not asked", "write the right letter after them: Answer: B"
			}
		}
	}
	return d.told(leftLetters)
}
