package command_test

import (
	"context"
	"crypto/ed25519"
	"database/sql"
	"encoding/pem"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"

	"porthole/quiz"
	"porthole/quiz/class"
)

// crowd are the learners of a class, and its round.
type crowd struct {
	*site
	group  class.Group
	round  int64
	deck   *quiz.Deck
	pupils []*pupil
	open   atomic.Int64 // the question that may be answered
	right  map[string]int
	given  int
}

// joins makes classes of n learners in all, who have a key each, and opens a round of each class.
func (s *site) joins(n, questions int, each time.Duration) (all []*crowd) {
	s.t.Helper()
	keys, ids := enrolledIn(s.t, s.book, n)
	groups, err := s.book.Groups(s.t.Context())
	s.must(err)
	for _, g := range groups {
		if g.Members == 0 { // a server makes an empty one where there is none
			continue
		}
		c := &crowd{site: s, group: g, right: map[string]int{}}
		c.round, c.deck = s.opens(g, questions, each)
		all = append(all, c)
	}
	if len(all) != (n+class.MostMembers-1)/class.MostMembers {
		s.t.Fatalf("%d learners are in %d classes", n, len(all))
	}
	for i := range n {
		c := all[i/class.MostMembers]
		c.pupils = append(c.pupils, &pupil{
			learner: ids[i], key: keys[i], front: s.front, chance: rand.New(rand.NewPCG(uint64(i), 7)), hold: func(int) {},
			sent: map[int][]int{}, saved: map[int]int{}, known: map[int]bool{}, late: map[int]bool{},
		})
	}
	return all
}

// all counts learners of whom something is so.
func (c *crowd) all(is func(*pupil) bool) (n int) {
	for _, p := range c.pupils {
		p.mu.Lock()
		if is(p) {
			n++
		}
		p.mu.Unlock()
	}
	return n
}

// checks compares what is kept of the question that was closed last with what learners were shown.
func (c *crowd) checks() {
	c.t.Helper()
	scene := c.scene(c.round)
	q, _ := scene.Question()
	c.given += len(scene.Replies)
	for _, p := range c.pupils {
		reply, kept := scene.ReplyOf(p.learner)
		p.mu.Lock()
		at := scene.At
		switch choice, saved := p.saved[at]; {
		case p.known[at] && !kept:
			c.t.Errorf("question %d: an answer that was shown as saved is lost", at+1)
		case saved && !sameOption(q, reply.Response, choice):
			c.t.Errorf("question %d: option %d was shown as saved, and kept is %v", at+1, choice, reply.Response)
		case kept && !oneOf(q, reply.Response, p.sent[at]):
			c.t.Errorf("question %d: kept is %v, and sent were %v", at+1, reply.Response, p.sent[at])
		}
		p.mu.Unlock()
		if kept && c.deck.Mark(q, reply.Response).Right {
			c.right[p.learner]++
		}
	}
}

func sameOption(q quiz.Question, r quiz.Response, number int) bool {
	return number > 0 && len(r.Picks) == 1 && r.Picks[0] == number-1 && number <= len(q.Options)
}

func oneOf(q quiz.Question, r quiz.Response, sent []int) bool {
	for _, number := range sent {
		if sameOption(q, r, number) {
			return true
		}
	}
	return false
}

// ends has a server end by a signal, and starts it again.
func (s *site) ends(b *back, by syscall.Signal) {
	s.t.Helper()
	s.must(b.cmd.Process.Signal(by))
	if by == syscall.SIGTERM {
		s.waits("a server that is about to stop says so", 2*time.Second, func() bool { return b.healthy() == 503 || b.healthy() == 0 })
	}
	err := b.cmd.Wait()
	if by == syscall.SIGTERM && err != nil {
		s.t.Errorf("a server that was told to stop did not end well: %v", err)
	}
	s.starts(b)
}

// newcomer brings somebody into the class, and returns the file of their key.
func (c *crowd) newcomer(called string) (key string) {
	c.t.Helper()
	_, private, err := ed25519.GenerateKey(nil)
	c.must(err)
	signer, err := ssh.NewSignerFromKey(private)
	c.must(err)
	name, err := class.ReadName(called)
	c.must(err)
	id, err := class.NewID(rand.NewChaCha8([32]byte{9}))
	c.must(err)
	_, err = c.book.Join(c.t.Context(), c.group, class.Newcomer{Learner: id, Name: name, Fingerprint: ssh.FingerprintSHA256(signer.PublicKey())})
	c.must(err)
	block, err := ssh.MarshalPrivateKey(private, called)
	c.must(err)
	key = c.key + "." + called
	c.must(os.WriteFile(key, pem.EncodeToMemory(block), 0o600))
	return key
}

// harms does one of the things that happen to servers and databases.
func (s *site) harms(n int) string {
	s.t.Helper()
	b := s.backs[n%len(s.backs)]
	switch n % 5 {
	case 0:
		s.ends(b, syscall.SIGKILL)
		return "a server was killed"
	case 1:
		s.ends(b, syscall.SIGTERM)
		return "a server was drained"
	case 2:
		s.must(s.database.Stop("fast"))
		s.waits("every server says that the database is away", 10*time.Second, func() bool {
			for _, b := range s.backs {
				if b.healthy() != 503 {
					return false
				}
			}
			return true
		})
		time.Sleep(2 * time.Second)
		s.must(s.database.Restart())
		s.waits("every server is well again", 10*time.Second, func() bool {
			for _, b := range s.backs {
				if b.healthy() != 200 {
					return false
				}
			}
			return true
		})
		return "the database was stopped"
	case 3:
		s.must(s.database.Stop("immediate"))
		s.must(s.database.Restart())
		return "the database crashed"
	default:
		_, err := s.database.Kill(s.name)
		s.must(err)
		return "the database's connections were ended"
	}
}

