package ui

import (
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"porthole/quiz"
	"porthole/ui/ask"
	"porthole/ui/look"
)

// drill asks the questions of a session, one after the other. The question, the answer and the verdict keep their
// places: the verdict grows into room that was empty before.
type drill struct {
	*study
	kind, title string
	session     quiz.Drill
	limit       time.Duration
	onward      func(quiz.Result) Move // where to go from the result; nil: back
	review      bool                   // memory asks
	practice    bool                   // beside the schedule

	widget ask.Widget
	asked  time.Time // when the question was shown
	first  time.Time // when its answer was begun
	top    int       // the first line in sight once it was scrolled by hand, else -1

	saver   answerSaver
	past    []step
	lost    int      // answers that could not be saved
	remarks []string // on the answer just given, below the verdict
	words   []string // what authorities say of it, where they differ and that is told
	told    []int    // the disagreements that it was said to be news of, by their lines in the document
	guessed bool     // it was called a guess
	offered bool     // that the session may end here
	ending  bool     // that offer stands

	started, now time.Time
	frame        look.Frame
}

// startDrill opens a drill, or says why there is nothing to ask.
func startDrill(s *study, sel quiz.Selection, now time.Time) Move {
	if sel.Seed == 0 {
		sel.Seed = s.seed()
	}
	session, err := quiz.NewDrill(s.deck, sel, s.progress.Record, now)
	if err != nil {
		return nothing(err)
	}
	return Push(newDrill(s, runDrill, "Drill", session, sel.Limit, nil, now))
}

// startCheck opens the questions on a lesson; from their result the way leads to the next lesson.
func startCheck(s *study, lesson int, now time.Time) Move {
	session, err := quiz.NewCheck(s.deck, lesson, s.progress.Record, s.seed(), now)
	if err != nil {
		return nothing(err)
	}
	onward := func(quiz.Result) Move {
		if lesson+1 < len(s.course().Lessons) {
			return Replace(newLesson(s, lesson+1))
		}
		return Pop()
	}
	return Replace(newDrill(s, runCheck, s.course().Lessons[lesson].Title, session, 0, onward, now))
}

func newDrill(s *study, kind, title string, session quiz.Drill, limit time.Duration, onward func(quiz.Result) Move, now time.Time) *drill {
	d := &drill{study: s, kind: kind, title: title, session: session, limit: limit, onward: onward, started: now, now: now}
	d.tell()
	d.ask(now)
	return d
}

// tell tells whoever follows how the session stands.
func (d *drill) tell() {
	if d.follow != nil {
		d.follow(d.session)
	}
}

// ask prepares the widget for the session's question.
func (d *drill) ask(now time.Time) {
	q, _ := d.session.Question()
	d.widget = ask.New(q, d.keys)
	d.widget.Update(d.frame)
	d.asked, d.first, d.top = now, time.Time{}, -1
	d.remarks, d.words, d.guessed, d.ending = nil, nil, false, false
}

// tick makes a screen with a clock draw it anew; it names the screen it is for.
type tick struct{ of Screen }

// tickAfter is a message after a while, by the real clock.
func tickAfter(d time.Duration, msg tea.Msg) tea.Cmd {
	return tea.Tick(d, func(time.Time) tea.Msg { return msg })
}

func (d *drill) Init() tea.Cmd {
	if d.limit == 0 {
		return nil
	}
	return d.after(time.Second, tick{d})
}

func (d *drill) Update(msg tea.Msg, now time.Time) (Move, tea.Cmd) {
	d.now = now
	switch msg := msg.(type) {
	case look.Frame:
		d.frame = msg
		d.widget.Update(msg)
	case tick:
		if msg.of == Screen(d) {
			return Stay(), d.after(time.Second, tick{d})
		}
	case saved:
		return d.saver.saved(msg, now, d.press)
	case tea.KeyPressMsg:
		return d.press(msg, now)
	case tea.PasteMsg:
		if !d.saver.saving {
			return d.give(msg, now)
		}
	case tea.MouseClickMsg:
		return d.click(msg, now)
	case tea.MouseWheelMsg:
		d.wheel(msg)
	}
	return Stay(), nil
}

func (d *drill) press(msg tea.KeyPressMsg, now time.Time) (Move, tea.Cmd) {
	switch {
	case d.saver.hold(msg):
	case key.Matches(msg, d.keys.RollUp):
		d.scroll(-d.page())
	case key.Matches(msg, d.keys.RollDown):
		d.scroll(d.page())
	case d.judged():
		return d.pressJudged(msg, now)
	case key.Matches(msg, d.takeBackKey()):
		return d.takeBack(now)
	case d.typing():
		return d.give(msg, now)
	case key.Matches(msg, d.keys.Help):
		return Help(), nil
	case key.Matches(msg, d.keys.Back):
		return Pop(), nil
	default:
		return d.give(msg, now)
	}
	return Stay(), nil
}

