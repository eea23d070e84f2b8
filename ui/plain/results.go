package plain

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"porthole/content"
	"porthole/quiz/class"
	"porthole/ui/words"
)

// How much of results is told: of the questions so many, of each so many wrong answers; and how wide names and stems may be.
const (
	mostItems = 10
	mostWrong = 3
	nameWidth = 24
	stemWidth = 2 * pageWidth
)

// Results writes what a class handed in and got right, by learner and lesson, and its weakest questions; all of them where
// that is wanted.
func Results(w io.Writer, course string, t class.Table, assigned []class.Piece, items []class.Item, all bool) error {
	out := newPaper(w)
	out.say(words.Count(len(t.Rows), "learner") + ", " + words.Count(t.All.Sheets, "report") + " of " + words.Ended(course) +
		" Right at the first try: " + words.PointsOf(t.All.All.Points, t.All.All.Questions) + ", " + words.Percent(t.All.All.Part()) + ".")
	out.assigned(assigned)
	out.shares(t, assigned)
	out.gap()
	heading := "Questions, the weakest first:"
	if !all && len(items) > mostItems {
		items, heading = items[:mostItems], fmt.Sprintf("The %d weakest questions of %d:", mostItems, len(items))
	}
	out.say(heading)
	for i, item := range items {
		out.gap()
		out.item(i, item)
	}
	out.gap()
	out.say(discriminationSays(items))
	return out.flush()
}

// discriminationSays explains the word, or says why it is not there.
func discriminationSays(items []class.Item) string {
	if !slices.ContainsFunc(items, func(i class.Item) bool { return i.Discrimination != nil }) {
		return fmt.Sprintf("How a question goes with the rest is told from %d answers on, where not all did alike.", class.EnoughAnswers)
	}
	return "Discrimination is the correlation of a question with the rest of each report. Near 0 or below it, those who know the rest do no better there: read that question once more."
}

// shares writes the table of learners and lessons, in as many parts as the page is narrow, and what the lessons are called.
func (p *paper) shares(t class.Table, assigned []class.Piece) {
	classes := slices.ContainsFunc(t.Rows, func(r class.Row) bool { return r.Class != t.Rows[0].Class })
	rows := [][]string{{"Learner"}}
	if classes {
		rows[0] = []string{"Class", "Learner"}
	}
	fixed := len(rows[0])
	rows[0] = append(rows[0], "All")
	for i := range t.Lessons {
		rows[0] = append(rows[0], number(i))
	}
	for _, r := range t.Rows {
		row := shareRow(r, fixed, countText)
		if rowNote(r, assigned) != "" {
			row[fixed-1] += " *"
		}
		rows = append(rows, row)
	}
	all := t.All
	all.Class, all.Learner, all.Edited = "", "All", false
	rows = append(rows, shareRow(all, fixed, countText))
	all.Learner = "Share"
	rows = append(rows, shareRow(all, fixed, percentText))
	rows[len(rows)-1][fixed] = percentText(all.All)
	for _, part := range parted(rows, fixed) {
		p.gap()
		widths := columnWidths(part)
		for _, row := range part {
			p.line(columns(row, widths))
		}
	}
	p.notes(t.Rows, assigned)
	p.gap()
	p.list(t.Lessons)
}

func shareRow(r class.Row, fixed int, text func(class.Share) string) []string {
	name := ansi.Truncate(r.Learner, nameWidth, "…")
	if r.Edited {
		name += " (edited)"
	}
	row := []string{name, countText(r.All) + ", " + percentText(r.All)}
	if fixed > 1 {
		row = append([]string{ansi.Truncate(r.Class, nameWidth, "…")}, row...)
	}
	return append(row, content.Each(r.Lessons, text)...)
}

// countText and percentText write a share: "3/4", "75 %".
func countText(s class.Share) string {
	if s.Questions == 0 {
		return "-"
	}
	return words.Points(s.Points) + "/" + strconv.Itoa(s.Questions)
}

func percentText(s class.Share) string {
	if s.Questions == 0 {
		return "-"
	}
	return words.Percent(s.Part())
}

// parted cuts a table into parts that fit the page, each with the first columns.
func parted(rows [][]string, fixed int) (parts [][][]string) {
	widths := columnWidths(rows)
	room := pageWidth
	for _, w := range widths[:fixed] {
		room -= w + gutter
	}
	for at := fixed; at < len(widths); {
		end, used := at+1, widths[at]
		for end < len(widths) && used+gutter+widths[end] <= room {
			used += gutter + widths[end]
			end++
		}
		parts = append(parts, content.Each(rows, func(row []string) []string {
			return append(slices.Clone(row[:fixed]), row[at:end]...)
		}))
		at = end
	}
	return parts
}

// item tells of one question.
func (p *paper) item(i int, item class.Item) {
	p.hang(number(i)+" ", ansi.Truncate(item.Stem, stemWidth, "…"))
	points := item.Facility * float64(item.Answers)
	says := item.Lesson + ". Right: " + words.Points(points) + " of " + strconv.Itoa(item.Answers) + ", " + words.Percent(item.Facility) + "."
	if d := item.Discrimination; d != nil {
		says += fmt.Sprintf(" Discrimination %.2f.", *d)
	}
	margin := strings.Repeat(" ", len(number(i))+1)
	p.hang(margin, says)
	if given := wrongSays(item); given != "" {
		p.hang(margin, given)
	}
}

// wrongSays tells what was given most often instead of the answer.
func wrongSays(item class.Item) string {
	wrong := item.Wrong()
	texts := content.Each(wrong[:min(len(wrong), mostWrong)], func(g class.Given) string {
		return "“" + ansi.Truncate(g.Text, stemWidth, "…") + "” " + timesText(g.Times)
	})
	if open := item.Open(); open > 0 {
		texts = append(texts, "left open "+timesText(open))
	}
	if len(texts) == 0 {
		return ""
	}
	return "The answer is “" + ansi.Truncate(item.Right, stemWidth, "…") + "”. Given instead: " + strings.Join(texts, ", ") + "."
}

func timesText(n int) string {
	if n == 1 {
		return "once"
	}
	return words.Count(n, "time")
}
