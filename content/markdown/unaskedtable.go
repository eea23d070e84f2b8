package markdown

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"porthole/content"
)

// asksNothing tells of a table from which nobody would ask anything, and reports whether it is one.
func (s *factReader) asksNothing() bool {
	switch {
	case s.authored || s.cards:
		return false
	case s.compares():
		s.Notice(s.t.Line, "write in a first column what is compared, or give the columns headings such as Question and Answer",
			"the table sets sentences under %q beside others, and does not say what one tells of the other; it is not asked", s.headings[0])
	case len(s.headings) == 2 && len(s.t.Rows) > 1 && areOpposites(s.headKeys[0], s.headKeys[1]):
		s.Notice(s.t.Line, "write a table with a column for what its rows are, or two lists", "the table has a list under %q and another one under %q; what stands in a row only happens to stand together, and is not asked", s.headings[0], s.headings[1])
	case (sifter{s}).comparesInProse():
		s.Notice(s.t.Line, "write each of them as a table of its own, with what is to be known of it", "the table, whose first column is headed %q, compares what heads the others in long texts; it is not asked", s.headings[0])
	case s.plans():
		s.Notice(s.t.Line, "give its first column a heading where it is to be learnt", "the table says how much of the document is for whom; it is not asked")
	default:
		return false
	}
	return true
}

// compares reports whether a table sets two things side by side by whole sentences, as "FIN | RST" or "Pros | Cons": what
// stands in a row has nothing to do with what stands beside it but the place.
func (s *factReader) compares() bool {
	if len(s.t.Rows) < 2 || slices.ContainsFunc(s.headings, func(h string) bool { return wordsIn(h) < 3 && relatesSentences(h) }) {
		return false
	}
	sentences := 0
	for _, cell := range s.subjects {
		if cell.base != "" && !endsInQuestion(cell.base) && isLong(cell.base) {
			sentences++
		}
	}
	if 3*sentences < 2*len(s.t.Rows) {
		return false
	}
	columns := 0
	for c := 1; c < len(s.cells); c++ {
		if s.cells[c] == nil {
			continue
		}
		if !mostlySentences(s.cells[c]) {
			return false
		}
		columns++
	}
	return columns > 0
}

// comparesInProse reports whether a table compares several things, a column each, by sentences: "Needs | On premises | In the cloud".
func (s sifter) comparesInProse() bool {
	columns, prose := 0, 0
	for c := 1; c < len(s.cells); c++ {
		if s.cells[c] == nil {
			continue
		}
		if relatesSentences(s.headings[c]) || s.sorts[c] != anyHeading {
			return false
		}
		columns++
		if mostlySentences(s.cells[c]) {
			prose++
		}
	}
	return columns > 1 && prose == columns
}

// mostlySentences reports whether two in three of the cells that hold something are long.
func mostlySentences(cells []cellValue) bool {
	long, filled := 0, 0
	for _, v := range cells {
		if !v.blank() {
			filled++
			if isLong(v.text) {
				long++
			}
		}
	}
	return 3*long >= 2*filled
}

// plans reports whether a table tells how much of a document is for whom: its first column, without a heading, names parts
// of it or things to do, and few words come back in all others.
func (s *factReader) plans() bool {
	if s.headings[0] != "" || len(s.t.Rows) < minPlanned {
		return false
	}
	todo := 0
	for _, row := range s.t.Rows {
		if isLong(content.PlainText(row[0].Text)) || slices.ContainsFunc(row[0].Text, func(span content.Span) bool { return strings.HasPrefix(span.Link, "#") }) {
			todo++
		}
	}
	said, cells := map[string]bool{}, 0
	for c := 1; c < len(s.cells); c++ {
		for _, v := range s.cells[c] {
			if !v.blank() {
				said[content.Key(v.text)] = true
				cells++
			}
		}
	}
	return 2*todo > len(s.t.Rows) && len(said) <= maxAmounts && 2*len(said) <= cells
}

// The fewest rows of a plan, and the most words for amounts in it: "some", "many", "most".
const (
	minPlanned = 3
	maxAmounts = 6
)

// isLong reports whether a text is a sentence, also in a script that has no spaces between its words.
func isLong(text string) bool {
	if isSentence(text) {
		return true
	}
	wide := 0
	for _, r := range text {
		if unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai) {
			wide++
		}
	}
	return wide >= minWide && 2*wide > utf8.RuneCountInString(text)
}

// minWide is the number of letters from which a text in such a script is taken for a sentence.
const minWide = 10

// relatesSentences reports whether a heading says what the sentences under it are to others: an answer, a cause, a translation.
func relatesSentences(heading string) bool {
	if isProse(heading) || tellsMeaning(heading) {
		return true
	}
	key := content.Key(heading)
	for word := range strings.FieldsFuncSeq(key, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }) {
		switch strings.TrimSuffix(word, "s") {
		case "question", "answer", "response", "reply", "problem", "issue", "error", "symptom", "cause", "effect", "consequence", "impact", "reason", "why", "how", "what",
			"when", "if", "then", "who", "where", "solution", "fix", "remedy", "situation", "scenario", "case", "sentence", "phrase", "statement", "idiom", "proverb", "saying", "quote",
			"author", "task", "goal", "aim", "need", "want", "action", "step", "result", "outcome", "output", "input", "event", "date", "rule", "law", "principle",
			"practice", "recommendation", "advice", "tip", "use", "function", "role", "term", "word", "name", "command", "method", "tool", "title", "topic", "concept",
			"category", "type", "key", "clue", "front", "back", "message", "text", "code", "expression", "condition", "requirement", "risk", "mitigation", "threat",
			"countermeasure", "myth", "fact", "claim", "evidence", "story", "formula", "pattern", "attack", "control", "prompt", "purpose", "summary",
			"frage", "antwort", "ursache", "wirkung", "folge", "lösung", "satz", "fehler", "begriff", "regel", "situación", "pregunta", "respuesta", "problema", "causa", "efecto",
			"solución", "frase", "oración", "réponse", "problème", "effet", "domanda", "risposta", "pergunta", "resposta", "soru", "cevap", "pytanie", "odpowiedź",
			"вопрос", "ответ", "проблема", "решение", "причина", "следствие", "ошибка", "питання", "відповідь", "ερώτηση", "απάντηση", "سؤال", "جواب", "السؤال", "الجواب", "الإجابة",
			"שאלה", "תשובה", "प्रश्न", "उत्तर", "सवाल", "जवाब":
			return true
		}
	}
	for _, word := range [...]string{"问", "問", "答", "原因", "结果", "結果", "解决", "例句", "질문", "답", "원인", "คำถาม", "คำตอบ"} {
		if strings.Contains(key, word) {
			return true
		}
	}
	return false
}
