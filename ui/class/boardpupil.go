package class

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"porthole/content"
	"porthole/quiz"
	"porthole/quiz/class"
	"porthole/ui/ask"
	"porthole/ui/look"
	"porthole/ui/screen"
	"porthole/ui/words"
)

// pupil is the page of one member: what they know, and what a teacher can do for them.
type pupil struct {
	of      *board
	learner string
	body    screen.Scroll
	input   *textinput.Model // a new name is typed; nil: none is
	sure    *deed            // what is asked about; nil: nothing is
	says    string           // what came of it
	frame   look.Frame
}

// deed is something that a teacher does for a member, once they said yes.
type deed struct {
	asks string
	do   func(ctx context.Context) (says string, err error)
}

// done is what came of a deed.
type done struct {
	by   *pupil
	says string
	err  error
}

func newPupil(b *board, learner string) *pupil {
	return &pupil{of: b, learner: learner, body: screen.NewScroll(b.Key)}
}

func (p *pupil) Init() tea.Cmd { return nil }

func (p *pupil) Update(msg tea.Msg, _ time.Time) (screen.Move, tea.Cmd) {
	switch msg := msg.(type) {
	case look.Frame:
		p.frame = msg
		p.set()
	case factsRead:
		if _, there := p.of.standing(p.learner); !there && p.of.read {
			return screen.Pop().Saying("There is no such member any more."), nil
		}
		p.set()
	case done:
		if msg.by == p {
			return p.after(msg), func() tea.Msg { return changed{} }
		}
	case tea.PasteMsg:
		p.edit(msg)
	case tea.KeyPressMsg:
		return p.press(msg)
	case tea.MouseWheelMsg:
		p.body.Press(msg, p.of.Key)
	}
	return screen.Stay(), nil
}

func (p *pupil) after(d done) screen.Move {
	p.says = d.says
	if d.err != nil {
		p.says = words.Sentence(content.Clean(d.err.Error()))
	}
	p.set()
	return screen.Stay()
}

func (p *pupil) press(msg tea.KeyPressMsg) (screen.Move, tea.Cmd) {
	k := p.of.Key
	s, there := p.of.standing(p.learner)
	switch {
	case p.input != nil:
		return p.typed(msg)
	case p.sure != nil:
		d := p.sure
		p.sure = nil
		p.set()
		if key.Matches(msg, k.Sure) {
			return screen.Stay(), p.carry(d)
		}
		return screen.Stay(), nil
	case !there:
		return screen.Pop(), nil
	case key.Matches(msg, k.Rename):
		p.input, p.says = ask.NewInput(), ""
	case key.Matches(msg, k.NewPIN):
		p.sure = p.newPIN(s)
	case key.Matches(msg, p.barKey(s)):
		p.sure = p.bar(s)
	default:
		p.body.Press(msg, k)
		return screen.Otherwise(msg, k), nil
	}
	p.set()
	return screen.Stay(), nil
}

// typed takes a key of a new name.
func (p *pupil) typed(msg tea.KeyPressMsg) (screen.Move, tea.Cmd) {
	switch k := p.of.Key; {
	case key.Matches(msg, k.FieldBack):
		p.input = nil
	case key.Matches(msg, k.Open):
		to, err := class.ReadName(p.input.Value())
		if err != nil {
			p.says = words.Sentence(err.Error())
			break
		}
		p.input = nil
		p.sure = p.rename(to)
	default:
		p.edit(msg)
	}
	p.set()
	return screen.Stay(), nil
}

func (p *pupil) edit(msg tea.Msg) {
	if p.input != nil {
		*p.input, _ = p.input.Update(msg) // the cursor does not blink, so there is no command
		p.set()
	}
}

// carry does what was asked about.
func (p *pupil) carry(d *deed) tea.Cmd {
	ctx := p.of.ctx
	return func() tea.Msg {
		says, err := d.do(ctx)
		return done{p, says, err}
	}
}

func (p *pupil) keys(s class.Standing) (in, member string) {
	return class.KeyOf(s.Class), class.KeyOf(s.Name)
}

func (p *pupil) rename(to class.Name) *deed {
	s, _ := p.of.standing(p.learner)
	in, member := p.keys(s)
	keep := p.of.Keep
	return &deed{fmt.Sprintf("Call %s %s from now on?", content.Clean(s.Name), to.Shown), func(ctx context.Context) (string, error) {
		err := keep.Rename(ctx, in, member, to)
		if errors.Is(err, class.ErrTaken) {
			err = fmt.Errorf("%s: %w; choose another", to.Shown, err)
		}
		return to.Shown + " is the name now.", err
	}}
}

func (p *pupil) newPIN(s class.Standing) *deed {
	in, member := p.keys(s)
	keep, fresh := p.of.Keep, p.of.NewPIN
	return &deed{"Give " + content.Clean(s.Name) + " a new PIN? The one before ends.", func(ctx context.Context) (string, error) {
		pin, hash, err := fresh()
		if err == nil {
			err = keep.SetPIN(ctx, in, member, hash)
		}
		return "The PIN is " + pin + " now. It is shown this once.", err
	}}
}

