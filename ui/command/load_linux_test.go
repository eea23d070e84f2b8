package command_test

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"

	"porthole/quiz/class"
	"porthole/quiz/store/sqlite"
	"porthole/ui/serve"
)

// How much is asked of the server by TestLoad, which is not run without: go test ./ui/command -v -run 'TestLoad$' -learners 200.
var (
	crowdSize = flag.Int("learners", 0, "learners who answer at the same time, for TestLoad")
	every     = flag.Duration("every", 2*time.Second, "time between two answers of one learner, for TestLoad")
	atTheWire = flag.Bool("wire", false, "have them speak to the servers of the wire lab instead, for TestLoad")
	// By default no more than a few: else they wait for each other's key exchange, on this machine.
	logInAtOnce = flag.Int("at-once", 16, "how many of them log in at once, for TestLoad")
	lasts       = flag.Duration("lasts", 30*time.Second, "how long they answer, for TestLoad")
)

// TestLoad has learners answer by SSH, each in a terminal of 80 × 24, and tells what that costs: the memory of the server for
// each of them, and the time from a key to what it shows. Server and learners share this machine.
func TestLoad(t *testing.T) {
	if *crowdSize == 0 {
		t.Skip("-learners says how many there are to be")
	}
	data := t.TempDir()
	keys := enrolled(t, filepath.Join(data, "class"), *crowdSize)
	c := serving(t, data, "email")
	empty := c.resident()
	cpu := time.Duration(0)
	crowd, took := answering(t, keys, c.logsIn, func() { cpu = c.processor() })
	full := c.resident()
	t.Logf("the server's processor time: %.2f of one core", (c.processor()-cpu).Seconds()/took.Seconds())
	for _, l := range crowd {
		_ = l.conn.Close()
	}
	t.Logf("resident: %d KiB without learners, %d with them: %d for each", empty, full, (full-empty)/(*crowdSize))
	for range 6 {
		time.Sleep(30 * time.Second)
		t.Logf("resident after they have left: %d KiB, %d descriptors, %d threads", c.resident(), c.descriptors(), c.status("Threads"))
	}
	kept, err := schoolIn(filepath.Join(data, "class")).Status(t.Context())
	t.Logf("kept: %d answers of %d learners (%v)", kept.Answers, kept.Learners, err)
	c.ends()
}

// patience is how long a key may show nothing.
const patience = 2 * time.Second

// schoolIn is where the classes of a folder are kept.
func schoolIn(folder string) *sqlite.Archive {
	random := rand.New(rand.NewPCG(1, 2))
	return sqlite.New(sqlite.Options{Folder: folder, Now: time.Now, Random: random.Uint64, After: time.After})
}

