package ask

import (
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"porthole/quiz"
	"porthole/quiz/task"
	"porthole/ui/look"
)

func firewall() quiz.Question {
	q := quiz.Question{Kind: quiz.Firewall, Stem: "Write the rules.", Task: &task.Task{Kind: task.Firewall, Header: []string{"From", "Port", "Action"}}}
	for row := range 2 {
		name := "Rule " + strconv.Itoa(row+1)
		q.Task.Blanks = append(q.Task.Blanks,
			task.Blank{Label: name + ", from", Choices: []string{"any", "guests", "staff"}, Row: row},
			task.Blank{Label: name + ", port", Row: row, Column: 1},
			task.Blank{Label: name + ", action", Choices: []string{"allow", "deny"}, Row: row, Column: 2})
	}
	return q
}

func settings() quiz.Question {
	q := quiz.Question{Kind: quiz.Settings, Stem: "Repair it.", Task: &task.Task{Kind: task.Settings, Header: []string{"Server", "Port", "Security"}, Labels: []string{"Incoming", "Outgoing"}}}
	for row, name := range q.Task.Labels {
		q.Task.Blanks = append(q.Task.Blanks,
			task.Blank{Label: name + ", port", Start: "995", Row: row, Column: 1},
			task.Blank{Label: name + ", security", Choices: []string{"none", "TLS", "STARTTLS"}, Start: "none", Row: row, Column: 2})
	}
	return q
}

func dialogue(lines int) quiz.Question {
	q := quiz.Question{Kind: quiz.Transcript, Stem: "Read this.", Task: &task.Task{Kind: task.Transcript}}
	var numbers []string
	for i := range lines {
		q.Task.Lines = append(q.Task.Lines, "C: command "+strconv.Itoa(i+1))
		numbers = append(numbers, strconv.Itoa(i+1))
	}
	numbers = append(numbers, task.NoLine)
	q.Task.Blanks = []task.Blank{
		{Label: "Which line asks for TLS?", Choices: numbers},
		{Label: "Which one gives it away?", Choices: numbers, Row: 1},
		{Label: "Who spoke first?", Choices: []string{"the server", "the client"}, Row: 2},
	}
	return q
}

func steps() quiz.Question {
	shown := []string{"EHLO", "greeting", "TLS", "STARTTLS"}
	q := quiz.Question{Kind: quiz.Order, Stem: "Put in order.", Answers: []string{"greeting", "EHLO", "STARTTLS", "TLS"}, Task: &task.Task{Kind: task.Order}}
	for i := range shown {
		q.Task.Blanks = append(q.Task.Blanks, task.Blank{Label: "Step " + strconv.Itoa(i+1), Choices: shown, Row: i})
	}
	return q
}

func things() quiz.Question {
	fields := []string{"Download, clear", "Download, TLS", "Sync, clear", "Sync, TLS"}
	q := quiz.Question{Kind: quiz.Sort, Stem: "Sort them.", Task: &task.Task{Kind: task.Sort, Header: []string{"clear", "TLS"}, Labels: []string{"Download", "Sync"}}}
	for i, port := range []string{"993", "110", "143", "995"} {
		q.Task.Blanks = append(q.Task.Blanks, task.Blank{Label: port, Choices: fields, Row: i})
	}
	return q
}

// hostile makes every text of a question long, and wide.
func hostile(q quiz.Question) quiz.Question {
	long := func(list []string) []string {
		out := slices.Clone(list)
		for i := range out {
			out[i] += " 邮件服务器 with-a-word-that-is-much-too-long-for-any-column-of-a-table and more 👩‍💻 of it"
		}
		return out
	}
	numbered := q.Kind == quiz.Transcript
	longer := *q.Task
	q.Task = &longer
	q.Task.Header, q.Task.Labels, q.Task.Lines, q.Answers = long(q.Task.Header), long(q.Task.Labels), long(q.Task.Lines), long(q.Answers)
	q.Task.Blanks = slices.Clone(q.Task.Blanks)
	for i, b := range q.Task.Blanks {
		q.Task.Blanks[i].Label = long([]string{b.Label})[0]
		if b.Choices != nil && (!numbered || !b.IsLine()) {
			q.Task.Blanks[i].Choices = long(b.Choices)
			if b.Start != "" {
				q.Task.Blanks[i].Start = q.Task.Blanks[i].Choices[0]
			}
		}
	}
	return q
}

