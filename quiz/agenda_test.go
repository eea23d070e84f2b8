package quiz

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"porthole/quiz/memory"
)

// mockTime is how long a practice exam takes.
const mockTime = 30 * time.Minute

// agendaOf is the agenda of a learner who has done nothing yet and has so many minutes in so many days.
func agendaOf(d *Deck, days, minutes int) Agenda {
	g := goalIn(days)
	g.Budget = time.Duration(minutes) * time.Minute
	return d.Agenda(Progress{Goal: g}, mockTime, noon())
}

func TestWithoutAnExamNothingIsPlanned(t *testing.T) {
	d := NewDeck(mail())
	if a := d.Agenda(Progress{}, mockTime, noon()); len(a.Days) > 0 || a.Free > 0 {
		t.Errorf("%+v", a)
	}
	if a := d.Agenda(Progress{Goal: goalIn(-1)}, mockTime, noon()); len(a.Days) > 0 {
		t.Errorf("after the exam: %+v", a)
	}
}

func TestAPlanReadsTheCourseInItsOrderAndMeetsEachCardOnce(t *testing.T) {
	d := builtin(t, "email")
	rapid.Check(t, func(t *rapid.T) {
		a := agendaOf(d, rapid.IntRange(1, 40).Draw(t, "days"), rapid.IntRange(5, 600).Draw(t, "minutes"))
		if len(a.Days) != len(a.Sittings) {
			t.Fatalf("%d days for %d sittings", len(a.Days), len(a.Sittings))
		}
		var read []int
		met, mocks := 0, 0
		for i, day := range a.Days {
			read = append(read, day.Lessons...)
			met += day.New
			if day.Sitting != a.Sittings[i] {
				t.Fatalf("%+v stands for %+v", day, a.Sittings[i])
			}
			if i == 0 && day.Reviews > 0 {
				t.Fatal("on the first day something is to be reviewed")
			}
			if day.Mock {
				mocks++
				if day.Morning || day.Time < mockTime || 2*met < len(d.IDs())-2*day.New {
					t.Fatalf("a practice exam: %+v", day)
				}
			}
		}
		for i, lesson := range read {
			if lesson != i {
				t.Fatalf("the lessons come as %v", read)
			}
		}
		if len(read)+a.Lessons != len(d.course.Lessons) || met+a.New != len(d.IDs()) || mocks > 2 {
			t.Fatalf("%d lessons and %d left, %d cards and %d left, %d practice exams", len(read), a.Lessons, met, a.New, mocks)
		}
	})
}

func TestTheWorkOfADayFitsItsMinutes(t *testing.T) {
	d := builtin(t, "ports")
	for _, minutes := range []int{30, 120, 300} {
		for _, day := range agendaOf(d, 10, minutes).Days {
			work := time.Duration((asksNew*float64(day.New) + float64(day.Reviews)) * float64(usualPace))
			for _, lesson := range day.Lessons {
				work += d.course.Lessons[lesson].ReadingTime()
			}
			if day.Mock {
				work += mockTime
			}
			if work > day.Time || work == 0 {
				t.Errorf("with %d minutes: %v of work in %v: %+v", minutes, work, day.Time, day)
			}
		}
	}
}

func TestEightHoursInTenDaysHaveAPracticeExamAndReachEverything(t *testing.T) {
	for _, name := range []string{"email", "ports"} {
		a := agendaOf(builtin(t, name), 10, 480)
		last := a.Days[len(a.Days)-2] // the evening before
		if !last.Mock || a.Lessons+a.New > 0 || a.Free != 5 {
			t.Errorf("%s: %+v", name, a)
		}
	}
	if a := agendaOf(builtin(t, "email"), 10, 30); a.HasMock() || a.Lessons == 0 {
		t.Errorf("half an hour: %+v", a)
	}
}

// The lessons and cards that the plan tells of today are those of a learner who sits down today, reads what comes in and
// answers in ten seconds.
func TestWhatThePlanPromisesOfTodayIsWhatTheLearnerDoes(t *testing.T) {
	for _, name := range []string{"email", "ports"} {
		d := builtin(t, name)
		for _, minutes := range []int{120, 300} {
			g := goalIn(10)
			g.Budget = time.Duration(minutes) * time.Minute
			promised := agendaOf(d, 10, minutes).Days[0]
			p := Progress{Goal: g, Read: readOf(d, 1)}
			right := learnerOf(no)
			now := noon().Add(d.course.Lessons[0].ReadingTime())
			for end := noon().Add(promised.Time); now.Before(end); {
				s, err := NewSitting(d, p, Selection{Limit: end.Sub(now)}, now)
				if err != nil {
					break
				}
				for !s.Over() && now.Before(end) {
					if next, ok := s.Upcoming(); ok {
						now = now.Add(d.course.Lessons[next.Lesson].ReadingTime())
						p.Read[d.course.Lessons[next.Lesson].Title] = now
						s = s.Open(now)
						continue
					}
					s, _, now = study(s, now, 1, right)
				}
				p.Record = s.Record()
			}
			met := d.Coverage(p.Record, now).Met
			if read := len(p.Read); max(read-len(promised.Lessons), len(promised.Lessons)-read) > 1 {
				t.Errorf("%s, %d minutes: %d lessons are promised, %d were read", name, minutes, len(promised.Lessons), read)
			}
			if 4*met < 3*promised.New || 3*met > 4*promised.New {
				t.Errorf("%s, %d minutes: %d new cards are promised, %d were met", name, minutes, promised.New, met)
			}
		}
	}
}

func TestWhatIsDueComesFirstInAPlan(t *testing.T) {
	d := NewDeck(mail())
	r := memory.Record{}
	for _, id := range d.IDs()[:4] {
		r = r.After(memory.Answer{Card: id, Session: "s", At: noon().AddDate(0, 0, -5), Right: true, Latency: 3 * time.Second})
		r = r.After(memory.Answer{Card: id, Session: "s", At: noon().AddDate(0, 0, -5).Add(time.Hour), Right: true, Latency: 3 * time.Second})
	}
	g := goalIn(10)
	a := d.Agenda(Progress{Record: r, Goal: g, Read: readOf(d, 1)}, mockTime, noon())
	if today := a.Days[0]; today.Reviews != 4 || slices.Contains(today.Lessons, 0) {
		t.Errorf("%+v", today)
	}
}

func TestWhoAnswersSlowlyIsPromisedLess(t *testing.T) {
	d := builtin(t, "email")
	r := memory.Record{Answers: 50, Days: map[memory.Day]memory.Practised{memory.DayOf(noon()) - 1: {Answers: 50, Spent: 50 * 30 * time.Second}}}
	g := goalIn(10)
	usual := d.Agenda(Progress{Goal: g, Read: readOf(d, 1)}, mockTime, noon()).Days[0]
	slow := d.Agenda(Progress{Record: r, Goal: g, Read: readOf(d, 1)}, mockTime, noon()).Days[0]
	if 2*slow.New > usual.New {
		t.Errorf("at three times the pace: %+v; at the usual one %+v", slow, usual)
	}
}
