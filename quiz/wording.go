package quiz

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"porthole/content"
	"porthole/quiz/spelling"
)

// Headline says in a sentence or two whether a response was right and what is: "Right: 993.",
// "Not 995. The answer: 993.", "Right. Also right: 587.", "587 is right; 465 is missing.". It is ""
// where there is no answer to name. Of several parts it says how many are right.
func (v Verdict) Headline() string {
	switch {
	case v.Answer == "":
		return ""
	case len(v.Parts) > 0:
		return v.Parts.Headline(v.Right, v.Blank)
	case v.Right && len(v.Written) > 0:
		return "Right; it is written " + spelling.Stop(namedAll(v.Written)) + v.alsoRight()
	case v.Right && len(v.Rest) > 0:
		return "Right." + v.alsoRight()
	case v.Right:
		return "Right: " + spelling.Stop(v.solution())
	case len(v.Found) > 0:
		return v.partly()
	}
	text := "The answer: " + spelling.Stop(v.solution()) + v.alsoRight()
	if given := bare(v.Given); given != "" && !v.Blank && isShort(v.Given) {
		return "Not " + named(given) + ". " + text
	}
	return text
}

// alsoRight names the other members of a set where one was asked for.
func (v Verdict) alsoRight() string {
	if len(v.Rest) == 0 {
		return ""
	}
	return " Also right: " + spelling.Stop(namedAll(v.Rest))
}

// solution names what is right.
func (v Verdict) solution() string {
	switch {
	case len(v.Missing) > 0:
		return namedAll(v.Missing)
	case v.Right && len(v.Found) > 1:
		return namedAll(v.Found)
	}
	return named(v.Answer)
}

// partly says of a response that is wrong as a whole what is right about it, what is missing and
// what is not right.
func (v Verdict) partly() string {
	parts := []string{verb(v.Found, "right")}
	if len(v.Missing) > 0 {
		parts = append(parts, verb(v.Missing, "missing"))
	}
	if len(v.Extra) > 0 {
		parts = append(parts, verb(v.Extra, "not right"))
	}
	return strings.Join(parts, "; ") + "."
}

// verb says of a list what it is: "465 and 587 are right".
func verb(list []string, what string) string {
	last := named(list[len(list)-1])
	if len(list) == 1 {
		return last + " is " + what
	}
	return namedAll(list[:len(list)-1]) + " and " + last + " are " + what
}

func namedAll(list []string) string {
	out := content.Texts(list, named)
	return listed(out)
}

// named writes an answer within a sentence: what is a phrase or a sentence of its own stands
// between quotation marks.
func named(text string) string {
	core := bare(text)
	if isPhrase(core) || core != text && strings.ContainsRune(core, ' ') {
		return "“" + core + "”"
	}
	return core
}

// bare takes the full stop off a sentence, but not off "D.C.".
func bare(text string) string {
	core := strings.TrimRight(text, ".")
	if i := strings.LastIndexByte(core, ' '); strings.Contains(core[i+1:], ".") && !endsInDigit(core) {
		return text
	}
	return core
}

func endsInDigit(text string) bool {
	return text != "" && unicode.IsDigit(rune(text[len(text)-1]))
}

// maxShort is the longest text that is told not to be the answer, in words.
const maxShort = 3

// isShort reports whether a text is a name or a number, not a sentence.
func isShort(text string) bool {
	words := len(strings.Fields(text))
	return words <= maxShort && (words < 2 || !strings.ContainsAny(text[len(text)-1:], ".!?"))
}

// isPhrase reports whether a text of several words would run together with the sentence around it:
// it begins in lower case, or goes on in it, as names do not ("Post Office Protocol version 3").
func isPhrase(text string) bool {
	words := strings.Fields(text)
	if len(words) < 2 {
		return false
	}
	if unicode.IsLower(firstRune(text)) {
		return true
	}
	lower := 0
	for _, w := range words {
		if unicode.IsLower(firstRune(w)) {
			lower++
		}
	}
	return lower*2 > len(words) || len(words) > maxShort && lower*3 > len(words)
}

// capital begins a sentence that begins with a phrase in lower case with a capital, unless the phrase is code.
func (d *phrasing) capital(text, phrase string) string {
	word, rest, _ := strings.Cut(phrase, " ")
	if d.index().literal[phrase] || !isWord(word) || strings.HasSuffix(word, ",") || isVariable(word) || !unicode.IsLetter(firstRune(rest)) {
		return text // "n + 1" is a formula, and "red, green" a list of words
	}
	if first := firstRune(text); unicode.IsLower(first) && isPhrase(phrase) && strings.HasPrefix(text, phrase) {
		return string(unicode.ToUpper(first)) + text[len(string(first)):]
	}
	return text
}

// isVariable reports whether a word is a single letter that is no word of a language, but stands for something: "l" is any layer, and "L" the last.
func isVariable(word string) bool {
	return utf8.RuneCountInString(word) == 1 && !strings.ContainsRune("aeiouyàóéèивскоуая", firstRune(word))
}

// isWord reports whether a word is one of a language, and not one of a program: "push:", "group_by", "useState".
func isWord(word string) bool {
	for i, r := range strings.TrimRight(word, ",") {
		if !unicode.IsLetter(r) && !unicode.IsMark(r) && !strings.ContainsRune("-'’", r) || i > 0 && unicode.IsUpper(r) {
			return false
		}
	}
	return true
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
