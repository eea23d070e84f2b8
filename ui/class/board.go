package class

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"porthole/content"
	"porthole/quiz"
	"porthole/quiz/class"
	"porthole/ui/look"
	"porthole/ui/screen"
)

// Keeper is what is kept of classes, as the board uses it. Errors are those of class.Book.
type Keeper interface {
	class.Learning
	// Groups, Rename, SetPIN and SetRemoved are those of class.Roll and class.Care.
	Groups(ctx context.Context) ([]class.Group, error)
	Rename(ctx context.Context, class, member string, to class.Name) error
	SetPIN(ctx context.Context, class, member, hash string) error
	SetRemoved(ctx context.Context, class, member string, removed bool) error
}

// Present is somebody who is connected.
type Present struct {
	Learner string // see class.Member
	Class   string // "" for a teacher
	Does    string // in a few words
	Since   time.Time
}

// Join is how a class comes in.
type Join struct {
	Lines       []string // to type, one for each address
	Fingerprint string   // of the server's key
	Pages       []string // to open in a browser, one for each address
	Certificate string   // the SHA-256 fingerprint of their certificate where the server signed it itself; else ""
	Log         string   // the file in which the log is written; "": it is written elsewhere
}

// Desk is what a teacher's board needs of the world.
type Desk struct {
	Keep    Keeper
	Here    func() []Present // the sessions that there are, in the order in which they began
	Courses func() []string
	Open    func(course string) (*quiz.Deck, error)
	Course  string // the one that is shown first
	Join    Join
	NewPIN  func() (pin, hash string, err error)
	Key     *look.Keys
	After   func(time.Duration, tea.Msg) tea.Cmd // a message after a while
	Ends    bool                                 // who leaves the board ends the server
	// Parts makes what else is to be had of the board, for each course that is shown; nil: nothing is.
	Parts func(*quiz.Deck) []Part
}

// board is what a teacher sees of a class: who is here, how well they know what, what the answers tell of the questions.
type board struct {
	Desk
	ctx context.Context //nolint:containedctx // of all that is read and written
	facts
	here    map[string]Present // by learner, the latest session of each
	visits  int                // sessions of learners of the class
	weak    bool               // whoever knows least comes first
	shown   []class.Standing   // in the order in which they are shown
	list    screen.Picker      // of those
	panes   []pane
	at      int // the pane that is shown
	frame   look.Frame
	now     time.Time
	reading bool
	ticket  int
	parts   []Part     // of the deck that is shown
	partsOf *quiz.Deck // which that is
}

// pane is a page of the board.
type pane interface {
	name() string
	// lines draws it in a room, in cells.
	lines(width, height int, t *look.Theme) []string
	// press takes a key; false: it is none of the pane's.
	press(msg tea.KeyPressMsg, now time.Time) (screen.Move, bool)
	wheel(msg tea.MouseWheelMsg)
	keys() []key.Binding
}

// NewBoard returns the board of a teacher. It reads and writes for as long as ctx is not done.
func NewBoard(ctx context.Context, d Desk) screen.Screen {
	b := &board{Desk: d, ctx: ctx, here: map[string]Present{}}
	b.want.course = d.Course
	questions := &questionsPane{board: b}
	b.panes = []pane{&herePane{b}, &heatPane{board: b}, questions, &missedPane{board: b}}
	if d.Parts != nil {
		b.panes = append(b.panes, &partsPane{board: b})
	}
	return b
}

func (b *board) Init() tea.Cmd { return tea.Batch(b.load(time.Time{}), b.tick()) }

func (b *board) tick() tea.Cmd { return b.After(Often, screen.Tick{Of: b}) }

func (b *board) Update(msg tea.Msg, now time.Time) (screen.Move, tea.Cmd) {
	b.now = now
	for _, part := range b.parts {
		part.Take(msg, now)
	}
	switch msg := msg.(type) {
	case look.Frame:
		b.frame = msg.Whole()
	case screen.Shown:
		return screen.Stay(), tea.Batch(b.load(now), b.loadParts())
	case screen.Tick:
		if msg.Of == screen.Screen(b) {
			b.meet()
			return screen.Stay(), tea.Batch(b.load(now), b.loadParts(), b.tick())
		}
	case factsRead:
		return screen.Stay(), b.take(msg)
	case changed:
		return screen.Stay(), b.load(now)
	case tea.KeyPressMsg:
		return b.press(msg, now)
	case tea.MouseWheelMsg:
		b.panes[b.at].wheel(msg)
	case tea.MouseClickMsg:
		return b.click(msg, now)
	}
	return screen.Stay(), nil
}

func (b *board) loadParts() tea.Cmd {
	var all []tea.Cmd
	for _, part := range b.parts {
		all = append(all, part.Load())
	}
	return tea.Batch(all...)
}

// meet looks who is here.
func (b *board) meet() {
	clear(b.here)
	b.visits = 0
	for _, p := range b.Here() {
		if p.Class != "" && class.KeyOf(p.Class) == class.KeyOf(b.group.Name) {
			b.here[p.Learner] = p
		}
	}
	b.visits = len(b.here)
	b.arrange()
}

// arrange puts the members in the order in which they are shown. The cursor stays on whom it is on.
func (b *board) arrange() {
	chosen := ""
	if b.list.At < len(b.shown) {
		chosen = b.shown[b.list.At].Learner
	}
	b.shown = slices.Clone(b.chart.Rows)
	switch {
	case b.weak:
		b.shown = b.chart.Weakest()
	case b.at == 0: // the page that tells who is here
		slices.SortStableFunc(b.shown, func(x, y class.Standing) int { return b.away(x) - b.away(y) })
	}
	b.list.N = len(b.shown)
	b.list.At = min(b.list.At, max(0, b.list.N-1))
	if i := slices.IndexFunc(b.shown, func(s class.Standing) bool { return s.Learner == chosen }); i >= 0 {
		b.list.At = i
	}
}

