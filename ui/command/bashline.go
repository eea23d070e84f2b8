package command

import "strings"

// bashWord is the word that bash is asked to complete.
type bashWord struct {
	flag  string // "--lesson=", where the word is the value of a flag behind it
	text  string // as it was meant: without quotes and backslashes
	stays string // what bash leaves as it stands, for it takes what comes after it for the word
	open  rune   // the quotation mark that is still open, else 0
}

// bashWords takes a line apart, as far as bash does before it runs a program; nothing in it is replaced or run. The first
// word, the program, is left out. breaks are what bash takes for the end of a word when it completes, beside spaces.
func bashWords(line, breaks string) (words []string, last bashWord) {
	var w bashWord
	escaped, begun := false, false
	for _, r := range line {
		switch {
		case escaped:
			if w.open == '"' && !strings.ContainsRune("\"\\$`", r) {
				w.text += `\`
			}
			w.text += string(r)
			escaped = false
		case r == '\\' && w.open != '\'':
			escaped, begun = true, true
		case r == w.open:
			w.open = 0
		case w.open != 0:
			w.text += string(r)
		case r == '"' || r == '\'':
			w.open, w.stays, begun = r, w.text, true
		case strings.ContainsRune(" \t\n", r):
			if begun {
				words = append(words, w.text)
			}
			w, begun = bashWord{}, false
		default:
			w.text += string(r)
			begun = true
			if strings.ContainsRune(breaks, r) {
				w.stays = w.text
			}
		}
	}
	words = append(words, w.text)
	return words[1:], w
}

// quoted is what bash has to put in the place of the word so that it means a text, which begins with the word.
func (w bashWord) quoted(text string) string {
	rest := text[min(len(w.stays), len(text)):]
	switch w.open {
	case '\'':
		return strings.ReplaceAll(rest, "'", `'\''`)
	case '"':
		return escape(rest, "\"\\$`")
	}
	return escape(rest, special)
}

// special are the characters that mean something to bash, or end a word.
const special = " \t!\"#$&'()*:;<=>?@[\\]^`{|}~"

// escape puts a backslash before each of some characters.
func escape(text, some string) string {
	var b strings.Builder
	for _, r := range text {
		if strings.ContainsRune(some, r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
