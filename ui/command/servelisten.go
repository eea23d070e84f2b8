package command

import (
	"context"
	"fmt"
	"net"
	"slices"
	"strconv"

	"porthole/content"
	"porthole/ui/serve"
)

// listenAt opens what the server is to be reached at: all of it, or nothing.
func listenAt(ctx context.Context, addresses []string) (all []net.Listener, err error) {
	for _, address := range addresses {
		l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", address)
		if err != nil {
			closeAll(all)
			return nil, notListening(address, err)
		}
		all = append(all, l)
	}
	return all, nil
}

func closeAll(listeners []net.Listener) {
	for _, l := range listeners {
		_ = l.Close()
	}
}

// notListening says why nobody can be let in at an address, and what helps.
func notListening(address string, err error) error {
	if _, _, bad := net.SplitHostPort(address); bad != nil {
		return usagef("--listen %q: an address looks like :2222 or 192.0.2.1:2222", shorten(address))
	}
	return fmt.Errorf("--listen %q: %w; another program may use the port, or the system keeps it for itself (those below 1024). Choose another one", shorten(address), err)
}

// toType are the lines to type for whoever wants to reach the server: where the command line names no place, by any address.
func (s *serveVerb) toType(listeners []net.Listener) (lines []string) {
	if s.public != "" {
		return []string{serve.Line(s.public, "NAME")}
	}
	for _, l := range listeners {
		lines = append(lines, linesOf(l.Addr())...)
	}
	return lines
}

// linesOf are the lines to type for whoever wants to reach a listener.
func linesOf(at net.Addr) []string {
	return content.Each(reachedAt(at), func(at string) string { return serve.Line(at, "NAME") })
}

// reachedAt is where a listener is reached: HOST:PORT, for each address of this machine where it listens at all of them.
func reachedAt(at net.Addr) []string {
	tcp, ok := at.(*net.TCPAddr)
	if !ok {
		return nil
	}
	hosts := []string{tcp.IP.String()}
	if tcp.IP.IsUnspecified() {
		hosts = ownHosts(tcp.IP.To4() != nil)
	}
	return content.Each(hosts, func(host string) string { return net.JoinHostPort(host, strconv.Itoa(tcp.Port)) })
}

// ownHosts are the addresses of this machine that others can reach; where there is none, the one that it calls itself.
func ownHosts(only4 bool) []string {
	addresses, err := net.InterfaceAddrs()
	var four, six []string
	for _, a := range addresses {
		network, ok := a.(*net.IPNet)
		switch {
		case err != nil, !ok, !network.IP.IsGlobalUnicast():
		case network.IP.To4() != nil:
			four = append(four, network.IP.String())
		case !only4:
			six = append(six, network.IP.String())
		}
	}
	if len(four)+len(six) == 0 {
		return []string{"localhost"}
	}
	return slices.Concat(four, six)
}
