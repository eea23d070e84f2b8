package class

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"porthole/content"
	"porthole/quiz"
	"porthole/quiz/class"
	"porthole/ui/look"
	"porthole/ui/screen"
	"porthole/ui/study"
)

// setup is the form in which a teacher says what a live round asks, and how.
type setup struct {
	*study.Study
	room   *Room
	groups []class.Group
	rows   []setupRow
	list   screen.Picker
	chosen []quiz.Question // by hand
	busy   bool
	now    time.Time
}

// setupRow is one thing that can be chosen.
type setupRow struct {
	name, says string
	values     []string
	at         int
}

// The rows of the form.
const (
	rowClass = iota
	rowFrom
	rowCount
	rowClock
	rowSpeed
	rowBoard
	rowNames
)

// What questions can be from, before the lessons and behind them.
const (
	fromCourse = "the whole course"
	fromMissed = "what this class misses most"
	byHand     = "chosen by hand"

	placeOfHand = 2
)

func newSetup(s *study.Study, room *Room, groups []class.Group) *setup {
	lessons := content.Each(s.Course().Lessons, func(l content.Lesson) string { return l.Title })
	x := &setup{Study: s, room: room, groups: groups}
	x.rows = []setupRow{
		{"Class", "", content.Texts(groups, func(g class.Group) string { return g.Name }), 0},
		{"Questions", "", slices.Concat([]string{fromCourse, fromMissed, byHand}, lessons), 0},
		{"How many", "", []string{"5", "10", "15", "20", "30", "50"}, 1},
		{"Clock", "Off is the fairest: nobody is hurried.", []string{"off", "10 s", "20 s", "30 s", "45 s", "60 s", "90 s", "120 s", "240 s"}, 0},
		{"Speed", "It only orders those who have as many right.", []string{"does not count", "counts"}, 0},
		{"At the end", "", []string{"no places", "the first three", "all places"}, 0},
		{"Names", "", []string{"as in the class", "nicknames"}, 0},
	}
	x.list.N = len(x.rows)
	x.list.At = rowFrom
	return x
}

// setupDone is what became of the round that was to be opened.
type setupDone struct {
	of    *setup
	group class.Group
	round int64
	err   error
}

// Init implements screen.Screen.
func (x *setup) Init() tea.Cmd { return nil }

// Update implements screen.Screen.
func (x *setup) Update(msg tea.Msg, now time.Time) (screen.Move, tea.Cmd) {
	x.now = now
	switch msg := msg.(type) {
	case setupDone:
		if msg.of == x {
			return x.opened(msg)
		}
	case handPicked:
		if msg.of == x {
			x.chosen = msg.questions
		}
	case tea.KeyPressMsg:
		return x.press(msg)
	case tea.MouseWheelMsg:
		x.list.Wheel(msg)
	}
	return screen.Stay(), nil
}

func (x *setup) press(msg tea.KeyPressMsg) (screen.Move, tea.Cmd) {
	row := &x.rows[x.list.At]
	switch {
	case key.Matches(msg, x.Key.Left):
		row.at = (row.at + len(row.values) - 1) % len(row.values)
	case key.Matches(msg, x.Key.Right):
		row.at = (row.at + 1) % len(row.values)
	case key.Matches(msg, x.Key.Open):
		return x.open()
	case x.list.Press(msg, x.Key):
	default:
		return screen.Otherwise(msg, x.Key), nil
	}
	return screen.Stay(), nil
}

func (x *setup) value(row int) string { return x.rows[row].values[x.rows[row].at] }

// rules are those that are chosen.
func (x *setup) rules() class.Rules {
	seconds, _ := strconv.Atoi(strings.TrimSuffix(x.value(rowClock), " s"))
	return class.Rules{
		Each: time.Duration(seconds) * time.Second, Speed: x.rows[rowSpeed].at == 1, Board: class.Board(x.rows[rowBoard].at),
		Nicknames: x.rows[rowNames].at == 1,
	}
}

