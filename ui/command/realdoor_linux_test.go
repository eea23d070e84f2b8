package command_test

import (
	"crypto/ed25519"
	"crypto/rand"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"
)

var guesses = flag.Int("guesses", 300, "wrong codes that are tried at the door of the built server while a class of forty comes in")

// caller is somebody at the door of the built server: what they have, and what they type.
type caller struct {
	user    string
	methods []ssh.AuthMethod
}

// heard is what somebody at the door was told, as it stood on their screen.
type heard struct {
	mu   sync.Mutex
	text strings.Builder
	took time.Duration // for the last answer
}

// types answers what is asked in turn, once; what is not answered is an empty line.
func (h *heard) types(answers ...string) ssh.AuthMethod {
	n := 0
	var asked time.Time
	return ssh.KeyboardInteractive(func(name, instruction string, questions []string, _ []bool) ([]string, error) {
		h.mu.Lock()
		defer h.mu.Unlock()
		if n > 0 {
			h.took = time.Since(asked)
		}
		h.text.WriteString(name + instruction + strings.Join(questions, "") + "\n")
		if strings.HasPrefix(instruction, "You were not let in") || n > len(answers) {
			return nil, errLeaves
		}
		out := make([]string, len(questions))
		if len(questions) > 0 {
			if n < len(answers) {
				out[0] = answers[n]
			}
			n++
		}
		asked = time.Now()
		return out, nil
	})
}

var errLeaves = errors.New("whoever called has hung up")

// calls logs in, and returns what a session shows that is given a command; "" where nobody is let in.
func (c *classroom) calls(t *testing.T, who caller, command string) string {
	t.Helper()
	conn, err := ssh.Dial("tcp", "127.0.0.1:"+c.port, &ssh.ClientConfig{
		User: who.user, Auth: who.methods, HostKeyCallback: ssh.InsecureIgnoreHostKey(), Timeout: time.Minute, //nolint:gosec // it is on this machine
	})
	if err != nil {
		return ""
	}
	defer func() { _ = conn.Close() }()
	s, err := conn.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	out, err := s.Output(command)
	if err != nil {
		t.Logf("%s of %q: %v", command, who.user, err)
	}
	return string(out) + "\n"
}

func freshKey(t *testing.T) ssh.Signer {
	t.Helper()
	_, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	signer, err := ssh.NewSignerFromKey(private)
	if err != nil {
		t.Fatal(err)
	}
	return signer
}

// pretends offers somebody's key and signs by another one, or not at all.
type pretends struct {
	of ssh.PublicKey
	by ssh.Signer // nil: it does not sign
}

func (p pretends) PublicKey() ssh.PublicKey { return p.of }

func (p pretends) Sign(r io.Reader, data []byte) (*ssh.Signature, error) {
	if p.by == nil {
		return nil, errors.New("no signature")
	}
	return p.by.Sign(r, data)
}

// certificate is a key that an authority of the bearer's own vouches for.
func certificate(t *testing.T, key, authority ssh.Signer, principal string) ssh.Signer {
	t.Helper()
	cert := &ssh.Certificate{
		Key: key.PublicKey(), CertType: ssh.UserCert, KeyId: principal, ValidPrincipals: []string{principal}, ValidBefore: ssh.CertTimeInfinity,
	}
	if err := cert.SignCert(rand.Reader, authority); err != nil {
		t.Fatal(err)
	}
	signer, err := ssh.NewCertSigner(cert, key)
	if err != nil {
		t.Fatal(err)
	}
	return signer
}

// guarded is a served class with a teacher who has a key, Ann who has a PIN, and Bob who has a key.
type guarded struct {
	*classroom
	teacher, bob ssh.Signer
}

const annsPIN, bobsPIN = "271828", "161803"

func guardedClass(t *testing.T) *guarded {
	t.Helper()
	g := &guarded{teacher: freshKey(t), bob: freshKey(t)}
	data := t.TempDir()
	g.classroom = serving(t, data)
	line := strings.TrimSpace(string(ssh.MarshalAuthorizedKey(g.teacher.PublicKey()))) + " Ms Weber\n"
	if err := os.WriteFile(filepath.Join(data, "class", "teachers"), []byte(line), 0o600); err != nil {
		t.Fatal(err)
	}
	var h heard
	for _, join := range []caller{
		{"ann", []ssh.AuthMethod{h.types(g.code, "Ann", annsPIN, annsPIN)}},
		{"bob", []ssh.AuthMethod{ssh.PublicKeys(g.bob), h.types(g.code, "Bob", bobsPIN, bobsPIN)}},
	} {
		if got := g.calls(t, join, "plain"); !strings.Contains(got, "What the class keeps of you") {
			t.Fatalf("%s does not join: %q after %s", join.user, got, &h.text)
		}
	}
	return g
}

