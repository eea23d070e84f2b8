package quiz

import (
	"slices"
	"testing"
	"time"

	"porthole/quiz/memory"
)

// mixedUp is the record of a learner who met three cards of the mail course and took POP3S's port
// for IMAPS's, on two days.
func mixedUp() memory.Record {
	r := memory.Record{}
	answer := func(day int, card string, right bool, given ...string) {
		at := noon().AddDate(0, 0, day).Add(time.Duration(r.Answers) * 20 * time.Second)
		r = r.After(Answer{Session: "s", Card: card, Kind: Typed, Right: right, Mistaken: given, At: at}.ForMemory())
	}
	for day := range 2 {
		answer(day, "mail/forward//imaps/secure port", false, "995")
		answer(day, "mail/forward//imaps/secure port", false, "995")
		answer(day, "mail/forward//pop3s/secure port", false, "993")
		answer(day, "mail/reverse//default port/25", true)
		answer(day, "base64", day == 1)
	}
	return r
}

func TestStatsListWhatWasAskedTheWeakestFirst(t *testing.T) {
	d := NewDeck(mail())
	s := NewStats(d, Progress{Record: mixedUp()}, noon().AddDate(0, 0, 2))
	if s.Asked != 4 || len(s.Cards) != 4 || s.Of != len(d.IDs()) {
		t.Fatalf("%d of %d asked, %d listed", s.Asked, s.Of, len(s.Cards))
	}
	if !slices.IsSortedFunc(s.Cards, func(a, b CardStat) int { return int(1e6 * (a.Recall - b.Recall)) }) {
		t.Errorf("not the weakest first: %+v", s.Cards)
	}
	weakest, strongest := s.Cards[0], s.Cards[3]
	if weakest.ID != "mail/forward//imaps/secure port" || weakest.Asks != "Which port does IMAPS use?" || weakest.Answer != "993" || weakest.Asked != 4 || weakest.Right != 0 {
		t.Errorf("the weakest: %+v", weakest)
	}
	if strongest.ID != "mail/reverse//default port/25" || strongest.Direction != Reverse || strongest.Answer != "SMTP" || strongest.Right != 2 {
		t.Errorf("the strongest: %+v", strongest)
	}
	if i := slices.IndexFunc(s.Cards, func(c CardStat) bool { return c.Authored }); i < 0 || s.Cards[i].Answer != "False" {
		t.Errorf("the authored question is not among them: %+v", s.Cards)
	}
}

func TestStatsNameWhatIsMixedUpMostFirst(t *testing.T) {
	s := NewStats(NewDeck(mail()), Progress{Record: mixedUp()}, noon().AddDate(0, 0, 2))
	if len(s.Confusions) != 2 {
		t.Fatalf("%+v", s.Confusions)
	}
	if most := s.Confusions[0]; most.Given != "995" || most.Answer != "993" || most.Times != 4 {
		t.Errorf("%+v", most)
	}
}

func TestStatsListTheDaysPractised(t *testing.T) {
	s := NewStats(NewDeck(mail()), Progress{Record: mixedUp()}, noon().AddDate(0, 0, 2))
	if len(s.Days) != 2 || s.Days[0].Day != memory.DayOf(noon()) || s.Days[1].Day != memory.DayOf(noon())+1 {
		t.Fatalf("%+v", s.Days)
	}
	for _, day := range s.Days {
		if day.Answers != 5 || day.Spent < time.Minute || day.Spent > 2*time.Minute {
			t.Errorf("%+v", day)
		}
	}
}

func TestStatsTellRecallForTheExamWhileItIsToCome(t *testing.T) {
	d, p, now := NewDeck(mail()), Progress{Record: mixedUp()}, noon().AddDate(0, 0, 2)
	today := NewStats(d, p, now)
	p.Goal = memory.Goal{Exam: now.AddDate(0, 0, 20), Budget: time.Hour, Set: now}
	exam := NewStats(d, p, now)
	if !today.Horizon.Equal(now) || !exam.Horizon.Equal(p.Goal.Exam) || exam.Cards[3].Recall >= today.Cards[3].Recall {
		t.Errorf("recall %.3f at %v, %.3f at %v", today.Cards[3].Recall, today.Horizon, exam.Cards[3].Recall, exam.Horizon)
	}
	if len(exam.Plan.Sittings) == 0 || len(today.Plan.Sittings) > 0 {
		t.Error("the plan is not that of the goal")
	}
	if after := NewStats(d, p, p.Goal.Exam.Add(time.Hour)); !after.Horizon.Equal(after.At) {
		t.Errorf("after the exam recall is told for %v", after.Horizon)
	}
}

func TestStatsCountHowForecastsHeld(t *testing.T) {
	s := NewStats(NewDeck(mail()), Progress{Record: mixedUp()}, noon().AddDate(0, 0, 2))
	answers := 0
	for _, bin := range s.Reliability {
		if bin.Answers == 0 || bin.Forecast < 0 || bin.Forecast > float64(bin.Answers) || bin.Right > float64(bin.Answers) {
			t.Errorf("%+v", bin)
		}
		answers += bin.Answers
	}
	if answers != 4 { // the first answer of the second day to each card
		t.Errorf("%d answers, want 4", answers)
	}
}

func TestStatsOfNobodyAreEmpty(t *testing.T) {
	s := NewStats(NewDeck(mail()), Progress{}, noon())
	if s.Asked != 0 || len(s.Cards)+len(s.Confusions)+len(s.Days)+len(s.Reliability) != 0 || s.Wanting != [2]int{30, 10} {
		t.Errorf("%+v", s)
	}
}
