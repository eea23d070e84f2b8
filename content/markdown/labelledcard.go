package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
)

// A question may have its answer in the lines below it, after a word that says so, in a quotation, or in a block of code that is an export of Anki's.

// belowReader reads the cards whose answers stand below their questions.
type belowReader struct{ *cardReader }

// saidAnswer is a line that gives an answer in words.
var saidAnswer = pattern(`(?i)^[*_ ]*(?:` + answerWords + `|a)[*_ ]*[:：][*_ ]*(\S.*)$`)

// leansOnOptions is an answer that speaks of options which stand nowhere.
var leansOnOptions = pattern(`(?i)\b(?:above|powyższ|oben|obig|anterior|précéden|ci-dessus|выше)|以上|上述|上記|위의|^\W*(?:option )?[A-H]\W*$`)

// splitAnswer parts the lines of a question from its answer; ok is false where no line gives one, or more than one does.
func splitAnswer(lines []string) (front, back string, ok bool) {
	at := -1
	for i, line := range lines {
		if saidAnswer().MatchString(line) {
			if at >= 0 {
				return "", "", false
			}
			at = i
		}
	}
	if at < 1 {
		return "", "", false
	}
	back = saidAnswer().FindStringSubmatch(lines[at])[1]
	return strings.Join(lines[:at], " "), strings.TrimSpace(back + " " + strings.Join(lines[at+1:], " ")), true
}

// sideLetter is a line that begins with the first letter of "question" or "answer" in some language: "**P:** …".
var sideLetter = pattern(`^[*_ ]*(\pL)[*_ ]*[:：][*_ ]*(\S.*)$`)

// splitLetters parts a question from its answer where both begin with such a letter; ok is false where they do not.
func splitLetters(lines []string) (front, back string, ok bool) {
	if len(lines) < 2 || !strings.ContainsAny(lines[0], ":：") {
		return "", "", false
	}
	asked, at := sideLetter().FindStringSubmatch(lines[0]), 1
	if asked == nil {
		return "", "", false
	}
	for ; at < len(lines); at++ {
		if answer := sideLetter().FindStringSubmatch(lines[at]); answer != nil && areSides(asked[1]+answer[1]) {
			front, back = strings.Join(append([]string{asked[2]}, lines[1:at]...), " "), strings.Join(append([]string{answer[2]}, lines[at+1:]...), " ")
			return front, back, true
		}
	}
	return "", "", false
}

// areSides reports whether two letters stand for question and answer in one language.
func areSides(letters string) bool {
	switch letters {
	case "QA", "PO", "PR", "DR", "QR", "FA", "FS", "VA", "ВО", "ПВ", "SC", "KV", "SV", "ΕΑ", "שת", "سج", "问答", "問答":
		return true
	}
	return false
}

// asksInFirstLine reports whether the first line of a text ends in a question mark.
func asksInFirstLine(text string) bool {
	first, _, _ := strings.Cut(text, "\n")
	return asksAtItsEnd(strings.TrimSpace(first))
}

// answeredBelow reads a paragraph that asks in its first line and answers in another.
func (r belowReader) answeredBelow(lines []string, at card) bool {
	if r.textual || r.within || !asksAtItsEnd(lines[0]) {
		return false
	}
	front, back, ok := splitAnswer(lines)
	if !ok || leansOnOptions().MatchString(back) {
		return false
	}
	at.front, at.back, at.prose = cleanQuestion(front), back, true
	if isPartBelow(at.node) {
		r.Notice(at.line, "put all of it into one short paragraph", "the answer of %q goes on below its first paragraph, and is not asked", cutText(at.front))
		return true
	}
	r.addDivided(at)
	return true
}

// isPartBelow reports whether a list, code or a table stands right below a block and so belongs to it.
func isPartBelow(n ast.Node) bool {
	if n == nil || n.NextSibling() == nil || isParagraph(n.NextSibling()) {
		return false
	}
	return goesOnBelow(n, nil)
}

// asksOver takes an item alone that asks over a quotation for the front of a card.
func (r belowReader) asksOver(list *ast.List) bool {
	if r.textual || r.asked.front != "" || list.ChildCount() != 1 {
		return false
	}
	if _, quoted := list.NextSibling().(*ast.Blockquote); !quoted {
		return false
	}
	first := list.FirstChild().FirstChild()
	if first == nil || first.Lines() == nil || first.NextSibling() != nil || !asksAtItsEnd(textOf(first, r.src)) {
		return false
	}
	text, _ := r.prose(first)
	cards := r.cardReader
	cards.asked = card{front: cleanQuestion(text), lesson: r.lessons.lesson(), line: r.lineOf(first)}
	return true
}