func (p *pupil) bar(s class.Standing) *deed {
	in, member := p.keys(s)
	keep, name, to := p.of.Keep, content.Clean(s.Name), !s.Removed
	d := deed{"Let " + name + " in again?", func(ctx context.Context) (string, error) {
		return name + " comes in again.", keep.SetRemoved(ctx, in, member, to)
	}}
	if to {
		d.asks = "Let " + name + " in no more? What they learnt stays. A session of theirs that is open ends."
		d.do = func(ctx context.Context) (string, error) {
			return name + " does not come in any more.", keep.SetRemoved(ctx, in, member, to)
		}
	}
	return &d
}

// set fits the page to the frame.
func (p *pupil) set() {
	if p.frame.Theme != nil {
		f := p.frame
		p.body.Fill(look.Indent(p.lines(max(1, f.Width-2*look.Margin), f.Theme)), f, p.headHeight())
	}
}

func (p *pupil) headHeight() int {
	return len(p.head(max(1, p.frame.Width-2*look.Margin), p.frame.Theme))
}

// head is the name, and what is asked or was done.
func (p *pupil) head(width int, t *look.Theme) []string {
	s, _ := p.of.standing(p.learner)
	lines := []string{look.Spread(t.Title.Render(content.Clean(s.Name)), t.Muted.Render(content.Clean(s.Class)), width)}
	switch {
	case p.input != nil:
		p.input.SetWidth(max(1, width-len("New name › ")-1))
		lines = append(lines, t.Strong.Render("New name")+" "+t.Accent.Render("›")+" "+p.input.View())
	case p.sure != nil:
		lines = append(lines, look.Wrap(t.Hint.Render(p.sure.asks+" y does it, any other key does not."), width)...)
	}
	if p.says != "" && p.sure == nil {
		lines = append(lines, look.Wrap(t.Strong.Render(p.says), width)...)
	}
	return append(lines, "")
}

func (p *pupil) lines(width int, t *look.Theme) []string {
	s, there := p.of.standing(p.learner)
	if !there {
		return nil
	}
	lines := look.Wrap(p.about(s), width)
	lines = append(lines, "", t.Title.Render("Lessons"))
	left := 0
	for i, c := range s.Lessons {
		if c.Met() == 0 {
			left++
			continue
		}
		head := lessonCell(c, t) + "  "
		lines = append(lines, look.Hang(head, content.Clean(p.of.chart.Lessons[i])+t.Muted.Render(" · "+words.Cell(c)), width)...)
	}
	if left > 0 {
		lines = append(lines, t.Muted.Render(words.Count(left, "lesson")+" not begun."))
	}
	return append(lines, p.weakest(s, width, t)...)
}

// about tells of a member what a teacher looks for first.
func (p *pupil) about(s class.Standing) string {
	now := p.of.now
	says := []string{words.Count(s.Answers(), "answer")}
	if here, ok := p.of.here[s.Learner]; ok {
		says = append(says, "here, "+content.Clean(cmp.Or(here.Does, "at home"))+" for "+forHowLong(now.Sub(here.Since)))
	} else if !s.Seen.IsZero() {
		says = append(says, "here last "+words.Ago(s.Seen, now))
	}
	if !s.Last().IsZero() {
		says = append(says, "answered last "+words.Ago(s.Last(), now))
	}
	says = append(says, "joined "+words.Ago(s.Joined, now))
	means := []string{}
	if s.PIN != "" {
		means = append(means, "PIN")
	}
	if s.Keys > 0 {
		means = append(means, words.Count(s.Keys, "key"))
	}
	if len(means) > 0 {
		says = append(says, "comes in by "+strings.Join(means, " and "))
	}
	if s.Removed {
		says = append(says, "removed: is let in no more")
	}
	return words.Sentence(strings.Join(says, " · "))
}

// mostWeak is how many of the weakest cards are shown.
const mostWeak = 10

// weakest are the cards that are recalled least of those that were asked.
func (p *pupil) weakest(s class.Standing, width int, t *look.Theme) []string {
	stats := quiz.NewStats(p.of.deck, quiz.Progress{Record: s.Record}, p.of.now)
	lines := []string{"", t.Title.Render("Weakest cards")}
	if len(stats.Cards) == 0 {
		return append(lines, t.Muted.Render("Nothing was asked yet."))
	}
	for _, c := range stats.Cards[:min(mostWeak, len(stats.Cards))] {
		head := fmt.Sprintf("%5s  ", words.Percent(c.Recall))
		lines = append(lines, look.Hang(head, content.Clean(c.Asks)+t.Muted.Render(" → "+content.Clean(c.Answer)), width)...)
	}
	return lines
}

func (p *pupil) View(f look.Frame) string {
	head := p.head(max(1, f.Width-2*look.Margin), f.Theme)
	return strings.Join(append(look.Indent(head), p.body.View()), "\n")
}

func (p *pupil) barKey(s class.Standing) key.Binding {
	if s.Removed {
		return look.As(p.of.Key.Bar, "let back")
	}
	return p.of.Key.Bar
}

// Keys implements screen.Screen.
func (p *pupil) Keys() []key.Binding {
	k := p.of.Key
	s, _ := p.of.standing(p.learner)
	switch {
	case p.input != nil:
		return []key.Binding{look.As(k.Open, "rename"), k.FieldBack}
	case p.sure != nil:
		return []key.Binding{look.As(k.Sure, "yes"), look.As(k.Back, "no")}
	}
	return append(append([]key.Binding{k.Rename, k.NewPIN, p.barKey(s)}, p.body.Keys(k)...), k.Help, k.Back)
}
