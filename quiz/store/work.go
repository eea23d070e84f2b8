package store

import (
	"context"
	"encoding/json"
	"errors"
	"time"

	"porthole/quiz/class"
	"porthole/quiz/exam"
)

var _ class.Setting = (*Classes)(nil)

// askedForm is the stored form of class.Frozen.
type askedForm struct {
	Exam    json.RawMessage `json:"exam,omitempty"`
	Lessons []string        `json:"lessons,omitempty"`
	Cards   []string        `json:"cards,omitempty"`
}

// Set implements class.Setting.
func (c *Classes) Set(ctx context.Context, in string, a class.Assignment, asks class.Frozen) (class.Assignment, error) {
	form := askedForm{Lessons: keptTexts(asks.Lessons), Cards: keptTexts(asks.Cards)}
	if !a.ToRead {
		paper, err := asks.Exam.Encode()
		if err != nil {
			return a, err
		}
		form.Exam = paper
	}
	text, err := encode(form)
	if err != nil {
		return a, err
	}
	err = c.ofClass(ctx, in, func(ctx context.Context, q classRows, id int64) error {
		a.ID, a.Made, a.Version, a.Withdrawn = int64(c.options.Random()>>2)+1, q.now, 1, false
		if _, failed := q.One(ctx, `SELECT coalesce(max(number), 0) + 1 FROM class_assignments WHERE class = $1`, []any{id}, &a.Number); failed != nil {
			return failed
		}
		if _, failed := assignments().add(ctx, q.Conn, id, assignmentRow{a}); failed != nil {
			return failed
		}
		_, failed := askedPapers().add(ctx, q.Conn, id, askedRow{a.ID, text})
		return failed
	})
	return a, err
}

// Assignments implements class.Setting.
func (c *Classes) Assignments(ctx context.Context, in string) (all []class.Assignment, err error) {
	err = c.reading(ctx, func(ctx context.Context, q classRows) error {
		id, known, failed := q.classNamed(ctx, in)
		if failed != nil || !known {
			return orElse(failed, class.ErrNotFound)
		}
		all, failed = q.assignments(ctx, id, ` ORDER BY number`)
		return failed
	})
	return all, err
}

// assignments returns those of a class that a condition holds of, whose arguments begin at $2.
func (q classRows) assignments(ctx context.Context, of int64, more string, args ...any) (all []class.Assignment, err error) {
	var name string
	if _, failed := q.One(ctx, `SELECT name FROM classes WHERE class = $1`, []any{of}, &name); failed != nil {
		return nil, failed
	}
	err = assignments().each(ctx, q.Conn, of, more, args, func(r assignmentRow) error {
		r.Class = name
		for _, at := range []*time.Time{&r.From, &r.Due, &r.Made} {
			q.here(at)
		}
		all = append(all, r.Assignment)
		return nil
	})
	return all, err
}

// here puts a time into the zone of the clock.
func (q classRows) here(at *time.Time) {
	if !at.IsZero() {
		*at = at.In(q.now.Location())
	}
}

// assignment returns one of a class.
func (q classRows) assignment(ctx context.Context, of, id int64) (a class.Assignment, err error) {
	found, err := q.assignments(ctx, of, ` AND id = $2`, id)
	if err != nil || len(found) == 0 {
		return a, orElse(err, class.ErrNotFound)
	}
	return found[0], nil
}

// asked returns what an assignment asks.
func (q classRows) asked(ctx context.Context, of, id int64) (asks class.Frozen, err error) {
	row, known, err := askedPapers().one(ctx, q.Conn, of, ` AND assignment = $2`, id)
	if err != nil || !known {
		return asks, orElse(err, class.ErrNotFound)
	}
	var form askedForm
	if failed := decode("class_papers", row.asks, &form); failed != nil {
		return asks, failed
	}
	asks.Lessons, asks.Cards = form.Lessons, form.Cards
	if len(form.Exam) > 0 {
		asks.Exam, err = exam.DecodeFrozen(form.Exam)
	}
	return asks, err
}

// Withdraw implements class.Setting.
func (c *Classes) Withdraw(ctx context.Context, in string, a class.Assignment) error {
	return c.amend(ctx, in, a, func(now *class.Assignment) { now.Withdrawn = true })
}

// Postpone implements class.Setting.
func (c *Classes) Postpone(ctx context.Context, in string, a class.Assignment, due time.Time) error {
	return c.amend(ctx, in, a, func(now *class.Assignment) { now.Due = due })
}

