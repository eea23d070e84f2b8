package exam

import (
	"context"
	"errors"
	"math"
	"slices"
	"strconv"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"porthole/quiz"
	"porthole/quiz/exam"
	"porthole/ui/look"
	"porthole/ui/screen"
	"porthole/ui/study"
	"porthole/ui/words"
)

// The rows of an exam's form.
const (
	rowCount = iota
	rowMinutes
	rowPass
	rowTasks
	rowTyped
	rowWording
	rows
)

// setup sets an exam up: how many questions, how long, the pass mark, how many tasks, whether answers are typed, whose
// wording. It starts with what the course says.
type setup struct {
	*study.Study
	waiting   *Waiting
	list      screen.Picker
	texts     [rows]string // of the numbers, as they stand there
	fresh     bool         // the next digit replaces the number
	timed     bool         // the minutes are the learner's own
	tasks     int          // performance-based questions, as Blueprint.Tasks has them
	typed     bool         // typed answers are asked for
	wordings  []string
	wording   int  // index into wordings
	foreign   bool // the plan names a wording that the course has none of
	blueprint exam.Blueprint
	seeded    uint64
	seen      exam.Seen // in earlier exams, once it is read

	set     exam.Exam // what would begin
	missing error     // why there is none
	failed  error     // why the last try could not be kept; it stands whatever is changed since
	begins  bool      // it is being kept
	ahead   []tea.KeyPressMsg

	now   time.Time
	frame look.Frame
}

func newSetup(s *study.Study, waiting *Waiting, b exam.Blueprint, now time.Time) *setup {
	e := &setup{
		Study: s, waiting: waiting, blueprint: b, timed: b.Fixed, tasks: b.Tasks, typed: b.AsksTyped(),
		wordings: s.Deck.Authorities(), seeded: s.Seed(), fresh: true, now: now,
	}
	e.wording = slices.Index(e.wordings, e.blueprint.Authority)
	e.foreign, e.wording = e.wording < 0, max(0, e.wording)
	e.texts = [rows]string{
		rowCount: strconv.Itoa(e.blueprint.Questions), rowMinutes: words.MinutesOf(e.blueprint.Limit),
		rowPass: strconv.Itoa(int(math.Round(e.blueprint.Pass * 100))),
	}
	e.list.N = rows
	switch {
	case e.fixed():
		e.list.N = 0
	case len(e.wordings) < 2:
		e.list.N = rowWording
	}
	e.make()
	return e
}

// fixed reports whether nothing can be changed, for it is a test that others sit, too.
func (e *setup) fixed() bool { return e.blueprint.Test != "" }

// mine disables a key where nothing can be changed.
func (e *setup) mine(k key.Binding) key.Binding { return look.Only(k, !e.fixed()) }

// Init reads what earlier exams asked, so that the form tells of an exam without that.
func (e *setup) Init() tea.Cmd {
	course := e.Course().ID
	return study.Read(e.Queue, func(ctx context.Context, store exam.Store) (exam.Seen, error) { return store.SeenInExams(ctx, course) },
		func(seen exam.Seen, err error) tea.Msg { return seenBefore{by: e, seen: seen, err: err} })
}

// seenBefore is what earlier exams asked; where it could not be read, beginning tells why.
type seenBefore struct {
	by   *setup
	seen exam.Seen
	err  error
}

func (e *setup) Update(msg tea.Msg, now time.Time) (screen.Move, tea.Cmd) {
	e.now = now
	switch msg := msg.(type) {
	case look.Frame:
		e.frame = msg
	case seenBefore:
		if msg.by == e && msg.err == nil && !e.begins {
			e.seen = msg.seen
			e.make()
		}
	case begun:
		return e.begun(msg)
	case tea.KeyPressMsg:
		return e.press(msg)
	case tea.MouseWheelMsg:
		e.list.Wheel(msg)
		e.fresh = true
	case tea.MouseClickMsg:
		_, hits := e.layout(e.frame)
		if i, ok := look.Hit(hits, msg.Y); ok && msg.Button == tea.MouseLeft {
			e.list.To(i)
			e.fresh = true
		}
	}
	return screen.Stay(), nil
}

