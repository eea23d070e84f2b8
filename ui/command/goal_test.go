package command_test

import (
	"strings"
	"testing"
	"time"
)

func TestAGoalIsSetByFlags(t *testing.T) {
	m := newMachine(t)
	m.run("", "goal", seed()).wants(t, 0, "No goal is set.")
	m.run("", "goal", seed(), "--target", "90").wants(t, 2, "!no goal is set; --exam says when the exam is: a date is written")
	m.run("", "goal", seed(), "--exam", "in 10 days").wants(t, 0, "Exam: Saturday 5 December at 09:00, in 10 days.", "Target: 80 %, 4 choices to a question", "Time for learning: 1 h 40", "Today's part: ", "before the exam")
	m.run("", "goal", seed(), "--time", "14:30", "--minutes", "120", "--choices", "0").wants(t, 0, "at 14:30", "Target: 80 %, answers are written.", "Time for learning: 2 hours.")
	m.run("", "goal", seed(), "--cap", "5").wants(t, 0, "At most 5 minutes a day.", "That moves ", "no room for ")
	m.run("", "goal", seed()).wants(t, 0, "At most 5 minutes a day.", "14:30")
	m.run("", "goal").wants(t, 0, "No goal is set.") // of another course
	m.run("", "goal", seed(), "--none").wants(t, 0, "No goal is set.")
}

func TestAGoalIsToldBackAsItWasTypedAtEveryHour(t *testing.T) {
	for hour := range 24 {
		m := newMachine(t)
		m.now = time.Date(2026, 11, 25, hour, 30, 0, 0, time.UTC)
		m.run("", "goal", seed(), "--exam", "in 10 days", "--minutes", "120").wants(t, 0, "Exam: Saturday 5 December at 09:00, in 10 days.", "- Today: ")
		m.run("/quit\n", seed()).wants(t, 0, "Exam goal: 80 % in 10 days")
		m.run("", "goal", seed(), "--exam", "Friday").wants(t, 0, "Exam: Friday 27 November at 09:00, in 2 days.")
		told := m.run("", "goal", seed(), "--exam", "tomorrow")
		told.wants(t, 0, "Exam: Thursday 26 November at 09:00, tomorrow.")
		if n := strings.Count(told.out, "- Today: "); n > 1 || strings.Count(told.out, "- Tomorrow: ") > 1 {
			t.Errorf("at %d o'clock two days have one name:\n%s", hour, told.out)
		}
	}
}

func TestWhatIsNoGoalIsRefused(t *testing.T) {
	m := newMachine(t)
	for want, args := range map[string][]string{
		`!--exam: "soon" is no date; a date is written 2026-12-05, "5 Dec", "Friday" or "in 10 days"`: {"--exam", "soon"},
		"!--exam: 24 November 2026 is in the past":                                                    {"--exam", "2026-11-24"},
		"!has passed":                         {"--exam", "today", "--time", "09:00"},
		"!--time: \"noon\" is no time of day": {"--exam", "5 Dec", "--time", "noon"},
		"!from 1 to 100":                      {"--exam", "5 Dec", "--target", "101"},
		"!2 to 10 choices":                    {"--exam", "5 Dec", "--choices", "1"},
		"!minutes from 1":                     {"--exam", "5 Dec", "--minutes", "0"},
		"!one day":                            {"--exam", "5 Dec", "--cap", "-1"},
		"!--minutes takes a whole number":     {"--exam", "5 Dec", "--minutes", "many"},
		"!cannot stand beside":                {"--none", "--exam", "5 Dec"},
	} {
		m.run("", append([]string{"goal", seed()}, args...)...).wants(t, 2, want)
	}
	m.run("", "goal", seed()).wants(t, 0, "No goal is set.")
}

