package plain

import (
	"slices"
	"strconv"

	"porthole/content"
	"porthole/quiz"
	"porthole/ui/wire/attempt"
	"porthole/ui/words"
)

// wireTalk is the wire lab in lines of text.
type wireTalk struct{ *talk }

// wire does the exercise that was named, else one that is chosen.
func (t wireTalk) wire() (action, error) {
	all := t.course.Wires
	if len(all) == 0 {
		return answer, &quiz.NothingError{Reason: "this course has no exercise for the wire lab", Hint: "those of the email course: porthole wire"}
	}
	if at := slices.IndexFunc(all, func(w content.Wire) bool { return w.ID == t.Wire }); at >= 0 {
		return t.exercise(all[at])
	}
	for {
		titles := content.Texts(all, func(w content.Wire) string { return w.Title + ", " + words.Count(w.Minutes, "minute") })
		t.out.gap()
		chosen, a := t.choose("Exercise, or Enter to go back: ", titles)
		if a != answer || chosen < 0 {
			return leaving(a), nil
		}
		if a, err := t.exercise(all[chosen]); a == end || err != nil {
			return a, err
		}
	}
}

// wired is one exercise while it is done.
type wired struct {
	wireTalk
	wire  content.Wire
	try   *attempt.Attempt
	hints int
	heard []int // by device: how many lines of its conversation were written
	ear   int   // how many lines of the eavesdropper's
	met   []bool
	lost  bool // that a goal is lost was said
}

// exercise does one exercise to its end, and asks the questions on it.
func (t wireTalk) exercise(w content.Wire) (action, error) {
	for {
		try, err := attempt.Begin(w, t.Now)
		if err != nil {
			return answer, err //nolint:wrapcheck // it says what cannot be made ready
		}
		x := &wired{wireTalk: t, wire: w, try: try, heard: make([]int, len(try.Devices)), met: make([]bool, len(w.Goals))}
		began := t.Now()
		done, again, a := x.run()
		try.Close()
		switch {
		case done:
			t.keep("That you did this could not be saved", t.store.SaveRun(t.ctx, attempt.Run(w, t.course, began, t.Now(), t.Seed())))
			return t.ended(w)
		case !again:
			return leaving(a), nil
		}
	}
}

// ended tells what was seen, and asks the questions.
func (t wireTalk) ended(w content.Wire) (action, error) {
	t.out.gap()
	t.out.say("Done.", "Seen: "+w.Seen, "Why: "+w.Why)
	if says := sourceTexts(t.course.SourcesOf(w.Sources)); says != "" {
		t.out.say(says)
	}
	t.out.gap()
	return t.drill(quiz.Selection{Cards: w.Questions, Count: -1})
}

// run talks with the servers until all is reached or the learner leaves.
func (x *wired) run() (done, again bool, a action) {
	x.out.gap()
	x.out.say(words.Ended(x.wire.Title), x.wire.Task)
	for _, g := range x.wire.Goals {
		x.out.hang("- ", g.Text)
	}
	x.out.say("Enter sends the line to the server. /help lists what else can be typed.")
	x.connect(x.wire.Port, attempt.Order{}.Begins(), true)
	for {
		x.news()
		if x.try.Done() {
			return true, false, answer
		}
		r := x.ask(x.prompt())
		switch {
		case r.act != answer:
			return false, false, r.act
		case r.verb == "again":
			return false, true, answer
		case r.verb != "":
			x.order("/" + r.verb + " " + r.text)
		default:
			x.send(r.text)
		}
	}
}

func (x *wired) prompt() prompt {
	verbs := []string{"connect", "plain", "tls", "hangup", "device", "again", "yes", "no"}
	for _, d := range x.try.Devices {
		if d.Name != "" {
			verbs = append(verbs, content.Key(d.Name))
		}
	}
	name := x.try.Hand().Name
	if name != "" {
		name += " "
	}
	return prompt{
		text: name + "> ", asks: true, help: "Enter sends the line to the server.", hint: x.hint,
		extra: extra{verbs: verbs, commands: attempt.Orders},
	}
}

