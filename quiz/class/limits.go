package class

import (
	"sync"
	"time"
)

// Limits bound how often somebody may be wrong. What is right costs nothing, so that a class behind one address comes in.
// They are kept in memory, and so are addresses, which stand nowhere else. They are safe for concurrent use.
type Limits struct {
	mu        sync.Mutex
	addresses map[string]neighbours
	names     map[string]Tries // whether or not there is somebody of that name
	all       Tries
}

// neighbours are those who come from one address.
type neighbours struct {
	Tries
	came   int       // how many came in of late
	last   time.Time // when one did
	failed time.Time // when one did not
}

// mostKnown is how many addresses and names are remembered.
const mostKnown = 1 << 13

// ofAddress: ten wrong tries a minute, and one more for each that came in from there.
func ofAddress() Rule { return Rule{Most: 10, Forget: 6 * time.Second} }

// ofAll: a hundred a minute for all addresses that nobody came in from.
func ofAll() Rule { return Rule{Most: 100, Forget: 600 * time.Millisecond} }

// ofNameAt: five for a name from one address, then a minute, twice as long with each time.
func ofNameAt() Rule {
	return Rule{Most: 5, Forget: 10 * time.Minute, Wait: time.Minute, Longest: 15 * time.Minute}
}

// ofName: twenty for a name from anywhere, so that somebody far away does not keep its bearer out so easily.
func ofName() Rule {
	return Rule{Most: 20, Forget: 10 * time.Minute, Wait: time.Minute, Longest: 15 * time.Minute}
}

// NewLimits returns limits under which nobody has failed.
func NewLimits() *Limits {
	return &Limits{addresses: map[string]neighbours{}, names: map[string]Tries{}}
}

// May reports whether a try from an address is looked at.
func (l *Limits) May(now time.Time, address string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.may(now, address)
}

func (l *Limits) may(now time.Time, address string) bool {
	const recently, lately = time.Hour, 12 * time.Hour
	n := l.addresses[address]
	known := now.Sub(n.last) < lately || now.Sub(n.failed) > recently
	return n.Open(now, ofAddress(), min(n.came, 50)) && (known || l.all.Open(now, ofAll(), 0))
}

// Claim takes a try at a name from an address, as one that fails until Settle says otherwise: tries made at once are no
// way around. false: it is not looked at.
func (l *Limits) Claim(now time.Time, address, name string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	here := name + "\n" + address
	if !l.may(now, address) || !l.names[here].Open(now, ofNameAt(), 0) || !l.names[name].Open(now, ofName(), 0) {
		return false
	}
	l.names[here], l.names[name] = l.names[here].Fail(now, ofNameAt()), l.names[name].Fail(now, ofName())
	l.forget()
	return true
}

// Settle says how a try that was claimed ended.
func (l *Limits) Settle(now time.Time, address, name string, right bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	n := l.addresses[address]
	if right {
		delete(l.names, name+"\n"+address)
		delete(l.names, name)
		n.came, n.last = n.came+1, now
	} else {
		n.Tries, n.failed = n.Fail(now, ofAddress()), now
		l.all = l.all.Fail(now, ofAll())
	}
	l.addresses[address] = n
	l.forget()
}

// forget drops who failed the longest time ago where too many are known.
func (l *Limits) forget() {
	for len(l.addresses) > mostKnown {
		oldest, when := "", time.Time{}
		for address, n := range l.addresses {
			if at := later(n.last, n.failed); oldest == "" || at.Before(when) {
				oldest, when = address, at
			}
		}
		delete(l.addresses, oldest)
	}
	for len(l.names) > mostKnown {
		oldest, when := "", time.Time{}
		for name, t := range l.names {
			if oldest == "" || t.at.Before(when) {
				oldest, when = name, t.at
			}
		}
		delete(l.names, oldest)
	}
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}
