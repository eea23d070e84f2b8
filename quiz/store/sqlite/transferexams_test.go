package sqlite

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"porthole/quiz"
	"porthole/quiz/exam"
	"porthole/quiz/store/internal/storetest"
)

// importInto imports a document, and returns what came of it.
func importInto(t *testing.T, a *Archive, document string) quiz.Imported {
	t.Helper()
	got, err := a.Import(t.Context(), "", strings.NewReader(document))
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// withExams returns an archive and its store, with exams that were begun: those named over are handed in.
func withExams(t *testing.T, over ...string) (*Archive, exam.Store) {
	t.Helper()
	a := anArchive(t)
	s := open(t, a, "")
	for _, id := range over {
		storetest.Take(t, s, storetest.AnExam(id, "mail", 3))
		storetest.HandIn(t, s, id)
	}
	return a, s
}

func TestAnExamThatRunsComesWithAnExport(t *testing.T) {
	from, s := withExams(t, "over")
	storetest.Take(t, s, storetest.AnExam("runs", "mail", 3))
	to, there := withExams(t)
	want := exported(t, from, "")
	for n := range 2 {
		if got := importInto(t, to, want); got.Exams != 2*(1-n) || got.ExamsKnown != 2*n || got.ExamsLeft+got.ExamsClosed > 0 {
			t.Errorf("%+v", got)
		}
		if diff := cmp.Diff(want, exported(t, to, "")); diff != "" {
			t.Error(diff)
		}
	}
	for _, id := range []string{"over", "runs"} {
		if diff := cmp.Diff(storetest.ExamOf(t, s, id), storetest.ExamOf(t, there, id), storetest.AsKept()); diff != "" {
			t.Error(diff)
		}
	}
	if err := there.SaveExamStep(t.Context(), "runs", storetest.Change(storetest.Picked(2, 1))); err != nil {
		t.Error(err)
	}
	if err := there.SaveExamStep(t.Context(), "over", storetest.Change(storetest.Picked(2, 1))); !errors.Is(err, quiz.ErrExamHanded) {
		t.Error(err)
	}
}

func TestTheExamThatRunsHereStaysAndTheOtherIsTold(t *testing.T) {
	from, s := withExams(t, "over")
	storetest.Take(t, s, storetest.AnExam("theirs", "mail", 3))
	to, here := withExams(t)
	storetest.Take(t, here, storetest.AnExam("ours", "mail", 3))
	want := storetest.ExamOf(t, here, "ours")
	if got := importInto(t, to, exported(t, from, "")); got.Exams != 1 || got.ExamsLeft != 1 {
		t.Errorf("%+v", got)
	}
	got, _, err := here.RunningExam(t.Context(), "mail")
	if diff := cmp.Diff(want, got, storetest.AsKept()); diff != "" || err != nil {
		t.Error(diff, err)
	}
	storetest.HandIn(t, here, "ours")
	if got := importInto(t, to, exported(t, from, "")); got.Exams != 1 || got.ExamsKnown != 1 {
		t.Errorf("once it is handed in: %+v", got)
	}
	if diff := cmp.Diff(storetest.ExamOf(t, s, "theirs"), storetest.ExamOf(t, here, "theirs"), storetest.AsKept()); diff != "" {
		t.Error(diff)
	}
}

func TestAnExamThatWasHandedInElsewhereRunsNoLonger(t *testing.T) {
	to, here := withExams(t)
	storetest.Take(t, here, storetest.AnExam("e", "mail", 4))
	from, there := withExams(t)
	importInto(t, from, exported(t, to, ""))
	if err := there.SaveExamStep(t.Context(), "e", storetest.Change(storetest.Picked(3, 1))); err != nil {
		t.Fatal(err)
	}
	want := storetest.HandIn(t, there, "e")
	if err := here.SaveExamStep(t.Context(), "e", storetest.Change(storetest.Picked(0, 0))); err != nil {
		t.Fatal(err)
	}
	if got := importInto(t, to, exported(t, from, "")); got.ExamsClosed != 1 || got.Answers != 4 {
		t.Errorf("%+v", got)
	}
	if diff := cmp.Diff(want, storetest.ExamOf(t, here, "e"), storetest.AsKept()); diff != "" {
		t.Error(diff)
	}
	if _, err := here.HandIn(t.Context(), "e", storetest.DeckOf("e", 25), storetest.Later()); !errors.Is(err, quiz.ErrExamHanded) {
		t.Errorf("its answers would count twice: %v", err)
	}
	if exported(t, to, "") != exported(t, from, "") {
		t.Error("the two differ")
	}
	if found, err := to.Check(t.Context()); len(found) > 0 || err != nil {
		t.Error(found, err)
	}
}

func TestAHandedInExamIsNotChangedByAnImport(t *testing.T) {
	a, s := withExams(t, "over")
	want, good := storetest.ExamOf(t, s, "over"), exported(t, a, "")
	for _, c := range [][2]string{{`"credit":1,`, `"credit":0,`}, {`"picks":[0]`, `"picks":[1]`}, {`"pass":0.8`, `"pass":0.1`}, {`"ended":"2026`, `"ended":"2027`}} {
		changed := strings.Replace(good, c[0], c[1], 1)
		if changed == good {
			t.Fatalf("%s is not there", c[0])
		}
		if got := importInto(t, a, changed); got.Exams > 0 || got.ExamsKnown != 1 {
			t.Errorf("%+v", got)
		}
	}
	if diff := cmp.Diff(want, storetest.ExamOf(t, s, "over"), storetest.AsKept()); diff != "" || exported(t, a, "") != good {
		t.Error(diff)
	}
}

func TestAnExamThatCannotBeIsRefused(t *testing.T) {
	a := busyArchive(t)
	good := exported(t, a, "")
	for name, c := range map[string][2]string{
		"a paper that is none":     {`"paper":{"version":1`, `"paper":{"version":"x"`},
		"a newer paper":            {`"paper":{"version":1`, `"paper":{"version":99`},
		"no paper":                 {`"paper":{`, `"paper":null,"steps":{`},
		"an unknown kind":          {`"kind":"choice","question"`, `"kind":"spoken","question"`},
		"no id":                    {`{"id":"over"`, `{"id":""`},
		"an unknown field":         {`"verdicts":[{`, `"gift":[{`},
		"an unknown word":          {`"credit":1,`, `"credits":1,`},
		"too few verdicts":         {`"verdicts":[{`, `"verdicts":[],"paper":[{`},
		"verdicts before the end":  {`"ended":"2026-03-28T12:30:00+01:00"`, `"ended":null`},
		"too much credit":          {`"credit":1,`, `"credit":25,`},
		"a pass mark above 1":      {`"pass":0.8`, `"pass":8`},
		"a forecast above 1":       {`"expected":0.5`, `"expected":5`},
		"too long":                 {`"limit_ms":3600000`, `"limit_ms":3600000000`},
		"no time":                  {`"limit_ms":3600000`, `"limit_ms":0`},
		"a step too far":           {`{"question":4,"at"`, `{"question":6,"at"`},
		"a step before all":        {`{"question":4,"at"`, `{"question":-1,"at"`},
		"a step twice":             {`{"question":4,"at"`, `{"question":3,"at"`},
		"a step that is none":      {`"step":{"picks":[1]`, `"step":{"picks":"all"`},
		"a pick that is not there": {`"step":{"picks":[1]`, `"step":{"picks":[2]`},
		"a pick before all":        {`"step":{"picks":[1]`, `"step":{"picks":[-1]`},
		"a time of no clock":       {`"began":"2026-03-28`, `"began":"2026-03-32`},
		"a blank out of bounds":    {`"blanks":null`, `"Blanks":[{"row":1000000000}]`},
		"many parts":               {`"labels":null`, `"labels":[""` + strings.Repeat(`,""`, 1000) + `]`},
		"more than there is room":  {`"title":"Mail"`, `"title":"` + strings.Repeat("x", 8<<20) + `"`},
		"many questions":           {`"questions":[{`, `"questions":[` + strings.Repeat(`{"kind":"choice"},`, 200) + `{`},
	} {
		document := strings.Replace(good, c[0], c[1], 1)
		if document == good {
			t.Errorf("%s: the document has not changed", name)
		}
		empty := anArchive(t)
		if _, err := empty.Import(t.Context(), "", strings.NewReader(document)); err == nil || isThere(empty) ||
			!strings.Contains(err.Error(), "nothing was changed") {
			t.Errorf("%s: %v; a database was made: %v", name, err, isThere(empty))
		}
	}
}

func TestTheTextsOfAnImportedExamCannotControlTheTerminal(t *testing.T) {
	a := busyArchive(t)
	document := exported(t, a, "")
	for _, text := range []string{"Which port, 0?", "IMAPS.", `"title":"Mail`} {
		document = strings.Replace(document, text, text+`\u001b[2J\u202e`, 1)
	}
	to := anArchive(t)
	importInto(t, to, document)
	e := storetest.ExamOf(t, open(t, to, ""), "over")
	if all := fmt.Sprintf("%+v", e); strings.ContainsAny(all, "\x1b\u202e") || e.Title != "Mail" || e.Questions[0].Stem != "Which port, 0?" {
		t.Error(all)
	}
}
