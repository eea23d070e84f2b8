package quiz

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"porthole/content"
	"porthole/quiz/memory"
)

// respond returns a right response to a question, or a wrong one.
func respond(q Question, right bool) Response {
	switch q.Kind {
	case Flash:
		return Response{Knew: right}
	case Typed:
		if !right {
			return Response{Text: "no idea"}
		}
		return Response{Text: strings.Join(q.Answers, " / ")}
	case Firewall, Settings, Transcript, Order, Sort, Cloze:
		if right {
			return Response{Fields: q.Task.Solution()}
		}
		return Response{}
	case Choice, ChooseAll, TrueFalse, Scenario:
		for i, o := range q.Options {
			if o.Right == right {
				if r := (Response{Picks: []int{i}}); !q.All || !right {
					return r
				}
				return pick(q, q.Answers...)
			}
		}
	}
	return Response{}
}

// play answers a drill to its end and returns it with what was asked.
func play(t *testing.T, s Drill, right func(n int, q Question) bool) (Drill, []Question) {
	t.Helper()
	var asked []Question
	now := noon()
	for n := 0; !s.Over(); n++ {
		if n > 10000 {
			t.Fatal("the drill never ends")
		}
		q, ok := s.Question()
		if !ok {
			t.Fatal("a drill that is not over has no question")
		}
		asked = append(asked, q)
		now = now.Add(time.Second)
		var a Answered
		want := right(n, q)
		if s, a = s.Answer(respond(q, want), now); a.Verdict.Right != want || a.Answer.Right != want {
			t.Fatalf("%v %q: marked %v, want %v", q.Kind, q.Stem, a.Verdict.Right, want)
		}
		s = s.Next(now)
	}
	return s, asked
}

func always(int, Question) bool { return true }
func never(int, Question) bool  { return false }

