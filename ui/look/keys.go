package look

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
)

// Keys is the one table of keys: a screen matches a key and shows it from the same binding.
type Keys struct {
	Up, Down, Left, Right, PageUp, PageDown, Top, Bottom key.Binding
	RollUp, RollDown                                     key.Binding // where space and letters mean something else
	Open, Toggle, All, Back, Quit, Help                  key.Binding
	Hint, FieldHint, FieldBack, Sources, Again           key.Binding
	TakeBack, FieldTakeBack                              key.Binding
	Replay, Guess, End, GoOn, Horizon                    key.Binding
	Find, Table, Course, Next, Previous, CheckAll        key.Binding
	Digits, Letters, True, False, Yes, No                key.Binding
	FieldUp, FieldDown, Save, Remove                     key.Binding // where text is typed
	Onward, Before, Flag, List, HandIn                   key.Binding // of an exam; with ctrl where text is typed, see InField
	Sure, Earlier, Every, Unkept, Zero, Erase            key.Binding
	NextBlank, LastBlank, NoLine, Raise, Lower           key.Binding // of a question with several parts
	NextTab, LastTab, Join, Sort, Each                   key.Binding // of a teacher's board
	Rename, NewPIN, Bar                                  key.Binding
	Wire, Overhear, Hex, Device, Hangup, Anew            key.Binding // of the wire lab, where letters are text
}

