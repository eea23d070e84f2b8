package ui

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"porthole/quiz/exam"
	"porthole/quiz/memory"
)

// goal is the goal that is kept.
func (d *driver) goal() memory.Goal {
	d.t.Helper()
	p, err := d.store.Learner(context.Background(), d.study().Course().ID)
	if err != nil {
		d.t.Fatal(err)
	}
	return p.Goal
}

// setGoal keeps a goal and comes back to the home screen.
func (d *driver) setGoal(g memory.Goal) {
	d.t.Helper()
	if err := d.store.SetGoal(context.Background(), d.study().Course().ID, g); err != nil {
		d.t.Fatal(err)
	}
	d.run(d.study().Load())
}

// tenDaysAway is an exam in ten days, with half an hour to learn for it.
func tenDaysAway() memory.Goal {
	return memory.Goal{Exam: time.Date(2026, 12, 3, 10, 0, 0, 0, time.UTC), Budget: 30 * time.Minute, Target: 0.8, Choices: 4, Set: noon()}
}

// over types a text in the place of what stands in the field.
func (d *driver) over(text string) {
	for range 30 {
		d.press("backspace")
	}
	d.typed(text)
}

func TestAGoalIsSetFromTheHomeScreenByKeyboard(t *testing.T) {
	d := open(t, emailCourse(t), 100, 30)
	d.sees("Goal            no exam set")
	d.press("up", "up", "enter")
	d.typed("in 10 days")
	d.press("down")
	d.sees("Thu 3 December 2026, in 10 days", "Day, time and minutes make a plan")
	d.over("10")
	d.press("tab")
	d.typed("30")
	d.sees("Plan · 30 minutes in 6 sittings", "Mon 23 Nov  3 minutes   today · lesson 1, 5 new cards", "Sat 28 Nov  4 minutes   ", "Thu  3 Dec  6 minutes   from 09:00, before the exam · ", "empty: 9 minutes",
		"5 days are free: what you recall after a pause lasts longer.", "These minutes reach ")
	d.press("enter")
	d.over("75 %")
	d.press("enter", "enter", "enter")
	on[*home](d)
	d.sees("The exam is in 10 days: Thursday, 3 December, 10:00.", "Goal            in 10 days · pass mark 75 %")
	want := tenDaysAway()
	want.Target = 0.75
	if got := d.goal(); !got.Exam.Equal(want.Exam) || got.Budget != want.Budget || got.Target != want.Target || got.Choices != 4 || got.Cap != 0 || !got.Set.Equal(noon()) {
		t.Errorf("kept is %+v, want %+v", got, want)
	}
}

func TestWhatWasPractisedTodayAlreadyIsNotOfTheGoal(t *testing.T) {
	d := open(t, emailCourse(t), 100, 30)
	d.practise(0, 12)
	d.open(newGoal(d.study(), shelf{}))
	d.typed("in 10 days")
	d.press("down", "down")
	d.typed("30")
	d.press("ctrl+s")
	known, err := d.store.Record(t.Context(), d.study().Course().ID)
	if got := d.goal().Before; err != nil || got == 0 || got != known.Practised(memory.DayOf(noon())).Spent {
		t.Errorf("before it was set %v were practised, %v", got, err)
	}
}

func TestAFieldIsCheckedWhenItIsLeft(t *testing.T) {
	d := open(t, emailCourse(t), 100, 30)
	d.open(newGoal(d.study(), shelf{}))
	d.misses("✗")
	d.typed("31 Feb")
	d.misses("✗")
	d.press("down")
	d.sees(`✗ "31 Feb" is no date; a date is written 2026-12-05, "5 Dec", "Friday" or "in 10 days".`)
	d.press("up")
	d.over("today")
	d.press("down")
	d.misses("is no date")
	d.sees("✗ 09:00 is past: it is 12:00 now.")
	d.over("23:00")
	d.press("down")
	d.typed("20 h")
	d.press("down")
	d.sees("✗ That is too much: at most 10 hours until the exam.")
	d.over("120")
	d.press("down")
	d.sees("✗ There is no such score: type 1 to 100 %.")
	d.over("1")
	d.press("down")
	d.sees("✗ Type 2 to 10 options a question, or 0 for written answers.")
	d.typed("a few")
	d.press("up")
	d.sees("✗ Type minutes, such as 15, or nothing.")
}

