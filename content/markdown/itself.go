package markdown

import (
	"slices"
	"strings"

	"porthole/content"
)

// tellsOfItself reports whether a table of two columns is the label of a document: half of its rows, or more, are headed as such labels are, "Author",
// "Date", and nothing but that heads the first column.
func (s sifter) tellsOfItself() bool {
	if len(s.headings) != 2 || len(s.t.Rows) < 2 {
		return false
	}
	switch s.headKeys[0] {
	case "", "field", "key", "item", "info", "information", "metadata", "property", "feld", "angabe", "eigenschaft", "campo", "dato", "champ", "pole", "поле", "字段", "项目", "項目", "항목":
	default:
		return false
	}
	labels := 0
	for _, row := range s.t.Rows {
		if isRecordLabel(content.Key(content.PlainText(row[0].Text))) {
			labels++
		}
	}
	return labels > 1 && 2*labels >= len(s.t.Rows)
}

// isRecordLabel reports whether a text, in small letters, is a label of a document.
func isRecordLabel(key string) bool {
	switch strings.TrimRight(key, " :：") {
	case "name", "author", "authors", "date", "version", "course", "course code", "class", "semester", "term", "teacher", "instructor", "lecturer", "professor", "student", "student id", "university", "department",
		"duration", "status", "license", "licence", "email", "e-mail", "contact", "github", "repository", "website", "last updated", "updated", "created", "title", "credits", "exam date", "due date", "group", "team",
		"autor", "datum", "kurs", "klasse", "fach", "dozent", "dozentin", "lehrer", "lehrerin", "zeitraum", "ausbildung", "umschulungsjahr", "zusammenfassung-nr", "matrikelnummer", "dauer", "stand", "titel",
		"fecha", "curso", "asignatura", "profesor", "alumno", "duración", "título", "auteur", "cours", "professeur", "durée", "titre", "data", "prowadzący", "przedmiot", "disciplina", "aluno", //nolint:misspell // as they write it
		"автор", "дата", "курс", "группа", "преподаватель", "студент", "дисциплина", "версия", "作者", "日期", "版本", "课程", "姓名", "学号", "老师", "氏名", "日付", "学籍番号", "이름", "날짜", "학번", "과목", "작성자", "작성일":
		return true
	}
	return false
}

// showsAlignment reports whether the headings of a table only tell how its columns are aligned, as in a page about tables.
func showsAlignment(keys []string) bool {
	return content.CountFunc(keys, func(key string) bool {
		return strings.Contains(key, "align") || strings.Contains(key, "ausgerichtet") || strings.HasPrefix(key, "bündig")
	}) > 1
}

// allNumbers reports whether each cell behind the first column is a number, or empty.
func (s sifter) allNumbers() bool {
	for _, row := range s.t.Rows {
		for _, cell := range row[1:] {
			if strings.Trim(content.PlainText(cell.Text), "0123456789.,-+% ") != "" {
				return false
			}
		}
	}
	return true
}

// records reports whether a table is one of data that was measured: its rows are days, and it has nothing but numbers for them.
func (s sifter) records() bool {
	if len(s.t.Rows) < minRecords {
		return false
	}
	for _, row := range s.t.Rows {
		text := content.PlainText(row[0].Text)
		if len(text) < len("1.1.2001") || !isDigit(text[0]) || strings.Trim(text, "0123456789-/.: TZ") != "" || strings.Trim(text, "0123456789") == "" {
			return false
		}
	}
	return s.allNumbers()
}

// minRecords is the fewest rows of data that were measured.
const minRecords = 30

// isSymbolic reports whether a heading is a letter or a formula, below which numbers follow from numbers: "n", "2^n".
func isSymbolic(heading string) bool {
	return len([]rune(heading)) < 3 || strings.ContainsAny(heading, "0123456789^*+/=²³")
}

// namesFiles reports whether two in three of some terms are the files of a project, or what is set in the environment of a program.
func namesFiles(cards []card, heading string) bool {
	words := headingWords(heading)
	set := slices.Contains(words, "environment") || slices.Contains(words, "env")
	return 3*content.CountFunc(cards, func(c card) bool {
		front := strings.Trim(c.front, "./ ")
		at := strings.LastIndexByte(front, '.')
		file := !strings.Contains(front, " ") && at > 0 && at < len(front)-1 && len(front)-at < 7 && strings.Trim(front[at+1:], "abcdefghijklmnopqrstuvwxyz") == ""
		return file && (strings.Contains(front, "/") || isSourceEnding(front[at+1:])) || set && strings.Contains(front, "_") && strings.ToUpper(front) == front
	}) >= 2*len(cards)
}

func isSourceEnding(ending string) bool {
	switch ending {
	case "ts", "tsx", "js", "jsx", "py", "go", "rs", "java", "kt", "cs", "cpp", "c", "h", "rb", "php", "swift", "vue", "css", "scss", "html", "json", "yml", "yaml", "toml", "md", "sql", "sh":
		return true
	}
	return false
}

// runsOut reports whether the first of two columns ends before the second: each row has a first cell but the last ones.
func (s sifter) runsOut() bool {
	if len(s.headings) != 2 {
		return false
	}
	filled := 0
	for filled < len(s.t.Rows) && content.PlainText(s.t.Rows[filled][0].Text) != "" {
		filled++
	}
	return filled >= minRunsOut && filled < len(s.t.Rows) && !slices.ContainsFunc(s.t.Rows[filled:], func(row []content.Cell) bool {
		return content.PlainText(row[0].Text) != "" || content.PlainText(row[1].Text) == ""
	})
}

// minRunsOut is the fewest rows before the first column ends.
const minRunsOut = 5
