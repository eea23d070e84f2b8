package memory

import (
	"bufio"
	"fmt"
	"math"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/open-spaced-repetition/go-fsrs/v4"
	"pgregory.net/rapid"
)

// models are the configurations of the reference histories.
func models(t *testing.T, name string) model {
	t.Helper()
	p := fsrs.DefaultParam()
	switch name {
	case "default":
	case "no_steps":
		p.LearningSteps, p.RelearningSteps = nil, nil
	case "dr_0_95":
		p.RequestRetention = 0.95
	case "dr_0_80_max365":
		p.RequestRetention, p.MaximumInterval = 0.8, 365
	case "long_term_only":
		p.EnableShortTerm = false
	default:
		t.Fatalf("no configuration %q", name)
	}
	return model{fsrs.NewFSRS(p)}
}

// reference reads testdata/fsrs6.txt: a word, then what belongs to it.
func reference(t *testing.T, each func(word string, args []string)) {
	t.Helper()
	f, err := os.Open("testdata/fsrs6.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		if words := strings.Fields(lines.Text()); words[0] != "#" {
			each(words[0], words[1:])
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
}

func number(t *testing.T, text string) float64 {
	t.Helper()
	n, err := strconv.ParseFloat(text, 64)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// near reports whether two numbers agree to a millionth, of the wanted one where it is a stability.
func near(got, want, unit float64) bool { return math.Abs(got-want) <= 1e-6*unit }

// The vectors count UTC days; ours turn at 04:00, so four hours later in UTC it is the same day.
func ours(ms float64) time.Time { return time.UnixMilli(int64(ms)).UTC().Add(dayTurn) }

func TestMemoryAgreesWithTheReferenceHistories(t *testing.T) {
	var (
		o                            model
		id, config                   string
		m                            Memory
		last                         time.Time
		histories, steps, probes, at int
	)
	reference(t, func(word string, args []string) {
		fail := func(format string, a ...any) {
			t.Errorf("%s (%s), step %d: %s", id, config, at, fmt.Sprintf(format, a...))
		}
		switch word {
		case "history":
			histories++
			id, config, o, m, at = args[0], args[1], models(t, args[1]), Memory{}, 0
		case "step":
			steps++
			now := ours(number(t, args[1]))
			if args[7] != "-" && at > 0 {
				if r := o.curve(now.Sub(last).Hours()/24, m.Stability); !near(r, number(t, args[7]), 1) {
					fail("R before is %v, want %s", r, args[7])
				}
			}
			rating, _ := strconv.Atoi(args[0])
			m = o.review(m, Rating(rating), now)
			s, d, state, days := number(t, args[3]), number(t, args[4]), number(t, args[2]), number(t, args[5])
			if !near(m.Stability, s, s) || !near(m.Difficulty, d, 1) {
				fail("S %v D %v, want %v %v", m.Stability, m.Difficulty, s, d)
			}
			if m.Stage != Stage(state) || m.Days != int(days) {
				fail("state %d, %d days, want %v, %v", m.Stage, m.Days, state, days)
			}
			interval := time.Duration(number(t, args[6])) * time.Millisecond
			if m.Days == 0 && m.Due.Sub(now) != interval {
				fail("due in %v, want %v", m.Due.Sub(now), interval)
			}
			if m.Days > 0 && int(DayOf(m.Due)-DayOf(now)) != m.Days {
				fail("due on day %d, want %d days after %d", DayOf(m.Due), m.Days, DayOf(now))
			}
			last = now
			at++
		case "probe":
			probes++
			if r := o.curve(number(t, args[0]), m.Stability); !near(r, number(t, args[1]), 1) {
				fail("R after %s days is %v, want %s", args[0], r, args[1])
			}
		}
	})
	if histories != 280 || steps != 1797 || probes == 0 {
		t.Errorf("%d histories, %d steps, %d probes", histories, steps, probes)
	}
}

func TestMemoryAgreesWithTheReferenceModelAndCurve(t *testing.T) {
	o := models(t, "no_steps")
	var m Memory
	var now time.Time
	models, points := 0, 0
	reference(t, func(word string, args []string) {
		switch word {
		case "memory":
			models++
			m, now = Memory{}, noon()
		case "elapsed":
			rating, _ := strconv.Atoi(args[1])
			now = now.AddDate(0, 0, int(number(t, args[0])))
			m = o.review(m, Rating(rating), now)
			s, d := number(t, args[2]), number(t, args[3])
			if !near(m.Stability, s, s) || !near(m.Difficulty, d, 1) {
				t.Errorf("S %v D %v, want %v %v", m.Stability, m.Difficulty, s, d)
			}
		case "curve":
			points++
			if r := o.curve(number(t, args[1]), number(t, args[0])); !near(r, number(t, args[2]), 1) {
				t.Errorf("R(%s, %s) is %v, want %s", args[1], args[0], r, args[2])
			}
		}
	})
	if models != 100 || points != 63 {
		t.Errorf("%d models, %d points", models, points)
	}
}

func TestADayTurnsAtFourInTheMorning(t *testing.T) {
	zone := time.FixedZone("", 2*60*60)
	evening := time.Date(2026, 3, 1, 23, 30, 0, 0, zone)
	for _, c := range []struct {
		at   time.Time
		days Day
	}{
		{evening, 0},
		{time.Date(2026, 3, 2, 3, 59, 59, 0, zone), 0},
		{time.Date(2026, 3, 2, 4, 0, 0, 0, zone), 1},
		{time.Date(2026, 2, 28, 23, 0, 0, 0, zone), -1},
		{time.Date(2026, 3, 1, 4, 0, 0, 0, zone), 0},
		{time.Date(2026, 3, 1, 3, 0, 0, 0, zone), -1},
	} {
		if got := DayOf(c.at) - DayOf(evening); got != c.days {
			t.Errorf("%v is %d days from %v, want %d", c.at, got, evening, c.days)
		}
	}
	if begin := DayOf(evening).Begin(zone); !begin.Equal(time.Date(2026, 3, 1, 4, 0, 0, 0, zone)) {
		t.Errorf("the day begins at %v", begin)
	}
}

// berlin has a change of summer time.
func berlin(t *testing.T) *time.Location {
	t.Helper()
	zone, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Skip("this machine knows no time zones")
	}
	return zone
}

func TestADayIsADayAcrossAChangeOfSummerTime(t *testing.T) {
	zone := berlin(t)
	for _, change := range []time.Time{time.Date(2026, 3, 29, 12, 0, 0, 0, zone), time.Date(2026, 10, 25, 12, 0, 0, 0, zone)} {
		for n := range 5 {
			day := change.AddDate(0, 0, n-2)
			if got := int(DayOf(day) - DayOf(change)); got != n-2 {
				t.Errorf("%v is %d days from %v", day, got, change)
			}
			if begin := DayOf(day).Begin(zone); DayOf(begin) != DayOf(day) || DayOf(begin.Add(-time.Second)) != DayOf(day)-1 || begin.Hour() != 4 {
				t.Errorf("day %v begins at %v", day, begin)
			}
		}
	}
}

func TestWhateverTheClockDoesMemoryStaysSound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		now, m := noon(), Memory{}
		for range rapid.IntRange(1, 30).Draw(t, "answers") {
			step := rapid.SampledFrom([]time.Duration{0, time.Second, 10 * time.Minute, 9 * time.Hour, 30 * time.Hour, 400 * 24 * time.Hour,
				-time.Hour, -24 * time.Hour, -365 * 24 * time.Hour}).Draw(t, "step")
			now = now.Add(step)
			m = m.Review(Rating(rapid.IntRange(1, 4).Draw(t, "rating")), now)
			if m.Stability < 0.001 || m.Stability > 36500 || m.Difficulty < 1 || m.Difficulty > 10 {
				t.Fatalf("S %v, D %v", m.Stability, m.Difficulty)
			}
			if m.Due.Before(now) || !m.Last.Equal(now) || m.Days < 0 {
				t.Fatalf("at %v: %+v", now, m)
			}
			if r := m.Retrievability(now.Add(-time.Hour)); r != 1 {
				t.Fatalf("R before the answer is %v", r)
			}
		}
	})
}

