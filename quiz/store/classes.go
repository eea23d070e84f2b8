package store

import (
	"context"
	"strings"
	"time"

	"porthole/quiz/class"
)

var _ class.Roll = (*Classes)(nil)

// Classes are the classes of a database, and who is in them. It is safe for concurrent use, and beside other programs that
// use the same database.
type Classes struct{ liveRounds }

// liveRounds are the live rounds of classes.
type liveRounds struct{ keyring }

// keyring knows whose a key is.
type keyring struct{ ledger }

// ledger is a database, as classes use it.
type ledger struct {
	db      DB
	options Options
}

// NewClasses returns the classes of a database. Nothing is read or written before it is used.
func NewClasses(db DB, o Options) *Classes { return &Classes{liveRounds{keyring{ledger{db, o}}}} }

// classRows are the rows of classes in a transaction.
type classRows struct {
	*Conn
	now time.Time
}

func (c *ledger) reading(ctx context.Context, f func(context.Context, classRows) error) error {
	return c.db.Read(ctx, c.atTime(f))
}

func (c *ledger) writing(ctx context.Context, f func(context.Context, classRows) error) error {
	return c.db.Write(ctx, c.atTime(f))
}

// atTime runs f on rows at the time that counts for them: when a transaction begins, before it waits for anything.
func (c *ledger) atTime(f func(context.Context, classRows) error) func(context.Context, *Conn) error {
	return func(ctx context.Context, q *Conn) error {
		now, err := q.clock(ctx, c.options.Now)
		if err != nil {
			return err
		}
		return f(ctx, classRows{q, now})
	}
}

// holdClass keeps a class from all others who change it, or who is in it.
func (q classRows) holdClass(ctx context.Context, id int64) error {
	return q.hold(ctx, `SELECT class FROM classes WHERE class = $1`, id)
}

// holdLearner keeps a learner from all others who change what is kept of them.
func (q classRows) holdLearner(ctx context.Context, id int64) error {
	return q.hold(ctx, `SELECT id FROM learners WHERE id = $1`, id)
}

// Groups implements class.Roll.
func (c *Classes) Groups(ctx context.Context) (all []class.Group, err error) {
	err = c.reading(ctx, func(ctx context.Context, q classRows) error {
		ids, failed := q.numbers(ctx, `SELECT class FROM classes ORDER BY key`)
		all = nil
		for _, id := range ids {
			row, known, wrong := classes().one(ctx, q.Conn, id, "")
			if failed = wrong; failed != nil || !known {
				break
			}
			row.ID, row.Code = id, class.Code(row.code)
			_, failed = q.One(ctx, `SELECT count(*) FROM class_members WHERE class = $1`, []any{id}, &row.Members)
			all = append(all, row.Group)
		}
		return failed
	})
	return all, err
}

// Named implements class.Roll.
func (c *Classes) Named(ctx context.Context, of int64, key string) (all []class.Member, err error) {
	err = c.reading(ctx, func(ctx context.Context, q classRows) error {
		ids, failed := q.numbers(ctx, `SELECT learner FROM class_members WHERE key = $1 AND (class = $2 OR CAST($3 AS BIGINT) = 0) ORDER BY learner`, key, of, of)
		if failed != nil {
			return failed
		}
		all, failed = q.members(ctx, ids)
		return failed
	})
	return all, err
}

// numbers returns what a query finds, a number in each row.
func (q classRows) numbers(ctx context.Context, query string, args ...any) (all []int64, err error) {
	err = q.Each(ctx, query, args, func(scan func(...any) error) error {
		var n int64
		failed := scan(&n)
		all = append(all, n)
		return failed
	})
	return all, err
}

func (q classRows) members(ctx context.Context, ids []int64) (all []class.Member, err error) {
	for _, id := range ids {
		row, known, err := q.member(ctx, id)
		if err != nil {
			return nil, err
		}
		if known {
			all = append(all, row.Member)
		}
	}
	return all, nil
}

// member returns the member that a learner is.
func (q classRows) member(ctx context.Context, learner int64) (row memberRow, known bool, err error) {
	row, known, err = members().one(ctx, q.Conn, learner, "")
	if err != nil || !known {
		return row, false, err
	}
	_, err = q.One(ctx, `SELECT l.name, c.name, `+keysOf+`
FROM learners l, classes c WHERE l.id = $1 AND c.class = $2`, []any{learner, row.class}, &row.Learner, &row.Class, &row.Keys)
	return row, err == nil, err
}

