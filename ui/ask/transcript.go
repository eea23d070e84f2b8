package ask

import (
	"slices"
	"strconv"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"porthole/quiz"
	"porthole/quiz/task"
	"porthole/ui/look"
)

// transcript is a conversation to read, with questions on it: each asks for a line, or for one of some options.
type transcript struct {
	blanks
	cursor int // on a line of the transcript, or on an option; -1 before it is moved
	frame  look.Frame
}

func newTranscript(q quiz.Question, keys *look.Keys, open bool) *transcript {
	s := &transcript{blanks: newBlanks(q, keys, open)}
	s.arrive = s.look
	s.look()
	return s
}

// lines reports whether the prompt that is answered now asks for a line.
func (s *transcript) lines() bool { return s.now() >= 0 && s.q.Task.Blanks[s.now()].IsLine() }

// look puts the cursor on what was chosen.
func (s *transcript) look() {
	s.cursor, s.typed = -1, ""
	if i := s.now(); i >= 0 && s.fields[i] != task.NoLine {
		s.cursor = slices.Index(s.choices(), s.fields[i])
	}
}

func (s *transcript) Typing() bool { return false }

func (s *transcript) Update(msg tea.Msg) Outcome {
	switch msg := msg.(type) {
	case look.Frame:
		s.frame = msg
	case Click:
		s.click(msg.Hit)
	case tea.KeyPressMsg:
		return s.press(msg)
	}
	return Outcome{}
}

func (s *transcript) press(msg tea.KeyPressMsg) Outcome {
	typed := s.typed
	s.typed = ""
	switch {
	case key.Matches(msg, s.keys.Digits), typed != "" && msg.Text == "0":
		s.number(typed, msg.Text)
	case key.Matches(msg, s.noLine()):
		s.put(task.NoLine)
		s.cursor = -1
	case key.Matches(msg, s.keys.Up):
		s.move(-1)
	case key.Matches(msg, s.keys.Down):
		s.move(1)
	case key.Matches(msg, s.toggle()):
		s.mark()
	case key.Matches(msg, s.keys.NextBlank, s.arrow(s.keys.Right)):
		s.step(1)
	case key.Matches(msg, s.keys.LastBlank, s.arrow(s.keys.Left)):
		s.step(-1)
	case key.Matches(msg, s.keys.CheckAll):
		return s.submit(checkAll)
	case key.Matches(msg, s.keys.Open):
		s.mark()
		return s.enter()
	}
	return Outcome{}
}

// mark chooses what the cursor is on.
func (s *transcript) mark() {
	if s.cursor >= 0 && s.fields[s.now()] != s.choices()[s.cursor] {
		s.put(s.choices()[s.cursor])
	}
}

// number chooses by number. Digits typed one after the other are one number, where there is such a line.
func (s *transcript) number(before, digit string) {
	for _, text := range []string{before + digit, digit} {
		n, err := strconv.Atoi(text)
		if err == nil && n >= 1 && n <= s.places() {
			s.put(s.choices()[n-1])
			s.cursor = n - 1
			s.typed = text
			return
		}
	}
}

// places is the number of things the cursor can be on.
func (s *transcript) places() int {
	if s.lines() {
		return len(s.choices()) - 1
	}
	return len(s.choices())
}

func (s *transcript) move(by int) {
	switch n := s.places(); {
	case n == 0:
	case s.cursor < 0 && by < 0:
		s.cursor = n - 1
	default:
		s.cursor = max(0, min(s.cursor+by, n-1))
	}
}

// A click on a line of the transcript is its number from 0; one on a prompt or its options is far above.
const (
	hitPrompt = 1 << 16
	hitOption = 1 << 17
)

func (s *transcript) click(hit int) {
	s.typed = ""
	switch {
	case hit >= hitOption:
		s.choose(hit-hitOption, s.lines())
	case hit >= hitPrompt:
		s.turnTo(hit - hitPrompt)
	case hit >= 0:
		s.choose(hit, !s.lines())
	}
}

// choose chooses by the mouse, unless that was something else than what is asked for.
func (s *transcript) choose(i int, other bool) {
	if !other && i < s.places() {
		s.cursor = i
		s.mark()
	}
}

func (s *transcript) noLine() key.Binding { return look.Only(s.keys.NoLine, s.lines()) }

func (s *transcript) toggle() key.Binding {
	return look.Only(look.As(s.keys.Toggle, "mark"), s.cursor >= 0)
}

func (s *transcript) Keys() []key.Binding {
	digits := s.keys.Digits
	digits.SetHelp("1–"+strconv.Itoa(max(1, s.places())), "choose")
	enter := s.enterKey()
	if s.cursor >= 0 && s.fields[s.now()] != s.choices()[s.cursor] {
		enter = look.As(s.keys.Open, "choose it")
	}
	move := s.keys.Up
	if s.lines() {
		move = look.As(move, "line")
	}
	several := len(s.turn) > 1
	return []key.Binding{
		enter, move, digits, look.Only(s.keys.NextBlank, several), s.noLine(), s.all(), s.toggle(), s.keys.Down,
		look.Only(s.keys.LastBlank, several), look.Only(look.As(s.keys.Left, ""), several), look.Only(s.keys.Right, several),
	}
}
