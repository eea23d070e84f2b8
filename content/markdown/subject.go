package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"porthole/content"
)

// subject is what a row is about.
type subject struct {
	name    string
	key     string   // by which it is told from others
	names   []string // that are accepted for it, too
	kind    content.ValueKind
	literal bool // it is written as code
	exact   bool // another subject differs by nothing but capitals
}

// subjectCell is the first cell of a row, read.
type subjectCell struct {
	subjects []subject
	base     string // the name without its note
	note     string
}

// parseSubjects reads the first column. A cell of several numbers gives as many subjects, a name is
// never split. Where a name comes back with another note ("FTP (data)", "FTP (control)") the notes
// tell the rows apart and stay part of the names; where whole is set they always do, but for the full name of an abbreviation.
func parseSubjects(raw []rawCell, heading string, whole bool) []subjectCell {
	h := habitsOf(heading, raw)
	cells := make([]subjectCell, len(raw))
	keepSigns(raw)
	notes := make(map[string]string, len(raw))
	apart := map[string]bool{}
	for i, cell := range raw {
		cells[i] = parseSubject(cell, h)
		if c := &cells[i]; c.base != "" {
			key := content.CaseKey(c.base)
			if first, ok := notes[key]; ok && first != c.note {
				apart[key] = true
			} else {
				notes[key] = c.note
			}
		}
	}
	for i, cell := range raw {
		c := &cells[i]
		if c.base == "" {
			continue
		}
		name, further := c.base, furtherNames(c.base)
		switch {
		case cell.literal:
			further = nil
		case c.note != "" && whole && (!isFullName(c.note) || !isAbbreviation(c.base) || apart[content.CaseKey(c.base)]):
			name = oneLine(strings.Join(linesOf(cell.text), " / "))
			if further = nil; !apart[content.CaseKey(c.base)] {
				further = []string{c.base}
			}
		case apart[content.CaseKey(c.base)] && c.note != "":
			name, further = c.base+" ("+c.note+")", nil
		case c.note != "" && isPhrase(c.base):
			name, further = c.base+" ("+c.note+")", []string{c.base}
		case isFullName(c.note):
			further = append(further, c.note)
		}
		c.subjects = []subject{{name: name, key: content.Key(name), names: further, kind: textKind(c.base), literal: cell.literal}}
	}
	tellCaseApart(raw, cells)
	addPlainSubjects(cells)
	return cells
}

// keepSigns takes the signs of a column that holds nothing else for what they are: the full stop among those of a pattern keeps no place.
func keepSigns(raw []rawCell) {
	signs, filled := 0, 0
	for _, c := range raw {
		if c.text == "" {
			continue
		}
		if filled++; len(c.text) <= maxSign && c.tick() == "" && strings.IndexFunc(c.text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) < 0 {
			signs++
		}
	}
	if 2*signs <= filled {
		return
	}
	for i := range raw {
		raw[i].literal = raw[i].literal || raw[i].text != "" && len(raw[i].text) <= maxSign && !isDashes(raw[i].text)
	}
}

// maxSign is the length in bytes of a sign, with the brackets around it.
const maxSign = 5

// isDashes reports whether a text is nothing but dashes.
func isDashes(text string) bool {
	return strings.IndexFunc(text, func(r rune) bool { return !isDash(r) }) < 0
}

// tellCaseApart marks subjects that differ by nothing but their capitals: "x" and "X". A word that is written in capitals
// elsewhere, "smtps" and "SMTPS", is the same.
func tellCaseApart(raw []rawCell, cells []subjectCell) {
	spelled := make(map[string]string, len(cells))
	apart := map[string]bool{}
	for i := range cells {
		for _, sub := range cells[i].subjects {
			first, ok := spelled[sub.key]
			if !ok {
				spelled[sub.key] = sub.name
			} else if exact := content.CaseKey(sub.name); exact != content.CaseKey(first) && (raw[i].literal || !isShouted(first, sub.name)) {
				apart[sub.key] = true
			}
		}
	}
	if len(apart) == 0 {
		return
	}
	for i := range cells {
		for j := range cells[i].subjects {
			if sub := &cells[i].subjects[j]; apart[sub.key] {
				sub.key, sub.exact = content.CaseKey(sub.name), true
			}
		}
	}
}

// isShouted reports whether one of two spellings of a word is all in capitals, and the word long enough to be a word.
func isShouted(a, b string) bool {
	return utf8.RuneCountInString(a) >= minShouted && (a == strings.ToUpper(a) || b == strings.ToUpper(b))
}

const minShouted = 4

func parseSubject(cell rawCell, h habits) subjectCell {
	if cell.blank() || cell.placeholder() || cell.tick() != "" {
		return subjectCell{}
	}
	if cell.literal {
		return subjectCell{base: oneLine(cell.text)}
	}
	if values, ok := numbers(cell.text, h); ok {
		if base, note := splitNote(cell.text); note != "" && len(values) == 1 && !h.ports && !isTransport(note) && strings.IndexFunc(note, unicode.IsLetter) >= 0 {
			return subjectCell{base: base, note: note}
		}
		var c subjectCell
		for _, v := range values {
			c.subjects = append(c.subjects, subject{name: v.Text, key: content.Key(v.Text), kind: content.Number})
		}
		return c
	}
	lines := linesOf(cell.text)
	joined := strings.Join(lines, " / ")
	if isWrapped(lines) {
		joined = strings.Join(lines, " ")
	}
	base, note := splitNote(joined)
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
	if len(parts) < 2 || isSentence(name) || isOneName(name) {
		return nil
	}
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
		if utf8.RuneCountInString(parts[i]) < 2 || strings.IndexFunc(parts[i], unicode.IsLetter) < 0 || strings.ContainsAny(parts[i], "()[]{}") {
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
