package ui

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"porthole/quiz"
	"porthole/quiz/exam"
	exams "porthole/ui/exam"
	"porthole/ui/look"
	"porthole/ui/screen"
	"porthole/ui/study"
	"porthole/ui/wire"
	"porthole/ui/words"
)

// home is the first screen: the course's comparison table as a map that fills in, and what to do next.
type home struct {
	*study.Study
	shelf shelf
	exams *exams.Watch
	chart *chart
	list  screen.Picker
	parts parts
	frame look.Frame

	now     time.Time
	loaded  bool        // what is known of the learner has come
	at      time.Time   // when it was worked out what it means
	advice  quiz.Advice // what to do next
	agenda  quiz.Agenda // of the plan, where that is to be followed
	outlook outlook
	covered quiz.Coverage
	today   bool // the map is shown as of today, though there is an exam

	opens    func(time.Time) screen.Move // waits for what is known of the learner
	straight bool                        // the program opens on a session: nothing is shown until then
	ahead    []tea.KeyPressMsg           // typed meanwhile

	greeted  bool
	pressed  bool // a key was pressed: whoever begins knows where to go, and may be on another screen
	troubled bool // it was said that the store cannot be used
	forecast int  // answers of today that the forecast kept last counts
}

// entry is a line of the menu.
type entry struct {
	name, says string
	open       func(now time.Time) screen.Move
}

func newHome(s *study.Study, shelf shelf) *home {
	h := &home{Study: s, shelf: shelf, chart: newChart(s.Deck)}
	h.exams = exams.NewWatch(h, s, shelf.waiting)
	h.parts = shelf.newParts(h)
	h.list.N = len(h.entries())
	return h
}

func (h *home) Init() tea.Cmd {
	h.Doing(study.AtHome)
	return tea.Batch(h.Load(), h.follow())
}

func (h *home) Update(msg tea.Msg, now time.Time) (screen.Move, tea.Cmd) {
	move, cmd := h.update(msg, now)
	if !move.Stays() {
		h.parts.covered = true // until Shown
	}
	return move, cmd
}

func (h *home) update(msg tea.Msg, now time.Time) (screen.Move, tea.Cmd) {
	h.now = now
	h.takeParts(msg, now)
	switch msg := msg.(type) {
	case look.Frame:
		h.frame = msg.Whole()
	case screen.Shown:
		h.Doing(study.AtHome)
		h.parts.covered = false
		return screen.Stay(), tea.Batch(h.Load(), h.follow())
	case reload:
		if msg.of != h {
			return screen.Stay(), nil
		}
		if h.parts.waits = false; !h.parts.covered {
			return screen.Stay(), h.follow()
		}
	case study.Learner:
		return h.take(msg, now)
	case study.Kept:
		return h.Saying(screen.Stay(), msg.Err), nil
	case screen.Tick:
		if msg.Of == screen.Screen(h) {
			return screen.Stay(), h.exams.Tick(now)
		}
	case exams.HandedIn:
		return h.exams.Handed(msg)
	case tea.KeyPressMsg:
		return h.press(msg, now)
	case tea.MouseWheelMsg:
		h.list.Wheel(msg)
	case tea.MouseClickMsg:
		return h.click(msg, now), nil
	}
	return screen.Stay(), nil
}

// stale is how old what home shows may be: a program is left open overnight.
const stale = time.Hour

func (h *home) press(msg tea.KeyPressMsg, now time.Time) (screen.Move, tea.Cmd) {
	h.pressed = true
	if h.opens != nil && !key.Matches(msg, h.Key.Quit) {
		h.ahead = append(h.ahead, msg)
		return screen.Stay(), nil
	}
	if h.loaded && now.Sub(h.at) >= stale {
		h.look(now)
		if key.Matches(msg, h.Key.Open) { // it was meant for what was shown
			return screen.Stay().Saying("Time has passed. This is next now."), nil
		}
	}
	entries := h.entries()
	h.list.N = len(entries)
	switch {
	case h.list.Press(msg, h.Key):
		return screen.Stay(), nil
	case key.Matches(msg, h.Key.Open):
		return entries[h.list.At].open(now), nil
	case key.Matches(msg, h.Key.Find):
		return screen.Push(newFind(h.Study)), nil
	case key.Matches(msg, h.tableKey()):
		return screen.Push(newTablePage(h.Study)), nil
	case key.Matches(msg, h.horizonKey()):
		h.today = !h.today
		h.look(now)
	case key.Matches(msg, h.courseKey()):
		return screen.Push(newCourses(h.Study, h.shelf)), nil
	case key.Matches(msg, h.Key.Help):
		return screen.Help(), nil
	case key.Matches(msg, h.Key.Quit):
		return screen.Quit(), nil
	}
	return screen.Stay(), nil
}

