package ui

import (
	"slices"

	"porthole/quiz/exam"
	"porthole/quiz/memory"
	exams "porthole/ui/exam"
	"porthole/ui/look"
)

// maxExams is how many exams the page lists; all of them are a key away.
const maxExams = 10

// examLines tell of the exams, the newest first, and how what was expected went with what was obtained.
func (s *progress) examLines(width int, t *look.Theme) []string {
	all := s.known.Exams
	if len(all) == 0 {
		return nil
	}
	lines := []string{t.Title.Render("Exams")}
	newest := slices.Clone(all)
	slices.Reverse(newest)
	for _, r := range newest[:min(len(newest), maxExams)] {
		went, expected := exams.Line(r, s.stats.At.Location(), width, t)
		lines = append(lines, look.Wrap(went+expected, width)...)
	}
	if len(all) < 2 {
		return lines
	}
	const widest, high = 72, 6
	lines = append(append(lines, ""), examTrend(all).Lines(min(width, widest), high, t)...)
	return append(lines, look.Wrap(t.Muted.Render("From the first exam to the last: the line is what you obtained, the shade what was expected. ╌ is the pass mark."), width)...)
}

// examTrend is the line of the scores, with the range that was expected of each as its band.
func examTrend(all []exam.Result) look.Chart {
	chart := look.Chart{Level: all[len(all)-1].Pass, Mark: -1}
	for i, r := range all {
		score := r.Score()
		p := look.Point{X: float64(i) / float64(max(1, len(all)-1)), Low: score, Middle: score, High: score}
		if r.Forecast != (memory.Forecast{}) {
			p.Low, p.High = r.Forecast.Low, r.Forecast.High
		}
		chart.Points = append(chart.Points, p)
	}
	return chart
}
