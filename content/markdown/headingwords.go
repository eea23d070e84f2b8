package markdown

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"porthole/content"
)

// columnWords are the words of each heading of a table, for whoever asks what they say.
type columnWords [][]string

func wordsOf(header []content.Cell) columnWords {
	out := make(columnWords, len(header))
	for c, h := range header {
		out[c] = headingWords(headingText(h))
	}
	return out
}

// headingWords returns the words of a heading in small letters, also of one that programs write: "exampleGerman", "word_class".
func headingWords(heading string) []string {
	if isOneWord(heading) {
		return []string{content.Key(heading)}
	}
	if !isJoined(heading) {
		return wordsOfKey(content.Key(heading))
	}
	var b strings.Builder
	var last rune
	for _, r := range heading {
		switch {
		case unicode.IsUpper(r) && unicode.IsLower(last):
			b.WriteByte(' ')
		case unicode.IsLetter(r) && unicode.IsDigit(last) || unicode.IsDigit(r) && unicode.IsLetter(last):
			b.WriteByte(' ')
		}
		b.WriteRune(r)
		last = r
	}
	return wordsOfKey(content.Key(b.String()))
}

// wordsOfKey returns the words of a key.
func wordsOfKey(key string) []string {
	return strings.FieldsFunc(key, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r) && r != '\''
	})
}

// isJoined reports whether words of a heading may be joined, as programs join them: a capital stands behind a small letter, or a digit beside a letter.
func isJoined(heading string) bool {
	for i := range len(heading) {
		c := heading[i]
		if c >= '0' && c <= '9' || c >= utf8.RuneSelf || i > 0 && c >= 'A' && c <= 'Z' && heading[i-1] >= 'a' && heading[i-1] <= 'z' {
			return true
		}
	}
	return false
}

// wordsIn counts the words of a text.
func wordsIn(text string) (n int) {
	for range strings.FieldsSeq(text) {
		n++
	}
	return n
}

// isOneWord reports whether a heading is one word of plain letters, with a capital at its beginning alone.
func isOneWord(heading string) bool {
	for i := range len(heading) {
		if c := heading[i]; (c < 'a' || c > 'z') && (i > 0 || c < 'A' || c > 'Z') {
			return false
		}
	}
	return heading != ""
}

// asideSort is what a column holds that goes with the rows and that nobody would ask for.
type asideSort int

const (
	noAside      asideSort = iota
	exampleAside           // how a word is used
	classAside             // the class of a word
	levelAside             // for whom it is, or how often it comes
	placeAside             // where in a book it stands
	careAside              // what a program or its user keeps of it
)

// told returns what is told of such a column.
func (a asideSort) told() string {
	return [...]string{
		exampleAside: "are examples", classAside: "is the class of each word", levelAside: "tells for whom a row is, or how often it comes",
		placeAside: "tells where in a book or a course a row stands", careAside: "is kept of a row by those who work with it",
	}[a]
}

// asideOf tells what a heading says of its column. Whatever goes with words but examples is told by any of its words, and in a table of words
// alone: elsewhere a level, a status and a source are what is to be learnt.
func asideOf(heading string, words []string, ofWords bool) asideSort {
	switch {
	case headsExamples(heading, words):
		return exampleAside
	case !content.IsPlain(heading) && strings.ContainsAny(heading, "词詞品품"):
		for _, class := range [...]string{"词性", "詞性", "品詞", "품사"} {
			if strings.Contains(heading, class) {
				return classAside
			}
		}
	}
	if best := asideIn(words, ofWords); best != noAside {
		return best
	}
	if ofWords && len(words) > 0 && (len(words) == 1 || isNumberWord(words[len(words)-1])) && sortsOfWords(words[0]) {
		return classAside
	}
	return noAside
}

// headsExamples reports whether a heading says that examples stand under it: the whole of it, its first word or its last one, but for a number and
// the name of a language.
func headsExamples(heading string, words []string) bool {
	if !content.IsPlain(heading) && (strings.ContainsRune(heading, '例') || strings.Contains(heading, "예문")) || isExampleWord(strings.Join(words, " ")) {
		return true
	}
	if slices.ContainsFunc(words, isPhraseWord) {
		return false
	}
	n := len(words)
	for n > 1 && (isNumberWord(words[n-1]) || content.IsLanguage(words[n-1]) || isLanguageCode(words[n-1])) {
		n--
	}
	return n > 0 && (isExampleWord(words[0]) || n > 1 && isExampleWord(words[n-1]) || isSentenceWord(words[n-1]))
}