func TestIntervalsGrowWithTheRating(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		now, m := noon(), Memory{}
		for range rapid.IntRange(0, 10).Draw(t, "answers") {
			now = now.Add(time.Duration(rapid.IntRange(1, 3000).Draw(t, "minutes")) * time.Minute)
			m = m.Review(Rating(rapid.IntRange(1, 4).Draw(t, "rating")), now)
		}
		now = now.Add(time.Duration(rapid.IntRange(1, 100).Draw(t, "days")) * 24 * time.Hour)
		last := m.Review(Again, now)
		for r := Hard; r <= Easy; r++ {
			next := m.Review(r, now) // at four in the morning a day may begin sooner than a step is due
			if next.Days < last.Days || next.Days == last.Days && next.Due.Before(last.Due) {
				t.Fatalf("%d days, due %v after rating %d, %d and %v after the one below", next.Days, next.Due, r, last.Days, last.Due)
			}
			last = next
		}
	})
}

func TestAMemoryThatCannotBeIsLearntAnew(t *testing.T) {
	for _, m := range []Memory{{Stage: 9, Stability: 1, Difficulty: 5}, {Stage: Reviewing, Stability: math.NaN(), Difficulty: 5}, {Stage: Learning}} {
		if got, want := m.Review(Good, noon()), (Memory{}).Review(Good, noon()); got.Stability != want.Stability || got.Stage != want.Stage {
			t.Errorf("%+v becomes %+v", m, got)
		}
	}
}
