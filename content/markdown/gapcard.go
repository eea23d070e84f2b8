package markdown

import "strings"

// A card may be a text with gaps: "C: Titan was found by [Huygens]."

// gapSign stands for what is to be filled in.
const gapSign = "____"

// gaps reads "C: … [gap] …".
func (r *cardReader) gaps(lines []string, at card) bool {
	text := strings.Join(lines, " ")
	at.form = gapCard
	if len(text) > 4*maxAnswer {
		return false
	}
	rest, ok := cutLabel(text, "c:")
	if !ok || !bracketGaps(rest, at, r.add) {
		return false
	}
	if strings.IndexFunc(withoutGaps(rest), isWordRune) < 0 {
		r.Notice(at.line, "write the sentence that the gap stands in", "a gap with nothing around it asks nothing")
	}
	return true
}

// bracketGaps reads a text whose gaps are in square brackets: a card for each.
func bracketGaps(text string, at card, add func(card)) bool {
	read := false
	for from := 0; ; {
		open := strings.IndexByte(text[from:], '[')
		if open < 0 {
			return read
		}
		open += from
		end := strings.IndexByte(text[open:], ']')
		if end < 0 {
			return read
		}
		end += open
		c := at
		plain := strings.NewReplacer("[", "", "]", "")
		before, after := plain.Replace(text[:open]), plain.Replace(text[end+1:])
		if c.front, c.back = before+gapSign+after, plain.Replace(text[open+1:end]); strings.IndexFunc(before+after, isWordRune) >= 0 {
			add(c)
		}
		read, from = true, end+1
	}
}

// withoutGaps returns a text without what stands in square brackets.
func withoutGaps(text string) string {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(text, "[")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		if _, text, ok = strings.Cut(rest, "]"); !ok {
			return b.String()
		}
	}
}
