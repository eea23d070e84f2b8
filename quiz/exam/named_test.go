package exam

import (
	"slices"
	"strings"
	"testing"

	"porthole/quiz/memory"
)

func TestATestIsKnownByItsNameHoweverItIsTyped(t *testing.T) {
	for given, want := range map[string]string{"Week 3": "week 3", "  week\t3 ": "week 3", "WEEK 3": "week 3", "Prüfung": "prüfung"} {
		if got, ok := TestName(given); got != want || !ok {
			t.Errorf("%q is %q, %v", given, got, ok)
		}
	}
	for _, given := range []string{"", "  ", "\x1b[2J", strings.Repeat("x", LongestTest+1)} {
		if got, ok := TestName(given); ok {
			t.Errorf("%q is taken as %q", given, got)
		}
	}
	if TestSeed("week 3") != 489116 { // fixed for ever: those who sit a test may have different versions of the program
		t.Errorf("its seed is %d", TestSeed("week 3"))
	}
}

func TestATestAsksEveryoneTheSameAndHasOneID(t *testing.T) {
	d := builtin(t, "email")
	b := BlueprintOf(d.Course())
	b.Test = "week 3"
	first, err := New(d, b, TestSeed(b.Test), memory.Record{}, noon())
	if err != nil {
		t.Fatal(err)
	}
	b.Seen = Seen{}
	b.Seen.Note(first.Asked(), first.Began)
	again, err := New(d, b, TestSeed(b.Test), memory.Record{}, noon().AddDate(0, 0, 1))
	if err != nil || !slices.Equal(first.Asked(), again.Asked()) {
		t.Errorf("one who saw it is asked %v, not %v: %v", again.Asked(), first.Asked(), err)
	}
	if first.ID != again.ID || first.Test() != "week 3" || first.HandIn(d, noon()).Result().Test() != "week 3" {
		t.Errorf("ids %s and %s, test %q", first.ID, again.ID, first.Test())
	}
	b.Test = ""
	if e, err := New(d, b, 1, memory.Record{}, noon()); err != nil || e.Test() != "" {
		t.Errorf("%q, %v", e.Test(), err)
	}
}
