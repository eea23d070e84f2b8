package wire

import (
	"time"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"porthole/content"
	"porthole/ui/ask"
	"porthole/ui/look"
	"porthole/ui/screen"
	"porthole/ui/study"
	"porthole/ui/wire/attempt"
	"porthole/ui/wire/lab"
)

// exercise is one exercise: left the conversation, right what an eavesdropper reads.
type exercise struct {
	*study.Study
	wire content.Wire
	try  *attempt.Attempt // nil until the network is there
	says string           // why it is not
	turn int              // counts the beginnings: what belongs to an earlier one is stale
	lent int              // the bench's own number of that

	out    []*outgoing // they wait for the one before them
	held   bool        // the first of them waits until TLS is there, or a connection
	input  *textinput.Model
	hints  int
	watch  bool // in a narrow window the eavesdropper's side is shown
	bytes  bool // that side is in hex
	up     int  // lines that were scrolled back
	done   bool
	told   bool // that a goal is lost was said
	closed bool
	began  time.Time
	frame  look.Frame
}

// New is the screen of an exercise, by its index in the course.
func New(s *study.Study, at int) screen.Screen {
	x := &exercise{Study: s, wire: s.Course().Wires[at], input: ask.NewInput()}
	x.input.CharLimit = longestLine
	return x
}

// mostWaiting is how many lines may wait for the one before them.
const mostWaiting = 100

// longestLine is how much can be typed in a line, in characters.
const longestLine = 998 // RFC 5321 §4.5.3.1.6

// The messages of an exercise carry the turn that they belong to.
type (
	begun struct {
		of   *exercise
		turn int
		try  *attempt.Attempt
		err  error
	}
	connected struct {
		of           *exercise
		turn         int
		device, port int
		line         *lab.Line
		err          error
	}
	heard struct {
		of     *exercise
		turn   int
		device int
		line   *lab.Line
		said   lab.Said
		ok     bool
		news   attempt.News
	}
	sent struct {
		of   *exercise
		turn int
		deed *outgoing // what was done; nil: nothing that waited
		err  error
		news attempt.News
	}
)

// outgoing is a deed on its way: a line that is sent, a connection that is hung up. One is done after the other.
type outgoing struct {
	device int
	text   string       // the line, where do is nil
	do     func() error // what else is done
	then   tea.Cmd      // follows it; nil: nothing does
}

// Init implements screen.Screen.
func (x *exercise) Init() tea.Cmd {
	x.Doing(study.OnWire)
	return tea.Batch(x.begin(), x.After(time.Second, screen.Tick{Of: x}))
}

// Update implements screen.Screen.
func (x *exercise) Update(msg tea.Msg, now time.Time) (screen.Move, tea.Cmd) {
	switch msg := msg.(type) {
	case look.Frame:
		x.frame = msg
		x.input.SetWidth(max(1, x.talkWidth(msg)-2))
	case begun:
		return x.start(msg, now)
	case connected:
		if msg.of == x && msg.turn == x.turn {
			return screen.Stay(), x.connectedTo(msg)
		}
	case heard:
		if msg.of == x && msg.turn == x.turn {
			return x.hear(msg, now)
		}
	case sent:
		if msg.of == x && msg.turn == x.turn {
			return x.wasSent(msg, now)
		}
	case screen.Tick:
		if msg.Of == screen.Screen(x) && !x.closed {
			return screen.Stay(), tea.Batch(x.After(time.Second, msg), x.look())
		}
	case tea.KeyPressMsg:
		return x.press(msg)
	case tea.PasteMsg:
		*x.input, _ = x.input.Update(msg)
	case tea.MouseWheelMsg:
		screen.Wheel(msg, func(by int) { x.scroll(-by) })
	}
	return screen.Stay(), nil
}

// start begins where the network is there.
func (x *exercise) start(msg begun, now time.Time) (screen.Move, tea.Cmd) {
	if msg.of != x || msg.turn != x.turn || x.closed {
		return screen.Stay(), nil
	}
	if msg.err != nil {
		x.says = content.Clean(msg.err.Error())
		return screen.Stay(), nil
	}
	x.try, x.began = msg.try, now
	return screen.Stay(), tea.Batch(x.connect(x.wire.Port, x.wire.TLS), x.look())
}

// connectedTo takes a connection in hand, and sends what waited for it.
func (x *exercise) connectedTo(msg connected) tea.Cmd {
	x.try.Connected(msg.device, msg.port, msg.line, msg.err)
	var waiting tea.Cmd
	if x.held {
		waiting = x.sendNext()
	}
	if msg.err != nil {
		return waiting
	}
	return tea.Batch(x.listen(msg.device, msg.line), waiting)
}

func (x *exercise) hear(msg heard, now time.Time) (screen.Move, tea.Cmd) {
	if !msg.ok {
		return x.take(msg.news, now)
	}
	x.try.Hear(msg.device, msg.line, msg.said)
	move, cmd := x.take(msg.news, now)
	if x.held && msg.said.Kind != lab.Presented {
		cmd = tea.Batch(cmd, x.sendNext())
	}
	return move, tea.Batch(cmd, x.listen(msg.device, msg.line))
}

// take takes news in, and says where all is done, or where it cannot be any more.
func (x *exercise) take(n attempt.News, now time.Time) (screen.Move, tea.Cmd) {
	x.try.Take(n)
	if x.done {
		return screen.Stay(), nil
	}
	if x.try.Done() {
		x.done = true
		x.try.Tell(attempt.Told, "Done. Enter on an empty line tells what happened.")
		return screen.Stay(), x.SaveWire(x.wire, x.began, now)
	}
	if goal, lost := x.try.Lost(); lost && !x.told {
		x.told = true
		x.try.Tell(attempt.Hint, goal.Gone())
	}
	return screen.Stay(), nil
}
