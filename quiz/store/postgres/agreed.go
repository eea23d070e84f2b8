package postgres

import (
	"context"

	"porthole/quiz/store"
)

// Agree returns what all servers of the database hold for a thing: what the first of them said.
func (a *Archive) Agree(ctx context.Context, name, value string) (agreed string, err error) {
	d, err := a.use(ctx)
	if err != nil {
		return "", err
	}
	defer func() { _ = a.release() }() // others have it, or nobody needs it
	err = d.Write(ctx, func(ctx context.Context, q *store.Conn) error {
		if failed := q.Exec(ctx, `INSERT INTO agreed (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING`, name, value); failed != nil {
			return failed
		}
		_, failed := q.One(ctx, `SELECT value FROM agreed WHERE name = $1`, []any{name}, &agreed)
		return failed
	})
	return agreed, err
}
