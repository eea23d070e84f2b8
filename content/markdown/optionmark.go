package markdown

import (
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// The right option may be marked where it stands: "B) cork ✔", "b) cork (correct)", "B) Kork [**RICHTIG**]".

// correctWords are what says of an option that it is right. "Right" alone is none: a hand is right, too.
const correctWords = `(?:(?:the )?(?:correct|right) answer|correct|(?:die )?richtige antwort|richtig|korrekt|(?:respuesta |resposta )?corre[c]?t[ao]|(?:la )?bonne réponse|réponse correcte|juste|exacte?|(?:risposta )?(?:corretta|esatta|giusta)|(?:alternativa )?certa|(?:odpowiedź )?(?:poprawna|prawidłowa)|(?:juiste antwoord|juist)|правильный ответ|правильно|верно|верный ответ|правильна відповідь|вірно|doğru(?: cevap)?|đáp án đúng|đúng|(?:jawaban )?benar|rätt(?: svar)?|riktig(?: svar)?|rigtig(?:t svar)?|oikein|správně|helyes|σωστή? ?(?:απάντηση)?|σωστό|正确答案|正确|正確|正解|정답|(?:إجابة |الإجابة )?صحيح[ة]?|נכון|सही(?: उत्तर)?|ถูกต้อง)`

// The marks of options: those that stand behind or before what is right, and those of what is wrong.
var (
	markedBehind = pattern(`(?i)^(.*\S)\s*(?:[✅✔✓☑🗸]\x{FE0F}?|[*_]*[\[(（【][*_✅✔✓ \x{FE0F}]*` + correctWords + `[*_!. ]*[\])）】][*_]*|(?:<-+|←|⬅)\s*[*_]*` + correctWords + `[*_!.]*)[\s*_]*$`)
	markedBefore = pattern(`^[*_]*[✅✔✓☑🗸]\x{FE0F}?[*_]*\s+(\S.*)$`)
	markedWrong  = pattern(`^(?:[❌✗✘❎]\x{FE0F}?\s+(\S.*)|(.*\S)\s*[❌✗✘❎]\x{FE0F}?)$`)
	saidCorrect  = pattern(`(?i)[\[(（【←⬅-][*_✅✔✓ \x{FE0F}]*` + correctWords)
)

// withoutMark returns an option without the mark that says whether it is right.
func withoutMark(text string) (out string, right bool) {
	if found := markedBehind().FindStringSubmatch(text); found != nil {
		return strings.TrimSpace(found[1]), true
	}
	if found := markedBefore().FindStringSubmatch(text); found != nil {
		return found[1], true
	}
	if found := markedWrong().FindStringSubmatch(text); found != nil {
		return strings.TrimSpace(found[1] + found[2]), false
	}
	return text, false
}

// readMarks takes the marks off the options, and returns the letters of those that are marked as right. Where all are, the marks say nothing.
func (q *lettered) readMarks() (right string) {
	if !slices.ContainsFunc(q.options, mayBeMarked) {
		return ""
	}
	out := make([]string, len(q.options))
	for i, text := range q.options {
		var marked bool
		if out[i], marked = withoutMark(text); marked {
			right += string(rune('A' + i))
		}
	}
	if right == "" || len(right) == len(out) {
		return ""
	}
	q.options, q.marks = out, true
	return right
}

// mayBeMarked looks at the ends of an option, which tell of most that they have no mark.
func mayBeMarked(text string) bool {
	if text == "" {
		return false
	}
	first, last := text[0], text[len(text)-1]
	return isOdd(first) || isOdd(last) || strings.IndexByte("*_", first) >= 0 || strings.IndexByte("])*_ ", last) >= 0 || strings.Contains(text, "<-") || strings.Contains(text, "←")
}

// markedList reads a list without letters of which some items are said to be right in words. A tick alone may mean anything in a list.
func markedList(n ast.Node, src []byte) (q lettered, ok bool) {
	list, ok := n.(*ast.List)
	if !ok || list.ChildCount() < 2 || list.ChildCount() > maxLettered || isTaskList(list) {
		return q, false
	}
	said := false
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		first := item.FirstChild()
		if first == nil || first.NextSibling() != nil || first.Lines() == nil || first.Lines().Len() != 1 {
			return q, false
		}
		text := textOf(first, src)
		said = said || strings.ContainsAny(text, "[(（【←⬅<") && saidCorrect().MatchString(text)
		q.options = append(q.options, text)
	}
	if !said {
		return q, false
	}
	q.right = q.readMarks()
	return q, q.right != ""
}
