package ui

import (
	"context"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"porthole/content"
	"porthole/content/markdown"
	"porthole/quiz"
	"porthole/quiz/exam"
	"porthole/ui/screen"
	"porthole/ui/study"
)

// driver runs the App without a terminal: keys in, rows of text out. Commands are carried out at once, and time
// stands still unless it is moved.
type driver struct {
	t     testing.TB
	app   *screen.App
	store exam.Store
	queue *study.StoreQueue
	clock time.Time
	quit  bool
}

// opened opens a store that is there already.
func opened(s exam.Store) func() (exam.Store, error) {
	return func() (exam.Store, error) { return s, nil }
}

// noon is when the tests begin.
func noon() time.Time { return time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC) }

// open starts the program on a course of the given size.
func open(t testing.TB, course *content.Course, width, height int, change ...func(*Options)) *driver {
	t.Helper()
	d := &driver{t: t, clock: noon()}
	o := d.options(course)
	for _, f := range change {
		f(&o)
	}
	d.store, _ = o.Store()
	d.start(o)
	_, opening := d.app.Update(nil) // the first message begins, whichever it is
	d.study().After = func(time.Duration, tea.Msg) tea.Cmd { return nil }
	d.run(d.app.Init())
	d.resize(width, height)
	d.run(opening)
	return d
}

// options are those of a program on a course, with a store that is there at once.
func (d *driver) options(course *content.Course) Options {
	seeds := rand.New(rand.NewPCG(1, 2))
	return Options{
		Course: func() Course { return Course{Deck: quiz.NewDeck(course)} }, Store: opened(exam.NewInMemory()), Seed: seeds.Uint64,
		Now: func() time.Time { return d.clock },
	}
}

// start builds the program.
func (d *driver) start(o Options) {
	d.t.Helper()
	d.queue = study.NewStoreQueue(d.t.Context(), o.Store)
	ended, end := context.WithCancel(d.t.Context())
	end() // so that nothing waits by the real clock, see screen.After
	app, err := newProgram(ended, o, d.queue, nil)
	if err != nil {
		d.t.Fatal(err)
	}
	d.app = app
}

// home is the lowest screen.
func (d *driver) home() *home {
	d.t.Helper()
	first, ok := d.app.Stack()[0].(*home)
	if !ok {
		d.t.Fatal("home is not the lowest screen")
	}
	return first
}

// study is what the screens share.
func (d *driver) study() *study.Study { return d.home().Study }

// on returns the top screen, which has to be of the kind S.
func on[S screen.Screen](d *driver) S {
	d.t.Helper()
	screen, ok := d.app.Top().(S)
	if !ok {
		d.t.Fatalf("another screen than %T:\n%s", screen, d.screen())
	}
	return screen
}

// run carries a command out, and what follows from it.
func (d *driver) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, c := range msg {
			d.run(c)
		}
	case tea.QuitMsg:
		d.quit = true
	default:
		d.send(msg)
	}
}

func (d *driver) send(msg tea.Msg) {
	_, cmd := d.app.Update(msg)
	d.run(cmd)
}

func (d *driver) resize(width, height int) { d.send(tea.WindowSizeMsg{Width: width, Height: height}) }

// press types keys by their names: "enter", "down", "ctrl+d", "7".
func (d *driver) press(names ...string) {
	d.t.Helper()
	for _, name := range names {
		d.send(keyPress(name))
	}
}

// typed types a text, letter by letter.
func (d *driver) typed(text string) {
	for _, r := range text {
		d.send(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
}

func keyPress(name string) tea.KeyPressMsg {
	named := map[string]rune{
		"enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab, "up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft,
		"right": tea.KeyRight, "pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "home": tea.KeyHome, "end": tea.KeyEnd, "backspace": tea.KeyBackspace,
	}
	if code, ok := named[name]; ok {
		return tea.KeyPressMsg{Code: code}
	}
	if letter, ok := strings.CutPrefix(name, "ctrl+"); ok {
		return tea.KeyPressMsg{Code: rune(letter[0]), Mod: tea.ModCtrl}
	}
	if name == "space" {
		name = " "
	}
	r, _ := utf8.DecodeRuneInString(name)
	return tea.KeyPressMsg{Code: r, Text: name}
}

// rows is what a person sees.
func (d *driver) rows() []string {
	return strings.Split(ansi.Strip(d.app.View().Content), "\n")
}

func (d *driver) screen() string { return strings.Join(d.rows(), "\n") }

// sees fails unless the screen shows the texts.
func (d *driver) sees(texts ...string) {
	d.t.Helper()
	for _, text := range texts {
		if !strings.Contains(d.screen(), text) {
			d.t.Fatalf("the screen does not show %q:\n%s", text, d.screen())
		}
	}
}

// misses fails if the screen shows one of the texts.
func (d *driver) misses(texts ...string) {
	d.t.Helper()
	for _, text := range texts {
		if strings.Contains(d.screen(), text) {
			d.t.Fatalf("the screen shows %q:\n%s", text, d.screen())
		}
	}
}

func parse(t testing.TB, document string) *content.Course {
	t.Helper()
	course, _ := markdown.Parse("test.md", []byte(document))
	return course
}

// emailCourse is the built-in course.
func emailCourse(t *testing.T) *content.Course {
	t.Helper()
	src, ok := content.Builtin("email")
	if !ok {
		t.Fatal("no built-in course named email")
	}
	return parse(t, string(src))
}

// seedCourse is a document as people write them: no front matter, irregular headings, cut off in its last sentence.
func seedCourse(t *testing.T) *content.Course {
	t.Helper()
	src, err := os.ReadFile("../content/testdata/seed.md")
	if err != nil {
		t.Fatal(err)
	}
	return parse(t, string(src))
}
