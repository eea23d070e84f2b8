package markdown

import (
	"bytes"
)

// frontMatter returns what stands between two lines "---" at the very top, and the rest of the document with
// the number of its first line.
func (d *document) frontMatter(src []byte) (yaml, body []byte, line int) {
	first, rest, _ := bytes.Cut(src, []byte{'\n'})
	if string(bytes.TrimRight(first, " \t")) != "---" {
		d.lateFrontMatter(src)
		return nil, src, 1
	}
	if !beginsFrontMatter(rest) {
		return nil, src, 1
	}
	size, line := 0, 2
	for l := range bytes.Lines(rest) {
		line++
		if end := string(bytes.TrimRight(l, " \t\n")); end == "---" || end == "..." {
			return rest[:size], rest[size+len(l):], line
		}
		size += len(l)
	}
	d.Fail(1, "put a line with --- after it", "the front matter is never closed; it is read as text")
	return nil, src, 1
}

// beginsFrontMatter reports whether what follows a line of dashes may be front matter: a line "key: value" comes before any
// that no YAML has, such as a row of a table. Else the dashes are a rule.
func beginsFrontMatter(src []byte) bool {
	for l := range bytes.Lines(src) {
		l = bytes.TrimRight(l, " \t\n")
		switch {
		case len(l) == 0:
		case string(l) == "---", string(l) == "...":
			return true // it is empty, or a list
		case l[0] == '|':
			return false
		case l[0] == '#':
			if level := len(l) - len(bytes.TrimLeft(l, "#")); level > 1 && level <= 6 {
				return false
			}
		case bytes.HasSuffix(l, []byte{':'}), bytes.Contains(l, []byte(": ")), bytes.ContainsAny(l[:1], "-[{\"'%?&!<\t "):
			return true
		default:
			return false
		}
	}
	return false
}
