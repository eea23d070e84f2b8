package markdown

import (
	"html"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"

	"porthole/content"
)

// spanner gathers spans; text in one style is cleaned as a whole, so that an escape sequence that
// goldmark took apart is recognised.
type spanner struct {
	d     *document
	out   []content.Span
	one   string // the text so far, where it is of one piece: a part of the document that need not be copied
	buf   []byte // else
	style content.SpanStyle
	link  string
	cell  bool // of a table, where a bar is written "\|" in code, too

	raised bool   // within <sup>
	coded  bool   // within <code>
	aside  bool   // within <rt>, the reading above a word
	tags   string // that were left out
}

// spans returns the text of a block as it is shown.
func (d *document) spans(block ast.Node) []content.Span {
	spans := d.markedSpans(block)
	for _, s := range spans {
		if mayHoldMarks(s.Text) || strings.HasSuffix(s.Text, "=") || strings.HasSuffix(s.Text, "{") {
			return unmarked(spans)
		}
	}
	return spans
}

// markedSpans returns the text of a block with the signs of its marks.
func (d *document) markedSpans(block ast.Node) []content.Span {
	s := spanner{d: d, out: d.scratch[:0], buf: d.buf[:0]}
	_, s.cell = block.(*extast.TableCell)
	s.children(block, 0, "")
	s.flush()
	s.restoreTags()
	d.scratch, d.buf = s.out, s.buf
	return d.keep(s.out)
}

// keep copies spans out of what is used again. They are small and many: they share larger pieces of
// memory.
func (d *document) keep(spans []content.Span) []content.Span {
	if len(spans) == 0 {
		return nil
	}
	if len(spans) > cap(d.spare)-len(d.spare) {
		d.spare = make([]content.Span, 0, max(len(spans), spareSpans))
	}
	from := len(d.spare)
	d.spare = append(d.spare, spans...)
	return d.spare[from:len(d.spare):len(d.spare)]
}

// spareSpans is how many spans memory is asked for at once.
const spareSpans = 256

func (s *spanner) children(n ast.Node, style content.SpanStyle, link string) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		s.node(c, style, link)
	}
}

func (s *spanner) node(n ast.Node, style content.SpanStyle, link string) {
	src := s.d.src
	switch n := n.(type) {
	case *ast.Text:
		s.text(n, style, link)
	case *ast.String:
		s.add(string(n.Value), style, link)
	case *ast.CodeSpan:
		s.children(n, style|content.Literal, link)
	case *ast.Emphasis:
		if n.Level > 1 {
			s.children(n, style|content.Strong, link)
			return
		}
		s.children(n, style|content.Emphasis, link)
	case *extast.Strikethrough:
		s.children(n, style|content.Struck, link)
	case *ast.Link:
		s.children(n, style, content.Clean(unescape(string(n.Destination))))
	case *ast.Image:
		s.children(n, style, content.Clean(unescape(string(n.Destination))))
	case *ast.AutoLink:
		s.add(string(n.Label(src)), style, content.Clean(string(n.URL(src))))
	case *ast.RawHTML:
		s.rawHTML(string(n.Segments.Value(src)), style, link)
	case *extast.TaskCheckBox:
		s.add(map[bool]string{true: "[x] ", false: "[ ] "}[n.IsChecked], style, link)
	case *footnoteMark:
		s.mark(n, style, link)
	}
}

func (s *spanner) text(n *ast.Text, style content.SpanStyle, link string) {
	raw := s.d.srcText[n.Segment.Start:n.Segment.Stop]
	if n.Segment.Padding > 0 {
		raw = string(n.Segment.Value(s.d.src))
	}
	switch {
	case style&content.Literal != 0:
		s.code(raw, style, link)
	case n.IsRaw():
		s.add(raw, style, link)
	case s.coded:
		s.add(unescape(raw), style|content.Literal, link)
	default:
		s.add(withEmoji(unescape(raw)), style, link)
	}
	switch {
	case n.HardLineBreak():
		s.lineBreak()
	case n.SoftLineBreak() && s.d.softBreak == "\n":
		s.lineBreak()
	case n.SoftLineBreak():
		s.add(s.d.softBreak, style, link)
	}
}

// code adds a piece of a code span, in which nothing is escaped but the bars of a table (GFM §4.10).
func (s *spanner) code(raw string, style content.SpanStyle, link string) {
	if s.cell {
		raw = strings.ReplaceAll(raw, `\|`, "|")
	}
	s.add(strings.ReplaceAll(raw, "\n", " "), style, link)
}

