package class

import (
	"context"
	"errors"
	"fmt"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"porthole/content"
	"porthole/quiz/class"
	"porthole/ui/look"
	"porthole/ui/screen"
	"porthole/ui/study"
)

// stage is a live round as a teacher leads it, and as it stands on the projector: what is right does not show before a
// question is closed.
type stage struct {
	*study.Study
	room  *Room
	group class.Group
	round int64
	view  View
	scene class.Scene
	known bool
	list  screen.Picker // of those who are in, in the lobby
	busy  bool          // a command is on its way
	sure  bool          // the end was asked for once
	away  bool          // the screen was left
	waits bool          // for news

	now   time.Time
	frame look.Frame
}

func newStage(s *study.Study, room *Room, g class.Group, round int64) *stage {
	return &stage{Study: s, room: room, group: g, round: round}
}

// stageSeen is what was read of a round, for one screen.
type stageSeen struct {
	of   *stage
	view View
	ok   bool // false: nobody waits for news any more
}

// stageDone is what became of a command.
type stageDone struct {
	of  *stage
	err error
}

// Init implements screen.Screen.
func (x *stage) Init() tea.Cmd {
	return tea.Batch(x.watch(), x.After(time.Second, screen.Tick{Of: x}))
}

// watch waits for whatever happens in the round.
func (x *stage) watch() tea.Cmd {
	if x.waits || x.away {
		return nil
	}
	x.waits = true
	room, round, known, before, failed := x.room, x.round, x.known, x.scene, x.view.Err != nil
	return func() tea.Msg {
		v, ok := room.News.Next(room.Context, func(v View) bool {
			s, there := v.Round(round)
			if failed != (v.Err != nil) || !there {
				return failed != (v.Err != nil) || known && before.State != class.RoundOver
			}
			return !known || s.Version != before.Version || s.Taken != before.Taken || len(s.Seats) != len(before.Seats)
		})
		return stageSeen{x, v, ok}
	}
}

func (x *stage) stage() class.RoundState { return x.scene.StageAt(x.clock()) }

func (x *stage) clock() time.Time { return x.view.Clock(x.scene, x.now) }

// Update implements screen.Screen.
func (x *stage) Update(msg tea.Msg, now time.Time) (screen.Move, tea.Cmd) {
	x.now = now
	switch msg := msg.(type) {
	case look.Frame:
		x.frame = msg
	case screen.Tick:
		if msg.Of == screen.Screen(x) && !x.away {
			return screen.Stay(), x.After(time.Second, screen.Tick{Of: x})
		}
	case stageSeen:
		if msg.of == x {
			return screen.Stay(), x.hear(msg)
		}
	case screen.Shown:
		return screen.Stay(), x.watch()
	case stageDone:
		if msg.of == x {
			x.busy = false
			return screen.Stay().Saying(failing(msg.err)), nil
		}
	case tea.KeyPressMsg:
		return x.press(msg)
	case tea.MouseWheelMsg:
		x.list.Wheel(msg)
	}
	return screen.Stay(), nil
}

// failing says why a command was not carried out. Where somebody else was faster there is nothing to say: it shows.
func failing(err error) string {
	if err == nil || errors.Is(err, class.ErrMoved) {
		return ""
	}
	return "That did not work: " + content.Clean(err.Error()) + "."
}

// hear takes news, and waits for the next.
func (x *stage) hear(msg stageSeen) tea.Cmd {
	if x.waits = false; !msg.ok {
		return nil
	}
	x.see(msg.view)
	return x.watch()
}

func (x *stage) see(v View) {
	x.view = v
	s, there := v.Round(x.round)
	switch {
	case there:
		x.scene, x.known = s, true
	case v.Err == nil && x.known:
		x.scene.State = class.RoundOver
	}
	x.list.N = len(x.scene.Seats)
	x.list.At = max(0, min(x.list.At, x.list.N-1))
}

