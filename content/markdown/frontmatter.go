package markdown

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"

	"porthole/content"
)

// front is what the front matter says.
type front struct {
	id, title string
	phrases   []phrase
	spellings []spelling
	groups    []group
	apart     []group

	objectives []objective
	exam       exam
	elsewhere  bool // its keys are those of another program
}

type phrase struct {
	relation string
	line     int
	content.Phrases
}

type spelling struct {
	name     string
	accepted []string
	line     int
}

type group struct {
	names []string
	line  int
}

// frontReader reads the YAML of the front matter. It shares nothing with the reader of the text, so
// that both can work at once.
type frontReader struct {
	*content.Report

	front front
}

// readFront reads the front matter of a file; yaml is nil where it has none.
func readFront(file string, yaml []byte) *frontReader {
	r := &frontReader{Report: content.NewReport(file)}
	if yaml != nil {
		r.read(yaml)
	}
	return r
}

func (r *frontReader) read(yaml []byte) {
	if len(yaml) > content.MaxFrontMatter {
		r.Fail(1, "move what is not needed out of it", "the front matter is larger than %d KiB and is not used", content.MaxFrontMatter>>10)
		return
	}
	if deepYAML(yaml) {
		r.Fail(1, "write it as the README shows", "the front matter is nested too deep and is not used")
		return
	}
	file, err := parseYAML(yaml)
	if line := errorLine(err); err != nil && tabbed(yaml, line-1) {
		r.Fail(line, "indent with spaces", "the front matter cannot be read: the line begins with a tab")
		return
	}
	if err != nil {
		r.Fail(errorLine(err), "write keys as name: value, and quote a text that holds a colon", "the front matter cannot be read: %s", errorText(err))
		return
	}
	for i, doc := range file.Docs {
		if i == 0 && doc.Body != nil {
			r.frontKeys(doc.Body)
		}
	}
}

// tabbed reports whether a line, counted from 1, is indented with a tab.
func tabbed(yaml []byte, line int) bool {
	for l := range bytes.Lines(yaml) {
		if line--; line == 0 {
			return bytes.IndexByte(l[:len(l)-len(bytes.TrimLeft(l, " \t"))], '\t') >= 0
		}
	}
	return false
}

// parseYAML shields from a panic in the parser: front matter is text from outside.
func parseYAML(src []byte) (file *ast.File, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("the YAML parser gave up: %v", p)
		}
	}()
	return parser.ParseBytes(src, 0)
}

// deepYAML reports whether brackets or indentation nest so deep that no course means it; the
// parser takes time that grows with the square of the depth.
func deepYAML(src []byte) bool {
	return bytes.Count(src, []byte{'['}) > maxFlow || bytes.Count(src, []byte{'{'}) > maxFlow ||
		bytes.Contains(src, bytes.Repeat([]byte{' '}, maxIndent)) || bytes.Contains(src, bytes.Repeat([]byte("- "), 16))
}

// maxFlow is how many brackets of one sort the front matter may hold: groups and spellings use one
// a line.
const maxFlow = 2000

// yamlError is what the parser's errors know of the place.
type yamlError interface {
	GetToken() *token.Token
	GetMessage() string
}

func errorLine(err error) int {
	var e yamlError
	if errors.As(err, &e) && e.GetToken() != nil && e.GetToken().Position != nil {
		return e.GetToken().Position.Line + 1
	}
	return 1
}

func errorText(err error) string {
	var e yamlError
	if errors.As(err, &e) {
		return e.GetMessage()
	}
	text, _, _ := strings.Cut(err.Error(), "\n")
	return text
}

// frontKeys reads the keys of the front matter.
func (r *frontReader) frontKeys(body ast.Node) {
	entries, ok := r.mapping(body, "the front matter")
	if !ok {
		return
	}
	unknown := 0
	for _, e := range entries {
		switch e.key {
		case "id":
			r.front.id, _ = r.scalar(e.value, "id")
		case "title":
			r.front.title, _ = r.scalar(e.value, "title")
		case "phrases":
			r.readPhrases(e.value)
		case "spellings":
			r.readSpellings(e.value)
		case "groups":
			r.front.groups = r.readGroups(e.value, "groups")
		case "apart":
			r.front.apart = r.readGroups(e.value, "apart")
		case "objectives":
			r.readObjectives(e.value)
		case "exam":
			r.readExam(e)
		case "tags", "tag", "aliases", "alias", "cssclass", "cssclasses", "publish", "permalink", "author", "authors", "date", "created", "updated", "modified",
			"lang", "language", "layout", "description", "summary", "categories", "category", "keywords", "draft", "slug", "weight", "toc", "nav_order", "parent",
			"sidebar_position", "sidebar_label", "image", "cover", "published", "status", "type", "template", "hide", "icon", "subtitle", "deck", "cards-deck":
			// other programs' keys, which mean nothing here
		default:
			r.unknownKey(e, []string{"id", "title", "phrases", "spellings", "groups", "apart", "objectives", "exam"})
			unknown++
		}
	}
	r.front.elsewhere = unknown > 1 && unknown >= len(entries)/2-1 && !r.front.hasOwn()
}

