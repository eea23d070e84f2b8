package ui

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"charm.land/bubbles/v2/key"

	"porthole/quiz"
	"porthole/ui/study"
	"porthole/ui/words"
)

func TestAnExamToOpenOnStartsWithWhatTheFlagsSay(t *testing.T) {
	b := quiz.Blueprint{Questions: 7, Limit: 11 * time.Minute, Pass: 0.6, Kinds: quiz.BlueprintOf(emailCourse(t)).Kinds}
	begun := func(seed uint64) quiz.Exam {
		d := open(t, emailCourse(t), 80, 24, func(o *Options) {
			o.Start, o.Blueprint, o.Seed = AtExam, b, func() uint64 { return seed }
		})
		d.sees("Questions   7", "Minutes     11", "Pass mark   60 %")
		d.press("enter")
		d.sees("Exam · 1 of 7", "11:00 left")
		return d.running()
	}
	stems := func(e quiz.Exam) (out []string) {
		for _, q := range e.Questions {
			out = append(out, q.Stem)
		}
		return out
	}
	first, again, other := begun(7), begun(7), begun(8)
	if first.Seed != 7 || !slices.Equal(stems(first), stems(again)) {
		t.Errorf("the seed does not set the exam: %v, %v", stems(first), stems(again))
	}
	if slices.Equal(stems(first), stems(other)) {
		t.Errorf("another seed sets the same exam: %v", stems(first))
	}
}

func TestAnExamToOpenOnIsTheOneThatRuns(t *testing.T) {
	first, store := examined(t)
	first.press("ctrl+n", "ctrl+n")
	d := open(t, emailCourse(t), 80, 24, func(o *Options) { o.Store, o.Start = opened(store), AtExam })
	d.sees("Exam · 3 of 25", "30:00 left")
}

func TestWhereItOpensOnAnExamEscLeadsHome(t *testing.T) {
	d := open(t, emailCourse(t), 80, 24, func(o *Options) { o.Start = AtExam })
	d.press("esc")
	on[*home](d)
	if d.sees("Exam            25 questions in 30 minutes"); d.quit {
		t.Error("esc ends the program, which it does in no other session that is opened on")
	}
}

func TestAnExamToOpenOnWithNothingToAskIsRefusedAtOnce(t *testing.T) {
	d := &driver{t: t, clock: noon()}
	o := d.options(parse(t, "# Notes\n\n## One\n\nText.\n"))
	o.Start = AtExam
	_, err := newProgram(o, study.NewStoreQueue(t.Context(), o.Store), nil)
	if _, ok := errors.AsType[*quiz.NothingError](err); !ok {
		t.Errorf("%v", err)
	}
}

func TestHomeTellsAsManyQuestionsAsASmallCourseHas(t *testing.T) {
	small := parse(t, "# Notes\n\n## Ports\n\n| Protocol | Port |\n|---|---|\n| SMTP | 25 |\n| POP3 | 110 |\n| IMAP | 143 |\n")
	d := open(t, small, 100, 32)
	e, err := quiz.NewExam(d.study().Deck, quiz.BlueprintOf(small), 3, quiz.Record{}, noon())
	if err != nil || len(e.Questions) >= 25 || e.Limit >= 30*time.Minute {
		t.Fatalf("the course is no small one: %d in %s, %v", len(e.Questions), e.Limit, err)
	}
	d.sees(fmt.Sprintf("Exam            %d questions in %s", len(e.Questions), words.Minutes(e.Limit)))
	none := open(t, parse(t, "# Notes\n\n## One\n\nText.\n"), 100, 32)
	none.sees("Exam            nothing to ask")
}

