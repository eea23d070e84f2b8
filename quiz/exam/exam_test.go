package exam

import (
	"reflect"
	"testing"
	"time"

	"pgregory.net/rapid"

	"porthole/quiz"
	"porthole/quiz/memory"
)

func newExam(t testing.TB, d *quiz.Deck, seed uint64) Exam {
	t.Helper()
	e, err := New(d, BlueprintOf(d.Course()), seed, memory.Record{}, noon())
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// give answers question i of an exam, n minutes after noon.
func give(t testing.TB, e Exam, i int, r quiz.Response, n int) Exam {
	t.Helper()
	e, _, ok := e.Give(i, r, noon().Add(time.Duration(n)*time.Minute))
	if !ok {
		t.Fatalf("question %d is not taken", i)
	}
	return e
}

func TestTheSameSeedMakesTheSameExam(t *testing.T) {
	t.Parallel()
	d := builtin(t, "email")
	for seed := range uint64(20) {
		a, b := newExam(t, d, seed), newExam(t, builtin(t, "email"), seed)
		if !reflect.DeepEqual(a, b) {
			t.Fatalf("seed %d: two exams differ", seed)
		}
		if reflect.DeepEqual(a.Questions, newExam(t, d, seed+1).Questions) {
			t.Fatalf("seeds %d and %d make one exam", seed, seed+1)
		}
		if want := BlueprintOf(d.Course()).Questions; len(a.Questions) != want {
			t.Fatalf("seed %d: %d questions, want %d", seed, len(a.Questions), want)
		}
	}
}

func TestAnExamAsksAboutAFactOnce(t *testing.T) {
	d := builtin(t, "email")
	for seed := range uint64(50) {
		seen := map[int]bool{}
		for _, q := range newExam(t, d, seed).Questions {
			c, ok := d.CardByID(q.ID)
			if !ok {
				continue
			}
			for _, f := range c.Facts {
				if seen[f] {
					t.Errorf("seed %d asks twice about %s", seed, q.ID)
				}
				seen[f] = true
			}
		}
	}
}

func TestAnExamComesBackFromItsPaper(t *testing.T) {
	d := builtin(t, "email")
	for seed := range uint64(50) {
		e := newExam(t, d, seed)
		e.Forecast = memory.Forecast{Expected: 0.78, Low: 0.7, High: 0.85}
		text, err := e.Encode()
		if err != nil {
			t.Fatal(err)
		}
		back, err := Decode(text)
		if err != nil {
			t.Fatal(err)
		}
		back.ID, back.Course, back.Began = e.ID, e.Course, e.Began
		if !reflect.DeepEqual(back, e) {
			t.Fatalf("seed %d:\n%+v\n%+v", seed, back, e)
		}
	}
}

func TestAStepComesBackAsItWas(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := Step{Question: 3, Flagged: rapid.Bool().Draw(t, "flagged"), At: noon()}
		s.Response.Text = rapid.String().Draw(t, "text")
		s.Response.Picks = rapid.SliceOfN(rapid.IntRange(0, 9), 1, 5).Draw(t, "picks")
		s.Response.Fields = rapid.SliceOfN(rapid.StringMatching(`[ -~]{0,5}`), 1, 5).Draw(t, "fields")
		text, err := s.Encode()
		if err != nil {
			t.Fatal(err)
		}
		if back, err := DecodeStep(text, 3, noon()); err != nil || !reflect.DeepEqual(back, s) {
			t.Fatalf("%+v comes back as %+v, %v", s, back, err)
		}
	})
}

// An exam that was taken up again after its course changed is marked as it was set.
func TestAChangedCourseChangesNoMark(t *testing.T) {
	d := builtin(t, "email")
	other := quiz.NewDeck(mustParse(t, "# Other\n\n| A | B |\n|---|---|\n| x | 1 |\n| y | 2 |\n"))
	for seed := range uint64(20) {
		e := newExam(t, d, seed)
		for i, q := range e.Questions {
			e = give(t, e, i, rightly(q.Question), 1)
		}
		own, strange := e.HandIn(d, noon().Add(time.Hour)), e.HandIn(other, noon().Add(time.Hour))
		for i, v := range own.Verdicts {
			w := strange.Verdicts[i]
			if v.Right != w.Right || v.Credit != w.Credit || v.Answer != w.Answer || v.Given != w.Given || !reflect.DeepEqual(v.Found, w.Found) {
				t.Errorf("seed %d, %s:\n%+v\n%+v", seed, e.Questions[i].Stem, v, w)
			}
		}
	}
}

