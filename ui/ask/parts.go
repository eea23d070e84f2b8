package ask

import (
	"strings"

	"porthole/quiz"
	"porthole/quiz/task"
	"porthole/ui/look"
)

// score is the headline where a question has several parts; short: without what is right in them.
func score(v quiz.Verdict, short bool, t *look.Theme) string {
	says := v.Headline()
	if short {
		says = v.Score()
	}
	switch {
	case v.Right:
		return t.Right.Render("✓ " + says)
	case v.Credit > 0:
		return t.Hint.Render("◐") + " " + says
	}
	return t.Wrong.Render("✗") + " " + says
}

// scored is the headline of a question of several parts.
func scored(v quiz.Verdict, t *look.Theme) string { return score(v, false, t) }

// untold lists the parts that are wrong and of which the widget does not show what is right. A question in order is told
// as a whole.
func untold(k quiz.Kind, v quiz.Verdict, told []bool) task.Parts {
	var out task.Parts
	for i, p := range v.Parts {
		if !p.Right && !descriptorOf(k).inOrder && (i >= len(told) || !told[i]) {
			out = append(out, p)
		}
	}
	return out
}

// Tells reports whether the area shows what is right in every part that is wrong.
func (a *Area) Tells(k quiz.Kind, v quiz.Verdict) bool { return len(untold(k, v, a.Told)) == 0 }

// parts tells what was given and what is right in each of some parts.
func parts(list task.Parts, blank bool, width int, t *look.Theme) []string {
	var lines []string
	for _, p := range list {
		label := strings.TrimSuffix(p.Label, ":")
		if !strings.HasSuffix(label, "?") {
			label += ":"
		}
		text := t.Muted.Render(label) + " "
		if !blank {
			text += t.Wrong.Render(whole(p.Given)+hard+"✗") + "  "
		}
		lines = append(lines, hang("  ", text+t.Right.Render(whole(p.Want)+hard+"✓"), width)...)
	}
	return lines
}

// hard is a space at which no line ends: a sign stays with what it marks.
const hard = "\u00a0"

// shortText is the width up to which a text stays on one line, in cells: "line 7".
const shortText = 16

func whole(text string) string {
	if look.Width(text) > shortText {
		return text
	}
	return strings.ReplaceAll(orDash(text), " ", hard)
}

// hang is [look.Hang]; once the lines are set a hard space is one like any other.
func hang(prefix, text string, width int) []string {
	lines := look.Hang(prefix, text, width)
	for i := range lines {
		lines[i] = strings.ReplaceAll(lines[i], hard, " ")
	}
	return lines
}

// severally says of a question with several parts how many of them are right, and what is where that is not to be seen
// above. Of steps it tells the order.
func severally(k quiz.Kind, v quiz.Verdict, told []bool, width int, t *look.Theme) []string {
	list := untold(k, v, told)
	ordered := descriptorOf(k).inOrder && !v.Right
	lines := look.Wrap(score(v, ordered || len(list) > 0, t), width)
	if ordered && v.Credit > 0 {
		lines = append(lines, look.Wrap(t.Muted.Render("✓ marks a step that follows the right one."), width)...)
	}
	if ordered {
		lines = append(lines, look.Wrap("In order: "+v.Answer, width)...)
	}
	return append(lines, parts(list, v.Blank, width, t)...)
}

// tell adds to a line what is right there, where there is room for the whole of it, and reports whether there was.
func tell(line, wanted string, width int) (told string, all bool) {
	if wanted == "" {
		return look.Cut(line, width), true
	}
	if with := line + "  " + wanted; look.Width(with) <= width {
		return with, true
	}
	return look.Cut(line, width), false
}