// is tells who somebody is taken for: by the answer that each has given, which stands in what they take home.
func (g *guarded) is(t *testing.T, who caller) string {
	t.Helper()
	says := g.calls(t, who, "export")
	if says == "" {
		return "nobody"
	}
	if found := regexp.MustCompile(`"learner": ?"([^"]*)"`).FindStringSubmatch(says); found != nil {
		return g.kept(t)[found[1]]
	}
	home := g.calls(t, who, "plain")
	if strings.Contains(home, "Choose 1 to") && !strings.Contains(home, "My data") {
		return "the teacher" // of whom nothing is kept yet
	}
	return "somebody who sees " + home
}

// S5, at the door of the built server: nobody becomes somebody else.
func TestAtTheRealDoorNobodyBecomesSomebodyElse(t *testing.T) {
	t.Parallel()
	g := guardedClass(t)
	mallory, keys := freshKey(t), ssh.PublicKeys
	var h heard
	for _, try := range []struct {
		what string
		caller
		is string
	}{
		{"Bob's key", caller{"bob", []ssh.AuthMethod{keys(g.bob)}}, "Bob"},
		{"Bob's key under a teacher's name", caller{"Ms Weber", []ssh.AuthMethod{keys(g.bob)}}, "Bob"},
		{"Bob's key under a hostile name", caller{"\x1b[2J\u202e" + strings.Repeat("x", 10_000), []ssh.AuthMethod{keys(g.bob)}}, "Bob"},
		{"the teacher's key", caller{"anyone", []ssh.AuthMethod{keys(g.teacher)}}, "the teacher"},
		{"a teacher's name without the key", caller{"Ms Weber", []ssh.AuthMethod{h.types("", "Ms Weber", "314159")}}, "nobody"},
		{"the name of every teacher", caller{"teacher", []ssh.AuthMethod{h.types(g.code, "Teacher", "314159", "314159")}}, "nobody"},
		{"the teacher's key, offered and not signed with", caller{"Ms Weber", []ssh.AuthMethod{keys(pretends{g.teacher.PublicKey(), nil})}}, "nobody"},
		{"the teacher's key, signed for by another one", caller{"Ms Weber", []ssh.AuthMethod{keys(pretends{g.teacher.PublicKey(), mallory})}}, "nobody"},
		{
			"the teacher's key, not signed with, then Ann's PIN",
			caller{"ann", []ssh.AuthMethod{keys(pretends{g.teacher.PublicKey(), nil}), h.types("", "Ann", annsPIN)}}, "Ann",
		},
		{
			"Bob's key that fails, then a wrong PIN of Ann's",
			caller{"ann", []ssh.AuthMethod{keys(pretends{g.bob.PublicKey(), nil}), h.types("", "Ann", "314159")}}, "nobody",
		},
		{"a certificate for Bob", caller{"bob", []ssh.AuthMethod{keys(certificate(t, mallory, mallory, "bob"))}}, "nobody"},
		{"a certificate on Bob's own key", caller{"bob", []ssh.AuthMethod{keys(certificate(t, g.bob, mallory, "teacher"))}}, "nobody"},
		{"an unknown key alone", caller{"bob", []ssh.AuthMethod{keys(mallory)}}, "nobody"},
		{"the code and Ann's name with another PIN", caller{"ann", []ssh.AuthMethod{h.types(g.code, "Ann", "314159", "314159")}}, "nobody"},
		{"the code and Bob's name with another key", caller{"bob", []ssh.AuthMethod{keys(mallory), h.types(g.code, "Bob", "314159", "314159")}}, "nobody"},
		{"a name that looks like Ann's", caller{"Аnn", []ssh.AuthMethod{h.types(g.code, "Аnn", "314159", "314159")}}, "nobody"}, // a Cyrillic А
		{"a name that sounds like Ann's", caller{"a.n.n", []ssh.AuthMethod{h.types(g.code, "a.n.n", "314159", "314159")}}, "nobody"},
		{"Ann's name in wide letters", caller{"Ａｎｎ", []ssh.AuthMethod{h.types(g.code, "Ａｎｎ", "314159", "314159")}}, "nobody"},
		{"a password", caller{"ann", []ssh.AuthMethod{ssh.Password(annsPIN)}}, "nobody"},
		{"nothing", caller{"ann", nil}, "nobody"},
	} {
		if is := g.is(t, try.caller); is != try.is {
			t.Errorf("%s: they are %s, want %s", try.what, is, try.is)
		}
	}
	if home := g.calls(t, caller{"bob", []ssh.AuthMethod{keys(g.bob)}}, "plain"); !strings.Contains(home, "My data") {
		t.Errorf("a learner could be taken for the teacher, by %s", home)
	}
	if held := slices.Sorted(maps.Values(g.kept(t))); !slices.Equal(held, []string{"Ann", "Bob"}) {
		t.Errorf("in the class are %q", held)
	}
	g.ends()
}