// asideIn tells the first sort of such a column that any of the words, or words in a row, say.
func asideIn(words []string, ofWords bool) asideSort {
	best := noAside
	for i := range words {
		phrase := ""
		for _, word := range words[i:min(len(words), i+mostAsideWords)] {
			if phrase == "" {
				phrase = word
			} else {
				phrase += " " + word
			}
			if sort := asideWord(phrase); sort != noAside && (sort == classAside || ofWords) && (best == noAside || sort < best) {
				best = sort
			}
		}
	}
	return best
}

// mostAsideWords is how many words in a row are looked up.
const mostAsideWords = 3

func isNumberWord(word string) bool { return strings.Trim(word, "0123456789") == "" }

// asideWord tells what a heading says in which a word, or words in a row, in small letters, stand.
func asideWord(phrase string) asideSort {
	switch phrase {
	case "pos", "part of speech", "parts of speech", "partofspeech", "word class", "wordclass", "word type", "wordtype",
		"word kind", "lexical category", "lexical class", "wortart", "wortarten", "clase de palabra",
		"categoría gramatical", "tipo de palabra", "categoria grammaticale", "classe gramatical", "classe grammaticale",
		"nature du mot", "catégorie grammaticale", "część mowy", "часть речи", "частина мови", "sözcük türü",
		"kelime türü", "từ loại", "loại từ", "woordsoort", "ordklass", "ordklasse", "slovní druh", "szófaj",
		"kelas kata", "نوع کلمه", "نوع الكلمة":
		return classAside
	case "cefr", "jlpt", "hsk", "topik", "level", "levels", "difficulty", "niveau", "niveaus", "nivel", "livello",
		"nível", "poziom", "seviye", "уровень", "рівень", "级别", "等级", "等級", "レベル", "레벨", "난이도", "등급", "순위", "빈도", "frequency", "freq",
		"häufigkeit", "frecuencia", "fréquence", "frequenza", "частота", "rank", "ranking", "词频":
		return levelAside
	case "lesson", "lessons", "unit", "units", "chapter", "chapters", "page", "pages", "module", "week", "day", "deck",
		"lektion", "kapitel", "seite", "lección", "leccion", "unidad", "leçon", "lezione", "lekcja", "rozdział", "урок",
		"ders", "bölüm", "课", "課", "单元", "과", "date", "added", "order", "sort", "position", "index", "idx", "set",
		"book", "volume", "category", "categories", "topic", "topics", "theme", "themes", "subcategory", "group",
		"section", "domain", "kategorie", "thema", "categoría", "tema", "catégorie", "thème", "categoria", "kategoria",
		"kategori", "категория", "тема", "категорія", "分类", "分類", "カテゴリ", "분류":
		return placeAside
	case "tag", "tags", "guid", "uuid", "audio", "sound", "mp 3", "image", "img", "picture", "url", "link", "notes",
		"note", "comment", "comments", "remark", "remarks", "hint", "hints", "mnemonic", "mnemonics", "status",
		"learned", "known", "mastered", "priority", "interval", "ease", "reps", "lapses", "due", "created", "updated",
		"modified", "enabled", "active", "locale", "lang", "source", "sources", "emoji", "icon", "see", "see also",
		"related", "cf", "siehe", "siehe auch", "ver también", "voir aussi", "см", "相关", "関連", "参照", "merksatz",
		"eselsbrücke", "anmerkung", "hinweis":
		return careAside
	}
	return noAside
}

