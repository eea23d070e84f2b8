package markdown

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"porthole/content"
)

// names are the subjects and values of a course: what a note, a group or a spelling may name.
type names struct {
	byKey map[string]string
	list  []string // in the order of the document
	hints int      // given so far
}

// namesIn gathers what the facts of a course name.
func namesIn(c *content.Course) *names {
	k := &names{byKey: make(map[string]string, 2*len(c.Facts))}
	for i := range c.Facts {
		k.addFact(&c.Facts[i])
	}
	return k
}

func (k *names) addFact(f *content.Fact) {
	k.add(f.Subject)
	for _, n := range f.Names {
		k.add(n)
	}
	for _, v := range f.Values {
		k.add(v.Text)
	}
}

func (k *names) add(name string) {
	key := content.Key(name)
	if _, ok := k.byKey[key]; !ok {
		k.byKey[key] = name
		k.list = append(k.list, name)
	}
}

// find returns a name as the course writes it.
func (k *names) find(name string) (string, bool) {
	found, ok := k.byKey[content.Key(name)]
	return found, ok
}

// hint says what may have been meant.
func (k *names) hint(name string) string {
	if near, ok := k.nearest(name); ok {
		return fmt.Sprintf("did you mean %q?", near)
	}
	return "name a subject or a value of a table"
}

func (k *names) nearest(name string) (string, bool) {
	if k.hints++; k.hints > maxHints {
		return "", false
	}
	return content.Nearest(name, k.list[:min(len(k.list), maxCompared)])
}

// nearestHint asks whether one of known was meant, and gives another hint where none is near, or where the document has
// had so many hints already.
func (d *document) nearestHint(name string, known []string, hint string) string {
	if d.hints++; d.hints > maxHints {
		return hint
	}
	if near, ok := content.Nearest(name, known[:min(len(known), maxCompared)]); ok {
		return fmt.Sprintf("did you mean %q?", near)
	}
	return hint
}

// isSlip reports whether a name is most likely a slip for one of the course, and not an ordinary
// word: "Note" is none for "None", nor "TIP" for "TCP".
func (k *names) isSlip(name string) bool {
	switch content.Key(name) {
	case "tip", "note", "hint", "important", "warning", "caution", "example":
		return false
	}
	if utf8.RuneCountInString(name) < minSlip && !isAbbreviation(name) && strings.IndexFunc(name, unicode.IsDigit) < 0 {
		return false
	}
	_, ok := k.nearest(name)
	return ok
}

// minSlip is the length in letters from which an ordinary word is taken for a slip.
const minSlip = 6

// Finding the nearest name is costly: it is sought among so many names, and so many times.
const (
	maxCompared = 2000
	maxHints    = 50
)

// addOnce appends v where list does not hold it.
func addOnce(list []int, v int) []int {
	if slices.Contains(list, v) {
		return list
	}
	return append(list, v)
}

// addAll appends what list does not hold.
func addAll(list, more []int) []int {
	for _, v := range more {
		list = addOnce(list, v)
	}
	return list
}
