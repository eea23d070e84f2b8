package ui

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"porthole/quiz"
	"porthole/quiz/class"
	"porthole/quiz/exam"
	"porthole/quiz/store/sqlite"
	classes "porthole/ui/class"
	"porthole/ui/study"
)

// pupil is a learner in a class that was set something, at home.
type pupil struct {
	*driver
	book class.Book
	set  class.Assignment
}

const pupilID = "pupil"

// never has nothing go on in the background, where it would read a clock that tests move.
func never(time.Duration) <-chan time.Time { return nil }

// inClass opens the program for a learner whose class was set four choices: in five minutes, due on Friday at ten.
func inClass(t *testing.T, width, height int, change func(*class.Assignment)) *pupil {
	t.Helper()
	course := emailCourse(t)
	p := &pupil{}
	now := func() time.Time {
		if p.driver == nil {
			return noon()
		}
		return p.clock
	}
	archive := sqlite.New(sqlite.Options{Folder: t.TempDir(), Now: now, Random: rand.New(rand.NewPCG(5, 6)).Uint64, After: never})
	book, err := archive.Classes(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	p.book = book
	p.join(t)
	b := exam.BlueprintOf(course)
	b.Questions, b.Kinds = 4, map[quiz.Kind]float64{quiz.Choice: 1}
	frozen, err := exam.Freeze(quiz.NewDeck(course), b, 7, true)
	if err != nil {
		t.Fatal(err)
	}
	p.set = class.Assignment{
		Title: "Week 3", Course: class.Course{ID: course.ID, Title: course.Title}, Questions: 4, Limit: 5 * time.Minute, Attempts: 1,
		From: noon(), Due: noon().Add(4*24*time.Hour - 2*time.Hour), Pass: 0.8, Same: true, Seed: 7,
	}
	if change != nil {
		change(&p.set)
	}
	if p.set, err = book.Set(t.Context(), "7b", p.set, class.Frozen{Exam: frozen, Lessons: p.set.Lessons, Cards: []string{"a", "b"}}); err != nil {
		t.Fatal(err)
	}
	own, err := archive.Open(t.Context(), pupilID)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _, _ = own.Close(), book.Close() }) // what counts is tested elsewhere
	p.driver = open(t, course, width, height, func(o *Options) {
		o.Store = opened(class.AtDesk(own, book, pupilID))
		o.Parts = func(s *study.Study) []classes.Part { return []classes.Part{classes.NewSetWork(s, book, pupilID)} }
	})
	p.reload()
	return p
}

