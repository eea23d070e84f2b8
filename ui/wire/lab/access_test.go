package lab_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	"porthole/content"
	"porthole/ui/wire/lab"
)

const alicePassword, bobPassword = "tulip-42", "sail-away-7"

func met(t *testing.T, w *lab.World, c content.WireCheck, want bool) {
	t.Helper()
	if got, missing := lab.Met(c, w.Seen()); got != want || (missing == "") != want {
		t.Errorf("%+v: met is %v (%s), want %v; seen was %+v", c, got, missing, want, w.Seen())
	}
}

func TestPOP3DeletesByQuitAlone(t *testing.T) {
	t.Parallel()
	w := network(t, lab.Options{Server: content.WireAllowsPlain})
	login := []string{"+OK", "> USER alice", "+OK", "> PASS " + alicePassword, "+OK 3 messages", "> DELE 1", "+OK", "> RETR 1", "-ERR"}
	h := dial(t, w, 110, content.WireByPort)
	h.talk(login...)
	h.Hangup()
	h.untilKind(lab.Ended)
	again := dial(t, w, 110, content.WireByPort)
	for range 100 { // the maildrop is free when the server has seen that the line is dead
		again.talk("+OK", "> USER alice", "+OK")
		if again.Send("PASS "+alicePassword) != nil {
			t.Fatal("not sent")
		}
		if s := again.next(); strings.HasPrefix(s.Text, "+OK 3 messages") {
			break
		}
		again = dial(t, w, 110, content.WireByPort)
	}
	met(t, w, content.WireCheck{Deed: content.KeptAfterDele, Name: "alice"}, true)
	met(t, w, content.WireCheck{Deed: content.DeletedByQuit, Name: "alice"}, false)
	again.talk("> DELE 1", "+OK", "> DELE 2", "+OK", "> RSET", "+OK", "> DELE 2", "+OK", "> QUIT", "+OK")
	again.untilKind(lab.Ended)
	met(t, w, content.WireCheck{Deed: content.DeletedByQuit, Name: "alice"}, true)
	met(t, w, content.WireCheck{Deed: content.LoggedIn, Name: "alice", How: content.InTheClear}, true)
	met(t, w, content.WireCheck{Deed: content.PasswordHidden, Name: "alice"}, false)
	met(t, w, content.WireCheck{Deed: content.PasswordHidden, Name: "bob"}, true)
	if got := inbox(t, w, "alice"); !slices.Equal(got, []string{"Lunch on Thursday", "Re: Lunch on Thursday"}) {
		t.Errorf("alice has %q", got)
	}
}

func TestAMaildropIsOneSessions(t *testing.T) {
	t.Parallel()
	w := network(t, lab.Options{})
	login := []string{"+OK", "> USER bob", "+OK", "> PASS " + bobPassword}
	first, second := dial(t, w, 995, content.WireByPort), dial(t, w, 995, content.WireByPort)
	first.talk(append(login, "+OK 1 message,")...)
	second.talk(append(login, "-ERR [IN-USE]")...)
	met(t, w, content.WireCheck{Deed: content.LockedOut, Name: "bob"}, true)
	met(t, w, content.WireCheck{Deed: content.LoggedIn, Name: "bob", How: content.FromTheStart}, true)
	first.talk("> QUIT", "+OK")
	second.talk(append(login[1:], "+OK 1 message,", "> TOP 1 0", "+OK", "Subject: Lunch?", ".", "> UIDL", "+OK", "1 porthole-1", ".", "> STAT", "+OK 1 ")...)
}

func TestPOP3OverSTLS(t *testing.T) {
	t.Parallel()
	w := network(t, lab.Options{})
	h := dial(t, w, 110, content.WireByPort)
	h.talk("+OK", "> CAPA", "+OK", "STLS", ".", "> USER bob", "-ERR", "> STLS", "+OK")
	h.untilKind(lab.Secured)
	h.talk("> CAPA", "+OK", "USER", "SASL PLAIN", ".", "> AUTH PLAIN", "+ ", "> AGJvYgBzYWlsLWF3YXktNw==", "+OK 1 message,", "> RETR 1", "+OK", "Subject: Lunch?", ".")
	met(t, w, content.WireCheck{Deed: content.LoginRefused}, true)
	met(t, w, content.WireCheck{Deed: content.LoggedIn, Name: "bob", How: content.ByStartTLS}, true)
	met(t, w, content.WireCheck{Deed: content.PasswordHidden, Name: "bob"}, true)
	if bytes.Contains(passed(w, h.ID), []byte("Lunch")) {
		t.Error("the eavesdropper read a message")
	}
}

