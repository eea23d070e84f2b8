package plain

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"time"

	"porthole/quiz"
	"porthole/quiz/exam"
	"porthole/quiz/memory"
	"porthole/ui/words"
)

// Stats writes a learner's progress as sentences. exams are those that were handed in, in the order in which they ended.
func Stats(w io.Writer, d *quiz.Deck, p quiz.Progress, exams []exam.Result, now time.Time) error {
	out := newPaper(w)
	out.say(d.Course().Title)
	tellStats(out, d, p, now)
	tellExams(out, exams, now)
	return out.flush()
}

// stats shows the progress.
func (t *talk) stats() (action, error) {
	t.out.gap()
	now, exams := t.Now(), examTalk{t}.examResults()
	tellStats(t.out, t.Deck, t.progress(), now)
	slices.Reverse(exams)
	tellExams(t.out, exams, now)
	return answer, nil
}

// What is listed: so many weak cards, pairs and days.
const (
	mostWeak  = 5
	mostPairs = 3
	mostDays  = 7
)

func tellStats(out *paper, d *quiz.Deck, p quiz.Progress, now time.Time) {
	s := quiz.NewStats(d, p, now)
	if s.Asked == 0 {
		out.say("Nothing was asked yet. This course has " + words.Count(s.Of, "card") + ".")
		return
	}
	out.say("Asked so far: " + strconv.Itoa(s.Asked) + " of " + words.Count(s.Of, "card") + ".")
	if text := words.Wanting(s.Wanting[0], s.Wanting[1]); text != "" {
		out.say(text)
	} else {
		out.say("Forecast: " + words.BandAloud(s.Forecast) + forecastFor(p.Goal, now) + " In eight cases of ten the score lies in this range.")
	}
	tellDue(out, d, s, p, now)
	tellWeakest(out, s)
	tellPairs(out, s)
	tellDays(out, s, now)
	tellReliability(out, s)
}

// forecastFor says what a forecast is for.
func forecastFor(g memory.Goal, now time.Time) string {
	if g.Open(now) {
		return " in the exam " + words.InDays(g.Exam, now) + "; you aim at " + words.Percent(g.Target) + "."
	}
	return " in an exam now, one of four choices to a question."
}

func tellDue(out *paper, d *quiz.Deck, s quiz.Stats, p quiz.Progress, now time.Time) {
	if s.Due.Reviews > 0 {
		out.say(words.CountAre(s.Due.Reviews, "card") + " due now." + neverAsked(s.Due.New))
		return
	}
	out.say("Nothing is due now." + neverAsked(s.Due.New) + next(d.Ahead(p.Record, now), now))
}

// neverAsked counts what is new: " 8 cards were never asked.", "" where nothing is.
func neverAsked(n int) string {
	if n == 0 {
		return ""
	}
	return " " + words.CountWere(n, "card") + " never asked."
}

func tellWeakest(out *paper, s quiz.Stats) {
	out.say("The weakest:")
	for _, c := range s.Cards[:min(len(s.Cards), mostWeak)] {
		out.hang("- ", c.Asks)
		out.hang("  ", fmt.Sprintf("Answer: %s %s; right %d of %d times.", words.Ended(c.Answer), recallText(c, s), c.Right, c.Asked))
	}
}

// recallText says how well a card is remembered, now or on the day of the exam. Of one that comes
// again within minutes the probability says little of now: it was seen just now.
func recallText(c quiz.CardStat, s quiz.Stats) string {
	text := "Recall " + words.Percent(c.Recall)
	switch {
	case s.Horizon.After(s.At):
		return text + " on exam day"
	case c.Due.Sub(s.At) < time.Hour && c.Due.After(s.At):
		return "Comes again soon"
	}
	return text
}

func tellPairs(out *paper, s quiz.Stats) {
	if len(s.Confusions) == 0 {
		return
	}
	out.say("Mixed up most:")
	for _, c := range s.Confusions[:min(len(s.Confusions), mostPairs)] {
		out.hang("- ", c.Given+" for "+c.Answer+", "+words.Count(c.Times, "time")+": "+c.Asks)
	}
}

func tellDays(out *paper, s quiz.Stats, now time.Time) {
	if len(s.Days) == 0 {
		return
	}
	out.say("Practised on " + words.Count(len(s.Days), "day") + ". The last of them:")
	for _, d := range s.Days[max(0, len(s.Days)-mostDays):] {
		out.hang("- ", fmt.Sprintf("%s: %s, %d right, %s", whenDay(d.Day, now), words.Count(d.Answers, "answer"), d.Right, words.Minutes(d.Spent)))
	}
}

// tellReliability says how what was forecast of single answers came out.
func tellReliability(out *paper, s quiz.Stats) {
	answers, forecast, right := 0, 0.0, 0.0
	for _, bin := range s.Reliability {
		answers += bin.Answers
		forecast += bin.Forecast
		right += bin.Right
	}
	if answers == 0 {
		return
	}
	n := float64(answers)
	out.say("Of " + words.Count(answers, "answer") + " to cards of an earlier day, " + words.Percent(forecast/n) + " were expected to be right, and " + words.Percent(right/n) + " were.")
}

// tellExams says how many exams were handed in, and how the last one went.
func tellExams(out *paper, exams []exam.Result, now time.Time) {
	if len(exams) > 0 {
		out.say("Exams: " + strconv.Itoa(len(exams)) + ". The last one, " + ExamLine(exams[len(exams)-1], now) + ".")
	}
}
