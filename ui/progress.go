package ui

import (
	"slices"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"porthole/quiz"
	"porthole/quiz/exam"
	exams "porthole/ui/exam"
	"porthole/ui/look"
	"porthole/ui/screen"
	"porthole/ui/study"
)

// progress shows how far the learner has come: the forecast, what is mixed up, the days, how forecasts held, and every card
// by its recall.
type progress struct {
	*study.Study
	known   exam.Learner
	stats   quiz.Stats
	covered quiz.Coverage
	loaded  bool
	body    screen.Scroll
	starts  []int // the line on which each section begins
	frame   look.Frame
}

func newProgress(s *study.Study) screen.Screen {
	return &progress{Study: s, body: screen.NewScroll(s.Key)}
}

func (s *progress) Init() tea.Cmd { return s.Load() }

func (s *progress) Update(msg tea.Msg, now time.Time) (screen.Move, tea.Cmd) {
	switch msg := msg.(type) {
	case look.Frame:
		s.frame = msg.Whole()
		s.set()
	case screen.Shown:
		return screen.Stay(), s.Load()
	case study.Learner:
		if msg.Err == nil && msg.Course == s.Course().ID {
			s.known, s.stats, s.loaded = msg.Learner, quiz.NewStats(s.Deck, msg.Progress, now), true
			s.covered = s.Deck.Coverage(msg.Record, msg.Goal.Horizon(now))
			s.set()
		}
	case tea.KeyPressMsg:
		return s.press(msg, now), nil
	case tea.MouseWheelMsg:
		s.body.Press(msg, s.Key)
	}
	return screen.Stay(), nil
}

func (s *progress) press(msg tea.KeyPressMsg, now time.Time) screen.Move {
	switch {
	case key.Matches(msg, s.drillKey()):
		weakest := s.weakest()
		return startDrill(s.Study, quiz.Selection{Cards: weakest, Count: len(weakest)}, now)
	case key.Matches(msg, s.examsKey()):
		return screen.Push(exams.NewHistory(s.Study))
	case key.Matches(msg, s.Key.Next):
		s.jump(1)
	case key.Matches(msg, s.Key.Previous):
		s.jump(-1)
	default:
		s.body.Press(msg, s.Key)
	}
	return screen.Otherwise(msg, s.Key)
}

// jump goes to the next section, or back to the one before.
func (s *progress) jump(by int) {
	at := s.body.YOffset()
	if by > 0 {
		if i := slices.IndexFunc(s.starts, func(start int) bool { return start > at }); i >= 0 {
			s.body.SetYOffset(s.starts[i])
		}
		return
	}
	for _, start := range slices.Backward(s.starts) {
		if start < at {
			s.body.SetYOffset(start)
			return
		}
	}
}

// weak is the recall below which a card is worth a drill.
const weak = 0.9

// weakest are the cards recalled least, as many as a drill has.
func (s *progress) weakest() []string {
	var ids []string
	for _, c := range s.stats.Cards {
		if c.Recall < weak && len(ids) < quiz.DefaultCount {
			ids = append(ids, c.ID)
		}
	}
	return ids
}

// set fits the sections to the frame.
func (s *progress) set() {
	s.starts = nil
	var lines []string
	if s.loaded {
		for _, section := range s.sections(max(1, s.frame.Width-2*look.Margin), s.frame.Theme) {
			if len(lines) > 0 {
				lines = append(lines, "")
			}
			s.starts = append(s.starts, len(lines))
			lines = append(lines, section...)
		}
	}
	s.body.Fill(look.Indent(lines), s.frame, headHeight(s.frame))
}

func (s *progress) View(f look.Frame) string {
	f = f.Whole()
	width := f.Width - 2*look.Margin
	head := []string{look.Spread(f.Theme.Title.Render("Progress"), f.Theme.Muted.Render(look.Cut(s.Course().Title, width-12)), width), ""}
	return strings.Join(append(look.Indent(head[:headHeight(f)]), s.body.View()), "\n")
}

func (s *progress) drillKey() key.Binding {
	return look.Only(look.As(s.Key.Open, "drill the weakest"), len(s.weakest()) > 0)
}

// examsKey lists all exams.
func (s *progress) examsKey() key.Binding {
	return look.Only(look.As(s.Key.Earlier, "exams"), len(s.known.Exams) > 0)
}

func (s *progress) Keys() []key.Binding {
	more := s.body.TotalLineCount() > s.body.Height()
	keys := append([]key.Binding{s.drillKey()}, s.body.Keys(s.Key)[:2]...)
	keys = append(keys, look.Only(look.As(s.Key.Next, "next section"), more), look.Only(look.As(s.Key.Previous, "previous section"), more), s.examsKey())
	return append(append(keys, s.body.Keys(s.Key)[2:]...), s.Key.Help, s.Key.Back)
}
