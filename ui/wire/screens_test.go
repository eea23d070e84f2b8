package wire

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"porthole/ui/look"
	"porthole/ui/screen"
	"porthole/ui/wire/attempt"
)

// talked is an exercise in the middle of a conversation, the last of it inside TLS.
func talked(t *testing.T, width, height int) *driver {
	t.Helper()
	d := open(t, "upgrade-by-hand", width, height)
	d.do([]step{{hello, "250 "}, {"STARTTLS", "encrypted from here"}, {"EHLO inside.example.test", "250 "}})
	return d
}

func TestBothSidesStandBesideEachOtherFromAHundredColumnsOn(t *testing.T) {
	t.Parallel()
	d := talked(t, 100, 30)
	d.sees("You and the server")
	d.sees("What an eavesdropper reads")
	d.sees("encrypted from here")
	d.sees("┃")
	if strings.Contains(d.screen(), "ctrl+o") {
		t.Errorf("a key that does nothing is shown:\n%s", d.screen())
	}
	d = talked(t, 99, 30)
	d.sees("EHLO inside.example.test")
	d.press("ctrl+o")
	d.sees("The eavesdropper reads:")
	d.sees("ClientHello for mail.example.test")
	if strings.Contains(d.screen(), "inside.example.test") {
		t.Errorf("the eavesdropper reads what was said inside TLS:\n%s", d.screen())
	}
	d.press("ctrl+o")
	d.sees("EHLO inside.example.test")
}

func TestTheEavesdropperReadsBytesToo(t *testing.T) {
	t.Parallel()
	d := open(t, "find-the-password", 120, 35).ready()
	d.sees("= base64 for bob · sail-away-7")
	d.press("ctrl+x")
	d.sees("41 55 54 48 20 50 4c 41") // "AUTH PLAIN"
	d.sees("AUTH PLA")
	d.press("ctrl+x")
	d.sees("= base64 for bob")
}

func TestTabCompletesACommandAndGivesHints(t *testing.T) {
	t.Parallel()
	d := open(t, "send-by-hand", 120, 35).ready()
	d.heard("220")
	d.press("tab")
	d.sees("EHLO and your name comes first")
	d.typed("eh")
	d.press("tab")
	if got := d.exercise().input.Value(); got != "EHLO " {
		t.Errorf("completed to %q", got)
	}
	for range len("EHLO ") {
		d.send(tea.KeyPressMsg{Code: tea.KeyBackspace})
	}
	d.typed("r")
	d.press("tab")
	d.sees("RSET · RCPT TO:<")
}

func TestTheLinesOfAMessageGoOutInTheirOrder(t *testing.T) {
	t.Parallel()
	d := open(t, "send-by-hand", 120, 35).ready()
	d.do([]step{{hello, "250 "}, {"MAIL FROM:<>", "250"}, {"RCPT TO:<bob@example.test>", "250"}, {"DATA", "354"}})
	for line := range strings.FieldsSeq("one two three four five six seven eight nine ten .") {
		d.typed(line)
		d.press("enter") // nobody waits for anything
	}
	d.heard("queued")
	var read []string
	d.until("the eavesdropper read the end", func() bool {
		read = nil
		for _, o := range d.exercise().try.Overheard() {
			if o.FromClient {
				read = append(read, o.Text)
			}
		}
		return strings.Contains(strings.Join(read, " "), "ten .")
	})
	if got := strings.Join(read, " "); !strings.Contains(got, "DATA one two three four five six seven eight nine ten .") {
		t.Errorf("the lines went out as %q", got)
	}
}

func TestAnExerciseBeginsAgainWithEverythingAsItWas(t *testing.T) {
	t.Parallel()
	d := open(t, "send-by-hand", 120, 35).ready()
	d.do([]step{{hello, "250 "}})
	d.press("ctrl+r")
	d.until("it began again", func() bool { x := d.exercise(); return x.try != nil && x.turn == 2 && x.try.Hand().Line != nil })
	d.heard("220")
	if strings.Contains(d.screen(), "EHLO laptop") {
		t.Errorf("what was said before is still there:\n%s", d.screen())
	}
}

// What is typed is seen, also where a certificate is in doubt, and Enter takes it for an answer.
func TestWhatIsTypedIsSeenWhileACertificateIsInDoubt(t *testing.T) {
	t.Parallel()
	for typed, says := range map[string]string{"no": "the connection was broken off", "y": "encrypted from here"} {
		d := open(t, "name-on-the-certificate", 120, 35)
		d.until("the network is there", func() bool { return d.exercise().try != nil })
		d.typed("hel")
		d.sees("the certificate is for mail.another.test")
		d.typed("lo y")
		d.sees("› hello y")
		d.press("enter")
		d.sees("y goes on, n breaks off")
		d.exercise().input.SetValue("")
		d.sees("Go on with this certificate? y or n")
		d.exercise().input.SetValue(typed)
		d.press("enter")
		d.heard(says)
	}
}

// A line that is on its way when the learner hangs up takes nothing with it that comes after.
func TestADeedThatWasGivenUpEndsNoOther(t *testing.T) {
	t.Parallel()
	d := open(t, "send-by-hand", 120, 35).ready()
	x := d.exercise()
	x.queue(&outgoing{device: 0, text: "NOOP"}) // on its way: its end comes later
	late := x.out[0]
	d.press("ctrl+d")
	d.until("it is over", func() bool { return x.try.Hand().Over })
	x.connect(25, 0)
	mine := x.out[0]
	d.send(sent{of: x, turn: x.turn, deed: late})
	if len(x.out) != 1 || x.out[0] != mine {
		t.Error("what was given up took the next deed's place")
	}
}

