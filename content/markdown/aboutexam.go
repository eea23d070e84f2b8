package markdown

import (
	"slices"
	"strings"

	"porthole/content"
)

// A table may tell how an exam is made up, what there is to read, or who wrote the document, instead of what is to be learnt.

// aboutDocument returns what such a table tells; "" for any other.
func aboutDocument(s sifter) string {
	switch {
	case weighsParts(s):
		return "tells how much each part counts, and nothing of what it is about"
	case linksParts(s):
		return "lists what is to be read, watched or opened"
	case plansTopics(s):
		return "is a plan of what is done when"
	case namesAuthors(s):
		return "tells of the document, or of who wrote it"
	}
	return ""
}

// weighsParts reports whether all that a table says of its rows is how much they count in an exam, or how many of them there are in a list of things to get. A weight
// is one of something else where no part of an exam is named and nothing is a share.
func weighsParts(s sifter) bool {
	amounts, counted := 0, false
	for c, key := range s.headKeys {
		if c == 0 || key == "#" || key == "" || headsParts(key) && counts(s.t, c) {
			continue
		}
		switch strings.TrimRight(strings.TrimPrefix(key, "% "), "%() .") {
		case "qty", "qnty", "quantity", "stückzahl":
			counted = true
		case "weight", "weighting", "weightage", "exam weight", "points", "marks", "questions", "number of questions", "no. of questions", "of exam", "percentage of exam", "gewichtung", "gewicht", "punkte", "punktzahl", "fragen", "anzahl fragen",
			"peso", "ponderación", "puntos", "puntaje", "preguntas", "pontos", "pontuação", "questões", "poids", "pondération", "coefficient", "barème", "punti", "punteggio", "domande", "waga", "punkty", "liczba pytań", "weging", "punten", "vragen",
			"вес", "баллы", "количество вопросов", "вага", "бали", "ağırlık", "puan", "soru sayısı", "trọng số", "điểm", "số câu", "bobot", "分值", "分数", "题数", "题量", "占比", "比重", "权重", "配点", "問題数", "배점", "문항 수", "문항수", "비중":
			amounts++
		default:
			return false
		}
		if !holdsAmounts(s, c) {
			return false
		}
	}
	return amounts > 1 || counted && amounts == 0 || amounts == 1 && headsParts(s.headKeys[0])
}

// holdsAmounts reports whether each cell of a column begins or ends with a number, or is empty.
func holdsAmounts(s sifter, c int) bool {
	return !slices.ContainsFunc(s.t.Rows, func(row []content.Cell) bool {
		text := content.PlainText(row[c].Text)
		return text != "" && !strings.ContainsAny(text, "0123456789") || len(text) > maxCounted
	})
}

// headsParts reports whether a heading is one over the parts of an exam, a course or a book.
func headsParts(key string) bool {
	switch strings.TrimRight(key, ".:# ") {
	case "domain", "exam domain", "section", "chapter", "topic", "topics", "part", "module", "unit", "lesson", "week", "criterion", "criteria", "component", "assessment", "objective", "task", "no", "#", "",
		"themengebiet", "thema", "kapitel", "abschnitt", "teil", "modul", "lektion", "einheit", "woche", "nr", "aufgabe", "bereich", "dominio", "sección", "capítulo", "tema", "parte", "módulo", "unidad", "lección", "semana", "criterio",
		"unidade", "aula", "seção", "domaine", "chapitre", "partie", "leçon", "semaine", "capitolo", "argomento", "sezione", "modulo", "lezione", "rozdział", "temat", "dział", "lekcja", "hoofdstuk", "onderwerp", "deel",
		"раздел", "глава", "тема", "модуль", "урок", "розділ", "bölüm", "konu", "ünite", "chương", "bài", "bab", "章", "章节", "章節", "单元", "單元", "模块", "主题", "知识点", "题型", "部分", "回", "分野", "科目", "장", "단원", "영역", "과목", "주차":
		return true
	}
	return false
}

// linksParts reports whether a table gives the numbers of parts, and beside each of them its title with the way to it.
func linksParts(s sifter) bool {
	if len(s.t.Rows) < 2 || len(s.headings) < 2 || !headsParts(s.headKeys[0]) || !s.goesOn(0) {
		return false
	}
	return !slices.ContainsFunc(s.t.Rows, func(row []content.Cell) bool {
		link := linkOf(row[1].Text)
		return link == "" || strings.HasPrefix(link, "#")
	})
}

// plansTopics reports whether a table gives nothing but the days on which topics are treated.
func plansTopics(s sifter) bool {
	if len(s.headings) != 2 || s.sorts[0] != dateHeading && s.sorts[1] != dateHeading {
		return false
	}
	topic := s.headKeys[0]
	if s.sorts[0] == dateHeading {
		topic = s.headKeys[1]
	}
	switch topic {
	case "topic", "topics", "lesson", "lecture", "session", "thema", "themen", "vorlesung", "tema", "temas", "sujet", "cours", "argomento", "lezione", "temat", "onderwerp", "тема", "лекция", "лекція", "konu", "主题", "主題", "内容", "课程", "テーマ", "주제":
		return true
	}
	return false
}

// namesAuthors reports whether a table below a heading for it says who wrote the document: it tells how they are reached, or what each of them did.
func namesAuthors(s sifter) bool {
	switch content.Key(stripEmoji(s.heading)) {
	case "authors", "author", "contributors", "maintainers", "team", "our team", "autoren", "autor", "mitwirkende", "autores", "colaboradores", "auteurs", "contributeurs", "autori", "autorzy", "авторы", "автори", "yazarlar", "tác giả", "作者", "贡献者", "執筆者", "저자", "기여자":
	default:
		return false
	}
	return slices.ContainsFunc(s.headKeys[1:], func(key string) bool {
		switch key {
		case "role", "github", "email", "e-mail", "contact", "affiliation", "contribution", "contributions", "rolle", "beitrag", "kontakt", "rol", "contacto", "contribución", "função", "rôle", "ruolo", "rola", "роль", "角色", "贡献", "邮箱", "役割", "역할":
			return true
		}
		return false
	})
}
