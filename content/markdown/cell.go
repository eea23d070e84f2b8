package markdown

import (
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"porthole/content"
)

// rawCell is the text of a cell before it is known what its column holds. Its lines are joined by "\n".
type rawCell struct {
	text    string
	literal bool // all of it is code, in which every sign has its meaning
}

// rawCellOf returns the text of a cell without the pictures beside it.
func rawCellOf(spans []content.Span) rawCell {
	spans = withoutPictured(withoutAnchor(spans))
	raw := rawText(spans)
	if isLiteral(spans) {
		return rawCell{text: raw, literal: raw != ""}
	}
	return rawCell{text: stripEmoji(raw)}
}

// withoutAnchor leaves out the link at the end of a text that only says where it is found: "Catch errors [#](…)".
func withoutAnchor(spans []content.Span) []content.Span {
	if n := len(spans); n > 1 && spans[n-1].Link != "" {
		switch spans[n-1].Text {
		case "#", "¶", "§", "?", "↗", "🔗":
			return spans[:n-1]
		}
	}
	return spans
}

// withoutPictured leaves out the words that stand for pictures.
func withoutPictured(spans []content.Span) []content.Span {
	if !slices.ContainsFunc(spans, isPictured) {
		return spans
	}
	return slices.DeleteFunc(slices.Clone(spans), isPictured)
}

// isPictured reports whether a span stands for a picture.
func isPictured(s content.Span) bool {
	if s.Link == "" {
		return false
	}
	link, _, _ := strings.Cut(strings.ToLower(s.Link), "?")
	switch filepath.Ext(link) {
	case ".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".bmp", ".ico":
		return true
	}
	return strings.Contains(link, "//img.shields.io/")
}

// isLiteral reports whether everything that is written in spans is code.
func isLiteral(spans []content.Span) bool {
	for _, s := range spans {
		if s.Style&content.Literal == 0 && strings.TrimSpace(s.Text) != "" {
			return false
		}
	}
	return true
}

// blank reports whether the cell is left empty or crossed out.
func (c rawCell) blank() bool {
	return c.text == "" || !c.literal && isBlankCell(c.text)
}

// isBlankCell reports whether a text is left empty or crossed out.
func isBlankCell(s string) bool {
	if s != "" && (isDigit(s[0]) || isASCIILetter(s[0])) && lower(s[0]) != 'n' {
		return false
	}
	if strings.EqualFold(s, "n/a") || strings.EqualFold(s, "n.a.") || strings.EqualFold(s, "(none)") || s == "[]" || s == "{}" || s == "null" {
		return true
	}
	return strings.IndexFunc(s, func(r rune) bool { return !isDash(r) && r != '―' && !unicode.IsSpace(r) }) < 0
}

// placeholder reports whether the cell only keeps a place for what is to be written, or says where it is written: "TBD", "?", "etc.",
// "see appendix 3". One with letters that were lost keeps a place, too.
func (c rawCell) placeholder() bool {
	if strings.ContainsRune(c.text, utf8.RuneError) {
		return true
	}
	if c.literal || len(c.text) > maxPlaceholder || c.text == "" {
		return false
	}
	if strings.IndexFunc(c.text, func(r rune) bool { return !isOpenMark(r) }) < 0 {
		return true
	}
	if !mayKeepPlace(c.text) {
		return false
	}
	text := strings.ToLower(strings.Trim(c.text, ".… !:()[]<>*_"))
	return text != "" && (isPlaceWord(text) || strings.ContainsAny(text, " ."+"见見照参") && refersElsewhere(text))
}

// mayKeepPlace looks at the first two bytes of a text, which tell of most that they keep no place.
func mayKeepPlace(text string) bool {
	if len(text) < 2 || text[0] >= utf8.RuneSelf || !isASCIILetter(text[0]) {
		return len(text) > 1 && !isDigit(text[0])
	}
	switch string([]byte{lower(text[0]), lower(text[1])}) {
	case "tb", "to", "fi", "xx", "et", "us", "an", "ad", "mo", "co", "wi", "pl", "yo", "po", "a ", "no", "fo", "da", "uz", "do", "ek", "se", "si", "s.", "vg", "cf", "vo", "v\xc3", "ve", "zi", "zo", "bk":
		return true
	}
	return false
}

// isOpenMark reports whether a mark asks or leaves open, and says nothing where it stands alone.
func isOpenMark(r rune) bool { return strings.ContainsRune("?？؟…. 。_~～", r) }

