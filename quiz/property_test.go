package quiz

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"porthole/content"
	"porthole/quiz/memory"
	"porthole/quiz/spelling"
)

// What a property fails on is kept in testdata/rapid and tried first the next time. It is no part of
// the project: git leaves it out, and it may be deleted.

// anyCourse draws a course from few names and numbers, so that values are shared, sets overlap and
// look-alikes abound.
func anyCourse(t *rapid.T) *content.Course {
	names := []string{"A", "a b", "B/C", "B", "C", "D and E", "E", "Y", "y, z", "Fé", "G.", "x-y", "SMTP", "SMTPS", "7zip", "日本"}
	numbers := []string{"1", "2", "3", "12", "13", "21", "22", "993", "995", "999", "1-3", "2–12", "007", "65535"}
	name, number := rapid.SampledFrom(names), rapid.SampledFrom(numbers)
	set := func(of *rapid.Generator[string]) *rapid.Generator[string] {
		return rapid.Custom(func(t *rapid.T) string {
			return strings.Join(rapid.SliceOfNDistinct(of, 1, 3, rapid.ID[string]).Draw(t, "set"), " / ")
		})
	}
	c := &content.Course{ID: "any", Lessons: []content.Lesson{{Title: "A"}, {Title: "Ports"}}, Phrases: map[string]content.Phrases{}}
	for n := range rapid.IntRange(1, 3).Draw(t, "tables") {
		subjects := rapid.SliceOfNDistinct(rapid.OneOf(name, number), 1, 7, rapid.ID[string]).Draw(t, "subjects")
		var rows [][]string
		for _, s := range subjects {
			rows = append(rows, []string{s, set(number).Draw(t, "numbers"), name.Draw(t, "name"), set(number).Draw(t, "others")})
		}
		header := []string{"Thing", fmt.Sprint("Port", n%2), fmt.Sprint("Twin", n), fmt.Sprint("Other", n)}
		addTable(c, []string{"", "", "IANA"}[n], header, rows, map[int]int{3: 2})
	}
	c.Facts = distinctFacts(c.Facts)
	if rapid.Bool().Draw(t, "phrases") {
		same := content.Phrases{Forward: "Which port has {subject}?", Reverse: "Who has {value}?", Statement: "{subject} has {value}."}
		c.Phrases["port0"], c.Phrases["other0"] = same, same
	}
	c.Groups = rapid.SliceOfN(rapid.SliceOfN(rapid.OneOf(name, number), 2, 3), 0, 3).Draw(t, "groups")
	c.Apart = rapid.SliceOfN(rapid.SliceOfN(number, 2, 2), 0, 2).Draw(t, "apart")
	c.Spellings = map[string][]string{"a b": {"AB", "ay bee"}, "smtps": {"secure smtp"}}
	return c
}

// distinctFacts keeps the first fact of each identity, as content does.
func distinctFacts(facts []content.Fact) []content.Fact {
	seen := map[string]bool{}
	return slices.DeleteFunc(facts, func(f content.Fact) bool {
		id := joinID(content.Key(f.Authority), content.Key(f.Subject), content.Key(f.Relation))
		defer func() { seen[id] = true }()
		return seen[id]
	})
}

func TestOptionsOfAnyCourse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := NewDeck(anyCourse(t))
		cards := d.Cards()
		c := cards[rapid.IntRange(0, len(cards)-1).Draw(t, "card")]
		r := seeded(rapid.Uint64().Draw(t, "seed"))
		q, ok := d.Ask(c, Choice, r)
		if !ok {
			t.Skip()
		}
		typed, _ := d.Ask(c, Typed, r)
		typed.All, typed.Kind = false, Typed
		right := 0
		for i, o := range q.Options {
			if o.Right {
				right++
			} else if v := d.Mark(typed, Response{Text: o.Text}); v.Right {
				t.Fatalf("%q offers %q as wrong, and takes it typed", q.Stem, o.Text)
			}
			for _, p := range q.Options[:i] {
				if d.same(spelling.Norm(p.Text), spelling.Norm(o.Text)) {
					t.Fatalf("%q offers both %q and %q", q.Stem, p.Text, o.Text)
				}
			}
			if !o.Right && truth(d.Course(), c, o.Text) {
				t.Fatalf("%q offers %q, which the course says is right", q.Stem, o.Text)
			}
			if v := d.Mark(q, Response{Picks: []int{i}}); v.Right != o.Right {
				t.Fatalf("%q: picking %q is marked %v", q.Stem, o.Text, v.Right)
			}
		}
		if right != 1 || len(q.Options) < 2 || len(q.Options) > optionCount {
			t.Fatalf("%q: %d right of %d options", q.Stem, right, len(q.Options))
		}
	})
}

// truth goes through every fact of a course to see whether a text answers a card, by anyone's word.
func truth(c *content.Course, card Card, text string) bool {
	own := c.Facts[card.Facts[0]]
	return slices.ContainsFunc(c.Facts, func(f content.Fact) bool {
		given, said := f.Subject, own.Subject
		if content.Key(f.Relation) != content.Key(own.Relation) {
			return false
		}
		if card.Direction == Reverse {
			return content.Key(given) == content.Key(text) && slices.ContainsFunc(f.Values, func(v content.Value) bool { return v.Text == card.Value })
		}
		return content.Key(given) == content.Key(said) && slices.ContainsFunc(f.Values, func(v content.Value) bool { return content.Key(v.Text) == content.Key(text) })
	})
}