func (e *setup) press(msg tea.KeyPressMsg) (screen.Move, tea.Cmd) {
	if e.begins {
		e.ahead = append(e.ahead, msg)
		return screen.Stay(), nil
	}
	switch {
	case e.list.Press(msg, e.Key):
		e.fresh = true
	case key.Matches(msg, e.mine(e.Key.Left)):
		e.change(-1)
	case key.Matches(msg, e.mine(e.Key.Right)):
		e.change(1)
	case key.Matches(msg, e.Key.Digits, e.Key.Zero) && e.onNumber():
		e.digit(msg.Text)
	case key.Matches(msg, e.Key.Erase) && e.onNumber():
		e.erase()
	case key.Matches(msg, e.Key.Open):
		return e.begin()
	case key.Matches(msg, e.unkeptKey()):
		return e.unkept(), nil
	case key.Matches(msg, e.earlierKey()):
		return screen.Push(NewHistory(e.Study)), nil
	}
	return screen.Otherwise(msg, e.Key), nil
}

func (e *setup) onNumber() bool { return !e.fixed() && e.list.At < rowTasks }

// arrowStep is how far an arrow goes.
const arrowStep = 5

// most is the most a number can be; the least is 1.
func (e *setup) most(row int) int {
	switch row {
	case rowCount:
		return exam.MostQuestions
	case rowMinutes:
		return int(exam.MostTime / time.Minute)
	}
	return 100
}

// number reads a number of the form.
func (e *setup) number(row int) (n int, ok bool) {
	n, err := strconv.Atoi(e.texts[row])
	return n, err == nil && n >= 1 && n <= e.most(row)
}

// change goes to the next value of a row: of numbers the next multiple of five.
func (e *setup) change(by int) {
	e.fresh = true
	row := e.list.At
	if !e.onNumber() {
		e.choose(row, by)
		e.make()
		return
	}
	n, _ := strconv.Atoi(e.texts[row])
	if by > 0 {
		n += arrowStep - n%arrowStep
	} else {
		n = (n - 1) - (n-1)%arrowStep
	}
	e.put(row, strconv.Itoa(min(max(n, 1), e.most(row))))
}

// choose goes to the next choice of a row that has no number to type.
func (e *setup) choose(row, by int) {
	switch row {
	case rowTasks:
		questions, _ := e.number(rowCount)
		e.tasks = min(max(e.tasks+by, exam.NoTasks), questions)
	case rowTyped:
		e.typed = !e.typed
	case rowWording:
		e.wording = (e.wording + by + len(e.wordings)) % len(e.wordings)
	}
}

// put puts a number into a row; the minutes go with the questions until they are changed themselves.
func (e *setup) put(row int, text string) {
	e.texts[row] = text
	e.timed = e.timed || row == rowMinutes
	e.make()
}

// limit is the time of the exam: the learner's own, else as much for a question as the course gives.
func (e *setup) limit(questions int) time.Duration {
	if e.timed {
		length, _ := e.number(rowMinutes)
		return time.Duration(length) * time.Minute
	}
	own := e.blueprint.Limit * time.Duration(questions) / time.Duration(e.blueprint.Questions)
	return max(time.Minute, own.Round(time.Minute))
}

// The most digits that a number takes.
const mostDigits = 4

// digit types a digit: the first one begins the number anew.
func (e *setup) digit(text string) {
	was := e.texts[e.list.At]
	if e.fresh {
		was = ""
	}
	e.fresh = false
	if len(was) < mostDigits {
		e.put(e.list.At, was+text)
	}
}

func (e *setup) erase() {
	e.fresh = false
	if was := e.texts[e.list.At]; was != "" {
		e.put(e.list.At, was[:len(was)-1])
	}
}

// make makes the exam that the form says.
func (e *setup) make() {
	if e.wrong() != "" {
		return
	}
	b := e.chosen()
	e.set, e.missing = exam.New(e.Deck, b, e.seeded, e.Learner.Record, e.now)
	if !e.timed && e.missing == nil {
		e.texts[rowMinutes] = words.MinutesOf(e.set.Limit)
	}
}

