package store_test

import (
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"porthole/quiz/class"
	"porthole/quiz/store"
	"porthole/quiz/store/internal/storetest"
)

// eachClass runs a test on the classes of every database, which have one: 7b.
func eachClass(t *testing.T, test func(t *testing.T, c *store.Classes, db store.DB)) {
	t.Helper()
	eachDatabase(t, func(t *testing.T, db store.DB) {
		c := store.NewClasses(db, options())
		if err := c.Found(t.Context(), storetest.Name(t, "7b"), "K7QM2R4T", time.Time{}); err != nil {
			t.Fatal(err)
		}
		test(t, c, db)
	})
}

func group(t *testing.T, c *store.Classes) class.Group {
	t.Helper()
	all, err := c.Groups(t.Context())
	if err != nil || len(all) == 0 {
		t.Fatalf("%v, %v", all, err)
	}
	return all[0]
}

func joins(t *testing.T, c *store.Classes, n class.Newcomer) bool {
	t.Helper()
	joined, err := c.Join(t.Context(), group(t, c), n)
	if err != nil {
		t.Error(err)
	}
	return joined
}

func newcomer(t *testing.T, learner, name, fingerprint string) class.Newcomer {
	t.Helper()
	return class.Newcomer{Learner: learner, Name: storetest.Name(t, name), PIN: "hash of " + learner, Fingerprint: fingerprint}
}

func TestAClassIsMadeOnceAndItsCodeChanges(t *testing.T) {
	eachClass(t, func(t *testing.T, c *store.Classes, _ store.DB) {
		if err := c.Found(t.Context(), storetest.Name(t, "7B"), "", time.Time{}); !errors.Is(err, class.ErrTaken) {
			t.Errorf("made twice: %v", err)
		}
		until := storetest.Noon().Add(time.Hour)
		if err := c.SetCode(t.Context(), "7b", "00000001", until); err != nil {
			t.Fatal(err)
		}
		if g := group(t, c); g.Code != "00000001" || !g.Until.Equal(until) || g.Lets("00000001", until) || !g.Lets("00000001", storetest.Noon()) || g.Lets("K7QM2R4T", storetest.Noon()) {
			t.Errorf("%+v", g)
		}
		if err := c.SetCode(t.Context(), "8a", "00000001", until); !errors.Is(err, class.ErrNotFound) {
			t.Errorf("of no class: %v", err)
		}
	})
}

func TestAMemberIsKnownByNameAndByKey(t *testing.T) {
	eachClass(t, func(t *testing.T, c *store.Classes, _ store.DB) {
		if !joins(t, c, newcomer(t, "one", "Ann", "SHA256:ann")) {
			t.Fatal("not joined")
		}
		m, known, err := c.Owner(t.Context(), "SHA256:ann")
		if err != nil || !known || m.Name != "Ann" || m.Learner != "one" || m.Class != "7b" || m.PIN != "hash of one" || m.Keys != 1 {
			t.Errorf("%+v, %v, %v", m, known, err)
		}
		if _, known, err = c.Owner(t.Context(), "SHA256:bob"); known || err != nil {
			t.Errorf("%v, %v", known, err)
		}
		for id, want := range map[int64]int{0: 1, group(t, c).ID: 1, 7: 0} {
			if all, err := c.Named(t.Context(), id, "ann"); len(all) != want || err != nil {
				t.Errorf("of %d: %v, %v", id, all, err)
			}
		}
	})
}

func TestANameAKeyAndALookAreOnesOwn(t *testing.T) {
	eachClass(t, func(t *testing.T, c *store.Classes, _ store.DB) {
		if !joins(t, c, newcomer(t, "one", "Ann Lil", "SHA256:ann")) {
			t.Fatal("not joined")
		}
		for _, n := range []class.Newcomer{
			newcomer(t, "two", "ANN LIL", ""), newcomer(t, "two", "Ann LiI", ""), newcomer(t, "two", "Ann_Li1", ""),
			newcomer(t, "two", "Bob", "SHA256:ann"),
		} {
			if joins(t, c, n) {
				t.Errorf("%q joined", n.Name.Shown)
			}
		}
		if err := c.Bind(t.Context(), "one", "SHA256:second"); err != nil {
			t.Fatal(err)
		}
		if !joins(t, c, newcomer(t, "two", "Bob", "")) {
			t.Fatal("Bob did not join")
		}
		if err := c.Bind(t.Context(), "two", "SHA256:second"); err != nil { // nothing happens
			t.Fatal(err)
		}
		if m, _, err := c.Owner(t.Context(), "SHA256:second"); m.Learner != "one" || m.Keys != 2 || err != nil {
			t.Errorf("%+v, %v", m, err)
		}
	})
}