func TestAFlagIsToldToTheOtherDevice(t *testing.T) {
	t.Parallel()
	w := network(t, lab.Options{Server: content.WireAllowsPlain})
	login := []string{"* OK", "> a LOGIN alice " + alicePassword, "a OK", "> b SELECT INBOX", "* 3 EXISTS", "b OK"}
	one, two := dial(t, w, 143, content.WireByPort), dial(t, w, 993, content.WireByPort)
	one.talk(login...)
	two.talk(login...)
	flag := content.WireCheck{Deed: content.FlagSeen, Name: "alice"}
	two.talk("> c NOOP", "c OK")
	met(t, w, flag, false)
	one.talk(`> c STORE 1 +FLAGS (\Flagged)`, "c OK", "> d NOOP", "d OK")
	met(t, w, flag, false)
	two.talk("> d NOOP", "* 1 FETCH", "d OK")
	met(t, w, flag, true)
	if m := w.Seen().Mailboxes[0].Messages[0]; !slices.Equal(m.Flags, []string{`\Flagged`}) {
		t.Errorf("the message: %+v", m)
	}
	gone := content.WireCheck{Deed: content.GoneForOther, Name: "alice"}
	one.talk(`> e STORE 2 +FLAGS.SILENT (\Deleted)`, "e OK", "> f EXPUNGE", "* 2 EXPUNGE", "f OK")
	met(t, w, gone, false)
	three := dial(t, w, 993, content.WireByPort)
	three.talk("* OK", "> a LOGIN alice "+alicePassword, "a OK", "> b SELECT INBOX", "* 2 EXISTS", "b OK", "> c FETCH 1 BODY[HEADER.FIELDS (SUBJECT)]", "* 1 FETCH", "Subject: Lunch on Thursday", "c OK")
	met(t, w, gone, true)
}

func TestIdleTellsAtOnce(t *testing.T) {
	t.Parallel()
	w := network(t, lab.Options{})
	login := []string{"* OK", "> a LOGIN bob " + bobPassword, "a OK", "> b SELECT INBOX", "b OK"}
	one, two := dial(t, w, 993, content.WireByPort), dial(t, w, 993, content.WireByPort)
	one.talk(login...)
	two.talk(append(login, "> c IDLE", "+ ")...)
	one.talk("> c FETCH 1 BODY[]", "c OK")
	two.talk("* 1 FETCH", "> DONE", "c OK")
	met(t, w, content.WireCheck{Deed: content.FlagSeen, Name: "bob"}, true)
}

func TestIMAPBeforeTLS(t *testing.T) {
	t.Parallel()
	w := network(t, lab.Options{})
	h := dial(t, w, 143, content.WireByPort)
	h.talk("* OK [CAPABILITY", "> a LOGIN bob "+bobPassword, "a NO [PRIVACYREQUIRED]")
	met(t, w, content.WireCheck{Deed: content.LoginRefused}, true)
	met(t, w, content.WireCheck{Deed: content.PasswordHidden, Name: "bob"}, false)
	h.talk("> b STARTTLS", "b OK")
	h.untilKind(lab.Secured)
	h.talk("> c LOGIN bob "+bobPassword, "c OK", "> d CREATE Old", "d OK", "> e SELECT INBOX", "e OK", "> f COPY 1 Old", "f OK [COPYUID", "> g DELETE INBOX", "g NO", "> h LOGOUT", "* BYE")
	met(t, w, content.WireCheck{Deed: content.LoggedIn, Name: "bob", How: content.ByStartTLS}, true)
}