// NewKeys returns the keys. A pair such as ↑ and ↓ is shown by the first of the two.
func NewKeys() *Keys {
	bind := func(shown, does string, keys ...string) key.Binding {
		return key.NewBinding(key.WithKeys(keys...), key.WithHelp(shown, does))
	}
	k := &Keys{
		Up:            bind("↑↓", "move", "up", "k"),
		Down:          bind("↓", "", "down", "j"),
		Left:          bind("←→", "change", "left", "h"),
		Right:         bind("→", "", "right", "l"),
		PageUp:        bind("b", "page up", "pgup", "b"),
		PageDown:      bind("space", "page down", "pgdown", "space"),
		Top:           bind("home", "", "home", "g"),
		Bottom:        bind("end", "", "end", "G"),
		RollUp:        bind("pgup pgdn", "scroll", "pgup"),
		RollDown:      bind("pgdn", "", "pgdown"),
		Open:          bind("enter", "open", "enter"),
		Toggle:        bind("space", "choose", "space"),
		All:           bind("a", "all or none", "a"),
		Back:          bind("esc", "back", "esc", "q"),
		Quit:          bind("q", "quit", "q"),
		Help:          bind("?", "help", "?"),
		Hint:          bind("h", "hint", "h"),
		FieldHint:     bind("tab", "hint", "tab"),
		FieldBack:     bind("esc", "leave", "esc"),
		TakeBack:      bind("u", "take back", "u", "ctrl+u"), // so that ctrl+u goes back past fields and all else
		FieldTakeBack: bind("ctrl+u", "take back", "ctrl+u"),
		Sources:       bind("s", "sources", "s"),
		Again:         bind("a", "again, what was missed", "a"),
		Replay:        bind("r", "once more", "r"),
		Guess:         bind("g", "it was a guess", "g"),
		End:           bind("e", "end here", "e"),
		GoOn:          bind("g", "go on anyway", "g"),
		Horizon:       bind("d", "today", "d"),
		Find:          bind("/", "find", "/"),
		Table:         bind("t", "the whole table", "t"),
		Course:        bind("c", "course", "c"),
		Next:          bind("n", "next", "n", "right"),
		Previous:      bind("p", "previous", "p", "left"),
		CheckAll:      bind("ctrl+d", "check all", "ctrl+d"),
		Digits:        bind("1–9", "choose", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
		Letters:       bind("a–i", "choose", "a", "b", "c", "d", "e", "f", "g", "h", "i"),
		True:          bind("t", "true", "t"),
		False:         bind("f", "false", "f"),
		Yes:           bind("y", "I knew it", "y"),
		No:            bind("n", "I did not", "n"),
		FieldUp:       bind("↑↓", "move", "up", "shift+tab"),
		FieldDown:     bind("↓", "", "down", "tab"),
		Save:          bind("ctrl+s", "save", "ctrl+s"),
		NextBlank:     bind("tab", "skip", "tab"),
		LastBlank:     bind("shift+tab", "", "shift+tab"),
		NoLine:        bind("0", "no line", "0", "n"), // in an exam n goes on
		Raise:         bind("shift+↑↓", "move the step", "shift+up", "K"),
		Lower:         bind("shift+↓", "", "shift+down", "J"),
		Remove:        bind("ctrl+d", "remove", "ctrl+d"),
	}
	k.bindExam(bind)
	k.bindBoard(bind)
	k.bindWire(bind)
	return k
}

// bindExam adds the keys of an exam.
func (k *Keys) bindExam(bind func(shown, does string, keys ...string) key.Binding) {
	k.Onward = bind("n", "next", "n", "ctrl+n")
	k.Before = bind("p", "previous", "p", "ctrl+p")
	k.Flag = bind("x", "flag", "x", "ctrl+x") // f is false
	k.List = bind("l", "list", "l", "ctrl+l")
	k.HandIn = bind("s", "hand in", "s", "ctrl+s")
	k.Sure = bind("y", "hand in", "y")
	k.Earlier = bind("e", "earlier exams", "e")
	k.Every = bind("o", "all questions", "o")
	k.Zero = bind("0", "", "0")
	k.Erase = bind("backspace", "", "backspace")
	k.Unkept = bind("w", "begin without saving", "w")
}

// bindBoard adds the keys of a teacher's board.
func (k *Keys) bindBoard(bind func(shown, does string, keys ...string) key.Binding) {
	k.NextTab = bind("tab", "next page", "tab")
	k.LastTab = bind("shift+tab", "", "shift+tab")
	k.Join = bind("i", "how to join", "i")
	k.Sort = bind("s", "weakest first", "s")
	k.Each = bind("t", "cards", "t")
	k.Rename = bind("r", "rename", "r")
	k.NewPIN = bind("p", "new PIN", "p")
	k.Bar = bind("x", "remove", "x")
}

// bindWire adds the keys of the wire lab.
func (k *Keys) bindWire(bind func(shown, does string, keys ...string) key.Binding) {
	k.Wire = bind("w", "wire", "w")
	k.Overhear = bind("ctrl+o", "eavesdropper", "ctrl+o")
	k.Hex = bind("ctrl+x", "bytes", "ctrl+x")
	k.Device = bind("ctrl+n", "other device", "ctrl+n")
	k.Hangup = bind("ctrl+d", "hang up", "ctrl+d")
	k.Anew = bind("ctrl+r", "start over", "ctrl+r")
}

// Digit returns the digit that a key types, 0 for any other key.
func Digit(msg tea.KeyPressMsg) int {
	if len(msg.Text) != 1 || msg.Text[0] < '0' || msg.Text[0] > '9' {
		return 0
	}
	return int(msg.Text[0] - '0')
}

// As returns a binding with another description, for a screen where the key does something of its own.
func As(b key.Binding, does string) key.Binding {
	b.SetHelp(b.Help().Key, does)
	return b
}

// Only returns the binding, enabled where the condition holds.
func Only(b key.Binding, when bool) key.Binding {
	b.SetEnabled(when)
	return b
}

// Arrow returns a binding with its arrow alone, where letters mean something else.
func Arrow(b key.Binding) key.Binding {
	b.SetKeys(b.Keys()[0])
	return b
}

// Twice returns the binding as a key that does it when it is pressed twice.
func Twice(b key.Binding, does string) key.Binding {
	b.SetHelp(b.Help().Key+" twice", does)
	return b
}

// InField returns a binding as it is where letters are text: with those of its keys that ctrl is held for.
func InField(b key.Binding) key.Binding {
	var keys []string
	for _, k := range b.Keys() {
		if strings.HasPrefix(k, "ctrl+") {
			keys = append(keys, k)
		}
	}
	b.SetKeys(keys...)
	if len(keys) > 0 {
		b.SetHelp(keys[0], b.Help().Desc)
	}
	return b
}

// Footer sets the keys that can act in one line. Where not all fit, the first ones have the right of way, and the
// very last, which by custom is the way to the help or the way out.
func (t *Theme) Footer(keys []key.Binding, width int) string {
	var parts []string
	for _, k := range keys {
		if k.Enabled() && k.Help().Desc != "" {
			parts = append(parts, t.Accent.Render(k.Help().Key)+" "+t.Muted.Render(k.Help().Desc))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	last := parts[len(parts)-1]
	room := width - lipgloss.Width(last)
	var line strings.Builder
	for _, part := range parts[:len(parts)-1] {
		if room -= lipgloss.Width(part) + footerGap; room < 0 {
			break
		}
		line.WriteString(part + t.Rule.Render(" · "))
	}
	return Cut(line.String()+last, width)
}

const footerGap = len(" - ")
