package store

import "context"

// Count returns how many answers, learners and exams a database holds.
func Count(ctx context.Context, q *Conn) (answers, learners, exams int, err error) {
	_, err = q.One(ctx, `SELECT (SELECT count(*) FROM answers), (SELECT count(*) FROM learners), (SELECT count(*) FROM exams)`,
		nil, &answers, &learners, &exams)
	return answers, learners, exams, err
}

// Learners returns the names of the learners, in their order.
func Learners(ctx context.Context, q *Conn) ([]string, error) {
	return q.Texts(ctx, `SELECT name FROM learners ORDER BY name`)
}

// Forget removes all that is kept of a learner, and returns how many answers that were.
func Forget(ctx context.Context, q *Conn, learner string) (answers int, err error) {
	id, known, err := learnerHeld(ctx, q, keptText(learner))
	if err != nil || !known {
		return 0, err
	}
	if _, err := q.One(ctx, `SELECT count(*) FROM answers WHERE learner = $1`, []any{id}, &answers); err != nil {
		return 0, err
	}
	if err := q.Exec(ctx, `DELETE FROM identities WHERE name = $1`, identityOf(id)); err != nil {
		return 0, err
	}
	return answers, q.Exec(ctx, `DELETE FROM learners WHERE id = $1`, id) // and with it all that belongs to it
}

// learnerNamed returns the id of a learner; false: nothing is kept of the learner yet.
func learnerNamed(ctx context.Context, q *Conn, name string) (id int64, known bool, err error) {
	known, err = q.One(ctx, `SELECT id FROM learners WHERE name = $1`, []any{name}, &id)
	return id, known, err
}

// learnerHeld is learnerNamed for one who changes what is kept of the learner: nobody else does at the same time.
func learnerHeld(ctx context.Context, q *Conn, name string) (id int64, known bool, err error) {
	known, err = q.One(ctx, `SELECT id FROM learners WHERE name = $1`+q.sharing.Hold, []any{name}, &id)
	return id, known, err
}

// learnerForWriting returns the id of a learner, made where there is none.
func (o Options) learnerForWriting(ctx context.Context, q *Conn, name string) (int64, error) {
	id, known, err := learnerHeld(ctx, q, name)
	if err != nil || known {
		return id, err
	}
	id = int64(o.Random()>>2) + 1
	return id, q.Exec(ctx, `INSERT INTO learners (id, name, checksum) VALUES ($1, $2, $3)`, sealed("learners", id, name)...)
}