func TestChecksOfOneConnection(t *testing.T) {
	t.Parallel()
	t.Run("plain on 993", func(t *testing.T) {
		t.Parallel()
		w := network(t, lab.Options{})
		h := dial(t, w, 993, content.WireNoTLS)
		met(t, w, content.WireCheck{Deed: content.SpokePlain, Port: 993}, false)
		h.talk("> a CAPABILITY")
		h.untilKind(lab.Ended)
		met(t, w, content.WireCheck{Deed: content.SpokePlain, Port: 993}, true)
	})
	t.Run("hello on 25", func(t *testing.T) {
		t.Parallel()
		w := network(t, lab.Options{})
		h := dial(t, w, 25, content.WireTLSNow)
		h.untilKind(lab.Failed)
		met(t, w, content.WireCheck{Deed: content.HelloUnanswered, Port: 25}, true)
	})
	t.Run("stripped", func(t *testing.T) {
		t.Parallel()
		for port, script := range map[int][]string{
			587: {"220", "> EHLO here", "250 ", "> STARTTLS", "454"},
			110: {"+OK", "> CAPA", ".", "> STLS", "-ERR"},
			143: {"* OK", "> a CAPABILITY", "a OK", "> b STARTTLS", "b BAD"},
		} {
			w := network(t, lab.Options{Server: content.WireStripped})
			h := dial(t, w, port, content.WireByPort)
			h.talk(script...)
			left := content.WireCheck{Deed: content.LeftUnsaid, Port: port}
			met(t, w, left, false)
			h.Hangup()
			met(t, w, left, true)
		}
	})
	t.Run("another name", func(t *testing.T) {
		t.Parallel()
		w := network(t, lab.Options{Server: content.WireOtherName})
		h := dial(t, w, 993, content.WireByPort)
		h.untilKind(lab.Doubted)
		h.Hangup()
		h.untilKind(lab.Ended)
		met(t, w, content.WireCheck{Deed: content.CertificateOdd}, true)
	})
	t.Run("another name, and on", func(t *testing.T) {
		t.Parallel()
		w := network(t, lab.Options{Server: content.WireOtherName})
		h := dial(t, w, 993, content.WireByPort)
		h.untilKind(lab.Doubted)
		if err := h.GoOn(); err != nil {
			t.Fatal(err)
		}
		h.talk("* OK", "> a LOGIN bob "+bobPassword, "a OK")
		met(t, w, content.WireCheck{Deed: content.PasswordHidden, Name: "bob"}, false)
		met(t, w, content.WireCheck{Deed: content.CertificateOdd}, false)
	})
	t.Run("relay, and somebody else's program", func(t *testing.T) {
		t.Parallel()
		w := network(t, lab.Options{})
		script := []string{"220", "> EHLO here", "250 ", "> MAIL FROM:<a@b.example>", "250", "> RCPT TO:<c@d.example>", "550"}
		l, err := w.Dial(lab.Call{Port: 25, Other: true})
		if err != nil {
			t.Fatal(err)
		}
		hand{l, t}.talk(script...)
		met(t, w, content.WireCheck{Deed: content.RelayRefused}, false)
		h := dial(t, w, 25, content.WireByPort)
		h.talk(script...)
		met(t, w, content.WireCheck{Deed: content.RelayRefused}, true)
		h.talk("> RCPT TO:<bob@example.test>", "250", "> DATA", "354", "> Subject: x", "> .", "250")
		met(t, w, content.WireCheck{Deed: content.Delivered, Name: "bob", How: content.InTheClear}, true)
		met(t, w, content.WireCheck{Deed: content.Delivered, Name: "bob", How: content.OverTLS}, false)
	})
}

func TestIMAPAnswersAsItsRFCsHaveIt(t *testing.T) {
	t.Parallel()
	w := network(t, lab.Options{Server: content.WireAllowsPlain})
	h := dial(t, w, 143, content.WireByPort)
	h.talk("* OK", "> a AUTHENTICATE LOGIN", "+ ", "> YWxpY2U=", "+ ", "> d3Jvbmc=", "a NO", "> b AUTHENTICATE LOGIN", "+ ", "> YWxpY2U=", "+ ", "> dHVsaXAtNDI=", "b OK",
		"> c CAPABILITY", "* CAPABILITY IMAP4rev1 ", "c OK", "> d EXAMINE INBOX", `* FLAGS (\Seen \Answered \Flagged \Deleted \Draft)`, "* OK [PERMANENTFLAGS ()]", "d OK [READ-ONLY]",
		`> e STORE 1 +FLAGS (\Deleted)`, "e NO", "> f FETCH 1 BODY[]", "* 1 FETCH", "f OK", "> g FETCH 1 FLAGS", "* 1 FETCH (UID 1 FLAGS ())", "g OK", "> h CLOSE", "h OK",
		"> i SELECT INBOX", `* FLAGS (\Seen \Answered \Flagged \Deleted \Draft)`, `* OK [PERMANENTFLAGS (\Seen \Answered \Flagged \Deleted \Draft \*)]`, "i OK [READ-WRITE]",
		"> j MOVE 1 Old", "j NO [TRYCREATE]", "> k CREATE Old", "k OK", "> l MOVE 1,3 Old", "* OK [COPYUID", "* 3 EXPUNGE", "* 1 EXPUNGE", "l OK", "> m NOOP", "m OK",
		"> n MOVE 9 Old", "n OK", "> o SELECT Old", "* 2 EXISTS", "o OK", "> p FETCH 1:2 (FLAGS BODY.PEEK[HEADER.FIELDS (SUBJECT)])", "* 1 FETCH (UID 1 FLAGS ()", "Subject: Lunch on Thursday", "Subject: Re: Lunch", "p OK")
	if got := inbox(t, w, "alice"); !slices.Equal(got, []string{"Your book is here"}) {
		t.Errorf("in the inbox is %q", got)
	}
	met(t, w, content.WireCheck{Deed: content.LoggedIn, Name: "alice", How: content.InTheClear}, true)
	met(t, w, content.WireCheck{Deed: content.GoneForOther, Name: "alice"}, false)
}

