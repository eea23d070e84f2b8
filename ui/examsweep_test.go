package ui

import (
	"errors"
	"math/rand/v2"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"porthole/content"
	"porthole/quiz"
	"porthole/ui/screen"
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
		d.open(newExamSetup(d.study(), d.home().waiting, quiz.BlueprintOf(d.study().Course()), d.clock))
		e := on[*examSetup](d)
		for len(e.set.Questions) < quiz.MostExamQuestions { // more than the course has
			e.set.Questions = append(e.set.Questions, e.set.Questions[len(e.set.Questions)%25])
			e.set.Steps = append(e.set.Steps, quiz.ExamStep{Question: len(e.set.Steps)})
		}
		d.move(e.open(e.set, true))
	}
	return map[string]func(d *driver){
		"exam setup": func(d *driver) {
			d.open(newExamSetup(d.study(), d.home().waiting, quiz.BlueprintOf(d.study().Course()), d.clock))
		},
		"exam setup wrong": func(d *driver) {
			d.open(newExamSetup(d.study(), d.home().waiting, quiz.BlueprintOf(d.study().Course()), d.clock))
			d.press("backspace", "backspace")
		},
		"exam setup failed": func(d *driver) {
			d.open(newExamSetup(d.study(), d.home().waiting, quiz.BlueprintOf(d.study().Course()), d.clock))
			on[*examSetup](d).failed = errors.New("the disk is full")
		},
		"exam":          half,
		"exam long":     long,
		"exam long end": func(d *driver) { long(d); d.move(mustGo(on[*exam](d), 199)) },
		"exam warned":   func(d *driver) { half(d); d.pass(28 * time.Minute) },
		"exam list":     func(d *driver) { half(d); d.press("ctrl+l") },
		"exam close":    func(d *driver) { half(d); d.press("ctrl+s") },
		"exam left":     func(d *driver) { half(d); d.press("esc") },
		"exam result":   handed,
		"exam all":      func(d *driver) { handed(d); d.press("o") },
		"exams none":    func(d *driver) { d.open(newExams(d.study())) },
		"exams": func(d *driver) {
			handed(d)
			d.press("esc")
			handed(d)
			d.press("esc")
			d.open(newExams(d.study()))
		},
	}
}

func mustGo(x *exam, i int) screen.Move {
	move, _ := x.goTo(i)
	return move
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

func TestEverySignOfAStripIsWhereAClickFindsIt(t *testing.T) {
	d := open(t, emailCourse(t), 100, 30)
	examScenes()["exam long"](d)
	x := on[*exam](d)
	for _, size := range sizes() {
		if size[0]%7+size[1]%5 > 0 {
			continue
		}
		d.resize(size[0], size[1])
		for _, at := range []int{0, 77, 199} {
			d.move(mustGo(x, at))
			s := x.stripOf(x.frame)
			seen := false
			for y := range s.rows {
				row := []rune(d.rows()[1+y])
				for column := range s.perRow {
					cell := 2 + s.label + column*stripCell
					i := s.hit(cell-2, y)
					if i < 0 {
						continue
					}
					if got := string(row[cell : cell+2]); (got[0] != ' ') != (i == at) {
						t.Fatalf("%v at %d: question %d is drawn %q:\n%s", size, at, i, got, d.screen())
					}
					seen = seen || i == at
				}
			}
			if !seen {
				t.Fatalf("%v: question %d is not in sight:\n%s", size, at, d.screen())
			}
		}
	}
	d.resize(40, 12)
	d.move(mustGo(x, 0))
	d.send(tea.MouseClickMsg{X: 2 + 4 + 3*stripCell, Y: 1, Button: tea.MouseLeft})
	if x.at != 3 {
		t.Errorf("a click on the fourth sign goes to %d", x.at+1)
	}
}

func TestKeysAndSizesInAnyOrderDoNotBreakAnExam(t *testing.T) {
	keys := []string{
		"enter", "enter", "tab", "up", "down", "left", "right", "pgup", "pgdown", "space", "1", "2", "3", "a", "t", "f", "y", "n", "p", "x", "l", "s", "o",
		"e", "w", "0", "9", "backspace", "ctrl+n", "ctrl+p", "ctrl+x", "ctrl+l", "ctrl+s", "?", "esc", "q",
	}
	for _, course := range []*content.Course{emailCourse(t), seedCourse(t), parse(t, ""), parse(t, "# Only a title\n")} {
		r := rand.New(rand.NewPCG(5, 6))
		d := open(t, course, 80, 24)
		for n := range 600 {
			if _, home := d.top().(*home); home && !d.quit {
				d.open(newExamSetup(d.study(), d.home().waiting, quiz.BlueprintOf(d.study().Course()), d.clock))
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
