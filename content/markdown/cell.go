package markdown

import (
	"path/filepath"
	"slices"
	"strings"
	"unicode"

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

// placeholder reports whether the cell only keeps a place for what is to be written: "TBD", "?", "etc.".
func (c rawCell) placeholder() bool {
	if c.literal || len(c.text) > maxPlaceholder {
		return false
	}
	if c.text == "" {
		return false
	}
	switch lower(c.text[0]) { // how none of them begins
	case 'b', 'c', 'd', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o', 'p', 'q', 'r', 's', 'v', 'w', 'y', 'z', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
		return false
	}
	if strings.Trim(c.text, "?…. ") == "" {
		return true
	}
	switch strings.ToLower(strings.TrimRight(c.text, ".… !:")) {
	case "tbd", "tba", "tbc", "todo", "to do", "fixme", "xxx", "etc", "usw", "and so on", "to be defined", "to be determined":
		return true
	}
	return false
}

const maxPlaceholder = 24

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
