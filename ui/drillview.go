package ui

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"porthole/quiz"
	"porthole/ui/ask"
	"porthole/ui/look"
)

func (d *drill) View(f look.Frame) string {
	lines, _ := d.layout(f)
	return strings.Join(lines, "\n")
}

// layout draws the screen and says what a click on each line chooses, -1 for nothing.
func (d *drill) layout(f look.Frame) (lines []string, hits []int) {
	head := []string{d.head(f), ""}[:headHeight(f)]
	area, above, room := d.window(f)
	shown := area.Lines[above:min(len(area.Lines), above+room)]
	lines = look.Indent(append(head, f.Theme.More(shown, above, len(area.Lines), f.Width-2*look.Margin)...))
	return lines, append(slices.Repeat([]int{-1}, len(head)), area.Hits[above:above+len(shown)]...)
}

// headHeight is the number of lines above a question or a lesson.
func headHeight(f look.Frame) int {
	if f.Roomy() {
		return 2
	}
	return 1
}

// window is the question set in lines, the first line of it in sight, and the number of lines there is room for.
func (d *drill) window(f look.Frame) (area ask.Area, above, room int) {
	area, last := d.body(f)
	room = max(1, f.Height-headHeight(f))
	_, above = look.Window(area.Lines, room, area.Focus, last)
	if d.top >= 0 {
		above = min(d.top, max(0, len(area.Lines)-room))
	}
	return area, above, room
}

// scroll moves the question by so many lines, as far as there are any.
func (d *drill) scroll(by int) {
	area, above, room := d.window(d.frame)
	d.top = max(0, min(above+by, len(area.Lines)-room))
}

// long reports whether there is more of the question than fits.
func (d *drill) long() bool {
	area, _, room := d.window(d.frame)
	return len(area.Lines) > room
}

// body sets stem, answer and verdict below each other; last is the last line to keep in sight.
func (d *drill) body(f look.Frame) (area ask.Area, last int) {
	q, _ := d.session.Question()
	width := f.Prose()
	for _, line := range look.Wrap(q.Stem, width) {
		area.Lines = append(area.Lines, f.Theme.Strong.Render(line))
	}
	if f.Roomy() {
		area.Lines = append(area.Lines, slices.Repeat([]string{""}, max(1, stemRoom-len(area.Lines)))...)
	}
	area.Hits = slices.Repeat([]int{-1}, len(area.Lines))
	verdict, judged := d.session.Verdict()
	var shown *quiz.Verdict
	if judged {
		shown = &verdict
	}
	answer := d.widget.Area(width, f.Theme, shown)
	area.Focus = len(area.Lines) + answer.Focus
	area.Lines = append(area.Lines, answer.Lines...)
	area.Hits = append(area.Hits, answer.Hits...)
	if !judged {
		return trim(area), area.Focus
	}
	area.Focus = len(area.Lines)
	area.Lines = append(area.Lines, ask.Verdict(q.Kind, verdict, width, f.Theme)...)
	for _, says := range d.words {
		area.Lines = append(area.Lines, look.Wrap(says, width)...)
	}
	for _, says := range d.remarks {
		area.Lines = append(area.Lines, look.Wrap(f.Theme.Hint.Render(says), width)...)
	}
	area.Hits = append(area.Hits, slices.Repeat([]int{-1}, len(area.Lines)-len(area.Hits))...)
	return area, len(area.Lines) - 1
}

// trim takes the empty lines at the end away: there is nothing to scroll to.
func trim(a ask.Area) ask.Area {
	n := len(a.Lines)
	for n > 0 && a.Lines[n-1] == "" {
		n--
	}
	a.Lines, a.Hits = a.Lines[:n], a.Hits[:n]
	return a
}

// stemRoom is the height kept for a stem and the blank line under it, so that short ones do not move the answers.
const stemRoom = 3

func (d *drill) head(f look.Frame) string {
	done, of := d.session.Progress()
	width := f.Width - 2*look.Margin
	at := done
	if !d.judged() {
		at++
	}
	place := fmt.Sprintf("%d of %d", min(at, of), of)
	right := f.Theme.Bar(done, of, min(32, width/3))
	if d.limit > 0 {
		place, right = fmt.Sprintf("question %d", at), f.Theme.Hint.Render(d.left())
	}
	switch q, _ := d.session.Question(); {
	case q.Contrast():
		place = "side by side"
	case d.session.Repeat() && d.limit == 0:
		place = "once more"
	}
	return look.Spread(f.Theme.Muted.Render(look.Cut(d.title, width/3)+" · "+place)+f.Theme.Hint.Render(d.mark()), right, width)
}

// left is the time that is left, as minutes and seconds.
func (d *drill) left() string {
	left := max(0, d.limit-d.now.Sub(d.started)).Round(time.Second)
	return fmt.Sprintf("%d:%02d left", int(left.Minutes()), int(left.Seconds())%60)
}

// remark notes what is to be said beside the verdict: what a hint cost, and that the mix-up comes next.
func (d *drill) remark(now time.Time) {
	all := d.session.Answered()
	last := all[len(all)-1]
	d.remarks = nil
	if last.Verdict.Right && last.Response.Hinted && !d.practice {
		says := "A hint counts as half known."
		if quiz.NewAnswer(d.course().ID, last).GaveAway() {
			says = "The hint told so much that it counts as not known."
		}
		d.remarks = append(d.remarks, says)
	}
	if q, more := d.session.Next(now).Question(); more && !last.Verdict.Right && q.Contrast() && offers(q, last.Verdict.Mistaken) {
		d.remarks = append(d.remarks, "Next: the two side by side.")
	}
}

// offers reports whether one of the texts is among the options.
func offers(q quiz.Question, texts []string) bool {
	return slices.ContainsFunc(q.Options, func(o quiz.Option) bool { return slices.Contains(texts, o.Text) })
}
