package class_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"porthole/quiz"
	"porthole/quiz/class"
)

// asked are questions of four options, of which the second is right.
func asked(n int) []quiz.Question {
	var all []quiz.Question
	for i := range n {
		all = append(all, quiz.Question{
			ID: fmt.Sprint("card ", i), Kind: quiz.Choice, Stem: fmt.Sprint("Which port, ", i, "?"),
			Options: []quiz.Option{{Text: "25"}, {Text: "993", Right: true}, {Text: "110"}, {Text: "143"}}, Answers: []string{"993"},
		})
	}
	return all
}

func aRound(each time.Duration) class.Round {
	return class.NewRound(1, "mail", "Mail", asked(3), class.Rules{Each: each}, noon())
}

// done is the round after commands that can all be done, a second apart.
func done(t *testing.T, r class.Round, commands ...class.RoundCommand) class.Round {
	t.Helper()
	for _, c := range commands {
		next, can := r.Do(c, nil, r.Changed.Add(time.Second))
		if !can {
			t.Fatalf("command %d cannot be done in %+v", c, r)
		}
		r = next
	}
	return r
}

func TestARoundGoesFromItsLobbyThroughItsQuestionsToItsEnd(t *testing.T) {
	t.Parallel()
	r := aRound(0)
	if _, asks := r.Question(); asks || r.State != class.InLobby {
		t.Errorf("%+v", r)
	}
	for i := range 3 {
		r = done(t, r, class.GoOn)
		if q, asks := r.Question(); !asks || q.ID != fmt.Sprint("card ", i) || r.State != class.Answering {
			t.Errorf("question %d: %+v", i, r)
		}
		if _, can := r.Do(class.GoOn, nil, r.Changed); can {
			t.Error("the next question opens before this one is closed")
		}
		r = done(t, r, class.CloseNow)
	}
	if r = done(t, r, class.GoOn); r.State != class.RoundOver {
		t.Errorf("%+v", r)
	}
	for _, c := range []class.RoundCommand{class.GoOn, class.CloseNow, class.AddTime, class.ForgetClock, class.EndRound} {
		if _, can := r.Do(c, nil, r.Changed); can {
			t.Errorf("command %d is done in a round that is over", c)
		}
	}
}

func TestAQuestionClosesByItselfOnceNobodysTimeRuns(t *testing.T) {
	t.Parallel()
	r := done(t, aRound(20*time.Second), class.GoOn)
	for _, c := range []struct {
		in    []class.Pace
		after time.Duration
		want  class.RoundState
	}{
		{nil, 20 * time.Second, class.Answering},
		{nil, 20*time.Second + class.LiveGrace, class.Answering},
		{nil, 20*time.Second + class.LiveGrace + time.Millisecond, class.Told},
		{[]class.Pace{class.UsualPace, 150}, 30 * time.Second, class.Answering},
		{[]class.Pace{class.UsualPace, 150}, 31 * time.Second, class.Told},
		{[]class.Pace{class.Unhurried}, time.Hour, class.Answering},
		{nil, 13 * time.Hour, class.RoundOver},
	} {
		if got := r.Stage(r.Opened.Add(c.after), c.in); got != c.want {
			t.Errorf("%v after %s: %d, want %d", c.in, c.after, got, c.want)
		}
	}
	if r.Takes(0, class.UsualPace, r.Opened.Add(21*time.Second)) || !r.Takes(0, 200, r.Opened.Add(40*time.Second)) || r.Takes(1, class.Unhurried, r.Opened) {
		t.Error("each is to have their own time, and for this question only")
	}
	if next, can := r.Do(class.GoOn, nil, r.Opened.Add(21*time.Second)); !can || next.At != 1 {
		t.Errorf("a question whose time is up needs no closing: %+v", next)
	}
}

func TestMoreTimeIsGivenWhileThereIsSome(t *testing.T) {
	t.Parallel()
	r := done(t, aRound(20*time.Second), class.GoOn, class.AddTime)
	if until := r.Until(class.UsualPace); !until.Equal(r.Opened.Add(50 * time.Second)) {
		t.Errorf("until %s", until)
	}
	if _, can := r.Do(class.AddTime, nil, r.Opened.Add(time.Minute)); can {
		t.Error("time is given once the answer is told")
	}
	if r = done(t, r, class.ForgetClock); !r.Until(class.UsualPace).IsZero() || !r.Takes(0, class.UsualPace, r.Opened.Add(time.Hour)) {
		t.Errorf("it is still counted down: %+v", r)
	}
}

