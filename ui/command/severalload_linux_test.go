package command_test

import (
	"context"
	"math/rand/v2"
	"net"
	"slices"
	"sync"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"
)

// TestLoadOfServers is TestLoad on two servers behind haproxy, with PostgreSQL: it is run with -learners, -several 1 and -postgres.
func TestLoadOfServers(t *testing.T) {
	if *crowdSize == 0 {
		t.Skip("-learners says how many there are to be")
	}
	s := newSite(t, nil, nil)
	keys, _ := enrolledIn(t, s.book, *crowdSize)
	_, port, _ := net.SplitHostPort(s.front)
	front := &classroom{t: t, port: port, fromAnywhere: true}
	servers := []*classroom{{t: t, cmd: s.backs[0].cmd}, {t: t, cmd: s.backs[1].cmd}}
	empty, cpu := servers[0].resident()+servers[1].resident(), time.Duration(0)
	before := s.holding(servers)
	var during *soak
	crowd, took := answering(t, keys, front.logsIn, func() {
		cpu = servers[0].processor() + servers[1].processor()
		during = s.soaks(servers)
	})
	full := servers[0].resident() + servers[1].resident()
	t.Logf("the servers' processor time: %.2f of one core", (servers[0].processor()+servers[1].processor()-cpu).Seconds()/took.Seconds())
	t.Logf("resident: %d KiB without learners, %d with them: %d for each", empty, full, (full-empty)/(*crowdSize))
	looks := during.end()
	for _, l := range crowd {
		_ = l.conn.Close()
	}
	if *looksEach > 0 {
		s.nothingGrew(servers, before, looks)
	}
}

// answering has learners log in, and then answer for a while; ready is called between. It tells how long their keys took, and
// returns them, still there, and how long they answered.
func answering(t *testing.T, keys []ssh.Signer, logsIn func(ssh.Signer) *client, ready func()) (crowd []*client, took time.Duration) {
	t.Helper()
	crowd = make([]*client, len(keys))
	began := time.Now()
	atOnce := make(chan struct{}, *logInAtOnce)
	var done sync.WaitGroup
	for i := range crowd {
		done.Go(func() {
			atOnce <- struct{}{}
			defer func() { <-atOnce }()
			crowd[i] = logsIn(keys[i])
		})
	}
	done.Wait()
	if slices.Contains(crowd, nil) {
		t.FailNow() // why is told
	}
	t.Logf("%d logged in within %v", len(crowd), time.Since(began).Round(time.Second/10))
	ctx, cancel := context.WithTimeout(t.Context(), *lasts)
	defer cancel()
	ready()
	began = time.Now()
	for i, l := range crowd {
		work := l.answers
		if *atTheWire {
			work = l.speaks
		}
		done.Go(func() { work(ctx, *every, rand.New(rand.NewPCG(uint64(i), 1))) })
	}
	done.Wait()
	took = time.Since(began)
	var waits []time.Duration
	unanswered := map[string]int{}
	for _, l := range crowd {
		waits = append(waits, l.waits...)
		for key, times := range l.unanswered {
			unanswered[key] += times
		}
	}
	slices.Sort(waits)
	at := func(share float64) time.Duration {
		return waits[int(share*float64(len(waits)-1))].Round(time.Millisecond / 10)
	}
	t.Logf("%d keys in %v; from key to screen: half within %v, 95 %% within %v, 99 %% within %v, all within %v",
		len(waits), took.Round(time.Second), at(0.5), at(0.95), at(0.99), at(1))
	for key, times := range unanswered {
		t.Logf("%q showed nothing within %v %d times", key, patience, times) // a digit does nothing where a verdict stands
		if key == "\r" {
			t.Error("Enter always shows something")
		}
	}
	return crowd, took
}
