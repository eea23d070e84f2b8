package quiz

import (
	"reflect"
	"testing"
)

func TestQuestionsAreThoseOfADrill(t *testing.T) {
	d := builtin(t, "email")
	for seed := range uint64(10) {
		s := Selection{Count: 20, Seed: seed}
		list, err := Questions(d, s)
		if err != nil {
			t.Fatal(err)
		}
		s.Alike = true
		drill, err := NewDrill(d, s, Record{}, noon())
		if err != nil {
			t.Fatal(err)
		}
		for i, q := range list {
			asked, ok := drill.Question()
			q.sheet = nil
			if !ok || !reflect.DeepEqual(asked, q) {
				t.Fatalf("seed %d, question %d: %q, want %q", seed, i+1, q.Stem, asked.Stem)
			}
			drill, _ = drill.Answer(rightly(q), noon())
			drill = drill.Next(noon())
		}
		if _, more := drill.Question(); more {
			t.Errorf("seed %d: the drill asks more than the %d questions", seed, len(list))
		}
	}
}

func TestWhatIsAcceptedIsRight(t *testing.T) {
	d := builtin(t, "email")
	list, err := Questions(d, Selection{Count: -1, Kinds: []Kind{Typed}})
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range list {
		if len(q.Accepted()) < len(q.Answers) {
			t.Errorf("%s: accepted are %q, answers %q", q.Stem, q.Accepted(), q.Answers)
		}
		for _, text := range q.Accepted() {
			if v := d.Mark(q, Response{Text: text}); !q.All && !v.Right {
				t.Errorf("%s: %q is not right", q.Stem, text)
			}
		}
	}
}

func TestABankHasEveryQuestionOnce(t *testing.T) {
	d := builtin(t, "email")
	type asked struct {
		id  string
		all bool
	}
	seen := map[asked]bool{}
	authored := 0
	for _, q := range Bank(d, 1) {
		if seen[asked{q.ID, q.All}] {
			t.Errorf("%s is there twice", q.Stem)
		}
		seen[asked{q.ID, q.All}] = true
		if q.authored {
			authored++
		}
		if q.Kind == Typed && len(q.Accepted()) == 0 {
			t.Errorf("%s accepts nothing", q.Stem)
		}
	}
	if authored != len(d.Course().Questions) {
		t.Errorf("%d written questions, want %d", authored, len(d.Course().Questions))
	}
	for _, c := range d.Cards() {
		if !seen[asked{c.ID, false}] && !d.index().shadowed[c.Facts[0]] {
			t.Errorf("%s is missing", c.ID)
		}
	}
	if !reflect.DeepEqual(Bank(d, 1), Bank(d, 1)) {
		t.Error("the same seed makes two banks")
	}
}