// isExampleWord reports whether a word, or a whole heading, in small letters, is one that heads examples.
func isExampleWord(word string) bool {
	switch word {
	case "example", "examples", "example sentence", "example sentences", "ex", "eg", "e g", "e.g", "for example", "beispiel", "beispiele", "beispielsatz", "beispielsätze", "bsp", "z b",
		"ejemplo", "ejemplos", "p ej", "exemple", "exemples", "esempio", "esempi", "exemplo", "exemplos", "p ex", "przykład", "przykłady", "örnek", "örnekler", "örnek cümle",
		"пример", "примеры", "приклад", "приклади", "voorbeeld", "voorbeelden", "eksempel", "eksempler", "exempel", "příklad", "példa", "exemplu", "παράδειγμα", "مثال", "أمثلة",
		"דוגמה", "דוגמא", "उदाहरण", "ví dụ", "contoh", "ตัวอย่าง", "例", "例子", "例句", "示例", "举例", "例文", "使用例", "예", "예시", "예문", "예제":
		return true
	}
	return false
}

// isPhraseWord reports whether a word, in small letters, heads what is learnt as a whole, even where "sentence" stands beside it.
func isPhraseWord(word string) bool {
	switch word {
	case "phrase", "phrases", "expression", "expressions", "idiom", "idioms", "proverb", "proverbs", "saying", "sayings", "redewendung", "redewendungen", "redensart", "expresión", "expresiones", "modismo", "locution",
		"expressão", "expressões", "espressione", "espressioni", "zwrot", "zwroty", "wyrażenie", "фраза", "фразы", "выражение", "выражения", "短语", "词组", "フレーズ", "표현", "구문":
		return true
	}
	return false
}

// isSentenceWord reports whether a word heads sentences in which a word is used, where the cells show that it does.
func isSentenceWord(word string) bool {
	switch word {
	case "sentence", "sentences", "sample", "samples", "usage", "context", "collocation", "collocations", "satz", "sätze", "oración", "oraciones", "cümle", "предложение", "предложения",
		"речення", "zin", "جمله", "משפט", "वाक्य", "câu", "kalimat", "ประโยค", "문장", "用法", "용법":
		return true
	}
	return false
}

// isLanguageCode reports whether a word is the code of a language that is much learnt, as programs head columns: "pl", "tr".
func isLanguageCode(word string) bool {
	switch word {
	case "ar", "cn", "cs", "cz", "da", "de", "dk", "el", "en", "eng", "es", "esp", "fi", "fr", "he", "hi", "hu", "it", "ja", "jp", "ko", "kr", "la", "lat", "nl", "no", "pl", "pt", "ro", "ru", "se", "sv",
		"th", "tr", "uk", "vi", "zh":
		return true
	}
	return false
}

// isCodeOfLanguage reports whether a heading is the code of a language and nothing else.
func isCodeOfLanguage(words []string) bool { return len(words) == 1 && isLanguageCode(words[0]) }

// sortsOfWords reports whether a word heads what sorts words where it stands in a table of them, and something else elsewhere.
func sortsOfWords(word string) bool {
	switch word {
	case "type", "types", "typ", "tipo", "class", "kind", "category", "gender", "genus", "género", "genre", "art", "род", "類", "类":
		return true
	}
	return false
}

// areOfWords reports whether a table with such headings is one of words: a heading names a language, a meaning or a word, or two are codes of
// languages.
func (w columnWords) areOfWords() bool {
	codes := 0
	for _, words := range w {
		if isCodeOfLanguage(words) {
			codes++
		}
		for _, word := range words {
			if namesWords(word) || tellsMeaning(word) {
				return true
			}
		}
	}
	return codes > 1
}

// namesWords reports whether a word of a heading says that words stand under it, or how they are spoken or written.
func namesWords(word string) bool {
	switch word {
	case "word", "words", "vocab", "vocabulary", "kanji", "kana", "hiragana", "katakana", "furigana", "romaji", "rōmaji", "hanzi", "hanja", "pinyin", "zhuyin", "ipa", "pronunciation", "reading", "transcription", "transliteration",
		"wort", "vokabel", "palabra", "mot", "parola", "palavra", "słowo", "kelime", "слово", "woord", "ord", "slovo", "szó", "λέξη", "الكلمة", "كلمة", "واژه", "کلمه", "لغت", "מילה", "शब्द", "từ", "kata", "คำ", "คำศัพท์",
		"单词", "單字", "词", "词汇", "汉字", "漢字", "拼音", "単語", "よみ", "読み", "단어", "어휘", "발음":
		return true
	}
	return false
}
