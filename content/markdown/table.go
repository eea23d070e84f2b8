package markdown

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"porthole/content"
)

// tableReader reads the tables of a course and takes the facts from them.
type tableReader struct {
	*document

	directives *directiveReader

	facts     map[identity]int // index into course.Facts
	perTab    []int            // cells with facts, by table
	taken     int              // facts from the tables, those that were joined included
	mapMark   int              // the table marked as the map, -1 for none
	heading   string           // the last one that was read
	above     string           // the heading that it stands under
	before    string           // what announces the table that is read: "For files"
	counted   int              // the last number of a column that only numbers the rows
	htmlCells int              // of the tables in HTML
	sheet     bool             // the document is a table alone, perhaps written for programs
	pending   []*factReader    // of the tables whose facts are to be taken
	authored  bool             // the document has an id: it was written for Porthole

	asksMostly func() bool // tells whether most headings of a level are questions
}

// read reads a table of a lesson into the course and takes the facts from it. It returns the table's index and line.
func (r *tableReader) read(n *extast.Table, lesson int) (index, line int) {
	d := r.directives.take()
	line = r.lineAt(n.FirstChild().Pos())
	if d.id != "" || d.all || d.kind != content.Scenario {
		r.Warn(d.line, "write reading, map or authority before a table", "an id, all or a kind is for a question, and a table follows")
	}
	t := content.Table{Authority: d.authority, Reading: d.reading, Lesson: lesson, Line: line}
	lines := r.tableCells(n, &t)
	r.before = r.announcing(n)
	defer func() { r.before = "" }()
	if !d.isMap && !r.authored && r.isExample(n, &t) {
		t.Reading, d.reading = true, true
		r.Notice(line, "put it elsewhere where it is to be learnt", "the table shows how tables are written, as the code beside it does; it is not asked")
	}
	if !d.isMap && !r.authored && !t.Reading && r.belongsToQuestion(n) {
		t.Reading, d.reading = true, true
		r.Notice(line, "put it elsewhere where it is to be learnt", "the table belongs to the question whose options follow; it is not asked")
	}
	if !d.isMap && !r.authored && !t.Reading && asksAtItsEnd(r.heading) && (r.before != "" || r.asksMostly()) {
		t.Reading, d.reading = true, true
		r.Notice(line, "put it under a heading that names what it is about", "the table belongs to the answer of the question above it; it is not asked")
	}
	return r.enter(t, d, lines), line
}

// belongsToQuestion reports whether options follow a table: right below it, or a text behind it where a question stands before it.
func (r *tableReader) belongsToQuestion(n ast.Node) bool {
	asked := n.PreviousSibling() != nil && asksAtItsEnd(textOf(n.PreviousSibling(), r.src))
	for range 2 {
		if n = n.NextSibling(); n == nil || levelOf(n) > 0 {
			return false
		}
		if _, lettered := letteredAt(n, r.src); lettered || isTaskList(n) {
			return true
		}
		if !asked {
			return false
		}
	}
	return false
}

// announcing returns the short text before a table that ends in a colon, without it.
func (r *tableReader) announcing(n ast.Node) string {
	if title := r.itemTitle(n); title != "" {
		return title
	}
	p, ok := n.PreviousSibling().(*ast.Paragraph)
	if !ok {
		return ""
	}
	text := oneLine(strings.NewReplacer("**", "", "`", "").Replace(textOf(p, r.src)))
	if !announces(text) || len(text) > maxNamed {
		return ""
	}
	return strings.TrimRight(text, ":： ")
}

// itemTitle returns the text in bold with which the item of a list begins in which a table stands, "" for none.
func (r *tableReader) itemTitle(n ast.Node) string {
	item, ok := n.Parent().(*ast.ListItem)
	if !ok {
		return ""
	}
	first := item.FirstChild()
	if _, text := first.(*ast.TextBlock); !text && !isParagraph(first) {
		return ""
	}
	r.softBreak = "\n"
	spans := firstLine(r.spans(first))
	r.softBreak = " "
	title := content.PlainText(spans)
	if len(title) > maxNamed || !isBold(content.Cell{Text: spans}) {
		return ""
	}
	return strings.TrimRight(title, ":： ")
}

// firstLine returns what stands in the first line of a text.
func firstLine(spans []content.Span) []content.Span {
	for i, s := range spans {
		if head, _, found := strings.Cut(s.Text, "\n"); found {
			out := append([]content.Span{}, spans[:i]...)
			if s.Text = head; head != "" {
				out = append(out, s)
			}
			return out
		}
	}
	return spans
}

// isExample reports whether a table only shows how tables are written: the code beside it has the same one.
func (r *tableReader) isExample(n ast.Node, t *content.Table) bool {
	for _, near := range [...]ast.Node{n.PreviousSibling(), n.NextSibling()} {
		code, ok := near.(*ast.FencedCodeBlock)
		if !ok || len(t.Rows) == 0 {
			continue
		}
		text := string(code.Lines().Value(r.src))
		if !strings.Contains(strings.ReplaceAll(text, " ", ""), "-|") {
			continue
		}
		same := true
		for _, row := range [...][]content.Cell{t.Header, t.Rows[0]} {
			for _, cell := range row {
				same = same && strings.Contains(text, content.PlainText(cell.Text))
			}
		}
		if same {
			return true
		}
	}
	return false
}

// enter adds a table to the course, whose facts are taken once all tables are known, and returns its index.
func (r *tableReader) enter(t content.Table, d directives, lines []int) (index int) {
	lines = r.reshape(&t, lines)
	index = len(r.course.Tables)
	r.course.Tables = append(r.course.Tables, t)
	r.perTab = append(r.perTab, 0)
	if d.isMap {
		r.markMap(index, d.line)
	}
	if !d.reading {
		r.pending = append(r.pending, &factReader{tableReader: r, heading: r.heading, above: r.above, before: r.before, index: index, lines: lines})
	}
	return index
}

