package markdown

import (
	"bytes"
	"fmt"
	"strings"

	"porthole/content"
)

// The limits that goldmark's time and the readers' rest on, beside those that content names.
const (
	maxCell   = 16 << 10 // bytes of a cell that is looked into for numbers and names
	maxIndent = 64       // columns; how far lists nest over several lines
	maxBlanks = 50       // blank lines in a row
	maxDepths = 1e6      // sum over all lines of how deep they may stand: goldmark asks each level
	maxMarks  = 2e3      // brackets, stars and the like in one paragraph
	// maxEffort bounds the sum over all paragraphs of the square of their marks: pairing them
	// takes goldmark up to a few nanoseconds for each pair.
	maxEffort = 2e8
)

// bounds passes over the lines of a document before goldmark sees them, and takes out what would
// make it slow: nesting without end, tables without end, marks without number. Lines keep their
// numbers through origin.
type bounds struct {
	d   *document
	out []byte
	// starts and origin hold, for each line of out, its offset and its number in the document.
	starts, origin []int32

	line     int    // of the document, from 1
	rest     []byte // what follows this line
	aside    admonition
	fence    string // what closes the code block we are in
	blanks   int
	previous []byte // the line before, without its markers
	columns  int    // of the table we are in, 0 outside of one
	rows     int
	cells    int
	dropping bool // the rest of this table is left out
	marks    int  // in this paragraph
	effort   int
	depth    int // how deep this line may stand
	depths   int // the sum of it over all lines
	told     map[string]bool
}

// bound returns what goldmark is to read of body, whose first line has the number first.
func (d *document) bound(body []byte, first int) *bounds {
	lines := min(bytes.Count(body, []byte{'\n'})+1, content.MaxLines)
	b := &bounds{
		d: d, line: first - 1, told: map[string]bool{},
		out: make([]byte, 0, len(body)+1), starts: make([]int32, 0, lines), origin: make([]int32, 0, lines),
	}
	for len(body) > 0 {
		line, rest, _ := bytes.Cut(body, []byte{'\n'})
		body, b.rest = rest, rest
		b.line++
		if len(b.starts) >= content.MaxLines {
			b.warn("it has more than %d lines; the rest is not read", content.MaxLines)
			break
		}
		b.step(line)
	}
	return b
}

// warn tells of a limit, the first time it is met.
func (b *bounds) warn(format string, args ...any) {
	if !b.told[format] {
		b.told[format] = true
		b.d.Warn(b.line, "split it, or write it more simply", format, args...)
	}
}

func (b *bounds) emit(parts ...[]byte) {
	b.starts = append(b.starts, int32(len(b.out))) // #nosec G115 -- a document has at most MaxSize bytes
	b.origin = append(b.origin, int32(b.line))     // #nosec G115 -- and so at most as many lines
	for _, p := range parts {
		b.out = append(b.out, p...)
	}
	b.out = append(b.out, '\n')
}

// step classifies a line, then does what its class asks for.
func (b *bounds) step(line []byte) {
	if b.fence == "" || b.aside.open {
		line = b.rewrite(line)
	}
	trimmed := bytes.TrimSpace(line)
	switch {
	case b.fence != "":
		if bytes.HasPrefix(trimmed, []byte(b.fence)) && len(bytes.Trim(trimmed, b.fence[:1])) == 0 {
			b.fence = ""
		}
		b.emit(line)
	case len(trimmed) == 0:
		b.blank()
	default:
		b.blanks = 0
		b.text(line)
	}
}

func (b *bounds) blank() {
	b.endBlock()
	b.columns, b.dropping, b.previous = 0, false, nil
	if b.blanks++; b.blanks <= maxBlanks {
		b.depths += b.depth
		b.emit()
	}
}

func (b *bounds) endBlock() {
	b.effort += b.marks * b.marks
	b.marks = 0
}

func (b *bounds) text(line []byte) {
	line, width := b.indent(line)
	prefix, rest, opens := b.containers(line)
	if opens && bytes.HasPrefix(rest, []byte(" [] ")) && !explainsSign(rest[len(" [] "):]) {
		rest = append([]byte(" [ ] "), rest[len(" [] "):]...) // a box that somebody wrote without the space in it
	}
	b.depth = width/2 + len(prefix)
	b.depths += b.depth
	if opens {
		b.endBlock()
	}
	if len(prefix) == 0 {
		b.fence = fenceOf(rest)
	}
	if b.fence == "" && b.table(rest) {
		return
	}
	if b.fence == "" {
		rest = b.limitMarks(rest)
	}
	b.previous = rest
	b.emit(prefix, rest)
}

