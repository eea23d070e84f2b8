package markdown

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"porthole/content"
)

// habits are the ways in which a column is written, by which its cells are read.
type habits struct {
	ports    bool            // it speaks of ports, so that "110,143" is two of them
	plural   bool            // its heading names several things
	dialled  bool            // it holds numbers to dial, in which a dash is no range: "1-345"
	whole    bool            // a bracket at the end of a name stays part of it
	synonyms bool            // it tells what words mean, so that a list is of words that mean the same
	alone    map[string]bool // keys of what stands alone in a cell; nil where no cell looks like a list
}

// habitsOf looks at the heading and the cells of a column.
func habitsOf(heading string, cells []rawCell) habits {
	h := habits{ports: speaksOfPorts(heading), plural: isPlural(heading), synonyms: tellsMeaning(heading), dialled: isDialled(heading)}
	if !slices.ContainsFunc(cells, func(c rawCell) bool { return !c.literal && strings.ContainsAny(c.text, ",/;、") }) {
		return h
	}
	h.alone = make(map[string]bool, len(cells))
	for _, c := range cells {
		if !strings.ContainsAny(c.text, ",/;、\n") {
			base, _ := splitNote(c.text)
			h.alone[content.Key(base)] = true
		}
	}
	return h
}

// lists reports whether the column says that the parts of a text are members of a list. A slash without spaces is part of
// a name, unless each part stands alone elsewhere or is an ending: ".c/.h".
func (h habits) lists(parts []content.Value, signs listSigns) bool {
	if h.synonyms {
		return false
	}
	if h.plural && (!signs.tight || strings.HasPrefix(parts[0].Text, ".")) {
		return true
	}
	return !slices.ContainsFunc(parts, func(p content.Value) bool { return !h.alone[content.Key(p.Text)] })
}

// isDialled reports whether a heading says that its column holds what is dialled.
func isDialled(heading string) bool {
	for word := range strings.FieldsFuncSeq(strings.ToLower(heading), func(r rune) bool { return !unicode.IsLetter(r) }) {
		switch word {
		case "dial", "dialling", "dialing", "calling", "phone", "tel", "telephone", "telefon", "vorwahl", "teléfono", "téléphone", "телефон":
			return true
		}
	}
	return false
}

// isPlural reports whether a heading names several things: "Names", "Capitals". Verbs and words that only look so do not.
func isPlural(heading string) bool {
	words := strings.Fields(content.Key(heading))
	if len(words) == 0 {
		return false
	}
	last := words[len(words)-1]
	switch last {
	case "does", "uses", "means", "gives", "holds", "takes", "has", "returns", "stands", "contains", "needs", "status", "series", "species", "news",
		"address", "class", "notes", "details", "remarks", "comments", "always", "plus", "alias", "canvas", "bias", "gas", "atlas", "basis", "lens":
		return false
	}
	return len(last) > 3 && strings.HasSuffix(last, "s") && !strings.HasSuffix(last, "ss") && !strings.HasSuffix(last, "us") && !strings.HasSuffix(last, "is")
}

// column reads the cells of a column. Where sentences prevail, a short cell is one of them; ticks and crosses say Yes and
// No, but beside numbers they say nothing.
func (s *factReader) column(c int) []cellValue {
	if s.relations[c] == "" {
		return nil
	}
	out := s.parseColumn(c, s.rawColumn(c))
	settleKinds(out)
	if prose := isProse(s.headKeys[c]) || !s.authored && headsSound(s.headKeys[c]); prose || !s.authored {
		for i, v := range out {
			if !v.blank() && v.kind == content.Name && (prose || isFormula(v.text)) {
				out[i] = v.asSentence()
			}
		}
	}
	tellNotesApart(out, !s.authored)
	tellCapitalsApart(out)
	addPlainForms(out)
	return out
}

// tellCapitalsApart marks short values that only their capitals tell apart: "m" and "M", "Co" and "CO".
func tellCapitalsApart(out []cellValue) {
	spelled := map[string]string{}
	apart := map[string]bool{}
	some := false
	each := func(do func(v *content.Value, key string)) {
		for i := range out {
			for j := range out[i].values {
				if v := &out[i].values[j]; out[i].kind == content.Name && len(v.Text) <= maxExact {
					do(v, content.Key(v.Text))
				}
			}
		}
	}
	each(func(v *content.Value, key string) {
		first, ok := spelled[key]
		if !ok {
			spelled[key] = content.CaseKey(v.Text)
		}
		if ok && first != content.CaseKey(v.Text) && !isShouted(first, v.Text) && !isBegun(first, v.Text) {
			apart[key], some = true, true
		}
	})
	if some {
		each(func(v *content.Value, key string) { v.Exact = apart[key] })
	}
}

// isBegun reports whether two spellings of a word differ in the capital at its beginning alone, and the word is long enough to
// be one that somebody wrote in either way: "Red" and "red".
func isBegun(a, b string) bool {
	return utf8.RuneCountInString(a) >= minShouted-1 && strings.EqualFold(a, b) && a[1:] == b[1:]
}

// maxExact is the length in bytes of a value that capitals tell from another: one of many words is no sign.
const maxExact = 16

