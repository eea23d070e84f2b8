package lab_test

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"porthole/content"
	"porthole/ui/wire/lab"
)

var clients = flag.Bool("clients", false, "have curl, openssl, swaks, mpop, mutt and tshark come by: they must be installed")

// outside is a world that listens, with what a client needs to know of it.
type outside struct {
	*lab.World
	t         *testing.T
	offset    int
	folder    string
	authority string // a file
	pcap      bytes.Buffer
}

func listening(t *testing.T, server content.WireServer) *outside {
	t.Helper()
	if !*clients {
		t.Skip("programs from outside are asked for with -clients")
	}
	o := &outside{t: t, folder: t.TempDir()}
	o.World = network(t, lab.Options{Server: server, Capture: &o.pcap})
	o.offset = listenSomewhere(t, o.World)
	o.authority = filepath.Join(o.folder, "authority.pem")
	if err := os.WriteFile(o.authority, o.Authority(), 0o600); err != nil {
		t.Fatal(err)
	}
	return o
}

func listenSomewhere(t *testing.T, w *lab.World) int {
	t.Helper()
	var err error
	for offset := 20500 + os.Getpid()%20000; offset < 60000; offset += 1013 {
		if _, err = w.Listen(t.Context(), offset); err == nil {
			return offset
		}
	}
	t.Fatal(err)
	return 0
}

func (o *outside) port(number int) string { return strconv.Itoa(number + o.offset) }

// run runs a program with something to read, and returns what it said; it must succeed unless fails is true.
func (o *outside) run(fails bool, in, program string, args ...string) string {
	o.t.Helper()
	ctx, stop := context.WithTimeout(o.t.Context(), time.Minute)
	defer stop()
	cmd := exec.CommandContext(ctx, program, args...)
	cmd.Stdin, cmd.Dir = strings.NewReader(in), o.folder
	cmd.Env = append(os.Environ(), "HOME="+o.folder, "LC_ALL=C")
	out, err := cmd.CombinedOutput()
	if (err != nil) != fails {
		o.t.Fatalf("%s %q: %v\n%s", program, args, err, out)
	}
	return string(out)
}

// curl runs curl, which resolves the servers' name to this machine.
func (o *outside) curl(fails bool, in string, port int, args ...string) string {
	o.t.Helper()
	to := fmt.Sprintf("%s:%s:127.0.0.1", content.WireHost, o.port(port))
	return o.run(fails, in, "curl", append([]string{"-sS", "--max-time", "20", "--resolve", to, "--cacert", o.authority}, args...)...)
}

func (o *outside) url(scheme string, port int, path string) string {
	return scheme + "://" + content.WireHost + ":" + o.port(port) + path
}

func (o *outside) has(user, subject string, want bool) {
	o.t.Helper()
	if got := inbox(o.t, o.World, user); slices.Contains(got, subject) != want {
		o.t.Errorf("%s has %q; %q is to be in it: %v", user, got, subject, want)
	}
}

func TestCurlSendsFetchesDeletes(t *testing.T) {
	t.Parallel()
	o := listening(t, content.WireAllowsPlain)
	const login = "alice:tulip-42"
	for i, c := range []struct {
		scheme string
		port   int
		tls    []string
	}{
		{"smtp", 25, nil},
		{"smtp", 587, nil},
		{"smtp", 587, []string{"--ssl-reqd"}},
		{"smtps", 465, nil},
	} {
		subject := fmt.Sprintf("By curl, %d", i)
		args := append([]string{"--mail-from", "alice@example.test", "--mail-rcpt", "bob@example.test", "-T", "-"}, c.tls...)
		if c.port != 25 {
			args = append(args, "-u", login)
		}
		o.curl(false, "Subject: "+subject+"\r\n\r\nHello\r\n", c.port, append(args, o.url(c.scheme, c.port, "/here"))...)
		o.has("bob", subject, true)
	}
	for _, c := range []struct {
		scheme string
		port   int
		tls    []string
	}{
		{"pop3", 110, nil}, {"pop3", 110, []string{"--ssl-reqd"}}, {"pop3s", 995, nil},
	} {
		args := append([]string{"-u", login}, c.tls...)
		if got := o.curl(false, "", c.port, append(args, o.url(c.scheme, c.port, "/1"))...); !strings.Contains(got, "\r\n\r\n") {
			t.Errorf("%s on %d fetched %q", c.scheme, c.port, got)
		}
		before := len(inbox(t, o.World, "alice"))
		o.curl(false, "", c.port, append(args, "-X", "DELE 1", "-I", o.url(c.scheme, c.port, "/"))...)
		if now := len(inbox(t, o.World, "alice")); now != before-1 {
			t.Errorf("%s on %d: %d messages became %d", c.scheme, c.port, before, now)
		}
	}
	for _, c := range []struct {
		scheme string
		port   int
		tls    []string
	}{
		{"imap", 143, nil}, {"imap", 143, []string{"--ssl-reqd"}}, {"imaps", 993, nil},
	} {
		args := append([]string{"-u", "bob:sail-away-7"}, c.tls...)
		if got := o.curl(false, "", c.port, append(args, o.url(c.scheme, c.port, "/INBOX;MAILINDEX=1"))...); !strings.Contains(got, "Subject: ") {
			t.Errorf("%s on %d fetched %q", c.scheme, c.port, got)
		}
		before := len(inbox(t, o.World, "bob"))
		o.curl(false, "", c.port, append(args, "-X", `STORE 1 +FLAGS (\Deleted)`, o.url(c.scheme, c.port, "/INBOX"))...)
		o.curl(false, "", c.port, append(args, "-X", "EXPUNGE", o.url(c.scheme, c.port, "/INBOX"))...)
		if now := len(inbox(t, o.World, "bob")); now != before-1 {
			t.Errorf("%s on %d: %d messages became %d", c.scheme, c.port, before, now)
		}
	}
}