func TestWhatALineSaysWhenItIsOver(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		limits lab.Limits
		end    func(*lab.World, hand)
		says   string
	}{
		"hung up":     {lab.Limits{}, func(_ *lab.World, h hand) { h.Hangup() }, "you hung up"},
		"closed":      {lab.Limits{}, func(w *lab.World, _ hand) { _ = w.Close() }, "the network was closed"},
		"out of time": {lab.Limits{Life: 50 * time.Millisecond}, func(w *lab.World, _ hand) { <-w.Done() }, "the time of this network is over"},
		"by QUIT":     {lab.Limits{}, func(_ *lab.World, h hand) { h.talk("> QUIT", "221") }, "the server hung up"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := network(t, lab.Options{Limits: c.limits})
			h := dial(t, w, 25, content.WireByPort)
			h.until("220")
			c.end(w, h)
			if s := h.untilKind(lab.Ended); s.Text != c.says {
				t.Errorf("it says %q, want %q", s.Text, c.says)
			}
		})
	}
}

// Each change is told, though what nothing changed in is not read again.
func TestWhatAMailboxHoldsIsToldAfterEachChange(t *testing.T) {
	t.Parallel()
	w := network(t, lab.Options{Server: content.WireAllowsPlain})
	h := dial(t, w, 143, content.WireByPort)
	h.talk("* OK", "> a LOGIN alice "+alicePassword, "a OK", "> b SELECT INBOX", "b OK")
	for _, c := range []struct{ script, want string }{
		{`STORE 1 +FLAGS (\Seen)`, `Lunch on Thursday [\Seen], Your book is here [], Re: Lunch on Thursday []`},
		{"FETCH 2 BODY[]", `Lunch on Thursday [\Seen], Your book is here [\Seen], Re: Lunch on Thursday []`},
		{`STORE 1 FLAGS (\Deleted)`, `Lunch on Thursday [\Deleted], Your book is here [\Seen], Re: Lunch on Thursday []`},
		{"EXPUNGE", `Your book is here [\Seen], Re: Lunch on Thursday []`},
		{"CREATE Old", `Your book is here [\Seen], Re: Lunch on Thursday []`},
		{"MOVE 1 Old", `Re: Lunch on Thursday []`},
		{"COPY 1 Old", `Re: Lunch on Thursday []`},
	} {
		h.talk("> c "+c.script, "c OK")
		var is []string
		for _, m := range w.Seen().Mailboxes[0].Messages {
			is = append(is, m.Subject+" ["+strings.Join(m.Flags, " ")+"]")
		}
		if got := strings.Join(is, ", "); got != c.want {
			t.Errorf("after %s: %s, want %s", c.script, got, c.want)
		}
	}
}

// What was sent before somebody hung up is done all the same, and a session is judged when the server has done it.
func TestAMarkIsMadeThoughItsSenderHangsUpAtOnce(t *testing.T) {
	t.Parallel()
	for range 50 {
		w := network(t, lab.Options{Server: content.WireAllowsPlain})
		for _, quits := range []bool{false, true} {
			h := dial(t, w, 110, content.WireByPort)
			h.talk("+OK", "> USER alice", "+OK", "> PASS "+alicePassword, "+OK 3 messages", "> DELE 1")
			if quits {
				h.talk("> QUIT")
			}
			h.Hangup()
			over := func() bool {
				conns := w.Seen().Conns
				return conns[len(conns)-1].Done
			}
			for began := time.Now(); !over(); time.Sleep(time.Millisecond) {
				if time.Since(began) > 20*time.Second {
					t.Fatal("the server never hangs up")
				}
			}
			met(t, w, content.WireCheck{Deed: content.KeptAfterDele, Name: "alice"}, true) // still so when it is gone by QUIT
			met(t, w, content.WireCheck{Deed: content.DeletedByQuit, Name: "alice"}, quits)
		}
	}
}

// Whoever pulls the cable and connects anew at once is no other session to themselves.
func TestAMaildropIsFreeForWhoHungUp(t *testing.T) {
	t.Parallel()
	w := network(t, lab.Options{Server: content.WireAllowsPlain})
	for i := range 50 {
		h := dial(t, w, []int{110, 995}[i%2], content.WireByPort)
		h.talk("+OK", "> USER alice", "+OK", "> PASS "+alicePassword, "+OK 3 messages", "> DELE 1")
		h.Hangup()
	}
}
