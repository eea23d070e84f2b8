package look

import (
	"cmp"
	"slices"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"porthole/content"
)

// Page is a lesson set in lines.
type Page struct {
	Lines   []string
	Sources []int // indexes into Course.Sources, in the order of their marks (a is the first)
	// Objectives are the exam objectives that are cited, as indexes into Course.Sources.
	Objectives []int
	Starts     []int // the line on which each block begins
}

// Lesson sets the blocks of a lesson at most width cells wide.
func (t *Theme) Lesson(c *content.Course, blocks []content.Block, width int) Page {
	s := setter{theme: t, course: c, width: max(1, width)}
	for i, block := range blocks {
		if i > 0 && !tight(blocks[i-1], block) {
			s.page.Lines = append(s.page.Lines, "")
		}
		s.page.Starts = append(s.page.Starts, len(s.page.Lines))
		s.page.Lines = append(s.page.Lines, s.block(block)...)
	}
	return s.page
}

// tight reports whether two blocks stand together without a blank line: the items of a list.
func tight(a, b content.Block) bool {
	return a.Kind == content.Item && b.Kind == content.Item && a.Quote == b.Quote
}

type setter struct {
	theme  *Theme
	course *content.Course
	width  int
	page   Page
}

func (s *setter) block(b content.Block) []string {
	quote := strings.Repeat(s.theme.Rule.Render("│")+" ", min(b.Quote, s.width/8))
	width := max(1, s.width-lipgloss.Width(quote))
	lines := s.inner(b, width)
	for i := range lines {
		lines[i] = quote + lines[i]
	}
	return lines
}

func (s *setter) inner(b content.Block, width int) []string {
	switch b.Kind {
	case content.Paragraph:
		return Wrap(s.spans(b.Text), width)
	case content.Heading:
		return Wrap(s.theme.Title.Render(content.PlainText(b.Text)), width)
	case content.Item:
		return s.item(b, width)
	case content.Code:
		return s.code(b.Lines, width)
	case content.Rule:
		return []string{s.theme.Rule.Render(strings.Repeat("─", width))}
	case content.TableBlock:
		return s.table(&s.course.Tables[b.Table], width)
	}
	return nil
}

func (s *setter) item(b content.Block, width int) []string {
	marker := cmp.Or(b.Marker, " ")
	indent := strings.Repeat("  ", min(b.Depth, width/8))
	return Hang(indent+s.theme.Muted.Render(marker)+" ", s.spans(b.Text), width)
}

func (s *setter) code(lines []string, width int) []string {
	var out []string
	for _, line := range lines {
		for part := range strings.SplitSeq(ansi.Hardwrap(line, max(1, width-2), true), "\n") {
			out = append(out, "  "+s.theme.Literal.Render(part))
		}
	}
	return out
}

// spans sets inline text as one styled string, a source as a letter in brackets.
func (s *setter) spans(spans []content.Span) string {
	set := func(span content.Span) string {
		if span.Text == "\n" {
			return span.Text
		}
		return s.theme.span(span)
	}
	return content.MarkSources(spans, set, s.number, func(mark string) string { return s.theme.Muted.Render(mark) })
}

// number returns the place of a source on this page, from 1. An objective of an exam has none; it is told below the sources.
func (s *setter) number(source int) int {
	if s.course.Sources[source].Objective != "" {
		if !slices.Contains(s.page.Objectives, source) {
			s.page.Objectives = append(s.page.Objectives, source)
		}
		return 0
	}
	if at := slices.Index(s.page.Sources, source); at >= 0 {
		return at + 1
	}
	s.page.Sources = append(s.page.Sources, source)
	return len(s.page.Sources)
}

func (t *Theme) span(span content.Span) string {
	if span.Style == 0 && span.Link == "" {
		return span.Text
	}
	style := t.Text
	if span.Style&content.Literal != 0 || span.Link != "" {
		style = t.Literal
	}
	return style.
		Bold(span.Style&content.Strong != 0).
		Italic(span.Style&content.Emphasis != 0).
		Strikethrough(span.Style&content.Struck != 0).
		Underline(span.Link != "").UnderlineSpaces(span.Link != "").
		Render(span.Text)
}

func (s *setter) table(table *content.Table, width int) []string {
	cells := func(row []content.Cell) []string {
		return content.Texts(row, func(cell content.Cell) string { return s.spans(cell.Text) })
	}
	header := cells(table.Header)
	return s.theme.Table(header, content.Each(table.Rows, cells), width)
}

// WholeTable sets one table of a course with the sources it names below it.
func (t *Theme) WholeTable(c *content.Course, table, width int) []string {
	s := setter{theme: t, course: c, width: max(1, width)}
	lines := s.table(&c.Tables[table], s.width)
	if below := t.SourceList(c, s.page, width); len(below) > 0 {
		lines = append(append(lines, ""), below...)
	}
	return lines
}

// SourceList lists the sources of a page by their marks, and below them the exam objectives that ask for what it says.
func (t *Theme) SourceList(c *content.Course, page Page, width int) []string {
	var lines []string
	for i, source := range page.Sources {
		lines = append(lines, Hang(t.Muted.Render("["+content.SourceMark(i+1)+"]")+" ", c.Sources[source].Text, width)...)
	}
	if tags := content.Tags(c.SourcesOf(page.Objectives)); tags != nil {
		lines = append(lines, Hang(t.Muted.Render("Asked by")+" ", strings.Join(tags, ", "), width)...)
	}
	return lines
}