func (x *wired) hint() string {
	if len(x.wire.Hints) == 0 {
		return ""
	}
	x.hints++
	return x.wire.Hints[(x.hints-1)%len(x.wire.Hints)]
}

// connect makes a connection for the device in hand; first: in the way of the exercise.
func (x *wired) connect(port int, begins content.WireTLS, first bool) {
	if first {
		begins = x.wire.TLS
	}
	if old := x.try.Hand().Line; old != nil {
		old.Hangup()
	}
	line, err := x.try.Connect(x.try.At, port, begins)
	x.try.Connected(x.try.At, port, line, err)
	x.try.Await(x.ctx)
}

// order carries out what a line with a slash asks for.
func (x *wired) order(text string) {
	o, problem, _ := x.try.OrderOf(text)
	hand := x.try.Hand()
	switch {
	case problem != "":
		x.refuse(words.Ended(problem))
	case o.Verb == "connect", o.Verb == "plain", o.Verb == "tls":
		x.connect(o.Port, o.Begins(), false)
	case o.Verb == "device":
		x.try.At = o.Device
		if x.try.Hand().Line == nil {
			x.connect(x.wire.Port, x.wire.TLS, true)
		}
	case hand.Line == nil:
		x.refuse("Nothing is connected. /connect 25 connects to port 25.")
	case o.Verb == "yes" && hand.Doubt != "":
		hand.Doubt = ""
		if err := hand.Line.GoOn(); err != nil {
			x.out.say(words.Ended(content.Clean(err.Error())))
		}
		x.try.Await(x.ctx)
	case o.Verb == "hangup", o.Verb == "no":
		hand.Doubt = ""
		hand.Line.Hangup()
		x.try.Await(x.ctx)
	}
}

// send sends a line, and waits for the answer.
func (x *wired) send(text string) {
	hand := x.try.Hand()
	switch {
	case hand.Doubt != "":
		x.refuse("/yes goes on with this certificate, /no breaks off.")
		return
	case hand.Line == nil || hand.Over:
		x.refuse("Nothing is connected. /connect " + strconv.Itoa(x.wire.Port) + " connects to port " + strconv.Itoa(x.wire.Port) + ".")
		return
	}
	x.try.Said(x.try.At, text)
	_, x.heard[x.try.At] = hand.TalkSince(0) // it stands there already
	if err := hand.Line.Send(text); err != nil {
		x.out.say(words.Ended(content.Clean(err.Error())))
		return
	}
	silent := hand.Silent()
	x.try.Await(x.ctx)
	if answer, _ := hand.TalkSince(x.heard[x.try.At]); len(answer) == 0 && !silent {
		x.out.say("(no answer)")
	}
}

// news writes what was said, what the eavesdropper read, and what was reached.
func (x *wired) news() {
	hand := x.try.Hand()
	said, n := hand.TalkSince(x.heard[x.try.At])
	x.heard[x.try.At] = n
	for _, s := range said {
		if s.By == attempt.Network {
			x.out.hang("", "("+s.Text+")")
		} else {
			x.out.line(s.Text)
		}
	}
	if hand.Doubt != "" {
		x.out.say("Go on with this certificate? /yes or /no.")
	}
	x.try.Take(x.try.Overhear(x.try.Known()))
	read, n := x.try.OverheardSince(x.ear)
	x.ear = n
	for _, o := range read {
		x.out.line("eavesdropper: " + overheard(o))
	}
	for i, g := range x.try.Goals {
		switch {
		case g.Met && !x.met[i]:
			x.met[i] = true
			x.out.say("Reached: " + words.Ended(g.Text))
		case g.Lost && !x.lost:
			x.lost = true
			x.out.say(g.Gone())
		}
	}
}

// overheard is a line of what the eavesdropper reads.
func overheard(o attempt.Overheard) string {
	from := "from the server"
	if o.FromClient {
		from = "from the client"
	}
	text := from + ": " + o.Text
	if o.Means != "" {
		text += " (" + o.Means + ")"
	}
	return text
}
