package lab_test

import (
	"fmt"
	"net/smtp"
	"os"
	"slices"
	"strings"
	"testing"

	"porthole/ui/wire/lab"
)

// sockets are the local addresses in LISTEN that this process has, as the kernel writes them.
func sockets(t *testing.T) []string {
	t.Helper()
	mine := map[string]bool{}
	files, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		t.Skip(err)
	}
	for _, f := range files {
		if to, err := os.Readlink("/proc/self/fd/" + f.Name()); err == nil {
			mine[strings.TrimSuffix(strings.TrimPrefix(to, "socket:["), "]")] = true
		}
	}
	var all []string
	for _, table := range []string{"/proc/net/tcp", "/proc/net/tcp6"} {
		text, _ := os.ReadFile(table) // a machine may have no IPv6
		for line := range strings.Lines(string(text)) {
			const local, state, listens, inode = 1, 3, "0A", 9
			if words := strings.Fields(line); len(words) > inode && words[state] == listens && mine[words[inode]] {
				all = append(all, words[local])
			}
		}
	}
	slices.Sort(all)
	return all
}

// It is no parallel test: it looks at the sockets of the process.
func TestNothingListensButWhereItIsAskedTo(t *testing.T) { //nolint:paralleltest // see above
	w := network(t, lab.Options{})
	for _, p := range lab.Ports() {
		if _, err := w.Dial(lab.Call{Port: p.Number}); err != nil {
			t.Fatal(err)
		}
	}
	if got := sockets(t); len(got) > 0 {
		t.Fatalf("without Listen there are sockets: %v", got)
	}
	offset := listenSomewhere(t, w)
	var want []string
	for _, p := range lab.Ports() {
		want = append(want, fmt.Sprintf("0100007F:%04X", p.Number+offset)) // 127.0.0.1, the low byte first
	}
	slices.Sort(want)
	if got := sockets(t); !slices.Equal(got, want) {
		t.Errorf("it listens on %v, want %v", got, want)
	}
	// Go's own client sends a message.
	err := smtp.SendMail(fmt.Sprintf("127.0.0.1:%d", 25+offset), nil, "a@b.example", []string{"bob@example.test"}, []byte("Subject: From outside\r\n\r\nHello\r\n"))
	if err == nil || !strings.Contains(err.Error(), "certificate") { // the client takes STARTTLS, and knows no such authority
		t.Errorf("a client that does not know the authority: %v", err)
	}
	if err := w.Close(); err != nil {
		t.Error(err)
	}
	if got := sockets(t); len(got) > 0 {
		t.Errorf("after Close there are sockets: %v", got)
	}
}
