package words

import (
	"testing"
	"time"

	"porthole/quiz/memory"
)

func TestOneOfAThingIsNotSeveral(t *testing.T) {
	for got, want := range map[string]string{
		Count(1, "card"): "1 card", Count(0, "card"): "0 cards", CountAre(1, "card"): "1 card is", CountAre(2, "card"): "2 cards are",
		PointsOf(0.5, 1): "0.5 of 1 point", PointsOf(18, 25): "18 of 25 points",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestASentenceHasOneEnd(t *testing.T) {
	for text, want := range map[string]string{"": "", "the disk is full": "The disk is full.", "Is it?": "Is it?", "über.": "Über.", "  so: ": "So:"} {
		if got := Sentence(text); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestALengthOfTimeIsToldInWhatItIsMeasuredIn(t *testing.T) {
	for d, want := range map[time.Duration]string{
		0: "0 minutes", 20 * time.Second: "under a minute", time.Minute: "1 minute", 99 * time.Minute: "99 minutes",
		100 * time.Minute: "1 h 40", 2 * time.Hour: "2 hours",
	} {
		if got := Minutes(d); got != want {
			t.Errorf("%v is %q, want %q", d, got, want)
		}
	}
	if got := Asking(1); got != "about 1 minute" {
		t.Errorf("one question takes %s", got)
	}
}

func TestAForecastIsWrittenForEyesAndForEars(t *testing.T) {
	f := memory.Forecast{Expected: 0.785, Low: 0.7, High: 0.85}
	if Band(f) != "79 % (70–85)" || BandAloud(f) != "79 % (70 to 85)" {
		t.Errorf("%s, %s", Band(f), BandAloud(f))
	}
}

func TestWhatAForecastStillWantsIsSaid(t *testing.T) {
	for want, wanting := range map[string][2]int{
		"": {0, 0}, "A forecast needs 1 more answer.": {1, 0}, "A forecast needs 30 more answers, 10 of them to cards of an earlier day.": {30, 10},
		"A forecast needs 10 more answers, to cards of an earlier day.": {3, 10},
	} {
		if got := Wanting(wanting[0], wanting[1]); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
