package command_test

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"os"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"
)

var hostile = flag.Bool("hostile", false, "make every hostile request as often as the full figures want, and hold the server's memory to them")

// foe is a member who asks for too much in a session of their own.
type foe struct {
	*ssh.Session
	client *ssh.Client
	in     io.Writer
	shown  chan struct{}
}

// Write takes what is shown.
func (f *foe) Write(shown []byte) (int, error) {
	select {
	case f.shown <- struct{}{}:
	default:
	}
	return len(shown), nil
}

// comes logs a foe in over a connection, to a session in a window of that size.
func (b *besieged) comes(key ssh.Signer, conn net.Conn, rows, columns int) *foe {
	b.t.Helper()
	must := func(err error) {
		b.t.Helper()
		if err != nil {
			b.t.Fatal(err)
		}
	}
	link, channels, requests, err := ssh.NewClientConn(conn, "class", &ssh.ClientConfig{
		User: "learner", Auth: []ssh.AuthMethod{ssh.PublicKeys(key)}, HostKeyCallback: ssh.InsecureIgnoreHostKey(), //nolint:gosec // it is on this machine
	})
	must(err)
	f := &foe{client: ssh.NewClient(link, channels, requests), shown: make(chan struct{}, 1)}
	f.Session, err = f.client.NewSession()
	must(err)
	f.Stdout = f
	f.in, err = f.StdinPipe()
	must(err)
	must(f.RequestPty("xterm-256color", rows, columns, nil))
	must(f.Shell())
	<-f.shown
	return f
}

// dials connects with room for only so many bytes that are not read yet; 0 for the usual room.
func (b *besieged) dials(room int) net.Conn {
	b.t.Helper()
	d := net.Dialer{Control: func(_, _ string, c syscall.RawConn) error {
		if room == 0 {
			return nil
		}
		return c.Control(func(fd uintptr) { _ = syscall.SetsockoptInt(int(fd), syscall.SOL_SOCKET, syscall.SO_RCVBUF, room) })
	}}
	conn, err := d.DialContext(b.t.Context(), "tcp", "127.0.0.1:"+b.port)
	if err != nil {
		b.t.Fatal(err)
	}
	b.t.Cleanup(func() { _ = conn.Close() })
	return conn
}

// often is how often something is done: as the full figures want it with -hostile, else a few times.
func often(full, few int) int {
	if *hostile {
		return full
	}
	return few
}

// S2: windows of any size, asked for and changed to, end nothing and are no larger in memory than a large one.
func TestTheServerOutlivesWindowsWithoutEnd(t *testing.T) {
	b := besiege(t, 1)
	sizes := [][2]int{{1<<32 - 1, 1<<32 - 1}, {20000, 20000}, {1, 1<<32 - 1}, {0, 0}}
	for i := range often(1000, 12) {
		size := sizes[i%len(sizes)]
		f := b.comes(b.keys[0], b.dials(0), size[0], size[1])
		for n := range often(1000, 100) / 10 {
			if err := f.WindowChange(sizes[(n+i)%len(sizes)][0], sizes[(n+i)%len(sizes)][1]); err != nil {
				t.Fatal(err)
			}
		}
		_ = f.client.Close()
	}
	b.relieved(10)
}

// S3: what is no session of ours is refused each time, and the session beside it goes on.
func TestTheServerRefusesAllElse(t *testing.T) {
	b := besiege(t, 1)
	refused := 0
	attempt := func(what string, granted func(*foe) bool) {
		t.Helper()
		f := b.comes(b.keys[0], b.dials(0), 24, 80)
		for range often(100, 10) { // as many as one connection may ask for in vain
			if granted(f) {
				t.Errorf("%q is granted", what)
			}
			refused++
		}
		select {
		case <-f.shown:
		default:
		}
		if _, err := io.WriteString(f.in, "?"); err != nil {
			t.Errorf("%q ended the session: %v", what, err)
		} else {
			<-f.shown
		}
		_ = f.client.Close()
	}
	word := func(text string) []byte { return ssh.Marshal(struct{ Text string }{text}) }
	for name, payload := range map[string][]byte{
		"exec": word("sh"), "subsystem": word("sftp"), "auth-agent-req@openssh.com": nil, "x11-req": nil, "shell": nil, "pty-req": nil, "unknown": nil,
	} {
		attempt(name, func(f *foe) bool { ok, err := f.SendRequest(name, true, payload); return ok || err != nil })
	}
	attempt("scp", func(f *foe) bool { ok, err := f.SendRequest("exec", true, word("scp -t /")); return ok || err != nil })
	for _, kind := range []string{"session", "direct-tcpip", "forwarded-tcpip", "direct-streamlocal@openssh.com", "x11", "auth-agent@openssh.com", "unknown"} {
		attempt(kind, func(f *foe) bool { _, _, err := f.client.OpenChannel(kind, []byte("payload")); return err == nil })
	}
	for _, name := range []string{"tcpip-forward", "streamlocal-forward@openssh.com", "unknown@example.org"} {
		attempt(name, func(f *foe) bool { ok, _, err := f.client.SendRequest(name, true, nil); return ok || err != nil })
	}
	t.Logf("%d refused", refused)
	b.relieved(10)
}