func TestTheMinutesOfAnExamFollowTheQuestionsUntilTheyAreTheLearnersOwn(t *testing.T) {
	small := parse(t, "# Notes\n\n## Ports\n\n| Protocol | Port |\n|---|---|\n| SMTP | 25 |\n| POP3 | 110 |\n| IMAP | 143 |\n")
	d := open(t, small, 100, 32)
	plan := quiz.BlueprintOf(small)
	d.open(newExamSetup(d.study(), d.home().waiting, plan, d.clock))
	e := on[*examSetup](d)
	few := e.set.Limit
	if few >= plan.Limit || e.texts[examMinutes] != words.MinutesOf(few) {
		t.Errorf("%d questions have %s, and the form says %s minutes", len(e.set.Questions), few, e.texts[examMinutes])
	}
	d.press("right") // more than the course has: no more time
	if e.set.Limit != few {
		t.Errorf("questions that are not there make %s of %s", e.set.Limit, few)
	}
	d.press("down", "4", "0")
	if e.set.Limit != 40*time.Minute {
		t.Errorf("who asks for 40 minutes has %s", e.set.Limit)
	}
	plan.Limit, plan.Fixed = time.Hour, true // asked for by a flag
	if e = newExamSetup(d.study(), d.home().waiting, plan, d.clock); e.set.Limit != time.Hour {
		t.Errorf("who asks for an hour has %s", e.set.Limit)
	}
}

func TestAWordingThatTheCourseHasNoneOfIsSaid(t *testing.T) {
	for _, size := range [][2]int{{100, 32}, {60, 20}, {40, 12}} {
		d := open(t, emailCourse(t), size[0], size[1])
		b := quiz.BlueprintOf(d.study().Course())
		b.Authority = "Nobody"
		d.open(newExamSetup(d.study(), d.home().waiting, b, d.clock))
		d.sees("! Nothing here is worded by Nobody")
		fits(t, d, size[0], size[1])
		if e := on[*examSetup](d); len(e.wordings) > 1 {
			d.press("down", "down", "down", "right")
			d.misses("Nobody")
		}
	}
}

func TestTheKeysOfAnExamMeanNothingElseInAWidget(t *testing.T) {
	d := open(t, emailCourse(t), 100, 32)
	examOfEachKind(d)
	x := on[*exam](d)
	for i, q := range x.run.Questions {
		d.move(mustGo(x, i))
		for range 12 { // through the parts of the question, typed and chosen
			for _, own := range []key.Binding{x.Key.Onward, x.Key.Before, x.Key.Flag, x.Key.List, x.Key.HandIn} {
				for _, b := range x.widget.Keys() {
					for _, k := range x.field(own).Keys() {
						// n is said of no widget while it goes on: the footer names 0
						if b.Enabled() && slices.Contains(b.Keys(), k) && b.Help().Key == k {
							t.Errorf("%s: %s is %q and %q", q.Kind, k, own.Help().Desc, b.Help().Desc)
						}
					}
				}
			}
			d.press("tab")
		}
	}
}

func TestAtTheLeastSizeTheFooterOfAnExamTellsHowToAnswerToGoOnAndToLeave(t *testing.T) {
	d := open(t, emailCourse(t), 40, 12)
	examOfEachKind(d)
	x := on[*exam](d)
	for i, q := range x.run.Questions {
		d.move(mustGo(x, i))
		footer := d.rows()[11]
		if !strings.Contains(footer, "enter ") || !strings.Contains(footer, "esc leave") || strings.Count(footer, "·") < 2 && q.Kind != quiz.Typed {
			t.Errorf("%s: %q", q.Kind, footer)
		}
	}
	d.sees("10 of 10 · not saved", "30:00 left")
	d.pass(28 * time.Minute)
	d.sees("10 of 10 · not saved", "2:00 left")
}

// examOfEachKind begins an exam with one question of each kind, not kept.
func examOfEachKind(d *driver) {
	d.t.Helper()
	d.open(newExamSetup(d.study(), d.home().waiting, quiz.BlueprintOf(d.study().Course()), d.clock))
	e := on[*examSetup](d)
	seen := map[quiz.Kind]bool{}
	e.set.Questions, e.set.Steps = nil, nil
	for seed := range uint64(60) {
		set, err := quiz.NewExam(d.study().Deck, e.blueprint, seed, quiz.Record{}, d.clock)
		if err != nil {
			d.t.Fatal(err)
		}
		for _, q := range set.Questions {
			if !seen[q.Kind] {
				seen[q.Kind] = true
				e.set.Questions = append(e.set.Questions, q)
				e.set.Steps = append(e.set.Steps, quiz.ExamStep{Question: len(e.set.Steps)})
			}
		}
	}
	if len(e.set.Questions) != len(quiz.Kinds())-1 { // no flash card
		d.t.Fatalf("%d kinds", len(e.set.Questions))
	}
	d.move(e.open(e.set, true))
}
