package lab

import (
	"crypto/tls"
	"net"
	"sync"
	"time"

	"porthole/content"
)

// wire is one connection as the network sees it, and the server's end of it: what is read and
// written there passes the tap, and whoever is in the middle.
type wire struct {
	net.Conn
	world  *World
	id     int
	port   Port
	call   Call
	memory bool // both ends are in memory: each write is seen when it is written

	mu       sync.Mutex
	up, down direction // from the client, from the server
	middle   *middle
	passed   []byte // what the middle let on, and the server has not read yet
	sent     int    // bytes that the client sent
	credit   int    // bytes that may come at once
	refilled time.Time
	ending   func() // says goodbye where the server's library says none
	over     bool   // the client has sent all that it may
	closed   bool
	stopped  chan struct{}
}

// direction is what is told of one direction.
type direction struct {
	splitter
	offset int64
	ended  bool
	line   []byte // in the clear, and not whole yet
}

// connect makes a wire, which counts as open until it is closed.
func (w *World) connect(port Port, call Call) (*wire, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	switch {
	case w.closed:
		return nil, ErrClosed
	case len(w.open) >= w.limits.Open:
		return nil, &RefusedError{Port: port.Number, Why: "too many connections are open: hang one up"}
	case w.conns >= w.limits.Conns:
		return nil, &RefusedError{Port: port.Number, Why: "this network has had all the connections that it may: start a new one"}
	}
	w.conns++
	c := &wire{world: w, id: w.conns, port: port, call: call, credit: burst, refilled: time.Now(), stopped: make(chan struct{})}
	if w.options.Server == content.WireStripped && !port.TLS {
		c.middle = &middle{dialogue: dialogue{protocol: port.Protocol}}
	}
	w.open[c] = true
	return c, nil
}

// begin tells the tap and the journal that the connection is there.
func (c *wire) begin() {
	c.world.journal.opened(c)
	c.show(Event{Kind: Opened, FromClient: true})
}

// serve gives the wire to the server of its port.
func (c *wire) serve() error {
	w := c.world
	w.mu.Lock()
	if w.closed {
		w.mu.Unlock()
		_ = c.Close()
		return ErrClosed
	}
	s := w.servers[c.port.Number]
	if s == nil {
		s = w.newServer(c.port)
		w.servers[c.port.Number] = s
	}
	w.mu.Unlock()
	s.take(c)
	return nil
}

// pass shows the tap what goes one way, and returns what goes on. back is what whoever is in the middle answers.
func (c *wire) pass(b []byte, fromClient bool) (on, back []byte) {
	c.mu.Lock()
	defer c.mu.Unlock()
	on = b
	if c.middle != nil {
		on, back = c.middle.change(b, fromClient)
	}
	if fromClient {
		c.note(b, nil, true)
	} else {
		var was []byte
		if len(on) != len(b) {
			was = append([]byte(nil), b...)
		}
		c.note(on, was, false)
	}
	if len(back) > 0 {
		c.note(back, nil, false)
	}
	return on, back
}

// note shows the tap what the client sent or got.
func (c *wire) note(b, was []byte, fromClient bool) {
	d := c.direction(fromClient)
	if len(b) == 0 && was != nil {
		c.event(d, Event{FromClient: fromClient, Was: was})
	}
	for _, p := range d.split(b) {
		c.event(d, Event{FromClient: fromClient, Bytes: p.bytes, Record: p.record, Was: was})
		was = nil
	}
}

func (c *wire) direction(fromClient bool) *direction {
	if fromClient {
		return &c.up
	}
	return &c.down
}

func (c *wire) event(d *direction, e Event) {
	e.Kind, e.Offset = Passed, d.offset
	d.offset += int64(len(e.Bytes))
	c.world.journal.passed(c, e)
	c.show(e)
}

// show gives the tap an event of this connection.
func (c *wire) show(e Event) {
	e.Conn, e.Port, e.Device, e.Other = c.id, c.port.Number, c.call.Device, c.call.Other
	c.world.tap.add(e)
}

// hungup tells the tap that an end closed, once for each.
func (c *wire) hungup(fromClient bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	d := c.direction(fromClient)
	if d.ended {
		return
	}
	d.ended = true
	if rest := d.flush(); len(rest) > 0 {
		c.event(d, Event{FromClient: fromClient, Bytes: rest})
	}
	c.world.journal.hungup(c, fromClient)
	c.show(Event{Kind: Hungup, FromClient: fromClient, Offset: d.offset})
}

// Write sends to the client.
func (c *wire) Write(b []byte) (int, error) {
	if c.memory { // the connection itself shows the tap what is written
		return c.Conn.Write(b)
	}
	on, _ := c.pass(b, false)
	if _, err := c.Conn.Write(on); err != nil {
		return 0, err
	}
	return len(b), nil
}

// Close hangs up, and lets somebody else connect.
func (c *wire) Close() error {
	c.mu.Lock()
	again := c.closed
	c.closed = true
	c.mu.Unlock()
	if again {
		return net.ErrClosed
	}
	c.hungup(false)
	close(c.stopped)
	c.world.mu.Lock()
	delete(c.world.open, c)
	c.world.mu.Unlock()
	return c.Conn.Close()
}

// SetReadDeadline does nothing: how long a client may be silent is the world's to say.
func (c *wire) SetReadDeadline(time.Time) error { return nil }

// SetDeadline sets that of writing.
func (c *wire) SetDeadline(t time.Time) error { return c.SetWriteDeadline(t) }

// wireOf is the wire below what a server's library made of it.
func wireOf(c net.Conn) *wire {
	for {
		switch under := c.(type) {
		case *wire:
			return under
		case interface{ NetConn() net.Conn }:
			c = under.NetConn()
		default:
			return nil
		}
	}
}

// isTLS tells whether a server's connection is encrypted.
func isTLS(c net.Conn) bool {
	_, ok := c.(*tls.Conn)
	return ok
}
