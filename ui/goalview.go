package ui

import (
	"fmt"
	"strings"
	"time"

	"porthole/quiz"
	"porthole/quiz/memory"
	"porthole/ui/look"
	"porthole/ui/words"
)

const (
	fieldColumn = 14 // cells of a field's name
	fieldWidth  = 18 // of its text; the cursor stands behind it
)

// layout draws the screen and says which field stands on each line, -1 for none.
func (g *goal) layout(f look.Frame) (lines []string, hits []int) {
	width := f.Width - 2*look.Margin
	body, at, focus, last := g.body(f)
	room := max(1, f.Height-headHeight(f))
	shown, above := look.Window(body, room, focus, last)
	if g.top >= 0 && len(body) > room {
		above = min(g.top, len(body)-room)
		shown = body[above : above+room]
	}
	lines = append(lines, look.Spread(f.Theme.Title.Render("Goal"), f.Theme.Muted.Render(look.Cut(g.Course().Title, width-8)), width), "")[:headHeight(f)]
	hits = append(hits, -1, -1)[:headHeight(f)]
	return look.Indent(append(lines, f.Theme.More(shown, above, len(body), width)...)), append(hits, at[above:above+len(shown)]...)
}

// body is all that can be scrolled to, with the field on each line, and the lines of the one with the cursor.
func (g *goal) body(f look.Frame) (lines []string, hits []int, focus, last int) {
	width, t := max(1, f.Width-2*look.Margin), f.Theme
	add := func(hit int, more ...string) {
		for _, line := range more {
			lines, hits = append(lines, line), append(hits, hit)
		}
	}
	if g.passed() {
		add(-1, look.Wrap(t.Hint.Render("The exam was on "+words.Day(g.form.was.Exam, g.now)+". Set the next one, or go on without: ctrl+d."), width)...)
		add(-1, "")
	}
	for i := range goalFields {
		if i == g.at {
			focus = len(lines)
		}
		add(i, g.field(i, width, t)...)
		if i == g.at {
			last = len(lines) - 1
		}
	}
	add(-1, "")
	add(-1, g.planLines(width, t)...)
	return lines, hits, focus, last
}

// field is a field's line and what there is to say of it: beside it where that fits, else below it where it is
// wrong or has the cursor.
func (g *goal) field(i, width int, t *look.Theme) []string {
	here := i == g.at
	name, mark, text := t.Muted.Render(fieldNames()[i]), "  ", look.Cut(g.form.texts[i], fieldWidth)
	if here {
		name, mark, text = t.Strong.Render(fieldNames()[i]), t.Accent.Render("›")+" ", g.input.View()
	}
	line := look.ToColumn(mark+name, fieldColumn+2) + text
	says, wrong := g.reading.says[i], g.reading.wrong[i]
	if wrong && g.form.texts[i] == "" && !g.left[i] {
		_, accepted, _ := strings.Cut(says, ": ")
		says = strings.ToUpper(accepted[:min(1, len(accepted))]) + accepted[min(1, len(accepted)):]
	}
	said := t.Muted.Render(says)
	if wrong && (g.left[i] || !here && g.form.texts[i] != "") {
		said = t.Wrong.Render("✗ " + says)
	} else if wrong && !here {
		return []string{line} // nobody has been there yet
	}
	beside := fieldColumn + fieldWidth + 4
	switch {
	case beside+look.Width(said) <= width:
		return []string{look.ToColumn(line, beside) + said}
	case !here && !wrong:
		return []string{line}
	}
	return append([]string{line}, look.Hang("    ", said, width)...)
}