func TestWhatIsWrongIsNotKept(t *testing.T) {
	d := open(t, emailCourse(t), 80, 24)
	d.open(newGoal(d.study(), shelf{}))
	d.typed("in 10 days")
	d.press("ctrl+s")
	d.sees("Not saved yet: Minutes.", "✗ The minutes are missing: type 30, 90 min or 1 h 30.")
	if !d.goal().Exam.IsZero() || on[*goal](d).at != budget {
		t.Errorf("kept is %+v, the cursor stands at %d", d.goal(), on[*goal](d).at)
	}
}

func TestEscapeLeavesTheGoalAsItWas(t *testing.T) {
	d := open(t, emailCourse(t), 80, 24)
	d.setGoal(tenDaysAway())
	d.open(newGoal(d.study(), shelf{}))
	d.over("in 3 days")
	d.press("esc")
	on[*home](d)
	if got := d.goal(); got != tenDaysAway() {
		t.Errorf("kept is %+v", got)
	}
}

func TestLettersAreTextInAGoal(t *testing.T) {
	d := open(t, emailCourse(t), 80, 24)
	d.open(newGoal(d.study(), shelf{}))
	d.typed("qjk?bs /")
	d.send(tea.PasteMsg{Content: "x\x1b[2Jy"})
	d.sees("qjk?bs /x")
	d.misses("\x1b")
}

func TestAnotherPassMarkLeavesThePlanAlone(t *testing.T) {
	d := open(t, emailCourse(t), 100, 30)
	g := tenDaysAway()
	g.Before = 3 * time.Minute
	d.setGoal(g)
	d.clock = d.clock.AddDate(0, 0, 2)
	d.open(newGoal(d.study(), shelf{}))
	d.sees("2026-12-03", "30 minutes, from now to the exam")
	d.press("down", "down", "down")
	d.over("90")
	d.press("ctrl+s")
	want := g
	want.Target = 0.9
	if got := d.goal(); got != want {
		t.Errorf("kept is %+v, want %+v", got, want)
	}
	d.open(newGoal(d.study(), shelf{}))
	d.press("down", "down")
	d.over("60")
	d.press("ctrl+s")
	if got := d.goal(); got.Budget != time.Hour || !got.Set.Equal(d.clock) || got.Before != 0 {
		t.Errorf("with other minutes the plan begins anew: %+v", got)
	}
}

func TestAGoalIsRemovedByTheKeyPressedTwice(t *testing.T) {
	d := open(t, emailCourse(t), 80, 24)
	d.setGoal(tenDaysAway())
	d.open(newGoal(d.study(), shelf{}))
	d.press("ctrl+d")
	d.sees("ctrl+d again removes the goal.")
	d.press("down", "ctrl+d")
	if d.goal().Exam.IsZero() {
		t.Fatal("another key in between did not call it off")
	}
	d.press("ctrl+d")
	on[*home](d)
	d.sees("no exam set", "There is no goal any more.")
	if d.goal() != (memory.Goal{}) {
		t.Errorf("kept is %+v", d.goal())
	}
}

func TestWithoutAGoalThereIsNothingToRemove(t *testing.T) {
	d := open(t, emailCourse(t), 80, 24)
	d.open(newGoal(d.study(), shelf{}))
	d.misses("ctrl+d")
	d.press("ctrl+d", "ctrl+d")
	on[*goal](d)
}

func TestAfterTheExamTheNextOneIsAskedFor(t *testing.T) {
	d := open(t, emailCourse(t), 100, 30)
	d.setGoal(tenDaysAway())
	d.clock = d.clock.AddDate(0, 0, 12)
	d.run(d.study().Load())
	d.sees("the exam was on 3 December: set the next")
	d.open(newGoal(d.study(), shelf{}))
	d.sees("The exam was on 3 December. Set the next one, or go on without: ctrl+d.", "ctrl+d go on without an exam", "10:00")
	d.misses("2026-12-03  ")
	d.press("ctrl+d", "ctrl+d")
	d.sees("no exam set")
}

