package lab

import (
	"errors"
	"os"
	"time"
)

// burst is how much a client may send at once.
const burst = 64 << 10

// Read waits as long as the world allows, whatever the server's library would have: it takes what a
// learner needs to think for the end of a connection.
func (c *wire) Read(b []byte) (int, error) {
	for {
		if n := copy(b, c.passed); n > 0 {
			c.passed = c.passed[n:]
			return n, nil
		}
		if !c.allowed() {
			return 0, os.ErrDeadlineExceeded
		}
		_ = c.Conn.SetReadDeadline(time.Now().Add(c.world.limits.Idle))
		n, err := c.Conn.Read(b)
		c.spend(n)
		switch {
		case n > 0 && c.memory: // the connection itself shows the tap what is read
			return n, err
		case n > 0:
			on, back := c.pass(b[:n], true)
			if len(back) > 0 {
				_, _ = c.Conn.Write(back) // who has hung up is told by the next read
			}
			c.passed = append(c.passed, on...) // it may be more than came, or nothing
		case err != nil:
			if !errors.Is(err, os.ErrDeadlineExceeded) { // else it is the server that hangs up
				c.hungup(true)
			}
			return 0, err
		}
	}
}

// allowed waits until the client may send on; false: it has sent all it may in a connection, and is told so.
func (c *wire) allowed() bool {
	c.mu.Lock()
	over := c.sent >= c.world.limits.Sent
	wait := c.refill()
	c.mu.Unlock()
	if over {
		c.bye()
		return false
	}
	if wait <= 0 {
		return true
	}
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-c.stopped:
	}
	return true
}

// refill adds what time has brought to the credit, and returns how long to wait until there is some.
func (c *wire) refill() time.Duration {
	now, rate := time.Now(), c.world.limits.Rate
	c.credit = min(burst, c.credit+int(now.Sub(c.refilled).Seconds()*float64(rate)))
	c.refilled = now
	if c.credit > 0 {
		return 0
	}
	return time.Duration(float64(1-c.credit) / float64(rate) * float64(time.Second))
}

func (c *wire) spend(n int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.sent, c.credit = c.sent+n, c.credit-n
}

// bye lets the server say why it ends, and waits a moment for it: the client may read nothing.
func (c *wire) bye() {
	c.mu.Lock()
	ending := c.ending
	first := !c.over
	c.over = true
	c.mu.Unlock()
	if ending == nil || !first {
		return
	}
	said := make(chan struct{})
	go func() {
		defer close(said)
		ending()
	}()
	timer := time.NewTimer(time.Second)
	defer timer.Stop()
	select {
	case <-said:
	case <-timer.C:
	case <-c.stopped:
	}
}