func TestCurlBreaksOffForAnotherName(t *testing.T) {
	t.Parallel()
	o := listening(t, content.WireOtherName)
	got := o.curl(true, "", 993, "-u", "bob:sail-away-7", o.url("imaps", 993, "/INBOX"))
	if !strings.Contains(got, "certificate") && !strings.Contains(got, "SSL") {
		t.Errorf("curl said %q", got)
	}
	if c := o.Seen().Credentials; len(c) > 0 {
		t.Errorf("it told the password all the same: %+v", c)
	}
}

func TestCurlIsRefusedBeforeTLS(t *testing.T) {
	t.Parallel()
	o := listening(t, content.WireUsual)
	o.curl(true, "", 143, "-u", "bob:sail-away-7", o.url("imap", 143, "/INBOX"))
	o.curl(true, "", 110, "-u", "bob:sail-away-7", o.url("pop3", 110, "/"))
	if c := o.Seen().Credentials; len(c) > 0 {
		t.Errorf("a login was taken: %+v", c)
	}
}

func TestSwaksSends(t *testing.T) {
	t.Parallel()
	o := listening(t, content.WireAllowsPlain)
	for name, c := range map[string]struct {
		port int
		args []string
	}{
		"plain":        {25, nil},
		"AUTH PLAIN":   {587, []string{"--auth", "PLAIN"}},
		"AUTH LOGIN":   {587, []string{"--auth", "LOGIN"}},
		"STARTTLS":     {587, []string{"--tls", "--auth", "PLAIN"}},
		"implicit TLS": {465, []string{"--tls-on-connect", "--auth", "PLAIN"}},
	} {
		args := append([]string{"--server", "127.0.0.1", "--port", o.port(c.port), "--from", "alice@example.test", "--to", "bob@example.test",
			"--helo", "here", "--header", "Subject: swaks, " + name}, c.args...)
		if len(c.args) > 0 {
			args = append(args, "--auth-user", "alice", "--auth-password", "tulip-42")
		}
		o.run(false, "", "swaks", args...)
		o.has("bob", "swaks, "+name, true)
	}
	got := o.run(true, "", "swaks", "--server", "127.0.0.1", "--port", o.port(25), "--from", "a@b.example", "--to", "c@d.example", "--helo", "here")
	if !strings.Contains(got, "550 5.7.1") {
		t.Errorf("relaying: %s", got)
	}
}

func TestOpensslVerifies(t *testing.T) {
	t.Parallel()
	o := listening(t, content.WireUsual)
	for port, starttls := range map[int]string{25: "smtp", 587: "smtp", 110: "pop3", 143: "imap", 465: "", 993: "", 995: ""} {
		args := []string{"s_client", "-connect", "127.0.0.1:" + o.port(port), "-CAfile", o.authority, "-verify_hostname", content.WireHost, "-verify_return_error", "-brief"}
		if starttls != "" {
			args = append(args, "-starttls", starttls)
		}
		if got := o.run(false, "", "openssl", args...); !strings.Contains(got, "Verification: OK") || !strings.Contains(got, "TLSv1.3") {
			t.Errorf("port %d: %s", port, got)
		}
	}
}

func TestMpopEmptiesAMaildrop(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		port int
		more string
	}{
		"plain":        {110, "tls off\n"},
		"STLS":         {110, "tls on\ntls_starttls on\n"},
		"implicit TLS": {995, "tls on\ntls_starttls off\n"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o := listening(t, content.WireAllowsPlain)
			config := fmt.Sprintf("account default\nhost 127.0.0.1\nport %s\nuser alice\npassword tulip-42\nauth user\ntls_certcheck off\nkeep off\ndelivery mbox %s\nuidls_file %s\n%s",
				o.port(c.port), filepath.Join(o.folder, "mbox"), filepath.Join(o.folder, "uidls"), c.more)
			if err := os.WriteFile(filepath.Join(o.folder, ".mpoprc"), []byte(config), 0o600); err != nil {
				t.Fatal(err)
			}
			o.run(false, "", "mpop", "-C", filepath.Join(o.folder, ".mpoprc"))
			box, err := os.ReadFile(filepath.Join(o.folder, "mbox"))
			if err != nil || bytes.Count(box, []byte("Subject: ")) != 3 {
				t.Errorf("fetched was %q (%v)", box, err)
			}
			if left := inbox(t, o.World, "alice"); len(left) != 0 {
				t.Errorf("left is %q", left)
			}
		})
	}
}