// Amid each question of a round a server or the database is ended: no answer that was shown as saved is lost, none is kept
// twice, the score is that of what is kept, and whoever was thrown out is back within ten seconds. A class has a round.
func TestARoundOutlivesServersAndTheDatabase(t *testing.T) {
	s := newSite(t, nil, nil, nil)
	all := s.joins(*several, *harm, 0)
	ctx, end := context.WithTimeout(t.Context(), time.Duration(*harm)*2*time.Minute)
	defer end()
	var learning sync.WaitGroup
	for _, c := range all {
		c.begins(ctx, &learning)
	}
	began := time.Now()
	for _, c := range all {
		s.waits("all have come", 3*time.Minute, func() bool { return len(s.scene(c.round).Seats) == len(c.pupils) })
	}
	t.Logf("%d learners in %d classes have come within %v", *several, len(all), time.Since(began).Round(100*time.Millisecond))
	for n := range *harm {
		opened := make([]time.Time, len(all))
		for i, c := range all {
			opened[i] = c.asks(n)
		}
		time.Sleep(time.Second)
		what := s.harms(n)
		for _, c := range all {
			s.waits("all have answered", 90*time.Second, func() bool { return c.all(func(p *pupil) bool { return !p.known[n] }) == 0 })
		}
		t.Logf("question %d, amid which %s: all have answered within %v", n+1, what, time.Since(opened[0]).Round(100*time.Millisecond))
		for i, c := range all {
			if at := s.scene(c.round).Opened; !at.Equal(opened[i]) {
				t.Errorf("question %d was opened at %v, and now at %v", n+1, opened[i], at)
			}
			s.commands(c.round, class.CloseNow)
			c.checks()
		}
	}
	for _, c := range all {
		c.sums()
		s.commands(c.round, class.GoOn) // it is over
	}
	learning.Wait()
	s.returns(all)
}

// begins has the learners of a class take part, each from some moment of the three seconds after a question was opened.
func (c *crowd) begins(ctx context.Context, learning *sync.WaitGroup) {
	for _, p := range c.pupils {
		p.hold = func(question int) {
			for int(c.open.Load()) <= question && ctx.Err() == nil {
				time.Sleep(10 * time.Millisecond)
			}
			time.Sleep(time.Duration(p.chance.IntN(3000)) * time.Millisecond)
		}
		learning.Go(func() {
			if err := p.learns(ctx); err != nil {
				c.t.Errorf("somebody does not come to the end: %v", err)
			}
		})
	}
}

// asks opens the next question, and returns when that was.
func (c *crowd) asks(n int) (opened time.Time) {
	c.t.Helper()
	c.commands(c.round, class.GoOn)
	opened = c.scene(c.round).Opened
	c.open.Store(int64(n) + 1)
	return opened
}

// sums compares the scores of a round with those of the model.
func (c *crowd) sums() {
	c.t.Helper()
	scores := map[string]int{}
	for _, p := range c.scene(c.round).Scores {
		scores[p.Learner] = p.Right
	}
	for _, p := range c.pupils {
		if scores[p.learner] != c.right[p.learner] {
			c.t.Errorf("a learner has %d right, want %d", scores[p.learner], c.right[p.learner])
		}
	}
}

// returns tells how long it took to come back, and whether what was said on the way was right; then it looks at what is kept.
func (s *site) returns(all []*crowd) {
	s.t.Helper()
	var away []time.Duration
	given, waits, moved := 0, 0, 0
	for _, c := range all {
		given += c.given
		for _, p := range c.pupils {
			away, waits, moved = append(away, p.away...), waits+p.waits, moved+len(p.moved)
			for _, line := range p.moved {
				if want := "This server is about to stop. To go on, connect again: ssh -p " + s.front[len("127.0.0.1:"):] + " pupil@127.0.0.1"; line != want {
					s.t.Errorf("they are told %q, want %q", line, want)
				}
			}
		}
		c.counts()
	}
	if len(away) == 0 {
		s.t.Fatal("nobody was thrown out")
	}
	slices.Sort(away)
	longest := away[len(away)-1]
	s.t.Logf("%d learners, %d answers; thrown out %d times, and back within %v, half of them within %v; %d were told to go on elsewhere, %d that something is not saved yet",
		*several, given, len(away), longest.Round(10*time.Millisecond), away[len(away)/2].Round(10*time.Millisecond), moved, waits)
	if longest > 10*time.Second {
		s.t.Errorf("somebody was away for %v", longest)
	}
	if *harm > 2 && (waits == 0 || moved == 0) {
		s.t.Errorf("%d were told that something is not saved yet, and %d to go on elsewhere", waits, moved)
	}
}

// counts looks at the rows themselves: an answer to a question for each that counts, and each in its learner's memory, once.
func (c *crowd) counts() {
	c.t.Helper()
	db, err := sql.Open("pgx", c.address())
	c.must(err)
	defer func() { _ = db.Close() }()
	count := func(statement string, of ...any) (n int) {
		c.t.Helper()
		c.must(db.QueryRowContext(c.t.Context(), statement, of...).Scan(&n))
		return n
	}
	kept := count(`SELECT count(*) FROM round_answers WHERE round = $1 AND NOT late`, c.round)
	memory := count(`SELECT count(*) FROM answers WHERE session = $1`, fmt.Sprint("live-", c.round))
	if kept != c.given || memory != c.given {
		c.t.Errorf("%d answers count, %d rows are kept, and %d answers are in the learners' memory", c.given, kept, memory)
	}
}