func TestATightCapSaysWhatItCosts(t *testing.T) {
	d := open(t, emailCourse(t), 100, 30)
	g := tenDaysAway()
	g.Cap = 2 * time.Minute
	d.setGoal(g)
	d.open(newGoal(d.study(), shelf{}))
	d.sees("Plan · 22 minutes in 11 sittings", "At most 2 minutes a day moves 10 minutes to other days", "There is no room for 8 minutes: at most 2 minutes a day is too little")
	d.press("up", "up")
	d.over("5")
	d.sees("At most 5 minutes a day moves 3 minutes")
	d.misses("There is no room")
	d.over("")
	d.misses("moves", "There is no room")
}

func TestThePlanTellsWhatIsDoneOfToday(t *testing.T) {
	d := open(t, emailCourse(t), 100, 30)
	d.setGoal(tenDaysAway())
	d.practise(0, 30) // of three minutes
	d.open(newGoal(d.study(), shelf{}))
	d.sees("Today's part is done.", "Sat 28 Nov")
	d.misses("today  ")
}

func TestAGoalThatCannotBeKeptStaysOnTheScreen(t *testing.T) {
	store := &noGoals{InMemory: exam.NewInMemory()}
	d := open(t, emailCourse(t), 100, 30, func(o *Options) { o.Store = func() (exam.Store, error) { return store, nil } })
	d.open(newGoal(d.study(), shelf{}))
	d.typed("in 10 days")
	d.press("down", "down")
	d.typed("30")
	d.press("ctrl+s")
	on[*goal](d)
	d.sees("Not saved: the disk is full", "in 10 days")
}

// noGoals is a store on a full disk.
type noGoals struct{ *exam.InMemory }

func (*noGoals) SetGoal(context.Context, string, memory.Goal) error {
	return errors.New("the disk is full")
}

func TestTheWholeGoalCanBeReadInTheSmallestWindow(t *testing.T) {
	d := open(t, emailCourse(t), 40, 12)
	g := tenDaysAway()
	g.Cap = 2 * time.Minute
	d.setGoal(g)
	d.open(newGoal(d.study(), shelf{}))
	reaches(t, d, "Exam day 2026-12-03 Time 10:00 Minutes Pass mark Choices A day at most 2")
	reaches(t, d, "Plan · 22 minutes in 11 sittings Mon 23 Nov today 27 Nov 3 Dec from 09:00 There is no room for 8 minutes:")
	d.press("up", "up")
	for i := range int(goalFields) {
		d.press("down")
		if row := strings.Join(d.rows(), "\n"); !strings.Contains(row, "› "+fieldNames()[i]) {
			t.Fatalf("field %d is out of sight:\n%s", i, row)
		}
	}
}

func TestAClickPutsTheCursorIntoAField(t *testing.T) {
	d := open(t, emailCourse(t), 100, 30)
	d.open(newGoal(d.study(), shelf{}))
	for y, row := range d.rows() {
		if strings.Contains(row, "Pass mark") {
			d.send(tea.MouseClickMsg{Button: tea.MouseLeft, X: 6, Y: y})
		}
	}
	d.sees("› Pass mark")
}

func TestAGoalIsSetInTheZoneOfTheLearner(t *testing.T) {
	d := open(t, emailCourse(t), 100, 30)
	d.clock = noon().In(time.FixedZone("AEDT", 11*60*60)) // 23:00
	d.open(newGoal(d.study(), shelf{}))
	d.typed("tomorrow")
	d.press("down")
	d.sees("Tue 24 November 2026, tomorrow", "09:00 AEDT")
	d.press("down")
	d.typed("30")
	d.press("ctrl+s")
	if want := time.Date(2026, 11, 23, 22, 0, 0, 0, time.UTC); !d.goal().Exam.Equal(want) {
		t.Errorf("the exam is at %v, want %v", d.goal().Exam, want)
	}
}

func TestATypedDayIsToldBackAtEveryHour(t *testing.T) {
	for hour := range 24 {
		d := open(t, emailCourse(t), 100, 30)
		d.clock = time.Date(2026, 11, 23, hour, 30, 0, 0, time.UTC)
		d.open(newGoal(d.study(), shelf{}))
		for text, want := range map[string]string{"in 10 days": "Thu 3 December 2026, in 10 days", "tomorrow": "Tue 24 November 2026, tomorrow", "Friday": "Fri 27 November 2026, in 4 days"} {
			d.over(text)
			d.sees(want)
		}
	}
}