// away is 0 for a member who is here, 1 for one who is not, and 2 for one who was removed.
func (b *board) away(s class.Standing) int {
	_, here := b.here[s.Learner]
	switch {
	case here:
		return 0
	case s.Removed:
		return 2
	}
	return 1
}

// standing returns how a member stands; false: there is no such member any more.
func (b *board) standing(learner string) (class.Standing, bool) {
	for _, s := range b.chart.Rows {
		if s.Learner == learner {
			return s, true
		}
	}
	return class.Standing{}, false
}

func (b *board) press(msg tea.KeyPressMsg, now time.Time) (screen.Move, tea.Cmd) {
	if move, ok := b.panes[b.at].press(msg, now); ok {
		return move, b.refresh(now)
	}
	switch {
	case key.Matches(msg, b.Key.NextTab):
		return b.turn(b.at+1, now)
	case key.Matches(msg, b.Key.LastTab):
		return b.turn(b.at-1, now)
	case key.Matches(msg, b.tabKey()) && look.Digit(msg) <= len(b.panes):
		return b.turn(look.Digit(msg)-1, now)
	case key.Matches(msg, b.Key.Join):
		return screen.Push(b.joinPage()), nil
	case key.Matches(msg, b.Key.Course):
		return screen.Push(newChooser(b)), nil
	case b.Ends && key.Matches(msg, b.Key.Back):
		return screen.Push(&ending{board: b}), nil
	}
	return screen.Otherwise(msg, b.Key), nil
}

// turn shows another pane.
func (b *board) turn(to int, now time.Time) (screen.Move, tea.Cmd) {
	b.at = (to + len(b.panes)) % len(b.panes)
	b.arrange()
	return screen.Stay(), b.refresh(now)
}

// refresh reads what the pane that is shown needs and was not read yet.
func (b *board) refresh(now time.Time) tea.Cmd {
	if b.wants(now) {
		return b.load(now)
	}
	return nil
}

// click turns to a page by its name.
func (b *board) click(msg tea.MouseClickMsg, now time.Time) (screen.Move, tea.Cmd) {
	if msg.Button != tea.MouseLeft || msg.Y != 1 {
		return screen.Stay(), nil
	}
	at := look.Margin
	for i, p := range b.panes {
		width := look.Width(p.name()) + tabGap
		if msg.X >= at && msg.X < at+width {
			return b.turn(i, now)
		}
		at += width
	}
	return screen.Stay(), nil
}

// tabGap is the room about the name of a page, in cells.
const tabGap = 3

func (b *board) View(f look.Frame) string {
	f = f.Whole()
	width := f.Width - 2*look.Margin
	lines := []string{b.title(width, f.Theme), b.tabs(width, f.Theme)}
	if f.Roomy() {
		lines = append(lines, "")
	}
	body := b.body(width, max(1, f.Height-len(lines)), f.Theme)
	return strings.Join(look.Indent(append(lines, body...)), "\n")
}

func (b *board) body(width, height int, t *look.Theme) []string {
	switch {
	case b.fault != "":
		return look.Wrap(t.Wrong.Render("The class cannot be read: "+b.fault), width)
	case !b.read:
		return []string{t.Muted.Render("Reading the class …")}
	case b.group.Name == "":
		return look.Wrap(t.Muted.Render("There is no class yet. porthole class new NAME makes one."), width)
	}
	return b.panes[b.at].lines(width, height, t)
}

// title is the class, and how many of it are here.
func (b *board) title(width int, t *look.Theme) string {
	says := "The class"
	if b.group.Name != "" {
		says = content.Clean(b.group.Name)
	}
	left := t.Accent.Render("◉ ") + t.Title.Render(says)
	if b.read {
		left += t.Hint.Render(fmt.Sprintf(" · %d of %d here", b.visits, len(b.chart.Rows)))
	}
	return look.Spread(left, t.Muted.Render(look.Cut(b.courseTitle(), max(0, width-look.Width(left)-2))), width)
}

func (b *board) courseTitle() string {
	if b.deck == nil {
		return ""
	}
	return content.Clean(b.deck.Course().Title)
}

// tabs names the pages; that which is shown stands in brackets.
func (b *board) tabs(width int, t *look.Theme) string {
	var line strings.Builder
	for i, p := range b.panes {
		if i == b.at {
			line.WriteString(t.Accent.Render("[") + t.Strong.Render(p.name()) + t.Accent.Render("]") + " ")
			continue
		}
		line.WriteString(" " + t.Muted.Render(p.name()) + "  ")
	}
	return look.Cut(line.String(), width)
}

// tabKey turns to a page by its number.
func (b *board) tabKey() key.Binding { return b.Key.Digits }

func (b *board) sortKey() key.Binding {
	does := "weakest first"
	if b.weak {
		does = "by name"
	}
	return look.Only(look.As(b.Key.Sort, does), len(b.shown) > 1)
}

// resort changes the order.
func (b *board) resort() {
	b.weak = !b.weak
	b.arrange()
}

func (b *board) Keys() []key.Binding {
	k := b.Key
	leave := k.Back
	if b.Ends {
		leave = look.As(k.Quit, "end the server")
	}
	all := append([]key.Binding{k.NextTab}, b.panes[b.at].keys()...)
	return append(all, k.Join, look.As(k.Course, "course, class"), k.Help, leave)
}