// told is what goal --json says. The fields are spelled out here once more: programs rely on them.
type told struct {
	Goal *struct {
		Exam, Set                     time.Time
		Minutes, Target, Choices, Cap float64
		Open                          bool
	}
	Plan *struct {
		Today, Left, Cap, Moved, Lost float64
		Free, Unread, Unmet           int
		Sittings                      []struct {
			Date    string
			At      time.Time
			Minutes float64
			Morning bool
			Lessons []string
			New     int
			Reviews int
			Exam    bool
		}
	}
}

func TestAGoalIsReadByPrograms(t *testing.T) {
	m := newMachine(t)
	var none, some told
	decode(t, m.run("", "goal", seed(), "--json").out, &none)
	if none.Goal != nil || none.Plan != nil {
		t.Errorf("%+v", none)
	}
	decode(t, m.run("", "goal", seed(), "--exam", "5 Dec", "--target", "90", "--json").out, &some)
	sum := 0.0
	var read []string
	met := some.Plan.Unmet
	for _, s := range some.Plan.Sittings {
		sum += s.Minutes
		met += s.New
		read = append(read, s.Lessons...)
	}
	if p := some.Plan; len(read)+p.Unread != 7 || read[0] != "Definition and Core Summary" || met != 25 || p.Free != 10-len(p.Sittings)+1 {
		t.Errorf("%d lessons and %d unread, %d cards, %d days are free: %q", len(read), p.Unread, met, p.Free, read)
	}
	if g := some.Goal; !g.Open || g.Target != 0.9 || g.Minutes != 100 || g.Exam.Format(time.DateOnly) != "2026-12-05" || sum != 100 {
		t.Errorf("%+v, %v minutes", some, sum)
	}
}

// progress is what stats --json says.
type progress struct {
	Course      struct{ ID, Title string }
	Learner     string
	At, Horizon time.Time
	Asked, Of   int
	Due         struct {
		Reviews, New int
		Next         *time.Time
	}
	Forecast *struct{ Expected, Low, High float64 }
	Wanting  struct{ Answers, Delayed int }
	told
	Cards []struct {
		ID, Question, Answer, Direction string
		Recall                          float64
		Asked, Right                    int
		Due                             *time.Time
	}
	Confusions []struct {
		Card, Question, Answer, Given string
		Times                         int
	}
	Days []struct {
		Date           string
		Answers, Right int
		Minutes        float64
	}
	Reliability []struct {
		Answers         int
		Forecast, Right float64
	}
	Forecasts []struct {
		Date                string
		Expected, Low, High float64
	}
	Exams []struct{}
}

func TestStatsAreSentencesForPeopleAndJSONForPrograms(t *testing.T) {
	m := newMachine(t)
	m.run("", "stats", seed()).wants(t, 0, "Nothing was asked yet.")
	m.run("995\n995\n995\n995\n", "drill", seed(), "--relation", "secure port", "--direction", "forward", "--kind", "typed", "--count", "3", "--learner", "Ada")
	m.run("", "stats", seed(), "--learner", "Ada").wants(t, 0, "Asked so far: ", "A forecast needs ", "The weakest:", "Mixed up most: - 995 for ", "Practised on 1 day.")
	stats := m.run("", "stats", seed(), "--learner", "Ada", "--json")
	stats.wants(t, 0)
	var got progress
	decode(t, stats.out, &got)
	if got.Learner != "Ada" || got.Asked != 3 || len(got.Cards) != 3 || got.Forecast != nil || got.Wanting.Answers == 0 || got.Goal != nil ||
		len(got.Confusions) == 0 || got.Confusions[0].Given != "995" || len(got.Days) != 1 || got.Days[0].Date != "2026-11-25" || got.Forecasts == nil || got.Reliability == nil {
		t.Errorf("%+v", got)
	}
	again := m.run("", "stats", seed(), "--learner", "Ada", "--json")
	decode(t, again.out, &got)
	m.run("", "stats", "emial").wants(t, 2, `!the nearest is "email"`)
}
