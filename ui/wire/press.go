package wire

import (
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"porthole/ui/look"
	"porthole/ui/screen"
	"porthole/ui/wire/attempt"
)

func (x *exercise) press(msg tea.KeyPressMsg) (screen.Move, tea.Cmd) {
	switch {
	case key.Matches(msg, x.Key.FieldBack):
		return screen.Pop(), x.close()
	case x.try == nil:
		return screen.Stay(), nil
	case x.doubts() && x.input.Value() == "" && key.Matches(msg, x.Key.Yes):
		return x.order(attempt.Order{Verb: "yes"})
	case x.doubts() && x.input.Value() == "" && key.Matches(msg, x.Key.No):
		return x.order(attempt.Order{Verb: "no"})
	case key.Matches(msg, x.Key.Open):
		return x.enter()
	case key.Matches(msg, x.Key.FieldHint):
		return x.tab(), nil
	case key.Matches(msg, x.overhearKey()):
		x.watch, x.up = !x.watch, 0
	case key.Matches(msg, x.Key.Hex):
		x.bytes = !x.bytes
	case key.Matches(msg, x.deviceKey()):
		return x.order(attempt.Order{Verb: "device", Device: (x.try.At + 1) % len(x.try.Devices)})
	case key.Matches(msg, x.hangupKey()):
		return x.order(attempt.Order{Verb: "hangup"})
	case key.Matches(msg, x.Key.Anew):
		return x.order(attempt.Order{Verb: "again"})
	case key.Matches(msg, x.Key.RollUp):
		x.scroll(x.page())
	case key.Matches(msg, x.Key.RollDown):
		x.scroll(-x.page())
	default:
		*x.input, _ = x.input.Update(msg) // the cursor does not blink, so there is no command
	}
	return screen.Stay(), nil
}

// enter sends what is typed, or carries out what a line with a slash asks for.
func (x *exercise) enter() (screen.Move, tea.Cmd) {
	text := x.input.Value()
	if text == "" && x.done {
		return screen.Replace(newEnd(x)), x.close()
	}
	x.up = 0
	order, problem, is := x.try.OrderOf(text)
	switch {
	case problem != "":
		return screen.Stay().Saying(problem), nil
	case is:
		x.input.SetValue("")
		return x.order(order)
	}
	if decides := map[string]string{"y": "yes", "yes": "yes", "n": "no", "no": "no"}[strings.ToLower(strings.TrimSpace(text))]; x.doubts() && decides != "" {
		x.input.SetValue("")
		return x.order(attempt.Order{Verb: decides})
	}
	if why := x.cannotSend(); why != "" {
		return screen.Stay().Saying(why), nil
	}
	x.input.SetValue("")
	x.try.Said(x.try.At, text)
	return screen.Stay(), x.queue(&outgoing{device: x.try.At, text: text})
}

// cannotSend is why a line cannot be sent now; "": it can.
func (x *exercise) cannotSend() string {
	hand := x.try.Hand()
	switch {
	case hand.Over && len(x.out) == 0:
		port := strconv.Itoa(x.wire.Port)
		return "Nothing is connected. /connect " + port + " connects to port " + port + "."
	case len(x.out) >= mostWaiting:
		return "The server takes nothing more for now; the line was not sent."
	case hand.Doubt != "":
		return "Go on with this certificate? y goes on, n breaks off."
	}
	return ""
}

