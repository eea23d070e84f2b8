// Package screen holds the screens: the App that owns the window and the stack, what a screen is and how it moves on, and
// what many screens are made of: a text to scroll, the cursor of a list, a page to read, the help. It knows no screen of
// ours, nor what is learnt on them.
package screen

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"porthole/content"
	"porthole/ui/look"
	"porthole/ui/terminal"
)

// App is the only tea.Model. It owns the window, the stack of screens, the footer and the notice line.
type App struct {
	first         func() []Screen // builds the stack; nil once that is done
	stack         []Screen
	now           func() time.Time
	keys          *look.Keys
	interrupt     key.Binding
	suspend       key.Binding
	width, height int
	look          look.Look
	theme         *look.Theme
	notice        string
	standing      string // is shown in its place
	drawn         func() // is told that a frame was drawn; nil: nobody wants to know
}

// NewApp returns an App that opens with the screens that first returns, the last one on top. drawn is told of each frame
// that was drawn; it may be nil.
func NewApp(keys *look.Keys, now func() time.Time, first func() []Screen, drawn func()) *App {
	return &App{
		drawn:     drawn,
		first:     first,
		now:       now,
		keys:      keys,
		interrupt: key.NewBinding(key.WithKeys("ctrl+c"), key.WithHelp("ctrl+c", "quit")),
		suspend:   key.NewBinding(key.WithKeys("ctrl+z"), key.WithHelp("ctrl+z", "set aside")),
		theme:     look.NewTheme(true),
	}
}

// Init asks for the terminal's ground.
func (a *App) Init() tea.Cmd { return tea.RequestBackgroundColor }

// begin builds the screens with the first message, whichever it is: until then the terminal is made ready beside
// the reading of the course.
func (a *App) begin() tea.Cmd {
	if a.first == nil {
		return nil
	}
	a.stack, a.first = a.first(), nil
	cmds := make([]tea.Cmd, len(a.stack))
	for i, s := range a.stack {
		cmds[i] = s.Init()
	}
	return tea.Batch(cmds...)
}

// The longest paste that is taken, in bytes.
const maxPaste = 4096

// Update sends keys, mouse and paste to the top screen and everything else to each screen once.
func (a *App) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	begin := a.begin()
	cmd := a.handle(msg, a.now())
	return a, tea.Batch(begin, cmd)
}

func (a *App) handle(msg tea.Msg, now time.Time) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		a.width, a.height = terminal.Bound(msg.Width, msg.Height)
		return a.layout(now)
	case tea.BackgroundColorMsg:
		a.look.Light = !msg.IsDark()
		return a.paint(now)
	case tea.ColorProfileMsg:
		a.look.Sixteen = msg.Profile == colorprofile.ANSI
		return a.paint(now)
	case standing:
		a.standing = content.Clean(string(msg))
		return nil
	case tea.KeyPressMsg:
		return a.press(msg, now)
	case tea.PasteMsg:
		return a.input(tea.PasteMsg{Content: content.Clean(msg.Content[:min(len(msg.Content), maxPaste)])}, now)
	case tea.MouseClickMsg, tea.MouseWheelMsg:
		return a.input(msg, now)
	case tea.MouseMsg, tea.KeyMsg:
		return nil // releases and movements mean nothing here
	}
	return a.broadcast(msg, now)
}

// Contrast has the App draw in high contrast.
func (a *App) Contrast() {
	a.look.Contrast = true
	a.theme = look.ThemeFor(a.look)
}

// paint draws everything anew by what is known of the terminal.
func (a *App) paint(now time.Time) tea.Cmd {
	a.theme = look.ThemeFor(a.look)
	return a.layout(now)
}

func (a *App) press(msg tea.KeyPressMsg, now time.Time) tea.Cmd {
	if key.Matches(msg, a.interrupt) {
		return tea.Quit
	}
	if key.Matches(msg, a.suspend) {
		return tea.Suspend
	}
	if msg.Text != "" && content.Clean(msg.Text) != msg.Text {
		return nil
	}
	return a.input(msg, now)
}

// input hands a message to the top screen, unless the window is too small to see what it does.
func (a *App) input(msg tea.Msg, now time.Time) tea.Cmd {
	if a.tiny() {
		return nil
	}
	if click, ok := msg.(tea.MouseClickMsg); ok {
		_, place := a.drawing()
		click.X, click.Y = click.X-place.Left, click.Y-place.Top
		if click.X < 0 || click.Y < 0 || click.X >= place.Width || click.Y >= place.Height {
			return nil
		}
		msg = click
	}
	if _, wheel := msg.(tea.MouseWheelMsg); !wheel {
		a.notice = ""
	}
	return a.send(a.top(), msg, now)
}

func (a *App) broadcast(msg tea.Msg, now time.Time) tea.Cmd {
	var cmds []tea.Cmd
	for i := range slices.Backward(a.stack) { // from the top: a screen that closes itself does not move the others
		if i < len(a.stack) {
			cmds = append(cmds, a.send(i, msg, now))
		}
	}
	return tea.Batch(cmds...)
}

