package sqlite

import (
	"cmp"
	"os"
	"strings"
	"testing"
	"time"

	diff "github.com/google/go-cmp/cmp"

	"porthole/quiz"
	"porthole/quiz/class"
	"porthole/quiz/store/internal/storetest"
)

// taught is a database with a class of two, of whom one was removed, and a roster.
func taught(t *testing.T) *Archive {
	t.Helper()
	a := anArchive(t)
	c := classesOf(t, a)
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(c.Found(t.Context(), storetest.Name(t, "7b"), "K7QM2R4T", time.Time{}))
	must(c.SetRoster(t.Context(), "7b", []class.Listed{{Name: storetest.Name(t, "Ann"), ID: "s17"}}, false))
	groups, err := c.Groups(t.Context())
	must(err)
	for _, n := range []class.Newcomer{
		{Learner: "one", Name: storetest.Name(t, "Ann"), PIN: "$argon2id$one", Fingerprint: "SHA256:ann"},
		{Learner: "two", Name: storetest.Name(t, "Bob"), PIN: "$argon2id$two"},
	} {
		if joined, err := c.Join(t.Context(), groups[0], n); err != nil || !joined {
			t.Fatal(joined, err)
		}
	}
	playing(t, c, groups[0].ID)
	must(c.SetRemoved(t.Context(), "7b", "bob", true))
	must(c.SetPIN(t.Context(), "7b", "ann", "$argon2id$new"))
	must(c.Close())
	s := open(t, a, "one")
	storetest.Save(t, s, storetest.At("a", 0, true))
	must(s.Close())
	return a
}

// playing has two learners answer the first question of a live round.
func playing(t *testing.T, c class.Book, of int64) {
	t.Helper()
	r := class.NewRound(of, "mail", "Mail", []quiz.Question{storetest.AnExam("live", "mail", 1).Questions[0].Question}, class.Rules{}, storetest.Noon())
	id, err := c.OpenRound(t.Context(), r)
	for _, learner := range []string{"one", "two"} {
		err = cmp.Or(err, c.Sit(t.Context(), id, learner, class.Name{}))
	}
	err = cmp.Or(err, c.Command(t.Context(), id, 1, class.GoOn))
	for i, learner := range []string{"one", "two"} {
		receipt, failed := c.Give(t.Context(), class.GivenLive{
			Round: id, Learner: learner, Response: quiz.Response{Picks: []int{i}}, Answer: storetest.At("live", i, i == 1),
		})
		if err = cmp.Or(err, failed); receipt != class.Saved {
			t.Error(receipt)
		}
	}
	if err != nil {
		t.Fatal(err)
	}
}

func classesOf(t *testing.T, a *Archive) class.Book {
	t.Helper()
	c, err := a.Classes(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close() }) // a second one does nothing
	return c
}

// everything is all that is known of classes.
type everything struct {
	Groups  []class.Group
	Members map[string][]class.Member
	Rosters map[string][]class.Listed
	Live    []class.Scene
}

func knownOf(t *testing.T, a *Archive) everything {
	t.Helper()
	c := classesOf(t, a)
	groups, err := c.Groups(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	e := everything{groups, map[string][]class.Member{}, map[string][]class.Listed{}, nil}
	for _, g := range groups {
		var failed error
		if e.Members[g.Name], err = c.Members(t.Context(), g.Name); err == nil {
			e.Rosters[g.Name], failed = c.Roster(t.Context(), g.Name)
		}
		if err != nil || failed != nil {
			t.Fatal(err, failed)
		}
	}
	if e.Live, err = c.Look(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	for i := range e.Live {
		e.Live[i].Read = time.Time{}
	}
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	return e
}

func TestARescueLosesNothingOfAClass(t *testing.T) {
	t.Parallel()
	a := taught(t)
	before := knownOf(t, a)
	if saved, lost, _, err := a.Rescue(t.Context()); saved != 3 || lost != 0 || err != nil {
		t.Errorf("%d saved, %d lost, %v", saved, lost, err)
	}
	if wrong := diff.Diff(before, knownOf(t, a), storetest.AsKept()); wrong != "" || len(before.Members["7b"]) != 2 || len(before.Live) != 1 || before.Live[0].Taken != 2 {
		t.Error(wrong)
	}
}

func TestABackupHasTheClassesToo(t *testing.T) {
	t.Parallel()
	a := taught(t)
	before := knownOf(t, a)
	b, err := a.Backup(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	c := classesOf(t, a)
	if members, answers, err := c.Purge(t.Context(), "7b"); members != 2 || answers != 3 || err != nil {
		t.Fatal(members, answers, err)
	}
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	if text, err := os.ReadFile(a.path()); err != nil || strings.Contains(string(text), "argon2id") || strings.Contains(string(text), "SHA256:ann") {
		t.Errorf("what was purged is still in the file, %v", err)
	}
	if _, err := a.Restore(t.Context(), b.Name); err != nil {
		t.Fatal(err)
	}
	if wrong := diff.Diff(before, knownOf(t, a), storetest.AsKept()); wrong != "" {
		t.Error(wrong)
	}
}

func TestABitFlippedInAClassIsFoundAndTheRestIsRescued(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text    string
		members int // that are left
	}{
		{"K7QM2R4T", 2}, {"$argon2id$new", 1}, {"SHA256:ann", 2}, {"s17", 2}, {"two", 2},
	} {
		a := taught(t)
		flipped(t, a, c.text)
		if found, err := a.Check(t.Context()); len(found) == 0 || err != nil {
			t.Errorf("%s: %q, %v", c.text, found, err)
		}
		if saved, lost, _, err := a.Rescue(t.Context()); saved != 3 || lost == 0 || err != nil {
			t.Errorf("%s: %d saved, %d lost, %v", c.text, saved, lost, err)
		}
		if found, err := a.Check(t.Context()); len(found) > 0 || err != nil {
			t.Errorf("%s: rescued, %q, %v", c.text, found, err)
		}
		e := knownOf(t, a)
		if len(e.Groups) != 1 || e.Groups[0].Members != c.members {
			t.Errorf("%s: rescued, %+v", c.text, e)
		}
	}
}
