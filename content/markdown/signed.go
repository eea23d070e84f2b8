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

// A card may have a sign between its sides: "term :: meaning", "term ::: meaning" for both ways, or a line "?".

// maskedColons stand for the two colons of a name within code, which part no card: `std::list`.
const maskedColons = "\ue0c0"

// maskCode returns spans whose code has its colons masked.
func maskCode(spans []content.Span) []content.Span {
	var out []content.Span
	for i, s := range spans {
		if s.Style&content.Literal == 0 || !strings.Contains(s.Text, "::") {
			continue
		}
		if out == nil {
			out = slices.Clone(spans)
		}
		out[i].Text = strings.ReplaceAll(s.Text, "::", maskedColons)
	}
	if out == nil {
		return spans
	}
	return out
}

// embedded is a page or a picture that is shown within a note.
var embedded = pattern(`!\[\[[^\]]*\]\]`)

// withoutEmbedded leaves out of spans what is embedded in them.
func withoutEmbedded(spans []content.Span) []content.Span {
	for i, s := range spans {
		if s.Style&content.Literal == 0 && strings.Contains(s.Text, "![[") {
			spans[i].Text = embedded().ReplaceAllString(s.Text, "")
		}
	}
	return spans
}

// shownSide returns a side of a card as it is shown.
func shownSide(text string) string {
	return oneLine(content.Clean(strings.ReplaceAll(text, maskedColons, "::")))
}

// lineCard returns the card that stands n lines below another.
func lineCard(at card, n int) card {
	at.line += n
	return at
}

// divided reads a front and a back with a line "?" between them, or "??" where it goes both ways. A list or code right below
// belongs to the back.
func (r *cardReader) divided(n ast.Node, lines []string, at card) bool {
	for i, line := range lines {
		mark := strings.TrimSpace(line)
		if i == 0 || mark != "?" && mark != "??" {
			continue
		}
		at.front, at.back, at.bothWays = strings.Join(lines[:i], " "), strings.Join(lines[i+1:], " "), mark == "??"
		for next, parts := n.NextSibling(), 0; next != nil && parts < maxParts && isBelow(next); next, parts = next.NextSibling(), parts+1 {
			text, sources := r.prose(next)
			at.back, at.sources = at.back+" "+text, addAll(at.sources, sources)
		}
		r.addDivided(at)
		return true
	}
	return false
}

// maxParts is how many blocks below it belong to the back of a card.
const maxParts = 4

// isBelow reports whether a block stands right below another, without an open line between them.
func isBelow(n ast.Node) bool {
	switch n.(type) {
	case *ast.List, *ast.FencedCodeBlock, *ast.Blockquote:
		return !n.HasBlankPreviousLines()
	}
	return false
}

func (r *cardReader) addDivided(c card) {
	front, back := shownSide(c.front), shownSide(c.back)
	switch {
	case front == "":
	case back == "":
		r.Notice(c.line, "answer it in words", "%q has no answer that a flash card could show, and is not asked", front)
	case announces(back):
		r.Notice(c.line, "write what it announces right below it", "the answer of %q announces something that does not follow, and is not asked", front)
	case len(back) > maxAnswer || len(front) > maxAnswer:
		r.Notice(c.line, "make it shorter", "the answer of %q is too long for a flash card and is not asked", cutText(front))
	default:
		r.add(c)
	}
}

// cutText returns the beginning of a text, to name it by.
func cutText(text string) string {
	if utf8.RuneCountInString(text) <= maxTerm {
		return text
	}
	return strings.TrimSpace(string([]rune(text)[:maxTerm])) + "…"
}

// separated reads lines "term :: meaning" and, for both ways, "term ::: meaning".
func (r *cardReader) separated(lines []string, at card) bool {
	read := false
	for i, line := range lines {
		if !strings.Contains(line, "::") || strings.Contains(line, "{{c") {
			continue
		}
		c, ok := cutSigned(line)
		if !ok || !c.spaced && !endsInQuestion(c.front) && !r.meansCards(lines, c.front, c.back) {
			unsure(r, line, at.line+i)
			continue
		}
		entry := lineCard(at, i)
		entry.form, entry.front, entry.back, entry.bothWays = termCard, c.front, c.back, c.bothWays
		if endsInQuestion(c.front) || asksInWords(c.front) {
			entry.form = questionCard
		}
		r.addDivided(entry)
		read = true
	}
	return read
}

// unsure tells of the first line whose sign may part a card or the name of something in a program.
func unsure(r *cardReader, line string, at int) {
	if front, _, _ := strings.Cut(line, "::"); r.toldSigns || r.speaksCode() || !strings.Contains(strings.TrimSpace(front), " ") {
		return
	}
	r.toldSigns = true
	r.Notice(at, "put spaces around the sign where it parts a card", "%q may be a card, or name something in a program; it is not asked, nor are others like it", cutText(line))
}

// signedSides are the sides of a card in one line.
type signedSides struct {
	front, back      string
	bothWays, spaced bool
}

// questionSign is the sign behind a question.
var questionSign = pattern(`[?？؟][ *_)”"]*::`)

