package exam

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"porthole/content"
	"porthole/content/markdown"
	"porthole/quiz"
	"porthole/quiz/exam"
	"porthole/quiz/memory"
	"porthole/ui/look"
	"porthole/ui/screen"
	"porthole/ui/study"
)

// room is where exams are sat in tests: an App with their screens alone, without a terminal. Commands are carried out at
// once, and time stands still unless it is moved.
type room struct {
	t     *testing.T
	app   *screen.App
	study *study.Study
	clock time.Time
}

// noon is when the tests begin.
func noon() time.Time { return time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC) }

func newRoom(t *testing.T, course *content.Course, width, height int) *room {
	t.Helper()
	r := &room{t: t, clock: noon()}
	keys := look.NewKeys()
	r.study = &study.Study{
		Deck: quiz.NewDeck(course), Key: keys, Seed: func() uint64 { return 1 },
		Queue: study.NewStoreQueue(t.Context(), func() (exam.Store, error) { return exam.NewInMemory(), nil }),
		After: func(time.Duration, tea.Msg) tea.Cmd { return nil },
	}
	lowest := screen.NewPage(keys, "Home", func(int, *look.Theme) []string { return nil })
	r.app = screen.NewApp(keys, func() time.Time { return r.clock }, func() []screen.Screen { return []screen.Screen{lowest} }, nil)
	r.resize(width, height)
	return r
}

// emailCourse is the built-in course, with a text with gaps at its end.
func emailCourse(t *testing.T) *content.Course {
	t.Helper()
	src, ok := content.Builtin("email")
	if !ok {
		t.Fatal("no built-in course named email")
	}
	course, _ := markdown.Parse("email.md", append(src, "\n\n## Gaps\n\nIMAPS uses port {{c1::993}}, POP3S port {{c1::995::a number}}.\n"...))
	return course
}

// run carries a command out, and what follows from it.
func (r *room) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, c := range msg {
			r.run(c)
		}
	default:
		r.send(msg)
	}
}

func (r *room) send(msg tea.Msg) {
	_, cmd := r.app.Update(msg)
	r.run(cmd)
}

func (r *room) resize(width, height int) { r.send(tea.WindowSizeMsg{Width: width, Height: height}) }

func (r *room) move(m screen.Move)   { r.run(r.app.Make(m, r.clock)) }
func (r *room) open(s screen.Screen) { r.move(screen.Push(s)) }
func (r *room) press(names ...string) {
	for _, name := range names {
		r.send(keyPress(name))
	}
}

func keyPress(name string) tea.KeyPressMsg {
	named := map[string]rune{"tab": tea.KeyTab, "down": tea.KeyDown, "right": tea.KeyRight, "left": tea.KeyLeft}
	if code, ok := named[name]; ok {
		return tea.KeyPressMsg{Code: code}
	}
	if letter, ok := strings.CutPrefix(name, "ctrl+"); ok {
		return tea.KeyPressMsg{Code: rune(letter[0]), Mod: tea.ModCtrl}
	}
	return tea.KeyPressMsg{Code: rune(name[0]), Text: name}
}

// rows is what a person sees.
func (r *room) rows() []string { return strings.Split(ansi.Strip(r.app.View().Content), "\n") }

func (r *room) screen() string { return strings.Join(r.rows(), "\n") }

// sees fails unless the screen shows the texts.
func (r *room) sees(texts ...string) {
	r.t.Helper()
	for _, text := range texts {
		if !strings.Contains(r.screen(), text) {
			r.t.Fatalf("the screen does not show %q:\n%s", text, r.screen())
		}
	}
}

// set is an exam of the course by its own plan.
func (r *room) set() exam.Exam {
	r.t.Helper()
	e, err := exam.New(r.study.Deck, exam.BlueprintOf(r.study.Course()), 1, memory.Record{}, r.clock)
	if err != nil {
		r.t.Fatal(err)
	}
	return e
}

// of is an exam of some questions.
func (r *room) of(questions ...exam.Question) exam.Exam {
	e := r.set()
	e.Questions, e.Steps = questions, nil
	for i := range questions {
		e.Steps = append(e.Steps, exam.Step{Question: i})
	}
	return e
}

// take opens an exam that is not kept.
func (r *room) take(e exam.Exam) *taking {
	x := newTaking(r.study, NewWaiting(), e, true, r.clock)
	r.open(x)
	return x
}

func (r *room) goTo(x *taking, i int) {
	move, cmd := x.goTo(i)
	r.move(move)
	r.run(cmd)
}

// ofEachKind is an exam with one question of each kind.
func (r *room) ofEachKind() exam.Exam {
	r.t.Helper()
	var questions []exam.Question
	seen := map[quiz.Kind]bool{}
	b := exam.BlueprintOf(r.study.Course()).WithTyped(true)
	b.Kinds[quiz.TrueFalse] = 1
	for seed := range uint64(60) {
		set, err := exam.New(r.study.Deck, b, seed, memory.Record{}, r.clock)
		if err != nil {
			r.t.Fatal(err)
		}
		for _, q := range set.Questions {
			if !seen[q.Kind] {
				seen[q.Kind] = true
				questions = append(questions, q)
			}
		}
	}
	if len(questions) != len(quiz.Kinds())-1 { // no flash card
		r.t.Fatalf("%d kinds", len(questions))
	}
	return r.of(questions...)
}
