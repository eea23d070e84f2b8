package spelling

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"porthole/content"
)

// Lowered writes a heading within a sentence: words that only begin with a capital lose it,
// "TLS", "IPv6" and the names of languages stay.
func Lowered(heading string) string {
	words := strings.Fields(heading)
	for i, w := range words {
		first, size := utf8.DecodeRuneInString(w)
		if rest := w[size:]; rest != "" && rest == strings.ToLower(rest) && !content.IsLanguage(strings.ToLower(strings.Trim(w, ",:;()/"))) {
			words[i] = string(unicode.ToLower(first)) + rest
		}
	}
	return strings.Join(words, " ")
}

// Stop ends a text with a full stop where it has no end of its own.
func Stop(text string) string {
	if slices.ContainsFunc([]string{".", "?", "!", "…"}, func(end string) bool { return strings.HasSuffix(text, end) }) {
		return text
	}
	return text + "."
}

// Cut returns at most so many characters of a text, with an ellipsis where that is not all.
func Cut(text string, most int) string {
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return text
}

// MaxTyped is how much is read of what was typed, in bytes; more is no answer.
const MaxTyped = 2000

// Short returns as much of a text as is told of what was given.
func Short(text string) string {
	const most = 200
	return Cut(text, most)
}

// Hint tells the length and the beginning of an answer that is to be typed: "5 characters, begins with s".
func Hint(answer string, numeric bool) string {
	first, _ := utf8.DecodeRuneInString(answer)
	what := "character"
	if numeric {
		what = "digit"
		if s, ok := SpanOf(answer); ok && s.Lo != s.Hi {
			return fmt.Sprintf("a range, begins with %c", first)
		}
	}
	length := utf8.RuneCountInString(answer)
	if length != 1 {
		what += "s"
	}
	return fmt.Sprintf("%d %s, begins with %c", length, what, first)
}