// enrolled makes classes with members who have a key each.
func enrolled(t *testing.T, folder string, n int) (keys []ssh.Signer) {
	t.Helper()
	book, err := schoolIn(folder).Classes(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	keys, _ = enrolledIn(t, book, n)
	if err = book.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err = serve.HostKey(folder, true); err != nil {
		t.Fatal(err)
	}
	return keys
}

// enrolledIn makes them in a book, and returns what the store calls them, too.
func enrolledIn(t *testing.T, book class.Book, n int) (keys []ssh.Signer, ids []string) {
	t.Helper()
	chance := rand.NewChaCha8([32]byte{1})
	must := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	for i := range n {
		if i%class.MostMembers == 0 {
			name, failed := class.ReadName(fmt.Sprint("Class ", 2+i/class.MostMembers))
			must(failed)
			must(book.Found(t.Context(), name, class.Code(fmt.Sprintf("AAAAAAA%d", i/class.MostMembers)), time.Time{}))
		}
		groups, failed := book.Groups(t.Context())
		must(failed)
		name, failed := class.ReadName(fmt.Sprint("Learner ", 2000+i))
		must(failed)
		id, failed := class.NewID(chance)
		must(failed)
		_, private, failed := ed25519.GenerateKey(chance)
		must(failed)
		signer, failed := ssh.NewSignerFromKey(private)
		must(failed)
		joined, failed := book.Join(t.Context(), groups[i/class.MostMembers], class.Newcomer{Learner: id, Name: name, Fingerprint: ssh.FingerprintSHA256(signer.PublicKey())})
		must(failed)
		if !joined {
			t.Fatalf("learner %d may not join", i)
		}
		keys, ids = append(keys, signer), append(ids, id)
	}
	return keys, ids
}

// client is a learner who answers.
type client struct {
	t    *testing.T
	conn *ssh.Client
	in   io.Writer

	shown chan struct{} // has one when something was shown

	waits      []time.Duration // from each key to what it showed
	unanswered map[string]int  // keys that showed nothing
}

func (c *classroom) logsIn(key ssh.Signer) *client {
	conn, err := c.dials(key)
	if err != nil {
		c.t.Error(err)
		return nil
	}
	l := &client{t: c.t, conn: conn, shown: make(chan struct{}, 1), unanswered: map[string]int{}}
	s, err := conn.NewSession()
	if err != nil {
		c.t.Error(err)
		return l
	}
	if err := s.RequestPty("xterm-256color", 24, 80, nil); err != nil {
		c.t.Error(err)
	}
	l.in, _ = s.StdinPipe()
	s.Stdout = l
	if err := s.Shell(); err != nil {
		c.t.Error(err)
	}
	<-l.shown
	return l
}

// dials has somebody log in, from an address of their own where that is wanted: this machine has all of 127.0.0.0/8.
func (c *classroom) dials(key ssh.Signer) (*ssh.Client, error) {
	var from net.Dialer
	if c.fromAnywhere {
		n := c.came.Add(1)
		from.LocalAddr = &net.TCPAddr{IP: net.IPv4(127, 1, byte(n>>7), byte(1+n&127))}
	}
	at := "127.0.0.1:" + c.port
	conn, err := from.DialContext(c.t.Context(), "tcp", at)
	if err != nil {
		return nil, err
	}
	client, channels, requests, err := ssh.NewClientConn(conn, at, &ssh.ClientConfig{
		User: "learner", Auth: []ssh.AuthMethod{ssh.PublicKeys(key)}, HostKeyCallback: ssh.InsecureIgnoreHostKey(), //nolint:gosec // it is on this machine
	})
	if err != nil {
		_ = conn.Close()
		return nil, err
	}
	return ssh.NewClient(client, channels, requests), nil
}

// Write takes what is shown.
func (l *client) Write(shown []byte) (int, error) {
	select {
	case l.shown <- struct{}{}:
	default:
	}
	return len(shown), nil
}

// press sends a key and waits for what it shows.
func (l *client) press(key string) {
	select {
	case <-l.shown: // of a clock
	default:
	}
	began := time.Now()
	if _, err := io.WriteString(l.in, key); err != nil {
		l.t.Error(err)
		return
	}
	select {
	case <-l.shown:
		l.waits = append(l.waits, time.Since(began))
	case <-time.After(patience):
		l.unanswered[key]++
	}
}

// answers drills: a key that answers, and one for the next question. What comes first is of no account.
func (l *client) answers(ctx context.Context, every time.Duration, r *rand.Rand) {
	l.does(ctx, every, r, []string{"j", "j", "\r", "\r"}, []string{"1", "\r"}) // a drill of everything
}

// speaks opens an exercise of the wire lab, and sends its server a line again and again.
func (l *client) speaks(ctx context.Context, every time.Duration, r *rand.Rand) {
	l.does(ctx, every, r, []string{"G", "k", "k", "\r", "\r"}, []string{"NOOP", "\r"})
}

// does presses the keys that open something, and then others again and again. What comes first is of no account.
func (l *client) does(ctx context.Context, every time.Duration, r *rand.Rand, opening, again []string) {
	pause := func() bool {
		const half = 0.5
		select {
		case <-ctx.Done():
			return false
		case <-time.After(time.Duration(half * (half + r.Float64()) * float64(every))):
			return true
		}
	}
	for _, key := range opening {
		if !pause() {
			return
		}
		l.press(key)
	}
	l.waits = nil
	for {
		for _, key := range again {
			if !pause() {
				return
			}
			l.press(key)
		}
	}
}

// resident is the server's memory in KiB.
func (c *classroom) resident() int { return c.status("VmRSS") }

// status reads a number of what the system tells of the server.
func (c *classroom) status(what string) int {
	c.t.Helper()
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", c.cmd.Process.Pid))
	found := regexp.MustCompile(`(?m)^` + what + `:\s+(\d+)`).FindSubmatch(text)
	if err != nil || found == nil {
		c.t.Fatalf("no %s (%v)", what, err)
	}
	n, _ := strconv.Atoi(string(found[1]))
	return n
}

func (c *classroom) descriptors() int {
	open, _ := os.ReadDir(fmt.Sprintf("/proc/%d/fd", c.cmd.Process.Pid))
	return len(open)
}

// processor is the processor time that the server has used.
func (c *classroom) processor() time.Duration {
	text, _ := os.ReadFile(fmt.Sprintf("/proc/%d/stat", c.cmd.Process.Pid))
	fields := bytes.Fields(text[bytes.LastIndexByte(text, ')')+1:])
	user, _ := strconv.Atoi(string(fields[11]))
	system, _ := strconv.Atoi(string(fields[12]))
	return time.Duration(user+system) * time.Second / 100
}
