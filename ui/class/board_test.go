package class

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
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

func ten() time.Time { return time.Date(2026, 11, 30, 10, 0, 0, 0, time.UTC) }

// email is the deck of the built-in course.
func email(t *testing.T) *quiz.Deck {
	t.Helper()
	src, _ := content.Builtin("email")
	course, _ := markdown.Parse("email.md", []byte(src))
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
		Join:   Join{Lines: []string{"ssh -p 2222 NAME@192.0.2.1"}, Fingerprint: "SHA256:abc", Log: "/data/serve.log"},
		NewPIN: func() (string, string, error) { return "314159", "hash of it", nil },
		After:  func(time.Duration, tea.Msg) tea.Cmd { return nil },
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

func TestTheBoardTellsWhoIsHereAndWhatTheyDo(t *testing.T) {
	d := at(t, "Ann", "Bob", "Cem")
	d.sees("7b", "0 of 3 here", "○ Ann", "away", "2 days ago")
	d.here = []Present{
		{Learner: "learner 2", Class: "7b", Does: "drilling", Since: ten().Add(-12 * time.Minute)},
		{Learner: "teacher x", Since: ten()}, {Learner: "learner 1", Class: "8a", Since: ten()},
	}
	d.ticks()
	d.sees("1 of 3 here", "● Cem", "drilling", "12 minutes")
	if rows := d.rows(); slices.Index(rows, d.row("Cem")) > slices.Index(rows, d.row("Ann")) {
		t.Error("whoever is here comes first")
	}
	d.here = nil
	d.ticks()
	d.sees("0 of 3 here", "○ Cem")
}

func TestTheHeatMapShowsLessonsAndCardsAndSorts(t *testing.T) {
	d := at(t, "Ann", "Bob", "Cem")
	d.press("tab")
	d.sees("[Heat map]", "nothing met", "Fewer than 5 learners have answered")
	d.misses("  together")
	d.press("right", "down")
	d.sees("Bob · 2 ", "cards: ")
	d.press("t")
	d.sees("Bob · ", "not met", "just met")
	d.press("t", "s")
	names := strings.Join(d.rows(), " ")
	if a, c := strings.Index(names, "Ann"), strings.Index(names, "Cem"); a > c {
		t.Errorf("Ann knows least:\n%s", strings.Join(d.rows(), "\n"))
	}
	d.press("s", "left", "left", "enter")
	d.sees("Lessons", "Weakest cards")
}

func TestFiveWhoAnsweredAreToldOfTogether(t *testing.T) {
	d := at(t, "idle", "Bob", "Cem", "Dora", "Emil", "Fay")
	d.press("2")
	d.sees("together")
	d.misses("Fewer than")
}

func TestATeacherRenamesGivesAPINAndRemoves(t *testing.T) {
	d := at(t, "Ann", "Bob")
	d.press("enter")
	d.sees("Ann", "Lessons", "Nothing was asked yet.", "9 days ago", "not begun")
	d.press("r", "Bob", "enter")
	d.sees("Call Ann Bob from now on?")
	d.press("y")
	d.sees("is taken; choose another")
	d.press("r", "Zoë", "enter", "y")
	d.sees("Zoë is the name now.")
	d.press("p")
	d.sees("Give Zoë a new PIN?")
	d.press("n")
	if d.keep.learnt[0].PIN != "hash" {
		t.Error("it was not agreed to")
	}
	d.press("p", "y")
	d.sees("The PIN is 314159 now.")
	d.press("x", "y")
	d.sees("does not come in any more", "let back")
	if m := d.keep.learnt[0]; m.PIN != "hash of it" || !m.Removed || m.Name != "Zoë" {
		t.Errorf("%+v", m.Member)
	}
	d.press("x", "y", "esc")
	d.sees("○ Zoë")
	if d.keep.learnt[0].Removed {
		t.Error("Zoë was let back")
	}
}

func TestQuestionsAreToldWithWhatIsStriking(t *testing.T) {
	d := at(t, "Ann", "Bob", "Cem", "Dora", "Emil", "Fay")
	deck := email(t)
	id := deck.IDs()[0]
	asked, _ := deck.Asked(id)
	for i, given := range []string{"a", "a", "a", "b", "b", "c"} {
		d.keep.answered = append(d.keep.answered, class.Answered{Member: d.keep.learnt[i].Member, Answers: []quiz.Answer{
			{Card: id, Kind: quiz.Choice, Given: given, Right: given == "b", Options: []string{"a", "b", "c", "never taken"}, At: ten()},
		}})
	}
	d.press("3")
	d.sees("[Questions]", "33 %", "! a wrong answer is given more often than the right one")
	d.press("enter")
	d.sees(asked.Stem, "33 % of 6 learners right", "3 of 6 offered", "never taken", "0 of 6 offered")
	d.press("esc", "tab")
	d.sees("[Most missed]", "wrong")
	d.press("enter")
	d.sees("Answered wrong ", "Who")
}

func TestHowToJoinIsAtHandAndTheServerIsEndedAfterAsking(t *testing.T) {
	d := at(t, "Ann")
	d.press("i")
	d.sees("ssh -p 2222 NAME@192.0.2.1", "K7QM-2R4T", "SHA256:abc", "/data/serve.log")
	d.press("esc", "q")
	d.sees("End the server?", "Nobody is connected.")
	d.press("esc")
	d.sees("[Here]")
	d.here = []Present{{Learner: "learner 0", Class: "7b"}}
	d.press("q")
	d.sees("1 session is open. Everyone is told, and nothing is lost")
	if d.press("y"); !d.quit {
		t.Error("it goes on")
	}
}

func TestAnotherCourseOrClassIsShown(t *testing.T) {
	d := at(t, "Ann")
	d.keep.groups = append(d.keep.groups, class.Group{ID: 2, Name: "8a", Members: 3})
	d.ticks()
	d.press("c")
	d.sees("Class", "8a · 3 members", "Course", "ports")
	d.press("home", "down", "enter")
	d.sees("◉ 8a")
	d.press("c", "end", "enter")
	d.sees("The class cannot be read: there is no such course here")
	d.press("c", "up", "enter")
	d.sees("[Here]")
	d.keep.fault = errors.New("the disk is gone")
	d.ticks()
	d.sees("The class cannot be read: the disk is gone")
	d.keep.fault = nil
	d.ticks()
	d.sees("Ann")
}

// Names that other programs fall over are cut and aligned by cells.
func TestNamesOfAnyKindKeepTheColumns(t *testing.T) {
	names := []string{"Ann", "山田太郎と花子と次郎", "Zoë e\u0301\u0302", "\u202eevil\x1b[2J", strings.Repeat("W", 24), "한국어"}
	for page, first := range map[string]*regexp.Regexp{"1": regexp.MustCompile("away|…?aw…"), "2": regexp.MustCompile("[▁▃▅▇·][ 0-9]{2}[0-9–] ")} {
		d := at(t, names...)
		d.press(page)
		for _, size := range [][2]int{{40, 12}, {60, 20}, {100, 30}, {132, 40}} {
			d.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
			columns := map[int]int{}
			for _, row := range d.rows() {
				if found := first.FindStringIndex(row); found != nil && !strings.Contains(row, "nothing met") {
					columns[ansi.StringWidth(row[:found[0]])]++
				}
			}
			if len(columns) != 1 {
				t.Errorf("page %s, %v: columns begin at %v:\n%s", page, size, columns, strings.Join(d.rows(), "\n"))
			}
			if all := strings.Join(d.rows(), ""); strings.ContainsAny(all, "\x1b\u202e") {
				t.Errorf("what controls a terminal is drawn: %q", all)
			}
		}
	}
}

// many are names of a large class.
func many() (names []string) {
	for i := range 200 {
		names = append(names, []string{"Pupil %d", "学生%d", "A very long name no. %d", "é%d"}[i%4])
		names[i] = fmt.Sprintf(names[i], i)
	}
	return names
}

func TestEveryPageOfTheBoardFitsItsFrame(t *testing.T) {
	t.Parallel()
	scenes := map[string][]string{
		"here": nil, "weakest": {"s", "end"}, "lessons": {"2", "down", "right"}, "cards": {"2", "t", "end", "right"}, "questions": {"3"},
		"missed": {"4", "down"}, "missed one": {"4", "enter"}, "pupil": {"end", "enter"}, "rename": {"enter", "r", "a new name"},
		"asked": {"enter", "x"}, "join": {"i"}, "end": {"q"}, "choose": {"c"}, "help": {"?"},
	}
	deck := email(t)
	learnt := pupils(deck, many()...)
	for name, keys := range scenes {
		d := atBoardOf(t, deck, slices.Clone(learnt))
		d.press(keys...)
		for width := 40; width <= 140; width += 5 {
			for height := 12; height <= 50; height += 4 {
				d.send(tea.WindowSizeMsg{Width: width, Height: height})
				rows := d.rows()
				if len(rows) != height {
					t.Fatalf("%s, %d × %d: %d rows", name, width, height, len(rows))
				}
				for _, row := range rows {
					if ansi.StringWidth(row) > width {
						t.Fatalf("%s, %d × %d: %q", name, width, height, row)
					}
				}
				foot := strings.Fields(strings.Join(rows, " "))
				if way := strings.Join(foot[max(0, len(foot)-4):], " "); !strings.Contains(way, "esc ") && !strings.Contains(way, "q end") {
					t.Fatalf("%s, %d × %d: no way out in %q", name, width, height, way)
				}
			}
		}
	}
}

// Without colours the signs say the same.
func TestWithoutColoursTheMapSaysTheSame(t *testing.T) {
	d := at(t, many()[:30]...)
	d.press("2", "t", "end")
	colours := d.rows()
	d.send(tea.ColorProfileMsg{Profile: colorprofile.ASCII})
	if !slices.Equal(colours, d.rows()) {
		t.Error("the text changes with the colours")
	}
	seen := map[string]bool{}
	for _, sign := range []string{"▁", "▃", "▅", "▇", "·"} {
		seen[sign] = strings.Contains(strings.Join(d.rows(), ""), sign)
	}
	if !seen["▁"] && !seen["▃"] || !seen["·"] {
		t.Errorf("%v:\n%s", seen, strings.Join(d.rows(), "\n"))
	}
}

// Before anything was read, where there is no class, and where nobody is in it, the board says so.
func TestAnEmptyBoardSaysSo(t *testing.T) {
	d := at(t)
	d.sees("Nobody has joined yet.")
	for _, page := range []string{"2", "3", "4"} {
		d.press(page)
		d.press("enter", "t", "s", "left", "right", "down")
	}
	d.keep.groups = nil
	d.ticks()
	d.sees("There is no class yet.")
}
