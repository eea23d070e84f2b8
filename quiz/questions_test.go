package quiz

import (
	"reflect"
	"slices"
	"testing"

	"porthole/content/markdown"
	"porthole/quiz/memory"
	"porthole/quiz/spelling"
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
		drill, err := NewDrill(d, s, memory.Record{}, noon())
		if err != nil {
			t.Fatal(err)
		}
		for i, q := range list {
			asked, ok := drill.Question()
			q.typed, q.truth = nil, ""
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

func TestAFalseStatementOnPaperHasItsTruth(t *testing.T) {
	d := builtin(t, "email")
	list, err := Questions(d, Selection{Count: -1, Kinds: []Kind{TrueFalse}})
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range list {
		v := d.Mark(q, Response{Picks: []int{0}})
		if isFalse := q.distractor != ""; isFalse && q.Truth() != spelling.Stop(v.Correction) || !isFalse && q.Truth() != "" {
			t.Errorf("%s: the truth is %q, a verdict says %q", q.Stem, q.Truth(), v.Correction)
		}
	}
}

func TestAKeyNamesEveryRightWay(t *testing.T) {
	c, _ := markdown.Parse("x.md", []byte(`# Web

<!-- id: rules, firewall -->
Write the rules.

| From | Method | Action |
|---|---|---|
| readers | GET | allow |
| editors | PUT or POST | allow |
| any | other | deny |

<!-- id: open, firewall -->
Write the rules.

| From | Port | Action |
|---|---|---|
| a | 1 | allow |
| b | 2 | allow |
| c | 3 | allow |

<!-- id: mail, settings -->
Set it up.

| Server | Port | Security |
|---|---|---|
| Incoming | 993 | SSL/TLS |
| Outgoing | 465 | SSL/TLS |
| Outgoing | 587 | STARTTLS |

<!-- id: session, transcript -->
Read it.

~~~
one
two
~~~

- Which line has three letters? **1 or 2**
- Name the password's line **none**

<!-- id: steps, order -->
Order it.

1. One
2. Two
3. Three
`))
	list, err := Questions(NewDeck(c), Selection{Count: -1})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string][]string{
		"rules":   {"Rule 1: readers, GET, allow", "Rule 2: editors, PUT or POST, allow", "Rule 3: any, other, deny", "Rules 1 and 2 may change places."},
		"open":    {"Rule 1: a, 1, allow", "Rule 2: b, 2, allow", "Rule 3: c, 3, allow", "Rules 1 to 3 may stand in any order."},
		"mail":    {"Incoming: 993, SSL/TLS", "Outgoing: 465, SSL/TLS or 587, STARTTLS"},
		"session": {"Which line has three letters? line 1 or 2", "Name the password's line: no line"},
		"steps":   {"1. One", "2. Two", "3. Three"},
	}
	for _, q := range list {
		if got := q.Task.KeyLines(); !slices.Equal(got, want[q.ID]) {
			t.Errorf("%s: the key is %q, want %q", q.ID, got, want[q.ID])
		}
		delete(want, q.ID)
	}
	if len(want) > 0 {
		t.Errorf("not asked: %v", want)
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
		if !seen[asked{c.ID, false}] && !d.index().nodes[c.Facts[0]].shadowed {
			t.Errorf("%s is missing", c.ID)
		}
	}
	if !reflect.DeepEqual(Bank(d, 1), Bank(d, 1)) {
		t.Error("the same seed makes two banks")
	}
}
