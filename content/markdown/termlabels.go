package markdown

import (
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"porthole/content"
)

// listsOfTerms returns, by term, the lists that have it.
func (r *cardReader) listsOfTerms() map[string]map[int]bool {
	lists := map[string]map[int]bool{}
	for _, c := range r.cards {
		if key := content.Key(c.front); c.list > 0 {
			if lists[key] == nil {
				lists[key] = map[int]bool{}
			}
			lists[key][c.list] = true
		}
	}
	return lists
}

// linkedTerms counts the items of a list that begin with a link in bold: "**[SYN](#syn)**: opens a connection". Such a list may
// as well be one of contents.
func (r *cardReader) linkedTerms(list *ast.List) int {
	n := 0
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		if first := item.FirstChild(); first != nil && first.Lines() != nil {
			if spans := r.spans(first); len(spans) > 1 && spans[0].Link != "" && spans[0].Style&content.Strong != 0 {
				n++
			}
		}
	}
	return n
}

// withoutLabels leaves out the lists whose terms come back in other lists: they are labels, as "Time" and "Space" are of each
// algorithm.
func (r *cardReader) withoutLabels() {
	lists := r.listsOfTerms()
	again, all, line := map[int]int{}, map[int]int{}, map[int]int{}
	for _, c := range r.cards {
		if all[c.list]++; len(lists[content.Key(c.front)]) > 1 {
			again[c.list]++
		}
		if line[c.list] == 0 {
			line[c.list] = c.line
		}
	}
	for list := 1; list <= r.lists; list++ {
		if again[list]*labelShare >= all[list] && again[list] > 0 {
			r.Notice(line[list], "write a table where they are", "the terms of the list stand in other lists, too; it is not asked")
		}
	}
	told := map[int]bool{}
	r.cards = slices.DeleteFunc(r.cards, func(c card) bool {
		drop := c.list > 0 && len(lists[content.Key(c.front)]) > 1
		if drop && !told[c.list] && again[c.list]*labelShare < all[c.list] {
			told[c.list] = true
			text := "%d terms of the list stand in other lists, too, such as %q; they are not asked"
			if again[c.list] == 1 {
				text = "%d term of the list stands in other lists, too, %q; it is not asked"
			}
			r.Notice(c.line, "name what tells them apart", text, again[c.list], c.front)
		}
		return drop
	})
	r.cards = slices.DeleteFunc(r.cards, func(c card) bool { return c.list > 0 && again[c.list]*labelShare >= all[c.list] })
}

// labelShare is of how many terms of a list one has to stand in other lists for all of them to be labels.
const labelShare = 3

// propertyShare is of how many terms of a list one has to be a property for all of them to be.
const propertyShare = 4

// isProperty reports whether a term names what anything may have, and so says nothing without the heading above it: "Structure", "Some compounds".
func isProperty(term string) bool {
	words := strings.Fields(content.Key(term))
	if len(words) == 0 || len(words) > maxTermWords {
		return false
	}
	switch words[0] {
	case "qué", "cómo", "cuándo", "dónde", "what", "how", "why", "when", "where", "comment", "pourquoi", "wie", "warum", "jak", "dlaczego", "что", "как", "почему":
		return len(words) > 2
	case "some", "other", "others", "common", "main", "key", "typical", "important", "general", "best", "example", "examples":
		return true
	}
	switch words[len(words)-1] {
	case "properties", "applications", "uses", "importance", "characteristics", "features", "eigenschaften", "propiedades", "propriétés", "właściwości", "свойства":
		return true
	}
	if len(words) > 1 {
		return false
	}
	switch words[0] {
	case "statement", "counting", "exception", "exceptions", "rule", "rules", "method", "methods", "principle", "notation", "structure", "properties", "property", "uses", "use", "usage", "application", "applications", "trend", "trends", "process", "mechanism", "function", "functions", "purpose", "location", "role", "cause", "causes",
		"symptom", "symptoms", "treatment", "advantage", "advantages", "disadvantage", "disadvantages", "benefits", "drawbacks", "features", "characteristics", "definition", "formula", "type", "types", "meaning", "goal",
		"when", "where", "why", "how", "what", "who", "time", "space", "complexity", "input", "output", "origin", "description", "effect", "effects", "reason", "result", "size", "colour", "color", "name", "price", "cost",
		"struktur", "eigenschaften", "verwendung", "anwendung", "vorteil", "vorteile", "nachteil", "nachteile", "zweck", "ursache", "ort", "beispiel", "beispiele", "estructura", "propiedades", "uso", "usos", "ventajas",
		"desventajas", "objetivo", "función", "causa", "causas", "ejemplo", "ejemplos", "propriétés", "avantages", "inconvénients", "objectif", "utilisation", "exemple", "exemples", "vantagens", "desvantagens", "exemplo",
		"exemplos", "função", "zalety", "wady", "cel", "zastosowanie", "przykład", "przykłady", "свойства", "применение", "преимущества", "недостатки", "цель", "пример", "примеры", "причина", "优点", "缺点", "特点", "作用",
		"用途", "例子", "定义", "适合人群", "预计学习时间", "总章节数", "audience", "prerequisites", "duration", "特徴", "目的", "長所", "短所", "장점", "단점", "특징", "목적", "예시":
		return true
	}
	return false
}

