package ask

import (
	"slices"
	"strings"

	"porthole/content"
	"porthole/quiz"
	"porthole/ui/look"
)

// Verdict sets what the marker says: right or wrong, the answer, why, what it was taken for, and where it is written.
// told are the parts of which the answer stands beside it, see [Area]; nil: of none.
func Verdict(k quiz.Kind, v quiz.Verdict, told []bool, width int, t *look.Theme) []string {
	return slices.Concat(judgement(k, v, told, width, t), reasons(v, width), written(v, width, t))
}

// Apart sets a verdict with its parts apart: the judgement above a rule, below it the reasons, and then where that is
// written.
func Apart(k quiz.Kind, v quiz.Verdict, told []bool, width int, t *look.Theme) []string {
	lines := judgement(k, v, told, width, t)
	why, where := reasons(v, width), written(v, width, t)
	if len(why)+len(where) > 0 {
		lines = append(lines, t.Rule.Render(strings.Repeat("─", width)))
	}
	if len(why) > 0 && len(where) > 0 {
		why = append(why, "")
	}
	return slices.Concat(lines, why, where)
}

// judgement is the sign and the answer.
func judgement(k quiz.Kind, v quiz.Verdict, told []bool, width int, t *look.Theme) []string {
	if k.Performed() {
		return severally(k, v, told, width, t)
	}
	return Headline(k, v, width, t)
}

// reasons say why, each once.
func reasons(v quiz.Verdict, width int) []string {
	return look.Paragraphs(slices.Compact([]string{mateOf(v), v.Correction, v.Explanation}), width)
}

// written says where it is written.
func written(v quiz.Verdict, width int, t *look.Theme) []string {
	lines := look.Wrap(strings.Join(content.Cited(v.Sources), " · "), width)
	return content.Texts(lines, func(line string) string { return t.Muted.Render(line) })
}

// Headline is the first sentence of a verdict: right or wrong, and the answer.
func Headline(k quiz.Kind, v quiz.Verdict, width int, t *look.Theme) []string {
	return look.Wrap(headline(k, v, t), width)
}

// headline tells right from wrong and names the answer; what was given stands marked above.
func headline(k quiz.Kind, v quiz.Verdict, t *look.Theme) string {
	if how := descriptorOf(k).headline; how != nil {
		return how(v, t)
	}
	switch {
	case v.Right:
		return t.Right.Render("✓ " + v.Headline())
	case v.Blank:
		return t.Wrong.Render("✗ ") + v.Headline()
	}
	v.Given = ""
	return t.Wrong.Render("✗ Wrong.") + " " + v.Headline()
}

func mateOf(v quiz.Verdict) string {
	if v.Right {
		return ""
	}
	return v.MixUp
}
