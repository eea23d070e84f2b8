package words

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"porthole/quiz/memory"
)

// noon is when the tests are.
func noon() time.Time { return time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC) }

func TestDatesAreReadAsPeopleWriteThem(t *testing.T) {
	zone := time.FixedZone("east", 9*60*60)
	now := time.Date(2026, time.November, 25, 23, 30, 0, 0, zone)
	for text, want := range map[string]string{
		"2026-12-05": "2026-12-05", "2026-12-5": "2026-12-05", "5 Dec": "2026-12-05", "5 dec.": "2026-12-05",
		"December 5": "2026-12-05", "Dec 5, 2026": "2026-12-05", "5 December 2027": "2027-12-05",
		"24 Nov": "2027-11-24", "25 nov": "2026-11-25", "29 Feb": "2028-02-29", "today": "2026-11-25",
		"tomorrow": "2026-11-26", "in 10 days": "2026-12-05", "in 1 week": "2026-12-02", "in  2 WEEKS": "2026-12-09", "in 1 month": "2026-12-25",
	} {
		date, err := ParseDate(text, now)
		if err != nil || date.Format(time.DateOnly) != want || date.Location() != zone || date.Hour() != 12 {
			t.Errorf("%q: %v, %v; want %s", text, date, err, want)
		}
	}
}

func TestADistanceIsToldAsItIsTypedAtEveryHour(t *testing.T) {
	for hour := range 24 {
		for _, zone := range []*time.Location{time.UTC, time.FixedZone("", 2*60*60), time.FixedZone("", -9*60*60)} {
			now := time.Date(2026, time.October, 21, hour, 15, 0, 0, zone)
			for text, want := range map[string]int{"today": 0, "tomorrow": 1, "Thursday": 1, "Wednesday": 7, "in 10 days": 10, "in 2 weeks": 14, "24 Oct": 3, "2026-11-01": 11} {
				date, err := ParseDate(text, now)
				exam := memory.Goal{}.On(date, 9*time.Hour).Exam
				if got := DaysUntil(exam.UTC(), now); err != nil || got != want {
					t.Errorf("%q at %v is %d days away, want %d: %v", text, now, got, want, err)
				}
			}
		}
	}
}

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
		day, err := ParseDate(text, noon())
		if got := day.Format("2006-01-02"); err != nil || got != want {
			t.Errorf("%q: %s %v, want %s", text, got, err, want)
		}
	}
}

func TestEveryDayOfTheNextYearsIsReadBackFromItsForms(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := noonOf(noon()).AddDate(0, 0, rapid.IntRange(0, 1000).Draw(t, "days"))
		for _, form := range []string{"2006-01-02", "2 Jan 2006", "January 2, 2006", "Mon 2 January 2006", "02.01.2006", "20060102"} {
			if got, err := ParseDate(want.Format(form), noon()); err != nil || !got.Equal(want) {
				t.Fatalf("%q: %v %v", want.Format(form), got, err)
			}
		}
	})
}

func TestWhateverIsTypedIsADateOrIsRefused(t *testing.T) {
	part := rapid.SampledFrom([]string{"", " ", "5", "31", "2026", "dec", "in", "days", "-", "/", ".", ":", "h", "am", "%", "+", "é", "99999999999", "fri", "th", ","})
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(part, 0, 6).Draw(t, "parts"), rapid.SampledFrom([]string{"", " "}).Draw(t, "between"))
		if day, err := ParseDate(text, noon()); err == nil && (day.Before(noonOf(noon())) || !day.Equal(noonOf(day))) {
			t.Fatalf("%q is read as %v", text, day)
		}
		if clock, err := ParseClock(text); err == nil && (clock < 0 || clock >= 24*time.Hour) {
			t.Fatalf("%q is read as %v", text, clock)
		}
	})
}

func TestWhatIsNoDateToComeIsRefused(t *testing.T) {
	now := time.Date(2026, time.November, 25, 12, 0, 0, 0, time.UTC)
	for text, want := range map[string]string{
		"": "the date is missing; a date is written", "soon": "2026-12-05", "31 Feb": "is no date", "2026-13-01": "is no date",
		"in -1 days": "is no date", "in ten days": "is no date", "in 5 minutes": "is no date", "31.11.2026": "is no date", "5 5 Dec": "is no date", "Dec": "is no date", "0.0.": "is no date",
		"2026-11-24": "24 November 2026 is in the past; today is 25 November 2026", "2031-01-01": "more than three years",
		"in 9999 days": "more than three years", "\x1b[31m" + strings.Repeat("x", 500): "xxx…",
	} {
		_, err := ParseDate(text, now)
		if err == nil || !strings.Contains(err.Error(), want) || len(err.Error()) > 200 || strings.Contains(err.Error(), "\x1b") {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
}

func TestATimeIsReadAsPeopleWriteIt(t *testing.T) {
	for text, want := range map[string]string{
		"09:00": "09:00", "9": "09:00", "9:30": "09:30", "9.30": "09:30", "0930": "09:30", "930": "09:30", "9h30": "09:30", "9h": "09:00", "14": "14:00",
		"9 am": "09:00", "9am": "09:00", "2:30 pm": "14:30", "12 pm": "12:00", "12 am": "00:00", "9 a.m.": "09:00", "0": "00:00", "23:59": "23:59",
	} {
		clock, err := ParseClock(text)
		if got := (time.Time{}).Add(clock).Format("15:04"); err != nil || got != want {
			t.Errorf("%q: %s %v, want %s", text, got, err, want)
		}
	}
	for _, text := range []string{"", "24", "9:60", "9:5", "noonish", "-1", "13 pm", "0 am", "12345", ":30", "9:", "+9"} {
		if _, err := ParseClock(text); err == nil || !strings.Contains(err.Error(), "it is written") {
			t.Errorf("%q is taken, or refused without help: %v", text, err)
		}
	}
}
