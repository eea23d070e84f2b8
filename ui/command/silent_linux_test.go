package command_test

import (
	"context"
	"net"
	"sync"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"
)

// S1: ten thousand connect who say nothing, or a byte a second, from one address and from two hundred. Whoever is there works on,
// and somebody who comes from elsewhere is let in.
func TestTheServerOutlivesConnectionsThatSayNothing(t *testing.T) {
	b := besiege(t, 1)
	for _, addresses := range []int{1, 200} {
		ctx, stop := context.WithCancel(t.Context())
		var crowd sync.WaitGroup
		atOnce := often(500, 150)
		for from := range atOnce {
			crowd.Go(func() {
				for i := range 20 {
					b.saysNothing(ctx, net.IPv4(127, 0, 1, byte((from+i)%addresses+1)), (from+i)%2 == 0)
				}
			})
		}
		time.Sleep(time.Second / 2) // so that they are there
		began := time.Now()
		tries := b.tries(b.keys[0])
		admitted := time.Since(began)
		t.Logf("%d addresses: somebody new is let in after %v, at try %d", addresses, admitted.Round(time.Millisecond), tries)
		if most := 5 * time.Second; *hostile && admitted > most {
			t.Errorf("that is more than %v", most)
		}
		time.AfterFunc(time.Duration(often(20, 1))*time.Second, stop) // the handshake may take fifteen
		crowd.Wait()
		stop()
	}
	b.relieved(150)
}

// saysNothing connects from an address, and stays until the server has had enough or ctx ends.
func (b *besieged) saysNothing(ctx context.Context, from net.IP, dribbles bool) {
	d := net.Dialer{LocalAddr: &net.TCPAddr{IP: from}}
	conn, err := d.DialContext(ctx, "tcp", "127.0.0.1:"+b.port)
	if err != nil {
		return // it is refused, or there is no port left
	}
	defer func() { _ = conn.Close() }()
	gone := context.AfterFunc(ctx, func() { _ = conn.Close() })
	defer gone()
	for i, version := 0, "SSH-2.0-quiet"; ; i++ {
		_ = conn.SetReadDeadline(time.Now().Add(time.Second))
		if _, err = conn.Read(make([]byte, 256)); err == nil {
			continue // the server greets
		}
		if timeout, ok := err.(net.Error); !ok || !timeout.Timeout() { //nolint:errorlint // as it comes from a connection
			return
		}
		if dribbles {
			_, _ = conn.Write([]byte{version[i%len(version)]})
		}
	}
}

// tries logs somebody in, again until it succeeds, and returns how often it was tried.
func (b *besieged) tries(key ssh.Signer) int {
	b.t.Helper()
	config := &ssh.ClientConfig{
		User: "learner", Auth: []ssh.AuthMethod{ssh.PublicKeys(key)}, HostKeyCallback: ssh.InsecureIgnoreHostKey(), //nolint:gosec // it is on this machine
		Timeout: 10 * time.Second,
	}
	for n := 1; ; n++ {
		if client, err := ssh.Dial("tcp", "127.0.0.1:"+b.port, config); err == nil {
			_ = client.Close()
			return n
		}
		if n == 1000 { //nolint:mnd // it never ends
			b.t.Fatal("nobody is let in")
		}
		time.Sleep(10 * time.Millisecond)
	}
}
