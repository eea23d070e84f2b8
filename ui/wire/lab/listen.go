package lab

import (
	"context"
	"errors"
	"fmt"
	"net"
	"strconv"
	"time"
)

// listening are the sockets of a world.
type listening []net.Listener

func (l listening) close() {
	for _, s := range l {
		_ = s.Close()
	}
}

// Listen opens a socket for each port on 127.0.0.1, and nowhere else, at the port's number and offset:
// 2000 makes 2025 of 25. It may be called once. The errors say which port could not be had.
func (w *World) Listen(ctx context.Context, offset int) ([]net.Addr, error) {
	var all listening
	var addresses []net.Addr
	for _, p := range Ports() {
		l, err := open(ctx, p.Number+offset)
		if err != nil {
			all.close()
			return nil, err
		}
		all, addresses = append(all, l), append(addresses, l.Addr())
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.closed || w.ports != nil {
		all.close()
		return nil, errors.New("the network is closed, or listens already")
	}
	w.ports = all
	for i, p := range Ports() {
		w.busy.Go(func() { w.accept(p, all[i]) })
	}
	return addresses, nil
}

func open(ctx context.Context, port int) (net.Listener, error) {
	if port < 1 || port > 65535 {
		return nil, fmt.Errorf("there is no port %d: choose an offset that keeps all seven between 1 and 65535", port)
	}
	var config net.ListenConfig
	l, err := config.Listen(ctx, "tcp4", net.JoinHostPort("127.0.0.1", strconv.Itoa(port)))
	if err != nil {
		return nil, fmt.Errorf("port %d cannot be had: %w; choose another offset", port, err)
	}
	return l, nil
}

// accept takes who connects to a port, until the world is closed.
func (w *World) accept(p Port, l net.Listener) {
	for {
		conn, err := l.Accept()
		if errors.Is(err, net.ErrClosed) {
			return
		}
		if err != nil { // no descriptors, most likely: they come back
			time.Sleep(acceptPause)
			continue
		}
		c, err := w.connect(p, Call{Port: p.Number})
		if err != nil {
			_ = conn.Close()
			continue
		}
		c.Conn = conn
		c.begin()
		_ = c.serve() // a world that is closed has closed it
	}
}

const acceptPause = 50 * time.Millisecond
