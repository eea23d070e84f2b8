package memory

import (
	"math"
	"time"
)

// Forecast is the score that is to be expected in an exam.
type Forecast struct {
	Expected float64 `json:"expected"` // 0 to 1
	Low      float64 `json:"low"`
	High     float64 `json:"high"` // in eight cases of ten the score lies between them
}

// A forecast is worth showing from so many answers on, so many of them a day or more after the last
// one of the same card.
const (
	forecastAnswers = 30
	forecastDelayed = 10
)

// spread80 is the part of a standard normal within which eight of ten lie.
const spread80 = 1.2816

// Forecast returns the score that is to be expected at a time when the cards and authored questions
// of the ids are asked, each once, with so many choices (0: answers are written), and nothing is
// learnt until then. Without ids it is 0.
func (r Record) Forecast(ids []string, at time.Time, choices int) Forecast {
	if len(ids) == 0 {
		return Forecast{}
	}
	chance, reading := 0.0, r.Curve()
	if choices > 0 {
		chance = 1 / float64(choices)
	}
	sum, variance := 0.0, 0.0
	for _, id := range ids {
		p := reading.Of(r.Card(id), at)
		right := p + (1-p)*chance // a guess is right by luck, and that is no more certain than what is recalled
		sum += right
		variance += right * (1 - right)
	}
	n := float64(len(ids))
	return Around(sum/n, math.Sqrt(variance)/n)
}

// Around returns the forecast of a score with a mean and a standard deviation.
func Around(mean, sd float64) Forecast {
	return Forecast{mean, max(0, mean-spread80*sd), min(1, mean+spread80*sd)}
}

// Ready reports whether the target is reached even at the lower end.
func (f Forecast) Ready(target float64) bool { return f.Low >= target }

// Wanting returns how many answers are still wanted before a forecast is worth showing, and how many
// of them on cards last answered a day or more before. Both are 0 when it is.
func (r Record) Wanting() (answers, delayed int) {
	return max(0, forecastAnswers-r.Answers), max(0, forecastDelayed-r.Delayed)
}

// Snapshot is a forecast as it was made on a day.
type Snapshot struct {
	Day Day
	Forecast
}
