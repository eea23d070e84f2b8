package command

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"porthole/content"
)

// balanced is what the command line says of a balancer before the server.
type balanced struct {
	from   []string
	public string
	health string
	drain  time.Duration
}

func (b *balanced) flags(flags *pflag.FlagSet) {
	flags.StringSliceVar(&b.from, "proxy-from", nil, "`ADDRESSES` of balancers that say by the PROXY protocol whose a connection is: 10.0.0.5,10.1.0.0/24")
	flags.StringVar(&b.public, "public", "", "`HOST[:PORT]` that learners type, where it is a balancer's; 22 where there is no port")
	flags.StringVar(&b.health, "health", "", "`ADDRESS` at which machines read /healthz and /metrics; 127.0.0.1 where no host is named")
	flags.DurationVar(&b.drain, "drain", 0, "`TIME` that learners have to leave when the server is told to end, such as 30s")
}

// proxies are the balancers that are believed.
func (b *balanced) proxies() (all []netip.Prefix, err error) {
	for _, text := range b.from {
		p, bad := prefixOf(text)
		if bad != nil || p.Addr().Is4In6() {
			return nil, usagef("--proxy-from %q: an address looks like 10.0.0.5 or 2001:db8::5, and a network like 10.0.0.0/24", shorten(text))
		}
		all = append(all, p.Masked())
	}
	return all, nil
}

var errNoNetwork = errors.New("no network")

// understand looks at what was said.
func (b *balanced) understand() error {
	const longest = time.Hour
	host, port, err := net.SplitHostPort(b.public)
	bare := err != nil && !strings.ContainsAny(b.public, ":/@ ")
	switch {
	case b.public != "" && !bare && (err != nil || host == "" || port == ""), content.Clean(b.public) != b.public:
		return usagef("--public %q: it looks like class.example.org or class.example.org:2222", shorten(b.public))
	case b.drain < 0 || b.drain > longest:
		return usagef("--drain %v: it is a time from 0s to 1h", b.drain)
	}
	return nil
}

// listenHealth opens what other machines ask how the server does; nil where nobody is to ask.
func (b *balanced) listenHealth(ctx context.Context) (net.Listener, error) {
	if b.health == "" {
		return nil, nil //nolint:nilnil // nobody is to ask
	}
	address := b.health
	if !strings.Contains(address, ":") {
		address = ":" + address
	}
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return nil, usagef("--health %q: an address looks like 127.0.0.1:9090", shorten(b.health))
	}
	if host == "" {
		host = "127.0.0.1" // nobody else, unless somebody says so
	}
	l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", net.JoinHostPort(host, port))
	if err != nil {
		return nil, fmt.Errorf("--health %q: %w; another program may use the port. Choose another one", shorten(b.health), err)
	}
	return l, nil
}

// prefixOf reads a network, or an address as a network of one.
func prefixOf(text string) (netip.Prefix, error) {
	if strings.Contains(text, "/") {
		return netip.ParsePrefix(text)
	}
	one, err := netip.ParseAddr(text)
	if err != nil || one.Zone() != "" { // which a prefix does not have
		return netip.Prefix{}, errNoNetwork
	}
	return one.Prefix(one.BitLen())
}