// order carries out what a key or a line with a slash asks for.
func (x *exercise) order(o attempt.Order) (screen.Move, tea.Cmd) {
	hand := x.try.Hand()
	switch o.Verb {
	case "connect", "plain", "tls":
		return screen.Stay(), x.connect(o.Port, o.Begins())
	case "hangup", "no":
		line := hand.Line
		if line == nil {
			return screen.Stay(), nil
		}
		x.try.Tell(attempt.Learner, map[string]string{"hangup": "(you hang up)", "no": "(you break off)"}[o.Verb])
		x.out, x.held = nil, false
		line.Hangup()
		return screen.Stay(), x.look()
	case "yes":
		if hand.Doubt != "" {
			line := hand.Line
			hand.Doubt = ""
			try, turn, known := x.try, x.turn, x.try.Known()
			return screen.Stay(), func() tea.Msg { return sent{x, turn, nil, line.GoOn(), try.Overhear(known)} }
		}
	case "device":
		return x.switchTo(o.Device)
	case "hint":
		x.hint()
	case "again":
		return screen.Stay().Saying("It starts over."), x.begin()
	case "quit":
		return screen.Pop(), x.close()
	case "help":
		return screen.Stay().Saying(attempt.Orders), nil
	}
	return screen.Stay(), nil
}

// switchTo takes another device in hand, and connects it where it is not.
func (x *exercise) switchTo(device int) (screen.Move, tea.Cmd) {
	x.try.At, x.up = device, 0
	if !x.try.Hand().Begun {
		return screen.Stay(), x.connect(x.wire.Port, x.wire.TLS)
	}
	return screen.Stay(), nil
}

// tab completes a command; on an empty line it gives a hint.
func (x *exercise) tab() screen.Move {
	typed := x.input.Value()
	if strings.TrimSpace(typed) == "" {
		x.hint()
		return screen.Stay()
	}
	completed, choices := x.try.Complete(typed)
	x.input.SetValue(completed)
	x.input.CursorEnd()
	if len(choices) > 1 {
		return screen.Stay().Saying(strings.Join(choices, " · "))
	}
	return screen.Stay()
}

// hint puts the next hint into the conversation, the first one again after the last.
func (x *exercise) hint() {
	x.up = 0
	if len(x.wire.Hints) == 0 {
		x.try.Tell(attempt.Hint, "There is no hint here. "+attempt.Orders)
		return
	}
	x.try.Tell(attempt.Hint, x.wire.Hints[x.hints%len(x.wire.Hints)])
	x.hints++
}

// close ends the network.
func (x *exercise) close() tea.Cmd {
	x.closed = true
	x.turn++
	bench, lent := x.Bench, x.lent
	if bench == nil {
		return nil
	}
	return func() tea.Msg {
		bench.End(lent)
		return nil
	}
}

func (x *exercise) doubts() bool { return x.try != nil && x.try.Hand().Doubt != "" }

func (x *exercise) overhearKey() key.Binding {
	does := "eavesdropper"
	if x.watch {
		does = "conversation"
	}
	return look.Only(look.As(x.Key.Overhear, does), !x.both(x.frame))
}

func (x *exercise) deviceKey() key.Binding {
	does, several := x.Key.Device.Help().Desc, x.try != nil && len(x.try.Devices) > 1
	if several {
		does = x.try.Devices[(x.try.At+1)%len(x.try.Devices)].Name
	}
	return look.Only(look.As(x.Key.Device, does), several)
}

func (x *exercise) hangupKey() key.Binding {
	return look.Only(x.Key.Hangup, x.try != nil && !x.try.Hand().Over && x.input.Value() == "")
}

// Keys implements screen.Screen.
func (x *exercise) Keys() []key.Binding {
	if x.try == nil {
		return []key.Binding{x.Key.FieldBack}
	}
	if x.doubts() && x.input.Value() == "" {
		return []key.Binding{look.As(x.Key.Yes, "go on all the same"), look.As(x.Key.No, "break off"), x.overhearKey(), x.Key.FieldBack}
	}
	enter, tab := look.As(x.Key.Open, "send"), x.Key.FieldHint
	if x.input.Value() == "" && x.done {
		enter = look.As(enter, "what happened")
	} else if x.input.Value() != "" {
		tab = look.As(tab, "complete")
	}
	return []key.Binding{x.overhearKey(), enter, tab, x.deviceKey(), look.As(x.Key.Hex, map[bool]string{false: "bytes", true: "words"}[x.bytes]), x.hangupKey(), x.Key.Anew, x.Key.RollUp, x.Key.FieldBack}
}