func TestMuttSends(t *testing.T) {
	t.Parallel()
	o := listening(t, content.WireUsual)
	config := fmt.Sprintf("set smtp_url=smtps://alice:tulip-42@127.0.0.1:%s/\nset ssl_verify_host=no\nset certificate_file=%s\nset from=alice@example.test\nset copy=no\nset ssl_force_tls=yes\n",
		o.port(465), o.authority)
	file := filepath.Join(o.folder, "muttrc")
	if err := os.WriteFile(file, []byte(config), 0o600); err != nil {
		t.Fatal(err)
	}
	o.run(false, "Hello\n", "mutt", "-n", "-F", file, "-s", "From mutt", "--", "bob@example.test")
	o.has("bob", "From mutt", true)
}

// What the tap calls TLS, tshark does, byte for byte, and nothing else.
func TestTsharkAgreesWithTheTap(t *testing.T) {
	t.Parallel()
	o := listening(t, content.WireAllowsPlain)
	o.curl(false, "Subject: x\r\n\r\nHello\r\n", 587, "--ssl-reqd", "-u", "alice:tulip-42", "--mail-from", "alice@example.test", "--mail-rcpt", "bob@example.test", "-T", "-", o.url("smtp", 587, "/here"))
	o.curl(false, "", 993, "-u", "alice:tulip-42", o.url("imaps", 993, "/INBOX;MAILINDEX=1"))
	o.curl(false, "", 110, "-u", "alice:tulip-42", o.url("pop3", 110, "/1"))
	o.curl(false, "", 143, "--ssl-reqd", "-u", "alice:tulip-42", o.url("imap", 143, "/INBOX;MAILINDEX=1"))
	if err := o.Close(); err != nil {
		t.Fatal(err)
	}
	if err := o.CaptureErr(); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(o.folder, "wire.pcap")
	if err := os.WriteFile(file, o.pcap.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	bad := o.run(false, "", "tshark", "-r", file, "-o", "tcp.check_checksum:TRUE", "-o", "ip.check_checksum:TRUE",
		"-Y", "tcp.checksum.status == 0 || ip.checksum.status == 0 || tcp.analysis.lost_segment || tcp.analysis.retransmission || tcp.analysis.out_of_order || _ws.malformed")
	if strings.Contains(bad, "→") || strings.Contains(bad, "->") {
		t.Errorf("tshark finds fault with\n%s", bad)
	}
	records := map[string]int{}
	plain := map[string]int{}
	for _, e := range o.Tap(0) {
		stream := strconv.Itoa(e.Conn - 1)
		if e.Record != nil {
			records[fmt.Sprint(stream, " ", e.Record.Type, " ", e.Record.Length)]++
		} else {
			plain[stream] += len(e.Bytes)
		}
	}
	told := map[string]int{}
	for line := range strings.Lines(o.run(false, "", "tshark", "-r", file, "-Y", "tls.record", "-T", "fields", "-E", "occurrence=a", "-E", "aggregator=,",
		"-e", "tcp.stream", "-e", "tls.record.content_type", "-e", "tls.record.opaque_type", "-e", "tls.record.length")) {
		words := strings.Split(strings.TrimSpace(line), "\t")
		if len(words) < 4 { // tshark's own warning, as root
			continue
		}
		types := slices.DeleteFunc(strings.Split(words[1]+","+words[2], ","), func(s string) bool { return s == "" })
		lengths := strings.Split(words[3], ",")
		if len(types) != len(lengths) {
			t.Fatalf("tshark tells of %q", line)
		}
		for i := range lengths {
			told[words[0]+" "+lengths[i]]++
		}
	}
	mine := map[string]int{}
	for key, n := range records {
		words := strings.Fields(key)
		mine[words[0]+" "+words[2]] += n
	}
	if fmt.Sprint(mine) != fmt.Sprint(told) {
		t.Errorf("the tap tells of records %v, tshark of %v", mine, told)
	}
	if len(mine) == 0 || plain["2"] == 0 {
		t.Error("there was nothing to compare")
	}
	for line := range strings.Lines(o.run(false, "", "tshark", "-r", file, "-Y", "pop.request || smtp.req || imap.request", "-T", "fields", "-e", "tcp.stream")) {
		if stream := strings.TrimSpace(line); stream != "" && !strings.Contains(stream, "root") && plain[stream] == 0 {
			t.Errorf("tshark reads commands in connection %s, and the tap none", stream)
		}
	}
}
