package content

import (
	"net/netip"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// Exchangeable reports whether two rules of a firewall that stand together decide every packet alike in either order: both
// do the same with it, or no packet fits both. Rules are given as the texts that are right in each column, the action in
// the last one. That no packet fits both is taken from two different ports, two transports or two single addresses in one
// column, and from nothing else: names of hosts may overlap, and so may words such as any.
func Exchangeable(header []string, a, b [][]string) bool {
	last := len(a) - 1
	if last < 0 || last != len(b)-1 {
		return false
	}
	if slices.EqualFunc(a[last], b[last], func(x, y string) bool { return Key(x) == Key(y) }) {
		return true
	}
	for c := range last {
		if cellsApart(c < len(header) && isPortHeading(header[c]), a[c], b[c]) {
			return true
		}
	}
	return false
}

// isPortHeading reports whether a column is about ports.
func isPortHeading(heading string) bool {
	words := strings.FieldsFunc(strings.ToLower(heading), func(r rune) bool { return !unicode.IsLetter(r) })
	return slices.ContainsFunc(words, IsPortWord)
}

// cellsApart reports whether no packet fits both cells, whichever of their texts stands there.
func cellsApart(ports bool, a, b []string) bool {
	for _, x := range a {
		for _, y := range b {
			if !apart(ports, x, y) {
				return false
			}
		}
	}
	return len(a) > 0 && len(b) > 0
}

func apart(ports bool, x, y string) bool {
	if one, err := netip.ParseAddr(strings.TrimSpace(x)); err == nil {
		other, err := netip.ParseAddr(strings.TrimSpace(y))
		return err == nil && one.Unmap().Is4() == other.Unmap().Is4() && one.Unmap() != other.Unmap()
	}
	one, ok := endpointOf(x)
	other, okay := endpointOf(y)
	if !ok || !okay {
		return false
	}
	return one.carrier != "" && other.carrier != "" && one.carrier != other.carrier ||
		ports && one.port >= 0 && other.port >= 0 && one.port != other.port
}

// endpoint is a transport, a port or both: "TCP", "53", "udp/53".
type endpoint struct {
	carrier string // "" for none
	port    int    // -1 for none
}

// endpointOf reads a cell that says nothing else than a transport and a single port; false where it says more or less.
func endpointOf(text string) (endpoint, bool) {
	e := endpoint{port: -1}
	for _, word := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return unicode.IsSpace(r) || r == '/' }) {
		n, err := strconv.ParseUint(word, 10, 16)
		switch {
		case err == nil && e.port < 0:
			e.port = int(n)
		case IsCarrier(word) && e.carrier == "":
			e.carrier = word
		case !IsPortWord(word):
			return endpoint{}, false
		}
	}
	return e, e.carrier != "" || e.port >= 0
}
