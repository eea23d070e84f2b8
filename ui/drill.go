package ui

import (
	"slices"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"porthole/quiz"
	"porthole/ui/ask"
	"porthole/ui/look"
	"porthole/ui/screen"
	"porthole/ui/study"
)

// drill asks the questions of a session, one after the other. The question, the answer and the verdict keep their
// places: the verdict grows into room that was empty before.
type drill struct {
	*study.Study
	kind, title string
	session     quiz.Drill
	limit       time.Duration
	onward      func(quiz.Result) screen.Move // where to go from the result; nil: back
	review      bool                          // memory asks
	practice    bool                          // beside the schedule
	begun       quiz.Progress                 // of a sitting: what was known when it began
	between     bool                          // what stands between two parts of a sitting is shown

	widget ask.Widget
	asked  time.Time // when the question was shown
	first  time.Time // when its answer was begun
	top    int       // the first line in sight once it was scrolled by hand, else -1

	saver   study.AnswerSaver
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
	side         side
}

// startDrill opens a drill, or says why there is nothing to ask.
func startDrill(s *study.Study, sel quiz.Selection, now time.Time) screen.Move {
	if sel.Seed == 0 {
		sel.Seed = s.Seed()
	}
	session, err := quiz.NewDrill(s.Deck, sel, s.Learner.Record, now)
	if err != nil {
		return study.Nothing(err)
	}
	return screen.Push(newDrill(s, study.RunDrill, "Drill", session, sel.Limit, nil, now))
}

// startCheck opens the questions on a lesson; from their result the way leads to the next lesson.
func startCheck(s *study.Study, lesson int, now time.Time) screen.Move {
	session, err := quiz.NewCheck(s.Deck, lesson, s.Learner.Record, s.Seed(), now)
	if err != nil {
		return study.Nothing(err)
	}
	onward := func(quiz.Result) screen.Move {
		if lesson+1 < len(s.Course().Lessons) {
			return screen.Replace(newLesson(s, lesson+1))
		}
		return screen.Pop()
	}
	return screen.Replace(newDrill(s, study.RunCheck, s.Course().Lessons[lesson].Title, session, 0, onward, now))
}

func newDrill(s *study.Study, kind, title string, session quiz.Drill, limit time.Duration, onward func(quiz.Result) screen.Move, now time.Time) *drill {
	d := &drill{Study: s, kind: kind, title: title, session: session, limit: limit, onward: onward, started: now, now: now}
	d.tell()
	d.ask(now)
	return d
}

// tell tells whoever follows how the session stands.
func (d *drill) tell() {
	if d.Follow != nil {
		d.Follow(d.session)
	}
}

// ask prepares the widget for the session's question.
func (d *drill) ask(now time.Time) {
	q, _ := d.session.Question()
	d.widget = ask.New(q, d.Key)
	d.widget.Update(d.fit(d.frame))
	d.side.see(d, now)
	d.asked, d.first, d.top = now, time.Time{}, -1
	d.remarks, d.words, d.guessed, d.ending = nil, nil, false, false
}

func (d *drill) Init() tea.Cmd {
	d.Doing(study.Drilling)
	if d.limit == 0 {
		return nil
	}
	return d.After(time.Second, screen.Tick{Of: d})
}

func (d *drill) Update(msg tea.Msg, now time.Time) (screen.Move, tea.Cmd) {
	d.now = now
	switch msg := msg.(type) {
	case look.Frame:
		d.frame = msg
		d.widget.Update(d.fit(msg))
		d.side.see(d, now)
		return d.arrive(), nil
	case screen.Shown:
		d.Doing(study.Drilling)
		return d.back(now)
	case screen.Tick:
		if msg.Of == screen.Screen(d) {
			return screen.Stay(), d.After(time.Second, screen.Tick{Of: d})
		}
	case study.Saved:
		return d.saver.Saved(msg, now, d.press)
	case tea.KeyPressMsg:
		return d.press(msg, now)
	case tea.PasteMsg:
		if !d.saver.Saving() {
			return d.give(msg, now)
		}
	case tea.MouseClickMsg:
		return d.click(msg, now)
	case tea.MouseWheelMsg:
		screen.Wheel(msg, d.scroll)
	}
	return screen.Stay(), nil
}

func (d *drill) press(msg tea.KeyPressMsg, now time.Time) (screen.Move, tea.Cmd) {
	switch {
	case d.saver.Hold(msg):
	case key.Matches(msg, d.Key.RollUp):
		d.scroll(-d.page())
	case key.Matches(msg, d.Key.RollDown):
		d.scroll(d.page())
	case d.judged():
		return d.pressJudged(msg, now)
	case key.Matches(msg, d.takeBackKey()):
		return d.takeBack(now)
	case d.typing():
		return d.give(msg, now)
	case key.Matches(msg, d.Key.Help):
		return screen.Help(), nil
	case key.Matches(msg, d.Key.Back):
		return d.leave(now)
	default:
		return d.give(msg, now)
	}
	return screen.Stay(), nil
}