func (s *factReader) parseColumn(c int, cells []rawCell) []cellValue {
	markWithX(cells)
	quoteBrackets(cells)
	if markBoxes(cells) {
		s.Notice(s.t.Line, "write in words what they mean", "what stands under %q are ticks and other signs; the column is not asked", s.headings[c])
		return make([]cellValue, len(cells))
	}
	h := habitsOf(s.headKeys[c], cells)
	h.whole = !s.authored
	out := make([]cellValue, len(cells))
	numbers := false
	for i, cell := range cells {
		if cell.placeholder() {
			s.Notice(s.lines[i], "write it, or leave the cell empty", "%q under %q keeps a place for something; it is not asked", cell.text, s.headings[c])
		}
		if cell.tick() == "" {
			out[i] = h.parse(cell)
			numbers = numbers || !out[i].blank() && out[i].kind == content.Number
		}
	}
	for i, cell := range cells {
		if says := cell.tick(); says != "" && !numbers {
			out[i] = cellValue{values: []content.Value{{Text: says}}, kind: content.Name, text: says}
		}
	}
	return out
}

// markWithX takes the crosses of a column that has nothing else for ticks.
func markWithX(cells []rawCell) {
	if slices.ContainsFunc(cells, func(c rawCell) bool { return !c.blank() && (c.literal || !strings.EqualFold(c.text, "x")) }) {
		return
	}
	for i := range cells {
		if !cells[i].blank() {
			cells[i].text = "✔"
		}
	}
}

// quoteBrackets takes what looks like a check box for text where brackets stand in other cells as well, as in patterns: "[x]" beside "[a-z]".
func quoteBrackets(cells []rawCell) {
	isBox := func(c rawCell) bool { return strings.EqualFold(c.text, "[x]") || c.text == "[ ]" }
	if !slices.ContainsFunc(cells, isBox) || !slices.ContainsFunc(cells, func(c rawCell) bool { return !isBox(c) && (c.literal || strings.ContainsRune(c.text, '[')) }) {
		return
	}
	for i := range cells {
		cells[i].literal = cells[i].literal || isBox(cells[i])
	}
}

// markBoxes takes open boxes beside ticks for crosses. It reports whether other signs without words stand beside the ticks, so that
// nobody can tell what they say.
func markBoxes(cells []rawCell) bool {
	ticks, boxes, signs, words := 0, 0, 0, 0
	for _, c := range cells {
		switch {
		case c.blank():
		case c.tick() != "":
			ticks++
		case isOpenBox(c.text):
			boxes++
		case strings.IndexFunc(c.text, isWordRune) < 0 && strings.IndexFunc(c.text, isEmoji) >= 0:
			signs++
		default:
			words++
		}
	}
	if ticks == 0 || words > 0 {
		return false
	}
	if signs > 0 {
		return true
	}
	for i := range cells {
		if boxes > 0 && isOpenBox(cells[i].text) {
			cells[i].text = "✘"
		}
	}
	return false
}

func isOpenBox(text string) bool {
	switch text {
	case "☐", "⬜", "◻", "◻️", "🔲", "▢", "□":
		return true
	}
	return false
}

// settleKinds makes the short cells among sentences sentences, too, and marks a column that says Yes and No.
func settleKinds(out []cellValue) {
	var count [3]int
	answers := 0
	for _, v := range out {
		if !v.blank() {
			count[v.kind]++
		}
		if v.saysYesOrNo() {
			answers++
		}
	}
	flags := isFlags(out)
	sentences, all := count[content.Sentence], count[content.Number]+count[content.Name]+count[content.Sentence]
	for i, v := range out {
		if v.blank() {
			continue
		}
		if v.kind == content.Name && sentences*2 >= all || v.kind == content.Number && sentences*2 > all {
			out[i] = v.asSentence()
		}
		out[i].yesNo = answers == all || flags
	}
}

// isFlags reports whether a column says 1 and 0, which stand for Yes and No.
func isFlags(out []cellValue) bool {
	seen := map[string]bool{}
	for _, v := range out {
		switch {
		case v.blank():
		case len(v.values) > 1 || v.text != "0" && v.text != "1":
			return false
		default:
			seen[v.text] = true
		}
	}
	return len(seen) == 2
}

// isProse reports whether a heading says that its column holds what is read, and not typed.
func isProse(heading string) bool {
	switch content.Key(heading) {
	case "example", "examples", "note", "notes", "usage", "syntax", "description", "comment", "comments", "remark", "remarks", "details", "explanation",
		"hint", "hints", "mnemonic", "purpose and notes", "see also", "bemerkung", "bemerkungen", "hinweis", "nota", "notas", "remarque", "remarques",
		"описание", "пример", "примечание", "说明", "描述", "示例", "备注", "説明", "備考", "例文", "설명", "예문", "beispiele", "ejemplos", "exemples", "beispielsatz",
		"beispiel", "ejemplo", "exemple", "beschreibung", "descripción":
		return true
	}
	return false
}

func (v cellValue) saysYesOrNo() bool {
	if len(v.values) != 1 {
		return false
	}
	said, _ := splitNote(v.values[0].Text)
	switch strings.ToLower(said) {
	case "yes", "no", "true", "false", "y", "n", "ja", "nein", "nej", "nee", "sí", "sì", "sim", "não", "oui", "non", "tak", "nie", "evet", "hayır",
		"да", "нет", "так", "ні", "ναι", "όχι", "نعم", "لا", "بله", "خیر", "כן", "לא", "हाँ", "हां", "नहीं", "có", "không", "ya", "tidak", "ha", "yo'q",
		"ใช่", "ไม่", "ไม่ใช่", "是", "否", "はい", "いいえ", "예", "네", "아니오", "아니요":
		return true
	}
	return false
}