func performed() map[string]quiz.Question {
	out := map[string]quiz.Question{
		"firewall": firewall(), "settings": settings(), "transcript": dialogue(12), "order": steps(), "sort": things(), "cloze": gaps(), "nothing to fill in": {Kind: quiz.Firewall, Task: &task.Task{Kind: task.Firewall}},
		"no lines": {Kind: quiz.Transcript, Task: &task.Task{Kind: task.Transcript}}, "no steps": {Kind: quiz.Order, Task: &task.Task{Kind: task.Order}}, "no things": {Kind: quiz.Sort, Task: &task.Task{Kind: task.Sort}},
	}
	for name, q := range out {
		out["hostile "+name] = hostile(q)
	}
	return out
}

// marked is a verdict on what stands in a widget, part by part right or wrong in turn.
func marked(q quiz.Question, r quiz.Response) *quiz.Verdict {
	v := &quiz.Verdict{Credit: 0.5, Blank: len(r.Fields) == 0}
	for i, b := range q.Task.Blanks {
		p := task.Part{Label: b.Label, Want: "465 or 587", Right: i%2 == 1}
		if i < len(r.Fields) {
			p.Given = r.Fields[i]
		}
		v.Parts = append(v.Parts, p)
	}
	return v
}

// pressed are all keys that a widget could know.
func pressed() []string {
	return []string{
		"enter", "tab", "shift+tab", "up", "down", "left", "right", "space", "shift+up", "shift+down", "backspace", "home", "end",
		"0", "1", "2", "3", "9", "n", "j", "k", "h", "x", "ü", "邮",
	}
}

func frame(width, height int) look.Frame {
	return look.Frame{Width: width, Height: height, Theme: look.NewTheme(true)}
}

func TestAWidgetFitsItsWidthAndIsAsHighAfterTheVerdictAsBefore(t *testing.T) {
	for name, q := range performed() {
		t.Run(name, func(t *testing.T) {
			for width := 40; width <= 84; width += 4 {
				f := frame(width, 12+width%30)
				w := New(q, look.NewKeys())
				w.Update(f)
				for i := range 14 {
					before := w.Area(f.Prose(), f.Theme, nil)
					after := w.Area(f.Prose(), f.Theme, marked(q, w.Response()))
					if len(before.Lines) != len(after.Lines) {
						t.Fatalf("%d wide: %d lines before, %d after:\n%s", width, len(before.Lines), len(after.Lines), ansi.Strip(strings.Join(after.Lines, "\n")))
					}
					for _, a := range []Area{before, after} {
						sane(t, a, f.Prose())
					}
					press(w, pressed()[(i*7+width)%len(pressed())])
				}
			}
		})
	}
}

// sane checks what holds of everything that is drawn.
func sane(t *testing.T, a Area, width int) {
	t.Helper()
	if len(a.Lines) != len(a.Hits) {
		t.Fatalf("%d lines, %d hits", len(a.Lines), len(a.Hits))
	}
	if len(a.Lines) > 0 && (a.Focus < 0 || a.Focus >= len(a.Lines)) {
		t.Fatalf("the focus is on line %d of %d", a.Focus, len(a.Lines))
	}
	for _, line := range a.Lines {
		if look.Width(line) > width {
			t.Fatalf("%d wide, not %d: %q", look.Width(line), width, ansi.Strip(line))
		}
	}
}

func TestNothingMovesWhileAWidgetIsFilledIn(t *testing.T) {
	for name, q := range performed() {
		w, f := New(q, look.NewKeys()), frame(80, 24)
		w.Update(f)
		high := len(w.Area(f.Prose(), f.Theme, nil).Lines)
		for _, k := range pressed() {
			press(w, k)
			if now := len(w.Area(f.Prose(), f.Theme, nil).Lines); now != high {
				t.Errorf("%s: %q made it %d lines high, not %d", name, k, now, high)
			}
		}
	}
}

func TestWhatIsFilledInAgainIsWhatWasGiven(t *testing.T) {
	all := performed()
	for _, k := range []quiz.Kind{quiz.Flash, quiz.Choice, quiz.ChooseAll, quiz.Typed, quiz.TrueFalse, quiz.Scenario} {
		all[k.String()] = ports(k)
	}
	for name, q := range all {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				w := NewOpen(q, look.NewKeys(), quiz.Response{})
				press(w, rapid.SliceOfN(rapid.SampledFrom(pressed()), 0, 40).Draw(t, "keys")...)
				once := w.Response()
				again := NewOpen(q, look.NewKeys(), once)
				if twice := again.Response(); !slices.Equal(once.Fields, twice.Fields) || once.Text != twice.Text || !slices.Equal(once.Picks, twice.Picks) {
					t.Fatalf("given %+v, filled in %+v", once, twice)
				}
				if again.Fill(quiz.Response{}); len(again.Response().Fields) > 0 || len(again.Response().Picks) > 0 || again.Response().Text != "" {
					t.Fatalf("a blank leaves %+v", again.Response())
				}
			})
		})
	}
}