// S4: who asks without end is cut off or passed over.
func TestTheServerOutlivesFloods(t *testing.T) {
	b := besiege(t, 1)
	long := strings.Repeat("A", 200<<10) // a packet has room for no more than 256 KiB
	variable := func(name string) []byte { return ssh.Marshal(struct{ Name, Value string }{name, "x"}) }
	for what, flood := range map[string]struct {
		times int
		ask   func(*foe) error
	}{
		"variables":  {100_000, func(f *foe) error { _, err := f.SendRequest("env", false, variable("LC_ALL")); return err }},
		"long names": {1000, func(f *foe) error { _, err := f.SendRequest("env", false, variable(long)); return err }},
		"requests":   {often(1_000_000, 100_000), func(f *foe) error { _, _, err := f.client.SendRequest("flood", false, nil); return err }},
		"channels": {100_000, func(f *foe) error {
			_, _, err := f.client.OpenChannel("direct-tcpip", nil)
			if err != nil && strings.Contains(err.Error(), "rejected") || err != nil && strings.Contains(err.Error(), "prohibited") {
				return nil
			}
			return err
		}},
	} {
		f := b.comes(b.keys[0], b.dials(0), 24, 80)
		asked := 0
		for asked < flood.times && flood.ask(f) == nil {
			asked++
		}
		t.Logf("%s: cut off after %d of %d", what, asked, flood.times)
		if asked == flood.times {
			t.Errorf("%s: all %d are taken", what, asked)
		}
		_ = f.client.Close()
	}
	b.relieved(10)
}

// stuck is a connection that is not read from any more once it is told to stop.
type stuck struct {
	net.Conn
	stop, end <-chan struct{}
}

// Read implements net.Conn.
func (s stuck) Read(p []byte) (int, error) {
	select {
	case <-s.stop:
		<-s.end
		return 0, io.EOF
	default:
		return s.Conn.Read(p[:min(len(p), 512)])
	}
}

// unsent is to how many of the connections more was sent than they have taken, and how many bytes that is.
func (b *besieged) unsent() (n, waiting int) {
	b.t.Helper()
	table, err := os.ReadFile("/proc/net/tcp")
	port, failed := strconv.Atoi(b.port)
	if err = errors.Join(err, failed); err != nil {
		b.t.Fatal(err)
	}
	const local, queues = 1, 4 // of sl local remote state tx:rx ...
	for line := range strings.Lines(string(table)) {
		fields := strings.Fields(line)
		if len(fields) > queues && strings.HasSuffix(fields[local], fmt.Sprintf(":%04X", port)) && !strings.HasPrefix(fields[queues], "00000000:") {
			more, err := strconv.ParseInt(fields[queues][:8], 16, 64)
			if err != nil {
				b.t.Fatal(err)
			}
			n, waiting = n+1, waiting+int(more)
		}
	}
	return n, waiting
}

// S7: who reads nothing holds up nobody: another one works on while what is for them waits. That they are cut off after a while
// takes ten seconds, and is seen with -hostile.
func TestSlowReadersHoldUpNobody(t *testing.T) {
	b := besiege(t, often(100, 10))
	var slow []*foe
	stop := make(chan struct{})
	for _, key := range b.keys {
		slow = append(slow, b.comes(key, stuck{b.dials(4 << 10), stop, t.Context().Done()}, 16, 80))
	}
	t.Logf("%d stop reading, at %+d descriptors", len(slow), b.descriptors()-b.files)
	close(stop)
	for _, f := range slow {
		go func() { // the help, and home again: each key draws the screen anew
			for pause := time.After(0); ; pause = time.After(100 * time.Millisecond) {
				select {
				case <-t.Context().Done():
					return
				case <-pause:
				}
				if _, err := io.WriteString(f.in, "?"); err != nil {
					return
				}
			}
		}()
	}
	for began, before := time.Now(), -1; ; time.Sleep(400 * time.Millisecond) { // four keys later
		stuck, waiting := b.unsent()
		if stuck >= len(slow) && waiting == before {
			break
		}
		if before = waiting; time.Since(began) > time.Minute {
			t.Fatalf("to %d of %d everything can be sent, though they read nothing", len(slow)-stuck, len(slow))
		}
	}
	const worked = 20 // keys, each after at least 50 ms: long before the others are cut off
	began, at := time.Now(), b.pressed.Load()
	for b.pressed.Load() < at+worked && time.Since(began) < time.Minute {
		time.Sleep(10 * time.Millisecond)
	}
	if n, left := b.pressed.Load()-at, b.descriptors()-b.files; n < worked || left < len(slow) {
		t.Errorf("the neighbour pressed %d keys in %v; of %d who read nothing %d are left by then", n, time.Since(began), len(slow), left)
	}
	for *hostile && b.descriptors() > b.files+few && time.Since(began) < time.Minute {
		time.Sleep(100 * time.Millisecond)
	}
	if took := time.Since(began); *hostile {
		t.Logf("all are cut off after %v", took.Round(time.Second/10))
		if took > 15*time.Second {
			t.Errorf("they are cut off after %v only", took)
		}
	}
	for _, f := range slow {
		_ = f.client.Close()
	}
	b.relieved(200)
	if waits := b.neighbour.waits; *hostile && waits[(len(waits)-1)*99/100] > 300*time.Millisecond {
		t.Errorf("the neighbour waited %v", waits[(len(waits)-1)*99/100])
	}
}