// amend changes an assignment, unless somebody else did since it was seen.
func (c *Classes) amend(ctx context.Context, in string, a class.Assignment, change func(*class.Assignment)) error {
	return c.ofClass(ctx, in, func(ctx context.Context, q classRows, id int64) error {
		now, err := q.assignment(ctx, id, a.ID)
		if err != nil {
			return err
		}
		change(&now)
		now.Version = a.Version + 1
		swapped, err := assignments().swap(ctx, q.Conn, id, assignmentRow{now}, a.Version)
		return changed(swapped, err)
	})
}

// changed says that something was changed since it was seen.
func changed(swapped bool, err error) error {
	if err == nil && !swapped {
		return class.ErrChanged
	}
	return err
}

// Grant implements class.Setting.
func (c *Classes) Grant(ctx context.Context, in string, assignment int64, key string, o class.Override) error {
	return c.ofMember(ctx, in, key, func(ctx context.Context, q classRows, learner int64) error {
		of, _, err := q.classNamed(ctx, in)
		if err != nil {
			return err
		}
		if _, failed := q.assignment(ctx, of, assignment); failed != nil {
			return failed
		}
		next := o
		next.Version++
		if o.Version == 0 {
			n, failed := grants().add(ctx, q.Conn, learner, grantRow{assignment, next})
			return changed(n > 0, failed)
		}
		swapped, err := grants().swap(ctx, q.Conn, learner, grantRow{assignment, next}, o.Version)
		return changed(swapped, err)
	})
}

// HandedIn implements class.Setting. It writes only where something ran out of time, or may be seen from now on, and holds no
// more than the learner whose it is: a teacher's grid asks again and again.
func (c *Classes) HandedIn(ctx context.Context, in string, assignment int64) (papers []class.Paper, err error) {
	papers, pending, err := c.papers(ctx, in, assignment)
	if err != nil || len(pending) == 0 {
		return papers, err
	}
	for _, learner := range pending {
		if failed := c.settle(ctx, learner, assignment); failed != nil {
			return nil, failed
		}
	}
	papers, _, err = c.papers(ctx, in, assignment)
	return papers, err
}

// papers returns what each member has done of an assignment, and the learners of whom something is to be brought up to date.
func (c *Classes) papers(ctx context.Context, in string, assignment int64) (papers []class.Paper, pending []string, err error) {
	err = c.reading(ctx, func(ctx context.Context, q classRows) error {
		papers, pending = nil, nil
		id, known, failed := q.classNamed(ctx, in)
		if failed != nil || !known {
			return orElse(failed, class.ErrNotFound)
		}
		a, failed := q.assignment(ctx, id, assignment)
		if failed != nil {
			return failed
		}
		learners, failed := q.numbers(ctx, `SELECT learner FROM class_members WHERE class = $1 ORDER BY key`, id)
		for _, learner := range learners {
			if failed != nil {
				break
			}
			var p class.Paper
			var due bool
			p, due, failed = c.paper(ctx, q, id, learner, a)
			papers = append(papers, p)
			if due {
				pending = append(pending, p.Member.Learner)
			}
		}
		return failed
	})
	return papers, pending, err
}

// paper returns what one member has done, and whether something of it is to be brought up to date.
func (c *Classes) paper(ctx context.Context, q classRows, of, learner int64, a class.Assignment) (p class.Paper, pending bool, err error) {
	row, _, err := q.member(ctx, learner)
	if err != nil {
		return p, false, err
	}
	p.Member = row.Member
	d := desk{classRows: q, options: c, class: of, learner: learner, name: row.Learner}
	held, err := d.held(ctx, a)
	if err != nil {
		return p, false, err
	}
	p.Work = held.Work
	for _, r := range held.rows {
		e, failed := d.exam(ctx, &held, r)
		if failed != nil {
			return p, false, failed
		}
		p.Exams = append(p.Exams, e)
	}
	return p, held.pending(q.now), nil
}

// settle hands in what ran out of time of an assignment, and shows what the learner may see by now. Who has left meanwhile
// has nothing to be settled.
func (c *Classes) settle(ctx context.Context, learner string, assignment int64) error {
	err := c.atDesk(ctx, learner, func(ctx context.Context, d desk) error {
		a, err := d.assignment(ctx, d.class, assignment)
		if err != nil {
			return err
		}
		h, err := d.held(ctx, a)
		if err == nil {
			_, err = d.settled(ctx, h)
		}
		return err
	})
	if errors.Is(err, class.ErrNotFound) {
		return nil
	}
	return err
}
