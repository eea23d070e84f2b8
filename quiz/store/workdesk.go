package store

import (
	"context"
	"slices"
	"time"

	"porthole/content"
	"porthole/quiz"
	"porthole/quiz/class"
	"porthole/quiz/exam"
)

var _ class.Desk = (*Classes)(nil)

// desk is the set work of one learner in a transaction.
type desk struct {
	classRows
	options        *Classes
	class, learner int64
	name           string // of the learner
}

// held is an assignment as a learner has it, with the rows of its attempts.
type held struct {
	class.Work
	rows []attemptRow
	asks *class.Frozen // once it was read
}

// deskOf returns the desk of a learner; class.ErrNotFound: they are in no class.
func (c *Classes) deskOf(ctx context.Context, q classRows, learner string) (desk, error) {
	id, known, err := learnerNamed(ctx, q.Conn, keptText(learner))
	if err != nil || !known {
		return desk{}, orElse(err, class.ErrNotFound)
	}
	row, known, err := members().one(ctx, q.Conn, id, "")
	if err != nil || !known {
		return desk{}, orElse(err, class.ErrNotFound)
	}
	return desk{classRows: q, options: c, class: row.class, learner: id, name: keptText(learner)}, nil
}

// atDesk runs f to change the set work of a learner.
func (c *Classes) atDesk(ctx context.Context, learner string, f func(context.Context, desk) error) error {
	return c.writing(ctx, func(ctx context.Context, q classRows) error {
		if err := q.hold(ctx, `SELECT id FROM learners WHERE name = $1`, keptText(learner)); err != nil {
			return err
		}
		d, err := c.deskOf(ctx, q, learner)
		if err != nil {
			return err
		}
		return f(ctx, d)
	})
}

// held returns an assignment as the learner has it.
func (d desk) held(ctx context.Context, a class.Assignment) (h held, err error) {
	h.Assignment = a
	grant, _, err := grants().one(ctx, d.Conn, d.learner, ` AND assignment = $2`, a.ID)
	if err != nil {
		return h, err
	}
	h.Override = grant.Override
	d.here(&h.Override.Due)
	if h.Closes, err = d.closes(ctx, a); err != nil {
		return h, err
	}
	if h.rows, err = attempts().all(ctx, d.Conn, d.learner, ` AND assignment = $2 ORDER BY began, id`, a.ID); err != nil {
		return h, err
	}
	for i := range h.rows {
		h.rows[i].Number = i + 1
		d.here(&h.rows[i].Began)
		d.here(&h.rows[i].Ended)
	}
	h.count()
	if a.ToRead {
		h.Reading, err = d.readings(ctx, a)
	}
	return h, err
}

// count tells the work of its attempts.
func (h *held) count() {
	h.Sat = content.Each(h.rows, func(r attemptRow) class.Attempt { return r.Attempt })
}

// closes returns when the last of the class has to be done.
func (d desk) closes(ctx context.Context, a class.Assignment) (time.Time, error) {
	if a.Due.IsZero() {
		return time.Time{}, nil
	}
	var last int64
	_, err := d.One(ctx, `SELECT coalesce(max(due), 0) FROM class_grants WHERE assignment = $1`, []any{a.ID}, &last)
	if last > a.Due.UnixMilli() {
		return timeOf(last, 0).In(d.now.Location()), err
	}
	return a.Due, err
}

// pending reports whether something of it is to be brought up to date.
func (h *held) pending(now time.Time) bool {
	return slices.ContainsFunc(h.rows, func(r attemptRow) bool { return h.overdue(r, now) || h.unshown(r, now) })
}

// overdue reports whether an attempt ran out of time. What is withdrawn stays as it is.
func (h *held) overdue(r attemptRow, now time.Time) bool {
	return !r.Over() && !h.Withdrawn && h.Ended(r.Began, now)
}

// unshown reports whether an attempt is to be put among the learner's own exams.
func (h *held) unshown(r attemptRow, now time.Time) bool { return r.Over() && !r.shown && h.Shows(now) }

