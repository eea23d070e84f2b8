package class

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"porthole/content"
	"porthole/content/markdown"
	"porthole/quiz"
	"porthole/quiz/class"
	"porthole/quiz/memory"
	"porthole/ui/look"
	"porthole/ui/screen"
)

// keeper keeps classes in memory.
type keeper struct {
	groups   []class.Group
	learnt   []class.Learnt
	answered []class.Answered
	fault    error
	asked    []string // the courses that were read
}

func (k *keeper) Groups(context.Context) ([]class.Group, error) { return k.groups, k.fault }

func (k *keeper) Learnt(_ context.Context, _, course string, _ []class.Learnt) ([]class.Learnt, error) {
	k.asked = append(k.asked, course)
	return slices.Clone(k.learnt), k.fault
}

func (k *keeper) Answered(context.Context, string, string) ([]class.Answered, error) {
	return k.answered, k.fault
}

func (k *keeper) member(key string) (*class.Learnt, error) {
	for i, l := range k.learnt {
		if class.KeyOf(l.Name) == key {
			return &k.learnt[i], k.fault
		}
	}
	return nil, class.ErrNotFound
}

func (k *keeper) Rename(_ context.Context, _, member string, to class.Name) error {
	if _, err := k.member(to.Key); err == nil {
		return class.ErrTaken
	}
	m, err := k.member(member)
	if err == nil {
		m.Name = to.Shown
	}
	return err
}

func (k *keeper) SetPIN(_ context.Context, _, member, hash string) error {
	m, err := k.member(member)
	if err == nil {
		m.PIN = hash
	}
	return err
}

func (k *keeper) SetRemoved(_ context.Context, _, member string, removed bool) error {
	m, err := k.member(member)
	if err == nil {
		m.Removed = removed
	}
	return err
}

// desk is a board without a terminal: keys in, rows of text out. Commands are carried out at once.
type desk struct {
	t    *testing.T
	app  *screen.App
	keep *keeper
	here []Present
	quit bool
}

// other is something else that is to be had of a board.
type other struct{}

func (other) Load() tea.Cmd           { return nil }
func (other) Take(tea.Msg, time.Time) {}

func (other) Entries(time.Time) []Entry {
	return []Entry{{Name: "Live round", Says: "ask together", Open: func(time.Time) screen.Move { return screen.Stay().Saying("A round was opened.") }}}
}

func ten() time.Time { return time.Date(2026, 11, 30, 10, 0, 0, 0, time.UTC) }

// email is the deck of the built-in course.
func email(t *testing.T) *quiz.Deck {
	t.Helper()
	src, _ := content.Builtin("email")
	course, _ := markdown.Parse("email.md", src)
	return quiz.NewDeck(course)
}

// pupils are members who have answered some of the course each.
func pupils(d *quiz.Deck, names ...string) (all []class.Learnt) {
	r := rand.New(rand.NewPCG(7, 8))
	ids := d.IDs()
	for i, name := range names {
		var answers []memory.Answer
		for day := range 3 {
			for j, id := range ids[:min(len(ids), 5*(i%12))] {
				at := ten().AddDate(0, 0, day-4).Add(time.Duration(j) * 15 * time.Second)
				answers = append(answers, memory.Answer{Card: id, Right: r.IntN(3) > 0, At: at, Session: "s"})
			}
		}
		all = append(all, class.Learnt{
			Member: class.Member{Learner: fmt.Sprint("learner ", i), Name: name, Class: "7b", PIN: "hash", Joined: ten().AddDate(0, 0, -9), Seen: ten().AddDate(0, 0, -2)},
			Record: memory.Replay(slices.Values(answers)),
		})
	}
	return all
}

func at(t *testing.T, names ...string) *desk {
	t.Helper()
	deck := email(t)
	return atBoardOf(t, deck, pupils(deck, names...))
}

func atBoardOf(t *testing.T, deck *quiz.Deck, learnt []class.Learnt) *desk {
	t.Helper()
	d := &desk{t: t, keep: &keeper{groups: []class.Group{{ID: 1, Name: "7b", Code: "K7QM2R4T", Members: len(learnt)}}, learnt: learnt}}
	keys := look.NewKeys()
	board := Desk{
		Keep: d.keep, Key: keys, Course: "email", Ends: true,
		Here:    func() []Present { return d.here },
		Courses: func() []string { return []string{"email", "ports"} },
		Open: func(name string) (*quiz.Deck, error) {
			if name != "email" {
				return nil, errors.New("there is no such course here")
			}
			return deck, nil
		},
		Join:   Join{Lines: []string{"ssh -p 2222 NAME@192.0.2.1"}, Fingerprint: "SHA256:abc", Pages: []string{"https://192.0.2.1:8443"}, Certificate: "AB:CD", Log: "/data/serve.log"},
		NewPIN: func() (string, string, error) { return "314159", "hash of it", nil },
		After:  func(time.Duration, tea.Msg) tea.Cmd { return nil },
		Parts:  func(*quiz.Deck) []Part { return []Part{other{}} },
	}
	d.app = screen.NewApp(keys, ten, func() []screen.Screen { return []screen.Screen{NewBoard(t.Context(), board)} }, nil)
	d.send(tea.WindowSizeMsg{Width: 100, Height: 30})
	return d
}

func (d *desk) send(msg tea.Msg) {
	_, cmd := d.app.Update(msg)
	d.run(cmd)
}

func (d *desk) run(cmd tea.Cmd) {
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

// press types keys by their names.
func (d *desk) press(names ...string) {
	named := map[string]rune{
		"enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab, "down": tea.KeyDown, "up": tea.KeyUp, "left": tea.KeyLeft, "right": tea.KeyRight,
		"end": tea.KeyEnd, "home": tea.KeyHome,
	}
	for _, name := range names {
		if code, ok := named[name]; ok {
			d.send(tea.KeyPressMsg{Code: code})
			continue
		}
		for _, r := range name {
			d.send(tea.KeyPressMsg{Code: r, Text: string(r)})
		}
	}
}

// ticks lets the board look once more.
func (d *desk) ticks() { d.send(screen.Tick{Of: d.app.Stack()[0]}) }

func (d *desk) rows() []string { return strings.Split(ansi.Strip(d.app.View().Content), "\n") }

func (d *desk) sees(texts ...string) {
	d.t.Helper()
	for _, text := range texts {
		if all := strings.Join(d.rows(), "\n"); !strings.Contains(all, text) {
			d.t.Fatalf("it does not show %q:\n%s", text, all)
		}
	}
}

func (d *desk) misses(texts ...string) {
	d.t.Helper()
	for _, text := range texts {
		if all := strings.Join(d.rows(), "\n"); strings.Contains(all, text) {
			d.t.Fatalf("it shows %q:\n%s", text, all)
		}
	}
}

// row is the row that a text stands in.
func (d *desk) row(text string) string {
	d.t.Helper()
	for _, row := range d.rows() {
		if strings.Contains(row, text) {
			return row
		}
	}
	d.t.Fatalf("no row has %q:\n%s", text, strings.Join(d.rows(), "\n"))
	return ""
}
