package store

import (
	"context"

	"porthole/quiz/class"
)

// Owner implements class.Roll.
func (c *keyring) Owner(ctx context.Context, fingerprint string) (m class.Member, known bool, err error) {
	err = c.reading(ctx, func(ctx context.Context, q classRows) error {
		var id int64
		found, failed := q.One(ctx, `SELECT learner FROM class_keys WHERE fingerprint = $1`, []any{fingerprint}, &id)
		if failed != nil || !found {
			return failed
		}
		if _, found, failed = memberKeys().one(ctx, q.Conn, id, ` AND fingerprint = $2`, fingerprint); failed != nil || !found {
			return failed // the row has to be what was written, too
		}
		var row memberRow
		row, known, failed = q.member(ctx, id)
		m = row.Member
		return failed
	})
	return m, known, err
}

// Bind implements class.Roll.
func (c *keyring) Bind(ctx context.Context, learner, fingerprint string) error {
	return c.writing(ctx, func(ctx context.Context, q classRows) error {
		id, known, err := learnerNamed(ctx, q.Conn, learner)
		if err != nil || !known {
			return err
		}
		return q.bind(ctx, id, fingerprint)
	})
}

func (q classRows) bind(ctx context.Context, learner int64, fingerprint string) error {
	if fingerprint == "" {
		return nil
	}
	return q.Exec(ctx, `INSERT INTO class_keys (learner, fingerprint, added, checksum) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
		memberKeys().row(learner, keyRow{fingerprint, q.now})...)
}

// Unbind implements class.Roll.
func (c *keyring) Unbind(ctx context.Context, fingerprint string) error {
	return c.writing(ctx, func(ctx context.Context, q classRows) error {
		return q.Exec(ctx, `DELETE FROM class_keys WHERE fingerprint = $1`, fingerprint)
	})
}

// Lapse implements class.Roll. It writes only where there is something to delete.
func (c *keyring) Lapse(ctx context.Context, first, below string) error {
	const which = `FROM class_keys WHERE fingerprint >= $1 AND fingerprint < $2`
	n := 0
	err := c.reading(ctx, func(ctx context.Context, q classRows) error {
		_, failed := q.One(ctx, `SELECT count(*) `+which, []any{first, below}, &n)
		return failed
	})
	if err != nil || n == 0 {
		return err
	}
	return c.writing(ctx, func(ctx context.Context, q classRows) error {
		return q.Exec(ctx, `DELETE `+which, first, below)
	})
}

// keysOf counts the keys of the learner l, without the passes of browsers.
const keysOf = `(SELECT count(*) FROM class_keys k WHERE k.learner = l.id AND k.fingerprint NOT LIKE 'web:%')`
