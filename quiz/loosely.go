package quiz

import (
	"strings"

	"porthole/quiz/spelling"
)

// withHyphens returns the answer for a text in which words are joined by hyphens that stand apart in a listed spelling, or
// the other way round: "POP-3" for "POP 3", "dial in" for "dial-in". In code a hyphen is never a matter of taste.
func (k *typedKey) withHyphens(key string) (answer string, ok bool) {
	if k.Code {
		return "", false
	}
	apart := spelling.WithoutHyphens(key)
	for other, of := range k.Answers {
		if spelling.WithoutHyphens(other) != apart {
			continue
		}
		if ok && of != answer {
			return "", false
		}
		answer, ok = of, true
	}
	return answer, ok
}

// withShort returns the answer for a long name with the short one behind it, as exam objectives print them: "Secure Shell
// (SSH)". Both have to mean the same answer.
func (k *typedKey) withShort(key string) (answer string, ok bool) {
	long, rest, both := strings.Cut(key, " (")
	short, closed := strings.CutSuffix(rest, ")")
	if k.Code || !both || !closed || strings.Contains(short, "(") {
		return "", false
	}
	answer, ok = k.answer(long)
	other, known := k.answer(short)
	return answer, ok && known && answer == other
}
