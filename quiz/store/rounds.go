package store

import (
	"context"
	"fmt"
	"strconv"

	"porthole/content"
	"porthole/quiz"
	"porthole/quiz/class"
	"porthole/quiz/exam"
)

var _ class.Live = (*Classes)(nil)

// OpenRound implements class.Stage.
func (c *liveRounds) OpenRound(ctx context.Context, r class.Round) (id int64, err error) {
	paper := exam.Exam{Title: r.Title, Questions: make([]exam.Question, len(r.Questions))}
	for i, q := range r.Questions {
		paper.Questions[i].Question = q
	}
	text, err := paper.Encode()
	if err != nil {
		return 0, fmt.Errorf("a question of the round cannot be kept: %w", err)
	}
	err = c.writing(ctx, func(ctx context.Context, q classRows) error {
		id = int64(c.options.Random()>>2) + 1
		return q.openRound(ctx, id, r, string(text))
	})
	return id, err
}

func (q classRows) openRound(ctx context.Context, id int64, r class.Round, paper string) error {
	if err := q.endForgotten(ctx, r.Class); err != nil {
		return err
	}
	if _, known, err := classes().one(ctx, q.Conn, r.Class, ""); err != nil || !known {
		return orElse(err, class.ErrNotFound)
	}
	r.ID, r.Changed, r.Course = id, q.now, keptText(r.Course)
	n, err := q.Change(ctx, rounds().insertNew(), rounds().row(r.Class, r)...)
	if err == nil && n == 0 {
		err = class.ErrRunning
	}
	if err != nil {
		return err
	}
	_, err = roundPapers().add(ctx, q.Conn, r.Class, roundPaperRow{id, paper})
	return err
}

// endForgotten ends a round of a class that nobody ended.
func (q classRows) endForgotten(ctx context.Context, of int64) error {
	r, known, err := q.running(ctx, of)
	if err != nil || !known || !r.Stale(q.now) {
		return err
	}
	next := r
	next.State = class.RoundOver
	return q.moved(ctx, r, next.Touched(q.now))
}

// running returns the round of a class that was not ended, without its questions.
func (q classRows) running(ctx context.Context, of int64) (class.Round, bool, error) {
	r, known, err := rounds().one(ctx, q.Conn, of, " AND state <> $2", roundOver)
	r.Class = of
	return r, known, err
}

// round returns a round without its questions.
func (q classRows) round(ctx context.Context, id int64) (r class.Round, known bool, err error) {
	return q.roundHeld(ctx, id, "")
}

// roundHeld is round for one who holds its row by what ends a query.
func (q classRows) roundHeld(ctx context.Context, id int64, hold string) (r class.Round, known bool, err error) {
	var of int64
	if known, err = q.One(ctx, `SELECT class FROM class_rounds WHERE round = $1`+hold, []any{id}, &of); err != nil || !known {
		return r, known, err
	}
	r, known, err = rounds().one(ctx, q.Conn, of, " AND round = $2", id)
	r.Class = of
	return r, known, err
}

// moved puts a round in the place of the one that was read. class.ErrMoved: somebody else was faster.
func (q classRows) moved(ctx context.Context, read, next class.Round) error {
	statement := rounds().update()
	n, err := q.Change(ctx, statement+" AND version = $"+strconv.Itoa(len(rounds().columns)+3), append(rounds().row(next.Class, next), read.Version)...)
	if err == nil && n == 0 {
		err = class.ErrMoved
	}
	return err
}

// Command implements class.Stage.
func (c *liveRounds) Command(ctx context.Context, round, version int64, do class.RoundCommand) error {
	return c.writing(ctx, func(ctx context.Context, q classRows) error {
		r, known, err := q.round(ctx, round)
		if err != nil {
			return err
		}
		if !known || r.Version != version {
			return class.ErrMoved
		}
		r, err = q.paper(ctx, r)
		if err != nil {
			return err
		}
		paces, err := q.paces(ctx, round)
		if err != nil {
			return err
		}
		next, can := r.Do(do, paces, q.now)
		if !can {
			return class.ErrMoved
		}
		return q.moved(ctx, r, next)
	})
}

// paper returns a round with its questions; with none where they are lost, so that it can be ended.
func (q classRows) paper(ctx context.Context, r class.Round) (class.Round, error) {
	row, known, err := roundPapers().one(ctx, q.Conn, r.Class, " AND round = $2", r.ID)
	if isDamage(err) || err == nil && !known {
		return r, nil
	}
	if err != nil {
		return r, err
	}
	e, err := exam.Decode([]byte(row.text))
	if err != nil {
		return r, err
	}
	r.Title = e.Title
	r.Questions = content.Each(e.Questions, func(of exam.Question) quiz.Question { return of.Question })
	return r, nil
}

func (q classRows) paces(ctx context.Context, round int64) (all []class.Pace, err error) {
	list, err := q.numbers(ctx, `SELECT DISTINCT pace FROM round_seats WHERE round = $1`, round)
	for _, p := range list {
		all = append(all, class.Pace(p))
	}
	return all, err
}

// SetPace implements class.Stage.
func (c *liveRounds) SetPace(ctx context.Context, round int64, learner string, p class.Pace) error {
	return c.ofRound(ctx, round, func(ctx context.Context, q classRows, r class.Round) error {
		id, known, err := learnerNamed(ctx, q.Conn, learner)
		if err != nil || !known {
			return orElse(err, class.ErrNotFound)
		}
		row, known, err := seats().one(ctx, q.Conn, id, " AND round = $2", round)
		if err != nil || !known {
			return orElse(err, class.ErrNotFound)
		}
		row.pace = p
		return orElse(seats().put(ctx, q.Conn, id, row), q.moved(ctx, r, r.Touched(q.now))) // so that whoever looks sees that something has changed
	})
}

// ofRound runs f on a round that is not over.
func (c *liveRounds) ofRound(ctx context.Context, round int64, f func(context.Context, classRows, class.Round) error) error {
	return c.writing(ctx, func(ctx context.Context, q classRows) error {
		r, known, err := q.round(ctx, round)
		if err != nil {
			return err
		}
		if !known || r.State == class.RoundOver || r.Stale(q.now) {
			return class.ErrMoved
		}
		return f(ctx, q, r)
	})
}
