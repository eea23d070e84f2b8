package markdown

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"porthole/content"
)

// No library reads what people write into a cell of ports: lists, ranges, protocols and notes in one.

// numberScan reads a cell of numbers: "465 / 587", "20, 21", "465 y 587", "137-139", "tcp/993",
// "161 / 162 (get / trap)".
type numberScan struct {
	rest     string
	ports    bool // the column is one of ports, so "110,143" is two of them
	tight    bool // commas without spaces stand between numbers
	apart    bool // a separator other than a space was read since the last number
	values   []content.Value
	words    int // since the last number: one word may join two numbers
	toRange  bool
	grouped  bool // the ends of the range that is read have separators of thousands
	leading  bool // the first protocol stood before the first number
	protocol string
	fresh    bool   // a protocol stands before the number it is for
	note     string // in brackets before the first number
	brackets int
	last     bool // what was read last is a bracket
}

// numbers reads the values of a cell of numbers; ok is false where it is anything else. Where no ports are spoken of, "3/4"
// and "1 2" are not two numbers each.
func numbers(text string, h habits) (values []content.Value, ok bool) {
	if len(text) > maxCell || strings.IndexFunc(text, unicode.IsDigit) < 0 {
		return nil, false
	}
	s := numberScan{rest: text, ports: h.ports || namesCarrier(text), tight: isTightList(text)}
	if !s.ports && isFraction(text) && !h.allAlone(text) {
		return nil, false
	}
	for s.rest != "" {
		if !s.step() {
			return nil, false
		}
	}
	if len(s.values) == 0 || s.words > 0 || s.toRange {
		return nil, false
	}
	s.shareNote()
	return withoutDoubles(s.values), true
}

// step reads one token.
func (s *numberScan) step() bool {
	r, size := utf8.DecodeRuneInString(s.rest)
	switch {
	case r >= '0' && r <= '9', strings.ContainsRune("+-−", r) && len(s.rest) > size && isDigit(s.rest[size]) && s.signed():
		return s.number()
	case r == '(' || r == '（':
		return s.bracket(size)
	case unicode.IsLetter(r):
		return s.word()
	case isDash(r):
		s.rest = s.rest[size:]
		return s.dash()
	case unicode.IsSpace(r):
		s.rest = s.rest[size:]
		s.apart = s.apart || r == '\n'
		return true
	case strings.ContainsRune("/,;|&+·•、，；:\\", r):
		return s.separator(r, size)
	}
	return false
}

// separator reads a sign between two numbers, or between a protocol and its number.
func (s *numberScan) separator(r rune, size int) bool {
	s.rest = s.rest[size:]
	s.apart = true
	if r == ':' {
		return len(s.values) == 0 || s.leading
	}
	return len(s.values) > 0 || s.leading || s.ports
}

// signed reports whether a sign here belongs to the number after it.
func (s *numberScan) signed() bool { return len(s.values) == 0 || s.apart }

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func isDash(r rune) bool { return strings.ContainsRune("-‐‑‒–—−", r) }

func (s *numberScan) number() bool {
	n := numberLen(s.rest, s.tight || s.ports && !s.thousands())
	if n == 0 {
		return false
	}
	text := s.rest[:n]
	s.rest = s.rest[n:]
	s.last = false
	if s.toRange {
		v := &s.values[len(s.values)-1]
		if strings.Contains(v.Text, "–") {
			return false
		}
		s.toRange = false
		return s.closeRange(v, text)
	}
	if len(s.values) > 0 && !s.ports && !s.apart && s.words == 0 {
		return false
	}
	s.words, s.fresh, s.apart = 0, false, false
	if !s.leading {
		s.protocol = ""
	}
	s.values = append(s.values, content.Value{Text: text, Note: joinNotes(s.note, s.protocol)})
	s.note = ""
	return true
}

// closeRange makes a value a range that ends with a number. One that would go down is none: "10-5" is a difference, or a
// score.
func (s *numberScan) closeRange(v *content.Value, to string) bool {
	low, high := withoutThousands(v.Text), withoutThousands(to)
	from, errFrom := strconv.ParseFloat(low, 64)
	until, errUntil := strconv.ParseFloat(high, 64)
	if errFrom == nil && errUntil == nil && from >= until {
		return false
	}
	v.Text = low + "–" + high
	return true
}

// thousands reports whether the comma that follows in a column of ports separates thousands: only in
// a range of ports, both ends of which have one, "49,152–65,535".
func (s *numberScan) thousands() bool {
	if s.toRange {
		return s.grouped
	}
	n := numberLen(s.rest, false)
	low := s.rest[:n]
	rest := strings.TrimLeft(s.rest[n:], " ")
	dash, size := utf8.DecodeRuneInString(rest)
	if s.grouped = isDash(dash) && strings.Contains(low, ","); !s.grouped {
		return false
	}
	rest = strings.TrimLeft(rest[size:], " ")
	high := rest[:numberLen(rest, false)]
	from, errFrom := strconv.Atoi(withoutThousands(low))
	to, errTo := strconv.Atoi(withoutThousands(high))
	s.grouped = errFrom == nil && errTo == nil && strings.Contains(high, ",") && from < to && to <= maxPort
	return s.grouped
}

