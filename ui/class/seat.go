package class

import (
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
	"porthole/ui/study"
)

// seat is a live round as a learner has it: the whole question on their own screen.
type seat struct {
	*study.Study
	room  *Room
	round int64
	view  View
	scene class.Scene
	known bool // the scene was read

	name   *textinput.Model // a nickname that is typed; nil: none is asked for
	widget ask.Widget
	at     int // the question that the widget is for, -1: none
	given  *class.GivenLive
	sent   bool // the answer is on its way
	says   string
	away   bool // the screen was left
	awaits bool // news of the round

	now   time.Time
	frame look.Frame
}

func newSeat(s *study.Study, room *Room, round int64) *seat {
	return &seat{Study: s, room: room, round: round, at: -1}
}

// seatSeen is what was read of a round, for one screen.
type seatSeen struct {
	of   *seat
	view View
	ok   bool // false: nobody waits for news any more
}

// seatDone is what became of something that a learner did.
type seatDone struct {
	of       *seat
	given    bool // it was an answer
	question int
	receipt  class.Receipt
	err      error
}

// Init implements screen.Screen.
func (x *seat) Init() tea.Cmd {
	x.Doing(study.InRound)
	return tea.Batch(x.watch(), x.After(time.Second, screen.Tick{Of: x}))
}

// watch waits for what concerns this learner: what the teacher does, and their own part. That others answer does not.
func (x *seat) watch() tea.Cmd {
	if x.awaits || x.away {
		return nil
	}
	x.awaits = true
	room, round, before, known := x.room, x.round, x.scene, x.known
	failed := x.view.Err != nil
	return func() tea.Msg {
		v, ok := room.News.Next(room.Context, func(v View) bool {
			s, there := v.Round(round)
			if failed != (v.Err != nil) || !there {
				return failed != (v.Err != nil) || known && before.State != class.RoundOver
			}
			return !known || s.Differs(before, room.Learner)
		})
		return seatSeen{x, v, ok}
	}
}

// stage is what the round has come to.
func (x *seat) stage() class.RoundState {
	return x.scene.StageAt(x.clock())
}

// clock is the time of the database's clock.
func (x *seat) clock() time.Time { return x.view.Clock(x.scene, x.now) }

// Update implements screen.Screen.
func (x *seat) Update(msg tea.Msg, now time.Time) (screen.Move, tea.Cmd) {
	x.now = now
	switch msg := msg.(type) {
	case look.Frame:
		x.frame = msg
		if x.widget != nil {
			x.widget.Update(msg)
		}
	case screen.Tick:
		if msg.Of == screen.Screen(x) && !x.away {
			return screen.Stay(), x.After(time.Second, screen.Tick{Of: x})
		}
	case seatSeen:
		if msg.of == x {
			return screen.Stay(), x.hear(msg)
		}
	case screen.Shown:
		return screen.Stay(), x.watch()
	case seatDone:
		if msg.of == x {
			x.done(msg)
		}
	case tea.KeyPressMsg:
		return x.press(msg)
	case tea.PasteMsg:
		return x.give(msg)
	case tea.MouseClickMsg:
		return x.click(msg)
	}
	return screen.Stay(), nil
}

// hear takes news, and waits for the next.
func (x *seat) hear(msg seatSeen) tea.Cmd {
	if x.awaits = false; !msg.ok {
		return nil
	}
	return tea.Batch(x.see(msg.view), x.watch())
}

// see takes what was read.
func (x *seat) see(v View) tea.Cmd {
	x.view = v
	s, there := v.Round(x.round)
	if !there {
		if v.Err == nil && x.known {
			x.scene.State = class.RoundOver
		}
		return nil
	}
	first := !x.known
	x.scene, x.known = s, true
	_, in := s.Seat(x.room.Learner)
	switch {
	case s.State == class.RoundOver:
		return nil
	case !in && s.Nicknames && x.name == nil:
		x.name = ask.NewInput()
		return nil
	case !in && first:
		return x.sit(class.Name{})
	case !in:
		return nil
	}
	x.name = nil
	x.pose()
	return nil
}

// sit brings the learner into the round.
func (x *seat) sit(name class.Name) tea.Cmd {
	return x.do(func(ctx context.Context) seatDone {
		return seatDone{err: x.room.Book.Sit(ctx, x.round, x.room.Learner, name)}
	})
}

// do carries something out beside the screen. It uses nothing that Update changes.
func (x *seat) do(f func(context.Context) seatDone) tea.Cmd {
	ctx := context.WithoutCancel(x.room.Context) // what was given is kept though the connection ends
	return func() tea.Msg {
		d := f(ctx)
		d.of = x
		return d
	}
}

// pose prepares the widget for the question that is asked, with what was given to it.
func (x *seat) pose() {
	q, asks := x.scene.Question()
	if !asks {
		x.widget, x.at = nil, -1
		return
	}
	reply, answered := x.scene.ReplyOf(x.room.Learner)
	if x.at == x.scene.At {
		if answered && x.given == nil {
			x.given = &class.GivenLive{Response: reply.Response}
			x.widget.Fill(reply.Response)
		}
		return
	}
	x.at, x.given, x.sent, x.says = x.scene.At, nil, false, ""
	if answered {
		x.given, x.says = &class.GivenLive{Response: reply.Response}, "Saved."
	}
	x.widget = ask.NewOpen(q, x.Key, reply.Response)
	x.widget.Update(x.frame)
}

