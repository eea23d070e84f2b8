package store

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"time"

	"porthole/content"
	"porthole/quiz/class"
)

var _ class.Register = (*Classes)(nil)

// Found implements class.Register.
func (c *Classes) Found(ctx context.Context, name class.Name, code class.Code, until time.Time) error {
	return c.writing(ctx, func(ctx context.Context, q classRows) error {
		if _, known, err := q.classNamed(ctx, name.Key); err != nil || known {
			return orElse(err, class.ErrTaken)
		}
		row := classRow{key: name.Key, code: string(code), version: 1}
		row.Name, row.Until, row.Made, row.Used, row.Keep = name.Shown, until, q.now, q.now, class.UsualKeep
		_, err := classes().add(ctx, q.Conn, int64(c.options.Random()>>2)+1, row)
		return err
	})
}

func orElse(err, other error) error {
	if err != nil {
		return err
	}
	return other
}

// classNamed returns the number of a class.
func (q classRows) classNamed(ctx context.Context, key string) (id int64, known bool, err error) {
	known, err = q.One(ctx, `SELECT class FROM classes WHERE key = $1`, []any{key}, &id)
	return id, known, err
}

// ofClass runs f on a class that is there.
func (c *Classes) ofClass(ctx context.Context, key string, f func(context.Context, classRows, int64) error) error {
	return c.writing(ctx, func(ctx context.Context, q classRows) error {
		var id int64
		known, err := q.One(ctx, `SELECT class FROM classes WHERE key = $1`+q.sharing.Hold, []any{key}, &id)
		if err != nil || !known {
			return orElse(err, class.ErrNotFound)
		}
		return f(ctx, q, id)
	})
}

// ofMember runs f on a member of a class who is there.
func (c *Classes) ofMember(ctx context.Context, in, key string, f func(context.Context, classRows, int64) error) error {
	return c.ofClass(ctx, in, func(ctx context.Context, q classRows, id int64) error {
		var learner int64
		known, err := q.One(ctx, `SELECT learner FROM class_members WHERE class = $1 AND key = $2`, []any{id, key}, &learner)
		if err != nil || !known {
			return orElse(err, class.ErrNotFound)
		}
		return f(ctx, q, learner)
	})
}

// SetCode implements class.Register.
func (c *Classes) SetCode(ctx context.Context, in string, code class.Code, until time.Time) error {
	return c.ofClass(ctx, in, func(ctx context.Context, q classRows, id int64) error {
		return q.changeClass(ctx, id, func(g *classRow) { g.code, g.Until = string(code), until })
	})
}

// SetKeep implements class.Register.
func (c *Classes) SetKeep(ctx context.Context, in string, days int) error {
	return c.ofClass(ctx, in, func(ctx context.Context, q classRows, id int64) error {
		return q.changeClass(ctx, id, func(g *classRow) { g.Keep, g.Warned = days, time.Time{} })
	})
}

// Warn implements class.Register.
func (c *Classes) Warn(ctx context.Context, in string) error {
	return c.ofClass(ctx, in, func(ctx context.Context, q classRows, id int64) error {
		return q.changeClass(ctx, id, func(g *classRow) { g.Warned = q.now })
	})
}

// SetRoster implements class.Register.
func (c *Classes) SetRoster(ctx context.Context, in string, listed []class.Listed, only bool) error {
	return c.ofClass(ctx, in, func(ctx context.Context, q classRows, id int64) error {
		if err := q.Exec(ctx, `DELETE FROM class_rosters WHERE class = $1`, id); err != nil {
			return err
		}
		for _, l := range listed {
			if err := rosters().put(ctx, q.Conn, id, rosterRow{l.Name.Key, l.Name.Shown, l.ID}); err != nil {
				return err
			}
		}
		return q.changeClass(ctx, id, func(g *classRow) { g.RosterOnly = only })
	})
}

// Roster implements class.Register.
func (c *ledger) Roster(ctx context.Context, in string) (listed []class.Listed, err error) {
	err = c.reading(ctx, func(ctx context.Context, q classRows) error {
		id, known, failed := q.classNamed(ctx, in)
		if failed != nil || !known {
			return orElse(failed, class.ErrNotFound)
		}
		listed = nil
		return rosters().each(ctx, q.Conn, id, ` ORDER BY key`, nil, func(r rosterRow) error {
			listed = append(listed, class.Listed{Name: class.Name{Shown: r.name, Key: r.key}, ID: r.id})
			return nil
		})
	})
	return listed, err
}

// Members implements class.Register.
func (c *Classes) Members(ctx context.Context, in string) (all []class.Member, err error) {
	err = c.reading(ctx, func(ctx context.Context, q classRows) error {
		_, seats, failed := q.seats(ctx, in)
		all = content.Each(seats, func(s seated) class.Member { return s.Member })
		return failed
	})
	return all, err
}

// Held implements class.Register.
func (c *Classes) Held(ctx context.Context, learner string) (held class.Held, err error) {
	err = c.reading(ctx, func(ctx context.Context, q classRows) error {
		id, known, failed := learnerNamed(ctx, q.Conn, learner)
		if failed != nil || !known {
			return orElse(failed, class.ErrNotFound)
		}
		m, known, failed := q.member(ctx, id)
		if failed != nil || !known {
			return orElse(failed, class.ErrNotFound)
		}
		g, _, failed := classes().one(ctx, q.Conn, m.class, "")
		if failed != nil {
			return failed
		}
		held.Member, held.Group = m.Member, g.Group
		_, failed = q.One(ctx, `SELECT (SELECT count(*) FROM answers WHERE learner = $1), (SELECT count(*) FROM exams WHERE learner = $2)`,
			[]any{id, id}, &held.Answers, &held.Exams)
		return failed
	})
	return held, err
}