func TestTheClockOfAnExamRunsOnByWallTime(t *testing.T) {
	e := newExam(t, builtin(t, "email"), 1)
	limit := e.Limit
	e = give(t, e, 3, quiz.Response{Picks: []int{0}}, 10)
	for _, test := range []struct {
		says string
		at   time.Duration
		want time.Duration
	}{
		{"after a break", 20 * time.Minute, limit - 20*time.Minute},
		{"the clock was set back: it stands at the last step", -time.Hour, limit - 10*time.Minute},
		{"time is up", limit, 0},
		{"long after", 48 * time.Hour, 0},
	} {
		if got := e.Left(noon().Add(test.at)); got != test.want {
			t.Errorf("%s: %v left, want %v", test.says, got, test.want)
		}
	}
	if _, _, ok := e.Give(4, quiz.Response{Picks: []int{0}}, noon().Add(limit)); ok {
		t.Error("an answer is taken when time is up")
	}
	if e.Warned(noon().Add(limit-6*time.Minute)) || !e.Warned(noon().Add(limit-time.Minute)) {
		t.Error("the warning does not come in the last minutes")
	}
}

func TestAnExamThatIsFoundAfterItsTimeEndedThen(t *testing.T) {
	d := builtin(t, "email")
	e := newExam(t, d, 1)
	e = give(t, e, 0, quiz.Response{Picks: []int{0}}, 10).HandIn(d, noon().Add(72*time.Hour))
	if want := noon().Add(e.Limit); !e.Ended.Equal(want) {
		t.Errorf("it ended at %v, want %v", e.Ended, want)
	}
}

func TestAHandedInExamNeverChanges(t *testing.T) {
	d := builtin(t, "email")
	e := newExam(t, d, 1).HandIn(d, noon().Add(time.Minute))
	for i := range e.Questions {
		a, _, given := e.Give(i, quiz.Response{Picks: []int{0}}, noon())
		b, _, flagged := e.Flag(i, noon())
		c, _, gone := e.Go(i, noon())
		if given || flagged || gone || !reflect.DeepEqual(a, e) || !reflect.DeepEqual(b, e) || !reflect.DeepEqual(c, e) {
			t.Fatalf("question %d can be changed", i)
		}
	}
	if again := e.HandIn(d, noon().Add(time.Hour)); !reflect.DeepEqual(again, e) {
		t.Error("it can be handed in twice")
	}
}

func TestAnExamIsTakenUpWhereItWasLeft(t *testing.T) {
	e := newExam(t, builtin(t, "email"), 1)
	at := noon()
	for _, i := range []int{0, 1, 2, 7, 3, 3, 12} { // all within one millisecond
		e, _, _ = e.Go(i, at)
		if e.At() != i {
			t.Fatalf("after going to %d it stands at %d", i, e.At())
		}
	}
	before := e
	e = give(t, e, 5, quiz.Response{Text: "25"}, 1)
	if before.Answered(5) || !e.Answered(5) || e.Open() != len(e.Questions)-1 {
		t.Error("a response changes the exam it was given in, or does not count")
	}
	if e = give(t, e, 5, quiz.Response{}, 2); e.Answered(5) {
		t.Error("a response cannot be taken back")
	}
}

func TestAnExamCountsForMemoryOnceItIsHandedIn(t *testing.T) {
	d := builtin(t, "email")
	e := newExam(t, d, 7)
	for i := range e.Questions {
		if i%3 != 0 { // a third stays open
			e = give(t, e, len(e.Questions)-1-i, rightly(e.Questions[len(e.Questions)-1-i].Question), i)
		}
	}
	if e.Answers() != nil {
		t.Error("answers count before the exam is handed in")
	}
	e = e.HandIn(d, noon().Add(29*time.Minute))
	answers := e.Answers()
	if want := len(e.Questions) - e.Open(); len(answers) != want || want == 0 {
		t.Fatalf("%d answers, want %d", len(answers), want)
	}
	known := memory.Record{}
	for i, a := range answers {
		if i > 0 && a.At.Before(answers[i-1].At) {
			t.Error("answers are not in the order in which they were given")
		}
		if a.Latency != 0 {
			t.Errorf("%s tells how quickly it was answered", a.Card)
		}
		known = known.After(a.ForMemory())
	}
	if known.Answers != len(answers) {
		t.Errorf("%d answers count for memory, want %d", known.Answers, len(answers))
	}
}
