package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"porthole/content"
)

// subject is what a row is about.
type subject struct {
	name  string
	key   string
	names []string // that are accepted for it, too
	kind  content.ValueKind
}

// subjectCell is the first cell of a row, read.
type subjectCell struct {
	subjects []subject
	base     string // the name without its note
	note     string
}

// parseSubjects reads the first column. A cell of several numbers gives as many subjects, a name is
// never split. Where a name comes back with another note ("FTP (data)", "FTP (control)") the notes
// tell the rows apart and stay part of the names.
func parseSubjects(rows [][]content.Cell, ports bool) []subjectCell {
	cells := make([]subjectCell, len(rows))
	notes := make(map[string]string, len(rows))
	apart := map[string]bool{}
	for i, row := range rows {
		cells[i] = parseSubject(row[0].Text, ports)
		if c := &cells[i]; c.base != "" {
			key := content.Key(c.base)
			if first, ok := notes[key]; ok && first != c.note {
				apart[key] = true
			} else {
				notes[key] = c.note
			}
		}
	}
	for i := range cells {
		c := &cells[i]
		if c.base == "" {
			continue
		}
		name, further := c.base, furtherNames(c.base)
		if apart[content.Key(c.base)] && c.note != "" {
			name, further = c.base+" ("+c.note+")", nil
		} else if isFullName(c.note) {
			further = append(further, c.note)
		}
		c.subjects = []subject{{name: name, key: content.Key(name), names: further, kind: textKind(name)}}
	}
	return cells
}

func parseSubject(spans []content.Span, ports bool) subjectCell {
	raw := stripEmoji(rawText(spans))
	if isBlankCell(raw) {
		return subjectCell{}
	}
	if values, ok := numbers(raw, ports); ok {
		var c subjectCell
		for _, v := range values {
			c.subjects = append(c.subjects, subject{name: v.Text, key: content.Key(v.Text), kind: content.Number})
		}
		return c
	}
	lines := strings.FieldsFunc(raw, func(r rune) bool { return r == '\n' })
	base, note := splitNote(strings.Join(lines, " / "))
	if base == "" {
		base, note = strings.Join(strings.Fields(raw), " "), ""
	}
	return subjectCell{base: base, note: note}
}

func textKind(s string) content.ValueKind {
	if isSentence(s) {
		return content.Sentence
	}
	return content.Name
}

// furtherNames returns the parts of "MySQL/MariaDB", nil where a name has no parts.
func furtherNames(name string) []string {
	parts := strings.Split(strings.ReplaceAll(name, " or ", "/"), "/")
	if len(parts) < 2 || isSentence(name) {
		return nil
	}
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
		if strings.IndexFunc(parts[i], unicode.IsLetter) < 0 {
			return nil
		}
	}
	return parts
}

// isFullName reports whether a note in brackets is another name of what stands before it: "Post
// Office Protocol", and not "legacy" or "TCP".
func isFullName(note string) bool {
	first, _ := utf8.DecodeRuneInString(note)
	return unicode.IsLetter(first) && !unicode.IsLower(first) && !isTransport(note) &&
		!strings.ContainsAny(note, ".;:?!") && utf8.RuneCountInString(note) <= 2*maxNameRunes
}

// isTransport reports whether a name is of a carrier or an answer that many rows share, and so no
// name for what a row is about.
func isTransport(name string) bool {
	switch strings.ToUpper(name) {
	case "TCP", "UDP", "TCP/UDP", "UDP/TCP", "SCTP", "DCCP", "QUIC", "IP", "TLS", "SSL", "SSL/TLS", "YES", "NO", "OK":
		return true
	}
	return false
}
