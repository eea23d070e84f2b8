package markdown

import (
	"strings"
	"unicode"

	"porthole/content"
)

// rawHTML reads a tag within a text. One that sets text off is left out; what only looks like a tag is meant: "git clone
// <url>".
func (s *spanner) rawHTML(tag string, style content.SpanStyle, link string) {
	name, closes := tagName(tag)
	switch {
	case isBreakTag(tag):
		s.lineBreak()
	case name == "sup":
		s.raised = !closes
	case name == "rt" || name == "rp":
		s.aside = !closes
	case name == "ruby" && closes:
		s.aside = false
	case name != "" && !isTextTag(name):
		s.add(tag, style, link)
	case name != "":
		if name == "code" {
			s.coded = !closes
		}
		s.tags += tag
	}
}

// tagName returns the name of a tag in lower case, "" for a comment and the like.
func tagName(tag string) (name string, closes bool) {
	tag, closes = strings.CutPrefix(strings.TrimPrefix(tag, "<"), "/")
	end := strings.IndexFunc(tag, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' && r != '_' })
	if end < 0 {
		end = len(tag)
	}
	return strings.ToLower(tag[:end]), closes
}

// isTextTag reports whether a tag of HTML sets text off, and says nothing itself.
func isTextTag(name string) bool {
	switch name {
	case "a", "abbr", "b", "bdi", "bdo", "big", "center", "cite", "code", "data", "del", "details", "dfn", "div", "em", "font", "hr", "i", "img", "ins",
		"kbd", "label", "li", "mark", "nobr", "ol", "p", "picture", "q", "rb", "rp", "rt", "rtc", "ruby", "s", "samp", "small", "source", "span", "strike",
		"strong", "sub", "summary", "sup", "table", "tbody", "td", "th", "thead", "time", "tr", "tt", "u", "ul", "var", "wbr":
		return true
	}
	return false
}

// raised writes a text as superscripts: "10" and "5" that is raised are "10⁵", and not 105.
func raised(text string) string {
	const plain, high = "0123456789+-−()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾ⁿ"
	letters := []rune(high)
	out := strings.Map(func(r rune) rune {
		if i := strings.IndexRune(plain, r); i >= 0 {
			return letters[len([]rune(plain[:i]))]
		}
		return -1
	}, text)
	if len([]rune(out)) < len([]rune(text)) {
		return "^" + text
	}
	return out
}

// restoreTags writes out the tags of a text that has nothing else: they are what it is about.
func (s *spanner) restoreTags() {
	if s.tags == "" {
		return
	}
	for _, span := range s.out {
		if text := strings.TrimSpace(span.Text); text != "" && text != "[ ]" && text != "[x]" {
			return
		}
	}
	s.add(s.tags, 0, "")
	s.flush()
}
