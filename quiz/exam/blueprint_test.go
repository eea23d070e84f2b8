package exam

import (
	"slices"
	"testing"
	"time"

	"porthole/content"
	"porthole/quiz"
	"porthole/quiz/memory"
)

func TestTheKindsOfAnExamFollowTheirWeights(t *testing.T) {
	d := builtin(t, "email")
	b := Blueprint{Questions: 30, Pass: 0.8, Kinds: map[quiz.Kind]float64{quiz.Choice: 3, quiz.Typed: 2, quiz.Scenario: 1}}
	for seed := range uint64(20) {
		e, err := New(d, b, seed, memory.Record{}, noon())
		if err != nil {
			t.Fatal(err)
		}
		got := map[quiz.Kind]int{}
		for _, q := range e.Questions {
			got[q.Kind]++
		}
		if got[quiz.Choice] != 15 || got[quiz.Typed] != 10 || got[quiz.Scenario] != 5 {
			t.Errorf("seed %d: %v", seed, got)
		}
	}
}

func TestTheLessonsOfAnExamFollowTheirWeights(t *testing.T) {
	d := builtin(t, "email")
	b := BlueprintOf(d.Course())
	const heavy, none = "Submission and relay", "One mailbox, several devices"
	b.Questions, b.Weights = 40, map[string]float64{content.Key(heavy): 4, content.Key(none): 0}
	for seed := range uint64(20) {
		e, err := New(d, b, seed, memory.Record{}, noon())
		if err != nil {
			t.Fatal(err)
		}
		got, most := map[string]int{}, 0
		for _, q := range e.Questions {
			if got[q.LessonTitle]++; q.LessonTitle != heavy {
				most = max(most, got[q.LessonTitle])
			}
		}
		if got[none] > 0 || got[heavy] <= most {
			t.Errorf("seed %d: %v", seed, got)
		}
	}
}

func TestAnExamAboutSomeLessonsAsksNothingElse(t *testing.T) {
	d := builtin(t, "email")
	b := BlueprintOf(d.Course())
	wanted := []string{"Login", "SMTP sends mail"}
	b.Lessons = content.Each(wanted, content.Key)
	for seed := range uint64(20) {
		e, err := New(d, b, seed, memory.Record{}, noon())
		if err != nil || len(e.Questions) < 5 || len(e.Questions) != b.Fit(d).Questions {
			t.Fatal(len(e.Questions), b.Fit(d).Questions, err)
		}
		for _, q := range e.Questions {
			if !slices.Contains(wanted, q.LessonTitle) {
				t.Errorf("seed %d: %s is of the lesson %s", seed, q.ID, q.LessonTitle)
			}
		}
	}
	b.Lessons = []string{"no such lesson"}
	if _, err := New(d, b, 1, memory.Record{}, noon()); err == nil || b.Fit(d).Questions != 0 {
		t.Error("an exam about no lesson begins")
	}
}

func TestAnExamTakesWhatThereIs(t *testing.T) {
	d := quiz.NewDeck(mustParse(t, "# M\n\n| Protocol | Port |\n|---|---|\n| IMAP | 143 |\n| POP3 | 110 |\n"))
	e, err := New(d, BlueprintOf(d.Course()), 1, memory.Record{}, noon())
	if err != nil || len(e.Questions) == 0 || len(e.Questions) > len(d.Cards()) {
		t.Errorf("%d questions of %d cards, %v", len(e.Questions), len(d.Cards()), err)
	}
	if _, err := New(quiz.NewDeck(mustParse(t, "# M\n\ntext\n")), Blueprint{}, 1, memory.Record{}, noon()); err == nil {
		t.Error("an exam of nothing begins")
	}
}

func TestAnExamHasTheTimeItsQuestionsTake(t *testing.T) {
	for _, test := range []struct {
		b    Blueprint
		want time.Duration
	}{
		{Blueprint{Questions: 25}, 30 * time.Minute},
		{Blueprint{Questions: 1}, time.Minute},
		{Blueprint{Questions: 25, Limit: 10 * time.Minute}, 10 * time.Minute},
		{Blueprint{Questions: 25, Limit: 1000 * time.Hour}, MostTime},
	} {
		if got := test.b.Timed().Limit; got != test.want {
			t.Errorf("%+v: %v, want %v", test.b, got, test.want)
		}
	}
}

// The time is meant for as many questions as are planned.
func TestACourseWithFewerQuestionsThanPlannedGivesLessTime(t *testing.T) {
	small := quiz.NewDeck(mustParse(t, "# M\n\n| Protocol | Port |\n|---|---|\n| IMAP | 143 |\n| POP3 | 110 |\n| SMTP | 25 |\n"))
	b := BlueprintOf(small.Course())
	e, err := New(small, b, 1, memory.Record{}, noon())
	if err != nil {
		t.Fatal(err)
	}
	n := len(e.Questions)
	if n >= b.Questions {
		t.Fatalf("%d questions, want fewer than the %d that are planned", n, b.Questions)
	}
	if want := (b.Limit * time.Duration(n) / time.Duration(b.Questions)).Round(time.Minute); e.Limit != want || e.Limit >= b.Limit {
		t.Errorf("%d of %d questions have %s, want %s", n, b.Questions, e.Limit, want)
	}
	b.Fixed = true
	if e, err = New(small, b, 1, memory.Record{}, noon()); err != nil || e.Limit != b.Limit {
		t.Errorf("who asked for %s has %s (%v)", b.Limit, e.Limit, err)
	}
}
