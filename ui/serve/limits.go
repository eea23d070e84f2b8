package serve

import "time"

// Limits bound what connections may have. [Usual] is made for a school behind one address on one machine.
type Limits struct {
	Connections   int // in all
	Strangers     int // connections of people who have not logged in yet, in all
	StrangersFrom int // the same, from one address
	Readers       int // connections of browsers that have no session, in all
	ReadersFrom   int // the same, from one address: each browser has up to six for a moment
	Windows       int // sessions of one person at once

	// Failures is how many logins may fail from one address at once, and FailuresAMinute how many more each minute. Logins
	// that succeed count nothing: a whole class has one address.
	Failures, FailuresAMinute int

	Header    time.Duration // for a balancer to say whose a connection is
	Hello     time.Duration // for the first line of a client, which programs send at once
	Handshake time.Duration // until keys are exchanged
	Login     time.Duration // from then on until somebody is known: they may have to look for the class code
	Start     time.Duration // from then on until the session begins
	Idle      time.Duration // without a key
	Heartbeat time.Duration // between two questions whether the other end is there; it has three of them to answer
	Write     time.Duration // for what is written to be taken
	Output    int           // bytes that the system keeps for who does not take them; then the time for it begins
	Goodbye   time.Duration // for sessions to end when the server does

	Refusals       int // what may be asked for in vain at once
	RefusalsMinute int // and how much more each minute

	Input       int // bytes that may be typed at once; what is more is dropped
	InputSecond int // and how many more each second
	Flood       int // bytes that are dropped before the connection is
}

// Usual are the limits of a server in ordinary use.
func Usual() Limits {
	return Limits{
		Connections: 2000, Strangers: 400, StrangersFrom: 64, Readers: 600, ReadersFrom: 300, Windows: 8,
		Failures: 120, FailuresAMinute: 60,
		Header: 5 * time.Second, Hello: 3 * time.Second, Handshake: 15 * time.Second, Login: time.Minute, Start: 30 * time.Second, Idle: 30 * time.Minute,
		Heartbeat: 15 * time.Second, Write: 10 * time.Second, Output: 32 << 10, Goodbye: 10 * time.Second,
		Refusals: 100, RefusalsMinute: 30,
		Input: 128 << 10, InputSecond: 16 << 10, Flood: 1 << 20,
	}
}

// The largest window that is drawn in, in cells. Memory grows with its area, and every learner has one.
const (
	widest  = 240
	tallest = 80
)

// bucket is an allowance that fills up again with time.
type bucket struct {
	most   float64
	second float64 // comes in each second
	spent  float64
	at     time.Time
}

func newBucket(most, each int, per time.Duration) bucket {
	return bucket{most: float64(most), second: float64(each) / per.Seconds()}
}

// left is what may be taken now.
func (b *bucket) left(now time.Time) int {
	if gone := now.Sub(b.at); gone > 0 {
		b.spent = max(0, b.spent-gone.Seconds()*b.second)
		b.at = now
	}
	return int(b.most - b.spent)
}

// take takes up to n, and returns how much there was.
func (b *bucket) take(n int, now time.Time) int {
	n = max(0, min(n, b.left(now)))
	b.spent += float64(n)
	return n
}
