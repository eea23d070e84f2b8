package markdown

import (
	"slices"
	"strings"
	"unicode"

	"porthole/content"
)

// standsAside tells of a column that goes with what its rows are about, but that nobody would ask for: examples, remarks, pictures, the
// codes of the document's own, the class of a word. It is not asked.
func (s sifter) standsAside(c int, ofWords bool) bool {
	if s.sorts == nil || s.cells[c] == nil {
		return false
	}
	what := s.aside(c, ofWords)
	if what == "" {
		return false
	}
	s.Notice(s.t.Line, "put it under another heading where it is to be learnt", "what stands under %q %s; the column is not asked", s.headings[c], what)
	s.cells[c] = nil
	return true
}

// aside returns what is told of such a column, "" for any other. The only one beside the first is what the table is about, whatever heads it,
// unless its cells show that they are examples.
func (s sifter) aside(c int, ofWords bool) string {
	if told := s.asideBySort(c); told != "" || len(s.headings) == 2 || len(s.t.Rows) < 2 {
		return told
	}
	if s.followsExample(c) {
		return "belongs to the examples beside it"
	}
	if a := asideOf(s.headings[c], s.words[c], ofWords || isQuestionHeading(s.headKeys[0])); a > exampleAside {
		return a.told()
	}
	switch {
	case !ofWords:
		return ""
	case s.sortsWords(c):
		return "says the same of many words, and only sorts them"
	case s.usesWords(c):
		return "are sentences beside words"
	}
	return ""
}

// asideBySort is the part of aside that also holds for the only column beside the first.
func (s sifter) asideBySort(c int) string {
	several, only := len(s.t.Rows) > 1, len(s.headings) == 2
	switch sort := s.sorts[c]; {
	case several && isQuestionHeading(s.headKeys[0]) && !isAnswerHeading(s.headKeys[c]) && slices.ContainsFunc(s.headKeys[1:], isAnswerHeading):
		return "stands beside questions and their answers"
	case several && headsExamples(s.headings[c], s.words[c]) && s.showsExamples(c, only):
		return "are examples"
	case sort == noteHeading && several && !only:
		return "are remarks"
	case several && slices.ContainsFunc(s.words[c], isWrongWord):
		return "are wrong answers"
	case several && headsKeyTerms(s.headKeys[c]):
		return "only names what the document speaks of, or how something is at present"
	case sort == iconHeading && areSigns(s.t, c):
		return "are pictures"
	case sort == hardHeading:
		return "tells how hard something is, or how it is liked"
	case areOwnCodes(s.t, c, sort == codeHeading):
		return "only numbers the rows"
	}
	return ""
}

// isWrongWord reports whether a word of a heading says that wrong answers stand under it, as in tables that a program makes quizzes of.
func isWrongWord(word string) bool {
	switch word {
	case "wrong", "incorrect", "distractor", "distractors", "falsch", "falsche", "incorrecta", "incorrecto", "incorrectas", "faux", "errata", "sbagliata", "błędna", "неверный", "неправильный", "错误", "错误答案", "干扰项", "誤答", "오답":
		return true
	}
	return false
}

// headsKeyTerms reports whether a heading, in small letters, says that the terms of a part of the document stand under it, or how something is at present.
func headsKeyTerms(key string) bool {
	switch key {
	case "current status", "current state", "aktueller stand", "estado actual", "état actuel", "stan obecny", "текущее состояние", "当前状态", "現在の状態", "현재 상태", "현재 상황",
		"key terms", "key words", "keywords", "key topics", "topics", "topics covered", "schlüsselbegriffe", "stichworte", "stichwörter", "palabras clave", "términos clave", "mots-clés", "mots clés",
		"parole chiave", "palavras-chave", "termos-chave", "słowa kluczowe", "kluczowe pojęcia", "ключевые термины", "ключевые слова", "ключові слова", "ключові терміни", "anahtar kelimeler",
		"关键词", "关键字", "關鍵詞", "キーワード", "키워드", "핵심 용어", "الكلمات المفتاحية", "מילות מפתח":
		return true
	}
	return false
}

// isQuestionHeading reports whether a heading, in small letters, says that questions stand under it: nothing but their answers is to be learnt.
func isQuestionHeading(key string) bool {
	switch key {
	case "question", "questions", "q", "prompt", "frage", "fragen", "pregunta", "preguntas", "question(s)", "pergunta", "perguntas", "domanda", "domande", "pytanie", "pytania", "soru", "вопрос", "вопросы",
		"питання", "ερώτηση", "السؤال", "سؤال", "שאלה", "प्रश्न", "问题", "題目", "题目", "質問", "問題", "질문", "문제", "câu hỏi":
		return true
	}
	return false
}

// isAnswerHeading reports whether a heading, in small letters, says that answers stand under it.
func isAnswerHeading(key string) bool {
	switch key {
	case "answer", "answers", "a", "response", "correct answer", "solution", "antwort", "antworten", "lösung", "respuesta", "respuestas", "réponse", "réponses", "risposta", "risposte", "resposta", "respostas",
		"odpowiedź", "odpowiedzi", "cevap", "ответ", "ответы", "відповідь", "απάντηση", "الجواب", "الإجابة", "جواب", "תשובה", "उत्तर", "答案", "回答", "答え", "解答", "정답", "답", "답변", "đáp án", "trả lời":
		return true
	}
	return false
}