// done takes what became of something.
func (x *seat) done(msg seatDone) {
	switch {
	case !msg.given && errors.Is(msg.err, class.ErrTaken):
		x.says = "Somebody else is called like that. Type another name."
		x.name = ask.NewInput()
	case !msg.given && msg.err != nil:
		x.says = "You are not in the round: " + content.Clean(msg.err.Error()) + "."
	case !msg.given:
		x.says = ""
	case msg.question != x.at:
	case errors.Is(msg.err, class.ErrMoved), msg.err == nil && msg.receipt == class.CameLate:
		x.sent, x.says = false, "Time was up. This answer does not count."
	case msg.err != nil:
		x.sent, x.says = false, "Not saved. Enter tries again: "+content.Clean(msg.err.Error())+"."
		return
	case msg.receipt == class.Already:
		x.sent, x.says = false, "Saved. Your first answer counts."
	default:
		x.sent, x.says = false, "Saved."
	}
}

// press takes a key.
func (x *seat) press(msg tea.KeyPressMsg) (screen.Move, tea.Cmd) {
	switch {
	case x.name != nil:
		return x.pressName(msg)
	case x.asking():
		return x.give(msg)
	case x.unsent() && key.Matches(msg, x.Key.Open):
		return screen.Stay(), x.send()
	case key.Matches(msg, x.Key.Back):
		return x.leave()
	case key.Matches(msg, x.Key.Help):
		return screen.Help(), nil
	case x.stage() == class.RoundOver && key.Matches(msg, x.Key.Open):
		return x.leave()
	}
	return screen.Stay(), nil
}

func (x *seat) leave() (screen.Move, tea.Cmd) {
	x.away = true
	return screen.Pop(), nil
}

// asking reports whether an answer is wanted.
func (x *seat) asking() bool {
	return x.widget != nil && x.given == nil && x.at == x.scene.At && x.stage() == class.Answering
}

// unsent reports whether an answer could not be saved.
func (x *seat) unsent() bool {
	return x.given != nil && !x.sent && strings.HasPrefix(x.says, "Not saved")
}

// pressName takes a key while a nickname is typed.
func (x *seat) pressName(msg tea.KeyPressMsg) (screen.Move, tea.Cmd) {
	switch {
	case key.Matches(msg, x.Key.FieldBack):
		return x.leave()
	case !key.Matches(msg, x.Key.Open):
		*x.name, _ = x.name.Update(msg)
		return screen.Stay(), nil
	case strings.TrimSpace(x.name.Value()) == "":
		x.says = ""
		return screen.Stay(), x.sit(class.Name{})
	}
	name, err := class.ReadName(x.name.Value())
	if err != nil {
		x.says = content.Clean(err.Error()) + "."
		return screen.Stay(), nil
	}
	x.says = ""
	return screen.Stay(), x.sit(name)
}

// give hands something to the widget, and sends the answer that it has at Enter: a digit or a click chooses it.
func (x *seat) give(msg tea.Msg) (screen.Move, tea.Cmd) {
	if !x.asking() {
		return screen.Stay(), nil
	}
	press, typed := msg.(tea.KeyPressMsg)
	if typed && !x.widget.Typing() && key.Matches(press, x.Key.Back) {
		return x.leave()
	}
	if typed && !x.widget.Typing() && key.Matches(press, x.Key.Help) {
		return screen.Help(), nil
	}
	out := x.widget.Update(msg)
	switch {
	case out.Leave:
		return x.leave()
	case !out.Given || !typed || !key.Matches(press, x.Key.Open): // an answer stands once it is sent: Enter does that
		return screen.Stay().Saying(out.Notice), nil
	case x.widget.Response().Blank():
		return screen.Stay().Saying("Nothing is chosen yet."), nil
	}
	q, _ := x.scene.Question()
	deck := x.room.deckOf(x.Deck, x.scene.Course)
	r := x.widget.Response()
	x.given = &class.GivenLive{
		Round: x.round, Question: x.at, Learner: x.room.Learner, Response: r,
		Answer: quiz.NewAnswer(x.scene.Course, fmt.Sprint("live-", x.round), q, r, deck.Mark(q, r), x.now),
	}
	return screen.Stay(), x.send()
}

// send saves the answer.
func (x *seat) send() tea.Cmd {
	x.sent, x.says = true, "Saving …"
	a := *x.given
	return x.do(func(ctx context.Context) seatDone {
		receipt, err := x.room.Book.Give(ctx, a)
		return seatDone{given: true, question: a.Question, receipt: receipt, err: err}
	})
}

func (x *seat) click(msg tea.MouseClickMsg) (screen.Move, tea.Cmd) {
	if msg.Button != tea.MouseLeft || !x.asking() {
		return screen.Stay(), nil
	}
	_, hits := x.layout(x.frame)
	if i, ok := look.Hit(hits, msg.Y); ok {
		return x.give(ask.Click{Hit: i})
	}
	return screen.Stay(), nil
}
