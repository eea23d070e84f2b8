package attempt

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"porthole/content"
	"porthole/ui/wire/lab"
)

// exerciseOf is one with a port and what there is to reach.
func exerciseOf(port int, checks ...content.WireCheck) content.Wire {
	w := content.Wire{Port: port, Server: content.WireAllowsPlain}
	for _, c := range checks {
		w.Goals = append(w.Goals, content.WireGoal{Check: c})
	}
	return w
}

func begin(t *testing.T, w content.Wire) *Attempt {
	t.Helper()
	a, err := Begin(w, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(a.Close)
	return a
}

// connects takes a connection in hand, and hears the greeting.
func (a *Attempt) connects(t *testing.T, port int) {
	t.Helper()
	line, err := a.Connect(a.At, port, content.WireByPort)
	a.Connected(a.At, port, line, err)
	a.Await(t.Context())
}

// says sends lines, each after the answer to the one before.
func (a *Attempt) says(t *testing.T, lines ...string) {
	t.Helper()
	for _, text := range lines {
		a.Said(a.At, text)
		if err := a.Hand().Line.Send(text); err != nil {
			t.Fatal(err)
		}
		a.Await(t.Context())
	}
	a.Take(a.Overhear(a.Known()))
}

func TestWhatIsNewIsFoundHoweverMuchWasSaid(t *testing.T) {
	t.Parallel()
	var all tail[int]
	seen := 0
	for i := range 3 * most {
		all.add(i)
		if i%7 == 0 {
			if got := all.since(seen); len(got) != i+1-seen || got[len(got)-1] != i {
				t.Fatalf("after %d: %v is new since %d", i, got, seen)
			}
			seen = all.n
		}
	}
	if len(all.last) != most || all.last[0] != 2*most || len(all.since(0)) != most {
		t.Errorf("%d are kept, from %d on", len(all.last), all.last[0])
	}
}

func TestAPasswordIsHiddenOnceAllElseIsReached(t *testing.T) {
	t.Parallel()
	hidden, login := content.WireCheck{Deed: content.PasswordHidden, Name: "alice"}, content.WireCheck{Deed: content.LoggedIn, Name: "alice"}
	for name, c := range map[string]struct {
		port      int
		met, lost bool
	}{
		"over TLS":     {993, true, false},
		"in the clear": {143, false, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a := begin(t, exerciseOf(c.port, hidden, login))
			a.connects(t, c.port)
			a.Take(a.Overhear(a.Known()))
			if a.Goals[0].Met || a.Done() {
				t.Error("it counts as reached before anything was said")
			}
			before := a.Overhear(0)
			a.says(t, "a LOGIN alice tulip-42")
			a.Take(before) // it comes late
			if g := a.Goals[0]; g.Met != c.met || g.Lost != c.lost || !a.Goals[1].Met {
				t.Errorf("the goals are %+v", a.Goals)
			}
			if goal, lost := a.Lost(); lost && !strings.HasSuffix(goal.Gone(), "could be read. /again starts over.") {
				t.Errorf("it says %q", goal.Gone())
			}
		})
	}
}

func TestTheEavesdropperReadsBase64InALoginAlone(t *testing.T) {
	t.Parallel()
	a := begin(t, exerciseOf(143))
	a.connects(t, 143)
	a.says(t, "a AUTHENTICATE LOGIN", "YWxpY2U=", "dHVsaXAtNDI=", "b SELECT INBOX", "c IDLE", "DONE", "d NOOP")
	a.connects(t, 587)
	a.says(t, "EHLO DONE", "AUTH LOGIN", "Ym9i", "c2FpbC1hd2F5LTc=", "DONE")
	means := map[string]string{}
	for _, o := range a.Overheard() {
		if o.Means != "" {
			means[o.Text] = o.Means
		}
	}
	want := map[string]string{
		"YWxpY2U=": "base64 for alice", "dHVsaXAtNDI=": "base64 for tulip-42", "+ VXNlcm5hbWU6": "base64 for Username:", "+ UGFzc3dvcmQ6": "base64 for Password:",
		"Ym9i": "base64 for bob", "c2FpbC1hd2F5LTc=": "base64 for sail-away-7", "334 VXNlcm5hbWU6": "base64 for Username:", "334 UGFzc3dvcmQ6": "base64 for Password:",
	}
	for text, is := range want {
		if means[text] != is {
			t.Errorf("%q means %q, want %q", text, means[text], is)
		}
		delete(means, text)
	}
	for text, is := range means {
		t.Errorf("%q is said to mean %q", text, is)
	}
}

// Somebody else's program says all it has to say, also a message, and waits for nobody.
func TestSomebodyElseSendsAMessage(t *testing.T) {
	t.Parallel()
	w := exerciseOf(25)
	w.Passing = []content.WirePassing{
		{Who: "a server", Port: 25, Lines: []string{"EHLO x", "MAIL FROM:<a@b.example>", "RCPT TO:<bob@example.test>", "DATA", "Subject: x", "", "one", "two", ".", "QUIT"}},
		{Who: "a phone", Port: 143, Lines: []string{"a LOGIN bob sail-away-7", "b SELECT INBOX", "c LOGOUT"}},
	}
	began := time.Now()
	a := begin(t, w)
	if took := time.Since(began); took > patience {
		t.Errorf("it took %v", took)
	}
	a.Take(a.Overhear(0))
	for _, text := range []string{"two", "221 2.0.0 Bye", "c LOGOUT", "* 2 EXISTS", "c OK LOGOUT completed"} {
		if !slices.ContainsFunc(a.Overheard(), func(o Overheard) bool { return o.Text == text }) {
			t.Errorf("%q was not overheard", text)
		}
	}
}

// The bench is that of the turn that was taken last, in whichever order exercises are made ready.
func TestTheBenchIsOneExercises(t *testing.T) {
	t.Parallel()
	gone := func(a *Attempt) bool {
		_, err := a.Connect(0, 25, content.WireByPort)
		return errors.Is(err, lab.ErrClosed)
	}
	b := &Bench{Now: time.Now}
	t.Cleanup(b.Close)
	first := b.Turn()
	one, err := b.Begin(first, exerciseOf(25))
	if err != nil {
		t.Fatal(err)
	}
	second, third := b.Turn(), b.Turn()
	three, err := b.Begin(third, exerciseOf(25))
	if err != nil || !gone(one) {
		t.Fatalf("%v; the one before goes on: %v", err, !gone(one))
	}
	if _, err := b.Begin(second, exerciseOf(25)); err == nil || gone(three) {
		t.Errorf("an earlier one that is ready late takes the place of a later one: %v", err)
	}
	b.End(second)
	if gone(three) {
		t.Error("the end of an earlier one ends a later one")
	}
	left := b.Turn()
	b.End(left)
	if a, err := b.Begin(left, exerciseOf(25)); err == nil || a != nil {
		t.Error("an exercise begins that was left")
	}
	last := b.Turn()
	b.Close()
	if _, err := b.Begin(last, exerciseOf(25)); err == nil {
		t.Error("an exercise begins after the end")
	}
}

func TestCommandsAreCompletedByProtocol(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]string{"110 re": "RETR ", "995 de": "DELE ", "143 a ex": "a EX", "993 a mo": "a MOVE ", "465 mail": "MAIL FROM:<", "25 eh": "EHLO "} {
		port, text, _ := strings.Cut(typed, " ")
		number, _ := strconv.Atoi(port)
		a := &Attempt{Devices: []Device{{Port: number}}}
		if got, _ := a.Complete(text); got != want {
			t.Errorf("%s: %q", typed, got)
		}
	}
}
