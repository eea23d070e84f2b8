package markdown

import (
	"slices"
	"strings"
	"unicode"

	"porthole/content"
)

// saysNothing reports whether a column only repeats its heading or the same link.
func (s *factReader) saysNothing(c int) bool {
	if s.cells[c] == nil {
		return false
	}
	text := s.cells[c][0].text
	if len(s.t.Rows) < 2 {
		return isLinkHeading(text) && isLinkAlone(s.t.Rows[0][c].Text)
	}
	heading := s.headKeys[c]
	for i, row := range s.t.Rows {
		if s.cells[c][i].text != text || text == "" {
			return false
		}
		if content.Key(text) != heading && !slices.ContainsFunc(row[c].Text, func(span content.Span) bool { return span.Link != "" }) {
			return false
		}
	}
	return true
}

// namesItself reports whether the sentences of a column name the subjects of their rows: "Thorium is a metal …" beside Thorium.
func (s *factReader) namesItself(c int) bool {
	if s.authored || s.cells[c] == nil {
		return false
	}
	named, filled := 0, 0
	for i, v := range s.cells[c] {
		if v.blank() {
			continue
		}
		filled++
		if v.kind != content.Sentence {
			continue
		}
		name := content.Key(s.subjects[i].base)
		if len(name) >= minNamedIn && strings.Contains(" "+content.Key(v.text)+" ", " "+name+" ") {
			named++
		}
	}
	return named > 1 && 2*named > filled
}

// minNamedIn is the length in bytes of a name that is looked for in a sentence.
const minNamedIn = 3

// leaveOutCommon takes out of a column what nearly every row says: who is asked for it need not know the row.
func (s *factReader) leaveOutCommon(c int) {
	if s.authored || s.cells[c] == nil {
		return
	}
	count, filled, most := map[string]int{}, 0, ""
	for _, v := range s.cells[c] {
		if v.yesNo {
			return
		}
		if !v.blank() {
			filled++
			if count[v.text]++; count[v.text] > count[most] {
				most = v.text
			}
		}
	}
	if n := count[most]; filled < minCommon || n < filled && (filled < minNearlyCommon || n*10 < filled*9) {
		return
	}
	s.Notice(s.t.Line, "write what differs from row to row", "nearly every row says %q under %q; only what else is there is asked", most, s.headings[c])
	for i, v := range s.cells[c] {
		if strings.EqualFold(v.text, most) {
			s.cells[c][i] = cellValue{}
		}
	}
}

// The fewest rows of which a text is common to all, and those of which it is common to nine in ten.
const (
	minCommon       = 8
	minNearlyCommon = 20
)

// pointsElsewhere reports whether a column holds what nobody learns by heart: addresses, links to read, pictures, the tags and
// the numbers by which programs know the rows.
func (s *factReader) pointsElsewhere(c int) bool {
	if s.cells[c] == nil {
		return false
	}
	heading := s.headKeys[c]
	if isMachineHeading(heading) || s.sheet && len(s.t.Header) >= minMachine && (isForPrograms(heading) || isDump(s.cells[c])) || isHex(s.cells[c]) {
		return true
	}
	return s.linksOnly(c, heading)
}

// linksOnly reports whether a column holds links and addresses, and next to nothing else.
func (s *factReader) linksOnly(c int, heading string) bool {
	linkHeading, some, plain, all := isLinkHeading(heading), false, 0, 0
	for _, row := range s.t.Rows {
		text := content.PlainText(row[c].Text)
		if text == "" {
			continue
		}
		linked := isLinkAlone(row[c].Text)
		if linked && slices.ContainsFunc(row[c].Text, func(span content.Span) bool { return isLong(span.Text) }) {
			all++ // a title to read is as good as an address
			some = true
			continue
		}
		if some = true; !isAddress(text) && !linked || linked && !linkHeading && !isAddress(text) && !strings.Contains(text, ".") {
			plain++
		}
		all++
	}
	return some && (plain == 0 || !linkHeading && plain*8 < all && all > 8)
}

