package ui

import (
	"flag"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"charm.land/lipgloss/v2"

	"porthole/content"
	"porthole/quiz"
	"porthole/ui/internal/tty"
	"porthole/ui/screen"
	"porthole/ui/study"
)

// scenes brings a fresh program to each of its screens.
func scenes() map[string]func(d *driver) {
	drillOf := func(k quiz.Kind) func(d *driver) {
		return func(d *driver) { d.drill(quiz.Selection{Kinds: []quiz.Kind{k}, Count: 1}) }
	}
	judged := func(k quiz.Kind) func(d *driver) {
		return func(d *driver) {
			drillOf(k)(d)
			d.answerBlank(k)
		}
	}
	out := map[string]func(d *driver){
		"home":            func(*driver) {},
		"lessons":         func(d *driver) { d.open(newLessons(d.study())) },
		"lesson":          func(d *driver) { d.open(newLesson(d.study(), 2)) },
		"sources":         func(d *driver) { d.open(newLesson(d.study(), 2)); d.press("s") },
		"table":           func(d *driver) { d.press("t") },
		"help":            func(d *driver) { d.press("?") },
		"find":            func(d *driver) { d.press("/"); d.typed("993") },
		"choose":          func(d *driver) { d.open(newChoose(d.study())) },
		"match":           func(d *driver) { d.move(startMatch(d.study(), quiz.Selection{}, d.clock)) },
		"grid":            func(d *driver) { d.move(startGrid(d.study(), quiz.Selection{}, d.clock)) },
		"goal":            func(d *driver) { d.open(newGoal(d.study(), shelf{})) },
		"goal wrong":      func(d *driver) { d.open(newGoal(d.study(), shelf{})); d.typed("32 December"); d.press("ctrl+s") },
		"goal planned":    func(d *driver) { d.setGoal(tenDaysAway()); d.open(newGoal(d.study(), shelf{})) },
		"progress empty":  func(d *driver) { d.open(newProgress(d.study())) },
		"progress filled": func(d *driver) { d.fortnight(); d.open(newProgress(d.study())) },
		"result": func(d *driver) {
			judged(quiz.Scenario)(d)
			d.press("enter")
		},
		"perfect round": func(d *driver) {
			d.drill(quiz.Selection{Kinds: []quiz.Kind{quiz.Choice}, Count: perfectFrom})
			for range perfectFrom {
				d.answer(true)
				d.press("enter")
			}
			d.sees("A perfect round", "≈≈≈")
		},
		"new best time": func(d *driver) {
			d.move(startMatch(d.study(), quiz.Selection{}, d.clock))
			m := on[*match](d)
			m.over, m.moment = true, "A new best time: 18.0 s, 2.0 s less than before."
		},
		"courses": func(d *driver) {
			built := shelf{
				names: func() []string { return []string{"email", "ports"} },
				open:  func(string) (Course, error) { return Course{Deck: d.study().Deck}, nil },
				recent: func() []string {
					return []string{"/home/ada/a folder with a long name/another/and/one/more/capitals.md", "notes.md"}
				},
			}
			d.open(newCourses(d.study(), built))
			d.sees("Opened before")
		},
		"goal far away": func(d *driver) {
			g := tenDaysAway()
			g.Budget = 5 * time.Hour
			d.setGoal(g)
			d.open(newGoal(d.study(), shelf{}))
			d.sees("practice exam")
		},
		"home with a goal": func(d *driver) { d.learnt(); d.aims(200, 0.8) },
		"home of today":    func(d *driver) { d.learnt(); d.aims(200, 0.8); d.press("d") },
		"trouble": func(d *driver) {
			_, err := damaged()
			d.send(study.Learner{Course: d.study().Course().ID, Err: err})
		},
		"done":     func(d *driver) { d.open(newDone(d.study(), d.clock.AddDate(0, 0, 1), d.clock)) },
		"practice": func(d *driver) { d.learnt(); d.move(startPractice(d.study(), d.clock)) },
		"ready": func(d *driver) {
			d.learnt()
			d.clock = d.clock.AddDate(1, 0, 0)
			d.aims(2, 0.1)
			d.move(startSitting(d.study(), d.clock))
			d.answer(true)
			d.sees("e end here")
		},
		"part done": func(d *driver) {
			d.learnt()
			d.clock = d.clock.AddDate(1, 0, 0)
			d.aims(2, 0.1)
			d.move(startSitting(d.study(), d.clock))
			d.answer(true)
			d.press("e")
		},
		"next lesson": func(d *driver) {
			d.readFirst(1)
			d.move(startSitting(d.study(), d.clock))
			d.answerUntil(func() bool { _, next := d.top().(*upcoming); return next })
			d.sees("Next: ", "read it", "ask me at once")
		},
		"guess": func(d *driver) {
			drillOf(quiz.Typed)(d)
			d.press("tab")
			d.answer(true)
			d.press("g")
		},
	}
	maps.Copy(out, examScenes())
	for _, k := range quiz.Kinds() {
		if k.Performed() {
			continue // see performedScenes
		}
		out[k.String()] = drillOf(k)
		out[k.String()+" judged"] = judged(k)
	}
	return out
}

