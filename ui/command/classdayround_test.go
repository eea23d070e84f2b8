//go:build unix

package command_test

import (
	"crypto/ed25519"
	"encoding/pem"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/crypto/ssh"

	"porthole/ui/internal/tty"
)

const roundSize = 5

// isRight is what the model has a learner answer.
func isRight(learner, question int) bool { return (learner+question)%3 != 0 }

// teacherComes logs the teacher in by a key, on a large window.
func (d *day) teacherComes() {
	d.t.Helper()
	key := filepath.Join(d.data, "teacher")
	if d.teacher == nil {
		private := ed25519.NewKeyFromSeed(append(make([]byte, ed25519.SeedSize-1), 99))
		block, err := ssh.MarshalPrivateKey(private, "teacher")
		if err != nil {
			d.t.Fatal(err)
		}
		if err := os.WriteFile(key, pem.EncodeToMemory(block), 0o600); err != nil {
			d.t.Fatal(err)
		}
		if err := os.WriteFile(key+".pub", ssh.MarshalAuthorizedKey(keyFor(d.t, 99).PublicKey()), 0o600); err != nil {
			d.t.Fatal(err)
		}
		d.does("teacher", key+".pub")
	}
	d.teacher = tty.Start(d.t, tty.Options{Ground: tty.Dark, Cols: 100, Rows: 30}, "ssh", "-F", "/dev/null", "-t", "-i", key,
		"-o", "IdentitiesOnly=yes", "-o", "UserKnownHostsFile="+d.c.known, "-o", "StrictHostKeyChecking=accept-new", "-o", "HostKeyAlias=class",
		"-p", d.c.port, "boss@127.0.0.1")
	d.teacher.WaitFor("› The class", "Live round")
	d.teacher.Type("down")
	d.teacher.WaitFor("› Live round")
}

// olgaComes logs Olga in by OpenSSH, and has her take part on a screen.
func (d *day) olgaComes() {
	d.t.Helper()
	first := d.screen == nil
	answers := []string{"Class code:", "", "Name [ann]:", "Olga", "PIN:", "271828"}
	if first {
		answers = append(answers, "PIN again:", "271828")
		answers[1] = d.c.code
	}
	d.screen = d.c.ssh()
	for i := 0; i < len(answers); i += 2 {
		d.screen.WaitFor(answers[i])
		d.screen.Type(answers[i+1], "enter")
	}
	if first {
		d.screen.WaitFor("What the class keeps of you", "go on")
		d.screen.Type("enter")
	}
	d.screen.WaitFor("› Live round")
	d.screen.Type("enter")
}

// opens has the teacher choose five questions by hand, and open the round.
func (d *day) opens() {
	d.t.Helper()
	d.teacherComes()
	d.teacher.Type("enter")
	d.teacher.WaitFor("‹ the whole course ›")
	d.teacher.Type("right", "right", "enter")
	for n := range roundSize {
		d.teacher.WaitFor(fmt.Sprintf("%d chosen", n))
		d.teacher.Type("space", "down")
	}
	d.teacher.WaitFor("5 chosen")
	d.teacher.Type("enter")
	d.teacher.WaitFor("chosen by hand: 5")
	d.teacher.Type("down", "down", "down", "down", "right", "right")
	d.teacher.WaitFor("‹ all places ›")
	d.teacher.Type("enter")
	d.teacher.WaitFor("0 learners in.")
}

// playRound plays five questions: Kim comes late, Cem loses the connection, then the teacher does, and then the server is
// killed while half of the class has answered.
func (d *day) playRound() {
	d.t.Helper()
	d.opens()
	there := d.class[:len(d.class)-1]
	for _, l := range there {
		l.comesBack(d.c)
		l.chooses("Live round: it begins soon")
		l.hears("You are in.")
	}
	d.olgaComes()
	d.screen.WaitFor("You are in, Olga.")
	d.teacher.WaitFor("11 learners in.")
	for n := range roundSize {
		d.teacher.Type("enter")
		d.teacher.WaitFor(fmt.Sprintf("Question %d of 5", n+1), fmt.Sprintf("0 of %d have answered", len(there)+1))
		if n == 1 {
			there = d.class
			kim := there[len(there)-1]
			kim.comesBack(d.c)
			kim.chooses("Live round: question 2 of 5")
		}
		d.ask(n, there)
		d.teacher.WaitFor(fmt.Sprintf("✓ %d of %d have answered", len(there)+1, len(there)+1))
		d.teacher.Type("enter")
		for _, l := range there {
			l.hears(fmt.Sprintf("You have %d of %d right.", l.right, n+1))
		}
		d.screen.WaitFor(fmt.Sprintf("You have %d of %d right.", d.olga.right, n+1))
		d.teacher.WaitFor(map[bool]string{false: "next question", true: "the end"}[n == roundSize-1])
	}
	d.teacher.Type("enter")
	d.checkScores()
}