// Join implements class.Roll.
func (c *Classes) Join(ctx context.Context, g class.Group, n class.Newcomer) (joined bool, err error) {
	err = c.writing(ctx, func(ctx context.Context, q classRows) (failed error) {
		joined, failed = q.join(ctx, g, n, c.options)
		return failed
	})
	return joined && err == nil, err
}

func (q classRows) join(ctx context.Context, g class.Group, n class.Newcomer, o Options) (bool, error) {
	if err := q.holdClass(ctx, g.ID); err != nil {
		return false, err
	}
	now, known, err := classes().one(ctx, q.Conn, g.ID, "")
	if err != nil || !known || !class.Code(now.code).Is(g.Code) {
		return false, err
	}
	row := memberRow{class: g.ID, key: n.Name.Key, look: n.Name.Look, version: 1}
	row.Name, row.PIN, row.Joined, row.Seen = n.Name.Shown, n.PIN, q.now, q.now
	listed, known, err := rosters().one(ctx, q.Conn, g.ID, ` AND key = $2`, n.Name.Key)
	if err != nil || now.RosterOnly && !known {
		return false, err
	}
	if known {
		row.Name = listed.name
	}
	if free, failed := q.free(ctx, row, 0, n.Fingerprint); failed != nil || !free {
		return false, failed
	}
	learner, err := o.learnerForWriting(ctx, q.Conn, n.Learner)
	if err != nil {
		return false, err
	}
	if err := q.Exec(ctx, members().insert(func(_ []string, to *strings.Builder) { to.WriteString("NOTHING") }), members().row(learner, row)...); err != nil {
		return false, err
	}
	return true, q.bind(ctx, learner, n.Fingerprint)
}

// free reports whether a member can be called that, beside another than which they are; whether the key is nobody's, and
// whether there is room in the class.
func (q classRows) free(ctx context.Context, row memberRow, but int64, fingerprint string) (bool, error) {
	var alike, owners, all int
	_, err := q.One(ctx, `SELECT
(SELECT count(*) FROM class_members WHERE class = $1 AND learner <> $2 AND (key = $3 OR likeness = $4)),
(SELECT count(*) FROM class_keys WHERE fingerprint = $5),
(SELECT count(*) FROM class_members WHERE class = $6)`,
		[]any{row.class, but, row.key, row.look, fingerprint, row.class}, &alike, &owners, &all)
	return alike == 0 && owners == 0 && all < class.MostMembers, err
}

// Enter implements class.Roll. It writes no more than once an hour.
func (c *Classes) Enter(ctx context.Context, learner string) error {
	const often = time.Hour
	var row memberRow
	var id int64
	known := false
	err := c.reading(ctx, func(ctx context.Context, q classRows) (failed error) {
		if id, known, failed = learnerNamed(ctx, q.Conn, learner); failed == nil && known {
			row, known, failed = q.member(ctx, id)
		}
		return failed
	})
	if err != nil || !known || c.options.Now().Sub(row.Seen) < often {
		return err
	}
	return c.writing(ctx, func(ctx context.Context, q classRows) error {
		if failed := q.holdClass(ctx, row.class); failed != nil {
			return failed
		}
		if failed := q.change(ctx, id, func(m *memberRow) { m.Seen = q.now }); failed != nil {
			return failed
		}
		return q.changeClass(ctx, row.class, func(g *classRow) { g.Used = q.now })
	})
}

// change changes a member's row.
func (q classRows) change(ctx context.Context, learner int64, f func(*memberRow)) error {
	row, known, err := members().one(ctx, q.Conn, learner, "")
	if err != nil || !known {
		return err
	}
	f(&row)
	row.version++
	return members().put(ctx, q.Conn, learner, row)
}

// changeClass changes a class's row.
func (q classRows) changeClass(ctx context.Context, id int64, f func(*classRow)) error {
	row, known, err := classes().one(ctx, q.Conn, id, "")
	if err != nil || !known {
		return err
	}
	f(&row)
	row.version++
	return classes().put(ctx, q.Conn, id, row)
}
