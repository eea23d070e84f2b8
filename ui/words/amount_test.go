package words

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestALengthOfTimeIsReadAsPeopleWriteIt(t *testing.T) {
	for text, want := range map[string]int{
		"30": 30, "30 min": 30, "30 minutes": 30, "90m": 90, "1 h": 60, "1 h 30": 90, "1h30m": 90, "1:30": 90, "1.5 h": 90, "1,5 hours": 90, "2 hours": 120, "0": 0, "1 hour": 60,
	} {
		if got, ok := ReadMinutes(text); !ok || got != time.Duration(want)*time.Minute {
			t.Errorf("%q: %v %v, want %d minutes", text, got, ok, want)
		}
	}
	for _, text := range []string{"", "many", "-5", "1:75", "h", "1 h x", "1.2.3", "NaN", "1e9", "+5"} {
		if got, ok := ReadMinutes(text); ok {
			t.Errorf("%q is taken for %v", text, got)
		}
	}
	if got, ok := ReadMinutes("99999999999999999999999999"); !ok || got < 0 {
		t.Errorf("a length beyond all bounds: %v %v", got, ok)
	}
}

func TestAPassMarkIsReadInPercentOrAsAPart(t *testing.T) {
	for text, want := range map[string]float64{"80": 0.8, "80 %": 0.8, "80%": 0.8, "0.8": 0.8, "82,5": 0.825, "100": 1, "1": 0.01, "1.0": 1, "80 percent": 0.8} {
		if got, ok := ReadShare(text); !ok || got != want {
			t.Errorf("%q: %v %v, want %v", text, got, ok, want)
		}
	}
	for _, text := range []string{"", "0", "101", "-1", "pass", "0.0", "80/100"} {
		if got, ok := ReadShare(text); ok {
			t.Errorf("%q is taken for %v", text, got)
		}
	}
}

func TestDaysAreCountedByTheCalendar(t *testing.T) {
	now := time.Date(2026, 11, 23, 23, 50, 0, 0, time.UTC)
	for want, at := range map[string]time.Time{"today at 23:51": now.Add(time.Minute), "tomorrow": now.Add(20 * time.Minute), "in 9 days": now.AddDate(0, 0, 9)} {
		if got := InDays(at, now); got != want {
			t.Errorf("%v is %q, want %q", at, got, want)
		}
	}
	early := time.Date(2026, 11, 23, 0, 10, 0, 0, time.UTC)
	for want, at := range map[string]time.Time{
		"today at 00:09": early.Add(-time.Minute), "yesterday": early.Add(-20 * time.Minute), "9 days ago": early.AddDate(0, 0, -9),
		"on 2 December": early.AddDate(0, 0, 9), // by a clock that was set back since
	} {
		if got := Ago(at, early); got != want {
			t.Errorf("%v was %q, want %q", at, got, want)
		}
	}
}

func TestWhatComesInTheNightIsToldByTheClock(t *testing.T) {
	evening, night := time.Date(2026, 11, 23, 23, 50, 0, 0, time.UTC), time.Date(2026, 11, 24, 1, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		want    string
		at, now time.Time
	}{
		{"00:10", evening.Add(20 * time.Minute), evening}, {"tomorrow", night.Add(3 * time.Hour), evening},
		{"04:00", night.Add(3 * time.Hour), night}, {"18:00", night.Add(17 * time.Hour), night},
		{"tomorrow", night.Add(27 * time.Hour), night}, {"Thursday", night.Add(51 * time.Hour), night},
	} {
		if got := Until(c.at, c.now); got != c.want {
			t.Errorf("%v at %v is %q, want %q", c.at, c.now, got, c.want)
		}
	}
}

func TestWhateverIsTypedIsReadOrRefused(t *testing.T) {
	part := rapid.SampledFrom([]string{"", " ", "5", "31", "2026", "dec", "in", "days", "-", "/", ".", ":", "h", "am", "%", "+", "é", "99999999999", "fri", "th", ","})
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(part, 0, 6).Draw(t, "parts"), rapid.SampledFrom([]string{"", " "}).Draw(t, "between"))
		if length, ok := ReadMinutes(text); ok && length < 0 {
			t.Fatalf("%q is read as %v", text, length)
		}
		if share, ok := ReadShare(text); ok && (share <= 0 || share > 1) {
			t.Fatalf("%q is read as %v", text, share)
		}
	})
}
