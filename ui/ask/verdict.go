package ask

import (
	"slices"
	"strings"

	"porthole/quiz"
	"porthole/ui/look"
)

// Verdict sets what the marker says: right or wrong, the answer, why, what it was taken for, and where it is written.
// told are the parts of which the answer stands beside it, see [Area]; nil: of none.
func Verdict(k quiz.Kind, v quiz.Verdict, told []bool, width int, t *look.Theme) []string {
	lines := Headline(k, v, width, t)
	if k.Performed() {
		lines = severally(k, v, told, width, t)
	}
	for _, text := range slices.Compact([]string{mateOf(v), v.Correction, v.Explanation}) {
		lines = append(lines, look.Wrap(text, width)...)
	}
	var sources []string
	for _, s := range v.Sources {
		sources = append(sources, s.Text)
	}
	for _, line := range look.Wrap(strings.Join(sources, " · "), width) {
		lines = append(lines, t.Muted.Render(line))
	}
	return lines
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