func (p *pupil) join(t *testing.T) {
	t.Helper()
	name, _ := class.ReadName("7b")
	if err := p.book.Found(t.Context(), name, "K7QM2R4T", time.Time{}); err != nil {
		t.Fatal(err)
	}
	groups, err := p.book.Groups(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	ann, _ := class.ReadName("Ann")
	if joined, err := p.book.Join(t.Context(), groups[0], class.Newcomer{Learner: pupilID, Name: ann}); err != nil || !joined {
		t.Fatal(joined, err)
	}
}

// reload lets so much time go by at home that set work is read anew.
func (p *pupil) reload() {
	for range 5 {
		p.run(p.home().parts.load())
	}
}

// answers chooses the first option of so many questions.
func (p *pupil) answers(n int) {
	for range n {
		p.press("1", "enter")
	}
}

func TestWhatIsDueStandsFirstAndIsSatAsAnExamIs(t *testing.T) {
	p := inClass(t, 80, 24, nil)
	p.sees("› Due Fri 10:00", "Week 3 · 4 questions, 5 minutes")
	p.press("enter")
	p.sees("Week 3", "4 questions, 5 minutes.", "Due Friday 10:00.", "1 attempt.", "You see the result once it is handed in.")
	p.press("enter")
	p.sees("Week 3 · 1 of 4", "5:00 left")
	p.answers(2)
	p.press("esc")
	p.reload()
	p.sees("it runs, 5 minutes left")
	p.press("enter", "enter")
	p.sees("3 of 4")
	p.answers(1)
	p.press("1", "enter", "y")
	p.sees("4 points", "Pass mark 80 %")
	p.press("esc")
	p.reload()
	p.sees("Handed in", "Week 3 ·", "of 4 points")
	if exams := p.study().Learner.Exams; len(exams) != 1 || exams[0].Open != 0 {
		t.Errorf("%+v", exams)
	}
}

func TestWhatRanOutOfTimeIsHandedInAsItStands(t *testing.T) {
	p := inClass(t, 80, 24, nil)
	p.press("enter", "enter")
	p.answers(2)
	if err := p.book.Grant(t.Context(), "7b", p.set.ID, "ann", class.Override{Factor: 2}); err != nil {
		t.Fatal(err)
	}
	p.clock = p.clock.Add(5 * time.Minute)
	p.press("1")
	p.sees("You were given more time: 5:00 left.")
	p.clock = p.clock.Add(5 * time.Minute)
	p.press("1")
	p.sees("Time was up", "2 questions are open")
}

func TestTheResultWaitsForTheDeadline(t *testing.T) {
	p := inClass(t, 80, 24, func(a *class.Assignment) { a.Feedback = class.AfterDue })
	p.press("enter")
	p.sees("The result is shown after the last deadline of the class: Friday 10:00.")
	p.press("enter")
	p.answers(3)
	p.press("1", "enter", "y")
	p.sees("Handed in", "4 of 4 questions answered.", "Friday 10:00")
	p.press("enter")
	p.reload()
	p.sees("the result comes later")
	p.press("enter", "o")
	p.misses("Pass mark")
	p.press("esc")
	if exams := p.study().Learner.Exams; len(exams) != 0 {
		t.Errorf("it stands among the exams: %+v", exams)
	}
	p.clock = p.set.Due.Add(time.Minute)
	p.reload()
	p.sees("of 4 points")
	p.press("down", "up", "enter", "o")
	p.sees("Pass mark 80 %")
}

func TestWhatIsWithdrawnWhileItIsSatIsSaid(t *testing.T) {
	p := inClass(t, 80, 24, nil)
	p.press("enter", "enter")
	p.answers(1)
	if err := p.book.Withdraw(t.Context(), "7b", p.set); err != nil {
		t.Fatal(err)
	}
	p.press("1")
	p.sees("Your teacher has withdrawn it.", "What you did of it does not count.")
	p.press("enter")
	p.reload()
	p.misses("Week 3")
}

func TestLessonsToReadSayHowFarTheyAre(t *testing.T) {
	p := inClass(t, 80, 24, func(a *class.Assignment) { a.ToRead, a.Lessons = true, []string{emailCourse(t).Lessons[0].Title} })
	p.sees("Due Fri 10:00", "0 of 1 lesson read, 0 of 2 cards met")
	p.press("enter")
	p.sees("Read them under Lessons at home.")
	p.press("enter")
	p.misses("Read them under")
}

func TestScreensOfSetWorkFit(t *testing.T) {
	for _, size := range [][2]int{{40, 12}, {80, 24}, {100, 30}, {200, 50}} {
		p := inClass(t, size[0], size[1], func(a *class.Assignment) {
			a.Feedback, a.Title = class.AfterDue, strings.Repeat("W", 60)
			a.Lessons = []string{strings.Repeat("long ", 30)}
		})
		fits(t, p.driver, size[0], size[1])
		p.press("enter")
		fits(t, p.driver, size[0], size[1])
		p.press("enter")
		fits(t, p.driver, size[0], size[1])
		p.answers(3)
		p.press("1", "enter")
		fits(t, p.driver, size[0], size[1])
		p.press("y")
		fits(t, p.driver, size[0], size[1])
	}
}
