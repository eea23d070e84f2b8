package ui

import (
	"fmt"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"porthole/content"
	"porthole/quiz"
	"porthole/ui/look"
)

// home is the first screen: the course's comparison table as a map that fills in, and what to do next.
type home struct {
	*study
	chart  *chart
	list   picker
	frame  look.Frame
	loaded bool
	now    time.Time
}

// entry is a line of the menu.
type entry struct {
	name, says string
	open       func(now time.Time) Move
}

func newHome(s *study) *home {
	h := &home{study: s, chart: newChart(s.deck)}
	h.list.n = len(h.entries())
	return h
}

func (h *home) Init() tea.Cmd { return loadProgress(h.store, h.course().ID) }

func (h *home) Update(msg tea.Msg, now time.Time) (Move, tea.Cmd) {
	h.now = now
	switch msg := msg.(type) {
	case look.Frame:
		h.frame = msg
	case shown:
		return Stay(), loadProgress(h.store, h.course().ID)
	case progress:
		return h.load(msg), nil
	case tea.KeyPressMsg:
		return h.press(msg, now)
	case tea.MouseWheelMsg:
		h.list.wheel(msg)
	case tea.MouseClickMsg:
		return h.click(msg, now), nil
	}
	return Stay(), nil
}

// load takes what was read of the store; what was asked for another course is stale.
func (h *home) load(p progress) Move {
	switch {
	case p.course != h.course().ID:
		return Stay()
	case p.err != nil:
		return Stay().Saying("Your progress could not be read: " + content.Clean(p.err.Error()))
	}
	first := !h.loaded
	h.progress, h.loaded = p, true
	if says := h.complaints(); first && says != "" {
		return Stay().Saying(says)
	}
	return Stay()
}

// complaints counts what is wrong with the document, for its author; what was merely passed over is not.
func (h *home) complaints() string {
	n := 0
	for _, p := range h.problems {
		if p.Severity > content.Notice {
			n++
		}
	}
	if n == 0 {
		return ""
	}
	return count(n, "thing") + " in this document may be wrong; porthole check tells."
}

func (h *home) press(msg tea.KeyPressMsg, now time.Time) (Move, tea.Cmd) {
	entries := h.entries()
	h.list.n = len(entries)
	switch {
	case h.list.press(msg, h.keys):
		return Stay(), nil
	case key.Matches(msg, h.keys.Open):
		return entries[h.list.at].open(now), nil
	case key.Matches(msg, h.keys.Find):
		return Push(newFind(h.study)), nil
	case key.Matches(msg, h.tableKey()):
		return Push(newTablePage(h.study)), nil
	case key.Matches(msg, h.courseKey()):
		return Push(newCourses(h.study)), nil
	case key.Matches(msg, h.keys.Help):
		return Help(), nil
	case key.Matches(msg, h.keys.Quit):
		return Quit(), nil
	}
	return Stay(), nil
}

func (h *home) click(msg tea.MouseClickMsg, now time.Time) Move {
	entries := h.entries()
	h.list.n = len(entries)
	_, first := h.layout(h.frame)
	i := msg.Y - first
	if msg.Button != tea.MouseLeft || i < 0 || i >= len(entries) {
		return Stay()
	}
	h.list.to(i)
	return entries[i].open(now)
}

func (h *home) entries() []entry {
	best := func(kind string) string {
		run, found := h.progress.best[kind]
		if !found {
			return "not tried yet"
		}
		return fmt.Sprintf("best %.1f s", run.Took.Seconds())
	}
	name, says, open := h.next()
	return []entry{
		{name, says, open},
		{"Lessons", h.lessonsRead(), func(time.Time) Move { return Push(newLessons(h.study)) }},
		{"Drill", "choose what to practise", func(time.Time) Move { return Push(newChoose(h.study)) }},
		{"Match", "pairs against the clock · " + best(runMatch), func(now time.Time) Move {
			return startMatch(h.study, quiz.Selection{}, now)
		}},
		{"Fill the table", best(runGrid), func(now time.Time) Move {
			return startGrid(h.study, quiz.Selection{}, now)
		}},
		{"Goal", goalSays(h.progress.Goal, h.now), func(time.Time) Move { return Push(newGoal(h.study)) }},
		{"Progress", forecastSays(h.deck, h.progress.Progress, h.now), func(time.Time) Move { return Push(newProgress(h.study)) }},
	}
}

func (h *home) lessonsRead() string {
	of := len(h.course().Lessons)
	read, next := 0, ""
	for _, lesson := range h.course().Lessons {
		if _, ok := h.progress.read[lesson.Title]; ok {
			read++
		} else if next == "" {
			next = " · next: " + lesson.Title
		}
	}
	return fmt.Sprintf("%d of %d read%s", read, of, next)
}

func (h *home) View(f look.Frame) string {
	lines, _ := h.layout(f)
	return strings.Join(lines, "\n")
}

// layout draws the screen and says on which line the menu begins.
func (h *home) layout(f look.Frame) (lines []string, menu int) {
	width := f.Width - 2*look.Margin
	entries := h.entries()
	room := f.Height - len(entries) - 1
	if f.Roomy() {
		room -= 2
		lines = append(lines, look.Spread(f.Theme.Title.Render("Porthole"), f.Theme.Muted.Render(h.course().Title), width), "")
	}
	lines = append(lines, h.overview(width, room, f)...)
	lines = append(lines, "")
	menu = len(lines)
	for i, e := range entries {
		lines = append(lines, h.entry(i, e, f))
	}
	return look.Indent(lines), menu
}

// overview is the map, and what its signs mean.
func (h *home) overview(width, room int, f look.Frame) []string {
	if h.chart == nil {
		says := "This document has no table to ask about. Its lessons can be read."
		if len(h.course().Questions) > 0 {
			says = "This document has no table to ask about. Its lessons can be read, and its questions answered."
		}
		return look.Wrap(f.Theme.Muted.Render(says), width)
	}
	if !f.Roomy() {
		return h.chart.lines(h.progress.known, width, max(1, room), f.Theme)
	}
	lines := h.chart.lines(h.progress.known, width, max(1, room-2), f.Theme)
	return append(lines, "", h.legend(width, f.Theme))
}

// legend says what the signs mean and how far the map is filled.
func (h *home) legend(width int, t *look.Theme) string {
	done, of := h.chart.count(h.progress.known)
	told := fmt.Sprintf("%d of %d known", done, of)
	var signs []string
	for i, says := range []string{"right once", "twice", "3 times", "4 or more"} {
		signs = append(signs, t.Sign(i+1)+" "+t.Muted.Render(says))
	}
	return look.Spread(strings.Join(signs, "  "), t.Muted.Render(told), width)
}

func (h *home) entry(i int, e entry, f look.Frame) string {
	name := e.name
	if i == h.list.at {
		name = f.Theme.Strong.Render(name)
	}
	const column = 16
	line := h.list.mark(i, f.Theme) + name + strings.Repeat(" ", column-look.Width(name))
	return line + f.Theme.Muted.Render(look.Cut(e.says, f.Width-2*look.Margin-column-2))
}

func (h *home) tableKey() key.Binding  { return look.Only(h.keys.Table, h.chart != nil) }
func (h *home) courseKey() key.Binding { return look.Only(h.keys.Course, h.shelf.names != nil) }

func (h *home) Keys() []key.Binding {
	return []key.Binding{
		h.keys.Open, h.keys.Quit, look.As(h.keys.Up, "choose"), h.keys.Down, h.keys.Find, h.tableKey(), h.courseKey(), h.keys.Help,
	}
}
