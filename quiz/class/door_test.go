package class_test

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"porthole/quiz/class"
	"porthole/quiz/store/sqlite"
)

const code = "K7QM-2R4T"

// school is a door before a database with a class, 7b, in which Ann is by key and PIN, and Bob by PIN.
type school struct {
	*testing.T
	door  *class.Door
	rolls class.Book
	now   atomic.Int64 // seconds after noon
}

func newSchool(t *testing.T) *school {
	t.Helper()
	s := &school{T: t}
	now := func() time.Time { return noon().Add(time.Duration(s.now.Load()) * time.Second) }
	var n atomic.Uint64
	archive := sqlite.New(sqlite.Options{
		Folder: filepath.Join(t.TempDir(), "class"), Now: now, Random: func() uint64 { return n.Add(0x9e3779b97f4a7c15) }, After: time.After,
	})
	rolls, err := archive.Classes(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = rolls.Close() }) // what counts is tested elsewhere
	s.rolls, s.door = rolls, class.NewDoor(rolls, now, rand.Reader, quick())
	s.found("7b", "K7QM2R4T")
	s.comes(visit{typed: typed{code, "Ann", "204815"}, fingerprint: "SHA256:ann"}, "Ann")
	s.comes(visit{typed: typed{code, "Bob", "775533"}}, "Bob")
	return s
}

func (s *school) found(name string, code class.Code) {
	s.Helper()
	n, err := class.ReadName(name)
	if err != nil {
		s.Fatal(err)
	}
	if err := s.rolls.Found(s.Context(), n, code, time.Time{}); err != nil {
		s.Fatal(err)
	}
}

// typed is what somebody types at each of the prompts.
type typed struct{ code, name, pin string }

// visit is an attempt to come in.
type visit struct {
	typed
	fingerprint, address, user string
}

// attempt tries once, hangs up after that, and returns all that was said.
func (s *school) attempt(v visit) (m class.Member, in bool, said []string) {
	s.Helper()
	hungUp := errors.New("hung up")
	codes := 0
	m, err := s.door.Admit(s.Context(), class.Visitor{Address: v.address, User: v.user, Fingerprint: v.fingerprint},
		func(instruction, prompt string, echo bool) (string, error) {
			said = append(said, fmt.Sprint(instruction, "|", prompt, "|", echo))
			switch {
			case strings.HasPrefix(prompt, "Class code"):
				if codes++; codes > 1 {
					return "", hungUp
				}
				return v.code, nil
			case strings.HasPrefix(prompt, "Name"):
				return v.name, nil
			case strings.HasPrefix(prompt, "PIN"):
				return v.pin, nil
			}
			return "", hungUp
		})
	if err != nil && !errors.Is(err, hungUp) && !errors.Is(err, class.ErrRefused) {
		s.Error(err)
	}
	return m, err == nil, said
}

// comes tries, and checks who that is: "" for nobody.
func (s *school) comes(v visit, want string) {
	s.Helper()
	m, in, said := s.attempt(v)
	if in != (want != "") || m.Name != want {
		s.Errorf("%+v: %q came in, want %q; it was said:\n%s", v, m.Name, want, strings.Join(said, "\n"))
	}
}

func (s *school) key(fingerprint, want string) {
	s.Helper()
	m, known, err := s.door.Known(s.Context(), fingerprint)
	if err != nil || known != (want != "") || m.Name != want {
		s.Errorf("the key %s is %q's, want %q, %v", fingerprint, m.Name, want, err)
	}
}

func TestNobodyBecomesSomebodyElse(t *testing.T) {
	t.Parallel()
	for what, try := range map[string]struct {
		visit
		want string
	}{
		"name and PIN":                      {visit{typed: typed{"", "ann", "204815"}}, "Ann"},
		"code, name and PIN":                {visit{typed: typed{"k7qm2r4t", "ANN", "204815"}}, "Ann"},
		"another's PIN":                     {visit{typed: typed{"", "Ann", "775533"}}, ""},
		"another's PIN and the code":        {visit{typed: typed{code, "Ann", "775533"}}, ""},
		"a PIN that is none of theirs":      {visit{typed: typed{code, "Ann", "999998"}}, ""},
		"no PIN":                            {visit{typed: typed{code, "Ann", ""}}, ""},
		"another key and no PIN":            {visit{typed: typed{code, "Ann", ""}, fingerprint: "SHA256:eve"}, ""},
		"another key and another PIN":       {visit{typed: typed{code, "Ann", "775533"}, fingerprint: "SHA256:eve"}, ""},
		"another key, no code":              {visit{typed: typed{"", "Ann", ""}, fingerprint: "SHA256:eve"}, ""},
		"her name to log in":                {visit{typed: typed{"", "", "775533"}, user: "ann"}, ""},
		"her name to log in, and her PIN":   {visit{typed: typed{"", "", "204815"}, user: "ann"}, "Ann"},
		"Bob's PIN under her login":         {visit{typed: typed{"", "Bob", "775533"}, user: "ann"}, "Bob"},
		"a wrong code":                      {visit{typed: typed{"K7QM-2R4V", "Ann", "204815"}}, ""},
		"a wrong code and a name of nobody": {visit{typed: typed{"K7QM-2R4V", "Cy", "204815"}}, ""},
		"no code, and a name of nobody":     {visit{typed: typed{"", "Cy", "204815"}}, ""},
		"somebody new":                      {visit{typed: typed{code, "Cy", "314159"}}, "Cy"},
		"somebody new with a key alone":     {visit{typed: typed{code, "Cy", ""}, fingerprint: "SHA256:cy"}, "Cy"},
		"like Bob":                          {visit{typed: typed{code, "B0b", "314159"}}, ""},
		"like Bob, in Cyrillic":             {visit{typed: typed{code, "ВОВ", "314159"}, fingerprint: "SHA256:eve"}, ""},
		"the teacher":                       {visit{typed: typed{code, "Teacher", "314159"}}, ""},
		"hostile":                           {visit{typed: typed{code, "\x1b[2JAnn", "314159"}}, ""},
		"a hostile login":                   {visit{typed: typed{code, "", "314159"}, user: "\x1b[2JAnn"}, ""},
		"10 kB":                             {visit{typed: typed{strings.Repeat("K", 10<<10), strings.Repeat("A", 10<<10), strings.Repeat("1", 10<<10)}}, ""},
	} {
		t.Run(what, func(t *testing.T) {
			t.Parallel()
			s := newSchool(t)
			s.comes(try.visit, try.want)
			s.key("SHA256:ann", "Ann")
			if strings.HasPrefix(try.fingerprint, "SHA256:eve") {
				s.key(try.fingerprint, "")
			}
		})
	}
}

