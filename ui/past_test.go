package ui

import (
	"context"
	"slices"
	"strings"
	"time"

	"porthole/quiz"
	"porthole/quiz/exam"
	"porthole/quiz/memory"
)

// before saves that cards were answered as text so many days ago, and has home read it.
func (d *driver) before(days int, right bool, cards ...string) {
	d.t.Helper()
	for _, card := range cards {
		a := quiz.Answer{Course: d.study().Course().ID, Card: card, Kind: quiz.Typed, Right: right, At: d.clock.AddDate(0, 0, -days)}
		if _, err := d.store.SaveAnswer(context.Background(), a); err != nil {
			d.t.Fatal(err)
		}
	}
	d.reload()
}

// reload has home read what is known of the learner.
func (d *driver) reload() { d.run(d.study().Load()) }

// readAll marks every lesson as read.
func (d *driver) readAll() {
	d.t.Helper()
	for _, lesson := range d.study().Course().Lessons {
		if err := d.store.MarkRead(context.Background(), d.study().Course().ID, lesson.Title, d.clock); err != nil {
			d.t.Fatal(err)
		}
	}
	d.reload()
}

// readFirst marks the first so many lessons as read.
func (d *driver) readFirst(n int) {
	d.t.Helper()
	for _, lesson := range d.study().Course().Lessons[:n] {
		if err := d.store.MarkRead(context.Background(), d.study().Course().ID, lesson.Title, d.clock); err != nil {
			d.t.Fatal(err)
		}
	}
	d.reload()
}

// aims sets a goal whose exam is so many days away.
func (d *driver) aims(days int, target float64) {
	d.t.Helper()
	goal := memory.Goal{Exam: d.clock.AddDate(0, 0, days), Budget: 30 * time.Minute, Target: target, Choices: 4, Set: d.clock}
	if err := d.store.SetGoal(context.Background(), d.study().Course().ID, goal); err != nil {
		d.t.Fatal(err)
	}
	d.reload()
}

// cards lists the ids of the cards whose ids hold one of the texts.
func (d *driver) cards(texts ...string) []string {
	d.t.Helper()
	var ids []string
	for _, id := range d.study().Deck.IDs() {
		if slices.ContainsFunc(texts, func(text string) bool { return strings.Contains(id, text) }) {
			ids = append(ids, id)
		}
	}
	if len(ids) == 0 {
		d.t.Fatalf("no card holds %q: %q", texts, d.study().Deck.IDs())
	}
	return ids
}

// noting is a store that notes what it is given.
type noting struct {
	*exam.InMemory
	answers []quiz.Answer
	runs    []quiz.Run
	fails   error // instead of saving an answer
}

func (n *noting) SaveAnswer(ctx context.Context, a quiz.Answer) (int64, error) {
	if n.fails != nil {
		return 0, n.fails
	}
	n.answers = append(n.answers, a)
	return n.InMemory.SaveAnswer(ctx, a)
}

func (n *noting) SaveRun(ctx context.Context, r quiz.Run) error {
	n.runs = append(n.runs, r)
	return n.InMemory.SaveRun(ctx, r)
}
