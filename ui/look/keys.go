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
	NextBlank, LastBlank, NoLine, Raise, Lower           key.Binding // of a question with several parts
}

// NewKeys returns the keys. A pair such as ↑ and ↓ is shown by the first of the two.
func NewKeys() *Keys {
	bind := func(shown, does string, keys ...string) key.Binding {
		return key.NewBinding(key.WithKeys(keys...), key.WithHelp(shown, does))
	}
	return &Keys{
		Up:            bind("↑↓", "move", "up", "k"),
		Down:          bind("↓", "", "down", "j"),
		Left:          bind("←→", "change", "left"),
		Right:         bind("→", "", "right"),
		PageUp:        bind("b", "page up", "pgup", "b"),
		PageDown:      bind("space", "page down", "pgdown", "space"),
		Top:           bind("home", "", "home"),
		Bottom:        bind("end", "", "end"),
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
		TakeBack:      bind("u", "take back", "u", "ctrl+z"), // so that ctrl+z goes back past fields and all else
		FieldTakeBack: bind("ctrl+z", "take back", "ctrl+z"),
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