// isAskedAbove reports whether a list belongs to the answer of a question that a paragraph before it asks.
func isAskedAbove(list ast.Node, src []byte) bool {
	n := list.PreviousSibling()
	for range 2 {
		if !isParagraph(n) {
			return false
		}
		if first, _, _ := strings.Cut(textOf(n, src), "\n"); asksAtItsEnd(first) {
			return true
		}
		n = n.PreviousSibling()
	}
	return false
}

// comparesThings reports whether a heading says that things are compared below it.
func comparesThings(heading string) bool {
	for _, word := range headingWords(heading) {
		switch word {
		case "vs", "versus", "difference", "differences", "comparison", "compared", "unterschied", "unterschiede", "vergleich", "diferencia", "diferencias", "comparación", "différence", "différences", "comparaison",
			"diferença", "diferenças", "comparação", "differenza", "differenze", "confronto", "różnica", "różnice", "porównanie", "отличие", "отличия", "различия", "сравнение", "разница", "farklar", "karşılaştırma":
			return true
		}
	}
	return !content.IsPlain(heading) && slices.ContainsFunc([]string{"区别", "區別", "比较", "比較", "对比", "違い", "차이", "비교"}, func(said string) bool { return strings.Contains(heading, said) })
}

// isProgress reports whether a text says how far something is, and nothing else: "done", "in progress".
func isProgress(text string) bool {
	if !content.IsPlain(text) {
		text, _, _ = strings.Cut(strings.Trim(text, " 。"), "（")
		if strings.HasSuffix(text, "済み") || strings.HasSuffix(text, "予定") || strings.HasSuffix(text, "예정") || strings.HasSuffix(text, "已完成") {
			return true
		}
	}
	switch content.Key(strings.Trim(stripEmoji(text), " .")) {
	case "done", "in progress", "todo", "to do", "complete", "completed", "not started", "started", "wip", "planned", "pending", "finished", "open", "offen", "fertig", "erledigt", "geplant", "hecho", "pendiente",
		"en curso", "terminé", "en cours", "à faire", "feito", "pendente", "zrobione", "готово", "в работе", "完成", "已完成", "未完成", "进行中", "完了", "未実施", "未完了", "未着手", "進行中", "実施予定", "완료", "진행 중", "예정":
		return true
	}
	return false
}

// questionCount is how many questions a part of a document has.
var questionCount = pattern(`^(?i:(?:about|approx\.?|ca\.?|circa|около|约|約|~|≈)\s*)?[0-9]+\+?\s*(?i:questions?|cards?|flashcards?|quiz(?:zes)?|fragen|karten|preguntas|tarjetas|perguntas|domande|вопрос\pL*|карточ\pL*|pytań|pytania|sorular?|題|题|问|問|문제|道题)\.?$`)

// countsQuestions reports whether a text says how many questions there are: "20 questions".
func countsQuestions(text string) bool { return questionCount().MatchString(text) }

// isHost reports whether a term is the name of a site in the web, which means nothing.
func isHost(term string) bool {
	at := strings.LastIndexByte(term, '.')
	if at < 1 || strings.Contains(term, " ") {
		return false
	}
	switch strings.ToLower(term[at+1:]) {
	case "com", "org", "net", "edu", "gov", "io", "dev", "app", "info", "co", "uk", "de", "fr", "es", "it", "ru", "cn", "jp", "br":
		return true
	}
	return false
}

// countsRecords is a text that says how many records or files there are, and nothing else.
var countsRecords = pattern(`^[0-9]+\s*(?:条|件|份|건|(?i:records?|rows?|entries|files?|items|commits?|einträge|dateien|registros|archivos|fichiers|wpisów|записей|файлов))[.。]?$`)