// ask has everybody answer a question, whatever happens meanwhile.
func (d *day) ask(n int, there []*dayLearner) {
	d.t.Helper()
	var about string
	var key, of int
	for i, l := range there {
		if n == 3 && i == len(there)/2 {
			d.killsServer(n, there, i)
		}
		if n != 3 || i < len(there)/2 { // the others were asked anew
			l.hears(fmt.Sprintf("Question %d of 5.", n+1))
		}
		var options []string
		about, key, options = keyOf(d.t, l.hears("Answer with a number"))
		of = len(options)
		l.types(strconv.Itoa(1 + l.picks(about, key, of, isRight(i, n))))
		l.hears("Saved.")
		if n == 2 && l.name == "Cem" {
			l.comesBack(d.c)
			l.chooses("Live round: question 3 of 5")
			l.hears("Your answer is saved.")
		}
	}
	if n == 2 {
		d.teacher.Kill()
		d.teacherComes()
		d.teacher.WaitFor("lead it: question 3 of 5")
		d.teacher.Type("enter")
		d.teacher.WaitFor("Question 3 of 5", fmt.Sprintf("%d of %d have answered", len(there), len(there)+1))
	}
	d.screen.Type(strconv.Itoa(1+d.olga.picks(about, key, of, isRight(len(d.class), n))), "enter")
	d.screen.WaitFor("✓ Saved.")
}

// picks is the option that a learner takes; the model notes it.
func (l *dayLearner) picks(about string, key, of int, right bool) int {
	l.learns(about, right)
	if right {
		l.right++
		return key
	}
	return (key + 1) % of
}

// killsServer kills the server without a warning and starts it again. Everybody comes back to the question, those who have
// answered with their answers.
func (d *day) killsServer(n int, there []*dayLearner, answered int) {
	d.t.Helper()
	if err := d.c.cmd.Process.Kill(); err != nil {
		d.t.Fatal(err)
	}
	_ = d.c.cmd.Wait() // it says that it was killed
	d.teacher.Wait()
	d.screen.Wait()
	d.c = serving(d.t, d.data, d.course)
	for i, l := range there {
		l.comesBack(d.c)
		l.chooses(fmt.Sprintf("Live round: question %d of 5", n+1))
		l.hears(fmt.Sprintf("Question %d of 5.", n+1))
		if i < answered {
			l.hears("Your answer is saved.")
		}
	}
	d.olgaComes()
	d.teacherComes()
	d.teacher.Type("enter")
	d.teacher.WaitFor(fmt.Sprintf("Question %d of 5", n+1), fmt.Sprintf("%d of %d have answered", answered, len(there)+1))
}

// checkScores compares the places that everybody is shown with the model.
func (d *day) checkScores() {
	d.t.Helper()
	all := append([]*dayLearner{d.olga}, d.class...)
	for _, l := range d.class {
		l.hears("The round is over.")
		places := l.hears("or /quit: ")
		for _, other := range all {
			if want := fmt.Sprintf(". %s: %d right.", other.name, other.right); !strings.Contains(places, want) {
				d.t.Errorf("%s is not told %q, but\n%s", l.name, want, places)
			}
		}
	}
	d.screen.WaitFor("The round is over.")
	d.teacher.WaitFor("The round is over.")
	for _, l := range all {
		d.teacher.WaitUntil(l.name+"'s place", func() bool {
			for line := range strings.SplitSeq(d.teacher.Screen(), "\n") {
				if strings.Contains(line, l.name) && strings.Contains(line, fmt.Sprintf("%d right", l.right)) {
					return true
				}
			}
			return false
		})
	}
}
