package store

import (
	"context"
	"slices"

	"porthole/quiz/class"
)

// readings returns how far the learner is with lessons to read: by what is kept of them, whatever became of the course.
func (d desk) readings(ctx context.Context, a class.Assignment) (r class.Reading, err error) {
	asks, err := d.asked(ctx, d.class, a.ID)
	if err != nil {
		return r, err
	}
	courses := courseRows{course: a.Course.ID}.parts()
	args := append([]any{d.learner}, values(courses)...)
	read, err := d.firsts(ctx, `SELECT lesson, min(at) FROM lessons_read WHERE learner = $1`+among(courses)+` GROUP BY lesson`, args)
	if err != nil {
		return r, err
	}
	met, err := d.firsts(ctx, `SELECT card, min(at) FROM answers WHERE learner = $1`+among(courses)+` GROUP BY card`, args)
	if err != nil {
		return r, err
	}
	var last int64
	r.Lessons, r.Cards = len(asks.Lessons), len(asks.Cards)
	r.Read, last = had(asks.Lessons, read)
	n, latest := had(asks.Cards, met)
	r.Met = n
	if r.Read == r.Lessons && r.Met == r.Cards {
		r.Done = timeOf(max(last, latest, 1), 0)
		d.here(&r.Done)
	}
	return r, nil
}

// firsts returns when something was done first, by its name.
func (d desk) firsts(ctx context.Context, query string, args []any) (map[string]int64, error) {
	out := map[string]int64{}
	err := d.Each(ctx, query, args, func(scan func(...any) error) error {
		var name string
		var at int64
		failed := scan(&name, &at)
		out[name] = at
		return failed
	})
	return out, err
}

// had counts what was done of some things, and tells when the last of them was.
func had(of []string, first map[string]int64) (n int, last int64) {
	for _, name := range of {
		if at, done := first[name]; done {
			n, last = n+1, max(last, at)
		}
	}
	return n, last
}

// carryWork gives the set work of one learner to another of the class: each attempt, the one that runs as it stands, and
// what was granted where the other was granted nothing.
func (d desk) carryWork(ctx context.Context, to int64) error {
	all, err := attempts().all(ctx, d.Conn, d.learner, "")
	if err != nil {
		return err
	}
	for _, r := range all {
		steps, failed := workSteps().all(ctx, d.Conn, d.learner, ` AND attempt = $2`, r.ID)
		if failed == nil {
			_, failed = attempts().add(ctx, d.Conn, to, r)
		}
		for _, s := range steps {
			if failed == nil {
				_, failed = workSteps().add(ctx, d.Conn, to, s)
			}
		}
		if failed != nil {
			return failed
		}
	}
	granted, err := grants().all(ctx, d.Conn, d.learner, "")
	for _, g := range granted {
		if err == nil {
			_, err = grants().add(ctx, d.Conn, to, g)
		}
	}
	return err
}

// closeAll hands in what runs of a learner's set work, as it stands.
func (d desk) closeAll(ctx context.Context) error {
	all, err := d.assignments(ctx, d.class, "")
	if err != nil {
		return err
	}
	for _, a := range all {
		h, failed := d.held(ctx, a)
		if failed != nil {
			return failed
		}
		for _, r := range slices.DeleteFunc(slices.Clone(h.rows), func(r attemptRow) bool { return r.Over() || h.Withdrawn }) {
			if _, failed = d.close(ctx, &h, r, nil); failed != nil {
				return failed
			}
		}
	}
	return nil
}