func TestTheAnswersOfAnyCourseAreRightWhenTyped(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := NewDeck(anyCourse(t))
		r := seeded(rapid.Uint64().Draw(t, "seed"))
		separator := rapid.SampledFrom([]string{", ", " / ", ";", "\n", " and ", " y ", " or ", " & "}).Draw(t, "separator")
		for _, c := range d.Cards() {
			q, ok := d.Ask(c, Typed, r)
			if !ok {
				continue
			}
			text := q.Answers[r.IntN(len(q.Answers))]
			if q.All {
				text = strings.Join(q.Answers, separator)
			}
			for _, given := range []string{text, "  " + strings.ToUpper(text) + " ", text + "."} {
				if v := d.Mark(q, Response{Text: given}); !v.Right {
					t.Fatalf("%q (%q): %q is marked wrong", q.Stem, q.Answers, given)
				}
			}
			if v := d.Mark(q, Response{Text: text + separator + "never heard of"}); v.Right {
				t.Fatalf("%q: a wrong one among the right is marked right", q.Stem)
			}
		}
	})
}

func TestNothingPanicsWhateverIsGiven(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := NewDeck(anyCourse(t))
		r := seeded(rapid.Uint64().Draw(t, "seed"))
		cards := d.Cards()
		c := cards[rapid.IntRange(0, len(cards)-1).Draw(t, "card")]
		given := Response{Text: rapid.String().Draw(t, "text"), Picks: rapid.SliceOf(rapid.IntRange(-2, 9)).Draw(t, "picks")}
		for _, k := range Kinds() {
			q, ok := d.Ask(c, k, r)
			if !ok {
				continue
			}
			if v := d.Mark(q, given); v.Right && v.Blank || v.Answer == "" {
				t.Fatalf("%+v", v)
			}
			if len(q.Hint()) > 0 && k == Choice && len(q.RuledOut()) >= len(q.Options)-1 {
				t.Fatalf("the hint %q leaves nothing to choose", q.Hint())
			}
		}
	})
}

// snapshot writes out all that a drill holds, but for the deck, which nothing changes.
func snapshot(s Drill) string {
	d := s.queue.deck
	known := []string{standings(d, *s.begun), standings(d, s.record), standings(d, s.before), standings(d, s.queue.known)}
	past := s.past
	s.queue.deck, s.past, s.begun = nil, nil, nil
	s.record, s.before, s.queue.known = memory.Record{}, memory.Record{}, memory.Record{}
	return fmt.Sprintf("%+v %+v %+v %s", s, past.answered(), past.turns(past.len()), known)
}

// standings writes out all that a record tells.
func standings(d *Deck, r memory.Record) string {
	var out strings.Builder
	for _, id := range d.IDs() {
		fmt.Fprintf(&out, "%+v %v\n", r.Card(id), r.Mistaken(id))
	}
	fmt.Fprint(&out, r.Practised(memory.DayOf(noon())), r.Calibration, r.Pace, r.Reliability, r.Answers, r.Delayed)
	return out.String()
}

func TestTheOldDrillIsAsItWas(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := NewDeck(anyCourse(t))
		s, err := NewDrill(d, Selection{Seed: rapid.Uint64().Draw(t, "seed"), Count: rapid.IntRange(-1, 6).Draw(t, "count")}, memory.Record{}, noon())
		if err != nil {
			t.Skip()
		}
		now := noon()
		for range 5 {
			now = now.Add(time.Second)
			q, _ := s.Question()
			before := snapshot(s)
			rightly, wrongly := respond(q, true), respond(q, false)
			if rapid.Bool().Draw(t, "wrong") {
				rightly, wrongly = wrongly, rightly
			}
			answered, v := s.Answer(rightly, now)
			after := snapshot(answered)
			next := answered.Next(now)
			end := snapshot(next)
			// Taking the answer back and giving another one, or the same again, leaves no trace.
			other, _ := s.Answer(wrongly, now)
			other.Next(now)
			again, w := s.Answer(rightly, now)
			if snapshot(s) != before || snapshot(answered) != after || snapshot(next) != end {
				t.Fatal("a transition changed the drill it began from")
			}
			if snapshot(again) != after || snapshot(again.Next(now)) != end || !cmp.Equal(v.Verdict, w.Verdict) || !cmp.Equal(v.Answer, w.Answer) {
				t.Fatal("the same answer leads elsewhere")
			}
			if s = next; s.Over() {
				break
			}
		}
	})
}

func TestOrderDoesNotDependOnMaps(t *testing.T) {
	c := mail()
	for i := range 50 {
		c.Spellings[fmt.Sprint("name", i)] = []string{"other", fmt.Sprint("alias", i)}
	}
	ask := func() []Question {
		d, r := NewDeck(c), seeded(7)
		var out []Question
		for _, card := range d.Cards() {
			for _, k := range Kinds() {
				if q, ok := d.Ask(card, k, r); ok {
					out = append(out, q)
				}
			}
		}
		return out
	}
	first := ask()
	for range 20 {
		if diff := cmp.Diff(first, ask(), cmp.AllowUnexported(Question{})); diff != "" {
			t.Fatal(diff)
		}
	}
}