// open opens the lobby, or the list to choose from by hand.
func (x *setup) open() (screen.Move, tea.Cmd) {
	if x.busy {
		return screen.Stay(), nil
	}
	if x.rows[rowFrom].at == placeOfHand && len(x.chosen) == 0 {
		return screen.Push(newHand(x, everyOne(x.Deck, x.Seed()))), nil
	}
	x.busy = true
	room, group, deck, rules, seed, now := x.room, x.groups[x.rows[rowClass].at], x.Deck, x.rules(), x.Seed(), x.now
	choose := x.questions(group, seed)
	return screen.Stay(), func() tea.Msg {
		ctx := context.WithoutCancel(room.Context)
		questions, err := choose(ctx)
		if err != nil {
			return setupDone{of: x, err: err}
		}
		id, err := room.Book.OpenRound(ctx, class.NewRound(group.ID, deck.Course().ID, deck.Course().Title, questions, rules, now))
		return setupDone{x, group, id, err}
	}
}

var errNothingMissed = errors.New("nothing that this class missed can be asked")

// questions returns what chooses the questions.
func (x *setup) questions(group class.Group, seed uint64) func(context.Context) ([]quiz.Question, error) {
	count, _ := strconv.Atoi(x.value(rowCount))
	deck, chosen, from, now, room := x.Deck, x.chosen, x.value(rowFrom), x.now, x.room
	picked := x.rows[rowFrom].at == placeOfHand
	return func(ctx context.Context) ([]quiz.Question, error) {
		switch {
		case picked:
			return chosen, nil
		case from == fromMissed:
			name, err := class.ReadName(group.Name)
			if err != nil {
				return nil, err //nolint:wrapcheck // it is a sentence
			}
			learnt, err := room.Book.Learnt(ctx, name.Key, deck.Course().ID, nil)
			questions := mostMissed(everyOne(deck, seed), class.MostMissed(learnt), count)
			if err == nil && len(questions) == 0 {
				err = errNothingMissed
			}
			return questions, err
		case from == fromCourse:
			from = ""
		}
		return anyOf(deck, from, count, seed, now)
	}
}

// opened goes on to the lobby.
func (x *setup) opened(msg setupDone) (screen.Move, tea.Cmd) {
	x.busy = false
	if errors.Is(msg.err, class.ErrRunning) {
		return screen.Stay().Saying("A round of this class is running. Go home and lead it, or end it."), nil
	}
	if msg.err != nil {
		return screen.Stay().Saying("No round was opened: " + content.Clean(msg.err.Error()) + "."), nil
	}
	return screen.Replace(newStage(x.Study, x.room, msg.group, msg.round)), nil
}

// View implements screen.Screen.
func (x *setup) View(f look.Frame) string {
	t, width := f.Theme, f.Width-2*look.Margin
	lines := []string{t.Title.Render("A live round on " + x.Course().Title), ""}
	for i, row := range x.rows {
		value := row.values[row.at]
		if i == rowFrom && row.at == placeOfHand && len(x.chosen) > 0 {
			value = fmt.Sprintf("%s: %d", value, len(x.chosen))
		}
		if i == x.list.At {
			value = t.Accent.Render("‹ ") + t.Strong.Render(content.Clean(value)) + t.Accent.Render(" ›")
		} else {
			value = "  " + content.Clean(value)
		}
		lines = append(lines, look.Cut(x.list.Mark(i, t)+look.ToColumn(t.Muted.Render(row.name), 12)+value, width)) //nolint:mnd // the longest name
	}
	if says := x.rows[x.list.At].says; says != "" && f.Roomy() {
		lines = append(append(lines, ""), look.Wrap(t.Muted.Render(says), width)...)
	}
	return strings.Join(look.Indent(lines), "\n")
}

// Keys implements screen.Screen.
func (x *setup) Keys() []key.Binding {
	does := "open the lobby"
	if x.rows[rowFrom].at == placeOfHand && len(x.chosen) == 0 {
		does = "choose"
	}
	return []key.Binding{look.As(x.Key.Open, does), x.Key.Left, x.Key.Up, x.Key.Help, x.Key.Back}
}
