package markdown

import (
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// A glossary may have a paragraph for each term: "**SYN** – opens a connection".

// entry notes a paragraph that begins with a term in bold and what it means.
func (r *cardReader) entry(n *ast.Paragraph) {
	r.texts++
	if r.textual || r.asked.front != "" || !strings.HasPrefix(r.source(n), "**") || len(r.entries) == maxTerms {
		return
	}
	if c, style := r.termIn(n); style == boldTerm {
		c.sign = signBehind(r.source(n))
		r.entries = append(r.entries, c)
	}
}

// signBehind returns the sign between a term in bold and what it means.
func signBehind(text string) string {
	_, rest, _ := strings.Cut(text[len("**"):], "**")
	if fields := strings.Fields(rest); len(fields) > 0 && strings.IndexFunc(fields[0], isWordRune) < 0 {
		return fields[0]
	}
	return ":"
}

// takeEntries makes cards of such paragraphs where most of the document are. Else it tells of them, where they are many.
func (r *cardReader) takeEntries() {
	count, most := map[string]int{}, ""
	for _, c := range r.entries {
		if count[c.sign]++; count[c.sign] > count[most] {
			most = c.sign
		}
	}
	r.entries = slices.DeleteFunc(r.entries, func(c card) bool { return c.sign != most })
	if len(r.entries) < minEntries {
		return
	}
	front := func(c card) string { return c.front }
	if 3*len(r.entries) < 2*r.texts || hasTwice(r.entries, front) {
		r.Notice(r.entries[0].line, "write them as a list", "%d paragraphs begin with words in bold, as terms do; they are not asked", len(r.entries))
		return
	}
	ways := !hasTwice(r.entries, func(c card) string { return c.back })
	for _, c := range r.entries {
		c.bothWays = ways
		r.add(c)
	}
}

// minEntries is how many paragraphs make a glossary.
const minEntries = 4
