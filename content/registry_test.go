package content_test

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"porthole/content"
)

// registered is a row of the IANA registry.
type registered struct{ name, port, transport string }

type registryRows []registered

// registry returns the rows that the courses need, without those that are only reserved.
func registry(t *testing.T) registryRows {
	t.Helper()
	f, err := os.Open(filepath.Join("testdata", "iana.csv"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out registryRows
	for _, row := range rows[1:] {
		if row[0] != "" {
			out = append(out, registered{row[0], row[1], row[2]})
		}
	}
	return out
}

// has reports whether there is a row; "" stands for any.
func (r registryRows) has(name, port, transport string) bool {
	return slices.ContainsFunc(r, func(row registered) bool {
		return (name == "" || row.name == name) && (port == "" || row.port == port) && (transport == "" || row.transport == transport)
	})
}

// numbersIn spells a value out: "137–139" is 137, 138 and 139.
func numbersIn(value string) []string {
	low, high, _ := strings.Cut(value, "–")
	from, errFrom := strconv.Atoi(low)
	to, errTo := strconv.Atoi(high)
	if errFrom != nil || errTo != nil || to-from > 10 {
		return []string{value}
	}
	var out []string
	for n := from; n <= to; n++ {
		out = append(out, strconv.Itoa(n))
	}
	return out
}

// isPort reports whether the values of a fact are ports of its subject.
func isPort(f content.Fact) bool {
	switch f.Relation {
	case "Port", "Listed port", "Registered port":
		return true
	case "Secure port":
		return f.Secondary // of SMTPS; that SMTP has it too is not for the registry to say
	}
	return false
}

func TestPortsAgreeWithTheRegistry(t *testing.T) {
	iana := registry(t)
	eachBuiltin(t, func(t *testing.T, c builtin) {
		for _, f := range c.Facts {
			if !isPort(f) {
				continue
			}
			names := strings.Fields(c.services[f.Subject])
			if f.Authority == "IANA" {
				names = []string{f.Subject}
			}
			for _, v := range f.Values {
				for _, port := range numbersIn(v.Text) {
					if !slices.ContainsFunc(names, func(name string) bool { return iana.has(name, port, strings.ToLower(noteTransport(v.Note))) }) {
						t.Errorf("line %d: %s on port %s: the registry has no such row for %q", f.Line, f.Subject, port, names)
					}
				}
			}
		}
	})
}

// noteTransport is the transport that stands in brackets after a port, "" for any other note.
func noteTransport(note string) string {
	if note == "TCP" || note == "UDP" {
		return note
	}
	return ""
}

func TestRegisteredNamesAreThoseOfTheRegistry(t *testing.T) {
	iana := registry(t)
	eachBuiltin(t, func(t *testing.T, c builtin) {
		for _, f := range c.Facts {
			if f.Relation != "Registered name" {
				continue
			}
			for _, v := range f.Values {
				port := "" // where the subject is a protocol, its port is checked by its service
				if f.SubjectKind == content.Number {
					port = f.Subject
				} else if !slices.Contains(strings.Fields(c.services[f.Subject]), v.Text) {
					t.Errorf("line %d: %s is not known to be the name of %s", f.Line, v.Text, f.Subject)
				}
				if !iana.has(v.Text, port, "") {
					t.Errorf("line %d: the registry has no row %s %s", f.Line, v.Text, port)
				}
			}
		}
	})
}

// A row of the registry does not prove that a transport is used (RFC 6335 §7.2); a transport that is taught needs one.
func TestTransportsHaveARowInTheRegistry(t *testing.T) {
	iana := registry(t)
	eachBuiltin(t, func(t *testing.T, c builtin) {
		for _, f := range c.Facts {
			if f.Relation != "Transport" {
				continue
			}
			transports := map[string][]string{"TCP": {"tcp"}, "UDP": {"udp"}, "both": {"tcp", "udp"}}[f.Values[0].Text]
			for _, transport := range transports {
				if !slices.ContainsFunc(strings.Fields(c.services[f.Subject]), func(name string) bool { return iana.has(name, "", transport) }) {
					t.Errorf("line %d: %s over %s: the registry has no row for it", f.Line, f.Subject, transport)
				}
			}
			if !slices.ContainsFunc(c.SourcesOf(f.Sources), func(s content.Source) bool { return document.MatchString(s.Text) }) {
				t.Errorf("line %d: that %s uses %s is said by no document, only by lists: %v", f.Line, f.Subject, f.Values[0].Text, c.SourcesOf(f.Sources))
			}
		}
	})
}

func TestThePortsTaughtAreThoseOfTheCourse(t *testing.T) {
	iana := registry(t)
	eachBuiltin(t, func(t *testing.T, c builtin) {
		taught := map[string]bool{}
		for _, f := range c.Facts {
			if f.SubjectKind == content.Number {
				taught[f.Subject] = true
			}
			if isPort(f) {
				for _, v := range f.Values {
					for _, port := range numbersIn(v.Text) {
						taught[port] = true
					}
				}
			}
		}
		for port := range taught {
			if !iana.has("", port, "") {
				t.Errorf("port %s is taught, but the registry has no row for it", port)
			}
			if !slices.Contains(c.ports, port) {
				t.Errorf("port %s is taught, and the course is not said to", port)
			}
		}
		for _, port := range c.ports {
			if !taught[port] {
				t.Errorf("port %s is not taught", port)
			}
		}
	})
}
