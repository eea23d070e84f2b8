package markdown

import (
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"porthole/content"
)

// htmlTable gathers the cells of a table that is written in HTML, tag by tag.
type htmlTable struct {
	rows  [][]htmlCell
	lines []int
	line  int // that is read
	depth int // of tables
	open  bool
	ended bool
	heads bool // within <thead>

	text         strings.Builder
	style        content.SpanStyle
	raised       bool
	hidden       atom.Atom   // an element whose text is not shown
	spans        map[int]int // by column: how many further rows the cell above takes up
	began        map[int]int // by column: the row in which it stands
	above        map[int]htmlCell
	width, cells int
}

type htmlCell struct {
	spans  []content.Span
	header bool
}

// readHTML reads the first table in a block of HTML, which begins on a line, and returns how many bytes it took. It is false where
// there is none that is whole.
func (r *tableReader) readHTML(raw string, lesson, line int) (index, size int, ok bool) {
	h := htmlTable{line: line, spans: map[int]int{}, began: map[int]int{}, above: map[int]htmlCell{}}
	tokens := html.NewTokenizer(strings.NewReader(raw))
	for !h.ended && h.cells <= content.MaxCells && tokens.Next() != html.ErrorToken {
		raw := tokens.Raw()
		size += len(raw)
		breaks := strings.Count(string(raw), "\n")
		h.token(tokens.Token())
		h.line += breaks
	}
	if h.closeCell(); !h.ended || len(h.rows) > content.MaxRows || len(h.rows)*h.columns() > content.MaxCells-r.htmlCells {
		r.Warn(line, "take the empty lines out of it, and close it with </table>", "the table in HTML does not end, or is too large, and is not read")
		return 0, len(raw), false
	}
	d := r.directives.take()
	t := content.Table{Authority: d.authority, Reading: d.reading, Lesson: lesson, Line: line}
	if h.dropCaptions(); !r.authored && !h.hasHeadings() {
		r.Notice(line, "write its first row with <th>", "no row of the table in HTML is marked as one of headings; it is not asked")
		t.Reading, d.reading = true, true
	}
	lines := h.table(&t)
	if len(t.Header) < 1 || len(t.Rows) == 0 {
		return 0, size, false
	}
	r.htmlCells += len(h.rows) * len(t.Header)
	return r.enter(t, d, lines), size, true
}

// token takes one tag or text.
func (h *htmlTable) token(t html.Token) {
	switch t.Type {
	case html.TextToken:
		if h.open && h.hidden == 0 {
			h.write(t.Data)
		}
	case html.StartTagToken, html.SelfClosingTagToken:
		h.begin(t)
	case html.EndTagToken:
		h.end(t.DataAtom)
	case html.ErrorToken, html.CommentToken, html.DoctypeToken:
	}
}

func (h *htmlTable) write(text string) {
	if h.raised {
		text = raised(strings.TrimSpace(text))
	}
	h.text.WriteString(strings.NewReplacer("\n", " ", "\r", " ", "\t", " ").Replace(text))
}

func (h *htmlTable) begin(t html.Token) {
	switch t.DataAtom {
	case atom.Table:
		h.depth++
	case atom.Thead, atom.Tbody:
		h.heads = t.DataAtom == atom.Thead
	case atom.Tr:
		if h.depth == 1 {
			h.closeCell()
			h.rows, h.lines = append(h.rows, nil), append(h.lines, h.line)
			h.fillAbove()
		}
	case atom.Td, atom.Th:
		if h.depth == 1 && len(h.rows) > 0 {
			h.openCell(t)
		}
	case atom.Br:
		h.newLine()
	case atom.Sup:
		h.raised = true
	case atom.Script, atom.Style, atom.Rt, atom.Rp:
		h.hidden = t.DataAtom
	case atom.Code, atom.Kbd:
		h.setStyle(h.style | content.Literal)
	case atom.B, atom.Strong:
		h.setStyle(h.style | content.Strong)
	}
}

func (h *htmlTable) end(a atom.Atom) {
	switch a {
	case atom.Table:
		if h.depth--; h.depth == 0 {
			h.closeCell()
			h.ended = true
		}
	case atom.Thead:
		h.heads = false
	case atom.Td, atom.Th, atom.Tr:
		if h.depth == 1 {
			h.closeCell()
		}
	case atom.Sup:
		h.raised = false
	case atom.Script, atom.Style, atom.Rt, atom.Rp:
		h.hidden = 0
	case atom.Code, atom.Kbd:
		h.setStyle(h.style &^ content.Literal)
	case atom.B, atom.Strong:
		h.setStyle(h.style &^ content.Strong)
	}
}

func (h *htmlTable) row() *[]htmlCell { return &h.rows[len(h.rows)-1] }