// minMachine is the number of columns from which a table in a file of its own is taken to be written for programs.
const minMachine = 6

// isForPrograms reports whether a column of such a table is headed as one that programs find, place or draw things by.
func isForPrograms(heading string) bool {
	words := strings.FieldsFunc(heading, func(r rune) bool { return !unicode.IsLetter(r) })
	if len(words) == 0 {
		return false
	}
	if words[0] == "image" || words[0] == "img" {
		return true
	}
	switch words[len(words)-1] {
	case "id", "ids", "uuid", "guid", "hash", "checksum", "slug", "url", "uri", "href", "img", "image", "thumbnail", "filename", "path", "hex",
		"lat", "lng", "lon", "long", "latitude", "longitude", "coordinates", "x", "y", "xpos", "ypos", "wxpos", "wypos", "timestamp", "geometry", "geoid":
		return true
	}
	return strings.HasSuffix(words[len(words)-1], "pos") && len(words[len(words)-1]) < 6
}

// isHex reports whether a column holds colours or hashes: as many hexadecimal digits in each cell, letters and digits among them.
func isHex(cells []cellValue) bool {
	size, filled, letters, digits := 0, 0, false, false
	for _, v := range cells {
		if v.blank() {
			continue
		}
		text := strings.ToLower(strings.TrimPrefix(v.text, "#"))
		if size == 0 {
			size = len(text)
		}
		if len(text) != size || size < minHex || strings.Trim(text, "0123456789abcdef") != "" {
			return false
		}
		letters, digits = letters || strings.ContainsAny(text, "abcdef"), digits || strings.ContainsAny(text, "0123456789")
		filled++
	}
	return filled >= minHexRows && letters && digits
}

// The fewest digits of a colour, and the fewest rows that tell that a column holds nothing else.
const (
	minHex     = 6
	minHexRows = 20
)

// isDump reports whether a column holds lists as programs write them, and long ones: "[13.6, 24.59, 54.42, …]".
func isDump(cells []cellValue) bool {
	filled, longest := 0, 0
	for _, v := range cells {
		if v.blank() {
			continue
		}
		if !strings.HasPrefix(v.text, "[") && !strings.HasPrefix(v.text, "{") {
			return false
		}
		filled, longest = filled+1, max(longest, len(v.text))
	}
	return filled > 1 && longest > maxDump
}

// maxDump is the length in bytes of a list that somebody may still know by heart.
const maxDump = 60

// isMachineHeading reports whether a column is headed as one that programs sort and find rows by.
func isMachineHeading(heading string) bool {
	switch content.Key(heading) {
	case "guid", "uuid", "tags", "tag", "labels", "note id", "card id", "hash", "checksum", "deck", "enabled", "locale", "interval", "ease", "reps", "lapses", "created", "modified", "created at", "updated at", "last updated":
		return true
	}
	return false
}

// isLinkHeading reports whether a column is headed as one of links or pictures.
func isLinkHeading(heading string) bool {
	switch content.Key(strings.ReplaceAll(heading, "(s)", "s")) {
	case "link", "links", "url", "urls", "reference", "references", "ref", "refs", "source", "sources", "docs", "documentation", "resource", "resources", "website",
		"site", "web", "wiki", "wikipedia", "video", "videos", "demo", "screenshot", "image", "images", "picture", "photo", "icon", "logo", "badge", "preview", "audio", "sound",
		"more", "read more", "more info", "details", "solution", "solutions", "exercise", "repo", "repository", "github", "download", "article", "articles", "tutorial", "enlace", "enlaces", "lien", "liens", "quelle", "quellen",
		"ссылка", "ссылки", "источник", "источники", "链接", "連結", "参考", "参考链接", "参考资料", "来源", "出典", "リンク", "参考ページ", "参考リンク", "링크", "참고", "출처", "رابط", "קישור", "लिंक":
		return true
	}
	return false
}

func isAddress(text string) bool {
	return (strings.HasPrefix(text, "http://") || strings.HasPrefix(text, "https://") || strings.HasPrefix(text, "www.")) && !strings.Contains(text, " ")
}