// Who has the code, who has not, and who types the name of nobody: all of them read the same.
func TestWhatIsSaidTellsNobodyWhoThereIs(t *testing.T) {
	t.Parallel()
	for _, codeTyped := range []string{"", "K7QM-2R4V"} {
		var want []string
		for _, name := range []string{"Ann", "Nobody", "ANN", "B0b"} {
			for _, pin := range []string{"204816", "775533"} {
				if name == "ANN" && pin == "204815" {
					continue
				}
				_, in, said := newSchool(t).attempt(visit{typed: typed{codeTyped, name, pin}})
				if in {
					t.Errorf("%s came in", name)
				}
				if want == nil {
					want = said
				}
				if diff := cmp.Diff(want, said); diff != "" {
					t.Errorf("%q, %s, %s: %s", codeTyped, name, pin, diff)
				}
			}
		}
	}
	ofAnn, ofLook := visit{typed: typed{code, "Ann", "999998"}}, visit{typed: typed{code, "AnN-", "999998"}}
	ofLook.name = "B0b"
	_, _, first := newSchool(t).attempt(ofAnn)
	_, _, second := newSchool(t).attempt(ofLook)
	if diff := cmp.Diff(first, second); diff != "" {
		t.Error(diff)
	}
}

func TestAKeyIsBoundToWhoProvedWhoTheyAre(t *testing.T) {
	t.Parallel()
	s := newSchool(t)
	s.key("SHA256:laptop", "")
	s.comes(visit{typed: typed{"", "Ann", "204815"}, fingerprint: "SHA256:laptop"}, "Ann")
	s.key("SHA256:laptop", "Ann")
	s.comes(visit{typed: typed{"", "Bob", "775533"}, fingerprint: "SHA256:laptop"}, "Bob") // she lent it to him: it stays hers
	s.key("SHA256:laptop", "Ann")
}

func TestWhoIsRemovedComesBackUnderNoName(t *testing.T) {
	t.Parallel()
	s := newSchool(t)
	removed := func(yes bool) {
		t.Helper()
		if err := s.rolls.SetRemoved(t.Context(), "7b", "ann", yes); err != nil {
			t.Fatal(err)
		}
	}
	removed(true)
	s.key("SHA256:ann", "")
	for _, v := range []visit{
		{typed: typed{"", "Ann", "204815"}}, {typed: typed{code, "Ann", "204815"}}, {typed: typed{code, "Eve", "204815"}, fingerprint: "SHA256:ann"},
		{typed: typed{"", "Bob", "775533"}, fingerprint: "SHA256:ann"},
	} {
		s.comes(v, "")
	}
	removed(false)
	s.key("SHA256:ann", "Ann")
	s.now.Add(300)
	s.comes(visit{typed: typed{"", "Ann", "204815"}}, "Ann")
}

func TestNamesakesInTwoClassesAreToldApartByTheirPINs(t *testing.T) {
	t.Parallel()
	s := newSchool(t)
	s.found("8a", "00000001")
	other := visit{typed: typed{"0000-0001", "Ann", "661199"}}
	s.comes(other, "Ann")
	for pin, want := range map[string]string{"204815": "7b", "661199": "8a"} {
		if m, in, _ := s.attempt(visit{typed: typed{"", "Ann", pin}}); !in || m.Class != want {
			t.Errorf("%s is %+v", pin, m)
		}
	}
}

func TestADoorEndsWithItsConnection(t *testing.T) {
	t.Parallel()
	s := newSchool(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := s.door.Admit(ctx, class.Visitor{}, func(_, prompt string, _ bool) (string, error) {
		return map[string]string{"Name: ": "Cy", "Class code: ": code}[prompt] + map[bool]string{true: "314159"}[strings.HasPrefix(prompt, "PIN")], nil
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}

// Whatever was wrong the same is said, and it says what to do where a name is taken.
func TestARefusalSaysWhatHelpsAndNothingOfWhoThereIs(t *testing.T) {
	t.Parallel()
	s := newSchool(t)
	var first string
	for _, v := range []visit{
		{typed: typed{code, "Ann", "999111"}},        // taken
		{typed: typed{"0000-0000", "Ann", "999111"}}, // taken, and no such code
		{typed: typed{"0000-0000", "Zoe", "999111"}},
		{typed: typed{"", "Zoe", "999111"}},
	} {
		_, in, said := s.attempt(v)
		last := said[len(said)-1]
		if first == "" {
			first = last
		}
		if in || last != first || !strings.Contains(last, "choose another name") || !strings.Contains(last, "your teacher gives you another") {
			t.Errorf("%+v: %t, %q", v, in, last)
		}
	}
}
