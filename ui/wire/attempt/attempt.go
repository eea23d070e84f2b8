// Package attempt is an exercise of the wire lab while a learner tries it: the connections that are in hand, what was said on
// them, what an eavesdropper read meanwhile, and which goals are reached. It is the same for screens and for lines of text.
//
// Some functions reach into the servers and may wait: Bench.Begin, Begin, Attempt.Connect, Attempt.Overhear and Attempt.Close,
// and the methods of a line. They may be called beside anything else; a screen calls them in its commands. All others change or
// tell what is known already, and belong to one goroutine.
package attempt

import (
	"fmt"
	"slices"
	"strconv"
	"time"

	"porthole/content"
	"porthole/ui/wire/lab"
)

// Attempt is an exercise that is tried.
type Attempt struct {
	Exercise content.Wire
	Goals    []Goal
	Devices  []Device
	At       int // the device in hand

	world *lab.World
	last  int // the number of the last event that was overheard
	ear   Ear
	lines tail[Overheard]
	hex   tail[Overheard]
}

// Goal is one of the things to reach.
type Goal struct {
	content.WireGoal
	Met     bool
	Missing string // what is missing, in words
	Lost    bool   // it cannot be reached any more: the exercise has to start over
}

// Gone says that a goal is lost, and what to do then.
func (g Goal) Gone() string { return g.Missing + " /again starts over." }

// Device is a program of the learner's, with what was said on its connections.
type Device struct {
	Name string // "" where there is one
	Line *lab.Line
	Port int
	// Doubt is why the certificate is not trusted, while that waits for a decision; else "".
	Doubt string
	TLS   bool // what is sent now is encrypted
	Over  bool // nothing is connected, nor is going to be
	Begun bool // there was a connection, or one is made
	talk  tail[Saying]
}

// Talk is the conversation: the last lines of it.
func (d *Device) Talk() []Saying { return d.talk.last }

// TalkSince is what of it came after so many lines, and how many there are now.
func (d *Device) TalkSince(n int) ([]Saying, int) { return d.talk.since(n), d.talk.n }

// Protocol is what is spoken on the port in hand.
func (d *Device) Protocol() lab.Protocol {
	p, _ := lab.PortOf(d.Port)
	return p.Protocol
}

// Saying is a line of a conversation.
type Saying struct {
	By   Speaker
	Text string
	TLS  bool
}

// Speaker tells who said a line.
type Speaker int

// The speakers.
const (
	Learner Speaker = iota
	Server
	Network // what a program tells of the connection
	Hint
	Told // that all is reached
)

const connectedTo = "connected to port "

// Begin makes the network of an exercise, and lets those programs speak that come before the learner.
func Begin(w content.Wire, now func() time.Time) (*Attempt, error) {
	world, err := lab.New(lab.Options{Now: now, Server: w.Server})
	if err != nil {
		return nil, fmt.Errorf("the wire lab cannot be made ready: %w", err)
	}
	a := &Attempt{Exercise: w, world: world, Goals: content.Each(w.Goals, func(g content.WireGoal) Goal { return Goal{WireGoal: g} })}
	for _, name := range w.Devices {
		a.Devices = append(a.Devices, Device{Name: name, Over: true})
	}
	if a.Devices == nil {
		a.Devices = []Device{{Over: true}}
	}
	for _, p := range w.Passing {
		if err := a.pass(p); err != nil {
			_ = world.Close()
			return nil, err
		}
	}
	return a, nil
}

// Close ends every connection, and the network.
func (a *Attempt) Close() {
	if a != nil {
		_ = a.world.Close()
	}
}

// Connect makes a connection for a device.
func (a *Attempt) Connect(device, port int, begins content.WireTLS) (*lab.Line, error) {
	return a.world.Dial(lab.Call{Port: port, Device: a.Devices[device].Name, TLS: begins})
}

// Leave notes that a device gives its connection up for another one, which is made.
func (a *Attempt) Leave(device int) {
	d := &a.Devices[device]
	d.Line, d.Over, d.TLS, d.Doubt, d.Begun = nil, false, false, "", true
}

// Connected takes a connection that was made into the hand of its device, or tells why there is none.
func (a *Attempt) Connected(device, port int, line *lab.Line, err error) {
	d := &a.Devices[device]
	d.Line, d.Port, d.Over, d.TLS, d.Doubt, d.Begun = line, port, err != nil, false, "", true
	if err != nil {
		d.say(Network, content.Clean(err.Error()), false)
		return
	}
	d.say(Network, connectedTo+strconv.Itoa(port), false)
}

