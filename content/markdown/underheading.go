package markdown

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"porthole/content"
)

// The terms of a list often say little without the heading above them: "Speed" under "Advantages of fibre". Such a term is asked with its heading. A
// heading of a glossary adds nothing, and a term such as "SYN" or "IPv6" needs none.

// under is what the terms of a list are asked with.
type under struct {
	name   string // "" for none
	advice bool   // the list advises: nothing in it is a term
	lost   bool   // the terms need a name, and nothing gives them one
}

// underReader tells what the terms of lists are asked with.
type underReader struct{ *cardReader }

// of tells what the terms of a list are asked with.
func (r underReader) of(list ast.Node, cards []card, style termStyle) under {
	t := r.lessons.tables
	label := r.labelOf(list)
	switch {
	case headsGlossary(t.heading), headsGlossary(t.above), headsGlossary(r.course.Title), headsGlossary(label):
		return under{}
	case headsAdvice(t.heading), headsAdvice(label):
		return under{advice: true}
	case mostlySpeakForThemselves(cards), style >= dashTerm && !explain(cards):
		return under{}
	}
	title := cleanTitle(r.course.Title)
	name := sectionName(t.above, t.heading, title)
	if label != "" && !strings.EqualFold(label, name) && (name == "" || isProperty(label) || !headsPart(label)) {
		name = strings.TrimPrefix(name+", "+label, ", ")
	}
	if utf8.RuneCountInString(name) > maxUnder {
		return under{lost: true}
	}
	return under{name: name, lost: asksAbout(name) || name == "" && t.heading != "" && t.heading != title}
}

// take takes the cards of a list with what they are asked with, or tells why there is nothing.
func (r underReader) take(list *ast.List, cards []card, style termStyle) {
	switch u := r.of(list, cards, style); {
	case u.advice:
		r.Notice(r.lineOf(list), "put it under a heading that names what its terms are", "the heading says that the list advises or sums up; it is not asked")
	case u.lost:
		r.Notice(r.lineOf(list), "put it under a heading that names what its terms are", "the terms of the list mean something only under a heading that says what they are of, and no short one does; it is not asked")
	default:
		for i := range cards {
			cards[i].under = u.name
		}
		r.addList(cards)
	}
}

// maxUnder is the length in letters of what a term may be asked with.
const maxUnder = 80

// sectionName returns what names a section: its heading, and the one above it, or the title of the document, where the heading is one that many
// sections have. It is "" where none of them says anything.
func sectionName(above, heading, title string) string {
	above, heading = withoutDash(strings.TrimSpace(stripEmoji(above))), withoutDash(strings.TrimSpace(stripEmoji(heading)))
	if heading != "" && heading != title && !isPartHeading(heading) && !headsPart(heading) {
		return heading
	}
	if above == "" || headsPart(above) {
		above = title
	}
	switch {
	case utf8.RuneCountInString(above) < minTitle || headsPart(above):
		return ""
	case heading == "" || heading == title || utf8.RuneCountInString(heading) < minTitle:
		return above
	}
	return above + ", " + heading
}

// minTitle is the length in letters from which a title says something.
const minTitle = 2

// labelOf returns the short line above a list that says what its terms are: "Advantages:", "**Advantages**"; "" for none.
func (r underReader) labelOf(list ast.Node) string {
	p, ok := list.PreviousSibling().(*ast.Paragraph)
	if !ok {
		return ""
	}
	text := r.source(p)
	if strings.Contains(text, "\n") || len(text) > 2*maxNamed {
		return ""
	}
	spans := r.spans(p)
	text = strings.TrimSpace(content.PlainText(spans))
	if !announces(text) && !isBold(content.Cell{Text: spans}) || wordsIn(text) > maxTermWords {
		return ""
	}
	return cleanTitle(text)
}

// mostlySpeakForThemselves reports whether two in three of some terms need no heading.
func mostlySpeakForThemselves(cards []card) bool {
	return 3*content.CountFunc(cards, func(c card) bool { return speaksForItself(c.front) }) >= 2*len(cards)
}

// speaksForItself reports whether a term has a word that is written as no common word is: with a capital within it, or with digits and letters.
func speaksForItself(term string) bool {
	for word := range strings.FieldsSeq(term) {
		capitals, digits, letters := 0, 0, 0
		for i, r := range word {
			switch {
			case unicode.IsUpper(r):
				if letters++; i > 0 {
					capitals++
				}
			case unicode.IsLetter(r):
				letters++
			case unicode.IsDigit(r):
				digits++
			}
		}
		if letters > 1 && (capitals > 0 || digits > 0) {
			return true
		}
	}
	return false
}

// explain reports whether most backs of some cards say something in several words, as no word of another language does.
func explain(cards []card) bool {
	return 2*content.CountFunc(cards, func(c card) bool { return isLong(c.back) || isProperty(c.front) }) >= len(cards)
}

