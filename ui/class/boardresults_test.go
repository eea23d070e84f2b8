package class

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"porthole/quiz/class"
	"porthole/ui/look"
	"porthole/ui/screen"
	"porthole/ui/words"
)

// setter has a class of two hundred that was set nine exams and lessons to read. Of exam n learner i has (i+n)%11 of 10 points,
// where that is 10 nothing, and sits it now where it is 9.
type setter struct{}

func (setter) Groups(context.Context) ([]class.Group, error) {
	return []class.Group{{ID: 1, Name: "7b"}}, nil
}

func (setter) Assignments(context.Context, string) (all []class.Assignment, err error) {
	for n := range 10 {
		a := class.Assignment{ID: int64(n), Number: n + 1, Title: fmt.Sprint("Week ", n+1), Questions: 10, Limit: 20 * time.Minute, Due: ten().AddDate(0, 0, n-4)}
		a.ToRead = n == 9
		all = append(all, a)
	}
	return all, nil
}

func (s setter) HandedIn(ctx context.Context, _ string, id int64) (all []class.Paper, err error) {
	set, err := s.Assignments(ctx, "")
	for i, name := range many() {
		p := class.Paper{Member: class.Member{Name: name}, Work: class.Work{Assignment: set[id]}}
		switch points := (i + int(id)) % 11; {
		case id == 9:
			p.Work.Reading = class.Reading{Lessons: 2, Cards: 30, Met: i % 30}
		case points < 9:
			p.Work.Sat = []class.Attempt{{Number: 1, Began: ten().AddDate(0, 0, -5), Ended: ten().AddDate(0, 0, -5), Questions: 10, Points: float64(points)}}
		case points == 9:
			p.Work.Sat = []class.Attempt{{Number: 1, Began: ten(), Questions: 10}}
		}
		all = append(all, p)
	}
	return all, err
}

// alone shows one screen, without a board below it.
func alone(t *testing.T, s func(*look.Keys) screen.Screen) *desk {
	t.Helper()
	d, keys := &desk{t: t}, look.NewKeys()
	d.app = screen.NewApp(keys, ten, func() []screen.Screen { return []screen.Screen{s(keys)} }, nil)
	d.send(tea.WindowSizeMsg{Width: 100, Height: 30})
	return d
}

// fitsAlways checks that a screen fits each window.
func (d *desk) fitsAlways() {
	d.t.Helper()
	for width := 40; width <= 140; width += 10 {
		for height := 12; height <= 50; height += 6 {
			d.send(tea.WindowSizeMsg{Width: width, Height: height})
			rows := d.rows()
			if len(rows) != height {
				d.t.Fatalf("%d × %d: %d rows", width, height, len(rows))
			}
			for _, row := range rows {
				if ansi.StringWidth(row) > width {
					d.t.Fatalf("%d × %d: %q", width, height, row)
				}
			}
		}
	}
}

func TestTheGridOfSetWorkHasACellForEachLearnerAndAssignment(t *testing.T) {
	t.Parallel()
	d := alone(t, func(keys *look.Keys) screen.Screen {
		p := &gradesPart{ctx: t.Context(), from: setter{}, keys: keys, after: atOnce}
		return &gradesPage{gradesPart: p, group: class.Group{Name: "7b"}, body: screen.NewScroll(keys)}
	})
	cells := func(name string) string { return strings.Join(strings.Fields(d.row(name)), " ") }
	if got, want := cells("Pupil 0 "), "Pupil 0 0 % 10 % 20 % 30 % 40 % 50 % 60 % 70 %"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got, want := cells("Pupil 4 "), "Pupil 4 40 % 50 % 60 % 70 % 80 % … – 0 %"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	for range 9 {
		d.press("right")
	}
	if got, want := cells("Pupil 4 "), "Pupil 4 4/30"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	d.press("left", "left")
	d.press("end")
	d.sees("Week 8: 10 questions")
	d.fitsAlways()
}

// atOnce brings no message of later: a test sends it.
func atOnce(time.Duration, tea.Msg) tea.Cmd { return nil }

