package wire

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"porthole/content"
	"porthole/quiz"
	"porthole/quiz/exam"
	"porthole/ui/look"
	"porthole/ui/screen"
	"porthole/ui/study"
	"porthole/ui/wire/attempt"
)

// driver runs an exercise without a terminal: keys in, rows of text out. What the servers say comes when it comes: a test
// waits for what it wants to see.
type driver struct {
	t     *testing.T
	app   *screen.App
	study *study.Study
	store exam.Store
	msgs  chan tea.Msg
	asked []string // the questions that were opened
}

// patience is how long something is waited for: far beyond what it takes.
const patience = 30 * time.Second

// emailCourse is the built-in course.
func emailCourse(t *testing.T) *content.Course {
	t.Helper()
	course, ok := content.Compiled("email")
	if !ok {
		t.Fatal("no built-in course named email")
	}
	return course
}

// page is a screen that stays below.
type page struct{ *screen.Page }

// open opens an exercise of the email course in a window.
func open(t *testing.T, id string, width, height int) *driver {
	t.Helper()
	return openOn(t, width, height, func(s *study.Study) screen.Screen { return New(s, Named(s.Course(), id)) })
}

func openOn(t *testing.T, width, height int, first func(*study.Study) screen.Screen) *driver {
	t.Helper()
	store := exam.NewInMemory()
	now := func() time.Time { return time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC) }
	bench := &attempt.Bench{Now: now}
	t.Cleanup(bench.Close)
	d := &driver{t: t, store: store, msgs: make(chan tea.Msg, 1000)}
	keys := look.NewKeys()
	queue := study.NewStoreQueue(t.Context(), func() (exam.Store, error) { return store, nil })
	d.study = &study.Study{
		Deck: quiz.NewDeck(emailCourse(t)), Key: keys, Queue: queue, Bench: bench, Seed: func() uint64 { return 7 },
		After: func(time.Duration, tea.Msg) tea.Cmd { return nil },
		Drill: func(_ *study.Study, sel quiz.Selection, _ time.Time) screen.Move {
			d.asked = sel.Cards
			return screen.Pop()
		},
	}
	below := page{screen.NewPage(keys, "Below", func(int, *look.Theme) []string { return []string{"The screen below."} })}
	d.app = screen.NewApp(keys, now, func() []screen.Screen { return []screen.Screen{below, first(d.study)} }, nil)
	d.send(tea.WindowSizeMsg{Width: width, Height: height})
	return d
}

func (d *driver) send(msg tea.Msg) {
	_, cmd := d.app.Update(msg)
	d.run(cmd)
}

// run carries a command out beside the test; its message is taken by until.
func (d *driver) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	go func() {
		msg := cmd()
		if batch, ok := msg.(tea.BatchMsg); ok {
			for _, c := range batch {
				d.run(c)
			}
			return
		}
		if msg != nil {
			d.msgs <- msg
		}
	}()
}

// until takes messages until something is so.
func (d *driver) until(what string, so func() bool) {
	d.t.Helper()
	timer := time.NewTimer(patience)
	defer timer.Stop()
	again := time.NewTicker(5 * time.Millisecond)
	defer again.Stop()
	for !so() {
		select {
		case <-again.C:
		case msg := <-d.msgs:
			d.send(msg)
		case <-timer.C:
			d.t.Fatalf("not so: %s\n%s", what, d.screen())
		}
	}
}

func (d *driver) sees(text string) {
	d.t.Helper()
	d.until("the screen shows "+text, func() bool { return strings.Contains(d.screen(), text) })
}

func (d *driver) screen() string { return ansi.Strip(d.app.View().Content) }

func (d *driver) press(names ...string) {
	named := map[string]tea.KeyPressMsg{
		"enter": {Code: tea.KeyEnter}, "tab": {Code: tea.KeyTab}, "esc": {Code: tea.KeyEscape}, "pgup": {Code: tea.KeyPgUp}, "pgdown": {Code: tea.KeyPgDown},
	}
	for _, name := range names {
		msg, ok := named[name]
		if letter, ctrl := strings.CutPrefix(name, "ctrl+"); ctrl {
			msg, ok = tea.KeyPressMsg{Code: rune(letter[0]), Mod: tea.ModCtrl}, true
		}
		if !ok {
			r, _ := utf8.DecodeRuneInString(name)
			msg = tea.KeyPressMsg{Code: r, Text: name}
		}
		d.send(msg)
	}
}

func (d *driver) typed(text string) {
	for _, r := range text {
		d.send(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
}

// exercise is the one that is open.
func (d *driver) exercise() *exercise {
	d.t.Helper()
	x, ok := d.app.Top().(*exercise)
	if !ok {
		d.t.Fatalf("no exercise:\n%s", d.screen())
	}
	return x
}

// ready waits for the first words of the server, or that it is connected.
func (d *driver) ready() *driver {
	d.t.Helper()
	d.until("the network is there", func() bool { return d.exercise().try != nil && d.exercise().try.Hand().Line != nil })
	return d
}

// says types a line, and waits for an answer of the server's or the network's with a text in it.
func (d *driver) says(line, answer string) {
	d.t.Helper()
	x := d.exercise()
	d.until("what was said before is heard", func() bool { return x.try != nil && x.try.Hand().Line != nil })
	d.typed(line)
	before, device := x.turn, x.try.At
	from := len(x.try.Hand().Talk())
	d.press("enter")
	if answer == "" {
		return
	}
	d.until(line+" is answered by "+answer, func() bool {
		if x.turn != before || x.try == nil {
			return true
		}
		if x.try.At != device {
			device, from = x.try.At, 0
		}
		talk := x.try.Hand().Talk()
		for _, s := range talk[min(from, len(talk)):] {
			if (s.By == attempt.Server || s.By == attempt.Network) && strings.Contains(s.Text, answer) {
				return true
			}
		}
		return false
	})
}

// heard waits for a text in the conversation.
func (d *driver) heard(text string) {
	d.t.Helper()
	d.until("heard: "+text, func() bool {
		x := d.exercise()
		if x.try == nil {
			return false
		}
		for _, s := range x.try.Hand().Talk() {
			if strings.Contains(s.Text, text) {
				return true
			}
		}
		return false
	})
}

// reached waits until all goals are.
func (d *driver) reached() {
	d.t.Helper()
	d.until("all is reached", func() bool {
		x := d.exercise()
		if !x.done {
			d.run(x.look())
			time.Sleep(5 * time.Millisecond)
		}
		return x.done
	})
}

// unreached fails where all goals are reached: it looks at the servers and the wire as they are now.
func (d *driver) unreached() {
	d.t.Helper()
	if d.looked().Done() {
		d.t.Fatalf("all counts as reached:\n%s", d.screen())
	}
}

// looked is the attempt once all that waits is done, and the goals were looked at after it.
func (d *driver) looked() *attempt.Attempt {
	d.t.Helper()
	x := d.exercise()
	d.until("nothing waits to be done", func() bool { return len(x.out) == 0 })
	x.try.Take(x.try.Overhear(x.try.Known()))
	return x.try
}