func (a *App) send(i int, msg tea.Msg, now time.Time) tea.Cmd {
	move, cmd := a.stack[i].Update(msg, now)
	next := a.make(move, i, now)
	for _, press := range move.ahead {
		next = tea.Batch(next, a.input(press, now))
	}
	if move.kind == staying {
		return tea.Batch(cmd, next)
	}
	return inOrder(cmd, next)
}

// inOrder carries out one command after the other: what a screen saves when it is left must be in the store before the
// next one reads it.
func inOrder(first, then tea.Cmd) tea.Cmd {
	if first == nil || then == nil {
		return tea.Batch(first, then)
	}
	return func() tea.Msg {
		msg := first()
		return tea.BatchMsg{func() tea.Msg { return msg }, then}
	}
}

// Make carries out a move as if the top screen had made it.
func (a *App) Make(move Move, now time.Time) tea.Cmd { return a.make(move, a.top(), now) }

// Top is the screen that is shown. There is one as soon as the first message has come.
func (a *App) Top() Screen { return a.stack[a.top()] }

// Stack returns the screens that are open, the lowest first.
func (a *App) Stack() []Screen { return slices.Clone(a.stack) }

func (a *App) top() int { return len(a.stack) - 1 }

// make carries out the move of the screen at index i.
func (a *App) make(move Move, i int, now time.Time) tea.Cmd {
	if move.notice != "" && (a.notice == "" || !move.aside) {
		a.notice = move.notice
	}
	switch move.kind {
	case staying:
		return nil
	case pushing:
		return a.open(append(a.stack[:i+1:i+1], move.to), now)
	case covering:
		return a.open(append(slices.Clip(a.stack), move.to), now)
	case replacing:
		return a.open(append(a.stack[:i:i], move.to), now)
	case resetting:
		return a.open([]Screen{move.to}, now)
	case popping:
		return a.close(i, now)
	case quitting:
		return tea.Quit
	case helping:
		return a.open(append(a.stack[:i+1:i+1], newHelp(a.keys, a.stack[i].Keys(), a.suspend.Enabled())), now)
	}
	return nil
}

// open makes stack the stack and opens its top screen.
func (a *App) open(stack []Screen, now time.Time) tea.Cmd {
	a.stack = stack
	return tea.Batch(a.Top().Init(), a.send(a.top(), a.frame(), now))
}

// close removes the screen at index i and those above it; the program ends with its last screen.
func (a *App) close(i int, now time.Time) tea.Cmd {
	a.stack = a.stack[:i]
	if i == 0 {
		return tea.Quit
	}
	return tea.Batch(a.send(i-1, a.frame(), now), a.send(i-1, Shown{}, now))
}

func (a *App) layout(now time.Time) tea.Cmd { return a.broadcast(a.frame(), now) }

// frame is the room for a screen: the window without the notice line and the footer.
func (a *App) frame() look.Frame {
	return look.FrameOf(a.width, max(0, a.height-2), a.theme)
}

// drawing is the top screen drawn, and its place in the window.
func (a *App) drawing() ([]string, look.Place) {
	frame := a.frame()
	lines := strings.Split(a.Top().View(frame), "\n")
	place := frame.PlaceOf(lines).Within(a.width)
	return look.Fit(lines, place.Width, place.Height), place
}

func (a *App) tiny() bool { return a.width < look.MinWidth || a.height < look.MinHeight }

// View draws the top screen, the notice line and the footer.
func (a *App) View() tea.View {
	v := tea.NewView(a.draw())
	if a.drawn != nil && a.width > 0 {
		a.drawn()
	}
	v.AltScreen = true
	v.MouseMode = tea.MouseModeCellMotion
	v.WindowTitle = "Porthole"
	return v
}

// saying is the notice line: under the screen, further to the left where it would not fit there.
func (a *App) saying(p look.Place) string {
	notice := cmp.Or(a.standing, a.notice)
	if notice == "" {
		return ""
	}
	left := min(p.Left, max(0, a.width-2*look.Margin-look.Width(notice))) + look.Margin
	return look.Cut(strings.Repeat(" ", left)+a.theme.Hint.Render(notice), a.width)
}

func (a *App) footer(p look.Place) string {
	left := p.Left + look.Margin
	return strings.Repeat(" ", left) + a.theme.Footer(a.Top().Keys(), a.width-left-look.Margin)
}

func (a *App) draw() string {
	if a.width <= 0 || a.height <= 0 || len(a.stack) == 0 {
		return ""
	}
	if a.tiny() {
		return look.Cut(fmt.Sprintf("ctrl+c quits · needs %d × %d, is %d × %d", look.MinWidth, look.MinHeight, a.width, a.height), a.width)
	}
	lines, place := a.drawing()
	for i := range lines {
		lines[i] = strings.Repeat(" ", place.Left) + lines[i]
	}
	lines = append(lines, a.saying(place), a.footer(place))
	window := make([]string, a.height)
	copy(window[min(place.Top, a.height-len(lines)):], lines)
	return strings.Join(window, "\n")
}
