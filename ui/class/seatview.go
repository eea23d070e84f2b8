package class

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"

	"porthole/content"
	"porthole/quiz"
	"porthole/quiz/class"
	"porthole/ui/ask"
	"porthole/ui/look"
	"porthole/ui/words"
)

// View implements screen.Screen.
func (x *seat) View(f look.Frame) string {
	lines, _ := x.layout(f)
	return strings.Join(lines, "\n")
}

// Keys implements screen.Screen.
func (x *seat) Keys() []key.Binding {
	k := x.Key
	switch {
	case x.name != nil:
		return []key.Binding{look.As(k.Open, "join"), k.FieldBack}
	case x.asking():
		back := k.Back
		if x.widget.Typing() {
			back = k.FieldBack
		}
		return append(content.Each(x.widget.Keys(), x.sends), back)
	}
	return []key.Binding{look.As(look.Only(k.Open, x.unsent()), "try again"), k.Help, look.As(k.Back, "leave")}
}

// sends names what Enter does with an answer.
func (x *seat) sends(b key.Binding) key.Binding {
	if b.Enabled() && slices.Equal(b.Keys(), x.Key.Open.Keys()) {
		return look.As(b, "send")
	}
	return b
}

// layout draws the screen, and says what a click on each line chooses.
func (x *seat) layout(f look.Frame) (lines []string, hits []int) {
	width := f.Width - 2*look.Margin
	lines = []string{look.Indent([]string{x.head(f)})[0]}
	if f.Roomy() {
		lines = append(lines, "")
	}
	hits = slices.Repeat([]int{-1}, len(lines))
	var more []string
	var at []int
	switch {
	case !x.known:
		more = []string{f.Theme.Muted.Render("Reading …")}
	case x.name != nil:
		more = x.nameLines(width, f.Theme)
	case x.scene.State == class.RoundOver || x.stage() == class.RoundOver:
		more = x.over(width, f.Theme)
	case x.widget == nil:
		more = x.lobby(width, f.Theme)
	default:
		more, at = x.question(f, f.Height-len(lines))
	}
	return append(lines, look.Indent(more)...), append(hits, at...)
}

// head says where the learner is, and how much time there is.
func (x *seat) head(f look.Frame) string {
	left := "Live round"
	if x.at >= 0 {
		left = fmt.Sprintf("%d of %d", x.at+1, len(x.scene.Questions))
		if f.Width > look.MinWidth {
			left = "Live round · " + left
		}
	}
	right := ""
	if x.stage() == class.Answering {
		seat, _ := x.scene.Seat(x.room.Learner)
		right = clockOf(x.scene, seat.Pace, x.clock(), f.Theme)
	}
	if x.view.Err != nil {
		right = f.Theme.Hint.Render("! not reached")
	}
	return look.Spread(f.Theme.Muted.Render(left), right, f.Width-2*look.Margin)
}

func (x *seat) nameLines(width int, t *look.Theme) []string {
	lines := look.Wrap("What are you called in this round? Everybody sees it. Enter alone: "+content.Clean(x.room.Name)+".", width)
	return append(append(lines, "", "  "+x.name.View(), ""), x.said(width, t)...)
}

func (x *seat) lobby(width int, t *look.Theme) []string {
	name := x.room.Name
	if seat, in := x.scene.Seat(x.room.Learner); in {
		name = seat.Name
	}
	lines := look.Wrap(t.Strong.Render("You are in, "+content.Clean(name)+"."), width)
	lines = append(lines, look.Wrap("The teacher opens the first of "+words.Count(len(x.scene.Questions), "question")+".", width)...)
	return append(lines, x.said(width, t)...)
}

func (x *seat) said(width int, t *look.Theme) []string {
	if x.says == "" {
		return nil
	}
	return look.Wrap(t.Hint.Render(x.says), width)
}

// over is the end of the round.
func (x *seat) over(width int, t *look.Theme) []string {
	lines := []string{t.Strong.Render("The round is over.")}
	if len(x.scene.Questions) > 0 && x.scene.At >= 0 {
		lines = append(lines, scoreOf(x.scene, x.room.Learner))
	}
	if places := placesOf(x.scene, x.room.Learner, width, t); len(places) > 0 {
		lines = append(append(lines, ""), places...)
	}
	return lines
}

// question is the question, and below it what became of the answer.
func (x *seat) question(f look.Frame, room int) (lines []string, hits []int) {
	q, _ := x.scene.Question()
	told := x.stage() == class.Told
	var v *quiz.Verdict
	var below []string
	if told {
		marked := x.room.deckOf(x.Deck, x.scene.Course).Mark(q, x.gave())
		v = &marked
		below = append(ask.Verdict(q.Kind, marked, nil, f.Prose(), f.Theme), scoreOf(x.scene, x.room.Learner))
	} else {
		below = x.waits(f.Prose(), f.Theme)
	}
	area := x.widget.Area(f.Prose(), f.Theme, v).Below(ask.Stem(q), f).Trimmed()
	most := max(1, room-len(below))
	if told && len(area.Lines)+len(below) > room { // what is told counts more than what was asked
		most = max(room/3, room-len(below))
	}
	shown, above := look.Window(area.Lines, most, area.Focus, max(area.Focus, area.Until))
	lines = append(f.Theme.More(shown, above, len(area.Lines), f.Width-2*look.Margin), below...)
	return lines, area.Hits[above : above+len(shown)]
}

// gave is what the learner gave that counts.
func (x *seat) gave() quiz.Response {
	if reply, ok := x.scene.ReplyOf(x.room.Learner); ok {
		return reply.Response
	}
	return quiz.Response{}
}

// waits says what became of the answer.
func (x *seat) waits(width int, t *look.Theme) []string {
	switch {
	case x.given == nil:
		seat, _ := x.scene.Seat(x.room.Learner)
		until := x.scene.Until(seat.Pace)
		if !until.IsZero() && x.clock().After(until) {
			return append([]string{""}, look.Wrap(t.Hint.Render("Time is up. Waiting for the others."), width)...)
		}
		if !x.widget.Typing() && !x.widget.Response().Blank() {
			return append([]string{""}, look.Wrap(t.Hint.Render("Chosen. Enter sends it."), width)...)
		}
		return []string{""}
	case x.says == "Saved." || x.says == "Saved. Your first answer counts.":
		return append([]string{""}, look.Wrap(t.Right.Render("✓ "+x.says)+" Waiting for the others.", width)...)
	}
	return append([]string{""}, x.said(width, t)...)
}
