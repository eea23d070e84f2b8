package exam

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"porthole/content"
	"porthole/quiz"
	"porthole/quiz/exam"
	"porthole/quiz/memory"
	"porthole/ui/ask"
	"porthole/ui/look"
	"porthole/ui/words"
)

// text is what scrolls: what the score means, the parts, the questions. list is the line over the questions.
func (r *result) text(width int, t *look.Theme) (lines []string, list int) {
	lines = look.Paragraphs(r.meaning(), width)
	if r.unstored || r.Ephemeral {
		lines = append(lines, look.Wrap(t.Hint.Render("! This exam is not kept, and does not count."), width)...)
	}
	for _, part := range []struct {
		title  string
		shares []exam.Share
	}{{"By lesson", r.parts.Lessons}, {"By objective", words.SharesByObjective(r.parts)}, {"By kind", words.SharesByKind(r.parts)}} {
		lines = append(lines, shareLines(part.title, part.shares, r.result.Pass, width, t)...)
	}
	lines = append(lines, "")
	list = len(lines)
	lines = append(lines, look.Wrap(t.Title.Render(r.listed()), width)...)
	for i := range r.exam.Questions {
		if r.all || !r.exam.Verdicts[i].Right {
			lines = append(append(lines, ""), r.question(i, width, t)...)
		}
	}
	return lines, list
}

// meaning puts the score beside the pass mark and the forecast.
func (r *result) meaning() []string {
	out := []string{"Pass mark " + words.Percent(r.result.Pass) + "."}
	if r.result.Open > 0 {
		out[0] += " " + words.CountAre(r.result.Open, "question") + " open."
	}
	if r.result.Authority != "" {
		out[0] += " Worded by " + r.result.Authority + "."
	}
	if test := r.result.Test(); test != "" {
		out[0] = "Test " + test + ". " + out[0]
	}
	f := r.result.Forecast
	if f == (memory.Forecast{}) {
		return append(out, "There was no forecast before it. "+words.NextExam(r.result))
	}
	says := fmt.Sprintf("Expected %s, obtained %s", words.Band(f), words.WholePercent(r.result.Percent()))
	switch score := r.result.Score(); {
	case score < f.Low:
		says += ": less than was to be expected."
	case score > f.High:
		says += ": more than was to be expected."
	default:
		says += ": within the range."
	}
	return append(out, says)
}

// shareLines set the parts of an exam as bars with their numbers and the pass mark, the weakest first. Where a name has no room beside its
// bar, the bar stands below it.
func shareLines(title string, shares []exam.Share, pass float64, width int, t *look.Theme) []string {
	if len(shares) == 0 {
		return nil
	}
	lines := []string{"", t.Title.Render(title + ", weakest first")}
	share := func(s exam.Share) float64 { return s.Points / float64(max(1, s.Questions)) }
	weakest := slices.SortedStableFunc(slices.Values(shares), func(a, b exam.Share) int { return cmp.Compare(share(a), share(b)) })
	for _, s := range weakest {
		part := share(s)
		bar := fmt.Sprintf("%5s  ", words.Percent(part)) + t.PassMeter(part, pass, look.MeterWidth) + "  "
		points := fmt.Sprintf("%s of %d", words.Points(s.Points), s.Questions)
		if 2*look.Width(bar) > width {
			lines = append(append(lines, look.Wrap(s.Name, width)...), look.Indent([]string{bar + t.Muted.Render(points)})...)
			continue
		}
		lines = append(lines, look.Hang(bar, s.Name+t.Muted.Render(" · "+points), width)...)
	}
	return lines
}

// listed is the heading over the questions.
func (r *result) listed() string {
	switch missed := content.CountFunc(r.exam.Verdicts, func(v quiz.Verdict) bool { return !v.Right }); {
	case r.all:
		return fmt.Sprintf("All %d questions", len(r.exam.Questions))
	case missed == 0:
		return "Nothing missed."
	case missed == 1:
		return "1 question missed, in whole or in part"
	default:
		return fmt.Sprintf("%d questions missed, in whole or in part", missed)
	}
}

// question is a question with what was given, what is right, why, where that is written, and what others say.
func (r *result) question(i, width int, t *look.Theme) []string {
	q, v := r.exam.Questions[i], r.exam.Verdicts[i]
	lines := look.Hang(t.Muted.Render(strconv.Itoa(i+1)+".")+" ", t.Strong.Render(q.Stem), width)
	inner := width - look.Margin
	var below []string
	if says := givenIn(q.Question, v); says != "" {
		below = look.Wrap(t.Muted.Render(says), inner)
	}
	below = append(below, ask.Verdict(q.Kind, v, nil, inner, t)...)
	for _, s := range q.Others {
		below = append(below, look.Wrap(t.Hint.Render(words.SaidBy(s.Authority, s.Text)), inner)...)
	}
	return append(lines, look.Indent(below)...)
}

// givenIn says what was given; "" where the verdict tells that itself.
func givenIn(q quiz.Question, v quiz.Verdict) string {
	switch {
	case v.Right || q.Kind.Performed():
		return ""
	case v.Blank:
		return "Left open."
	}
	return "You gave: " + v.Given
}