// planLines is the plan for the goal as it is typed.
func (g *goal) planLines(width int, t *look.Theme) []string {
	if !g.reading.timed {
		return look.Wrap(t.Muted.Render("Day, time and minutes make a plan, which will stand here."), width)
	}
	goal, plan := g.reading.goal, g.reading.plan
	deck, known := g.aimed()
	title := "Plan · " + words.Minutes(plan.Left-plan.Lost)
	if n := len(plan.Sittings); n > 1 {
		title += fmt.Sprintf(" in %d sittings", n)
	}
	lines := []string{t.Title.Render(look.Cut(title, width))}
	if plan.Today == 0 {
		lines = append(lines, g.nothingToday(plan, known.Record))
	}
	for _, day := range g.agenda.Days {
		lines = append(lines, plannedLines(day, g.now, width, t)...)
	}
	for _, says := range planCosts(goal, plan) {
		lines = append(lines, look.Wrap(t.Hint.Render(says), width)...)
	}
	lines = append(lines, "")
	for _, says := range words.PlanNotes(g.agenda, len(deck.Course().Lessons)) {
		lines = append(lines, look.Wrap(t.Muted.Render(says), width)...)
	}
	return lines
}

// nothingToday says why there is nothing to do today.
func (g *goal) nothingToday(p memory.Plan, known memory.Record) string {
	today := known.Practised(memory.DayOf(g.now)).Spent
	switch {
	case p.Left == 0:
		return "All of the time is used."
	case today > g.reading.goal.Before || today > 0 && !g.reading.goal.Set.Equal(g.now):
		return "Today's part is done."
	}
	return "Nothing is planned for today."
}

// datedLine is a day of the plan and its time: "Thu  3 Dec   6 minutes".
func datedLine(s memory.Sitting, now time.Time) string {
	begins := s.Day.Begin(now.Location())
	written := begins.Format("Mon _2 Jan")
	if begins.Year() != now.Year() {
		written = begins.Format("_2 Jan 2006") // in the room of the other
	}
	return look.ToColumn(written, 12) + look.ToColumn(words.Minutes(s.Time), 12)
}

// plannedLines are a day of the plan: "Thu  3 Dec   6 minutes   from 08:00, before the exam · lesson 6, 10 reviews". Where the
// window is narrow what the sitting is for stands below.
func plannedLines(day quiz.AgendaDay, now time.Time, width int, t *look.Theme) []string {
	line := datedLine(day.Sitting, now)
	when, what := plannedWhen(day, now), words.Planned(day)
	if width < wideEnough {
		return append([]string{strings.TrimRight(line+when, " ")}, look.Hang("    ", t.Muted.Render(what), width)...)
	}
	if day.Morning && when != "" {
		when += ", before the exam"
	}
	if when != "" {
		what = when + " · " + what
	}
	return look.Hang(line, t.Muted.Render(what), width)
}

// wideEnough is the width from which on a day of the plan and what it is for stand beside each other.
const wideEnough = 60

// plannedWhen says when a sitting is, where that is more than its day.
func plannedWhen(day quiz.AgendaDay, now time.Time) string {
	switch {
	case day.Morning && day.At.After(now):
		return "from " + day.At.In(now.Location()).Format("15:04")
	case day.Day == memory.DayOf(now):
		return "today"
	}
	return ""
}

// planCosts says what a cap costs, and how short the time is.
func planCosts(goal memory.Goal, p memory.Plan) []string {
	var out []string
	if p.Moved > 0 {
		out = append(out, fmt.Sprintf("At most %s a day moves %s to other days, mostly earlier ones: less of that will stay until the exam.", words.Minutes(p.Cap), words.Minutes(p.Moved)))
	}
	switch {
	case p.Lost > 0 && goal.Cap > 0:
		out = append(out, "There is no room for "+words.Minutes(p.Lost)+": at most "+words.Minutes(p.Cap)+" a day is too little for that.")
	case p.Lost > 0:
		out = append(out, "There is no room for "+words.Minutes(p.Lost)+" before the exam.")
	}
	return out
}

// goalSays is what the home screen tells of the goal.
func goalSays(course string, g memory.Goal, now time.Time) string {
	name := ""
	if exam := examOf(course); exam != "" {
		name = exam + " "
	}
	switch {
	case g.Exam.IsZero():
		return "no exam set"
	case !g.Open(now):
		return "the exam " + name + "was on " + words.Day(g.Exam, now) + ": set the next"
	}
	return name + words.InDays(g.Exam, now) + " · pass mark " + words.Percent(g.Target)
}