func (d *drill) pressJudged(msg tea.KeyPressMsg, now time.Time) (screen.Move, tea.Cmd) {
	switch {
	case key.Matches(msg, d.Key.Open, d.Key.Toggle):
		return d.next(now)
	case key.Matches(msg, d.Key.Up):
		d.scroll(-1)
	case key.Matches(msg, d.Key.Down):
		d.scroll(1)
	case key.Matches(msg, d.endKey()):
		return d.finish(now)
	case key.Matches(msg, d.guessKey()):
		return d.guess()
	case key.Matches(msg, d.takeBackKey()):
		return d.takeBack(now)
	case key.Matches(msg, d.Key.Help):
		return screen.Help(), nil
	case key.Matches(msg, d.Key.Back):
		return d.leave(now)
	}
	return screen.Stay(), nil
}

// typing reports whether printable keys are text.
func (d *drill) typing() bool { return d.widget.Typing() && !d.judged() }

func (d *drill) judged() bool {
	_, judged := d.session.Verdict()
	return judged
}

// give hands a key to the widget and takes the response, if there is one.
func (d *drill) give(msg tea.Msg, now time.Time) (screen.Move, tea.Cmd) {
	if d.judged() {
		return screen.Stay(), nil
	}
	if d.first.IsZero() {
		d.first = now
	}
	d.top = -1
	out := d.widget.Update(msg)
	switch {
	case out.Leave:
		return d.leave(now)
	case !out.Given:
		return screen.Stay().Saying(out.Notice), nil
	}
	out.Response.Latency = d.first.Sub(d.asked)
	answered, given := d.session.Answer(out.Response, now)
	return screen.Stay(), d.saver.Save(d.Study, []quiz.Answer{given.Answer}, func(s study.Saved, now time.Time) (screen.Move, tea.Cmd) {
		d.remember(s.IDs)
		d.session = answered
		d.tell()
		d.side.find(d)
		d.remark(now)
		d.showPositions()
		return d.offer(now), nil
	})
}

// next goes on to the next question, or to the result.
func (d *drill) next(now time.Time) (screen.Move, tea.Cmd) {
	d.session = d.session.Next(now)
	if d.session.Over() {
		return d.finish(now)
	}
	d.ask(now)
	return d.arrive(), nil
}

// arrive opens what stands between two parts of a sitting, where the session has come to that.
func (d *drill) arrive() screen.Move {
	next, ok := d.session.Upcoming()
	if !ok || d.between {
		return screen.Stay()
	}
	d.between = true
	return screen.Push(newUpcoming(d, next))
}

// open goes on with what the upcoming lesson tells.
func (d *drill) open(now time.Time) {
	d.session = d.session.Open(now)
	d.tell()
}

// back goes on where what stood between two parts was closed: with the next question, or to the end where the lesson was
// not wanted.
func (d *drill) back(now time.Time) (screen.Move, tea.Cmd) {
	if !d.between {
		return screen.Stay(), nil
	}
	d.between = false
	if _, unwanted := d.session.Upcoming(); unwanted || d.session.Over() {
		return d.leave(now)
	}
	d.ask(now)
	return screen.Stay(), nil
}

// leave ends the session early. Where anything was answered, what it has come to is shown.
func (d *drill) leave(now time.Time) (screen.Move, tea.Cmd) {
	if len(d.past) == 0 {
		return screen.Pop(), nil
	}
	result := d.session.Result(now)
	return screen.Replace(newResult(d, result, now)), nil
}

func (d *drill) finish(now time.Time) (screen.Move, tea.Cmd) {
	d.tell()
	result := d.session.Result(now)
	return screen.Replace(newResult(d, result, now)), d.SaveRun(d.session.ID(), d.kind, result, now)
}

func (d *drill) click(msg tea.MouseClickMsg, now time.Time) (screen.Move, tea.Cmd) {
	if msg.Button != tea.MouseLeft || d.saver.Saving() {
		return screen.Stay(), nil
	}
	if d.judged() {
		return d.next(now)
	}
	_, hits := d.layout(d.frame)
	if i, ok := look.Hit(hits, msg.Y); ok {
		return d.give(ask.Click{Hit: i}, now)
	}
	return screen.Stay(), nil
}

// endKey ends the session where that was offered.
func (d *drill) endKey() key.Binding { return look.Only(d.Key.End, d.ending) }

func (d *drill) Keys() []key.Binding {
	switch {
	case d.judged():
		return []key.Binding{
			look.As(d.Key.Open, "next"), d.endKey(), d.guessKey(), d.takeBackKey(), look.As(d.Key.Back, "leave"),
			look.Only(look.As(d.Key.Up, "scroll"), d.long()), d.Key.Help,
		}
	case d.typing():
		return append(d.widget.Keys(), d.takeBackKey(), d.Key.FieldBack)
	}
	keys := slices.Insert(d.widget.Keys(), leaveAt, look.As(d.Key.Back, "leave"))
	return append(keys, look.Only(d.Key.RollUp, d.long()), d.takeBackKey(), d.Key.Help)
}

// leaveAt is the place of the way out among a widget's keys: behind the ways to answer, which come first.
const leaveAt = 4
