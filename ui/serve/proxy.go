package serve

import (
	"context"
	"net"
	"net/netip"
	"slices"

	"github.com/pires/go-proxyproto"
)

// believes reports whether an address is that of a balancer, of whose connections the PROXY protocol tells where they come
// from. What others say of themselves is not looked at.
func (s *server) believes(addr netip.Addr) bool {
	return slices.ContainsFunc(s.Proxies, func(p netip.Prefix) bool { return p.Contains(addr) })
}

// receiveBehind receives a connection that came by way of a balancer. The balancer says first whose it is, in 107 bytes of
// version 1 or 4 KiB of version 2, and within [Limits.Header]. A connection on which it says nothing is nobody's.
func (s *server) receiveBehind(ctx context.Context, c *Caller) {
	heard := &heard{Conn: c.Conn}
	behind := proxyproto.NewConn(heard, proxyproto.WithPolicy(proxyproto.REQUIRE), proxyproto.SetReadHeaderTimeout(s.Limits.Header))
	ended := context.AfterFunc(ctx, func() { _ = c.Close() })
	_, err := behind.Read(nil) // the library reads the header before anything else
	ended()
	from := addressOf(behind)
	switch {
	case ctx.Err() != nil:
	case err != nil && heard.bytes == 0, err == nil && behind.ProxyHeader().Command.IsLocal():
		// A balancer looked whether anybody is there.
	case err != nil:
		s.turnAway(noHeader, from, c.Log.With("error", short(err.Error())))
	case s.knock(from, c.way.queue, c.Log):
		c.Conn, c.From = behind, from
		s.receive(ctx, c)
	}
}

// heard is a connection that counts what was read from it.
type heard struct {
	net.Conn
	bytes int
}

// Read implements net.Conn.
func (h *heard) Read(b []byte) (int, error) {
	n, err := h.Conn.Read(b)
	h.bytes += n
	return n, err //nolint:wrapcheck // it is the connection's
}