// chosen is the blueprint that the form says.
func (e *setup) chosen() exam.Blueprint {
	if e.fixed() {
		return e.blueprint
	}
	b := e.blueprint.WithTasks(e.tasks).WithTyped(e.typed)
	b.Seen = e.seen
	b.Questions, _ = e.number(rowCount)
	b.Limit, b.Fixed = e.limit(b.Questions), e.timed
	pass, _ := e.number(rowPass)
	b.Pass, b.Authority = float64(pass)/100, e.wordings[e.wording]
	return b
}

// begun is what became of an exam that was to begin.
type begun struct {
	by   *setup
	exam exam.Exam
	runs bool // another one runs already: exam is that
	err  error
}

// begin keeps the exam; only then its first question is shown.
func (e *setup) begin() (screen.Move, tea.Cmd) {
	if says := e.wrong(); says != "" {
		return screen.Stay().Saying(says), nil
	}
	e.make() // its time begins now
	if e.missing != nil {
		return study.Nothing(e.missing), nil
	}
	e.begins = true
	b, deck, seed, known, now := e.chosen(), e.Deck, e.seeded, e.Learner.Record, e.now
	keep := func(ctx context.Context, store exam.Store) (begun, error) {
		seen, err := store.SeenInExams(ctx, deck.Course().ID) // which another window may have added to
		if err != nil {
			return begun{}, err
		}
		b.Seen = seen
		set, err := exam.New(deck, b, seed, known, now)
		if err != nil {
			return begun{}, err
		}
		return beginIn(ctx, store, set)
	}
	return screen.Stay(), study.Write(e.Queue, keep, func(msg begun, err error) tea.Msg {
		msg.by, msg.err = e, err
		return msg
	})
}

// beginIn keeps an exam that begins. Where one of the course runs already it is that which goes on.
func beginIn(ctx context.Context, store exam.Store, set exam.Exam) (begun, error) {
	err := store.BeginExam(ctx, set)
	if errors.Is(err, exam.ErrRuns) {
		running, found, readErr := store.RunningExam(ctx, set.Course)
		if readErr == nil && found {
			return begun{exam: running, runs: true}, nil
		}
	}
	return begun{exam: set}, err
}

// begun opens the exam, or says why it could not be kept and leaves it to the learner what to do.
func (e *setup) begun(msg begun) (screen.Move, tea.Cmd) {
	if msg.by != e || !e.begins {
		return screen.Stay(), nil
	}
	ahead := e.ahead
	e.begins, e.ahead = false, nil
	switch trouble, ok := errors.AsType[*quiz.StoreError](msg.err); {
	case ok && trouble.Blocks:
		return screen.Cover(study.NewTrouble(e.Study, trouble)), nil
	case msg.err != nil:
		e.failed = msg.err
		return screen.Stay(), nil
	}
	move := e.open(msg.exam, false).Before(ahead)
	if msg.runs {
		move = move.Before(nil). // the keys were meant for a new one
						Saying("An exam of this course runs already. It goes on here.")
	}
	return move, nil
}

func (e *setup) open(run exam.Exam, unstored bool) screen.Move {
	return screen.Replace(newTaking(e.Study, e.waiting, run, unstored, e.now))
}

// unkeptKey begins an exam that cannot be kept. A test is kept, or not sat.
func (e *setup) unkeptKey() key.Binding {
	return look.Only(e.Key.Unkept, e.failed != nil && !e.fixed())
}

func (e *setup) earlierKey() key.Binding {
	return look.Only(e.Key.Earlier, len(e.Learner.Exams) > 0)
}

func (e *setup) Keys() []key.Binding {
	does := "begin"
	if e.failed != nil {
		does = "try again"
	}
	return []key.Binding{
		look.Only(look.As(e.Key.Open, does), !e.begins), e.unkeptKey(), e.mine(e.Key.Left), e.mine(e.Key.Right), e.mine(e.Key.Up), e.mine(e.Key.Down),
		look.Only(look.As(e.Key.Digits, "type it"), e.onNumber()), e.earlierKey(), e.Key.Help, e.Key.Back,
	}
}
