package serve

import (
	"net/netip"
	"sync"
	"time"
)

// door counts who is inside and who is at the door. It is asked before a connection costs anything.
type door struct {
	Limits
	now    func() time.Time
	random func() uint64

	mu        sync.Mutex
	inside    int // connections, those of strangers too
	strangers int
	from      map[netip.Addr]*origin
	windows   map[string]int // sessions by learner
}

// origin is what is known of an address.
type origin struct {
	strangers int
	failures  bucket
}

func newDoor(l Limits, now func() time.Time, random func() uint64) *door {
	return &door{Limits: l, now: now, random: random, from: map[netip.Addr]*origin{}, windows: map[string]int{}}
}

// reason is why somebody is turned away at the door; "" for those who are not.
type reason string

const (
	tooMany     reason = "too many connections"
	tooManyNew  reason = "too many people logging in"
	tooManyFrom reason = "too many people logging in from one address"
	tooFailing  reason = "too many failed logins from one address"
)

// knock lets a stranger in, or says why not.
func (d *door) knock(addr netip.Addr) reason {
	d.mu.Lock()
	defer d.mu.Unlock()
	o := d.origin(addr)
	switch {
	case d.inside >= d.Connections:
		return tooMany
	case o.strangers >= d.StrangersFrom:
		return tooManyFrom
	case o.failures.left(d.now()) < 1:
		return tooFailing
	case d.crowded():
		return tooManyNew
	}
	d.inside++
	d.strangers++
	o.strangers++
	return ""
}

// crowded reports whether somebody is turned away by chance: nobody up to half of the strangers that may be there, everyone
// when all are, and the more the more there are in between, so that who comes to learn has a chance against who comes often.
func (d *door) crowded() bool {
	half := d.Strangers / 2
	if d.strangers < half || d.Strangers <= 0 {
		return d.Strangers <= 0
	}
	const scale = 1 << 20
	return d.random()%scale*uint64(max(1, d.Strangers-half)) < uint64(d.strangers-half)*scale //nolint:gosec // neither is negative
}

// known ends the time as a stranger of somebody who has logged in or gone; failed: without having logged in.
func (d *door) known(addr netip.Addr, failed bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	o := d.origin(addr)
	d.strangers--
	o.strangers--
	if failed {
		o.failures.take(1, d.now())
	}
}

// leave counts a connection out.
func (d *door) leave() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.inside--
}

// seat counts a session of a person in, where there is room for one more.
func (d *door) seat(learner string) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.windows[learner] >= d.Windows {
		return false
	}
	d.windows[learner]++
	return true
}

// rise counts it out.
func (d *door) rise(learner string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.windows[learner]--; d.windows[learner] <= 0 {
		delete(d.windows, learner)
	}
}

// mostOrigins is how many addresses are kept in mind before those that have done nothing for a while are forgotten.
const mostOrigins = 4096

// origin returns what is known of an address.
func (d *door) origin(addr netip.Addr) *origin {
	key := network(addr)
	if o := d.from[key]; o != nil {
		return o
	}
	if len(d.from) >= mostOrigins {
		d.sweep()
	}
	o := &origin{failures: newBucket(d.Failures, d.FailuresAMinute, time.Minute)}
	d.from[key] = o
	return o
}

// sweep forgets addresses of which there is nothing to remember.
func (d *door) sweep() {
	for key, o := range d.from {
		if o.strangers == 0 && (o.failures.left(d.now()) >= d.Failures || len(d.from) > 2*mostOrigins) {
			delete(d.from, key)
		}
	}
}

// network is who is taken for one: an IPv4 address, or the /64 of an IPv6 address, of which one machine has them all.
func network(addr netip.Addr) netip.Addr {
	addr = addr.Unmap().WithZone("")
	if !addr.Is6() {
		return addr
	}
	const bits = 64
	prefix, err := addr.Prefix(bits)
	if err != nil {
		return addr
	}
	return prefix.Addr()
}
