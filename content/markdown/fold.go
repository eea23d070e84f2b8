package markdown

import (
	"slices"

	"porthole/content"
)

// plainForms tells which texts of a column may be written without their marks: those that nothing else looks like then.
type plainForms map[string]int

func (p plainForms) count(text string) {
	if !content.IsPlain(text) {
		p[content.Key(content.WithoutAccents(text))]++
	}
}

// of returns a text without its marks, "" where it has none or where another text would be the same.
func (p plainForms) of(text string, taken map[string]bool) string {
	plain := content.WithoutAccents(text)
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
