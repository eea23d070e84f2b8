package class

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"porthole/content"
	"porthole/quiz/class"
	"porthole/ui/look"
	"porthole/ui/screen"
	"porthole/ui/words"
)

// Setter is what the grid of set work is read from; see class.Setting and class.Roll.
type Setter interface {
	Groups(ctx context.Context) ([]class.Group, error)
	Assignments(ctx context.Context, class string) ([]class.Assignment, error)
	HandedIn(ctx context.Context, class string, assignment int64) ([]class.Paper, error)
}

// gradesPart opens the grids of set work.
type gradesPart struct {
	ctx    context.Context //nolint:containedctx // of the session, as the board's
	from   Setter
	keys   *look.Keys
	after  func(time.Duration, tea.Msg) tea.Cmd
	groups []class.Group
}

// NewGrades returns the part of a board that shows how set work went, learner by learner. after is a message after a while.
func NewGrades(ctx context.Context, from Setter, keys *look.Keys, after func(time.Duration, tea.Msg) tea.Cmd) Part {
	return &gradesPart{ctx: ctx, from: from, keys: keys, after: after}
}

type groupsRead struct {
	by  *gradesPart
	all []class.Group
}

// Load implements Part.
func (p *gradesPart) Load() tea.Cmd {
	return func() tea.Msg {
		all, err := p.from.Groups(p.ctx)
		if err != nil {
			return nil // the board says so
		}
		return groupsRead{p, all}
	}
}

// Take implements Part.
func (p *gradesPart) Take(msg tea.Msg, _ time.Time) {
	if read, ok := msg.(groupsRead); ok && read.by == p {
		p.groups = read.all
	}
}

// Entries implements Part.
func (p *gradesPart) Entries(time.Time) (all []Entry) {
	for _, g := range p.groups {
		all = append(all, Entry{Name: "Set work", Says: content.Clean(g.Name) + ": who handed in what", Open: func(time.Time) screen.Move {
			return screen.Push(&gradesPage{gradesPart: p, group: g, body: screen.NewScroll(p.keys)})
		}})
	}
	return all
}

// gradesPage is the grid of one class: a line for each learner, a column for each thing that was set.
type gradesPage struct {
	*gradesPart
	group class.Group
	body  screen.Scroll
	frame look.Frame
	read  gradesRead
	asked bool // it is being read
	waits bool // a tick will come
	first int  // the first column that is shown
}

// gradesRead is what was read for a page.
type gradesRead struct {
	by     *gradesPage
	set    []class.Assignment
	papers [][]class.Paper // of each, in the same order of members
	err    error
}

// Init implements screen.Screen.
func (p *gradesPage) Init() tea.Cmd { return p.load() }

// tick has the grid read again after a while.
func (p *gradesPage) tick() tea.Cmd {
	if p.waits {
		return nil
	}
	p.waits = true
	return p.after(Often, screen.Tick{Of: p})
}

// load reads the grid, unless it is being read: once it came, it is read again after a while.
func (p *gradesPage) load() tea.Cmd {
	if p.asked {
		return nil
	}
	p.asked = true
	return func() tea.Msg {
		read, of := gradesRead{by: p}, class.KeyOf(p.group.Name)
		read.set, read.err = p.from.Assignments(p.ctx, of)
		for i := 0; i < len(read.set) && read.err == nil; i++ {
			var papers []class.Paper
			papers, read.err = p.from.HandedIn(p.ctx, of, read.set[i].ID)
			read.papers = append(read.papers, papers)
		}
		return read
	}
}

// Update implements screen.Screen.
func (p *gradesPage) Update(msg tea.Msg, now time.Time) (_ screen.Move, next tea.Cmd) {
	k := p.keys
	switch msg := msg.(type) {
	case look.Frame:
		p.frame = msg.Whole()
	case screen.Shown:
		return screen.Stay(), p.load()
	case screen.Tick:
		if msg.Of == screen.Screen(p) {
			p.waits = false
			return screen.Stay(), p.load()
		}
	case gradesRead:
		if msg.by == p {
			p.read, p.asked = msg, false
			next = p.tick()
		}
	case tea.KeyPressMsg:
		switch {
		case key.Matches(msg, k.Left):
			p.first = max(0, p.first-1)
		case key.Matches(msg, k.Right):
			p.first = max(0, min(len(p.read.set)-1, p.first+1))
		case key.Matches(msg, k.Help, k.Back):
			return screen.Otherwise(msg, k), nil
		default:
			p.body.Press(msg, k)
		}
	case tea.MouseWheelMsg:
		p.body.Press(msg, k)
	}
	if p.frame.Theme != nil {
		p.body.Set(p.lines(now), p.frame.Width, p.frame.Height-screen.ListHead)
	}
	return screen.Stay(), next
}