// hasOwn reports whether a front matter has more of this program's keys than an id and a title, which others have as well.
func (f front) hasOwn() bool {
	return len(f.phrases)+len(f.spellings)+len(f.groups)+len(f.apart)+len(f.objectives) > 0 || f.exam.Line > 0
}

// authored reports whether a document was written for this program: it has an id, and not one among the keys of another program.
func (f front) authored() bool { return f.id != "" && !f.elsewhere }

func (r *frontReader) unknownKey(e entry, known []string) {
	hint := "known are " + strings.Join(known, ", ")
	if near, ok := content.Nearest(e.key, known); ok {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	r.Warn(e.line, hint, "the front matter's key %q is not known and not used", e.key)
}

func (r *frontReader) readPhrases(n ast.Node) {
	relations, _ := r.mapping(n, "phrases")
	for _, rel := range relations {
		fields, _ := r.mapping(rel.value, "the phrases of "+content.Quote(rel.key))
		p := phrase{relation: rel.key, line: rel.line}
		for _, f := range fields {
			r.readPhrase(&p.Phrases, f)
		}
		r.front.phrases = append(r.front.phrases, p)
	}
}

func (r *frontReader) readPhrase(p *content.Phrases, f entry) {
	switch f.key {
	case "forward":
		p.Forward = r.sentence(f, "{subject}")
	case "forward-all":
		p.ForwardAll = r.sentence(f, "{subject}")
	case "reverse":
		p.Reverse = r.sentence(f, "{value}")
	case "reverse-all":
		p.ReverseAll = r.sentence(f, "{value}")
	case "statement":
		p.Statement = r.sentence(f, "{subject}", "{value}")
	case "statement-all":
		p.StatementAll = r.sentence(f, "{subject}", "{value}")
	case "forward-only":
		p.OneWay = r.truth(f)
	case "tells-apart":
		p.TellsApart = r.truth(f)
	default:
		r.unknownKey(f, []string{"forward", "forward-all", "forward-only", "reverse", "reverse-all", "statement", "statement-all", "tells-apart"})
	}
}

// sentence reads a phrase, which has to hold the placeholders needed; one without them is not used:
// it would ask the same of everything.
func (r *frontReader) sentence(f entry, needed ...string) string {
	s, ok := r.scalar(f.value, f.key)
	if !ok {
		return ""
	}
	for rest := s; ; {
		_, after, found := strings.Cut(rest, "{")
		name, tail, closed := strings.Cut(after, "}")
		if !found || !closed {
			break
		}
		if name != "subject" && name != "value" {
			r.Warn(f.line, "use {subject} and {value}", "the phrase %q has the unknown placeholder {%s}", f.key, name)
		}
		rest = tail
	}
	for _, p := range needed {
		if !strings.Contains(s, p) {
			r.Warn(f.line, "put "+p+" where it belongs", "the phrase %q does not say %s and is not used", f.key, p)
			return ""
		}
	}
	return s
}

func (r *frontReader) readSpellings(n ast.Node) {
	entries, _ := r.mapping(n, "spellings")
	for _, e := range entries {
		s := spelling{name: e.key, line: e.line}
		if _, isList := unwrapYAML(e.value).(*ast.SequenceNode); isList {
			s.accepted = r.strings(e.value, "spellings")
		} else if one, ok := r.scalar(e.value, e.key); ok {
			s.accepted = []string{one}
		}
		r.front.spellings = append(r.front.spellings, s)
	}
}

func (r *frontReader) readGroups(n ast.Node, what string) []group {
	var out []group
	for _, item := range r.sequence(n, what) {
		g := group{names: r.strings(item, what), line: yamlLine(item)}
		if len(g.names) > 0 {
			out = append(out, g)
		}
	}
	return out
}