func TestOfManyWhoTakeOneNameAtOnceOneHasIt(t *testing.T) {
	eachClass(t, func(t *testing.T, c *store.Classes, _ store.DB) {
		g := group(t, c)
		var won atomic.Int32
		var all sync.WaitGroup
		for i := range 16 {
			n := newcomer(t, fmt.Sprint("learner ", i), "Ann", fmt.Sprint("SHA256:", i))
			all.Go(func() {
				joined, err := c.Join(t.Context(), g, n)
				if err != nil {
					t.Error(err)
				}
				if joined {
					won.Add(1)
				}
			})
		}
		all.Wait()
		members, err := c.Members(t.Context(), "7b")
		if won.Load() != 1 || len(members) != 1 || err != nil {
			t.Errorf("%d won, %v, %v", won.Load(), members, err)
		}
	})
}

func TestARosterSaysWhoMayJoinAndHowTheyAreCalled(t *testing.T) {
	eachClass(t, func(t *testing.T, c *store.Classes, _ store.DB) {
		listed := []class.Listed{{Name: storetest.Name(t, "Ann Lee"), ID: "s17"}, {Name: storetest.Name(t, "Zoë")}}
		if err := c.SetRoster(t.Context(), "7b", listed, true); err != nil {
			t.Fatal(err)
		}
		if joins(t, c, newcomer(t, "two", "Bob", "")) || !joins(t, c, newcomer(t, "one", "ann lee", "")) {
			t.Error("the roster does not say who may join")
		}
		if all, err := c.Members(t.Context(), "7b"); len(all) != 1 || all[0].Name != "Ann Lee" || err != nil {
			t.Errorf("%+v, %v", all, err)
		}
		if got, err := c.Roster(t.Context(), "7b"); len(got) != 2 || got[0].ID != "s17" || err != nil {
			t.Errorf("%+v, %v", got, err)
		}
		if err := c.SetRoster(t.Context(), "7b", nil, false); err != nil || !joins(t, c, newcomer(t, "two", "Bob", "")) {
			t.Errorf("the roster is gone, and Bob does not join: %v", err)
		}
	})
}

func TestARenamedMemberStaysWhoTheyAre(t *testing.T) {
	eachClass(t, func(t *testing.T, c *store.Classes, _ store.DB) {
		joins(t, c, newcomer(t, "one", "Ann", "SHA256:ann"))
		joins(t, c, newcomer(t, "two", "Bob", ""))
		if err := c.Rename(t.Context(), "7b", "ann", storetest.Name(t, "B0b")); !errors.Is(err, class.ErrTaken) {
			t.Errorf("called like Bob: %v", err)
		}
		if err := c.Rename(t.Context(), "7b", "ann", storetest.Name(t, "ANN")); err != nil {
			t.Error(err)
		}
		if err := c.Rename(t.Context(), "7b", "ann", storetest.Name(t, "Anna")); err != nil {
			t.Error(err)
		}
		if m, _, err := c.Owner(t.Context(), "SHA256:ann"); m.Name != "Anna" || m.Learner != "one" || err != nil {
			t.Errorf("%+v, %v", m, err)
		}
		if err := c.Rename(t.Context(), "7b", "ann", storetest.Name(t, "Eve")); !errors.Is(err, class.ErrNotFound) {
			t.Errorf("there is no Ann any more: %v", err)
		}
	})
}

func TestTwoMembersWhoAreOnePersonBecomeOne(t *testing.T) {
	eachClass(t, func(t *testing.T, c *store.Classes, db store.DB) {
		joins(t, c, newcomer(t, "one", "Ann", "SHA256:school"))
		joins(t, c, newcomer(t, "two", "Annie", "SHA256:home"))
		o := options()
		for learner, card := range map[string]string{"one": "a", "two": "b"} {
			storetest.Save(t, store.New(db, learner, o), storetest.At(card, 0, true))
		}
		if n, err := c.Merge(t.Context(), "7b", "annie", "annie"); n != 0 || !errors.Is(err, class.ErrNotFound) {
			t.Errorf("with herself: %d, %v", n, err)
		}
		if n, err := c.Merge(t.Context(), "7b", "annie", "ann"); n != 1 || err != nil {
			t.Fatalf("%d, %v", n, err)
		}
		m, known, err := c.Owner(t.Context(), "SHA256:home")
		if err != nil || !known || m.Learner != "one" || m.Keys != 2 {
			t.Errorf("%+v, %v", m, err)
		}
		if r := storetest.RecordOf(t, store.New(db, "one", o), "mail"); r.Card("a").Asked != 1 || r.Card("b").Asked != 1 {
			t.Errorf("%v", r.Cards)
		}
		if all, err := c.Members(t.Context(), "7b"); len(all) != 1 || err != nil {
			t.Errorf("%v, %v", all, err)
		}
	})
}

