package ask

import (
	"fmt"
	"strings"

	"porthole/quiz"
	"porthole/ui/look"
)

// partial is the headline where a question has several parts: how many of them are right. What was right from the
// beginning and stayed so does not count.
func partial(v quiz.Verdict, t *look.Theme) string {
	right, of := counted(v)
	switch {
	case v.Right && of == 1:
		return t.Right.Render("✓ Right.")
	case v.Right:
		return t.Right.Render(fmt.Sprintf("✓ All %d parts are right.", of))
	case v.Blank:
		return t.Wrong.Render("✗") + " Nothing given."
	case right == 0:
		return t.Wrong.Render("✗ Wrong.") + fmt.Sprintf(" None of %d parts is right.", of)
	}
	verb := "are"
	if right == 1 {
		verb = "is"
	}
	return t.Hint.Render("◐ Partly right.") + fmt.Sprintf(" %d of %d parts %s right.", right, of, verb)
}

// counted returns how many parts are right, of those that count.
func counted(v quiz.Verdict) (right, of int) {
	for _, p := range v.Parts {
		if p.Before {
			continue
		}
		of++
		if p.Right {
			right++
		}
	}
	return right, of
}

// parts lists what is wrong, with what was given and what is right. Of steps it tells the order: what follows what is seen
// there at once.
func parts(k quiz.Kind, v quiz.Verdict, width int, t *look.Theme) []string {
	if k == quiz.Order && !v.Right {
		return look.Wrap("In order: "+v.Answer, width)
	}
	var lines []string
	for _, p := range v.Parts {
		if p.Right {
			continue
		}
		label := p.Label
		if !strings.HasSuffix(label, "?") {
			label += ":"
		}
		text := t.Muted.Render(label) + " "
		if !v.Blank {
			text += t.Wrong.Render(orDash(p.Given)+" ✗") + "  "
		}
		lines = append(lines, look.Hang("  ", text+t.Right.Render(orDash(p.Want)+" ✓"), width)...)
	}
	return lines
}