// isPlaceWord reports whether a text, in small letters, is what people write for what is still to be written.
func isPlaceWord(text string) bool {
	switch text {
	case "tbd", "tba", "tbc", "todo", "fixme", "xxx", "etc", "usw", "and so on", "to be defined", "to be determined", "to be added", "add more", "more to come", "coming soon", "wip", "placeholder", "your text here", "fill in",
		"por definir", "por completar", "a completar", "à compléter", "à venir", "noch offen", "folgt", "da definire", "da completare", "uzupełnić", "do uzupełnienia", "eklenecek", "дополнить", "уточнить", "и т.д", "и так далее",
		"待补充", "待補充", "待定", "待续", "添加更多", "更多", "未完待续", "未定", "準備中", "工事中", "추가 예정", "미정", "قريبا", "להשלים", "जल्द", "đang cập nhật", "cập nhật":
		return true
	}
	return false
}

// refersElsewhere reports whether a text, in small letters, only says where something is written: "see appendix 3", "siehe oben".
func refersElsewhere(text string) bool {
	return (text[0] >= utf8.RuneSelf || mayRefer(text)) && elsewhere().MatchString(text)
}

// mayRefer looks at the beginning of a text in plain letters.
func mayRefer(text string) bool {
	if len(text) < 2 {
		return false
	}
	switch text[:2] {
	case "se", "si", "s.", "vg", "ve", "vo", "v\xc3", "cf", "zi", "zo", "bk":
		return true
	}
	return false
}

var elsewhere = pattern(`^(?:see|siehe|s\.|vgl\.?|cf\.?|se|voir|véase|vedi|zie|см\.?|див\.?|zob\.|bkz\.?|参见|参照|见)\s*(?:also |auch |також |также )?(?:above|below|appendix|section|chapter|page|table|figure|note|link|oben|unten|anhang|abschnitt|kapitel|seite|tabelle|abb|bilag|avsnitt|side|annexe|tableau|apéndice|anexo|sección|página|capítulo|tabla|hieronder|bijlage|выше|ниже|приложение|раздел|с\.|вище|нижче|str|yukarı|aşağı|上|下|附录|[0-9§#]|p\.|s\.)[\pL\pN .,§#-]*$`)

const maxPlaceholder = 40

// tick returns what a cell that is nothing but a tick or a cross says: "Yes" or "No", "" for any other.
func (c rawCell) tick() string {
	if c.literal || len(c.text) > maxTick || c.text == "" || isDigit(c.text[0]) || isASCIILetter(c.text[0]) {
		return ""
	}
	switch strings.ToLower(c.text) {
	case "✅", "✔", "✓", "☑", "🗸", "🗹", "🆗", "👍", "🟢", ":white_check_mark:", ":heavy_check_mark:", ":ballot_box_with_check:", "[x]":
		return yes
	case "❌", "✘", "✗", "✖", "❎", "☒", "🚫", "⛔", "👎", "🔴", "🗴", "🗷", "⨯", ":x:", ":no_entry:", ":no_entry_sign:", ":negative_squared_cross_mark:", "[ ]":
		return no
	}
	return ""
}

const (
	yes, no = "Yes", "No"
	maxTick = 40 // bytes of the longest
)

// stripEmoji takes pictures away that stand beside words. What is a picture alone is meant.
func stripEmoji(s string) string {
	if content.IsPlain(s) {
		return s
	}
	if strings.IndexFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) < 0 {
		return strings.Trim(s, " \u00a0\n")
	}
	s = strings.Map(func(r rune) rune {
		if isEmoji(r) {
			return -1
		}
		return r
	}, s)
	return strings.Trim(s, " \u00a0\n")
}

// isEmoji reports whether r is drawn as a picture wherever it stands: what Unicode presents as an emoji, the ticks and
// crosses, and the parts that flags and keycaps are made of. Signs of music, cards, planets and of mathematics are none.
func isEmoji(r rune) bool {
	switch {
	case r >= 0x1f000 && r <= 0x1fbff, r == 0x20e3:
		return true
	case r < 0x231a || r > 0x2b55:
		return false
	}
	return strings.ContainsRune("⌚⌛⏩⏪⏫⏬⏰⏳◽◾☔☕♿⚓⚡⚠⚪⚫⚽⚾⛄⛅⛎⛔⛪⛲⛳⛵⛺⛽✅✔✓✗✘✖☑☒✊✋✉✏✨❌❎❓❔❕❗➕➖➗➡➰➿⬛⬜⭐⭕☎☁☀⚙", r)
}

func isASCIILetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

// lower returns a letter of ASCII in its small form.
func lower(c byte) byte {
	if c >= 'A' && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}
