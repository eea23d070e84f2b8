package plain

import (
	"cmp"
	"io"
	"slices"
	"strconv"
	"time"

	"porthole/content"
	"porthole/quiz/exam"
	"porthole/quiz/memory"
	"porthole/ui/words"
)

// openText says how many questions were left open.
func openText(n int) string {
	if n == 0 {
		return "Every question was answered."
	}
	return words.CountWere(n, "question") + " not answered."
}

// examResult tells how an exam that was handed in went.
func (t examTalk) examResult(e exam.Exam) {
	r, b := e.Result(), e.Breakdown()
	t.out.gap()
	if r.Test() != "" {
		t.out.say(words.ExamOrTest(r.Test()) + ".")
	}
	t.out.say("Exam result: " + outcome(r) + ". " + words.Points(r.Points) + " of " + words.Count(r.Questions, "point") + ", " + strconv.Itoa(r.Percent()) + " %" +
		"; it is passed with " + words.Percent(r.Pass) + ".")
	t.out.say(expected(r.Forecast))
	if r.Forecast == (memory.Forecast{}) {
		t.out.say(words.NextExam(r))
	}
	t.out.say("It took " + span(r.Ended.Sub(r.Began)) + ". " + openText(r.Open) + " Worded by " + words.Wording(r.Authority) + ". Seed " + seedText(r.Seed) + ".")
	t.shares("By lesson:", b.Lessons)
	t.shares("By objective:", words.SharesByObjective(b))
	t.shares("By kind of question:", words.SharesByKind(b))
	for i := range e.Questions {
		t.marked(e, i)
	}
}

// marked tells of one question of an exam what was given, what is right, and why.
func (t examTalk) marked(e exam.Exam, i int) {
	q, v := e.Questions[i], e.Verdicts[i]
	t.out.gap()
	t.out.hang(number(i)+" ", q.Stem)
	if parts := len(v.Parts) > 0 && !descriptorOf(q.Kind).inOrder; !v.Blank && (v.Right || !parts) { // else each wrong part says it
		t.out.say("Given: " + words.Ended(spoken(q.Kind, v.Given)))
	}
	t.verdict(q.Question, v)
	for _, said := range q.Others {
		t.out.hang("", words.Authority(said.Authority)+": "+words.Ended(said.Text))
	}
}

func outcome(r exam.Result) string {
	if r.Passed() {
		return "passed"
	}
	return "not passed"
}

// expected says what was forecast before the exam.
func expected(f memory.Forecast) string {
	if f == (memory.Forecast{}) {
		return "There was no forecast before it."
	}
	return "The forecast before it: " + words.BandAloud(f) + "."
}

func (t examTalk) shares(heading string, shares []exam.Share) {
	if len(shares) == 0 {
		return
	}
	t.out.say(heading)
	for _, s := range shares {
		t.out.hang("- ", cmp.Or(s.Name, "No lesson")+": "+words.Points(s.Points)+" of "+strconv.Itoa(s.Questions))
	}
}

func seedText(seed uint64) string { return strconv.FormatUint(seed, 10) }

// clockTime writes when something was: "at 09:30", with its day where that is not today.
func clockTime(at, now time.Time) string {
	at = at.In(now.Location())
	if words.DaysUntil(at, now) == 0 {
		return "at " + at.Format("15:04")
	}
	return "on " + at.Format("2 January 2006") + " at " + at.Format("15:04")
}

// examResults returns the exams that were handed in, the latest first.
func (t examTalk) examResults() []exam.Result {
	results, err := t.store.ExamResults(t.ctx, t.course.ID)
	t.keep("Your exams could not be read", err)
	slices.Reverse(results)
	return results
}

// exams lists the exams that were handed in, and tells of the one that is chosen.
func (t examTalk) exams() (action, error) {
	for {
		results := t.examResults()
		if len(results) == 0 {
			t.out.say("No exam of this course was handed in yet.")
			return answer, nil
		}
		lines := content.Texts(results, func(r exam.Result) string { return ExamLine(r, t.Now()) })
		t.out.gap()
		chosen, act := t.choose("Exam, or Enter to go back: ", lines)
		if act == undo || act == guess {
			continue
		}
		if act != answer || chosen < 0 {
			return leaving(act), nil
		}
		e, err := t.store.Exam(t.ctx, results[chosen].ID)
		if t.keep("This exam could not be read", err); err == nil {
			t.examResult(e)
		}
	}
}

// ExamLine tells of an exam in a line: when, how it went, and what was forecast.
func ExamLine(r exam.Result, now time.Time) string {
	text := r.Ended.In(now.Location()).Format("2006-01-02 15:04") + ": " + strconv.Itoa(r.Percent()) + " %" + ", " + outcome(r) + ", " + words.Count(r.Questions, "question")
	if r.Forecast != (memory.Forecast{}) {
		text += ", forecast " + words.BandAloud(r.Forecast)
	}
	if r.Authority != "" {
		text += ", worded by " + r.Authority
	}
	if r.Test() != "" {
		text += ", test " + r.Test()
	}
	return text
}

// ExamTable writes exams as a table, in the order in which they are given.
func ExamTable(w io.Writer, results []exam.Result, now time.Time) error {
	rows := [][]string{{"Handed in", "Score", "Result", "Questions", "Forecast", "Worded by", "Seed", "Test"}}
	for _, r := range results {
		forecast := "none"
		if r.Forecast != (memory.Forecast{}) {
			forecast = words.BandAloud(r.Forecast)
		}
		rows = append(rows, []string{
			r.Ended.In(now.Location()).Format("2006-01-02 15:04"), strconv.Itoa(r.Percent()) + " %", outcome(r), strconv.Itoa(r.Questions), forecast, words.Wording(r.Authority), seedText(r.Seed), r.Test(),
		})
	}
	if !slices.ContainsFunc(results, func(r exam.Result) bool { return r.Test() != "" }) {
		for i, row := range rows {
			rows[i] = row[:len(row)-1]
		}
	}
	out, widths := newPaper(w), columnWidths(rows)
	for _, row := range rows {
		out.line(columns(row, widths))
	}
	return out.flush()
}