func drill(t *testing.T, d *Deck, s Selection, r memory.Record) Drill {
	t.Helper()
	out, err := NewDrill(d, s, r, noon())
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestADrillAsksTwelveQuestionsAndTellsHowItWent(t *testing.T) {
	d := NewDeck(mail())
	for seed := range uint64(30) {
		s := drill(t, d, Selection{Seed: seed}, memory.Record{})
		if at, of := s.Position(); at != 1 || of != DefaultCount {
			t.Fatalf("at %d of %d", at, of)
		}
		end, asked := play(t, s, always)
		ids := map[string]bool{}
		authored := 0
		for _, q := range asked {
			ids[q.ID] = true
			if q.authored {
				authored++
			}
			if q.Kind == Flash || q.Kind == Typed {
				t.Errorf("%v is asked of someone who was never right", q.Kind)
			}
		}
		if len(asked) != DefaultCount || len(ids) != DefaultCount || authored != 3 {
			t.Errorf("%d questions on %d cards, %d of them authored", len(asked), len(ids), authored)
		}
		res := end.Result(noon().Add(time.Hour))
		if res.Asked != 12 || res.Right != 12 || len(res.Missed) > 0 || res.Took != 12*time.Second || len(res.Answered) != 12 {
			t.Errorf("%+v", res)
		}
		if _, ok := end.Question(); ok {
			t.Error("a drill that is over has a question")
		}
	}
}

func TestWhatWasRightBeforeIsTyped(t *testing.T) {
	d := NewDeck(mail())
	known := memory.Record{Cards: map[string]memory.Standing{}}
	for _, c := range d.Cards() {
		known.Cards[c.ID] = memory.Standing{Asked: 1, Right: 1, Streak: 1}
	}
	kinds := make(map[Kind]int)
	for seed := range uint64(20) {
		_, asked := play(t, drill(t, d, Selection{Seed: seed}, known), always)
		for _, q := range asked {
			if !q.authored {
				kinds[q.Kind]++
			}
		}
	}
	if kinds[Typed] < kinds[TrueFalse]+kinds[ChooseAll]+kinds[Choice] || kinds[TrueFalse] == 0 || kinds[ChooseAll] == 0 || kinds[Flash] > 0 {
		t.Errorf("kinds: %v", kinds)
	}
}

func TestCardsOfOneFactStandApart(t *testing.T) {
	d := NewDeck(mail())
	for seed := range uint64(50) {
		_, asked := play(t, drill(t, d, Selection{Seed: seed}, memory.Record{}), always)
		for i, q := range asked {
			for _, o := range asked[max(0, i-spacing):i] {
				c, okC := d.CardByID(q.ID)
				e, okE := d.CardByID(o.ID)
				if okC && okE && slices.ContainsFunc(c.Facts, func(f int) bool { return slices.Contains(e.Facts, f) }) {
					t.Fatalf("seed %d: %q within five questions of %q", seed, q.ID, o.ID)
				}
			}
		}
	}
}

func TestLookAlikesThatAreNewDoNotFollowOneAnother(t *testing.T) {
	d := NewDeck(mail())
	pair := map[string]bool{"imaps": true, "pop3s": true, "993": true, "995": true}
	for seed := range uint64(50) {
		_, asked := play(t, drill(t, d, Selection{Seed: seed}, memory.Record{}), always)
		for i := 1; i < len(asked); i++ {
			a, b := content.Key(asked[i-1].Subject), content.Key(asked[i].Subject)
			if a != b && pair[a] && pair[b] && len(a) == len(b) {
				t.Fatalf("seed %d: %s right behind %s", seed, b, a)
			}
		}
	}
}

func TestTheLeastKnownIsAskedFirst(t *testing.T) {
	d := NewDeck(plainMail())
	known := memory.Record{Cards: map[string]memory.Standing{}}
	cards := d.Cards()
	for _, c := range cards {
		known.Cards[c.ID] = memory.Standing{Asked: 3, Right: 3, Streak: 3}
	}
	weak := []string{cards[1].ID, cards[6].ID, cards[11].ID}
	known.Cards[weak[0]] = memory.Standing{Asked: 3, Right: 2}
	delete(known.Cards, weak[1])
	known.Cards[weak[2]] = memory.Standing{Asked: 4, Right: 3, Streak: 1}
	for seed := range uint64(20) {
		_, asked := play(t, drill(t, d, Selection{Seed: seed, Count: 3}, known), always)
		var ids []string
		for _, q := range asked {
			ids = append(ids, q.ID)
		}
		slices.Sort(ids)
		if !slices.Equal(ids, slices.Sorted(slices.Values(weak))) {
			t.Fatalf("seed %d asks %q, want %q", seed, ids, weak)
		}
	}
}

func TestADrillByTime(t *testing.T) {
	d := NewDeck(mail())
	s := drill(t, d, Selection{Seed: 1, Limit: time.Minute}, memory.Record{})
	now, asked := noon(), 0
	typed := 0
	for !s.Over() {
		q, _ := s.Question()
		if asked++; q.Kind == Typed {
			typed++
		}
		s, _ = s.Answer(respond(q, true), now)
		now = now.Add(500 * time.Millisecond)
		s = s.Next(now)
	}
	if asked != 120 || s.Result(now.Add(time.Hour)).Took != time.Minute {
		t.Errorf("%d questions in %v", asked, s.Result(now).Took)
	}
	if typed == 0 {
		t.Error("what was right in the first round is not typed in the next")
	}
	short := drill(t, d, Selection{Seed: 1, Count: 3, Limit: time.Hour}, memory.Record{})
	if end, asked := play(t, short, always); len(asked) != 3 || !end.Over() {
		t.Errorf("%d questions, want the number that was chosen", len(asked))
	}
}

func TestTheSameSeedMakesTheSameDrill(t *testing.T) {
	sometimes := func(n int, _ Question) bool { return n%3 > 0 }
	for seed := range uint64(5) {
		_, first := play(t, drill(t, NewDeck(mail()), Selection{Seed: seed}, memory.Record{}), sometimes)
		for range 5 {
			_, again := play(t, drill(t, NewDeck(mail()), Selection{Seed: seed}, memory.Record{}), sometimes)
			if diff := cmp.Diff(first, again, cmp.AllowUnexported(Question{})); diff != "" {
				t.Fatal(diff)
			}
		}
	}
}

func TestAQuestionIsAnsweredOnce(t *testing.T) {
	s := drill(t, NewDeck(mail()), Selection{Seed: 1}, memory.Record{})
	if n := s.Next(noon()); n.past != nil {
		t.Error("a question is passed over without an answer")
	}
	if _, ok := s.Verdict(); ok {
		t.Error("there is a verdict before the answer")
	}
	q, _ := s.Question()
	s, first := s.Answer(respond(q, true), noon())
	s, second := s.Answer(respond(q, false), noon())
	if v, ok := s.Verdict(); !ok || !first.Verdict.Right || !second.Verdict.Right || !v.Right || len(s.Answered()) != 1 {
		t.Errorf("answered %d times", len(s.Answered()))
	}
	var zero Drill
	if zero, _ = zero.Answer(Response{}, noon()); !zero.Next(noon()).Over() {
		t.Error("a drill of nothing is not over")
	}
}

func TestADrillThatAsksEveryoneAlikeDoesNotLookAtTheLearner(t *testing.T) {
	d := NewDeck(mail())
	asked := func(s Selection, r memory.Record) (ids []string) {
		_, questions := play(t, drill(t, d, s, r), func(n int, _ Question) bool { return n%2 == 0 })
		for _, q := range questions {
			ids = append(ids, q.ID+q.Stem)
		}
		return ids
	}
	practised := drill(t, d, Selection{Seed: 9}, memory.Record{})
	practised, _ = play(t, practised, func(n int, _ Question) bool { return n%3 > 0 })
	if slices.Equal(asked(Selection{Seed: 4}, memory.Record{}), asked(Selection{Seed: 4}, practised.Record())) {
		t.Fatal("what is known makes no difference to any drill")
	}
	s := Selection{Seed: 4, Alike: true}
	if one, other := asked(s, memory.Record{}), asked(s, practised.Record()); !slices.Equal(one, other) {
		t.Errorf("two learners are asked\n%q\n%q", one, other)
	}
	begun := drill(t, d, s, practised.Record())
	if known := begun.Record().Card(practised.Answered()[0].Question.ID); known.Asked == 0 {
		t.Error("the drill forgot what is known of the learner")
	}
	if !begun.Began().Equal(noon()) || begun.Scheduled() {
		t.Errorf("began %v", begun.Began())
	}
}
