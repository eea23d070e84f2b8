package serve

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"net/netip"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"
)

// clocked is a door with a clock and chances of the test's own.
func clocked(l Limits) (d *door, clock *time.Time) {
	now := time.Date(2026, 11, 30, 8, 0, 0, 0, time.UTC)
	random := rand.New(rand.NewPCG(1, 2))
	return newDoor(l, func() time.Time { return now }, random.Uint64), &now
}

// comes has somebody arrive from an address and knock.
func comes(d *door, from netip.Addr) reason {
	if !d.arrive() {
		return tooMany
	}
	why := d.knock(from, toLogIn)
	if why != "" {
		d.leave()
	}
	return why
}

func TestAClassBehindOneAddressComesIn(t *testing.T) {
	t.Parallel()
	d, clock := clocked(Usual())
	school := netip.MustParseAddr("192.0.2.1")
	for lesson := range 5 { // everyone logs in, mistypes twice, and logs in anew with each lesson
		for range 40 {
			if why := comes(d, school); why != "" {
				t.Fatalf("lesson %d: turned away: %s", lesson, why)
			}
		}
		for range 40 {
			d.known(school, toLogIn, false)
		}
		for range 80 {
			if why := comes(d, school); why != "" {
				t.Fatalf("lesson %d: turned away: %s", lesson, why)
			}
			d.known(school, toLogIn, true)
			d.leave()
		}
		for range 40 {
			d.leave()
		}
		*clock = clock.Add(45 * time.Minute)
	}
}

func TestWhoFailsTooOftenWaits(t *testing.T) {
	t.Parallel()
	d, clock := clocked(Usual())
	attacker, neighbour := netip.MustParseAddr("2001:db8::1"), netip.MustParseAddr("2001:db8:0:1::1")
	tries := func() (n int) {
		for n = 0; comes(d, attacker) == "" && n < 10_000; n++ {
			d.known(attacker, toLogIn, true)
			d.leave()
			attacker = attacker.Next() // a machine has all addresses of its network
		}
		return n
	}
	if n := tries(); n != Usual().Failures {
		t.Errorf("%d may fail at once", n)
	}
	*clock = clock.Add(time.Minute)
	if n := tries(); n != Usual().FailuresAMinute {
		t.Errorf("%d may fail in a minute", n)
	}
	if why := comes(d, neighbour); why != "" {
		t.Errorf("another network is turned away: %s", why)
	}
}

func TestStrangersAreBounded(t *testing.T) {
	t.Parallel()
	l := Usual()
	d, _ := clocked(l)
	one := netip.MustParseAddr("192.0.2.1")
	for why := reason(""); why == ""; why = comes(d, one) {
		continue
	}
	if d.strangers[toLogIn] > l.StrangersFrom || d.strangers[toLogIn] < min(l.Strangers/2, l.StrangersFrom) {
		t.Errorf("%d strangers from one address", d.strangers[toLogIn])
	}
	next, in := netip.MustParseAddr("198.51.100.1"), 0
	for range 100 * l.Strangers {
		if comes(d, next) == "" {
			in++
		}
		next = next.Next()
	}
	if d.strangers[toLogIn] != l.Strangers || in == 0 {
		t.Errorf("%d strangers in all", d.strangers[toLogIn])
	}
	if d.inside != d.strangers[toLogIn] {
		t.Errorf("%d are inside", d.inside)
	}
}

func TestConnectionsAreBounded(t *testing.T) {
	t.Parallel()
	l := Usual()
	d, _ := clocked(l)
	at := netip.MustParseAddr("192.0.2.1")
	for range l.Connections {
		if why := comes(d, at); why != "" {
			t.Fatal(why)
		}
		d.known(at, toLogIn, false)
	}
	if why := comes(d, at); why != tooMany {
		t.Errorf("one more: %q", why)
	}
	d.leave()
	if why := comes(d, at); why != "" {
		t.Errorf("one for one that left: %q", why)
	}
}

func TestAddressesAreForgotten(t *testing.T) {
	t.Parallel()
	d, clock := clocked(Usual())
	at := netip.MustParseAddr("10.0.0.1")
	for range 20 * mostOrigins {
		if why := comes(d, at); why != "" {
			t.Fatal(why)
		}
		d.known(at, toLogIn, true)
		d.leave()
		at = at.Next()
		*clock = clock.Add(time.Second)
	}
	if len(d.from) > 3*mostOrigins {
		t.Errorf("%d addresses are kept in mind", len(d.from))
	}
}

func TestALogDoesNotGrowWithoutBound(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 30, 8, 0, 0, 0, time.UTC)
	var out bytes.Buffer
	log := NewLog(&out, func() time.Time { return now })
	for range 10_000 {
		log.With("connection", 1).Warn("turned away", "why", "a\nb \x1b[2J")
	}
	if n := strings.Count(out.String(), "\n"); n != lines {
		t.Errorf("%d lines", n)
	}
	if strings.Contains(out.String(), "\x1b") {
		t.Error("it holds an escape byte")
	}
	out.Reset()
	now = now.Add(time.Minute)
	log.Info("login")
	if !strings.Contains(out.String(), fmt.Sprint("left_out=", 10_000-lines)) {
		t.Errorf("what was left out is not told: %s", &out)
	}
}

func TestAServerKeepsItsKey(t *testing.T) {
	t.Parallel()
	folder := filepath.Join(t.TempDir(), "class")
	path := filepath.Join(folder, HostKeyFile)
	if _, err := HostKey(folder, false); err == nil || !strings.Contains(err.Error(), "the server's key is lost") {
		t.Errorf("a lost key: %v", err)
	}
	first, err := HostKey(folder, true)
	if err != nil {
		t.Fatal(err)
	}
	for _, fresh := range []bool{true, false} {
		again, failed := HostKey(folder, fresh)
		if failed != nil || ssh.FingerprintSHA256(again.PublicKey()) != ssh.FingerprintSHA256(first.PublicKey()) {
			t.Errorf("the next time it is another one: %v", failed)
		}
	}
	if first.PublicKey().Type() != ssh.KeyAlgoED25519 {
		t.Error(first.PublicKey().Type())
	}
	info, err := os.Stat(path)
	if err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
	spoil := func(what, want string, do func() error) {
		t.Helper()
		if err := do(); err != nil {
			t.Fatal(err)
		}
		if _, err := HostKey(folder, true); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", what, err)
		}
	}
	if runtime.GOOS != "windows" {
		spoil("others can read it", "others can read the server's key", func() error { return os.Chmod(path, 0o644) })
	}
	spoil("it is damaged", "no private key", func() error { _ = os.Remove(path); return os.WriteFile(path, []byte("x"), 0o600) })
	spoil("it is a folder", "it is no file", func() error { _ = os.Remove(path); return os.Mkdir(path, 0o700) })
}
