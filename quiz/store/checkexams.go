package store

import (
	"context"
	"fmt"
)

// exams reads every exam as a whole: its questions, steps and verdicts. The forms before the third have none.
func exams(ctx context.Context, q *queries) (found []string, err error) {
	var one int64
	known, err := q.one(ctx, `SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'exams'`, nil, &one)
	if err != nil || !known {
		return nil, err
	}
	wrong := 0
	err = q.each(ctx, `SELECT learner, id FROM exams`, nil, func(scan func(...any) error) error {
		var id string
		d := examRows{queries: q}
		if failed := scan(&d.learner, &id); failed != nil {
			return failed
		}
		_, failed := d.exam(ctx, id)
		if isDamage(failed) {
			wrong++
			return nil
		}
		return failed
	})
	if wrong > 0 {
		found = append(found, fmt.Sprintf("Exams that cannot be read: %d.", wrong))
	}
	return found, err
}
