package memory

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

// anyAnswers are answers of one learner to a few cards, by a clock that is not to be trusted.
func anyAnswers(t *rapid.T, most int) []Answer {
	now := noon()
	var out []Answer
	for range rapid.IntRange(0, most).Draw(t, "answers") {
		now = now.Add(rapid.SampledFrom([]time.Duration{0, 5 * time.Second, time.Minute, 3 * time.Hour, 26 * time.Hour, -time.Hour, -25 * time.Hour, -366 * 24 * time.Hour}).Draw(t, "gap"))
		a := Answer{
			Session: rapid.SampledFrom([]string{"a", "b"}).Draw(t, "session"),
			Card:    fmt.Sprint(rapid.IntRange(0, 3).Draw(t, "card")), Kind: rapid.IntRange(0, 3).Draw(t, "kind"), Manner: rapid.SampledFrom([]Manner{Chosen, Written, Claimed}).Draw(t, "manner"),
			Right: rapid.Bool().Draw(t, "right"), Chance: rapid.SampledFrom([]float64{0, 0.25, 0.5, 1}).Draw(t, "luck"),
			Hinted: rapid.Bool().Draw(t, "hinted"), Told: rapid.SampledFrom([]float64{0, 0.3, 0.5}).Draw(t, "told"),
			Guess: rapid.Bool().Draw(t, "guess"), Practice: rapid.Bool().Draw(t, "practice"),
			Latency: time.Duration(rapid.IntRange(0, 70_000).Draw(t, "latency")) * time.Millisecond, At: now,
		}
		if !a.Right {
			a.Mistaken = rapid.SampledFrom([][]string{nil, {"995"}, {"143", "995"}}).Draw(t, "mistaken")
		} else {
			a.Members = rapid.SampledFrom([][]string{nil, {}, {"465"}, {"465", "587"}}).Draw(t, "members")
		}
		out = append(out, a)
	}
	return out
}

func TestCountingOneAnswerAfterTheOtherIsReplayingThemAll(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		answers := anyAnswers(t, 20)
		r := Record{}
		history := []Record{r}
		for _, a := range answers {
			r = r.After(a)
			history = append(history, r)
		}
		for n, got := range history { // each is still what it was: that is what undo keeps
			if diff := cmp.Diff(Replay(slices.Values(answers[:n])), got, sameMaps()); diff != "" {
				t.Fatalf("after %d answers:\n%s", n, diff)
			}
		}
	})
}

func TestARecordLaidOverAnotherTellsWhatOneAloneWould(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		answers := anyAnswers(t, 20)
		at := rapid.IntRange(0, len(answers)).Draw(t, "at")
		below := Replay(slices.Values(answers[:at]))
		top := below.Layered()
		for _, a := range answers[at:] {
			top = top.After(a)
		}
		alone := Replay(slices.Values(answers))
		for card := range alone.Cards {
			if diff := cmp.Diff(alone.Card(card), top.Card(card)); diff != "" {
				t.Fatal(diff)
			}
			if diff := cmp.Diff(alone.Mistaken(card), top.Mistaken(card)); diff != "" {
				t.Fatal(diff)
			}
		}
		for day := range alone.Days {
			if alone.Practised(day) != top.Practised(day) {
				t.Fatalf("%v, want %v", top.Practised(day), alone.Practised(day))
			}
		}
		if !cmp.Equal(top.Calibration, alone.Calibration) || top.Answers != alone.Answers || top.Delayed != alone.Delayed || top.Reliability != alone.Reliability {
			t.Fatal("the sums differ")
		}
		if diff := cmp.Diff(Replay(slices.Values(answers[:at])), below, sameMaps()); diff != "" {
			t.Fatalf("the one below was changed:\n%s", diff)
		}
	})
}

func TestPractisingLeavesMemoryAlone(t *testing.T) {
	r := Record{}.After(Answer{Card: "a", Kind: 3, Manner: Written, Right: true, At: noon()})
	later := r.After(Answer{Card: "a", Kind: 3, Manner: Written, Practice: true, At: noon().AddDate(0, 0, 3), Mistaken: []string{"995"}})
	if later.Card("a").Memory != r.Card("a").Memory || !cmp.Equal(later.Calibration, r.Calibration) || later.Answers != r.Answers {
		t.Errorf("%+v, before %+v", later.Card("a").Memory, r.Card("a").Memory)
	}
	if later.Mistaken("a")["995"] != 1 || later.Card("a").Asked != 2 {
		t.Error("what was mixed up is not counted")
	}
}

func TestALuckyChoiceIsAskedAgainOnTheSameDay(t *testing.T) {
	r := Record{}
	for _, days := range []int{0, 0, 1, 4} { // until it is to be reviewed after days
		r = r.After(Answer{Card: "a", Kind: 3, Manner: Written, Right: true, At: noon().AddDate(0, 0, days).Add(time.Duration(r.Answers) * 11 * time.Minute)})
	}
	at := noon().AddDate(3, 0, 0)
	r = r.After(Answer{Card: "a", Kind: 1, Chance: 0.5, Right: true, At: at})
	if m := r.Card("a").Memory; m.Stage != Reviewing || m.Due.Sub(at) != soon {
		t.Errorf("due %v after it, stage %d", m.Due.Sub(at), m.Stage)
	}
}

func TestTimeSpentLeavesBreaksOut(t *testing.T) {
	r := Record{}
	for _, at := range []time.Duration{0, 10 * time.Second, 25 * time.Second, time.Hour, time.Hour + 20*time.Second} {
		r = r.After(Answer{Session: "s", Card: "a", Kind: 3, Manner: Written, Latency: 8 * time.Second, At: noon().Add(at)})
	}
	if spent := r.Practised(DayOf(noon())).Spent; spent != 8*time.Second+10*time.Second+15*time.Second+firstOne+20*time.Second {
		t.Errorf("spent %v", spent)
	}
}

func TestForecastsOfSingleAnswersAreComparedWithWhatCame(t *testing.T) {
	r := Record{}.After(Answer{Card: "a", Kind: 3, Manner: Written, Right: true, At: noon()})
	p := r.Recall("a", noon().AddDate(0, 0, 1))
	r = r.After(Answer{Card: "a", Kind: 3, Manner: Written, Right: true, At: noon().AddDate(0, 0, 1)})
	bin := r.Reliability[int(p*10)]
	if bin.Answers != 1 || bin.Right != 1 || bin.Forecast != p || r.Delayed != 1 || r.Answers != 2 {
		t.Errorf("%+v of a forecast of %v; %d, %d delayed", bin, p, r.Answers, r.Delayed)
	}
}

func TestAMemberThatWasGivenStaysMetAfterAWrongAnswer(t *testing.T) {
	right := func(members ...string) Answer { return Answer{Right: true, Members: members, At: noon()} }
	s := Standing{}.after(right("465")).after(Answer{Members: []string{}, At: noon()})
	if !s.Met("465") || s.Met("587") || s.StreakOf("465") != 0 {
		t.Errorf("after a wrong answer: %+v", s)
	}
	if s = s.after(right("587")); !s.Met("587") || s.StreakOf("587") != 1 || s.StreakOf("465") != 0 {
		t.Errorf("and a right one: %+v", s)
	}
}

// sameMaps compares what records hold, by whatever maps.
func sameMaps() cmp.Option {
	return cmp.Options{cmpopts.IgnoreUnexported(Record{}), cmpopts.EquateEmpty()}
}
