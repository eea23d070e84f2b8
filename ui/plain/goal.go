package plain

import (
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"time"

	"porthole/content"
	"porthole/quiz"
	"porthole/quiz/exam"
	"porthole/quiz/memory"
	"porthole/ui/words"
)

// Goal writes what a learner aims at and the plan towards it.
func Goal(w io.Writer, d *quiz.Deck, p quiz.Progress, now time.Time) error {
	out := newPaper(w)
	out.say(d.Course().Title)
	tellGoal(out, d, p, now)
	return out.flush()
}

// goalTalk is the part of a talk that is about the goal.
type goalTalk struct{ *talk }

// goalEntry is the line of the menu that leads to the goal.
func (t goalTalk) goalEntry(p quiz.Progress) string {
	now := t.Now()
	if !p.Goal.Open(now) {
		return "Exam goal: none"
	}
	says := "Exam goal: " + words.Percent(p.Goal.Target) + " " + words.InDays(p.Goal.Exam, now)
	if s, ok := p.Snapshot(t.Deck, now); ok {
		says += ", forecast " + words.BandAloud(s.Forecast)
	}
	return says
}

// tellGoal says what a learner aims at, what is to be expected, and when to learn.
func tellGoal(out *paper, d *quiz.Deck, p quiz.Progress, now time.Time) {
	g := p.Goal
	if g.Exam.IsZero() {
		out.say("No goal is set.")
		return
	}
	at := g.Exam.In(now.Location())
	if !g.Open(now) {
		out.say("The exam was on " + words.Day(at, now) + ". No goal is set for the time to come.")
		return
	}
	when := words.InDays(at, now)
	if words.DaysUntil(at, now) > 0 {
		when = at.Weekday().String() + " " + words.Day(at, now) + " at " + at.Format("15:04") + ", " + when
	}
	out.say("Exam: " + when + ".")
	out.say("Target: " + words.Percent(g.Target) + ", " + choicesText(g.Choices) + ".")
	tellForecast(out, d, p, now)
	tellPlan(out, g, exam.AgendaOf(d, p, now), len(d.Course().Lessons), now)
}

func choicesText(choices int) string {
	if choices == 0 {
		return "answers are written"
	}
	return strconv.Itoa(choices) + " choices to a question"
}

// tellForecast says what is to be expected in the exam, or what is wanting to tell it.
func tellForecast(out *paper, d *quiz.Deck, p quiz.Progress, now time.Time) {
	s := quiz.NewStats(d, p, now)
	if text := words.Wanting(s.Wanting[0], s.Wanting[1]); text != "" {
		out.say(text)
		return
	}
	out.say("Forecast: " + words.BandAloud(s.Forecast) + ". In eight cases of ten the score lies in this range.")
	if p.Goal.Open(now) && s.Forecast.Ready(p.Goal.Target) {
		out.say("You are ready: even the lower end reaches your target.")
	}
}

// tellPlan says when to learn, for how long and what, in a course of so many lessons.
func tellPlan(out *paper, g memory.Goal, plan quiz.Agenda, lessons int, now time.Time) {
	out.say("Time for learning: " + words.Minutes(g.Budget) + leftText(g.Budget, plan.Left) + ".")
	if plan.Today > 0 {
		out.say("Today's part: " + words.Minutes(plan.Today) + ".")
	} else {
		out.say("Nothing more is planned for today.")
	}
	if len(plan.Sittings) > 0 {
		out.say("The plan:")
	}
	for _, day := range plan.Days {
		out.hang("- ", sittingText(day, now))
	}
	out.say(words.PlanNotes(plan, lessons)...)
	out.say("At most " + words.Minutes(plan.Cap) + " a day.")
	tellCap(out, plan.Plan)
}

// leftText says how much of a time is left, where some was used.
func leftText(of, left time.Duration) string {
	left = left.Truncate(time.Minute)
	switch {
	case left == 0:
		return ", and all of it is used"
	case left >= of.Truncate(time.Minute):
		return ""
	}
	return ", of which " + words.Minutes(left) + " " + words.Are(int(left/time.Minute)) + " left"
}

