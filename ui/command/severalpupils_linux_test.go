package command_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"strings"
	"sync"
	"time"

	"golang.org/x/crypto/ssh"
)

// pupil is a learner with ssh, who answers in lines of text and comes back wherever they are thrown out.
type pupil struct {
	learner string
	key     ssh.Signer
	front   string
	header  string // is sent before all else
	chance  *rand.Rand
	hold    func(question int)             // waits until it is time to answer
	told    func(question int, saved bool) // is told what became of an answer; nil: nobody wants to know
	mu      sync.Mutex
	sent    map[int][]int   // numbers of options, by question
	saved   map[int]int     // the one that was shown as saved by "Saved.", by question
	known   map[int]bool    // that one is saved was shown
	late    map[int]bool    // it was shown that it came too late
	moved   []string        // the lines that it was told to go on by
	away    []time.Duration // each time from the end of a session to the next question
	waits   int             // how often it was told that something is not saved yet
}

// learns takes part in the round until it is over.
func (p *pupil) learns(ctx context.Context) error {
	var lost time.Time
	for ctx.Err() == nil {
		over, err := p.sits(ctx, lost)
		if over {
			return nil
		}
		if lost.IsZero() || err == nil {
			lost = time.Now()
		}
		time.Sleep(time.Duration(20+p.chance.IntN(100)) * time.Millisecond)
	}
	return ctx.Err()
}

// calls logs in.
func (p *pupil) calls() (*ssh.Client, error) {
	const wait = 30 * time.Second
	conn, err := net.DialTimeout("tcp", p.front, wait) //nolint:noctx // it is on this machine
	if err != nil {
		return nil, err
	}
	_ = conn.SetDeadline(time.Now().Add(wait)) // a connection without one is closed
	if _, err = io.WriteString(conn, p.header); err != nil {
		return nil, err
	}
	client, channels, requests, err := ssh.NewClientConn(conn, p.front, &ssh.ClientConfig{
		User: "pupil", Auth: []ssh.AuthMethod{ssh.PublicKeys(p.key)}, HostKeyCallback: ssh.InsecureIgnoreHostKey(), //nolint:gosec // it is on this machine
	})
	if err != nil {
		_ = conn.Close()
		return nil, err
	}
	_ = conn.SetDeadline(time.Time{})
	return ssh.NewClient(client, channels, requests), nil
}

// sits is one session. lost is when the one before ended; the error is of a way in that was not there.
func (p *pupil) sits(ctx context.Context, lost time.Time) (over bool, err error) {
	conn, err := p.calls()
	if err != nil {
		return false, err
	}
	defer func() { _ = conn.Close() }()
	ended := context.AfterFunc(ctx, func() { _ = conn.Close() })
	defer ended()
	session, err := conn.NewSession()
	if err != nil {
		return false, err
	}
	in, err := session.StdinPipe()
	if err != nil {
		return false, err
	}
	out, err := session.StdoutPipe()
	if err != nil {
		return false, err
	}
	if err := session.Start("plain"); err != nil {
		return false, err
	}
	talk := &talk{pupil: p, in: in, lost: lost, at: -1}
	var buf [4 << 10]byte
	var text string
	for {
		n, err := out.Read(buf[:])
		text += string(buf[:n])
		for {
			line, rest, whole := strings.Cut(text, "\n")
			if !whole {
				break
			}
			text = rest
			talk.hears(line)
		}
		if strings.HasPrefix(text, "Choose 1 to ") && strings.HasSuffix(text, ": ") { // it waits in this line
			talk.chooses()
			text = ""
		}
		switch {
		case talk.over:
			return true, nil
		case err == nil:
		case errors.Is(err, io.EOF) && talk.back:
			return false, nil
		default:
			return false, errors.Join(err, errNotBack(talk.back))
		}
	}
}

func errNotBack(back bool) error {
	if back {
		return nil
	}
	return errors.New("it did not come to a question")
}

// talk is a session as it goes on.
type talk struct {
	*pupil
	in      io.Writer
	lost    time.Time
	at      int    // the question that is asked
	options int    // how many it has
	chose   int    // the option that was sent last; a session that has ended may still have sent another one to nobody
	live    string // what is typed at home to go to the round
	back    bool
	over    bool
}

// hears takes a line.
func (k *talk) hears(line string) {
	var n, of int
	k.mu.Lock()
	defer k.mu.Unlock()
	number, rest, _ := strings.Cut(strings.TrimSpace(line), ". ")
	switch {
	case strings.HasPrefix(rest, "Live round:"):
		k.live = number
	case line == "The round is over.":
		k.over = true
	case strings.HasPrefix(line, "You are in."):
		k.isBack()
	case strings.HasPrefix(line, "Question ") && k.question(line, &n, &of):
		k.at, k.options = n-1, 0
		k.isBack()
	case k.at >= 0 && rest != "" && strings.Trim(number, "0123456789") == "":
		k.options++
	case strings.HasPrefix(line, "Type ") || strings.HasPrefix(line, "Answer "):
		k.answers()
	case line == "Saved.":
		k.saved[k.at], k.known[k.at] = k.chose, true
		k.tells(true)
	case line == "Your answer is saved.", line == "Your first answer is saved, and counts.":
		k.known[k.at] = true
	case strings.HasPrefix(line, "Time was up."), strings.HasPrefix(line, "Please wait for the teacher."):
		k.late[k.at] = true
		k.tells(false)
	case strings.HasPrefix(line, "This server is about to stop."):
		k.moved = append(k.moved, line)
	case strings.HasPrefix(line, "Not saved yet: the database is away."):
		k.waits++
	}
}

func (k *talk) question(line string, n, of *int) bool {
	got, err := fmt.Sscanf(line, "Question %d of %d. ", n, of)
	return err == nil && got == 2
}

// isBack notes how long it took to come back.
func (k *talk) isBack() {
	if !k.back && !k.lost.IsZero() {
		k.away = append(k.away, time.Since(k.lost))
	}
	k.back = true
}

// chooses goes to the round, or looks again whether there is one.
func (k *talk) chooses() {
	if k.live == "" {
		time.Sleep(200 * time.Millisecond)
		_, _ = io.WriteString(k.in, "\n") // the connection may have ended
		return
	}
	_, _ = io.WriteString(k.in, k.live+"\n")
	k.live = ""
}

// answers gives an answer, some time after it was asked; once in a session.
func (k *talk) answers() {
	at, options := k.at, k.options
	if at < 0 || options == 0 {
		return
	}
	k.options = 0
	go func() {
		k.hold(at)
		k.mu.Lock()
		if k.known[at] {
			k.mu.Unlock()
			return
		}
		choice := 1 + k.chance.IntN(options)
		k.sent[at] = append(k.sent[at], choice)
		k.chose = choice
		k.mu.Unlock()
		_, _ = fmt.Fprintf(k.in, "%d\n", choice) // the connection may have ended
	}()
}

func (k *talk) tells(saved bool) {
	if k.told != nil {
		k.told(k.at, saved)
	}
}
