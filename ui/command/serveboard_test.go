//go:build unix

package command_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"porthole/ui/internal/tty"
)

// In a terminal the server is the teacher's board: it shows who comes and what they do, and who leaves it ends the server
// after having been asked.
func TestAServerInATerminalIsTheBoard(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("ssh"); err != nil {
		t.Skip("there is no ssh program here; its way in is tried where there is one")
	}
	data := t.TempDir()
	course := filepath.Join(data, "ports.md")
	if err := os.WriteFile(course, []byte(fewPorts), 0o600); err != nil {
		t.Fatal(err)
	}
	port := freePort(t)
	teacher := tty.Start(t, tty.Options{Ground: tty.Dark, Env: []string{"PORTHOLE_DATA=" + data}}, "porthole", "serve", "--listen", "127.0.0.1:"+port, course)
	teacher.WaitFor("0 of 0 here", "Nobody has joined yet.")
	teacher.Type("i")
	teacher.WaitFor("ssh -p "+port+" NAME@127.0.0.1", "SHA256:", "serve.log")
	code := regexp.MustCompile(`[0-9A-Z]{4}-[0-9A-Z]{4}`).FindString(teacher.Screen())
	teacher.Type("esc")
	c := &classroom{t: t, data: data, port: port, known: filepath.Join(data, "known_hosts")}
	ann := c.ssh()
	ann.WaitFor("Class code:")
	ann.Type(code, "enter")
	ann.WaitFor("Name [ann]:")
	ann.Type("enter")
	ann.WaitFor("PIN:")
	ann.Type("271828", "enter")
	ann.WaitFor("PIN again:")
	ann.Type("271828", "enter")
	ann.WaitFor("What the class keeps of you", "go on")
	ann.Type("enter")
	ann.WaitFor("Few ports")
	teacher.WaitFor("1 of 1 here", "● ann", "at home")
	ann.Type("down", "down", "enter")
	teacher.WaitFor("● ann")
	teacher.Type("q")
	teacher.WaitFor("End the server?", "1 session is open.")
	teacher.Type("y")
	ann.WaitFor("The server ends now. What you answered is kept.")
	if code := teacher.Wait(); code != 0 {
		t.Errorf("exit %d", code)
	}
	log, err := os.ReadFile(filepath.Join(data, "class", "serve.log"))
	if err != nil || !strings.Contains(string(log), "login") || strings.Contains(string(log), "ann") {
		t.Errorf("%v; the log is\n%s", err, log)
	}
}