// answersBy takes a quotation for the answer of the question right above it.
func (r belowReader) answersBy(quote *ast.Blockquote) bool {
	if r.textual || r.asked.front == "" || r.asked.form != questionCard || r.asked.waits || r.within || len(r.answer.parts) > 0 || opensCallout(quote.FirstChild(), r.src) || isShortQuote(quote, r.src) && !saysAll(textOf(quote.FirstChild(), r.src)) {
		return false // a short one that is no sentence is a label
	}
	r.other(quote)
	return true
}

// withoutMarkup returns a line of Markdown as it reads: links by their texts, and nothing of bold and code but what they hold.
func withoutMarkup(line string) string {
	if strings.Contains(line, "](") {
		line = writtenLink().ReplaceAllString(line, "$1")
	}
	return strings.NewReplacer("**", "", "`", "").Replace(line)
}

// writtenLink is a link as it is written.
var writtenLink = pattern(`!?\[([^\]\[]*)\]\([^()\s]*\)`)

// labelledItem reads an item of a list whose lines ask and answer; ok is false where it is none.
func (r belowReader) labelledItem(item ast.Node) (c card, ok bool) {
	first := item.FirstChild()
	if first == nil || first.Lines() == nil || first.Lines().Len() < 2 || first.NextSibling() != nil || checkBox(item) != nil {
		return c, false
	}
	var lines []string
	for i := range first.Lines().Len() {
		at := first.Lines().At(i)
		lines = append(lines, strings.TrimSpace(r.srcText[at.Start:at.Stop]))
	}
	front, back, ok := splitLetters(lines)
	if !ok {
		front, back, ok = splitAnswer(lines)
	}
	c = card{front: cleanQuestion(withoutMarkup(front)), back: withoutMarkup(back), prose: true, lesson: r.lessons.lesson(), line: r.lineOf(first)}
	return c, ok
}

// isLabelled reports whether most items of a list ask and answer in lines that begin with letters for it.
func (r belowReader) isLabelled(list *ast.List) bool {
	read := 0
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		first := item.FirstChild()
		if first == nil || first.Lines() == nil || first.Lines().Len() < 2 {
			continue
		}
		if _, _, ok := splitLetters([]string{strings.TrimSpace(r.line(first, 0)), strings.TrimSpace(r.line(first, 1))}); ok {
			read++
		}
	}
	return read > 1 && 2*read >= list.ChildCount()
}

// line returns line i of a block as it is written.
func (r belowReader) line(n ast.Node, i int) string {
	at := n.Lines().At(i)
	return r.srcText[at.Start:at.Stop]
}

// labelledItems reads a list of which most items ask and answer; false where it is none.
func (r belowReader) labelledItems(list *ast.List) bool {
	if r.textual || r.asked.front != "" {
		return false
	}
	if r.sideItems(list) {
		return true
	}
	read := 0
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		if _, ok := r.labelledItem(item); ok {
			read++
		}
	}
	if read < 2 || 2*read < list.ChildCount() {
		return false
	}
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		switch c, ok := r.labelledItem(item); {
		case !ok:
			r.Notice(r.itemLine(item, r.lineOf(list)), "write its answer on the line below it, as the others have it", "the item is no question with an answer below it, and is not asked")
		case leansOnOptions().MatchString(c.back):
			r.Notice(c.line, "say what is right", "the answer of %q speaks of options that stand nowhere; it is not asked", cutText(c.front))
		default:
			r.addDivided(c)
		}
	}
	return true
}

// exported reads a block of code that begins as Anki's exports do: a card in each line.
func (r belowReader) exported(n *ast.FencedCodeBlock) bool {
	lines := n.Lines()
	if r.textual || lines.Len() < 2 {
		return false
	}
	at := lines.At(0)
	name, ok := strings.CutPrefix(strings.TrimSpace(r.srcText[at.Start:at.Stop]), "#separator:")
	if !ok {
		return false
	}
	sign := string(namedSeparator(name))
	for i := range lines.Len() {
		at := lines.At(i)
		line := strings.TrimRight(r.srcText[at.Start:at.Stop], "\r\n")
		if strings.HasPrefix(line, "#") || strings.TrimSpace(line) == "" {
			continue
		}
		c := card{form: pairCard, lesson: r.lessons.lesson(), line: r.lineAt(at.Start)}
		parts := strings.Split(line, sign)
		if len(parts) != 2 {
			r.Notice(c.line, "write it as a front and a back", "the line is no card of two sides, and is not asked")
			continue
		}
		if c.front, c.back = plainHTML(parts[0]), plainHTML(parts[1]); asksAtItsEnd(c.front) || asksInWords(c.front) || isLong(c.front) {
			c.form, c.prose = questionCard, true
		}
		r.addDivided(c)
	}
	return true
}
