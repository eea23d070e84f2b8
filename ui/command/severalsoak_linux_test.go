package command_test

import (
	"flag"
	"fmt"
	"io"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// Growth is no matter of how fast a machine is, so that a soak may run beside other work:
//
//	go test ./ui/command -v -timeout 0 -run TestLoadOfServers -learners 200 -every 10s -lasts 30m -soak 5m -several 1 -postgres BIN
var looksEach = flag.Duration("soak", 0, "time between two looks at what the servers hold, for TestLoadOfServers: they may not hold ever more")

// held is what a server holds at a moment.
type held struct {
	goroutines  int
	resident    int // KiB
	descriptors int
}

// holding tells it of each server.
func (s *site) holding(servers []*classroom) (all []held) {
	s.t.Helper()
	for i, c := range servers {
		all = append(all, held{s.backs[i].figure(s.t, "porthole_goroutines"), c.resident(), c.descriptors()})
	}
	return all
}

// figure reads one from a server's page.
func (b *back) figure(t *testing.T, name string) int {
	t.Helper()
	ask, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "http://"+b.health+"/metrics", http.NoBody)
	if err != nil {
		t.Fatal(err)
	}
	reply, err := http.DefaultClient.Do(ask)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = reply.Body.Close() }()
	page, err := io.ReadAll(reply.Body)
	found := regexp.MustCompile(`(?m)^` + name + ` (\d+)$`).FindSubmatch(page)
	if err != nil || found == nil {
		t.Fatalf("no %s (%v) in\n%s", name, err, page)
	}
	n, _ := strconv.Atoi(string(found[1]))
	return n
}

// soak is what servers hold while learners answer, look by look.
type soak struct {
	stop  chan struct{}
	done  sync.WaitGroup
	looks [][]held
}

// soaks begins to look; it does nothing where nobody wants it.
func (s *site) soaks(servers []*classroom) *soak {
	k := &soak{stop: make(chan struct{})}
	if *looksEach == 0 {
		return k
	}
	began := time.Now()
	look := func() {
		now := s.holding(servers)
		s.t.Logf("after %v: %s", time.Since(began).Round(time.Second), saysHeld(now))
		k.looks = append(k.looks, now)
	}
	look()
	k.done.Go(func() {
		for {
			select {
			case <-k.stop:
				look()
				return
			case <-time.After(*looksEach):
				look()
			}
		}
	})
	return k
}

// end looks a last time, and returns all there was to see.
func (k *soak) end() [][]held {
	close(k.stop)
	k.done.Wait()
	return k.looks
}

func saysHeld(all []held) string {
	var says []string
	for i, h := range all {
		says = append(says, fmt.Sprintf("server %d: %d goroutines, %d KiB, %d descriptors", i+1, h.goroutines, h.resident, h.descriptors))
	}
	return strings.Join(says, "; ")
}

// nothingGrew compares what the servers held at the second look, when all had long begun, with the last one; and what they hold
// when all have left with what they held before anybody came. Connections to the database are kept open.
func (s *site) nothingGrew(servers []*classroom, before []held, looks [][]held) {
	s.t.Helper()
	const settled, connections, few = 1, 16, 10
	if len(looks) <= settled+1 {
		s.t.Fatalf("%d looks tell nothing: let it last longer", len(looks))
	}
	first, last := looks[settled], looks[len(looks)-1]
	for i := range servers {
		if a, b := first[i], last[i]; b.goroutines > a.goroutines+few || b.descriptors > a.descriptors+connections || b.resident*10 > a.resident*11 {
			s.t.Errorf("server %d holds ever more: %+v, and at the end %+v", i+1, a, b)
		}
	}
	var after []held
	left := func() bool {
		after = s.holding(servers)
		for i, h := range after {
			if h.goroutines > before[i].goroutines+2*connections+few || h.descriptors > before[i].descriptors+connections+few {
				return false
			}
		}
		return true
	}
	s.waits("servers hold what they did before anybody came", 2*time.Minute, left)
	s.t.Logf("before anybody came: %s", saysHeld(before))
	time.Sleep(*looksEach / 2) // memory goes back to the system some time after it is free
	s.t.Logf("some time after all have left: %s", saysHeld(s.holding(servers)))
}
