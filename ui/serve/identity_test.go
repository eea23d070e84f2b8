package serve_test

import (
	"crypto/rand"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"golang.org/x/crypto/ssh"
)

// pretender offers somebody's key and signs by another one, or not at all.
type pretender struct {
	of ssh.PublicKey
	by ssh.Signer // nil: it does not sign
}

func (p pretender) PublicKey() ssh.PublicKey { return p.of }

func (p pretender) Sign(r io.Reader, data []byte) (*ssh.Signature, error) {
	if p.by == nil {
		return nil, errors.New("no signature")
	}
	return p.by.Sign(r, data)
}

// certified is a key that an authority of the bearer's own vouches for.
func certified(t *testing.T, key, authority ssh.Signer, principal string) ssh.Signer {
	t.Helper()
	cert := &ssh.Certificate{
		Key: key.PublicKey(), CertType: ssh.UserCert, KeyId: principal,
		ValidPrincipals: []string{principal}, ValidBefore: ssh.CertTimeInfinity,
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

// Who somebody is follows from the key that they proved to have, or from what they typed.
func TestNobodyBecomesSomebodyElse(t *testing.T) {
	t.Parallel()
	c := open(t, quick(), echo)
	ann, teacher, mallory := newKey(t), newKey(t), newKey(t)
	mark := ssh.FingerprintSHA256
	c.gate.know(mark(ann.PublicKey()), person("Ann"))
	boss := person("Boss")
	boss.Teacher = true
	c.gate.know(mark(teacher.PublicKey()), boss)
	keys := ssh.PublicKeys
	for _, try := range []struct {
		what    string
		user    string
		methods []ssh.AuthMethod
		is      string // who they are found to be; "" for nobody
		asked   []string
	}{
		{"a known key", "ann", []ssh.AuthMethod{keys(ann)}, "Ann", nil},
		{"a known key under another name", "boss", []ssh.AuthMethod{keys(ann)}, "Ann", nil},
		{"a known key under a hostile name", "\x1b[2J\u202e" + strings.Repeat("x", 9000), []ssh.AuthMethod{keys(ann)}, "Ann", nil},
		{"a teacher's name without the key", "Boss", []ssh.AuthMethod{answering(code, "Mallory")}, "Mallory", []string{""}},
		{"no key and the wrong code", "Ann", []ssh.AuthMethod{answering("K7MQ-2XW8", "Ann")}, "", []string{""}},
		{"nothing", "ann", nil, "", nil},
		{"a password", "ann", []ssh.AuthMethod{ssh.Password(code)}, "", nil},
		{"a key that is offered and not signed with", "ann", []ssh.AuthMethod{keys(pretender{ann.PublicKey(), nil})}, "", nil},
		{
			"a key that is offered and not signed with, then the code", "ann",
			[]ssh.AuthMethod{keys(pretender{ann.PublicKey(), nil}), answering(code, "Mallory")}, "Mallory", []string{""},
		},
		{"a key that is signed for by another one", "ann", []ssh.AuthMethod{keys(pretender{ann.PublicKey(), mallory})}, "", nil},
		{
			"the same, then the code", "ann",
			[]ssh.AuthMethod{keys(pretender{teacher.PublicKey(), mallory}), answering(code, "Mallory")}, "", nil,
		},
		{"a certificate", "ann", []ssh.AuthMethod{keys(certified(t, mallory, mallory, "ann"))}, "", nil},
		{"a certificate on a known key", "ann", []ssh.AuthMethod{keys(certified(t, ann, mallory, "boss"))}, "", nil},
		{
			"a certificate, then the code", "ann",
			[]ssh.AuthMethod{keys(certified(t, ann, mallory, "ann")), answering(code, "Mallory")}, "Mallory", []string{""},
		},
		{"an unknown key", "ann", []ssh.AuthMethod{keys(mallory)}, "", nil},
		{
			"an unknown key and the wrong code", "ann",
			[]ssh.AuthMethod{keys(mallory), answering("", "Ann")}, "", []string{mark(mallory.PublicKey())},
		},
		{
			"an unknown key and the code", "ann",
			[]ssh.AuthMethod{keys(mallory), answering(code, "Mallory")}, "Mallory", []string{mark(mallory.PublicKey())},
		},
		{"the same key from then on", "someone", []ssh.AuthMethod{keys(mallory)}, "Mallory", nil},
	} {
		client, err := c.dial(try.user, try.methods...)
		is := ""
		if err == nil {
			g := c.session(client, nil)
			if failed := g.Shell(); failed != nil {
				t.Fatal(failed)
			}
			_ = g.in.Close()
			is, _, _ = strings.Cut(g.rest(), " at ")
			_ = client.Close()
		}
		if asked := c.gate.whom(); is != try.is || !slices.Equal(asked, try.asked) {
			t.Errorf("%s: they are %q (%v), asked with %q", try.what, is, err, asked)
		}
	}
	for _, name := range []string{"Ann", "Mallory", "Boss", "id-", "ann", "\x1b"} {
		if strings.Contains(c.log.String(), name) {
			t.Errorf("the log holds %q", name)
		}
	}
}

func TestAWrongCodeIsTriedSixTimesAtMost(t *testing.T) {
	t.Parallel()
	c := open(t, quick(), echo)
	wrong := ssh.KeyboardInteractive(func(_, _ string, questions []string, _ []bool) ([]string, error) {
		return make([]string, len(questions)), nil
	})
	if _, err := c.dial("ann", ssh.RetryableAuthMethod(wrong, 100)); err == nil {
		t.Error("somebody was let in")
	}
	if asked := c.gate.whom(); len(asked) != 6 {
		t.Errorf("they were asked %d times", len(asked))
	}
}

func TestAGateThatFailsLetsNobodyIn(t *testing.T) {
	t.Parallel()
	c := open(t, quick(), echo)
	ann := newKey(t)
	c.gate.know(ssh.FingerprintSHA256(ann.PublicKey()), person("Ann"))
	c.gate.breaks(errors.New("the database is gone"))
	if _, err := c.dial("ann", ssh.PublicKeys(ann)); err == nil {
		t.Error("somebody was let in")
	}
	c.closes()
	if !strings.Contains(c.log.String(), `error="the database is gone"`) {
		t.Error("the log does not tell why")
	}
}
