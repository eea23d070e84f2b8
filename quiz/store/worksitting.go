package store

import (
	"cmp"
	"context"
	"slices"
	"time"

	"porthole/quiz"
	"porthole/quiz/class"
	"porthole/quiz/exam"
)

// Due implements class.Desk. It writes only where something ran out of time, or may be seen from now on. What was withdrawn is
// brought up to date, too, for its answers count; it is not returned.
func (c *Classes) Due(ctx context.Context, learner string) (all []class.Work, err error) {
	pending := false
	err = c.reading(ctx, func(ctx context.Context, q classRows) error {
		all, pending = nil, false
		found, failed := c.due(ctx, q, learner)
		for _, h := range found {
			pending = pending || h.pending(q.now)
			all = h.listed(all)
		}
		return failed
	})
	if err != nil || !pending {
		return all, err
	}
	err = c.atDesk(ctx, learner, func(ctx context.Context, d desk) error {
		all = nil
		found, failed := c.due(ctx, d.classRows, learner)
		for _, h := range found {
			if failed == nil {
				h, failed = d.settled(ctx, h)
			}
			all = h.listed(all)
		}
		return failed
	})
	return all, err
}

// listed adds the work to what a learner is told of, unless it was withdrawn.
func (h *held) listed(to []class.Work) []class.Work {
	if h.Withdrawn {
		return to
	}
	return append(to, h.Work)
}

// due returns what a learner's class was set, in the order of the learner's deadlines, and what was withdrawn.
func (c *Classes) due(ctx context.Context, q classRows, learner string) (all []held, err error) {
	d, err := c.deskOf(ctx, q, learner)
	if err != nil {
		return nil, err
	}
	found, err := d.assignments(ctx, d.class, ` ORDER BY number`)
	for _, a := range found {
		h, failed := d.held(ctx, a)
		if failed != nil {
			return nil, failed
		}
		all = append(all, h)
	}
	slices.SortStableFunc(all, func(a, b held) int { return cmp.Compare(sooner(a.Until()), sooner(b.Until())) })
	return all, err
}

// sooner is what deadlines are put in order by: none comes last.
func sooner(until time.Time) int64 {
	if until.IsZero() {
		return 1<<63 - 1
	}
	return until.UnixMilli()
}

// Begin implements class.Desk.
func (c *Classes) Begin(ctx context.Context, learner string, assignment int64) (e exam.Exam, err error) {
	err = c.atDesk(ctx, learner, func(ctx context.Context, d desk) error {
		a, failed := d.assignment(ctx, d.class, assignment)
		if failed != nil {
			return failed
		}
		h, failed := d.held(ctx, a)
		if failed == nil {
			h, failed = d.settled(ctx, h)
		}
		if failed != nil {
			return failed
		}
		if bar := h.Bar(d.now); bar != class.NoBar || a.ToRead {
			return &class.BarError{Bar: bar}
		}
		e, failed = d.begin(ctx, h)
		return failed
	})
	return e, err
}

// begin begins an attempt, unless one runs.
func (d desk) begin(ctx context.Context, h held) (exam.Exam, error) {
	if i := slices.IndexFunc(h.rows, func(r attemptRow) bool { return !r.Over() }); i >= 0 {
		return d.exam(ctx, &h, h.rows[i])
	}
	asks, err := d.asked(ctx, d.class, h.ID)
	if err != nil {
		return exam.Exam{}, err
	}
	h.asks = &asks
	n := len(h.rows) + 1
	r := attemptRow{assignment: h.ID, version: 1, drawn: asks.Exam.Draw(h.SeedOf(d.name, n))}
	r.ID = class.AttemptID + quiz.SessionID(d.now, d.options.options.Random())
	r.Number, r.Began, r.Questions = n, d.now.Truncate(time.Millisecond), len(r.drawn)
	if _, err := attempts().add(ctx, d.Conn, d.learner, r); err != nil {
		return exam.Exam{}, err
	}
	return d.exam(ctx, &h, r)
}

// attempt returns an attempt of the learner with its assignment.
func (d desk) attempt(ctx context.Context, id string) (h held, at int, err error) {
	row, known, err := attempts().one(ctx, d.Conn, d.learner, ` AND id = $2`, keptText(id))
	if err != nil || !known {
		return h, 0, orElse(err, exam.ErrNotFound)
	}
	a, err := d.assignment(ctx, d.class, row.assignment)
	if err != nil {
		return h, 0, err
	}
	if h, err = d.held(ctx, a); err != nil {
		return h, 0, err
	}
	return h, slices.IndexFunc(h.rows, func(r attemptRow) bool { return r.ID == row.ID }), nil
}

// Step implements class.Desk.
func (c *Classes) Step(ctx context.Context, learner, attempt string, change exam.Change) error {
	change, err := keptChange(change)
	if err != nil {
		return err
	}
	return c.atDesk(ctx, learner, func(ctx context.Context, d desk) error {
		h, at, err := d.attempt(ctx, attempt)
		if err != nil {
			return err
		}
		r := h.rows[at]
		switch {
		case h.Withdrawn:
			return &class.BarError{Bar: class.Withdrawn}
		case r.Over():
			return quiz.ErrExamHanded
		case h.Ended(r.Began, d.now):
			return &class.BarError{Bar: class.TooLate}
		case change.Question < 0 || change.Question >= r.Questions:
			return exam.ErrNotFound
		}
		return d.step(ctx, r.ID, change)
	})
}

func (d desk) step(ctx context.Context, attempt string, change exam.Change) error {
	row, _, err := workSteps().one(ctx, d.Conn, d.learner, ` AND attempt = $2 AND question = $3`, attempt, change.Question)
	if err != nil {
		return err
	}
	row.attempt, row.Step = attempt, row.Changed(change)
	return workSteps().put(ctx, d.Conn, d.learner, row)
}

// Attempt implements class.Desk.
func (c *Classes) Attempt(ctx context.Context, learner, attempt string) (e exam.Exam, err error) {
	err = c.reading(ctx, func(ctx context.Context, q classRows) error {
		d, failed := c.deskOf(ctx, q, learner)
		if failed != nil {
			return failed
		}
		h, at, failed := d.attempt(ctx, attempt)
		if failed != nil {
			return failed
		}
		if h.Withdrawn {
			return &class.BarError{Bar: class.Withdrawn}
		}
		e, failed = d.exam(ctx, &h, h.rows[at])
		return failed
	})
	return e, err
}

// HandIn implements class.Desk.
func (c *Classes) HandIn(ctx context.Context, learner, attempt string, deck *quiz.Deck) (e exam.Exam, err error) {
	err = c.atDesk(ctx, learner, func(ctx context.Context, d desk) error {
		h, at, failed := d.attempt(ctx, attempt)
		if failed != nil {
			return failed
		}
		if h.Withdrawn {
			return &class.BarError{Bar: class.Withdrawn}
		}
		r := h.rows[at]
		if !r.Over() {
			r, failed = d.close(ctx, &h, r, deck)
		}
		if failed == nil && h.unshown(r, d.now) {
			r, failed = d.show(ctx, &h, r)
		}
		if failed == nil {
			e, failed = d.exam(ctx, &h, r)
		}
		return failed
	})
	return e, err
}
