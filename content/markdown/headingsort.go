package markdown

import (
	"strings"
	"unicode"

	"porthole/content"
)

// headingSort is what a heading says of its column, as far as that decides whether anything in it is to be learnt.
type headingSort int

const (
	anyHeading    headingSort = iota
	themeHeading              // what the rows are sorted under: a theme, a category
	nameHeading               // what the rows are about: a term, a word, a name
	codeHeading               // by which the document knows its rows: an id, the number of a card
	iconHeading               // a picture beside the name
	stepHeading               // the steps of something that goes on
	timeHeading               // when something is to be done: a week, a day, a session
	clockHeading              // at what hour
	sourceHeading             // what is to be read or watched
	optionHeading             // the settings of a program, the fields of a record
	defaultHeading
	typeHeading
	describeHeading
	exampleHeading
	noteHeading
	doneHeading // how far somebody is with it
	hardHeading // how hard it is
	taskHeading // what is to be solved
	speakerHeading
	featureHeading // by what things are compared
	changeHeading
	versionHeading
	dateHeading
	authorHeading
)

// sortOfHeading sorts a heading by the whole of it, else by its last word, else by the first.
func sortOfHeading(heading string) headingSort {
	key := content.Key(strings.ReplaceAll(heading, "(s)", "s"))
	if key == "" {
		return anyHeading
	}
	if s := sortOfWord(key); s != anyHeading {
		return s
	}
	words := strings.FieldsFunc(key, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) })
	if len(words) == 0 {
		return anyHeading
	}
	switch s := sortOfWord(words[len(words)-1]); s {
	case defaultHeading, typeHeading, describeHeading, exampleHeading, noteHeading, timeHeading, codeHeading, hardHeading, changeHeading:
		return s
	case anyHeading, themeHeading, nameHeading, iconHeading, stepHeading, clockHeading, sourceHeading, optionHeading, doneHeading, taskHeading,
		speakerHeading, featureHeading, versionHeading, dateHeading, authorHeading:
	}
	switch s := sortOfWord(words[0]); s {
	case defaultHeading, exampleHeading, stepHeading, timeHeading:
		return s
	case anyHeading, themeHeading, nameHeading, codeHeading, iconHeading, clockHeading, sourceHeading, optionHeading, typeHeading, describeHeading, noteHeading,
		doneHeading, hardHeading, taskHeading, speakerHeading, featureHeading, changeHeading, versionHeading, dateHeading, authorHeading:
	}
	return anyHeading
}

// sortOfWord sorts one word, or a heading of several as a whole, in lower case.
func sortOfWord(word string) headingSort {
	switch word {
	case "theme", "themes", "topic", "topics", "category", "categories", "area", "areas", "domain", "section", "group", "chapter", "chapters", "unit", "lesson", "module", "deck", "subject", "field",
		"part", "kategorie", "thema", "bereich", "kapitel", "gruppe", "tema", "categoría", "categoria", "área", "grupo", "capítulo", "unidad", "lección", "catégorie",
		"thème", "domaine", "groupe", "chapitre", "leçon", "argomento", "capitolo", "kategoria", "temat", "dział", "kategori", "konu", "bölüm", "тема", "категория", "раздел",
		"группа", "категорія", "розділ", "章节", "章節", "章", "分类", "分類", "类别", "類別", "カテゴリ", "カテゴリー", "テーマ", "분류", "주제", "카테고리", "التصنيف", "الفئة", "קטגוריה", "נושא", "श्रेणी", "विषय":
		return themeHeading
	case "term", "terms", "word", "words", "name", "names", "concept", "concepts", "vocabulary", "phrase", "phrases", "expression", "verb", "noun", "command", "keyword", "abbreviation", "acronym",
		"begriff", "wort", "vokabel", "ausdruck", "befehl", "término", "termino", "palabra", "concepto", "nombre", "terme", "mot", "nom", "termine", "parola", "nome", "termo", "palavra", "conceito",
		"pojęcie", "termin", "słowo", "nazwa", "terim", "kelime", "термин", "слово", "понятие", "название", "термін", "поняття", "назва", "术语", "術語", "单词", "單字", "词汇", "名称", "名稱",
		"用語", "単語", "語彙", "용어", "단어", "어휘", "이름", "명칭", "المصطلح", "الكلمة", "מונח", "מילה", "शब्द", "thuật ngữ", "từ", "từ vựng":
		return nameHeading
	case "id", "ids", "card", "card id", "code", "ref", "nr", "no", "number", "num", "#", "karte", "kürzel", "kod", "código", "codigo", "código de tarjeta", "编号", "番号", "번호":
		return codeHeading
	case "icon", "icons", "emoji", "emojis", "image", "images", "picture", "pic", "img", "logo", "bild", "imagen", "icono", "ícono", "icône", "icona", "immagine", "ikona", "ikon", "иконка", "значок",
		"图标", "圖示", "图片", "アイコン", "画像", "아이콘", "이미지":
		return iconHeading
	}
	return sortOfFurtherWord(word)
}

