package ui

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"porthole/content"
	"porthole/quiz/memory"
	"porthole/ui/look"
	"porthole/ui/words"
)

// sections are the parts of the page, each with its heading.
func (s *progress) sections(width int, t *look.Theme) [][]string {
	sections := [][]string{
		s.forecastLines(width, t), s.confusionLines(width, t), s.dayLines(width, t), s.examLines(width, t), s.reliabilityLines(width, t),
		s.recallLines(width, t),
	}
	return slices.DeleteFunc(sections, func(lines []string) bool { return len(lines) == 0 })
}

// maxConfusions is how many of them are listed.
const maxConfusions = 10

// confusionLines list what is mixed up most, by question: "995 for 993: 4 times · What is the default port of IMAPS?".
func (s *progress) confusionLines(width int, t *look.Theme) []string {
	most := s.stats.Confusions
	if len(most) == 0 {
		return nil
	}
	lines := []string{t.Title.Render("Mixed up most")}
	for _, c := range most[:min(len(most), maxConfusions)] {
		says := fmt.Sprintf("%s for %s: %s", quoteWords(c.Given), quoteWords(c.Answer), words.Count(c.Times, "time"))
		lines = append(lines, look.Hang("", says+t.Muted.Render(" · "+c.Asks), width)...)
	}
	return lines
}

// quoteWords sets what is more than one word in quotation marks.
func quoteWords(text string) string {
	if strings.Contains(text, " ") {
		return "“" + text + "”"
	}
	return text
}

// maxWeeks is how many weeks back the calendar goes.
const maxWeeks = 12

// dayLines is a calendar of the days practised, a week a line, with the minutes of each day.
func (s *progress) dayLines(width int, t *look.Theme) []string {
	days := s.stats.Days
	if len(days) == 0 {
		return nil
	}
	of, sum := map[memory.Day]time.Duration{}, time.Duration(0)
	for _, d := range days {
		of[d.Day] = d.Spent
		sum += d.Spent
	}
	zone := s.stats.At.Location()
	end := max(memory.DayOf(s.stats.At), days[len(days)-1].Day) // the clock may have been put back since
	week := monday(end, zone) - 7*(maxWeeks-1)
	week = max(week, monday(days[0].Day, zone))
	told := " · " + words.Count(len(days), "day") + ", " + words.Minutes(max(sum, time.Minute)) + " in all"
	lines := append(
		look.Wrap(t.Title.Render("Days practised")+t.Muted.Render(told), width),
		t.Muted.Render("minutes  Mo  Tu  We  Th  Fr  Sa  Su"),
	)
	for ; week <= end; week += 7 {
		var b strings.Builder
		b.WriteString(t.Muted.Render(look.ToColumn(week.Begin(zone).Format("2 Jan"), 7)))
		for d := week; d < week+7 && d <= end; d++ {
			b.WriteString(dayCell(of[d], t))
		}
		lines = append(lines, b.String())
	}
	return lines
}

// monday is the first day of a day's week.
func monday(d memory.Day, zone *time.Location) memory.Day {
	return d - memory.Day((int(d.Begin(zone).Weekday())+6)%7)
}

// dayCell is a day of the calendar: its minutes, one at least where there was any practice.
func dayCell(spent time.Duration, t *look.Theme) string {
	if spent == 0 {
		return t.Muted.Render("   ·")
	}
	return fmt.Sprintf("%4d", max(1, int(spent.Round(time.Minute)/time.Minute)))
}

// reliabilityLines tell how well forecasts of single answers held.
func (s *progress) reliabilityLines(width int, t *look.Theme) []string {
	if len(s.stats.Reliability) == 0 {
		return nil
	}
	rows := content.Each(s.stats.Reliability, func(b memory.Bin) []string {
		n := float64(b.Answers)
		return []string{words.Percent(b.Forecast / n), words.Percent(b.Right / n), strconv.Itoa(b.Answers)}
	})
	lines := []string{t.Title.Render("How forecasts held")}
	lines = append(lines, look.Wrap(t.Muted.Render("Answers to cards of an earlier day: how many were expected to be right, and how many were."), width)...)
	return append(lines, t.Columns([]string{"expected", "right", "answers"}, rows)...)
}

// recallLines list every card that was asked by its recall, the weakest first.
func (s *progress) recallLines(width int, t *look.Theme) []string {
	at := "today"
	if s.stats.Horizon.After(s.stats.At) {
		at = "on exam day"
	}
	told := fmt.Sprintf(" · the weakest first; %d of %d asked", s.stats.Asked, s.stats.Of)
	lines := look.Wrap(t.Title.Render("Recall "+at)+t.Muted.Render(told), width)
	if len(s.stats.Cards) == 0 {
		return append(lines, look.Wrap(t.Muted.Render("Nothing was asked yet."), width)...)
	}
	for _, c := range s.stats.Cards {
		head := fmt.Sprintf("%5s  ", words.Percent(c.Recall)) + t.Meter(c.Recall, look.MeterWidth) + "  "
		says := c.Asks + t.Muted.Render(" → "+c.Answer)
		if look.Width(head)*3 <= width {
			lines = append(lines, look.Hang(head, says, width)...)
			continue
		}
		lines = append(append(lines, head), look.Indent(look.Wrap(says, width-look.Margin))...)
	}
	return lines
}
