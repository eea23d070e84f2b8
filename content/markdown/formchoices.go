package markdown

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"

	"porthole/content"
)

// items reads the list after a form, "- Port: 25, 110", into the choices that are added to each column.
func (f *formReader) items(list ast.Node) {
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		line := f.itemLine(item, f.lineOf(list))
		text, sources := f.prose(item)
		f.q.Sources = addAll(f.q.Sources, sources)
		name, values, ok := strings.Cut(text, ":")
		c := slices.IndexFunc(f.form.Header, func(h string) bool { return content.Key(h) == content.Key(name) })
		switch {
		case !ok:
			f.Warn(line, "write the column, a colon, and what can be chosen: Port: 25, 110", "the item %q adds nothing to a column", text)
		case c < 0:
			f.Warn(line, f.nearestHint(name, f.form.Header[f.form.Labels:], "name a column as its heading does"), "the item names the column %q, which the table does not have", strings.TrimSpace(name))
		case c < f.form.Labels:
			f.Warn(line, "name another column", "the column %q is given, so there is nothing to choose in it", f.form.Header[c])
		default:
			for value := range strings.SplitSeq(values, ",") {
				if value = strings.TrimSpace(value); value != "" {
					f.added[c] = append(f.added[c], value)
				}
			}
			if len(f.added[c]) == 0 {
				f.Warn(line, "write what can be chosen after the colon", "the item adds nothing to the column %q", f.form.Header[c])
			}
		}
	}
}

// choices settles what can be chosen in each column.
func (f *formReader) choices() bool {
	f.form.Choices = make([][]string, len(f.form.Header))
	for c := f.form.Labels; c < len(f.form.Header); c++ {
		answers := columnOf(f.form, c)
		if len(f.added[c]) == 0 && allNumbers(answers) {
			continue
		}
		f.form.Choices[c] = choicesOf(answers, startsOf(f.form, c), f.added[c])
		switch n := len(f.form.Choices[c]); {
		case n > content.MaxTaskChoices:
			f.Fail(f.right.line, "leave some out", "the column %q has %d choices where a question may have %d", f.form.Header[c], n, content.MaxTaskChoices)
			return false
		case n == 1:
			f.Warn(f.right.line, "add wrong ones in a list after the table: - "+f.form.Header[c]+": …",
				"there is only one choice in the column %q, which gives it away", f.form.Header[c])
		}
	}
	return true
}

// columnOf returns what is right in a column, each once.
func columnOf(f *content.Form, c int) []string {
	var out []string
	for _, row := range f.Rows {
		out = append(out, row.Cells[c]...)
	}
	return distinct(out)
}

// startsOf returns what stands in a column at the beginning.
func startsOf(f *content.Form, c int) []string {
	var out []string
	for _, row := range f.Start {
		if row[c] != "" {
			out = append(out, row[c])
		}
	}
	return out
}

// allNumbers reports whether a column is one of numbers, and so typed: "any" may stand among them.
func allNumbers(texts []string) bool {
	some := false
	for _, text := range texts {
		if content.Key(text) == "any" {
			continue
		}
		if _, ok := numbers(text, habits{ports: true}); !ok {
			return false
		}
		some = true
	}
	return some
}

// choicesOf returns what can be chosen, in an order that tells nothing of where it belongs: that of the author's list
// where it names all of them, else numbers by size before names by the alphabet.
func choicesOf(answers, starts, added []string) []string {
	list := distinct(added)
	all := distinct(slices.Concat(added, answers, starts))
	if len(all) == len(list) {
		return list
	}
	slices.SortStableFunc(all, func(a, b string) int {
		m, numberA := sizeOf(a)
		n, numberB := sizeOf(b)
		switch {
		case numberA && numberB:
			return cmp.Compare(m, n)
		case numberA:
			return -1
		case numberB:
			return 1
		}
		return strings.Compare(content.Key(a), content.Key(b))
	})
	return all
}

// sizeOf returns the number that a text begins with.
func sizeOf(text string) (int, bool) {
	n, err := strconv.Atoi(text[:digits(text)])
	return n, err == nil
}
