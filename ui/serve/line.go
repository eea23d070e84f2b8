package serve

import (
	"cmp"
	"net"
	"strings"
)

// Line is what somebody types to reach a server at HOST or HOST:PORT, under a name. One that a shell would not take as it
// stands is called NAME, for they know it.
func Line(at, name string) string {
	host, port, err := net.SplitHostPort(at)
	if err != nil {
		host, port = at, ""
	}
	const usual = "22" // where ssh goes by itself
	if port = cmp.Or(port, usual); port == usual {
		port = ""
	} else {
		port = "-p " + port + " "
	}
	if !simple(name) {
		name = "NAME"
	}
	return "ssh " + port + name + "@" + host
}

// simple reports whether a name stands on a command line without quotes.
func simple(name string) bool {
	const most = 32
	other := func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && !strings.ContainsRune("._-", r)
	}
	return name != "" && len(name) <= most && name[0] != '-' && !strings.ContainsFunc(name, other)
}
