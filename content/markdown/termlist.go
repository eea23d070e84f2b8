package markdown

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"porthole/content"
)

// A list is one of terms where each of its items is a term and what it means, all written in the same way: "**SYN**: opens a
// connection", "`ls`: lists files", "la casa – the house". A list of links, of things to do or of what anything may have, such
// as a date, is none.

// termStyle is how the items of a list set their terms off.
type termStyle int

const (
	noTerm    termStyle = iota
	boldTerm            // "**term**: meaning", "**term** – meaning"
	codeTerm            // "`term`: meaning"
	dashTerm            // "term – meaning"
	colonTerm           // "term: meaning"
)

// terms reads the cards of a list, where all of it is one of terms or of questions with their answers.
func (r *cardReader) terms(list *ast.List) {
	if list.ChildCount() < 2 || list.ChildCount() > maxTerms || r.asks(list) || (belowReader{r}).labelledItems(list) {
		if list.ChildCount() == 1 {
			r.listsWithin(list)
		}
		return
	}
	cards, style := r.termsOf(list)
	if cards == nil && !nests(list) {
		return
	}
	switch {
	case isAboutItself(r.lessons.tables.heading) || isAboutItself(r.lessons.tables.above):
		asideList(r, list)
	case cards == nil:
		r.listsWithin(list)
	case !r.refuses(list, cards, style):
		underReader{r}.take(list, cards, style)
	}
}

// refuses tells why a list of terms is not asked, and reports whether it is not.
func (r *cardReader) refuses(list *ast.List, cards []card, style termStyle) bool {
	switch {
	case style == dashTerm && len(cards) < minPlainTerms && !list.IsOrdered():
		r.Notice(r.lineOf(list), "write its terms in bold", "two items with dashes are not read as terms with their meanings")
	case style > codeTerm && (len(cards) < minPlainTerms || list.IsOrdered()):
	case list.IsOrdered():
		r.Notice(r.lineOf(list), "write it with dashes instead of numbers where it is one of terms", "the list is numbered, as steps and ranks are; it is not asked")
	case asksAbout(r.lessons.tables.heading), isAskedAbove(list, r.src):
		r.Notice(r.lineOf(list), "put it under a heading that names what its terms are", "the list answers the question above it, without which its terms say little; it is not asked")
	case comparesThings(r.lessons.tables.heading):
		r.Notice(r.lineOf(list), "write it as a table with a column for each of them", "the list compares what its heading names; it is not asked")
	case 2*content.CountFunc(cards, func(c card) bool { return isProgress(c.back) }) >= len(cards):
		r.Notice(r.lineOf(list), "leave it out", "the list tells how far something is; it is not asked")
	case !slices.ContainsFunc(cards, func(c card) bool { return !countsRecords().MatchString(c.back) }):
		r.Notice(r.lineOf(list), "leave it out", "the list tells how many of each there are; it is not asked")
	case !slices.ContainsFunc(cards, func(c card) bool { return !countsQuestions(c.back) }):
		r.Notice(r.lineOf(list), "leave it out", "the list tells how many questions there are; it is not asked")
	case propertyShare*content.CountFunc(cards, func(c card) bool { return isProperty(c.front) }) >= len(cards):
		r.Notice(r.lineOf(list), "name in each item what it is about", "the list tells of what its heading names, by words that would do for anything; it is not asked")
	case style == codeTerm && namesFiles(cards, r.lessons.tables.heading):
		r.Notice(r.lineOf(list), "put what is to be learnt into a list of its own", "the list tells of the files or settings of a program; it is not asked")
	case hasTwice(cards, func(c card) string { return c.front }):
		r.Notice(r.lineOf(list), "name each of them once", "a term comes twice in the list; it is not asked")
	default:
		return false
	}
	return true
}

// asksAbout reports whether a heading is a question.
func asksAbout(heading string) bool { return asksAtItsEnd(heading) || asksInWords(heading) }

// addList takes the cards of one list, both ways where no two have one meaning and none has its term in it.
func (r *cardReader) addList(cards []card) {
	ways := !slices.ContainsFunc(cards, func(c card) bool { return c.under != "" && !isLong(c.back) }) && !hasTwice(cards, func(c card) string { return c.back }) && !slices.ContainsFunc(cards, func(c card) bool { return holdsWord(content.Key(c.back), content.Key(c.front)) })
	r.lists++
	for _, c := range cards {
		c.bothWays, c.list = ways, r.lists
		r.add(c)
	}
}

