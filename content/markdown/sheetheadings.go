package markdown

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"porthole/content"
)

// beginsWithHeadings reports whether the first row heads the others: two of its cells are words that headings are, or one in a row that no
// other cell speaks against; it is written in another script than what stands below it, as programs name things, or without a number where
// all other rows have one.
func (s *sheet) beginsWithHeadings() bool {
	first := s.rows[0]
	if len(s.rows) < 2 || len(first) < 2 || slices.Contains(first, "") || len(distinct(first)) < len(first) {
		return false
	}
	if len(first) == 2 && areOpposites(content.Key(first[0]), content.Key(first[1])) {
		return true
	}
	words, strong := s.headingCells(first)
	if words > 1 || words == 1 && len(first) > 2 || slices.ContainsFunc(first, isProgramName) {
		return true
	}
	for c, heading := range first {
		if s.isNumbered(c) && !strings.ContainsAny(heading, "0123456789") || s.isForeign(c) {
			return true
		}
	}
	return words == 1 && strong && !s.comesBack(first)
}

// headingCells counts the cells that are words which headings are, and reports whether one of them is hardly ever anything else.
func (s *sheet) headingCells(first []string) (words int, strong bool) {
	for c, text := range first {
		if isHeadingCell(text) && !s.comesBackIn(c) {
			words++
			strong = strong || isSideWord(text) || saysWhatWordsMean(headingWords(text))
		}
	}
	return words, strong
}

// isSideWord reports whether a word is hardly ever one to learn beside another, and heads columns of those that are.
func isSideWord(text string) bool {
	switch content.Key(text) {
	case "word", "words", "wort", "wörter", "example", "examples", "example sentence", "sentence", "sentences", "beispiel", "beispiele", "palabra", "palabras", "mot", "mots", "term", "terms", "front", "back", "question", "answer", "vocabulary", "begriff", "vokabel", "frage", "antwort", "término", "pregunta", "respuesta", "capital", "protocol", "symbol", "id", "#", "no", "nr", "description", "definition":
		return true
	}
	return speaksOfPorts(text)
}

// mayBeginWithHeadings reports whether a word in the first row may head its column, or all cells there begin with a capital, as headings do, so that
// nobody can tell.
func (s *sheet) mayBeginWithHeadings() bool {
	return len(s.rows) > 2 && (slices.ContainsFunc(s.rows[0], isHeadingCell) || s.isTitled())
}

// isTitled reports whether the first row may be one of headings by its capitals: each of its cells is a word or two without a digit and begins with
// one.
func (s *sheet) isTitled() bool {
	for c, text := range s.rows[0] {
		if wordsIn(text) > 2 || strings.ContainsAny(text, "0123456789,;.!?/()") || !beginsWithCapital(text) || s.comesBackIn(c) {
			return false
		}
	}
	return true
}

func beginsWithCapital(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	return unicode.IsUpper(first)
}

// comesBack reports whether what a row says stands in other rows, too, or one of its cells has several words or a mark, as no heading has.
func (s *sheet) comesBack(first []string) bool {
	for c, text := range first {
		if strings.ContainsAny(text, ",;.!?") || wordsIn(text) > maxNameWords || s.comesBackIn(c) {
			return true
		}
	}
	return false
}

// comesBackIn reports whether the first cell of a column comes back in it.
func (s *sheet) comesBackIn(c int) bool {
	return slices.ContainsFunc(s.rows[1:], func(row []string) bool { return c < len(row) && row[c] == s.rows[0][c] })
}

func isHeadingCell(text string) bool {
	return isHeadingWord(text) || tellsMeaning(text) || wordsIn(text) < 3 && sortOfWord(content.Key(text)) == nameHeading && !slices.Contains(strings.Split(classNames, ","), content.Key(text)) || saysWhatWordsMean(headingWords(text)) && wordsIn(text) < 3 || asideOf(text, headingWords(text), false) == classAside
}

// classNames are classes of words, which head no column.
const classNames = "noun,verb,phrase,phrases,expression,adjective,adverb,nom,nome,name"

// isProgramName reports whether a text is written as programs name columns: "word_class", "exampleGerman".
func isProgramName(text string) bool {
	if strings.ContainsAny(text, " .,;:") || !content.IsPlain(text) {
		return false
	}
	at := strings.IndexByte(text, '_')
	return at > 0 && at+1 < len(text) && strings.ToLower(text) == text || unjoined(text) != text
}

// isNumbered reports whether each row below the first has a number in a column, perhaps with a unit.
func (s *sheet) isNumbered(c int) bool {
	for _, row := range s.rows[1:] {
		if c >= len(row) || !beginsWithNumber(row[c]) {
			return false
		}
	}
	return true
}

// beginsWithNumber reports whether a text is a number, perhaps with a sign before it and a unit behind it: "-12", "≈ 4.5 kg", "$20".
func beginsWithNumber(text string) bool {
	text = strings.TrimLeft(text, "+-−±~≈<>≤≥$€£¥ ")
	number := strings.TrimLeft(text, "0123456789.,'-–/ ")
	return number != text && isDigit(text[0]) && wordsIn(number) <= maxUnit
}

// maxUnit is how many words a unit has: "m / s".
const maxUnit = 3

// isForeign reports whether a column is written in another script than Latin letters, and its first cell in these.
func (s *sheet) isForeign(c int) bool {
	latin := func(text string) bool {
		return strings.ContainsFunc(text, unicode.IsLetter) && !strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) })
	}
	if len(s.rows) < minForeign || !latin(s.rows[0][c]) {
		return false
	}
	foreign := 0
	for _, row := range s.rows[1:] {
		if c < len(row) && row[c] != "" && !strings.ContainsFunc(row[c], func(r rune) bool { return unicode.Is(unicode.Latin, r) }) {
			foreign++
		}
	}
	return 10*foreign >= 9*(len(s.rows)-1)
}

// minForeign is the fewest rows of a column of which one in other letters is taken for its heading.
const minForeign = 5

// isHeadingWord reports whether a word heads columns, though it may as well be one to learn.
func isHeadingWord(text string) bool {
	switch content.Key(text) {
	case "name", "title", "code", "country", "command", "key", "value", "event", "date", "year", "author", "category", "type", "notes":
		return true
	}
	return isSideWord(text)
}
