package class

import (
	"fmt"
	"strings"
	"time"

	"porthole/content"
	"porthole/quiz"
	"porthole/quiz/class"
	"porthole/ui/look"
)

// place says how far a round has come.
func place(s class.Scene, now time.Time) string {
	switch s.StageAt(now) {
	case class.InLobby:
		return "it begins soon"
	case class.Answering, class.Told:
		return fmt.Sprintf("question %d of %d", s.At+1, len(s.Questions))
	case class.RoundOver:
	}
	return "it is over"
}

// countdown says how much time somebody has for a question, "" where it is not counted down. late: it is nearly up.
func countdown(s class.Scene, p class.Pace, now time.Time) (says string, late bool) {
	until := s.Until(p)
	if until.IsZero() || s.State != class.Answering {
		return "", false
	}
	const soon = 5 * time.Second
	left := max(0, until.Sub(now))
	n := int((left + time.Second - 1) / time.Second)
	return fmt.Sprintf("%d:%02d", n/60, n%60), left <= soon
}

// clockOf sets a countdown; where it is nearly up a sign says so, too.
func clockOf(s class.Scene, p class.Pace, now time.Time, t *look.Theme) string {
	says, late := countdown(s, p, now)
	if late {
		return t.Hint.Render("! " + says)
	}
	return t.Strong.Render(says)
}

// explained is the answer to a question, why, and where it is written, for all to see.
func explained(d *quiz.Deck, q quiz.Question, width int, t *look.Theme) []string {
	v := d.Mark(q, quiz.Response{})
	lines := look.Wrap(t.Right.Render("✓ "+v.Answer), width)
	lines = append(lines, look.Paragraphs([]string{v.Correction, v.Explanation}, width)...)
	for _, line := range look.Wrap(strings.Join(content.Cited(v.Sources), " · "), width) {
		lines = append(lines, t.Muted.Render(line))
	}
	return lines
}

// deckOf is the course of a round; where it is not served any more, one that tells no more than the question does.
func (r *Room) deckOf(of *quiz.Deck, course string) *quiz.Deck {
	if of.Course().ID == course {
		return of
	}
	if d := r.Deck(course); d != nil {
		return d
	}
	return quiz.NewDeck(&content.Course{ID: course})
}

// placesOf lists places as they are shown at the end, own with a sign.
func placesOf(s class.Scene, own string, width int, t *look.Theme) []string {
	var lines []string
	for _, p := range s.OnBoard() {
		mark, name := "  ", content.Clean(p.Name)
		if p.Learner == own && own != "" {
			mark, name = t.Accent.Render("›")+" ", t.Strong.Render(name)
		}
		right := fmt.Sprintf("%d right", p.Right)
		if s.Speed {
			right += fmt.Sprintf(" · %.1f s", p.Took.Seconds())
		}
		lines = append(lines, look.Spread(fmt.Sprintf("%s%2d  %s", mark, p.Rank, name), t.Muted.Render(right), min(width, boardWidth)))
	}
	return lines
}

// boardWidth is how wide places are set, in cells.
const boardWidth = 48

// scoreOf says how many answers of a learner are right.
func scoreOf(s class.Scene, learner string) string {
	right := 0
	for _, p := range s.Scores {
		if p.Learner == learner {
			right = p.Right
		}
	}
	return fmt.Sprintf("You have %d of %d right.", right, min(s.At+1, len(s.Questions)))
}