func TestAMemberIsRemovedLetBackAndForgotten(t *testing.T) {
	eachClass(t, func(t *testing.T, c *store.Classes, db store.DB) {
		joins(t, c, newcomer(t, "one", "Ann", "SHA256:ann"))
		storetest.Save(t, store.New(db, "one", options()), storetest.At("a", 0, true))
		for _, removed := range []bool{true, false} {
			if err := c.SetRemoved(t.Context(), "7b", "ann", removed); err != nil {
				t.Fatal(err)
			}
			if m, known, err := c.Owner(t.Context(), "SHA256:ann"); m.Removed != removed || !known || err != nil {
				t.Errorf("%+v, %v", m, err)
			}
		}
		if err := c.SetPIN(t.Context(), "7b", "ann", "another"); err != nil {
			t.Error(err)
		}
		if all, err := c.Named(t.Context(), 0, "ann"); len(all) != 1 || all[0].PIN != "another" || err != nil {
			t.Errorf("%+v, %v", all, err)
		}
		if n, err := c.ForgetMember(t.Context(), "7b", "ann"); n != 1 || err != nil {
			t.Errorf("%d, %v", n, err)
		}
		if _, known, err := c.Owner(t.Context(), "SHA256:ann"); known || err != nil {
			t.Errorf("%v, %v", known, err)
		}
		if r := storetest.RecordOf(t, store.New(db, "one", options()), "mail"); len(r.Cards) > 0 {
			t.Errorf("%v", r.Cards)
		}
	})
}

func TestAPurgedClassLeavesNothing(t *testing.T) {
	eachClass(t, func(t *testing.T, c *store.Classes, db store.DB) {
		if err := c.SetRoster(t.Context(), "7b", []class.Listed{{Name: storetest.Name(t, "Ann")}}, false); err != nil {
			t.Fatal(err)
		}
		joins(t, c, newcomer(t, "one", "Ann", "SHA256:ann"))
		joins(t, c, newcomer(t, "two", "Bob", ""))
		storetest.Save(t, store.New(db, "two", options()), storetest.At("a", 0, true))
		members, answers, err := c.Purge(t.Context(), "7b")
		if members != 2 || answers != 1 || err != nil {
			t.Errorf("%d, %d, %v", members, answers, err)
		}
		if all, err := c.Groups(t.Context()); len(all) > 0 || err != nil {
			t.Errorf("%v, %v", all, err)
		}
		if _, _, err := c.Purge(t.Context(), "7b"); !errors.Is(err, class.ErrNotFound) {
			t.Errorf("%v", err)
		}
	})
}

func TestAFullClassTakesNobody(t *testing.T) {
	eachClass(t, func(t *testing.T, c *store.Classes, _ store.DB) {
		for i := range class.MostMembers + 1 {
			if joined := joins(t, c, newcomer(t, fmt.Sprint("learner ", i), fmt.Sprint("Pupil ", 2*i+200), "")); joined != (i < class.MostMembers) && i > class.MostMembers-2 {
				t.Errorf("%d: %v", i, joined)
			}
		}
	})
}

func TestWhoComesInIsNoted(t *testing.T) {
	eachDatabase(t, func(t *testing.T, db store.DB) {
		clock := storetest.NewClock(storetest.Noon())
		c := store.NewClasses(db, store.Options{Now: clock.Now, Random: storetest.Counter()})
		if err := c.Found(t.Context(), storetest.Name(t, "7b"), "K7QM2R4T", time.Time{}); err != nil {
			t.Fatal(err)
		}
		joins(t, c, newcomer(t, "one", "Ann", ""))
		for _, later := range []time.Duration{time.Minute, 25 * time.Hour} {
			clock.Set(storetest.Noon().Add(later))
			if err := c.Enter(t.Context(), "one"); err != nil {
				t.Fatal(err)
			}
			all, err := c.Members(t.Context(), "7b")
			if want := later > time.Hour; err != nil || all[0].Seen.Equal(clock.Now()) != want || group(t, c).Used.Equal(clock.Now()) != want {
				t.Errorf("%v: %+v, %v", later, all, err)
			}
		}
	})
}
