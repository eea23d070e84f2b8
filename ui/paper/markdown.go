package paper

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"porthole/content"
)

// Markdown writes every version of the test, each behind a line.
func (t Test) Markdown(to io.Writer) error {
	points := ""
	if len(t.Versions) > 0 {
		points = fmt.Sprintf(" Points: …… / %d", len(t.Versions[0].Questions))
	}
	return t.markdown(to, "Version", "Name: "+blankLine+" Class: "+blankNumber+" Date: "+blankNumber+points, sheet)
}

// MarkdownKey writes the key to every version.
func (t Test) MarkdownKey(to io.Writer) error {
	return t.markdown(to, "Key to version", "", key)
}

func (t Test) markdown(to io.Writer, what, name string, entries func(Version) []entry) error {
	out := bufio.NewWriter(to)
	say := func(format string, args ...any) { _, _ = fmt.Fprintf(out, format, args...) } // Flush tells
	for i, v := range t.Versions {
		if i > 0 {
			say("\n---\n\n")
		}
		say("# %s\n\n%s %s · %s\n\n", escaped(t.Title), what, v.Name, t.about())
		if name != "" {
			say("%s\n\n", escaped(name))
		}
		for _, e := range entries(v) {
			say("%s\n", e.markdown())
		}
	}
	return out.Flush()
}

func (e entry) markdown() string {
	var b strings.Builder
	say := func(format string, args ...any) { _, _ = fmt.Fprintf(&b, format, args...) } // it does not fail
	say("**%d.** %s\n", e.Number, escaped(strings.TrimSpace(e.Text+" "+e.Note)))
	if len(e.Code) > 0 {
		say("\n    %s\n", strings.Join(e.Code, "\n    "))
	}
	for i, row := range e.Table {
		if i == 0 {
			say("\n")
		}
		say("| %s |\n", strings.Join(content.Texts(row, escaped), " | "))
		if i == 0 {
			say("|%s\n", strings.Repeat("---|", len(row)))
		}
	}
	if len(e.Items) > 0 {
		say("\n")
	}
	for _, item := range e.Items {
		say("- %s\n", escaped(strings.TrimSpace(e.Mark+" "+item)))
	}
	if e.Line {
		say("\n%s\n", escaped(blankLine+blankLine))
	}
	for _, text := range []string{e.Why, e.Source} {
		if text != "" {
			say("\n%s\n", escaped(text))
		}
	}
	return b.String()
}

// escaped keeps a text from meaning something to Markdown or HTML.
func escaped(s string) string {
	var b strings.Builder
	s = strings.ReplaceAll(s, "\n", " ")
	for i, r := range s {
		if strings.ContainsRune("\\`*_[]<>#|~&$", r) || i == 0 && strings.ContainsRune("+-=:", r) || strings.ContainsRune(".)", r) && isNumber(s[:i]) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// isNumber reports whether a text is digits alone: with a full stop after it, it would begin a list.
func isNumber(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