// Who scrolls back beyond the beginning comes forth at once.
func TestScrollingEndsWhereTheTextDoes(t *testing.T) {
	t.Parallel()
	d := talked(t, 80, 24)
	for range 50 {
		d.press("pgup")
	}
	top := d.screen()
	if !strings.Contains(top, "Send Bob a message on port 587") {
		t.Errorf("not at the top:\n%s", top)
	}
	d.press("pgdown")
	if d.screen() == top {
		t.Error("it stays where it is")
	}
}

// The line to type in stands at the bottom, however wide the window is.
func TestTheLineToTypeInStandsAtTheBottom(t *testing.T) {
	t.Parallel()
	for _, width := range []int{60, 99, 100, 140} {
		d := open(t, "send-by-hand", width, 24).ready()
		d.typed("here")
		x := d.exercise()
		for _, watch := range []bool{false, true} {
			x.watch = watch
			lines := strings.Split(ansi.Strip(x.View(x.frame)), "\n")
			if last := lines[len(lines)-1]; len(lines) != x.frame.Height || !strings.Contains(last, "› here") {
				t.Errorf("%d wide: %d lines of %d, the last is %q", width, len(lines), x.frame.Height, last)
			}
		}
	}
}

func TestLeavingBeforeTheNetworkIsThereLeavesNone(t *testing.T) {
	t.Parallel()
	d := open(t, "send-by-hand", 80, 24)
	x := d.exercise()
	begins := x.begin()
	closes := x.close()
	closes()
	if msg, ok := begins().(begun); !ok || msg.try != nil || msg.err == nil {
		t.Errorf("the network is there: %+v", msg)
	}
}

func TestLeavingClosesTheNetwork(t *testing.T) {
	t.Parallel()
	d := open(t, "send-by-hand", 80, 24).ready()
	try := d.exercise().try
	d.press("esc")
	d.sees("The screen below.")
	d.until("the network is gone", func() bool {
		_, err := try.Connect(0, 25, 0)
		time.Sleep(time.Millisecond)
		return err != nil
	})
}

func TestTheListHasAllExercisesAndTicksThoseThatAreDone(t *testing.T) {
	t.Parallel()
	d := openOn(t, 80, 24, NewList)
	d.sees("Find the password")
	d.sees("A certificate for another name")
	d.press("enter")
	d.do(exercises()["find-the-password"].right)
	d.reached()
	d.until("it is kept", func() bool {
		run, found, err := d.store.BestRun(t.Context(), "email", "wire:find-the-password")
		time.Sleep(time.Millisecond)
		return found && err == nil && run.Right == 1
	})
	d.press("esc")
	d.sees("✓ Find the password")
	if says := Says(d.study); says != "two devices by POP3 · 5 minutes" {
		t.Errorf("next: %q", says)
	}
}

// Every screen fits every size of window, in every look.
func TestTheScreensFitEverySize(t *testing.T) {
	t.Parallel()
	d := talked(t, 120, 35)
	x := d.exercise()
	screens := map[string]screen.Screen{"exercise": x, "list": NewList(d.study), "end": newEnd(x)}
	for _, light := range []look.Look{{}, {Light: true}, {Sixteen: true}, {Contrast: true}} {
		theme := look.ThemeFor(light)
		for width := 1; width <= 140; width += 7 {
			for height := 1; height <= 45; height += 4 {
				f := look.FrameOf(width, height, theme)
				for name, s := range screens {
					s.Update(f, time.Time{})
					for _, watch := range []bool{false, true} {
						x.watch, x.bytes = watch, watch
						fits(t, name, s.View(f), f)
					}
				}
			}
		}
	}
}

func fits(t *testing.T, name, drawn string, f look.Frame) {
	t.Helper()
	lines := strings.Split(drawn, "\n")
	if most := f.Tall().Height; f.Height >= look.MinHeight-2 && len(lines) > most {
		t.Fatalf("%s has %d lines at %d × %d", name, len(lines), f.Width, f.Height)
	}
	for _, line := range lines {
		if w := ansi.StringWidth(line); f.Width >= look.MinWidth && w > f.Whole().Width {
			t.Fatalf("%s has a line of %d cells at %d × %d: %q", name, w, f.Width, f.Height, line)
		}
	}
}

func TestEverythingThatCanBeTypedWithASlashIsRead(t *testing.T) {
	t.Parallel()
	d := open(t, "two-pop3-devices", 80, 24).ready()
	try := d.exercise().try
	for text, want := range map[string]attempt.Order{
		"/connect 993": {Verb: "connect", Port: 993}, "/plain": {Verb: "plain", Port: 110}, "/TLS 143": {Verb: "tls", Port: 143}, "/hangup": {Verb: "hangup"},
		"/phone": {Verb: "device", Device: 1}, "/laptop": {Verb: "device"}, "/device": {Verb: "device", Device: 1}, "/hint": {Verb: "hint"}, "/again": {Verb: "again"}, "/quit": {Verb: "quit"},
	} {
		if got, problem, is := try.OrderOf(text); got != want || problem != "" || !is {
			t.Errorf("%q: %+v, %q, %v", text, got, problem, is)
		}
	}
	for _, text := range []string{"/connect x", "/connect 70000", "/nothing", "/"} {
		if _, problem, is := try.OrderOf(text); problem == "" || !is {
			t.Errorf("%q is taken", text)
		}
	}
	if _, _, is := try.OrderOf("RSET"); is {
		t.Error("a line for the server is taken for an order")
	}
}
