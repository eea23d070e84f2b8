package serve

import (
	"fmt"
	"sync"
	"testing"
	"time"
)

func TestWhoIsHereIsKnownForAsLongAsTheyAre(t *testing.T) {
	var p Presence
	noon := time.Date(2026, 11, 30, 12, 0, 0, 0, time.UTC)
	ann, annLeaves := p.enter(Person{Learner: "1", Name: "Ann", Class: "7b"}, noon, nil)
	_, bobLeaves := p.enter(Person{Learner: "2", Name: "Bob", Class: "7b"}, noon.Add(time.Minute), nil)
	ann("drilling")
	here := p.Here()
	if len(here) != 2 || here[0].Name != "Ann" || here[0].Does != "drilling" || !here[0].Since.Equal(noon) || here[1].Does != "" {
		t.Errorf("%+v", here)
	}
	annLeaves()
	ann("in a lesson") // it comes too late
	if here = p.Here(); len(here) != 1 || here[0].Name != "Bob" {
		t.Errorf("%+v", here)
	}
	bobLeaves()
	bobLeaves()
	if here = p.Here(); len(here) != 0 {
		t.Errorf("%+v", here)
	}
}

func TestManyComeAndGoAtOnce(t *testing.T) {
	var p Presence
	var all sync.WaitGroup
	for i := range 50 {
		all.Go(func() {
			does, leave := p.enter(Person{Learner: fmt.Sprint(i)}, time.Time{}, nil)
			defer leave()
			for range 20 {
				does("drilling")
				_ = p.Here()
			}
		})
	}
	all.Wait()
	if here := p.Here(); len(here) > 0 || len(p.here) > 0 {
		t.Errorf("%d are left", len(here))
	}
}

func TestNobodyNeedsToWantToKnow(t *testing.T) {
	var p *Presence
	does, leave := p.enter(Person{}, time.Time{}, nil)
	does("drilling")
	leave()
	if p.Here() != nil {
		t.Error("somebody is here")
	}
}