const maxPort = 65535

// withoutThousands takes the separators of thousands out of a number. A full stop is none: it may as
// well be the decimal point.
func withoutThousands(number string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(thousandsMarks, r) {
			return -1
		}
		return r
	}, number)
}

// thousandsMarks are what stands between thousands.
const thousandsMarks = ",\u00a0\u202f\u2009'’"

// dash reads the dash of a range: it stands between two numbers.
func (s *numberScan) dash() bool {
	if len(s.values) == 0 || s.words > 0 || s.toRange || s.last {
		return false
	}
	s.rest = strings.TrimLeft(s.rest, " \u00a0")
	s.toRange = true
	return s.rest != "" && isDigit(s.rest[0])
}

// bracket reads a note on the number before it, or on the first number.
func (s *numberScan) bracket(size int) bool {
	note, rest, ok := cutBracket(s.rest, size)
	if !ok || s.toRange {
		return false
	}
	s.rest = rest
	s.brackets++
	s.last = true
	if len(s.values) == 0 {
		s.note = joinNotes(s.note, note)
		return true
	}
	v := &s.values[len(s.values)-1]
	v.Note = joinNotes(v.Note, note)
	return true
}

// word reads a protocol, the word "port", or a word that joins two numbers.
func (s *numberScan) word() bool {
	end := strings.IndexFunc(s.rest, func(r rune) bool { return !unicode.IsLetter(r) })
	if end < 0 {
		end = len(s.rest)
	}
	word := s.rest[:end]
	s.rest = s.rest[end:]
	switch lower := strings.ToLower(word); {
	case content.IsCarrier(lower):
		s.protocolWord(strings.ToUpper(word))
	case content.IsPortWord(lower):
	case len(s.values) == 0 || s.words > 0 || s.toRange:
		return false
	case slices.Contains([]string{"to", "through", "thru", "bis", "hasta", "à"}, lower):
		s.rest = strings.TrimLeft(s.rest, " ")
		s.toRange = true
	case isConjunction(lower):
		s.words++
	default:
		return false
	}
	return true
}

// protocolWord notes a protocol on the numbers that follow it, or, where it comes after its number,
// on those before it that have no note.
func (s *numberScan) protocolWord(p string) {
	if len(s.values) == 0 || s.leading {
		if s.fresh {
			p = s.protocol + "/" + p
		}
		s.leading, s.fresh, s.protocol = true, true, p
		return
	}
	for i := range s.values {
		switch v := &s.values[i]; {
		case v.Note == "":
			v.Note = p
		case s.protocol != "" && v.Note == s.protocol && i == len(s.values)-1:
			v.Note += "/" + p
		}
	}
	s.protocol = s.values[len(s.values)-1].Note
}

// shareNote deals a bracket at the end of a list out to its members, where it has as many parts:
// "161 / 162 (get / trap)".
func (s *numberScan) shareNote() {
	n := len(s.values)
	if n < 2 || s.brackets != 1 || !s.last {
		return
	}
	parts := strings.FieldsFunc(s.values[n-1].Note, func(r rune) bool { return r == '/' || r == ',' })
	if len(parts) != n {
		return
	}
	for i, p := range parts {
		s.values[i].Note = strings.TrimSpace(p)
	}
}

// speaksOfPorts reports whether a heading says that its column holds ports.
func speaksOfPorts(heading string) bool {
	for word := range strings.FieldsFuncSeq(strings.ToLower(heading), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if content.IsPortWord(word) {
			return true
		}
	}
	return false
}

// joinNotes writes one note after another, up to a length beyond which nobody reads it.
func joinNotes(a, b string) string {
	switch {
	case a == "" || a == b:
		return b
	case b == "" || len(a) > maxNote:
		return a
	}
	return a + ", " + b
}

// withoutDoubles joins values that are the same, with their notes. It keeps at most one more than a
// fact may have.
func withoutDoubles(values []content.Value) []content.Value {
	if len(values) < 2 {
		return values
	}
	out := values[:0]
	keys := make([]string, 0, min(len(values), maxValues+1))
	for _, v := range values {
		key := content.Key(v.Text)
		if i := slices.Index(keys, key); i >= 0 {
			out[i].Note = joinNotes(out[i].Note, v.Note)
			continue
		}
		if len(out) > maxValues {
			break
		}
		keys, out = append(keys, key), append(out, v)
	}
	return out
}
