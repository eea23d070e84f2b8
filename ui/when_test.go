package ui

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestADayIsReadAsPeopleWriteIt(t *testing.T) {
	for text, want := range map[string]string{ // it is Monday, 23 November 2026
		"2026-12-05": "2026-12-05", "2026/12/5": "2026-12-05", "20261205": "2026-12-05", " 2026-12-05 ": "2026-12-05",
		"5 Dec": "2026-12-05", "Dec 5": "2026-12-05", "5. Dec": "2026-12-05", "December 5th, 2026": "2026-12-05", "the 5th of December": "2026-12-05",
		"Sat 5 Dec": "2026-12-05", "5 DEC 2027": "2027-12-05", "1 Nov": "2027-11-01", "3 May": "2027-05-03",
		"5.12.2026": "2026-12-05", "5.12.": "2026-12-05", "5/12": "2026-12-05", "12/25": "2026-12-25", "5.12.26": "2026-12-05",
		"in 10 days": "2026-12-03", "10 days": "2026-12-03", "+10": "2026-12-03", "in 2 weeks": "2026-12-07", "in a week": "2026-11-30", "in two days": "2026-11-25",
		"today": "2026-11-23", "tomorrow": "2026-11-24", "Friday": "2026-11-27", "next fri": "2026-11-27", "Monday": "2026-11-30", "in 1 day": "2026-11-24",
		"29 Feb": "2028-02-29", "23 Nov": "2026-11-23",
	} {
		day, wrong := readDay(text, noon())
		if got := day.Format("2006-01-02"); wrong != "" || got != want {
			t.Errorf("%q: %s %q, want %s", text, got, wrong, want)
		}
	}
}

func TestADayThatIsNoneIsRefusedWithASentence(t *testing.T) {
	for text, want := range map[string]string{
		"": "missing", "32 Dec": "no such day", "31 Feb": "no such day", "2026-02-30": "no such day", "31.11.2026": "no such day", "soon": "no such day", "2026-12": "no such day",
		"5": "no such day", "5 5 Dec": "no such day", "Dec": "no such day", "in -3 days": "no such day", "0.0.": "no such day", "99999999999999999999": "no such day",
		"2026-11-22": "22 November 2026 is past", "5 Dec 2025": "is past", "0001-01-01": "is past", "2030-01-01": "more than 3 years", "in 9999 days": "more than 3 years",
	} {
		if _, wrong := readDay(text, noon()); !strings.Contains(wrong, want) || !strings.Contains(wrong, "type ") {
			t.Errorf("%q: %q, want %q and what to type", text, wrong, want)
		}
	}
}

func TestEveryDayOfTheNextYearsIsReadBackFromItsForms(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := midnight(noon()).AddDate(0, 0, rapid.IntRange(0, 1000).Draw(t, "days"))
		for _, form := range []string{"2006-01-02", "2 Jan 2006", "January 2, 2006", "Mon 2 January 2006", "02.01.2006", "20060102"} {
			if got, wrong := readDay(want.Format(form), noon()); wrong != "" || !got.Equal(want) {
				t.Fatalf("%q: %v %q", want.Format(form), got, wrong)
			}
		}
	})
}

func TestATimeIsReadAsPeopleWriteIt(t *testing.T) {
	for text, want := range map[string]string{
		"09:00": "09:00", "9": "09:00", "9:30": "09:30", "9.30": "09:30", "0930": "09:30", "930": "09:30", "9h30": "09:30", "9h": "09:00", "14": "14:00",
		"9 am": "09:00", "9am": "09:00", "2:30 pm": "14:30", "12 pm": "12:00", "12 am": "00:00", "9 a.m.": "09:00", "0": "00:00", "23:59": "23:59",
	} {
		h, m, wrong := readClock(text)
		if got := time.Date(2026, 1, 1, h, m, 0, 0, time.UTC).Format("15:04"); wrong != "" || got != want {
			t.Errorf("%q: %s %q, want %s", text, got, wrong, want)
		}
	}
	for _, text := range []string{"", "24", "9:60", "9:5", "noonish", "-1", "13 pm", "0 am", "12345", ":30", "9:", "+9"} {
		if _, _, wrong := readClock(text); !strings.Contains(wrong, "type ") {
			t.Errorf("%q is taken, or refused without help: %q", text, wrong)
		}
	}
}

func TestALengthOfTimeIsReadAsPeopleWriteIt(t *testing.T) {
	for text, want := range map[string]int{
		"30": 30, "30 min": 30, "30 minutes": 30, "90m": 90, "1 h": 60, "1 h 30": 90, "1h30m": 90, "1:30": 90, "1.5 h": 90, "1,5 hours": 90, "2 hours": 120, "0": 0, "1 hour": 60,
	} {
		if got, ok := readMinutes(text); !ok || got != time.Duration(want)*time.Minute {
			t.Errorf("%q: %v %v, want %d minutes", text, got, ok, want)
		}
	}
	for _, text := range []string{"", "many", "-5", "1:75", "h", "1 h x", "1.2.3", "NaN", "1e9", "+5"} {
		if got, ok := readMinutes(text); ok {
			t.Errorf("%q is taken for %v", text, got)
		}
	}
	if got, ok := readMinutes("99999999999999999999999999"); !ok || got < 0 {
		t.Errorf("a length beyond all bounds: %v %v", got, ok)
	}
}

func TestAPassMarkIsReadInPercentOrAsAPart(t *testing.T) {
	for text, want := range map[string]float64{"80": 0.8, "80 %": 0.8, "80%": 0.8, "0.8": 0.8, "82,5": 0.825, "100": 1, "1": 0.01, "1.0": 1, "80 percent": 0.8} {
		if got, ok := readShare(text); !ok || got != want {
			t.Errorf("%q: %v %v, want %v", text, got, ok, want)
		}
	}
	for _, text := range []string{"", "0", "101", "-1", "pass", "0.0", "80/100"} {
		if got, ok := readShare(text); ok {
			t.Errorf("%q is taken for %v", text, got)
		}
	}
}

func TestDaysAreCountedByTheCalendarOfTheLearner(t *testing.T) {
	now := time.Date(2026, 11, 23, 23, 50, 0, 0, time.UTC)
	for want, at := range map[string]time.Time{"today": now.Add(time.Minute), "tomorrow": now.Add(20 * time.Minute), "in 9 days": now.AddDate(0, 0, 9)} {
		if got := inWords(at, now); got != want {
			t.Errorf("%v is %q, want %q", at, got, want)
		}
	}
}

func TestWhateverIsTypedIsReadOrRefused(t *testing.T) {
	part := rapid.SampledFrom([]string{"", " ", "5", "31", "2026", "dec", "in", "days", "-", "/", ".", ":", "h", "am", "%", "+", "é", "99999999999", "fri", "th", ","})
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(part, 0, 6).Draw(t, "parts"), rapid.SampledFrom([]string{"", " "}).Draw(t, "between"))
		day, wrong := readDay(text, noon())
		if wrong == "" && (day.Before(midnight(noon())) || !day.Equal(midnight(day))) {
			t.Fatalf("%q is read as %v", text, day)
		}
		if h, m, wrong := readClock(text); wrong == "" && (h < 0 || h > 23 || m < 0 || m > 59) {
			t.Fatalf("%q is read as %d:%d", text, h, m)
		}
		if length, ok := readMinutes(text); ok && length < 0 {
			t.Fatalf("%q is read as %v", text, length)
		}
		if share, ok := readShare(text); ok && (share <= 0 || share > 1) {
			t.Fatalf("%q is read as %v", text, share)
		}
	})
}