// headsGlossary reports whether a heading says that terms stand under it.
func headsGlossary(heading string) bool {
	if heading == "" {
		return false
	}
	if !content.IsPlain(heading) && slices.ContainsFunc([]string{"术语", "術語", "词汇", "詞彙", "单词", "名词", "概念", "用語", "単語", "용어", "단어", "어휘", "개념", "словар", "глоссар", "термин", "понят", "مصطلح", "מונח", "मुहावर", "शब्द"},
		func(said string) bool { return strings.Contains(strings.ToLower(heading), said) }) {
		return true
	}
	return slices.ContainsFunc(headingWords(heading), func(word string) bool {
		switch word {
		case "glossary", "glossaries", "terms", "terminology", "vocabulary", "vocab", "definitions", "abbreviations", "acronyms", "concepts", "dictionary", "words", "phrases", "expressions", "idioms", "commands", "shortcuts", "keybindings", "befehle", "comandos", "commandes", "команды", //nolint:misspell // as they write it
			"verbs", "nouns", "adjectives", "adverbs", "prefixes", "suffixes", "glossar", "begriffe", "fachbegriffe", "grundbegriffe", "vokabeln", "wortschatz", "abkürzungen", "definitionen", "wörter", "verben",
			"glosario", "términos", "vocabulario", "definiciones", "conceptos", "abreviaturas", "glossaire", "termes", "vocabulaire", "définitions", "abréviations", "glossário", "glossario", //nolint:misspell // as they write it
			"termos", "vocabulário", "definições", "conceitos", "termini", "vocabolario", "definizioni", "concetti", "glosariusz", "słowniczek", "słownik", "słówka", "pojęcia", "definicje", "skróty",
			"sözlük", "terimler", "kavramlar", "begrippen", "woordenlijst", "určení", "slovníček", "pojmy":
			return true
		}
		return false
	})
}

// headsAdvice reports whether a heading says that what stands under it is to be done, or sums up: its list has no terms.
func headsAdvice(heading string) bool {
	if heading == "" {
		return false
	}
	key := strings.Join(headingWords(stripEmoji(heading)), " ")
	for _, said := range [...]string{
		"best practice", "good practice", "tips", "tricks", "how to", "common mistake", "common error", "pitfall", "gotcha", "recommendation", "recommended", "next step", "takeaway", "checklist",
		"exercise", "homework", "assignment", "resources", "further reading", "references", "learning outcome", "objective", "in this ", "you will learn", "you ll learn", "what we learned", "prerequisite",
		"troubleshooting", "guideline", "lessons learned", "study plan", "action item", "to do", "todo",
		"tipps", "ratschläge", "lernziele", "übungen", "fallstricke", "empfehlung", "consejos", "buenas prácticas", "mejores prácticas", "errores comunes", "recomendacion", "objetivos",
		"boas práticas", "dicas", "erros comuns", "bonnes pratiques", "conseils", "objectifs", "erreurs courantes", "buone pratiche", "consigli", "wskazówki", "dobre praktyki", "porady",
		"советы", "рекомендации", "ошибки", "упражнения", "поради", "ipuçları", "öneriler",
	} {
		if strings.Contains(key, said) {
			return true
		}
	}
	return !content.IsPlain(heading) && slices.ContainsFunc([]string{"建议", "建議", "注意", "技巧", "总结", "總結", "小结", "误区", "最佳实践", "练习", "まとめ", "コツ", "演習", "目標", "팁", "주의", "요약", "정리", "연습", "نصائح", "סיכום"},
		func(said string) bool { return strings.Contains(heading, said) })
}

// headsPart reports whether a heading names a part that any section may have, or only counts: "Characteristics", "Lesson 3".
func headsPart(heading string) bool {
	words := headingWords(stripEmoji(heading))
	if len(words) == 0 {
		return true
	}
	if last := words[len(words)-1]; isNumberWord(last) && len(words) < 3 && isProperty(words[0]) || isLabelWord(heading) || strings.Trim(strings.Join(words, ""), "0123456789ivx") == "" && len(words) < 3 {
		return true
	}
	if len(words) > 2 {
		return false
	}
	if key := content.Key(stripEmoji(heading)); isAnswerHeading(key) || isQuestionHeading(key) {
		return true
	}
	switch words[len(words)-1] {
	case "introduction", "intro", "overview", "summary", "background", "basics", "fundamentals", "points", "point", "facts", "ideas", "details", "notes", "aspects", "considerations", "components", "elements", "factors", "steps", "phases",
		"criteria", "highlights", "theory", "explanation", "terminology", "works", "conclusion", "differences", "types", "kinds", "categories", "classification", "parts", "roles", "goals", "problems", "challenges", "issues", "solutions", "limitations",
		"requirements", "drawbacks", "pros", "cons", "strengths", "weaknesses", "principles", "rules", "features", "tools", "techniques", "strategies", "metrics", "levels", "layers", "stages", "states", "models", "patterns", "parameters", "variables",
		"einleitung", "einführung", "überblick", "zusammenfassung", "grundlagen", "merkmale", "arten", "typen", "bestandteile", "aufbau", "regeln", "aufgaben", "ziele", "probleme", "definition", "allgemein", "allgemeines",
		"introducción", "resumen", "características", "tipos", "elementos", "componentes", "ventajas", "desventajas", "fases", "etapas", "general", "conclusión", //nolint:misspell // as they write it
		"présentation", "résumé", "caractéristiques", "composants", "éléments", "étapes", "généralités", "principes", "règles",
		"introdução", "resumo", "visão", "vantagens", "desvantagens", "introduzione", "riassunto", "caratteristiche", "tipi", "vantaggi", "svantaggi",
		"wstęp", "wprowadzenie", "podsumowanie", "cechy", "rodzaje", "typy", "elementy", "etapy", "zasady", "введение", "обзор", "особенности", "виды", "типы", "этапы", "принципы", "основы", "вступ", "види": //nolint:misspell // as they write it
		return true
	}
	return isProperty(heading) || slices.Contains([]string{"概述", "简介", "簡介", "介绍", "特点", "特點", "分类", "分類", "类型", "優點", "优点", "缺点", "优缺点", "组成", "原理", "作用", "步骤", "流程", "背景", "概要", "はじめに", "特徴", "種類", "構成", "개요", "소개", "특징", "종류", "구성", "장점", "단점"}, strings.Join(words, ""))
}
