package ui

import (
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"porthole/content"
	"porthole/ui/ask"
	"porthole/ui/look"
	"porthole/ui/screen"
	"porthole/ui/study"
)

// find looks a word up while it is typed: facts with their sources, and the lessons that speak of it.
type find struct {
	*study.Study
	input *textinput.Model
	list  screen.Picker
	hits  []hit
	frame look.Frame
}

// hit is a place where the word stands.
type hit struct {
	says   string
	lesson int
	line   int
}

func newFind(s *study.Study) *find { return &find{Study: s, input: ask.NewInput()} }

func (f *find) Init() tea.Cmd { return nil }

func (f *find) Update(msg tea.Msg, _ time.Time) (screen.Move, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return f.press(msg), nil
	case tea.PasteMsg:
		f.edit(msg)
	case look.Frame:
		f.frame = msg
		f.input.SetWidth(max(1, msg.Width-2*look.Margin-look.Width("Find › ")-1)) // the cursor stands behind the text
	case tea.MouseWheelMsg:
		f.list.Wheel(msg)
	case tea.MouseClickMsg:
		return f.click(msg), nil
	}
	return screen.Stay(), nil
}

func (f *find) press(msg tea.KeyPressMsg) screen.Move {
	switch {
	case key.Matches(msg, f.Key.FieldBack):
		return screen.Pop()
	case key.Matches(msg, f.openKey()):
		return f.open()
	case msg.Text == "" && f.list.Press(msg, f.Key):
	default:
		f.edit(msg)
	}
	return screen.Stay()
}

// open goes to the place in its lesson.
func (f *find) open() screen.Move {
	h := f.hits[f.list.At]
	l := newLesson(f.Study, h.lesson)
	l.line = h.line
	return screen.Replace(l)
}

func (f *find) click(msg tea.MouseClickMsg) screen.Move {
	_, above := look.Window(make([]string, len(f.hits)), f.frame.Height-screen.ListHead, f.list.At, f.list.At)
	i := msg.Y - screen.ListHead + above
	if msg.Button != tea.MouseLeft || i < above || i >= len(f.hits) {
		return screen.Stay()
	}
	f.list.To(i)
	return f.open()
}

func (f *find) edit(msg tea.Msg) {
	before := f.input.Value()
	*f.input, _ = f.input.Update(msg) // the cursor does not blink, so there is no command
	if f.input.Value() != before {
		f.search(content.Clean(f.input.Value()))
	}
}

// search collects what the course says of a word.
func (f *find) search(word string) {
	f.hits, f.list = nil, screen.Picker{}
	if strings.TrimSpace(word) == "" {
		return
	}
	c := f.Course()
	found := c.Find(word)
	for _, i := range found.Facts {
		fact := c.Facts[i]
		f.hits = append(f.hits, hit{sayFact(c, fact), fact.Lesson, fact.Line})
	}
	for _, i := range found.Lessons {
		f.hits = append(f.hits, f.inLesson(i, content.Key(word)))
	}
	f.list.N = len(f.hits)
}

// inLesson finds the block of a lesson in which the word stands.
func (f *find) inLesson(i int, word string) hit {
	lesson := f.Course().Lessons[i]
	for _, block := range lesson.Blocks {
		if text := content.PlainText(block.Text); strings.Contains(content.Key(text), word) {
			return hit{"Lesson " + lesson.Title + ": " + text, i, block.Line}
		}
	}
	return hit{"Lesson " + lesson.Title, i, 0}
}

// sayFact writes a fact in one line: "IMAPS · Secure port: 993 (RFC 8314 §3.2)".
func sayFact(c *content.Course, fact content.Fact) string {
	says := fact.Subject + " · " + fact.Relation + ": " + strings.Join(fact.Texts(), ", ")
	if fact.Authority != "" {
		says += " · by " + fact.Authority
	}
	if texts := content.SourceTexts(c.SourcesOf(fact.Sources)); len(texts) > 0 {
		says += " (" + texts[0] + ")"
	}
	return says
}

func (f *find) View(fr look.Frame) string {
	width := fr.Width - 2*look.Margin
	lines := []string{fr.Theme.Title.Render("Find") + " " + fr.Theme.Accent.Render("›") + " " + f.input.View(), ""}
	return strings.Join(look.Indent(append(lines, f.results(width, fr.Height-2, fr.Theme)...)), "\n")
}

func (f *find) results(width, height int, t *look.Theme) []string {
	if len(f.hits) == 0 {
		says := "Type a port, a protocol or any word of the course."
		if strings.TrimSpace(f.input.Value()) != "" {
			says = "The course does not speak of it."
		}
		return look.Wrap(t.Muted.Render(says), width)
	}
	lines := make([]string, len(f.hits))
	for i, h := range f.hits {
		lines[i] = look.Cut(f.list.Mark(i, t)+h.says, width)
	}
	shown, above := look.Window(lines, height, f.list.At, f.list.At)
	return t.More(shown, above, len(lines), width)
}

func (f *find) openKey() key.Binding {
	return look.Only(look.As(f.Key.Open, "read there"), len(f.hits) > 0)
}

func (f *find) Keys() []key.Binding {
	return []key.Binding{
		look.Only(look.As(f.Key.Up, "choose"), len(f.hits) > 1), look.Only(f.Key.Down, len(f.hits) > 1), f.openKey(), f.Key.FieldBack,
	}
}