func (h *home) click(msg tea.MouseClickMsg, now time.Time) screen.Move {
	entries := h.entries()
	h.list.N = len(entries)
	_, first, above := h.layout(h.frame)
	i := msg.Y - first + above
	if msg.Button != tea.MouseLeft || h.opens != nil || msg.Y < first || i >= len(entries) {
		return screen.Stay()
	}
	h.list.To(i)
	return entries[i].open(now)
}

func (h *home) entries() []entry {
	best := func(kind string) string {
		run, found := h.Learner.Best[kind]
		if !found {
			return "no best time yet"
		}
		return fmt.Sprintf("best %.1f s", run.Took.Seconds())
	}
	entries := []entry{
		h.next(),
		{"Lessons", h.lessonsRead(), func(time.Time) screen.Move { return screen.Push(newLessons(h.Study)) }},
		{"Drill", "choose what to practise", func(time.Time) screen.Move { return screen.Push(newChoose(h.Study)) }},
		{"Match", "pairs against the clock · " + best(study.RunMatch), func(now time.Time) screen.Move {
			return startMatch(h.Study, quiz.Selection{}, now)
		}},
		{"Fill the table", best(study.RunGrid), func(now time.Time) screen.Move {
			return startGrid(h.Study, quiz.Selection{}, now)
		}},
		{"Exam", h.exams.Line(h.now), h.openExam},
	}
	if len(h.Course().Facts)+len(h.Course().Questions) == 0 {
		sessions := entries[2:6] // they say why
		for i := range sessions {
			sessions[i].says = "nothing to ask"
		}
		sessions[0].open = func(now time.Time) screen.Move { return startDrill(h.Study, quiz.Selection{}, now) }
	}
	if len(h.Course().Wires) > 0 && h.Bench != nil {
		entries = append(entries, entry{"Wire", wire.Says(h.Study), func(time.Time) screen.Move { return screen.Push(wire.NewList(h.Study)) }})
	}
	entries = append(entries,
		entry{"Goal", goalSays(h.Course().ID, h.Learner.Goal, h.now), func(time.Time) screen.Move { return screen.Push(newGoal(h.Study, h.shelf)) }},
		entry{"Progress", forecastSays(h.Deck, h.Learner.Progress, h.now), func(time.Time) screen.Move { return screen.Push(newProgress(h.Study)) }})
	return slices.Concat(h.parts.all, entries, h.parts.last)
}

func (h *home) lessonsRead() string {
	of := len(h.Course().Lessons)
	if of == 0 {
		return "none in this document"
	}
	read, next := 0, ""
	for _, lesson := range h.Course().Lessons {
		if _, ok := h.Learner.Read[lesson.Title]; ok {
			read++
		} else if next == "" {
			next = " · next: " + lesson.Title
		}
	}
	return fmt.Sprintf("%d of %d read%s", read, of, next)
}

func (h *home) View(f look.Frame) string {
	lines, _, _ := h.layout(f.Whole())
	return strings.Join(lines, "\n")
}

// fit narrows the frame to a column where the map has room in that.
func (h *home) fit(f look.Frame) look.Frame {
	if column := f.Column(); h.chart == nil || h.chart.width <= column.Width-2*look.Margin {
		f.Width = column.Width
	}
	return f
}

// leastMap is how many lines the map has where the menu leaves it too few: then the menu scrolls.
const leastMap = 3