// learnt has the learner know the whole course.
func (d *driver) learnt() {
	for _, ago := range []int{9, 5, 1} {
		d.before(ago, true, d.study().Deck.IDs()...)
	}
}

func (d *driver) open(s screen.Screen)   { d.move(screen.Push(s)) }
func (d *driver) move(m screen.Move)     { d.run(d.app.Make(m, d.clock)) }
func (d *driver) drill(s quiz.Selection) { d.move(startDrill(d.study(), s, d.clock)) }

// answerBlank gives no answer, in the way of each kind.
func (d *driver) answerBlank(k quiz.Kind) {
	switch {
	case k == quiz.Flash:
		d.press("enter", "n")
		return
	case k.Performed() && k != quiz.Order:
		d.press("ctrl+d", "ctrl+d")
		return
	}
	d.press("enter", "enter")
}

var everySize = flag.Bool("every-size", false, "sweep over every size of window, not over a third of them")

// sizes are the windows every screen has to fit: the smallest ones, those at which screens change their form, and of all
// others a third, spread so that each width and each height has its turn.
func sizes() [][2]int {
	var out [][2]int
	step := 1
	if tty.RaceDetector { // all takes several times as long, and what it looks for does not hang on a size
		step = 4
	}
	for width := 40; width <= 120; width += step {
		for height := 12; height <= 50; height++ {
			if *everySize || width <= 41 || height <= 13 || slices.Contains([]int{59, 60}, width) && height%2 == 0 || (width+height)%3 == 0 {
				out = append(out, [2]int{width, height})
			}
		}
	}
	return out
}

func TestEveryScreenFitsItsFrame(t *testing.T) {
	t.Parallel()
	course := emailCourse(t)
	for name, scene := range scenes() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := open(t, course, 80, 24)
			scene(d)
			for _, size := range sizes() {
				d.resize(size[0], size[1])
				fits(t, d, size[0], size[1])
			}
		})
	}
}

// fits checks what holds for every screen at every size: as many rows as the window has, none too wide, and a
// footer that tells of a way out or of the help.
func fits(t *testing.T, d *driver, width, height int) {
	t.Helper()
	rows := d.rows()
	if len(rows) != height {
		t.Fatalf("%d × %d: %d rows:\n%s", width, height, len(rows), d.screen())
	}
	for i, row := range rows {
		if lipgloss.Width(row) > width {
			t.Fatalf("%d × %d: row %d is %d wide: %q", width, height, i, lipgloss.Width(row), row)
		}
	}
	if footer := footerOf(rows); !strings.Contains(footer, "? help") && !strings.Contains(footer, "esc ") {
		t.Fatalf("%d × %d: no way out in the footer %q", width, height, footer)
	}
	if strings.TrimSpace(strings.Join(rows[:height-2], "")) == "" {
		t.Fatalf("%d × %d: an empty screen", width, height)
	}
}

