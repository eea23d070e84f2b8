package content

import "strings"

// IsLanguage reports whether a word, in lower case, is the name of a language, in English or in the language itself.
func IsLanguage(word string) bool {
	switch word {
	case "afrikaans", "albanian", "alemán", "allemand", "amharic", "anglais", "arabic", "armenian", "azerbaijani", "basque",
		"belarusian", "bengali", "bosnian", "breton", "bulgarian", "burmese", "cantonese", "catalan", "català", "chinese",
		"croatian", "cymraeg", "czech", "danish", "dansk", "deutsch", "dutch", "eesti", "englisch", "english", "espagnol",
		"español", "esperanto", "estonian", "euskara", "farsi", "filipino", "finnish", "francese", "francés", "französisch",
		"français", "french", "gaeilge", "gaelic", "galego", "galician", "georgian", "german", "greek", "gujarati", "hausa",
		"hawaiian", "hebrew", "hindi", "hrvatski", "hungarian", "icelandic", "indonesian", "inglese", "inglés", "irish",
		"italian", "italiano", "italienisch", "japanese", "kannada", "kazakh", "khmer", "korean", "lao", "latin", "latvian",
		"latviešu", "lietuvių", "lithuanian", "macedonian", "magyar", "malay", "malayalam", "maltese", "mandarin", "maori",
		"marathi", "mongolian", "nederlands", "nepali", "norsk", "norwegian", "persian", "polish", "polski", "portuguese",
		"português", "punjabi", "quechua", "romanian", "română", "russian", "samoan", "sanskrit", "scottish", "serbian",
		"sinhala", "slovak", "slovene", "slovenian", "slovenčina", "spagnolo", "spanisch", "spanish", "srpski", "suomi", //nolint:misspell // as Germans write it
		"svenska", "swahili", "swedish", "tagalog", "tamil", "tedesco", "telugu", "thai", "turkish", "türkçe", "ukrainian",
		"urdu", "uzbek", "vietnamese", "welsh", "xhosa", "yiddish", "yoruba", "zulu", "íslenska", "čeština", "ελληνικά",
		"английский", "български", "немецкий", "русский", "українська", "עברית", "العربية", "فارسی", "हिन्दी", "ไทย", "中文",
		"日本語", "한국어":
		return true
	}
	return false
}

// IsEnglishName reports whether a word is the name of a language as it is written in English: "German", and not "Deutsch".
func IsEnglishName(word string) bool {
	lower := strings.ToLower(word)
	if word == lower || !IsPlain(word) || !IsLanguage(lower) {
		return false
	}
	switch lower {
	case "allemand", "anglais", "cymraeg", "dansk", "deutsch", "eesti", "englisch", "espagnol", "euskara", "francese", "gaeilge", "galego", "hrvatski",
		"inglese", "italiano", "italienisch", "magyar", "nederlands", "norsk", "polski", "spagnolo", "spanisch", "srpski", "suomi", "svenska", "tedesco": //nolint:misspell // as they call it
		return false
	}
	return true
}
