package markdown

import (
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"porthole/content"
)

// A card may name its sides: "Front: keel" and below it "Back: a beam", in a paragraph, in two of them, or in a list.

// sideLine is a line with the number it has in the document.
type sideLine struct {
	text string
	line int
}

// cardSide is which side of a card a line begins.
type cardSide int

const (
	noSide cardSide = iota
	frontSide
	backSide
)

// maxSideLabel is how many bytes a line may have before the colon that ends such a label.
const maxSideLabel = 48

// sideOf returns which side of a card a line begins, and what stands behind the label.
func sideOf(line string) (side cardSide, rest string) {
	at := strings.IndexAny(line[:min(len(line), maxSideLabel)], ":：")
	if at < 1 {
		return noSide, ""
	}
	label := strings.TrimRight(strings.Trim(line[:at], " \t*_"), "0123456789 .#")
	rest = strings.TrimLeft(line[at:], ":：*_ \t")
	switch content.Key(label) {
	case "front", "front side", "card front", "vorderseite", "frente", "anverso", "recto", "fronte", "voorkant", "voorzijde", "przód", "awers", "přední strana", "líc",
		"лицевая", "лицевая сторона", "лицо", "лицьова", "лицьова сторона", "передня сторона", "лице", "ön", "ön yüz", "forside", "framsida", "etupuoli", "elölap", "față",
		"mặt trước", "depan", "sisi depan", "正面", "表", "表面", "おもて", "앞면", "앞", "μπροστά", "μπροστινή πλευρά", "μπροστινή όψη", "الوجه", "الوجه الأمامي", "צד קדמי", "सामने", "ด้านหน้า":
		return frontSide, rest
	case "back", "back side", "card back", "rückseite", "reverso", "verso", "dorso", "retro", "achterkant", "achterzijde", "tył", "rewers", "zadní strana", "rub",
		"оборотная", "оборотная сторона", "оборот", "обратная сторона", "зворотна", "зворотна сторона", "зворот", "гръб", "arka", "arka yüz", "bagside", "bakside", "baksida", "takapuoli", "hátlap", "spate",
		"mặt sau", "belakang", "sisi belakang", "背面", "反面", "裏", "裏面", "うら", "뒷면", "뒤", "πίσω", "πίσω πλευρά", "πίσω όψη", "الظهر", "الوجه الخلفي", "צד אחורי", "पीछे", "ด้านหลัง":
		return backSide, rest
	}
	return noSide, ""
}

// namesSide reports whether a paragraph begins with a label of a side.
func namesSide(n ast.Node, src []byte, side cardSide) bool {
	if !isParagraph(n) || n.Lines().Len() == 0 {
		return false
	}
	at := n.Lines().At(0)
	found, _ := sideOf(string(at.Value(src)))
	return found == side
}

// isOtherSide reports whether a paragraph is the back of the front right above it.
func isOtherSide(n ast.Node, src []byte) bool {
	return n.PreviousSibling() != nil && namesSide(n, src, backSide) && namesSide(n.PreviousSibling(), src, frontSide)
}

// cardsOfSides parts lines into cards by the labels of their sides. What follows another label belongs to no side.
func cardsOfSides(lines []sideLine, at card) (cards []card) {
	open := false
	for _, l := range lines {
		side, text := sideOf(l.text)
		last := len(cards) - 1
		switch {
		case side == frontSide:
			c := at
			c.front, c.line = text, l.line
			cards, open = append(cards, c), true
		case last < 0:
			return nil
		case side == backSide && cards[last].back == "":
			cards[last].back, open = text, true
		case side == backSide:
			cards[last].cut = true
		case hasLabel(l.text):
			open = false
		case !open:
		case cards[last].back == "":
			cards[last].front += " " + strings.TrimSpace(l.text)
		default:
			cards[last].back += " " + strings.TrimSpace(l.text)
		}
	}
	return cards
}

// hasLabel reports whether a line begins with a word or two and a colon.
func hasLabel(line string) bool {
	label, _, ok := cutField(strings.TrimSpace(line))
	return ok && wordsIn(label) <= 2
}

// areCards reports whether lines with labels of sides are cards: one asks, or the document has several. A thing alone has a front and a back, too.
func (r belowReader) areCards(cards []card) bool {
	if slices.ContainsFunc(cards, func(c card) bool { return asksAbout(c.front) }) {
		return true
	}
	backs := 0
	for line := range strings.Lines(r.srcText) {
		if side, _ := sideOf(strings.TrimLeft(line, " \t-*+>")); side == backSide {
			if backs++; backs > 1 {
				return true
			}
		}
	}
	return false
}

