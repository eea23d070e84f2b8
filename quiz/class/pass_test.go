package class_test

import (
	"errors"
	"strings"
	"testing"

	"porthole/quiz/class"
)

// fills has somebody enter something, and checks who that is: "" for nobody.
func (s *school) fills(e class.Entry, want string) (pass string) {
	s.Helper()
	m, pass, err := s.door.Read(s.Context(), "203.0.113.7", e)
	wrong := &class.EntryError{}
	if err != nil && !errors.Is(err, class.ErrRefused) && !errors.As(err, &wrong) {
		s.Fatal(err)
	}
	if m.Name != want || (err == nil) != (want != "") || (pass == "") != (want == "") {
		s.Errorf("%+v: it is %q, want %q, with the pass %q: %v", e, m.Name, want, pass, err)
	}
	return pass
}

func (s *school) passes(pass, want string) {
	s.Helper()
	m, known, err := s.door.Passed(s.Context(), pass)
	if err != nil || known != (want != "") || m.Name != want {
		s.Errorf("the pass %q is %q's, want %q: %v", pass, m.Name, want, err)
	}
}

func TestAFormLetsInWhomTheDoorLetsIn(t *testing.T) {
	t.Parallel()
	s := newSchool(t)
	s.fills(class.Entry{Name: "bob", PIN: "775533"}, "Bob")
	s.fills(class.Entry{Code: strings.ToLower(code), Name: "Bob", PIN: "775533", Again: "775533"}, "Bob")
	s.fills(class.Entry{Code: code, Name: "Cem", PIN: "448822", Again: "448822"}, "Cem")
	for _, f := range []class.Entry{
		{}, {Name: "Bob"}, {Name: "Bob", PIN: "775534"}, {Name: "Dora", PIN: "448822"},
		{Code: code, Name: "Bob", PIN: "448822", Again: "448822"},
		{Code: "K7QM-2R4S", Name: "Dora", PIN: "448822", Again: "448822"},
		{Code: code, Name: "Dora", PIN: "448822", Again: "448823"},
		{Code: code, Name: "Dora", PIN: "448822"},
		{Code: code, Name: "Dora"}, // a pass alone is not enough: it ends
		{Code: code, Name: "Do\x1b[2Jra", PIN: "448822", Again: "448822"},
	} {
		s.fills(f, "")
	}
}

func TestAPassIsItsOwnersUntilItEnds(t *testing.T) {
	t.Parallel()
	s := newSchool(t)
	first := s.fills(class.Entry{Name: "Bob", PIN: "775533"}, "Bob")
	second := s.fills(class.Entry{Name: "Bob", PIN: "775533"}, "Bob")
	s.passes(first, "Bob")
	s.passes(second, "Bob")
	later := "9" + first[1:]
	for _, none := range []string{"", "web:", first[:len(first)-1], first + "A", strings.ToUpper(first), later, strings.Replace(first, ".", ":", 1)} {
		s.passes(none, "")
	}
	if err := s.door.EndPass(t.Context(), second); err != nil {
		t.Fatal(err)
	}
	s.passes(second, "")
	s.passes(first, "Bob")
	s.now.Add(int64(class.PassLasts.Seconds()) - 1)
	s.passes(first, "Bob")
	s.now.Add(1)
	s.passes(first, "")
	s.passes(s.fills(class.Entry{Name: "Bob", PIN: "775533"}, "Bob"), "Bob")
}

func TestWrongFormsArePausedLikeWrongAnswers(t *testing.T) {
	t.Parallel()
	s := newSchool(t)
	for range 5 {
		s.fills(class.Entry{Name: "Bob", PIN: "775534"}, "")
	}
	s.fills(class.Entry{Name: "Bob", PIN: "775533"}, "") // not looked at
	s.now.Add(61)
	s.fills(class.Entry{Name: "Bob", PIN: "775533"}, "Bob")
}
