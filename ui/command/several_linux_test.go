package command_test

import (
	"context"
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"porthole/content/markdown"
	"porthole/quiz"
	"porthole/quiz/class"
	"porthole/quiz/store/postgres"
	"porthole/quiz/store/postgres/pgtest"
	"porthole/ui/internal/tty"
	"porthole/ui/serve"
)

// How much is asked of several servers, which are not run without: .ci/run several.
var (
	several = flag.Int("several", 0, "learners of a round on three servers, with -postgres and haproxy")
	harm    = flag.Int("harm", 5, "questions of that round; amid each a server, or the database, is ended")
)

// site is three servers on one database, with a balancer before them.
type site struct {
	t        *testing.T
	database *pgtest.Server
	name     string // of the database
	key      string // the servers' key
	course   string
	front    string // where learners call
	backs    []*back
	book     class.Book
	archive  *postgres.Archive
}

// back is one of the servers.
type back struct {
	listen, health string
	folder         string
	environ        []string
	cmd            *exec.Cmd
	log            *os.File
}

func freeAddress(t *testing.T) string { t.Helper(); return "127.0.0.1:" + freePort(t) }

// newSite starts all of it. environ is what each server is told of the machine.
func newSite(t *testing.T, environ ...[]string) *site {
	t.Helper()
	if *several == 0 {
		t.Skip("-several says how many there are to be")
	}
	database := pgtest.Of(t)
	t.Cleanup(func() { _ = database.Restart() }) // a test that failed may have stopped it
	s := &site{t: t, database: database, name: database.Database(t, nil), front: freeAddress(t)}
	folder := t.TempDir()
	s.key, s.course = filepath.Join(folder, "host_key"), filepath.Join(folder, "ports.md")
	_, err := serve.HostKeyAt(s.key, true)
	s.must(err)
	s.must(os.WriteFile(s.key+".db", []byte(s.address()), 0o600))
	s.must(os.WriteFile(s.course, []byte(fewPorts), 0o600))
	if *crowdSize > 0 {
		s.course = "email"
	}
	chance := rand.New(rand.NewPCG(1, uint64(os.Getpid())))
	var turn sync.Mutex
	s.archive = postgres.New(postgres.Options{
		Address: s.address(), Now: time.Now, After: time.After, Patience: time.Hour, Random: func() uint64 {
			turn.Lock()
			defer turn.Unlock()
			return chance.Uint64()
		},
	})
	s.book, err = s.archive.Classes(t.Context())
	s.must(err)
	for i, more := range environ {
		b := &back{listen: freeAddress(t), health: freeAddress(t), folder: filepath.Join(folder, fmt.Sprint("server", i)), environ: more}
		b.log, err = os.Create(b.folder + ".log")
		s.must(err)
		s.backs = append(s.backs, b)
		s.starts(b)
	}
	s.balance(folder)
	t.Cleanup(s.shut)
	return s
}

func (s *site) must(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

func (s *site) address() string { return s.database.Address(s.name) }

// starts has a server run, and waits until it says that people may be sent to it.
func (s *site) starts(b *back) {
	s.t.Helper()
	program := "porthole"
	if len(b.environ) > 0 {
		program = os.Args[0] // which is told to be the program, with another clock
	}
	b.cmd = exec.CommandContext(s.t.Context(), program, "serve", "--listen", b.listen, "--data", b.folder, "--db-file", s.key+".db", "--host-key", s.key, "--health", b.health,
		"--public", s.front, "--proxy-from", "127.0.0.1", "--drain", "2s", s.course)
	b.cmd.Env = append(os.Environ(), b.environ...)
	b.cmd.Stderr = b.log
	s.must(b.cmd.Start())
	s.waits("a server that started is well", 60*time.Second, func() bool { return b.healthy() == http.StatusOK })
}

// healthy is what a server says to a balancer; 0: nothing.
func (b *back) healthy() int {
	ctx, over := context.WithTimeout(context.Background(), time.Second)
	defer over()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+b.health+"/healthz", http.NoBody)
	if err != nil {
		return 0
	}
	reply, err := http.DefaultClient.Do(request)
	if err != nil {
		return 0
	}
	_ = reply.Body.Close()
	return reply.StatusCode
}

func (s *site) waits(what string, most time.Duration, is func() bool) {
	s.t.Helper()
	for end := time.Now().Add(most); !is(); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(end) {
			s.t.Fatalf("it is not so after %v: %s", most, what)
		}
	}
}