const (
	nameColumn  = class.MostCells + 2
	gradeColumn = 8
)

// lines are the grid, and below it what its columns are.
func (p *gradesPage) lines(now time.Time) []string {
	t, width := p.frame.Theme, max(1, p.frame.Width-2*look.Margin)
	switch {
	case p.read.err != nil:
		return look.Indent(look.Wrap(words.Ended(words.Sentence(p.read.err.Error())), width))
	case p.read.by == nil:
		return nil
	case len(p.read.set) == 0:
		return look.Indent(look.Wrap(t.Muted.Render("Nothing was set yet. porthole class set does it, on the machine of the server."), width))
	}
	names := min(nameColumn, width/2)
	shown := p.read.set[p.first:min(len(p.read.set), p.first+max(1, (width-names)/gradeColumn))]
	head := content.Each(shown, func(a class.Assignment) string { return fmt.Sprintf("%*s", gradeColumn, strconv.Itoa(a.Number)+" ") })
	out := []string{t.Muted.Render(strings.Repeat(" ", names) + strings.Join(head, ""))}
	for i, paper := range p.read.papers[p.first] {
		cells := content.Each(p.read.papers[p.first:p.first+len(shown)], func(of []class.Paper) string { return grade(of, i, t) })
		out = append(out, look.ToColumn(look.Cut(content.Clean(paper.Member.Name), names-1), names)+strings.Join(cells, ""))
	}
	out = append(out, "")
	for _, a := range shown {
		says := fmt.Sprintf("%d  %s: %s, %s", a.Number, content.Clean(a.Title), words.SetWork(a), words.DueBy(a.Due, now))
		if a.Withdrawn {
			says += ", withdrawn"
		}
		out = append(out, look.Wrap(t.Muted.Render(says), width)...)
	}
	return look.Indent(out)
}

// grade is a cell: the share that was right in the attempt that counts, … for one that runs, ✓ for lessons that were read.
func grade(papers []class.Paper, i int, t *look.Theme) string {
	cell := "–"
	if i < len(papers) {
		w := papers[i].Work
		best, some := w.Counts()
		_, runs := w.Running()
		switch {
		case w.ToRead && w.Done():
			cell = "✓"
		case w.ToRead:
			cell = fmt.Sprintf("%d/%d", w.Reading.Met, w.Reading.Cards)
		case some:
			cell = words.Percent(best.Points / float64(max(1, best.Questions)))
		case runs:
			cell = "…"
		}
		if some && w.Late(best.Ended) || w.ToRead && w.Done() && w.Late(w.Reading.Done) {
			cell += "!"
		}
	}
	space := strings.Repeat(" ", max(1, gradeColumn-1-look.Width(cell)))
	if cell == "–" {
		return space + t.Muted.Render(cell) + " "
	}
	return space + cell + " "
}

// View implements screen.Screen.
func (p *gradesPage) View(f look.Frame) string {
	f = f.Whole()
	title := look.Spread(f.Theme.Title.Render("Set work"), f.Theme.Muted.Render(content.Clean(p.group.Name)+" · … sits it now · ✓ read and met · ! late"), max(1, f.Width-2*look.Margin))
	return strings.Join(look.Indent([]string{title, "", p.body.View()}), "\n")
}

// Keys implements screen.Screen.
func (p *gradesPage) Keys() []key.Binding {
	k, more := p.keys, len(p.read.set) > 1
	return append(append([]key.Binding{look.Only(look.As(k.Left, "scroll"), more), look.Only(k.Right, more)}, p.body.Keys(k)...), k.Help, k.Back)
}
