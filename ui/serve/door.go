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
	strangers [queues]int
	from      map[netip.Addr]*origin
	windows   map[string]int // sessions by learner
}

// queue is what strangers wait for at the door: each has bounds of its own.
type queue int

const (
	toLogIn queue = iota
	toRead        // pages, which cost little
	queues
)

// most is how many strangers may be in a queue, in all and from one address.
func (d *door) most(q queue) (all, from int) {
	if q == toRead {
		return d.Readers, d.ReadersFrom
	}
	return d.Strangers, d.StrangersFrom
}

// origin is what is known of an address.
type origin struct {
	strangers [queues]int
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
	tooManyRead reason = "too many connections for pages"
	stopping    reason = "the server is about to stop"
	noHeader    reason = "its balancer does not say whose it is"
)

// arrive counts a connection in, where there is room for one more.
func (d *door) arrive() bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.inside >= d.Connections {
		return false
	}
	d.inside++
	return true
}

// knock lets a stranger who has arrived wait in a queue, or says why not.
func (d *door) knock(addr netip.Addr, q queue) reason {
	d.mu.Lock()
	defer d.mu.Unlock()
	o := d.origin(addr)
	most, mostFrom := d.most(q)
	switch {
	case q == toRead && (o.strangers[q] >= mostFrom || d.crowded(d.strangers[q], most)):
		return tooManyRead
	case o.strangers[q] >= mostFrom:
		return tooManyFrom
	case q == toLogIn && o.failures.left(d.now()) < 1:
		return tooFailing
	case d.crowded(d.strangers[q], most):
		return tooManyNew
	}
	d.strangers[q]++
	o.strangers[q]++
	return ""
}

// crowded reports whether somebody is turned away by chance: nobody up to half of the strangers that may be there, everyone
// when all are, and the more the more there are in between, so that who comes to learn has a chance against who comes often.
func (d *door) crowded(strangers, most int) bool {
	half := most / 2
	if strangers < half || most <= 0 {
		return most <= 0
	}
	const scale = 1 << 20
	return d.random()%scale*uint64(max(1, most-half)) < uint64(strangers-half)*scale //nolint:gosec // neither is negative
}

// known ends the time in a queue of somebody who has logged in or gone; failed: without having logged in.
func (d *door) known(addr netip.Addr, q queue, failed bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	o := d.origin(addr)
	d.strangers[q]--
	o.strangers[q]--
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
		if o.strangers == [queues]int{} && (o.failures.left(d.now()) >= d.Failures || len(d.from) > 2*mostOrigins) {
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
