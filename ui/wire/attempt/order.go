package attempt

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"porthole/content"
)

// Order is what a line that begins with a slash asks for.
type Order struct {
	Verb   string // connect, plain, tls, hangup, device, hint, again, quit, yes, no, help
	Port   int
	Device int // the index of the one that is to be in hand
}

// OrderOf reads a line that begins with a slash; is: it does. What is wrong with it stands in problem.
func (a *Attempt) OrderOf(text string) (o Order, problem string, is bool) {
	text = strings.TrimSpace(text)
	if !strings.HasPrefix(text, "/") {
		return o, "", false
	}
	verb, rest, _ := strings.Cut(strings.ToLower(text[1:]), " ")
	switch verb {
	case "connect", "plain", "tls":
		o.Verb, o.Port = verb, cmp.Or(a.Hand().Port, a.Exercise.Port)
		if rest = strings.TrimSpace(rest); rest == "" {
			return o, "", true
		}
		port, err := strconv.Atoi(rest)
		if err != nil || port < 1 || port > 65535 {
			return o, "write a port behind it: /" + verb + " 993", true
		}
		o.Port = port
	case "hangup", "hint", "again", "quit", "yes", "no", "help", "device":
		o.Verb = verb
	default:
		if at := slices.IndexFunc(a.Devices, func(d Device) bool { return d.Name != "" && content.Key(d.Name) == content.Key(verb) }); at >= 0 {
			return Order{Verb: "device", Device: at}, "", true
		}
		return o, "there is no /" + content.Clean(verb) + "; " + Orders, true
	}
	if o.Verb == "device" {
		o.Device = (a.At + 1) % len(a.Devices)
	}
	return o, "", true
}

// Orders lists what a line with a slash can ask for.
const Orders = "/connect PORT, /plain PORT (without TLS), /tls PORT (TLS at once), /hangup, /device (the other one), /hint, /again, /quit"

// Begins is when TLS begins on a connection that an order asks for.
func (o Order) Begins() content.WireTLS {
	switch o.Verb {
	case "plain":
		return content.WireNoTLS
	case "tls":
		return content.WireTLSNow
	}
	return content.WireByPort
}