// handing is a class in which somebody hands in.
type handing struct {
	setter
	done *bool
}

func (h handing) HandedIn(ctx context.Context, name string, id int64) ([]class.Paper, error) {
	papers, err := h.setter.HandedIn(ctx, name, id)
	if *h.done {
		papers[0].Work.Sat = []class.Attempt{{Number: 1, Began: ten(), Ended: ten(), Questions: 10, Points: 10}}
	}
	return papers, err
}

func TestTheGridOfSetWorkGoesOnWhileItIsLookedAt(t *testing.T) {
	t.Parallel()
	done := false
	var page *gradesPage
	d := alone(t, func(keys *look.Keys) screen.Screen {
		page = &gradesPage{
			gradesPart: &gradesPart{ctx: t.Context(), from: handing{done: &done}, keys: keys, after: atOnce},
			group:      class.Group{Name: "7b"}, body: screen.NewScroll(keys),
		}
		return page
	})
	d.misses("100 %")
	done = true
	d.send(screen.Tick{Of: page})
	d.sees("100 %")
}

// However slowly the grid is read, and however often the page is shown again, it is read by one at a time, and one tick comes.
func TestTheGridIsReadAgainOnlyOnceItCame(t *testing.T) {
	t.Parallel()
	ticks := 0
	p := &gradesPage{
		gradesPart: &gradesPart{ctx: t.Context(), from: setter{}, keys: look.NewKeys(), after: func(time.Duration, tea.Msg) tea.Cmd {
			ticks++
			return func() tea.Msg { return nil }
		}},
		group: class.Group{Name: "7b"},
	}
	slow := p.Init()
	for _, msg := range []tea.Msg{screen.Shown{}, screen.Tick{Of: p}} {
		if _, next := p.Update(msg, ten()); next != nil || ticks != 0 {
			t.Errorf("%T: it is read twice at once, or asked for %d times", msg, ticks)
		}
	}
	if _, next := p.Update(slow(), ten()); next == nil || ticks != 1 {
		t.Errorf("it came, and %d ticks", ticks)
	}
	_, again := p.Update(screen.Shown{}, ten())
	if again == nil {
		t.Fatal("it is not read when it is shown again")
	}
	if _, next := p.Update(again(), ten()); next != nil || ticks != 1 {
		t.Errorf("a second tick comes beside the first: %d", ticks)
	}
	if _, next := p.Update(screen.Tick{Of: p}, ten()); next == nil {
		t.Error("a tick reads nothing")
	}
}

func TestALearnerIsToldWhatIsKeptAndDeletesItOnlyWhenTheyAreSure(t *testing.T) {
	t.Parallel()
	deleted := 0
	open := func(joining bool) *desk {
		return alone(t, func(keys *look.Keys) screen.Screen {
			return NewOwnPage(t.Context(), Own{
				Key: keys, Line: "ssh -p 2222 NAME@192.0.2.1",
				Read: func(context.Context) (words.OwnData, error) {
					return words.OwnData{Name: "Ann", Class: "7b", Joined: ten(), PIN: true, Keys: 1, Answers: 12, Exams: 1, Keep: 90}, nil
				},
				Delete: func(context.Context) error { deleted++; return nil },
			}, joining)
		})
	}
	d := open(true)
	d.sees("Ann, in 7b since 30 November 2026, with a PIN and 1 key: 12 answers and 1", "Your teacher sees all of this but the PIN.", "go on")
	d.misses("delete everything")
	d.fitsAlways()
	d = open(false)
	d.send(tea.KeyPressMsg{Code: 'd', Mod: tea.ModCtrl})
	d.sees("cannot be taken back.")
	d.fitsAlways()
	d.press("n")
	if deleted != 0 {
		t.Fatal("everything was deleted without a yes")
	}
	d.send(tea.KeyPressMsg{Code: 'd', Mod: tea.ModCtrl})
	d.press("y")
	d.sees("Everything of you is deleted.")
	d.press("enter")
	if deleted != 1 || !d.quit {
		t.Errorf("deleted %d times; left: %v", deleted, d.quit)
	}
}
