package ui

import (
	"errors"
	"math/rand/v2"
	"testing"
	"time"

	"porthole/content"
	"porthole/quiz/exam"
	"porthole/quiz/memory"
	exams "porthole/ui/exam"
)

// examScenes brings a fresh program to each screen of an exam.
func examScenes() map[string]func(d *driver) {
	half := func(d *driver) {
		d.beginExam()
		for i := range 12 {
			d.respond(i%3 > 0)
			if i%4 == 0 {
				d.press("ctrl+x")
			}
			d.press("ctrl+n")
		}
	}
	handed := func(d *driver) {
		half(d)
		d.press("ctrl+s", "y")
	}
	long := func(d *driver) {
		d.t.Helper()
		e, err := exam.New(d.study().Deck, exam.BlueprintOf(d.study().Course()), 1, memory.Record{}, d.clock)
		if err != nil {
			d.t.Fatal(err)
		}
		for len(e.Questions) < exam.MostQuestions { // more than the course has
			e.Questions = append(e.Questions, e.Questions[len(e.Questions)%25])
			e.Steps = append(e.Steps, exam.Step{Question: len(e.Steps)})
		}
		if err := d.store.BeginExam(d.t.Context(), e); err != nil {
			d.t.Fatal(err)
		}
		d.reload()
		d.setUpExam()
	}
	return map[string]func(d *driver){
		"exam setup": func(d *driver) {
			d.setUpExam()
		},
		"exam setup wrong": func(d *driver) {
			d.setUpExam()
			d.press("backspace", "backspace")
		},
		"exam setup failed": func(d *driver) {
			d.setUpExam()
			d.study().Queue.Use(&examStore{InMemory: exam.NewInMemory(), begin: errors.New("the disk is full")})
			d.press("enter")
		},
		"exam":      half,
		"exam long": long,
		"exam long end": func(d *driver) {
			long(d)
			for range exam.MostQuestions - 1 {
				d.press("ctrl+n")
			}
		},
		"exam warned": func(d *driver) { half(d); d.pass(28 * time.Minute) },
		"exam list":   func(d *driver) { half(d); d.press("ctrl+l") },
		"exam close":  func(d *driver) { half(d); d.press("ctrl+s") },
		"exam left":   func(d *driver) { half(d); d.press("esc") },
		"exam result": handed,
		"exam all":    func(d *driver) { handed(d); d.press("o") },
		"exams none":  func(d *driver) { d.open(exams.NewHistory(d.study())) },
		"exams": func(d *driver) {
			handed(d)
			d.press("esc")
			handed(d)
			d.press("esc")
			d.open(exams.NewHistory(d.study()))
		},
	}
}

func TestExamsInProgressFit(t *testing.T) {
	d := open(t, emailCourse(t), 80, 24)
	d.fortnight()
	for range 2 {
		examScenes()["exam result"](d)
		d.press("esc")
	}
	d.open(newProgress(d.study()))
	for _, size := range [][2]int{{40, 12}, {60, 20}, {100, 32}, {120, 50}} {
		d.resize(size[0], size[1])
		for range 3 {
			d.press("n")
			fits(t, d, size[0], size[1])
		}
	}
	d.press("home", "n", "n", "n")
	d.sees("Exams", "✗ not passed", "expected", "the shade what was expected")
	d.press("e")
	d.sees("› 7 Dec 2026")
	d.press("enter")
	d.sees("Exam of 7 December 2026", "Expected")
}

func TestKeysAndSizesInAnyOrderDoNotBreakAnExam(t *testing.T) {
	t.Parallel()
	keys := []string{
		"enter", "enter", "tab", "up", "down", "left", "right", "pgup", "pgdown", "space", "1", "2", "3", "a", "t", "f", "y", "n", "p", "x", "l", "s", "o",
		"e", "w", "0", "9", "backspace", "ctrl+n", "ctrl+p", "ctrl+x", "ctrl+l", "ctrl+s", "?", "esc", "q",
	}
	for _, course := range []*content.Course{emailCourse(t), seedCourse(t), parse(t, ""), parse(t, "# Only a title\n")} {
		r := rand.New(rand.NewPCG(5, 6))
		d := open(t, course, 80, 24)
		for n := range 600 {
			if _, home := d.top().(*home); home && !d.quit {
				d.setUpExam()
			}
			d.resize(1+r.IntN(140), 1+r.IntN(60))
			for range r.IntN(5) {
				d.press(keys[r.IntN(len(keys))])
				_ = d.app.View()
			}
			if n%9 == 0 {
				d.pass(time.Duration(r.IntN(300)) * time.Second)
			}
			if d.quit {
				d = open(t, course, 80, 24)
			}
		}
	}
}