// layout draws the screen and says on which line the menu begins, and how many of its entries are above that.
func (h *home) layout(f look.Frame) (lines []string, menu, above int) {
	f = h.fit(f)
	width := f.Width - 2*look.Margin
	entries := h.entries()
	room := max(leastMap, f.Height-len(entries)-1)
	title := look.Spread(f.Theme.Accent.Render("◉ ")+f.Theme.Title.Render("Porthole")+f.Theme.Hint.Render(h.Mark()), f.Theme.Muted.Render(h.Course().Title), width)
	if h.straight {
		return look.Indent([]string{title}), f.Height, 0
	}
	if f.Roomy() {
		room -= 2
		lines = append(lines, title, "")
	}
	lines = append(lines, h.overview(width, room, f)...)
	lines = append(lines, "")
	menu = len(lines)
	rows := make([]string, len(entries))
	for i, e := range entries {
		rows[i] = h.entry(i, e, f)
	}
	shown, above := look.Window(rows, max(1, f.Height-menu), h.list.At, h.list.At)
	shown = f.Theme.More(shown, above, len(rows), width)
	if len(shown) == len(rows) {
		h.hang(shown, width, f.Theme)
	}
	return look.Indent(append(lines, shown...)), menu, above
}

// hang hangs the porthole at the right of the menu, where there is room for it: the sea in it stands as high as the share of
// the course that is safe.
func (h *home) hang(rows []string, width int, t *look.Theme) {
	left := width - look.PortholeWidth
	if len(rows) < look.PortholeHeight+1 {
		return
	}
	for _, row := range rows {
		if look.Width(row) > left-2 {
			return
		}
	}
	share := float64(h.covered.Safe) / float64(max(1, h.covered.All))
	for i, line := range t.Porthole(share) {
		rows[i+1] = look.ToColumn(rows[i+1], left) + line
	}
}

// overview is the map, and what its signs mean.
func (h *home) overview(width, room int, f look.Frame) []string {
	if h.chart == nil {
		says := "This document has no table to ask about. Its lessons can be read."
		switch {
		case len(h.Course().Lessons) == 0:
			says = "This document has no table to ask about."
		case len(h.Course().Questions) > 0:
			says = "This document has no table to ask about. Its lessons can be read, and its questions answered."
		}
		return look.Wrap(f.Theme.Muted.Render(says), width)
	}
	if !f.Roomy() {
		return h.chart.lines(h.outlook, width, max(1, room), f.Theme)
	}
	legend := h.legend(width, f.Theme)
	lines := h.chart.lines(h.outlook, width, max(1, room-1-len(legend)), f.Theme)
	return append(append(lines, ""), legend...)
}

// legend says what the signs mean and how far the map is filled: in one line, where that is wide enough.
func (h *home) legend(width int, t *look.Theme) []string {
	var signs []string
	for i, says := range []string{"just met", "fading", "known", "strong"} {
		signs = append(signs, t.Sign(int(quiz.JustMet)+i)+" "+t.Muted.Render(says))
	}
	told := ""
	if h.loaded {
		told = t.Muted.Render(words.Covered(h.covered, h.outlook.exam) + h.outlook.fades())
	}
	left := strings.Join(signs, "  ")
	if look.Width(left)+2+look.Width(told) > width {
		return []string{strings.Join(signs, " "), told}
	}
	return []string{look.Spread(left, told, width)}
}

func (h *home) entry(i int, e entry, f look.Frame) string {
	name := e.name
	if i == h.list.At {
		name = f.Theme.Strong.Render(name)
	}
	const column = 16
	line := h.list.Mark(i, f.Theme) + name + strings.Repeat(" ", column-look.Width(name))
	return line + f.Theme.Muted.Render(look.Cut(e.says, f.Width-2*look.Margin-column-2))
}

// horizonKey shows the map as of today, or as of the day of the exam.
func (h *home) horizonKey() key.Binding {
	does := "today"
	if h.today {
		does = "exam day"
	}
	return look.Only(look.As(h.Key.Horizon, does), h.chart != nil && h.loaded && h.Learner.Goal.Horizon(h.at).After(h.at))
}

func (h *home) tableKey() key.Binding  { return look.Only(h.Key.Table, h.chart != nil) }
func (h *home) courseKey() key.Binding { return look.Only(h.Key.Course, h.shelf.names != nil) }

func (h *home) Keys() []key.Binding {
	if h.opens != nil {
		return []key.Binding{h.Key.Quit}
	}
	return []key.Binding{
		h.Key.Open, h.Key.Quit, look.As(h.Key.Up, "choose"), h.Key.Down, h.horizonKey(), h.courseKey(), h.Key.Find, h.tableKey(), h.Key.Help,
	}
}

// openExam takes the exam up that runs, or sets one up by the course's own blueprint.
func (h *home) openExam(now time.Time) screen.Move { return h.exams.Open(exam.Blueprint{}, now) }
