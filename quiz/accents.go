package quiz

import (
	"slices"
	"strings"

	"porthole/content"
	"porthole/quiz/spelling"
)

// Accents and vowel marks may be left out of what is typed where nothing else of the course is told from the answer by them:
// the reader of a document lists such a spelling beside the answer. The verdict then says how it is written.

// withAccents returns the answer for a text whose accents differ from those of a listed spelling, where that may do without
// them: "eléve" and "elève" for "élève".
func (k *typedKey) withAccents(key string) (answer string, ok bool) {
	plain := content.WithoutAccents(key)
	if plain == key {
		return "", false
	}
	answer, ok = k.Answers[plain]
	return answer, ok && k.accented(plain, answer) != ""
}

// accented returns the spelling of an answer that is plain without its accents, "" where it has none.
func (k *typedKey) accented(plain, answer string) string {
	var found []string
	for key, of := range k.Answers {
		if of == answer && key != plain && content.WithoutAccents(key) == plain {
			found = append(found, key)
		}
	}
	if len(found) == 0 {
		return ""
	}
	return slices.Min(found)
}

// written returns how the answers are written of which the accents were left out or are others.
func (k *typedKey) written(given string, answers []string) []string {
	key := k.key(given)
	if content.IsPlain(strings.Join(answers, "")) {
		return nil
	}
	bare := content.WithoutAccents(key)
	var out []string
	for _, answer := range answers {
		if spelled := k.leftOut(key, bare, answer); spelled != "" {
			out = append(out, k.asWritten(spelled, answer))
		}
	}
	return out
}

// leftOut returns the spelling of an answer that stands in a text without its accents alone.
func (k *typedKey) leftOut(key, bare, answer string) string {
	found := ""
	for spelled, of := range k.Answers {
		if of != answer {
			continue
		}
		plain := content.WithoutAccents(spelled)
		switch accented := plain != spelled; {
		case accented && strings.Contains(key, spelled), !accented && strings.Contains(key, spelled) && k.accented(spelled, answer) == "":
			return ""
		case accented && strings.Contains(bare, plain) && (found == "" || spelled < found):
			found = spelled
		}
	}
	return found
}

// asWritten returns a spelling with the capitals that it has in an answer, of which it may be one of several words.
func (k *typedKey) asWritten(spelled, answer string) string {
	parts := append([]string{answer}, strings.FieldsFunc(answer, func(r rune) bool { return strings.ContainsRune(",;/、", r) })...)
	for _, part := range parts {
		if part = strings.TrimSpace(part); k.key(part) == spelled || spelling.Norm(part) == spelled {
			return part
		}
	}
	return spelled
}
