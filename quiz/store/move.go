package store

import (
	"context"
	"errors"
	"slices"

	"porthole/quiz/class"
)

// halfMoved is the version of a class of which not everything is there yet.
const halfMoved = -1

// moved is a table whose rows go with a class.
type moved struct {
	name    string
	columns int
	// rows calls f for each row of an owner, as it is written to any database: what some keep as a number is yes or no again.
	rows func(ctx context.Context, q *Conn, owner int64, f func(values []any) error) error
}

func (t table[T]) moves() moved {
	name, columns := t.width()
	return moved{name, columns, func(ctx context.Context, q *Conn, owner int64, f func([]any) error) error {
		return t.each(ctx, q, owner, "", nil, func(v T) error { return f(t.row(owner, v)) })
	}}
}

// movesAsItIs is a table whose rows are written as they are read.
func movesAsItIs(name, owner string, columns int) moved {
	return moved{name, columns, func(ctx context.Context, q *Conn, id int64, f func([]any) error) error {
		return q.Each(ctx, "SELECT * FROM "+name+" WHERE "+owner+" = $1", []any{id}, func(scan func(...any) error) error {
			values, err := scanAll(columns, scan)
			if err == nil && !confirmed(name, values) {
				err = &DamageError{"a row of " + name + " is not what was written"}
			}
			if err != nil {
				return err
			}
			return f(values)
		})
	}}
}

// movedOfClass are the tables of a class that go with it, but for its own row. movedOfLearner are those of each member,
// derivedOfLearner what is derived of them. Each stands behind those that its rows belong to.
func movedOfClass() []moved {
	return []moved{rosters().moves(), assignments().moves(), askedPapers().moves(), rounds().moves(), roundPapers().moves()}
}

func movedOfLearner() []moved {
	const learnerWidth = 3
	return []moved{
		movesAsItIs("learners", "id", learnerWidth), members().moves(), answers().moves(), runs().moves(), lessonsRead().moves(),
		goals().moves(), forecasts().moves(), settings().moves(), examResults().moves(), examPapers().moves(),
		movesAsItIs("exam_steps", "learner", stepWidth), examVerdicts().moves(), memberKeys().moves(), grants().moves(),
		attempts().moves(), workSteps().moves(), seats().moves(), replies().moves(),
	}
}

func derivedOfLearner() []moved {
	return []moved{cards().moves(), days().moves(), records().moves(), imagesKept().moves(), confusions().moves()}
}

// Whole implements class.Moving.
func (c *ledger) Whole(ctx context.Context, in string) (w class.Whole, err error) {
	err = c.reading(ctx, func(ctx context.Context, q classRows) error {
		id, known, failed := q.classNamed(ctx, in)
		if failed != nil || !known {
			return orElse(failed, class.ErrNotFound)
		}
		w, failed = q.whole(ctx, id)
		return failed
	})
	return w, err
}

// whole counts what is kept of a class.
func (q classRows) whole(ctx context.Context, id int64) (w class.Whole, err error) {
	counts := map[string]*int{
		"class_members": &w.Members, "answers": &w.Answers, "exams": &w.Exams, "class_assignments": &w.Assigned, "class_rounds": &w.Rounds,
	}
	learners, err := q.learnersOf(ctx, id)
	for _, o := range append([]holding{{id, movedOfClass()}}, learners...) {
		for _, t := range o.tables {
			err = orElse(err, t.rows(ctx, q.Conn, o.by, func(values []any) error {
				w.Rows++
				w.Sum += uint64(numberAt(values, len(values)-1)) //nolint:gosec // the bits
				if n := counts[t.name]; n != nil {
					*n++
				}
				return nil
			}))
		}
	}
	return w, err
}

// holding are tables in which rows belong to one class, or one learner.
type holding struct {
	by     int64
	tables []moved
}

func (q classRows) learnersOf(ctx context.Context, id int64) (all []holding, err error) {
	learners, err := q.numbers(ctx, `SELECT learner FROM class_members WHERE class = $1 ORDER BY learner`, id)
	for _, learner := range learners {
		all = append(all, holding{learner, movedOfLearner()})
	}
	return all, err
}

// CopyTo implements class.Moving.
func (c *Classes) CopyTo(ctx context.Context, in string, to class.Book, as class.Name) (w class.Whole, err error) {
	other, ok := to.(interface{ classes() *Classes })
	if !ok {
		return w, errors.New("store: the other book is of another kind")
	}
	m := move{from: c, to: other.classes(), as: as}
	if failed := m.begin(ctx, in); failed != nil {
		return w, failed
	}
	if failed := m.bring(ctx); failed != nil {
		return w, failed
	}
	now, err := c.Whole(ctx, in) // it was read piece by piece, and somebody may have used it meanwhile
	if err != nil {
		return w, err
	}
	if now != m.whole {
		_, _, err = m.to.Purge(ctx, as.Key)
		return w, orElse(err, class.ErrChanged)
	}
	return m.whole, m.finish(ctx)
}

func (c *Classes) classes() *Classes { return c }

// move is a class on its way.
type move struct {
	from, to *Classes
	as       class.Name
	id       int64
	row      classRow
	whole    class.Whole
	holdings []holding
	members  []memberAt
}