// takeFacts takes the facts from all tables, once all of them are known.
func (r *tableReader) takeFacts() {
	var tables []*factReader
	for _, s := range r.pending {
		if s.t = &r.course.Tables[s.index]; s.prepare() {
			tables = append(tables, s)
		}
	}
	tellSectionsApart(tables)
	for _, s := range tables {
		s.readFacts()
	}
}

func (r *tableReader) markMap(index, line int) {
	if r.mapMark >= 0 {
		r.Warn(line, "mark one table", "a second table is marked as the map; the first one is used")
		return
	}
	r.mapMark = index
}

// tableCells reads the header and the rows and returns the line of each row.
func (d *document) tableCells(n *extast.Table, t *content.Table) (lines []int) {
	columns := n.FirstChild().ChildCount()
	cells := make([]content.Cell, 0, columns*n.ChildCount())
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		from := len(cells)
		for c := row.FirstChild(); c != nil && len(cells)-from < columns; c = c.NextSibling() {
			cells = append(cells, content.Cell{Text: d.spans(c), Fact: -1})
		}
		for len(cells)-from < columns {
			cells = append(cells, content.Cell{Fact: -1})
		}
		if t.Header == nil {
			t.Header = cells[from:len(cells):len(cells)]
			continue
		}
		t.Rows = append(t.Rows, cells[from:len(cells):len(cells)])
		lines = append(lines, d.lineAt(row.Pos()))
		if d.isBroken(row, columns) {
			for i := from; i < len(cells); i++ {
				cells[i].Text = nil
			}
			continue
		}
		d.checkWidth(row, columns)
	}
	return lines
}

// isBroken reports whether a bar within code or a formula splits a row into more cells than there are headings. Nobody meant them, so the row
// says nothing.
func (d *document) isBroken(row ast.Node, columns int) bool {
	raw := d.rowText(row)
	if row.ChildCount() < columns || !bytes.ContainsAny(raw, "`$") {
		return false
	}
	cells, odd := 0, false
	for cell := range bytes.SplitSeq(bytes.Trim(bytes.ReplaceAll(raw, []byte(`\|`), nil), "| \t"), []byte{'|'}) {
		cells++
		odd = odd || bytes.Count(cell, []byte{'`'})%2 == 1 || bytes.Count(cell, []byte{'$'})%2 == 1
	}
	if !odd || cells <= columns {
		return false
	}
	d.Warn(d.lineAt(row.Pos()), "write a bar inside a cell as \\|", "a bar within code or a formula splits the row into %d cells under %d headings; it is passed over", cells, columns)
	return true
}

// rowText returns a row as it is written.
func (d *document) rowText(row ast.Node) []byte {
	raw := d.src[max(0, row.Pos()):]
	if end := bytes.IndexByte(raw, '\n'); end >= 0 {
		raw = raw[:end]
	}
	return bytes.Trim(raw, " \t")
}

// checkWidth tells of cells beyond the last column, which goldmark drops.
func (d *document) checkWidth(row ast.Node, columns int) {
	raw := d.rowText(row)
	n := bytes.Count(raw, []byte{'|'}) - bytes.Count(raw, []byte(`\|`)) + 1
	if bytes.HasPrefix(raw, []byte{'|'}) {
		n--
	}
	if len(raw) > 1 && bytes.HasSuffix(raw, []byte{'|'}) {
		n--
	}
	if n > columns {
		d.Notice(d.lineAt(row.Pos()), "add a heading, or write a bar inside a cell as \\|",
			"the row has %d cells under %d headings; the rest is not read", n, columns)
	}
}

// relations returns what each column asks, "" for the first one and for those without a heading. A
// heading that stands over several columns is told apart by the heading to its left; alike is one
// that this does not tell apart.
func relations(header []content.Cell) (out []string, alike string) {
	headings, keys := make([]string, len(header)), make([]string, len(header))
	count := map[string]int{}
	for c := range header {
		headings[c] = headingText(header[c])
		if keys[c] = content.Key(headings[c]); c > 0 {
			count[keys[c]]++
		}
	}
	out = make([]string, len(header))
	taken := map[string]bool{}
	for c := 1; c < len(header); c++ {
		rel := headings[c]
		if !namesSomething(rel) {
			continue
		}
		key := keys[c]
		if count[key] > 1 {
			if left := headings[c-1]; left != "" && keys[c-1] != key {
				rel += " (" + left + ")"
			} else {
				alike = headings[c]
			}
			key = content.Key(rel)
		}
		unique := rel
		for n := 2; taken[key]; n++ {
			unique, alike = rel+" ("+strconv.Itoa(n)+")", headings[c]
			key = content.Key(unique)
		}
		taken[key] = true
		out[c] = unique
	}
	return out, alike
}

// headingText is the heading of a column without pictures and the colon after it.
func headingText(c content.Cell) string {
	return strings.TrimSpace(strings.TrimRight(strings.TrimSpace(stripEmoji(content.PlainText(c.Text))), ":："))
}

// chooseMap settles which table sums the course up.
func (r *tableReader) chooseMap() {
	r.course.Map = -1
	most := 0
	for i, n := range r.perTab {
		if n > most {
			r.course.Map, most = i, n
		}
	}
	if r.mapMark < 0 {
		return
	}
	if r.perTab[r.mapMark] == 0 {
		r.Warn(r.course.Tables[r.mapMark].Line, "mark a table that yields facts", "the table marked as the map has no facts")
		return
	}
	r.course.Map = r.mapMark
}