// kept are the members of the class by what the store calls them.
func (g *guarded) kept(t *testing.T) map[string]string {
	t.Helper()
	book, err := schoolIn(filepath.Join(g.data, "class")).Classes(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]string{}
	all, err := book.Members(t.Context(), "class")
	for _, m := range all {
		names[m.Learner] = m.Name
	}
	if failed := errors.Join(err, book.Close()); failed != nil {
		t.Error(failed)
	}
	return names
}

// Who asks with a name that is there hears what they hear who ask with one that is not, and as late.
func TestAtTheRealDoorNobodyLearnsWhetherANameIsThere(t *testing.T) {
	t.Parallel()
	g := guardedClass(t)
	const rounds = 3 // five wrong PINs close a name for a while
	told := map[string][]string{}
	took := map[string][]time.Duration{}
	for n := range rounds {
		for _, name := range []string{"Ann", "Bob", fmt.Sprint("Zed", n)} {
			var h heard
			if g.calls(t, caller{name, []ssh.AuthMethod{h.types("", name, "314159")}}, "export") != "" {
				t.Fatalf("%s comes in by a wrong PIN", name)
			}
			group := strings.TrimRight(name, "0123456789")
			told[group] = append(told[group], strings.ReplaceAll(h.text.String(), name, "NAME"))
			took[group] = append(took[group], h.took)
		}
	}
	for name := range told {
		if !slices.Equal(told[name], told["Ann"]) {
			t.Errorf("%s hears\n%s\nAnn hears\n%s", name, told[name], told["Ann"])
		}
		slices.Sort(took[name])
		t.Logf("%s waits %v", name, took[name])
	}
	for name := range took { // the least of each: what other tests do at the same time is in the others
		if least := took["Ann"][0]; took[name][0] > 4*least || least > 4*took[name][0] {
			t.Errorf("%s waits %v at least, Ann %v", name, took[name][0], least)
		}
	}
	g.ends()
}

// S6: while somebody guesses codes as fast as they are let, from the address that the class has, forty come in.
func TestAtTheRealDoorAClassComesInBesideAGuesser(t *testing.T) {
	t.Parallel()
	g := guardedClass(t)
	var compared, tried, came atomic.Int64
	began := time.Now()
	var guessing, joining sync.WaitGroup
	for range 4 {
		guessing.Go(func() {
			for n := tried.Add(1); n <= int64(*guesses); n = tried.Add(1) {
				var h heard
				code := fmt.Sprintf("K7M%c2XW%d", 'A'+rune(n%8), n%10)
				before := time.Now()
				name := fmt.Sprint("Guesser ", n) // each has another, or the limit of names is all that is seen
				if g.calls(t, caller{"guest", []ssh.AuthMethod{h.types(code, name, "314159", "314159")}}, "export") != "" {
					t.Error("a guess let somebody in")
				}
				if h.took > 15*time.Millisecond { // a PIN was hashed: nothing is, where a try is not looked at
					compared.Add(1)
				}
				if time.Since(before) < 5*time.Millisecond { // turned away at the door
					time.Sleep(20 * time.Millisecond)
				}
			}
		})
	}
	const class = 40
	var longest atomic.Int64
	for i := range class {
		joining.Go(func() {
			var h heard
			name := fmt.Sprintf("Pupil %d", 11+i)
			for range 5 { // who is turned away at the door tries again, as people do
				if strings.Contains(g.calls(t, caller{"x", []ssh.AuthMethod{h.types(g.code, name, "271828", "271828")}}, "plain"), "What the class keeps of you") {
					came.Add(1)
					longest.Store(max(longest.Load(), int64(time.Since(began))))
					return
				}
				time.Sleep(time.Second)
			}
		})
	}
	joining.Wait()
	guessing.Wait()
	took := time.Since(began)
	t.Logf("%d of %d came in, the last after %v; of %d guesses in %v %d were compared",
		came.Load(), class, time.Duration(longest.Load()).Round(time.Second/10), *guesses, took.Round(time.Second/10), compared.Load())
	if came.Load() != class {
		t.Errorf("%d of %d came in", came.Load(), class)
	}
	if most := 110 * (1 + int64(took/time.Minute)); compared.Load() > most {
		t.Errorf("%d guesses were compared within %v, want %d at most", compared.Load(), took, most)
	}
	g.ends()
}
