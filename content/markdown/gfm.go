package markdown

import (
	"bytes"
	"math"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Here are the parts of GFM that courses use: tables (GFM §4.10), task list items (§5.3) and
// strikethrough (§6.5), in goldmark's nodes for them. goldmark's own parsers stand in a package that
// compiles regular expressions whenever a program starts, which takes longer than a short course does.

var (
	_ parser.ParagraphTransformer = tables{}
	_ parser.InlineParser         = checkBoxes{}
	_ parser.InlineParser         = strikethrough{}
	_ parser.DelimiterProcessor   = strikethrough{}
)

// tables makes a table of the end of a paragraph: a heading, a row of delimiters and what follows.
type tables struct{}

// Transform cuts the table off the paragraph.
func (tables) Transform(p *ast.Paragraph, reader text.Reader, _ parser.Context) {
	lines, src := p.Lines(), reader.Source()
	for i := 1; i < lines.Len(); i++ {
		line := lines.At(i)
		columns := delimiterCells(line.Value(src))
		if columns == 0 {
			continue
		}
		// A heading that lacks cells is filled up, as goldmark does: GFM would leave the table as text.
		if header := tableRow(lines.At(i-1), src, math.MaxInt); header.ChildCount() <= columns {
			fill(header, columns)
			table := &extast.Table{}
			table.SetPos(p.Pos())
			table.AppendChild(table, extast.NewTableHeader(header))
			for j := i + 1; j < lines.Len(); j++ {
				row := tableRow(lines.At(j), src, columns)
				fill(row, columns)
				table.AppendChild(table, row)
			}
			replaceFrom(p, i-1, table)
		}
		return
	}
}

// fill adds empty cells to a row that has fewer than the table has columns.
func fill(row *extast.TableRow, columns int) {
	for row.ChildCount() < columns {
		row.AppendChild(row, extast.NewTableCell())
	}
}

// replaceFrom puts a table in the place of the lines of a paragraph from the one at index from on.
func replaceFrom(p *ast.Paragraph, from int, table *extast.Table) {
	parent, lines := p.Parent(), p.Lines()
	parent.InsertAfter(parent, p, table)
	lines.SetSliced(0, from)
	if from == 0 {
		parent.RemoveChild(parent, p)
		return
	}
	last := lines.At(from - 1)
	lines.Set(from-1, last.WithStop(last.Stop-1)) // without its newline
}

// delimiterCells counts the cells of a row of delimiters, "|---|:-:|"; 0 where line is none.
func delimiterCells(line []byte) int {
	for _, c := range line {
		if c != '-' && c != '|' && c != ':' && !util.IsSpace(c) {
			return 0
		}
	}
	if indent, _ := util.IndentWidth(line, 0); indent > 3 {
		return 0
	}
	cells := trimSpace(line)
	cells = bytes.TrimSuffix(bytes.TrimPrefix(cells, []byte{'|'}), []byte{'|'})
	n := 0
	for cell := range bytes.SplitSeq(cells, []byte{'|'}) {
		cell = trimSpace(cell)
		dashes := bytes.TrimSuffix(bytes.TrimPrefix(cell, []byte{':'}), []byte{':'})
		if len(dashes) == 0 || len(bytes.Trim(dashes, "-")) > 0 {
			return 0
		}
		n++
	}
	return n
}

func trimSpace(b []byte) []byte { return util.TrimRightSpace(util.TrimLeftSpace(b)) }

// tableRow reads the first cells of a row, at most as many as said.
func tableRow(line text.Segment, src []byte, most int) *extast.TableRow {
	row := extast.NewTableRow(nil)
	row.SetPos(line.Start)
	line = line.TrimLeftSpace(src)
	line = line.TrimRightSpace(src)
	at, end := line.Start, line.Stop
	if at < end && src[at] == '|' {
		at++
	}
	if at < end && src[end-1] == '|' && src[end-2] != '\\' {
		end--
	}
	for at < end && row.ChildCount() < most {
		stop := cellEnd(src[:end], at)
		segment := text.NewSegment(at, stop)
		segment = segment.TrimLeftSpace(src)
		cell := extast.NewTableCell()
		cell.Lines().Append(segment.TrimRightSpace(src))
		row.AppendChild(row, cell)
		at = stop + 1
	}
	return row
}

// cellEnd returns where the cell that begins at index at ends: at a bar without a backslash.
func cellEnd(line []byte, at int) int {
	for from := at; ; {
		i := bytes.IndexByte(line[from:], '|')
		if i < 0 {
			return len(line)
		}
		if from += i; from == at || line[from-1] != '\\' {
			return from
		}
		from++
	}
}

// checkBoxes reads the mark of a task list item: "[ ]" or "[x]" at its start, and space after it.
type checkBoxes struct{}

// Trigger and Parse make it a parser of goldmark.
func (checkBoxes) Trigger() []byte { return []byte{'['} }

// Parse reads a mark.
func (checkBoxes) Parse(parent ast.Node, block text.Reader, _ parser.Context) ast.Node {
	item, ok := parent.Parent().(*ast.ListItem)
	if !ok || item.FirstChild() != parent || parent.HasChildren() {
		return nil
	}
	line, _ := block.PeekLine()
	if len(line) < 3 || strings.IndexByte(" \txX", line[1]) < 0 || line[2] != ']' || len(line) > 3 && !util.IsSpace(line[3]) {
		return nil
	}
	block.Advance(3 + util.TrimLeftSpaceLength(line[3:]))
	return extast.NewTaskCheckBox(line[1] == 'x' || line[1] == 'X')
}

// strikethrough reads text between one or two tildes.
type strikethrough struct{}

// Trigger, Parse and IsDelimiter make it a parser of goldmark.
func (strikethrough) Trigger() []byte { return []byte{'~'} }

// Parse reads a run of tildes; three or more are text.
func (s strikethrough) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	run := parser.ScanDelimiter(line, before, 1, s)
	if run == nil || run.OriginalLength > 2 || before == '~' {
		return nil
	}
	run.Segment = segment.WithStop(segment.Start + run.OriginalLength)
	block.Advance(run.OriginalLength)
	pc.PushDelimiter(run)
	return run
}

// IsDelimiter is true of a tilde.
func (strikethrough) IsDelimiter(b byte) bool { return b == '~' }

// CanOpenCloser is true of two runs of tildes.
func (strikethrough) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char
}

// OnMatch makes the node.
func (strikethrough) OnMatch(int) ast.Node { return extast.NewStrikethrough() }