// sortOfFurtherWord is the rest of sortOfWord.
func sortOfFurtherWord(word string) headingSort {
	switch word {
	case "step", "steps", "iteration", "iterations", "round", "pass", "schritt", "schritte", "paso", "pasos", "étape", "étapes", "passo", "passos", "krok", "kroki", "adım", "шаг", "крок",
		"步骤", "步驟", "手順", "ステップ", "단계", "الخطوة", "שלב", "चरण", "bước":
		return stepHeading
	case "week", "weeks", "day", "days", "session", "sessions", "lecture", "lectures", "woche", "wochen", "tag", "tage", "sitzung", "semana", "día", "dia", "sesión", "sessão", "clase", "semaine", "jour", "séance", "cours", "settimana",
		"giorno", "lezione", "tydzień", "dzień", "hafta", "gün", "неделя", "день", "занятие", "тиждень", "заняття", "周", "週", "天", "日", "주", "주차", "일차", "차시", "الأسبوع", "اليوم", "שבוע", "יום", "सप्ताह", "दिन", "tuần", "ngày", "due", "due date", "deadline":
		return timeHeading
	case "time", "hour", "hours", "uhrzeit", "zeit", "hora", "horario", "heure", "ora", "orario", "godzina", "saat", "время", "час", "时间", "時間", "시간", "الوقت", "שעה", "समय":
		return clockHeading
	case "resource", "resources", "link", "links", "url", "website", "site", "course", "courses", "video", "videos", "article", "articles", "blog", "podcast", "channel", "repo", "repository",
		"tutorial", "tutorials", "documentation", "docs", "paper", "papers", "further reading", "file", "files", "document", "folder", "notebook", "ressource", "ressourcen", "recurso", "recursos", "enlace",
		"enlaces", "lien", "liens", "risorsa", "risorse", "zasób", "kaynak", "ресурс", "ссылка", "файл", "资源", "資源", "链接", "文件", "リンク", "資料", "자료", "링크", "파일":
		return sourceHeading
	case "option", "options", "parameter", "parameters", "param", "property", "properties", "prop", "props", "variable", "variables", "setting", "settings", "argument", "arguments", "arg",
		"attribute", "environment variable", "env", "config", "configuration", "einstellung", "eigenschaft", "opción", "parámetro", "propiedad", "paramètre", "propriété", "opzione",
		"proprietà", "parâmetro", "propriedade", "właściwość", "parametr", "seçenek", "parametre", "özellik", "параметр", "опция", "свойство", "настройка", "поле", "参数", "參數", "属性", "選項", "选项",
		"配置项", "字段", "パラメータ", "プロパティ", "オプション", "フィールド", "매개변수", "옵션", "속성", "필드", "المعامل":
		return optionHeading
	case "default", "defaults", "default value", "required", "required?", "mandatory", "optional", "standard", "standardwert", "pflicht", "por defecto", "predeterminado", "requerido", "obligatorio", "défaut", "par défaut",
		"requis", "obligatoire", "predefinito", "obbligatorio", "padrão", "obrigatório", "domyślnie", "wymagane", "varsayılan", "zorunlu", "по умолчанию", "обязательный", "за замовчуванням",
		"默认", "默认值", "預設", "預設值", "必填", "必须", "デフォルト", "必須", "既定値", "기본값", "필수":
		return defaultHeading
	case "type", "types", "datatype", "data type", "typ", "datentyp", "tipo", "tip", "тип", "类型", "類型", "型", "データ型", "타입", "유형", "자료형", "النوع":
		return typeHeading
	}
	return sortOfLastWord(word)
}

