package class_test

import (
	"bytes"
	"crypto/rand"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"porthole/quiz/class"
)

func TestACodeIsReadAsPeopleTypeIt(t *testing.T) {
	t.Parallel()
	for _, given := range []string{"K7QM-2R01", "k7qm2r01", " k7qm 2r01 ", "K7QM-2RO1", "k7qm-2rol", "K7QM-2ROI", "K-7-Q-M-2-R-0-1"} {
		if code, ok := class.ReadCode(given); !ok || !code.Is("K7QM2R01") {
			t.Errorf("%q: %q", given, code)
		}
	}
	for _, given := range []string{"", "K7QM-2R0", "K7QM-2R011", "K7QM-2R0U", "K7QM-2R0*", "ÄÄÄÄ", strings.Repeat("-", 1000)} {
		if code, ok := class.ReadCode(given); ok {
			t.Errorf("%q is read as %q", given, code)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		code, err := class.NewCode(bytes.NewReader(rapid.SliceOfN(rapid.Byte(), 8, 8).Draw(t, "chance")))
		if again, ok := class.ReadCode(strings.ToLower(code.String())); err != nil || !ok || !again.Is(code) {
			t.Errorf("%q is read as %q, %v", code, again, err)
		}
	})
}

func TestACodeLetsPeopleInUntilItEnds(t *testing.T) {
	t.Parallel()
	g := class.Group{Code: "K7QM2R01", Until: noon()}
	if g.Lets("K7QM2R01", noon()) || !g.Lets("K7QM2R01", noon().Add(-time.Second)) || g.Lets("K7QM2R00", noon().Add(-time.Second)) {
		t.Errorf("%+v", g)
	}
	if (class.Group{}).Lets("", noon()) {
		t.Error("a class without a code lets somebody in")
	}
}

func TestAPINHasSixDigitsOrMoreThatNobodyTriesFirst(t *testing.T) {
	t.Parallel()
	for _, given := range []string{"204815", " 2048 1597 ", "20481597263512345678901234567890"} {
		if _, err := class.ReadPIN(given); err != nil {
			t.Errorf("%q: %v", given, err)
		}
	}
	for _, given := range []string{"", "20481", "20481a", "２０４８１５", "111111", "123456", "654321", "012345", strings.Repeat("27", 17)} {
		if pin, err := class.ReadPIN(given); err == nil {
			t.Errorf("%q is taken as %q", given, pin)
		}
	}
	for range 100 {
		if pin, err := class.NewPIN(rand.Reader); err != nil || len(pin) != class.LeastDigits {
			t.Errorf("%q, %v", pin, err)
		}
	}
}

// The vectors are those of the reference implementation, P-H-C/phc-winner-argon2, src/test.c.
func TestAPINIsKeptAsOtherProgramsKeepPasswords(t *testing.T) {
	t.Parallel()
	for _, kept := range []string{
		"$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
		"$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
		"$argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc",
	} {
		if !class.IsPIN("password", kept) || class.IsPIN("passwore", kept) {
			t.Errorf("%s is not that of the password", kept)
		}
	}
	for _, kept := range []string{
		"", "204815", "$argon2id$v=19$m=256,t=0,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
		"$argon2id$v=19$m=4294967295,t=1,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4", "$argon2id$v=19$m=256,t=2,p=1$$",
		"$argon2i$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
	} {
		if class.IsPIN("password", kept) || class.IsPIN("", kept) {
			t.Errorf("%q is that of a PIN", kept)
		}
	}
	first, err := class.HashPIN("204815", quick(), rand.Reader)
	second, failed := class.HashPIN("204815", quick(), rand.Reader)
	if err != nil || failed != nil || first == second || !class.IsPIN("204815", first) || class.IsPIN("204816", first) {
		t.Errorf("%q, %q, %v, %v", first, second, err, failed)
	}
}

// quick costs little, for tests.
func quick() class.Cost { return class.Cost{Memory: 8, Passes: 1, Threads: 1} }

func noon() time.Time { return time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC) }