// termsOf reads a list of which each item is a term with its meaning, all in one style. It tells of one of which most are.
func (r *cardReader) termsOf(list *ast.List) ([]card, termStyle) {
	var cards []card
	var count [colonTerm + 1]int
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		c, s := r.term(item)
		if count[s]++; s != noTerm {
			cards = append(cards, c)
		}
	}
	n := list.ChildCount()
	if count[boldTerm] > 1 && count[boldTerm] < n && count[boldTerm]+r.linkedTerms(list) == n {
		r.Notice(r.lineOf(list), "put the links elsewhere", "some terms of the list are links; it is not asked")
		return nil, noTerm
	}
	for s := boldTerm; s <= colonTerm; s++ {
		if count[s] == n {
			return cards, s
		}
		if set := s <= codeTerm; count[s] > 1 && (set && count[s]*2 >= n || count[s]*4 >= 3*n && n > minPlainTerms) {
			r.Notice(r.lineOf(list), "write each item as a term with what it means", "not each item of the list is a term with its meaning; it is not asked")
		}
	}
	return nil, noTerm
}

// nests reports whether a list holds another one.
func nests(list *ast.List) bool {
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		for n := item.FirstChild(); n != nil; n = n.NextSibling() {
			if n.Kind() == ast.KindList {
				return true
			}
		}
	}
	return false
}

// listsWithin tells of the lists within the items of a list that are ones of terms: only what stands at the left edge is asked.
func (r *cardReader) listsWithin(list *ast.List) {
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		for n := item.FirstChild(); n != nil; n = n.NextSibling() {
			within, ok := n.(*ast.List)
			if !ok || within.ChildCount() < minPlainTerms || within.ChildCount() > maxTerms {
				continue
			}
			if cards, _ := r.termsOf(within); cards != nil {
				r.Notice(r.lineOf(within), "put it at the left edge", "a list of terms stands within another list; it is not asked")
			} else {
				r.listsWithin(within)
			}
		}
	}
}

// The bounds of a list of terms.
const (
	maxTerms      = 2000
	maxTerm       = 60 // letters
	minPlainTerms = 3  // where nothing but a dash or a colon sets them off
	maxTermWords  = 4  // likewise
)

func hasTwice(cards []card, of func(card) string) bool {
	seen := map[string]bool{}
	return slices.ContainsFunc(cards, func(c card) bool {
		key := content.CaseKey(of(c))
		again := seen[key]
		seen[key] = true
		return again
	})
}

// term reads an item as a term and its meaning.
func (r *cardReader) term(item ast.Node) (card, termStyle) {
	first := item.FirstChild()
	if first == nil || first.Lines() == nil || checkBox(item) != nil {
		return card{}, noTerm
	}
	return r.termIn(first)
}

// termIn reads a text as a term and its meaning.
func (r *cardReader) termIn(first ast.Node) (card, termStyle) {
	if !maySetOff(r.source(first)) {
		return card{}, noTerm
	}
	spans := unbroken(withoutPictured(r.spans(first)))
	term, rest, style := cutTerm(spans)
	meaning := strings.TrimRight(content.PlainText(withoutStopAfterCode(rest)), " ;,；，")
	if term == "" || meaning == "" || utf8.RuneCountInString(term) > maxTerm || announces(meaning) || len(meaning) > maxAnswer ||
		isLabelWord(term) || isHost(term) || strings.IndexFunc(term, isWordRune) < 0 && style != codeTerm || isLinkAlone(rest) {
		return card{}, noTerm
	}
	form := termCard
	switch style {
	case boldTerm:
		form = boldCard
	case dashTerm, colonTerm:
		form = pairCard
	case noTerm, codeTerm:
	}
	return card{
		form: form, front: term, back: meaning, literal: style == codeTerm,
		lesson: r.lessons.lesson(), line: r.lineOf(first), sources: sourcesIn(spans),
	}, style
}