// openCell begins a cell. One that takes up several rows says the same in each; one that takes up several columns says it in
// the first.
func (h *htmlTable) openCell(t html.Token) {
	h.closeCell()
	h.open, h.style, h.raised, h.hidden = true, 0, false, 0
	row := h.row()
	column := len(*row)
	*row = append(*row, htmlCell{header: t.DataAtom == atom.Th || h.heads})
	for _, a := range t.Attr {
		n, err := strconv.Atoi(strings.TrimSpace(a.Val))
		switch {
		case err != nil || n < 2 || n > content.MaxColumns && a.Key == "colspan":
		case a.Key == "rowspan":
			h.spans[column], h.began[column] = min(n, content.MaxRows)-1, len(h.rows)
		case a.Key == "colspan":
			h.width = n - 1
		}
	}
}

func (h *htmlTable) setStyle(style content.SpanStyle) {
	if h.open {
		h.flush()
		h.style = style
	}
}

func (h *htmlTable) newLine() {
	if h.open {
		h.flush()
		cell := h.cell()
		cell.spans = append(cell.spans, content.Span{Text: "\n"})
	}
}

func (h *htmlTable) cell() *htmlCell { return &(*h.row())[len(*h.row())-1] }

func (h *htmlTable) flush() {
	if text := content.Clean(h.text.String()); strings.TrimSpace(text) != "" {
		cell := h.cell()
		if len(cell.spans) == 0 {
			text = strings.TrimLeft(text, " ")
		}
		cell.spans = append(cell.spans, content.Span{Text: text, Style: h.style})
	}
	h.text.Reset()
}

func (h *htmlTable) closeCell() {
	if !h.open {
		return
	}
	h.flush()
	h.open = false
	h.cells++
	cell := h.cell()
	for n := len(cell.spans); n > 0; n-- {
		last := &cell.spans[n-1]
		if last.Text = strings.TrimRight(last.Text, " \n"); last.Text != "" {
			break
		}
		cell.spans = cell.spans[:n-1]
	}
	row := h.row()
	h.above[len(*row)-1] = *cell
	for ; h.width > 0; h.width-- {
		*row = append(*row, htmlCell{header: cell.header})
		h.cells++
	}
	h.fillAbove()
}

// fillAbove adds the cells that the rows above take up here.
func (h *htmlTable) fillAbove() {
	row := h.row()
	for h.spans[len(*row)] > 0 && len(*row) < content.MaxColumns && h.began[len(*row)] < len(h.rows) {
		c := len(*row)
		h.spans[c]--
		*row = append(*row, h.above[c])
		h.cells++
	}
}

// table makes a table of the rows. Its header is the first row; where the first column has the headings, it is empty.
func (h *htmlTable) table(t *content.Table) (lines []int) {
	h.dropEmptyRows()
	columns := h.columns()
	if h.headsRows() {
		t.Header = make([]content.Cell, columns)
		for c := range t.Header {
			t.Header[c].Fact = -1
		}
	}
	for i, row := range h.rows {
		cells := make([]content.Cell, columns)
		for c := range cells {
			cells[c].Fact = -1
			if c < len(row) {
				cells[c].Text = row[c].spans
			}
		}
		if t.Header == nil {
			t.Header = cells
			continue
		}
		t.Rows, lines = append(t.Rows, cells), append(lines, h.lines[i])
	}
	return lines
}

// columns is the length of the longest row.
func (h *htmlTable) columns() int {
	n := 0
	for _, row := range h.rows {
		n = max(n, min(len(row), content.MaxColumns))
	}
	return n
}

func (h *htmlTable) dropEmptyRows() {
	var rows [][]htmlCell
	var lines []int
	for i, row := range h.rows {
		if slices.ContainsFunc(row, func(c htmlCell) bool { return len(c.spans) > 0 }) {
			rows, lines = append(rows, row), append(lines, h.lines[i])
		}
	}
	h.rows, h.lines = rows, lines
}

// dropCaptions takes out the rows at the top that have one cell over all columns: they say what the table is about.
func (h *htmlTable) dropCaptions() {
	h.dropEmptyRows()
	filled := func(row []htmlCell) int {
		return content.CountFunc(row, func(c htmlCell) bool { return len(c.spans) > 0 })
	}
	for len(h.rows) > 2 && filled(h.rows[0]) == 1 && filled(h.rows[1]) > 1 {
		h.rows, h.lines = h.rows[1:], h.lines[1:]
	}
}

// hasHeadings reports whether the first row is one of headings: its cells are marked so, or all bold; or the first column is.
func (h *htmlTable) hasHeadings() bool {
	if len(h.rows) == 0 || h.headsRows() {
		return true
	}
	for _, cell := range h.rows[0] {
		if len(cell.spans) > 0 && !cell.header && !isBold(content.Cell{Text: cell.spans}) {
			return false
		}
	}
	return true
}

// headsRows reports whether each row begins with a heading and nothing else is one; its headings are set in bold.
func (h *htmlTable) headsRows() bool {
	for _, row := range h.rows {
		for c, cell := range row {
			if cell.header != (c == 0) {
				return false
			}
		}
	}
	for _, row := range h.rows {
		for i := range row[0].spans {
			row[0].spans[i].Style |= content.Strong
		}
	}
	return len(h.rows) > 1
}
