package quiz

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"porthole/content"
)

func newMatch(t *testing.T, c *content.Course, s Selection) Match {
	t.Helper()
	m, err := NewMatch(NewDeck(c), s, noon())
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// partner returns the right tile that belongs to a left one.
func partner(m Match, left int) int { return slices.Index(m.rightOf, m.leftOf[left]) }

func TestAMatchIsPlayedToItsEnd(t *testing.T) {
	m := newMatch(t, mail(), Selection{Relations: []string{"secure port"}, Seed: 3})
	if l, r := m.Title(); l != "Secure Variant" || r != "Secure Port" {
		t.Errorf("%q | %q", l, r)
	}
	if len(m.Left()) != 3 || len(m.Right()) != 3 || !slices.ContainsFunc(m.Right(), func(tile Tile) bool { return tile.Text == "465 / 587" }) {
		t.Errorf("%v | %v", m.Left(), m.Right())
	}
	imaps := slices.IndexFunc(m.Left(), func(tile Tile) bool { return tile.Text == "IMAPS" })
	pop := slices.IndexFunc(m.Right(), func(tile Tile) bool { return tile.Text == "995" })
	before := m
	m, v := m.Pick(imaps, pop, noon().Add(time.Second))
	if v.Right || v.Given != "995" || v.Answer != "993" || v.MixUp != "995 is POP3S." || v.Explanation == "" || m.Mistakes() != 1 {
		t.Errorf("%+v", v)
	}
	if before.Mistakes() != 0 || len(before.answered) != 0 || before.missed[before.leftOf[imaps]] {
		t.Error("picking changed the match it was picked in")
	}
	for i := range m.Left() {
		if m.Over() {
			t.Fatal("over too soon")
		}
		if m, v = m.Pick(i, partner(m, i), noon().Add(10*time.Second)); !v.Right || m.Left()[i].Pair != partner(m, i) || m.Right()[partner(m, i)].Pair != i {
			t.Errorf("%+v", v)
		}
	}
	if !m.Over() || m.Elapsed(noon().Add(time.Hour)) != 13*time.Second {
		t.Errorf("over %v after %v", m.Over(), m.Elapsed(noon().Add(time.Hour)))
	}
	res := m.Result(noon().Add(time.Hour))
	if res.Asked != 3 || res.Right != 2 || res.Mistakes != 1 || !slices.Equal(res.Missed, []string{"mail/forward//imaps/secure port"}) || res.Took != 13*time.Second {
		t.Errorf("%+v", res)
	}
	for _, at := range [][2]int{{0, 0}, {-1, 0}, {0, 99}, {99, -5}} {
		if n, v := m.Pick(at[0], at[1], noon()); !v.Blank || v.Headline() != "" || n.Mistakes() != 1 || len(n.answered) != 4 {
			t.Errorf("%v: %+v", at, v)
		}
	}
}

func TestTheSidesOfAMatchAreDistinct(t *testing.T) {
	for seed := range uint64(40) {
		m := newMatch(t, protocols(), Selection{Seed: seed})
		seen := map[string]bool{}
		for _, tile := range append(m.Left(), m.Right()...) {
			if seen[content.Key(tile.Text)] || tile.Pair != -1 {
				t.Errorf("seed %d: %q twice", seed, tile.Text)
			}
			seen[content.Key(tile.Text)] = true
		}
		if len(m.Left()) > 6 || len(m.Left()) != len(m.Right()) {
			t.Errorf("seed %d: %d pairs", seed, len(m.Left()))
		}
		if n := len(m.Left()); n < 5 {
			t.Errorf("seed %d: only %d pairs", seed, n)
		}
	}
	ports := newMatch(t, protocols(), Selection{Relations: []string{"Port"}, Count: -1})
	if slices.ContainsFunc(ports.Left(), func(a Tile) bool { return a.Text == "SSH" }) && slices.ContainsFunc(ports.Left(), func(a Tile) bool { return a.Text == "SFTP" }) {
		t.Error("SSH and SFTP share port 22 and stand in one match")
	}
	use := newMatch(t, protocols(), Selection{Relations: []string{"Use"}})
	if len(use.Left()) != 6 {
		t.Errorf("%d pairs of sentences", len(use.Left()))
	}
}

func TestNothingToMatch(t *testing.T) {
	for name, test := range map[string]struct {
		course    *content.Course
		selection Selection
	}{
		"no table":  {&content.Course{}, Selection{}},
		"no column": {mail(), Selection{Relations: []string{"Colour"}}},
		"one fact":  {oneSentence(), Selection{}},
		"no lesson": {mail(), Selection{Lessons: []int{0}}},
		"one pair":  {mail(), Selection{Count: 1}},
	} {
		m, err := NewMatch(NewDeck(test.course), test.selection, noon())
		var nothing *NothingError
		if !errors.As(err, &nothing) || nothing.Hint == "" {
			t.Errorf("%s: %v", name, err)
		} else if name == "one pair" && !strings.Contains(nothing.Hint, "at least two pairs") {
			t.Errorf("%s: %v", name, err)
		}
		if l, r := m.Title(); l+r != "" || !m.Over() || m.Elapsed(noon()) != 0 {
			t.Errorf("%s: not an empty match", name)
		}
	}
}
