package ui

import (
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"porthole/quiz"
	"porthole/ui/look"
)

// match pairs two columns against the clock: pick left, then right. Pairs stay joined by a line.
type match struct {
	*study
	session quiz.Match
	sel     quiz.Selection
	started time.Time
	saver   answerSaver
	left    picker
	right   picker
	onRight bool // the cursor stands in the right column, the left pick is made
	verdict *quiz.Verdict
	over    bool
	now     time.Time
	frame   look.Frame
}

// startMatch opens a match, or says why there is nothing to pair.
func startMatch(s *study, sel quiz.Selection, now time.Time) Move {
	if sel.Seed == 0 {
		sel.Seed = s.seed()
	}
	if sel.Count < 0 || sel.Count > len(letters) {
		sel.Count = len(letters) // each tile needs a key
	}
	session, err := quiz.NewMatch(s.deck, sel, now)
	if err != nil {
		return nothing(err)
	}
	n := len(session.Left())
	return Push(&match{study: s, session: session, sel: sel, started: now, left: picker{n: n}, right: picker{n: n}, now: now})
}

func (m *match) Init() tea.Cmd { return m.after(tenth, tick{m}) }

// tenth is how often a running clock is drawn.
const tenth = 100 * time.Millisecond

func (m *match) Update(msg tea.Msg, now time.Time) (Move, tea.Cmd) {
	m.now = now
	switch msg := msg.(type) {
	case look.Frame:
		m.frame = msg
	case tick:
		if msg.of == Screen(m) && !m.over {
			return m.timeUp(now), m.after(tenth, tick{m})
		}
	case saved:
		return m.saver.saved(msg, now, m.press)
	case tea.KeyPressMsg:
		return m.press(msg, now)
	case tea.MouseClickMsg:
		return m.click(msg, now)
	}
	return Stay(), nil
}

func (m *match) press(msg tea.KeyPressMsg, now time.Time) (Move, tea.Cmd) {
	switch {
	case m.saver.hold(msg):
	case key.Matches(msg, m.keys.Help):
		return Help(), nil
	case key.Matches(msg, m.keys.Back):
		return m.back(), nil
	case m.over:
		return m.pressOver(msg, now), nil
	case key.Matches(msg, m.keys.Digits) && look.Digit(msg) <= m.left.n:
		m.left.to(look.Digit(msg) - 1)
		return m.pickLeft(), nil
	case m.onRight && key.Matches(msg, m.keys.Letters) && strings.Index(letters, msg.Text) < m.right.n:
		m.right.to(strings.Index(letters, msg.Text))
		return m.pickRight(now)
	case key.Matches(msg, m.keys.Left):
		m.onRight = false
	case key.Matches(msg, m.keys.Right):
		return m.pickLeft(), nil
	case key.Matches(msg, m.keys.Up):
		m.step(-1)
	case key.Matches(msg, m.keys.Down):
		m.step(1)
	case key.Matches(msg, m.keys.Open, m.keys.Toggle):
		if m.onRight {
			return m.pickRight(now)
		}
		return m.pickLeft(), nil
	}
	return Stay(), nil
}

func (m *match) pressOver(msg tea.KeyPressMsg, now time.Time) Move {
	switch {
	case key.Matches(msg, m.keys.Replay):
		return m.again(now)
	case key.Matches(msg, m.keys.Open):
		return Pop()
	}
	return Stay()
}

// back takes a left pick back first, then leaves.
func (m *match) back() Move {
	if m.onRight && !m.over {
		m.onRight = false
		return Stay()
	}
	return Pop()
}

func (m *match) again(now time.Time) Move {
	m.sel.Seed = m.seed()
	return startMatch(m.study, m.sel, now).instead()
}

// timeUp ends a match that was to take no longer.
func (m *match) timeUp(now time.Time) Move {
	if m.over || m.sel.Limit == 0 || now.Sub(m.started) < m.sel.Limit {
		return Stay()
	}
	m.over, m.onRight = true, false
	return Stay()
}

// step moves the cursor to the next open tile of its column.
func (m *match) step(by int) {
	list, tiles := &m.left, m.session.Left()
	if m.onRight {
		list, tiles = &m.right, m.session.Right()
	}
	for range tiles {
		list.to(list.at + by)
		if tiles[list.at].Pair < 0 {
			return
		}
	}
}

// pickLeft goes over to the right column, unless the tile has its partner already.
func (m *match) pickLeft() Move {
	if m.session.Left()[m.left.at].Pair >= 0 {
		m.onRight = false
		return Stay().Saying("That one has its partner.")
	}
	m.onRight, m.verdict = true, nil
	if m.session.Right()[m.right.at].Pair >= 0 {
		m.step(1)
	}
	return Stay()
}

func (m *match) pickRight(now time.Time) (Move, tea.Cmd) {
	if m.session.Right()[m.right.at].Pair >= 0 {
		return Stay().Saying("That one has its partner."), nil
	}
	session, verdict := m.session.Pick(m.left.at, m.right.at, now)
	all := session.Result(now).Answered
	return Stay(), m.saver.keep(m.study, all[len(all)-1:], func(_ saved, now time.Time) (Move, tea.Cmd) {
		m.session, m.onRight, m.verdict = session, false, &verdict
		switch {
		case session.Over():
			return m.finish(now)
		case verdict.Right:
			m.step(1)
		}
		return Stay(), nil
	})
}

func (m *match) finish(now time.Time) (Move, tea.Cmd) {
	m.over = true
	r := m.session.Result(now)
	r.Mistakes = m.session.Mistakes()
	return Stay(), m.saveRun(m.session.ID(), runMatch, r, now)
}

func (m *match) click(msg tea.MouseClickMsg, now time.Time) (Move, tea.Cmd) {
	row := msg.Y - m.head(m.frame)
	if msg.Button != tea.MouseLeft || m.over || m.saver.saving || row < 0 || row >= m.left.n {
		return Stay(), nil
	}
	if msg.X < look.Margin+m.columns(m.frame.Width-2*look.Margin).left {
		m.left.to(row)
		return m.pickLeft(), nil
	}
	if !m.onRight {
		return Stay().Saying("Pick on the left first."), nil
	}
	m.right.to(row)
	return m.pickRight(now)
}

func (m *match) Keys() []key.Binding {
	if m.over {
		return []key.Binding{m.keys.Replay, look.As(m.keys.Open, "done"), m.keys.Back, m.keys.Help}
	}
	lefts, rights := m.keys.Digits, m.keys.Letters
	lefts.SetHelp("1–"+tileName(m.left.n-1, true), "left")
	rights.SetHelp("a–"+tileName(m.right.n-1, false), "right")
	return []key.Binding{
		lefts, look.Only(rights, m.onRight), m.keys.Up, m.keys.Down, look.As(m.keys.Open, "pick"),
		look.As(m.keys.Back, "leave"), m.keys.Help,
	}
}
