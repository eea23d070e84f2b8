package markdown

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"porthole/content"
)

// opensCallout reports whether a block begins with the sign of a callout.
func opensCallout(n ast.Node, src []byte) bool {
	if n.Lines() == nil || n.Lines().Len() == 0 {
		return false
	}
	line := n.Lines().At(0)
	return bytes.HasPrefix(line.Value(src), []byte("[!"))
}

// withoutCallout writes the sign of a callout, "[!note] Remember", as what it says: its title, else its kind, in bold. The
// lines of spans are apart.
func withoutCallout(spans []content.Span) []content.Span {
	out := unbroken(spans)
	if len(spans) == 0 || !strings.HasPrefix(spans[0].Text, "[!") {
		return out
	}
	kind, rest, ok := strings.Cut(spans[0].Text[len("[!"):], "]")
	if !ok || kind == "" || strings.IndexFunc(kind, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }) >= 0 {
		return out
	}
	out[0].Text = strings.TrimLeft(strings.TrimLeft(rest, "+-"), " ")
	if out[0].Text == "" && (len(spans) == 1 || spans[1].Text == "\n") {
		first, size := utf8.DecodeRuneInString(kind)
		out[0].Text = string(unicode.ToUpper(first)) + strings.ToLower(kind[size:]) + ":"
	}
	for i, s := range spans {
		if s.Text == "\n" {
			break
		}
		out[i].Style |= content.Strong
	}
	return out
}
