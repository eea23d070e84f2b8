package quiz

import (
	"math/rand/v2"
	"slices"
	"strings"
	"unicode"

	"porthole/content"
)

// drawNear fills up from the table of a card, in a document that was not written for this program: its tables may be about anything, so
// that things of another one do not fit beside these.
func (p *distractors) drawNear(from *pool, want int, r *rand.Rand) {
	if p.d.course.Named || from == nil {
		return
	}
	strict := p.strict
	p.strict = true
	p.draw(from, want, r)
	p.strict = strict
}

// overlap reports whether two options have a meaning in common, so that nobody tells them apart: "only, just" and "just; really".
func (d *knowledge) overlap(a, b item) bool {
	return !d.course.Named && d.course.Facts[a.fact].Kind != content.Number && d.course.Facts[b.fact].Kind != content.Number && share(meanings(a.text), meanings(b.text))
}

// mayBeRight reports whether an answer has a meaning in common with a right one: "really" where "only, just; really" is asked for, or a word
// that means, among other things, what is given.
func (d *knowledge) mayBeRight(c Card, it item) bool {
	x := d.index()
	own := &x.nodes[c.Facts[0]]
	if d.course.Named || own.Kind == content.Number {
		return false
	}
	if c.Direction == Reverse {
		given := meanings(c.Value)
		return slices.ContainsFunc(x.ofSubject[it.key], func(i int) bool {
			return x.nodes[i].relation == own.relation && slices.ContainsFunc(x.nodes[i].Values, func(v content.Value) bool { return share(given, meanings(v.Text)) })
		})
	}
	if joins(x.nodes[it.fact].Subject, own.Subject) {
		return true
	}
	offered := meanings(it.text)
	return slices.ContainsFunc(c.Facts, func(i int) bool {
		return slices.ContainsFunc(x.nodes[i].Values, func(v content.Value) bool { return share(offered, meanings(v.Text)) })
	})
}

// joins reports whether one of two subjects joins several names of which the other is one: what is said of "B1 & B2" holds for "B1".
func joins(one, other string) bool {
	a, b := namesIn(one), namesIn(other)
	return len(a) != len(b) && share(a, b)
}

// namesIn are the names that a subject joins, in the form in which they are compared.
func namesIn(subject string) []string {
	names := strings.FieldsFunc(strings.ReplaceAll(content.Key(subject), " and ", "&"), func(r rune) bool { return strings.ContainsRune("&+,/;、，", r) })
	return content.Texts(names, strings.TrimSpace)
}

func share(one, other []string) bool {
	return slices.ContainsFunc(one, func(m string) bool { return slices.Contains(other, m) })
}

// meanings are the parts of an answer that stand for it alone, in the form in which they are compared; a bracket tells of a part, and is
// none.
func meanings(text string) []string {
	whole := withoutBrackets(content.Key(text))
	parts := strings.FieldsFunc(whole, func(r rune) bool { return strings.ContainsRune(",;/|，；、／", r) })
	out := make([]string, 0, len(parts))
	for _, part := range parts {
		part = strings.Trim(part, " .!?。\"'“”„«»")
		for _, article := range [...]string{"to ", "the ", "a ", "an ", "der ", "die ", "das ", "el ", "la ", "le ", "l'", "il ", "un ", "una "} {
			part = strings.TrimPrefix(part, article)
		}
		if part != "etc" && strings.IndexFunc(part, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) >= 0 {
			out = append(out, part)
		}
	}
	return out
}

// withoutBrackets leaves out what stands in brackets, where something is left.
func withoutBrackets(text string) string {
	var b strings.Builder
	depth := 0
	for _, r := range text {
		switch r {
		case '(', '（', '[':
			depth++
		case ')', '）', ']':
			depth = max(0, depth-1)
		default:
			if depth == 0 {
				b.WriteRune(r)
			}
		}
	}
	if strings.TrimSpace(b.String()) == "" {
		return text
	}
	return b.String()
}
