package markdown

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// newMarkdown returns a parser for CommonMark with the tables, task lists and strikethrough of GFM
// and with footnotes. It is made anew for each document: it collects its footnotes.
func newMarkdown(notes *footnotes) parser.Parser {
	inline := append(parser.DefaultInlineParsers(),
		util.Prioritized(extension.NewTaskCheckBoxParser(), 0),
		util.Prioritized(footnoteMarks{}, 101),
		util.Prioritized(extension.NewStrikethroughParser(), 500))
	return parser.NewParser(
		parser.WithBlockParsers(append(parser.DefaultBlockParsers(), util.Prioritized(notes, 999))...),
		parser.WithInlineParsers(inline...),
		parser.WithParagraphTransformers(
			util.Prioritized(parser.LinkReferenceParagraphTransformer, 100),
			util.Prioritized(extension.NewTableParagraphTransformer(), 200)))
}

// footnotes finds the definitions of footnotes: "[^label]: text". goldmark's own extension drops
// those nothing refers to and keeps no trace of a mark without a definition; this one leaves both
// in the tree.
type footnotes struct{ defs []*footnoteDef }

// footnoteDef is the definition of a footnote; its children are the text.
type footnoteDef struct {
	ast.BaseBlock
	label string
}

var (
	_ parser.BlockParser  = (*footnotes)(nil)
	_ parser.InlineParser = footnoteMarks{}
	_ ast.Node            = (*footnoteDef)(nil)
	_ ast.Node            = (*footnoteMark)(nil)
)

// Kind and Dump make it a node; the tree is walked by type, never by kind.
func (*footnoteDef) Kind() ast.NodeKind { return ast.KindDocument }

// Dump prints nothing.
func (*footnoteDef) Dump([]byte, int) {}

// Trigger, Open, Continue, Close, CanInterruptParagraph and CanAcceptIndentedLine make it a block
// parser of goldmark.
func (*footnotes) Trigger() []byte { return []byte{'['} }

// Open begins a definition.
func (f *footnotes) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	pos := pc.BlockOffset()
	if pos < 0 {
		return nil, parser.NoChildren
	}
	label, size := footnoteLabel(line[pos:])
	next := pos + size
	if size == 0 || next >= len(line) || line[next] != ':' {
		return nil, parser.NoChildren
	}
	def := &footnoteDef{label: string(label)}
	def.SetPos(segment.Start + pos - segment.Padding)
	f.defs = append(f.defs, def)
	if next -= segment.Padding - 1; next >= len(line) {
		reader.Advance(next)
		return def, parser.NoChildren
	}
	reader.AdvanceAndSetPadding(next, segment.Padding)
	return def, parser.HasChildren
}

// Continue takes in lines that are blank or indented by four columns.
func (*footnotes) Continue(_ ast.Node, reader text.Reader, _ parser.Context) parser.State {
	line, _ := reader.PeekLine()
	if util.IsBlank(line) {
		return parser.Continue | parser.HasChildren
	}
	pos, padding := util.IndentPosition(line, reader.LineOffset(), 4)
	if pos < 0 {
		return parser.Close
	}
	reader.AdvanceAndSetPadding(pos, padding)
	return parser.Continue | parser.HasChildren
}

// Close does nothing.
func (*footnotes) Close(ast.Node, text.Reader, parser.Context) {}

// CanInterruptParagraph is true: definitions often stand right under the text.
func (*footnotes) CanInterruptParagraph() bool { return true }

// CanAcceptIndentedLine is false: indented by four columns it is code.
func (*footnotes) CanAcceptIndentedLine() bool { return false }

// footnoteMarks parses the marks: "[^label]".
type footnoteMarks struct{}

// footnoteMark is the mark of a footnote in a text.
type footnoteMark struct {
	ast.BaseInline
	label []byte
	at    int
}

// Kind makes it a node.
func (*footnoteMark) Kind() ast.NodeKind { return ast.KindText }

// Dump prints nothing.
func (*footnoteMark) Dump([]byte, int) {}

// Trigger includes the sign of an image, for a mark that follows an exclamation mark.
func (footnoteMarks) Trigger() []byte { return []byte{'!', '['} }

// Parse reads a mark.
func (footnoteMarks) Parse(parent ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	start := 0
	if line[0] == '!' {
		start = 1
	}
	label, size := footnoteLabel(line[start:])
	if size == 0 {
		return nil
	}
	if start == 1 {
		parent.AppendChild(parent, ast.NewTextSegment(text.NewSegment(segment.Start, segment.Start+1)))
	}
	block.Advance(start + size)
	return &footnoteMark{label: label, at: segment.Start + start}
}

// footnoteLabel reads "[^label]" at the beginning of b; size is 0 where there is none.
func footnoteLabel(b []byte) (label []byte, size int) {
	if len(b) < 4 || b[0] != '[' || b[1] != '^' {
		return nil, 0
	}
	for i, c := range b[2:min(len(b), maxLabel)] {
		switch c {
		case ']':
			if i == 0 {
				return nil, 0
			}
			return b[2 : i+2], i + 3
		case '[', ' ', '\t', '\n':
			return nil, 0
		}
	}
	return nil, 0
}

// maxLabel is the length in bytes up to which a footnote's label is looked for.
const maxLabel = 200