// indent cuts the white space before a line down to what lists of a sane depth need, and returns
// the columns that are left of it.
func (b *bounds) indent(line []byte) ([]byte, int) {
	width, i, most := 0, 0, maxIndent
	for ; i < len(line) && (line[i] == ' ' || line[i] == '\t'); i++ {
		width++
		if line[i] == '\t' {
			width = (width + 3) / 4 * 4
		}
	}
	if b.depths > maxDepths {
		most = 3
	}
	if width <= most {
		return line, width
	}
	b.warn("lines are indented by more columns than can be told apart; the rest of their indentation is not read")
	return append(bytes.Repeat([]byte{' '}, most), line[i:]...), most
}

// containers splits a line into the markers of quotations and lists before it and the rest, and
// drops the markers beyond content.MaxNesting. opens tells that a list item begins.
func (b *bounds) containers(line []byte) (prefix, rest []byte, opens bool) {
	depth, at, kept, most := 0, 0, 0, content.MaxNesting
	if b.depths > maxDepths {
		most = 1
	}
	for {
		i := at
		for i < len(line) && (line[i] == ' ' || line[i] == '\t') {
			i++
		}
		size, item := markerLen(line[i:])
		if size == 0 {
			break
		}
		opens = opens || item
		at = i + size
		if depth++; depth <= most {
			kept = at
		}
	}
	if depth > most {
		b.warn("quotations or lists are nested more than %d deep; what is deeper is kept at that depth", most)
	}
	return line[:kept], line[at:], opens
}

// markerLen returns the length of the marker of a quotation or a list item at the start of b.
func markerLen(b []byte) (size int, item bool) {
	if len(b) == 0 {
		return 0, false
	}
	if b[0] == '>' {
		return 1, false
	}
	n := 0
	for n < len(b) && n < 9 && b[n] >= '0' && b[n] <= '9' {
		n++
	}
	isMarker := n == 0 && strings.IndexByte("-*+", b[0]) >= 0 || n > 0 && n < len(b) && (b[n] == '.' || b[n] == ')')
	if !isMarker || n+1 >= len(b) || b[n+1] != ' ' && b[n+1] != '\t' {
		return 0, false
	}
	return n + 1, true
}

// fenceOf returns the fence of a code block that begins with this line, "" if none does.
func fenceOf(line []byte) string {
	indent := len(line) - len(bytes.TrimLeft(line, " "))
	line = line[indent:]
	if indent > 3 || len(line) < 3 || line[0] != '`' && line[0] != '~' {
		return ""
	}
	info := bytes.TrimLeft(line, string(line[0]))
	size := len(line) - len(info)
	if size < 3 || line[0] == '`' && bytes.IndexByte(info, '`') >= 0 {
		return ""
	}
	return string(line[:size])
}

// table follows the rows of a table; true means that the line has been dealt with.
func (b *bounds) table(rest []byte) bool {
	if b.columns == 0 {
		if b.columns = delimiters(b.previous, rest); b.columns > content.MaxColumns {
			b.warn("a table has more than %d columns; it is not read as a table", content.MaxColumns)
			b.columns = 0
			b.blank()
			return true
		}
		b.rows = 0
		return false
	}
	b.endBlock()
	b.rows++
	b.cells += b.columns
	switch {
	case b.dropping:
		return true
	case b.rows > content.MaxRows:
		b.drop(fmt.Sprintf("the table has more than %d rows; the rest of it is not read", content.MaxRows))
	case b.cells > content.MaxCells:
		b.drop(fmt.Sprintf("the tables have more than %d cells; the rest of this one is not read", content.MaxCells))
	}
	return b.dropping
}

func (b *bounds) drop(message string) {
	b.dropping = true
	b.d.Warn(b.line, "split it into several documents", "%s", message)
}

// delimiters returns the number of columns that the row under a table's heading announces, 0 where
// the line is no such row.
func delimiters(heading, line []byte) int {
	if len(heading) == 0 || bytes.IndexByte(line, '-') < 0 || len(bytes.Trim(line, "|-: \t")) > 0 {
		return 0
	}
	line = bytes.TrimSpace(line)
	pipes := bytes.Count(line, []byte{'|'})
	if pipes == 0 && bytes.IndexByte(heading, '|') < 0 && bytes.IndexByte(line, ':') < 0 {
		return 0
	}
	columns := pipes + 1
	if line[0] == '|' {
		columns--
	}
	if len(line) > 1 && line[len(line)-1] == '|' {
		columns--
	}
	return max(1, columns)
}

// limitMarks replaces the marks of a paragraph by spaces where there are too many to be meant.
func (b *bounds) limitMarks(line []byte) []byte {
	n := 0
	for _, c := range line {
		if isMark(c) {
			n++
		}
	}
	b.marks += n
	if n == 0 || b.marks <= maxMarks && b.effort+b.marks*b.marks <= maxEffort {
		return line
	}
	b.warn("a paragraph has more brackets, stars or other marks than can be told apart; some are left out")
	b.marks -= n
	out := bytes.Clone(line)
	for i, c := range out {
		if isMark(c) {
			out[i] = ' '
		}
	}
	return out
}

func isMark(c byte) bool {
	switch c {
	case '[', ']', '*', '_', '~', '`', '<':
		return true
	}
	return false
}
