package markdown

import (
	"bytes"
)

// What other programs write, as Markdown that goldmark knows: admonitions become callouts, attributes and comments go.
var (
	// "!!! note "Title"" of MkDocs, "??? note" that folds.
	admonitionLine = pattern(`^(?:!!!|\?\?\?\+?)\s+([A-Za-z][\w-]*)(?:\s+[\w -]*?)?(?:\s+"([^"]*)")?\s*$`)
	// ":::note Title" of Docusaurus, "::: tip" of VitePress.
	containerLine = pattern(`^:{3,}\s*([A-Za-z][\w-]*)\s*(?:\[([^\]]*)\]|\{[^}]*\}|([^{}\[\]]*))\s*$`)
	containerEnd  = pattern(`^:{3,}\s*(?:\{[^}]*\})?\s*$`)
	// "{% hint style="info" %}" of GitBook and the other tags of Liquid, alone on a line.
	liquidLine = pattern(`^\{%-?\s.*%\}$`)
	// "{: .note }" on a line of its own or at the end of one, "{#id .class}" after a heading or a link.
	attributeLine  = pattern(`^\{:\s?[^{}]*\}$`)
	attributeEnd   = pattern(`\s*\{:\s?` + attribute + `[^{}]*\}$`)
	attributeTitle = pattern(`^(#{1,6}\s.*?)\s*\{\s*` + attribute + `[^{}]*\}\s*$`)
	attributeLink  = pattern("(\\]\\([^()\\s]*\\)|`)\\{:?\\s*" + attribute + "[^{}`]*\\}")
	// "%% a comment of Obsidian %%", and "^id" of a block at the end of its line.
	obsidianComment = pattern(`(^|\s)%%[^%]+%%(\s|$)`)
	tagLine         = pattern(`^#\pL[\w/-]*(?:\s+#\pL[\w/-]*)+$|^#\pL\w*/[\w/-]+$|^#(?:flash)?cards?$`)
	blockID         = pattern(`\s\^[A-Za-z0-9][A-Za-z0-9-]{5,}$`)
)

// attribute is how what stands in braces begins: "#id", ".class" or "key=".
const attribute = `(?:[#.][A-Za-z_-]|[a-z-]+=)`

// admonition is the one that the lines belong to: indented below its title, or up to its end.
type admonition struct {
	open      bool
	container bool // it has an end, and is not indented
	comment   bool // it is a comment of Obsidian, whose signs stand on lines of their own
}

// rewrite returns a line as goldmark is to read it. What is left of a line that says nothing is an empty one.
func (b *bounds) rewrite(line []byte) []byte {
	trimmed := bytes.TrimSpace(line)
	if b.aside.open {
		return b.within(line, trimmed)
	}
	if len(trimmed) == 0 {
		return line
	}
	switch {
	case bytes.HasPrefix(trimmed, []byte("!!!")), bytes.HasPrefix(trimmed, []byte("???")):
		if m := admonitionLine().FindSubmatch(line); m != nil {
			b.aside = admonition{open: true}
			return calloutOf(m[1], m[2])
		}
	case bytes.HasPrefix(line, []byte(":::")):
		return b.container(line)
	case mayBeTags(trimmed) && tagLine().Match(trimmed):
		return nil
	case string(trimmed) == "%%" && bytes.Contains(b.rest[:min(len(b.rest), maxAside)], []byte("\n%%\n")):
		b.aside = admonition{open: true, comment: true}
		return nil
	case bytes.HasPrefix(trimmed, []byte("{%")) && liquidLine().Match(trimmed), bytes.HasPrefix(trimmed, []byte("{:")) && attributeLine().Match(trimmed):
		return nil
	}
	return withoutAttributes(line)
}

// container begins what ":::" opens. A division of Pandoc is no callout, and only its signs go.
func (b *bounds) container(line []byte) []byte {
	if containerEnd().Match(line) {
		return nil
	}
	m := containerLine().FindSubmatch(line)
	if m == nil {
		return line
	}
	if !isCallout(string(bytes.ToLower(m[1]))) || !bytes.Contains(b.rest[:min(len(b.rest), maxAside)], []byte("\n:::")) {
		return nil
	}
	b.aside = admonition{open: true, container: true}
	title := m[2]
	if len(title) == 0 {
		title = bytes.TrimSpace(m[3])
	}
	return calloutOf(m[1], title)
}

// maxAside is the length in bytes of a callout whose end is looked for.
const maxAside = 16 << 10

func isCallout(kind string) bool {
	switch kind {
	case "note", "tip", "info", "caution", "danger", "warning", "important", "success", "question", "example", "quote", "abstract", "details", "hint", "remark":
		return true
	}
	return false
}

// calloutOf writes a callout as Obsidian and GitHub do.
func calloutOf(kind, title []byte) []byte {
	return bytes.TrimRight(append(append(append([]byte("> [!"), kind...), "] "...), title...), " ")
}

// within returns a line of an admonition as one of a quotation, or ends it.
func (b *bounds) within(line, trimmed []byte) []byte {
	if b.aside.comment {
		b.aside.open = string(trimmed) != "%%"
		return nil
	}
	if b.aside.container {
		if containerEnd().Match(trimmed) {
			b.aside = admonition{}
			return nil
		}
		return append([]byte("> "), withoutAttributes(line)...)
	}
	body, ok := dedented(line)
	switch {
	case len(trimmed) == 0 && nextIsIndented(b.rest):
		return []byte(">")
	case ok && len(trimmed) > 0:
		return append([]byte("> "), withoutAttributes(body)...)
	}
	b.aside = admonition{}
	return b.rewrite(line)
}

// dedented takes four columns from the beginning of a line.
func dedented(line []byte) ([]byte, bool) {
	if bytes.HasPrefix(line, []byte("\t")) {
		return line[1:], true
	}
	return bytes.CutPrefix(line, []byte("    "))
}

// nextIsIndented reports whether the next line that is not empty is indented by four columns.
func nextIsIndented(rest []byte) bool {
	for range maxBlanks {
		line, more, _ := bytes.Cut(rest, []byte{'\n'})
		if len(bytes.TrimSpace(line)) > 0 {
			_, ok := dedented(line)
			return ok
		}
		if rest = more; len(rest) == 0 {
			return false
		}
	}
	return false
}

// withoutAttributes takes out of a line what says how it looks and says nothing itself.
func withoutAttributes(line []byte) []byte {
	if bytes.IndexByte(line, '{') >= 0 {
		line = withoutBraces(line)
	}
	if bytes.Contains(line, []byte("%%")) {
		line = obsidianComment().ReplaceAll(line, []byte("$1"))
	}
	if at := bytes.LastIndexByte(line, '^'); at > 0 && line[at-1] <= ' ' && bytes.IndexByte(line, '|') < 0 {
		line = blockID().ReplaceAll(line, nil)
	}
	return line
}

func withoutBraces(line []byte) []byte {
	if line[0] == '#' {
		line = attributeTitle().ReplaceAll(line, []byte("$1"))
	}
	if bytes.Contains(line, []byte("){")) || bytes.Contains(line, []byte("`{")) {
		line = attributeLink().ReplaceAll(line, []byte("$1"))
	}
	if bytes.Contains(line, []byte("{:")) {
		line = attributeEnd().ReplaceAll(line, nil)
	}
	return line
}

// mayBeTags reports whether a line begins with a tag, and not with the marks of a heading.
func mayBeTags(line []byte) bool {
	return len(line) > 1 && line[0] == '#' && line[1] != '#' && line[1] != ' '
}