func (d *drill) pressJudged(msg tea.KeyPressMsg, now time.Time) (Move, tea.Cmd) {
	switch {
	case key.Matches(msg, d.keys.Open, d.keys.Toggle):
		return d.next(now)
	case key.Matches(msg, d.keys.Up):
		d.scroll(-1)
	case key.Matches(msg, d.keys.Down):
		d.scroll(1)
	case key.Matches(msg, d.endKey()):
		return d.finish(now)
	case key.Matches(msg, d.guessKey()):
		return d.guess()
	case key.Matches(msg, d.takeBackKey()):
		return d.takeBack(now)
	case key.Matches(msg, d.keys.Help):
		return Help(), nil
	case key.Matches(msg, d.keys.Back):
		return Pop(), nil
	}
	return Stay(), nil
}

// typing reports whether printable keys are text.
func (d *drill) typing() bool { return d.widget.Typing() && !d.judged() }

func (d *drill) judged() bool {
	_, judged := d.session.Verdict()
	return judged
}

// give hands a key to the widget and takes the response, if there is one.
func (d *drill) give(msg tea.Msg, now time.Time) (Move, tea.Cmd) {
	if d.judged() {
		return Stay(), nil
	}
	if d.first.IsZero() {
		d.first = now
	}
	d.top = -1
	out := d.widget.Update(msg)
	switch {
	case out.Leave:
		return Pop(), nil
	case !out.Given:
		return Stay().Saying(out.Notice), nil
	}
	out.Response.Latency = d.first.Sub(d.asked)
	answered, _ := d.session.Answer(out.Response, now)
	all := answered.Answered()
	return Stay(), d.saver.keep(d.study, all[len(all)-1:], func(s saved, now time.Time) (Move, tea.Cmd) {
		d.remember(s.ids)
		d.session = answered
		d.tell()
		d.remark(now)
		d.showPositions()
		return d.offer(now), nil
	})
}

// next goes on to the next question, or to the result.
func (d *drill) next(now time.Time) (Move, tea.Cmd) {
	d.session = d.session.Next(now)
	if d.session.Over() {
		return d.finish(now)
	}
	d.ask(now)
	return Stay(), nil
}

func (d *drill) finish(now time.Time) (Move, tea.Cmd) {
	d.tell()
	result := d.session.Result(now)
	return Replace(newResult(d, result, now)), d.saveRun(d.session.ID(), d.kind, result, now)
}

func (d *drill) click(msg tea.MouseClickMsg, now time.Time) (Move, tea.Cmd) {
	if msg.Button != tea.MouseLeft || d.saver.saving {
		return Stay(), nil
	}
	if d.judged() {
		return d.next(now)
	}
	_, hits := d.layout(d.frame)
	if msg.Y >= 0 && msg.Y < len(hits) && hits[msg.Y] >= 0 {
		return d.give(ask.Click{Hit: hits[msg.Y]}, now)
	}
	return Stay(), nil
}

func (d *drill) wheel(msg tea.MouseWheelMsg) {
	switch msg.Button {
	case tea.MouseWheelUp:
		d.scroll(-1)
	case tea.MouseWheelDown:
		d.scroll(1)
	}
}

// endKey ends the session where that was offered.
func (d *drill) endKey() key.Binding { return look.Only(d.keys.End, d.ending) }

func (d *drill) Keys() []key.Binding {
	switch {
	case d.judged():
		return []key.Binding{
			look.As(d.keys.Open, "next"), d.endKey(), d.guessKey(), d.takeBackKey(), look.As(d.keys.Back, "leave"),
			look.Only(look.As(d.keys.Up, "scroll"), d.long()), d.keys.Help,
		}
	case d.typing():
		return append(d.widget.Keys(), d.takeBackKey(), d.keys.FieldBack)
	}
	keys := slices.Insert(d.widget.Keys(), leaveAt, look.As(d.keys.Back, "leave"))
	return append(keys, look.Only(d.keys.RollUp, d.long()), d.takeBackKey(), d.keys.Help)
}

// leaveAt is the place of the way out among a widget's keys: behind the ways to answer, which come first.
const leaveAt = 4

// nothing tells why there is nothing to ask.
func nothing(err error) Move {
	move := Stay().Saying(sentence(err.Error()))
	move.err = err
	return move
}

// sentence writes a text with a capital and a full stop.
func sentence(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + strings.TrimSuffix(text[size:], ".") + "."
}
