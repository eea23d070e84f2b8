package class_test

import (
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"porthole/quiz/class"
)

func TestACodeIsNotFoundByTrying(t *testing.T) {
	t.Parallel()
	s := newSchool(t)
	compared := 0
	for i := range 10_000 {
		name := fmt.Sprint("Eve ", i)
		if s.door.Limits.Claim(s.door.Now(), "203.0.113.7", name) {
			compared++
			s.door.Limits.Settle(s.door.Now(), "203.0.113.7", name, false)
		}
		s.now.Store(int64(i * 60 / 10_000)) // all of them within a minute
	}
	if compared < 10 || compared > 21 {
		t.Errorf("of 10,000 tries in a minute %d were compared", compared)
	}
	s.comes(visit{typed: typed{code, "Cy", "314159"}, address: "203.0.113.7"}, "") // not even the right one
	s.comes(visit{typed: typed{code, "Cy", "314159"}, address: "198.51.100.1"}, "Cy")
}

func TestManyAddressesShareABound(t *testing.T) {
	t.Parallel()
	s := newSchool(t)
	compared := 0
	for i := range 10_000 {
		address, name := fmt.Sprint("bot ", i%500), fmt.Sprint("Eve ", i)
		if s.door.Limits.Claim(s.door.Now(), address, name) {
			compared++
			s.door.Limits.Settle(s.door.Now(), address, name, false)
		}
	}
	if compared > 500+100 { // the first of each, so that no class is kept out by the others
		t.Errorf("of 10,000 tries at once %d were compared", compared)
	}
	s.comes(visit{typed: typed{code, "Cy", "314159"}, address: "198.51.100.1"}, "Cy")
}

func TestAPINIsNotFoundByTrying(t *testing.T) {
	t.Parallel()
	s := newSchool(t)
	for i := range 5 {
		s.comes(visit{typed: typed{"", "Ann", fmt.Sprint("20481", 6+i%4)}, address: "198.51.100.1"}, "")
	}
	s.comes(visit{typed: typed{"", "Ann", "204815"}, address: "198.51.100.1"}, "") // she waits, too, at that address
	s.comes(visit{typed: typed{"", "Ann", "204815"}, address: "198.51.100.2"}, "Ann")
	s.comes(visit{typed: typed{"", "Bob", "775533"}, address: "198.51.100.1"}, "Bob") // others at the address do not
	s.key("SHA256:ann", "Ann")
	tries := 0
	for range 24 * 60 {
		s.now.Add(60)
		for s.door.Limits.Claim(s.door.Now(), "198.51.100.1", "bob") {
			tries++
			s.door.Limits.Settle(s.door.Now(), "198.51.100.1", "bob", false)
		}
	}
	if tries < 20 || tries > 1000 {
		t.Errorf("%d tries at a PIN in a day", tries)
	}
}

func TestAClassBehindOneAddressComesIn(t *testing.T) {
	t.Parallel()
	s := newSchool(t)
	var all sync.WaitGroup
	for i := range 40 {
		all.Go(func() {
			name := fmt.Sprint("Pupil ", 200+i)
			if i%5 == 0 { // some mistype the code first
				s.comes(visit{typed: typed{"K7QM-2R4V", name, "314159"}, address: "192.0.2.1"}, "")
			}
			s.comes(visit{typed: typed{code, name, "314159"}, address: "192.0.2.1"}, name)
		})
	}
	all.Wait()
	for i := range 40 { // and after the break
		name := fmt.Sprint("Pupil ", 200+i)
		s.comes(visit{typed: typed{"", name, "314159"}, address: "192.0.2.1"}, name)
	}
}

func TestTwoWindowsThatTakeOneNameAtOnceAreNotBothLetIn(t *testing.T) {
	t.Parallel()
	s := newSchool(t)
	for round := range 20 {
		var in atomic.Int32
		var all sync.WaitGroup
		for i := range 2 {
			all.Go(func() {
				v := visit{typed: typed{code, fmt.Sprint("Pupil ", 200+round), fmt.Sprint("31415", i)}, fingerprint: fmt.Sprint("SHA256:", round, ".", i)}
				if _, ok, _ := s.attempt(v); ok {
					in.Add(1)
				}
			})
		}
		all.Wait()
		if in.Load() != 1 {
			t.Errorf("%d came in as one", in.Load())
		}
	}
}

func TestTriesAtOnceAreNoWayAroundTheLimit(t *testing.T) {
	t.Parallel()
	l := class.NewLimits()
	var taken atomic.Int32
	var all sync.WaitGroup
	for range 100 {
		all.Go(func() {
			if l.Claim(noon(), "192.0.2.1", "ann") {
				taken.Add(1)
			}
		})
	}
	all.Wait()
	if taken.Load() != 5 {
		t.Errorf("%d tries were taken at once", taken.Load())
	}
}

func TestWhatIsRememberedOfStrangersIsBounded(t *testing.T) {
	t.Parallel()
	l := class.NewLimits()
	for i := range 20_000 {
		l.Settle(noon(), fmt.Sprint("address ", i), fmt.Sprint("name ", i), false)
	}
	if !l.May(noon().Add(2*time.Hour), "address 19999") {
		t.Error("two hours later a failure is not forgotten")
	}
}
