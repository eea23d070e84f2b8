package command_test

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// Files are replaced once the servers are there, and not where they cannot be had.
func TestListeningReplacesNoFileBeforeItListens(t *testing.T) {
	t.Parallel()
	m, folder := newMachine(t), t.TempDir()
	capture, trust := filepath.Join(folder, "wire.pcap"), filepath.Join(folder, "ca.pem")
	for _, path := range []string{capture, trust} {
		if err := os.WriteFile(path, []byte("what was there"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	files := []string{"wire", "--listen", "--force", "--pcap", capture, "--ca", trust, "--for", "50ms", "--offset"}
	said := m.run("", append(files, "70000")...)
	said.wants(t, 1)
	for _, path := range []string{capture, trust} {
		if text, err := os.ReadFile(path); err != nil || string(text) != "what was there" {
			t.Errorf("%s: %q, %v", filepath.Base(path), text, err)
		}
	}
	for offset := 31000 + os.Getpid()%10000; ; offset += 1017 {
		if offset > 60000 {
			t.Fatal("no ports can be had: " + said.err)
		}
		if said = m.run("", append(files, strconv.Itoa(offset))...); said.code == 0 {
			break
		}
	}
	if text, err := os.ReadFile(trust); err != nil || !strings.HasPrefix(string(text), "-----BEGIN CERTIFICATE") {
		t.Errorf("the certificate: %q, %v", text, err)
	}
	if text, err := os.ReadFile(capture); err != nil || !strings.HasPrefix(string(text), "\xd4\xc3\xb2\xa1") && !strings.HasPrefix(string(text), "\x4d\x3c\xb2\xa1") {
		t.Errorf("the capture: %q, %v", text, err)
	}
	if left, _ := filepath.Glob(filepath.Join(folder, ".porthole-*")); len(left) > 0 {
		t.Errorf("what was begun is left: %q", left)
	}
}