// sides reads the cards of a paragraph that begins with the label of a front. The back may be the next paragraph.
func (r belowReader) sides(n *ast.Paragraph) bool {
	if r.textual || r.within {
		return false
	}
	if isOtherSide(n, r.src) {
		return !describedAbove(n.PreviousSibling(), r.src)
	}
	if !namesSide(n, r.src, frontSide) {
		return false
	}
	lines, last := r.sideLines(nil, n), ast.Node(n)
	if next := n.NextSibling(); next != nil && isOtherSide(next, r.src) {
		lines, last = r.sideLines(lines, next), next
	}
	cards := cardsOfSides(lines, card{lesson: r.lessons.lesson(), node: last})
	if describedAbove(n, r.src) || !r.areCards(cards) {
		return false
	}
	r.drop()
	r.addSides(cards)
	return true
}

// describedAbove reports whether the heading right above a paragraph names the thing whose front and back it describes. A heading with a number, as "Card 3",
// names none.
func describedAbove(n ast.Node, src []byte) bool {
	heading := n.PreviousSibling()
	if heading == nil || levelOf(heading) < 2 {
		return false
	}
	at := n.Lines().At(0)
	_, front := sideOf(string(at.Value(src)))
	after := n.NextSibling()
	if after != nil && isOtherSide(after, src) {
		after = after.NextSibling()
	}
	alone := after == nil || levelOf(after) > 0
	return alone && !asksAbout(strings.TrimSpace(front)) && !strings.ContainsAny(textOf(heading, src), "0123456789")
}

// sideLines adds the lines of a block as they read.
func (r belowReader) sideLines(lines []sideLine, n ast.Node) []sideLine {
	in := r.document
	in.softBreak = "\n"
	text := rawText(r.spans(n))
	in.softBreak = " "
	for i, line := range strings.Split(text, "\n") {
		lines = append(lines, sideLine{line, r.lineOf(n) + i})
	}
	return lines
}

// addSides makes cards of sides.
func (r belowReader) addSides(cards []card) {
	for i, c := range cards {
		switch {
		case c.cut:
			r.Notice(c.line, "give each card one back", "the card %q has more than one back, and is not asked", cutText(c.front))
			continue
		case strings.TrimSpace(c.back) == "" && strings.TrimSpace(c.front) != "":
			r.Notice(c.line, "write its back right below its front", "the card %q has no back, and is not asked", cutText(c.front))
			continue
		case i == len(cards)-1 && c.node != nil && isPartBelow(c.node):
			r.Notice(c.line, "put all of it into one short paragraph", "the answer of %q goes on below its first paragraph, and is not asked", cutText(c.front))
			continue
		case asksAbout(c.front) || isLong(c.front):
			c.form, c.prose = questionCard, true
		case isLong(c.back):
			c.form, c.prose = termCard, true
		default:
			c.form = pairCard
		}
		r.addDivided(c)
	}
}

// sideItems reads a list whose items, or the items below them, name the sides of cards.
func (r belowReader) sideItems(list *ast.List) bool {
	first := list.FirstChild()
	if r.textual || r.asked.front != "" || first == nil || first.FirstChild() == nil || first.FirstChild().Lines() == nil || first.FirstChild().Lines().Len() == 0 {
		return false
	}
	if side, _ := sideOf(r.line(first.FirstChild(), 0)); side != frontSide {
		return false
	}
	cards := cardsOfSides(r.itemLines(nil, list, 0), card{lesson: r.lessons.lesson()})
	if !r.areCards(cards) {
		return false
	}
	r.addSides(cards)
	return true
}

// itemLines adds the lines of the items of a list and of those below them.
func (r belowReader) itemLines(lines []sideLine, list ast.Node, depth int) []sideLine {
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		for n := item.FirstChild(); n != nil; n = n.NextSibling() {
			switch n := n.(type) {
			case *ast.List:
				if depth < maxSideDepth {
					lines = r.itemLines(lines, n, depth+1)
				}
			case *ast.Paragraph, *ast.TextBlock:
				lines = r.sideLines(lines, n)
			}
		}
	}
	return lines
}

// maxSideDepth is how many lists a card of a list may lie in.
const maxSideDepth = 2

// namesSides reports whether a paragraph begins the card of a heading that names nothing itself.
func namesSides(n ast.Node, src []byte) bool {
	return namesSide(n, src, frontSide) && !describedAbove(n, src)
}