// balance starts haproxy before the servers as it is deployed, but for addresses and a log, and as nobody in particular.
func (s *site) balance(folder string) {
	s.t.Helper()
	deployed, err := os.ReadFile(filepath.Join("..", "..", ".github", "deploy", "haproxy.cfg"))
	s.must(err)
	before, _, whole := strings.Cut(string(deployed), "    default-server ")
	if !whole || strings.Count(before, " :2222") != 1 {
		s.t.Fatal("the balancer that is deployed is another one")
	}
	var b strings.Builder
	b.WriteString("global\n log stderr format raw local0 info\n" + strings.Replace(before, " :2222", " "+s.front+"\n option tcplog\n log global", 1))
	for i, one := range s.backs {
		_, port, _ := net.SplitHostPort(one.health)
		fmt.Fprintf(&b, " server s%d %s send-proxy-v2 check port %s inter 250ms fall 2 rise 1\n", i, one.listen, port)
	}
	path := filepath.Join(folder, "haproxy.cfg")
	s.must(os.WriteFile(path, []byte(b.String()), 0o644))
	text, err := os.Open(path)
	s.must(err)
	haproxy := exec.CommandContext(s.t.Context(), "haproxy", "-f", "/dev/stdin", "-db")
	said, err := os.Create(filepath.Join(folder, "haproxy.log"))
	s.must(err)
	haproxy.Stdin, haproxy.Stderr = text, said
	if os.Getuid() == 0 {
		const nobody = 65534
		haproxy.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	}
	s.must(haproxy.Start())
	s.t.Cleanup(func() {
		_ = haproxy.Process.Kill()
		_ = haproxy.Wait()
		s.tells(said.Name())
	})
}

// tells what a balancer wrote of connections and servers: how often each way to end a connection (two letters: who ended it,
// and when), and each word on a server.
func (s *site) tells(log string) {
	text, err := os.ReadFile(log)
	s.must(err)
	counts := map[string]int{}
	for line := range strings.Lines(string(text)) {
		if ended := regexp.MustCompile(` porthole/\S+ \S+ \d+ (..) `).FindStringSubmatch(line); ended != nil {
			counts["connections ended "+ended[1]]++
		} else if is := regexp.MustCompile(`Server porthole/(s\d+ is \w+), reason: (.*?)(, check duration|\.)`).FindStringSubmatch(line); is != nil {
			counts[is[1]+", "+is[2]]++
		} else {
			counts[strings.TrimSpace(line)]++
		}
	}
	for _, what := range slices.Sorted(maps.Keys(counts)) {
		s.t.Logf("the balancer: %.120s: %d", what, counts[what])
	}
}

// shut ends the servers.
func (s *site) shut() {
	for _, b := range s.backs {
		_ = b.cmd.Process.Kill()
		_ = b.cmd.Wait()
		if said, err := os.ReadFile(b.log.Name()); err == nil && (s.t.Failed() || strings.Contains(string(said), "panic")) {
			s.t.Logf("%s: %.3000s", b.folder, said)
		}
	}
	_ = s.book.Close()
}

// opens makes the lobby of a round for a class, of all the questions that the course has, asked again and again.
func (s *site) opens(group class.Group, questions int, each time.Duration) (round int64, deck *quiz.Deck) {
	s.t.Helper()
	text, err := os.ReadFile(s.course)
	s.must(err)
	course, _ := markdown.Parse(s.course, text)
	deck = quiz.NewDeck(course)
	var asked []quiz.Question
	for seed := uint64(1); len(asked) < questions; seed++ {
		some, failed := quiz.Questions(deck, quiz.Selection{Seed: seed, Kinds: []quiz.Kind{quiz.Choice}})
		s.must(failed)
		for _, q := range some {
			if q.Kind == quiz.Choice {
				asked = append(asked, q)
			}
		}
	}
	round, err = s.book.OpenRound(s.t.Context(), class.NewRound(group.ID, course.ID, course.Title, asked[:questions], class.Rules{Each: each}, s.archive.Now()))
	s.must(err)
	return round, deck
}

// scene is a round as it stands.
func (s *site) scene(round int64) class.Scene {
	s.t.Helper()
	all, err := s.book.Look(s.t.Context(), nil)
	s.must(err)
	for _, one := range all {
		if one.ID == round {
			return one
		}
	}
	s.t.Fatalf("round %d is gone", round)
	return class.Scene{}
}

// commands does something with a round as the teacher would.
func (s *site) commands(round int64, c class.RoundCommand) {
	s.t.Helper()
	s.must(s.book.Command(s.t.Context(), round, s.scene(round).Version, c))
}

// atScreen is a learner at a terminal, by OpenSSH's own client.
func (s *site) atScreen(key string) *tty.Terminal {
	s.t.Helper()
	_, port, _ := net.SplitHostPort(s.front)
	return tty.Start(s.t, tty.Options{Ground: tty.Dark}, "ssh", "-F", "/dev/null", "-t", "-i", key, "-o", "IdentitiesOnly=yes", "-o", "IdentityAgent=none",
		"-o", "UserKnownHostsFile="+filepath.Join(s.t.TempDir(), "known"), "-o", "StrictHostKeyChecking=accept-new", "-p", port, "pupil@127.0.0.1")
}