// Rename implements class.Register.
func (c *Classes) Rename(ctx context.Context, in, key string, to class.Name) error {
	return c.ofMember(ctx, in, key, func(ctx context.Context, q classRows, learner int64) error {
		row, _, err := q.member(ctx, learner)
		if err != nil {
			return err
		}
		row.key, row.look = to.Key, to.Look
		if free, failed := q.free(ctx, row, learner, ""); failed != nil || !free {
			return orElse(failed, class.ErrTaken)
		}
		return q.change(ctx, learner, func(m *memberRow) { m.Name, m.key, m.look = to.Shown, to.Key, to.Look })
	})
}

// SetPIN implements class.Register. Browsers have to be told the new one.
func (c *Classes) SetPIN(ctx context.Context, in, key, hash string) error {
	return c.ofMember(ctx, in, key, func(ctx context.Context, q classRows, learner int64) error {
		if failed := q.Exec(ctx, `DELETE FROM class_keys WHERE learner = $1 AND fingerprint LIKE 'web:%'`, learner); failed != nil {
			return failed
		}
		return q.change(ctx, learner, func(m *memberRow) { m.PIN = hash })
	})
}

// SetRemoved implements class.Register.
func (c *Classes) SetRemoved(ctx context.Context, in, key string, removed bool) error {
	return c.ofMember(ctx, in, key, func(ctx context.Context, q classRows, learner int64) error {
		return q.change(ctx, learner, func(m *memberRow) { m.Removed = removed })
	})
}

// Merge implements class.Register.
func (c *Classes) Merge(ctx context.Context, in, from, into string) (answers int, err error) {
	err = c.ofMember(ctx, in, from, func(ctx context.Context, q classRows, first int64) error {
		return c.ofOther(ctx, q, in, into, first, func(second int64) error {
			n, failed := c.carry(ctx, q, first, second)
			answers = n
			return failed
		})
	})
	return answers, err
}

func (c *Classes) ofOther(ctx context.Context, q classRows, in, key string, but int64, f func(int64) error) error {
	var learner int64
	known, err := q.One(ctx, `SELECT m.learner FROM class_members m, classes c WHERE m.class = c.class AND c.key = $1 AND m.key = $2 AND m.learner <> $3`,
		[]any{in, key, but}, &learner)
	if err != nil || !known {
		return orElse(err, class.ErrNotFound)
	}
	return f(learner)
}

// carry gives all that one learner learnt, their set work and their keys to another, and forgets the first.
func (c *Classes) carry(ctx context.Context, q classRows, first, second int64) (answers int, err error) {
	if failed := cmp.Or(q.holdLearner(ctx, min(first, second)), q.holdLearner(ctx, max(first, second))); failed != nil {
		return 0, failed
	}
	from, _, err := q.member(ctx, first)
	if err != nil {
		return 0, err
	}
	into, _, err := q.member(ctx, second)
	if err != nil {
		return 0, err
	}
	work := desk{classRows: q, options: c, class: from.class, learner: first, name: from.Learner}
	if failed := work.closeAll(ctx); failed != nil {
		return 0, failed
	}
	var export bytes.Buffer
	out := bufio.NewWriter(&export)
	if _, failed := Export(ctx, q.Conn, from.Learner, out); failed != nil {
		return 0, failed
	}
	if failed := out.Flush(); failed != nil {
		return 0, failed
	}
	got, err := (Incoming{export.Bytes()}).Add(ctx, q.Conn, into.Learner, c.options)
	if err != nil {
		return 0, err
	}
	if failed := work.carryWork(ctx, second); failed != nil {
		return 0, failed
	}
	keys, err := memberKeys().all(ctx, q.Conn, first, "")
	if err != nil {
		return 0, err
	}
	inRounds, err := q.leaveRounds(ctx, first)
	if err != nil {
		return 0, err
	}
	if _, failed := Forget(ctx, q.Conn, from.Learner); failed != nil {
		return 0, failed
	}
	if failed := inRounds(second); failed != nil {
		return 0, failed
	}
	for _, k := range keys {
		if failed := q.bind(ctx, second, k.fingerprint); failed != nil {
			return 0, failed
		}
	}
	return got.Answers, nil
}

// ForgetMember implements class.Register.
func (c *Classes) ForgetMember(ctx context.Context, in, key string) (answers int, err error) {
	err = c.ofMember(ctx, in, key, func(ctx context.Context, q classRows, learner int64) error {
		row, _, failed := q.member(ctx, learner)
		if failed != nil {
			return failed
		}
		if answers, failed = Forget(ctx, q.Conn, row.Learner); failed != nil {
			return failed
		}
		return q.Exec(ctx, `DELETE FROM class_rosters WHERE class = $1 AND key = $2`, row.class, key)
	})
	return answers, err
}

// Purge implements class.Register.
func (c *Classes) Purge(ctx context.Context, in string) (members, answers int, err error) {
	err = c.ofClass(ctx, in, func(ctx context.Context, q classRows, id int64) error {
		members, answers = 0, 0
		learners, failed := q.numbers(ctx, `SELECT learner FROM class_members WHERE class = $1 ORDER BY learner`, id)
		all, wrong := q.members(ctx, learners)
		for _, m := range all {
			n, fault := Forget(ctx, q.Conn, m.Learner)
			members, answers = members+1, answers+n
			wrong = orElse(wrong, fault)
		}
		for _, table := range []string{"class_rosters", "class_papers", "class_assignments", "class_round_papers", "class_rounds", "classes"} {
			wrong = orElse(wrong, q.Exec(ctx, `DELETE FROM `+table+` WHERE class = $1`, id))
		}
		return orElse(failed, wrong)
	})
	return members, answers, err
}