// settled hands in what ran out of time, and shows what may be seen by now.
func (d desk) settled(ctx context.Context, h held) (held, error) {
	if !h.pending(d.now) {
		return h, nil
	}
	for i, r := range h.rows {
		var err error
		if h.overdue(r, d.now) {
			r, err = d.close(ctx, &h, r, nil)
		}
		if err == nil && h.unshown(r, d.now) {
			r, err = d.show(ctx, &h, r)
		}
		if err != nil {
			return h, err
		}
		h.rows[i] = r
	}
	h.count()
	return h, nil
}

// exam returns an attempt as it stands.
func (d desk) exam(ctx context.Context, h *held, r attemptRow) (exam.Exam, error) {
	if h.asks == nil {
		asks, err := d.asked(ctx, d.class, h.ID)
		if err != nil {
			return exam.Exam{}, err
		}
		h.asks = &asks
	}
	limit := class.Forever
	if end := h.End(r.Began); !end.IsZero() {
		limit = max(0, end.Sub(r.Began))
	}
	e, whole := h.asks.Exam.Exam(r.ID, r.drawn, r.Began, limit)
	if !whole {
		return e, &DamageError{"a row of class_attempts does not fit what was set"}
	}
	e.Ended = r.Ended
	if r.Over() {
		if err := decode("class_attempts", r.verdicts, &e.Verdicts); err != nil {
			return e, err
		}
	}
	err := workSteps().each(ctx, d.Conn, d.learner, ` AND attempt = $2`, []any{r.ID}, func(s stepRow) error {
		d.here(&s.At)
		if s.Question < 0 || s.Question >= len(e.Steps) {
			return &DamageError{"a row of class_steps is of no question"}
		}
		e.Steps[s.Question] = s.Step
		return nil
	})
	return e, err
}

// close hands an attempt in as it stands. Its answers wait for show: what memory counts of them would tell which were right.
func (d desk) close(ctx context.Context, h *held, r attemptRow, deck *quiz.Deck) (attemptRow, error) {
	e, err := d.exam(ctx, h, r)
	if err != nil {
		return r, err
	}
	if deck == nil {
		deck = quiz.NewDeck(&content.Course{ID: e.Course, Title: e.Title})
	}
	e = e.HandIn(deck, d.now)
	verdicts, err := encode(e.Verdicts)
	if err != nil {
		return r, err
	}
	result, before := e.Result(), r.version
	r.Ended, r.Open, r.Points, r.verdicts, r.version = e.Ended, result.Open, result.Points, verdicts, before+1
	swapped, err := attempts().swap(ctx, d.Conn, d.learner, r, before)
	return r, changed(swapped, err)
}

// show puts an attempt that was handed in among the learner's own exams, and has its answers count for their memory.
func (d desk) show(ctx context.Context, h *held, r attemptRow) (attemptRow, error) {
	e, err := d.exam(ctx, h, r)
	if err != nil {
		return r, err
	}
	e.Limit = min(max(e.Limit, time.Minute), exam.MostTime)
	if e, err = keptExam(e); err != nil {
		return r, err
	}
	if failed := (examRows{d.Conn, d.learner}).add(ctx, e); failed != nil {
		return r, failed
	}
	if failed := d.remember(ctx, e); failed != nil {
		return r, failed
	}
	before := r.version
	r.shown, r.version = true, before+1
	swapped, err := attempts().swap(ctx, d.Conn, d.learner, r, before)
	return r, changed(swapped, err)
}

// remember has the answers of an attempt count for the learner's memory, unless they do: they did at once in older versions.
func (d desk) remember(ctx context.Context, e exam.Exam) error {
	var counted int
	if _, err := d.One(ctx, `SELECT count(*) FROM answers WHERE learner = $1 AND session = $2`, []any{d.learner, e.ID}, &counted); err != nil || counted > 0 {
		return err
	}
	return New(d.options.db, d.name, d.options.options).countExam(ctx, examRows{d.Conn, d.learner}, e)
}