// sortOfLastWord is the rest of sortOfFurtherWord.
func sortOfLastWord(word string) headingSort {
	if isExampleWord(word) {
		return exampleHeading
	}
	switch word {
	case "description", "descriptions", "beschreibung", "descripción", "descrição", "descrizione", "opis", "açıklama", "описание", "опис", "说明", "說明", "描述", "説明", "설명", "الوصف", "תיאור", "विवरण", "mô tả":
		return describeHeading
	case "note", "notes", "comment", "comments", "remark", "remarks", "bemerkung", "bemerkungen", "anmerkung", "anmerkungen", "hinweis", "hinweise", "kommentar", "nota", "notas", "observación", "observaciones",
		"comentario", "comentarios", "remarque", "remarques", "commentaire", "osservazioni", "note e", "observação", "observações", "uwagi", "komentarz", "not", "notlar", "опmerking", "opmerkingen",
		"примечание", "примечания", "комментарий", "комментарии", "примітка", "примітки", "备注", "備註", "注释", "注意", "備考", "メモ", "비고", "참고", "메모", "ملاحظات", "הערות", "הערה", "टिप्पणी", "ghi chú", "catatan", "หมายเหตุ":
		return noteHeading
	case "done", "done?", "completed", "complete", "progress", "status", "state of work", "priority", "assignee", "eta", "todo", "finished", "erledigt", "fortschritt", "stand", "priorität", "estado", "hecho", "progreso", "prioridad", "fait", "statut", "avancement", "priorité",
		"stato", "fatto", "zrobione", "durum", "статус", "готово", "状态", "狀態", "完成", "进度", "ステータス", "進捗", "상태", "완료", "진행":
		return doneHeading
	case "difficulty", "level of difficulty", "schwierigkeit", "schwierigkeitsgrad", "dificultad", "difficulté", "difficoltà", "dificuldade", "trudność", "zorluk", "сложность", "складність", "难度", "難度", "難易度", "난이도", "acceptance", "stars", "rating", "votes", "downloads", "points", "marks", "score":
		return hardHeading
	case "task", "tasks", "exercise", "exercises", "problem", "problems", "challenge", "challenges", "aufgabe", "aufgaben", "übung", "übungen", "ejercicio", "ejercicios", "exercice", "exercices", "esercizio", "exercício",
		"zadanie", "ćwiczenie", "görev", "alıştırma", "задача", "задачи", "упражнение", "задание", "завдання", "вправа", "题目", "題目", "练习", "問題", "演習", "문제", "연습":
		return taskHeading
	case "speaker", "person", "speaks", "sprecher", "hablante", "who says", "話者", "화자", "说话人":
		return speakerHeading
	case "feature", "features", "aspect", "aspects", "criterion", "criteria", "criterium", "characteristic", "characteristics", "basis", "basis of comparison", "basis for comparison", "dimension", "dimensions", "factor", "point", "points of difference", "comparison",
		"merkmal", "kriterium", "aspekt", "característica", "características", "aspecto", "criterio", "critère", "caractéristique", "caratteristica", "aspetto", "cecha", "kryterium", "aspekty", "kriter",
		"критерий", "характеристика", "признак", "критерій", "ознака", "特性", "特点", "特征", "对比项", "维度", "方面", "比较项", "項目", "観点", "比較項目", "특징", "기준", "항목", "구분", "الميزة", "المعيار", "תכונה", "विशेषता", "आधार", "tiêu chí", "đặc điểm":
		return featureHeading
	case "change", "changes", "changelog", "what changed", "what's new", "änderung", "änderungen", "cambio", "cambios", "changement", "changements", "modification", "modifications", "modifiche", "alterações", "zmiany", "değişiklikler", "изменения", "зміни", "变更", "更新内容", "修改内容", "変更内容", "변경", "변경사항":
		return changeHeading
	case "version", "versions", "revision", "rev", "release", "versión", "versão", "versione", "wersja", "sürüm", "версия", "версія", "版本", "バージョン", "버전":
		return versionHeading
	case "date", "datum", "fecha", "data", "tarih", "дата", "日期", "日付", "날짜":
		return dateHeading
	case "author", "authors", "autor", "autora", "auteur", "autore", "yazar", "автор", "作者", "修改人", "担当", "작성자":
		return authorHeading
	}
	return anyHeading
}
