package markdown

import "porthole/content"

// tellNotesApart keeps the brackets of values that differ by nothing else: "bank (money)", "bank (river)"; those of
// numbers, too, where they are asked for: "6 (native)", "6 (loan)".
func tellNotesApart(out []cellValue, numbers bool) {
	apart := sameButForNotes(out, numbers)
	if len(apart) == 0 {
		return
	}
	for i := range out {
		if out[i].kind != content.Number || numbers {
			keepNotes(&out[i], apart)
		}
	}
}

// sameButForNotes returns the keys of the values that stand in a column with more than one bracket.
func sameButForNotes(out []cellValue, numbers bool) map[string]bool {
	notes := map[string]string{}
	apart := map[string]bool{}
	for i := range out {
		for _, value := range out[i].values {
			if !out[i].mayNeed(value.Note, numbers) {
				continue
			}
			key := content.Key(value.Text)
			if first, ok := notes[key]; ok && first != value.Note {
				apart[key] = true
			}
			notes[key] = value.Note
		}
	}
	return apart
}

// mayNeed reports whether a bracket may be what tells a value from another one.
func (v cellValue) mayNeed(note string, numbers bool) bool {
	if v.kind == content.Number {
		return note != "" && numbers && len(v.values) == 1 && !isTransport(note)
	}
	return note != "" && v.kind != content.Sentence
}

// keepNotes makes the brackets of the given values part of them.
func keepNotes(v *cellValue, apart map[string]bool) {
	for j, value := range v.values {
		if value.Note == "" || !apart[content.Key(value.Text)] {
			continue
		}
		v.values[j] = content.Value{Text: value.Text + " (" + value.Note + ")", Names: []string{value.Text}}
		if v.kind == content.Number {
			v.kind = content.Name
		}
	}
}