// cutSigned splits a line at its sign. Without spaces around it, one side has several words, as no name of a program has.
func cutSigned(line string) (c signedSides, ok bool) {
	if c.front, c.back, ok = strings.Cut(line, " ::: "); ok {
		c.bothWays, c.spaced = true, true
		return c, true
	}
	if c.front, c.back, ok = strings.Cut(line, " :: "); ok {
		c.spaced = true
		return c, true
	}
	if at := questionSign().FindStringIndex(line); at != nil {
		c.front, c.back = line[:at[1]-len("::")], line[at[1]:]
		c.back, c.bothWays = strings.CutPrefix(c.back, ":")
		return c, strings.TrimSpace(c.back) != ""
	}
	if c.front, c.back, ok = strings.Cut(line, "::"); !ok {
		return c, false
	}
	c.back, c.bothWays = strings.CutPrefix(c.back, ":")
	front, back := strings.TrimSpace(c.front), strings.TrimSpace(c.back)
	return c, !strings.Contains(back, "::") && endsWord(front) && beginsWord(back) && (strings.Contains(front, " ") || strings.Contains(back, " "))
}

func endsWord(s string) bool {
	last, _ := utf8.DecodeLastRuneInString(s)
	return isWordRune(last) || strings.ContainsRune(")?!.”\"'*_>"+maskedColons, last)
}

func beginsWord(s string) bool {
	first, size := utf8.DecodeRuneInString(s)
	if strings.ContainsRune("~≈±", first) { // about so many
		first, _ = utf8.DecodeRuneInString(strings.TrimLeft(s[size:], " "))
		return unicode.IsDigit(first)
	}
	return isWordRune(first) || strings.ContainsRune("(“\"'*-$<", first)
}

// meansCards reports whether the signs without spaces in a paragraph part cards: the document says that it has some, or each line
// has one and none looks like the name of something in a program, "std::list".
func (r *cardReader) meansCards(lines []string, front, back string) bool {
	if r.saysCards() {
		return true
	}
	for _, line := range lines {
		if !strings.Contains(line, "::") {
			return false
		}
	}
	left, right := lastWord(front), strings.FieldsFunc(back, unicode.IsSpace)
	return !r.speaksCode() && (!isNameInCode(left) || !isNameInCode(right[0]))
}

// lastWord returns what stands behind the last space.
func lastWord(text string) string {
	text = strings.TrimSpace(text)
	return text[strings.LastIndexByte(text, ' ')+1:]
}

// isNameInCode reports whether a word is written as programs name things: small letters, digits and lines alone, or capitals
// within it. None begins with a digit.
func isNameInCode(word string) bool {
	word = strings.TrimRight(word, ".,;()")
	return word != "" && !strings.ContainsAny(word[:1], "0123456789~") && content.IsPlain(word) && (strings.ToLower(word) == word || strings.ContainsAny(word, "_<(") || strings.ToLower(word[1:]) != word[1:])
}

// saysCards reports whether a document says that cards are written in it, as those who review them in their notes do.
func (r *cardReader) saysCards() bool {
	if r.tagged == 0 {
		r.tagged = -1
		for _, sign := range [...]string{"flashcard", "Flashcard", "<!--SR:", "sr-due", "#card", "#srs"} {
			if bytes.Contains(r.whole, []byte(sign)) {
				r.tagged = 1
			}
		}
	}
	return r.tagged > 0
}

// speaksCode reports whether a document shows code in a language whose names have two colons in them.
func (r *cardReader) speaksCode() bool {
	if r.coded == 0 {
		r.coded = -1
		for _, language := range [...]string{"cpp", "c++", "C++", "rust", "ruby", "php", "perl", "haskell", "java\n", "kotlin", "r\n"} {
			if bytes.Contains(r.whole, []byte("```"+language)) {
				r.coded = 1
			}
		}
	}
	return r.coded > 0
}

// signed reads the cards among the items of a list, each of which has its own sign; false where there is none.
func (r *cardReader) signed(list *ast.List) bool {
	read := false
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		for n := item.FirstChild(); n != nil; n = n.NextSibling() {
			switch n := n.(type) {
			case *ast.List:
				read = r.signed(n) || read
			case *ast.Paragraph, *ast.TextBlock:
				read = r.signedText(n) || read
			}
		}
	}
	return read
}

// quoted reads the cards in a quotation, and tells of its lists of terms.
func (r *cardReader) quoted(quote *ast.Blockquote) {
	r.labelled(quote)
	for n := quote.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Paragraph:
			r.signedText(n)
		case *ast.List:
			if n.ChildCount() < minPlainTerms || n.ChildCount() > maxTerms || r.signed(n) {
				continue
			}
			if cards, style := r.termsOf(n); cards != nil && style <= codeTerm {
				r.Notice(r.lineOf(n), "put it outside", "a list of terms stands in a quotation; it is not asked")
			}
		}
	}
}

// signedText reads the cards in a text that is part of a list or a quotation.
func (r *cardReader) signedText(n ast.Node) bool {
	text := r.source(n)
	if len(text) > maxCards || !strings.Contains(text, "::") && !strings.Contains(text, "?\n") {
		return false
	}
	r.softBreak = "\n"
	spans := unmarked(withoutEmbedded(r.markedSpans(n)))
	r.softBreak = " "
	if isLiteral(spans) {
		return false
	}
	at := card{lesson: r.lessons.lesson(), line: r.lineOf(n), sources: sourcesIn(spans)}
	lines := strings.Split(rawText(maskCode(spans)), "\n")
	return r.divided(n, lines, at) || r.separated(lines, at)
}