// withoutStopAfterCode takes the full stop off a text that is code and nothing else: it ends the sentence, and no command.
func withoutStopAfterCode(spans []content.Span) []content.Span {
	last := len(spans) - 1
	if last < 1 || strings.TrimSpace(spans[last].Text) != "." || !isLiteral(spans[:last]) {
		return spans
	}
	return spans[:last]
}

// maySetOff reports whether a text holds what sets a term off from its meaning.
func maySetOff(text string) bool {
	return strings.IndexByte(text, ':') >= 0 || strings.IndexByte(text, '-') >= 0 || !content.IsPlain(text) && strings.ContainsAny(text, "–—→：")
}

// cutTerm splits the text of an item behind its term.
func cutTerm(spans []content.Span) (term string, rest []content.Span, style termStyle) {
	if len(spans) == 0 || spans[0].Link != "" {
		return "", nil, noTerm
	}
	set := spans[0].Style & (content.Strong | content.Literal)
	n := 0
	for set != 0 && n < len(spans) && spans[n].Style&set != 0 {
		n++
	}
	if n > 0 {
		style = boldTerm
		if set == content.Literal {
			style = codeTerm
		}
		term, rest = content.PlainText(spans[:n]), slices.Clone(spans[n:])
		closed := strings.HasSuffix(term, ":") || strings.HasSuffix(term, "：")
		if len(rest) == 0 || rest[0].Source > 0 {
			return "", nil, noTerm
		}
		text, signed := cutSign(rest[0].Text)
		if rest[0].Text = text; !closed && !signed || style == codeTerm && closed {
			return "", nil, noTerm
		}
		return strings.TrimRight(term, ": ："), rest, style
	}
	return cutPlainTerm(spans)
}

// cutSign takes a colon or a dash from the beginning of a text.
func cutSign(text string) (rest string, ok bool) {
	trimmed := strings.TrimLeft(text, " ")
	for _, sign := range [...]string{": ", "：", "– ", "— ", "- ", "→ "} {
		if rest, ok = strings.CutPrefix(trimmed, sign); ok && (sign[0] == ':' || len(sign) > 2 && trimmed != text || sign == "- " && trimmed != text || sign == "：") {
			return rest, true
		}
	}
	if strings.TrimRight(trimmed, " ") == ":" {
		return "", true
	}
	return text, false
}

// cutPlainTerm splits a text at the first dash or colon, where what stands before is as short as a term.
func cutPlainTerm(spans []content.Span) (term string, rest []content.Span, style termStyle) {
	text := spans[0].Text
	at, sign := -1, ""
	for _, s := range [...]string{" – ", " — ", " - ", ": ", "："} {
		if i := strings.Index(text, s); i > 0 && (at < 0 || i < at) {
			at, sign = i, s
		}
	}
	if at < 0 || spans[0].Style != 0 {
		return "", nil, noTerm
	}
	if style = dashTerm; sign[0] == ':' || sign == "：" {
		style = colonTerm
	}
	if term = strings.TrimSpace(text[:at]); wordsIn(term) > maxTermWords || endsInQuestion(term) || strings.ContainsAny(term, "()[]{}\"") {
		return "", nil, noTerm
	}
	rest = slices.Clone(spans)
	rest[0].Text = text[at+len(sign):]
	return term, rest, style
}

// isLabelWord reports whether a word says what kind of text follows, and is no term: "Note", "Step 2".
func isLabelWord(term string) bool {
	switch strings.ToLower(strings.Trim(term, " .")) {
	case "e.g", "eg", "i.e", "ie", "ex", "nb", "n.b", "z.b", "p.ej", "p. ej", "np", "напр":
		return true
	}
	switch word := firstWord(term); word {
	case "note", "notes", "example", "examples", "tip", "warning", "caution", "important", "step", "todo", "update", "edit", "author", "authors", "date", "updated",
		"version", "license", "licence", "source", "sources", "website", "homepage", "url", "link", "links", "email", "phone", "contact", "duration", "deadline",
		"prerequisites", "requirements", "chapter", "chapters", "section", "part", "day", "days", "week", "weeks", "lesson", "lessons", "unit", "units", "module", "modules", "answer", "question", "q", "a", "pros", "cons", "see", "ps":
		return wordsIn(term) < 3
	case "":
		return strings.Trim(term, "0123456789.,:-/ ") == ""
	}
	return false
}