func TestAnyResponseCanBeFilledIn(t *testing.T) {
	for _, q := range performed() {
		rapid.Check(t, func(t *rapid.T) {
			fields := rapid.SliceOfN(rapid.StringN(0, 12, -1), 0, 20).Draw(t, "fields")
			w := NewOpen(q, look.NewKeys(), quiz.Response{Fields: fields})
			w.Update(frame(40, 12))
			press(w, rapid.SliceOfN(rapid.SampledFrom(pressed()), 0, 10).Draw(t, "keys")...)
			w.Area(36, look.NewTheme(false), nil)
		})
	}
}

// states brings a widget into many states: each starts anew.
func states(q quiz.Question, open bool) []func() Widget {
	var out []func() Widget
	for _, before := range [][]string{nil, {"down"}, {"tab"}, {"tab", "tab"}, {"2"}, {"space", "down"}, {"tab", "9"}, {"enter", "enter", "enter", "enter", "enter", "enter"}} {
		out = append(out, func() Widget {
			w := descriptorOf(q.Kind).widget(q, look.NewKeys(), open)
			w.Update(frame(80, 24))
			press(w, before...)
			return w
		})
	}
	return out
}

func TestAClickOnNothingIsNothing(t *testing.T) {
	all := performed()
	for _, k := range quiz.Kinds() {
		if !k.Performed() {
			all[k.String()] = ports(k)
		}
	}
	for name, q := range all {
		for _, open := range []bool{false, true} {
			for _, hit := range []int{-1 << 31, -1, 0, 1, 99, hitPrompt, hitPrompt + 99, hitOption, hitOption + 99, 1<<31 - 1} {
				w := descriptorOf(q.Kind).widget(q, look.NewKeys(), open)
				w.Update(frame(80, 24))
				before := drawn(w, 72, nil)
				out := w.Update(Click{Hit: hit})
				if after := drawn(w, 72, nil); hit < 0 && (after != before || out.Given) {
					t.Errorf("%s: a click on %d did something", name, hit)
				}
			}
		}
	}
}

// looks is all that can be seen of a widget.
func looks(w Widget, out Outcome) string {
	return drawn(w, 72, nil) + strconv.FormatBool(out.Given) + out.Notice + strings.Join(w.Response().Fields, "|")
}

func TestEveryKeyThatIsShownDoesSomething(t *testing.T) {
	for _, q := range []quiz.Question{firewall(), settings(), dialogue(12), steps(), things()} {
		did := map[string]bool{}
		for _, state := range append(states(q, false), states(q, true)...) {
			for _, b := range state().Keys() {
				if !b.Enabled() {
					continue
				}
				for _, name := range b.Keys() {
					w := state()
					before := looks(w, Outcome{})
					did[name] = did[name] || looks(w, w.Update(stroke(name))) != before
				}
			}
		}
		for name, ok := range did {
			if digit, err := strconv.Atoi(name); !ok && (err != nil || digit == 2) {
				t.Errorf("%s: %s never does anything", q.Kind, name)
			}
		}
	}
}

// stroke is a key by the name that a binding has for it.
func stroke(name string) tea.KeyPressMsg {
	var msg tea.KeyPressMsg
	for {
		switch {
		case strings.HasPrefix(name, "ctrl+"):
			msg.Mod, name = msg.Mod|tea.ModCtrl, name[len("ctrl+"):]
		case strings.HasPrefix(name, "shift+"):
			msg.Mod, name = msg.Mod|tea.ModShift, name[len("shift+"):]
		default:
			named := map[string]rune{"enter": tea.KeyEnter, "tab": tea.KeyTab, "up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight, "esc": tea.KeyEscape}
			if code, ok := named[name]; ok {
				msg.Code = code
				return msg
			}
			if name == "space" {
				name = " "
			}
			msg.Code, _ = utf8.DecodeRuneInString(name)
			msg.Text = name
			if msg.Mod != 0 {
				msg.Text = ""
			}
			return msg
		}
	}
}
