package command_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/crypto/ssh"
)

// does has a learner run a command on the server, with what they type.
func (c *classroom) does(key ssh.Signer, typed, command string) (out string, err error) {
	conn, err := ssh.Dial("tcp", "127.0.0.1:"+c.port, &ssh.ClientConfig{
		User: "learner", Auth: []ssh.AuthMethod{ssh.PublicKeys(key)}, HostKeyCallback: ssh.InsecureIgnoreHostKey(), //nolint:gosec // it is on this machine
	})
	if err != nil {
		return "", err
	}
	defer func() { _ = conn.Close() }()
	s, err := conn.NewSession()
	if err != nil {
		return "", err
	}
	s.Stdin = strings.NewReader(typed)
	text, err := s.Output(command)
	return string(text), err
}

func TestALearnerTakesTheirProgressHomeAndDeletesItInTheClass(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	key := enrolled(t, filepath.Join(data, "class"), 1)[0]
	c := serving(t, data)
	out, err := c.does(key, "3\n1\n1\n1\n/quit\n", "plain")
	if err != nil || !strings.Contains(out, "Question 1") {
		t.Fatalf("the first login: %v\n%s", err, out)
	}
	home := t.TempDir()
	file := filepath.Join(home, "progress.jsonl")
	exported, err := c.does(key, "", "export")
	if err != nil || !strings.HasPrefix(exported, "{") {
		t.Fatalf("the export: %v\n%s", err, exported)
	}
	if failed := os.WriteFile(file, []byte(exported), 0o600); failed != nil {
		t.Fatal(failed)
	}
	imports := exec.CommandContext(t.Context(), "porthole", "import", file)
	imports.Env = append(os.Environ(), "PORTHOLE_DATA="+home)
	said, err := imports.CombinedOutput()
	if err != nil || !regexp.MustCompile(`[1-9]\d* answer`).Match(said) {
		t.Errorf("at home: %v\n%s", err, said)
	}
	if _, refused := c.does(key, "", "rm -rf /"); refused == nil {
		t.Error("another command was not refused")
	}
	entry := regexp.MustCompile(`(?m)^\s*(\d+)\D+My data$`).FindStringSubmatch(out)
	if entry == nil {
		t.Fatalf("no entry for one's own data in\n%s", out)
	}
	out, err = c.does(key, entry[1]+"\ndelete\n", "plain")
	if err != nil || !strings.Contains(out, "Everything of you is deleted.") || strings.Contains(out, "keeps of you:\n\n") {
		t.Errorf("deleting: %v\n%s", err, out)
	}
	if _, refused := c.does(key, "", "plain"); refused == nil {
		t.Error("who deleted everything is still known by the key")
	}
	c.ends()
	list := exec.CommandContext(t.Context(), "porthole", "class", "list", "--class", "Class 2", "--json")
	list.Env = append(os.Environ(), "PORTHOLE_DATA="+data)
	members, err := list.Output()
	if err != nil || !bytes.Equal(bytes.TrimSpace(members), []byte("[]")) {
		t.Errorf("who is in the class: %v\n%s", err, members)
	}
}
