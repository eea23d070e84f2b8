//go:build unix

package command_test

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"

	"porthole/ui/internal/tty"
)

// classroom is the built program, serving a class.
type classroom struct {
	t          *testing.T
	cmd        *exec.Cmd
	out        *bufio.Reader
	data       string
	port, code string
	known      string // the file of hosts that ssh knows
	pages      string // the address for browsers

	fromAnywhere bool         // clients have an address each
	came         atomic.Int64 // how many have
}

const fewPorts = `# Few ports

## Mail

Three protocols carry mail.

| Protocol | Port |
|---|---|
| SMTP | 25 |
| POP3 | 110 |
| IMAP | 143 |
`

// serving starts the server on its data, with a course, and reads what it tells a teacher. Without one it serves a course of
// few ports.
func serving(t *testing.T, data string, course ...string) *classroom {
	t.Helper()
	return servingBy(t, "porthole", data, course...)
}

// servingBy starts another program than the built one.
func servingBy(t *testing.T, program, data string, course ...string) *classroom {
	t.Helper()
	if len(course) == 0 {
		course = []string{filepath.Join(t.TempDir(), "ports.md")}
		if err := os.WriteFile(course[0], []byte(fewPorts), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.CommandContext(t.Context(), program, append([]string{"serve", "--listen", "127.0.0.1:0"}, course...)...)
	cmd.Env = append(os.Environ(), "PORTHOLE_DATA="+data, still+"=1")
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill() })
	c := &classroom{t: t, cmd: cmd, out: bufio.NewReader(out), data: data, known: filepath.Join(data, "known_hosts")}
	for {
		line, err := c.out.ReadString('\n')
		if err != nil {
			t.Fatalf("it does not tell how to reach it: %v", err)
		}
		if found := regexp.MustCompile(`ssh -p (\d+) NAME@127\.0\.0\.1`).FindStringSubmatch(line); found != nil {
			c.port = found[1]
		}
		if found := regexp.MustCompile(`https?://127\.0\.0\.1:\d+`).FindString(line); found != "" {
			c.pages = found
		}
		if found := regexp.MustCompile(`The code of Class is (\S+)\.`).FindStringSubmatch(line); found != nil {
			c.code = found[1]
		}
		if strings.HasPrefix(line, "Ctrl+c") {
			return c
		}
	}
}

// ssh is a learner without a key at a terminal of their own.
func (c *classroom) ssh(command ...string) *tty.Terminal {
	c.t.Helper()
	return c.sshIn(tty.Options{Ground: tty.Dark}, nil, command...)
}

// sshIn is one at a terminal of a kind, with options of ssh's.
func (c *classroom) sshIn(o tty.Options, options []string, command ...string) *tty.Terminal {
	c.t.Helper()
	args := []string{
		"-F", "/dev/null", "-t", "-o", "UserKnownHostsFile=" + c.known, "-o", "StrictHostKeyChecking=accept-new",
		"-o", "HostKeyAlias=class", "-o", "PubkeyAuthentication=no", "-p", c.port, "ann@127.0.0.1",
	}
	return tty.Start(c.t, o, "ssh", slices.Concat(options, args, command)...)
}

// ends has the server end, and waits for it.
func (c *classroom) ends() string {
	c.t.Helper()
	if err := c.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		c.t.Fatal(err)
	}
	var said strings.Builder
	if _, err := c.out.WriteTo(&said); err != nil {
		c.t.Error(err)
	}
	if err := c.cmd.Wait(); err != nil {
		c.t.Errorf("it did not end well: %v", err)
	}
	return said.String()
}

// A learner comes with OpenSSH's own client, answers, and finds their progress again: at the next login, and on a server that
// was started anew.
func TestAClassLearnsOverSSH(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("ssh"); err != nil {
		t.Skip("there is no ssh program here; its way in is tried where there is one")
	}
	data := t.TempDir()
	c := serving(t, data)
	ann := c.ssh("plain")
	ann.WaitFor("Class code:")
	ann.Type(c.code, "enter")
	ann.WaitFor("Name [ann]:")
	ann.Type("enter")
	ann.WaitFor("PIN:")
	ann.Type("271828", "enter")
	ann.WaitFor("PIN again:")
	ann.Type("271828", "enter")
	ann.WaitFor("Few ports", "Choose 1 to")
	if !strings.Contains(string(ann.Raw()), "What the class keeps of you:") {
		t.Errorf("who joins is not told what is kept of them: %s", ann.Raw())
	}
	ann.Type("3", "enter") // a drill
	ann.WaitFor("Question 1")
	ann.Type("1", "enter", "1", "enter")
	ann.WaitFor("Question 2")
	ann.Type("ctrl+c")
	if code := ann.Wait(); code != 0 {
		t.Errorf("exit %d", code)
	}
	again := func(c *classroom) *tty.Terminal {
		t.Helper()
		back := c.ssh()
		back.WaitFor("Class code:")
		back.Type("enter")
		back.WaitFor("Name [ann]:")
		back.Type("enter")
		back.WaitFor("PIN:")
		back.Type("271828", "enter")
		back.WaitUntil("progress", func() bool { return regexp.MustCompile(`[1-9] of 6 met`).MatchString(back.Screen()) })
		return back
	}
	ann = again(c)
	ann.Resize(60, 20)
	ann.WaitFor("Few ports")
	ann.Type("ctrl+c")
	if code := ann.Wait(); code != 0 {
		t.Errorf("exit %d", code)
	}
	ann = again(c)
	if said := c.ends(); !strings.Contains(said, "The server has ended.") {
		t.Errorf("it says %q", said)
	}
	ann.WaitFor("The server ends now. What you answered is kept.")
	c = serving(t, data) // its key is the one that ssh knows
	_ = again(c)
	c.ends()
}

func TestAServerWithoutItsKeyDoesNotStart(t *testing.T) {
	t.Parallel()
	m := schooled(t)
	g, shut := m.gate()
	if _, err := m.asks(g, m.code(), "Ann", "271828", ""); err != nil {
		t.Fatal(err)
	}
	shut()
	m.run("", "serve", "--listen", "127.0.0.1:0").refuses(t, 1, "the server's key is lost", "ssh-keygen")
	m.run("", "serve", "--listen", "nowhere").refuses(t, 2, "an address looks like :2222")
	m.run("", "serve", "--learner", "Ann").refuses(t, 2, "--learner cannot stand beside serve")
	m.run("", "serve", "--no-save").refuses(t, 2, "--no-save cannot stand beside serve")
	m.run("", "serve", "emial").refuses(t, 2, `the nearest is "email"`)
	m.run("", "serve", "missing.md").refuses(t, 1, "missing.md")
}

// refuses checks that nothing was done, and that it was said why.
func (o outcome) refuses(t *testing.T, code int, texts ...string) {
	t.Helper()
	if o.code != code || o.out != "" {
		t.Errorf("exit code %d, want %d; printed: %s", o.code, code, o.out)
	}
	for _, text := range texts {
		if !strings.Contains(o.err, text) {
			t.Errorf("no %q in %s", text, o.err)
		}
	}
}

func TestAPortThatIsTakenIsNamed(t *testing.T) {
	t.Parallel()
	c := serving(t, t.TempDir())
	m := schooled(t)
	m.run("", "serve", "--listen", "127.0.0.1:"+c.port).refuses(t, 1, "127.0.0.1:"+c.port, "address already in use", "Choose another one")
	c.ends()
}
