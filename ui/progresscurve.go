package ui

import (
	"math"
	"slices"
	"strings"
	"time"

	"porthole/quiz"
	"porthole/quiz/memory"
	"porthole/ui/look"
	"porthole/ui/words"
)

// forecastLines are the score to be expected, in words and as a line towards the exam.
func (s *progress) forecastLines(width int, t *look.Theme) []string {
	exam := s.known.Goal.Horizon(s.stats.At).After(s.stats.At)
	lines := look.Wrap(t.Title.Render("Forecast")+t.Muted.Render(" · "+words.Covered(s.covered, exam)), width)
	if says := words.Wanting(s.stats.Wanting[0], s.stats.Wanting[1]); says != "" {
		if n := len(s.known.Exams); n > 0 {
			lines = append(lines, look.Wrap(words.NextExam(s.known.Exams[n-1]), width)...)
		}
		return append(lines, look.Wrap(says, width)...)
	}
	goal := s.known.Goal
	lines = append(lines, look.Wrap(prospect(s.stats.Forecast, goal, s.stats.At), width)...)
	chart, first := s.curve()
	if len(chart.Points) < 2 {
		return lines
	}
	const widest, lowest, highest = 72, 6, 10
	wide, high := min(width, widest), max(lowest, min(highest, s.frame.Height-4))
	high -= high % 2 // with a row in the middle
	lines = append(append(lines, ""), chart.Lines(wide, high, t)...)
	lines = append(lines, t.Muted.Render(s.dates(chart, first, wide)))
	return append(lines, look.Wrap(t.Muted.Render(s.caption(chart)), width)...)
}

// visible is the width from which on a band is wider than its line.
const visible = 0.1

// caption says what the line means on either side of today.
func (s *progress) caption(c look.Chart) string {
	var parts []string
	if len(s.known.Forecasts) > 0 {
		parts = append(parts, "Up to today: what was forecast each day.")
	}
	if s.known.Goal.Open(s.stats.At) {
		parts = append(parts, "From today to the exam: the score day by day if nothing more is learnt.")
	}
	if slices.ContainsFunc(c.Points, func(p look.Point) bool { return p.High-p.Low > visible }) {
		parts = append(parts, "Eight scores of ten lie in the shade.")
	}
	if s.known.Goal.Target > 0 {
		parts = append(parts, "╌ is the pass mark.")
	}
	return strings.Join(parts, " ")
}

// maxPast is how many days back the line goes.
const maxPast = 60

// curve is the line: what was forecast on the days so far, then the score day by day until the exam while nothing more is
// learnt. It returns the first day, too.
func (s *progress) curve() (look.Chart, time.Time) {
	now, goal := s.stats.At, s.known.Goal
	zone, today := now.Location(), memory.DayOf(now)
	type moment struct {
		at time.Time
		memory.Forecast
	}
	var moments []moment
	for _, f := range s.known.Forecasts {
		if f.Day < today && f.Day >= today-maxPast {
			moments = append(moments, moment{f.Day.Begin(zone), f.Forecast})
		}
	}
	if goal.Open(now) {
		ids := s.Deck.IDs()
		for d := today; d <= memory.DayOf(goal.Exam); d += 1 + (memory.DayOf(goal.Exam)-today)/maxPast {
			at := later(now, d.Begin(zone))
			if at.Before(goal.Exam) {
				moments = append(moments, moment{at, s.known.Record.Forecast(ids, at, goal.Choices)})
			}
		}
		moments = append(moments, moment{goal.Exam, s.stats.Forecast})
	} else {
		moments = append(moments, moment{now, s.stats.Forecast})
	}
	first, last := moments[0].at, moments[len(moments)-1].at
	x := func(t time.Time) float64 { return float64(t.Sub(first)) / math.Max(1, float64(last.Sub(first))) }
	chart := look.Chart{Level: goal.Target, Mark: x(now)}
	for _, m := range moments {
		chart.Points = append(chart.Points, look.Point{X: x(m.at), Low: m.Low, Middle: m.Expected, High: m.High})
	}
	return chart, first
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// dates are the days under the line: its first, today and the exam, as far as there is room.
func (s *progress) dates(c look.Chart, first time.Time, width int) string {
	const axis, gap = 6, 2
	line := strings.Repeat(" ", axis)
	room := width - axis
	last := "today"
	if s.known.Goal.Open(s.stats.At) {
		last = s.known.Goal.Exam.In(s.stats.At.Location()).Format("2 Jan")
	}
	begin := axis + int(c.Mark*float64(room))
	if c.Mark > 0 {
		line += first.Format("2 Jan")
	}
	if begin >= look.Width(line)+gap*min(1, look.Width(line)-axis) && begin+len("today")+gap <= width-look.Width(last) && last != "today" {
		line = look.ToColumn(line, begin) + "today"
	}
	return look.ToColumn(line, width-look.Width(last)) + last
}

// prospect is the forecast in a sentence: "78 % (70–85) on 5 December, target 80 %: not ready yet."
func prospect(f memory.Forecast, g memory.Goal, now time.Time) string {
	switch {
	case g.Exam.IsZero():
		return words.Band(f) + " if the exam were today, with four options a question. No exam is set."
	case !g.Open(now):
		return words.Band(f) + " if the exam were today. It was on " + words.Day(g.Exam, now) + "."
	}
	says := words.Band(f) + " on " + words.Day(g.Exam, now) + ", target " + words.Percent(g.Target) + ": "
	switch {
	case f.Ready(g.Target):
		return says + "ready, even at the lower end."
	case f.Expected >= g.Target:
		return says + "not ready yet, the lower end is below it."
	}
	return says + "not ready yet."
}

// forecastSays is what the home screen tells of the progress.
func forecastSays(d *quiz.Deck, p quiz.Progress, now time.Time) string {
	answers, delayed := p.Record.Wanting()
	switch {
	case answers > 0:
		return words.MoreAnswers(max(answers, delayed)) + " until a forecast"
	case delayed > 0:
		return words.MoreAnswers(delayed) + " until a forecast, on another day"
	}
	says := "forecast " + words.Band(p.Forecast(d, now))
	if p.Goal.Open(now) {
		says += " for the exam " + words.InDays(p.Goal.Exam, now)
	}
	return says
}
