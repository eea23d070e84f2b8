package sqlite

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"porthole/quiz"
	"porthole/quiz/memory"
	"porthole/quiz/store/internal/storetest"
)

func exported(t *testing.T, a *Archive, learner string) string {
	t.Helper()
	var out bytes.Buffer
	if err := a.Export(t.Context(), learner, &out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestAnExportComesBackTheSame(t *testing.T) {
	from, to := busyArchive(t), anArchive(t)
	want := exported(t, from, "Zoë")
	for n := range 2 {
		got, err := to.Import(t.Context(), "Zoë", strings.NewReader(want))
		if err != nil || got.Answers != storetest.Filled*(1-n) || got.Known != storetest.Filled*n || got.Exams != 2*(1-n) || got.ExamsKnown != 2*n || got.Learner != "Zoë" {
			t.Errorf("import %d: %+v, %v", n+1, got, err)
		}
		if diff := cmp.Diff(want, exported(t, to, "Zoë")); diff != "" {
			t.Errorf("import %d: %s", n+1, diff)
		}
	}
	a, b := open(t, from, "Zoë"), open(t, to, "Zoë")
	if diff := cmp.Diff(storetest.RecordOf(t, a, "mail"), storetest.RecordOf(t, b, "mail"), storetest.Same()); diff != "" {
		t.Error(diff)
	}
	if last := storetest.Save(t, b, storetest.At("x", 0, true)); strings.Contains(want, fmt.Sprint(last)) {
		t.Error("an identity was given twice")
	}
}

func TestAnImportAddsToWhatIsThere(t *testing.T) {
	from, to := busyArchive(t), anArchive(t)
	s := open(t, to, "")
	storetest.Save(t, s, storetest.At("card 0", -1000, false))
	goal := memory.Goal{Exam: storetest.Noon().Add(time.Hour), Set: storetest.Noon()}
	if err := s.SetGoal(t.Context(), "mail", goal); err != nil {
		t.Fatal(err)
	}
	if _, err := to.Import(t.Context(), "", strings.NewReader(exported(t, from, ""))); err != nil {
		t.Fatal(err)
	}
	if p, err := s.Learner(t.Context(), "mail"); !cmp.Equal(p.Goal, goal) || err != nil {
		t.Errorf("the goal is %v, %v", p.Goal, err)
	}
	want := storetest.Replayed(t, exported(t, to, ""), "mail")
	if diff := cmp.Diff(want, storetest.RecordOf(t, s, "mail"), storetest.Same()); diff != "" || want.Answers < 40 {
		t.Error(diff)
	}
}

func TestABadImportIsRefusedAndChangesNothing(t *testing.T) {
	a := busyArchive(t)
	good := exported(t, a, "")
	line := func(old, with string) string { return strings.Replace(good, old, with, 1) }
	for name, document := range map[string]string{
		"nothing":             "",
		"no JSON":             "Hello",
		"another format":      line("porthole-export", "anki"),
		"a newer version":     line(`"version":1`, `"version":2`),
		"no version":          line(`"version":1,`, ``),
		"cut off":             good[:len(good)/2],
		"its end is missing":  good[:len(good)-3],
		"something behind":    good + "x",
		"an unknown list":     line(`"goals"`, `"gaols"`),
		"an unknown field":    line(`"given"`, `"gift"`),
		"a list twice":        line(`"runs"`, `"answers"`),
		"an id of text":       line(`{"id":"1`, `{"id":"x`),
		"an id that is huge":  line(`{"id":"1`, `{"id":"9999999991`),
		"an unknown kind":     line(`"typed"`, `"spoken"`),
		"too much luck":       line(`"given"`, `"luck":1.5,"given"`),
		"no time":             line(`"took_ms":60000`, `"took_ms":-1`),
		"a time of no clock":  line(`"at":"2026-03-28T12:00:05+01:00"`, `"at":"2026-13-28T12:00:05+01:00"`),
		"a zone that is none": line(`"at":"2026-03-28T12:00:05+01:00"`, `"at":"2026-03-28T12:00:05+25:00"`),
		"a forecast above 1":  line(`"high":0.9`, `"high":9`),
		"the last entry":      line(`"budget_ms":3600000`, `"budget_ms":"much"`),
	} {
		if document == good {
			t.Errorf("%s: the document has not changed", name)
		}
		got, err := a.Import(t.Context(), "", strings.NewReader(document))
		if err == nil || got != (quiz.Imported{}) || !strings.Contains(err.Error(), "nothing was changed") {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
		empty := anArchive(t)
		if _, err := empty.Import(t.Context(), "", strings.NewReader(document)); err == nil || isThere(empty) {
			t.Errorf("%s: %v; a database was made: %v", name, err, isThere(empty))
		}
	}
	if exported(t, a, "") != good {
		t.Error("something has changed")
	}
}
