package class

import (
	"fmt"
	"strconv"
	"strings"

	"porthole/content"
	"porthole/quiz"
	"porthole/quiz/class"
	"porthole/ui/ask"
	"porthole/ui/look"
	"porthole/ui/words"
)

// View implements screen.Screen.
func (x *stage) View(f look.Frame) string {
	f = f.Whole()
	width := f.Width - 2*look.Margin
	lines := []string{x.head(f)}
	if f.Roomy() {
		lines = append(lines, "")
	}
	room := f.Height - len(lines)
	switch {
	case !x.known:
		lines = append(lines, f.Theme.Muted.Render("Reading …"))
	case x.stage() == class.InLobby:
		lines = append(lines, x.lobby(width, room, f.Theme)...)
	case x.stage() == class.RoundOver:
		lines = append(lines, x.over(width, room, f.Theme)...)
	default:
		lines = append(lines, x.question(f, width, room)...)
	}
	return strings.Join(look.Indent(look.Fit(lines, width, f.Height)), "\n")
}

// head says how far the round is, who has answered, and how much time there is.
func (x *stage) head(f look.Frame) string {
	t, width := f.Theme, f.Width-2*look.Margin
	left, right := x.scene.Title, ""
	if x.scene.At >= 0 && x.known {
		left = fmt.Sprintf("%d of %d", x.scene.At+1, len(x.scene.Questions))
		if f.Width > look.MinWidth {
			left = "Question " + left
		}
	}
	if x.stage() == class.Answering {
		right = clockOf(x.scene, class.UsualPace, x.clock(), t)
		if until := x.scene.Until(class.UsualPace); !until.IsZero() && x.clock().After(until) {
			right = t.Hint.Render("some have more time")
		}
	}
	if x.view.Err != nil {
		right = t.Hint.Render("! not reached")
	}
	return look.Spread(t.Muted.Render(content.Clean(left)), right, width)
}

// paceSays tells of more time than the usual one.
func paceSays(p class.Pace, t *look.Theme) string {
	switch p {
	case class.UsualPace:
		return ""
	case class.Unhurried:
		return t.Muted.Render("  no clock")
	}
	return t.Muted.Render(fmt.Sprintf("  %g × the time", float64(p)/float64(class.UsualPace)))
}

// question shows the question large and in the middle; once it is closed with how many gave what, and the answer.
func (x *stage) question(f look.Frame, width, room int) []string {
	t := f.Theme
	q, _ := x.scene.Question()
	told := x.stage() == class.Told
	stem := block(look.Wrap(ask.Stem(q), min(width, stemWidth)), width, t.Title.Render)
	var options, below []string
	if told {
		options = x.bars(width, t)
		below = block(explained(x.room.deckOf(x.Deck, x.scene.Course), q, min(width, stemWidth), t), width, nil)
	} else {
		options = offered(q, width)
		below = []string{centred(x.howMany(t), width)}
	}
	roomy := room-len(stem)-len(options)-len(below) > 3
	if roomy && !told && 2*len(options)+len(stem)+len(below)+4 <= room {
		options = spaced(options)
	}
	var lines []string
	for _, part := range [][]string{stem, options, below} {
		if roomy && len(lines) > 0 {
			lines = append(lines, "")
		}
		lines = append(lines, part...)
	}
	if roomy {
		top := (room - len(lines)) / 3 //nolint:mnd // the middle, as the eye sees it
		lines = append(make([]string, max(0, top)), lines...)
	}
	if len(lines) > room && told { // the answer and its reason before the question
		keep := len(options) + len(below)
		lines = append(lines[:max(1, room-keep)], lines[len(lines)-keep:]...)
	}
	return lines
}

// stemWidth is how wide the text of a question is set on the projector, in cells.
const stemWidth = 84

// howMany says how many have answered.
func (x *stage) howMany(t *look.Theme) string {
	n, of := len(x.scene.Replies), len(x.scene.Seats)
	says := fmt.Sprintf("%d of %d have answered", n, of)
	if of > 0 && n == of {
		return t.Right.Render("✓ " + says)
	}
	return t.Muted.Render(says)
}

// offered lists what is offered, by the numbers that learners press; it shows nothing of what is right.
func offered(q quiz.Question, width int) []string {
	if len(q.Options) == 0 {
		return []string{centred("Type the answer.", width)}
	}
	var lines []string
	for i, o := range q.Options {
		lines = append(lines, look.Hang(strconv.Itoa(i+1)+"  ", o.Text, min(width, stemWidth))...)
	}
	return block(lines, width, nil)
}

// bars tell how many gave each answer.
func (x *stage) bars(width int, t *look.Theme) []string {
	picks := x.scene.Bars()
	most, name := 1, 0
	for _, p := range picks {
		most, name = max(most, p.Count), max(name, look.Width(p.Text))
	}
	const least, signs = 6, 14 // of a bar, and of what stands beside it
	wide := min(width, stemWidth)
	name = min(name, max(1, wide-least-signs))
	bar := max(least, min(40, wide-name-signs)) //nolint:mnd // a longer one says no more
	var lines []string
	for i, p := range picks {
		sign, ink := "  ", t.Muted
		if p.Right {
			sign, ink = "✓ ", t.Right
		}
		filled, number := p.Count*bar/most, strconv.Itoa(i+1)+"  "
		if q, _ := x.scene.Question(); len(q.Options) == 0 {
			number = ""
		}
		lines = append(lines, ink.Render(sign)+number+look.ToColumn(look.Cut(p.Text, name), name)+"  "+
			look.ToColumn(ink.Render(strings.Repeat("█", filled)), bar)+fmt.Sprintf(" %3d", p.Count))
	}
	if left := len(x.scene.Seats) - len(x.scene.Replies); left > 0 {
		lines = append(lines, t.Muted.Render(fmt.Sprintf("     no answer: %d", left)))
	}
	return block(lines, width, nil)
}

// over is the end of the round.
func (x *stage) over(width, room int, t *look.Theme) []string {
	lines := []string{centred(t.Title.Render("The round is over."), width), ""}
	places := placesOf(x.scene, "", width, t)
	if len(places) == 0 {
		right, of := 0, len(x.scene.Seats)*(x.scene.At+1)
		for _, p := range x.scene.Scores {
			right += p.Right
		}
		if of > 0 {
			lines = append(lines, centred(fmt.Sprintf("The class has %s of its answers right.", words.Percent(float64(right)/float64(of))), width))
		}
	}
	lines = append(lines, block(places, width, nil)...)
	return lines[:min(len(lines), max(1, room))]
}

// block sets lines in the middle as one, flush at their left; ink may draw each.
func block(lines []string, width int, ink func(...string) string) []string {
	wide := 0
	for _, line := range lines {
		wide = max(wide, look.Width(line))
	}
	left := strings.Repeat(" ", max(0, (width-wide)/2))
	return content.Texts(lines, func(line string) string {
		if ink != nil {
			line = ink(line)
		}
		return left + line
	})
}

func centred(line string, width int) string {
	return strings.Repeat(" ", max(0, (width-look.Width(line))/2)) + line
}

// spaced sets a blank line between lines that begin with a number.
func spaced(lines []string) []string {
	var out []string
	for i, line := range lines {
		if first := strings.TrimSpace(line); i > 0 && first != "" && first[0] >= '1' && first[0] <= '9' {
			out = append(out, "")
		}
		out = append(out, line)
	}
	return out
}
