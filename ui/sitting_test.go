package ui

import (
	"strings"
	"testing"
	"time"
)

// threeLessons is a course whose lessons have a few cards each.
const threeLessons = `# Capitals

## South America

| Country | Capital |
|---|---|
| Peru | Lima |
| Chile | Santiago |
| Ecuador | Quito |

## Europe

| Country | Capital |
|---|---|
| Norway | Oslo |
| Latvia | Riga |
| Greece | Athens |

## Africa

| Country | Capital |
|---|---|
| Ghana | Accra |
| Kenya | Nairobi |
| Mali | Bamako |
`

// comesNext sits through what was read, up to the next lesson.
func comesNext(t *testing.T) *driver {
	t.Helper()
	d := open(t, parse(t, threeLessons), 100, 30)
	d.readFirst(1)
	d.move(startSitting(d.study(), d.clock))
	d.answerUntil(func() bool { _, next := d.top().(*upcoming); return next })
	d.sees("Next: ", "to read, then its", "So far", "enter read it", "a ask me at once", "esc end here")
	return d
}

func TestASittingGoesOnToTheNextLesson(t *testing.T) {
	d := comesNext(t)
	next := on[*upcoming](d).next
	d.press("enter")
	if l := on[*lesson](d); l.at != next.Lesson {
		t.Fatalf("lesson %d is shown, not %d", l.at, next.Lesson)
	}
	d.clock = d.clock.Add(time.Minute)
	for range 20 {
		if _, reading := d.top().(*lesson); !reading {
			break
		}
		d.press("enter")
	}
	if q := d.asked(); q.Lesson != next.Lesson {
		t.Errorf("asked of lesson %d: %s", q.Lesson, q.Stem)
	}
	if title := d.study().Course().Lessons[next.Lesson].Title; d.study().Learner.Read[title].IsZero() {
		t.Error("the lesson is not marked as read")
	}
}

func TestNobodyHasToReadTheNextLesson(t *testing.T) {
	d := comesNext(t)
	next := on[*upcoming](d).next
	d.press("a")
	if q := d.asked(); q.Lesson != next.Lesson {
		t.Errorf("asked of lesson %d: %s", q.Lesson, q.Stem)
	}
}

func TestALessonThatWasLeftIsOfferedAgain(t *testing.T) {
	d := comesNext(t)
	d.press("enter", "esc")
	on[*upcoming](d)
	d.press("esc")
	d.sees("right at the first try", "You met ", " for the first time. ", "done for today", " you have met ")
	d.press("enter")
	on[*home](d)
}

func TestLeavingEarlyShowsWhatTheSittingHasCome(t *testing.T) {
	d := open(t, seedCourse(t), 100, 30)
	d.readAll()
	d.move(startSitting(d.study(), d.clock))
	d.press("esc") // nothing was answered
	on[*home](d)
	d.move(startSitting(d.study(), d.clock))
	d.answer(true)
	d.press("esc")
	d.sees("1 of 1 right at the first try", "You met 1 card for the first time.")
}

func TestACardThatIsMissedThreeTimesRestsBesideItsLookAlike(t *testing.T) {
	d := open(t, emailCourse(t), 100, 40)
	d.readAll()
	d.move(startSitting(d.study(), d.clock))
	for range 100 {
		d.answer(false)
		d.clock = d.clock.Add(5 * time.Second)
		if strings.Contains(d.screen(), "Missed three times: it rests until tomorrow.") {
			return
		}
		d.press("enter")
		if _, next := d.top().(*upcoming); next {
			d.press("a")
		}
	}
	t.Error("nothing rests after a hundred misses")
}