// footerOf is the last row that says anything: in a large window it stands near what it belongs to.
func footerOf(rows []string) string {
	for _, row := range slices.Backward(rows) {
		if strings.TrimSpace(row) != "" {
			return row
		}
	}
	return ""
}

func TestStemOptionsAndVerdictCanBeReachedInTheSmallestWindow(t *testing.T) {
	t.Parallel()
	course := emailCourse(t)
	for i := range course.Questions {
		d := open(t, course, 40, 12)
		d.drill(quiz.Selection{Cards: []string{course.Questions[i].ID}, Count: 1})
		screen := on[*drill](d)
		q, _ := screen.session.Question()
		var texts []string
		texts = append(texts, q.Stem)
		for _, o := range q.Options {
			texts = append(texts, o.Text)
		}
		reaches(t, d, texts...)
		d.answerBlank(q.Kind)
		v, judged := screen.session.Verdict()
		if !judged {
			t.Fatalf("%s: no verdict:\n%s", q.ID, d.screen())
		}
		reaches(t, d, append(texts, v.Headline(), v.Explanation)...)
	}
}

// reaches scrolls through the screen and fails unless every text was in sight, word by word.
func reaches(t *testing.T, d *driver, texts ...string) {
	t.Helper()
	d.scrollOut("pgup", func([]string) {})
	seen := map[string]bool{}
	d.scrollOut("pgdown", func(rows []string) {
		for _, row := range rows[:10] {
			for word := range strings.FieldsSeq(row) {
				seen[word] = true
			}
		}
	})
	for _, text := range texts {
		for word := range strings.FieldsSeq(text) {
			if !seen[word] && !splitWord(seen, word) {
				t.Fatalf("%q of %q cannot be reached:\n%s", word, text, d.screen())
			}
		}
	}
}

// scrollOut presses a key until the screen stays as it is, and calls look with each screen.
func (d *driver) scrollOut(key string, look func(rows []string)) {
	for before, rows := []string(nil), d.rows(); !slices.Equal(before, rows); before, rows = rows, d.rows() {
		look(rows)
		d.press(key)
	}
}

// splitWord reports whether a word was seen in two parts: a hyphen may end a line.
func splitWord(seen map[string]bool, word string) bool {
	for i := 1; i < len(word); i++ {
		if seen[word[:i]] && seen[word[i:]] {
			return true
		}
	}
	return false
}

func TestBelowTheSmallestWindowOneLineSaysSo(t *testing.T) {
	d := open(t, seedCourse(t), 80, 24)
	for width := 1; width < 50; width++ {
		for height := 1; height < 16; height++ {
			d.resize(width, height)
			if width >= 40 && height >= 12 {
				fits(t, d, width, height)
				continue
			}
			if rows := d.rows(); len(rows) != 1 || lipgloss.Width(rows[0]) > width {
				t.Fatalf("%d × %d: %q", width, height, rows)
			}
			if width >= 14 {
				d.sees("ctrl+c quits")
			}
		}
	}
}

func TestResizesAndKeysInAnyOrderDoNotPanic(t *testing.T) {
	t.Parallel()
	keys := []string{
		"enter", "enter", "enter", "esc", "tab", "up", "down", "left", "right", "pgup", "pgdown", "home", "end", "space",
		"1", "2", "3", "a", "b", "t", "f", "y", "n", "u", "h", "s", "g", "e", "d", "/", "?", "q", "c", "p", "9", "backspace", "ctrl+d",
	}
	for _, course := range []*content.Course{emailCourse(t), seedCourse(t), parse(t, ""), parse(t, "# Only a title\n")} {
		r := rand.New(rand.NewPCG(3, 4))
		d := open(t, course, 80, 24)
		for range 1000 {
			d.resize(1+r.IntN(140), 1+r.IntN(60))
			_ = d.app.View()
			for range r.IntN(4) {
				d.press(keys[r.IntN(len(keys))])
				_ = d.app.View()
			}
			if d.quit {
				d = open(t, course, 80, 24)
			}
		}
	}
}