func TestSpeedIsCountedToHalfASecondAndByOnesPace(t *testing.T) {
	t.Parallel()
	r := done(t, aRound(20*time.Second), class.GoOn)
	for _, c := range []struct {
		p     class.Pace
		after time.Duration
		want  time.Duration
	}{
		{class.UsualPace, 4200 * time.Millisecond, 4 * time.Second}, {class.UsualPace, 4300 * time.Millisecond, 4500 * time.Millisecond},
		{200, 8 * time.Second, 4 * time.Second}, {class.Unhurried, 8 * time.Second, 4 * time.Second},
	} {
		if got := r.Took(c.p, r.Opened.Add(c.after)); got != c.want {
			t.Errorf("%d %%, %s: %s, want %s", c.p, c.after, got, c.want)
		}
	}
}

func scene() class.Scene {
	s := class.Scene{Round: class.Round{Questions: asked(1), State: class.Answering}}
	for i, name := range []string{"Ann", "Bob", "Cem", "Eve"} {
		s.Seats = append(s.Seats, class.Seated{Learner: fmt.Sprint(i), Name: name, Pace: class.UsualPace})
	}
	s.Scores = []class.Place{{Learner: "1", Right: 2, Took: 9 * time.Second}, {Learner: "2", Right: 2, Took: 4 * time.Second}, {Learner: "3", Right: 1, Took: time.Second}}
	return s
}

func TestPlacesGoByRightAnswersAndBySpeedOnlyWhereItCounts(t *testing.T) {
	t.Parallel()
	for speed, want := range map[bool]string{false: "1 Bob 2, 1 Cem 2, 3 Eve 1, 4 Ann 0", true: "1 Cem 2, 2 Bob 2, 3 Eve 1, 4 Ann 0"} {
		s := scene()
		s.Speed = speed
		got := ""
		for i, p := range s.Places() {
			if i > 0 {
				got += ", "
			}
			got += fmt.Sprintf("%d %s %d", p.Rank, p.Name, p.Right)
		}
		if got != want {
			t.Errorf("speed %v: %s", speed, got)
		}
	}
	for board, want := range map[class.Board]int{class.NoBoard: 0, class.TopThree: 3, class.WholeBoard: 4} {
		s := scene()
		s.Board = board
		if got := len(s.OnBoard()); got != want {
			t.Errorf("board %d shows %d", board, got)
		}
	}
}

func TestBarsCountEachOptionAndNeverShowWhatWasTyped(t *testing.T) {
	t.Parallel()
	s := scene()
	for i, pick := range []int{1, 1, 0} {
		s.Replies = append(s.Replies, class.Reply{Learner: fmt.Sprint(i), Response: quiz.Response{Picks: []int{pick}}, Right: pick == 1})
	}
	if got := s.Bars(); !slices.Equal(got, []class.Pick{{"25", false, 1}, {"993", true, 2}, {"110", false, 0}, {"143", false, 0}}) {
		t.Errorf("%v", got)
	}
	s.Questions[0].Options, s.Replies[2].Response = nil, quiz.Response{Text: "rude"}
	if got := s.Bars(); !slices.Equal(got, []class.Pick{{"Right", true, 2}, {"Wrong", false, 1}}) {
		t.Errorf("%v", got)
	}
}

func TestWhateverIsDoneWithARoundItsStateIsSound(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		paces := rapid.SliceOfN(rapid.SampledFrom(class.Paces()), 0, 3).Draw(t, "paces")
		r := aRound(rapid.SampledFrom([]time.Duration{0, time.Second, 20 * time.Second, time.Hour}).Draw(t, "each"))
		now := noon()
		for range rapid.IntRange(0, 30).Draw(t, "steps") {
			now = now.Add(time.Duration(rapid.IntRange(0, 60_000).Draw(t, "ms")) * time.Millisecond)
			before, stage := r, r.Stage(now, paces)
			next, can := r.Do(class.RoundCommand(rapid.IntRange(0, 4).Draw(t, "command")), paces, now)
			if !can {
				next = r
			}
			switch {
			case can && next.Version != before.Version+1, !can && next.Version != before.Version:
				t.Fatalf("a version for each thing done: %+v, %+v", before, next)
			case next.At < before.At, next.At > before.At+1, next.At >= len(r.Questions):
				t.Fatalf("a question after the other: %+v, %+v", before, next)
			case next.At > before.At && stage == class.Answering:
				t.Fatal("the next question opens before this one is closed")
			case before.State == class.RoundOver && can:
				t.Fatal("what is over stays over")
			}
			for _, p := range paces {
				if next.Takes(next.At, p, now) && next.Stage(now, paces) != class.Answering {
					t.Fatalf("somebody has time, and the answer is told: %+v", next)
				}
				if next.Takes(next.At-1, p, now) || next.Takes(next.At+1, p, now) {
					t.Fatalf("another question is answered: %+v", next)
				}
			}
			r = next
		}
	})
}
