package markdown

import (
	"strings"
	"unicode"

	"porthole/content"
)

// tellsMeaning reports whether a heading says that the column tells what words mean, in a language or another.
func tellsMeaning(heading string) bool {
	for word := range strings.FieldsFuncSeq(content.Key(heading), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }) {
		if isMeaningWord(word) || content.IsLanguage(word) {
			return true
		}
	}
	return isMeaningWord(content.Key(heading))
}

// saysWhatWordsMean reports whether the words of a heading say that what stands under it tells what words mean, or explains them.
func saysWhatWordsMean(words []string) bool {
	for _, word := range words {
		if isMeaningWord(word) || explainsWords(word) || content.IsLanguage(word) {
			return true
		}
	}
	return false
}

// isMeaningWord reports whether a word of a heading, in small letters, says that meanings stand under it.
func isMeaningWord(word string) bool {
	switch word {
	case "meaning", "meanings", "means", "meaning's", "translation", "translations", "gloss", "definition", "definitions", "synonym", "synonyms", "sense", "bedeutung", "übersetzung", "definición", "significado",
		"traducción", "définition", "signification", "sens", "traduction", "definizione", "significato", "traduzione", "definição", //nolint:misspell // as Italians write it
		"tradução", "znaczenie", "definicja", "tłumaczenie", "anlam", "anlamı", "tanım", "çeviri", "значение", "определение", "перевод", "значення", "визначення", "переклад", "betekenis", "betydelse",
		"význam", "jelentés", "σημασία", "ορισμός", "المعنى", "معنى", "معنی", "תרגום", "פירוש", "अर्थ", "nghĩa", "ý nghĩa", "định nghĩa", "arti", "ความหมาย", "意思", "意味", "释义", "释意", "定义", "定義", "翻译",
		"뜻", "의미", "정의", "풀이", "definitie": //nolint:misspell // as the Dutch write it
		return true
	}
	return false
}

// explainsWords reports whether a word of a heading, in small letters, says that explanations stand under it, of words or of anything else.
func explainsWords(word string) bool {
	switch word {
	case "description", "explanation", "erklärung", "açıklama", "описание", "解释", "解釋":
		return true
	}
	return false
}
