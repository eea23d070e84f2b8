package words

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// ReadMinutes reads a length of time: 30, 30 min, 1 h, 1 h 30, 1:30, 1.5 h. A number alone counts minutes.
func ReadMinutes(text string) (time.Duration, bool) {
	text = strings.ToLower(strings.Join(strings.Fields(strings.ReplaceAll(text, ",", ".")), ""))
	for _, unit := range []string{"minutes", "minute", "mins", "min", "m"} {
		text = strings.TrimSuffix(text, unit)
	}
	for _, unit := range []string{"hours", "hour", "hrs", "hr"} {
		text = strings.Replace(text, unit, "h", 1)
	}
	hours, minutes, both := strings.Cut(strings.Replace(text, ":", "h", 1), "h")
	if !both {
		hours, minutes = "0", text
	}
	if both && minutes == "" {
		minutes = "0"
	}
	h, ok := number(hours)
	m, also := number(minutes)
	const most = 1e6 // minutes
	total := h*60 + m
	return time.Duration(math.Round(math.Min(total, most))) * time.Minute, ok && also && (!both || m < 60)
}

// number reads a number that is not negative.
func number(text string) (float64, bool) {
	if strings.Trim(text, "0123456789.") != "" {
		return 0, false
	}
	n, err := strconv.ParseFloat(text, 64)
	return n, err == nil
}

// ReadShare reads a part of a whole: 80, 80 %, 0.8.
func ReadShare(text string) (float64, bool) {
	text = strings.ReplaceAll(strings.Join(strings.Fields(text), ""), ",", ".")
	text = strings.TrimSuffix(text, "percent")
	digits, percent := strings.CutSuffix(text, "%")
	n, ok := number(digits)
	if percent || !strings.Contains(digits, ".") || n > 1 {
		n /= 100
	}
	return math.Round(n*1000) / 1000, ok && n > 0 && n <= 1
}