// press takes a key.
func (x *stage) press(msg tea.KeyPressMsg) (screen.Move, tea.Cmd) {
	sure := x.sure
	x.sure = false
	k := x.keys()
	switch {
	case key.Matches(msg, k.on):
		return x.onward()
	case key.Matches(msg, k.more):
		return screen.Stay(), x.do(class.AddTime)
	case key.Matches(msg, k.clock):
		return screen.Stay(), x.do(class.ForgetClock)
	case key.Matches(msg, k.pace):
		return screen.Stay(), x.setPace()
	case key.Matches(msg, k.end) && sure:
		return screen.Stay(), x.do(class.EndRound)
	case key.Matches(msg, k.end):
		x.sure = true
		return screen.Stay().Saying("Ends the round for everybody. Press " + k.end.Help().Key + " again to end it."), nil
	case key.Matches(msg, x.Key.Help):
		return screen.Help(), nil
	case key.Matches(msg, x.Key.Back):
		return x.leave()
	case k.pace.Enabled():
		x.list.Press(msg, x.Key)
	}
	return screen.Stay(), nil
}

// leave leaves the screen. The round goes on: a teacher comes back to it from home.
func (x *stage) leave() (screen.Move, tea.Cmd) {
	x.away = true
	move := screen.Pop()
	if x.known && x.stage() != class.RoundOver {
		move = move.Saying("The round goes on. Come back to it from here.")
	}
	return move, nil
}

// onward does what comes next.
func (x *stage) onward() (screen.Move, tea.Cmd) {
	switch x.stage() {
	case class.InLobby, class.Told:
		return screen.Stay(), x.do(class.GoOn)
	case class.Answering:
		return screen.Stay(), x.do(class.CloseNow)
	case class.RoundOver:
	}
	return x.leave()
}

// do carries a command out, at the version of the round that is seen.
func (x *stage) do(c class.RoundCommand) tea.Cmd {
	if x.busy || !x.known {
		return nil
	}
	x.busy = true
	room, round, version := x.room, x.round, x.scene.Version
	ctx := context.WithoutCancel(room.Context)
	return func() tea.Msg { return stageDone{x, room.Book.Command(ctx, round, version, c)} }
}

// setPace gives whom the cursor is on the next pace.
func (x *stage) setPace() tea.Cmd {
	seat, paces := x.scene.Seats[x.list.At], class.Paces()
	next := paces[0]
	for i, p := range paces {
		if p == seat.Pace {
			next = paces[(i+1)%len(paces)]
		}
	}
	room, round := x.room, x.round
	ctx := context.WithoutCancel(room.Context)
	return func() tea.Msg { return stageDone{x, room.Book.SetPace(ctx, round, seat.Learner, next)} }
}

// stageKeys are the keys that can act now.
type stageKeys struct{ on, more, clock, pace, end key.Binding }

func (x *stage) keys() stageKeys {
	k, now := x.Key, x.stage()
	timed := now == class.Answering && !x.scene.Closes.IsZero()
	does := map[class.RoundState]string{
		class.InLobby: "first question", class.Answering: "close", class.Told: "next question", class.RoundOver: "leave",
	}[now]
	if now == class.Told && x.scene.At == len(x.scene.Questions)-1 {
		does = "the end"
	}
	return stageKeys{
		on:    look.As(look.Only(k.Open, x.known), does),
		more:  look.As(look.Only(k.All, timed), fmt.Sprintf("%.0f s more", class.MoreTime.Seconds())),
		clock: look.As(look.Only(k.Every, timed), "no clock"),
		pace:  look.As(look.Only(k.Toggle, now == class.InLobby && x.list.N > 0), "more time for one"),
		end:   look.As(look.Only(k.End, x.known && now != class.RoundOver), "end the round"),
	}
}

// Keys implements screen.Screen.
func (x *stage) Keys() []key.Binding {
	k := x.keys()
	return []key.Binding{
		k.on, k.more, k.clock, look.Only(x.Key.Up, k.pace.Enabled()), look.Only(x.Key.Down, k.pace.Enabled()), k.pace, k.end, x.Key.Help,
		look.As(x.Key.Back, "leave"),
	}
}