// showsExamples reports whether the cells of a column are examples, as its heading says. Words that are seldom headings of anything else are believed,
// but not of the only column that says something. One that was left out before was found to be so.
func (s sifter) showsExamples(c int, only bool) bool {
	words := s.words[c]
	if sure := s.sorts[c] == exampleHeading || isExampleWord(words[0]) || isExampleWord(words[len(words)-1]); sure && !only {
		return true
	}
	u := s.usesIn(c)
	return s.cells[c] == nil || u.filled > 1 && 3*u.words >= 2*u.filled && (3*u.sentences >= 2*u.filled || 2*u.holding > u.filled)
}

// leaveOutThemes takes out the columns that sort the rows, where another one is left to be asked.
func (s sifter) leaveOutThemes() {
	if s.sorts == nil || len(s.t.Rows) < 2 {
		return
	}
	for c := 1; c < len(s.cells); c++ {
		if s.cells[c] != nil && s.sorts[c] == themeHeading && s.othersAsked() {
			s.Notice(s.t.Line, "put it under another heading where it is to be learnt", "what stands under %q only sorts the rows; the column is not asked", s.headings[c])
			s.cells[c] = nil
		}
	}
}

// othersAsked reports whether a column is asked that does more than sort the rows.
func (s sifter) othersAsked() bool {
	for c := 1; c < len(s.cells); c++ {
		if s.cells[c] != nil && s.sorts[c] != themeHeading {
			return true
		}
	}
	return false
}

// followsExample reports whether a column stands right behind one of examples, and says what they mean or what comes of them.
func (s sifter) followsExample(c int) bool {
	if translatesExample(s, c) {
		return true
	}
	goesWith := func(o int) bool { return isResult(s.words[o]) || saysWhatWordsMean(s.words[o]) }
	if !s.leavesAnother(c) {
		return false
	}
	for o := c - 1; o >= 0; o-- {
		switch {
		case headsExamples(s.headings[o], s.words[o]) && s.showsExamples(o, false):
			return goesWith(c)
		case !goesWith(o):
			return false
		}
	}
	return false
}

// translatesExample reports whether the heading of a column has that of one of examples in it: "Example" and "Translation of example".
func translatesExample(s sifter, c int) bool {
	for o := 1; o < len(s.headings); o++ {
		own, other := " "+strings.Join(s.words[c], " ")+" ", " "+strings.Join(s.words[o], " ")+" "
		if !content.IsPlain(other) {
			own, other = s.headKeys[c], s.headKeys[o]
		}
		if len(own) > len(other) && strings.Contains(own, other) && headsExamples(s.headings[o], s.words[o]) && s.showsExamples(o, false) {
			return true
		}
	}
	return false
}

// leavesAnother reports whether a column beside c is asked that is none of examples.
func (s sifter) leavesAnother(c int) bool {
	for o := 1; o < len(s.cells); o++ {
		if o != c && s.cells[o] != nil && !headsExamples(s.headings[o], s.words[o]) {
			return true
		}
	}
	return false
}

// isResult reports whether a heading says what comes of the example beside it.
func isResult(words []string) bool {
	for _, word := range words {
		switch word {
		case "result", "results", "output", "returns", "outcome", "ergebnis", "ausgabe", "resultado", "salida", "résultat", "sortie", "risultato", "saída", "wynik", "sonuç", "çıktı", "результат", "вывод",
			"结果", "結果", "输出", "出力", "결과", "출력", "النتيجة", "תוצאה", "परिणाम", "kết quả", "explanation", "translation":
			return true
		}
	}
	return false
}

// sortsWords reports whether a column beside words says one of a few things in each row, such as "noun" or "A1".
func (s sifter) sortsWords(c int) bool {
	if len(s.cells[c]) < minSorted || s.sorts[c] == nameHeading || tellsMeaning(s.headings[c]) || isCodeOfLanguage(s.words[c]) {
		return false
	}
	distinct, filled := map[string]bool{}, 0
	for _, v := range s.cells[c] {
		if !v.blank() && !v.yesNo {
			distinct[content.Key(v.text)] = true
			filled++
		}
	}
	return filled >= minSorted && 4*len(distinct) <= filled
}

// minSorted is the fewest rows of which a column is taken to sort words.
const minSorted = 12

// usesWords reports whether a column beside words holds sentences, and its heading does not say that they explain the words.
func (s sifter) usesWords(c int) bool {
	if saysWhatWordsMean(s.words[c]) || isCodeOfLanguage(s.words[c]) {
		return false
	}
	u := s.usesIn(c)
	return u.filled > 1 && 3*u.words >= 2*u.filled && 3*u.sentences >= 2*u.filled
}

// uses counts the cells of a column beside what the rows are about: those of rows that are about a word, sentences, and texts in which the word of
// their row stands.
type uses struct{ filled, words, sentences, holding int }

func (s sifter) usesIn(c int) (u uses) {
	for row, v := range s.cells[c] {
		name := s.subjects[row].base
		if v.blank() || name == "" {
			continue
		}
		if u.filled++; !isLong(name) {
			u.words++
		}
		if isLong(v.text) || saysAll(v.text) {
			u.sentences++
		}
		if len(v.text) > len(name) && holdsWord(content.Key(v.text), content.Key(name)) {
			u.holding++
		}
	}
	return u
}

// holdsWord reports whether a text has a word in it: as one of its own, or within a text of a script without spaces.
func holdsWord(text, word string) bool {
	if word == "" {
		return false
	}
	if strings.ContainsFunc(word, func(r rune) bool {
		return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
	}) {
		return strings.Contains(text, word)
	}
	return content.HasWord(text, word)
}