// Hear takes in what a line of a device told; one that is in hand no more is not heard.
func (a *Attempt) Hear(device int, line *lab.Line, said lab.Said) {
	d := &a.Devices[device]
	if d.Line != line {
		return
	}
	text := content.Clean(said.Text)
	switch said.Kind {
	case lab.Spoke:
		d.say(Server, text, said.TLS)
	case lab.Presented:
		d.say(Network, "the certificate: "+text, false)
	case lab.Doubted:
		d.Doubt = text
		d.say(Network, text, false)
	case lab.Secured:
		d.TLS, d.Doubt = true, ""
		d.say(Network, "encrypted from here: "+text, true)
	case lab.Failed:
		d.Doubt = ""
		d.say(Network, "no TLS: "+text, false)
	case lab.Ended:
		d.Over, d.TLS, d.Doubt = true, false, ""
		d.say(Network, text, false)
	}
}

// Said notes what the learner sent on a device.
func (a *Attempt) Said(device int, text string) {
	d := &a.Devices[device]
	d.say(Learner, content.Clean(text), d.TLS)
}

// Tell puts a remark into the conversation in hand.
func (a *Attempt) Tell(by Speaker, text string) { a.Devices[a.At].say(by, text, false) }

func (d *Device) say(by Speaker, text string, inside bool) {
	d.talk.add(Saying{by, text, inside})
}

// Hand is the device in hand.
func (a *Attempt) Hand() *Device { return &a.Devices[a.At] }

// News is what happened since the last time: on the wire, and on the way to the goals.
type News struct {
	events []lab.Event
	goals  []Goal
}

// Overhear looks at what passed after the event of a number, and at the goals. Known tells that number.
func (a *Attempt) Overhear(after int) News {
	seen := a.world.Seen()
	return News{a.world.Tap(after), content.Each(a.Exercise.Goals, func(g content.WireGoal) Goal {
		met, missing := lab.Met(g.Check, seen)
		return Goal{WireGoal: g, Met: met, Missing: missing, Lost: !met && canBeLost(g)}
	})}
}

// canBeLost tells whether a goal is there from the beginning, and may be lost on the way.
func canBeLost(g content.WireGoal) bool { return g.Check.Deed == content.PasswordHidden }

// Known is the number of the last event that was taken in.
func (a *Attempt) Known() int { return a.last }

// Take takes news in, which may be older than what is known: what is met stays so, and what is lost. A goal that can be lost is
// met once all others are.
func (a *Attempt) Take(n News) {
	for _, e := range n.events {
		if e.N > a.last {
			a.last = e.N
			lines, hex := a.ear.Hear(e)
			a.lines.add(lines...)
			a.hex.add(hex...)
		}
	}
	for i, g := range n.goals {
		if is := a.Goals[i]; !is.Lost && (g.Lost || !is.Met) {
			a.Goals[i] = g
		}
	}
	rest := !slices.ContainsFunc(a.Goals, func(g Goal) bool { return !canBeLost(g.WireGoal) && !g.Met })
	for i, g := range a.Goals {
		if canBeLost(g.WireGoal) {
			a.Goals[i].Met = rest && !g.Lost
		}
	}
}

// Done reports whether all goals are reached.
func (a *Attempt) Done() bool {
	return !slices.ContainsFunc(a.Goals, func(g Goal) bool { return !g.Met })
}

// Lost reports whether a goal cannot be reached any more, and which.
func (a *Attempt) Lost() (goal Goal, lost bool) {
	at := slices.IndexFunc(a.Goals, func(g Goal) bool { return g.Lost })
	if at < 0 {
		return Goal{}, false
	}
	return a.Goals[at], true
}

// Overheard is what the eavesdropper read, line by line: the last lines of it.
func (a *Attempt) Overheard() []Overheard { return a.lines.last }

// OverheardSince is what of it came after so many lines, and how many there are now.
func (a *Attempt) OverheardSince(n int) ([]Overheard, int) {
	return a.lines.since(n), a.lines.n
}

// Hex is what the eavesdropper read in bytes, of the last ones that are kept.
func (a *Attempt) Hex() []Overheard { return a.hex.last }
