package ui

import (
	"fmt"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"porthole/quiz"
	"porthole/ui/look"
	"porthole/ui/screen"
	"porthole/ui/study"
)

// match pairs two columns against the clock: pick left, then right. Pairs stay joined by a line.
type match struct {
	*study.Study
	session quiz.Match
	sel     quiz.Selection
	started time.Time
	saver   study.AnswerSaver
	left    screen.Picker
	right   screen.Picker
	onRight bool // the cursor stands in the right column, the left pick is made
	verdict *quiz.Verdict
	missed  string // what to say of the last two where they are no pair
	over    bool
	moment  string // what was reached, until the next key
	now     time.Time
	frame   look.Frame
}

// startMatch opens a match, or says why there is nothing to pair.
func startMatch(s *study.Study, sel quiz.Selection, now time.Time) screen.Move {
	if sel.Seed == 0 {
		sel.Seed = s.Seed()
	}
	if sel.Count < 0 || sel.Count > len(letters) {
		sel.Count = len(letters) // each tile needs a key
	}
	session, err := quiz.NewMatch(s.Deck, sel, now)
	if err != nil {
		return study.Nothing(err)
	}
	n := len(session.Left())
	return screen.Push(&match{Study: s, session: session, sel: sel, started: now, left: screen.Picker{N: n}, right: screen.Picker{N: n}, now: now})
}

func (m *match) Init() tea.Cmd {
	m.Doing(study.Matching)
	return m.After(tenth, screen.Tick{Of: m})
}

// tenth is how often a running clock is drawn.
const tenth = 100 * time.Millisecond

func (m *match) Update(msg tea.Msg, now time.Time) (screen.Move, tea.Cmd) {
	m.now = now
	switch msg := msg.(type) {
	case look.Frame:
		m.frame = msg
	case screen.Tick:
		if msg.Of == screen.Screen(m) && !m.over {
			m.timeUp(now)
			return screen.Stay(), m.After(tenth, screen.Tick{Of: m})
		}
	case study.Saved:
		return m.saver.Saved(msg, now, m.press)
	case tea.KeyPressMsg:
		m.moment = ""
		return m.press(msg, now)
	case tea.MouseClickMsg:
		return m.click(msg, now)
	}
	return screen.Stay(), nil
}

func (m *match) press(msg tea.KeyPressMsg, now time.Time) (screen.Move, tea.Cmd) {
	switch {
	case m.saver.Hold(msg):
	case key.Matches(msg, m.Key.Help):
		return screen.Help(), nil
	case key.Matches(msg, m.Key.Back):
		return m.back(), nil
	case m.over:
		return m.pressOver(msg, now), nil
	case key.Matches(msg, m.Key.Digits) && look.Digit(msg) <= m.left.N:
		m.left.To(look.Digit(msg) - 1)
		return m.pickLeft(), nil
	case m.onRight && key.Matches(msg, m.Key.Letters) && strings.Index(letters, msg.Text) < m.right.N:
		m.right.To(strings.Index(letters, msg.Text))
		return m.pickRight(now)
	case key.Matches(msg, m.Key.Left):
		m.onRight = false
	case key.Matches(msg, m.Key.Right):
		return m.pickLeft(), nil
	case key.Matches(msg, m.Key.Up):
		m.step(-1)
	case key.Matches(msg, m.Key.Down):
		m.step(1)
	case key.Matches(msg, m.Key.Open, m.Key.Toggle):
		if m.onRight {
			return m.pickRight(now)
		}
		return m.pickLeft(), nil
	}
	return screen.Stay(), nil
}

func (m *match) pressOver(msg tea.KeyPressMsg, now time.Time) screen.Move {
	switch {
	case key.Matches(msg, m.Key.Replay):
		m.sel.Seed = m.Seed()
		return startMatch(m.Study, m.sel, now).Instead()
	case key.Matches(msg, m.Key.Open):
		return screen.Pop()
	}
	return screen.Stay()
}

// back takes a left pick back first, then leaves.
func (m *match) back() screen.Move {
	if m.onRight && !m.over {
		m.onRight = false
		return screen.Stay()
	}
	return screen.Pop()
}

// timeUp ends a match that was to take no longer.
func (m *match) timeUp(now time.Time) {
	if m.sel.Limit > 0 && now.Sub(m.started) >= m.sel.Limit {
		m.over, m.onRight = true, false
	}
}

// step moves the cursor to the next open tile of its column.
func (m *match) step(by int) {
	list, tiles := &m.left, m.session.Left()
	if m.onRight {
		list, tiles = &m.right, m.session.Right()
	}
	for range tiles {
		list.To(list.At + by)
		if tiles[list.At].Pair < 0 {
			return
		}
	}
}

// pickLeft goes over to the right column, unless the tile has its partner already.
func (m *match) pickLeft() screen.Move {
	if m.session.Left()[m.left.At].Pair >= 0 {
		m.onRight = false
		return screen.Stay().Saying("That one has its partner.")
	}
	m.onRight, m.verdict = true, nil
	if m.session.Right()[m.right.At].Pair >= 0 {
		m.step(1)
	}
	return screen.Stay()
}

func (m *match) pickRight(now time.Time) (screen.Move, tea.Cmd) {
	if m.session.Right()[m.right.At].Pair >= 0 {
		return screen.Stay().Saying("That one has its partner."), nil
	}
	m.missed = fmt.Sprintf("%s and %s do not belong together.", m.session.Left()[m.left.At].Text, m.session.Right()[m.right.At].Text)
	session, verdict := m.session.Pick(m.left.At, m.right.At, now)
	return screen.Stay(), m.saver.Save(m.Study, session.Since(m.session), func(_ study.Saved, now time.Time) (screen.Move, tea.Cmd) {
		m.session, m.onRight, m.verdict = session, false, &verdict
		switch {
		case session.Over():
			return m.finish(now)
		case verdict.Right:
			m.step(1)
		}
		return screen.Stay(), nil
	})
}

func (m *match) finish(now time.Time) (screen.Move, tea.Cmd) {
	m.over = true
	r := m.session.Result(now)
	r.Mistakes = m.session.Mistakes()
	m.moment = newBest(m.Study, study.RunMatch, r, now)
	return screen.Stay(), m.SaveRun(m.session.ID(), study.RunMatch, r, now)
}

func (m *match) click(msg tea.MouseClickMsg, now time.Time) (screen.Move, tea.Cmd) {
	row := msg.Y - m.head(m.frame)
	if msg.Button != tea.MouseLeft || m.over || m.saver.Saving() || row < 0 || row >= m.left.N {
		return screen.Stay(), nil
	}
	if msg.X < look.Margin+m.columns(m.frame.Width-2*look.Margin).left {
		m.left.To(row)
		return m.pickLeft(), nil
	}
	if !m.onRight {
		return screen.Stay().Saying("Pick on the left first."), nil
	}
	m.right.To(row)
	return m.pickRight(now)
}

func (m *match) Keys() []key.Binding {
	if m.over {
		return []key.Binding{m.Key.Replay, look.As(m.Key.Open, "done"), m.Key.Back, m.Key.Help}
	}
	lefts, rights := m.Key.Digits, m.Key.Letters
	lefts.SetHelp("1–"+tileName(m.left.N-1, true), "left")
	rights.SetHelp("a–"+tileName(m.right.N-1, false), "right")
	return []key.Binding{
		lefts, look.Only(rights, m.onRight), m.Key.Up, m.Key.Down, look.As(m.Key.Open, "pick"),
		look.As(m.Key.Back, "leave"), m.Key.Help,
	}
}
