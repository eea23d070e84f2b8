package markdown

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// leastOptions is how many columns of options a table of questions has at least.
const leastOptions = 3

// holdsQuestions reports whether a table has a question and its options in each row: what stands under them is no fact, and
// all but one of it is wrong. It is told.
func (s *factReader) holdsQuestions() bool {
	if s.authored || optionColumns(s.headKeys) < leastOptions || !slices.ContainsFunc(s.headKeys, namesKey) {
		return false
	}
	s.Notice(s.t.Line, "write each question as a task list, with [x] before what is right",
		"the table has questions with their options, a column each; none of it is asked")
	return true
}

// optionColumns counts the columns that are headed a, b, c, or option 1, option 2 and so on, in their order.
func optionColumns(keys []string) int {
	n := 0
	for _, key := range keys {
		label := key
		for _, word := range [...]string{"option", "choice", "opción", "opcion", "antwort", "réponse", "вариант", "answer"} {
			label = strings.TrimLeft(strings.TrimPrefix(label, word), " _-")
		}
		if label == string(rune('a'+n)) || label == string(rune('1'+n)) && label != key {
			n++
		}
	}
	return n
}

// namesKey reports whether a column says which option is right.
func namesKey(key string) bool {
	switch key {
	case "answer", "key", "solution", "ans", "respuesta", "lösung", "antwort", "réponse", "ответ":
		return true
	}
	return strings.HasPrefix(key, "correct") || strings.HasPrefix(key, "right ")
}

// namesSides reports whether the first column only says which side of a card a row has: "Q:" and "A:". It is told.
func (s *factReader) namesSides() bool {
	if s.authored || len(s.subjects) == 0 {
		return false
	}
	sides := map[string]bool{}
	for _, cell := range s.subjects {
		side := strings.TrimRight(cell.base, ": ")
		if utf8.RuneCountInString(side) > 1 || !strings.HasSuffix(cell.base, ":") {
			return false
		}
		sides[side] = true
	}
	if len(sides) > 2 {
		return false
	}
	s.Notice(s.t.Line, "write question and answer side by side, in two columns", "the first column only says which side of a card stands beside it; none of it is asked")
	return true
}