func sittingText(day quiz.AgendaDay, now time.Time) string {
	text := whenDay(day.Day, now) + ": " + words.Minutes(day.Time)
	if day.Morning {
		text += " from " + day.At.In(now.Location()).Format("15:04") + ", before the exam"
	}
	return text + "; " + words.Planned(day)
}

// tellCap says what the most for one day costs.
func tellCap(out *paper, plan memory.Plan) {
	if plan.Moved > 0 {
		out.say("That moves " + words.Minutes(plan.Moved) + " to days on which learning is worth less; a higher limit would help more.")
	}
	if plan.Lost > 0 {
		out.say("It leaves no room for " + words.Minutes(plan.Lost) + " of your time.")
	}
}

// goal shows the goal, and sets or removes it.
func (t goalTalk) goal() (action, error) {
	for {
		p := t.progress()
		t.out.gap()
		tellGoal(t.out, t.Deck, p, t.Now())
		a := prompt{
			text: "s sets a goal, Enter goes back: ", letters: true,
			help: "s and Enter asks for the exam and your time. Enter alone goes back.",
		}
		if !p.Goal.Exam.IsZero() {
			a.text, a.help = "s changes the goal, n removes it, Enter goes back: ", a.help+" n and Enter removes the goal."
		}
		r := t.ask(a)
		switch {
		case r.act != answer || r.text == "":
			return leaving(r.act), nil
		case isWord(r.text, "s", "set"):
			if act := t.setGoal(p); act == end {
				return end, nil
			}
		case isWord(r.text, "n", "none"):
			t.keep("The goal could not be removed", t.store.SetGoal(t.ctx, t.course.ID, memory.Goal{}))
			t.aim("")
		default:
			t.refuse("Please type s, or Enter alone.")
		}
	}
}

// setGoal asks for one thing after the other, each with what it is without an answer; then the goal
// is set. /quit leaves it as it was.
func (t goalTalk) setGoal(p quiz.Progress) action {
	exam, act := t.examName()
	if act != answer {
		return act
	}
	if course := content.ExamCourseID(exam); exam != "" && course != t.course.ID {
		known, err := t.store.Learner(t.ctx, course)
		t.keep("Your progress could not be read", err)
		p = known.Progress
	}
	g, act := t.examDate(p)
	if act != answer {
		return act
	}
	for _, q := range goalQuestions() {
		if act := t.goalPart(&g, q); act != answer {
			return act
		}
	}
	if exam != "" && !t.turn(exam) {
		return answer
	}
	t.keep("The goal could not be saved", t.store.SetGoal(t.ctx, t.course.ID, g.From(p.Record, t.Now())))
	t.aim(exam)
	return answer
}

// examName asks which exam it is; "" is that of the course that is open.
func (t goalTalk) examName() (string, action) {
	if t.Open == nil {
		return "", answer
	}
	text, open := "Exam, or Enter for this course alone: ", ""
	if exam, ok := content.ExamOfCourse(t.course.ID); ok {
		text, open = "Exam ["+exam+"]: ", exam
	}
	for {
		r := t.ask(prompt{text: text, letters: true, help: "Type an exam, to learn what it asks out of all courses; " + words.ExamForms() + "."})
		if r.act != answer || r.text == "" {
			return open, r.act
		}
		if exam, ok := content.ExamNamed(r.text); ok {
			return exam, answer
		}
		t.out.say("No course names that exam; " + words.ExamForms() + ".")
	}
}

// turn goes on with the course of an exam, and reports whether it could be opened.
func (t goalTalk) turn(exam string) bool {
	if t.course.ID == content.ExamCourseID(exam) {
		return true
	}
	deck, err := t.Open(exam)
	if err != nil {
		t.out.say("It cannot be opened: " + words.Ended(content.Clean(err.Error())))
		return false
	}
	session := t.talk
	session.Deck, session.course, session.Problems = deck, deck.Course(), nil
	t.out.say(t.course.Title + ": what this exam asks, out of all courses.")
	return true
}

