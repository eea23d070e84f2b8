package content

import (
	"bytes"
	"fmt"
	"strings"
)

// tamer passes over the lines of a document before goldmark sees them, and takes out what would
// make it slow: nesting without end, tables without end, marks without number. Lines keep their
// numbers through origin.
type tamer struct {
	r   *reader
	out []byte
	// starts and origin hold, for each line of out, its offset and its number in the document.
	starts, origin []int32

	line     int    // of the document, from 1
	fence    string // what closes the code block we are in
	blanks   int
	previous []byte // the content of the line before
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

// tame returns what goldmark is to read of body, whose first line has the number first.
func (r *reader) tame(body []byte, first int) *tamer {
	lines := min(bytes.Count(body, []byte{'\n'})+1, MaxLines)
	t := &tamer{
		r: r, line: first - 1, told: map[string]bool{},
		out: make([]byte, 0, len(body)+1), starts: make([]int32, 0, lines), origin: make([]int32, 0, lines),
	}
	for len(body) > 0 {
		line, rest, _ := bytes.Cut(body, []byte{'\n'})
		body = rest
		t.line++
		if len(t.starts) >= MaxLines {
			t.warn("it has more than %d lines; the rest is not read", MaxLines)
			break
		}
		t.step(line)
	}
	return t
}

// warn tells of a limit, the first time it is met.
func (t *tamer) warn(format string, args ...any) {
	if !t.told[format] {
		t.told[format] = true
		t.r.warn(t.line, "split it, or write it more simply", format, args...)
	}
}

func (t *tamer) emit(parts ...[]byte) {
	t.starts = append(t.starts, int32(len(t.out))) // #nosec G115 -- a document has at most MaxSize bytes
	t.origin = append(t.origin, int32(t.line))     // #nosec G115 -- and so at most as many lines
	for _, p := range parts {
		t.out = append(t.out, p...)
	}
	t.out = append(t.out, '\n')
}

// step classifies a line, then does what its class asks for.
func (t *tamer) step(line []byte) {
	trimmed := bytes.TrimSpace(line)
	switch {
	case t.fence != "":
		if bytes.HasPrefix(trimmed, []byte(t.fence)) && len(bytes.Trim(trimmed, t.fence[:1])) == 0 {
			t.fence = ""
		}
		t.emit(line)
	case len(trimmed) == 0:
		t.blank()
	default:
		t.blanks = 0
		t.text(line)
	}
}

func (t *tamer) blank() {
	t.endBlock()
	t.columns, t.dropping, t.previous = 0, false, nil
	if t.blanks++; t.blanks <= maxBlanks {
		t.depths += t.depth
		t.emit()
	}
}

func (t *tamer) endBlock() {
	t.effort += t.marks * t.marks
	t.marks = 0
}

func (t *tamer) text(line []byte) {
	line, width := t.indent(line)
	prefix, content, opens := t.containers(line)
	t.depth = width/2 + len(prefix)
	t.depths += t.depth
	if opens {
		t.endBlock()
	}
	if len(prefix) == 0 {
		t.fence = fenceOf(content)
	}
	if t.fence == "" && t.table(content) {
		return
	}
	if t.fence == "" {
		content = t.limitMarks(content)
	}
	t.previous = content
	t.emit(prefix, content)
}

// indent cuts the white space before a line down to what lists of a sane depth need, and returns
// the columns that are left of it.
func (t *tamer) indent(line []byte) ([]byte, int) {
	width, i, most := 0, 0, maxIndent
	for ; i < len(line) && (line[i] == ' ' || line[i] == '\t'); i++ {
		width++
		if line[i] == '\t' {
			width = (width + 3) / 4 * 4
		}
	}
	if t.depths > maxDepths {
		most = 3
	}
	if width <= most {
		return line, width
	}
	t.warn("lines are indented by more columns than can be told apart; the rest of their indentation is not read")
	return append(bytes.Repeat([]byte{' '}, most), line[i:]...), most
}

// containers splits a line into the markers of quotations and lists before it and its content, and
// drops the markers beyond MaxNesting. opens tells that a list item begins.
func (t *tamer) containers(line []byte) (prefix, content []byte, opens bool) {
	depth, at, kept, most := 0, 0, 0, MaxNesting
	if t.depths > maxDepths {
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
		t.warn("quotations or lists are nested more than %d deep; what is deeper is kept at that depth", most)
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
func (t *tamer) table(content []byte) bool {
	if t.columns == 0 {
		if t.columns = delimiters(t.previous, content); t.columns > MaxColumns {
			t.warn("a table has more than %d columns; it is not read as a table", MaxColumns)
			t.columns = 0
			t.blank()
			return true
		}
		t.rows = 0
		return false
	}
	t.endBlock()
	t.rows++
	t.cells += t.columns
	switch {
	case t.dropping:
		return true
	case t.rows > MaxRows:
		t.drop(fmt.Sprintf("the table has more than %d rows; the rest of it is not read", MaxRows))
	case t.cells > MaxCells:
		t.drop(fmt.Sprintf("the tables have more than %d cells; the rest of this one is not read", MaxCells))
	}
	return t.dropping
}

func (t *tamer) drop(message string) {
	t.dropping = true
	t.r.warn(t.line, "split it into several documents", "%s", message)
}

// delimiters returns the number of columns that the row under a table's heading announces, 0 where
// the line is no such row.
func delimiters(heading, line []byte) int {
	if len(heading) == 0 || bytes.IndexByte(line, '-') < 0 || len(bytes.Trim(line, "|-: \t")) > 0 {
		return 0
	}
	pipes := bytes.Count(line, []byte{'|'})
	if pipes == 0 && bytes.IndexByte(heading, '|') < 0 && bytes.IndexByte(line, ':') < 0 {
		return 0
	}
	return pipes + 1
}

// limitMarks replaces the marks of a paragraph by spaces where there are too many to be meant.
func (t *tamer) limitMarks(line []byte) []byte {
	n := 0
	for _, c := range line {
		if isMark(c) {
			n++
		}
	}
	t.marks += n
	if n == 0 || t.marks <= maxMarks && t.effort+t.marks*t.marks <= maxEffort {
		return line
	}
	t.warn("a paragraph has more brackets, stars or other marks than can be told apart; some are left out")
	t.marks -= n
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
