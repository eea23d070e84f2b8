package class_test

import (
	"context"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"porthole/content"
	"porthole/content/markdown"
	"porthole/quiz"
	"porthole/quiz/class"
	"porthole/quiz/store/sqlite"
	classes "porthole/ui/class"
	"porthole/ui/look"
	"porthole/ui/screen"
	"porthole/ui/study"
)

// school is a class with its database, whose clock stands unless it is moved.
type school struct {
	t     *testing.T
	clock time.Time
	book  class.Book
	deck  *quiz.Deck
	all   []*sitter
	page  string // that leads in by a browser; "": none does
}

// newSchool founds a class of Ann, Bob and Cem.
func newSchool(t *testing.T) *school {
	t.Helper()
	s := &school{t: t, clock: time.Date(2026, 11, 30, 12, 0, 0, 0, time.UTC), page: "https://192.0.2.7:8443"}
	archive := sqlite.New(sqlite.Options{
		Folder: filepath.Join(t.TempDir(), "class"), Now: func() time.Time { return s.clock }, Random: rand.New(rand.NewPCG(1, 2)).Uint64,
		After: func(time.Duration) <-chan time.Time { return make(chan time.Time) },
	})
	book, err := archive.Classes(t.Context())
	s.must(err)
	t.Cleanup(func() { s.must(book.Close()) })
	s.book = book
	s.must(book.Found(t.Context(), s.name("7b"), "K7QM2R4T", time.Time{}))
	groups, err := book.Groups(t.Context())
	s.must(err)
	for _, who := range []string{"Ann", "Bob", "Cem"} {
		joined, err := book.Join(t.Context(), groups[0], class.Newcomer{Learner: "learner " + who, Name: s.name(who)})
		if s.must(err); !joined {
			t.Fatal(who + " did not join")
		}
	}
	text, _ := content.Builtin("email")
	course, _ := markdown.Parse("email.md", text)
	s.deck = quiz.NewDeck(course)
	return s
}

func (s *school) must(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

func (s *school) name(text string) class.Name {
	s.t.Helper()
	n, err := class.ReadName(text)
	s.must(err)
	return n
}

// Look implements classes.News.
func (s *school) Look(ctx context.Context) classes.View {
	scenes, err := s.book.Look(ctx, nil)
	return classes.View{Scenes: scenes, At: s.clock, Err: err}
}

// Next implements classes.News: it does not wait.
func (s *school) Next(ctx context.Context, wanted func(classes.View) bool) (classes.View, bool) {
	v := s.Look(ctx)
	return v, wanted(v)
}

// passes lets time go by, and tells everybody what there is to tell.
func (s *school) passes(d time.Duration) {
	s.clock = s.clock.Add(d)
	for _, x := range s.all {
		x.send(screen.Shown{})
	}
}

// sitter is somebody's session: keys in, rows of text out.
type sitter struct {
	*school
	app *screen.App
}

// atHome is a home screen with the entries of one part.
type atHome struct {
	part classes.Part
	back key.Binding
}

func (h *atHome) Init() tea.Cmd { return h.part.Load() }

func (h *atHome) Update(msg tea.Msg, now time.Time) (screen.Move, tea.Cmd) {
	h.part.Take(msg, now)
	if _, shown := msg.(screen.Shown); shown {
		return screen.Stay(), h.part.Load()
	}
	if press, ok := msg.(tea.KeyPressMsg); ok && press.Code == tea.KeyEnter {
		if all := h.part.Entries(now); len(all) > 0 {
			return all[0].Open(now), nil
		}
	}
	return screen.Stay(), nil
}

func (h *atHome) View(look.Frame) string {
	lines := []string{"Home"}
	for _, e := range h.part.Entries(time.Time{}) {
		lines = append(lines, e.Name+": "+e.Says)
	}
	return strings.Join(lines, "\n")
}

func (h *atHome) Keys() []key.Binding { return []key.Binding{h.back} }

// comes begins the session of a learner, or with "" that of a teacher.
func (s *school) comes(who string, width, height int) *sitter {
	s.t.Helper()
	keys := look.NewKeys()
	room := &classes.Room{News: s, Book: s.book, Deck: func(string) *quiz.Deck { return nil }, Page: s.page, Context: s.t.Context(),
		Lines: []string{"ssh -p 2222 NAME@192.0.2.7", s.page}}
	if who != "" {
		room.Learner, room.Name, room.Class = "learner "+who, who, "7b"
	}
	of := &study.Study{
		Deck: s.deck, Key: keys, Seed: func() uint64 { return 7 }, After: func(time.Duration, tea.Msg) tea.Cmd { return nil },
	}
	home := &atHome{part: classes.NewLive(of, room), back: keys.Quit}
	x := &sitter{s, screen.NewApp(keys, func() time.Time { return s.clock }, func() []screen.Screen { return []screen.Screen{home} }, nil)}
	s.all = append(s.all, x)
	x.send(tea.WindowSizeMsg{Width: width, Height: height})
	x.send(screen.Shown{})
	return x
}

// leaves loses the connection of a session.
func (s *school) leaves(gone *sitter) {
	for i, x := range s.all {
		if x == gone {
			s.all = append(s.all[:i:i], s.all[i+1:]...)
			return
		}
	}
}

func (x *sitter) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, c := range msg {
			x.run(c)
		}
	default:
		x.send(msg)
	}
}

func (x *sitter) send(msg tea.Msg) {
	_, cmd := x.app.Update(msg)
	x.run(cmd)
}

// press types keys by their names, and everybody sees what comes of it.
func (x *sitter) press(names ...string) {
	x.t.Helper()
	for _, name := range names {
		named := map[string]rune{"enter": tea.KeyEnter, "esc": tea.KeyEscape, "up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight}
		if code, ok := named[name]; ok {
			x.send(tea.KeyPressMsg{Code: code})
		} else if name == "space" {
			x.send(tea.KeyPressMsg{Code: ' ', Text: " "})
		} else {
			r, _ := utf8.DecodeRuneInString(name)
			x.send(tea.KeyPressMsg{Code: r, Text: name})
		}
		x.passes(0)
	}
}

func (x *sitter) screen() string { return ansi.Strip(x.app.View().Content) }

func (x *sitter) sees(texts ...string) {
	x.t.Helper()
	for _, text := range texts {
		if !strings.Contains(x.screen(), text) {
			x.t.Fatalf("the screen does not show %q:\n%s", text, x.screen())
		}
	}
}

func (x *sitter) misses(texts ...string) {
	x.t.Helper()
	for _, text := range texts {
		if strings.Contains(x.screen(), text) {
			x.t.Fatalf("the screen shows %q:\n%s", text, x.screen())
		}
	}
}
