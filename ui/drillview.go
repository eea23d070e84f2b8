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
	f = d.fit(f)
	lines, _ := d.layout(f)
	if q, _ := d.session.Question(); q.Kind.Performed() {
		lines = look.Fit(lines, f.Width, f.Height) // so that it stays where it is as the verdict grows
	}
	return strings.Join(f.Beside(lines, d.side.lines(d, f)), "\n")
}

// fit is the room for the question.
func (d *drill) fit(f look.Frame) look.Frame {
	q, _ := d.session.Question()
	return ask.Fit(q.Kind, f)
}

// layout draws the screen and says what a click on each line chooses, -1 for nothing.
func (d *drill) layout(f look.Frame) (lines []string, hits []int) {
	f = d.fit(f)
	head := []string{d.head(f), ""}[:headHeight(f)]
	p := d.pane(f)
	shown := p.area.Lines[p.above:min(len(p.area.Lines), p.above+p.room)]
	lines = slices.Concat(head, p.fixed.Lines, f.Theme.More(shown, p.above, len(p.area.Lines), f.Width-2*look.Margin))
	hits = slices.Concat(slices.Repeat([]int{-1}, len(head)), p.fixed.Hits, p.area.Hits[p.above:p.above+len(shown)])
	return look.Indent(lines), hits
}

// headHeight is the number of lines above a question or a lesson.
func headHeight(f look.Frame) int {
	if f.Roomy() {
		return 2
	}
	return 1
}

// pane is what is scrolled, below what stands still.
type pane struct {
	fixed ask.Area
	area  ask.Area
	above int // the first line of area in sight
	room  int // the number of lines there is room for
}

// leastPane is the height below which a verdict has too little room beside its question: they are scrolled as one then.
const leastPane = 3

// pane is the question with its verdict. Where both do not fit, the question stands still and the verdict is scrolled;
// where too little is left for that, both are, and the verdict tells all that is out of sight.
func (d *drill) pane(f look.Frame) pane {
	f = d.fit(f)
	room := max(1, f.Height-headHeight(f))
	asked := d.question(f)
	left := room - len(asked.Lines)
	verdict := d.verdict(asked, f.Prose(), ask.Apart, f.Theme)
	if len(verdict.Lines) > left {
		verdict = d.verdict(asked, f.Prose(), ask.Verdict, f.Theme)
	}
	still := len(verdict.Lines) > left && left >= leastPane
	if len(verdict.Lines) > left {
		if !still && !d.tells(asked) {
			asked.Told = nil
		}
		verdict = d.verdict(asked, min(f.Prose(), f.Width-2*look.Margin-look.ScrollSigns), ask.Verdict, f.Theme)
	}
	question := asked
	if !d.judged() { // with a verdict, what is cut off follows that
		question = asked.Further(room)
	}
	p := pane{area: join(question, verdict), room: room}
	focus, last := asked.Focus, max(asked.Focus, asked.Until)
	switch {
	case still:
		p.fixed, p.area, p.room = asked, verdict, left
		focus, last = 0, 0
	case len(verdict.Lines) > 0:
		focus, last = len(asked.Lines), len(p.area.Lines)-1
	}
	_, p.above = look.Window(p.area.Lines, p.room, focus, last)
	if d.top >= 0 {
		p.above = min(d.top, max(0, len(p.area.Lines)-p.room))
	}
	return p
}

// tells reports whether a question shows all that is right in it.
func (d *drill) tells(asked ask.Area) bool {
	q, _ := d.session.Question()
	v, _ := d.session.Verdict()
	return asked.Tells(q.Kind, v)
}

// join sets one below the other.
func join(a, b ask.Area) ask.Area {
	return ask.Area{Lines: slices.Concat(a.Lines, b.Lines), Hits: slices.Concat(a.Hits, b.Hits), Focus: a.Focus, Until: a.Until}
}

// scroll moves what is scrolled by so many lines, as far as there are any.
func (d *drill) scroll(by int) {
	p := d.pane(d.frame)
	d.top = max(0, min(p.above+by, len(p.area.Lines)-p.room))
}

// page is how far a page goes: no line is passed over, nor cut by the signs each time.
func (d *drill) page() int { return max(1, min(d.fit(d.frame).Height/2, d.pane(d.frame).room-2)) }

// long reports whether there is more of the question than fits.
func (d *drill) long() bool {
	p := d.pane(d.frame)
	return len(p.area.Lines) > p.room
}

// question sets stem and answer below each other.
func (d *drill) question(f look.Frame) ask.Area {
	q, _ := d.session.Question()
	v, judged := d.session.Verdict()
	if !judged {
		return d.widget.Area(f.Prose(), f.Theme, nil).Below(ask.Stem(q), f).Trimmed()
	}
	asked := d.widget.Area(f.Prose(), f.Theme, &v).Below(ask.Stem(q), f)
	lines := len(asked.Lines)
	if asked = asked.Trimmed(); len(asked.Lines) < lines { // one of the lines that are empty now stays so
		asked.Lines, asked.Hits = append(asked.Lines, ""), append(asked.Hits, -1)
	}
	return asked
}

// setVerdict sets a verdict in lines: [ask.Verdict], or [ask.Apart] where there is room.
type setVerdict func(k quiz.Kind, v quiz.Verdict, told []bool, width int, t *look.Theme) []string

// verdict sets what the marker says, and what is to be said beside it, in lines of so many cells; nothing before there is an
// answer.
func (d *drill) verdict(asked ask.Area, width int, set setVerdict, t *look.Theme) ask.Area {
	v, judged := d.session.Verdict()
	if !judged {
		return ask.Area{}
	}
	q, _ := d.session.Question()
	lines := set(q.Kind, v, asked.Told, width, t)
	lines = append(lines, look.Paragraphs(d.words, width)...)
	for _, says := range d.remarks {
		lines = append(lines, look.Wrap(t.Hint.Render(says), width)...)
	}
	if l, ok := d.session.Leech(); ok {
		lines = append(lines, d.leech(l, width, t)...)
	}
	if len(asked.Rest) > 0 {
		lines = append(append(lines, ""), asked.Rest...)
	}
	return ask.Area{Lines: lines, Hits: slices.Repeat([]int{-1}, len(lines))}
}

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
	return look.Spread(f.Theme.Muted.Render(look.Cut(d.title, width/3)+" · "+place)+f.Theme.Hint.Render(d.Mark()), right, width)
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
		if last.Answer.ForMemory().GaveAway() {
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
