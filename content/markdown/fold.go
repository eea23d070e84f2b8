package markdown

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"porthole/content"
)

// withoutMarks returns a text without the accents and vowel marks that its readers can do without: "Reykjavik" for
// "Reykjavík", كتاب for كِتَاب. Marks of scripts that have their vowels in them stay.
func withoutMarks(s string) string {
	if content.IsPlain(s) {
		return s
	}
	var b strings.Builder
	base := ' '
	for _, r := range norm.NFD.String(s) {
		if !unicode.Is(unicode.Mn, r) {
			base = r
		} else if isOptional(r, base) {
			continue
		}
		b.WriteRune(r)
	}
	return norm.NFC.String(b.String())
}

// isOptional reports whether a mark on a letter may be left out.
func isOptional(mark, base rune) bool {
	switch {
	case unicode.In(base, unicode.Latin, unicode.Greek):
		return true
	case unicode.Is(unicode.Cyrillic, base):
		return mark == 0x300 || mark == 0x301 // which show the stress
	case unicode.Is(unicode.Arabic, base):
		return mark >= 0x64b && mark <= 0x652 || mark == 0x670
	case unicode.Is(unicode.Hebrew, base):
		return mark >= 0x591 && mark <= 0x5c7
	}
	return false
}

// plainForms tells which texts of a column may be written without their marks: those that nothing else looks like then.
type plainForms map[string]int

func (p plainForms) count(text string) {
	if !content.IsPlain(text) {
		p[content.Key(withoutMarks(text))]++
	}
}

// of returns a text without its marks, "" where it has none or where another text would be the same.
func (p plainForms) of(text string, taken map[string]bool) string {
	plain := withoutMarks(text)
	if content.IsPlain(text) || content.Key(plain) == content.Key(text) || p[content.Key(plain)] > 1 || taken[content.Key(plain)] {
		return ""
	}
	return plain
}

// addPlainForms adds to each name of a column how it is written without marks.
func addPlainForms(out []cellValue) {
	if !slices.ContainsFunc(out, func(v cellValue) bool { return v.kind == content.Name && !content.IsPlain(v.text) }) {
		return
	}
	forms, taken, seen := plainForms{}, map[string]bool{}, map[string]bool{}
	for _, v := range out {
		for _, value := range v.values {
			key := content.Key(value.Text)
			if taken[key] = true; !seen[key] {
				seen[key] = true
				forms.count(value.Text)
			}
		}
	}
	for i := range out {
		for j := range out[i].values {
			v := &out[i].values[j]
			for _, text := range append([]string{v.Text}, v.Names...) {
				if plain := forms.of(text, taken); plain != "" && out[i].kind == content.Name {
					v.Names = append(slices.Clip(v.Names), plain)
				}
			}
		}
	}
}

// addPlainSubjects does so with subjects.
func addPlainSubjects(cells []subjectCell) {
	forms, taken, seen := plainForms{}, map[string]bool{}, map[string]bool{}
	for _, c := range cells {
		for _, sub := range c.subjects {
			if taken[sub.key] = true; !seen[sub.key] {
				seen[sub.key] = true
				forms.count(sub.name)
			}
		}
	}
	if len(forms) == 0 {
		return
	}
	for i := range cells {
		for j := range cells[i].subjects {
			sub := &cells[i].subjects[j]
			if plain := forms.of(sub.name, taken); plain != "" && sub.kind == content.Name {
				sub.names = append(slices.Clip(sub.names), plain)
			}
		}
	}
}
