package quiz

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"porthole/quiz/memory"
)

func TestAMemberOfASetIsKnownOnceItWasGiven(t *testing.T) {
	d := NewDeck(mail())
	card := cardFor(t, d, "forward//smtps/secure port")
	ask := func(k Kind, want func(Question) bool) Question {
		return askFor(t, d, "forward//smtps/secure port", k, want)
	}
	one, all := ask(Typed, forOne), ask(Typed, forAll)
	says := func(text string) Question {
		return ask(TrueFalse, func(q Question) bool { return strings.Contains(q.Stem, text) })
	}
	steps := []struct {
		q            Question
		r            Response
		at465, at587 int
	}{
		{one, Response{Text: "tcp/465"}, 1, 0},
		{says("993"), pick(says("993"), "False"), 1, 0},
		{says("465"), pick(says("465"), "True"), 2, 0},
		{all, Response{Text: "587 and 465"}, 3, 1},
		{ask(Flash, anyway), Response{Knew: true}, 4, 2},
		{all, Response{Text: "465"}, 0, 0},
		{says("993"), pick(says("993"), "False"), 0, 0},
		{ask(ChooseAll, forAll), pick(ask(ChooseAll, forAll), "465", "587"), 1, 1},
	}
	var known memory.Record
	for i, step := range steps {
		a := NewAnswer("mail", "", step.q, step.r, d.Mark(step.q, step.r), noon())
		known = known.After(a.ForMemory())
		if s := known.Card(card.ID); s.StreakOf("465") != step.at465 || s.StreakOf("587") != step.at587 || s.Asked != i+1 {
			t.Errorf("step %d: 465 %d, 587 %d, %+v", i, s.StreakOf("465"), s.StreakOf("587"), s)
		}
	}
}

func TestOfACardWithOneValueTheStreakCounts(t *testing.T) {
	d := NewDeck(mail())
	for _, id := range []string{"forward//imaps/secure port", "reverse//secure port/465"} {
		q := askFor(t, d, id, Typed, anyway)
		r := respond(q, true)
		a := NewAnswer("mail", "", q, r, d.Mark(q, r), noon())
		if s := (memory.Record{}).After(a.ForMemory()).Card(a.Card); a.Members != nil || s.StreakOf("993") != 1 || s.StreakOf("465") != 1 {
			t.Errorf("%s: %+v", id, s)
		}
	}
}

func TestAMatchShowsEveryMemberOfASet(t *testing.T) {
	m := newMatch(t, mail(), Selection{Relations: []string{"secure port"}, Seed: 3})
	i := slices.IndexFunc(m.Left(), func(tile Tile) bool { return tile.Text == "SMTPS" })
	m, _ = m.Pick(i, partner(m, i), noon())
	if a := m.answered[0].Answer; !slices.Equal(a.Members, []string{"465", "587"}) {
		t.Errorf("%+v", a)
	}
}

func TestWhatIsKeptOfAnAnswer(t *testing.T) {
	d := NewDeck(mail())
	q := askFor(t, d, "forward//imaps/secure port", Choice, anyway)
	r := pick(q, "995")
	r.Latency, r.Hinted = time.Second, true
	a := NewAnswer("mail", "", q, r, d.Mark(q, r), noon())
	want := Answer{Course: "mail", Card: q.ID, Kind: Choice, Options: optionTexts(q), Given: "995", Chance: 0.25, Mistaken: []string{"995"},
		Hinted: true, Words: 9, Latency: time.Second, At: noon()}
	if diff := cmp.Diff(want, a); diff != "" {
		t.Error(diff)
	}
}
