package ui

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"porthole/quiz"
	"porthole/quiz/exam"
	"porthole/quiz/memory"
	"porthole/ui/study"
	"porthole/ui/words"
)

func TestAnExamToOpenOnStartsWithWhatTheFlagsSay(t *testing.T) {
	b := exam.Blueprint{Questions: 7, Limit: 11 * time.Minute, Pass: 0.6, Kinds: exam.BlueprintOf(emailCourse(t)).Kinds}
	begun := func(seed uint64) exam.Exam {
		d := open(t, emailCourse(t), 80, 24, func(o *Options) {
			o.Start, o.Blueprint, o.Seed = quiz.AtExam, b, func() uint64 { return seed }
		})
		d.sees("Questions      7", "Minutes        11", "Pass mark      60 %")
		d.press("enter")
		d.sees("Exam · 1 of 7", "11:00 left")
		return d.running()
	}
	stems := func(e exam.Exam) (out []string) {
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
	d := open(t, emailCourse(t), 80, 24, func(o *Options) { o.Store, o.Start = opened(store), quiz.AtExam })
	d.sees("Exam · 3 of 25", "30:00 left")
}

func TestWhereItOpensOnAnExamEscLeadsHome(t *testing.T) {
	d := open(t, emailCourse(t), 80, 24, func(o *Options) { o.Start = quiz.AtExam })
	d.press("esc")
	on[*home](d)
	if d.sees("Exam            25 questions in 30 minutes"); d.quit {
		t.Error("esc ends the program, which it does in no other session that is opened on")
	}
}

func TestAnExamToOpenOnWithNothingToAskIsRefusedAtOnce(t *testing.T) {
	d := &driver{t: t, clock: noon()}
	o := d.options(parse(t, "# Notes\n\n## One\n\nText.\n"))
	o.Start = quiz.AtExam
	_, err := newProgram(t.Context(), o, study.NewStoreQueue(t.Context(), o.Store), nil)
	if _, ok := errors.AsType[*quiz.NothingError](err); !ok {
		t.Errorf("%v", err)
	}
}

func TestHomeTellsAsManyQuestionsAsASmallCourseHas(t *testing.T) {
	small := parse(t, "# Notes\n\n## Ports\n\n| Protocol | Port |\n|---|---|\n| SMTP | 25 |\n| POP3 | 110 |\n| IMAP | 143 |\n")
	d := open(t, small, 100, 32)
	e, err := exam.New(d.study().Deck, exam.BlueprintOf(small), 3, memory.Record{}, noon())
	if err != nil || len(e.Questions) >= 25 || e.Limit >= 30*time.Minute {
		t.Fatalf("the course is no small one: %d in %s, %v", len(e.Questions), e.Limit, err)
	}
	d.sees(fmt.Sprintf("Exam            %d questions in %s", len(e.Questions), words.Minutes(e.Limit)))
	none := open(t, parse(t, "# Notes\n\n## One\n\nText.\n"), 100, 32)
	none.sees("Exam            nothing to ask")
}

func TestAWordingThatTheCourseHasNoneOfIsSaid(t *testing.T) {
	for _, size := range [][2]int{{100, 32}, {60, 20}, {40, 12}} {
		d := open(t, emailCourse(t), size[0], size[1])
		b := exam.BlueprintOf(d.study().Course())
		b.Authority = "Nobody"
		d.move(d.home().exams.Open(b, d.clock))
		d.sees("! Nothing here is worded by Nobody")
		fits(t, d, size[0], size[1])
		if len(d.study().Deck.Authorities()) > 1 {
			d.press("down", "down", "down", "down", "down", "right")
			d.misses("Nobody")
		}
	}
}