// memberAt is the member that a learner is.
type memberAt struct {
	learner int64
	row     memberRow
}

// begin looks at the class, and makes it in the other database for nobody to come in, in the place of what is left there of
// a copy that was broken off.
func (m *move) begin(ctx context.Context, in string) error {
	err := m.from.reading(ctx, func(ctx context.Context, q classRows) error {
		id, known, failed := q.classNamed(ctx, in)
		if failed != nil || !known {
			return orElse(failed, class.ErrNotFound)
		}
		m.id = id
		if m.row, _, failed = classes().one(ctx, q.Conn, m.id, ""); failed != nil {
			return failed
		}
		if m.whole, failed = q.whole(ctx, m.id); failed != nil {
			return failed
		}
		m.holdings, failed = q.learnersOf(ctx, m.id)
		return failed
	})
	if err == nil {
		err = m.clear(ctx)
	}
	if err != nil {
		return err
	}
	return m.to.writing(ctx, func(ctx context.Context, q classRows) error {
		if _, known, failed := q.classNamed(ctx, m.as.Key); failed != nil || known {
			return orElse(failed, class.ErrTaken)
		}
		half := m.row
		half.Name, half.key, half.code, half.version = m.as.Shown, m.as.Key, "", halfMoved
		_, failed := classes().add(ctx, q.Conn, m.id, half)
		return failed
	})
}

// clear takes away what is left of a copy that was broken off.
func (m *move) clear(ctx context.Context) error {
	left := ""
	err := m.to.reading(ctx, func(ctx context.Context, q classRows) error {
		before, known, failed := classes().one(ctx, q.Conn, m.id, "")
		if failed == nil && known && before.version != halfMoved {
			failed = class.ErrTaken
		}
		left = before.key
		return failed
	})
	if err == nil && left != "" {
		_, _, err = m.to.Purge(ctx, left)
	}
	return err
}

// bring writes all rows to the other database, a learner's after another's. Members may not come in there yet.
func (m *move) bring(ctx context.Context) error {
	if err := m.bringOf(ctx, holding{m.id, movedOfClass()}); err != nil {
		return err
	}
	for _, o := range m.holdings {
		if err := m.bringOf(ctx, holding{o.by, append(o.tables, derivedOfLearner()...)}); err != nil {
			return err
		}
	}
	return nil
}

// written is a row that is to be written.
type written struct {
	statement string
	values    []any
}

// bringOf writes the rows of a class, or of a learner.
func (m *move) bringOf(ctx context.Context, o holding) error {
	var rows []written
	var member *memberAt
	err := m.from.reading(ctx, func(ctx context.Context, q classRows) (failed error) {
		rows, member, failed = rowsOf(ctx, q, o)
		return failed
	})
	if member != nil {
		m.members = append(m.members, *member)
	}
	const most = 1000 // so many take a fraction of a second
	for some := range slices.Chunk(rows, most) {
		err = orElse(err, m.to.db.Write(ctx, func(ctx context.Context, q *Conn) error {
			for _, row := range some {
				if failed := q.Exec(ctx, row.statement, row.values...); failed != nil {
					return failed
				}
			}
			return nil
		}))
	}
	return err
}

// rowsOf are the rows of a class, or of a learner and of the member that they are, who is removed in them.
func rowsOf(ctx context.Context, q classRows, o holding) (rows []written, member *memberAt, err error) {
	for _, t := range o.tables {
		statement := insertAny(t.name, t.columns)
		err = orElse(err, t.rows(ctx, q.Conn, o.by, func(values []any) error {
			rows = append(rows, written{statement, values})
			return nil
		}))
	}
	if err != nil {
		return nil, nil, err
	}
	membership := insertAny(members().width())
	if i := slices.IndexFunc(rows, func(r written) bool { return r.statement == membership }); i >= 0 {
		row, failed := members().read(rows[i].values)
		if failed != nil {
			return nil, nil, failed
		}
		member = &memberAt{o.by, row}
		row.Removed = true
		rows[i].values = members().row(o.by, row)
	}
	var last int64
	known, err := q.One(ctx, `SELECT last FROM identities WHERE name = $1`, []any{identityOf(o.by)}, &last)
	if known {
		rows = append(rows, written{`INSERT INTO identities (name, last) VALUES ($1, $2) ON CONFLICT DO NOTHING`, []any{identityOf(o.by), last}})
	}
	return rows, member, err
}

// finish lets the members in where everything is there, and takes all away again where it is not.
func (m *move) finish(ctx context.Context) error {
	same := false
	err := m.to.writing(ctx, func(ctx context.Context, q classRows) error {
		for _, member := range m.members {
			if failed := members().put(ctx, q.Conn, member.learner, member.row); failed != nil {
				return failed
			}
		}
		got, failed := q.whole(ctx, m.id)
		if same = failed == nil && got == m.whole; !same {
			return failed
		}
		m.row.Name, m.row.key = m.as.Shown, m.as.Key
		return classes().put(ctx, q.Conn, m.id, m.row)
	})
	if err == nil && !same {
		_, _, err = m.to.Purge(ctx, m.as.Key)
		err = orElse(err, errors.New("something of it is another class's there, a key of SSH or a learner; nothing was copied"))
	}
	return err
}
