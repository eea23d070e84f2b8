package quiz

import (
	"slices"
	"testing"

	"porthole/quiz/memory"
)

func TestAMissedOneComesBackAfterThreeToFiveOthersAndIsTyped(t *testing.T) {
	d := NewDeck(mail())
	places := map[int]bool{}
	for seed := range uint64(30) {
		end, asked := play(t, drill(t, d, Selection{Seed: seed}, memory.Record{}), func(n int, _ Question) bool { return n != 2 })
		if len(asked) != DefaultCount+1 {
			t.Fatalf("%d questions", len(asked))
		}
		at := 3 + slices.IndexFunc(asked[3:], func(q Question) bool { return q.ID == asked[2].ID })
		if at < 6 || at > 8 || !asked[at].authored && asked[at].Kind != Typed {
			t.Fatalf("seed %d: missed %q, asked again at %d", seed, asked[2].ID, at)
		}
		places[at] = true
		res := end.Result(noon())
		if res.Asked != 12 || res.Right != 11 || !slices.Equal(res.Missed, []string{asked[2].ID}) || !res.Answered[at].Repeat || res.Mistakes != 1 {
			t.Errorf("%d of %d, missed %q", res.Right, res.Asked, res.Missed)
		}
		if at, of := end.Position(); at != 13 || of != 13 {
			t.Errorf("ends at %d of %d", at, of)
		}
	}
	if len(places) != 3 {
		t.Errorf("it comes back only at %v", places)
	}
}

func TestAMissedOneComesBackTwiceAndNotTwiceRunningWhereThereIsAnother(t *testing.T) {
	d := NewDeck(mail())
	for seed := range uint64(30) {
		for _, count := range []int{1, 2, 3, 12} {
			_, asked := play(t, drill(t, d, Selection{Seed: seed, Count: count}, memory.Record{}), never)
			times := map[string]int{}
			for i, q := range asked {
				times[q.ID]++
				if i > 0 && asked[i-1].ID == q.ID && count > 1 {
					t.Fatalf("seed %d: %q twice running", seed, q.ID)
				}
			}
			for id, n := range times {
				if want := min(3, count+1); n < want || n > want+1 {
					t.Errorf("seed %d, count %d: %q is asked %d times", seed, count, id, n)
				}
			}
		}
	}
}

func TestTheBarOfADrillNeverFalls(t *testing.T) {
	d := NewDeck(mail())
	for seed := range uint64(20) {
		s := drill(t, d, Selection{Seed: seed, Count: 5}, memory.Record{})
		before := 0
		for n := 0; !s.Over(); n++ {
			q, _ := s.Question()
			s, _ = s.Answer(respond(q, n%3 == 2), noon())
			done, of := s.Progress()
			if done < before || of != 5 {
				t.Fatalf("seed %d: %d of %d after %d", seed, done, of, before)
			}
			if at, all := s.Position(); at > all || all < of {
				t.Fatalf("seed %d: at %d of %d", seed, at, all)
			}
			before, s = done, s.Next(noon())
		}
		if before != 5 {
			t.Errorf("seed %d ends at %d of 5", seed, before)
		}
	}
}

func TestTheLastOneMissedComesBackBehindAnother(t *testing.T) {
	d := NewDeck(mail())
	_, asked := play(t, drill(t, d, Selection{Seed: 5}, memory.Record{}), func(n int, _ Question) bool { return n != DefaultCount-1 })
	if len(asked) != DefaultCount+2 || asked[13].ID != asked[11].ID || asked[12].ID == asked[11].ID {
		t.Errorf("%d questions", len(asked))
	}
}