func (s *spanner) add(text string, style content.SpanStyle, link string) {
	if text == "" || s.aside {
		return
	}
	if s.raised {
		text = raised(text)
	}
	if style != s.style || link != s.link {
		s.flush()
		s.style, s.link = style, link
	}
	switch {
	case s.one == "" && len(s.buf) == 0:
		s.one = text
	case len(s.buf) == 0:
		s.buf = append(append(s.buf, s.one...), text...)
	default:
		s.buf = append(s.buf, text...)
	}
}

func (s *spanner) flush() {
	text := s.one
	if len(s.buf) > 0 {
		text = string(s.buf)
	}
	if text = content.Clean(text); text != "" {
		s.out = append(s.out, content.Span{Text: text, Style: s.style, Link: s.link})
	}
	s.one, s.buf = "", s.buf[:0]
}

func (s *spanner) lineBreak() {
	s.flush()
	s.out = append(s.out, content.Span{Text: "\n"})
}

// mark writes the mark of a footnote; one that is not defined stays as it is written.
func (s *spanner) mark(n *footnoteMark, style content.SpanStyle, link string) {
	if s.d.sources == nil {
		return
	}
	i, ok := s.d.sources.sourceOf(n)
	if !ok {
		s.add("[^"+string(n.label)+"]", style, link)
		return
	}
	s.flush()
	s.out = append(s.out, content.Span{Source: i + 1})
}

func isBreakTag(tag string) bool {
	return strings.EqualFold(strings.Trim(tag, "</ >"), "br")
}

// unescape resolves backslash escapes and character references, each once.
func unescape(s string) string {
	if strings.IndexByte(s, '\\') < 0 && strings.IndexByte(s, '&') < 0 {
		return s
	}
	i, path := strings.IndexAny(s, `\&`), holdsPath(s)
	var out strings.Builder
	for ; i >= 0; i = strings.IndexAny(s, `\&`) {
		out.WriteString(s[:i])
		s = s[i:]
		size, text := 1, s[:1]
		if s[0] == '&' {
			size, text = reference(s)
		} else if len(s) > 1 && util.IsPunct(s[1]) && (!path || !beginsName(s[1])) {
			size, text = 2, s[1:2]
		}
		out.WriteString(text)
		s = s[size:]
	}
	out.WriteString(s)
	return out.String()
}

// windowsPath is the beginning of a path of Windows, which is parted by single backslashes: "C:\Users", "%APPDATA%\x", "HKLM\x".
var windowsPath = pattern(`(?:^|[^\pL\pN])(?:[A-Za-z]:|%[A-Za-z]+%|HK[A-Z_]+)\\[\pL\pN%.<$({\[]`)

// holdsPath reports whether a text has such a path in it: a backslash before a sign that a name may begin with parts it, and escapes nothing.
func holdsPath(s string) bool { return strings.IndexByte(s, '\\') > 0 && windowsPath().MatchString(s) }

// beginsName reports whether what stands for a name in a path may begin with a sign, or a name itself.
func beginsName(sign byte) bool { return strings.IndexByte("[({<%$.~@", sign) >= 0 }

// reference resolves the character reference at the start of s; where there is none, the ampersand
// stands for itself.
func reference(s string) (size int, text string) {
	end := strings.IndexByte(s[:min(len(s), maxReference)], ';')
	if end < 2 || strings.ContainsAny(s[1:end], " &<>") {
		return 1, "&"
	}
	if text = html.UnescapeString(s[:end+1]); strings.HasPrefix(text, "&") && strings.HasSuffix(text, ";") {
		return 1, "&"
	}
	return end + 1, text
}

// maxReference is the length in bytes of the longest character reference, with some to spare.
const maxReference = 40

// rawText is PlainText with hard line breaks kept as "\n".
func rawText(spans []content.Span) string {
	if len(spans) == 1 || len(spans) == 2 && spans[1].Source > 0 { // most texts are one span and the mark of a footnote
		return strings.TrimSpace(spans[0].Text)
	}
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(s.Text)
	}
	return strings.TrimSpace(b.String())
}

// sourcesIn returns the indexes of the sources that spans mark, each once.
func sourcesIn(spans []content.Span) []int {
	var out []int
	for _, s := range spans {
		if s.Source > 0 {
			out = addOnce(out, s.Source-1)
		}
	}
	return out
}
