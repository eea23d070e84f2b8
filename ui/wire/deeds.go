package wire

import (
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"porthole/content"
	"porthole/ui/screen"
	"porthole/ui/wire/attempt"
	"porthole/ui/wire/lab"
)

// begin makes the network.
func (x *exercise) begin() tea.Cmd {
	x.turn++
	x.out, x.held = nil, false
	x.try, x.says, x.done, x.told, x.up, x.hints = nil, "", false, false, 0, 0
	bench, wire, turn := x.Bench, x.wire, x.turn
	if bench == nil {
		x.says = "There is no wire lab here."
		return nil
	}
	x.lent = bench.Turn()
	lent := x.lent
	return func() tea.Msg {
		try, err := bench.Begin(lent, wire)
		return begun{x, turn, try, err}
	}
}

// connect makes a connection for the device in hand.
func (x *exercise) connect(port int, begins content.WireTLS) tea.Cmd {
	try, device, turn, old := x.try, x.try.At, x.turn, x.try.Hand().Line
	hangup := func() error {
		if old != nil {
			old.Hangup()
		}
		return nil
	}
	return x.queue(&outgoing{device: device, do: hangup, then: func() tea.Msg {
		line, err := try.Connect(device, port, begins)
		return connected{x, turn, device, port, line, err}
	}})
}

// queue lets a deed wait for those before it.
func (x *exercise) queue(o *outgoing) tea.Cmd {
	x.out = append(x.out, o)
	if len(x.out) > 1 {
		return nil
	}
	return x.sendNext()
}

// listen waits for what a line tells next, and for what could be overheard until then.
func (x *exercise) listen(device int, line *lab.Line) tea.Cmd {
	try, turn, known := x.try, x.turn, x.try.Known()
	return func() tea.Msg {
		said, ok := <-line.Lines()
		return heard{x, turn, device, line, said, ok, try.Overhear(known)}
	}
}

// look sees what happened without a word: that a line is silent, or was hung up.
func (x *exercise) look() tea.Cmd {
	if x.try == nil {
		return nil
	}
	try, turn, known := x.try, x.turn, x.try.Known()
	return func() tea.Msg { return sent{of: x, turn: turn, news: try.Overhear(known)} }
}

// sendNext does what waits longest.
func (x *exercise) sendNext() tea.Cmd {
	if len(x.out) == 0 {
		return nil
	}
	x.held = false
	next, try, turn, known := x.out[0], x.try, x.turn, x.try.Known()
	do := next.do
	if do == nil {
		device := &x.try.Devices[next.device]
		switch line := device.Line; {
		case line != nil:
			do = func() error { return line.Send(next.text) }
		case device.Over:
			do = func() error { return errors.New("not sent: nothing is connected") }
		default:
			x.held = true // until it is
			return nil
		}
	}
	if next.then != nil {
		x.try.Leave(next.device)
	}
	return func() tea.Msg {
		err := do()
		return sent{x, turn, next, err, try.Overhear(known)}
	}
}

// wasSent takes in what became of a deed, and goes on to the next one. A line that comes while TLS is agreed on is held until
// that is done.
func (x *exercise) wasSent(msg sent, now time.Time) (screen.Move, tea.Cmd) {
	first := msg.deed != nil && len(x.out) > 0 && x.out[0] == msg.deed // else it was given up meanwhile
	if first && (errors.Is(msg.err, lab.ErrBusy) || errors.Is(msg.err, lab.ErrAsked)) {
		x.held = true
		return x.take(msg.news, now)
	}
	if msg.err != nil {
		x.try.Tell(attempt.Network, content.Clean(msg.err.Error()))
	}
	move, cmd := x.take(msg.news, now)
	if !first {
		return move, cmd
	}
	x.out = x.out[1:]
	return move, tea.Batch(cmd, msg.deed.then, x.sendNext())
}
