//go:build unix

package command_test

import (
	"io"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"
)

// dayWait is how long something that must come may take before the test gives up.
const dayWait = 30 * time.Second

// dayLearner is a learner who takes part in lines of text, and what they must have come to.
type dayLearner struct {
	t    *testing.T
	name string
	key  ssh.Signer // nil: they come by name and PIN

	conn *ssh.Client
	in   io.Writer

	*speech // of the session that they have now

	// What the model says they have come to.
	given  int            // answers, of the work that was set and of the round
	knows  map[string]int // how often they were right, by what was asked about
	right  int            // answers of the round
	points int            // of the work that was set, where they did it
	papers []string       // rows of their answers to it, as they are exported
}

// speech is what the server says in one session. What an earlier one still says is nobody's any more.
type speech struct {
	mu   sync.Mutex
	text string
	more chan struct{} // has one when something was said
}

// Write takes what the server says.
func (s *speech) Write(b []byte) (int, error) {
	s.mu.Lock()
	s.text += strings.ReplaceAll(string(b), "\r", "")
	s.mu.Unlock()
	select {
	case s.more <- struct{}{}:
	default:
	}
	return len(b), nil
}

// hears waits until a text is said, and returns what was said up to its end. That is not heard again.
func (l *dayLearner) hears(want string) string {
	l.t.Helper()
	deadline := time.After(dayWait)
	for {
		l.mu.Lock()
		before, after, found := strings.Cut(l.text, want)
		if found {
			l.text = after
		}
		l.mu.Unlock()
		if found {
			return before + want
		}
		select {
		case <-l.more:
		case <-deadline:
			l.t.Fatalf("%s does not hear %q, but\n%s", l.name, want, before)
		}
	}
}

func (l *dayLearner) types(line string) {
	l.t.Helper()
	if _, err := io.WriteString(l.in, line+"\n"); err != nil {
		l.t.Fatalf("%s types %q: %v", l.name, line, err)
	}
}

// comes logs in, and joins the class the first time.
func (l *dayLearner) comes(c *classroom, code string) {
	l.t.Helper()
	ask := ssh.KeyboardInteractive(func(_, _ string, questions []string, _ []bool) ([]string, error) {
		answers := make([]string, len(questions))
		for i, q := range questions {
			switch {
			case strings.HasPrefix(q, "Class code"):
				answers[i] = code
			case strings.HasPrefix(q, "Name"):
				answers[i] = l.name
			case strings.HasPrefix(q, "PIN"):
				answers[i] = "271828"
			}
		}
		return answers, nil
	})
	methods := []ssh.AuthMethod{ask}
	if l.key != nil {
		methods = []ssh.AuthMethod{ssh.PublicKeys(l.key), ask}
	}
	var err error
	l.conn, err = ssh.Dial("tcp", "127.0.0.1:"+c.port, &ssh.ClientConfig{
		User: "learner", Auth: methods, HostKeyCallback: ssh.InsecureIgnoreHostKey(), //nolint:gosec // it is on this machine
	})
	if err != nil {
		l.t.Fatalf("%s cannot log in: %v", l.name, err)
	}
	l.speech = &speech{more: make(chan struct{}, 1)}
	s, err := l.conn.NewSession()
	if err != nil {
		l.t.Fatal(err)
	}
	if l.in, err = s.StdinPipe(); err != nil {
		l.t.Fatal(err)
	}
	s.Stdout = l.speech
	if err := s.Start("plain"); err != nil {
		l.t.Fatal(err)
	}
}

// chooses takes the line of the menu that begins with a text.
func (l *dayLearner) chooses(text string) {
	l.t.Helper()
	menu := l.hears("or /quit: ")
	found := regexp.MustCompile(`(?m)^(\d+)\. ` + text).FindStringSubmatch(menu)
	if found == nil {
		l.t.Fatalf("%s is not offered %q, but\n%s", l.name, text, menu)
	}
	l.types(found[1])
}

// offeredIn are the options of a question, in their order.
func offeredIn(question string) (options []string) {
	for _, found := range regexp.MustCompile(`(?m)^ *\d+\. (\S+)$`).FindAllStringSubmatch(question, -1) {
		options = append(options, found[1])
	}
	return options
}

// dayPorts is what the course of the day teaches.
func dayPorts() map[string]string {
	return map[string]string{"FTP": "21", "SSH": "22", "Telnet": "23", "DNS": "53", "HTTP": "80", "NTP": "123"}
}

// keyOf finds which card a question asks about, and which of its options is right.
func keyOf(t *testing.T, question string) (card string, right int, options []string) {
	t.Helper()
	options = offeredIn(question)
	stem := question[:max(0, strings.Index(question, "\n1. "))]
	for protocol, port := range dayPorts() {
		for asked, answer := range map[string]string{protocol: port, port: protocol} {
			for i, o := range options {
				if o == answer && regexp.MustCompile(`\b`+asked+`\b`).MatchString(stem) {
					return asked, i, options
				}
			}
		}
	}
	t.Fatalf("no answer is known to\n%s", question)
	return "", 0, nil
}

// idOf is the id of the card that asks about a protocol or a port.
func idOf(about string) string {
	if _, protocol := dayPorts()[about]; protocol {
		return "few ports/forward//" + strings.ToLower(about) + "/port"
	}
	return "few ports/reverse//port/" + about
}

// learns notes an answer in the model.
func (l *dayLearner) learns(about string, right bool) {
	l.given++
	if right {
		l.knows[about]++
	}
}

// comesBack has the learner lose the connection, and log in again.
func (l *dayLearner) comesBack(c *classroom) {
	l.t.Helper()
	_ = l.conn.Close() // the server may have ended it
	l.comes(c, "")
}