// aim keeps in mind which exam the learner aims at, where the course of one is open.
func (t goalTalk) aim(exam string) {
	if _, ofExam := content.ExamOfCourse(t.course.ID); ofExam && t.Aim != nil {
		t.keep("What the program opens on could not be kept", t.Aim(exam))
	}
}

// examDate asks for the date of the exam, and returns the goal with what it is usually.
func (t goalTalk) examDate(p quiz.Progress) (memory.Goal, action) {
	now, text := t.Now(), "Date of the exam: "
	if p.Goal.Open(now) {
		text = "Date of the exam [" + p.Goal.Exam.Format(time.DateOnly) + "]: "
	}
	for {
		r := t.ask(prompt{text: text, letters: true, help: "Type a date; " + words.DateForms + "."})
		switch {
		case r.act != answer:
			return memory.Goal{}, r.act
		case r.text == "" && p.Goal.Open(now):
			return p.Goal.For(p.Goal.Exam, p.Record, now), answer
		case r.text == "":
			return memory.Goal{}, quit
		}
		date, err := words.ParseDate(r.text, now)
		if err == nil {
			return p.Goal.For(date, p.Record, now), answer
		}
		t.refuse(words.Ended(err.Error()))
	}
}

// goalQuestion is one thing that a goal is made of.
type goalQuestion struct {
	text, help string
	is         func(memory.Goal) string
	set        func(g memory.Goal, given string) (memory.Goal, error)
}

func goalQuestions() []goalQuestion {
	return []goalQuestion{
		{"Time of the exam", "Type a time of day, such as 09:00.",
			func(g memory.Goal) string { return g.Exam.Format("15:04") },
			func(g memory.Goal, given string) (memory.Goal, error) {
				clock, err := words.ParseClock(given)
				return g.On(g.Exam, clock), err
			}},
		{"Minutes for learning until then", "Type how many minutes you have for learning from now until the exam.",
			func(g memory.Goal) string { return strconv.Itoa(int(g.Budget.Minutes())) },
			withNumber(func(g *memory.Goal, n int) { g.Budget = time.Duration(n) * time.Minute })},
		{"Score to reach, in percent", "Type a number from 1 to 100.",
			func(g memory.Goal) string { return strconv.Itoa(int(math.Round(100 * g.Target))) },
			withNumber(func(g *memory.Goal, n int) { g.Target = float64(n) / 100 })},
		{"Choices to a question, 0 where answers are written", "Type how many options a question of the exam has.",
			func(g memory.Goal) string { return strconv.Itoa(g.Choices) },
			withNumber(func(g *memory.Goal, n int) { g.Choices = n })},
		{"Most minutes on one day, 0 for the usual", "Type how many minutes a day you want to learn at most. The usual is three times the average day.",
			func(g memory.Goal) string { return strconv.Itoa(int(g.Cap.Minutes())) },
			withNumber(func(g *memory.Goal, n int) { g.Cap = time.Duration(n) * time.Minute })},
	}
}

// withNumber makes the answer to a question a whole number.
func withNumber(set func(*memory.Goal, int)) func(memory.Goal, string) (memory.Goal, error) {
	return func(g memory.Goal, given string) (memory.Goal, error) {
		n, err := strconv.Atoi(strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(given), "%")))
		if err != nil || n < 0 || n > 100_000 {
			return g, fmt.Errorf("%s is no whole number from 0", quoted(content.Clean(given)))
		}
		set(&g, n)
		return g, nil
	}
}

// goalPart asks for one thing until the answer can be taken; a blank line keeps what it is.
func (t goalTalk) goalPart(g *memory.Goal, q goalQuestion) action {
	for {
		r := t.ask(prompt{text: q.text + " [" + q.is(*g) + "]: ", letters: true, help: q.help + " Enter alone keeps what stands in brackets."})
		if r.act != answer {
			return r.act
		}
		next, err := *g, error(nil)
		if strings.TrimSpace(r.text) != "" {
			next, err = q.set(*g, r.text)
		}
		if err == nil {
			err = next.Check(t.Now())
		}
		if err == nil {
			*g = next
			return answer
		}
		t.refuse(words.Ended(err.Error()))
	}
}
